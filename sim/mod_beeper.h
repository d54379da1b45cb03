/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The piezo of a console: counts the beeps and measures tone and length from the edges of
 * its pin. Makes no sound.
 *
 * Times are microseconds of simulated time; edges are seen to a microsecond. A beep is
 * over when the pin has not moved for longer than half a wave of the lowest tone.
 */
#ifndef SIM_MOD_BEEPER_H
#define SIM_MOD_BEEPER_H

#include <stdbool.h>
#include <stdint.h>

struct beeper {
	uint32_t beeps;			/* begun so far */
	uint32_t hz, ms;		/* of the last one that is over */
	/* the one that sounds */
	bool sounds;
	uint32_t waves;
	uint64_t first_us, rise_us, edge_us;
};

/* The pin has changed to level. */
void beeper_edge(struct beeper *p, bool level, uint64_t now_us);
void beeper_poll(struct beeper *p, uint64_t now_us);

#endif
