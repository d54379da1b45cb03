/* SPDX-License-Identifier: MIT */
/* Keys of a keyboard and characters of a face become presses; who gets them; which of them repeat. */
#include <ctype.h>
#include <string.h>

#include "ctl/menu_screen.h"

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
	at->menu->added[0] = 0;
	if (def->press && def->press(at, press))
		return;
	if (menu_field_press(at, press) || menu_table_press(at, press))
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

void
menu_press_key(struct menu_at *at, int key_id)
{
	struct press key = press_of(at->menu, key_id);

	press(at, &key);
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

	menu_stay_open(&at);
	if (follow_modifier(menu, key_id, down))
		return;
	if (!down) {
		if (key_id == menu->held_key)
			menu->repeat_at_ms = NO_DEADLINE;
		return;
	}
	menu->held_key = key_id;
	menu->repeat_at_ms = repeats(key_id) ? now_ms + MENU_REPEAT_DELAY_MS : NO_DEADLINE;
	menu_press_key(&at, key_id);
}

void
menu_text(struct menu *menu, const struct world *world, const char *utf8, int64_t now_ms,
	  struct actions *out)
{
	struct menu_at at = { menu, world, now_ms, out };

	menu_stay_open(&at);
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
