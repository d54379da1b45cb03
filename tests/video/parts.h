// SPDX-License-Identifier: MIT
// What surrounds the chip in these tests: memories and picture sources.
#pragma once

#include "memories.h"

// One generator for everything random; the seed is printed by main().
struct Random {
    uint64_t state = 1;
    uint32_t next()
    {
        state = state * 6364136223846793005u + 1442695040888963407u;
        uint64_t x = state ^ (state >> 33);
        return static_cast<uint32_t>((x * 0xff51afd7ed558ccdu) >> 32);
    }
    uint32_t below(uint32_t n) { return static_cast<uint32_t>((static_cast<uint64_t>(next()) * n) >> 32); }
    uint32_t between(uint32_t low, uint32_t high) { return low + below(high - low + 1); }
    bool chance(uint32_t one_in) { return below(one_in) == 0; }
};

struct Mode {
    unsigned w, h, khz, hfp, hs, hbp, vfp, vs, vbp;
    bool hs_positive, vs_positive;
    unsigned h_total() const { return w + hfp + hs + hbp; }
    unsigned v_total() const { return h + vfp + vs + vbp; }
};

// VESA DMT 1.13; 720x400 is the text mode of VGA
static const Mode MODES[] = {
    {640, 480, 25175, 16, 96, 48, 10, 2, 33, false, false},
    {720, 400, 28322, 18, 108, 54, 12, 2, 35, false, true},
    {800, 600, 40000, 40, 128, 88, 1, 4, 23, true, true},
    {1024, 768, 65000, 24, 136, 160, 3, 6, 29, false, false},
    {1280, 1024, 108000, 48, 112, 248, 1, 3, 38, true, true},
};

// A picture source: random pixels that depend on source, frame and place
struct Source {
    unsigned id = 0;
    const Mode *mode = nullptr;         // nullptr: no picture, no beats
    bool sign = false;                  // top nibbles are id + 1 and frame
    uint32_t frame = 0;
    uint32_t young_until = 0;           // until this frame its measures may be those of before
    unsigned troubled = 0;              // times that it was cut, revived or changed

    static uint32_t pixel(unsigned id, uint32_t frame, unsigned x, unsigned y, bool sign)
    {
        uint32_t rgb = mix(x | y << 12, frame << 4 | id) & 0xffffff;
        return sign ? (rgb & 0xffff) | (id + 1) << 20 | (frame & 15) << 16 : rgb;
    }

    void show(const Mode *m, uint32_t where)
    {
        mode = m;
        troubled++;
        young_until = frame + 3;
        if (m) {
            x = where % m->h_total();
            y = where / m->h_total() % m->v_total();
        }
    }

    bool beat(unsigned pixels, unsigned clk_khz)
    {
        if (!mode)
            return false;
        phase += mode->khz / pixels;
        if (phase < clk_khz)
            return false;
        phase -= clk_khz;
        return true;
    }

    void lane(bool *hs, bool *vs, bool *de, uint32_t *rgb)
    {
        const Mode &m = *mode;
        unsigned hs_at = m.w + m.hfp;
        bool in_hs = x >= hs_at && x < hs_at + m.hs;
        unsigned vs_from = (m.h + m.vfp) * m.h_total() + hs_at, here = y * m.h_total() + x;
        bool in_vs = here >= vs_from && here < vs_from + m.vs * m.h_total();
        *hs = in_hs == m.hs_positive;
        *vs = in_vs == m.vs_positive;
        *de = x < m.w && y < m.h;
        *rgb = *de ? pixel(id, frame, x, y, sign) : 0;
        if (++x == m.h_total()) {
            x = 0;
            if (++y == m.v_total()) {
                y = 0;
                frame++;
            }
        }
    }

private:
    unsigned x = 0, y = 0, phase = 0;
};
