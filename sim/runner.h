/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The model thread: runs the board in slices of a millisecond, in step with the
 * wall clock or as fast as it can.
 */
#ifndef SIM_RUNNER_H
#define SIM_RUNNER_H

#include "sim/stat.h"

struct runner {
	struct board *board;
	struct runner *behind;		/* of the unit behind a port, run in step with this one; NULL: none */
	unsigned uplink;		/* that port, from 0 */
	bool max_speed;
	uint64_t frames;		/* of console 1, then end; 0: no end */
	bool timed_out;			/* no frame ever came */
	/* pacing and measuring, nanoseconds */
	uint64_t base_ns, mark_ns, mark_busy_ns, mark_us;
	double factor, capacity;
	pthread_mutex_t lock;		/* of stat */
	struct board_stat stat;
	pthread_t thread;
};

/* A runner without a thread: another one runs its board. */
void runner_init(struct runner *r);
/* Starts the thread; 0 or an exit code. */
int runner_start(struct runner *r, struct fail *f);
/* Ends it and waits. */
void runner_stop(struct runner *r);
void runner_stat(struct runner *r, struct board_stat *s);

#endif
