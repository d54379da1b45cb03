/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A PS/2 keyboard at a console: self test, commands, typematic, lock LEDs, as an
 * IBM Model M. Speaks scan code set 2 only (like many real ones it refuses others).
 */
#ifndef SIM_MOD_PS2_KBD_H
#define SIM_MOD_PS2_KBD_H

#include "sim/keymap.h"
#include "sim/ps2.h"

struct ps2_kbd {
	struct ps2_dev dev;
	uint64_t due_us;
	uint64_t bat_us, repeat_us;
	uint32_t delay_us, period_us;
	uint8_t leds;		/* bit 0 Scroll, 1 Num, 2 Caps */
	uint8_t argument;	/* command whose argument is awaited */
	uint8_t repeat_id;
	uint8_t down[32];	/* keys held, by id */
	bool enabled;
};

void ps2_kbd_init(struct ps2_kbd *k, struct ps2_wire *w, uint64_t now_us);
void ps2_kbd_step(struct ps2_kbd *k, uint64_t now_us);
/* There is room for one more key. */
bool ps2_kbd_room(const struct ps2_kbd *k);
/* A key that already is as told is ignored. */
void ps2_kbd_key(struct ps2_kbd *k, uint8_t id, bool down, uint64_t now_us);

#endif
