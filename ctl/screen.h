/* SPDX-License-Identifier: MIT */
/*
 * The curses screen in two halves: what is known and what a key does (screen.c), and how it looks in
 * whatever room there is (screen_draw.c). The state is the daemon's JSON as it came.
 */
#ifndef CTL_SCREEN_H
#define CTL_SCREEN_H

#include "ctl/tool.h"

enum { SCREEN_COLS_MIN = 30, SCREEN_ROWS_MIN = 6, ENTRY_MAX = 48 };

enum entry { ENTRY_NONE, ENTRY_SEARCH, ENTRY_NAME };

struct screen {
	struct tool *tool;
	json_t *state;			/* NULL until there was one */
	bool connected, help, quit;
	int console;
	int cursor, top;		/* rows of the list, from 0 */
	enum entry entry;		/* what is being typed on the message line */
	char word[ENTRY_MAX + 1];	/* it */
	char found[ENTRY_MAX + 1];	/* the last search */
	char message[256];
	bool color, unicode;
};

/* rows of the list that fit */
int screen_list_rows(void);

void screen_draw(struct screen *screen);

/* looking things up in the state */
json_t *screen_port(const struct screen *screen, int row);
int screen_ports(const struct screen *screen);
json_t *screen_console(const struct screen *screen);
const char *screen_text(json_t *object, const char *key, const char *otherwise);

#endif
