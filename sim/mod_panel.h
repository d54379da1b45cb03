/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The front panel of a host: power button, reset button, power light, and what an
 * ATX machine does with them: pressed while off, it comes on; a short press asks it to
 * shut down; held for four seconds, the power goes; reset starts it anew.
 *
 * The machine is one of three: a picture from here, whose panel this model plays to the end; a
 * guest whose power somebody else works (host_io.has_power); or one whose panel nobody has
 * wired: its buttons do nothing and no light is ever lit.
 */
#ifndef SIM_MOD_PANEL_H
#define SIM_MOD_PANEL_H

#include "sim/sim.h"

struct panel {
	struct host_io *io;
	bool wired, on;
	bool power, reset;		/* contacts, as they were */
	bool taken;			/* this press has had its effect */
	uint64_t power_us, reset_us;	/* since when */
	uint64_t off_us, dark_us;	/* 0, or when it goes off, and until when it shows nothing */
	uint32_t presses, resets;
	uint32_t ms;			/* how long the last press was */
	bool fresh;			/* it has begun anew; to be cleared by who heard it */
};

void panel_init(struct panel *p, struct host_io *io);
/* Once a millisecond: the two contacts. */
void panel_step(struct panel *p, bool power, bool reset, uint64_t now_us);
/* It has a picture to show. */
bool panel_shows(const struct panel *p, uint64_t now_us);

#endif
