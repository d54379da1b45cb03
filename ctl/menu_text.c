/* SPDX-License-Identifier: MIT */
/* Screens to read: the hotkeys, the board, the test picture. */
#include <stdio.h>
#include <string.h>

#include "ctl/menu_screen.h"

static const enum word help[] = {
	W_H_1, W_H_2, W_H_3, W_H_4, W_H_5, W_H_6, W_H_7, W_H_8, W_H_9, W_H_10, W_H_11, W_H_12, W_H_13,
	W_H_14, W_H_15,
};

/* every kind of glyph the font has; the colours under them are drawn by the face */
static const char *const pattern[] = {
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789 !\"#$%&'()*+,-./",
	"─│┌┐└┘├┤┬┴┼ ═║╔╗╚╝ ↑↓←→↵▸▾", "█▓▒░▄▀ ☼♪ äöüß 中文字体测试",
};

enum { HELP_LINES = sizeof(help) / sizeof(help[0]),
       PATTERN_LINES = sizeof(pattern) / sizeof(pattern[0]), BOARD_LINES = 8 };	/* and one of the unit behind a port */

int
text_rows(const struct menu *menu, const struct world *world)
{
	(void)world;
	return menu->screen == MENU_HELP ? HELP_LINES : PATTERN_LINES;
}

void
text_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	view_column(view, "", 28, true);
	view->pattern = menu->screen == MENU_TEST;
	for (int i = 0; i < text_rows(menu, world); i++)
		snprintf(view_add(view)->cell[0], VIEW_CELL, "%s",
			 view->pattern ? pattern[i] : word(menu->language, help[i]));
}

/* ---- the board ------------------------------------------------------------------------------- */

int
board_rows(const struct menu *menu, const struct world *world)
{
	(void)menu;
	return BOARD_LINES + (world->ports.behind.unit != 0);
}

static char *
line(const struct menu *menu, struct menu_view *view, enum word label)
{
	struct view_row *row = view_add(view);

	snprintf(row->cell[0], VIEW_CELL, "%s", word(menu->language, label));
	return row->cell[1];
}

static int
with_picture(const struct ports *ports)
{
	int count = 0;

	for (int port = 1; port <= ports->count; port++)
		count += ports->port[port].present;
	return count;
}

static void
put_uptime(unsigned s, char *out)
{
	if (s < 86400)
		snprintf(out, VIEW_CELL, "%02u:%02u:%02u", s / 3600, s / 60 % 60, s % 60);
	else
		snprintf(out, VIEW_CELL, "%ud %02u:%02u", s / 86400, s / 3600 % 24, s / 60 % 60);
}

/* 01-04 LEADS TO  unit 02 */
static void
put_behind(const struct menu *menu, const struct ports *ports, struct menu_view *view)
{
	struct view_row *row;
	char number[PORT_TEXT];

	if (ports->behind.unit == 0)
		return;
	row = view_add(view);
	word_put(row->cell[0], VIEW_CELL, menu->language, W_B_LEADS_TO,
		 ports_dashed(ports, ports->behind.uplink, number));
	word_put(row->cell[1], VIEW_CELL, menu->language, ports->behind.up ? W_B_UNIT : W_B_UNIT_GONE,
		 ports->behind.unit);
}

void
board_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	const struct ports *ports = &world->ports;

	view_column(view, "", 15, true);
	view_column(view, "", 12, false);
	snprintf(line(menu, view, W_B_VERSION), VIEW_CELL, "%s", OVS_VERSION);
	snprintf(line(menu, view, W_B_PORTS), VIEW_CELL, "%d, %d", ports_there(ports), ports->consoles);
	snprintf(line(menu, view, W_B_PICTURES), VIEW_CELL, "%d", with_picture(ports));
	snprintf(line(menu, view, W_B_USERS), VIEW_CELL, "%d", world->users.count);
	snprintf(line(menu, view, W_B_FONT), VIEW_CELL, "%s",
		 word(menu->language, ports->board.font_ok ? W_B_OK : W_B_MISSING));
	snprintf(line(menu, view, W_B_LINK), VIEW_CELL, "%u", ports->board.link_errors);
	snprintf(line(menu, view, W_B_RTT), VIEW_CELL, "%u.%u ms", ports->board.rtt_us / 1000,
		 ports->board.rtt_us / 100 % 10);
	put_uptime(ports->board.uptime_s, line(menu, view, W_B_UPTIME));
	put_behind(menu, ports, view);
}
