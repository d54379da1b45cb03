/* SPDX-License-Identifier: MIT */
/*
 * Doing it: presses the button of a host, audits it, and sees a power cycle through to its second press.
 * A host whose light still shines ten seconds after the button was let go is not pressed again.
 */
#ifndef CTL_POWER_CYCLE_H
#define CTL_POWER_CYCLE_H

#include <uv.h>

#include "ctl/power.h"

struct daemon;
struct actor;

struct power_cycle {
	bool runs;
	uint64_t hold_ms;		/* the button is down until then at least */
	uint64_t up_ms;			/* when the board said that it is up; 0: not yet */
	int console, user;		/* who asked */
	char from[64];
};

struct power_cycles {
	struct daemon *daemon;
	uv_timer_t timer;
	struct power_cycle port[PORTS_MAX + 1];
};

void power_init(struct power_cycles *power, struct daemon *daemon);
void power_fini(struct power_cycles *power);
/* The board is gone: nothing more is pressed. */
void power_forget(struct power_cycles *power);
/* 0, or an error of the library */
int power_do(struct power_cycles *power, const struct actor *actor, int port, enum power what);

#endif
