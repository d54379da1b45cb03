/* SPDX-License-Identifier: MIT */
/*
 * The curses face of the tool: six panes over one connection to the daemon.
 *
 *	screen.c          the terminal and the loop
 *	screen_link.c     requests, answers, events; the daemon's state as it came (JSON)
 *	screen_state.c    looking things up in the state
 *	screen_draw.c     text in whatever room, colour and character set there is; title, message, keys
 *	screen_table.c    a table with a bar, columns that give way
 *	screen_mouse.c    what a click means
 *	screen_dialog.c   something to type (formw, panelw), screen_pick.c something to choose (menuw)
 *	screen_ports.c ... one pane each; screen_plain.c the same on a terminal without a cursor
 *
 * Nothing blocks: an answer comes to the function that was named with the request, and a daemon that
 * is slow, or gone, only leaves the screen as it was. All text inside is UTF-8.
 */
#ifndef CTL_SCREEN_H
#define CTL_SCREEN_H

#include <stdint.h>

#include "ctl/screen_parts.h"
#include "ctl/tool.h"
#include "ctl/words.h"

enum { SCREEN_COLS_MIN = 30, SCREEN_ROWS_MIN = 6, WAITING_MAX = 64 };

enum pane_id {
	PANE_PORTS, PANE_MENU, PANE_MONITOR, PANE_LOG, PANE_SCAN, PANE_BOARD, PANE_HELP, PANE_COUNT,
	PANE_TABS = PANE_HELP,		/* those before it are in the title line */
};

/* what there is to draw in: rows and columns of the terminal */
struct area {
	int row, col, rows, cols;
};

struct key_word {
	const char *key, *word;
};

/* One pane. Each function may be NULL. */
struct pane {
	const char *name;
	const struct key_word *(*keys)(const struct screen *screen);	/* ends with a NULL key */
	void (*draw)(struct screen *screen, const struct area *area);
	bool (*key)(struct screen *screen, int key);	/* false: not one of its keys */
	void (*opened)(struct screen *screen);		/* it is seen from now on, or the daemon is back */
	void (*closed)(struct screen *screen);
	void (*changed)(struct screen *screen);		/* there is new state; also while not seen */
	void (*event)(struct screen *screen, const char *name, json_t *event);
	int64_t (*tick)(struct screen *screen, int64_t now_ms);	/* when it wants to be called again */
	void (*clicked)(struct screen *screen, int row, bool twice);	/* a row of its table */
};

extern const struct pane ports_pane, menu_pane, monitor_pane, log_pane, scan_pane, board_pane,
	help_pane;
extern const struct pane *const panes[PANE_COUNT];

struct waiting {
	long id;			/* 0: free */
	int64_t since_ms;
	screen_answer *answer;
};

struct screen {
	struct tool *tool;
	json_t *state;			/* NULL until there was one */
	bool connected;
	int64_t retry_ms;
	struct waiting waiting[WAITING_MAX];
	char cause[512];		/* why there is no daemon */
	char greeting_language[8];	/* of the switch: "en", "zh" */

	enum pane_id pane, before;	/* before: where to go back to */
	int console;			/* the one that is looked at and used, from 1 */
	char message[512], hint[256];
	bool bad, quit, redraw_all;
	bool color, unicode, direct;	/* direct: a colour is its red, green and blue */

	struct dialog dialog;
	struct pick pick;
	struct ports_state ports;
	struct menu_state menu;
	struct monitor_state monitor;
	struct typing typing;
	struct log_state log;
	struct scan_state scan;
	struct board_state board;
	struct takeover takeover;
	struct mouse mouse;
};

#define NEVER INT64_MAX

/* ---- screen.c -------------------------------------------------------------------------------- */

int64_t screen_now_ms(void);
void screen_open(struct screen *screen, enum pane_id pane);
void screen_back(struct screen *screen);
/* a key, as if it were typed */
void screen_key(struct screen *screen, int key);
/* every key as it is typed, also those that end or stop programs */
void screen_raw(struct screen *screen, bool raw);

/* ---- screen_link.c --------------------------------------------------------------------------- */

/* The request is taken over. answer NULL: only an error is of interest. False: it was not sent. */
bool screen_ask(struct screen *screen, json_t *request, screen_answer *answer);
/* a request with "cmd" and "console" */
json_t *screen_request(const struct screen *screen, const char *command);
void screen_connect(struct screen *screen);
void screen_read(struct screen *screen);
/* what is known now, NULL: nothing */
void screen_take_state(struct screen *screen, json_t *state);
/* state now and whenever it changes */
void screen_subscribe(struct screen *screen);
int64_t screen_link_tick(struct screen *screen, int64_t now_ms);
/* since when an answer is missing, or NEVER */
int64_t screen_waits_since(const struct screen *screen);

/* ---- screen_state.c -------------------------------------------------------------------------- */

/* of who is logged in, else of the switch; English where the terminal has only ASCII */
enum language screen_language(const struct screen *screen);
/* a heading or a format in it; a finished sentence of the daemon, good until the next call */
const char *screen_said(const struct screen *screen, const char *english);
const char *screen_like(const struct screen *screen, const char *english);
const char *screen_text(const json_t *object, const char *key, const char *otherwise);
long long screen_number(const json_t *object, const char *key);
bool screen_flag(const json_t *object, const char *key);
int screen_ports(const struct screen *screen);
json_t *screen_port(const struct screen *screen, int index);
json_t *screen_port_named(const struct screen *screen, const char *port);	/* "1.2" */
json_t *screen_console(const struct screen *screen);
int screen_consoles(const struct screen *screen);
const char *screen_selected(const struct screen *screen);	/* "1.2", or "" */
bool screen_on_console(const json_t *port, int console);
/* what a console is at, and who is there */
void screen_console_words(const struct screen *screen, const json_t *console, char *out, size_t size);
/* the format is looked up in the words; likewise that of screen_putf */
void screen_say(struct screen *screen, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* what the daemon says, or NULL for nothing */
void screen_complain(struct screen *screen, const json_t *error);
void screen_select(struct screen *screen, const char *port);
void screen_next_console(struct screen *screen);
void screen_set_console(struct screen *screen, int console);

/* ---- screen_draw.c --------------------------------------------------------------------------- */

void screen_draw(struct screen *screen);
/* no room for anything but saying so */
bool screen_too_small(void);
/* the panes' part of the terminal */
struct area screen_body(void);
/* text in at most room columns; returns how many it took */
int screen_put(const struct screen *screen, int row, int col, int room, enum ink ink,
	       const char *text);
int screen_putf(const struct screen *screen, int row, int col, int room, enum ink ink,
		const char *format, ...) __attribute__((format(printf, 6, 7)));
void screen_fill(const struct screen *screen, int row, int col, int cols, enum ink ink);
/* an empty box */
void screen_frame(const struct screen *screen, const struct area *area);
/* several lines, broken at words; returns the rows it took */
int screen_wrap(const struct screen *screen, const struct area *area, enum ink ink,
		const char *text);
/* bytes of the text's first line, broken at a word to fit */
size_t screen_line_bytes(const char *text, int cols);
int screen_attr(const struct screen *screen, enum ink ink);
/* where the hardware cursor stays: screen readers follow it */
void screen_focus(int row, int col);

/* ---- screen_table.c -------------------------------------------------------------------------- */

void table_draw(const struct screen *screen, struct table *table, const struct area *area);
bool table_key(struct table *table, int key);
void table_go(struct table *table, int row);

/* ---- screen_dialog.c, screen_pick.c ---------------------------------------------------------- */

void dialog_open(struct screen *screen, const struct dialog_spec *spec);
void dialog_close(struct screen *screen);
bool dialog_is_open(const struct screen *screen);
void dialog_key(struct screen *screen, int key);
/* make it anew for the present size of the terminal */
void dialog_fit(struct screen *screen);
void dialog_cursor(struct screen *screen);

void pick_open(struct screen *screen, const struct pick_spec *spec);
void pick_close(struct screen *screen);
bool pick_is_open(const struct screen *screen);
void pick_key(struct screen *screen, int key);
void pick_fit(struct screen *screen);

/* ---- screen_keys.c, screen_typing.c, screen_command.c ---------------------------------------- */

/* the name of a key of the terminal as overscan writes it ("PageUp", "Ctrl+C"); false: none */
bool key_chord(int key, char out[CHORD_BYTES]);
/* a character that stands for itself */
bool key_is_text(int key);
/* the key as UTF-8 text */
void key_text(int key, char out[8]);
/* next key of the terminal, -1 when there is none */
int screen_getch(void);

void typing_begin(struct screen *screen);
void typing_end(struct screen *screen);
void typing_key(struct screen *screen, int key);
/* send what waits to be sent */
void typing_flush(struct screen *screen);

void command_open(struct screen *screen);
/* the console's hotkey and then these keys, separated by spaces */
void command_hotkey(struct screen *screen, const char *keys);

/* ---- screen_mouse.c -------------------------------------------------------------------------- */

enum zone_kind { ZONE_PANE, ZONE_KEY, ZONE_CONSOLE, ZONE_PICTURE, ZONE_ROWS };

/* what lies there from now on: value is a pane, a key, the first of a table's rows */
void mouse_zone(const struct area *area, enum zone_kind kind, int value);
void mouse_clear(void);
int mouse_key(const char *name);
void mouse_event(struct screen *screen);
void mouse_turn(struct screen *screen, bool on);
void mouse_toggle(struct screen *screen);

/* ---- panes ----------------------------------------------------------------------------------- */

/* the port the keys act on, NULL if there is none */
json_t *ports_under_bar(const struct screen *screen);
void port_edit_name(struct screen *screen);
void port_edit_dwell(struct screen *screen);
void port_power(struct screen *screen);
void port_power_do(struct screen *screen, const char *port, const char *what);
void port_toggle_quick(struct screen *screen);

/* a screen of the menu by the name of its F-key ("F3"); NULL: the list */
void menu_show(struct screen *screen, const char *key);
/* everything that the one who was logged in could see */
void screen_forget(struct screen *screen);
void login_open(struct screen *screen, const char *note);
/* true: under way, and what may be seen comes after it */
bool login_named(struct screen *screen);
void takeover_event(struct screen *screen, const char *name, json_t *event);
bool takeover_key(struct screen *screen, int key);
void takeover_draw(struct screen *screen);
/* ask for the console, or take it */
void takeover_ask(struct screen *screen, bool force);

/* the output of doctor that is there */
void board_read(struct screen *screen);
void board_fini(struct screen *screen);

int screen_plain_run(struct tool *tool);

#endif
