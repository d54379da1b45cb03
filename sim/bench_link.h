/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As much of a daemon as the bench needs: a session that is kept alive, a port
 * selected, a menu drawn. Each frame waits for its reply, events are acknowledged.
 * No reply, or one that refuses, ends the program: it would measure something else.
 */
#ifndef SIM_BENCH_LINK_H
#define SIM_BENCH_LINK_H

#include "hdl/gen/ovs_regs.h"
#include "sim/board.h"

struct bench_link {
	struct board *board;
	uint8_t seq;
	uint8_t coded[OVS_LINK_FRAME_MAX + 4];	/* frame being received */
	size_t coded_len;
	uint8_t reply[OVS_LINK_FRAME_MAX];	/* the last frame, decoded */
	size_t reply_len;
	unsigned bad;				/* frames with a wrong CRC */
};

/* Begins a session on a board that is up and selects port 1. */
void bench_link_begin(struct bench_link *l, struct board *b);

/* Draws text of so many cells (columns at least 50); it shows from the next frame on. */
void bench_link_menu(struct bench_link *l, uint8_t cols, uint8_t rows);

/* One PING whose reply must be the same; at most 64 bytes. False: it is not. */
bool bench_link_ping(struct bench_link *l, const uint8_t *bytes, size_t len);

/* A register. */
uint32_t bench_link_read(struct bench_link *l, uint16_t addr);

/* Runs the board for so long, with heartbeats. */
void bench_link_run(struct bench_link *l, uint32_t us);

#endif
