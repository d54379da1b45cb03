/* SPDX-License-Identifier: MIT */
/*
 * What a menu screen shows, for any face: the OSD draws it in 30 columns, the curses tool in what room
 * it has, a browser as a table. All words are already in the operator's language.
 *
 * A screen is a title, a table with a bar, input fields, one message line and the keys that work. Rows
 * are all of the table; the face scrolls.
 */
#ifndef CTL_MENU_VIEW_H
#define CTL_MENU_VIEW_H

#include <stdbool.h>

enum {
	VIEW_ROWS = 64, VIEW_COLUMNS = 5, VIEW_CELL = 96, VIEW_FIELDS = 3, VIEW_KEYS = 16,
	FIELD_COLUMNS = 17		/* of a field on the OSD: a name and the caret behind it */
};

struct view_column {
	char head[VIEW_CELL];
	int width;			/* columns on the OSD */
	bool grows;			/* takes the room that is left */
	bool mark;			/* a sign of one column, close to its neighbours */
};

struct view_row {
	char cell[VIEW_COLUMNS][VIEW_CELL];
	bool quiet;			/* there, but nothing happens there (a port without picture) */
};

struct view_field {
	char label[VIEW_CELL], text[3 * VIEW_CELL];
	bool secret;			/* text holds one * for each character, never the password */
	bool active;
	int width;			/* columns on the OSD; the text may be longer */
	int caret;			/* columns of the text before it */
};

struct view_key {
	char key[16], word[24];		/* "F1" "Go" */
};

struct menu_view {
	const char *screen;		/* name of the screen, not translated: "list", "set", ... */
	char title[VIEW_CELL], right[VIEW_CELL];
	char note[2 * VIEW_CELL];	/* a sentence that says what this is about, over everything else */
	int columns, rows, cursor;	/* cursor -1: no bar */
	int top;			/* first row to be seen, where not all fit */
	bool small;			/* a box in the middle, no larger than what is in it */
	bool pattern;			/* with the colours, the blinking and the shades of a test picture */
	struct view_column column[VIEW_COLUMNS];
	struct view_row row[VIEW_ROWS];
	int fields;
	struct view_field field[VIEW_FIELDS];
	char message[2 * VIEW_CELL];
	bool bad;			/* the message is an error */
	char foot[VIEW_CELL];		/* in the lower edge: what the port under the bar sends */
	int keys;
	struct view_key key[VIEW_KEYS];
};

#endif
