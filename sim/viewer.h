/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * RFB server of all consoles for VNC viewers, in a thread of its own because
 * libvncserver may block. What a viewer types and points at is what the PS/2
 * keyboard and mouse of that console send.
 *
 * The sockets are our own: libvncserver 0.9.14 does not look at the Origin of a
 * websocket, so that any page in the operator's browser could open the console.
 */
#ifndef SIM_VIEWER_H
#define SIM_VIEWER_H

#include <pthread.h>
#include <rfb/rfb.h>

#include "sim/sim.h"

#define VIEWER_LISTENERS SIM_CONSOLES
#define VIEWER_PENDING 16
#define VIEWER_HEAD 4096

struct viewer_console {
	struct sim_io *io;
	unsigned index;
	rfbScreenInfoPtr screen;
	uint32_t w, h;
	uint32_t beeps;			/* rung so far */
};

/* An accepted connection whose first bytes are awaited. */
struct viewer_pending {
	int fd;				/* -1: free */
	unsigned console;
	uint64_t since_ms;
};

struct viewer {
	struct sim_io *io;
	struct viewer_console console[SIM_CONSOLES];
	int listener[VIEWER_LISTENERS];
	struct viewer_pending pending[VIEWER_PENDING];
	char address[280];		/* HOST:PORT of console 1 */
	_Atomic bool stop;
	pthread_t thread;
};

/* where: HOST:PORT on loopback; port 0 takes a free one. */
int viewer_start(struct viewer *v, const char *where, struct sim_io *io,
    struct fail *f);
void viewer_stop(struct viewer *v);

#endif
