/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A PS/2 mouse at a console, with a wheel once it has been knocked for (sample rates
 * 200, 100, 80). Stream and remote mode; no wrap-mode data beyond the echo.
 */
#ifndef SIM_MOD_PS2_MOUSE_H
#define SIM_MOD_PS2_MOUSE_H

#include "sim/ps2.h"

struct ps2_mouse {
	struct ps2_dev dev;
	uint64_t due_us;
	uint64_t bat_us, sample_us;
	int32_t dx, dy, dz;	/* not yet reported; right, up, towards the user */
	uint8_t buttons, told;	/* now; as last reported */
	uint8_t rate, resolution, id, argument, knock;
	bool streaming, remote, wrap, scaling;
};

void ps2_mouse_init(struct ps2_mouse *m, struct ps2_wire *w, uint64_t now_us);
void ps2_mouse_step(struct ps2_mouse *m, uint64_t now_us);
/* An event with these buttons can be taken without losing a click. */
bool ps2_mouse_room(const struct ps2_mouse *m, uint8_t buttons);
void ps2_mouse_move(struct ps2_mouse *m, uint8_t buttons, int dx, int dy,
    int dz);

#endif
