/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The main thread's loop: link socket, monitor socket, signals. */
#ifndef SIM_IO_H
#define SIM_IO_H

#include <uv.h>

#include "sim/link.h"
#include "sim/monsock.h"

struct io {
	uv_loop_t loop;
	uv_async_t bytes, finished;
	uv_signal_t term, intr;
	struct link link;
	struct monsock monsock;
	bool has_link;
	struct sim_io *sim;
};

/* link may be NULL. */
int io_init(struct io *io, const char *link, struct runner *r, struct fail *f);
/* Until a signal, or the model thread has finished. */
void io_run(struct io *io);
void io_fini(struct io *io);

#endif
