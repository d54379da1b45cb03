/* SPDX-License-Identifier: MIT */
/* A table with a bar. When there is too little room, the columns of the highest rank go first. */
#include <curses.h>
#include <string.h>

#include "ctl/screen.h"

static int
total(const struct table *table, const int width[])
{
	int sum = 0;

	for (int i = 0; i < table->columns; i++)
		sum += width[i];
	return sum;
}

static int
first_to_go(const struct table *table, const int width[])
{
	int worst = -1, left = 0;

	for (int i = 0; i < table->columns; i++) {
		left += width[i] > 0;
		if (width[i] > 0 && (worst < 0 || table->column[i].rank >= table->column[worst].rank))
			worst = i;
	}
	return left > 1 ? worst : -1;
}

/* what is left over goes to the columns that can use it, evenly */
static void
grow(const struct table *table, int width[], int room)
{
	bool grown = true;

	while (room > 0 && grown) {
		grown = false;
		for (int i = 0; i < table->columns && room > 0; i++) {
			if (width[i] == 0 || width[i] >= table->column[i].most)
				continue;
			width[i]++;
			room--;
			grown = true;
		}
	}
}

static void
lay_out(const struct table *table, int room, int width[])
{
	int gone;

	for (int i = 0; i < table->columns; i++)
		width[i] = table->column[i].width;
	while (total(table, width) > room && (gone = first_to_go(table, width)) >= 0)
		width[gone] = 0;
	grow(table, width, room - total(table, width));
}

void
table_go(struct table *table, int row)
{
	int rows = table->shown > 0 ? table->shown : 1;

	if (row >= table->rows)
		row = table->rows - 1;
	if (row < 0)
		row = 0;
	table->cursor = row;
	table->follow = table->follow && row == table->rows - 1;
	if (table->top > row)
		table->top = row;
	if (table->top < row - rows + 1)
		table->top = row - rows + 1;
	if (table->top > table->rows - rows)
		table->top = table->rows > rows ? table->rows - rows : 0;
}

bool
table_key(struct table *table, int key)
{
	switch (key) {
	case SPECIAL(KEY_UP): case 'k':
		table_go(table, table->cursor - 1);
		return true;
	case SPECIAL(KEY_DOWN): case 'j':
		table_go(table, table->cursor + 1);
		return true;
	case SPECIAL(KEY_PPAGE): case CTRL_KEY('B'):
		table_go(table, table->cursor - table->shown);
		return true;
	case SPECIAL(KEY_NPAGE): case CTRL_KEY('F'):
		table_go(table, table->cursor + table->shown);
		return true;
	case SPECIAL(KEY_HOME): case 'g':
		table_go(table, 0);
		return true;
	case SPECIAL(KEY_END): case 'G':
		table_go(table, table->rows - 1);
		table->follow = true;
		return true;
	}
	return false;
}

static void
draw_row(const struct screen *screen, const struct table *table, const struct area *area, int line,
	 int row, const int width[])
{
	enum ink ink = table->ink ? table->ink(screen, row) : INK_PLAIN;
	int col = area->col;

	if (row == table->cursor && !table->no_bar)
		ink = INK_BAR;
	screen_fill(screen, line, area->col, area->cols, ink);
	for (int i = 0; i < table->columns; i++) {
		char cell[CELL_BYTES] = "";

		if (width[i] == 0)
			continue;
		table->cell(screen, row, i, cell);
		if (!table->column[i].tight && col + width[i] < area->col + area->cols)
			screen_put(screen, line, col, width[i] - 1, ink, cell);
		else
			screen_put(screen, line, col, width[i], ink, cell);
		col += width[i];
	}
}

static void
draw_head(const struct screen *screen, const struct table *table, const struct area *area,
	  const int width[])
{
	int col = area->col;

	for (int i = 0; i < table->columns; i++) {
		if (width[i])
			screen_put(screen, area->row, col, width[i], INK_HEAD,
				   screen_said(screen, table->column[i].head));
		col += width[i];
	}
}

void
table_draw(const struct screen *screen, struct table *table, const struct area *area)
{
	int width[TABLE_COLUMNS];

	table->shown = area->rows - 1;
	table_go(table, table->follow ? table->rows - 1 : table->cursor);
	lay_out(table, area->cols, width);
	draw_head(screen, table, area, width);
	for (int i = 0; i < table->shown && table->top + i < table->rows; i++)
		draw_row(screen, table, area, area->row + 1 + i, table->top + i, width);
	mouse_zone(&(struct area){ area->row + 1, area->col, table->rows - table->top < table->shown ?
		   table->rows - table->top : table->shown, area->cols }, ZONE_ROWS, table->top);
	if (table->rows == 0 && table->empty && table->shown > 0)
		screen_put(screen, area->row + 1, area->col + 2, area->cols - 2, INK_QUIET,
			   screen_said(screen, table->empty));
	screen_focus(area->row + 1 + table->cursor - table->top, area->col);
}
