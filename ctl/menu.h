/* SPDX-License-Identifier: MIT */
/*
 * The menu of one operator: every screen from the port list to the login box, as one tree.
 *
 * Pure: a key, a text, or the passing of time goes in, together with the world as it is now; actions
 * (action.h) come out. What is on the screen is a menu_view (menu_view.h), the same for every face;
 * menu_draw puts it on a page of the OSD. The board drops the repeats of a held key, so the repeats of
 * the movement keys are made here; Shift and Caps Lock are followed here too.
 *
 * A screen that leaves the menu adds its action first and ACT_CLOSE after it; the menu stays open, and
 * may be asked for its view, until its owner forgets it or calls menu_open again. Nothing here changes
 * the world: the owner carries the actions out, then calls menu_changed, and menu_answer with the line
 * for the operator. Passwords are in the menu only while they are typed, and leave it in the secret of
 * ACT_LOGIN or ACT_PASSWORD only.
 *
 * Times are milliseconds of any clock that does not jump. Key ids as in docs/architecture.md.
 */
#ifndef CTL_MENU_H
#define CTL_MENU_H

#include <stdint.h>

#include "ctl/action.h"
#include "ctl/deadline.h"
#include "ctl/menu_view.h"
#include "ctl/page.h"
#include "ctl/words.h"
#include "ctl/world.h"

enum {
	MENU_SEARCH_MS = 2000,		/* a pause this long starts a new search word */
	MENU_REPEAT_DELAY_MS = 400,
	MENU_REPEAT_MS = 80,
	MENU_ENTRY_MAX = 16,		/* characters of a search word */
	MENU_DEPTH = 6,
	MENU_ROWS = VIEW_ROWS,
};

enum menu_screen {
	MENU_LIST, MENU_GOTO, MENU_FILTER,
	MENU_SET, MENU_OWN_PASSWORD,
	MENU_ADM, MENU_FIRST,
	MENU_USERS, MENU_USER_ADD, MENU_USER, MENU_USER_NAME, MENU_USER_PASSWORD, MENU_RIGHTS,
	MENU_USER_REMOVE,
	MENU_POLICY, MENU_TRIGGER,
	MENU_PORTS, MENU_PORT, MENU_PORT_NAME, MENU_PORT_DWELL, MENU_PORT_MACRO,
	MENU_CLEAR_NAMES, MENU_DEFAULTS, MENU_BOARD, MENU_TEST,
	MENU_SCAN, MENU_BROADCAST,
	MENU_LOGIN, MENU_LOCKED, MENU_POWER, MENU_PRESS, MENU_EDID, MENU_HELP,
	MENU_SCREENS
};

struct menu_place {
	enum menu_screen screen;
	int subject, cursor, top, under;
};

/* text that is being typed */
struct menu_field {
	char text[ACTION_TEXT];
	int caret;			/* bytes before it */
};

struct menu {
	int console, user;
	enum language language;
	bool english;			/* whatever the user's language: this face has no other letters */
	int page_rows;			/* of the face: steps of PgUp and PgDn */

	enum menu_screen screen;
	int subject;			/* port or user this screen is about, 0 = none */
	int cursor, top;		/* rows of its table */
	int under;			/* what the bar is on: a port, a user */
	struct menu_place back[MENU_DEPTH];
	int depth;

	uint8_t port[PORTS_MAX];	/* ports of the table, in its order */
	int ports;
	struct menu_field field[VIEW_FIELDS];
	int active;			/* field with the caret */

	char word[MENU_ENTRY_MAX * 4 + 1];	/* incremental search */
	bool missed;			/* the last character fitted no port */
	int64_t word_until_ms;

	uint8_t right[PORTS_MAX + 1];	/* being chosen, not saved yet */
	unsigned touched;		/* ports whose right was chosen here, bit 0 = port 1 */
	char added[ACTION_TEXT];	/* name of the user that is being added */
	int power;			/* enum power that is being asked about */
	bool broadcasting;		/* set by the owner: F6 ends it */
	int locked_s;			/* until the login box works again */

	char message[2 * VIEW_CELL];
	bool bad;

	bool left_shift, right_shift, caps;
	int held_key;
	int64_t repeat_at_ms, close_at_ms;
};

/* console 0: the session of a tool */
void menu_init(struct menu *menu, int console);

/* rows of the face's page: 13 unless told; call it before menu_open */
void menu_set_rows(struct menu *menu, int page_rows);

void menu_open(struct menu *menu, const struct world *world, int user, enum menu_screen first,
	       int64_t now_ms);

void menu_key(struct menu *menu, const struct world *world, int key_id, bool down, int64_t now_ms,
	      struct actions *out);

/* characters of a face that has a keyboard layout of its own */
void menu_text(struct menu *menu, const struct world *world, const char *utf8, int64_t now_ms,
	       struct actions *out);

/* time passed: repeats, end of the search word, timeout */
void menu_tick(struct menu *menu, const struct world *world, int64_t now_ms, struct actions *out);

/* what is held down is unknown */
void menu_keys_lost(struct menu *menu);

/* ports, users or settings changed; a port or a user may be gone */
void menu_changed(struct menu *menu, const struct world *world);

/* how a kept action or a login ended; NULL or "": nothing to say */
void menu_answer(struct menu *menu, const char *text, bool good);

/* seconds until the login box works again; 0: it does */
void menu_locked(struct menu *menu, int seconds_left);

int64_t menu_deadline(const struct menu *menu);

void menu_view(const struct menu *menu, const struct world *world, struct menu_view *out);

/* fills the whole page: frame to the edges, or a small box in the middle */
void menu_draw(const struct menu_view *view, struct page *page);

/* ports that fit a word (digits: a port; letters: a name), best first, of those in mask; how many */
int menu_match(const struct world *world, unsigned mask, const char *word, uint8_t match[PORTS_MAX]);

/* "640x480@60", "no sync": what a port sends, in at most 28 columns */
void menu_signal(enum language language, const struct video *video, char *out, size_t size);

#endif
