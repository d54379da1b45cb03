// SPDX-License-Identifier: MIT
// A composite source whose every sample is known, and what comes out
#pragma once

#include "composite_standard.h"

// Composite samples with their syncs, as vid_host gives them
struct Wave {
    Standard std = NTSC;
    unsigned field = 0, half = 0, at = 0;       // of the next sample
    uint32_t number = 0;                        // fields since the start
    bool signed_picture = false;                // visible samples are 100 to 199

    void sample(bool *hs, bool *vs, bool *de, uint8_t *value)
    {
        bool first = (half & 1) == field;
        unsigned broad = std.pal ? 0 : 6, x = at + (first ? 0 : std.line / 2);
        int row = visible_row();
        *hs = x < std.sync;
        *vs = half >= broad && half < broad + (std.pal ? 5 : 6);
        *de = row >= 0 && x >= std.from && x < std.from + 1440;
        *value = *hs ? std.tip : *de ? picture(number, x - std.from, static_cast<unsigned>(row), signed_picture) : std.blank;
        if (!*hs && !*de)
            *value = static_cast<uint8_t>(std.blank - 8 + mix(x, half) % 16);   // bursts and whatever else
        step();
    }

    static uint8_t picture(uint32_t number, unsigned x, unsigned y, bool sign)
    {
        return static_cast<uint8_t>(sign ? 100 + mix(x | y << 12, number) % 100 : 20 + mix(x | y << 12, number) % 200);
    }

    unsigned rows() const { return (std.last_half - std.first_half + 1) / 2; }

private:
    int visible_row() const
    {
        int line_half = static_cast<int>(half) + (std.pal ? static_cast<int>(field) : -static_cast<int>(field));
        int row = line_half - static_cast<int>(std.first_half);
        return row >= 0 && line_half <= static_cast<int>(std.last_half) ? row / 2 : -1;
    }

    void step()
    {
        if (++at < std.line / 2)
            return;
        at = 0;
        if (++half < std.half_lines)
            return;
        half = 0;
        field ^= 1;
        number++;
    }
};

struct Sample {
    bool hs, vs, de, wave, key;
    uint8_t level, value;
    uint32_t rgb;
    unsigned shown;
    bool switching;
};

struct Fed {                            // a sample on its way through the console
    bool hs, vs, de;
    uint8_t value;
};
