/* SPDX-License-Identifier: MIT */
/*
 * The desk: one console with its operator, in one of ten states, and what its overlay shows.
 *
 * Pure: an event and the time go in; actions, the page, its place in the picture and the next
 * deadline come out. It knows neither the board nor the disk: console.c sends the page and does the
 * actions. Times are milliseconds of a clock that does not jump (world->wall_s is the time of day).
 * The rules are those of the operator's manual, tables B1, B3 and B5.
 */
#ifndef CTL_DESK_H
#define CTL_DESK_H

#include "ctl/action.h"
#include "ctl/hotkey.h"
#include "ctl/lockout.h"
#include "ctl/menu.h"
#include "ctl/scan.h"
#include "ctl/world.h"

enum desk_state {
	DESK_LOGGED_OUT,	/* login box on the internal picture */
	DESK_LIVE,
	DESK_MENU,
	DESK_COMMAND,		/* one line at the bottom, after the trigger */
	DESK_SCAN,		/* running or paused: scan.h */
	DESK_SKIP,
	DESK_BROADCAST,
	DESK_NO_SIGNAL,		/* live, without a picture */
	DESK_SAVER,
	DESK_LOCKED,		/* login box with a countdown */
};

enum desk_event_type {
	DESK_TICK,		/* time passed */
	DESK_BOARD_UP,		/* a new session: everything must be set again */
	DESK_BOARD_DOWN,
	DESK_TRIGGER,		/* number = OVS_TRIG_... */
	DESK_KEY,		/* number = key id of a captured key, down */
	DESK_KEYS_LOST,		/* what is held down is unknown */
	DESK_CAPTURE_LOST,	/* the board gave the keyboard back by itself */
	DESK_WORLD,		/* ports, settings or users changed */
	DESK_INPUT,		/* somebody used keyboard or mouse */
	DESK_CHECKED,		/* the answer to ACT_LOGIN: number = user id, or NO_USER */
	DESK_ANSWER,		/* to a kept action: text, number = exit code */
	DESK_ACTION,		/* a tool asks for `action`, as actor `from` */
};

struct desk_event {
	enum desk_event_type type;
	int number;
	bool down;
	const char *text, *from;
	const struct action *action;
};

struct view {
	bool on, internal;	/* internal: hide the host's picture */
	int x_px, y_px, scale, rows, cols;
};

struct desk;			/* fields: desk.c's own header part, see below */

#endif
