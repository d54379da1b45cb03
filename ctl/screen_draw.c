/* SPDX-License-Identifier: MIT */
/* How the curses screen looks: colour only ever repeats what characters and reverse video say. */
#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "ctl/screen.h"
#include "driver/overscan.h"

enum { PAIR_TITLE = 1, PAIR_BAR, PAIR_GOOD, PAIR_BAD };

enum { COL_NAME = 7, NAME_COLS = 17, ROW_HEAD = 1, ROW_LIST = 2, FIXED_ROWS = 4 };

int
screen_list_rows(void)
{
	return LINES > FIXED_ROWS ? LINES - FIXED_ROWS : 1;
}

/* one row from col on, cut at the right edge */
static void
put(int row, int col, const char *text)
{
	int room = COLS - col;

	if (row < 0 || row >= LINES || room <= 0)
		return;
	mvaddnstr(row, col, text, (int)ovs_text_fit(text, room));
}

static void
fill_row(int row, attr_t attr, short pair)
{
	mvhline(row, 0, ' ', COLS);
	mvchgat(row, 0, -1, attr, pair, NULL);
}

static attr_t
title_attr(const struct screen *screen)
{
	return screen->color ? COLOR_PAIR(PAIR_TITLE) : A_REVERSE;
}

static attr_t
bar_attr(const struct screen *screen)
{
	return screen->color ? COLOR_PAIR(PAIR_BAR) | A_BOLD : A_REVERSE | A_BOLD;
}

static void
start_colors(struct screen *screen)
{
	static bool started;

	if (started || !screen->color)
		return;
	started = true;
	use_default_colors();
	init_pair(PAIR_TITLE, COLOR_BLACK, COLOR_CYAN);
	init_pair(PAIR_BAR, COLOR_WHITE, COLOR_BLUE);
	init_pair(PAIR_GOOD, COLOR_GREEN, -1);
	init_pair(PAIR_BAD, COLOR_RED, -1);
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void
draw_title(const struct screen *screen)
{
	json_t *board = json_object_get(screen->state, "board");
	json_t *console = screen_console(screen);
	char left[256], right[64];

	snprintf(left, sizeof(left), " Overscan  %s", screen_text(board, "name", ""));
	snprintf(right, sizeof(right), "console %d: %s ", screen->console,
		 screen_text(console, "selected", "-"));
	attrset(title_attr(screen));
	mvhline(0, 0, ' ' | title_attr(screen), COLS);
	if (COLS >= 60)
		put(0, 0, left);
	else
		put(0, 0, " Overscan");
	put(0, COLS - (int)strlen(right), right);
	attrset(A_NORMAL);
}

static void
draw_head(void)
{
	char line[128];

	snprintf(line, sizeof(line), "  %-5s%-17s%-14s%-6s%-7s%s", "PORT", "NAME", "PICTURE", "KEYS",
		 "LEDS", "CONSOLE");
	attrset(A_BOLD);
	put(ROW_HEAD, 0, line);
	attrset(A_NORMAL);
}

static bool
on_console(json_t *port, int console)
{
	json_t *number;
	size_t i;

	json_array_foreach(json_object_get(port, "consoles"), i, number)
		if (json_integer_value(number) == console)
			return true;
	return false;
}

static const char *
mark(const struct screen *screen, json_t *port)
{
	if (!on_console(port, screen->console))
		return " ";
	return screen->unicode ? "▸" : ">";
}

static void
consoles_text(json_t *port, char *out, size_t size)
{
	json_t *number;
	size_t i, len = 0;

	out[0] = 0;
	json_array_foreach(json_object_get(port, "consoles"), i, number)
		len += (size_t)snprintf(out + len, size - len, "%s%lld", i ? "," : "",
					(long long)json_integer_value(number));
}

static char
led(json_t *leds, const char *which, char letter)
{
	return json_is_true(json_object_get(leds, which)) ? letter : '-';
}

static void
draw_port_tail(int row, json_t *port)
{
	json_t *picture = json_object_get(port, "picture"), *leds = json_object_get(port, "leds");
	char line[128], consoles[32];

	consoles_text(port, consoles, sizeof(consoles));
	snprintf(line, sizeof(line), "%-14s%-6s%c.%c.%c  %s", screen_text(picture, "mode", "no signal"),
		 json_is_true(json_object_get(port, "keyboard")) ? "yes" : "no",
		 led(leds, "num", 'N'), led(leds, "caps", 'C'), led(leds, "scroll", 'S'), consoles);
	put(row, COL_NAME + NAME_COLS, line);
}

static void
draw_port(const struct screen *screen, int row, int index)
{
	json_t *port = screen_port(screen, index);
	attr_t attr = A_NORMAL;

	if (index == screen->cursor)
		attr = bar_attr(screen);
	else if (!json_is_object(json_object_get(port, "picture")))
		attr = A_DIM;
	else if (screen->color && on_console(port, screen->console))
		attr = COLOR_PAIR(PAIR_GOOD) | A_BOLD;
	attrset(attr);
	mvhline(row, 0, ' ' | attr, COLS);
	put(row, 0, mark(screen, port));
	put(row, 2, screen_text(port, "port", "?"));
	put(row, COL_NAME, screen_text(port, "name", "?"));
	draw_port_tail(row, port);
	attrset(A_NORMAL);
}

static void
draw_list(const struct screen *screen)
{
	int rows = screen_list_rows(), count = screen_ports(screen);

	for (int i = 0; i < rows && screen->top + i < count; i++)
		draw_port(screen, ROW_LIST + i, screen->top + i);
	if (screen->state == NULL)
		put(ROW_LIST, 2, "Waiting for overscand ...");
	else if (count == 0)
		put(ROW_LIST, 2, "The board has not been there yet.");
}

static void
draw_message(const struct screen *screen)
{
	json_t *board = json_object_get(screen->state, "board");
	char line[640];

	line[0] = 0;
	if (screen->entry != ENTRY_NONE)
		snprintf(line, sizeof(line), "%s: %s",
			 screen->entry == ENTRY_SEARCH ? "Search" : "Name", screen->word);
	else if (!screen->connected)
		snprintf(line, sizeof(line), "Daemon lost: %s; trying again",
			 screen->tool->control.message);
	else if (board && !json_is_true(json_object_get(board, "up")))
		snprintf(line, sizeof(line), "Board lost: %s", screen_text(board, "error", ""));
	else
		snprintf(line, sizeof(line), "%s", screen->message);
	if (!screen->connected || (board && !json_is_true(json_object_get(board, "up"))))
		attrset(screen->color ? COLOR_PAIR(PAIR_BAD) | A_BOLD : A_BOLD);
	put(LINES - 2, 0, line);
	attrset(A_NORMAL);
}

/* every key of the bar has a letter too, for terminals that keep the F-keys to themselves */
static void
draw_keys(const struct screen *screen)
{
	static const char *const key[] = { "F1?", "F2n", "F3/", "F4c", "Enter", "F10q" };
	static const char *const word[] = { "Help", "Name", "Search", "Console", "Select", "Quit" };
	int col = 0;

	fill_row(LINES - 1, A_NORMAL, 0);
	for (size_t i = 0; i < sizeof(key) / sizeof(key[0]); i++) {
		if (col + (int)(strlen(key[i]) + strlen(word[i])) > COLS)
			break;
		attrset(A_BOLD);
		put(LINES - 1, col, key[i]);
		col += (int)strlen(key[i]);
		attrset(title_attr(screen));
		put(LINES - 1, col, word[i]);
		col += (int)strlen(word[i]);
		attrset(A_NORMAL);
		col += 1;
	}
}

static void
draw_help(void)
{
	static const char *const text[] = {
		"Up Down  j k         move",
		"PgUp PgDn Home End   move far",
		"Enter                switch to the port",
		"/  F3                search; Enter: next",
		"n  F2                name the port",
		"c  F4                next console",
		"?  F1  h             this help",
		"q  F10               quit",
		"",
		"PICTURE is what the port sends now; KEYS says whether the host has",
		"switched its keyboard on; LEDS are the locks it has lit: Num.Caps.Scroll.",
		"",
		"Any key goes back.",
	};

	attrset(A_BOLD);
	put(ROW_HEAD, 2, "Keys");
	attrset(A_NORMAL);
	for (int i = 0; i < (int)(sizeof(text) / sizeof(text[0])); i++)
		if (ROW_LIST + i < LINES - 2)
			put(ROW_LIST + i, 2, text[i]);
}

static void
draw_too_small(void)
{
	char line[80];

	snprintf(line, sizeof(line), "Terminal too small (%dx%d).", COLS, LINES);
	put(0, 0, line);
	snprintf(line, sizeof(line), "Needs %dx%d.", SCREEN_COLS_MIN, SCREEN_ROWS_MIN);
	put(1, 0, line);
	put(2, 0, "q quits.");
	move(0, 0);
}

/* Screen readers follow the hardware cursor: it stays with what the keys act on. */
static void
place_cursor(const struct screen *screen)
{
	if (screen->entry != ENTRY_NONE)
		move(LINES - 2, (screen->entry == ENTRY_SEARCH ? 8 : 6) + ovs_text_width(screen->word));
	else if (screen->help)
		move(ROW_HEAD, 2);
	else
		move(ROW_LIST + screen->cursor - screen->top, 0);
}

void
screen_draw(struct screen *screen)
{
	start_colors(screen);
	erase();
	if (COLS < SCREEN_COLS_MIN || LINES < SCREEN_ROWS_MIN) {
		draw_too_small();
		refresh();
		return;
	}
	draw_title(screen);
	if (screen->help) {
		draw_help();
	} else {
		draw_head();
		draw_list(screen);
	}
	draw_message(screen);
	draw_keys(screen);
	place_cursor(screen);
	refresh();
}
