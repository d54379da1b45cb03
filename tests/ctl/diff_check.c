/* SPDX-License-Identifier: MIT */
/*
 * Property of osd_diff: for any two pages, applying the commands to the first gives the second. The
 * pages are random, or small changes of each other, with wide characters in them. The board's side is
 * modelled here a second time, from hdl/regs.csv and not from ctl/osd_diff.c.
 *
 * usage: diff_check [PAIRS [SEED]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/menu.h"
#include "ctl/osd_diff.h"

static uint32_t seed = 1;
static int rows, cols;			/* of the pages of this pair */

static unsigned
draw(unsigned below)
{
	seed = seed * 1664525u + 1013904223u;
	return (unsigned)((uint64_t)seed * below >> 32);
}

static uint16_t
random_attr(void)
{
	static const uint16_t few[] = { 0x040F, 0x081F, 0x0C00, 0x040B };

	return draw(8) ? few[draw(4)] : (uint16_t)draw(0x1000);
}

static void
random_cell(struct page *page, int row, int col)
{
	uint16_t code = draw(2) ? (uint16_t)('A' + draw(4)) : (uint16_t)(0x20 + draw(0xFF00));
	uint16_t attr = random_attr();

	/* no surrogates: they are no characters */
	if (code >= 0xD800 && code < 0xE000)
		code = '#';
	page->cell[row][col] = (struct cell){ code, attr };
	if (draw(6) == 0 && col + 1 < cols)
		page->cell[row][col + 1] = (struct cell){ code, attr | OVS_ATTR_RIGHT };
}

static void
change(struct page *page)
{
	int row = (int)draw((unsigned)rows), col = (int)draw((unsigned)cols);
	int height = 1 + (int)draw((unsigned)rows), width = 1 + (int)draw((unsigned)cols);

	switch (draw(4)) {
	case 0:
		page_xor(page, row, col, height, width, random_attr());
		break;
	case 1:
		page_fill(page, row, col, height, width, (uint16_t)(0x2500 + draw(0x80)),
			  random_attr());
		break;
	case 2:
		page_text(page, row, col, random_attr(), "WEB-01 ☼ 日本語 ünï");
		break;
	default:
		random_cell(page, row, col);
	}
}

static void
random_page(struct page *page)
{
	page_init(page, rows, cols);
	if (draw(4) == 0)
		for (int row = 0; row < rows; row++)
			for (int col = 0; col < cols; col++)
				random_cell(page, row, col);
	for (unsigned i = draw(30); i > 0; i--)
		change(page);
}

/* ---- the board, once more -------------------------------------------------------------------- */

static struct page model;
static int at_row, at_col;
static uint16_t at_attr;

static void
set_cell(int row, int col, uint16_t code, uint16_t attr)
{
	if (row < rows && col < cols)
		model.cell[row][col] = (struct cell){ code, (uint16_t)(attr & ~OVS_ATTR_WIDE) };
}

static void
model_write(const char *text, int len)
{
	for (int i = 0; i < len;) {
		unsigned char c = (unsigned char)text[i];
		int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : 2;
		unsigned code = more == 0 ? c : more == 1 ? c & 0x1F : c & 0x0F;

		for (int k = 1; k <= more; k++)
			code = code << 6 | ((unsigned char)text[i + k] & 0x3F);
		i += 1 + more;
		set_cell(at_row, at_col++, (uint16_t)code, at_attr);
		if (at_attr & OVS_ATTR_WIDE)
			set_cell(at_row, at_col++, (uint16_t)code, at_attr | OVS_ATTR_RIGHT);
	}
}

static void
model_run(const struct osd_command *c)
{
	if (c->op == OSD_LOCATE) {
		at_row = c->row;
		at_col = c->col;
		at_attr = c->attr;
	} else if (c->op == OSD_WRITE) {
		model_write(c->text, c->len);
	} else {
		for (int row = c->row; row < c->row + c->height && row < rows; row++)
			for (int col = c->col; col < c->col + c->width && col < cols; col++) {
				struct cell *cell = &model.cell[row][col];

				if (c->op == OSD_FILL)
					*cell = (struct cell){ c->code, c->attr };
				else
					cell->attr = (uint16_t)((cell->attr & c->keep) ^ c->flip);
			}
	}
}

/* ---- checks ---------------------------------------------------------------------------------- */

static struct osd_list list;

static int
check_pair(const struct page *old, const struct page *new)
{
	struct page applied = *old;

	osd_diff(old, new, &list);
	model = *old;
	for (int i = 0; i < list.count; i++) {
		const struct osd_command *c = &list.command[i];

		if (c->op == OSD_WRITE && (c->len < 1 || c->len > OVS_OSD_WRITE_MAX))
			return printf("WRITE of %d bytes\n", c->len), 1;
		model_run(c);
	}
	osd_apply(&applied, &list);
	if (!page_equal(&model, new))
		return puts("the board would show another page"), 1;
	if (!page_equal(&applied, new))
		return puts("osd_apply gives another page"), 1;
	return 0;
}

static int
check_nothing(const struct page *page)
{
	osd_diff(page, page, &list);
	return list.count != 0 ? puts("equal pages make commands"), 1 : 0;
}

static void
draw_menu(const struct menu *menu, const struct world *world, struct page *page)
{
	static struct menu_view view;

	page_init(page, PAGE_ROWS, PAGE_COLS);
	menu_view(menu, world, &view);
	menu_draw(&view, page);
}

/* every step of the bar, in every list that fits the window, stays under 64 bytes */
static int
check_steps(void)
{
	enum { DOWN = 0xF2, UP = 0xF5, LIST_ROWS = 7 };
	static struct world world;
	struct page before, after;
	struct menu menu;
	int worst = 0;

	world_init(&world);
	world.ports.consoles = 1;
	world.ports.count = LIST_ROWS;
	world.ports.console[1].selected = 1;
	menu_init(&menu, 1);
	for (int i = 0; i < 4000; i++) {
		struct actions none = { 0 };
		int bytes;

		for (int p = 1; p <= world.ports.count; p++)
			world.ports.port[p].present = draw(2);
		if (i % 40 == 0)
			menu_open(&menu, &world, NOBODY, MENU_LIST, i);
		menu_changed(&menu, &world);
		draw_menu(&menu, &world, &before);
		menu_key(&menu, &world, draw(2) ? UP : DOWN, true, i, &none);
		draw_menu(&menu, &world, &after);
		osd_diff(&before, &after, &list);
		bytes = osd_bytes(&list) + 2 + OVS_CMD_COMMIT_LEN;
		worst = bytes > worst ? bytes : worst;
	}
	printf("worst step of the bar: %d bytes with COMMIT\n", worst);
	return worst >= 64;
}

int
main(int argc, char **argv)
{
	int pairs = argc > 1 ? atoi(argv[1]) : 20000, bytes = 0;

	seed = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 0) : 1;
	for (int i = 0; i < pairs; i++) {
		uint32_t start = seed;
		struct page old, new;

		rows = 1 + (int)draw(PAGE_ROWS_MAX);
		cols = 1 + (int)draw(PAGE_COLS_MAX);
		random_page(&old);
		new = old;
		if (draw(2))
			random_page(&new);
		else
			change(&new);
		if (check_pair(&old, &new) || check_nothing(&new)) {
			printf("pair %d: diff_check 1 %u\n", i, start);
			return 1;
		}
		bytes = osd_bytes(&list) > bytes ? osd_bytes(&list) : bytes;
	}
	printf("%d pairs of pages\n", pairs);
	return check_steps();
}
