/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One table of keys: key id (docs/architecture.md), PC XT scan code as RFB's
 * extended key event carries it (bit 7: E0), X11 key symbols of a US keyboard.
 */
#ifndef SIM_KEYMAP_H
#define SIM_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KEY_ID_PAUSE	0x62
#define KEY_ID_SYSRQ	0x7f
#define KEY_ID_F7	0x02
#define KEY_ID_PRINT	0xfc
#define KEY_ID_LSHIFT	0x12
#define KEY_ID_RSHIFT	0x59
#define KEY_ID_LCTRL	0x14
#define KEY_ID_RCTRL	0x94
#define KEY_ID_LALT	0x11
#define KEY_ID_RALT	0x91

struct key {
	uint8_t id;
	uint8_t xt;
	uint32_t sym;		/* key symbol without Shift */
	uint32_t shifted;	/* with Shift; 0: the same */
};

/* NULL: no such key. */
const struct key *key_by_id(uint8_t id);
const struct key *key_by_xt(uint8_t xt);
/* *shift: this symbol needs Shift on a US keyboard */
const struct key *key_by_sym(uint32_t sym, bool *shift);

/* The bytes of a key in scan code set 2; returns how many (at most 8). */
#define SET2_MAX 8
struct key_mods { bool shift, ctrl, alt; };
size_t key_set2(uint8_t id, bool down, struct key_mods mods, uint8_t *bytes);

#endif
