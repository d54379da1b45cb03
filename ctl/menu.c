/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ctl/menu.h"

/* set-2 make codes, bit 7 = E0 prefix */
enum {
	KEY_ENTER = 0x5A, KEY_KP_ENTER = 0xDA, KEY_ESC = 0x76, KEY_BACKSPACE = 0x66,
	KEY_UP = 0xF5, KEY_DOWN = 0xF2, KEY_PGUP = 0xFD, KEY_PGDN = 0xFA,
	KEY_HOME = 0xEC, KEY_END = 0xE9, KEY_F1 = 0x05, KEY_F2 = 0x06, KEY_F12 = 0x07,
};

void
menu_init(struct menu *menu, int console)
{
	memset(menu, 0, sizeof(*menu));
	menu->console = console;
}

/* ---- the list -------------------------------------------------------------------------------- */

static bool
listed(const struct menu *menu, const struct port *port)
{
	return menu->filter == FILTER_ALL || port->present;
}

static bool
goes_before(const struct menu *menu, const struct ports *ports, int a, int b)
{
	int order = menu->by_name ? strcasecmp(ports->port[a].name, ports->port[b].name) : 0;

	return order < 0 || (order == 0 && a < b);
}

static void
build_list(struct menu *menu, const struct ports *ports)
{
	menu->count = 0;
	for (int port = 1; port <= ports->count; port++) {
		int at = menu->count;

		if (!listed(menu, &ports->port[port]))
			continue;
		for (; at > 0 && goes_before(menu, ports, port, menu->order[at - 1]); at--)
			menu->order[at] = menu->order[at - 1];
		menu->order[at] = (uint8_t)port;
		menu->count++;
	}
}

static void
move_to(struct menu *menu, int cursor)
{
	if (cursor >= menu->count)
		cursor = menu->count - 1;
	if (cursor < 0)
		cursor = 0;
	menu->cursor = cursor;
	if (menu->top > cursor)
		menu->top = cursor;
	if (menu->top < cursor - (MENU_LIST_ROWS - 1))
		menu->top = cursor - (MENU_LIST_ROWS - 1);
	if (menu->top > menu->count - MENU_LIST_ROWS)
		menu->top = menu->count - MENU_LIST_ROWS;
	if (menu->top < 0)
		menu->top = 0;
}

static void
move_to_port(struct menu *menu, int port)
{
	for (int i = 0; i < menu->count; i++)
		if (menu->order[i] == port) {
			move_to(menu, i);
			return;
		}
	move_to(menu, menu->cursor);
}

static int
port_under_bar(const struct menu *menu)
{
	return menu->count > 0 ? menu->order[menu->cursor] : 0;
}

static void
rebuild(struct menu *menu, const struct ports *ports)
{
	int port = port_under_bar(menu);

	build_list(menu, ports);
	move_to_port(menu, port ? port : ports->console[menu->console].selected);
}

static void
clear_word(struct menu *menu)
{
	menu->word[0] = 0;
	menu->missed = false;
	menu->word_until_ms = NO_DEADLINE;
}

void
menu_open(struct menu *menu, const struct ports *ports, int64_t now_ms)
{
	menu->screen = MENU_LIST;
	menu->held_key = 0;
	menu->repeat_at_ms = NO_DEADLINE;
	menu->close_at_ms = now_ms + MENU_TIMEOUT_MS;
	menu->cursor = menu->top = 0;
	clear_word(menu);
	build_list(menu, ports);
	move_to_port(menu, ports->console[menu->console].selected);
}

void
menu_ports_changed(struct menu *menu, const struct ports *ports)
{
	rebuild(menu, ports);
	if (menu->screen == MENU_GOTO)
		menu->matches = menu_match(ports, menu->word, menu->match);
	if (menu->match_cursor >= menu->matches)
		menu->match_cursor = 0;
}

/* ---- matching ports with what was typed ------------------------------------------------------ */

static bool
number_fits(int port, const char *word)
{
	char full[32], pair[16], bare[16];
	size_t len = strlen(word);

	snprintf(full, sizeof(full), "%02d%02d", UNIT, port);
	snprintf(pair, sizeof(pair), "%02d", port);
	snprintf(bare, sizeof(bare), "%d", port);
	return strncmp(full, word, len) == 0 || strncmp(pair, word, len) == 0 ||
	       strncmp(bare, word, len) == 0;
}

static bool
number_is(int port, const char *word)
{
	return atoi(word) == port || (strlen(word) == 4 && atoi(word) == UNIT * 100 + port);
}

/* how well a port fits: 0 not at all, else the higher the better */
static int
fit(const struct ports *ports, int port, const char *word)
{
	const char *name = ports->port[port].name;
	bool digits = word[strspn(word, "0123456789")] == 0;

	if (word[0] == 0)
		return 1;
	if (digits && number_is(port, word))
		return 5;
	if (strncasecmp(name, word, strlen(word)) == 0)
		return 4;
	if (digits && number_fits(port, word))
		return 3;
	return strcasestr(name, word) ? 2 : 0;
}

int
menu_match(const struct ports *ports, const char *word, uint8_t match[PORTS_MAX])
{
	int count = 0;

	for (int want = 5; want > 0; want--)
		for (int port = 1; port <= ports->count; port++)
			if (fit(ports, port, word) == want)
				match[count++] = (uint8_t)port;
	return count;
}

/* place of the listed port that fits best, -1 if none does */
static int
best_listed(const struct menu *menu, const struct ports *ports, const char *word)
{
	int best = -1, best_fit = 0;

	for (int i = 0; i < menu->count; i++) {
		int f = fit(ports, menu->order[i], word);

		if (f > best_fit) {
			best = i;
			best_fit = f;
		}
	}
	return best;
}

/* the character a key stands for in a search, 0 if it does not belong there */
static char
word_char(int key_id)
{
	uint32_t c = ovs_key_to_char(key_id, false);
	const char *name = ovs_key_name(key_id);

	if (c == 0 && name && strncmp(name, "KP", 2) == 0 && isdigit((unsigned char)name[2]))
		c = (unsigned char)name[2];
	return c > ' ' && c < 0x7F ? (char)c : 0;
}

static void
search(struct menu *menu, const struct ports *ports, char c, int64_t now_ms)
{
	char longer[MENU_ENTRY_MAX + 2];
	int found;

	snprintf(longer, sizeof(longer), "%s%c", menu->word, c);
	found = strlen(longer) <= MENU_ENTRY_MAX ? best_listed(menu, ports, longer) : -1;
	menu->missed = found < 0;
	menu->word_until_ms = now_ms + MENU_SEARCH_MS;
	if (found < 0)
		return;
	memcpy(menu->word, longer, sizeof(menu->word));
	move_to(menu, found);
}

static void
drop_last(struct menu *menu)
{
	size_t len = strlen(menu->word);

	if (len > 0)
		menu->word[len - 1] = 0;
	menu->missed = false;
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* where a movement key leads; false if it is none */
static bool
list_move(struct menu *menu, int key_id)
{
	switch (key_id) {
	case KEY_UP:
		move_to(menu, menu->cursor - 1);
		return true;
	case KEY_DOWN:
		move_to(menu, menu->cursor + 1);
		return true;
	case KEY_PGUP:
		move_to(menu, menu->cursor - MENU_LIST_ROWS);
		return true;
	case KEY_PGDN:
		move_to(menu, menu->cursor + MENU_LIST_ROWS);
		return true;
	case KEY_HOME:
		move_to(menu, 0);
		return true;
	case KEY_END:
		move_to(menu, menu->count - 1);
		return true;
	}
	return false;
}

static void
open_goto(struct menu *menu, const struct ports *ports)
{
	clear_word(menu);
	menu->screen = MENU_GOTO;
	menu->match_cursor = 0;
	menu->matches = menu_match(ports, "", menu->match);
}

static void
open_filter(struct menu *menu)
{
	clear_word(menu);
	menu->screen = MENU_FILTER;
	menu->filter_cursor = (int)menu->filter;
}

static void
close_screen(struct menu *menu)
{
	clear_word(menu);
	menu->screen = MENU_LIST;
}

static struct menu_result
list_key(struct menu *menu, const struct ports *ports, int key_id, int64_t now_ms)
{
	struct menu_result result = { 0, false };
	char c = word_char(key_id);

	if (list_move(menu, key_id)) {
		clear_word(menu);
	} else if (key_id == KEY_ENTER || key_id == KEY_KP_ENTER) {
		result.select = port_under_bar(menu);
		result.close = result.select != 0;
	} else if (key_id == KEY_ESC) {
		result.close = true;
	} else if (key_id == KEY_BACKSPACE) {
		drop_last(menu);
	} else if (key_id == KEY_F1) {
		open_goto(menu, ports);
	} else if (key_id == KEY_F2) {
		open_filter(menu);
	} else if (key_id == KEY_F12) {
		menu->by_name = !menu->by_name;
		rebuild(menu, ports);
	} else if (c) {
		search(menu, ports, c, now_ms);
	}
	return result;
}

static void
goto_word(struct menu *menu, const struct ports *ports, char c)
{
	size_t len = strlen(menu->word);

	if (len == MENU_ENTRY_MAX)
		return;
	menu->word[len] = c;
	menu->word[len + 1] = 0;
	menu->missed = false;
	menu->match_cursor = 0;
	menu->matches = menu_match(ports, menu->word, menu->match);
}

static void
goto_move(struct menu *menu, int step)
{
	int shown = menu->matches < MENU_GOTO_ROWS ? menu->matches : MENU_GOTO_ROWS;
	int next = menu->match_cursor + step;

	if (next >= 0 && next < shown)
		menu->match_cursor = next;
}

static struct menu_result
goto_key(struct menu *menu, const struct ports *ports, int key_id)
{
	struct menu_result result = { 0, false };
	char c = ovs_key_to_char(key_id, false) == ' ' ? ' ' : word_char(key_id);

	if (key_id == KEY_ENTER || key_id == KEY_KP_ENTER) {
		menu->missed = menu->matches == 0;
		if (menu->matches > 0)
			result = (struct menu_result){ menu->match[menu->match_cursor], true };
	} else if (key_id == KEY_ESC) {
		close_screen(menu);
	} else if (key_id == KEY_BACKSPACE) {
		drop_last(menu);
		menu->match_cursor = 0;
		menu->matches = menu_match(ports, menu->word, menu->match);
	} else if (key_id == KEY_UP || key_id == KEY_DOWN) {
		goto_move(menu, key_id == KEY_UP ? -1 : 1);
	} else if (c) {
		goto_word(menu, ports, c);
	}
	return result;
}

static void
filter_key(struct menu *menu, const struct ports *ports, int key_id)
{
	if (key_id == KEY_UP && menu->filter_cursor > 0)
		menu->filter_cursor--;
	else if (key_id == KEY_DOWN && menu->filter_cursor < FILTER_COUNT - 1)
		menu->filter_cursor++;
	if (key_id == KEY_ENTER || key_id == KEY_KP_ENTER) {
		menu->filter = (enum menu_filter)menu->filter_cursor;
		rebuild(menu, ports);
		close_screen(menu);
	} else if (key_id == KEY_ESC) {
		close_screen(menu);
	}
}

static struct menu_result
press(struct menu *menu, const struct ports *ports, int key_id, int64_t now_ms)
{
	struct menu_result none = { 0, false };

	switch (menu->screen) {
	case MENU_LIST:
		return list_key(menu, ports, key_id, now_ms);
	case MENU_GOTO:
		return goto_key(menu, ports, key_id);
	case MENU_FILTER:
		filter_key(menu, ports, key_id);
		break;
	}
	return none;
}

static bool
repeats(int key_id)
{
	return key_id == KEY_UP || key_id == KEY_DOWN || key_id == KEY_PGUP ||
	       key_id == KEY_PGDN || key_id == KEY_BACKSPACE;
}

struct menu_result
menu_key(struct menu *menu, const struct ports *ports, int key_id, bool down, int64_t now_ms)
{
	struct menu_result none = { 0, false };

	menu->close_at_ms = now_ms + MENU_TIMEOUT_MS;
	if (!down) {
		if (key_id == menu->held_key)
			menu->repeat_at_ms = NO_DEADLINE;
		return none;
	}
	menu->held_key = key_id;
	menu->repeat_at_ms = repeats(key_id) ? now_ms + MENU_REPEAT_DELAY_MS : NO_DEADLINE;
	return press(menu, ports, key_id, now_ms);
}

struct menu_result
menu_tick(struct menu *menu, const struct ports *ports, int64_t now_ms)
{
	struct menu_result result = { 0, false };

	if (now_ms >= menu->close_at_ms) {
		result.close = true;
		return result;
	}
	if (now_ms >= menu->word_until_ms)
		clear_word(menu);
	if (now_ms >= menu->repeat_at_ms) {
		menu->repeat_at_ms = now_ms + MENU_REPEAT_MS;
		result = press(menu, ports, menu->held_key, now_ms);
	}
	return result;
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
