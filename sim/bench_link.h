/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As much of a daemon as the bench needs: a session that is kept alive, a port
 * selected, a menu drawn. Replies are not looked at; what it sends is never lost.
 */
#ifndef SIM_BENCH_LINK_H
#define SIM_BENCH_LINK_H

#include "sim/board.h"

struct bench_link {
	struct board *board;
	uint8_t seq;
};

/* Begins a session on a board that is up and selects port 1. */
void bench_link_begin(struct bench_link *l, struct board *b);

/* Draws a menu of 60 x 14 cells; it shows from the next frame on. */
void bench_link_menu(struct bench_link *l);

/* Runs the board for so long, with heartbeats. */
void bench_link_run(struct bench_link *l, uint32_t us);

#endif
