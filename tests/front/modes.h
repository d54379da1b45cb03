// SPDX-License-Identifier: MIT
// Computers' and television's timings, for the tests of what is at the pins of a host port
#pragma once

#include <string>

// Timing as the standards write it; interlaced: v* are those of a field, without the half line
struct Timing {
    const char *name;
    unsigned khz;
    unsigned w, hfp, hs, hbp;
    unsigned h, vfp, vs, vbp;
    bool hpos, vpos, interlaced;
    unsigned h_total() const { return w + hfp + hs + hbp; }
    unsigned field_lines() const { return h + vfp + vs + vbp; }
};

// VESA DMT 1.13, the IBM VGA, CEA-861-D. Names as an operator reads them.
static const Timing TIMINGS[] = {
    {"640x350@70", 25175, 640, 16, 96, 48, 350, 37, 2, 60, true, false, false},
    {"640x400@70", 25175, 640, 16, 96, 48, 400, 12, 2, 35, false, true, false},
    {"720x400@70", 28322, 720, 18, 108, 54, 400, 12, 2, 35, false, true, false},
    {"640x350@85", 31500, 640, 32, 64, 96, 350, 32, 3, 60, true, false, false},
    {"640x400@85", 31500, 640, 32, 64, 96, 400, 1, 3, 41, false, true, false},
    {"720x400@85", 35500, 720, 36, 72, 108, 400, 1, 3, 42, false, true, false},
    {"640x480@60", 25175, 640, 16, 96, 48, 480, 10, 2, 33, false, false, false},
    {"640x480@72", 31500, 640, 24, 40, 128, 480, 9, 3, 28, false, false, false},
    {"640x480@75", 31500, 640, 16, 64, 120, 480, 1, 3, 16, false, false, false},
    {"640x480@85", 36000, 640, 56, 56, 80, 480, 1, 3, 25, false, false, false},
    {"800x600@56", 36000, 800, 24, 72, 128, 600, 1, 2, 22, true, true, false},
    {"800x600@60", 40000, 800, 40, 128, 88, 600, 1, 4, 23, true, true, false},
    {"800x600@72", 50000, 800, 56, 120, 64, 600, 37, 6, 23, true, true, false},
    {"800x600@75", 49500, 800, 16, 80, 160, 600, 1, 3, 21, true, true, false},
    {"800x600@85", 56250, 800, 32, 64, 152, 600, 1, 3, 27, true, true, false},
    {"1024x768@60", 65000, 1024, 24, 136, 160, 768, 3, 6, 29, false, false, false},
    {"1024x768@70", 75000, 1024, 24, 136, 144, 768, 3, 6, 29, false, false, false},
    {"1024x768@75", 78750, 1024, 16, 96, 176, 768, 1, 3, 28, true, true, false},
    {"1024x768@85", 94500, 1024, 48, 96, 208, 768, 1, 3, 36, true, true, false},
    {"1152x864@75", 108000, 1152, 64, 128, 256, 864, 1, 3, 32, true, true, false},
    {"1280x720@60", 74250, 1280, 110, 40, 220, 720, 5, 5, 20, true, true, false},
    {"1280x720@59.94", 74176, 1280, 110, 40, 220, 720, 5, 5, 20, true, true, false},
    {"1280x720@50", 74250, 1280, 440, 40, 220, 720, 5, 5, 20, true, true, false},
    {"1280x800@60", 83500, 1280, 72, 128, 200, 800, 3, 6, 22, false, true, false},
    {"1280x800@60 RB", 71000, 1280, 48, 32, 80, 800, 3, 6, 14, true, false, false},
    {"1280x960@60", 108000, 1280, 96, 112, 312, 960, 1, 3, 36, true, true, false},
    {"1280x1024@60", 108000, 1280, 48, 112, 248, 1024, 1, 3, 38, true, true, false},
    {"1280x1024@75", 135000, 1280, 16, 144, 248, 1024, 1, 3, 38, true, true, false},
    {"1280x1024@85", 157500, 1280, 64, 160, 224, 1024, 1, 3, 44, true, true, false},
    {"1366x768@60", 85500, 1366, 70, 143, 213, 768, 3, 3, 24, true, true, false},
    {"1440x900@60", 106500, 1440, 80, 152, 232, 900, 3, 6, 25, false, true, false},
    {"1440x900@75", 136750, 1440, 96, 152, 248, 900, 3, 6, 33, false, true, false},
    {"1600x1200@60", 162000, 1600, 64, 192, 304, 1200, 1, 3, 46, true, true, false},
    {"1600x1200@85", 229500, 1600, 64, 192, 304, 1200, 1, 3, 46, true, true, false},
    {"1680x1050@60", 146250, 1680, 104, 176, 280, 1050, 3, 6, 30, false, true, false},
    {"1680x1050@60 RB", 119000, 1680, 48, 32, 80, 1050, 3, 6, 21, true, false, false},
    {"1920x1080@60", 148500, 1920, 88, 44, 148, 1080, 4, 5, 36, true, true, false},
    {"1920x1080@50", 148500, 1920, 528, 44, 148, 1080, 4, 5, 36, true, true, false},
    {"1920x1200@60 RB", 154000, 1920, 48, 32, 80, 1200, 3, 6, 26, true, false, false},
    {"1920x1200@60", 193250, 1920, 136, 200, 336, 1200, 3, 6, 36, false, true, false},
    {"1920x1200@75", 245250, 1920, 136, 208, 344, 1200, 3, 6, 46, false, true, false},
    {"1920x1200@85", 281250, 1920, 144, 208, 352, 1200, 3, 6, 53, false, true, false},
    {"480p@59.94", 27000, 720, 16, 62, 60, 480, 9, 6, 30, false, false, false},
    {"576p@50", 27000, 720, 12, 64, 68, 576, 5, 5, 39, false, false, false},
    {"480i@59.94", 13500, 720, 19, 62, 57, 240, 4, 3, 15, false, false, true},
    {"480i@59.94", 27000, 1440, 38, 124, 114, 240, 4, 3, 15, false, false, true},
    {"576i@50", 27000, 1440, 24, 126, 138, 288, 2, 3, 19, false, false, true},
    {"1080i@60", 74250, 1920, 88, 44, 148, 540, 2, 5, 15, true, true, true},
    {"1080i@50", 74250, 1920, 528, 44, 148, 540, 2, 5, 15, true, true, true},
    {"1024x768i@87", 44900, 1024, 8, 176, 56, 384, 0, 4, 20, true, true, true},
    // in no table
    {"800x480@62", 32000, 800, 40, 48, 88, 480, 13, 3, 29, false, false, false},
    {"1000x700@66", 62000, 1000, 50, 100, 150, 700, 5, 5, 10, true, true, false},
};
static const unsigned TIMINGS_COUNT = sizeof TIMINGS / sizeof TIMINGS[0];

static inline const Timing *find_timing(const std::string &name)
{
    for (const Timing &t : TIMINGS)
        if (name == t.name)
            return &t;
    return nullptr;
}
