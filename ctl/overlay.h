/* SPDX-License-Identifier: MIT */
/*
 * What the overlay of one console shows and when: nothing, the banner after a switch, the NO SIGNAL
 * page, or the menu.
 *
 * Pure: an event and the time go in; actions, the page, its place in the picture and the next
 * deadline come out. It does not know the board: board_link.c sends the page and carries out the
 * actions. Times are milliseconds of a clock that does not jump.
 */
#ifndef CTL_OVERLAY_H
#define CTL_OVERLAY_H

#include "ctl/menu.h"

enum {
	BANNER_MS = 3000,
	NO_SIGNAL_GRACE_MS = 500,
	CAPTURE_GRACE_MS = 8000,	/* longer than the trigger waits, on a slow simulation too */
	DOUBLE_FROM_PX = 1280,		/* pictures this wide get the overlay in double size */
	CELL_W_PX = 8,
	CELL_H_PX = 16,
};

enum overlay_event_type {
	OVERLAY_TICK,			/* time passed */
	OVERLAY_MENU_WANTED,		/* the trigger; the keyboard is captured already */
	OVERLAY_KEY,			/* a captured key */
	OVERLAY_KEYS_LOST,		/* what is held down is unknown */
	OVERLAY_PORTS,			/* struct ports changed */
	OVERLAY_CAPTURE_LOST,		/* the board gave the keyboard back by itself */
};

struct overlay_event {
	enum overlay_event_type type;
	int key_id;
	bool down;
};

enum overlay_mode { OVERLAY_NONE, OVERLAY_BANNER, OVERLAY_NO_SIGNAL, OVERLAY_MENU };

/* where the page lies; `on` false: nothing is drawn */
struct view {
	bool on;
	int x_px, y_px, scale;
};

struct overlay_actions {
	int select;			/* port to switch this console to, 0 = none */
	bool release;			/* give the keyboard back to the host */
	struct actions asked;		/* all that the menu asks for */
};

struct overlay {
	int console;
	enum overlay_mode mode;
	struct menu menu;
	int selected;			/* last known port of the console */
	int64_t banner_until_ms, no_signal_at_ms;
	int64_t capture_wrong_at_ms;	/* when keyboard and menu have disagreed for too long */
	bool no_signal;			/* for longer than the grace time */
	struct view view;
	struct page page;
};

void overlay_init(struct overlay *overlay, int console, const struct world *world);

struct overlay_actions overlay_step(struct overlay *overlay, const struct world *world,
				    struct overlay_event event, int64_t now_ms);

/* when to send OVERLAY_TICK, NO_DEADLINE = never */
int64_t overlay_deadline(const struct overlay *overlay);

#endif
