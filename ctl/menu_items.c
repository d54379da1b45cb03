/* SPDX-License-Identifier: MIT */
/* Lists of things to do (F4, a user, a port), and the questions before what cannot be taken back. */
#include <stdio.h>
#include <string.h>

#include "ctl/menu_screen.h"

enum { ITEMS_MAX = 9 };

/* an item leads to a screen, or does something at once */
struct item {
	enum word label;
	enum menu_screen to;
	enum act act;
};

static const struct {
	enum menu_screen screen;
	struct item item[ITEMS_MAX + 1];
} lists[] = {
	{ MENU_ADM, {
		{ W_ITEM_USERS, MENU_USERS, ACT_NONE }, { W_ITEM_POLICY, MENU_POLICY, ACT_NONE },
		{ W_ITEM_TRIGGER, MENU_TRIGGER, ACT_NONE }, { W_ITEM_PORTS, MENU_PORTS, ACT_NONE },
		{ W_ITEM_CLEAR, MENU_CLEAR_NAMES, ACT_NONE },
		{ W_ITEM_DEFAULTS, MENU_DEFAULTS, ACT_NONE },
		{ W_ITEM_BOARD, MENU_BOARD, ACT_NONE }, { W_ITEM_TEST, MENU_TEST, ACT_NONE } } },
	{ MENU_USER, {
		{ W_ITEM_RENAME, MENU_USER_NAME, ACT_NONE },
		{ W_ITEM_PASSWORD, MENU_USER_PASSWORD, ACT_NONE },
		{ W_ITEM_ADMIN, MENU_LIST, ACT_USER_ADMIN },
		{ W_ITEM_RIGHTS, MENU_RIGHTS, ACT_NONE },
		{ W_ITEM_REMOVE, MENU_USER_REMOVE, ACT_NONE } } },
	{ MENU_PORT, {
		{ W_ITEM_RENAME, MENU_PORT_NAME, ACT_NONE },
		{ W_ITEM_QUICK, MENU_LIST, ACT_PORT_QUICK },
		{ W_ITEM_DWELL, MENU_PORT_DWELL, ACT_NONE },
		{ W_ITEM_MACRO, MENU_PORT_MACRO, ACT_NONE },
		{ W_ITEM_POWER, MENU_POWER, ACT_NONE },
		{ W_ITEM_BUTTONS, MENU_LIST, ACT_PORT_BUTTONS },
		{ W_ITEM_EDID, MENU_EDID, ACT_NONE },
		{ W_ITEM_REPLUG, MENU_LIST, ACT_REPLUG } } },
};

static const struct item *
items(const struct menu *menu)
{
	size_t i = 0;

	while (i < sizeof(lists) / sizeof(lists[0]) - 1 && lists[i].screen != menu->screen)
		i++;
	return lists[i].item;
}

int
items_rows(const struct menu *menu, const struct world *world)
{
	const struct item *item = items(menu);
	int count = 0;

	(void)world;
	while (item[count].label != W_NONE)
		count++;
	return count;
}

static void
act(struct menu_at *at, enum act what)
{
	struct menu *menu = at->menu;
	struct action *action = action_add(at->out, what);

	if (what == ACT_USER_ADMIN) {
		action->user = menu->subject;
		action->value = !world_admin(at->world, menu->subject);
		return;
	}
	action->port = menu->subject;
	if (what == ACT_PORT_QUICK)
		action->value = !at->world->ports.port[menu->subject].quick;
	else if (what == ACT_PORT_BUTTONS)
		action->value = (at->world->ports.port[menu->subject].buttons + 1) % BUTTONS;
}

void
items_enter(struct menu_at *at)
{
	const struct item *item = &items(at->menu)[at->menu->cursor];

	if (item->act != ACT_NONE)
		act(at, item->act);
	else if (item->to == MENU_USER_PASSWORD)
		menu_push(at, password_screen(at->menu, at->world, at->menu->subject), at->menu->subject);
	else
		menu_push(at, item->to, at->menu->subject);
}

/* what is set now, beside the item that changes it */
static void
put_now(const struct menu *menu, const struct world *world, const struct item *item, char *out)
{
	static const enum word buttons[BUTTONS] = { W_B_FULL, W_B_ADMIN, W_B_OFF };
	const struct port *port = &world->ports.port[menu->screen == MENU_PORT ? menu->subject : 0];
	const struct user *user = menu->screen == MENU_USER ? menu_user(world, menu->subject) : NULL;
	enum word now = W_NONE;

	if (item->act == ACT_USER_ADMIN)
		now = user && user->admin ? W_YES_MARK : W_NO_MARK;
	else if (item->act == ACT_PORT_QUICK)
		now = port->quick ? W_YES_MARK : W_NO_MARK;
	else if (item->act == ACT_PORT_BUTTONS)
		now = buttons[port->buttons];
	else if (item->label == W_ITEM_PASSWORD)
		now = user && user->hash[0] ? W_IS_SET : W_NONE_SET;
	else if (item->label == W_ITEM_MACRO)
		now = port->lock_macro[0] ? W_IS_SET : W_NONE_SET;
	else if (item->label == W_ITEM_DWELL && port->dwell_s == 0)
		now = W_AS_SETTING;
	snprintf(out, VIEW_CELL, "%s", word(menu->language, now));
	if (item->label == W_ITEM_EDID)
		snprintf(out, VIEW_CELL, "%s", port->edid[0] ? port->edid : word(menu->language, W_E_STANDARD));
	if (item->label == W_ITEM_DWELL && port->dwell_s)
		word_put(out, VIEW_CELL, menu->language, W_U_S, port->dwell_s);
}

void
items_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	view_column(view, "", 19, true);
	if (menu->screen != MENU_ADM)
		view_column(view, "", 8, false);
	for (const struct item *item = items(menu); item->label != W_NONE; item++) {
		struct view_row *row = view_add(view);

		snprintf(row->cell[0], VIEW_CELL, "%s", word(menu->language, item->label));
		put_now(menu, world, item, row->cell[1]);
	}
	if (menu->screen == MENU_USER)
		user_title(menu, world, view);
	if (menu->screen == MENU_PORT)
		port_title(menu, world, view);
}

/* ---- questions ------------------------------------------------------------------------------- */

enum { ANSWER_NO, ANSWER_YES, ANSWERS };

int
confirm_rows(const struct menu *menu, const struct world *world)
{
	(void)menu, (void)world;
	return ANSWERS;
}

static enum act
asked(const struct menu *menu)
{
	if (menu->screen == MENU_USER_REMOVE)
		return ACT_USER_REMOVE;
	return menu->screen == MENU_DEFAULTS ? ACT_DEFAULTS : ACT_CLEAR_NAMES;
}

void
confirm_enter(struct menu_at *at)
{
	struct menu *menu = at->menu;

	if (menu->cursor == ANSWER_YES)
		action_add(at->out, asked(menu))->user = menu->subject;
	menu_pop(at);
}

void
confirm_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	const struct user *user = menu_user(world, menu->subject);

	view_column(view, "", 20, true);
	snprintf(view_add(view)->cell[0], VIEW_CELL, "%s", word(menu->language, W_NO));
	snprintf(view_add(view)->cell[0], VIEW_CELL, "%s", word(menu->language, W_YES));
	if (menu->screen == MENU_USER_REMOVE)
		word_put(view->title, sizeof(view->title), menu->language, W_REMOVE,
			 user ? user->name : "?");
}
