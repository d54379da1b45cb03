/* SPDX-License-Identifier: MIT */
/*
 * mpsse_chip.h - channel A of an FT2232H as an MPSSE, and behind it the SPI flash and the reset of an iCE40
 *
 * Keeps to FTDI AN_108 (command processor for MPSSE): bytes and bits out and in, first bit on top, pins of both bytes,
 * divisor, loopback, immediate answers, FA in front of what is no command; from the pins' side, a pin that is an input is
 * pulled up. What needs clocks without data, LSB first or JTAG is not there and counts as a fault. The flash
 * is the simulator's (sim/mod_flash.h). The FPGA owns the flash while its reset is up: who touches it then is in the wrong;
 * it starts START_US after its reset, if the flash begins with something.
 * Pure: time is the caller's, and goes on by the clocks of SPI.
 */
#ifndef MPSSE_CHIP_H
#define MPSSE_CHIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/mod_flash.h"

enum {
	MPSSE_FIFO = 4096,		/* bytes to the host; the engine waits when it is full */
	MPSSE_INPUT = 512 * 8,
	MPSSE_START_US = 70000,
};

struct mpsse_chip {
	bool on;			/* bit mode 2 */
	uint8_t value, outputs;		/* pins of the low byte */
	uint8_t high;			/* levels of the high byte: nothing is there */
	unsigned divisor;
	bool by_five;			/* 12 MHz, not 60 */
	/* the command under way */
	uint8_t head[3];
	unsigned head_len;
	uint32_t bytes_left;		/* of its data */
	/* bytes from and to the host */
	uint8_t in[MPSSE_INPUT], out[MPSSE_FIFO];
	size_t in_len, out_len;
	bool send;			/* immediately */
	unsigned latency_ms;
	int64_t packet_us;
	/* what is outside */
	struct flash flash;
	struct model_pins pins;
	uint8_t cs_n, sck_en, io_o, io_oe, io_i;
	bool no_flash;			/* nobody drives MISO, which is pulled up */
	bool in_reset;
	double spi_us;			/* clocks of SPI so far */
	int64_t given_us, now_us;	/* without and with them */
	int64_t start_us;		/* reset let go */
	/* what was wrong, and seen */
	unsigned faults;		/* commands that the engine does not have */
	unsigned fights;		/* the flash was touched with the FPGA running, or MISO driven */
	unsigned clashes;		/* pins that the FPGA drives were outputs when it started */
	unsigned resets;
	unsigned writes;		/* erased or programmed */
	unsigned outside;		/* of these, not in a font slot */
	uint8_t protect;		/* status bits of the flash that do not let it be written, or 0 */
};

void mpsse_init(struct mpsse_chip *m);
void mpsse_fini(struct mpsse_chip *m);
void mpsse_time(struct mpsse_chip *m, int64_t now_us);
/* SET_BITMODE of the channel; 0 sets the pins free. */
void mpsse_mode(struct mpsse_chip *m, uint8_t mode);
void mpsse_flush(struct mpsse_chip *m, bool up, bool down);
size_t mpsse_write(struct mpsse_chip *m, const uint8_t *data, size_t len);
/* Bytes of the packet that leaves now, as chip_read. */
size_t mpsse_read(struct mpsse_chip *m, uint8_t *out, size_t size);
/* The FPGA has its bitstream and runs. */
bool mpsse_fpga_runs(const struct mpsse_chip *m);

#endif
