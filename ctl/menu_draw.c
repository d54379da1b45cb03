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

enum { KEY_ROWS = 2, FOOT_ROWS = KEY_ROWS + 2, LABEL_COLUMNS = 10, COLOURS = 16 };

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

/* "1Go" for F1, "↵=select" for others, "Esc" alone */
static void
key_text(const struct view_key *key, char *out, size_t size)
{
	if (key->key[0] == 'F' && key->key[1] >= '1' && key->key[1] <= '9')
		snprintf(out, size, "%s%s", key->key + 1, key->word);
	else
		snprintf(out, size, "%s%s%s", key->key, key->word[0] ? "=" : "", key->word);
}

static void
draw_keys(const struct layout *at)
{
	int row = at->bottom - KEY_ROWS, col = 1;
	char text[64];

	for (int i = 0; i < at->view->keys; i++) {
		key_text(&at->view->key[i], text, sizeof(text));
		if (col > 1 && col + utf8_columns(text) > at->width + 1) {
			row++;
			col = 1;
		}
		if (row < at->bottom)
			col = page_text(at->page, row, col, LOOK_TEXT, text) + 1;
	}
}

/* ---- frame ----------------------------------------------------------------------------------- */

static void
draw_frame(const struct layout *at)
{
	const struct menu_view *view = at->view;
	struct page *page = at->page;
	int rule = at->bottom - KEY_ROWS - 1, columns = utf8_columns(view->right);

	page_box(page, at->top, 0, at->bottom - at->top + 1, page->cols, LOOK_FRAME);
	page_text(page, at->top, 2, LOOK_HEAD, view->title);
	if (columns > 0)
		page_text(page, at->top, page->cols - 3 - columns, LOOK_HEAD, view->right);
	page_rule(page, rule, 0, page->cols, LOOK_FRAME);
	if (view->message[0])
		page_text(page, rule, 1, view->bad ? LOOK_WARN : LOOK_HEAD, view->message);
}

/* ---- fields ---------------------------------------------------------------------------------- */

/* the part of the text around the caret that fits */
static const char *
from_caret(const struct view_field *field, int width)
{
	const char *text = field->text;

	for (int skip = field->caret - width; skip > 0 && *text;)
		skip -= code_columns(utf8_next(&text));
	return text;
}

static void
draw_field(struct layout *at, const struct view_field *field)
{
	int room = at->width - LABEL_COLUMNS - 2;
	int width = field->width < room ? field->width : room, col = 1 + LABEL_COLUMNS;
	const char *text = from_caret(field, width);
	int skipped = field->caret > width ? field->caret - width : 0;

	page_field(at->page, at->row, 1, LABEL_COLUMNS, LOOK_TEXT, field->label);
	page_text(at->page, at->row, col, LOOK_FRAME, "[");
	page_fill(at->page, at->row, col + 1, 1, width, '.', LOOK_QUIET);
	page_field(at->page, at->row, col + 1, utf8_columns(text) < width ? utf8_columns(text) : width,
		   LOOK_TEXT, text);
	page_text(at->page, at->row, col + 1 + width, LOOK_FRAME, "]");
	if (field->active && field->caret - skipped < width)
		page_xor(at->page, at->row, col + 1 + field->caret - skipped, 1, 1, LOOK_BAR_FLIP);
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
		bool good = row && column->mark && strcmp(cell, "☼") == 0;

		page_field(at->page, at->row, col, width, good ? LOOK_GOOD : ink, cell);
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
small_rows(const struct menu_view *view)
{
	return 1 + view->fields + view->rows + FOOT_ROWS + (view->fields ? 2 : 0);
}

void
menu_draw(const struct menu_view *view, struct page *page)
{
	int rows = page->rows, cols = page->cols;
	int height = view->small && small_rows(view) < rows ? small_rows(view) : rows;
	struct layout at = { .page = page, .view = view, .top = (rows - height) / 2,
			     .width = cols - 2 };

	page_init(page, rows, cols);
	at.bottom = at.top + height - 1;
	at.row = at.top + 1 + (view->small && view->fields ? 1 : 0);
	draw_frame(&at);
	for (int i = 0; i < view->fields; i++)
		draw_field(&at, &view->field[i]);
	draw_table(&at);
	if (view->pattern)
		draw_pattern(&at);
	draw_keys(&at);
}
