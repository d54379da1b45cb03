// SPDX-License-Identifier: MIT
// Where things lie in the lines and fields of NTSC-M and PAL-B/G/I, at 27 MHz (SMPTE 170M, ITU-R BT.470-6)
#pragma once

#include "memories.h"
#include <cstdint>
#include <string>

struct Standard {
    const char *name;
    bool pal;
    unsigned line, half_lines, sync, from, first_half, last_half;   // samples; half lines of a field; visible half lines
    uint8_t tip, blank;
};
static const Standard NTSC = {"ntsc", false, 1716, 525, 127, 244, 44, 523, 4, 60};
static const Standard PAL = {"pal", true, 1728, 625, 127, 264, 44, 619, 1, 64};

static Standard standard(const std::string &name)
{
    if (name != "ntsc" && name != "pal")
        fail("ntsc or pal");
    return name == "pal" ? PAL : NTSC;
}
