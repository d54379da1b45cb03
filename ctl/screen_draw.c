/* SPDX-License-Identifier: MIT */
/*
 * How the screen looks: text in the room there is, in the terminal's character set; the title line with
 * the panes, the message line, the keys. Colour only ever repeats what characters and reverse video say.
 */
#include <curses.h>
#include <panel.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ctl/screen.h"
#include "driver/overscan.h"

enum { SLOW_MS = 1500, HINT_ROWS_MAX = 3, TEXT_BYTES = 1024 };

static int focus_row, focus_col;

/* ---- ink ------------------------------------------------------------------------------------- */

int
screen_attr(const struct screen *screen, enum ink ink)
{
	static const struct {
		attr_t plain, with_color;
		short fg, bg;
	} look[] = {
		[INK_PLAIN] = { A_NORMAL, A_NORMAL, -1, -1 },
		[INK_TITLE] = { A_REVERSE, A_NORMAL, COLOR_BLACK, COLOR_CYAN },
		[INK_TAB] = { A_BOLD, A_BOLD, -1, -1 },
		[INK_HEAD] = { A_BOLD, A_BOLD, -1, -1 },
		[INK_BAR] = { A_REVERSE | A_BOLD, A_BOLD, COLOR_WHITE, COLOR_BLUE },
		[INK_GOOD] = { A_BOLD, A_BOLD, COLOR_GREEN, -1 },
		[INK_BAD] = { A_BOLD, A_BOLD, COLOR_RED, -1 },
		[INK_QUIET] = { A_DIM, A_DIM, -1, -1 },
		[INK_KEY] = { A_BOLD, A_BOLD, -1, -1 },
		[INK_WORD] = { A_REVERSE, A_NORMAL, COLOR_BLACK, COLOR_CYAN },
		[INK_BOX] = { A_NORMAL, A_NORMAL, COLOR_CYAN, -1 },
	};

	if (!screen->color)
		return (int)look[ink].plain;
	if (look[ink].fg < 0 && look[ink].bg < 0)
		return (int)look[ink].with_color;
	return (int)(look[ink].with_color | (attr_t)COLOR_PAIR(alloc_pair(look[ink].fg, look[ink].bg)));
}

/* ---- text ------------------------------------------------------------------------------------ */

static size_t
character_bytes(unsigned char first)
{
	return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* what stands for a character where there is only ASCII */
static char
ascii_for(const char *character, size_t size)
{
	static const char *const like[] = { "▸>", "▶>", "►>", "→>", "←<", "↑^", "↓v", "↵<", "☼*", "●*", "○o",
		"│|", "─-", "┌+", "┐+", "└+", "┘+", "├+", "┤+", "█#", "▓#", "▒+", "░.", "…~", "·.", "°o", "♪#",
		"▀\"", "▄_", "–-", "×x", "✓v", NULL };

	for (int i = 0; like[i]; i++)
		if (strlen(like[i]) == size + 1 && memcmp(like[i], character, size) == 0)
			return like[i][size];
	return '?';
}

/* control characters go; so does all that the terminal cannot show */
static void
for_terminal(const struct screen *screen, const char *text, size_t len, char *out, size_t room)
{
	size_t at = 0;

	while (len > 0 && at + 5 < room) {
		size_t size = character_bytes((unsigned char)*text);

		if (size > len)
			break;
		if (size == 1)
			out[at++] = (unsigned char)*text < ' ' || *text == 127 ? ' ' : *text;
		else if (screen->unicode)
			memcpy(out + at, text, size), at += size;
		else
			for (int col = 0; col < ovs_text_width(text) - ovs_text_width(text + size); col++)
				out[at++] = ascii_for(text, size);
		text += size;
		len -= size;
	}
	out[at] = 0;
}

int
screen_put(const struct screen *screen, int row, int col, int room, enum ink ink, const char *text)
{
	char shown[TEXT_BYTES];
	size_t fit;

	if (row < 0 || row >= LINES || col < 0 || col >= COLS)
		return 0;
	if (room > COLS - col)
		room = COLS - col;
	if (room <= 0)
		return 0;
	fit = ovs_text_fit(text, room);
	for_terminal(screen, text, fit, shown, sizeof(shown));
	attrset(screen_attr(screen, ink));
	mvaddstr(row, col, shown);
	attrset(A_NORMAL);
	return ovs_text_width(text) - ovs_text_width(text + fit);
}

int
screen_putf(const struct screen *screen, int row, int col, int room, enum ink ink,
	    const char *format, ...)
{
	char text[TEXT_BYTES];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), screen_said(screen, format), args);
	va_end(args);
	return screen_put(screen, row, col, room, ink, text);
}

void
screen_fill(const struct screen *screen, int row, int col, int cols, enum ink ink)
{
	if (row < 0 || row >= LINES)
		return;
	attrset(screen_attr(screen, ink));
	for (int i = 0; i < cols && col + i < COLS; i++)
		mvaddch(row, col + i, ' ');
	attrset(A_NORMAL);
}

void
screen_frame(const struct screen *screen, const struct area *area)
{
	for (int i = 0; i < area->rows; i++) {
		bool first = i == 0, last = i == area->rows - 1;
		const char *left = first ? "┌" : last ? "└" : "│", *right = first ? "┐" : last ? "┘" : "│";

		screen_fill(screen, area->row + i, area->col, area->cols, INK_PLAIN);
		for (int col = 1; (first || last) && col < area->cols - 1; col++)
			screen_put(screen, area->row + i, area->col + col, 1, INK_BOX, "─");
		screen_put(screen, area->row + i, area->col, 1, INK_BOX, left);
		screen_put(screen, area->row + i, area->col + area->cols - 1, 1, INK_BOX, right);
	}
}

size_t
screen_line_bytes(const char *text, int cols)
{
	size_t fit = ovs_text_fit(text, cols), at = strcspn(text, "\n");

	if (at <= fit)
		return at;
	for (at = fit; at > 0 && text[at] != ' '; at--)
		;
	return at > 0 ? at : fit;
}

int
screen_wrap(const struct screen *screen, const struct area *area, enum ink ink, const char *text)
{
	int row = 0;

	while (*text && row < area->rows) {
		size_t len = screen_line_bytes(text, area->cols);
		char line[TEXT_BYTES];

		if (len == 0 && *text != '\n')
			break;
		snprintf(line, sizeof(line), "%.*s", (int)len, text);
		screen_put(screen, area->row + row++, area->col, area->cols, ink, line);
		text += len;
		while (*text == ' ' || *text == '\n')
			text++;
	}
	return row;
}

void
screen_focus(int row, int col)
{
	focus_row = row < LINES ? row : LINES - 1;
	focus_col = col < COLS ? col : COLS - 1;
}

struct area
screen_body(void)
{
	return (struct area){ 1, 0, LINES - 3, COLS };
}

/* ---- title ----------------------------------------------------------------------------------- */

static int
draw_tab(const struct screen *screen, int col, int pane, bool names)
{
	bool here = pane == (int)screen->pane;
	enum ink ink = here ? INK_TAB : INK_TITLE;
	int cols;

	if (names || here)
		cols = screen_putf(screen, 0, col, COLS, ink, here ? "[%d%s]" : " %d%s ", pane + 1,
				   screen_said(screen, panes[pane]->name));
	else
		cols = screen_putf(screen, 0, col, COLS, ink, " %d", pane + 1);
	mouse_zone(&(struct area){ 0, col, 1, cols }, ZONE_PANE, pane);
	return cols;
}

static void
draw_title(const struct screen *screen)
{
	const char *selected = screen_text(screen_console(screen), "selected", "-");
	char right[80];
	int col = 0, width;

	snprintf(right, sizeof(right), screen_said(screen, COLS < 60 ? "%.0sc%d: %s " :
						   "%s console %d: %s "),
		 COLS < 100 ? "" : screen_text(json_object_get(screen->state, "you"), "user", ""),
		 screen->console, selected);
	width = ovs_text_width(right);
	screen_fill(screen, 0, 0, COLS, INK_TITLE);
	if (COLS >= 75)
		col += screen_put(screen, 0, 0, COLS, INK_TITLE, " Overscan ");
	for (int i = 0; i < PANE_TABS && col < COLS; i++)
		col += draw_tab(screen, col, i, COLS >= 70);
	if (COLS - width <= col)
		return;
	screen_put(screen, 0, COLS - width, width, INK_TITLE, right);
	mouse_zone(&(struct area){ 0, COLS - width, 1, width }, ZONE_CONSOLE, 0);
}

/* ---- message --------------------------------------------------------------------------------- */

static bool
trouble(const struct screen *screen, char *out, size_t size)
{
	const json_t *board = json_object_get(screen->state, "board");
	int64_t since_ms = screen_waits_since(screen);

	if (!screen->connected)
		snprintf(out, size, screen_said(screen, "Daemon lost: %s; trying again"),
			 screen_like(screen, screen->cause));
	else if (board && !screen_flag(board, "up"))
		snprintf(out, size, screen_said(screen, "Board lost: %s"),
			 screen_like(screen, screen_text(board, "error", "")));
	else if (since_ms != NEVER && screen_now_ms() - since_ms > SLOW_MS)
		snprintf(out, size, screen_said(screen, "Waiting for the daemon for %lld s ..."),
			 (long long)(screen_now_ms() - since_ms) / 1000);
	else
		return false;
	return true;
}

/* an error and its hint may take some rows of the body, from below */
static void
draw_complaint(const struct screen *screen)
{
	char text[sizeof(screen->message) + sizeof(screen->hint) + 4];
	struct area area = { LINES - 1 - HINT_ROWS_MAX, 0, HINT_ROWS_MAX, COLS };
	int rows = 0;

	snprintf(text, sizeof(text), "%s%s%s", screen->message, screen->hint[0] ? ": " : "",
		 screen->hint);
	for (const char *at = text; *at && rows < HINT_ROWS_MAX; rows++) {
		at += screen_line_bytes(at, COLS);
		at += strspn(at, " \n");
	}
	area.row = LINES - 1 - rows;
	area.rows = rows;
	for (int i = 0; i < rows; i++)
		screen_fill(screen, area.row + i, 0, COLS, INK_PLAIN);
	screen_wrap(screen, &area, INK_BAD, text);
}

static void
draw_message(const struct screen *screen)
{
	char text[640];

	if (dialog_is_open(screen) && screen->dialog.spec.title == NULL)
		return;
	if (trouble(screen, text, sizeof(text)))
		screen_put(screen, LINES - 2, 0, COLS, INK_BAD, text);
	else if (screen->bad)
		draw_complaint(screen);
	else
		screen_put(screen, LINES - 2, 0, COLS, INK_PLAIN, screen->message);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void
draw_keys(const struct screen *screen)
{
	const struct key_word *key = panes[screen->pane]->keys ? panes[screen->pane]->keys(screen) : NULL;
	int col = 0;

	for (; key && key->key; key++) {
		const char *word = screen_said(screen, key->word);
		int from = col;

		if (col + ovs_text_width(key->key) + ovs_text_width(word) > COLS)
			continue;
		col += screen_put(screen, LINES - 1, col, COLS, INK_KEY, key->key);
		if (col < COLS)
			col += screen_put(screen, LINES - 1, col, COLS, INK_WORD, word);
		if (mouse_key(key->key))
			mouse_zone(&(struct area){ LINES - 1, from, 1, col - from }, ZONE_KEY,
				   mouse_key(key->key));
		col++;
	}
}

/* ---- all of it ------------------------------------------------------------------------------- */

static void
draw_too_small(const struct screen *screen)
{
	screen_putf(screen, 0, 0, COLS, INK_PLAIN, "Terminal too small (%dx%d).", COLS, LINES);
	screen_putf(screen, 1, 0, COLS, INK_PLAIN, "Needs %dx%d.", SCREEN_COLS_MIN, SCREEN_ROWS_MIN);
	screen_putf(screen, 2, 0, COLS, INK_PLAIN, "q quits.");
	screen_focus(0, 0);
}

static void
draw_pane(struct screen *screen)
{
	struct area body = screen_body();

	draw_title(screen);
	panes[screen->pane]->draw(screen, &body);
	draw_message(screen);
	draw_keys(screen);
	takeover_draw(screen);
}

bool
screen_too_small(void)
{
	return COLS < SCREEN_COLS_MIN || LINES < SCREEN_ROWS_MIN;
}

void
screen_draw(struct screen *screen)
{
	bool small = screen_too_small();

	if (screen->redraw_all)
		clearok(curscr, TRUE);
	screen->redraw_all = false;
	erase();
	mouse_clear();
	screen_focus(0, 0);
	if (small)
		draw_too_small(screen);
	else
		draw_pane(screen);
	move(focus_row, focus_col);
	update_panels();
	if (!small && dialog_is_open(screen))
		dialog_cursor(screen);
	doupdate();
}
