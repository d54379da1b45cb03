/* SPDX-License-Identifier: MIT */
/*
 * The scan: where the console has been and for how long, where it goes next; start, pause, step, stop.
 * The visits are noted here as the daemon's state tells them, whatever pane is seen.
 */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ctl/screen.h"

enum { COL_TIME, COL_PORT, COL_NAME, COL_STAY, COL_BAR, BAR_COLS = 30 };

static const struct table_column columns[] = {
	[COL_TIME] = { "TIME", 9, 2, 0 },
	[COL_PORT] = { "PORT", 6, 0, 0 },
	[COL_NAME] = { "NAME", 17, 1, 28 },
	[COL_STAY] = { "STAYED", 9, 0, 0 },
	[COL_BAR] = { "", 10, 3, BAR_COLS + 1 },
};

/* ---- visits ---------------------------------------------------------------------------------- */

static json_t *
scan_of(const struct screen *screen)
{
	return json_object_get(screen_console(screen), "scan");
}

static bool
scanning(const struct screen *screen)
{
	return json_is_object(scan_of(screen)) ||
	       strcmp(screen_text(screen_console(screen), "state", ""), "scan") == 0;
}

static struct visit *
last_visit(struct scan_state *scan)
{
	return scan->visits > 0 ? &scan->visit[scan->visits - 1] : NULL;
}

static struct visit *
new_visit(struct scan_state *scan)
{
	if (scan->visits == VISITS_MAX) {
		memmove(scan->visit, scan->visit + 1, sizeof(scan->visit) - sizeof(scan->visit[0]));
		scan->visits--;
	}
	return memset(&scan->visit[scan->visits++], 0, sizeof(struct visit));
}

static void
begin_visit(struct screen *screen, const char *port)
{
	struct visit *visit = new_visit(&screen->scan);

	snprintf(visit->port, sizeof(visit->port), "%s", port);
	snprintf(visit->name, sizeof(visit->name), "%s",
		 screen_text(screen_port_named(screen, port), "name", ""));
	visit->wall_s = (long long)time(NULL);
	visit->began_ms = screen_now_ms();
	visit->scanned = scanning(screen);
}

static void
scan_changed(struct screen *screen)
{
	struct scan_state *scan = &screen->scan;
	const char *port = screen_selected(screen);
	struct visit *last;

	if (scan->console != screen->console)
		scan->visits = 0;
	scan->console = screen->console;
	last = last_visit(scan);
	if (last && last->ended_ms == 0) {
		if (strcmp(last->port, port) == 0)
			return;
		last->ended_ms = screen_now_ms();
	}
	if (port[0])
		begin_visit(screen, port);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static int64_t
stayed_ms(const struct visit *visit)
{
	return (visit->ended_ms ? visit->ended_ms : screen_now_ms()) - visit->began_ms;
}

static void
clock_text(long long wall_s, char *out, size_t size)
{
	time_t seconds = (time_t)wall_s;
	struct tm local;

	if (localtime_r(&seconds, &local))
		strftime(out, size, "%H:%M:%S", &local);
}

static void
stay_text(const struct screen *screen, int64_t ms, char *out, size_t size)
{
	long long s = ms / 1000;

	if (s < 60)
		snprintf(out, size, screen_said(screen, "%lld.%lld s"), s, (long long)ms / 100 % 10);
	else if (s < 3600)
		snprintf(out, size, screen_said(screen, "%lld:%02lld min"), s / 60, s % 60);
	else
		snprintf(out, size, screen_said(screen, "%lld:%02lld h"), s / 3600, s / 60 % 60);
}

/* a column for each second; what does not fit ends in a + */
static void
bar_text(int64_t ms, char *out, size_t size)
{
	int cols = (int)(ms / 1000);
	bool cut = ms / 1000 > BAR_COLS;

	out[0] = 0;
	for (int i = 0; i < (cut ? BAR_COLS - 1 : cols) && strlen(out) + 4 < size; i++)
		strcat(out, "█");
	if (cut)
		strcat(out, "+");
}

static void
scan_cell(const struct screen *screen, int row, int column, char out[CELL_BYTES])
{
	const struct visit *visit = &screen->scan.visit[row];

	switch (column) {
	case COL_TIME: clock_text(visit->wall_s, out, CELL_BYTES); break;
	case COL_PORT:
		snprintf(out, CELL_BYTES, "%s%s", visit->port, visit->scanned ? "" : " ");
		break;
	case COL_NAME: snprintf(out, CELL_BYTES, "%s", visit->name); break;
	case COL_STAY: stay_text(screen, stayed_ms(visit), out, CELL_BYTES); break;
	case COL_BAR: bar_text(stayed_ms(visit), out, CELL_BYTES); break;
	}
}

static enum ink
scan_ink(const struct screen *screen, int row)
{
	const struct visit *visit = &screen->scan.visit[row];

	if (visit->ended_ms == 0)
		return INK_GOOD;
	return visit->scanned ? INK_PLAIN : INK_QUIET;
}

static void
draw_state(const struct screen *screen, const struct area *area)
{
	const json_t *scan = scan_of(screen);
	const char *next = screen_text(scan, "next", "");
	const json_t *port = screen_port_named(screen, next);

	if (!json_is_object(scan) && scanning(screen)) {
		screen_putf(screen, area->row, 0, COLS, INK_HEAD, "SCAN at %s", screen_selected(screen));
		return;
	}
	if (!json_is_object(scan)) {
		screen_putf(screen, area->row, 0, COLS, INK_HEAD, "No scan is running. s starts one.");
		return;
	}
	screen_putf(screen, area->row, 0, COLS, INK_HEAD, "%s at %s, %lld s left%s%s %s",
		    screen_said(screen, screen_flag(scan, "paused") ? "PAUSED" : "SCAN"),
		    screen_selected(screen), (screen_number(scan, "left_ms") + 999) / 1000,
		    *next ? screen_said(screen, "; next ") : "", next,
		    screen_text(port, "name", ""));
}

static void
scan_draw(struct screen *screen, const struct area *area)
{
	struct table *table = &screen->scan.table;
	struct area rest = { area->row + 1, area->col, area->rows - 1, area->cols };

	table->column = columns;
	table->columns = sizeof(columns) / sizeof(columns[0]);
	table->cell = scan_cell;
	table->ink = scan_ink;
	table->follow = table->follow || table->rows == 0 || table->cursor == table->rows - 1;
	table->rows = screen->scan.visits;
	table->empty = "The console has not been anywhere yet.";
	draw_state(screen, area);
	table_draw(screen, table, &rest);
}

static int64_t
scan_tick(struct screen *screen, int64_t now_ms)
{
	return screen->pane == PANE_SCAN ? now_ms + 500 : NEVER;
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void
answered(struct screen *screen, json_t *result, json_t *error)
{
	(void)result;
	screen_complain(screen, error);
}

static void
ask_scan(struct screen *screen, const char *op, long dwell_s)
{
	json_t *request = screen_request(screen, "scan");

	json_object_set_new(request, "op", json_string(op));
	if (dwell_s > 0)
		json_object_set_new(request, "dwell", json_integer(dwell_s));
	screen_say(screen, "%s", "");
	screen_ask(screen, request, answered);
}

static void
start_done(struct screen *screen, char value[][DIALOG_BYTES])
{
	char *end;
	long dwell_s = strtol(value[0], &end, 10);

	if (*end == 0 && dwell_s >= 0 && dwell_s <= 255) {
		ask_scan(screen, "start", dwell_s);
		return;
	}
	screen_say(screen, "A dwell is 1 to 255 seconds.");
	screen->bad = true;
}

static void
start_open(struct screen *screen)
{
	struct dialog_spec spec = { .title = screen_said(screen, "Scan"),
		.note = screen_said(screen, "1 to 255; empty: as the settings say"), .fields = 1,
		.field = { { .label = screen_said(screen, "Seconds"), .columns = 3 } }, .done = start_done };

	dialog_open(screen, &spec);
}

static bool
scan_key(struct screen *screen, int key)
{
	switch (key) {
	case 's': start_open(screen); return true;
	case 'p': ask_scan(screen, "pause", 0); return true;
	case '.': case SPECIAL(KEY_RIGHT): ask_scan(screen, "next", 0); return true;
	case ',': case SPECIAL(KEY_LEFT): ask_scan(screen, "previous", 0); return true;
	case KEY_ESC: case 'e': case ' ': ask_scan(screen, "stop", 0); return true;
	}
	return table_key(&screen->scan.table, key);
}

static void
scan_clicked(struct screen *screen, int row, bool twice)
{
	(void)twice;
	table_go(&screen->scan.table, row);
}

static const struct key_word *
scan_keys(const struct screen *screen)
{
	static const struct key_word keys[] = { { "?", "Help" }, { "s", "Start" }, { "p", "Pause" },
		{ ".", "Next" }, { ",", "Before" }, { "e", "End" }, { "q", "Quit" }, { "Tab", "Pane" },
		{ "c", "Console" }, { NULL, NULL } };

	(void)screen;
	return keys;
}

const struct pane scan_pane = { .name = "Scan", .keys = scan_keys, .draw = scan_draw, .key = scan_key,
	.changed = scan_changed, .tick = scan_tick, .clicked = scan_clicked };
