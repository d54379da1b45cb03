// SPDX-License-Identifier: MIT
// What is plugged into the ports, and everything that can go wrong with it. A sample at a time, from the numbers of
// VESA DMT, CEA-861, SMPTE 170M and ITU-R BT.470. Shares nothing with the gateware or with sim/.
//
// Every visible pixel tells its port and its picture (a picture ends with a frame, a mode change, a new plug):
// {port + 1, port + 1, picture}. A composite port's visible part is one grey for each port, with a burst in its blanking.
#pragma once

#include "../video/parts.h"
#include <cmath>

enum Kind { SEPARATE, CSYNC, GREEN, COMPOSITE };

struct Timing {
    const char *name;
    unsigned w, h, khz, hfp, hs, hbp, vfp, vs, vbp;     // lines of one field; interlaced ones have half a line more
    bool hs_positive, vs_positive, interlaced;
    unsigned h_total() const { return w + hfp + hs + hbp; }
    unsigned half_lines() const { return 2 * (h + vfp + vs + vbp) + interlaced; }
    double field_ms() const { return h_total() * half_lines() / 2.0 / khz; }
};

// Short frames, so that much happens in a second; a few real modes; interlaced ones. Lines of 12.5 to 64 us
static const Timing QUICK[] = {
    {"256x40", 256, 40, 10000, 16, 24, 24, 3, 2, 5, false, false, false},
    {"320x60", 320, 60, 14000, 16, 32, 32, 4, 3, 8, true, false, false},
    {"200x48", 200, 48, 9000, 24, 40, 56, 6, 2, 8, false, true, false},
    {"512x100", 512, 100, 28000, 40, 48, 40, 5, 5, 10, true, true, false},
    {"300x72", 300, 72, 12600, 20, 40, 40, 2, 3, 13, false, true, false},
    {"200x148", 200, 148, 20480, 8, 24, 24, 4, 3, 5, false, false, false},     // 80 kHz: two lines and more in one of the others
};
// For sources with one sync: the separator wants 360 half lines a field
static const Timing ONE_SYNC[] = {
    {"200x186", 200, 186, 9000, 16, 32, 40, 3, 3, 8, false, false, false},
    {"320x190", 320, 190, 14000, 16, 32, 32, 2, 4, 8, true, true, false},
    {"300x180i", 300, 180, 10000, 20, 32, 48, 3, 3, 8, false, false, true},
};
static const Timing REAL[] = {
    {"640x350", 640, 350, 25175, 16, 96, 48, 37, 2, 60, true, false, false},
    {"640x480", 640, 480, 25175, 16, 96, 48, 10, 2, 33, false, false, false},
    {"720x400", 720, 400, 28322, 18, 108, 54, 12, 2, 35, false, true, false},
    {"720x240i", 720, 240, 13500, 19, 62, 57, 4, 3, 15, false, false, true},
    {"720x288i", 720, 288, 13500, 12, 63, 69, 2, 3, 19, false, false, true},
};
static const Timing NTSC_T = {"NTSC", 1440, 240, 27000, 32, 127, 117, 4, 3, 15, true, true, true};
static const Timing PAL_T = {"PAL", 1440, 288, 27000, 24, 127, 137, 2, 3, 19, true, true, true};
static const Timing TOO_SLOW = {"9 kHz", 640, 100, 7200, 30, 80, 50, 4, 2, 8, true, true, false};
static const Timing TOO_FAST = {"190 kHz", 100, 100, 30400, 10, 30, 20, 4, 2, 8, true, true, false};
// Composite video is digitised at 27 MHz, whatever comes
static const Timing TOO_SLOW_T = {"9 kHz", 2400, 100, 27000, 112, 300, 188, 4, 2, 8, true, true, false};
static const Timing TOO_FAST_T = {"190 kHz", 94, 100, 27000, 10, 28, 10, 4, 2, 8, true, true, false};

inline bool out_of_range(const Timing *t) { return t == &TOO_SLOW || t == &TOO_FAST || t == &TOO_SLOW_T || t == &TOO_FAST_T; }

struct Port {
    unsigned id = 0;
    Kind kind = SEPARATE;
    const Timing *timing = nullptr;     // nullptr: unplugged, no beats
    unsigned picture = 0;
    // faults
    bool still = false;                 // beats go on, nothing moves
    int stuck_hs = -1, stuck_vs = -1;   // at this level
    bool flip_hs = false, flip_vs = false;
    unsigned glitches = 0;              // of a thousand beats; composite: rms codes of noise
    unsigned skip_lines = 0;            // line syncs still to be left out
    unsigned begun = 0;                 // fields since all is well
    double speed = 1;
    Random random;

    bool faulty() const { return still || stuck_hs >= 0 || stuck_vs >= 0 || glitches > 0 || skip_lines > 0; }

    void heal()
    {
        if (faulty() || speed != 1)
            begun = 0;
        still = false;
        stuck_hs = stuck_vs = -1;
        glitches = 0;
        speed = 1;
    }

    void show(const Timing *t, Kind k)
    {
        timing = t;
        kind = k;
        picture++;
        begun = 0;
        if (!t)
            return;
        x = random.below(t->h_total() / 2);
        half = random.below(t->half_lines());
        second = t->interlaced && random.chance(2);
    }

    void jump(unsigned samples)         // forward in time
    {
        picture++;
        begun = 0;
        for (unsigned i = 0; i < samples; i++)
            step();
    }

    bool beat(unsigned pixels, unsigned clk_khz)
    {
        if (!timing)
            return false;
        phase += static_cast<unsigned>(timing->khz * speed) / pixels;
        if (phase < clk_khz)
            return false;
        phase -= clk_khz;
        glitch = kind != COMPOSITE && glitches && random.below(1000) < glitches;
        return true;
    }

    void lane(bool *hs, bool *vs, bool *de, uint32_t *rgb)
    {
        bool h = in_hs(), v = in_vs(), visible = in_de();
        uint32_t wave = 0;
        if (kind == COMPOSITE)
            wave = sample(visible);
        else if (kind == GREEN)
            wave = composite_sync() ? 4 : visible ? 80 : 60;
        *de = kind != COMPOSITE && visible;
        *rgb = *de ? (id + 1) << 20 | (id + 1) << 12 | (picture & 0xff) : 0;
        *rgb |= wave << 24;
        *hs = kind == SEPARATE ? h == timing->hs_positive : kind == CSYNC ? composite_sync() == timing->hs_positive : false;
        *vs = kind == SEPARATE ? v == timing->vs_positive : false;
        faults(hs, vs, de, rgb);
        step();
    }

    uint8_t grey() const { return static_cast<uint8_t>(90 + 30 * id); }

private:
    unsigned x = 0, half = 0, phase = 0;        // place in a half line; half line of the field, from vertical sync on
    bool second = false, glitch = false, lost = false;
    bool held_hs = false, held_vs = false, held_de = false;
    uint32_t held_rgb = 0;

    // In an odd half line of the first field, or an even one of the second, the line is half over.
    bool first_half() const { return (half & 1) == (second ? 1u : 0u); }
    unsigned at() const { return x + (first_half() ? 0 : timing->h_total() / 2); }
    bool broad() const { return half < 2 * timing->vs; }
    bool equalising() const { return timing->interlaced && (half < 4 * timing->vs || half + 2 * timing->vs >= timing->half_lines()); }
    bool in_hs() const { return !lost && at() < timing->hs; }
    bool in_vs() const { return broad(); }

    bool in_de() const
    {
        unsigned line_from = half + (second ? 1 : 0), row = line_from / 2;      // lines since the one with vertical sync
        unsigned from = timing->hs + timing->hbp, top = timing->vs + timing->vbp + (second ? 1 : 0);
        return row >= top && row < top + timing->h && at() >= from && at() < from + timing->w;
    }

    bool composite_sync() const
    {
        unsigned half_long = timing->h_total() / 2;
        if (timing->interlaced && equalising())
            return broad() ? x < half_long - timing->hs : x < timing->hs / 2;
        if (broad())
            return at() < timing->h_total() - timing->hs;
        return in_hs();
    }

    uint32_t sample(bool visible)
    {
        bool pal = timing == &PAL_T;
        double blank = pal ? 64 : 60, level = blank;
        if (composite_sync())
            level = pal ? 1 : 4;
        else if (visible)
            level = grey();
        else if (!equalising() && at() >= 150 && at() < 212)
            level += 28 * std::sin(at() * (pal ? 1.0317 : 0.8330));
        if (glitches)
            level += glitches * noise();
        return static_cast<uint32_t>(level < 0 ? 0 : level > 255 ? 255 : level + 0.5);
    }

    double noise()                      // about normal
    {
        uint32_t r = random.next();
        return (static_cast<int>((r & 255) + (r >> 8 & 255) + (r >> 16 & 255) + (r >> 24)) - 510) / 148.0;
    }

    void faults(bool *hs, bool *vs, bool *de, uint32_t *rgb)
    {
        if (still) {
            *hs = held_hs;
            *vs = held_vs;
            *de = held_de;
            *rgb = held_rgb;
            return;
        }
        if (stuck_hs >= 0 && kind != COMPOSITE)
            *hs = stuck_hs;
        if (stuck_hs >= 0 && kind == COMPOSITE)
            *rgb = stuck_hs ? 200u << 24 : 4u << 24;
        if (stuck_vs >= 0 && kind != COMPOSITE)
            *vs = stuck_vs;
        *hs ^= flip_hs & (kind == SEPARATE || kind == CSYNC);
        *vs ^= flip_vs & (kind == SEPARATE);
        if (glitch) {
            *hs ^= random.chance(3);
            *vs ^= random.chance(9);
        }
        held_hs = *hs;
        held_vs = *vs;
        held_de = *de;
        held_rgb = *rgb;
    }

    void step()
    {
        if (++x < timing->h_total() / 2)
            return;
        x = 0;
        if (++half == timing->half_lines()) {
            half = 0;
            if (timing->interlaced)
                second = !second;
            picture++;
            begun = faulty() ? 0 : begun + 1;
        }
        if (first_half()) {
            lost = skip_lines > 0;
            skip_lines -= lost;
            if (lost)
                begun = 0;
        }
    }
};
