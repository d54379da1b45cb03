/* SPDX-License-Identifier: MIT */
/*
 * The power of a host: what can be asked of its front panel, and when it makes no sense.
 *
 * Pure. The board presses buttons and lets go by itself; here is which one, and for how long. The power
 * light tells whether a host is on: only where one has been lit is it known that a dark one means off.
 */
#ifndef CTL_POWER_H
#define CTL_POWER_H

#include <stdint.h>

#include "ctl/words.h"
#include "ctl/world.h"

enum power {
	POWER_ON,		/* a short press of the power button */
	POWER_OFF,		/* the same: the host is asked to shut down */
	POWER_HARD_OFF,		/* a long one: the power goes */
	POWER_RESET,
	POWER_CYCLE,		/* hard off, and on again */
	POWERS
};

enum {
	POWER_PRESS_MS = 500,
	POWER_HOLD_MS = 5500,		/* ATX: more than 4 s */
	POWER_PAUSE_MS = 2000,		/* of a cycle, from letting go to the press that switches on */
	POWER_GIVE_UP_MS = 10000,	/* a host that is still on then does not go off this way */
	/* A cycle that lost its daemon or its board is gone on with so long after it began: longer where a dark
	 * light shows that nobody has switched the host on meanwhile. */
	POWER_RESUME_MS = 60000,
	POWER_RESUME_DARK_MS = 600000,
};

enum power_state { POWER_IS_UNKNOWN, POWER_IS_OFF, POWER_IS_ON };

/* "full", "admin", "off" */
const char *buttons_word(enum buttons buttons);
bool buttons_parse(const char *text, enum buttons *buttons);

/* are there outputs for its buttons? */
bool power_wired(const struct world *world, int port);
enum power_state power_state(const struct world *world, int port);
const char *power_state_word(enum power_state state);

/* "on", "off", "hard-off", "reset", "cycle" */
const char *power_word(enum power what);
bool power_parse(const char *text, enum power *what);

/*
 * W_NONE, or why it is not done: no outputs, not for this user, a button is down, on already, off already.
 * That the user has the full right to the port is the caller's to see.
 */
enum word power_refusal(const struct world *world, int user, int port, enum power what);

/* a cycle that began so long ago is not gone on with: somebody may have switched the host on since */
bool power_resumed_late(const struct world *world, int port, int64_t age_ms);

/* the press that begins it */
void power_press(enum power what, bool *reset, int *ms);

#endif
