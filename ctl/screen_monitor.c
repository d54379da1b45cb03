/* SPDX-License-Identifier: MIT */
/*
 * The monitor of the console: its picture about once a second and after each switch, the text of the
 * overlay, and the keyboard mode in which what is typed goes there (screen_typing.c).
 */
#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "ctl/screen_picture.h"
#include "driver/overscan.h"

enum { REFRESH_MS = 1000, AFTER_SWITCH_MS = 150, ZOOM_MAX = 4 };

static struct picture_part
part_of(const struct monitor_state *monitor)
{
	int size = 1000 >> monitor->zoom;
	struct picture_part part = { monitor->x - size / 2, monitor->y - size / 2, size, size };

	if (part.x < 0)
		part.x = 0;
	if (part.y < 0)
		part.y = 0;
	if (part.x > 1000 - size)
		part.x = 1000 - size;
	if (part.y > 1000 - size)
		part.y = 1000 - size;
	return part;
}

/* ---- asking ---------------------------------------------------------------------------------- */

static void
took_page(struct screen *screen, json_t *result, json_t *error)
{
	json_t *lines = json_object_get(result, "rows");

	screen->monitor.no_page = error != NULL;	/* a daemon that does not tell */
	if (!json_is_array(lines))
		return;
	json_decref(screen->monitor.page);
	screen->monitor.page = json_incref(lines);
}

static void
ask_all(struct screen *screen, int64_t now_ms)
{
	struct monitor_state *monitor = &screen->monitor;
	const char *board = screen_text(json_object_get(screen->state, "board"), "name", "");

	monitor->next_ms = now_ms + REFRESH_MS;
	if (screen->state == NULL || !screen->connected)
		return;
	if (!monitor->no_page && screen_waits_since(screen) == NEVER)
		screen_ask(screen, screen_request(screen, "page"), took_page);
	picture_ask(&monitor->picture, board, screen->console);
}

static int64_t
monitor_tick(struct screen *screen, int64_t now_ms)
{
	struct monitor_state *monitor = &screen->monitor;

	if (screen->pane != PANE_MONITOR)
		return NEVER;
	if (!picture_tick(&monitor->picture, now_ms))
		monitor->next_ms = now_ms + REFRESH_MS;
	if (now_ms >= monitor->next_ms)
		ask_all(screen, now_ms);
	return monitor->next_ms;
}

static void
monitor_opened(struct screen *screen)
{
	if (screen->monitor.x == 0)
		screen->monitor.x = screen->monitor.y = 500;
	screen->monitor.next_ms = 0;
	screen->monitor.no_page = false;
}

static void
monitor_closed(struct screen *screen)
{
	typing_end(screen);
}

static void
monitor_changed(struct screen *screen)
{
	struct monitor_state *monitor = &screen->monitor;
	const json_t *console = screen_console(screen);
	char shown[PORT_BYTES];
	int64_t soon_ms = screen_now_ms() + AFTER_SWITCH_MS;

	snprintf(shown, sizeof(shown), "%d %s", screen->console, screen_text(console, "shown", "-"));
	if ((strcmp(shown, monitor->shown) != 0 || monitor->picture.asked_ms == 0) &&
	    monitor->next_ms > soon_ms)
		monitor->next_ms = soon_ms;
	snprintf(monitor->shown, sizeof(monitor->shown), "%s", shown);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void
draw_status(const struct screen *screen, int row)
{
	const json_t *console = screen_console(screen);
	const char *selected = screen_text(console, "selected", screen_said(screen, "none"));
	const json_t *port = screen_port_named(screen, selected);
	char zoom[8] = "", words[256];

	if (screen->monitor.zoom)
		snprintf(zoom, sizeof(zoom), "  x%d", 1 << screen->monitor.zoom);
	screen_console_words(screen, console, words, sizeof(words));
	screen_putf(screen, row, 0, COLS, INK_HEAD, "%sConsole %d: %s %s  %s%s  %s",
		    screen->monitor.typing ? screen_said(screen, "KEYBOARD  ") : "", screen->console, selected,
		    screen_text(port, "name", ""),
		    screen_like(screen, screen_text(json_object_get(port, "signal"), "text", "no sync")),
		    zoom, words);
}

static bool
page_has_text(const json_t *page)
{
	json_t *line;
	size_t i;

	json_array_foreach((json_t *)page, i, line) {
		const char *text = json_string_value(line);

		if (text && text[strspn(text, " ")])
			return true;
	}
	return false;
}

/* the overlay's words beside the picture, or in its place */
static void
draw_page(const struct screen *screen, const struct area *area)
{
	json_t *line;
	size_t i;
	int row = 0;

	screen_putf(screen, area->row + row++, area->col, area->cols, INK_HEAD, "On the overlay:");
	json_array_foreach(screen->monitor.page, i, line)
		if (row < area->rows && json_is_string(line))
			screen_put(screen, area->row + row++, area->col, area->cols, INK_PLAIN,
				   json_string_value(line));
}

static int
page_cols(const json_t *page)
{
	json_t *line;
	size_t i;
	int most = 16;

	json_array_foreach((json_t *)page, i, line)
		if (json_is_string(line) && ovs_text_width(json_string_value(line)) > most)
			most = ovs_text_width(json_string_value(line));
	return most;
}

static void
draw_without(const struct screen *screen, const struct area *area)
{
	const struct picture *picture = &screen->monitor.picture;

	screen_wrap(screen, area, INK_QUIET, picture->problem[0] ? screen_like(screen, picture->problem) :
		    screen_said(screen, "The picture comes ..."));
	screen_focus(area->row, area->col);
}

static void
monitor_draw(struct screen *screen, const struct area *area)
{
	struct picture_part part = part_of(&screen->monitor);
	struct area rest = { area->row + 1, area->col, area->rows - 1, area->cols };
	bool words = page_has_text(screen->monitor.page);
	bool picture = screen->monitor.picture.rgb && !screen->monitor.text_only;
	int cols = page_cols(screen->monitor.page);

	draw_status(screen, area->row);
	mouse_zone(&rest, ZONE_PICTURE, 0);
	if (!picture && !words) {
		draw_without(screen, &rest);
		return;
	}
	if (words && (!picture || rest.cols - cols > rest.rows * 2)) {
		struct area side = rest;

		if (picture) {
			side.col += rest.cols - cols;
			side.cols = cols;
			rest.cols -= cols + 1;
		}
		draw_page(screen, &side);
		screen_focus(side.row, side.col);
	}
	if (picture)
		picture_draw(screen, &screen->monitor.picture, &part, &rest);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool
move_part(struct monitor_state *monitor, int key)
{
	int step = (1000 >> monitor->zoom) / 4;
	struct picture_part part = part_of(monitor);

	if (monitor->zoom == 0)
		return false;
	/* from where it really is: the edge holds it back */
	monitor->x = part.x + part.width / 2;
	monitor->y = part.y + part.height / 2;
	switch (key) {
	case SPECIAL(KEY_LEFT): monitor->x -= step; return true;
	case SPECIAL(KEY_RIGHT): monitor->x += step; return true;
	case SPECIAL(KEY_UP): monitor->y -= step; return true;
	case SPECIAL(KEY_DOWN): monitor->y += step; return true;
	}
	return false;
}

static bool
monitor_key(struct screen *screen, int key)
{
	struct monitor_state *monitor = &screen->monitor;

	if (move_part(monitor, key))
		return true;
	switch (key) {
	case '\r': case '\n': case SPECIAL(KEY_ENTER): typing_begin(screen); return true;
	case '+': case '=': monitor->zoom += monitor->zoom < ZOOM_MAX; return true;
	case '-': monitor->zoom -= monitor->zoom > 0; return true;
	case 'x': monitor->text_only = !monitor->text_only; return true;
	case 'r': monitor->next_ms = 0; return true;
	}
	return false;
}

static const struct key_word *
monitor_keys(const struct screen *screen)
{
	static const struct key_word typing[] = { { "Ctrl-]", "Keyboard back" }, { NULL, NULL } };
	static const struct key_word keys[] = { { "?", "Help" }, { "Enter", "Type" }, { "+", "Larger" },
		{ "-", "Smaller" }, { ":", "Hotkeys" }, { "q", "Quit" }, { "Tab", "Pane" }, { "x", "Text" },
		{ "c", "Console" }, { "r", "Anew" }, { "t", "Take" }, { NULL, NULL } };

	return screen->monitor.typing ? typing : keys;
}

const struct pane monitor_pane = { .name = "Monitor", .keys = monitor_keys, .draw = monitor_draw,
	.key = monitor_key, .opened = monitor_opened, .closed = monitor_closed,
	.changed = monitor_changed, .tick = monitor_tick };
