/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The power of a QEMU guest, worked through its QMP socket by a thread of its own: what the
 * front panel's buttons ask for goes there, whether the machine runs comes back. QEMU must have been
 * started with -action shutdown=pause, or a machine that shuts down is gone for good.
 */
#ifndef SIM_GUEST_POWER_H
#define SIM_GUEST_POWER_H

#include <pthread.h>

#include "sim/sim.h"

struct guest_power {
	struct host_io *io;
	const char *path;
	_Atomic bool stop;
	pthread_t thread;
	int fd;
	bool cut;			/* its power was taken away: it stands still */
	char line[65536];		/* from QEMU */
	size_t used;
};

int guest_power_start(struct guest_power *p, const char *path,
    struct host_io *io, struct fail *f);
void guest_power_stop(struct guest_power *p);

#endif
