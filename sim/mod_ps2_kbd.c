/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_ps2_kbd.h"

#include <string.h>

#define BAT_US		500000u

static void
defaults(struct ps2_kbd *k)
{
	k->delay_us = 500000;
	k->period_us = 91743;		/* 10.9 characters a second */
	k->repeat_us = PS2_NEVER;
}

static void
reply(struct ps2_kbd *k, const char *bytes, size_t n, uint64_t now_us)
{
	ps2_dev_answer(&k->dev, (const uint8_t *)bytes, n, now_us);
}

/* Bits 6:5 delay, 4:3 exponent, 2:0 mantissa of the period. */
static void
set_typematic(struct ps2_kbd *k, uint8_t arg)
{
	uint32_t period = (8u + (arg & 7)) << (arg >> 3 & 3);

	k->delay_us = 250000u * (1u + (arg >> 5 & 3));
	k->period_us = period * 4170u;
}

static void
argument(struct ps2_kbd *k, uint8_t byte, uint64_t now_us)
{
	switch (k->argument) {
	case 0xed:
		k->leds = byte & 7;
		break;
	case 0xf3:
		set_typematic(k, byte);
		break;
	case 0xf0:
		if (byte == 0) {
			reply(k, "\xfa\x02", 2, now_us);
			return;
		}
		if (byte != 2) {
			reply(k, "\xfe", 1, now_us);
			return;
		}
		break;
	default:
		break;
	}
	reply(k, "\xfa", 1, now_us);
}

static void
reset(struct ps2_kbd *k, uint64_t now_us)
{
	defaults(k);
	k->leds = 0;
	k->enabled = false;
	k->bat_us = now_us + BAT_US;
}

static void
command(struct ps2_kbd *k, uint8_t byte, uint64_t now_us)
{
	switch (byte) {
	case 0xee:
		reply(k, "\xee", 1, now_us);
		return;
	case 0xf2:
		reply(k, "\xfa\xab\x83", 3, now_us);
		return;
	case 0xfe:
		reply(k, (const char *)&k->dev.last, 1, now_us);
		return;
	case 0xed: case 0xf0: case 0xf3: case 0xfb: case 0xfc: case 0xfd:
		k->argument = byte;
		break;
	case 0xf4:
		k->enabled = true;
		break;
	case 0xf5:
		defaults(k);
		k->enabled = false;
		break;
	case 0xf6:
		defaults(k);
		break;
	case 0xff:
		ps2_dev_flush(&k->dev);
		reset(k, now_us);
		break;
	case 0xf7: case 0xf8: case 0xf9: case 0xfa:
		break;
	default:
		reply(k, "\xfe", 1, now_us);
		return;
	}
	reply(k, "\xfa", 1, now_us);
}

static void
got(void *ctx, uint8_t byte, uint64_t now_us)
{
	struct ps2_kbd *k = ctx;

	if (k->argument != 0 && byte < 0xed) {
		argument(k, byte, now_us);
		k->argument = 0;
		return;
	}
	k->argument = 0;
	command(k, byte, now_us);
}

static struct key_mods
held_mods(const struct ps2_kbd *k)
{
	#define HELD(id) ((k->down[(id) / 8] >> (id) % 8 & 1) != 0)
	struct key_mods mods = {
		.shift = HELD(KEY_ID_LSHIFT) || HELD(KEY_ID_RSHIFT),
		.ctrl = HELD(KEY_ID_LCTRL) || HELD(KEY_ID_RCTRL),
		.alt = HELD(KEY_ID_LALT) || HELD(KEY_ID_RALT),
	};
	#undef HELD

	return mods;
}

bool
ps2_kbd_room(const struct ps2_kbd *k)
{
	return k->dev.used + 2u * SET2_MAX < PS2_QUEUE;
}

static void
send_key(struct ps2_kbd *k, uint8_t id, bool down, uint64_t now_us)
{
	uint8_t bytes[SET2_MAX];
	size_t n = key_set2(id, down, held_mods(k), bytes);

	if (k->enabled)
		ps2_dev_send(&k->dev, bytes, n, now_us);
}

static void
schedule(struct ps2_kbd *k)
{
	k->due_us = k->dev.due_us;
	if (k->bat_us < k->due_us)
		k->due_us = k->bat_us;
	if (k->repeat_us < k->due_us)
		k->due_us = k->repeat_us;
}

void
ps2_kbd_key(struct ps2_kbd *k, uint8_t id, bool down, uint64_t now_us)
{
	uint8_t bit = (uint8_t)(1u << id % 8);

	if (((k->down[id / 8] & bit) != 0) == down)
		return;
	k->down[id / 8] ^= bit;
	send_key(k, id, down, now_us);
	if (down && id != KEY_ID_PAUSE) {
		k->repeat_id = id;
		k->repeat_us = now_us + k->delay_us;
	} else if (id == k->repeat_id) {
		k->repeat_us = PS2_NEVER;
	}
	schedule(k);
}

void
ps2_kbd_step(struct ps2_kbd *k, uint64_t now_us)
{
	if (now_us >= k->bat_us) {
		k->bat_us = PS2_NEVER;
		k->enabled = true;
		reply(k, "\xaa", 1, now_us);
	}
	if (now_us >= k->repeat_us) {
		k->repeat_us = now_us + k->period_us;
		if (k->dev.used == 0)
			send_key(k, k->repeat_id, true, now_us);
	}
	ps2_dev_step(&k->dev, now_us);
	schedule(k);
}

void
ps2_kbd_init(struct ps2_kbd *k, struct ps2_wire *w, uint64_t now_us)
{
	memset(k, 0, sizeof(*k));
	ps2_dev_init(&k->dev, w, got, k);
	reset(k, now_us);
	schedule(k);
}
