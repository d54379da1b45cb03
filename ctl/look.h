/* SPDX-License-Identifier: MIT */
/*
 * How the overlay looks: attribute words of everything the daemon draws.
 *
 * Palette bank 0 has the sixteen colours of a text-mode VGA. Text lies on the dimmed picture; the
 * bar is opaque, so that it can be told without colour. Everything on a line of the list differs
 * from its highlighted form by one mask, so that moving the bar is two ATTR commands.
 */
#ifndef CTL_LOOK_H
#define CTL_LOOK_H

#include "driver/overscan.h"

enum { INK_BLUE = 9, INK_GREEN = 10, INK_CYAN = 11, INK_RED = 12, INK_YELLOW = 14, INK_WHITE = 15, INK_GREY = 7 };

#define LOOK_TEXT OVS_ATTR(INK_WHITE, 0, OVS_BACK_DIM)
#define LOOK_FRAME OVS_ATTR(INK_CYAN, 0, OVS_BACK_DIM)
#define LOOK_HEAD OVS_ATTR(INK_YELLOW, 0, OVS_BACK_DIM)
#define LOOK_QUIET OVS_ATTR(INK_GREY, 0, OVS_BACK_DIM)
#define LOOK_GOOD OVS_ATTR(INK_GREEN, 0, OVS_BACK_DIM)
#define LOOK_WARN OVS_ATTR(INK_RED, 0, OVS_BACK_DIM)

/* text <-> bar: dimmed picture <-> opaque bright blue, which on composite video is 40 % of white */
#define LOOK_BAR_FLIP \
	((uint16_t)(OVS_ATTR(0, INK_BLUE, OVS_BACK_DIM) ^ OVS_ATTR(0, 0, OVS_BACK_OPAQUE)))

enum { LOOK_DIM_EIGHTHS = 2 };

#endif
