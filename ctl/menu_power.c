/* SPDX-License-Identifier: MIT */
/* The power of a port: what can be done, and the question before it is. */
#include <stdio.h>

#include "ctl/menu_screen.h"
#include "ctl/power.h"

/* with power outputs: the five, and the keyboard and mouse; without: the last alone */
static const enum word power_items[POWERS + 1] = { W_P_ON, W_P_OFF, W_P_HARD_OFF, W_P_RESET, W_P_CYCLE,
						   W_ITEM_REPLUG };

static int
first_item(const struct menu *menu, const struct world *world)
{
	return power_wired(world, menu->subject) ? 0 : POWERS;
}

void
power_open(struct menu_at *at)
{
	struct menu *menu = at->menu;

	if (menu->subject == 0 && menu->console > 0)
		menu->subject = at->world->ports.console[menu->console].selected;
}

int
power_rows(const struct menu *menu, const struct world *world)
{
	return POWERS + 1 - first_item(menu, world);
}

void
power_enter(struct menu_at *at)
{
	struct menu *menu = at->menu;
	int item = first_item(menu, at->world) + menu->cursor;
	enum word why = item < POWERS ? power_refusal(at->world, menu->user, menu->subject, (enum power)item) : W_NONE;

	if (why != W_NONE) {
		menu_say(menu, true, why);
	} else if (item < POWERS) {
		menu->power = item;
		menu_push(at, MENU_PRESS, menu->subject);
	} else {
		action_add(at->out, ACT_REPLUG)->port = menu->subject;
		menu_close(at);
	}
}

void
power_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	static const enum word states[] = { [POWER_IS_UNKNOWN] = W_P_UNKNOWN, [POWER_IS_OFF] = W_P_IS_OFF,
					    [POWER_IS_ON] = W_P_IS_ON };
	enum word now = power_wired(world, menu->subject) ? states[power_state(world, menu->subject)] : W_NO_POWER;

	view_column(view, "", 19, true);
	for (int i = first_item(menu, world); i <= POWERS; i++)
		snprintf(view_add(view)->cell[0], VIEW_CELL, "%s", word(menu->language, power_items[i]));
	snprintf(view->note, sizeof(view->note), "%s", word(menu->language, now));
	port_title(menu, world, view);
}

/* ---- the question ------------------------------------------------------------------------------ */

enum { ANSWER_NO, ANSWER_YES };

void
press_enter(struct menu_at *at)
{
	struct menu *menu = at->menu;
	struct action *action;

	if (menu->cursor != ANSWER_YES) {
		menu_pop(at);
		return;
	}
	action = action_add(at->out, ACT_PRESS);
	action->port = menu->subject;
	action->value = menu->power;
	menu_close(at);
}

void
press_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	static const enum word asks[POWERS] = { W_Q_ON, W_Q_OFF, W_Q_HARD_OFF, W_Q_RESET, W_Q_CYCLE };

	view_column(view, "", 20, true);
	snprintf(view_add(view)->cell[0], VIEW_CELL, "%s", word(menu->language, W_NO));
	snprintf(view_add(view)->cell[0], VIEW_CELL, "%s", word(menu->language, W_YES));
	snprintf(view->note, sizeof(view->note), "%s", word(menu->language, asks[menu->power]));
	port_title(menu, world, view);
}
