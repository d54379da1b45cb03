/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The link socket: one client at a time has the bytes of the UART, both ways.
 * Others are turned away; when it leaves, the next may come. Bytes from the board
 * that nobody fetches are lost, as behind an FTDI chip that no program has open.
 */
#ifndef SIM_LINK_H
#define SIM_LINK_H

#include <uv.h>

#include "sim/sim.h"

struct link {
	struct sim_io *io;
	uv_pipe_t server, client;
	uv_timer_t retry;
	bool open, paused;
	bool next_waits;	/* a client, for the one before to be gone */
	char path[108];
	char in[4096];
};

int link_init(struct link *l, uv_loop_t *loop, const char *path,
    struct sim_io *io, struct fail *f);
/* There are bytes from the board. */
void link_flush(struct link *l);
void link_fini(struct link *l);

#endif
