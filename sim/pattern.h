/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Test pictures: bars (eight colour bars), bars75 (the same at 75 %), grid (lines every 32 pixels and a
 * frame of one pixel), ramp (colour ramps), noise (random pixels, another picture
 * for each host), id (red = port number, green and blue = low bits of x and y).
 */
#ifndef SIM_PATTERN_H
#define SIM_PATTERN_H

#include <stdbool.h>

#include "sim/pic.h"

#define PATTERN_NAMES "bars, bars75, grid, ramp, noise, id"

bool pattern_known(const char *name);
/* Fills p, whose size is set; port is 1-based. */
void pattern_draw(const char *name, struct pic *p, unsigned port);

#endif
