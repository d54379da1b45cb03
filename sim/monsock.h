/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The monitor socket beside the link socket. One line in, one answer out:
 *
 *   stat         one line of JSON
 *   png CONSOLE  "ok LENGTH" and LENGTH bytes of PNG
 *   anything else, or no picture: "error WORDS"
 */
#ifndef SIM_MONSOCK_H
#define SIM_MONSOCK_H

#include <uv.h>

#include "sim/runner.h"

struct monsock {
	struct runner *runner;
	uv_pipe_t server;
	char path[108];
};

/* Listens at LINK.monitor. */
int monsock_init(struct monsock *m, uv_loop_t *loop, const char *link,
    struct runner *r, struct fail *f);
void monsock_fini(struct monsock *m);

#endif
