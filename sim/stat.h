/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the simulated board says about itself, taken by the model thread. */
#ifndef SIM_STAT_H
#define SIM_STAT_H

#include "sim/board.h"

struct host_stat {
	struct mode mode;
	const char *signal;		/* see signal_name() */
	bool on;
	uint64_t frames, key_bytes, mouse_bytes;
	unsigned keys_down;
	uint8_t leds;
	bool kbd_ready, mouse_ready;
	struct panel panel;
	struct ddc ddc;
};

struct board_stat {
	unsigned hosts, consoles, pixels;
	uint32_t clk_khz;
	uint64_t sim_us, clocks;
	double factor;		/* simulated time by wall time, last second */
	double capacity;	/* simulated time by CPU time of its thread */
	bool alive;
	uint32_t selected[SIM_CONSOLES];	/* 1-based; 0: none */
	struct host_stat host[SIM_HOSTS];
	struct mon_stat console[SIM_CONSOLES];
	uint8_t console_leds[SIM_CONSOLES];
	struct beeper beeper[SIM_CONSOLES];
	uint64_t link_to_board, link_from_board;
	uint32_t link_framing, link_overrun, flash_errors, sram_errors;
};

void stat_collect(const struct board *b, struct board_stat *s);

/* One line of JSON without the newline, to be freed; NULL: out of memory. */
char *stat_json(const struct board_stat *s, struct sim_io *io);

#endif
