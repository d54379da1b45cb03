// SPDX-License-Identifier: MIT
// Signals at the pins of a host port, sample by sample, from the numbers of the standards. Written for these tests only:
// the encoders of the simulated board (sim/) and the gateware know nothing of it, and it knows nothing of them.
//
//   525 lines: SMPTE 170M.  625 lines: ITU-R BT.470 (B/G), BT.1700.  Levels in 8 bits: SMPTE 244M (525), EBU Tech 3280 (625).
//   Computers: VESA DMT 1.13, CEA-861.
#pragma once

#include "modes.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

struct Random {
    uint64_t state = 1;
    uint32_t next()
    {
        state = state * 6364136223846793005u + 1442695040888963407u;
        uint64_t x = state ^ (state >> 33);
        return static_cast<uint32_t>((x * 0xff51afd7ed558ccdu) >> 32);
    }
    uint32_t below(uint32_t n) { return static_cast<uint32_t>((static_cast<uint64_t>(next()) * n) >> 32); }
    double unit() { return next() * (1.0 / 4294967296.0); }
    double normal()                     // sum of uniform ones: good to four sigma
    {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            uint32_t r = next();
            sum += (r & 0xffff) + (r >> 16);
        }
        return (sum - 8 * 32767.5) / 65535.0 * std::sqrt(12.0 / 8.0);
    }
};

struct Pins {
    bool hs = false, vs = false, de = false;
    uint32_t rgb = 0;                   // [31:24] is the sample
};

// What is true of this sample, and not to be seen at the pins
struct Truth {
    bool line = false;                  // the first sample of a line (at or behind the 50 % point of sync)
    double line_at = 0;                 // that point, in samples since the beginning, may be a fraction
    bool field = false;                 // the first sample of vertical sync
    bool second = false;                // which begins in the middle of a line
    int row = -1;                       // visible line of the field, or none
    double x = 0;                       // from the first visible sample of the line, may be a fraction
};

class Signal {
public:
    virtual ~Signal() {}
    virtual void next(Pins *pins, Truth *truth) = 0;
    virtual double field_samples() const = 0;
};

// Composite video
// ---------------

struct Standard {
    const char *name;
    double line;                        // samples at 27 MHz
    unsigned half_lines;                // a frame, or a field when progressive
    bool pal, progressive;
    double tip, blank, black, white;    // codes
    double edge;                        // 10 to 90 % of sync, samples
    double sync, equalising, broad;     // widths in samples
    double burst_at, burst_long, burst_high, carrier;
    double visible_at, porch;           // front porch
};

static const Standard NTSC = {"NTSC-M", 1716, 1050, false, false, 4, 60, 70.5, 200, 3.8, 126.9, 62.1, 731.7, 143, 67.5, 28, 227.5, 254, 40.5};
static const Standard PAL = {"PAL-B/G/I", 1728, 1250, true, false, 1, 64, 64, 211, 5.4, 126.9, 63.5, 737.1, 151, 60.8, 31.5, 283.7516, 283, 44.5};
static const Standard NTSC_P = {"NTSC, 262 lines", 1716, 524, false, true, 4, 60, 70.5, 200, 3.8, 126.9, 62.1, 731.7, 143, 67.5, 28, 227.5, 254, 40.5};
static const Standard PAL_P = {"PAL, 312 lines", 1728, 624, true, true, 1, 64, 64, 211, 5.4, 126.9, 63.5, 737.1, 151, 60.8, 31.5, 283.7516, 283, 44.5};

class Composite : public Signal {
public:
    double scale = 1, offset = 0;       // of the level around blanking; codes
    double noise = 0;                   // rms codes
    double missing = 0;                 // of the line syncs, 0 to 1
    double jitter = 0;                  // rms samples a line, timing wanders and comes back
    double head_switch = 0;             // samples that the phase jumps six lines before vertical sync, and back behind it
    double skew = 0;                    // samples that each field runs away evenly, until the next head takes over six lines before vertical sync
    bool separator = false;             // as an LM1881 gives it: composite sync on hs, vertical on vs, both active low
    bool dead = false;                  // nothing but a level
    bool stuck = false;                 // in sync
    bool dull = false;                  // a black picture
    Random random;

    Composite(const Standard &standard, double speed, uint64_t seed) : s(standard), h(standard.line * speed / 2)
    {
        random.state = seed;
        half = random.below(s.half_lines);
        at = -random.unit() * h;        // of the beginning of this half line
        long_now = h;
        begin();
    }

    double field_samples() const override { return h * s.half_lines / (s.progressive ? 1 : 2); }
    double noise_of_snr(double db) const { return (s.white - s.blank) * std::pow(10, -db / 20); }
    void jump(double samples) { at -= samples; }
    const Standard &standard() const { return s; }
    // In the middle of this many half lines behind a vertical sync's last pulse
    bool behind_vertical(unsigned halves) const
    {
        unsigned field = s.half_lines / (s.progressive ? 1 : 2), end = s.pal ? 5 : 12;
        return half % field == end + halves - 1 && n - at > long_now / 2 && n - at < long_now / 2 + 8;
    }

    void next(Pins *pins, Truth *truth) override
    {
        double x = n - at;
        *truth = Truth();
        if (x >= long_now) {
            at += long_now;
            x -= long_now;
            half = (half + 1) % s.half_lines;
            begin();
            truth->line = half % 2 == 0 || s.progressive ? half % 2 == 0 : false;
            truth->line_at = at;
            truth->field = first_broad(half);
            truth->second = half % 2;
        }
        truth->row = row();
        truth->x = n - line_from - (s.pal ? 264 : 244);
        double low = cover(x, width) + cover(x - long_now, width_next);
        double level = s.blank + (s.tip - s.blank) * low + picture(x);
        level = (level - s.blank) * scale + s.blank + offset;
        if (dead || stuck)
            level = stuck ? s.tip : s.blank;
        if (noise > 0)
            level += noise * random.normal();
        *pins = Pins();
        if (separator) {
            pins->hs = low < 0.5;
            pins->vs = !(broad_width(half) > 0);
        } else
            pins->rgb = static_cast<uint32_t>(level < 0 ? 0 : level > 255 ? 255 : level + 0.5) << 24;
        n++;
    }

private:
    Standard s;
    double h, at, long_now;
    unsigned half;
    uint64_t n = 0;
    double width = 0, width_next = 0, wander = 0, line_from = 0;
    bool lost_next = false;

    static bool within(unsigned h, unsigned from, unsigned count) { return h >= from && h < from + count; }

    // Half lines of a frame, from the beginning of line 1
    bool broad_at(unsigned i) const
    {
        unsigned two = s.progressive ? 100000 : s.half_lines / 2;
        return s.pal ? within(i, 0, 5) || within(i, two, 5) : within(i, 6, 6) || within(i, two + 6, 6);
    }
    bool equal_at(unsigned i) const
    {
        unsigned two = s.progressive ? 100000 : s.half_lines / 2, n = s.half_lines;
        if (s.pal)
            return within(i, n - 5, 5) || within(i, 5, 5) || within(i, two - 5, 5) || within(i, two + 5, 5);
        return within(i, 0, 6) || within(i, 12, 6) || within(i, two, 6) || within(i, two + 12, 6);
    }
    bool first_broad(unsigned i) const { return broad_at(i) && !broad_at((i + s.half_lines - 1) % s.half_lines); }
    double broad_width(unsigned i) const { return broad_at(i) ? s.broad : 0; }
    double width_of(unsigned i) const
    {
        return broad_at(i) ? s.broad : equal_at(i) ? s.equalising : i % 2 == 0 ? s.sync : 0;
    }
    // Of the 240 or 288 lines of the digital active picture: 23 to 262 and 286 to 525; 23 to 310 and 336 to 623
    int row() const
    {
        int line = static_cast<int>(half / 2) + 1, upto = s.pal ? 310 : 262, two = s.pal ? 336 : 286;
        if (line >= 23 && line <= upto)
            return line - 23;
        return line >= two && line <= two + upto - 23 ? line - two : -1;
    }
    bool shows(unsigned i) const        // lines with a picture
    {
        unsigned v = s.progressive ? i : i % (s.half_lines / 2);
        return s.pal ? v >= 46 && v < 620 : v >= 40 && v < 525;
    }

    double cover(double x, double w) const
    {
        if (w <= 0)
            return 0;
        double e = s.edge / 0.8, a = x / e + 0.5, b = (w - x) / e + 0.5;
        a = a < 0 ? 0 : a > 1 ? 1 : a;
        b = b < 0 ? 0 : b > 1 ? 1 : b;
        return a * b;
    }

    uint32_t paint = 0;

    void begin()
    {
        line_from = half % 2 == 0 ? at : n == 0 ? at - h : line_from;
        width = lost_next ? 0 : width_of(half);
        unsigned after = (half + 1) % s.half_lines;
        lost_next = missing > 0 && width_of(after) == s.sync && random.unit() < missing;
        width_next = lost_next ? 0 : width_of(after);
        long_now = h;
        if (jitter > 0 && half % 2 == 0) {
            double to = jitter * random.normal();
            long_now += to - wander;
            wander = to;
        }
        if (head_switch != 0) {         // six lines before vertical sync of each field
            unsigned v = s.progressive ? half : half % (s.half_lines / 2), field = s.progressive ? s.half_lines : s.half_lines / 2;
            unsigned vs = s.pal ? 0 : 6;
            if (half % 2 == 0 && (v == (vs + field - 13) % field || v == (vs + field - 12) % field))
                long_now += head_switch;
            if (half % 2 == 0 && (v == vs + 30 || v == vs + 31))
                long_now -= head_switch;
        }
        if (skew != 0) {
            unsigned field = s.progressive ? s.half_lines : s.half_lines / 2, v = half % field, vs = s.pal ? 0 : 6;
            unsigned at_head = (vs + field - 13) % field;
            long_now += skew / field;
            if (half % 2 == 0 && (v == at_head || v == at_head + 1))
                long_now -= skew;
        }
        paint = random.next();
    }

    double picture(double x) const
    {
        bool odd = half % 2;
        if (equal_at(half) || broad_at(half))
            return 0;
        double y = 0;
        if (!odd && x >= s.burst_at && x < s.burst_at + s.burst_long)
            y += s.burst_high * std::sin(2 * M_PI * std::fmod(s.carrier * (n / s.line), 1.0));
        bool inside = shows(half) && (odd ? x < long_now - s.porch : x >= s.visible_at);
        if (inside && dull)
            y += s.black - s.blank;
        if (inside && !dull) {
            double luma = (paint >> (static_cast<unsigned>(x) >> 7)) % 32 / 31.0;
            y += s.black - s.blank + (s.white - s.black) * luma;
            y += 30 * luma * (1 - luma) * 4 * std::sin(2 * M_PI * std::fmod(s.carrier * (n / s.line), 1.0) + 1);
        }
        return y;
    }
};

// Computers
// ---------

enum Shape { OR, XOR, SERRATED, EQUALISED };    // of composite sync

// Counts half lines of a field: interlaced fields have an odd number of them, so every second one begins in the middle of a line.
class Computer : public Signal {
public:
    Shape shape = OR;
    bool positive = false;
    bool green = false;                 // sync-on-green; else composite sync on the hs pin
    bool separate = false;              // two syncs, of the polarity of the timing
    unsigned noise = 0;                 // codes up and down on green
    uint32_t ink = 0xffffff;            // bits that pixels may have
    Random random;

    Computer(const Timing &timing, uint64_t seed) : t(timing), halves(timing.field_lines() * 2 + timing.interlaced)
    {
        random.state = seed;
        half = random.below(halves);
        x = random.below(length());
    }
    double field_samples() const override { return t.h_total() * (halves / 2.0); }
    const Timing &timing() const { return t; }
    unsigned to_line() const { return length() - x + (begins() ? t.h_total() - t.h_total() / 2 : 0); }    // samples
    void skip_to_line(unsigned samples)
    {
        while (to_line() != samples)
            step();
    }

    // A line begins with horizontal sync, a field with vertical sync.
    void next(Pins *pins, Truth *truth) override
    {
        unsigned line_x = x + (begins() ? 0 : t.h_total() / 2), line = (half + second) / 2 - second;
        bool in_h = line_x < t.hs, in_v = half < 2 * t.vs;
        *truth = Truth();
        truth->line = line_x == 0;
        truth->line_at = static_cast<double>(n);
        truth->field = x == 0 && half == 0;
        truth->second = second;
        truth->x = static_cast<double>(line_x) - t.hs - t.hbp;
        truth->row = line - t.vs - t.vbp < t.h ? static_cast<int>(line - t.vs - t.vbp) : -1;
        *pins = Pins();
        pins->de = truth->row >= 0 && truth->x >= 0 && truth->x < t.w;
        pins->rgb = pins->de ? random.next() & ink : 0;
        if (separate) {
            pins->hs = in_h == t.hpos;
            pins->vs = in_v == t.vpos;
        } else if (green)
            pins->rgb |= sliced(sync(in_h, in_v, line_x), pins->rgb) << 24;
        else
            pins->hs = sync(in_h, in_v, line_x) == positive;
        n++;
        step();
    }

private:
    const Timing &t;
    unsigned halves, half, x;
    bool second = false;                // this field began in the middle of a line
    uint64_t n = 0;

    bool begins() const { return half % 2 == second; }
    unsigned length() const { return begins() ? t.h_total() / 2 : t.h_total() - t.h_total() / 2; }

    void step()
    {
        if (++x < length())
            return;
        x = 0;
        if (++half < halves)
            return;
        half = 0;
        second = t.interlaced && !second;
    }

    bool sync(bool in_h, bool in_v, unsigned line_x) const
    {
        if (shape == XOR)
            return in_h != in_v;
        if (shape == SERRATED && in_v)
            return line_x < t.h_total() - t.hs;
        if (shape != EQUALISED)
            return in_h || in_v;
        // pulses twice a line from three lines before to three behind vertical sync
        if (in_v)
            return x < length() - t.hs;
        return half >= halves - 6 || half < 2 * t.vs + 6 ? x < t.hs / 2 : in_h;
    }

    uint32_t sliced(bool low, uint32_t rgb)
    {
        int level = low ? 4 : 64 + static_cast<int>((rgb >> 8 & 255) * 147 / 255);
        level += noise ? static_cast<int>(random.below(2 * noise + 1)) - static_cast<int>(noise) : 0;
        return static_cast<uint32_t>(level < 0 ? 0 : level > 255 ? 255 : level);
    }
};
