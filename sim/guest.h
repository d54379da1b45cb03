/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A host behind a vnc: source: an RFB client in a thread of its own, because
 * libvncclient blocks. Brings the guest's picture and lock LEDs, takes the keys and
 * movements that left the PS/2 ports. Connects again for ever; while it is away
 * the port has no picture.
 */
#ifndef SIM_GUEST_H
#define SIM_GUEST_H

#include <pthread.h>
#include <rfb/rfbclient.h>

#include "sim/setup.h"

struct guest {
	struct guest_addr addr;
	struct host_io *io;
	_Atomic bool stop;
	pthread_t thread;
	/* of one connection */
	rfbClient *client;
	uint32_t fb_w, fb_h;
	uint8_t dirty[MODE_MAX_H];
	bool qemu;			/* knows what to do with a nudge */
	bool relative;			/* wants movements, not places */
	int x, y, buttons;
	bool shift[2];			/* left, right */
	uint32_t sent_sym[256];		/* by key id */
};

int guest_start(struct guest *g, const struct guest_addr *addr,
    struct host_io *io, struct fail *f);
/* False: the thread hangs in the library and was left behind. */
bool guest_stop(struct guest *g);

#endif
