/* SPDX-License-Identifier: MIT */
/* The event log: what was kept, and what happens while one looks; filtered by the daemon. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "ctl/audit.h"
#include "ctl/screen.h"

enum { LOG_MAX = 5000, LOG_ASKED = 1000, COL_TIME = 0, COL_KIND, COL_CONSOLE, COL_PORT, COL_USER, COL_FROM,
	COL_TEXT };

static const struct table_column columns[] = {
	[COL_TIME] = { "TIME", 20, 1, 0 },
	[COL_KIND] = { "KIND", 10, 0, 0 },
	[COL_CONSOLE] = { "CON", 4, 3, 0 },
	[COL_PORT] = { "PORT", 5, 4, 0 },
	[COL_USER] = { "USER", 10, 2, 17 },
	[COL_FROM] = { "FROM", 12, 5, 24 },
	[COL_TEXT] = { "WHAT", 30, 0, 200 },
};

/* ---- entries --------------------------------------------------------------------------------- */

static void
keep_bounded(json_t *entries)
{
	while (json_array_size(entries) > LOG_MAX)
		json_array_remove(entries, 0);
}

static void
took_log(struct screen *screen, json_t *result, json_t *error)
{
	json_t *entries = json_object_get(result, "entries");

	screen_complain(screen, error);
	if (!json_is_array(entries))
		return;
	json_decref(screen->log.entries);
	screen->log.entries = json_incref(entries);
	screen->log.table.follow = true;
}

static void
filter_by(json_t *request, const char *key, const char *text)
{
	if (text[0])
		json_object_set_new(request, key, json_string(text));
}

/* a kind may be written as the screen writes it */
static const char *
kind_of(const struct screen *screen, const char *word)
{
	for (int kind = 0; audit_word((enum audit_kind)kind); kind++)
		if (strcmp(screen_said(screen, audit_word((enum audit_kind)kind)), word) == 0)
			return audit_word((enum audit_kind)kind);
	return word;
}

/* "login, failed" as a list of words */
static json_t *
kinds_list(const struct screen *screen, const char *text)
{
	char kinds[WORD_BYTES], *rest = NULL;
	json_t *list = json_array();

	snprintf(kinds, sizeof(kinds), "%s", text);
	for (char *at; (at = strstr(kinds, "、")) != NULL;)
		memmove(at + 1, at + 3, strlen(at + 3) + 1), *at = ' ';
	for (char *word = strtok_r(kinds, " ,", &rest); word; word = strtok_r(NULL, " ,", &rest))
		json_array_append_new(list, json_string(kind_of(screen, word)));
	return list;
}

static void
ask_log(struct screen *screen)
{
	const struct log_filter *filter = &screen->log.filter;
	json_t *request = json_pack("{s:s, s:i, s:b}", "cmd", "log", "limit", LOG_ASKED, "follow", true);

	if (filter->kind[0])
		json_object_set_new(request, "kinds", kinds_list(screen, filter->kind));
	filter_by(request, "port", filter->port);
	filter_by(request, "user", filter->user);
	filter_by(request, "grep", filter->word);
	if (filter->console[0])
		json_object_set_new(request, "console", json_integer(atoi(filter->console)));
	screen->log.asked = screen_ask(screen, request, took_log);
}

/* the first time only: entries come by themselves from then on */
static void
log_opened(struct screen *screen)
{
	ask_log(screen);
}

static void
log_event(struct screen *screen, const char *name, json_t *event)
{
	json_t *entry = json_object_get(event, "entry");

	if (strcmp(name, "audit") != 0 || !json_is_object(entry))
		return;
	if (screen->log.entries == NULL)
		screen->log.entries = json_array();
	json_array_append(screen->log.entries, entry);
	keep_bounded(screen->log.entries);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static json_t *
entry_at(const struct screen *screen, int row)
{
	return json_array_get(screen->log.entries, (size_t)row);
}

/* local time of a moment in ms since 1970 */
static void
time_text(long long time_ms, char *out, size_t size)
{
	time_t seconds = (time_t)(time_ms / 1000);
	struct tm local;

	if (localtime_r(&seconds, &local))
		strftime(out, size, "%Y-%m-%d %H:%M:%S", &local);
}

static void
number_text(long long number, char *out, size_t size)
{
	if (number > 0)
		snprintf(out, size, "%lld", number);
}

static void
log_cell(const struct screen *screen, int row, int column, char out[CELL_BYTES])
{
	static const char *const key[] = { [COL_KIND] = "kind", [COL_PORT] = "port", [COL_USER] = "user",
		[COL_FROM] = "from", [COL_TEXT] = "text" };
	json_t *entry = entry_at(screen, row);

	if (column == COL_TIME)
		time_text(screen_number(entry, "time_ms"), out, CELL_BYTES);
	else if (column == COL_CONSOLE)
		number_text(screen_number(entry, "console"), out, CELL_BYTES);
	else if (column == COL_PORT || column == COL_USER)
		snprintf(out, CELL_BYTES, "%s", screen_text(entry, key[column], ""));
	else
		snprintf(out, CELL_BYTES, "%.*s", CELL_BYTES - 1,
			 screen_like(screen, screen_text(entry, key[column], "")));
}

static enum ink
log_ink(const struct screen *screen, int row)
{
	const char *kind = screen_text(entry_at(screen, row), "kind", "");

	if (strcmp(kind, "failed") == 0 || strcmp(kind, "lockout") == 0)
		return INK_BAD;
	return strcmp(kind, "switch") == 0 || strcmp(kind, "login") == 0 ? INK_PLAIN : INK_QUIET;
}

static const char *
before(const struct screen *screen, const char *word, const char *value)
{
	return value[0] ? screen_said(screen, word) : "";
}

static bool
draw_filter(const struct screen *screen, const struct area *area)
{
	const struct log_filter *f = &screen->log.filter;

	if (!f->kind[0] && !f->console[0] && !f->port[0] && !f->user[0] && !f->word[0])
		return false;
	screen_putf(screen, area->row, 0, COLS, INK_HEAD, "Only:%s%s%s%s%s%s%s%s%s%s  (F: all)",
		    f->kind[0] ? " " : "", f->kind, before(screen, " console ", f->console), f->console,
		    before(screen, " port ", f->port), f->port, before(screen, " user ", f->user), f->user,
		    before(screen, " with ", f->word), f->word);
	return true;
}

static void
log_draw(struct screen *screen, const struct area *area)
{
	struct table *table = &screen->log.table;
	struct area rest = *area;

	table->column = columns;
	table->columns = sizeof(columns) / sizeof(columns[0]);
	table->cell = log_cell;
	table->ink = log_ink;
	table->rows = (int)json_array_size(screen->log.entries);
	table->empty = "Nothing is in the log.";
	if (rest.rows > 2 && draw_filter(screen, &rest)) {
		rest.row++;
		rest.rows--;
	}
	table_draw(screen, table, &rest);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void
take_filter(char *to, size_t size, const char *from)
{
	snprintf(to, size, "%s", from);
}

static void
filter_done(struct screen *screen, char value[][DIALOG_BYTES])
{
	struct log_filter *filter = &screen->log.filter;

	take_filter(filter->kind, sizeof(filter->kind), value[0]);
	take_filter(filter->console, sizeof(filter->console), value[1]);
	take_filter(filter->port, sizeof(filter->port), value[2]);
	take_filter(filter->user, sizeof(filter->user), value[3]);
	take_filter(filter->word, sizeof(filter->word), value[4]);
	screen_say(screen, "%s", "");
	ask_log(screen);
}

static void
filter_open(struct screen *screen)
{
	const struct log_filter *f = &screen->log.filter;
	struct dialog_spec spec = { .title = screen_said(screen, "Show only"),
		.note = screen_said(screen, "kinds: switch, login, failed, lockout, scan, setting ..."),
		.fields = 5, .done = filter_done, .field = {
			{ .label = screen_said(screen, "Kinds"), .text = f->kind },
			{ .label = screen_said(screen, "Console"), .text = f->console, .columns = 2 },
			{ .label = screen_said(screen, "Port"), .text = f->port, .columns = 6 },
			{ .label = screen_said(screen, "User"), .text = f->user },
			{ .label = screen_said(screen, "Word"), .text = f->word },
		} };

	dialog_open(screen, &spec);
}

/* the whole of one entry, which a narrow terminal cuts */
static void
say_entry(struct screen *screen)
{
	json_t *entry = entry_at(screen, screen->log.table.cursor);
	char when[32] = "";

	time_text(screen_number(entry, "time_ms"), when, sizeof(when));
	if (entry)
		screen_say(screen, "%s %s: %s", when, screen_said(screen, screen_text(entry, "kind", "")),
			   screen_like(screen, screen_text(entry, "text", "")));
}

static bool
log_key(struct screen *screen, int key)
{
	if (table_key(&screen->log.table, key))
		return true;
	switch (key) {
	case 'f': case '/': filter_open(screen); return true;
	case 'F':
		memset(&screen->log.filter, 0, sizeof(screen->log.filter));
		ask_log(screen);
		return true;
	case 'r': ask_log(screen); return true;
	case '\r': case '\n': case SPECIAL(KEY_ENTER): say_entry(screen); return true;
	}
	return false;
}

static void
log_clicked(struct screen *screen, int row, bool twice)
{
	table_go(&screen->log.table, row);
	if (twice)
		say_entry(screen);
}

static const struct key_word *
log_keys(const struct screen *screen)
{
	static const struct key_word keys[] = { { "?", "Help" }, { "f", "Filter" }, { "F", "All" },
		{ "End", "Follow" }, { "PgUp", "Earlier" }, { "q", "Quit" }, { "Tab", "Pane" },
		{ "Enter", "Whole" }, { NULL, NULL } };

	(void)screen;
	return keys;
}

const struct pane log_pane = { .name = "Log", .keys = log_keys, .draw = log_draw, .key = log_key,
	.opened = log_opened, .event = log_event, .clicked = log_clicked };
