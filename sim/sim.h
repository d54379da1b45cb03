/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the threads of overscan-sim have in common, and nothing else.
 *
 *   model thread   clocks the gateware and its models (runner.c, board.c)
 *   main thread    libuv: link socket, monitor socket, signals
 *   viewer thread  RFB server of all consoles (libvncserver may block)
 *   guest threads  one RFB client for each vnc: host (libvncclient blocks), and one
 *                  for its power (QMP)
 *
 * The model thread takes no lock that it would have to wait for: pictures by
 * try-lock, everything else by rings and atomics.
 */
#ifndef SIM_SIM_H
#define SIM_SIM_H

#include <stdatomic.h>

#include "sim/pic.h"
#include "sim/ring.h"

#define SIM_HOSTS 16u
#define SIM_CONSOLES 4u

enum sim_exit {
	SIM_OK = 0, SIM_ABSENT = 1, SIM_HARDWARE = 2, SIM_VERIFY = 3,
	SIM_PERMISSION = 4, SIM_BUSY = 5, SIM_TIMEOUT = 6, SIM_USAGE = 64
};

/* Why something could not be done: exit code, and a sentence. */
struct fail {
	int code;
	char text[512];
};

int __attribute__((format(printf, 3, 4)))
fail(struct fail *f, int code, const char *fmt, ...);

/* What the buttons of a machine ask of it. */
enum power_ask { POWER_ON = 1, POWER_SOFT = 2, POWER_CUT = 4, POWER_RESET = 8 };

/* HOST_UNIT: console 1 of the unit behind this one (board_join) */
enum host_kind { HOST_NONE, HOST_STILL, HOST_VNC, HOST_UNIT };

struct host_io {
	enum host_kind kind;
	struct pic_share share;		/* picture of this host */
	/* vnc: only */
	struct event_ring events;	/* what left the PS/2 ports */
	int wake_fd;			/* eventfd: there are events */
	_Atomic uint32_t leds;		/* lock LEDs that the guest wants */
	_Atomic uint32_t boots;		/* counts connections */
	_Atomic bool connected;
	_Atomic bool shown;		/* some console shows this port */
	/* a front panel that somebody else works: guest_power.h */
	bool has_power;
	int power_fd;			/* eventfd: something is asked for */
	_Atomic uint32_t power_asked;	/* enum power_ask, a bit each */
	_Atomic bool powered;
};

struct console_io {
	struct pic_share share;		/* what the monitor shows */
	struct event_ring input;	/* keys and mouse of the operator */
	_Atomic uint32_t leds;
	_Atomic uint32_t beeps;		/* begun so far */
};

struct sim_io {
	unsigned hosts, consoles;
	struct host_io host[SIM_HOSTS];
	struct console_io console[SIM_CONSOLES];
	struct ring to_board, from_board;	/* the link */
	_Atomic bool link_open;			/* somebody reads from_board */
	_Atomic bool stop;
	/* called by the model thread; must not block */
	void (*link_ready)(void *ctx);	/* bytes in from_board */
	void (*finished)(void *ctx);	/* the frames asked for are done */
	void *ctx;
};

#endif
