/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/osd_diff.h"

/* Unchanged cells that a WRITE passes over rather than stop: a new LOCATE and WRITE cost 8 bytes. */
enum { BRIDGE_MAX = 7 };

/* A FILL (10 bytes) replaces a LOCATE and WRITE (8 bytes and the text) from this many cells on. */
enum { FILL_MIN = 3 };

static bool
same(struct cell a, struct cell b)
{
	return a.code == b.code && a.attr == b.attr;
}

static struct osd_command *
add(struct osd_list *list, struct osd_command command)
{
	struct osd_command *slot = &list->command[list->count++];

	*slot = command;
	return slot;
}

/* the attribute change of a cell that keeps its character, 0 if there is none */
static uint16_t
flip_of(const struct page *old, const struct page *new, int row, int col)
{
	struct cell a = old->cell[row][col], b = new->cell[row][col];

	return a.code == b.code ? a.attr ^ b.attr : 0;
}

static int
flip_width(const struct page *old, const struct page *new, int row, int col, uint16_t flip)
{
	int width = 0;

	while (col + width < new->cols && flip_of(old, new, row, col + width) == flip)
		width++;
	return width;
}

/* one ATTR for each rectangle of cells whose attributes change alike */
static void
diff_attributes(struct page *work, const struct page *new, struct osd_list *list)
{
	for (int row = 0; row < new->rows; row++)
		for (int col = 0; col < new->cols; col++) {
			uint16_t flip = flip_of(work, new, row, col);
			int width, height = 1;

			if (flip == 0)
				continue;
			width = flip_width(work, new, row, col, flip);
			while (row + height < new->rows &&
			       flip_width(work, new, row + height, col, flip) >= width)
				height++;
			add(list, (struct osd_command){ .op = OSD_ATTR, .row = (uint8_t)row,
				.col = (uint8_t)col, .height = (uint8_t)height,
				.width = (uint8_t)width, .keep = 0xFFFF, .flip = flip });
			page_xor(work, row, col, height, width, flip);
		}
}

/* columns from here on that shall hold this very cell */
static int
alike_width(const struct page *new, int row, int col, struct cell cell)
{
	int width = 0;

	while (col + width < new->cols && same(new->cell[row][col + width], cell))
		width++;
	return width;
}

static int
changed_in(const struct page *work, const struct page *new, int row, int col, int width)
{
	int changed = 0;

	for (int c = col; c < col + width; c++)
		changed += !same(work->cell[row][c], new->cell[row][c]);
	return changed;
}

static void
diff_fill_at(struct page *work, const struct page *new, int row, int col,
	     struct osd_list *list)
{
	struct cell cell = new->cell[row][col];
	int width = alike_width(new, row, col, cell), height = 1;
	int changed = changed_in(work, new, row, col, width);

	while (row + height < new->rows &&
	       alike_width(new, row + height, col, cell) >= width) {
		int more = changed_in(work, new, row + height, col, width);

		if (more == 0)
			break;
		changed += more;
		height++;
	}
	if (changed < FILL_MIN)
		return;
	add(list, (struct osd_command){ .op = OSD_FILL, .row = (uint8_t)row, .col = (uint8_t)col,
		.height = (uint8_t)height, .width = (uint8_t)width, .code = cell.code,
		.attr = cell.attr });
	page_fill(work, row, col, height, width, cell.code, cell.attr);
}

/* rectangles of one glyph */
static void
diff_fills(struct page *work, const struct page *new, struct osd_list *list)
{
	for (int row = 0; row < new->rows; row++)
		for (int col = 0; col < new->cols; col++)
			if (!same(work->cell[row][col], new->cell[row][col]))
				diff_fill_at(work, new, row, col, list);
}

/* Is this the left half of a character two columns wide? */
static bool
is_wide(const struct page *page, int row, int col)
{
	struct cell left = page->cell[row][col], right;

	if (col + 1 >= page->cols)
		return false;
	right = page->cell[row][col + 1];
	return right.code == left.code && right.attr == (left.attr | OVS_ATTR_RIGHT) &&
	       !(left.attr & OVS_ATTR_RIGHT);
}

/* the last column (exclusive) of a WRITE that starts here; a wide run holds wide characters only */
static int
run_end(const struct page *work, const struct page *new, int row, int col, bool wide)
{
	uint16_t attr = new->cell[row][col].attr;
	int step = wide ? 2 : 1, end = col + step, gap = 0;

	for (int c = end; c < new->cols; c += step) {
		if (new->cell[row][c].attr != attr || is_wide(new, row, c) != wide)
			break;
		if (changed_in(work, new, row, c, step)) {
			end = c + step;
			gap = 0;
		} else if ((gap += step) > BRIDGE_MAX) {
			break;
		}
	}
	return end;
}

/* A lone right half cannot be written: FILL puts it as it is. */
static int
put_right_half(struct page *work, const struct page *new, int row, int col,
	       struct osd_list *list)
{
	struct cell cell = new->cell[row][col];

	add(list, (struct osd_command){ .op = OSD_FILL, .row = (uint8_t)row, .col = (uint8_t)col,
		.height = 1, .width = 1, .code = cell.code, .attr = cell.attr });
	work->cell[row][col] = cell;
	return col + 1;
}

static int
put_run(struct page *work, const struct page *new, int row, int col, struct osd_list *list)
{
	bool wide = is_wide(new, row, col);
	int end = run_end(work, new, row, col, wide);
	uint16_t attr = new->cell[row][col].attr | (wide ? OVS_ATTR_WIDE : 0);
	struct osd_command *write;

	add(list, (struct osd_command){ .op = OSD_LOCATE, .row = (uint8_t)row,
		.col = (uint8_t)col, .attr = attr });
	write = add(list, (struct osd_command){ .op = OSD_WRITE });
	for (int c = col; c < end; c += wide ? 2 : 1)
		write->len += (uint8_t)utf8_put(write->text + write->len,
						new->cell[row][c].code);
	memcpy(&work->cell[row][col], &new->cell[row][col],
	       (size_t)(end - col) * sizeof(struct cell));
	return end;
}

/* everything that is left, as text */
static void
diff_text(struct page *work, const struct page *new, struct osd_list *list)
{
	for (int row = 0; row < new->rows; row++)
		for (int col = 0; col < new->cols;) {
			int step = is_wide(new, row, col) ? 2 : 1;

			if (!changed_in(work, new, row, col, step))
				col += step;
			else if (new->cell[row][col].attr & OVS_ATTR_RIGHT)
				col = put_right_half(work, new, row, col, list);
			else
				col = put_run(work, new, row, col, list);
		}
}

void
osd_diff(const struct page *old, const struct page *new, struct osd_list *list)
{
	struct page work = *old;

	list->count = 0;
	diff_attributes(&work, new, list);
	diff_fills(&work, new, list);
	diff_text(&work, new, list);
}

static void
apply_write(struct page *page, const struct osd_command *write, int row, int col, uint16_t attr)
{
	bool wide = attr & OVS_ATTR_WIDE;
	const char *text = write->text, *end = text + write->len;

	attr &= (uint16_t)~OVS_ATTR_WIDE;
	while (text < end) {
		uint16_t code = (uint16_t)utf8_next(&text);

		page_fill(page, row, col++, 1, 1, code, attr);
		if (wide)
			page_fill(page, row, col++, 1, 1, code, attr | OVS_ATTR_RIGHT);
	}
}

void
osd_apply(struct page *page, const struct osd_list *list)
{
	const struct osd_command *at = NULL;

	for (int i = 0; i < list->count; i++) {
		const struct osd_command *c = &list->command[i];

		if (c->op == OSD_LOCATE)
			at = c;
		else if (c->op == OSD_WRITE && at)
			apply_write(page, c, at->row, at->col, at->attr);
		else if (c->op == OSD_FILL)
			page_fill(page, c->row, c->col, c->height, c->width, c->code, c->attr);
		else if (c->op == OSD_ATTR)
			page_xor(page, c->row, c->col, c->height, c->width, c->flip);
	}
}

int
osd_bytes(const struct osd_list *list)
{
	int bytes = 0;

	for (int i = 0; i < list->count; i++)
		switch (list->command[i].op) {
		case OSD_LOCATE:
			bytes += 2 + OVS_CMD_LOCATE_LEN;
			break;
		case OSD_WRITE:
			bytes += 2 + list->command[i].len;
			break;
		case OSD_FILL:
			bytes += 2 + OVS_CMD_FILL_LEN;
			break;
		case OSD_ATTR:
			bytes += 2 + OVS_CMD_ATTR_LEN;
			break;
		}
	return bytes;
}
