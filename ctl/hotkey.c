/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "ctl/hotkey.h"
#include "ctl/keyid.h"
#include "ctl/ports.h"
#include "ctl/settings.h"
#include "driver/overscan.h"

enum { DWELL_DIGITS = 3, DWELL_MAX_S = 255 };

void
hotkey_init(struct hotkey *hotkey)
{
	memset(hotkey, 0, sizeof(*hotkey));
	hotkey->until_ms = NO_DEADLINE;
}

static void
enter(struct hotkey *hotkey, enum hotkey_state state, int64_t until_ms)
{
	hotkey->state = state;
	hotkey->until_ms = until_ms;
}

void
hotkey_begin(struct hotkey *hotkey, int ports, int64_t silence_until_ms)
{
	hotkey_end(hotkey);
	hotkey->ports = ports;
	hotkey_behind(hotkey, 0, 0, false);
	enter(hotkey, HOTKEY_FIRST, silence_until_ms);
}

void
hotkey_behind(struct hotkey *hotkey, int unit, int ports, bool there)
{
	hotkey->behind = unit;
	hotkey->behind_ports = ports;
	hotkey->there = there && unit != 0;
}

void
hotkey_end(struct hotkey *hotkey)
{
	enter(hotkey, HOTKEY_OFF, NO_DEADLINE);
	hotkey->count = 0;
	hotkey->digit[0] = 0;
	hotkey->down_ms = hotkey->tapped_ms = 0;
	hotkey->clean = false;
}

int64_t
hotkey_deadline(const struct hotkey *hotkey)
{
	return hotkey->state == HOTKEY_OFF ? NO_DEADLINE : hotkey->until_ms;
}

/* ---- what a word does ------------------------------------------------------------------------ */

static void
finish(struct hotkey *hotkey, struct actions *out, enum act act, int value)
{
	hotkey_end(hotkey);
	action_add(out, act)->value = value;
}

static void
cancel(struct hotkey *hotkey, struct actions *out)
{
	finish(hotkey, out, ACT_BEEP, 0);
}

/* PP, or SSPP: the first two digits are the unit if more follow; 0 = no such port */
static int
port_meant(const struct hotkey *hotkey)
{
	int unit = hotkey->there ? hotkey->behind : UNIT, port = atoi(hotkey->digit);

	if (hotkey->count > 2)
		sscanf(hotkey->digit, "%2d%2d", &unit, &port);
	if (port < 1 || port > UNIT_PORTS)
		return 0;
	if (unit == UNIT)
		return port <= hotkey->ports ? port : 0;
	return unit != 0 && unit == hotkey->behind && port <= hotkey->behind_ports ? UNIT_PORTS + port : 0;
}

static void
go(struct hotkey *hotkey, struct actions *out)
{
	int port = port_meant(hotkey);

	if (port == 0) {
		cancel(hotkey, out);
		return;
	}
	hotkey_end(hotkey);
	action_add(out, ACT_SELECT)->port = port;
}

static void
scan(struct hotkey *hotkey, struct actions *out)
{
	int seconds = atoi(hotkey->digit);

	if (hotkey->count > 0 && (seconds < 1 || seconds > DWELL_MAX_S))
		cancel(hotkey, out);
	else
		finish(hotkey, out, ACT_SCAN, seconds);
}

/* ---- numbers --------------------------------------------------------------------------------- */

static bool
enter_optional(const struct hotkey *hotkey)
{
	return hotkey->ports <= HOTKEY_SHORT_PORTS;
}

/* no further digit could change what is meant */
static bool
number_complete(const struct hotkey *hotkey)
{
	if (!enter_optional(hotkey))
		return false;
	return hotkey->count == HOTKEY_DIGITS || (hotkey->count == 1 && hotkey->digit[0] != '0');
}

static void
add_digit(struct hotkey *hotkey, char digit, int64_t now_ms, struct actions *out)
{
	int most = hotkey->state == HOTKEY_DWELL ? DWELL_DIGITS : HOTKEY_DIGITS;

	if (hotkey->count == most) {
		cancel(hotkey, out);
		return;
	}
	hotkey->digit[hotkey->count++] = digit;
	hotkey->digit[hotkey->count] = 0;
	hotkey->until_ms = now_ms + HOTKEY_NUMBER_MS;
	if (hotkey->state == HOTKEY_PORT && number_complete(hotkey))
		go(hotkey, out);
}

static void
rub_out(struct hotkey *hotkey, int64_t now_ms)
{
	if (hotkey->count > 0)
		hotkey->digit[--hotkey->count] = 0;
	hotkey->until_ms = now_ms + (hotkey->count ? HOTKEY_NUMBER_MS : HOTKEY_COMMAND_MS);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool
is_modifier(int key_id)
{
	return key_id == KEY_LEFT_SHIFT || key_id == KEY_RIGHT_SHIFT || key_id == KEY_LEFT_CTRL ||
	       key_id == KEY_RIGHT_CTRL || key_id == KEY_LEFT_ALT || key_id == KEY_RIGHT_ALT ||
	       key_id == KEY_LEFT_META || key_id == KEY_RIGHT_META;
}

/* '0' to '9', or 0; the keypad is a number pad here, whatever Num Lock says */
static char
digit_of(int key_id)
{
	static const uint8_t keypad[10] = { 0x70, 0x69, 0x72, 0x7A, 0x6B,
					    0x73, 0x74, 0x6C, 0x75, 0x7D };
	uint32_t c = ovs_key_to_char(key_id, false);

	for (int i = 0; i < 10; i++)
		if (keypad[i] == key_id)
			return (char)('0' + i);
	return c >= '0' && c <= '9' ? (char)c : 0;
}

struct word {
	int key_id;
	enum act act;
	int value;
};

/* keys that are whole words by themselves */
static const struct word words[] = {
	{ KEY_ENTER, ACT_MENU, 0 }, { KEY_KP_ENTER, ACT_MENU, 0 }, { KEY_SPACE, ACT_MENU, 0 },
	{ KEY_UP, ACT_STEP, -1 }, { KEY_LEFT, ACT_STEP, -1 },
	{ KEY_DOWN, ACT_STEP, 1 }, { KEY_RIGHT, ACT_STEP, 1 },
	{ KEY_TAB, ACT_LAST_PORT, 0 }, { KEY_S, ACT_SKIP, 0 }, { KEY_B, ACT_BROADCAST, 0 },
	{ KEY_L, ACT_LOGOUT, 0 }, { KEY_K, ACT_LOCK_FOCUS, 0 }, { KEY_P, ACT_PAUSE, 0 },
	{ KEY_I, ACT_BANNER, 0 }, { KEY_Z, ACT_BLANK, 0 }, { KEY_R, ACT_REPLUG, 0 },
	{ KEY_W, ACT_POWER, 0 }, { KEY_SLASH, ACT_HELP, 0 },
};

static void
first_key(struct hotkey *hotkey, int key_id, int64_t now_ms, struct actions *out)
{
	char digit = digit_of(key_id);

	if (digit) {
		hotkey->state = HOTKEY_PORT;
		add_digit(hotkey, digit, now_ms, out);
		return;
	}
	if (key_id == KEY_A) {
		enter(hotkey, HOTKEY_DWELL, now_ms + HOTKEY_COMMAND_MS);
		return;
	}
	if (key_id == KEY_H) {
		finish(hotkey, out, ACT_SET, -1);
		out->list[out->count - 1].item = SET_TRIGGER;
		return;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].key_id == key_id) {
			finish(hotkey, out, words[i].act, words[i].value);
			return;
		}
	cancel(hotkey, out);
}

static void
number_key(struct hotkey *hotkey, int key_id, int64_t now_ms, struct actions *out)
{
	char digit = digit_of(key_id);

	if (digit)
		add_digit(hotkey, digit, now_ms, out);
	else if (key_id == KEY_BACKSPACE)
		rub_out(hotkey, now_ms);
	else if (key_id != KEY_ENTER && key_id != KEY_KP_ENTER)
		cancel(hotkey, out);
	else if (hotkey->state == HOTKEY_DWELL)
		scan(hotkey, out);
	else
		go(hotkey, out);
}

void
hotkey_key(struct hotkey *hotkey, int key_id, bool down, int64_t now_ms, struct actions *out)
{
	if (!down || is_modifier(key_id))
		return;
	if (hotkey->state == HOTKEY_FIRST)
		first_key(hotkey, key_id, now_ms, out);
	else if (hotkey->state != HOTKEY_OFF)
		number_key(hotkey, key_id, now_ms, out);
}

void
hotkey_tick(struct hotkey *hotkey, int64_t now_ms, struct actions *out)
{
	if (now_ms < hotkey_deadline(hotkey))
		return;
	if (hotkey->state == HOTKEY_FIRST)
		finish(hotkey, out, ACT_MENU, 0);
	else if (hotkey->state == HOTKEY_PORT && hotkey->count > 0 && enter_optional(hotkey))
		go(hotkey, out);
	else
		cancel(hotkey, out);
}

/* ---- taps among captured keys ---------------------------------------------------------------- */

bool
hotkey_taps(struct hotkey *hotkey, const struct hotkey_times *times, int key_id, bool down,
	    int64_t now_ms)
{
	bool tapped;

	if (key_id != times->key_id) {
		hotkey->clean = hotkey->clean && !down;
		hotkey->tapped_ms = down ? 0 : hotkey->tapped_ms;
		return false;
	}
	if (down) {
		if (hotkey->tapped_ms != 0 && now_ms > hotkey->tapped_ms + times->gap_ms)
			hotkey->tapped_ms = 0;
		hotkey->down_ms = now_ms;
		hotkey->clean = true;
		return false;
	}
	tapped = hotkey->clean && now_ms <= hotkey->down_ms + times->tap_ms;
	hotkey->clean = false;
	if (tapped && hotkey->tapped_ms != 0) {
		hotkey->tapped_ms = 0;
		return true;
	}
	hotkey->tapped_ms = tapped ? now_ms : 0;
	return false;
}

/* ---- the command bar ------------------------------------------------------------------------- */

const char *
hotkey_line(const struct hotkey *hotkey, char out[HOTKEY_LINE])
{
	if (hotkey->state == HOTKEY_DWELL)
		snprintf(out, HOTKEY_LINE, "A %s_", hotkey->digit);
	else if (hotkey->count > 2)
		snprintf(out, HOTKEY_LINE, "%.2s-%s_", hotkey->digit, hotkey->digit + 2);
	else
		snprintf(out, HOTKEY_LINE, "%s_", hotkey->digit);
	return out;
}
