/* SPDX-License-Identifier: MIT */
/* Tables of settings: F3, the hotkey, login and lockout, F7. What is changed is saved at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/menu_screen.h"

enum { IDS_MAX = 16, DIGITS_MAX = 5, NEVER_AT_0 = 1, STAYS_AT_0 = 2 };

struct setting_words {
	enum word label, unit;
	int zero;			/* how 0 is called */
	enum word value[10];		/* of a choice */
};

static const struct setting_words of[SETTING_COUNT] = {
	[SET_LANGUAGE] = { W_S_LANGUAGE, W_NONE, 0, { W_V_ENGLISH, W_V_CHINESE } },
	[SET_BANNER] = { W_S_BANNER, W_NONE, 0, { W_V_OFF, W_V_NUMBER, W_V_NAME, W_V_BOTH } },
	[SET_BANNER_S] = { W_S_BANNER_S, W_U_S, STAYS_AT_0, { W_NONE } },
	[SET_BANNER_PLACE] = { W_S_BANNER_PLACE, W_NONE, 0,
		{ W_V_UPPER_LEFT, W_V_UPPER_RIGHT, W_V_LOWER_LEFT, W_V_LOWER_RIGHT } },
	[SET_BANNER_MODE] = { W_S_BANNER_MODE, W_NONE, 0, { W_V_OFF, W_V_ON } },
	[SET_LIST] = { W_S_LIST, W_NONE, 0, { W_ALL, W_ON, W_QUICK, W_QUICK_ON } },
	[SET_ORDER] = { W_S_ORDER, W_NONE, 0, { W_V_NUMBER, W_V_NAME } },
	[SET_SCAN_S] = { W_S_SCAN_S, W_U_S, 0, { W_NONE } },
	[SET_SCAN_KEYS] = { W_S_SCAN_KEYS, W_NONE, 0, { W_V_IGNORE, W_V_SUSPEND } },
	[SET_SCAN_PORTS] = { W_S_SCAN_PORTS, W_NONE, 0, { W_V_PICTURE, W_V_CHANGED } },
	[SET_ALARM] = { W_S_ALARM, W_NONE, 0, { W_V_OFF, W_V_IN_SCAN, W_V_EVER } },
	[SET_ALARM_ON] = { W_S_ALARM_ON, W_NONE, 0, { W_V_NO_PICTURE, W_V_ANY_CHANGE } },
	[SET_BLANK_MIN] = { W_S_BLANK_MIN, W_U_MIN, NEVER_AT_0, { W_NONE } },
	[SET_MENU_S] = { W_S_MENU_S, W_U_S, 0, { W_NONE } },
	[SET_BEEPER] = { W_S_BEEPER, W_NONE, 0, { W_V_OFF, W_V_ON } },
	[SET_TRIGGER] = { W_S_TRIGGER, W_NONE, 0,
		{ W_TRIGGER_FIRST, W_TRIGGER_LEFT_CTRL, W_TRIGGER_RIGHT_CTRL, W_TRIGGER_LEFT_ALT,
		  W_TRIGGER_RIGHT_ALT, W_TRIGGER_LEFT_SHIFT, W_TRIGGER_RIGHT_SHIFT, W_TRIGGER_PRINT,
		  W_TRIGGER_F12 } },
	[SET_TAP_MS] = { W_S_TAP_MS, W_U_MS, 0, { W_NONE } },
	[SET_GAP_MS] = { W_S_GAP_MS, W_U_MS, 0, { W_NONE } },
	[SET_WORD_MS] = { W_S_WORD_MS, W_U_MS, 0, { W_NONE } },
	[SET_MINUS] = { W_S_MINUS, W_NONE, 0, { W_V_OFF, W_V_ON } },
	[SET_LOGIN] = { W_S_LOGIN, W_NONE, 0, { W_V_OFF, W_V_PASSWORD } },
	[SET_LOGOUT_MIN] = { W_S_LOGOUT_MIN, W_U_MIN, NEVER_AT_0, { W_NONE } },
	[SET_LOCKOUT_TRIES] = { W_S_LOCKOUT_TRIES, W_NONE, 0, { W_NONE } },
	[SET_LOCKOUT_S] = { W_S_LOCKOUT_S, W_U_S, 0, { W_NONE } },
	[SET_DEAD_PORTS] = { W_S_DEAD_PORTS, W_NONE, 0, { W_V_SWITCH, W_V_REFUSE } },
	[SET_BROADCAST_S] = { W_S_BROADCAST_S, W_U_S, 0, { W_NONE } },
};

/* which settings a screen shows */
static const struct {
	enum menu_screen screen;
	int count;
	enum setting id[IDS_MAX];
} tables[] = {
	{ MENU_SET, 15, { SET_LANGUAGE, SET_BANNER, SET_BANNER_S, SET_BANNER_PLACE, SET_LIST,
			  SET_ORDER, SET_SCAN_S, SET_SCAN_KEYS, SET_BLANK_MIN, SET_MENU_S,
			  SET_BEEPER, SET_BANNER_MODE, SET_SCAN_PORTS, SET_ALARM, SET_ALARM_ON } },
	{ MENU_POLICY, 4, { SET_LOGIN, SET_LOGOUT_MIN, SET_LOCKOUT_TRIES, SET_LOCKOUT_S } },
	{ MENU_TRIGGER, 7, { SET_TRIGGER, SET_TAP_MS, SET_GAP_MS, SET_WORD_MS, SET_MINUS,
			     SET_DEAD_PORTS, SET_BROADCAST_S } },
	{ MENU_SCAN, 6, { SET_LIST, SET_SCAN_S, SET_SCAN_KEYS, SET_SCAN_PORTS, SET_ALARM, SET_ALARM_ON } },
};

static int
table_of(const struct menu *menu)
{
	size_t i = 0;

	while (i < sizeof(tables) / sizeof(tables[0]) - 1 && tables[i].screen != menu->screen)
		i++;
	return (int)i;
}

/* under the settings of the profile: one row that leads to the own password */
static bool
has_password_row(const struct menu *menu)
{
	return menu->screen == MENU_SET && menu->user > 0;
}

int
settings_rows(const struct menu *menu, const struct world *world)
{
	(void)world;
	return tables[table_of(menu)].count + has_password_row(menu);
}

/* the setting under the bar, -1 on the row of the password */
static int
current(const struct menu *menu)
{
	int table = table_of(menu);

	return menu->cursor < tables[table].count ? (int)tables[table].id[menu->cursor] : -1;
}

static void
set(struct menu_at *at, int id, int value)
{
	struct action *action = action_add(at->out, ACT_SET);

	action->user = at->menu->user;
	action->item = id;
	action->value = value;
}

/* a choice is saved at once; a number when it is left, for the key may be held down */
static bool
step(struct menu_at *at, int id, int by)
{
	const struct setting_def *def = &setting_defs[id];
	struct menu *menu = at->menu;
	int value = world_setting(at->world, menu->user, (enum setting)id);

	if (def->kind == SETTING_CHOICE) {
		value += by;
		set(at, id, value > def->max ? def->min : value < def->min ? def->max : value);
		return true;
	}
	value = (menu->word[0] ? atoi(menu->word) : value) + by;
	if (setting_valid((enum setting)id, value))
		snprintf(menu->word, sizeof(menu->word), "%d", value);
	return true;
}

/* ---- a number that is typed ------------------------------------------------------------------ */

static void
commit(struct menu_at *at, int id)
{
	int value = atoi(at->menu->word);

	if (at->menu->word[0] == 0)
		return;
	list_forget_word(at->menu);
	if (setting_valid((enum setting)id, value)) {
		set(at, id, value);
		return;
	}
	word_put(at->menu->message, sizeof(at->menu->message), at->menu->language, W_BAD_NUMBER,
		 setting_defs[id].min, setting_defs[id].max);
	at->menu->bad = true;
}

static bool
type(struct menu_at *at, int id, const char *text)
{
	size_t len = strlen(at->menu->word);

	if (text[0] < '0' || text[0] > '9' || setting_defs[id].kind != SETTING_NUMBER)
		return false;
	if (len < DIGITS_MAX) {
		at->menu->word[len] = text[0];
		at->menu->word[len + 1] = 0;
	}
	return true;
}

static bool
leaves_row(int key)
{
	return key == KEY_UP || key == KEY_DOWN || key == KEY_HOME || key == KEY_END ||
	       key == KEY_PGUP || key == KEY_PGDN;
}

bool
settings_press(struct menu_at *at, const struct press *press)
{
	struct menu *menu = at->menu;
	int id = current(menu);
	size_t len = strlen(menu->word);

	if (id < 0)
		return false;
	if (press->key == KEY_LEFT || press->key == KEY_RIGHT)
		return step(at, id, press->key == KEY_LEFT ? -1 : 1);
	if (len > 0 && press->key == KEY_BACKSPACE) {
		menu->word[len - 1] = 0;
		return true;
	}
	if (len > 0 && press->key == KEY_ESC) {
		list_forget_word(menu);
		return true;
	}
	if (len > 0 && leaves_row(press->key))
		commit(at, id);
	return type(at, id, press->text);
}

void
settings_enter(struct menu_at *at)
{
	int id = current(at->menu);

	if (id < 0)
		menu_push(at, MENU_OWN_PASSWORD, at->menu->user);
	else if (at->menu->word[0])
		commit(at, id);
	else if (setting_defs[id].kind == SETTING_CHOICE)
		step(at, id, 1);
}

/* ---- what it looks like ---------------------------------------------------------------------- */

static void
put_value(const struct menu *menu, int id, int value, char out[VIEW_CELL])
{
	const struct setting_words *words = &of[id];

	if (value == 0 && words->zero)
		snprintf(out, VIEW_CELL, "%s",
			 word(menu->language, words->zero == NEVER_AT_0 ? W_V_NEVER : W_V_ALWAYS));
	else if (setting_defs[id].kind == SETTING_CHOICE)
		snprintf(out, VIEW_CELL, "%s", word(menu->language, words->value[value]));
	else if (words->unit == W_NONE)
		snprintf(out, VIEW_CELL, "%d", value);
	else
		word_put(out, VIEW_CELL, menu->language, words->unit, value);
}

static void
put_row(const struct menu *menu, const struct world *world, int id, bool here, struct view_row *row)
{
	snprintf(row->cell[0], VIEW_CELL, "%s", word(menu->language, of[id].label));
	if (here && menu->word[0])
		snprintf(row->cell[1], VIEW_CELL, "%.8s_", menu->word);
	else
		put_value(menu, id, world_setting(world, menu->user, (enum setting)id), row->cell[1]);
}

void
settings_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	int table = table_of(menu);

	view_column(view, "", 15, true);
	view_column(view, "", 12, false);
	for (int i = 0; i < tables[table].count; i++)
		put_row(menu, world, (int)tables[table].id[i], i == menu->cursor, view_add(view));
	if (has_password_row(menu))
		snprintf(view_add(view)->cell[0], VIEW_CELL, "%s",
			 word(menu->language, W_ITEM_OWN_PASSWORD));
}

/* ---- F7: what scan will do ------------------------------------------------------------------- */

static int
pictures(const struct menu *menu, const struct world *world)
{
	unsigned mask = world_listed(world, menu->user,
				     world_setting(world, menu->user, SET_LIST));
	int count = 0;

	for (int port = 1; port <= world->ports.count; port++)
		count += (mask >> (port - 1) & 1) && world->ports.port[port].present;
	return count;
}

void
scan_enter(struct menu_at *at)
{
	int id = current(at->menu);

	if (at->menu->word[0]) {
		commit(at, id);
		return;
	}
	action_add(at->out, ACT_SCAN);
	menu_close(at);
}

void
scan_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	settings_view(menu, world, view);
	word_put(view->message, sizeof(view->message), menu->language, W_SCAN_COUNT,
		 pictures(menu, world));
}
