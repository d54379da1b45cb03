/* SPDX-License-Identifier: MIT */
/* The table of screens, and how a screen becomes a view. */
#include <stdio.h>
#include <string.h>

#include "ctl/menu_screen.h"

/* the keys at the bottom of many screens */
#define KEYS_OPEN { { "↵", W_KEY_OPEN, false }, { "↑↓", W_NONE, false }, { "Esc", W_KEY_BACK, false } }
#define KEYS_SAVE { { "↵", W_KEY_SAVE, false }, { "Esc", W_KEY_BACK, false } }
#define KEYS_CHANGE { { "←→", W_KEY_CHANGE, false }, { "0-9", W_NONE, false }, \
		      { "Esc", W_KEY_BACK, false } }
#define KEYS_READ { { "↑↓", W_NONE, false }, { "Esc", W_KEY_BACK, false } }

#define ITEMS(flag) .flags = (flag), .keys = KEYS_OPEN, .rows = items_rows, .enter = items_enter, \
	.view = items_view
#define SETTINGS(flag) .flags = (flag), .keys = KEYS_CHANGE, .rows = settings_rows, \
	.press = settings_press, .enter = settings_enter, .view = settings_view
#define QUESTION(flag) .flags = (flag) | SCREEN_ADMIN | SCREEN_SMALL, .keys = KEYS_OPEN, .rows = confirm_rows, \
	.enter = confirm_enter, .view = confirm_view
#define PORT_FIELD(label, columns) .flags = SCREEN_ADMIN | SCREEN_OF_PORT | SCREEN_SMALL, \
	.above = 2, \
	.fields = { { label, false, columns } }, .keys = KEYS_SAVE, .open = port_field_open, \
	.enter = port_field_enter, .view = port_title

const struct screen_def menu_screens[MENU_SCREENS] = {
	[MENU_LIST] = { .name = "list", .above = 1,
		.keys = { { "F1", W_KEY_GO, false }, { "F2", W_KEY_LIST, false },
			  { "F3", W_KEY_SET, false }, { "F4", W_KEY_ADM, true },
			  { "F5", W_KEY_SKIP, false }, { "F6", W_KEY_BRC, true },
			  { "F7", W_KEY_SCAN, false }, { "F8", W_KEY_OUT, false },
			  { "↑↓↵", W_NONE, false }, { "Esc", W_NONE, false } },
		.open = list_open, .refresh = list_refresh, .rows = list_rows, .id = list_id,
		.press = list_press, .enter = list_enter, .view = list_view },
	[MENU_GOTO] = { .name = "goto", .title = W_GOTO, .above = 1,
		.fields = { { W_PORT, false, NAME_COLUMNS } },
		.keys = { { "↵", W_KEY_SELECT, false }, { "↑↓", W_NONE, false },
			  { "Esc", W_KEY_BACK, false } },
		.open = goto_open, .refresh = goto_refresh, .rows = list_rows, .id = list_id,
		.typed = goto_typed, .enter = list_enter, .view = goto_view },
	[MENU_FILTER] = { .name = "filter", .title = W_FILTER, .above = 1,
		.keys = { { "↵", W_KEY_SELECT, false }, { "↑↓", W_NONE, false },
			  { "Esc", W_KEY_BACK, false } },
		.open = filter_open, .rows = filter_rows, .enter = filter_enter,
		.view = filter_view },
	[MENU_SET] = { .name = "set", .title = W_SET, SETTINGS(0) },
	[MENU_OWN_PASSWORD] = { .name = "own-password",
		.flags = SCREEN_OF_USER | SCREEN_SECRET | SCREEN_SMALL,
		.above = 2, .fields = { { W_OLD, true, PASSWORD_MAX }, { W_NEW, true, PASSWORD_MAX },
					{ W_AGAIN, true, PASSWORD_MAX } },
		.keys = KEYS_SAVE, .open = own_password_open, .enter = own_password_enter,
		.view = user_title },
	[MENU_ADM] = { .name = "adm", .title = W_ADM, ITEMS(SCREEN_ADMIN) },
	[MENU_FIRST] = { .name = "first", .title = W_FIRST, .note = W_N_FIRST,
		.flags = SCREEN_ADMIN | SCREEN_SECRET, .above = 5, .fields = { { W_NAME, false, USER_COLUMNS }, { W_NEW, true, PASSWORD_MAX },
					{ W_AGAIN, true, PASSWORD_MAX } },
		.keys = KEYS_SAVE, .open = first_open, .enter = first_enter },
	[MENU_USERS] = { .name = "users", .title = W_USERS, .flags = SCREEN_ADMIN, .above = 1,
		.keys = KEYS_OPEN, .rows = users_rows, .id = users_id, .enter = users_enter,
		.view = users_view },
	[MENU_USER_ADD] = { .name = "user-add", .title = W_USER_ADD, .flags = SCREEN_ADMIN | SCREEN_SMALL,
		.above = 1,
		.fields = { { W_NAME, false, USER_COLUMNS } }, .keys = KEYS_SAVE,
		.enter = user_add_enter },
	[MENU_USER] = { .name = "user", ITEMS(SCREEN_ADMIN | SCREEN_OF_USER) },
	[MENU_USER_NAME] = { .name = "user-name",
		.flags = SCREEN_ADMIN | SCREEN_OF_USER | SCREEN_SMALL, .above = 1,
		.fields = { { W_NAME, false, USER_COLUMNS } }, .keys = KEYS_SAVE,
		.open = user_name_open, .enter = user_name_enter, .view = user_title },
	[MENU_USER_PASSWORD] = { .name = "user-password",
		.flags = SCREEN_ADMIN | SCREEN_OF_USER | SCREEN_SECRET | SCREEN_SMALL, .above = 2,
		.fields = { { W_NEW, true, PASSWORD_MAX }, { W_AGAIN, true, PASSWORD_MAX } },
		.keys = KEYS_SAVE, .enter = password_enter, .view = user_title },
	[MENU_RIGHTS] = { .name = "rights", .flags = SCREEN_ADMIN | SCREEN_OF_USER, .above = 1,
		.keys = { { "Space", W_KEY_RIGHT, false }, { "↵", W_KEY_SAVE, false },
			  { "Esc", W_KEY_BACK, false } },
		.open = rights_open, .refresh = rights_refresh, .rows = rights_rows, .id = rights_id, .press = rights_press,
		.enter = rights_enter, .view = rights_view },
	[MENU_USER_REMOVE] = { .name = "user-remove", .note = W_N_REMOVE, QUESTION(SCREEN_OF_USER) },
	[MENU_POLICY] = { .name = "policy", .title = W_POLICY, SETTINGS(SCREEN_ADMIN) },
	[MENU_TRIGGER] = { .name = "trigger", .title = W_TRIGGER, SETTINGS(SCREEN_ADMIN) },
	[MENU_PORTS] = { .name = "ports", .title = W_PORTS, .flags = SCREEN_ADMIN, .above = 1,
		.keys = { { "↵", W_KEY_OPEN, false }, { "Space", W_KEY_QUICK, false },
			  { "Esc", W_KEY_BACK, false } },
		.press = ports_press, .rows = ports_rows, .id = ports_id, .enter = ports_enter,
		.view = ports_view },
	[MENU_PORT] = { .name = "port", ITEMS(SCREEN_ADMIN | SCREEN_OF_PORT) },
	[MENU_PORT_NAME] = { .name = "port-name", .note = W_N_NAME, PORT_FIELD(W_NAME, NAME_COLUMNS) },
	[MENU_PORT_DWELL] = { .name = "port-dwell", .note = W_N_DWELL, PORT_FIELD(W_SECONDS, 3) },
	[MENU_PORT_MACRO] = { .name = "port-macro", .note = W_N_MACRO, PORT_FIELD(W_CHORDS, ACTION_TEXT - 1) },
	[MENU_CLEAR_NAMES] = { .name = "clear-names", .title = W_CLEAR_NAMES, .note = W_BACK_TO_FILE, QUESTION(0) },
	[MENU_DEFAULTS] = { .name = "defaults", .title = W_DEFAULTS, .note = W_KEEPS, QUESTION(0) },
	[MENU_BOARD] = { .name = "board", .title = W_BOARD, .flags = SCREEN_ADMIN | SCREEN_NO_BAR,
		.keys = KEYS_READ, .rows = board_rows, .view = board_view },
	[MENU_TEST] = { .name = "test", .title = W_TEST, .flags = SCREEN_NO_BAR,
		.keys = { { "Esc", W_KEY_BACK, false } }, .rows = text_rows, .view = text_view },
	[MENU_SCAN] = { .name = "scan", .title = W_SCAN,
		.keys = { { "↵", W_KEY_START, false }, { "←→", W_KEY_CHANGE, false },
			  { "Esc", W_KEY_BACK, false } },
		.rows = settings_rows, .press = settings_press, .enter = scan_enter,
		.view = scan_view },
	[MENU_BROADCAST] = { .name = "broadcast", .title = W_BRC, .above = 1,
		.flags = SCREEN_ADMIN | SCREEN_NO_BAR,
		.keys = { { "↵", W_KEY_START, false }, { "Esc", W_KEY_BACK, false } },
		.refresh = broadcast_refresh, .rows = list_rows, .enter = broadcast_enter,
		.view = broadcast_view },
	[MENU_LOGIN] = { .name = "login", .above = 2,
		.flags = SCREEN_STAYS | SCREEN_SECRET | SCREEN_SMALL | SCREEN_FIRST,
		.fields = { { W_USER_FIELD, false, USER_COLUMNS }, { W_PASSWORD, true, PASSWORD_MAX } },
		.keys = { { "↵", W_KEY_LOG_IN, false }, { "Esc", W_KEY_CLEAR, false } },
		.press = login_press, .enter = login_enter, .view = login_view },
	[MENU_LOCKED] = { .name = "locked",
		.flags = SCREEN_STAYS | SCREEN_SMALL | SCREEN_FIRST | SCREEN_NO_BAR,
		.press = locked_press, .view = locked_view },
	[MENU_POWER] = { .name = "power", .flags = SCREEN_SMALL | SCREEN_OF_PORT, .keys = KEYS_OPEN,
		.open = power_open, .rows = power_rows, .enter = power_enter, .view = power_view },
	[MENU_PRESS] = { .name = "press", .flags = SCREEN_SMALL | SCREEN_OF_PORT, .keys = KEYS_OPEN,
		.rows = confirm_rows, .enter = press_enter, .view = press_view },
	[MENU_EDID] = { .name = "edid", .flags = SCREEN_ADMIN | SCREEN_OF_PORT, .above = 1, .keys = KEYS_SAVE,
		.open = edid_open, .rows = edid_rows, .enter = edid_enter, .view = edid_view },
	[MENU_HELP] = { .name = "help", .title = W_HELP, .flags = SCREEN_NO_BAR, .keys = KEYS_READ,
		.rows = text_rows, .view = text_view },
};

/* ---- what views are made of ------------------------------------------------------------------ */

/* the last row is given again when the view is full: no screen has as many */
struct view_row *
view_add(struct menu_view *view)
{
	return &view->row[view->rows < VIEW_ROWS - 1 ? view->rows++ : VIEW_ROWS - 1];
}

void
view_column(struct menu_view *view, const char *head, int width, bool grows)
{
	struct view_column *column = &view->column[view->columns++];

	strncpy(column->head, head, VIEW_CELL - 1);
	column->width = width;
	column->grows = grows;
}

void
view_marks(struct menu_view *view, const char *heads)
{
	for (; *heads; heads++) {
		char head[2] = { *heads, 0 };

		view_column(view, head, 1, false);
		view->column[view->columns - 1].mark = true;
	}
}

const char *
menu_port_number(const struct world *world, int port, char out[PORT_TEXT])
{
	out[0] = 0;
	return port > 0 ? ports_dashed(&world->ports, port, out) : out;
}

static void
put_keys(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	const struct screen_def *def = menu_def(menu);
	bool admin = world_admin(world, menu->user);

	for (int i = 0; i < VIEW_KEYS && def->keys[i].key; i++) {
		struct view_key *key = &view->key[view->keys];

		if (def->keys[i].admin && !admin)
			continue;
		snprintf(key->key, sizeof(key->key), "%s", def->keys[i].key);
		snprintf(key->word, sizeof(key->word), "%s",
			 word(menu->language, def->keys[i].word));
		view->keys++;
	}
}

void
menu_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	const struct screen_def *def = menu_def(menu);

	memset(view, 0, sizeof(*view));
	view->screen = def->name;
	view->small = def->flags & SCREEN_SMALL;
	snprintf(view->title, sizeof(view->title), "%s", word(menu->language, def->title));
	snprintf(view->note, sizeof(view->note), "%s", word(menu->language, def->note));
	menu_field_view(menu, view);
	put_keys(menu, world, view);
	if (def->view)
		def->view(menu, world, view);
	view->top = menu->top;
	view->cursor = view->rows > 0 && !(def->flags & SCREEN_NO_BAR) ? menu->cursor : -1;
	if (menu->caps && view->fields > 0 && view->field[menu->active].secret)
		snprintf(view->right, sizeof(view->right), "CAPS");
	if (menu->message[0]) {
		snprintf(view->message, sizeof(view->message), "%s", menu->message);
		view->bad = menu->bad;
	}
}
