/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The board: the gateware and a model of each thing outside it, wired together
 * and clocked. One thread; knows no sockets and no wall clock.
 */
#ifndef SIM_BOARD_H
#define SIM_BOARD_H

#include "sim/mod_beeper.h"
#include "sim/mod_ddc.h"
#include "sim/mod_flash.h"
#include "sim/mod_monitor.h"
#include "sim/mod_panel.h"
#include "sim/mod_ps2_host.h"
#include "sim/mod_ps2_kbd.h"
#include "sim/mod_ps2_mouse.h"
#include "sim/mod_source.h"
#include "sim/mod_sram.h"
#include "sim/mod_uart.h"
#include "sim/sim.h"

#define BOARD_CLK_MIN_KHZ 3200u	/* four clocks a bit of the slow link; 640x480@60 */
#define BOARD_CLK_FAST_KHZ 12000u	/* from here on the link is fast */
#define BOARD_CLK_MAX_KHZ 65535u
#define BOARD_WIRES (2 * (SIM_HOSTS + SIM_CONSOLES))
#define BOARD_OE_PINS 8

/* Text whose glyphs the gateware has kept, or that it must read from the flash. */
enum board_text { TEXT_NONE, TEXT_KEPT, TEXT_NEW, TEXT_LEVELS };

struct board {
	const struct model_ops *ops;
	void *model;
	struct model_pins pins;
	struct sim_io *io;
	/* time */
	uint64_t now_ps, now_us, us_ps, clk_ps;
	uint32_t clk_khz, fixed_khz, wrap;
	enum board_text text;		/* what is being fetched for an overlay */
	uint64_t text_until_us[TEXT_LEVELS];
	uint32_t flash_clocks;		/* it was selected for of late, in thousandths */
	uint64_t clocks;
	/* video */
	unsigned host_bytes;		/* of a pin with one bit a host */
	struct source source[SIM_HOSTS];
	struct source *on[SIM_HOSTS];
	unsigned n_on;
	struct monitor monitor[SIM_CONSOLES];
	/* the rest */
	struct sram sram;
	struct flash flash;
	struct uart uart;
	struct beeper beeper[SIM_CONSOLES];
	uint8_t beep;			/* the pins, as they were */
	struct ps2_wire wire[BOARD_WIRES];	/* host 0 keyboard, mouse, ... */
	bool wire_moved[BOARD_WIRES];
	uint32_t oe[BOARD_OE_PINS];
	uint64_t ps2_due_us;
	bool plugged_elsewhere;		/* console 1 has no keyboard and mouse of its own */
	struct ps2_host host[SIM_HOSTS];
	uint32_t boots[SIM_HOSTS];
	struct panel panel[SIM_HOSTS];
	struct ddc ddc[SIM_HOSTS];
	uint64_t ddc_due_us;
	struct ps2_kbd kbd[SIM_CONSOLES];
	struct ps2_mouse mouse[SIM_CONSOLES];
};

/* fixed_khz 0: clk follows the modes. False: out of memory. */
bool board_init(struct board *b, const struct model_ops *ops,
    struct sim_io *io, uint32_t fixed_khz);
void board_fini(struct board *b);

/* Runs for so much simulated time. */
void board_run(struct board *b, uint32_t us);

/*
 * Console 1 of `behind` is plugged into a host port (from 0) of `front`: its picture, frame by frame, and the wires
 * of its keyboard and mouse, a microsecond later. After both have been initialised.
 */
void board_join(struct board *front, unsigned port, struct board *behind);
/* Runs both in step. */
void board_run_joined(struct board *front, unsigned port, struct board *behind,
    uint32_t us);

/*
 * The clock that the modes in use need: a beat a clock and, while there is an overlay,
 * the glyphs of a full row of text before the beam gets there. What it costs to
 * simulate a second is clocks.
 */
uint32_t board_clk_needed(const struct board *b);

#endif
