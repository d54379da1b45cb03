/* SPDX-License-Identifier: MIT */
/*
 * The menu of the switch, the same tree with the same words as on the monitor, in the room there is.
 * The daemon keeps it; keys and text go there, what it looks like comes back.
 */
#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "ctl/screen.h"
#include "driver/overscan.h"

enum { MENU_COLUMNS = 8, MENU_KEYS = 20, FIELD_COLS_MAX = 70 };

/* ---- the daemon ------------------------------------------------------------------------------ */

static void
drop_view(struct screen *screen)
{
	json_decref(screen->menu.view);
	screen->menu.view = NULL;
}

static void
take_view(struct screen *screen, json_t *result)
{
	json_t *view = json_object_get(result, "view") ? json_object_get(result, "view") : result;

	drop_view(screen);
	if (json_is_object(view) && json_object_get(view, "screen"))
		screen->menu.view = json_incref(view);
	else if (screen->pane == PANE_MENU)
		screen_back(screen);
}

static void
took_view(struct screen *screen, json_t *result, json_t *error)
{
	if (screen->menu.asked > 0)
		screen->menu.asked--;
	if (error && screen->menu.view == NULL && screen->pane == PANE_MENU)
		screen_back(screen);
	screen_complain(screen, error);
	if (result && screen->menu.asked == 0)
		take_view(screen, result);
}

/* the same for what may have moved the bar */
static void
took_moved(struct screen *screen, json_t *result, json_t *error)
{
	if (screen->menu.moving > 0)
		screen->menu.moving--;
	took_view(screen, result, error);
}

/* Several keys may be under way; what is drawn is the answer to the last. */
static void
ask_menu(struct screen *screen, const char *key, json_t *value)
{
	json_t *request = screen_request(screen, "menu");

	if (key)
		json_object_set_new(request, key, value);
	if (!screen->unicode && key && strcmp(key, "open") == 0)
		json_object_set_new(request, "language", json_string("en"));
	if (!screen_ask(screen, request, key ? took_moved : took_view))
		return;
	screen->menu.asked++;
	screen->menu.moving += key != NULL;
}

void
menu_show(struct screen *screen, const char *key)
{
	bool open = screen->menu.view != NULL && screen->pane == PANE_MENU;

	if (screen->pane != PANE_MENU) {
		screen->menu.wanted = true;
		screen_open(screen, PANE_MENU);
	}
	if (!open)
		ask_menu(screen, "open", json_string("list"));
	if (key)
		ask_menu(screen, "key", json_string(key));
}

static void
menu_opened(struct screen *screen)
{
	screen_say(screen, "%s", "");
	screen->menu.asked = screen->menu.moving = 0;
	if (!screen->menu.wanted)
		ask_menu(screen, "open", json_string("list"));
	screen->menu.wanted = false;
}

static void
menu_closed(struct screen *screen)
{
	if (screen->menu.view && screen->connected)
		ask_menu(screen, "close", json_true());
	drop_view(screen);
	screen->menu.asked = screen->menu.moving = 0;
}

/* ports, users or settings may be others now */
static void
menu_changed(struct screen *screen)
{
	if (screen->pane == PANE_MENU && screen->menu.view && screen->menu.asked == 0)
		ask_menu(screen, NULL, NULL);
}

static void
menu_event(struct screen *screen, const char *name, json_t *event)
{
	if (strcmp(name, "menu") == 0 && screen->pane == PANE_MENU && screen->menu.asked == 0)
		take_view(screen, event);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void
menu_cell(const struct screen *screen, int row, int column, char out[CELL_BYTES])
{
	json_t *rows = json_object_get(screen->menu.view, "rows");
	json_t *cells = json_object_get(json_array_get(rows, (size_t)row), "cells");
	const char *text = json_string_value(json_array_get(cells, (size_t)column));

	snprintf(out, CELL_BYTES, "%s", text ? text : "");
}

static enum ink
menu_ink(const struct screen *screen, int row)
{
	json_t *rows = json_object_get(screen->menu.view, "rows");

	return screen_flag(json_array_get(rows, (size_t)row), "quiet") ? INK_QUIET : INK_PLAIN;
}

/* what a column needs for its words: those of the operator's language may be wider than on the OSD */
static int
column_width(const struct screen *screen, int column, int rows, const json_t *head)
{
	int width = ovs_text_width(screen_text(head, "head", ""));
	char cell[CELL_BYTES];

	if (width < (int)screen_number(head, "width"))
		width = (int)screen_number(head, "width");
	for (int row = 0; row < rows; row++) {
		menu_cell(screen, row, column, cell);
		if (ovs_text_width(cell) > width)
			width = ovs_text_width(cell);
	}
	return width;
}

/* signs of one column stand close together, as on the OSD */
static bool
is_mark(const json_t *head)
{
	return screen_flag(head, "mark") || screen_number(head, "width") == 1;
}

static void
draw_rows(const struct screen *screen, const struct area *area)
{
	json_t *heads = json_object_get(screen->menu.view, "columns"), *head;
	struct table_column column[MENU_COLUMNS] = { 0 };
	struct table table = { .column = column, .cell = menu_cell, .ink = menu_ink };
	size_t i;

	table.rows = (int)json_array_size(json_object_get(screen->menu.view, "rows"));
	json_array_foreach(heads, i, head) {
		if (i == MENU_COLUMNS)
			break;
		column[i].head = screen_text(head, "head", "");
		column[i].tight = is_mark(head) && is_mark(json_array_get(heads, i + 1));
		column[i].width = column_width(screen, (int)i, table.rows, head) + !column[i].tight;
		column[i].rank = (int)i;
		column[i].most = screen_flag(head, "grows") ? 40 : 0;
		table.columns++;
	}
	table.cursor = (int)screen_number(screen->menu.view, "cursor");
	table.no_bar = table.cursor < 0;
	table.top = screen->menu.top;
	table_draw(screen, &table, area);
	((struct screen *)screen)->menu.top = table.top;
}

/* bytes of a UTF-8 character after its first */
static size_t
continuation(const char *text)
{
	size_t count = 0;

	while (((unsigned char)text[count + 1] & 0xC0) == 0x80)
		count++;
	return count;
}

/* a long text moves to the left until the caret is in sight */
static void
draw_field(const struct screen *screen, int row, int label_cols, const json_t *field)
{
	const char *text = screen_text(field, "text", ""), *at;
	bool active = screen_flag(field, "active");
	int col = 2, room = COLS - label_cols - 6, caret = ovs_text_width(text);

	if (room > FIELD_COLS_MAX)
		room = FIELD_COLS_MAX;
	if (json_is_integer(json_object_get(field, "caret")) && screen_number(field, "caret") < caret)
		caret = (int)screen_number(field, "caret");
	screen_put(screen, row, col, label_cols, active ? INK_HEAD : INK_PLAIN,
		   screen_text(field, "label", ""));
	col += label_cols;
	screen_put(screen, row, col, 1, INK_PLAIN, "[");
	screen_fill(screen, row, col + 1, room, active ? INK_BAR : INK_PLAIN);
	for (; caret >= room && *text; caret -= ovs_text_width(at) - ovs_text_width(text))
		at = text, text += 1 + continuation(text);
	screen_put(screen, row, col + 1, room, active ? INK_BAR : INK_PLAIN, text);
	screen_put(screen, row, col + 1 + room, 1, INK_PLAIN, "]");
	if (active)
		screen_focus(row, col + 1 + caret);
}

static int
draw_fields(const struct screen *screen, const struct area *area)
{
	json_t *fields = json_object_get(screen->menu.view, "fields"), *field;
	int cols = 0, row = 0;
	size_t i;

	json_array_foreach(fields, i, field) {
		if (ovs_text_width(screen_text(field, "label", "")) >= cols)
			cols = ovs_text_width(screen_text(field, "label", "")) + 1;
	}
	json_array_foreach(fields, i, field) {
		if (row < area->rows)
			draw_field(screen, area->row + row++, cols, field);
	}
	return row;
}

static void
draw_heading(const struct screen *screen, const struct area *area)
{
	const char *right = screen_text(screen->menu.view, "right", "");
	int width = ovs_text_width(right);

	screen_put(screen, area->row, 0, COLS, INK_HEAD, screen_text(screen->menu.view, "title", ""));
	screen_put(screen, area->row, COLS - width, width, INK_HEAD, right);
}

static void
draw_view_message(const struct screen *screen)
{
	const json_t *view = screen->menu.view;

	if (screen->bad || screen->message[0])
		return;
	if (screen_text(view, "message", "")[0])
		screen_put(screen, LINES - 2, 0, COLS, screen_flag(view, "bad") ? INK_BAD : INK_GOOD,
			   screen_text(view, "message", ""));
	else
		screen_put(screen, LINES - 2, 0, COLS, INK_QUIET, screen_text(view, "foot", ""));
}

static bool
has_active_field(const struct screen *screen)
{
	json_t *field;
	size_t i;

	json_array_foreach(json_object_get(screen->menu.view, "fields"), i, field)
		if (screen_flag(field, "active"))
			return true;
	return false;
}

static void
menu_draw(struct screen *screen, const struct area *area)
{
	struct area rest = *area;
	bool table;
	int used;

	if (screen->menu.view == NULL) {
		screen_putf(screen, area->row, 2, COLS, INK_QUIET, "The menu opens ...");
		return;
	}
	table = json_array_size(json_object_get(screen->menu.view, "columns")) > 0 ||
		json_array_size(json_object_get(screen->menu.view, "rows")) > 0;
	draw_heading(screen, area);
	rest.row++;
	rest.rows--;
	if (screen_text(screen->menu.view, "note", "")[0] && rest.rows > 1) {
		screen_put(screen, rest.row++, 0, COLS, INK_PLAIN,
			   screen_text(screen->menu.view, "note", ""));
		rest.rows--;
	}
	used = has_active_field(screen) ? 0 : draw_fields(screen, &rest);
	if (table) {
		struct area below = { rest.row + used, 0, rest.rows - used, COLS };

		if (has_active_field(screen)) {
			below.row += (int)json_array_size(json_object_get(screen->menu.view, "fields"));
			below.rows = rest.rows - (below.row - rest.row);
		}
		draw_rows(screen, &below);
	}
	if (has_active_field(screen))
		draw_fields(screen, &rest);	/* last: the cursor is there */
	draw_view_message(screen);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool
menu_key(struct screen *screen, int key)
{
	char text[CHORD_BYTES];

	if (key == CTRL_KEY(']') || key == SPECIAL(KEY_F(10))) {
		screen_back(screen);
		return true;
	}
	if (key == SPECIAL(KEY_RESIZE) || key == CTRL_KEY('L'))
		return false;
	screen_say(screen, "%s", "");
	/* for terminals that keep the F-keys to themselves */
	if (key >= (KEY_WITH_ALT | '1') && key <= (KEY_WITH_ALT | '9'))
		key = SPECIAL(KEY_F(key - (KEY_WITH_ALT | '0')));
	if (key_is_text(key) && key != ' ') {
		key_text(key, text);
		ask_menu(screen, "text", json_string(text));
	} else if (key == ' ') {
		ask_menu(screen, "key", json_string("Space"));
	} else if (key_chord(key, text)) {
		ask_menu(screen, "key", json_string(text));
	}
	return true;
}

/* the bar goes there by its keys; a second click chooses */
static void
menu_clicked(struct screen *screen, int row, bool twice)
{
	int at = (int)screen_number(screen->menu.view, "cursor");

	if (twice) {		/* the bar is there, or on its way */
		ask_menu(screen, "key", json_string("Enter"));
		return;
	}
	if (at < 0 || screen->menu.moving > 0) {
		screen->mouse.row = -1;		/* where it is, is not known: no first click */
		return;
	}
	for (; at < row; at++)
		ask_menu(screen, "key", json_string("Down"));
	for (; at > row; at--)
		ask_menu(screen, "key", json_string("Up"));
}

/* the words of the menu itself; F10 always leads out */
static const struct key_word *
menu_keys(const struct screen *screen)
{
	static struct key_word keys[MENU_KEYS + 2];
	json_t *all = json_object_get(screen->menu.view, "keys"), *key;
	int count = 0;
	size_t i;

	keys[count++] = (struct key_word){ "F10", screen_said(screen, "Leave") };
	json_array_foreach(all, i, key) {
		if (count <= MENU_KEYS)
			keys[count++] = (struct key_word){ screen_text(key, "key", ""),
				screen_text(key, "word", "") };
	}
	keys[count] = (struct key_word){ NULL, NULL };
	return keys;
}

const struct pane menu_pane = { .name = "Menu", .keys = menu_keys, .draw = menu_draw, .key = menu_key,
	.opened = menu_opened, .closed = menu_closed, .changed = menu_changed, .event = menu_event,
	.clicked = menu_clicked };
