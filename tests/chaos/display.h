// SPDX-License-Identifier: MIT
// An operator's monitor at the output pins of a console: a multisync for RGB, a television for composite samples. It knows
// the pins and nothing of what the board is doing.
//
// LEGAL is a raster that such a monitor can hold on to:
//   lines     From one horizontal sync to the next it takes always the same time, within 1/16 and a few clocks. Where the
//             raster changes one line is odd: at least half the shorter and at most 1 1/2 of the longer of both lengths; behind
//             it come eight equal ones or more. (A line oscillator pulls in one step of phase, as it must in every field behind the
//             head switching of a video recorder. A runt line it cannot tell from noise.)
//   fields    The same from vertical sync to vertical sync: one odd field where the raster changes, of at least half the
//             shorter and at most 1 1/2 of the longer length. (For 60 Hz that is 40 to 120 Hz, once. A flat panel counts
//             lines through several fields before it believes in a new mode; a tube begins its retrace a little high or low, once.)
//             A raster that was left again within its first field counts among the lengths (`begun`), and half a line either way is allowed.
//   pulses    Horizontal sync: at most 30 % of its line or of the one before (how short it is only its line can tell: a source that
//             changes within a pulse makes a short one in the right place). Vertical: at least half a line, at most 24 lines.
//   rates     Lines of 7 to 72 us (14 to 140 kHz, what the board calls a picture), fields of 20 lines or more, odd ones too.
//   missing   Follows: no line or field is longer than an odd one. A television holds its lines through some without
//             sync: of composite video up to LOST_LINES in a row may have none, and their half lines around vertical sync are lines too.
//
// Polarity is that of the shorter share; where it changes (a pulse of more than 40 % says so too), one line and one
// field cannot be measured and are left out.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <functional>
#include <string>
#include <utility>

// Equal lengths with an odd one between
class Rhythm {
public:
    double length = 0, judged = 0;      // the last one judged

    Rhythm(unsigned calm_least, double slack_clocks) : least(calm_least), slack(slack_clocks) {}

    // nullptr: legal. begun: the longest raster that began since the last one; more: what is allowed besides.
    const char *judge(double now, double begun = 0, double more = 0)
    {
        double longest = begun > odd_begun ? begun : odd_begun;
        const char *wrong = nullptr;
        judged = odd > 0 ? odd : now;
        if (odd > 0) {                  // the one behind an odd one is the new rule
            double shorter = now < length ? now : length, longer = now < length ? length : now;
            if (odd < shorter / 2 - slack - more)
                wrong = "is too short";
            else if (odd > std::max(longer, longest) * 1.5 + 2 * slack + more)
                wrong = "is too long";
            odd = odd_begun = 0;
            calm = 0;
            length = now;
        } else if (length > 0 && (now < length * 15 / 16 - slack || now > length * 17 / 16 + slack)) {
            if (calm < least)
                wrong = "is odd again";
            odd = now;
            odd_begun = begun;
        } else {
            length = now;
            calm++;
        }
        return wrong;
    }

    bool even() const { return odd == 0 && calm > 0; }       // the last one was like the one before

    void forget()
    {
        length = odd = odd_begun = 0;
        calm = 1000;
    }

private:
    unsigned least, calm = 1000;
    double slack, odd = 0, odd_begun = 0;
};

class Sync {
public:
    enum Edge { NONE, BEGINS, ENDS };
    bool flipped = false;               // the polarity is another one than at the last edge
    bool unsure = false;                // too long for a pulse: it will be another one
    double width = 0;                   // of the pulse that ended

    Edge see(bool now, double at)
    {
        if (now == level)
            return NONE;
        run[level] = at - edge;
        edge = at;
        level = now;
        bool was = active;
        if (run[0] > 0 && run[1] > 0)
            active = run[1] < run[0];
        flipped = was != active;
        if (level != active)
            width = run[active];
        unsure = run[active] > 0.4 * (run[0] + run[1]);
        return level == active ? BEGINS : ENDS;
    }

private:
    bool level = false, active = true;
    double run[2] = {0, 0}, edge = 0;
};

struct Field {                          // what one field showed
    unsigned port = 0;                  // 0: nothing, 9: the board's own
    uint32_t other = 0;                 // what the second one showed
    bool mixed = false;
    unsigned w = 0, rows = 0;
    bool ragged = false;
    unsigned ink = 0, x0 = ~0u, x1 = 0, y0 = ~0u, y1 = 0;      // of the overlay
    bool wave = false;
};

class Display {
public:
    static const unsigned LOST_LINES = 24;
    std::function<void(const std::string &)> illegal;
    std::function<void(const Field &)> on_field;
    std::function<void(double, double)> on_length;      // of a field, and of its last line
    double begun = 0;                   // field of the longest raster that was shown within this field, in clocks: told from outside
    uint64_t lines = 0, fields = 0, odd_fields = 0;
    unsigned grey[4] = {0, 0, 0, 0};    // of the composite ports
    uint32_t ink = 0;                   // colour of the overlay

    // A beat of the console, at a time in clocks
    void beat(double at, unsigned lanes, uint32_t hs, uint32_t vs, uint32_t de, uint32_t key, const uint32_t *rgb, bool is_wave)
    {
        if (is_wave != wave) {          // another kind of monitor
            wave = is_wave;
            forget();
        }
        if (wave)
            television(at, lanes, de, key, rgb);
        else
            for (unsigned k = 0; k < lanes; k++)
                multisync(at, hs >> k & 1, vs >> k & 1, de >> k & 1, rgb[k]);
    }

    // A clock without a beat: the pins hold still
    void nothing(double at)
    {
        if (wave)
            oscillate(at);
        else if (line_at >= 0 && line.length > 0)
            missing(at);
    }

private:
    bool wave = false;
    Sync h, v;
    Rhythm line = Rhythm(8, 4), field = Rhythm(0, 8);
    double line_at = -1, field_at = -1;
    int line_skip = 2, field_skip = 2;
    double width = 0;                   // of this line's horizontal sync
    Field now;
    unsigned x = 0;
    uint64_t lines_then = 0;            // when the field began

    void forget()
    {
        line.forget();
        field.forget();
        line_at = field_at = expect = low_from = -1;
        line_skip = field_skip = 2;
        lost = wrong = halves = 0;
        integral = 0;
        of_lines.forget();
        of_fields.forget();
        now = Field();
        now.wave = wave;
        x = 0;
    }

    // What is wrong is said two pulses later: a polarity that changed shows only then, and what it spoilt does not count.
    struct Doubts {
        std::deque<std::pair<unsigned, std::string>> list;
        void forget() { list.clear(); }
        void add(const std::string &text) { list.push_back({2, text}); }
        void pulse(const std::function<void(const std::string &)> &tell)
        {
            for (auto &doubt : list)
                doubt.first--;
            while (!list.empty() && list.front().first == 0) {
                tell(list.front().second);
                list.pop_front();
            }
        }
    } of_lines, of_fields;

    void say(Doubts &doubts, const char *what, const char *how, double length, double rule, double next = 0)
    {
        char text[160];
        snprintf(text, sizeof text, "%s %s: %.0f clocks, between %.0f and %.0f", what, how, length, rule, next);
        if (wave)
            illegal(text);
        else
            doubts.add(text);
    }

    void new_line(double at)
    {
        lines++;
        of_lines.pulse(illegal);
        if (line_at >= 0 && line_skip == 0) {
            double rule = line.length;
            if (!wave && rule > 0 && width > std::max(rule, at - line_at) * 0.3 + 4)
                say(of_lines, "horizontal sync", "is too wide", width, rule, at - line_at);
            if (const char *how = line.judge(at - line_at))
                say(of_lines, "a line", how, line.judged, rule, line.length);
            if (!wave && line.even() && (line.length < 6.8 * us || line.length > 73 * us))
                say(of_lines, "a line", "is out of range", line.length, 7 * us, 72 * us);
        }
        line_skip -= line_skip > 0;
        line_at = at;
    }

    void new_field(double at)
    {
        fields++;
        of_fields.pulse(illegal);
        if (!wave && at - field_at > 1000 && field_at >= 0 && lines == lines_then)
            say(of_fields, "horizontal sync", "is missing for a field", at - field_at, field.length);
        lines_then = lines;
        if (on_length)
            on_length(at - field_at, line.length);
        if (field_at >= 0 && field_skip == 0) {
            double rule = field.length;
            if (at - field_at < 20 * line.length)
                say(of_fields, "a field", "has too few lines", at - field_at, line.length);
            if (const char *how = field.judge(at - field_at, begun, line.length / 2))
                say(of_fields, "a field", how, field.judged, rule, field.length);
        }
        field_skip -= field_skip > 0;
        field_at = at;
        begun = 0;
        end_field();
    }

    void end_field()
    {
        end_row();
        on_field(now);
        now = Field();
        now.wave = wave;
    }

    // RGB
    // ---

    void multisync(double at, bool hs, bool vs, bool de, uint32_t rgb)
    {
        Sync::Edge line_edge = h.see(hs, at);
        if (line_edge != Sync::NONE && (h.flipped || h.unsure)) {
            line.forget();
            line_skip = 2;
            of_lines.forget();
        }
        switch (line_edge) {
        case Sync::BEGINS:
            new_line(at);
            break;
        case Sync::ENDS:
            width = h.width;
            break;
        default:
            missing(at);
        }
        Sync::Edge field_edge = v.see(vs, at);
        if (field_edge == Sync::ENDS && now.rows > 0)
            end_field();                // its polarity was another one
        if (field_edge != Sync::NONE && (v.flipped || v.unsure)) {
            field.forget();
            field_skip = 2;
            of_fields.forget();
        }
        switch (field_edge) {
        case Sync::BEGINS:
            new_field(at);
            break;
        case Sync::ENDS:
            if (line.length > 0 && field_skip == 0 && (v.width > line.length * 24 || v.width < line.length / 2 - 4))
                say(of_fields, "vertical sync", "has a wrong width", v.width, line.length);
            break;
        default:
            break;
        }
        if (de)
            pixel(rgb & 0xffffff);
        else
            end_row();
    }

    void missing(double at)
    {
        if (line.length > 0 && line_at >= 0 && at - line_at > 10 * line.length && line_skip == 0) {
            say(of_lines, "horizontal sync", "is missing", at - line_at, line.length);
            line_skip = 2;
        }
    }

    void pixel(uint32_t rgb)
    {
        if (rgb == ink) {
            inked();
        } else if (rgb != 0) {
            bool own = rgb == 0x000050;
            unsigned port = own ? 9 : rgb >> 20 & 15;
            if (now.port == 0)
                now.port = port;
            if (!now.mixed && now.port != port) {
                now.mixed = true;
                now.other = rgb;
            }
        }
        x++;
    }

    void inked()
    {
        now.ink++;
        now.x0 = std::min(now.x0, x);
        now.x1 = std::max(now.x1, x);
        now.y0 = std::min(now.y0, now.rows);
        now.y1 = std::max(now.y1, now.rows);
    }

    void end_row()
    {
        if (x == 0)
            return;
        if (now.rows == 0)
            now.w = x;
        now.ragged |= x != now.w;
        now.rows++;
        x = 0;
    }

    // Composite video
    // ---------------

    // Sync is cut at half its height out of the mean of a beat; pulses shorter than a microsecond are noise. A line oscillator
    // knows when the next line is to come; pulses there, or half a line off, confirm it; pulses elsewhere are counted against it.
    double low_from = -1, expect = -1, period = 0, part_sum[4] = {}, integral = 0, last_at = 0;
    unsigned lost = 0, wrong = 0, row_count = 0, part_count[4] = {};
    bool broad = false;

    void television(double at, unsigned lanes, uint32_t de, uint32_t key, const uint32_t *rgb)
    {
        double sum = 0;
        for (unsigned k = 0; k < lanes; k++)
            sum += rgb[k] >> 24;
        bool low = sum / lanes < 33;
        row(lanes, de, key, rgb);
        if (low && low_from < 0)
            low_from = at;
        if (!low && low_from >= 0) {
            if (at - low_from > 1.2 * us)
                pulse(low_from);
            low_from = -1;
        }
        // Vertical sync: low for most of half a line
        integral += ((low ? 1 : -1.5) * (at - last_at));
        integral = integral < 0 ? 0 : integral > 26 * us ? 26 * us : integral;
        last_at = at;
        if (!broad && integral > 22 * us) {
            broad = true;
            new_field(at);
        }
        if (broad && integral < 1 * us)
            broad = false;
        oscillate(at);
    }

    void oscillate(double at)
    {
        while (expect >= 0 && at > expect + 0.6 * period) {      // no pulse came there
            expect += period;
            if (++lost == LOST_LINES + 1)
                say(of_lines, "line sync", "is missing, lines", lost, LOST_LINES);
        }
    }

    void pulse(double at)
    {
        period = 63.78 * us;
        lines++;
        if (expect < 0) {
            expect = at + period;
            return;
        }
        double off = at - expect;
        while (off < -0.55 * period)
            off += period;
        if (std::fabs(off) < 0.06 * period) {
            expect = at + period;
            lost = wrong = 0;
        } else if (std::fabs(std::fabs(off) - 0.5 * period) < 0.06 * period) {
            lost = 0;                   // half a line: around vertical sync
            if (++halves > 40) {        // the other half was the line
                expect = at + period;
                halves = 0;
            }
            return;
        } else if (++wrong > 3) {       // it was a change of raster: one step
            expect = at + period;
            wrong = 0;
            steps++;
        }
        halves = 0;
    }
    unsigned halves = 0;

public:
    double us = 4;                      // clocks
    uint64_t steps = 0;                 // of phase, of the television's lines

private:
    void row(unsigned lanes, uint32_t de, uint32_t key, const uint32_t *rgb)
    {
        for (unsigned k = 0; k < lanes; k++) {
            if (!(de >> k & 1)) {
                if (x > 0)
                    grey_row();
                end_row();
                continue;
            }
            if (key >> k & 1) {
                inked();
            } else {
                part_sum[x / 360 & 3] += rgb[k] >> 24;
                part_count[x / 360 & 3]++;
                row_count++;
            }
            x++;
        }
    }

    // A row is of a port when each quarter of it has that port's grey: a row of half a picture and half of something else has none.
    bool row_is(double low, double high) const
    {
        for (unsigned k = 0; k < 4; k++)
            if (part_count[k] > 40 && (part_sum[k] < low * part_count[k] || part_sum[k] > high * part_count[k]))
                return false;
        return row_count > 400;
    }

    void grey_row()
    {
        unsigned port = row_is(70, 81) ? 9 : 0;
        for (unsigned i = 0; i < 4; i++)
            if (grey[i] && row_is(grey[i] - 10, grey[i] + 10))
                port = i + 1;
        if (port && !now.port)
            now.port = port;
        if (port && port != now.port && !now.mixed) {
            now.mixed = true;
            now.other = port;
        }
        row_count = 0;
        for (unsigned k = 0; k < 4; k++)
            part_sum[k] = part_count[k] = 0;
    }
};
