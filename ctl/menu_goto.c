/* SPDX-License-Identifier: MIT */
/* F1 GOTO: a port by number or name. F2: what the list holds, and so scan, skip and broadcast. */
#include <stdio.h>
#include <string.h>

#include "ctl/menu_screen.h"

static const enum word show_long[LIST_CHOICES] = { W_SHOW_ALL, W_SHOW_ON, W_SHOW_QUICK,
						   W_SHOW_QUICK_ON };

/* ---- GOTO ------------------------------------------------------------------------------------ */

void
goto_open(struct menu_at *at)
{
	at->menu->under = at->world->ports.console[at->menu->console].selected;
	menu_settle(at->menu, at->world);
}

void
goto_refresh(struct menu *menu, const struct world *world)
{
	menu->ports = menu_match(world, world_visible(world, menu->user), menu->field[0].text,
				 menu->port);
}

void
goto_typed(struct menu_at *at)
{
	goto_refresh(at->menu, at->world);
	menu_move(at->menu, at->world, 0);
}

void
goto_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	list_table(menu, world, view);
	for (int i = 0; i < view->columns; i++)
		view->column[i].head[0] = 0;
	if (menu->ports == 0) {
		snprintf(view->message, sizeof(view->message), "%s", word(menu->language, W_NO_PORT));
		view->bad = true;
	}
}

/* ---- what is listed -------------------------------------------------------------------------- */

void
filter_open(struct menu_at *at)
{
	menu_move(at->menu, at->world, world_setting(at->world, at->menu->user, SET_LIST));
}

int
filter_rows(const struct menu *menu, const struct world *world)
{
	(void)menu, (void)world;
	return LIST_CHOICES;
}

void
filter_enter(struct menu_at *at)
{
	struct action *action = action_add(at->out, ACT_SET);

	action->user = at->menu->user;
	action->item = SET_LIST;
	action->value = at->menu->cursor;
	menu_pop(at);
}

static int
count_ports(unsigned mask)
{
	return __builtin_popcount(mask);
}

void
filter_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	int now = world_setting(world, menu->user, SET_LIST);

	view_marks(view, " ");
	view_column(view, word(menu->language, W_FILTER_HEAD), 22, true);
	view_column(view, "", 3, false);
	for (int list = 0; list < LIST_CHOICES; list++) {
		struct view_row *row = view_add(view);

		strcpy(row->cell[0], list == now ? ">" : " ");
		strcpy(row->cell[1], word(menu->language, show_long[list]));
		snprintf(row->cell[2], VIEW_CELL, "%3d",
			 count_ports(world_listed(world, menu->user, list)));
	}
}
