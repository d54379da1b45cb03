/* SPDX-License-Identifier: MIT */
/* The list of ports: live, filtered, sorted; switch, search, name, mark, give a dwell. */
#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "ctl/screen.h"

enum { COL_MARK, COL_PORT, COL_NAME, COL_PICTURE, COL_SYNC, COL_CHANGED, COL_KEYS, COL_LEDS, COL_QUICK, COL_DWELL, COL_RIGHT,
	COL_CONSOLE };

enum { FILTER_ALL, FILTER_ON, FILTER_QUICK, FILTER_QUICK_ON, FILTERS };

static const char *const filter_words[FILTERS] = { "all", "with picture", "quick view",
	"quick view with picture" };

static const struct table_column columns[] = {
	[COL_MARK] = { "", 2, 0, 0 },
	[COL_PORT] = { "PORT", 6, 0, 0 },
	[COL_NAME] = { "NAME", 17, 1, 28 },
	[COL_PICTURE] = { "PICTURE", 14, 2, 21 },
	[COL_SYNC] = { "SYNC", 10, 11, 0 },
	[COL_CHANGED] = { "CHANGED", 11, 10, 0 },
	[COL_KEYS] = { "KEYS", 6, 9, 0 },
	[COL_LEDS] = { "LEDS", 7, 8, 0 },
	[COL_QUICK] = { "QUICK", 6, 6, 0 },
	[COL_DWELL] = { "DWELL", 6, 7, 0 },
	[COL_RIGHT] = { "RIGHT", 6, 5, 0 },
	[COL_CONSOLE] = { "CONSOLE", 10, 3, 16 },
};

static json_t *
row_port(const struct screen *screen, int row)
{
	return row >= 0 && row < screen->ports.table.rows ?
		screen_port(screen, screen->ports.order[row]) : NULL;
}

json_t *
ports_under_bar(const struct screen *screen)
{
	return row_port(screen, screen->ports.table.cursor);
}

static const char *
port_at(const struct screen *screen)
{
	return screen_text(ports_under_bar(screen), "port", NULL);
}

/* ---- cells ----------------------------------------------------------------------------------- */

static const char *
holder(const struct screen *screen, int console)
{
	json_t *all = json_object_get(screen->state, "consoles");

	return screen_text(json_array_get(all, (size_t)console - 1), "held_by", "");
}

/* "1 alice, 2": who looks, and who holds it */
static void
consoles_text(const struct screen *screen, json_t *port, char *out, size_t size)
{
	json_t *number;
	size_t i, len = 0;

	json_array_foreach(json_object_get(port, "consoles"), i, number) {
		int console = (int)json_integer_value(number);
		const char *by = holder(screen, console);

		len += (size_t)snprintf(out + len, size - len, "%s%d%s%s", i ? ", " : "", console,
					*by ? " " : "", screen_like(screen, by));
		if (len >= size)
			return;
	}
}

static void
leds_text(json_t *leds, char *out, size_t size)
{
	snprintf(out, size, "%c.%c.%c", screen_flag(leds, "num") ? 'N' : '-',
		 screen_flag(leds, "caps") ? 'C' : '-', screen_flag(leds, "scroll") ? 'S' : '-');
}

static void
dwell_text(const struct screen *screen, json_t *port, char *out, size_t size)
{
	long long dwell_s = screen_number(port, "dwell");

	if (dwell_s > 0)
		snprintf(out, size, screen_said(screen, "%lld s"), dwell_s);
}

static const char *
sync_text(const struct screen *screen, json_t *port)
{
	const char *sync = screen_text(json_object_get(port, "signal"), "sync", "none");

	return strcmp(sync, "none") == 0 ? "" : screen_said(screen, sync);
}

/* the time of today, else the date; empty when nothing is known to have changed */
static void
screen_changed(long long seconds, char out[CELL_BYTES])
{
	time_t when = (time_t)seconds, now = time(NULL);
	struct tm then, today;

	out[0] = 0;
	if (seconds == 0)
		return;
	localtime_r(&when, &then);
	localtime_r(&now, &today);
	strftime(out, CELL_BYTES, then.tm_year == today.tm_year && then.tm_yday == today.tm_yday ?
		 "%H:%M:%S" : "%Y-%m-%d", &then);
}

static void
ports_cell(const struct screen *screen, int row, int column, char out[CELL_BYTES])
{
	json_t *port = row_port(screen, row);
	const char *text = "";

	switch (column) {
	case COL_MARK: text = screen_on_console(port, screen->console) ? "▸" : ""; break;
	case COL_PORT: text = screen_text(port, "port", "?"); break;
	case COL_NAME: text = screen_text(port, "name", "?"); break;
	case COL_PICTURE:
		text = screen_like(screen, screen_text(json_object_get(port, "signal"), "text", "no sync"));
		break;
	case COL_SYNC: text = sync_text(screen, port); break;
	case COL_CHANGED: screen_changed(screen_number(port, "changed"), out); return;
	case COL_KEYS: text = screen_said(screen, screen_flag(port, "keyboard") ? "yes" : "no"); break;
	case COL_LEDS: leds_text(json_object_get(port, "leds"), out, CELL_BYTES); return;
	case COL_QUICK: text = screen_flag(port, "quick") ? "*" : ""; break;
	case COL_DWELL: dwell_text(screen, port, out, CELL_BYTES); return;
	case COL_RIGHT: text = screen_said(screen, screen_text(port, "right", "full")); break;
	case COL_CONSOLE: consoles_text(screen, port, out, CELL_BYTES); return;
	}
	snprintf(out, CELL_BYTES, "%s", text);
}

static enum ink
ports_ink(const struct screen *screen, int row)
{
	json_t *port = row_port(screen, row);

	if (screen_on_console(port, screen->console))
		return INK_GOOD;
	return json_is_object(json_object_get(port, "picture")) ? INK_PLAIN : INK_QUIET;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static bool
listed(json_t *port, int filter)
{
	bool on = json_is_object(json_object_get(port, "picture"));
	bool quick = screen_flag(port, "quick");

	return (filter == FILTER_ALL || filter == FILTER_QUICK || on) && (filter < FILTER_QUICK || quick);
}

static bool
name_before(const struct screen *screen, int a, int b)
{
	return strcasecmp(screen_text(screen_port(screen, a), "name", ""),
			  screen_text(screen_port(screen, b), "name", "")) < 0;
}

static void
sort_by_name(struct screen *screen)
{
	int *order = screen->ports.order;

	for (int i = 1; i < screen->ports.table.rows; i++)
		for (int k = i; k > 0 && name_before(screen, order[k], order[k - 1]); k--) {
			int other = order[k];

			order[k] = order[k - 1];
			order[k - 1] = other;
		}
}

static void
go_to_port(struct screen *screen, const char *port)
{
	struct table *table = &screen->ports.table;

	for (int row = 0; row < table->rows; row++)
		if (strcmp(screen_text(row_port(screen, row), "port", ""), port) == 0)
			table_go(table, row);
}

/* the bar stays on its port, whatever comes, goes or moves around it */
static void
ports_changed(struct screen *screen)
{
	struct ports_state *ports = &screen->ports;
	int count = screen_ports(screen);

	ports->table.column = columns;
	ports->table.columns = sizeof(columns) / sizeof(columns[0]);
	ports->table.cell = ports_cell;
	ports->table.ink = ports_ink;
	ports->table.rows = 0;
	for (int i = 0; i < count && ports->table.rows < PORTS_ROWS; i++)
		if (listed(screen_port(screen, i), ports->filter))
			ports->order[ports->table.rows++] = i;
	if (ports->by_name)
		sort_by_name(screen);
	if (!ports->placed && count > 0) {
		snprintf(ports->at, sizeof(ports->at), "%s", screen_selected(screen));
		ports->placed = true;
	}
	go_to_port(screen, ports->at);
	table_go(&ports->table, ports->table.cursor);
}

static bool
wants_login(const struct screen *screen)
{
	const json_t *you = json_object_get(screen->state, "you");

	return screen_flag(you, "login_wanted") && screen_text(you, "user", NULL) == NULL;
}

static void
ports_draw(struct screen *screen, const struct area *area)
{
	struct ports_state *ports = &screen->ports;
	struct area list = *area;

	if (screen->state == NULL)
		ports->table.empty = "Waiting for overscand ...";
	else if (screen_ports(screen) == 0 && wants_login(screen))
		ports->table.empty = "This switch asks for a login: L.";
	else if (screen_ports(screen) == 0)
		ports->table.empty = "The board has not been there yet.";
	else
		ports->table.empty = "No port is in this list; f shows others.";
	if (ports->filter != FILTER_ALL && list.rows > 2) {
		screen_putf(screen, list.row++, 0, COLS, INK_HEAD, "List: %s (%d of %d)",
			    screen_said(screen, filter_words[ports->filter]), ports->table.rows, screen_ports(screen));
		list.rows--;
	}
	table_draw(screen, &ports->table, &list);
}

/* ---- search ---------------------------------------------------------------------------------- */

static void
search_from(struct screen *screen, const char *word, int from)
{
	struct table *table = &screen->ports.table;

	for (int i = 0; word[0] && i < table->rows; i++) {
		int row = (from + i) % table->rows;
		json_t *port = row_port(screen, row);

		if (strcasestr(screen_text(port, "name", ""), word) ||
		    strcasestr(screen_text(port, "port", ""), word)) {
			table_go(table, row);
			snprintf(screen->ports.at, PORT_BYTES, "%s", screen_text(port, "port", ""));
			screen_say(screen, "%s", "");
			return;
		}
	}
	if (word[0])
		screen_say(screen, "Not found: %s", word);
}

static void
search_typed(struct screen *screen, const char *word)
{
	search_from(screen, word, screen->ports.table.cursor);
}

static void
search_done(struct screen *screen, char value[][DIALOG_BYTES])
{
	snprintf(screen->ports.word, WORD_BYTES, "%.60s", value[0]);
	search_from(screen, value[0], screen->ports.table.cursor);
}

static void
search_open(struct screen *screen)
{
	struct dialog_spec spec = { .fields = 1, .field = { { .label = screen_said(screen, "Search:") } },
		.done = search_done, .typed = search_typed };

	dialog_open(screen, &spec);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void
filter_picked(struct screen *screen, int item)
{
	screen->ports.filter = item;
	screen_say(screen, "List: %s.", screen_said(screen, filter_words[item]));
	ports_changed(screen);
}

static void
filter_open(struct screen *screen)
{
	struct pick_spec spec = { .title = screen_said(screen, "Show"), .items = FILTERS, .at = screen->ports.filter,
		.done = filter_picked };

	for (int i = 0; i < FILTERS; i++)
		snprintf(spec.item[i], PICK_BYTES, "%s", screen_said(screen, filter_words[i]));
	pick_open(screen, &spec);
}

static void
change_order(struct screen *screen)
{
	screen->ports.by_name = !screen->ports.by_name;
	screen_say(screen, screen->ports.by_name ? "Sorted by name." : "Sorted by number.");
	ports_changed(screen);
}

static bool
ports_key(struct screen *screen, int key)
{
	struct ports_state *ports = &screen->ports;

	if (table_key(&ports->table, key)) {
		snprintf(ports->at, PORT_BYTES, "%s", port_at(screen) ? port_at(screen) : "");
		return true;
	}
	switch (key) {
	case '\r': case '\n': case SPECIAL(KEY_ENTER):
		if (port_at(screen))
			screen_select(screen, port_at(screen));
		return true;
	case ' ': port_toggle_quick(screen); return true;
	case 'n': port_edit_name(screen); return true;
	case 'w': port_edit_dwell(screen); return true;
	case 'p': port_power(screen); return true;
	case '/': search_open(screen); return true;
	case 'N':
		search_from(screen, ports->word, ports->table.cursor + 1);
		return true;
	case 'f': filter_open(screen); return true;
	case 'o': case SPECIAL(KEY_F(12)): change_order(screen); return true;
	}
	return false;
}

static void
ports_clicked(struct screen *screen, int row, bool twice)
{
	table_go(&screen->ports.table, row);
	snprintf(screen->ports.at, PORT_BYTES, "%s", port_at(screen) ? port_at(screen) : "");
	if (twice && port_at(screen))
		screen_select(screen, port_at(screen));
}

static const struct key_word *
ports_keys(const struct screen *screen)
{
	static const struct key_word keys[] = { { "?", "Help" }, { "Enter", "Go" }, { "/", "Find" },
		{ "f", "Filter" }, { "n", "Name" }, { "i", "Type" }, { "q", "Quit" }, { "Tab", "Pane" },
		{ "Space", "Quick" }, { "w", "Dwell" }, { "p", "Power" }, { "o", "Order" }, { "c", "Console" },
		{ "t", "Take" }, { ":", "Hotkeys" }, { NULL, NULL } };

	(void)screen;
	return keys;
}

const struct pane ports_pane = { .name = "Ports", .keys = ports_keys, .draw = ports_draw, .key = ports_key,
	.changed = ports_changed, .clicked = ports_clicked };
