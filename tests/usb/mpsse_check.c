/* SPDX-License-Identifier: MIT */
/*
 * The flash through an MPSSE without USB: the library's commands against the model of engine and chip, what the guard
 * refuses, and the power cut behind every erasure and every page of an installation.
 *
 * usage: mpsse_check SMALL.IMG [SEEDS [EVERY]]      power cuts behind one of so many writes, and behind the last two
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver/mpsse.h"
#include "osd-font/font_flash.h"
#include "osd-font/font_image.h"
#include "tests/usb/mpsse_chip.h"

enum { BITSTREAM = 104090, SLOT_0 = 0x100000, SLOT_1 = 0x500000, SLOT_BYTES = 0x210000, CUT_BYTES = 700, NEVER = 1 << 30 };

#define CHECK(x) do { if (!(x)) { printf("%s:%d: %s (%s)\n", __FILE__, __LINE__, #x, where); exit(1); } } while (0)

struct world {
	struct mpsse_chip chip;
	struct ovs_mpsse *flash;
	int64_t now_us;
	unsigned cut_write, cut_bytes;	/* so many bytes behind that write the power goes */
	unsigned power;			/* of two, in the JEDEC id; 0: as the chip says */
	uint64_t seed;
	bool dead, closed;
};

static char where[64];
static uint8_t *image_a, *image_b, *image_c;
static size_t image_bytes;

/* ---- an engine that is the model ------------------------------------------------------------- */

static bool power_goes(struct world *w)
{
	if (w->chip.writes < w->cut_write || w->cut_bytes-- > 0)
		return false;
	w->dead = true;
	CHECK(flash_power_cut(&w->chip.flash, w->seed));
	return true;
}

static int take(struct world *w, const uint8_t *out, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (w->dead || power_goes(w))
			return -1;
		CHECK(mpsse_write(&w->chip, out + i, 1) == 1);
	}
	return 0;
}

static int exchange(void *ctx, const uint8_t *out, size_t out_len, uint8_t *in, size_t in_len, struct error_text *error)
{
	struct world *w = ctx;
	uint8_t packet[512];

	w->now_us += 250;		/* USB */
	mpsse_time(&w->chip, w->now_us);
	if (take(w, out, out_len))
		return error_set(error, OVS_E_IO, "the power is gone");
	for (size_t done = 0, n; done < in_len; done += n - 2) {
		n = mpsse_read(&w->chip, packet, sizeof(packet));
		CHECK(n > 2 && n - 2 <= in_len - done);
		memcpy(in + done, packet + 2, n - 2);
	}
	if (w->power && in_len == 3 && in[0] == 0xEF)
		in[2] = (uint8_t)w->power;
	return 0;
}

static void pause_us(void *ctx, unsigned us)
{
	struct world *w = ctx;

	w->now_us += us;
	mpsse_time(&w->chip, w->now_us);
}

static void close_world(void *ctx)
{
	struct world *w = ctx;

	w->closed = true;
	mpsse_mode(&w->chip, 0);
}

static void bitstream(uint8_t *data)
{
	for (size_t i = 0; i < BITSTREAM; i++)
		data[i] = (uint8_t)(i * 151 >> 2);
}

static void world_init(struct world *w)
{
	static uint8_t data[BITSTREAM];

	memset(w, 0, sizeof(*w));
	mpsse_init(&w->chip);
	bitstream(data);
	CHECK(flash_load(&w->chip.flash, 0, data, BITSTREAM));
	w->cut_write = NEVER;
	w->now_us = 1000000;
	pause_us(w, 0);
}

static int start(struct world *w, struct error_text *error)
{
	const struct mpsse_engine engine = {exchange, pause_us, close_world, w};

	mpsse_mode(&w->chip, 2);
	w->closed = false;
	return mpsse_start(&w->flash, &engine, error);
}

static void must_start(struct world *w)
{
	struct error_text error;

	CHECK(!start(w, &error));
	CHECK(w->chip.in_reset && !mpsse_fpga_runs(&w->chip));
}

/* Nobody was in anybody's way. */
static void end(struct world *w)
{
	static uint8_t data[BITSTREAM];

	CHECK(w->closed && !w->chip.faults && !w->chip.fights && !w->chip.clashes && !w->chip.outside);
	bitstream(data);
	for (uint32_t i = 0; i < BITSTREAM; i++)
		CHECK(flash_peek(&w->chip.flash, i) == data[i]);
	for (uint32_t i = BITSTREAM / FLASH_SECTOR + 1; i < SLOT_0 / FLASH_SECTOR; i++)
		CHECK(!w->chip.flash.sector[i]);
	mpsse_fini(&w->chip);
}

/* ---- the operations of font_flash.h, straight ------------------------------------------------ */

static int get_page(void *ctx, uint32_t address, uint8_t page[FONT_FLASH_PAGE])
{
	return ovs_mpsse_read(((struct world *)ctx)->flash, address, page, FONT_FLASH_PAGE);
}

static int get_sum(void *ctx, uint32_t address, uint32_t *sum)
{
	uint8_t sector[FONT_FLASH_SECTOR];
	int error = ovs_mpsse_read(((struct world *)ctx)->flash, address, sector, sizeof(sector));

	*sum = error ? 0 : font_flash_sum(sector, sizeof(sector));
	return error;
}

static int put_page(void *ctx, uint32_t address, const uint8_t page[FONT_FLASH_PAGE])
{
	return ovs_mpsse_program(((struct world *)ctx)->flash, address, page);
}

static int erase(void *ctx, uint32_t address, bool block)
{
	return ovs_mpsse_erase(((struct world *)ctx)->flash, address, block);
}

static int choose(void *ctx)
{
	(void)ctx;
	return 0;
}

static int get_state(void *ctx, struct font_flash_state *state)
{
	uint8_t header[2][FONT_FLASH_PAGE];
	int error = get_page(ctx, SLOT_0, header[0]);

	*state = (struct font_flash_state){{SLOT_0, SLOT_1}, SLOT_BYTES, false, 0};
	if (!error)
		error = get_page(ctx, SLOT_1, header[1]);
	if (!error)
		font_flash_choose(state, header[0], header[1]);
	return error;
}

static const struct font_flash_ops ops = {get_state, get_page, get_sum, put_page, erase, choose, NULL};

static int install(struct world *w, const uint8_t *image)
{
	struct font_flash_result result;
	char message[400];

	return font_flash_install(&ops, w, image, &result, message, sizeof(message));
}

/* ---- power cuts ------------------------------------------------------------------------------ */

/* All but the number and what hangs on it. */
static bool holds(const struct world *w, uint32_t base, const uint8_t *image)
{
	for (uint32_t i = 0; i < image_bytes; i++) {
		bool number = i == FONT_AT_SEQUENCE || i == FONT_AT_SEQUENCE + 1 || (i >= FONT_AT_HEADER_CRC && i < FONT_AT_HEADER_CRC + 4);

		if (!number && flash_peek(&w->chip.flash, base + i) != image[i])
			return false;
	}
	return true;
}

/* As hdl/mem_slots.v reads it: 0 none, 1 plain, 2 + number */
static int age(const struct world *w, uint32_t base)
{
	uint8_t header[FONT_AT_SEQUENCE + 2];

	for (uint32_t i = 0; i < sizeof(header); i++)
		header[i] = flash_peek(&w->chip.flash, base + i);
	if (memcmp(header, "OVSF", 4))
		return 0;
	if ((header[FONT_AT_SEQUENCE] ^ header[FONT_AT_SEQUENCE + 1]) == 0xFF)
		return 2 + header[FONT_AT_SEQUENCE];
	return !header[FONT_AT_SEQUENCE] && !header[FONT_AT_SEQUENCE + 1];
}

/* 0 the old font, 1 the new one */
static int drawn(const struct world *w)
{
	int zero = age(w, SLOT_0), one = age(w, SLOT_1);
	uint32_t base = one > zero ? SLOT_1 : SLOT_0;

	CHECK(zero || one);
	CHECK(holds(w, base, image_b) || holds(w, base, image_c));
	return holds(w, base, image_c);
}

static void prepare(struct world *w, bool dirty)
{
	world_init(w);
	must_start(w);
	if (dirty)
		CHECK(!install(w, image_a) && !install(w, image_a));	/* both slots have something */
	CHECK(!install(w, image_b));
	CHECK(!ovs_mpsse_close(w->flash));
	w->chip.writes = 0;
}

static unsigned count_writes(bool dirty)
{
	struct world w;

	prepare(&w, dirty);
	must_start(&w);
	CHECK(!install(&w, image_c));
	CHECK(!ovs_mpsse_close(w.flash));
	CHECK(drawn(&w) == 1 && mpsse_fpga_runs(&w.chip));
	end(&w);
	return w.chip.writes;
}

/* Copies are cheaper than installations. */
static void copy_world(struct world *to, const struct world *from)
{
	uint8_t sector[FLASH_SECTOR];

	world_init(to);
	for (uint32_t i = SLOT_0 / FLASH_SECTOR; i < FLASH_SECTORS; i++) {
		if (!from->chip.flash.sector[i])
			continue;
		memcpy(sector, from->chip.flash.sector[i], FLASH_SECTOR);
		CHECK(flash_load(&to->chip.flash, i * FLASH_SECTOR, sector, FLASH_SECTOR));
	}
}

static int cut(const struct world *from, unsigned write, unsigned seed)
{
	struct error_text error;
	struct world w;
	int is_new;

	snprintf(where, sizeof(where), "write %u seed %u", write, seed);
	copy_world(&w, from);
	w.cut_write = write;
	w.seed = seed * 2654435761u + write;
	w.cut_bytes = (unsigned)((w.seed >> 7) % CUT_BYTES);
	if (!start(&w, &error))
		install(&w, image_c);
	ovs_mpsse_close(w.flash);
	CHECK(w.dead || drawn(&w) == 1);
	is_new = drawn(&w);
	w.dead = false;
	w.cut_write = NEVER;
	if (seed == 0) {		/* and it goes on from there */
		pause_us(&w, 100000);
		must_start(&w);
		CHECK(!install(&w, image_c));
		CHECK(!ovs_mpsse_close(w.flash) && drawn(&w) == 1 && mpsse_fpga_runs(&w.chip));
	}
	end(&w);
	return is_new;
}

static void power_cuts(unsigned seeds, unsigned every, bool dirty)
{
	unsigned writes = count_writes(dirty), news = 0, runs = 0;
	struct world from;

	prepare(&from, dirty);
	for (unsigned write = 0; write <= writes; write++)
		for (unsigned seed = 0; seed < seeds && (write % every == 0 || write + 2 > writes); seed++, runs++)
			news += (unsigned)cut(&from, write, seed);
	end(&from);
	printf("%s slot: power cuts behind one of %u of its %u writes, %u seeds: %u times the old font, %u times the new one\n",
	       dirty ? "used" : "empty", every, writes, seeds, runs - news, news);
}

/* ---- the guard, odd chips -------------------------------------------------------------------- */

static void guard(void)
{
	static const uint32_t wrong[] = {0, BITSTREAM, SLOT_0 - 256, SLOT_0 + SLOT_BYTES, SLOT_1 - 4096, SLOT_1 + SLOT_BYTES, 0xFFFF00,
					 SLOT_0 + 1, 0x1000000, 0xFFFFFF00};
	uint8_t page[FONT_FLASH_PAGE] = {0};
	struct world w;

	snprintf(where, sizeof(where), "guard");
	world_init(&w);
	must_start(&w);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		CHECK(ovs_mpsse_program(w.flash, wrong[i], page) == OVS_E_RANGE);
		CHECK(ovs_mpsse_erase(w.flash, wrong[i], false) == OVS_E_RANGE);
		CHECK(ovs_mpsse_erase(w.flash, wrong[i], true) == OVS_E_RANGE);
	}
	CHECK(ovs_mpsse_erase(w.flash, SLOT_0 + 4096, true) == OVS_E_RANGE);	/* no block begins there */
	CHECK(ovs_mpsse_read(w.flash, 0xFFFFFF, page, 2) == OVS_E_RANGE);
	CHECK(!w.chip.writes);
	CHECK(!ovs_mpsse_program(w.flash, SLOT_0, page) && !ovs_mpsse_program(w.flash, SLOT_1 + SLOT_BYTES - 256, page));
	CHECK(!ovs_mpsse_erase(w.flash, SLOT_1 + SLOT_BYTES - 65536, true) && w.chip.writes == 3);
	CHECK(flash_peek(&w.chip.flash, SLOT_0 + 255) == 0 && flash_peek(&w.chip.flash, SLOT_1 + SLOT_BYTES - 1) == 0xFF);
	CHECK(!ovs_mpsse_close(w.flash));
	end(&w);
}

static void other_sizes(void)
{
	for (unsigned power = 20; power <= 27; power++) {
		bool fits = power >= 23 && power <= 26;
		struct error_text error;
		struct world w;

		snprintf(where, sizeof(where), "a flash of 2 to the %u bytes", power);
		world_init(&w);
		w.power = power;
		CHECK((start(&w, &error) == 0) == fits);
		if (fits) {
			CHECK(ovs_mpsse_flash(w.flash)->bytes == 1u << power);
			CHECK(!ovs_mpsse_close(w.flash));
		} else {
			CHECK(strstr(error.text, "no room for font slots") && strstr(error.text, "without --mpsse"));
		}
		pause_us(&w, MPSSE_START_US);
		CHECK(mpsse_fpga_runs(&w.chip));
		end(&w);
	}
}

/* Asleep, in continuous read, or with an erasure suspended: as iceprog or the gateware leave it. */
static void left_behind(void)
{
	for (int kind = 0; kind < 3; kind++) {
		uint8_t byte;
		struct world w;

		snprintf(where, sizeof(where), "left behind %d", kind);
		world_init(&w);
		w.chip.flash.power_down = kind == 0;
		w.chip.flash.continuous = kind == 1;
		w.chip.flash.status[1] = 2;
		if (kind == 2) {
			w.chip.flash.suspended = true;
			w.chip.flash.rest_us = 30000;
			w.chip.flash.undo_first = SLOT_1;
			w.chip.flash.undo_bytes = 4096;
		}
		must_start(&w);
		CHECK(!w.chip.flash.power_down && !w.chip.flash.continuous && !w.chip.flash.suspended);
		CHECK(!ovs_mpsse_read(w.flash, 1234, &byte, 1) && byte == (uint8_t)(1234 * 151 >> 2));
		CHECK(!install(&w, image_b));
		CHECK(!ovs_mpsse_close(w.flash));
		end(&w);
	}
}

/* What this test draws is what it says: the rule of the gateware, all pairs of ages. */
static void choice(void)
{
	uint8_t header[2][FONT_FLASH_PAGE];

	for (int a = -2; a < 256; a++)
		for (int b = -2; b < 256; b++) {
			struct font_flash_state state;
			const int n[2] = {a, b};
			bool want;

			for (int s = 0; s < 2; s++) {
				memset(header[s], 0, FONT_FLASH_PAGE);
				memcpy(header[s], n[s] == -2 ? "OVSG" : "OVSF", 4);
				header[s][FONT_AT_SEQUENCE] = (uint8_t)(n[s] < 0 ? 0 : n[s]);
				header[s][FONT_AT_SEQUENCE + 1] = (uint8_t)(n[s] < 0 ? 0 : ~n[s]);
			}
			font_flash_choose(&state, header[0], header[1]);
			want = b >= 0 && (a < 0 || (b != a && (b - a + 256) % 256 < 128));
			want |= b == -1 && a == -2;
			snprintf(where, sizeof(where), "ages %d and %d", a, b);
			CHECK(state.font_ok == (a > -2 || b > -2) && state.slot == want);
		}
}

static uint8_t *other_image(unsigned seed)
{
	uint8_t *copy = malloc(image_bytes);

	memcpy(copy, image_a, image_bytes);
	for (size_t i = FONT_IMAGE_GLYPHS; i < image_bytes; i++)
		copy[i] ^= (uint8_t)((i * 2654435761u ^ seed * 40503u) >> 9);
	return copy;
}

int main(int argc, char **argv)
{
	char message[400];
	unsigned seeds = argc > 2 ? (unsigned)atoi(argv[2]) : 1, every = argc > 3 ? (unsigned)atoi(argv[3]) : 1;

	if (argc < 2 || font_image_load(argv[1], &image_a, message, sizeof(message)))
		return 64;
	image_bytes = font_image_bytes(image_a);
	image_b = other_image(1);
	image_c = other_image(2);
	choice();
	guard();
	other_sizes();
	left_behind();
	power_cuts(seeds, every, false);
	power_cuts(seeds, every, true);
	free(image_a);
	free(image_b);
	free(image_c);
	return 0;
}
