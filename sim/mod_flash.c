/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_flash.h"

#include <stdlib.h>
#include <string.h>

/* Times of the data sheet, section 9.6, in microseconds (typical). */
#define T_RESET_US	30
#define T_RELEASE_US	3
#define T_STATUS_US	10000
#define T_FIRST_BYTE_NS	30000u
#define T_NEXT_BYTE_NS	1445u		/* a whole page: 400 us */
#define T_SECTOR_US	45000
#define T_BLOCK32_US	120000
#define T_BLOCK64_US	150000
#define T_CHIP_US	40000000
#define T_SUSPEND_US	20

#define STATUS_WEL	0x02u
#define STATUS_BUSY	0x01u
#define STATUS_QE	0x02u		/* register 2 */
#define STATUS_SUS	0x80u		/* register 2 */

enum need { NEED_NOTHING = 0, NEED_WEL = 1, NEED_QE = 2 };

/* A command: what follows its byte. */
struct command {
	uint8_t code;
	uint8_t need;
	uint8_t address;	/* 1: three bytes follow */
	uint8_t address_width;
	uint8_t mode;		/* mode bits after the address (one byte) */
	uint8_t dummy;		/* clocks */
	uint8_t data_width;
	uint8_t then;		/* enum flash_phase */
};

static const struct command commands[] = {
	{ 0x03, 0, 1, 1, 0, 0, 1, FLASH_READ },
	{ 0x0b, 0, 1, 1, 0, 8, 1, FLASH_READ },
	{ 0x6b, NEED_QE, 1, 1, 0, 8, 4, FLASH_READ },
	{ 0xeb, NEED_QE, 1, 4, 1, 4, 4, FLASH_READ },
	{ 0x90, 0, 1, 1, 0, 0, 1, FLASH_ID },
	{ 0x9f, 0, 0, 1, 0, 0, 1, FLASH_ID },
	{ 0xab, 0, 0, 1, 0, 24, 1, FLASH_ID },
	{ 0x05, 0, 0, 1, 0, 0, 1, FLASH_STATUS },
	{ 0x35, 0, 0, 1, 0, 0, 1, FLASH_STATUS },
	{ 0x15, 0, 0, 1, 0, 0, 1, FLASH_STATUS },
	{ 0x01, NEED_WEL, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x31, NEED_WEL, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x11, NEED_WEL, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x02, NEED_WEL, 1, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x20, NEED_WEL, 1, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x52, NEED_WEL, 1, 1, 0, 0, 1, FLASH_WRITE },
	{ 0xd8, NEED_WEL, 1, 1, 0, 0, 1, FLASH_WRITE },
	{ 0xc7, NEED_WEL, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x60, NEED_WEL, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x06, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x04, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x50, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x66, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x99, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x75, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0x7a, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0xb9, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
	{ 0xff, 0, 0, 1, 0, 0, 1, FLASH_WRITE },
};

static const uint8_t jedec_id[] = { 0xef, 0x40, 0x18 };
static const uint8_t maker_id[] = { 0xef, 0x17 };
#define DEVICE_ID 0x17

static const struct command *
command_find(uint8_t code)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (commands[i].code == code)
			return &commands[i];
	return NULL;
}

static bool
busy(const struct flash *f)
{
	return f->now_us < f->busy_until_us;
}

static void
refuse(struct flash *f)
{
	f->errors++;
	f->phase = FLASH_IGNORE;
}

uint8_t
flash_peek(const struct flash *f, uint32_t addr)
{
	const uint8_t *s = f->sector[addr / FLASH_SECTOR % FLASH_SECTORS];

	return s != NULL ? s[addr % FLASH_SECTOR] : 0xff;
}

static uint8_t *
sector_get(struct flash *f, uint32_t addr)
{
	uint8_t **s = &f->sector[addr / FLASH_SECTOR % FLASH_SECTORS];

	if (*s == NULL) {
		*s = malloc(FLASH_SECTOR);
		if (*s != NULL)
			memset(*s, 0xff, FLASH_SECTOR);
	}
	return *s;
}

bool
flash_load(struct flash *f, uint32_t addr, const uint8_t *data, size_t bytes)
{
	if (addr > FLASH_BYTES || bytes > FLASH_BYTES - addr)
		return false;
	while (bytes > 0) {
		size_t offset = addr % FLASH_SECTOR;
		size_t n = FLASH_SECTOR - offset;
		uint8_t *s = sector_get(f, addr);

		if (s == NULL)
			return false;
		if (n > bytes)
			n = bytes;
		memcpy(s + offset, data, n);
		addr += (uint32_t)n;
		data += n;
		bytes -= n;
	}
	return true;
}

/* ---- what happens when chip select goes up after a command ---- */

/* What the next operation finds is kept, since a power cut leaves something between before and after. */
static void
undo_forget(struct flash *f)
{
	for (size_t i = 0; i < FLASH_UNDO; i++) {
		free(f->undo[i]);
		f->undo[i] = NULL;
	}
	f->undo_bytes = 0;
}

static void
op_begin(struct flash *f, uint32_t first, uint32_t bytes, uint64_t us)
{
	undo_forget(f);
	f->undo_first = first;
	f->undo_bytes = bytes;
	f->busy_until_us = f->now_us + us;
	f->write_enable = false;
}

static void
erase(struct flash *f, uint32_t bytes, uint64_t us)
{
	uint32_t first = f->addr / bytes * bytes % FLASH_BYTES;

	op_begin(f, first, bytes, us);
	for (uint32_t a = first; a < first + bytes; a += FLASH_SECTOR) {
		if (bytes <= FLASH_BLOCK)
			f->undo[(a - first) / FLASH_SECTOR] =
			    f->sector[a / FLASH_SECTOR];
		else
			free(f->sector[a / FLASH_SECTOR]);
		f->sector[a / FLASH_SECTOR] = NULL;
	}
}

/* Programming only clears bits; addresses wrap inside the page. */
static void
program(struct flash *f)
{
	uint8_t *s = sector_get(f, f->addr);
	uint32_t base = f->addr % FLASH_SECTOR & ~(FLASH_PAGE - 1);
	uint32_t n = f->count < FLASH_PAGE ? f->count : FLASH_PAGE;

	op_begin(f, f->addr / FLASH_SECTOR * FLASH_SECTOR, FLASH_SECTOR,
	    (T_FIRST_BYTE_NS + T_NEXT_BYTE_NS * n) / 1000);
	f->undo[0] = malloc(FLASH_SECTOR);
	if (s == NULL || f->undo[0] == NULL)
		return;
	memcpy(f->undo[0], s, FLASH_SECTOR);
	for (uint32_t i = 0; i < FLASH_PAGE; i++)
		if (f->page_mask[i])
			s[base + i] &= f->page[i];
}

/* Of an operation under way the rest of its time is kept; a chip that has nothing to suspend ignores it. */
static void
suspend(struct flash *f)
{
	if (!busy(f) || f->suspended || f->undo_bytes == 0)
		return;
	if (f->now_us < f->resumed_us + T_SUSPEND_US)
		f->errors++;
	f->rest_us = f->busy_until_us - f->now_us;
	f->busy_until_us = f->now_us + T_SUSPEND_US;
	f->suspended = true;
}

static void
resume(struct flash *f)
{
	if (!f->suspended)
		return;
	f->suspended = false;
	f->resumed_us = f->now_us;
	f->busy_until_us = f->now_us + f->rest_us;
}

static uint64_t
scramble(uint64_t x)		/* splitmix64 */
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

/* Every bit is as before or as after; seed says which, and how far it came. */
static uint8_t
between(uint8_t before, uint8_t after, uint64_t seed, uint32_t at)
{
	uint64_t r = scramble(seed ^ at);
	uint8_t done = (uint8_t)r;

	if (seed % 3 == 1)
		done &= (uint8_t)(r >> 8);
	if (seed % 3 == 2)
		done |= (uint8_t)(r >> 8);
	return (uint8_t)((before & ~done) | (after & done));
}

/* What was under way stops where it is. */
static bool
op_break(struct flash *f, uint64_t seed)
{
	bool under_way = busy(f) || f->suspended;

	for (uint32_t i = 0; under_way && i < f->undo_bytes; i++) {
		const uint8_t *old = f->undo[i / FLASH_SECTOR];
		uint8_t *s = sector_get(f, f->undo_first + i);
		uint8_t was = old ? old[i % FLASH_SECTOR] : 0xff;

		if (s == NULL)
			return false;
		s[i % FLASH_SECTOR] =
		    between(was, s[i % FLASH_SECTOR], scramble(seed), i);
	}
	undo_forget(f);
	f->suspended = false;
	return true;
}

bool
flash_power_cut(struct flash *f, uint64_t seed)
{
	bool ok = op_break(f, seed);

	flash_power_up(f);
	return ok;
}

void
flash_power_up(struct flash *f)
{
	f->selected = false;
	f->phase = FLASH_IGNORE;
	memset(f->status, 0, sizeof(f->status));
	f->write_enable = f->volatile_enable = f->reset_enable = false;
	f->power_down = f->continuous = f->suspended = false;
	f->busy_until_us = f->now_us;
}

static void
write_status(struct flash *f, unsigned index)
{
	for (uint32_t i = 0; i < f->count && index + i < 3; i++)
		f->status[index + i] = f->page[i];
	f->status[0] &= 0xfc;
	undo_forget(f);
	if (f->write_enable)
		f->busy_until_us = f->now_us + T_STATUS_US;
	f->write_enable = false;
	f->volatile_enable = false;
}

static void
chip_reset(struct flash *f)
{
	f->write_enable = false;
	f->volatile_enable = false;
	f->continuous = false;
	f->power_down = false;
	op_break(f, f->now_us);
	f->busy_until_us = f->now_us + T_RESET_US;
}

static void
execute_write(struct flash *f)
{
	switch (f->command) {
	case 0x75: suspend(f); break;
	case 0x7a: resume(f); break;
	case 0x01: write_status(f, 0); break;
	case 0x31: write_status(f, 1); break;
	case 0x11: write_status(f, 2); break;
	case 0x02: program(f); break;
	case 0x20: erase(f, FLASH_SECTOR, T_SECTOR_US); break;
	case 0x52: erase(f, 32768, T_BLOCK32_US); break;
	case 0xd8: erase(f, 65536, T_BLOCK64_US); break;
	case 0x60:
	case 0xc7: erase(f, FLASH_BYTES, T_CHIP_US); break;
	case 0x06: f->write_enable = true; break;
	case 0x04: f->write_enable = false; break;
	case 0x50: f->volatile_enable = true; break;
	case 0xb9: f->power_down = true; break;
	case 0x66: f->reset_enable = true; return;
	case 0x99:
		if (f->reset_enable)
			chip_reset(f);
		else
			f->errors++;
		break;
	default:
		break;
	}
	f->reset_enable = false;
}

static void
deselect(struct flash *f)
{
	f->selected = false;
	if (f->phase == FLASH_WRITE && f->left == 8)
		execute_write(f);
	else if (f->phase == FLASH_WRITE)
		f->errors++;		/* not a whole number of bytes */
	if (f->command == 0xab && f->power_down) {
		f->power_down = false;
		f->busy_until_us = f->now_us + T_RELEASE_US;
	}
}

/* ---- transfer ---- */

static void
enter(struct flash *f, enum flash_phase phase, uint32_t clocks, unsigned width)
{
	f->phase = phase;
	f->left = clocks;
	f->width = width;
	f->shift = 0;
}

static void
enter_data(struct flash *f, const struct command *c)
{
	f->count = 0;
	f->out_left = 0;
	enter(f, c->then, 8 / c->data_width, c->data_width);
	if (c->then == FLASH_WRITE)
		memset(f->page_mask, 0, sizeof(f->page_mask));
}

static void
select_chip(struct flash *f)
{
	f->selected = true;
	*f->pins->flash_io_i = 0xf;
	if (f->continuous) {
		f->command = 0xeb;
		enter(f, FLASH_ADDRESS, 6, 4);
	} else {
		f->command = 0;
		enter(f, FLASH_COMMAND, 8, 1);
	}
}

static bool
allowed(const struct flash *f, const struct command *c)
{
	bool status = c->then == FLASH_STATUS;
	bool reset = c->code == 0x66 || c->code == 0x99;

	if (busy(f) && !status && !reset && c->code != 0x75)
		return false;
	if (f->suspended && c->need & NEED_WEL)
		return false;
	if (f->power_down && c->code != 0xab)
		return false;
	if (c->need & NEED_WEL && !f->write_enable &&
	    !(f->volatile_enable && !c->address))
		return false;
	return !(c->need & NEED_QE) || f->status[1] & STATUS_QE;
}

static void
got_command(struct flash *f)
{
	const struct command *c = command_find((uint8_t)f->shift);

	f->command = (uint8_t)f->shift;
	if (f->command != 0x99)
		f->reset_enable = false;
	if (c == NULL || !allowed(f, c)) {
		refuse(f);
		return;
	}
	if (c->address)
		enter(f, FLASH_ADDRESS, 24u / c->address_width,
		    c->address_width);
	else if (c->dummy)
		enter(f, FLASH_DUMMY, c->dummy, 1);
	else
		enter_data(f, c);
}

static void
phase_done(struct flash *f)
{
	const struct command *c = command_find(f->command);

	switch (f->phase) {
	case FLASH_COMMAND:
		got_command(f);
		return;
	case FLASH_ADDRESS:
		f->addr = f->shift % FLASH_BYTES;
		if (c->mode) {
			enter(f, FLASH_MODE, 2, 4);
			return;
		}
		break;
	case FLASH_MODE:
		f->continuous = (f->shift & 0x30) == 0x20;
		break;
	case FLASH_DUMMY:
		enter_data(f, c);
		return;
	case FLASH_WRITE:
		f->page[(f->command == 0x02 ? f->addr + f->count : f->count) %
		    FLASH_PAGE] = (uint8_t)f->shift;
		f->page_mask[(f->addr + f->count++) % FLASH_PAGE] = 1;
		enter(f, FLASH_WRITE, 8, 1);
		return;
	default:
		return;
	}
	if (c->dummy)
		enter(f, FLASH_DUMMY, c->dummy, 1);
	else
		enter_data(f, c);
}

static uint8_t
status_byte(const struct flash *f)
{
	if (f->command == 0x35)
		return (uint8_t)(f->status[1] | (f->suspended ? STATUS_SUS : 0));
	if (f->command == 0x15)
		return f->status[2];
	return (uint8_t)(f->status[0] | (f->write_enable ? STATUS_WEL : 0) |
	    (busy(f) ? STATUS_BUSY : 0));
}

static uint8_t
next_byte(struct flash *f)
{
	uint32_t n = f->count++;

	if (f->phase == FLASH_READ && f->suspended &&
	    f->addr - f->undo_first < f->undo_bytes)
		f->errors++;		/* it is neither old nor new */
	if (f->phase == FLASH_READ)
		return flash_peek(f, f->addr++ % FLASH_BYTES);
	if (f->phase == FLASH_STATUS)
		return status_byte(f);
	if (f->command == 0x9f)
		return jedec_id[n % sizeof(jedec_id)];
	if (f->command == 0x90)
		return maker_id[(f->addr + n) % sizeof(maker_id)];
	return DEVICE_ID;
}

/* One clock of output; a chip drives IO1 alone, or all four lines. */
static void
drive(struct flash *f)
{
	if (f->out_left == 0) {
		f->out = next_byte(f);
		f->out_left = (uint8_t)(8 / f->width);
	}
	f->out_left--;
	if (f->width == 4)
		*f->pins->flash_io_i = f->out >> 4 & 0xf;
	else
		*f->pins->flash_io_i = (uint8_t)(0xd | (f->out >> 7 & 1) << 1);
	f->out = (uint8_t)(f->out << f->width);
}

static bool
reading(const struct flash *f)
{
	return f->phase == FLASH_READ || f->phase == FLASH_STATUS ||
	    f->phase == FLASH_ID;
}

static void
pulse(struct flash *f)
{
	uint8_t oe = *f->pins->flash_io_oe;
	uint8_t in = (*f->pins->flash_io_o & oe) | (~oe & 0xf); /* pulled up */

	if (f->phase == FLASH_IGNORE)
		return;
	if (!reading(f)) {
		f->shift = f->width == 4 ? f->shift << 4 | (in & 0xf) :
		    f->shift << 1 | (in & 1);
		if (--f->left == 0)
			phase_done(f);
	}
	if (reading(f))
		drive(f);
}

void
flash_pins(struct flash *f)
{
	if (*f->pins->flash_cs_n) {
		if (f->selected)
			deselect(f);
		return;
	}
	if (!f->selected)
		select_chip(f);
	if (*f->pins->flash_sck_en)
		pulse(f);
}

void
flash_init(struct flash *f, const struct model_pins *pins)
{
	memset(f, 0, sizeof(*f));
	f->pins = pins;
}

void
flash_fini(struct flash *f)
{
	undo_forget(f);
	for (size_t i = 0; i < FLASH_SECTORS; i++)
		free(f->sector[i]);
}
