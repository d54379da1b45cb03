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
//   missing   Follows: no line or field is longer than an odd one.
// The lines of composite video are another matter: television.h.
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
#include "television.h"

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
    std::function<void(const std::string &)> illegal;
    std::function<void(const Field &)> on_field;
    std::function<void(double, double)> on_length;      // of a field, and of its last line
    double begun = 0;                   // field of the longest raster that was shown within this field, in clocks: told from outside
    uint64_t lines = 0, fields = 0, odd_fields = 0;
    uint32_t ink = 0;                   // colour of the overlay

    Television tv;

    Display()
    {
        tv.wrong = [this](const char *what, const char *how, double length, double rule) { say(of_lines, what, how, length, rule); };
        tv.vertical = [this](double at) { new_field(at); };
        tv.forget();
    }

    // A beat of the console, at a time in clocks. sent: what each port sent in the beat that this would be, or nullptr
    void beat(double at, unsigned lanes, uint32_t hs, uint32_t vs, uint32_t de, uint32_t key, const uint32_t *rgb, bool is_wave, const uint8_t *const *sent)
    {
        if (is_wave != wave) {          // another kind of monitor
            wave = is_wave;
            forget();                   // doubts too: whether a polarity changed, the next two pulses would have told, and there are none.
        }
        if (wave)
            composite(at, lanes, de, key, rgb, sent);
        else
            for (unsigned k = 0; k < lanes; k++)
                multisync(at, hs >> k & 1, vs >> k & 1, de >> k & 1, rgb[k]);
    }

    // A clock without a beat: the pins hold still
    void nothing(double at)
    {
        if (wave)
            tv.hold(at);
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
        line_at = field_at = -1;
        line_skip = field_skip = 2;
        tv.forget();
        of_lines.forget();
        of_fields.forget();
        now = Field();
        now.wave = wave;
        x = 0;
    }

    // What is wrong is said two pulses later: a polarity that changed shows only then, and what it spoilt does not count. Of RGB
    // before a change to composite video the last two lines and fields are not judged therefore; runs of RGB alone judge all.
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
            if (!wave && line.even() && (line.length < 6.8 * tv.us || line.length > 73 * tv.us))
                say(of_lines, "a line", "is out of range", line.length, 7 * tv.us, 72 * tv.us);
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
            on_length(at - field_at, rule_of_line());
        if (field_at >= 0 && field_skip == 0) {
            double rule = field.length;
            if (at - field_at < 20 * rule_of_line())
                say(of_fields, "a field", "has too few lines", at - field_at, rule_of_line());
            if (const char *how = field.judge(at - field_at, begun, rule_of_line() / 2))
                say(of_fields, "a field", how, field.judged, rule, field.length);
        }
        field_skip -= field_skip > 0;
        field_at = at;
        begun = 0;
        end_field();
    }

    double rule_of_line() const { return wave ? tv.line() : line.length; }

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
            shows(rgb == 0x000050 ? 9 : rgb >> 20 & 15, rgb);
        }
        x++;
    }

    void shows(unsigned port, uint32_t what)
    {
        if (now.port == 0)
            now.port = port;
        if (!now.mixed && now.port != port) {
            now.mixed = true;
            now.other = what;
        }
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

    // Composite video: a beat is a port's when that port sent it, sample for sample
    // -----------------------------------------------------------------------------

    void composite(double at, unsigned lanes, uint32_t de, uint32_t key, const uint32_t *rgb, const uint8_t *const *sent)
    {
        double sum = 0;
        for (unsigned k = 0; k < lanes; k++)
            sum += rgb[k] >> 24;
        if (__builtin_popcount(~key & ((1u << lanes) - 1)) > 3) {       // else little of it is not ink
            bool still = from && sent[from - 1] && is_of(sent[from - 1], lanes, key, rgb);      // two may send the same, in sync
            if (!still)
                from = 0;
            for (unsigned i = 0; i < 4; i++)
                if (sent[i] && !from && is_of(sent[i], lanes, key, rgb))
                    from = i + 1;
        }
        row(lanes, de, key, rgb);
        tv.beat(at, sum / lanes < 33, from > 0);
    }

    unsigned from = 0;                  // the port that sent this beat

    static bool is_of(const uint8_t *sent, unsigned lanes, uint32_t key, const uint32_t *rgb)
    {
        for (unsigned k = 0; k < lanes; k++)
            if (!(key >> k & 1) && rgb[k] >> 24 != sent[k])
                return false;
        return true;
    }

    void row(unsigned lanes, uint32_t de, uint32_t key, const uint32_t *rgb)
    {
        for (unsigned k = 0; k < lanes; k++) {
            if (!(de >> k & 1)) {
                end_row();
                continue;
            }
            uint8_t sample = static_cast<uint8_t>(rgb[k] >> 24);
            if (key >> k & 1)
                inked();
            else if (sample != 60 && sample != 64)           // black is nobody's
                shows(from ? from : sample == 73 || sample == 78 ? 9 : 8, sample);
            x++;
        }
    }
};
