/* SPDX-License-Identifier: MIT */
/*
 * A menu_view on a page of the OSD: frame, fields, table with its bar, one line for messages in the
 * lower rule, two rows of keys. Everything fits 30 columns and 13 rows; a larger page shows more rows
 * and gives the growing column what is left.
 */
#include <stdio.h>
#include <string.h>

#include "ctl/look.h"
#include "ctl/menu.h"

enum { KEY_ROWS = 2, FOOT_ROWS = KEY_ROWS + 2, LABEL_COLUMNS = 9, NOTE_ROWS = 2, COLOURS = 16 };

/* where things lie */
struct layout {
	struct page *page;
	const struct menu_view *view;
	int top, bottom;		/* rows of the frame */
	int width;			/* columns inside of it */
	int row;			/* next free one */
	int rows;			/* of the table that can be seen */
};

/* ---- keys ------------------------------------------------------------------------------------ */

/* "1Go" for F1, "Enter=save" for others, "Esc" alone: the key, and what is between it and its word */
static const char *
key_name(const struct view_key *key, const char **sign)
{
	bool function = key->key[0] == 'F' && key->key[1] >= '1' && key->key[1] <= '9';

	*sign = function || !key->word[0] ? "" : "=";
	return function ? key->key + 1 : key->key;
}

static int
key_columns(const struct view_key *key)
{
	const char *sign, *name = key_name(key, &sign);

	return utf8_columns(name) + (sign[0] != 0) + utf8_columns(key->word);
}

static int
draw_key(struct page *page, int row, int col, const struct view_key *key)
{
	const char *sign, *name = key_name(key, &sign);

	col = page_text(page, row, col, LOOK_HEAD, name);
	col = page_text(page, row, col, LOOK_TEXT, sign);
	return page_text(page, row, col, LOOK_TEXT, key->word);
}

/*
 * Keys flow into rows from the given one on; without a page they are only counted. Where two rows are
 * not enough the words stand close together: the colour of the keys parts them.
 */
static int
flow_keys(const struct layout *at, struct page *page, int row, int space)
{
	int rows = 0, col = at->width + 1;

	for (int i = 0; i < at->view->keys; i++) {
		const struct view_key *key = &at->view->key[i];
		int gap = key->word[0] ? space : 1;

		if (col + gap + key_columns(key) > at->width + 1) {
			rows++;
			col = 1 - gap;
		}
		if (page)
			draw_key(page, row + rows - 1, col + gap, key);
		col += gap + key_columns(key);
	}
	return rows;
}

static void
draw_keys(const struct layout *at)
{
	int space = flow_keys(at, NULL, 0, 1) <= KEY_ROWS ? 1 : 0;

	flow_keys(at, at->page, at->bottom - KEY_ROWS, space);
}

/* ---- message --------------------------------------------------------------------------------- */

/* the longest beginning of the text that has so many columns, with ... where something is missing */
static void
fit(char *out, size_t size, const char *text, int columns)
{
	size_t bytes;

	if (ovs_text_width(text) <= columns) {
		snprintf(out, size, "%s", text);
		return;
	}
	bytes = ovs_text_fit(text, columns > 0 ? columns - 1 : 0);
	snprintf(out, size, "%.*s%s", (int)bytes, text, columns > 0 ? "…" : "");
}

/* bytes of the text that go into one line, broken at a space where there is one */
static size_t
line_bytes(const char *text, int columns)
{
	size_t bytes = ovs_text_fit(text, columns), at = bytes;

	if (text[bytes] == 0)
		return bytes;
	while (at > 0 && text[at] != ' ')
		at--;
	return at > 0 ? at : bytes;
}

/* a sentence from elsewhere may be long: it takes the place of the keys */
static void
draw_long_message(const struct layout *at, uint16_t look)
{
	const char *text = at->view->message;
	size_t bytes = line_bytes(text, at->width);
	char line[sizeof(at->view->message) + 4];

	snprintf(line, sizeof(line), "%.*s", (int)bytes, text);
	page_field(at->page, at->bottom - KEY_ROWS, 1, at->width, look, line);
	fit(line, sizeof(line), text + bytes + (text[bytes] == ' '), at->width);
	page_field(at->page, at->bottom - KEY_ROWS + 1, 1, at->width, look, line);
}

static void
draw_foot(const struct layout *at)
{
	const struct menu_view *view = at->view;
	uint16_t look = view->bad ? LOOK_WARN : LOOK_HEAD;
	bool fits = ovs_text_width(view->message) <= at->width;

	page_rule(at->page, at->bottom - KEY_ROWS - 1, 0, at->page->cols, LOOK_FRAME);
	if (fits)
		draw_keys(at);
	else
		draw_long_message(at, look);
	if (fits && view->message[0])
		page_text(at->page, at->bottom - KEY_ROWS - 1, 1, look, view->message);
}

/* ---- frame ----------------------------------------------------------------------------------- */

static void
draw_frame(const struct layout *at)
{
	const struct menu_view *view = at->view;
	struct page *page = at->page;
	char right[VIEW_CELL + 4];

	page_box(page, at->top, 0, at->bottom - at->top + 1, page->cols, LOOK_FRAME);
	page_text(page, at->top, 2, LOOK_HEAD, view->title);
	fit(right, sizeof(right), view->right, at->width - 4 - utf8_columns(view->title));
	page_text(page, at->top, page->cols - 3 - ovs_text_width(right), LOOK_HEAD, right);
	page_text(page, at->bottom, 2, LOOK_HEAD, view->foot);
}

/* ---- note ------------------------------------------------------------------------------------ */

static int
note_rows(const struct layout *at)
{
	const char *text = at->view->note;
	size_t bytes = line_bytes(text, at->width);

	return text[0] == 0 ? 0 : text[bytes] ? NOTE_ROWS : 1;
}

static void
draw_note(struct layout *at)
{
	const char *text = at->view->note;

	for (int rows = note_rows(at); rows > 0; rows--) {
		size_t bytes = line_bytes(text, at->width);
		char line[sizeof(at->view->note)];

		snprintf(line, sizeof(line), "%.*s", (int)bytes, text);
		page_text(at->page, at->row++, 1, LOOK_TEXT, line);
		text += bytes + (text[bytes] == ' ');
	}
}

/* ---- fields ---------------------------------------------------------------------------------- */

/* the part of the text around the caret that fits */
static const char *
from_caret(const struct view_field *field, int width)
{
	const char *text = field->text;

	for (int skip = field->caret - width + 1; skip > 0 && *text;)
		skip -= code_columns(utf8_next(&text));
	return text;
}

/* on one character, which may have two cells */
static void
draw_caret(const struct layout *at, int col)
{
	bool wide = col + 1 < at->page->cols && at->page->cell[at->row][col + 1].attr & OVS_ATTR_RIGHT;

	page_xor(at->page, at->row, col, 1, wide ? 2 : 1, LOOK_BAR_FLIP);
}

static void
draw_field(struct layout *at, const struct view_field *field)
{
	int room = at->width - LABEL_COLUMNS - 2;
	int width = field->width < room ? field->width : room, col = 1 + LABEL_COLUMNS;
	const char *text = from_caret(field, width);
	int skipped = field->caret - width + 1 > 0 ? field->caret - width + 1 : 0;

	page_field(at->page, at->row, 1, LABEL_COLUMNS, LOOK_TEXT, field->label);
	page_text(at->page, at->row, col, LOOK_FRAME, "[");
	page_fill(at->page, at->row, col + 1, 1, width, '.', LOOK_QUIET);
	page_field(at->page, at->row, col + 1, utf8_columns(text) < width ? utf8_columns(text) : width,
		   LOOK_TEXT, text);
	page_text(at->page, at->row, col + 1 + width, LOOK_FRAME, "]");
	if (field->active)
		draw_caret(at, col + 1 + field->caret - skipped);
	at->row++;
}

/* ---- table ----------------------------------------------------------------------------------- */

static int
growth(const struct layout *at)
{
	int used = 0;

	for (int i = 0; i < at->view->columns; i++) {
		const struct view_column *column = &at->view->column[i];
		bool close = column->mark && i + 1 < at->view->columns && column[1].mark;

		used += column->width + (i + 1 < at->view->columns && !close);
	}
	return at->width - used;
}

/* a mark stands out by its colour; the bar turns it like any other */
static uint16_t
mark_look(const char *mark, uint16_t ink)
{
	if (strcmp(mark, "☼") == 0)
		return LOOK_GOOD;
	if (strcmp(mark, "○") == 0 || strcmp(mark, "?") == 0)
		return LOOK_WARN;
	return strcmp(mark, "-") == 0 || strcmp(mark, ".") == 0 ? ink : LOOK_HEAD;
}

/* one line of cells; their places are those of the heads */
static void
draw_cells(const struct layout *at, const struct view_row *row, uint16_t ink)
{
	int col = 1, more = growth(at);

	for (int i = 0; i < at->view->columns; i++) {
		const struct view_column *column = &at->view->column[i];
		bool close = column->mark && i + 1 < at->view->columns && column[1].mark;
		int width = column->width + (column->grows && more > 0 ? more : 0);
		const char *cell = row ? row->cell[i] : column->head;
		uint16_t look = row && column->mark ? mark_look(cell, ink) : ink;

		page_field(at->page, at->row, col, width, look, cell);
		col += width + !close;
	}
}

static bool
has_heads(const struct menu_view *view)
{
	for (int i = 0; i < view->columns; i++)
		if (view->column[i].head[0] && view->column[i].head[0] != ' ')
			return true;
	return false;
}

/* arrows in the frame say that the table goes on */
static void
draw_more(const struct layout *at, int first)
{
	int right = at->page->cols - 1;

	if (at->view->top > 0)
		page_text(at->page, first, right, LOOK_HEAD, "↑");
	if (at->view->top + at->rows < at->view->rows)
		page_text(at->page, first + at->rows - 1, right, LOOK_HEAD, "↓");
}

static void
draw_table(struct layout *at)
{
	const struct menu_view *view = at->view;
	int first;

	if (view->columns > 0 && has_heads(view)) {
		draw_cells(at, NULL, LOOK_HEAD);
		at->row++;
	}
	first = at->row;
	at->rows = at->bottom - KEY_ROWS - 1 - first;
	for (int i = view->top; i < view->rows && i < view->top + at->rows; i++) {
		draw_cells(at, &view->row[i], view->row[i].quiet ? LOOK_QUIET : LOOK_TEXT);
		if (i == view->cursor)
			page_xor(at->page, at->row, 1, 1, at->width, LOOK_BAR_FLIP);
		at->row++;
	}
	draw_more(at, first);
}

/* ---- the test picture ------------------------------------------------------------------------ */

/* sixteen colours on each kind of background, and what blinks and is inverted */
static void
draw_pattern(const struct layout *at)
{
	int row = at->bottom - KEY_ROWS - 4;

	for (int ink = 0; ink < COLOURS; ink++) {
		page_fill(at->page, row, 1 + ink, 1, 1, 0x2588, OVS_ATTR(ink, 0, OVS_BACK_OPAQUE));
		page_fill(at->page, row + 1, 1 + ink, 1, 1, 'A', OVS_ATTR(15, ink, OVS_BACK_OPAQUE));
		page_fill(at->page, row + 2, 1 + ink, 1, 1, 'A', OVS_ATTR(ink, 0, OVS_BACK_CLEAR));
	}
	page_text(at->page, row, 19, (uint16_t)(LOOK_TEXT | OVS_ATTR_BLINK), "BLINK");
	page_text(at->page, row + 1, 19, (uint16_t)(LOOK_TEXT | OVS_ATTR_INVERT), "INVERT");
	page_text(at->page, row + 2, 19, OVS_ATTR(15, 0, OVS_BACK_OPAQUE), "OPAQUE");
}

/* ---- all of it ------------------------------------------------------------------------------- */

/* rows of a box no larger than what is in it */
static int
small_rows(const struct layout *at)
{
	const struct menu_view *view = at->view;

	return 1 + note_rows(at) + view->fields + view->rows + FOOT_ROWS + (view->fields ? 2 : 0);
}

void
menu_draw(const struct menu_view *view, struct page *page)
{
	struct layout at = { .page = page, .view = view, .width = page->cols - 2 };
	int rows = page->rows, height = rows;

	page_init(page, rows, page->cols);
	if (view->small && small_rows(&at) < rows)
		height = small_rows(&at);
	at.top = (rows - height) / 2;
	at.bottom = at.top + height - 1;
	at.row = at.top + 1 + (view->small && view->fields ? 1 : 0);
	draw_frame(&at);
	draw_note(&at);
	for (int i = 0; i < view->fields; i++)
		draw_field(&at, &view->field[i]);
	draw_table(&at);
	if (view->pattern)
		draw_pattern(&at);
	draw_foot(&at);
}
