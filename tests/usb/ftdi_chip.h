/* SPDX-License-Identifier: MIT */
/*
 * ftdi_chip.h - one UART channel of an FTDI chip as seen from USB; pure: no I/O, no clock of its own
 *
 * What it keeps to: the vendor requests that libftdi and Linux' ftdi_sio send; FTDI AN232B-04 for when a
 * packet leaves (it is full; the event character came and was not the first byte in the buffer; the latency
 * timer since the last packet ran out); packets that begin with modem and line status; a buffer each way
 * that overruns (board to host, marked in the line status) or takes no more (host to board). Bytes take
 * their time on the wire at the baud rate that was set. In FT245 synchronous FIFO mode they take none, and what
 * the board sends leaves at once, as SIWU# asks. One word of EEPROM; no bit bang or MPSSE.
 * Times are microseconds of the caller's clock.
 */
#ifndef FTDI_CHIP_H
#define FTDI_CHIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CHIP_FIFO_MAX = 4096,
	CHIP_PACKET_MAX = 512,
	CHIP_STATUS = 2,
	LINE_OVERRUN = 0x02, LINE_PARITY = 0x04, LINE_FRAMING = 0x08, LINE_EMPTY = 0x60,
};

struct chip_type {
	const char *name;
	uint16_t product, bcd;
	unsigned packet;		/* bytes of a bulk packet */
	unsigned fifo;			/* bytes each way */
	bool two_channels;		/* the model is channel B then */
	bool bit_modes;			/* SET_BITMODE is not refused */
};

/* "2232h", "232h", "231x", "232r", "4232h" (a product no board has); NULL: no such type. */
const struct chip_type *chip_type(const char *name);

struct chip_fifo {
	uint8_t data[CHIP_FIFO_MAX];
	size_t len;
};

struct chip {
	const struct chip_type *type;
	/* as set by the host */
	unsigned baud, latency_ms;
	bool event_on, flow;
	uint8_t bit_mode;
	uint8_t event_char;
	uint16_t line;			/* SET_DATA */
	unsigned resets, refused;	/* SIO resets; requests that were stalled */
	/* bytes */
	struct chip_fifo up, down;	/* board to host, host to board */
	bool event;			/* the event character is in up and calls for a packet */
	int64_t packet_us;		/* when the last packet left */
	unsigned by_event, by_timer;	/* packets with data, not full, that left because of these */
	double up_credit, down_credit;	/* bytes the wire could have carried by now */
	int64_t wire_us;
	uint8_t errors;			/* line status bits for the next packet */
	uint8_t eeprom[2];		/* its first word: 01 = channel A is a 245 FIFO; FF FF = blank */
	uint64_t overruns, ups, downs;	/* bytes lost, and carried each way */
	size_t up_most;			/* fullest that up has been */
	/* faults, for tests */
	bool no_event;			/* the event character is not noticed */
	unsigned payload_max;		/* packets carry no more than this; 0 = as they should */
};

void chip_init(struct chip *chip, const struct chip_type *type, int64_t now_us);
/* A vendor request; bytes of the answer in data, or -1 = stalled. */
int chip_request(struct chip *chip, const uint8_t setup[8], uint8_t *data);

/* From USB; how much fits now. */
size_t chip_write(struct chip *chip, const uint8_t *data, size_t len);
/* The packet that leaves now into out (type->packet bytes), or 0 = NAK. */
size_t chip_read(struct chip *chip, int64_t now_us, uint8_t *out);

/* The wire: time passes; then bytes that may come from, and go to, the board. */
void chip_wire(struct chip *chip, int64_t now_us);
size_t chip_wire_room(const struct chip *chip);
void chip_from_board(struct chip *chip, const uint8_t *data, size_t len);
size_t chip_to_board(struct chip *chip, uint8_t *out, size_t size);

#endif
