/* SPDX-License-Identifier: MIT */
/* shape.c - box, bar, window and table, made of the seven OSD commands */
#include "driver/private.h"
#include "driver/text.h"

#include <string.h>

static const uint16_t lines[][6] = {
	/* horizontal, vertical, corners: top left, top right, bottom left, bottom right */
	[OVS_LINE_SINGLE] = {0x2500, 0x2502, 0x250C, 0x2510, 0x2514, 0x2518},
	[OVS_LINE_DOUBLE] = {0x2550, 0x2551, 0x2554, 0x2557, 0x255A, 0x255D},
};

static int fill(struct ovs_board *board, int console, int row, int col, int height, int width, uint16_t code, uint16_t attr)
{
	if (height < 1 || width < 1)
		return 0;
	return ovs_osd_fill(board, console, (struct ovs_rect){row, col, height, width}, code, attr);
}

int ovs_osd_box(struct ovs_board *board, int console, struct ovs_rect r, uint16_t attr, enum ovs_line line)
{
	const uint16_t *set = lines[line == OVS_LINE_DOUBLE];
	int bottom = r.row + r.height - 1, right = r.col + r.width - 1, error;

	if (r.height < 2 || r.width < 2)
		return range_error(board, "box size", r.height < 2 ? r.height : r.width, 2, board->info.cols);
	error = fill(board, console, r.row, r.col + 1, 1, r.width - 2, set[0], attr);
	if (!error)
		error = fill(board, console, bottom, r.col + 1, 1, r.width - 2, set[0], attr);
	if (!error)
		error = fill(board, console, r.row + 1, r.col, r.height - 2, 1, set[1], attr);
	if (!error)
		error = fill(board, console, r.row + 1, right, r.height - 2, 1, set[1], attr);
	for (int i = 0; !error && i < 4; i++)
		error = fill(board, console, i < 2 ? r.row : bottom, i & 1 ? right : r.col, 1, 1, set[2 + i], attr);
	return error;
}

int ovs_osd_bar(struct ovs_board *board, int console, int row, int col, int width, unsigned value, unsigned max, uint16_t attr)
{
	unsigned eighths, part;
	int whole, error;

	if (width < 1)
		return range_error(board, "bar width", width, 1, board->info.cols - col);
	eighths = max ? (unsigned)((uint64_t)(value < max ? value : max) * 8 * (unsigned)width / max) : 0;
	whole = (int)(eighths / 8);
	part = eighths % 8;
	error = fill(board, console, row, col, 1, whole, 0x2588, attr);
	/* U+2588 is the full block, U+2589 seven eighths, down to U+258F one eighth. */
	if (!error && part)
		error = fill(board, console, row, col + whole, 1, 1, (uint16_t)(0x2590 - part), attr);
	whole += part != 0;
	return error ? error : fill(board, console, row, col + whole, 1, width - whole, ' ', attr);
}

int ovs_osd_window(struct ovs_board *board, int console, struct ovs_rect r, uint16_t attr, const char *title)
{
	int error = ovs_osd_fill(board, console, r, ' ', attr);
	int room = r.width - 6, width;

	if (!error)
		error = ovs_osd_box(board, console, r, attr, OVS_LINE_SINGLE);
	if (error || !title || !*title || room < 1)
		return error;
	width = ovs_text_width(title) < room ? ovs_text_width(title) : room;
	error = fill(board, console, r.row, r.col + 2, 1, width + 2, ' ', attr);
	return error ? error : text_write(board, console, (struct text_place){r.row, r.col + 3, width}, attr, title);
}

static int table_row(struct ovs_board *board, int console, const struct ovs_table *t, int row, const char *const *cells, uint16_t attr)
{
	struct text_place place = {t->rect.row + row, t->rect.col, 0};
	int left = t->rect.width;
	int error = fill(board, console, place.row, place.col, 1, t->rect.width, ' ', attr);

	for (int i = 0; !error && i < t->columns && left > 0; i++) {
		place.width = t->widths[i] < left ? t->widths[i] : left;
		if (cells[i])
			error = text_write(board, console, place, attr, cells[i]);
		place.col += t->widths[i] + 1;
		left -= t->widths[i] + 1;
	}
	return error;
}

int ovs_osd_table(struct ovs_board *board, int console, const struct ovs_table *t)
{
	int row = 0, error = 0;

	if (t->head)
		error = table_row(board, console, t, row++, t->head, t->head_attr);
	for (int i = t->first; !error && i < t->rows && row < t->rect.height; i++, row++)
		error = table_row(board, console, t, row, t->cells + (size_t)i * (size_t)t->columns,
				  i == t->current ? t->current_attr : t->attr);
	return error ? error : fill(board, console, t->rect.row + row, t->rect.col, t->rect.height - row, t->rect.width, ' ', t->attr);
}
