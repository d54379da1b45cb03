/* SPDX-License-Identifier: MIT */
/*
 * Watching the ports that an operator does not look at: which has changed, gone black, lost its picture.
 *
 * Pure. A loss or a black picture counts when it has lasted for ALARM_GRACE_MS, longer than a host takes to
 * change its mode. A port raises the alarm once for each kind, the worst last, and again when it was looked at or
 * had a picture meanwhile. What a port is like when the watch begins is no news.
 */
#ifndef CTL_ALARM_H
#define CTL_ALARM_H

#include "ctl/deadline.h"
#include "ctl/world.h"

enum { ALARM_GRACE_MS = 2000 };

enum alarm_what { ALARM_NONE, ALARM_CHANGED, ALARM_BLANK, ALARM_LOST };

struct alarm_port {
	bool known;
	unsigned changes;		/* as last seen */
	enum alarm_what is, told;	/* now (but CHANGED); the worst that was told */
	int64_t since_ms;		/* how long it is so */
};

struct alarm {
	struct alarm_port port[PORTS_MAX + 1];
};

void alarm_init(struct alarm *alarm);

/*
 * The world changed, or time passed. watched: ports that may raise one; changes: any change does; looked_at: the port that the operator has before him.
 * Returns the port of an alarm and *what, or 0: call it again until then.
 */
int alarm_step(struct alarm *alarm, const struct world *world, unsigned watched, bool changes, int looked_at,
	       int64_t now_ms, enum alarm_what *what);
int64_t alarm_deadline(const struct alarm *alarm, unsigned watched);

#endif
