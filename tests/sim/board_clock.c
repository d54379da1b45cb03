/* SPDX-License-Identifier: MIT */
/*
 * The clock of the simulated board: it changes while the link talks, and no byte is damaged; a
 * page of known glyphs needs no faster one. All time is simulated.
 *
 *   board-clock [SEED]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hdl/gen/ovs_regs.h"
#include "sim/bench_link.h"
#include "sim/pattern.h"

#define HOSTS 4
#define STEPS 120
#define SETTLE_US 400000u	/* a page is fetched, and what had to come from the flash is forgotten */

static const struct { uint32_t w, h; } sizes[] = {
	{ 640, 480 }, { 1280, 1024 }, { 720, 400 }, { 1024, 768 }, { 800, 600 }, { 1920, 1080 },
};

struct rig {
	struct sim_io io;
	struct board board;
	struct bench_link link;
	uint32_t random;
	unsigned steps, crossings;	/* changes of the clock; of the rate of the link */
};

static void
fail_with(const char *why)
{
	printf("FAIL: %s\n", why);
	exit(1);
}

static uint32_t
below(struct rig *r, uint32_t n)
{
	r->random = r->random * 1664525u + 1013904223u;
	return (r->random >> 8) % n;
}

static void
show(struct rig *r, unsigned host, uint32_t w, uint32_t h)
{
	struct pic_share *s = &r->io.host[host].share;

	s->present = w != 0;
	if (s->present) {
		s->pic.w = w;
		s->pic.h = h;
		pattern_draw("bars", &s->pic, host + 1);
	}
	s->changed = true;
	memset(s->dirty, 1, sizeof(s->dirty));
}

static struct rig *
rig_new(uint32_t seed)
{
	static const uint8_t header[64] = { OVS_FONT_MAGIC >> 24, OVS_FONT_MAGIC >> 16 & 0xff,
	    OVS_FONT_MAGIC >> 8 & 0xff, OVS_FONT_MAGIC & 0xff };
	struct rig *r = calloc(1, sizeof(*r));
	bool ok = r != NULL;

	if (!ok)
		fail_with("no memory");
	r->random = seed;
	r->io.hosts = HOSTS;
	r->io.consoles = 1;
	for (unsigned h = 0; h < HOSTS; h++) {
		r->io.host[h].kind = HOST_STILL;
		ok &= pic_share_init(&r->io.host[h].share);
	}
	ok &= pic_share_init(&r->io.console[0].share);
	if (!ok || !board_init(&r->board, models[0], &r->io, 0) ||
	    !flash_load(&r->board.flash, OVS_FONT_FLASH_BASE, header, sizeof(header)))
		fail_with("no memory");
	board_run(&r->board, 20000);
	bench_link_begin(&r->link, &r->board);
	return r;
}

static void
rig_free(struct rig *r)
{
	board_fini(&r->board);
	for (unsigned h = 0; h < HOSTS; h++)
		pic_share_fini(&r->io.host[h].share);
	pic_share_fini(&r->io.console[0].share);
	free(r);
}

/* Sources come, go and change their mode; menus are drawn; the link is never quiet for long. */
static void
one_step(struct rig *r)
{
	uint8_t bytes[64];
	uint32_t khz = r->board.clk_khz, size = below(r, 7);

	if (size < 6)
		show(r, below(r, HOSTS), sizes[size].w, sizes[size].h);
	else
		show(r, below(r, HOSTS), 0, 0);
	if (below(r, 6) == 0)
		bench_link_menu(&r->link, 50, (uint8_t)(1 + below(r, 3)));
	for (unsigned n = 0; n < 4; n++) {
		size_t len = below(r, sizeof(bytes) + 1);

		for (size_t i = 0; i < len; i++)
			bytes[i] = (uint8_t)below(r, 256);
		if (!bench_link_ping(&r->link, bytes, len))
			fail_with("a PING came back changed");
		board_run(&r->board, below(r, 1500));
	}
	r->steps += r->board.clk_khz != khz;
	r->crossings += (r->board.clk_khz < BOARD_CLK_FAST_KHZ) != (khz < BOARD_CLK_FAST_KHZ);
}

static void
changes_of_clock(uint32_t seed)
{
	struct rig *r = rig_new(seed);
	uint32_t bad, good;

	for (unsigned n = 0; n < STEPS; n++)
		one_step(r);
	if (r->steps < STEPS / 6 || r->crossings < STEPS / 20)
		fail_with("the test is void: the clock hardly changed");
	bad = bench_link_read(&r->link, OVS_REG_RX_BAD);
	good = bench_link_read(&r->link, OVS_REG_RX_FRAMES);
	printf("%u changes of the clock, %u of the rate of the link: %u frames, %u damaged there, %u back\n",
	    r->steps, r->crossings, good, bad, r->link.bad);
	if (bad != 0 || r->link.bad != 0 || r->board.uart.framing != 0)
		fail_with("bytes were damaged");
	rig_free(r);
}

static void
page_of_known_glyphs(uint32_t seed)
{
	struct rig *r = rig_new(seed);
	struct mon_stat *stat = &r->board.monitor[0].stat;
	uint64_t frames;
	uint32_t crc;

	for (unsigned h = 0; h < HOSTS; h++)
		show(r, h, 640, 480);
	bench_link_run(&r->link, SETTLE_US);
	crc = stat->crc;
	bench_link_menu(&r->link, 80, 30);
	bench_link_run(&r->link, SETTLE_US);
	if (r->board.text == TEXT_NONE || stat->crc == crc)
		fail_with("the test is void: no page is shown");
	frames = stat->frames;
	crc = stat->crc;
	for (unsigned n = 0; n < 10; n++) {
		bench_link_run(&r->link, 17000);
		if (stat->crc != crc)
			fail_with("a row was not fetched in time");
	}
	printf("a page of 80 x 30: clock %u kHz, %u frames the same\n", r->board.clk_khz,
	    (unsigned)(stat->frames - frames));
	if (r->board.clk_khz != BOARD_CLK_MIN_KHZ)
		fail_with("known glyphs must not need a faster clock");
	rig_free(r);
}

int
main(int argc, char **argv)
{
	uint32_t seed = argc > 1 ? (uint32_t)atoi(argv[1]) : 1;

	printf("seed %u\n", seed);
	changes_of_clock(seed);
	page_of_known_glyphs(seed);
	return 0;
}
