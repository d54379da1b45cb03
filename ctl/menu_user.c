/* SPDX-License-Identifier: MIT */
/* Users: the first administrator, the list, names, passwords, and the table of rights. */
#include <stdio.h>
#include <string.h>

#include "ctl/menu_screen.h"

enum { ROW_ADD = -1 };			/* under the users */

const struct user *
menu_user(const struct world *world, int id)
{
	for (int i = 0; i < world->users.count; i++)
		if (world->users.user[i].id == id)
			return &world->users.user[i];
	return NULL;
}

/* the administrator that a switch without passwords has */
static int
first_admin(const struct users *users)
{
	for (int i = 0; i < users->count; i++)
		if (users->user[i].admin)
			return users->user[i].id;
	return 0;
}

/* F4: a switch without any password first of all gets an administrator who has one */
enum menu_screen
admin_screen(const struct world *world)
{
	return users_have_password(&world->users) ? MENU_ADM : MENU_FIRST;
}

/* ---- the list -------------------------------------------------------------------------------- */

int
users_rows(const struct menu *menu, const struct world *world)
{
	(void)menu;
	return world->users.count + 1;
}

int
users_id(const struct menu *menu, const struct world *world, int row)
{
	(void)menu;
	return row < world->users.count ? world->users.user[row].id : ROW_ADD;
}

void
users_enter(struct menu_at *at)
{
	int id = users_id(at->menu, at->world, at->menu->cursor);

	menu_push(at, id == ROW_ADD ? MENU_USER_ADD : MENU_USER, id == ROW_ADD ? 0 : id);
}

void
users_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	view_column(view, word(menu->language, W_HEAD_USER), USER_COLUMNS, true);
	view_column(view, word(menu->language, W_HEAD_ADMIN), 2, false);
	view_column(view, word(menu->language, W_PASSWORD), 8, false);
	for (int i = 0; i < world->users.count; i++) {
		const struct user *user = &world->users.user[i];
		struct view_row *row = view_add(view);

		snprintf(row->cell[0], VIEW_CELL, "%s", user->name);
		strcpy(row->cell[1], user->admin ? "A" : "");
		snprintf(row->cell[2], VIEW_CELL, "%s",
			 word(menu->language, user->hash[0] ? W_IS_SET : W_NONE_SET));
		row->quiet = user->hash[0] == 0;
	}
	snprintf(view_add(view)->cell[0], VIEW_CELL, "%s", word(menu->language, W_ITEM_ADD));
}

void
user_title(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	const struct user *user = menu_user(world, menu->subject);
	enum word title = W_USER;

	if (menu->screen == MENU_RIGHTS)
		title = W_RIGHTS;
	if (menu->screen == MENU_USER_PASSWORD || menu->screen == MENU_OWN_PASSWORD)
		title = W_PASSWORD_OF;
	word_put(view->title, sizeof(view->title), menu->language, title, user ? user->name : "?");
}

/* ---- names ----------------------------------------------------------------------------------- */

void
user_name_open(struct menu_at *at)
{
	const struct user *user = menu_user(at->world, at->menu->subject);

	menu_field_set(at->menu, 0, user ? user->name : "");
}

static bool
is_taken(const struct menu *menu, const struct world *world, const char *name)
{
	for (int i = 0; i < world->users.count; i++)
		if (world->users.user[i].id != menu->subject &&
		    strcmp(world->users.user[i].name, name) == 0)
			return true;
	return false;
}

static bool
name_is_good(struct menu *menu, const struct world *world)
{
	const char *name = menu->field[0].text;
	enum word wrong = W_NONE;

	if (name[0] == 0)
		wrong = W_NAME_EMPTY;
	else if (user_name_error(name) != NULL)
		wrong = W_NAME_SPACE;
	else if (is_taken(menu, world, name))
		wrong = W_TAKEN_NAME;
	if (wrong == W_NONE)
		return true;
	menu_say(menu, true, wrong);
	menu->active = 0;
	return false;
}

static void
give_name(struct menu_at *at, enum act act)
{
	struct action *action = action_add(at->out, act);

	action->user = at->menu->subject;
	snprintf(action->text, sizeof(action->text), "%.*s", USER_BYTES, at->menu->field[0].text);
}

void
user_name_enter(struct menu_at *at)
{
	if (!name_is_good(at->menu, at->world))
		return;
	give_name(at, ACT_USER_NAME);
	menu_pop(at);
}

void
user_add_enter(struct menu_at *at)
{
	if (!name_is_good(at->menu, at->world))
		return;
	give_name(at, ACT_USER_ADD);
	menu_pop(at);
	snprintf(at->menu->added, sizeof(at->menu->added), "%s", at->out->list[at->out->count - 1].text);
}

/* ---- passwords ------------------------------------------------------------------------------- */

/* the fields `new` and `new + 1` say the same, and it can be a password */
static bool
password_is_good(struct menu *menu, int new)
{
	const char *first = menu->field[new].text, *again = menu->field[new + 1].text;
	enum word wrong = W_NONE;

	if (strcmp(first, again) != 0)
		wrong = W_PASSWORD_NOT_MATCH;
	else if (first[0] == 0 || password_error(first) != NULL)
		wrong = W_PASSWORD_EMPTY;
	if (wrong == W_NONE)
		return true;
	menu_field_set(menu, new, "");
	menu_field_set(menu, new + 1, "");
	menu->active = new;
	menu_say(menu, true, wrong);
	return false;
}

static void
give_password(struct menu_at *at, int field)
{
	struct action *action = action_add(at->out, ACT_PASSWORD);

	action->user = at->menu->subject;
	snprintf(action->secret, sizeof(action->secret), "%s", at->menu->field[field].text);
}

void
password_enter(struct menu_at *at)
{
	if (!password_is_good(at->menu, 0))
		return;
	give_password(at, 0);
	menu_pop(at);
	menu_say(at->menu, false, W_CHECKING);
}

/* nobody shall change it at a console left alone */
enum menu_screen
password_screen(const struct menu *menu, const struct world *world, int user)
{
	const struct user *now = menu_user(world, user);

	return user == menu->user && now && now->hash[0] ? MENU_OWN_PASSWORD : MENU_USER_PASSWORD;
}

void
own_password_open(struct menu_at *at)
{
	at->menu->subject = at->menu->user;
}

void
own_password_enter(struct menu_at *at)
{
	struct menu *menu = at->menu;

	if (menu->field[0].text[0] == 0) {
		menu->active = 0;
		menu_say(menu, true, W_PASSWORD_EMPTY);
		return;
	}
	if (!password_is_good(menu, 1))
		return;
	give_password(at, 1);
	snprintf(at->out->list[at->out->count - 1].old, ACTION_TEXT, "%s", menu->field[0].text);
	menu_pop(at);
	menu_say(menu, false, W_CHECKING);
}

void
first_open(struct menu_at *at)
{
	at->menu->subject = first_admin(&at->world->users);
	user_name_open(at);
	at->menu->active = 1;
}

void
first_enter(struct menu_at *at)
{
	const struct user *user = menu_user(at->world, at->menu->subject);

	if (!name_is_good(at->menu, at->world) || !password_is_good(at->menu, 1))
		return;
	if (user == NULL || strcmp(user->name, at->menu->field[0].text) != 0)
		give_name(at, ACT_USER_NAME);
	give_password(at, 1);
	menu_close(at);
}

/* ---- rights ---------------------------------------------------------------------------------- */

/* what another administrator changes meanwhile shows, but not over what was chosen here */
void
rights_refresh(struct menu *menu, const struct world *world)
{
	const struct user *user = menu_user(world, menu->subject);

	for (int port = 1; port <= PORTS_MAX; port++)
		if (user && !(menu->touched >> (port - 1) & 1))
			menu->right[port] = (uint8_t)user->right[port];
}

void
rights_open(struct menu_at *at)
{
	at->menu->touched = 0;
	rights_refresh(at->menu, at->world);
}

int
rights_rows(const struct menu *menu, const struct world *world)
{
	(void)menu;
	return ports_there(&world->ports);
}

int
rights_id(const struct menu *menu, const struct world *world, int row)
{
	(void)menu;
	return ports_at(&world->ports, row);
}

/* Space: F, V, -, F ...; or the letter of the right itself; -1 for another key */
static int
chosen_right(const struct menu *menu, int port, char c)
{
	switch (c) {
	case ' ': return menu->right[port] == RIGHT_NONE ? RIGHT_FULL : menu->right[port] - 1;
	case 'f': case 'F': return RIGHT_FULL;
	case 'v': case 'V': return RIGHT_VIEW;
	case '-': return RIGHT_NONE;
	}
	return -1;
}

bool
rights_press(struct menu_at *at, const struct press *press)
{
	struct menu *menu = at->menu;
	int port = menu->under, right = chosen_right(menu, port, press->text[0]);

	if (port == 0 || right < 0)
		return false;
	menu->right[port] = (uint8_t)right;
	menu->touched |= 1u << (port - 1);
	return true;
}

void
rights_enter(struct menu_at *at)
{
	struct menu *menu = at->menu;
	const struct user *user = menu_user(at->world, menu->subject);

	for (int port = 1; user && port <= at->world->ports.count; port++) {
		struct action *action;

		if (!(menu->touched >> (port - 1) & 1) ||
		    user->right[port] == (enum right)menu->right[port])
			continue;
		action = action_add(at->out, ACT_USER_RIGHT);
		action->user = menu->subject;
		action->port = port;
		action->value = menu->right[port];
	}
	menu_pop(at);
}

void
rights_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	static const char *const letters[] = { "-", "V", "F" };

	user_title(menu, world, view);
	view_column(view, word(menu->language, W_HEAD_PORT), 5, false);
	view_column(view, word(menu->language, W_HEAD_NAME), NAME_COLUMNS, true);
	view_column(view, word(menu->language, W_HEAD_RIGHT), 5, false);
	for (int port = 1; port <= world->ports.count; port++) {
		struct view_row *row;

		if (world->ports.port[port].none)
			continue;
		row = view_add(view);
		menu_port_number(world, port, row->cell[0]);
		snprintf(row->cell[1], VIEW_CELL, "%s", world->ports.port[port].name);
		snprintf(row->cell[2], VIEW_CELL, "  %s", letters[menu->right[port]]);
	}
}
