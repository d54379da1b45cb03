/* SPDX-License-Identifier: MIT */
/* The screens of menu.c on a page: 30 columns, 13 rows, as drawn in the operator's manual. */
#include <stdio.h>
#include <string.h>

#include "ctl/look.h"
#include "ctl/menu.h"

enum {
	RIGHT = PAGE_COLS - 1,
	ROW_HEAD = 1, ROW_LIST = 2, ROW_RULE = 9, ROW_FOOT = 10, ROW_WORD = 11,
	COL_NAME = 11, COL_FLAGS = 7,
	LINE_COLS = PAGE_COLS - 2,
};

static const char *const filter_short[FILTER_COUNT] = { "ALL", "ON" };
static const char *const filter_long[FILTER_COUNT] = { "All ports", "Powered on (with picture)" };

static void
draw_frame(struct page *page, const char *title, const char *right)
{
	int right_col = RIGHT - 2 - (int)strlen(right);

	page_init(page, PAGE_ROWS, PAGE_COLS);
	page_box(page, 0, 0, PAGE_ROWS, PAGE_COLS, LOOK_FRAME);
	page_text(page, 0, 2, LOOK_HEAD, title);
	page_text(page, 0, right_col, LOOK_HEAD, right);
	page_rule(page, ROW_RULE, 0, PAGE_COLS, LOOK_FRAME);
}

/* 01-02, or nothing for port 0 */
static const char *
port_number(int port, char out[8])
{
	out[0] = 0;
	if (port > 0)
		snprintf(out, 8, "%02d-%02d", UNIT, port % 100);
	return out;
}

static bool
seen_elsewhere(const struct menu *menu, const struct ports *ports, int port)
{
	for (int c = 1; c <= ports->consoles; c++)
		if (c != menu->console && ports->console[c].selected == port)
			return true;
	return false;
}

/* column S: who is looking */
static const char *
state_glyph(const struct menu *menu, const struct ports *ports, int port)
{
	if (ports->console[menu->console].selected == port)
		return ">";
	return seen_elsewhere(menu, ports, port) ? "R" : " ";
}

/* One line: number, power and state, name; all of it in attributes that LOOK_BAR_FLIP can turn. */
static void
draw_port(const struct menu *menu, const struct ports *ports, int port, int row, struct page *page)
{
	const struct port *p = &ports->port[port];
	uint16_t ink = p->present ? LOOK_TEXT : LOOK_QUIET;
	char number[8];

	page_text(page, row, 1, ink, port_number(port, number));
	page_text(page, row, COL_FLAGS + 1, p->present ? LOOK_GOOD : LOOK_QUIET,
		  p->present ? "☼" : ".");
	page_text(page, row, COL_FLAGS + 2, LOOK_HEAD, state_glyph(menu, ports, port));
	page_field(page, row, COL_NAME, NAME_COLUMNS, ink, p->name);
}

static void
draw_bar(struct page *page, int row)
{
	page_xor(page, row, 1, 1, LINE_COLS, LOOK_BAR_FLIP);
}

static void
draw_word(const struct menu *menu, struct page *page)
{
	char line[PAGE_COLS + 1];

	if (menu->word[0] == 0 && !menu->missed)
		return;
	snprintf(line, sizeof(line), "Find:%.12s%s", menu->word, menu->missed ? " no match" : "_");
	page_text(page, ROW_WORD, 1, LOOK_HEAD, line);
}

/* arrows in the frame say that the list goes on */
static void
draw_more(const struct menu *menu, struct page *page)
{
	if (menu->top > 0)
		page_text(page, ROW_LIST, RIGHT, LOOK_HEAD, "↑");
	if (menu->top + MENU_LIST_ROWS < menu->count)
		page_text(page, ROW_RULE - 1, RIGHT, LOOK_HEAD, "↓");
}

static void
draw_list(const struct menu *menu, const struct ports *ports, struct page *page)
{
	char title[16], number[8];

	snprintf(title, sizeof(title), "LIST:%s", filter_short[menu->filter]);
	draw_frame(page, title, port_number(ports->console[menu->console].selected, number));
	page_text(page, ROW_HEAD, 1, LOOK_HEAD, "PN     PS NAME");
	for (int i = 0; i < MENU_LIST_ROWS && menu->top + i < menu->count; i++)
		draw_port(menu, ports, menu->order[menu->top + i], ROW_LIST + i, page);
	draw_more(menu, page);
	if (menu->count > 0)
		draw_bar(page, ROW_LIST + menu->cursor - menu->top);
	else
		page_text(page, ROW_LIST, 1, LOOK_QUIET, "No port has a picture.");
	page_text(page, ROW_FOOT, 1, LOOK_TEXT, "1Go 2List 12Sort  ↑↓↵ Esc");
	draw_word(menu, page);
}

static void
draw_goto(const struct menu *menu, const struct ports *ports, struct page *page)
{
	char line[PAGE_COLS + 1];

	draw_frame(page, "GO TO", "");
	snprintf(line, sizeof(line), "Port: %s_", menu->word);
	page_text(page, ROW_HEAD + 1, 1, LOOK_TEXT, line);
	for (int i = 0; i < MENU_GOTO_ROWS && i < menu->matches; i++)
		draw_port(menu, ports, menu->match[i], ROW_LIST + 2 + i, page);
	if (menu->matches > 0)
		draw_bar(page, ROW_LIST + 2 + menu->match_cursor);
	else
		page_text(page, ROW_LIST + 2, 1, LOOK_HEAD, "No such port.");
	page_text(page, ROW_FOOT, 1, LOOK_TEXT, "Number or name    ↑↓↵ Esc");
}

static void
draw_filter(const struct menu *menu, struct page *page)
{
	draw_frame(page, "LIST", "");
	page_text(page, ROW_HEAD, 1, LOOK_HEAD, "Ports to show");
	for (int i = 0; i < FILTER_COUNT; i++) {
		page_text(page, ROW_LIST + 1 + i, 2, LOOK_HEAD, i == (int)menu->filter ? ">" : " ");
		page_text(page, ROW_LIST + 1 + i, 4, LOOK_TEXT, filter_long[i]);
	}
	draw_bar(page, ROW_LIST + 1 + menu->filter_cursor);
	page_text(page, ROW_FOOT, 1, LOOK_TEXT, "                  ↑↓↵ Esc");
}

void
menu_draw(const struct menu *menu, const struct ports *ports, struct page *page)
{
	switch (menu->screen) {
	case MENU_LIST:
		draw_list(menu, ports, page);
		break;
	case MENU_GOTO:
		draw_goto(menu, ports, page);
		break;
	case MENU_FILTER:
		draw_filter(menu, page);
		break;
	}
}
