/* SPDX-License-Identifier: MIT */
/*
 * Auto-scan of one console: which port when; and the order of ports, which skip and the arrows of
 * the hotkey use as well.
 *
 * Pure: time in, ACT_SELECT and ACT_AUDIT out. Only ports that the user may see, that fit SET_LIST
 * and that have a picture are visited; with SET_SCAN_PORTS, of these only those whose picture has changed since
 * they were visited last: while there is none the scan stays where it is and looks every second.
 * Each stays for its own time (port.dwell_s), else for what the
 * scan was started with, else for SET_SCAN_S. A port that loses its picture is left after a moment
 * of grace; when none is left the scan ends where it is, and `stopped` says so.
 */
#ifndef CTL_SCAN_H
#define CTL_SCAN_H

#include "ctl/action.h"
#include "ctl/deadline.h"
#include "ctl/world.h"

enum {
	SCAN_IDLE_MS = 3000,		/* after the last key of a suspended scan */
	SCAN_GRACE_MS = 1500,		/* without a picture: longer than a host takes to change its mode */
	SCAN_DWELL_MAX_S = 255,
	SCAN_LOOK_MS = 1000,		/* whether a port has changed */
};

enum scan_state {
	SCAN_OFF,
	SCAN_RUN,
	SCAN_PAUSED,			/* by the operator: until told to go on */
	SCAN_SUSPENDED,			/* by a key: until nobody has typed for a while */
};

enum scan_end { SCAN_BY_OPERATOR, SCAN_ALL_DEAD, SCAN_LOGGED_OUT, SCAN_NO_BOARD };

struct scan {
	enum scan_state state;
	bool held;			/* the menu or the command bar is open: time stands still */
	bool stopped;			/* it ended by itself, all ports being dead */
	int user, dwell_s;		/* 0 = the setting */
	int port;			/* visited now */
	int64_t next_ms, lost_ms;
	int console;			/* whose it is: who else has a unit, counts */
	unsigned seen[PORTS_MAX + 1];	/* changes of each port, when it was visited last */
};

void scan_init(struct scan *scan);

/* current: the port the console is on. dwell_s 0: as the settings say. */
void scan_start(struct scan *scan, const struct world *world, int user, int current, int dwell_s,
		int64_t now_ms, struct actions *out);
void scan_stop(struct scan *scan, enum scan_end why, struct actions *out);

void scan_pause(struct scan *scan, const struct world *world, int64_t now_ms);	/* or go on */
void scan_step(struct scan *scan, const struct world *world, int by, int64_t now_ms,
	       struct actions *out);
/* a key that is no scan key, with SET_SCAN_KEYS suspend */
void scan_suspend(struct scan *scan, int64_t now_ms);
void scan_hold(struct scan *scan, const struct world *world, bool held, int64_t now_ms);

/* time passed, or the world changed */
void scan_tick(struct scan *scan, const struct world *world, int64_t now_ms, struct actions *out);
int64_t scan_deadline(const struct scan *scan, int64_t now_ms);
/* the port that would be visited next, 0 = none */
int scan_following(const struct scan *scan, const struct world *world);
/* seconds this port still has */
int scan_left_s(const struct scan *scan, int64_t now_ms);

/* The ports of a mask in the order of this user's list; returns how many. */
/* ports that the unit behind a port does not keep from this console: it is offline, or another console has it elsewhere */
unsigned scan_free(const struct world *world, int console);
int scan_order(const struct world *world, int user, unsigned mask, int port[PORTS_MAX]);
/* The one `by` places (1 or -1) after `from` in that order, round and round; 0 if there is none. */
int scan_next(const struct world *world, int user, unsigned mask, int from, int by);

#endif
