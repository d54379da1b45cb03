/* SPDX-License-Identifier: MIT */
/* What each part of the curses screen remembers; screen.h has the functions. */
#ifndef CTL_SCREEN_PARTS_H
#define CTL_SCREEN_PARTS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct screen;

/* result or error, the other is NULL; both NULL when the connection broke */
typedef void screen_answer(struct screen *screen, json_t *result, json_t *error);

/* keys: a character is its code point; the keys that curses names, and Alt, lie above */
enum { KEY_SPECIAL = 1 << 24, KEY_WITH_ALT = 1 << 25, KEY_ESC = 27, CHORD_BYTES = 48 };
#define SPECIAL(code) (KEY_SPECIAL | (code))
#define CTRL_KEY(letter) ((letter) & 0x1F)

/* what text is for; colour repeats what the words or reverse video say */
enum ink {
	INK_PLAIN, INK_TITLE, INK_TAB, INK_HEAD, INK_BAR, INK_GOOD, INK_BAD, INK_QUIET, INK_KEY,
	INK_WORD, INK_BOX,
};

/* ---- table ----------------------------------------------------------------------------------- */

enum { CELL_BYTES = 256, TABLE_COLUMNS = 12 };

struct table_column {
	const char *head;
	int width;			/* with the space after it */
	int rank;			/* the highest gives way first */
	int most;			/* may grow to this, 0 = stays */
	bool tight;			/* no space after it */
};

struct table {
	const struct table_column *column;
	int columns, rows, cursor, top;
	int shown;			/* rows that fitted when it was drawn */
	void (*cell)(const struct screen *screen, int row, int column, char out[CELL_BYTES]);
	enum ink (*ink)(const struct screen *screen, int row);	/* NULL: all plain */
	const char *empty;		/* what stands there without rows */
	bool follow;			/* the bar stays at the end */
	bool no_bar;
};

/* ---- dialogs --------------------------------------------------------------------------------- */

enum { DIALOG_FIELDS = 6, DIALOG_BYTES = 512 };

struct dialog_field {
	const char *label, *text;
	bool secret;
	int columns;			/* that can be typed, 0 = any number */
};

struct dialog_spec {
	const char *title;		/* NULL: one line where messages are */
	const char *note;
	struct dialog_field field[DIALOG_FIELDS];
	int fields;
	void (*done)(struct screen *screen, char value[][DIALOG_BYTES]);
	void (*typed)(struct screen *screen, const char *value);	/* each key, may be NULL */
	void (*cancelled)(struct screen *screen);			/* may be NULL */
};

struct dialog {
	struct dialog_spec spec;
	char title[64], note[256];
	char value[DIALOG_FIELDS][DIALOG_BYTES];
	int active;
	void *window, *inner, *panel, *form;
	void *field[2 * DIALOG_FIELDS + 1];
	bool open;
};

enum { PICK_ITEMS = 40, PICK_BYTES = 64 };

struct pick_spec {
	const char *title;
	int items, at;
	char item[PICK_ITEMS][PICK_BYTES];
	void (*done)(struct screen *screen, int item);
};

struct pick {
	struct pick_spec spec;
	void *window, *inner, *panel, *menu;
	void *item[PICK_ITEMS + 1];
	bool open;
};

/* ---- panes ----------------------------------------------------------------------------------- */

enum { PORTS_ROWS = 1024, PORT_BYTES = 16, WORD_BYTES = 64 };

struct ports_state {
	struct table table;
	int order[PORTS_ROWS];		/* index in the state of each row */
	char at[PORT_BYTES];		/* port under the bar */
	int filter;
	int power;			/* that is being asked about */
	bool by_name, placed;
	char word[WORD_BYTES];
};

struct menu_state {
	json_t *view;			/* as it came; NULL while the menu is closed */
	int top, asked, moving;		/* answers that are missing; of these to keys */
	bool wanted, stale;
};

enum picture_phase { PICTURE_IDLE, PICTURE_LINE, PICTURE_DATA };

struct picture {
	int fd;
	enum picture_phase phase;
	char line[64];
	uint8_t *data;			/* the PNG as it comes */
	size_t len, size;
	uint8_t *rgb;
	int width, height;		/* 0: there is none */
	int64_t asked_ms;
	char problem[160];
};

struct monitor_state {
	struct picture picture;
	int64_t next_ms;
	int zoom, x, y;			/* zoom 0: all of it; x, y: middle, in thousandths */
	json_t *page;			/* lines of the overlay, NULL if unknown */
	char shown[PORT_BYTES];
	bool typing, text_only, no_page;
};

enum { TYPING_BYTES = 512, TYPING_AHEAD = 4 };

struct typing {
	json_t *queue;			/* requests that wait their turn */
	int under_way;
};

struct log_filter {
	char kind[WORD_BYTES], console[8], port[PORT_BYTES], user[WORD_BYTES], word[WORD_BYTES];
};

struct log_state {
	struct table table;
	json_t *entries;
	struct log_filter filter;
	bool asked;
};

enum { VISITS_MAX = 512 };

struct visit {
	char port[PORT_BYTES], name[64];
	long long wall_s;
	int64_t began_ms, ended_ms;	/* ended 0: still there */
	bool scanned;
};

struct scan_state {
	struct table table;
	struct visit visit[VISITS_MAX];
	int visits, console;
};

struct board_state {
	json_t *doctor;			/* the daemon's figures */
	json_t *checks;			/* what `overscan doctor` finds */
	json_t *sessions;
	int doctor_fd;
	pid_t doctor_pid;
	char *found;			/* its output so far */
	size_t found_len;
	int64_t next_ms;
	int top, lines;
	bool no_sessions;
};

struct mouse {
	bool on;
	int row;			/* of the last click in a table, -1: none */
	int64_t at_ms;
};

struct takeover {
	bool asked;			/* somebody asks for what this tool holds */
	char who[64];
	int console;
	int64_t until_ms;
};

#endif
