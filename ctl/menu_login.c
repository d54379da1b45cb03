/* SPDX-License-Identifier: MIT */
/* The login box, and the box that makes a guesser wait. */
#include <stdio.h>
#include <string.h>

#include "ctl/menu_screen.h"

bool
login_press(struct menu_at *at, const struct press *press)
{
	if (press->key != KEY_ESC)
		return false;
	menu_wipe(at->menu);
	return true;
}

/* what was typed leaves in the action, and is here no longer */
void
login_enter(struct menu_at *at)
{
	struct menu *menu = at->menu;
	struct action *action;

	if (menu->field[0].text[0] == 0) {
		menu_wipe(menu);
		return;
	}
	action = action_add(at->out, ACT_LOGIN);
	snprintf(action->text, sizeof(action->text), "%s", menu->field[0].text);
	snprintf(action->secret, sizeof(action->secret), "%s", menu->field[1].text);
	menu_wipe(menu);
	menu_say(menu, false, W_CHECKING);
}

void
login_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	(void)world;
	word_put(view->title, sizeof(view->title), menu->language, W_LOGIN, menu->console);
}

bool
locked_press(struct menu_at *at, const struct press *press)
{
	(void)at, (void)press;
	return true;
}

void
locked_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	login_view(menu, world, view);
	word_put(view->note, sizeof(view->note), menu->language, W_LOCKED, menu->locked_s);
}
