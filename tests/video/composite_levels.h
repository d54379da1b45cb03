// SPDX-License-Identifier: MIT
// What ink and dimmed pictures look like on this source, from the standards
#pragma once

#include "composite_standard.h"
#include "page_model.h"
#include <cmath>

struct Levels {
    double black, white;

    explicit Levels(const Standard &s)
    {
        double sync = s.blank - s.tip;
        black = s.pal ? s.blank : s.blank + sync * 7.5 / 40;
        white = s.blank + (s.pal ? sync * 700 / 300 : sync * 100 / 40);
    }

    static double luminance(uint32_t rgb)
    {
        return (0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255)) / 255;
    }

    // 4 bits for the luminance, sixteenths for fifteenths, whole codes
    bool matches(const PageModel &page, int what, uint8_t under, uint8_t got) const
    {
        double expected = under, tolerance = 0;
        if (what == PageModel::DIMMED) {
            expected = black + (under - black) * page.active.dim / 8;
            tolerance = 1.6;
        } else if (what >= 0) {
            expected = black + (white - black) * luminance(page.colour(static_cast<unsigned>(what)));
            tolerance = (white - black) * 0.07 + 1;
        }
        return std::fabs(got - expected) <= tolerance && (what < 0 || (got + 1 >= black && got - 1 <= white));
    }
};
