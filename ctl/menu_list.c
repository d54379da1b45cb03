/* SPDX-License-Identifier: MIT */
/* The list of ports with its incremental search. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "ctl/menu_screen.h"

static const enum word show_short[LIST_CHOICES] = { W_ALL, W_ON, W_QUICK, W_QUICK_ON };
static const enum word show_empty[LIST_CHOICES] = { W_NO_PORTS, W_NONE_ON, W_NONE_QUICK,
						    W_NONE_QUICK_ON };

/* ---- which ports, in which order ------------------------------------------------------------- */

static bool
goes_before(const struct world *world, bool by_name, int a, int b)
{
	const struct port *port = world->ports.port;
	int order = by_name ? strcasecmp(port[a].name, port[b].name) : 0;

	return order < 0 || (order == 0 && a < b);
}

void
list_refresh(struct menu *menu, const struct world *world)
{
	bool by_name = world_setting(world, menu->user, SET_ORDER) != 0;
	unsigned mask = world_listed(world, menu->user,
				     world_setting(world, menu->user, SET_LIST));

	menu->ports = 0;
	for (int port = 1; port <= world->ports.count; port++) {
		int at = menu->ports;

		if (!(mask >> (port - 1) & 1))
			continue;
		for (; at > 0 && goes_before(world, by_name, port, menu->port[at - 1]); at--)
			menu->port[at] = menu->port[at - 1];
		menu->port[at] = (uint8_t)port;
		menu->ports++;
	}
}

int
list_rows(const struct menu *menu, const struct world *world)
{
	(void)world;
	return menu->ports;
}

int
list_id(const struct menu *menu, const struct world *world, int row)
{
	(void)world;
	return menu->port[row];
}

void
list_open(struct menu_at *at)
{
	struct menu *menu = at->menu;

	if (menu->under == 0)
		menu->under = at->world->ports.console[menu->console].selected;
	menu_settle(menu, at->world);
}

/* ---- incremental search ---------------------------------------------------------------------- */

void
list_forget_word(struct menu *menu)
{
	menu->word[0] = 0;
	menu->missed = false;
	menu->word_until_ms = NO_DEADLINE;
}

/* place in the list of the port that fits best, -1 if none does */
static int
best_listed(const struct menu *menu, const struct world *world, const char *word)
{
	uint8_t match[PORTS_MAX];
	unsigned mask = 0;

	for (int i = 0; i < menu->ports; i++)
		mask |= 1u << (menu->port[i] - 1);
	if (menu_match(world, mask, word, match) == 0)
		return -1;
	for (int i = 0; i < menu->ports; i++)
		if (menu->port[i] == match[0])
			return i;
	return -1;
}

static void
search(struct menu_at *at, const char *text)
{
	struct menu *menu = at->menu;
	char longer[sizeof(menu->word) + 4];
	int found;

	snprintf(longer, sizeof(longer), "%s%s", menu->word, text);
	found = utf8_columns(longer) <= MENU_ENTRY_MAX ? best_listed(menu, at->world, longer) : -1;
	menu->missed = found < 0;
	menu->word_until_ms = at->now_ms + MENU_SEARCH_MS;
	if (found < 0)
		return;
	memcpy(menu->word, longer, sizeof(menu->word));
	menu_move(menu, at->world, found);
}

static void
drop_last(struct menu *menu)
{
	size_t len = strlen(menu->word);

	while (len > 0 && ((unsigned char)menu->word[--len] & 0xC0) == 0x80)
		;
	menu->word[len] = 0;
	menu->missed = false;
}

/* ---- keys of the list ------------------------------------------------------------------------ */

static void
toggle_order(struct menu_at *at)
{
	struct action *action = action_add(at->out, ACT_SET);

	action->user = at->menu->user;
	action->item = SET_ORDER;
	action->value = !world_setting(at->world, at->menu->user, SET_ORDER);
}

void
menu_toggle_quick(struct menu_at *at)
{
	struct action *action;
	int port = at->menu->under;

	if (port == 0)
		return;
	if (!world_admin(at->world, at->menu->user)) {
		menu_say(at->menu, true, W_ADMIN_ONLY);
		return;
	}
	action = action_add(at->out, ACT_PORT_QUICK);
	action->port = port;
	action->value = !at->world->ports.port[port].quick;
}

static void
leave(struct menu_at *at, enum act act)
{
	action_add(at->out, act);
	menu_close(at);
}

static void
push_admin(struct menu_at *at, enum menu_screen screen)
{
	if (world_admin(at->world, at->menu->user))
		menu_push(at, screen, 0);
	else
		menu_say(at->menu, true, W_ADMIN_ONLY);
}

static bool
function_key(struct menu_at *at, int key)
{
	switch (key) {
	case KEY_F1:
		menu_push(at, MENU_GOTO, 0);
		return true;
	case KEY_F2:
		menu_push(at, MENU_FILTER, 0);
		return true;
	case KEY_F3:
		menu_push(at, MENU_SET, 0);
		return true;
	case KEY_F4:
		push_admin(at, admin_screen(at->world));
		return true;
	case KEY_F5:
		leave(at, ACT_SKIP);
		return true;
	case KEY_F6:
		if (at->menu->broadcasting)
			leave(at, ACT_BROADCAST);
		else
			push_admin(at, MENU_BROADCAST);
		return true;
	case KEY_F7:
		menu_push(at, MENU_SCAN, 0);
		return true;
	case KEY_F8:
		leave(at, ACT_LOGOUT);
		return true;
	case KEY_F9:
		menu_push(at, MENU_HELP, 0);
		return true;
	case KEY_F12:
		toggle_order(at);
		return true;
	}
	return false;
}

bool
list_press(struct menu_at *at, const struct press *press)
{
	if (function_key(at, press->key))
		return true;
	if (press->key == KEY_BACKSPACE) {
		drop_last(at->menu);
		return true;
	}
	if (press->text[0] == ' ' && at->menu->word[0] == 0) {
		menu_toggle_quick(at);
		return true;
	}
	if (press->text[0] == '?') {
		menu_push(at, MENU_HELP, 0);
		return true;
	}
	if (press->text[0] == 0)
		return false;
	search(at, press->text);
	return true;
}

void
list_enter(struct menu_at *at)
{
	if (at->menu->under == 0)
		return;
	action_add(at->out, ACT_SELECT)->port = at->menu->under;
	menu_close(at);
}

/* ---- what it looks like ---------------------------------------------------------------------- */

static const char *
power_sign(const struct port *port)
{
	if (port->offline)
		return "!";
	if (port->present)
		return port->video.blank ? "○" : "☼";
	if (video_signal(&port->video) != SIGNAL_NO_SYNC)
		return "?";
	if (port->light)
		return "○";
	return port->seen || port->light_seen ? "-" : ".";
}

static bool
seen_elsewhere(const struct menu *menu, const struct ports *ports, int port)
{
	for (int c = 1; c <= ports->consoles; c++)
		if (c != menu->console && ports->console[c].selected == port)
			return true;
	return false;
}

static const char *
state_sign(const struct menu *menu, const struct ports *ports, int port)
{
	if (menu->console > 0 && ports->console[menu->console].selected == port)
		return ">";
	return seen_elsewhere(menu, ports, port) ? "R" : " ";
}

static void
port_row(const struct menu *menu, const struct world *world, int number, struct view_row *row)
{
	const struct port *port = &world->ports.port[number];

	menu_port_number(world, number, row->cell[0]);
	strcpy(row->cell[1], port->quick ? "*" : " ");
	strcpy(row->cell[2], power_sign(port));
	strcpy(row->cell[3], state_sign(menu, &world->ports, number));
	strcpy(row->cell[4], port->name);
	row->quiet = !port->present;
}

void
list_table(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	view_column(view, word(menu->language, W_HEAD_PORT), 5, false);
	view_marks(view, "QPS");
	view_column(view, word(menu->language, W_HEAD_NAME), NAME_COLUMNS, true);
	for (int i = 0; i < menu->ports; i++)
		port_row(menu, world, menu->port[i], view_add(view));
}

static void
list_message(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	int list = world_setting(world, menu->user, SET_LIST);

	if (menu->word[0] || menu->missed)
		word_put(view->message, sizeof(view->message), menu->language,
			 menu->missed ? W_FIND_MISSED : W_FIND, menu->word);
	else if (menu->ports == 0 && menu->message[0] == 0)
		snprintf(view->message, sizeof(view->message), "%s",
			 word(menu->language, show_empty[list]));
}

static const char *
user_name(const struct menu *menu, const struct world *world)
{
	for (int i = 0; i < world->users.count; i++)
		if (world->users.user[i].id == menu->user)
			return world->users.user[i].name;
	return "";
}

void
menu_signal(enum language language, const struct video *video, char *out, size_t size)
{
	static const enum word why[VIDEO_STATES] = {
		[VIDEO_NO_SYNC] = W_X_NO_SYNC, [VIDEO_NO_HSYNC] = W_X_NO_HSYNC,
		[VIDEO_NO_VSYNC] = W_X_NO_VSYNC, [VIDEO_UNSTABLE] = W_X_UNSTABLE,
		[VIDEO_NOTHING] = W_X_NOTHING,
	};
	char text[VIDEO_NAME];

	switch (video_signal(video)) {
	case SIGNAL_PICTURE:
		snprintf(out, size, "%s", video_mode(video, text));
		break;
	case SIGNAL_BLANKED:
		word_put(out, size, language, W_X_BLANKED, video_mode(video, text));
		break;
	case SIGNAL_UNSUPPORTED:
		word_put(out, size, language, W_X_UNSUPPORTED, video_rates(video, text));
		break;
	default:
		snprintf(out, size, "%s", word(language, why[video->state]));
	}
}

void
list_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	int list = world_setting(world, menu->user, SET_LIST);
	int selected = menu->console > 0 ? world->ports.console[menu->console].selected : 0;
	char number[PORT_TEXT];

	word_put(view->title, sizeof(view->title), menu->language, W_LIST,
		 word(menu->language, show_short[list]));
	menu_port_number(world, selected, number);
	snprintf(view->right, sizeof(view->right), "%s%s%s", number,
		 selected && menu->user > 0 ? " " : "", user_name(menu, world));
	list_table(menu, world, view);
	list_message(menu, world, view);
	if (menu->under > 0 && menu->ports > 0 && world->ports.port[menu->under].offline)
		word_put(view->foot, sizeof(view->foot), menu->language, W_UNIT_OFFLINE,
			 ports_unit(&world->ports, menu->under));
	else if (menu->under > 0 && menu->ports > 0)
		menu_signal(menu->language, &world->ports.port[menu->under].video, view->foot,
			    sizeof(view->foot));
}
