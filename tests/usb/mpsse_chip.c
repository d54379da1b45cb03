/* SPDX-License-Identifier: MIT */
#include "tests/usb/mpsse_chip.h"

#include <string.h>

enum {
	SCK = 0x01, MOSI = 0x02, MISO = 0x04, SELECT = 0x10, CDONE = 0x40, CRESET = 0x80,
	NEGATIVE_OUT = 0x01, BITS = 0x02, LSB = 0x08, OUT = 0x10, IN = 0x20, TMS = 0x40,
	SLOT_0 = 0x100000, SLOT_1 = 0x500000, SLOT_BYTES = 0x210000,
};

void mpsse_init(struct mpsse_chip *m)
{
	memset(m, 0, sizeof(*m));
	m->latency_ms = 16;
	m->cs_n = 1;
	m->pins = (struct model_pins){.flash_cs_n = &m->cs_n, .flash_sck_en = &m->sck_en, .flash_io_o = &m->io_o,
				      .flash_io_oe = &m->io_oe, .flash_io_i = &m->io_i};
	flash_init(&m->flash, &m->pins);
	m->start_us = -MPSSE_START_US;
}

void mpsse_fini(struct mpsse_chip *m)
{
	flash_fini(&m->flash);
}

void mpsse_time(struct mpsse_chip *m, int64_t now_us)
{
	m->given_us = now_us;
	m->now_us = now_us + (int64_t)m->spi_us;
	m->flash.now_us = (uint64_t)m->now_us;
}

bool mpsse_fpga_runs(const struct mpsse_chip *m)
{
	return !m->in_reset && m->now_us - m->start_us >= MPSSE_START_US && flash_peek(&m->flash, 0) != 0xFF;
}

/* ---- pins ---- */

static uint8_t levels(const struct mpsse_chip *m)
{
	return (uint8_t)((m->value & m->outputs) | ~m->outputs);
}

static bool in_slot(uint32_t address)
{
	return address - SLOT_0 < SLOT_BYTES || address - SLOT_1 < SLOT_BYTES;
}

/* Chip select goes up behind a whole command that writes. */
static void count_write(struct mpsse_chip *m)
{
	struct flash *f = &m->flash;
	uint8_t code = f->command;

	if (f->phase != FLASH_WRITE || (code != 0x02 && code != 0x20 && code != 0x52 && code != 0xD8 && code != 0xC7 && code != 0x60))
		return;
	if (m->protect) {
		f->phase = FLASH_IGNORE;
		f->write_enable = false;
		return;
	}
	m->writes++;
	m->outside += code == 0xC7 || code == 0x60 || !in_slot(f->addr);
}

static void select_flash(struct mpsse_chip *m, bool high)
{
	if (m->cs_n == high)
		return;
	m->fights += !high && !m->in_reset;
	if (high)
		count_write(m);
	m->cs_n = high;
	m->io_i = 0x0F;
	m->flash.status[0] |= m->protect;
	flash_clock(&m->flash);
}

static void set_reset(struct mpsse_chip *m, bool low)
{
	if (m->in_reset && !low) {
		m->start_us = m->now_us;
		m->clashes += (m->outputs & (SCK | MOSI | SELECT)) != 0;
		m->flash.power_down = false;	/* the first thing that an iCE40 sends is AB */
	}
	m->resets += low && !m->in_reset;
	m->in_reset = low;
}

static void pins_changed(struct mpsse_chip *m)
{
	uint8_t level = levels(m);

	m->fights += (m->outputs & MISO) && m->in_reset && !m->cs_n;
	set_reset(m, m->on && !(level & CRESET));
	select_flash(m, !m->on || level & SELECT);
}

static bool clock_bit(struct mpsse_chip *m, bool out, unsigned command)
{
	bool in = m->no_flash || m->cs_n || (m->io_i & 2);
	unsigned base = m->by_five ? 12 : 60;

	m->spi_us += 2.0 * (1 + m->divisor) / base;
	mpsse_time(m, m->given_us);
	m->fights += !m->in_reset || !(m->outputs & SCK);
	m->faults += (command & OUT) && (!(command & NEGATIVE_OUT) || !(m->outputs & MOSI));
	m->io_oe = 1;
	m->io_o = command & OUT ? out : m->io_o & 1;
	m->sck_en = 1;
	if (!m->no_flash)
		flash_clock(&m->flash);
	m->sck_en = 0;
	return in;
}

/* ---- commands ---- */

static void reply(struct mpsse_chip *m, uint8_t byte)
{
	m->out[m->out_len++] = byte;	/* who calls has seen that there is room */
}

static uint8_t shift(struct mpsse_chip *m, uint8_t out, unsigned bits)
{
	uint8_t in = 0;

	for (unsigned i = 0; i < bits; i++)
		in = (uint8_t)(in << 1 | clock_bit(m, out >> (7 - i) & 1, m->head[0]));
	return in;
}

/* Bytes of the command and its parameters, before any data. */
static unsigned head_bytes(uint8_t c)
{
	if (!(c & 0x80))
		return c & BITS ? 2 : 3;
	return c == 0x80 || c == 0x82 || c == 0x86 ? 3 : c == 0x8F ? 3 : c == 0x8E ? 2 : 1;
}

static void short_command(struct mpsse_chip *m)
{
	uint8_t c = m->head[0];

	switch (c) {
	case 0x80:
		m->value = m->head[1];
		m->outputs = m->head[2];
		pins_changed(m);
		break;
	case 0x82:			/* nothing is at the high byte */
		m->high = (uint8_t)(m->head[1] | ~m->head[2]);
		break;
	case 0x83:
		reply(m, m->high);
		break;
	case 0x81:
		reply(m, (uint8_t)((levels(m) & ~CDONE) | (mpsse_fpga_runs(m) ? CDONE : 0)));
		break;
	case 0x86:
		m->divisor = m->head[1] | (unsigned)m->head[2] << 8;
		break;
	case 0x8A: case 0x8B:
		m->by_five = c == 0x8B;
		break;
	case 0x87:
		m->send = true;
		break;
	case 0x85: case 0x8D: case 0x97:
		break;
	default:
		m->faults += c != 0xAA && c != 0xAB;	/* AN_108: these two are for trying */
		reply(m, 0xFA);
		reply(m, c);
	}
}

static void begin(struct mpsse_chip *m)
{
	uint8_t c = m->head[0];

	m->head_len = 0;
	if (c & 0x80) {
		short_command(m);
		return;
	}
	m->faults += (c & (TMS | LSB)) || !(c & (IN | OUT));
	if (c & BITS) {
		m->bytes_left = c & OUT ? 1 : 0;
		if (!(c & OUT))
			reply(m, shift(m, 0, (m->head[1] & 7) + 1u));
	} else {
		m->bytes_left = 1 + (m->head[1] | (uint32_t)m->head[2] << 8);
	}
}

static unsigned bits_of(const struct mpsse_chip *m)
{
	return m->head[0] & BITS ? (m->head[1] & 7) + 1u : 8;
}

static size_t work(struct mpsse_chip *m, const uint8_t *data, size_t len)
{
	size_t used = 0;

	while (m->out_len + 2 <= MPSSE_FIFO) {
		bool out = m->head[0] & OUT;

		if (m->bytes_left && (!out || used < len)) {
			uint8_t in = shift(m, out ? data[used++] : 0, bits_of(m));

			if (m->head[0] & IN)
				reply(m, in);
			m->bytes_left--;
		} else if (!m->bytes_left && used < len) {
			m->head[m->head_len++] = data[used++];
			if (m->head_len == head_bytes(m->head[0]))
				begin(m);
		} else {
			break;
		}
	}
	return used;
}

/* ---- the channel ---- */

void mpsse_mode(struct mpsse_chip *m, uint8_t mode)
{
	m->on = mode == 2;
	m->outputs = m->value = 0;
	m->high = 0xFF;
	m->head_len = 0;
	m->bytes_left = 0;
	mpsse_flush(m, true, true);
	pins_changed(m);
}

void mpsse_flush(struct mpsse_chip *m, bool up, bool down)
{
	if (up)
		m->out_len = 0;
	if (down)
		m->in_len = 0;
}

static void go_on(struct mpsse_chip *m)
{
	size_t used = m->on ? work(m, m->in, m->in_len) : m->in_len;

	memmove(m->in, m->in + used, m->in_len - used);
	m->in_len -= used;
}

size_t mpsse_write(struct mpsse_chip *m, const uint8_t *data, size_t len)
{
	size_t n = len < MPSSE_INPUT - m->in_len ? len : MPSSE_INPUT - m->in_len;

	memcpy(m->in + m->in_len, data, n);
	m->in_len += n;
	go_on(m);
	return n;
}

size_t mpsse_read(struct mpsse_chip *m, uint8_t *out, size_t size)
{
	size_t room = size - 2, n = m->out_len < room ? m->out_len : room;

	if (n < room && !(m->send && n) && m->now_us - m->packet_us < (int64_t)m->latency_ms * 1000)
		return 0;
	out[0] = 0x32;
	out[1] = 0x60;
	memcpy(out + 2, m->out, n);
	memmove(m->out, m->out + n, m->out_len - n);
	m->out_len -= n;
	m->send &= m->out_len != 0;
	m->packet_us = m->now_us;
	go_on(m);
	return n + 2;
}
