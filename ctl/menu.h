/* SPDX-License-Identifier: MIT */
/*
 * The menu of one console: the port list and its F-key screens, as in the operator's manual.
 *
 * Pure: a key and the time go in; the port to select, whether the menu is to close, and the time at
 * which it wants to be called again come out. menu_draw (menu_draw.c) puts it on a page. The board
 * drops the repeats of a held key, so the repeats of the movement keys are made here.
 *
 * Times are milliseconds of any clock that does not jump. Key ids as in docs/architecture.md.
 */
#ifndef CTL_MENU_H
#define CTL_MENU_H

#include <stdint.h>

#include "ctl/page.h"
#include "ctl/ports.h"

enum {
	MENU_TIMEOUT_MS = 30000,
	MENU_SEARCH_MS = 2000,		/* a pause this long starts a new search word */
	MENU_REPEAT_DELAY_MS = 400,
	MENU_REPEAT_MS = 80,
	MENU_ENTRY_MAX = 16,
	MENU_LIST_ROWS = 7,
	MENU_GOTO_ROWS = 5,
};

#define NO_DEADLINE INT64_MAX

enum menu_screen { MENU_LIST, MENU_GOTO, MENU_FILTER };
enum menu_filter { FILTER_ALL, FILTER_ON, FILTER_COUNT };

struct menu {
	int console;
	enum menu_screen screen;
	enum menu_filter filter;
	bool by_name;

	uint8_t order[PORTS_MAX];	/* ports in the list, in its order */
	int count;
	int cursor, top;		/* places in order[] */

	char word[MENU_ENTRY_MAX + 1];	/* incremental search, or what GOTO was given */
	bool missed;			/* the last character fitted no port */
	int64_t word_until_ms;

	uint8_t match[PORTS_MAX];	/* GOTO: ports that fit the word, best first */
	int matches;
	int match_cursor;

	int filter_cursor;

	int held_key;
	int64_t repeat_at_ms, close_at_ms;
};

struct menu_result {
	int select;			/* port to switch to, 0 = stay */
	bool close;
};

/* settings (filter, order) survive from one opening to the next */
void menu_init(struct menu *menu, int console);

void menu_open(struct menu *menu, const struct ports *ports, int64_t now_ms);

struct menu_result menu_key(struct menu *menu, const struct ports *ports, int key_id, bool down,
			    int64_t now_ms);

/* time passed: repeats, end of the search word, timeout */
struct menu_result menu_tick(struct menu *menu, const struct ports *ports, int64_t now_ms);

/* names, pictures or selections changed: the bar stays on its port */
void menu_ports_changed(struct menu *menu, const struct ports *ports);

int64_t menu_deadline(const struct menu *menu);

void menu_draw(const struct menu *menu, const struct ports *ports, struct page *page);

/* ports that fit a GOTO word (digits: a port; letters: a name), best first; returns their number */
int menu_match(const struct ports *ports, const char *word, uint8_t match[PORTS_MAX]);

#endif
