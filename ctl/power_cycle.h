/* SPDX-License-Identifier: MIT */
/*
 * Doing it: presses the button of a host, audits it, and sees a power cycle through to its second press.
 * A host whose light still shines ten seconds after the button was let go is not pressed again.
 *
 * What is on its way is in the store before the button goes down, and out of it before the button goes down again:
 * a daemon that ends in between, or a board that goes away, must not leave the host off. power_resume goes on with
 * it, and a cycle that began too long ago (power.h) ends with a line in the audit.
 */
#ifndef CTL_POWER_CYCLE_H
#define CTL_POWER_CYCLE_H

#include <uv.h>

#include "ctl/power.h"
#include "ctl/store.h"

struct daemon;
struct actor;

struct power_cycle {
	bool runs, resumed;
	uint64_t hold_ms;		/* the button is down until then at least */
	uint64_t up_ms;			/* when the board said that it is up; 0: not yet */
	struct cycle_kept kept;		/* who asked, and when */
};

struct power_cycles {
	struct daemon *daemon;
	uv_timer_t timer;
	struct power_cycle port[PORTS_MAX + 1];
};

void power_init(struct power_cycles *power, struct daemon *daemon);
void power_fini(struct power_cycles *power);
/* A board is gone: nothing more is pressed there. */
void power_suspend(struct power_cycles *power);
/* A board is here, and what it says of its ports: go on with what was on its way. */
void power_resume(struct power_cycles *power);
/* 0, or an error of the library */
int power_do(struct power_cycles *power, const struct actor *actor, int port, enum power what);

#endif
