/* SPDX-License-Identifier: MIT */
/* Pins without a chip behind them: plain memory that tests read and write. */
#ifndef TESTS_SIM_FAKE_PINS_H
#define TESTS_SIM_FAKE_PINS_H

#include "sim/model.h"

struct fake_pins {
	struct model_pins pins;
	uint8_t bits[64][16];
	uint16_t clk_khz, dq_o, dq_i;
	uint32_t addr;
	uint32_t host_rgb[16 * 8], con_rgb[4 * 8];
	uint8_t *wave;			/* con_wave */
};

/* con_* video pins are the host_* ones: what host 1 sends is what console 1 gets. */
void fake_pins_init(struct fake_pins *f);

#endif
