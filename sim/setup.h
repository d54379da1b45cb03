/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From options to a board that can be clocked. */
#ifndef SIM_SETUP_H
#define SIM_SETUP_H

#include "sim/board.h"
#include "sim/options.h"

/* Where a vnc: source connects to. */
struct guest_addr {
	char host[256];			/* name, or path of a Unix socket */
	int port;			/* 0: Unix socket */
};

/* guest and signal: one for each of SIM_HOSTS. */
int setup_io(struct sim_io *io, const struct options *o,
    struct guest_addr *guest, struct signal *signal, struct fail *f);
int setup_model(const struct model_ops **ops, const struct options *o,
    struct fail *f);
int setup_flash(struct flash *flash, const char *file, struct fail *f);
/* False: out of memory. */
bool setup_signals(struct board *b, const struct options *o,
    const struct signal *signal);
void setup_fini(struct sim_io *io);

#endif
