/* SPDX-License-Identifier: MIT */
/*
 * Consoles that look at one port: which of them has its keyboard and mouse.
 *
 * Pure. The first one there with full right has them, until it leaves, gives them away, or an
 * administrator takes them; then whoever came next. Where nobody has used keyboard or mouse for
 * SEATS_ABSENT_MS nobody sits: such a console stands in nobody's way. The answer stands in
 * port.controller; the desks make key masks of it (desk_board.c), the gateware enforces those.
 */
#ifndef CTL_SEATS_H
#define CTL_SEATS_H

#include "ctl/world.h"

enum { SEATS_ABSENT_MS = 600000 };

struct seats {
	unsigned turn;
	unsigned since[CONSOLES_MAX + 1];	/* the turn in which a console came to its port */
	int at[CONSOLES_MAX + 1];
};

/* user[c]: who works at console c; NO_USER = nobody does (absent, logged out, scanning). True: changed. */
bool seats_step(struct seats *seats, struct world *world, const int user[CONSOLES_MAX + 1]);

/* The console gets the keys of the port it is at. False: it is not there, or has no full right. */
bool seats_give(struct world *world, const int user[CONSOLES_MAX + 1], int port, int console);

#endif
