/* SPDX-License-Identifier: MIT */
/* The menu itself: the table and its bar, the way from screen to screen, time. */
#include <stdio.h>
#include <string.h>

#include "ctl/menu_screen.h"

enum { PAGE_FOOT_ROWS = 3, FRAME_ROWS = 2 };

void
menu_init(struct menu *menu, int console)
{
	memset(menu, 0, sizeof(*menu));
	menu->console = console;
	menu->page_rows = PAGE_ROWS;
	menu->word_until_ms = menu->repeat_at_ms = menu->close_at_ms = NO_DEADLINE;
}

void
menu_set_rows(struct menu *menu, int page_rows)
{
	menu->page_rows = page_rows;
}

/* ---- what is said ---------------------------------------------------------------------------- */

void
menu_say(struct menu *menu, bool bad, enum word id)
{
	snprintf(menu->message, sizeof(menu->message), "%s", word(menu->language, id));
	menu->bad = bad;
}

void
menu_answer(struct menu *menu, const char *text, bool good)
{
	snprintf(menu->message, sizeof(menu->message), "%s",
		 text ? words_answer(menu->language, text) : "");
	menu->bad = !good;
	if (!good)
		menu->added[0] = 0;
}

void
menu_locked(struct menu *menu, int seconds_left)
{
	menu->locked_s = seconds_left;
	if (seconds_left > 0 && menu->screen == MENU_LOGIN) {
		menu_wipe(menu);
		menu->screen = MENU_LOCKED;
	}
	if (seconds_left == 0 && menu->screen == MENU_LOCKED)
		menu->screen = MENU_LOGIN;
}

/* ---- the table and its bar ------------------------------------------------------------------- */

int
menu_rows(const struct menu *menu, const struct world *world)
{
	const struct screen_def *def = menu_def(menu);

	return def->rows ? def->rows(menu, world) : 0;
}

/* rows of the table that a page shows at once */
static int
room(const struct menu *menu)
{
	int rows = menu->page_rows - FRAME_ROWS - PAGE_FOOT_ROWS - menu_def(menu)->above;

	return rows > 1 ? rows : 1;
}

static int
within(int value, int low, int high)
{
	if (value > high)
		value = high;
	return value < low ? low : value;
}

static void
note_under(struct menu *menu, const struct world *world)
{
	const struct screen_def *def = menu_def(menu);

	menu->under = 0;
	if (def->id && menu->cursor < menu_rows(menu, world))
		menu->under = def->id(menu, world, menu->cursor);
}

void
menu_move(struct menu *menu, const struct world *world, int cursor)
{
	int rows = menu_rows(menu, world), shown = room(menu);

	menu->cursor = within(cursor, 0, rows > 0 ? rows - 1 : 0);
	menu->top = within(menu->top, menu->cursor - (shown - 1), menu->cursor);
	menu->top = within(menu->top, 0, rows > shown ? rows - shown : 0);
	note_under(menu, world);
}

void
menu_settle(struct menu *menu, const struct world *world)
{
	const struct screen_def *def = menu_def(menu);
	int rows = menu_rows(menu, world), under = menu->under;

	for (int row = 0; def->id && under && row < rows; row++)
		if (def->id(menu, world, row) == under) {
			menu_move(menu, world, row);
			return;
		}
	menu_move(menu, world, menu->cursor);
}

/* where a movement key leads; false if it is none */
static bool
move_target(const struct menu *menu, int key, int rows, int *target)
{
	int page = room(menu), cursor = menu->cursor;

	switch (key) {
	case KEY_UP: *target = cursor - 1; return true;
	case KEY_DOWN: *target = cursor + 1; return true;
	case KEY_PGUP: *target = cursor - page; return true;
	case KEY_PGDN: *target = cursor + page; return true;
	case KEY_HOME: *target = 0; return true;
	case KEY_END: *target = rows - 1; return true;
	}
	return false;
}

/* a table without a bar: its first row moves */
static void
scroll(struct menu *menu, const struct world *world, int target)
{
	int rows = menu_rows(menu, world), shown = room(menu);

	menu->cursor = menu->top = within(target, 0, rows > shown ? rows - shown : 0);
}

bool
menu_table_press(struct menu_at *at, const struct press *press)
{
	struct menu *menu = at->menu;
	int target;

	if (!menu_def(menu)->rows ||
	    !move_target(menu, press->key, menu_rows(menu, at->world), &target))
		return false;
	list_forget_word(menu);
	if (menu_def(menu)->flags & SCREEN_NO_BAR)
		scroll(menu, at->world, target);
	else
		menu_move(menu, at->world, target);
	return true;
}

/* ---- from screen to screen ------------------------------------------------------------------- */

static void
enter_screen(struct menu_at *at, struct menu_place place)
{
	struct menu *menu = at->menu;
	const struct screen_def *def;

	menu_wipe(menu);
	list_forget_word(menu);
	menu->screen = place.screen;
	menu->subject = place.subject;
	menu->cursor = place.cursor;
	menu->top = place.top;
	menu->under = place.under;
	menu->added[0] = 0;
	def = menu_def(menu);
	if (def->refresh)
		def->refresh(menu, at->world);
	if (def->open)
		def->open(at);
	if (!(def->flags & SCREEN_NO_BAR))
		menu_settle(menu, at->world);
}

void
menu_push(struct menu_at *at, enum menu_screen screen, int subject)
{
	struct menu *menu = at->menu;

	if (menu->depth < MENU_DEPTH)
		menu->back[menu->depth++] = (struct menu_place){ menu->screen, menu->subject,
								 menu->cursor, menu->top,
								 menu->under };
	enter_screen(at, (struct menu_place){ screen, subject, 0, 0, 0 });
}

void
menu_close(struct menu_at *at)
{
	menu_wipe(at->menu);
	list_forget_word(at->menu);
	at->menu->repeat_at_ms = at->menu->close_at_ms = NO_DEADLINE;
	action_add(at->out, ACT_CLOSE);
}

/* what the screen is about is gone, or the right to it: what to say, W_NONE if all is well */
static enum word
lost(const struct menu *menu, const struct world *world)
{
	unsigned flags = menu_def(menu)->flags;

	if ((flags & SCREEN_ADMIN) && !world_admin(world, menu->user))
		return W_ADMIN_ONLY;
	if ((flags & SCREEN_OF_USER) && menu_user(world, menu->subject) == NULL)
		return W_GONE;
	if (!(flags & SCREEN_OF_PORT))
		return W_NONE;
	return menu->subject > world->ports.count || world->ports.port[menu->subject].none ? W_GONE : W_NONE;
}

static void
leave_lost(struct menu *menu, const struct world *world)
{
	struct actions none = { 0 };
	struct menu_at at = { menu, world, 0, &none };
	struct menu_place place = { MENU_LIST, 0, 0, 0, 0 };
	enum word why = lost(menu, world);

	if (why == W_NONE)
		return;
	/* only the screen that is left at the end is entered: entering one may lead to the next */
	while (menu->depth > 0 && lost(menu, world) != W_NONE) {
		place = menu->back[--menu->depth];
		menu->screen = place.screen;
		menu->subject = place.subject;
	}
	if (lost(menu, world) != W_NONE)
		place = (struct menu_place){ MENU_LIST, 0, 0, 0, 0 };
	enter_screen(&at, place);
	menu_say(menu, true, why);
}

void
menu_pop(struct menu_at *at)
{
	if (at->menu->depth == 0)
		menu_close(at);
	else
		enter_screen(at, at->menu->back[--at->menu->depth]);
	leave_lost(at->menu, at->world);
}

static void
read_profile(struct menu *menu, const struct world *world)
{
	int user = menu->user == NO_USER ? NOBODY : menu->user;

	menu->language = menu->english ? LANGUAGE_EN : (enum language)world_setting(world, user, SET_LANGUAGE);
}

/* idle time closes the menu; a login box only forgets what was typed */
void
menu_stay_open(struct menu_at *at)
{
	struct menu *menu = at->menu;
	int user = menu->user == NO_USER ? NOBODY : menu->user;

	menu->close_at_ms = at->now_ms + 1000LL * world_setting(at->world, user, SET_MENU_S);
}

static void
idle(struct menu_at *at)
{
	if (!(menu_def(at->menu)->flags & SCREEN_STAYS)) {
		menu_close(at);
		return;
	}
	menu_wipe(at->menu);
	at->menu->close_at_ms = at->menu->repeat_at_ms = NO_DEADLINE;
}

void
menu_open(struct menu *menu, const struct world *world, int user, enum menu_screen first,
	  int64_t now_ms)
{
	struct actions none = { 0 };
	struct menu_at at = { menu, world, now_ms, &none };

	menu->user = user;
	menu->depth = 0;
	menu->held_key = 0;
	menu->left_shift = menu->right_shift = false;
	menu->caps = world->ports.console[menu->console].leds & LED_CAPS;
	menu->repeat_at_ms = NO_DEADLINE;
	menu->message[0] = 0;
	read_profile(menu, world);
	if (first == MENU_ADM)
		first = admin_screen(world);
	enter_screen(&at, (struct menu_place){ first, 0, 0, 0, 0 });
	menu_stay_open(&at);
}

/* the user that was added here is there now: next comes the password */
static void
go_on_with_added(struct menu *menu, const struct world *world)
{
	struct actions none = { 0 };
	struct menu_at at = { menu, world, 0, &none };

	for (int i = 0; menu->added[0] && i < world->users.count; i++)
		if (strcmp(world->users.user[i].name, menu->added) == 0) {
			menu->under = world->users.user[i].id;
			menu_settle(menu, world);
			menu_push(&at, MENU_USER, world->users.user[i].id);
			menu_push(&at, MENU_USER_PASSWORD, menu->subject);
		}
}

void
menu_changed(struct menu *menu, const struct world *world)
{
	read_profile(menu, world);
	leave_lost(menu, world);
	if (menu_def(menu)->refresh)
		menu_def(menu)->refresh(menu, world);
	if (!(menu_def(menu)->flags & SCREEN_NO_BAR))
		menu_settle(menu, world);
	go_on_with_added(menu, world);
}

/* ---- time ------------------------------------------------------------------------------------ */

void
menu_tick(struct menu *menu, const struct world *world, int64_t now_ms, struct actions *out)
{
	struct menu_at at = { menu, world, now_ms, out };

	if (now_ms >= menu->close_at_ms) {
		idle(&at);
		return;
	}
	if (now_ms >= menu->word_until_ms)
		list_forget_word(menu);
	if (now_ms >= menu->repeat_at_ms) {
		menu->repeat_at_ms = now_ms + MENU_REPEAT_MS;
		menu_press_key(&at, menu->held_key);
	}
}

int64_t
menu_deadline(const struct menu *menu)
{
	int64_t at = menu->close_at_ms;

	if (menu->word_until_ms < at)
		at = menu->word_until_ms;
	if (menu->repeat_at_ms < at)
		at = menu->repeat_at_ms;
	return at;
}
