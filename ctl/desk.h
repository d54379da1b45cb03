/* SPDX-License-Identifier: MIT */
/*
 * The desk: one console with its operator, in one of ten states, and what its overlay shows.
 *
 * Pure: an event and the time go in; actions, the page, its place in the picture and the next
 * deadline come out. It knows neither the board nor the disk: console.c sends the page, act.c does the
 * actions. Times are milliseconds of a clock that does not jump (world->wall_s is the time of day).
 * The rules are those of the operator's manual, tables B1, B3 and B5; docs/behaviour.md says which
 * test holds which.
 *
 * desk.c what happens, desk_keys.c who gets the keys, desk_act.c what is asked for, desk_user.c login
 * and logout, desk_ask.c take-over, desk_board.c what the board is told, desk_watch.c
 * what pictures tell, desk_draw.c what is seen.
 */
#ifndef CTL_DESK_H
#define CTL_DESK_H

#include "ctl/action.h"
#include "ctl/alarm.h"
#include "ctl/hotkey.h"
#include "ctl/lockout.h"
#include "ctl/menu.h"
#include "ctl/scan.h"
#include "ctl/world.h"

enum {
	DESK_GRACE_MS = 500,		/* a picture may be gone so long before it counts as lost */
	DESK_CAPTURE_MS = 8000,		/* keyboard and state disagree: longer than a trigger takes */
	DESK_ENFORCE_MS = 500,		/* between two attempts to have the port that must be */
	DESK_MOVE_MS = 5000,		/* login box and clock change their place */
	DESK_NOTICE_MS = 4000,
	DESK_ALARM_MS = 8000,
	DESK_BANNER_MS = 3000,		/* of a banner asked for while banners are off */
	DESK_WAKE_MS = 1000,		/* after blanking, input seen by the board may be older */
	DESK_HOLD_MS = 10000,		/* who used the console last holds it */
	DESK_GIVEN_MS = 800,		/* use of the console is reported twice a second */
	DESK_ASK_MS = 10000,		/* a question for control is answered, or control is given */
	DESK_BROADCAST_MENU_MS = 30000,	/* a menu open for longer ends a broadcast */
	DESK_DOUBLE_FROM_PX = 1280,	/* pictures this wide get the overlay in double size */
	DESK_TRIPLE_FROM_PX = 1920,	/* threefold */
	DESK_FOURFOLD_FROM_PX = 2560,
	DESK_DOUBLE_FROM_LINES = 480,	/* and fields of so many lines */
	DESK_WIDE_FROM_PX = 720,	/* and this wide, at its scale, 40 columns */
	DESK_BARS = 5,
	DESK_WHO = 64,
	CELL_W_PX = 8,
	CELL_H_PX = 16,
};

enum desk_state {
	DESK_LOGGED_OUT,		/* login box on the internal picture */
	DESK_LIVE,
	DESK_MENU,
	DESK_COMMAND,			/* one line at the bottom, after the trigger */
	DESK_SCAN,			/* running or paused: scan.h */
	DESK_SKIP,
	DESK_BROADCAST,
	DESK_NO_SIGNAL,			/* live, without a picture */
	DESK_SAVER,
	DESK_LOCKED,			/* login box with a countdown */
	DESK_STATES
};

enum desk_event_type {
	DESK_TICK,			/* time passed */
	DESK_BOARD_UP,			/* a new session: everything must be set again */
	DESK_BOARD_DOWN,
	DESK_TRIGGER,			/* number = OVS_TRIG_... */
	DESK_KEY,			/* number = key id of a captured key, down */
	DESK_KEYS_LOST,			/* what is held down is unknown */
	DESK_WORLD,			/* ports, settings or users changed */
	DESK_INPUT,			/* somebody used the console's own keyboard or mouse */
	DESK_CHECKED,			/* the answer to ACT_LOGIN: number = user id, or NO_USER; text
					   = the name that was given, if there is such a user */
	DESK_OLD_CHECKED,		/* the old password, to change one's own: number = 1 right, 0 wrong; text = the user */
	DESK_ANSWER,			/* to a kept action, or a question: text, number = exit code */
	DESK_ACTION,			/* a tool, or another console, asks for `action`: from, user */
};

struct desk_event {
	enum desk_event_type type;
	int number;
	bool down;
	int user;			/* whose rights count for an ACTION */
	const char *text, *from;
	const struct action *action;
};

/* where the page lies; `on` false: nothing is drawn; internal: hide the host's picture */
struct view {
	bool on, internal;
	int x_px, y_px, scale, scale_x, rows, cols;	/* scale: of its lines */
};

/* what the board was told */
struct desk_board {
	bool known, capture;
	bool owed;			/* it waits with the next key for a word on capture */
	unsigned port_mask, key_mask, broadcast;
	int trigger[5];
	bool beeper;
};

/* who asks for control of this console */
struct desk_ask {
	char from[DESK_WHO];
	int console, port;		/* another console: for this port; 0 = a tool */
	int64_t until_ms;
};

struct desk {
	int console;
	enum desk_state state;
	int user;			/* NOBODY while no login is asked for, NO_USER = logged out */
	char from[DESK_WHO];		/* who asked for what happens now: "console", "scan", a tool */

	struct menu menu;
	bool menu_open;
	int menu_page_rows;		/* as large as it has been since it was opened */
	bool last_composite, last_pal;	/* what the last source shown was */
	struct hotkey hotkey;
	struct scan scan;
	struct lockout lockout;
	struct desk_board board;
	struct desk_ask ask;

	bool started, board_up;
	bool used;			/* since the daemon started */
	bool armed;			/* the board saw the trigger and waits for what follows */
	int64_t armed_until_ms;
	int64_t capture_wrong_ms;

	int selected, previous;		/* port as last seen, and the one before it */
	int go;				/* port to switch to, -1 = none */
	char go_from[DESK_WHO];		/* who asked for that */
	int64_t enforce_ms;
	bool skip, locked, saver, clock;
	bool watching;			/* another console has the keys of this port */
	unsigned broadcast;		/* ports that get every key */
	int64_t broadcast_menu_ms;
	bool no_signal;			/* for longer than the grace time */
	int64_t no_signal_ms;
	bool checking;			/* a password is being checked */
	bool notified;			/* that this port is for viewing only */
	char tried[USER_BYTES];

	int64_t input_ms;		/* last use of the console, by anybody */
	char holder[DESK_WHO];		/* "" = the console's own operator */
	int64_t held_until_ms;
	int64_t woken_ms;
	int64_t given_ms;		/* until then the key that gave control is still being reported */

	bool banner;
	int64_t banner_until_ms;
	struct alarm alarm;		/* ports that are not looked at */
	int alarm_port;			/* the last one that raised it, and why */
	enum alarm_what alarm_what;
	int64_t alarm_until_ms;
	int mode_port;			/* the port seen last, and its mode */
	char mode[VIDEO_NAME];
	int64_t mode_until_ms;
	char notice[64];
	int64_t notice_until_ms;
	int64_t move_ms;		/* next change of place of login box and clock */
	int place;

	struct {			/* what DESK_ACTION came to: an exit code and a sentence */
		int code;
		char text[64];
	} reply;

	struct view view;
	struct page page;
};

void desk_init(struct desk *desk, int console);

void desk_step(struct desk *desk, const struct world *world, const struct desk_event *event,
	       int64_t now_ms, struct actions *out);

/* when to send DESK_TICK, NO_DEADLINE = never */
int64_t desk_deadline(const struct desk *desk, const struct world *world, int64_t now_ms);

/* the keyboard belongs to the desk in this state */
bool desk_captures(const struct desk *desk);

/* "logged-out", "live" ...; what is drawn: "none", "banner", "menu", "no-signal" ... */
const char *desk_state_name(enum desk_state state);
const char *desk_overlay_name(const struct desk *desk);

/*
 * A tool wants to use the console: NULL and the console is its own for DESK_HOLD_MS, or who holds it
 * ("" = its operator). force: an administrator does not ask.
 */
const char *desk_use(struct desk *desk, const char *from, bool force, int64_t now_ms);

/* who holds it now, NULL = nobody */
const char *desk_holder(const struct desk *desk, int64_t now_ms);

/* does this console's operator work on the port it shows? (not while scanning or logged out) */
bool desk_operates(const struct desk *desk);

#endif
