/* SPDX-License-Identifier: MIT */
/* The menu itself: keys to characters, the way from screen to screen, the bar, repeats and deadlines. */
#include <ctype.h>
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
}

void
menu_locked(struct menu *menu, int seconds_left)
{
	menu->locked_s = seconds_left;
	if (seconds_left > 0 && menu->screen == MENU_LOGIN)
		menu->screen = MENU_LOCKED;
	else if (seconds_left == 0 && menu->screen == MENU_LOCKED)
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

static bool
table_press(struct menu_at *at, const struct press *press)
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
	menu->under = 0;
	def = menu_def(menu);
	if (def->refresh)
		def->refresh(menu, at->world);
	if (def->open)
		def->open(at);
	if (!(def->flags & SCREEN_NO_BAR))
		menu_move(menu, at->world, menu->cursor);
}

void
menu_push(struct menu_at *at, enum menu_screen screen, int subject)
{
	struct menu *menu = at->menu;

	if (menu->depth < MENU_DEPTH)
		menu->back[menu->depth++] = (struct menu_place){ menu->screen, menu->subject,
								 menu->cursor, menu->top };
	enter_screen(at, (struct menu_place){ screen, subject, 0, 0 });
}

void
menu_close(struct menu_at *at)
{
	menu_wipe(at->menu);
	list_forget_word(at->menu);
	at->menu->repeat_at_ms = at->menu->close_at_ms = NO_DEADLINE;
	action_add(at->out, ACT_CLOSE);
}

/* what the screen is about is gone, or the right to it */
static bool
is_lost(const struct menu *menu, const struct world *world)
{
	unsigned flags = menu_def(menu)->flags;

	if ((flags & SCREEN_ADMIN) && !world_admin(world, menu->user))
		return true;
	if ((flags & SCREEN_OF_USER) && menu_user(world, menu->subject) == NULL)
		return true;
	return (flags & SCREEN_OF_PORT) && menu->subject > world->ports.count;
}

static void
leave_lost(struct menu *menu, const struct world *world)
{
	struct actions none = { 0 };
	struct menu_at at = { menu, world, 0, &none };
	struct menu_place place = { MENU_LIST, 0, 0, 0 };
	bool lost = false;

	/* only the screen that is left at the end is entered: entering one may lead to the next */
	while (menu->depth > 0 && is_lost(menu, world)) {
		place = menu->back[--menu->depth];
		menu->screen = place.screen;
		menu->subject = place.subject;
		lost = true;
	}
	if (lost) {
		enter_screen(&at, place);
		menu_say(menu, true, W_GONE);
	}
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

	menu->language = (enum language)world_setting(world, user, SET_LANGUAGE);
}

static void
stay_open(struct menu_at *at)
{
	struct menu *menu = at->menu;
	int user = menu->user == NO_USER ? NOBODY : menu->user;
	bool stays = menu_def(menu)->flags & SCREEN_STAYS;

	menu->close_at_ms = stays ? NO_DEADLINE
		: at->now_ms + 1000LL * world_setting(at->world, user, SET_MENU_S);
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
	enter_screen(&at, (struct menu_place){ first, 0, 0, 0 });
	stay_open(&at);
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
}

/* ---- keys ------------------------------------------------------------------------------------ */

bool
is_enter(const struct press *press)
{
	return press->key == KEY_ENTER || press->key == KEY_KP_ENTER;
}

static void
press(struct menu_at *at, const struct press *press)
{
	const struct screen_def *def = menu_def(at->menu);

	at->menu->message[0] = 0;
	if (def->press && def->press(at, press))
		return;
	if (menu_field_press(at, press) || table_press(at, press))
		return;
	if (is_enter(press) && def->enter)
		def->enter(at);
	else if (press->key == KEY_ESC && !(def->flags & SCREEN_FIRST))
		menu_pop(at);
}

static bool
repeats(int key_id)
{
	return key_id == KEY_UP || key_id == KEY_DOWN || key_id == KEY_PGUP ||
	       key_id == KEY_PGDN || key_id == KEY_BACKSPACE || key_id == KEY_DELETE ||
	       key_id == KEY_LEFT || key_id == KEY_RIGHT;
}

/* the keypad always gives its digits and signs here */
static uint32_t
keypad_char(int key_id)
{
	static const struct { const char *name; char c; } signs[] = {
		{ "KPPlus", '+' }, { "KPMinus", '-' }, { "KPMultiply", '*' }, { "KPDivide", '/' },
		{ "KPPeriod", '.' },
	};
	const char *name = ovs_key_name(key_id);

	if (!name || strncmp(name, "KP", 2) != 0)
		return 0;
	if (isdigit((unsigned char)name[2]))
		return (unsigned char)name[2];
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strcmp(signs[i].name, name) == 0)
			return (unsigned char)signs[i].c;
	return 0;
}

/* the character of a key on the keyboard of the console */
static uint32_t
key_char(const struct menu *menu, int key_id)
{
	bool shift = menu->left_shift || menu->right_shift;
	uint32_t c = ovs_key_to_char(key_id, false);

	if (c >= 'a' && c <= 'z')
		shift ^= menu->caps;
	c = ovs_key_to_char(key_id, shift);
	return c ? c : keypad_char(key_id);
}

static struct press
press_of(const struct menu *menu, int key_id)
{
	struct press press = { key_id, "" };
	uint32_t c = key_char(menu, key_id);

	if (c >= ' ' && c < 0x7F)
		press.text[0] = (char)c;
	return press;
}

/* true for a key that only changes what others mean */
static bool
follow_modifier(struct menu *menu, int key_id, bool down)
{
	if (key_id == KEY_LEFT_SHIFT)
		menu->left_shift = down;
	else if (key_id == KEY_RIGHT_SHIFT)
		menu->right_shift = down;
	else if (key_id == KEY_CAPS_LOCK)
		menu->caps ^= down;
	else
		return false;
	return true;
}

void
menu_key(struct menu *menu, const struct world *world, int key_id, bool down, int64_t now_ms,
	 struct actions *out)
{
	struct menu_at at = { menu, world, now_ms, out };
	struct press key;

	stay_open(&at);
	if (follow_modifier(menu, key_id, down))
		return;
	if (!down) {
		if (key_id == menu->held_key)
			menu->repeat_at_ms = NO_DEADLINE;
		return;
	}
	menu->held_key = key_id;
	menu->repeat_at_ms = repeats(key_id) ? now_ms + MENU_REPEAT_DELAY_MS : NO_DEADLINE;
	key = press_of(menu, key_id);
	press(&at, &key);
}

void
menu_text(struct menu *menu, const struct world *world, const char *utf8, int64_t now_ms,
	  struct actions *out)
{
	struct menu_at at = { menu, world, now_ms, out };

	stay_open(&at);
	while (*utf8) {
		struct press key = { 0, "" };
		const char *start = utf8;
		uint32_t code = utf8_next(&utf8);

		memcpy(key.text, start, (size_t)(utf8 - start));
		if (code >= ' ' && code_columns(code) > 0)
			press(&at, &key);
	}
}

void
menu_keys_lost(struct menu *menu)
{
	menu->left_shift = menu->right_shift = false;
	menu->held_key = 0;
	menu->repeat_at_ms = NO_DEADLINE;
}

/* ---- time ------------------------------------------------------------------------------------ */

void
menu_tick(struct menu *menu, const struct world *world, int64_t now_ms, struct actions *out)
{
	struct menu_at at = { menu, world, now_ms, out };
	struct press key;

	if (now_ms >= menu->close_at_ms) {
		menu_close(&at);
		return;
	}
	if (now_ms >= menu->word_until_ms)
		list_forget_word(menu);
	if (now_ms >= menu->repeat_at_ms) {
		menu->repeat_at_ms = now_ms + MENU_REPEAT_MS;
		key = press_of(menu, menu->held_key);
		press(&at, &key);
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
