/* SPDX-License-Identifier: MIT */
/*
 * Failed logins of one console: how long the login box has to wait.
 *
 * Pure. Each wrong password doubles the wait: 1, 2, 4, 8 s; after so many (SET_LOCKOUT_TRIES) the
 * console is locked out for longer (SET_LOCKOUT_S), and the count begins anew. Failures older than a
 * quarter of an hour are forgotten. While the daemon runs, its clock that does not jump measures the
 * wait; the time of day is kept beside it, so that a restart ends no lockout (store_lockout_get).
 */
#ifndef CTL_LOCKOUT_H
#define CTL_LOCKOUT_H

#include <stdbool.h>

#include "ctl/deadline.h"
#include "ctl/store.h"

enum {
	LOCKOUT_FORGET_S = 900,
	LOCKOUT_DELAY_MAX_S = 8,
};

struct lockout {
	struct lockout_kept kept;	/* time of day, milliseconds since 1970 */
	int64_t free_ms;		/* the box works again */
};

void lockout_init(struct lockout *lockout);

/* what a daemon before this one has left; longest_s: a clock that was set back locks nobody out for ever */
void lockout_restore(struct lockout *lockout, const struct lockout_kept *kept, int longest_s,
		     long long wall_ms, int64_t now_ms);

/* true: that was one too many, and the console is locked out */
bool lockout_failed(struct lockout *lockout, int tries, int lockout_s, long long wall_ms,
		    int64_t now_ms);
void lockout_passed(struct lockout *lockout);

/* seconds until the box works again, 0 = it does */
int lockout_left_s(const struct lockout *lockout, int64_t now_ms);
/* when that number changes */
int64_t lockout_deadline(const struct lockout *lockout, int64_t now_ms);

#endif
