/* SPDX-License-Identifier: MIT */
/*
 * mpsse.c - a SPI flash behind an MPSSE: pins, commands, waiting, and the guard in front of everything but the font slots
 *
 * Commands of the engine: FTDI AN_108. Pins as on iCEBreaker and the iCE40-HX8K breakout, and as iceprog has them:
 * 0 SCK, 1 MOSI, 2 MISO, 4 chip select, 6 CDONE, 7 CRESET. While the FPGA is in reset it drives none of them, so chip
 * select is driven both ways; before it is released all pins become inputs, since it drives them when it starts.
 * Commands of the flash: data sheet W25Q128JV, sections 6 to 8; only those are used that chips of other makers share.
 * 6 MHz, the clock of iceprog. One exchange a page: behind the program command the status is read for 0.7 ms.
 */
#include "driver/mpsse.h"
#include "driver/private.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* the engine */
	OUT_BYTES = 0x11,		/* first bit on top, changes at the falling edge: SPI mode 0 */
	IN_BYTES = 0x20,		/* taken at the rising edge */
	OUT_BITS = 0x13,
	SET_LOW = 0x80, GET_LOW = 0x81, LOOPBACK_OFF = 0x85, DIVISOR = 0x86, SEND_NOW = 0x87, BASE_60_MHZ = 0x8A,
	THREE_PHASE_OFF = 0x8D, ADAPTIVE_OFF = 0x97, NO_COMMAND = 0xAA, REFUSED = 0xFA,
	DIVIDE_TO_6_MHZ = 4,
	/* its pins */
	PIN_SCK = 0x01, PIN_MOSI = 0x02, PIN_SELECT = 0x10, PIN_CDONE = 0x40, PIN_CRESET = 0x80,
	/* the flash */
	FLASH_WAKE = 0xAB, FLASH_ID = 0x9F, FLASH_STATUS = 0x05, FLASH_STATUS_2 = 0x35, FLASH_ENABLE = 0x06, FLASH_READ = 0x03,
	FLASH_PROGRAM = 0x02, FLASH_ERASE_SECTOR = 0x20, FLASH_ERASE_BLOCK = 0xD8, FLASH_RESUME = 0x7A,
	STATUS_BUSY = 0x01, STATUS_ENABLED = 0x02, STATUS_PROTECTED = 0x1C, STATUS_2_SUSPENDED = 0x80,
	WINBOND = 0xEF,
	/* where things are: parameters FLASH_... of hdl/switch_core.v */
	SLOT_BYTES = 0x21 * OVS_FLASH_BLOCK_BYTES, SLOT_STRIDE = 0x40 * OVS_FLASH_BLOCK_BYTES,
	SMALLEST_POWER = 23, LARGEST_POWER = 26,
	/* amounts and times */
	READ_MAX = 32768,
	BATCH_MAX = 512,
	STATUS_STREAM = 525,		/* bytes: 0.7 ms, a page of the slow sort */
	SELECT_REPEATS = 3,		/* chip select is high for that many commands of the engine, 100 ns at least */
	RESET_US = 2000, START_MS = 1000, START_STEP_MS = 10,
	POLL_US = 2000, PROGRAM_MS = 50, ERASE_MS = 4000,
};

struct ovs_mpsse {
	struct mpsse_engine engine;
	struct ovs_mpsse_flash flash;
	struct error_text error;
	bool ran;			/* the FPGA, before */
};

/* What goes to the engine at once, and how many bytes come back. */
struct batch {
	uint8_t out[BATCH_MAX];
	size_t len, answer;
};

static void add(struct batch *b, const uint8_t *bytes, size_t n)
{
	memcpy(b->out + b->len, bytes, n);
	b->len += n;
}

static void add_pins(struct batch *b, unsigned value, unsigned outputs)
{
	const uint8_t command[] = {SET_LOW, (uint8_t)value, (uint8_t)outputs};

	add(b, command, sizeof(command));
}

/* The FPGA stays in reset. */
static void add_select(struct batch *b, bool select)
{
	for (int i = 0; i < (select ? 1 : SELECT_REPEATS); i++)
		add_pins(b, select ? 0 : PIN_SELECT, PIN_SCK | PIN_MOSI | PIN_SELECT | PIN_CRESET);
}

static void add_out(struct batch *b, const uint8_t *bytes, size_t n)
{
	const uint8_t head[] = {OUT_BYTES, (uint8_t)(n - 1), (uint8_t)((n - 1) >> 8)};

	add(b, head, sizeof(head));
	add(b, bytes, n);
}

static void add_in(struct batch *b, size_t n)
{
	const uint8_t head[] = {IN_BYTES, (uint8_t)(n - 1), (uint8_t)((n - 1) >> 8)};

	add(b, head, sizeof(head));
	b->answer += n;
}

/* A whole command: code, address if it has one, data out, bytes of an answer. */
static void add_command(struct batch *b, uint8_t code, const uint32_t *address, const uint8_t *data, size_t n, size_t answer)
{
	uint8_t head[4] = {code};

	if (address) {
		head[1] = (uint8_t)(*address >> 16);
		head[2] = (uint8_t)(*address >> 8);
		head[3] = (uint8_t)*address;
	}
	add_select(b, true);
	add_out(b, head, address ? 4 : 1);
	if (n)
		add_out(b, data, n);
	if (answer)
		add_in(b, answer);
	add_select(b, false);
}

static int run(struct ovs_mpsse *m, struct batch *b, uint8_t *answer)
{
	const uint8_t now = SEND_NOW;

	add(b, &now, 1);
	return m->engine.exchange(m->engine.ctx, b->out, b->len, answer, b->answer, &m->error);
}

static int command(struct ovs_mpsse *m, uint8_t code, uint8_t *answer, size_t n)
{
	struct batch b = {.len = 0};

	add_command(&b, code, NULL, NULL, 0, n);
	return run(m, &b, answer);
}

/* ---- the chip at work ------------------------------------------------------------------------ */

static int wait_ready(struct ovs_mpsse *m, unsigned most_ms)
{
	uint8_t status;
	int error = command(m, FLASH_STATUS, &status, 1);

	for (unsigned us = 0; !error && status & STATUS_BUSY && status != 0xFF; us += POLL_US) {
		if (us > most_ms * 1000)
			return error_set(&m->error, OVS_E_TIMEOUT, "the flash is busy for %u ms: is the chip sound, and its supply?", most_ms);
		m->engine.pause_us(m->engine.ctx, POLL_US);
		error = command(m, FLASH_STATUS, &status, 1);
	}
	return error;
}

/* Whoever had it last may have left it in continuous read or asleep, or an erasure suspended. */
static int wake(struct ovs_mpsse *m)
{
	static const uint8_t ones[8] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}, two_ones[] = {OUT_BITS, 1, 0xFF};
	struct batch b = {.len = 0};
	int error;

	add_select(&b, true);
	add_out(&b, ones, sizeof(ones));
	add_select(&b, false);
	add_select(&b, true);
	add(&b, two_ones, sizeof(two_ones));
	add_select(&b, false);
	add_command(&b, FLASH_WAKE, NULL, NULL, 0, 0);
	error = run(m, &b, NULL);
	m->engine.pause_us(m->engine.ctx, 100);
	return error ? error : wait_ready(m, ERASE_MS);
}

static int resume(struct ovs_mpsse *m)
{
	uint8_t status;
	int error = command(m, FLASH_STATUS_2, &status, 1);

	if (error || !(status & STATUS_2_SUSPENDED))
		return error;
	error = command(m, FLASH_RESUME, NULL, 0);
	return error ? error : wait_ready(m, ERASE_MS);
}

static int identify(struct ovs_mpsse *m)
{
	struct ovs_mpsse_flash *f = &m->flash;
	int error = command(m, FLASH_ID, f->id, sizeof(f->id));
	const uint8_t *id = f->id;

	if (error)
		return error;
	if (id[0] == id[1] && id[1] == id[2] && (id[0] == 0 || id[0] == 0xFF))
		return error_set(&m->error, OVS_E_IO, "no flash answers at channel A of the FTDI chip (JEDEC id %02X %02X %02X): is this "
				 "the board that is meant, has it power, and are the jumpers between FTDI chip and flash closed?", id[0],
				 id[1], id[2]);
	if (id[2] < SMALLEST_POWER || id[2] > LARGEST_POWER)
		return error_set(&m->error, OVS_E_UNSUPPORTED, "the flash that the FPGA starts from (JEDEC id %02X %02X %02X, %u KiB) has no "
				 "room for font slots, 8 MB is the least: on such boards the font is in a chip of its own, write it over "
				 "the link, without --mpsse", id[0], id[1], id[2], id[2] >= 10 && id[2] < 32 ? 1u << (id[2] - 10) : 0);
	f->bytes = 1u << id[2];
	f->base[0] = OVS_FONT_FLASH_BASE;
	f->base[1] = f->base[0] + SLOT_STRIDE;
	f->slot_bytes = SLOT_BYTES;
	return id[0] == WINBOND ? resume(m) : 0;
}

/* ---- the engine and the FPGA ----------------------------------------------------------------- */

/* In step: it says so when a command is none. */
static int synchronise(struct ovs_mpsse *m)
{
	struct batch b = {.out = {NO_COMMAND}, .len = 1, .answer = 2};
	uint8_t answer[2];
	int error = run(m, &b, answer);

	if (!error && (answer[0] != REFUSED || answer[1] != NO_COMMAND))
		error = error_set(&m->error, OVS_E_IO, "channel A of the FTDI chip does not answer as an MPSSE (%02X %02X): unplug the board, "
				  "wait a second and plug it in again", answer[0], answer[1]);
	return error;
}

static int fpga_runs(struct ovs_mpsse *m, bool *runs)
{
	struct batch b = {.out = {GET_LOW}, .len = 1, .answer = 1};
	uint8_t pins = 0;
	int error = run(m, &b, &pins);

	*runs = pins & PIN_CDONE;
	return error;
}

static int hold_fpga(struct ovs_mpsse *m)
{
	static const uint8_t settings[] = {BASE_60_MHZ, ADAPTIVE_OFF, THREE_PHASE_OFF, LOOPBACK_OFF, DIVISOR, DIVIDE_TO_6_MHZ, 0};
	struct batch b = {.len = 0};
	int error = fpga_runs(m, &m->ran);

	if (error)
		return error;
	add(&b, settings, sizeof(settings));
	add_pins(&b, 0, PIN_CRESET);	/* first of all: the flash has one master */
	add_select(&b, false);
	error = run(m, &b, NULL);
	m->engine.pause_us(m->engine.ctx, RESET_US);
	return error;
}

/* Is it up again? Only if it was up before. */
static int release_fpga(struct ovs_mpsse *m)
{
	struct batch b = {.len = 0};
	bool runs = false;
	int error;

	add_pins(&b, 0, PIN_CRESET);
	add_pins(&b, 0, 0);
	error = run(m, &b, NULL);
	for (unsigned ms = 0; !error && m->ran && !runs && ms < START_MS; ms += START_STEP_MS) {
		m->engine.pause_us(m->engine.ctx, START_STEP_MS * 1000);
		error = fpga_runs(m, &runs);
	}
	if (!error && m->ran && !runs)
		error = error_set(&m->error, OVS_E_IO, "the FPGA does not start again (CDONE stays low): is there a bitstream at address 0 of "
				  "the flash? `make prog` or iceprog writes it");
	return error;
}

int mpsse_start(struct ovs_mpsse **mpsse, const struct mpsse_engine *engine, struct error_text *error)
{
	struct ovs_mpsse *m = calloc(1, sizeof(*m));
	int failed;

	*mpsse = NULL;
	if (!m) {
		engine->close(engine->ctx);
		return error_set(error, OVS_E_MEMORY, "out of memory");
	}
	m->engine = *engine;
	failed = synchronise(m);
	if (!failed)
		failed = hold_fpga(m);
	if (!failed)
		failed = wake(m);
	if (!failed)
		failed = identify(m);
	if (failed) {
		struct error_text why = m->error;

		ovs_mpsse_close(m);
		*error = why;
		return failed;
	}
	*mpsse = m;
	return 0;
}

int ovs_mpsse_close(struct ovs_mpsse *m)
{
	int error;

	if (!m)
		return 0;
	error = release_fpga(m);
	open_error = m->error;
	m->engine.close(m->engine.ctx);
	free(m);
	return error;
}

const struct ovs_mpsse_flash *ovs_mpsse_flash(const struct ovs_mpsse *m)
{
	return &m->flash;
}

const char *ovs_mpsse_error(const struct ovs_mpsse *m)
{
	return m->error.text;
}

/* ---- reading and writing --------------------------------------------------------------------- */

static int read_part(struct ovs_mpsse *m, uint32_t address, uint8_t *data, size_t n)
{
	struct batch b = {.len = 0};

	add_command(&b, FLASH_READ, &address, NULL, 0, n);
	return run(m, &b, data);
}

int ovs_mpsse_read(struct ovs_mpsse *m, uint32_t address, uint8_t *data, size_t bytes)
{
	int error = 0;

	if (address > m->flash.bytes || bytes > m->flash.bytes - address)
		return error_set(&m->error, OVS_E_RANGE, "flash address 0x%06X is behind the end of the flash", (unsigned)address);
	for (size_t done = 0, n; done < bytes && !error; done += n) {
		n = bytes - done < READ_MAX ? bytes - done : READ_MAX;
		error = read_part(m, address + (uint32_t)done, data + done, n);
	}
	return error;
}

/* The guard: whole units of a font slot, and nothing else. */
static int check_slot(struct ovs_mpsse *m, uint32_t address, uint32_t bytes)
{
	for (int slot = 0; slot < 2; slot++) {
		uint32_t offset = address - m->flash.base[slot];

		if (address >= m->flash.base[slot] && offset < m->flash.slot_bytes && offset % bytes == 0)
			return 0;
	}
	return error_set(&m->error, OVS_E_RANGE, "flash address 0x%06X is outside of the font slots: nothing was written", (unsigned)address);
}

/* Enable, the status that it leads to, the command, then the status for a while: the last byte counts. */
static int write_command(struct ovs_mpsse *m, uint8_t code, uint32_t address, const uint8_t *page, unsigned most_ms)
{
	size_t n = page ? OVS_FLASH_PAGE_BYTES : 0, stream = page ? STATUS_STREAM : 1;
	uint8_t answer[1 + STATUS_STREAM] = {0};
	struct batch b = {.len = 0};
	int error;

	add_command(&b, FLASH_ENABLE, NULL, NULL, 0, 0);
	add_command(&b, FLASH_STATUS, NULL, NULL, 0, 1);
	add_command(&b, code, &address, page, n, 0);
	add_command(&b, FLASH_STATUS, NULL, NULL, 0, stream);
	error = run(m, &b, answer);
	if (error)
		return error;
	if (!(answer[0] & STATUS_ENABLED) || answer[0] & STATUS_PROTECTED)
		return error_set(&m->error, OVS_E_REFUSED, "the flash is write protected (status %02X): clear its protection with `iceprog -p` "
				 "if that is meant to be, and look at its WP pin", answer[0]);
	return answer[stream] & STATUS_BUSY ? wait_ready(m, most_ms) : 0;
}

int ovs_mpsse_program(struct ovs_mpsse *m, uint32_t address, const uint8_t page[OVS_FLASH_PAGE_BYTES])
{
	int error = check_slot(m, address, OVS_FLASH_PAGE_BYTES);

	return error ? error : write_command(m, FLASH_PROGRAM, address, page, PROGRAM_MS);
}

int ovs_mpsse_erase(struct ovs_mpsse *m, uint32_t address, bool block)
{
	int error = check_slot(m, address, block ? OVS_FLASH_BLOCK_BYTES : OVS_FLASH_SECTOR_BYTES);

	return error ? error : write_command(m, block ? FLASH_ERASE_BLOCK : FLASH_ERASE_SECTOR, address, NULL, ERASE_MS);
}

int ovs_mpsse_open(struct ovs_mpsse **mpsse, const char *which)
{
	struct mpsse_engine engine;
	int error = mpsse_ftdi_open(&engine, which, &open_error);

	*mpsse = NULL;
	return error ? error : mpsse_start(mpsse, &engine, &open_error);
}
