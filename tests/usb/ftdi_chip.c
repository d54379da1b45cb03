/* SPDX-License-Identifier: MIT */
#include "tests/usb/ftdi_chip.h"

#include <string.h>

enum {
	RESET = 0, MODEM_CTRL = 1, FLOW_CTRL = 2, BAUD = 3, DATA = 4, MODEM_STATUS = 5, EVENT_CHAR = 6, ERROR_CHAR = 7,
	SET_LATENCY = 9, GET_LATENCY = 10, BITMODE = 11, PINS = 12, READ_EEPROM = 0x90,
	MODEM = 0x01,			/* "FTDI" in the low nibble; no modem line is on */
	CREDIT_MAX = 300,		/* bytes: one millisecond at the fast rate */
	SYNC_FIFO = 0x40, FIFO_KIND = 0x01, FIFO_BITS_S = 400000000,
	BITS_A_BYTE = 10,
};

static const struct chip_type types[] = {
	{"2232h", 0x6010, 0x0700, 512, 4096, true, true},
	{"232h", 0x6014, 0x0900, 512, 1024, false, true},
	{"231x", 0x6015, 0x1000, 64, 512, false, true},
	{"232r", 0x6001, 0x0600, 64, 256, false, false},
	{"4232h", 0x6011, 0x0800, 512, 2048, true, true},
};

const struct chip_type *chip_type(const char *name)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (!strcmp(types[i].name, name))
			return &types[i];
	return NULL;
}

static void power_on(struct chip *c)
{
	c->baud = 9600;
	c->latency_ms = 16;
	c->event_on = c->flow = c->event = false;
	c->bit_mode = 0;
	c->line = 8;
	c->up.len = c->down.len = 0;
	c->errors = 0;
}

void chip_init(struct chip *chip, const struct chip_type *type, int64_t now_us)
{
	memset(chip, 0, sizeof(*chip));
	chip->type = type;
	chip->eeprom[0] = chip->eeprom[1] = 0xFF;
	chip->wire_us = chip->packet_us = now_us;
	power_on(chip);
}

/* Divisor words of AN120: three bits of eighths, whole part, and on H chips which clock. */
static unsigned baud_of(const struct chip_type *type, unsigned value, unsigned index)
{
	static const unsigned eighths[] = {0, 4, 2, 1, 3, 5, 6, 7};
	bool is_h = type->packet == 512;
	unsigned high = is_h ? index >> 8 : index;
	bool h_clock = is_h && high & 2;
	unsigned base = h_clock ? 12000000 : 3000000, whole = value & 0x3FFF;
	unsigned divisor = whole * 8 + eighths[value >> 14 | (high & 1) << 2];

	if (!whole)
		return base;
	if (divisor == 8)
		return base * 2 / 3;
	return (unsigned)((uint64_t)base * 8 / divisor);
}

static void reset(struct chip *c, unsigned value)
{
	if (value == 0)
		c->resets++;
	if (value == 0 || value == 2) {
		c->up.len = 0;
		c->event = false;
	}
	if (value == 0 || value == 1)
		c->down.len = 0;
}

static int answer(struct chip *c, uint8_t request, unsigned index, uint8_t *data)
{
	switch (request) {
	case MODEM_STATUS:
		data[0] = MODEM;
		data[1] = LINE_EMPTY;
		return 2;
	case GET_LATENCY:
		data[0] = (uint8_t)c->latency_ms;
		return 1;
	case PINS:
		data[0] = 0xFF;
		return 1;
	case READ_EEPROM:
		data[0] = index ? 0xFF : c->eeprom[0];
		data[1] = index ? 0xFF : c->eeprom[1];
		return 2;
	}
	return -1;
}

static int command(struct chip *c, uint8_t request, unsigned value, unsigned index)
{
	switch (request) {
	case RESET:
		reset(c, value);
		return 0;
	case FLOW_CTRL:
		c->flow = index >> 8;
		return 0;
	case BAUD:
		c->baud = baud_of(c->type, value, index);
		return 0;
	case DATA:
		c->line = (uint16_t)value;
		return 0;
	case EVENT_CHAR:
		c->event_char = (uint8_t)value;
		c->event_on = value >> 8 & 1;
		return 0;
	case SET_LATENCY:
		c->latency_ms = value & 0xFF;
		return value & 0xFF ? 0 : -1;
	case BITMODE:
		c->bit_mode = (uint8_t)(value >> 8);
		return c->type->bit_modes ? 0 : -1;
	case MODEM_CTRL:
	case ERROR_CHAR:
		return 0;
	}
	return -1;
}

int chip_request(struct chip *chip, const uint8_t setup[8], uint8_t *data)
{
	unsigned value = setup[2] | setup[3] << 8, index = setup[4] | setup[5] << 8;
	int n;

	/* Channel A has settings of its own, which are none of the model's business. */
	if (chip->type->two_channels && (index & 0xFF) == 1)
		return setup[0] & 0x80 ? answer(chip, setup[1], index, data) : 0;
	n = setup[0] & 0x80 ? answer(chip, setup[1], index, data) : command(chip, setup[1], value, index);
	chip->refused += n < 0;
	return n;
}

static size_t fifo_put(struct chip_fifo *f, size_t size, const uint8_t *data, size_t len)
{
	size_t n = len < size - f->len ? len : size - f->len;

	memcpy(f->data + f->len, data, n);
	f->len += n;
	return n;
}

static size_t fifo_get(struct chip_fifo *f, uint8_t *out, size_t size)
{
	size_t n = f->len < size ? f->len : size;

	memcpy(out, f->data, n);
	memmove(f->data, f->data + n, f->len - n);
	f->len -= n;
	return n;
}

size_t chip_write(struct chip *chip, const uint8_t *data, size_t len)
{
	return fifo_put(&chip->down, chip->type->fifo, data, len);
}

size_t chip_read(struct chip *chip, int64_t now_us, uint8_t *out)
{
	size_t room = chip->type->packet - CHIP_STATUS;
	bool due = now_us - chip->packet_us >= (int64_t)chip->latency_ms * 1000;

	if (chip->up.len < room && !chip->event && !due)
		return 0;
	if (chip->up.len && chip->up.len < room)
		(*(chip->event ? &chip->by_event : &chip->by_timer))++;
	if (chip->payload_max && chip->payload_max < room)
		room = chip->payload_max;
	out[0] = MODEM;
	out[1] = (uint8_t)(chip->errors | (chip->down.len ? 0 : LINE_EMPTY));
	chip->errors = 0;
	chip->packet_us = now_us;
	room = fifo_get(&chip->up, out + CHIP_STATUS, room);
	/* One that is left behind is first in the buffer, unless another byte is before it. */
	chip->event = chip->event_on && !chip->no_event && chip->up.len > 1 && memchr(chip->up.data + 1, chip->event_char, chip->up.len - 1);
	return CHIP_STATUS + room;
}

static double credit(double had, unsigned baud, int64_t us)
{
	had += (double)us * baud / BITS_A_BYTE / 1e6;
	return had < CREDIT_MAX ? had : CREDIT_MAX;
}

static bool is_fifo(const struct chip *c)
{
	return (c->eeprom[0] & 7) == FIFO_KIND;
}

/* The FIFO's pins have no clock before its mode is set. */
static unsigned bits_s(const struct chip *c)
{
	return !is_fifo(c) ? c->baud : c->bit_mode == SYNC_FIFO ? FIFO_BITS_S : 0;
}

void chip_wire(struct chip *chip, int64_t now_us)
{
	chip->up_credit = credit(chip->up_credit, bits_s(chip), now_us - chip->wire_us);
	/* A line that idles saves up no more than the byte under way. */
	chip->down_credit = chip->down.len ? credit(chip->down_credit, bits_s(chip), now_us - chip->wire_us) : !is_fifo(chip);
	chip->wire_us = now_us;
}

size_t chip_wire_room(const struct chip *chip)
{
	return (size_t)chip->up_credit;
}

void chip_from_board(struct chip *chip, const uint8_t *data, size_t len)
{
	size_t first = chip->up.len, n = fifo_put(&chip->up, chip->type->fifo, data, len);

	chip->up_credit -= (double)len;
	chip->ups += n;
	if (n < len) {
		chip->overruns += len - n;
		chip->errors |= LINE_OVERRUN;
	}
	if (chip->up.len > chip->up_most)
		chip->up_most = chip->up.len;
	chip->event |= is_fifo(chip);
	for (size_t i = first; i < chip->up.len; i++)
		chip->event |= chip->event_on && !chip->no_event && i > 0 && chip->up.data[i] == chip->event_char;
}

size_t chip_to_board(struct chip *chip, uint8_t *out, size_t size)
{
	size_t most = (size_t)chip->down_credit, n = fifo_get(&chip->down, out, size < most ? size : most);

	chip->down_credit -= (double)n;
	chip->downs += n;
	return n;
}
