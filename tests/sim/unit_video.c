/* SPDX-License-Identifier: MIT */
/* Video source and monitor back to back, pin to pin: every mode, every width of the beat, and bad syncs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "sim/mod_monitor.h"
#include "sim/mod_source.h"
#include "sim/pattern.h"
#include "tests/sim/fake_pins.h"

struct bench {
	struct fake_pins fake;
	struct pic_share in, out;
	struct source source;
	struct monitor monitor;
	uint64_t beats;
};

static struct bench *
bench_new(unsigned lanes)
{
	struct bench *b = calloc(1, sizeof(*b));

	fake_pins_init(&b->fake);
	assert_true(pic_share_init(&b->in));
	assert_true(pic_share_init(&b->out));
	assert_true(source_init(&b->source, 0, lanes, &b->fake.pins, &b->in));
	assert_true(monitor_init(&b->monitor, 0, lanes, &b->fake.pins, &b->out));
	return b;
}

static void
bench_free(struct bench *b)
{
	source_fini(&b->source);
	monitor_fini(&b->monitor);
	pic_share_fini(&b->in);
	pic_share_fini(&b->out);
	free(b);
}

static void
send(struct bench *b, const char *pattern, uint32_t w, uint32_t h, unsigned port)
{
	b->in.pic.w = w;
	b->in.pic.h = h;
	pattern_draw(pattern, &b->in.pic, port);
	memset(b->in.dirty, 1, sizeof(b->in.dirty));
	b->in.present = true;
	b->in.changed = true;
	source_poll(&b->source);
}

static uint64_t
bench_us(const struct bench *b)
{
	return b->beats * b->source.lanes * 1000 / b->source.mode.pclk_khz;
}

static void
beat(struct bench *b)
{
	source_beat(&b->source);
	b->beats++;
	monitor_beat(&b->monitor, bench_us(b));
}

static void
frames(struct bench *b, uint64_t n)
{
	uint64_t end = b->monitor.stat.frames + n;
	uint64_t limit = b->beats + (n + 3) * 5000000;

	while (b->monitor.stat.frames < end && b->beats < limit)
		beat(b);
	assert_true(b->monitor.stat.frames >= end);
}

static uint32_t
crc_of(const struct pic *p)
{
	uLong crc = crc32(0, NULL, 0);

	for (uint32_t y = 0; y < p->h; y++)
		for (uint32_t x = 0; x < p->w; x++) {
			uint32_t v = pic_row(p, y)[x];
			uint8_t rgb[3] = { (uint8_t)(v >> 16), (uint8_t)(v >> 8),
			    (uint8_t)v };

			crc = crc32(crc, rgb, 3);
		}
	return (uint32_t)crc;
}

static unsigned
complaints(const struct monitor *m)
{
	unsigned n = 0;

	for (int i = 0; i < MON_COMPLAINTS; i++)
		n += m->stat.complaints[i];
	return n;
}

static void
one_mode(const struct mode *m, unsigned lanes)
{
	struct bench *b = bench_new(lanes);
	const struct mon_frame *got = &b->monitor.stat.mode;

	source_prefer(&b->source, m);
	send(b, "noise", m->w, m->h, 1);
	frames(b, 4);		/* the polarities must be learned first */
	assert_true(b->monitor.stat.locked);
	assert_int_equal(got->w, m->w);
	assert_int_equal(got->h, m->h);
	assert_int_equal(got->h_total, mode_h_total(m));
	assert_int_equal(got->v_total, mode_v_total(m));
	assert_int_equal(got->hpos, m->hpos);
	assert_int_equal(got->vpos, m->vpos);
	assert_int_equal(b->monitor.stat.crc, crc_of(&b->in.pic));
	assert_int_equal(complaints(&b->monitor), 0);
	assert_int_equal(b->out.pic.w, m->w);
	assert_memory_equal(pic_row(&b->out.pic, m->h - 1),
	    pic_row(&b->in.pic, m->h - 1), m->w * 4);
	bench_free(b);
}

static void
interlaced(void **state)
{
	static const uint32_t sizes[][2] = { { 720, 480 }, { 720, 576 } };
	struct mode m;

	(void)state;
	for (unsigned lanes = 1; lanes <= 8; lanes *= 2)
		for (unsigned i = 0; i < 2; i++) {
			assert_true(mode_find_interlaced(&m, sizes[i][0],
			    sizes[i][1], 0));
			one_mode(&m, lanes);
		}
}

/* Both fields are there, and in their order: lines of both parities, woven. */
static void
composite(void **state)
{
	(void)state;
	for (int pal = 0; pal < 2; pal++) {
		struct bench *b = bench_new(8);
		struct signal s = { .composite = true,
		    .standard = pal ? CVBS_PAL : CVBS_NTSC,
		    .faults = CVBS_NO_FAULTS };
		const struct mon_stat *m = &b->monitor.stat;

		assert_true(source_signal(&b->source, &s));
		*b->fake.wave = 1;
		send(b, "bars", 640, 480, 1);
		frames(b, 4);
		assert_true(m->locked);
		assert_true(m->composite);
		assert_int_equal(m->mode.w, 720);
		assert_int_equal(m->mode.h, pal ? 576 : 480);
		assert_int_equal(m->mode.h_total, pal ? 1728 : 1716);
		assert_int_equal(m->mode.v_total, pal ? 625 : 525);
		assert_int_equal(m->tv.standard, pal ? TV_PAL : TV_NTSC);
		assert_in_range(m->frame_us, pal ? 39990 : 33360,
		    pal ? 40010 : 33375);
		assert_int_equal(b->out.pic.w, 720);
		/* no picture: no signal, then nobody has one */
		*b->fake.wave = 0;
		monitor_beat(&b->monitor, bench_us(b));
		assert_false(m->composite);
		bench_free(b);
	}
}

static void
all_modes_8(void **state)
{
	(void)state;
	for (size_t i = 0; i < modes_count; i++)
		one_mode(&modes[i], 8);
}

static void
all_modes_narrow(void **state)
{
	(void)state;
	for (size_t i = 0; i < modes_count; i++)
		for (unsigned lanes = 1; lanes < 8; lanes *= 2)
			if (modes[i].w <= 1024)
				one_mode(&modes[i], lanes);
}

static void
largest_mode_1(void **state)
{
	struct mode m;

	(void)state;
	assert_true(mode_find(&m, 1920, 1080, 60));
	one_mode(&m, 1);
}

/* Totals that are no multiple of anything: every line starts in another lane. */
static void
odd_sizes(void **state)
{
	static const uint32_t sizes[][2] = { { 641, 480 }, { 1366, 768 },
	    { 33, 32 }, { 999, 333 }, { 2560, 1600 } };
	struct mode m;

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		assert_true(mode_find(&m, sizes[i][0], sizes[i][1], 0));
		one_mode(&m, 8);
		one_mode(&m, 2);
	}
}

static void
picture_changes_between_frames(void **state)
{
	struct bench *b = bench_new(8);
	uint32_t before, after;

	(void)state;
	send(b, "bars", 640, 480, 1);
	frames(b, 3);
	before = b->monitor.stat.crc;
	assert_int_equal(before, crc_of(&b->in.pic));
	for (int i = 0; i < 20000; i++)		/* somewhere inside a frame */
		beat(b);
	send(b, "noise", 640, 480, 2);
	after = crc_of(&b->in.pic);
	assert_int_not_equal(before, after);
	frames(b, 1);
	assert_int_equal(b->monitor.stat.crc, before);
	frames(b, 1);
	assert_int_equal(b->monitor.stat.crc, after);
	assert_int_equal(complaints(&b->monitor), 0);
	bench_free(b);
}

static void
mode_changes_at_frame_end(void **state)
{
	struct bench *b = bench_new(8);

	(void)state;
	send(b, "noise", 640, 480, 1);
	frames(b, 3);
	send(b, "noise", 720, 400, 1);
	frames(b, 4);
	assert_int_equal(b->monitor.stat.mode.w, 720);
	assert_int_equal(b->monitor.stat.mode.v_total, 449);
	assert_int_equal(b->monitor.stat.crc, crc_of(&b->in.pic));
	assert_true(complaints(&b->monitor) >= 1);
	assert_int_equal(b->monitor.stat.complaints[MON_NO_VSYNC], 0);
	bench_free(b);
}

static void
picture_goes_and_comes(void **state)
{
	struct bench *b = bench_new(8);
	uint64_t frames_before, us;

	(void)state;
	send(b, "grid", 640, 480, 1);
	frames(b, 3);
	assert_true(pic_share_clear(&b->in, true));
	for (int i = 0; i < 200000 && b->source.step != 0; i++)
		beat(b);
	assert_int_equal(b->source.step, 0);
	assert_false(b->source.present);
	frames_before = b->monitor.stat.frames;
	us = b->monitor.vsync_us;
	monitor_poll(&b->monitor, us + 99000);
	assert_true(b->monitor.stat.locked);
	monitor_poll(&b->monitor, us + 101000);
	assert_false(b->monitor.stat.locked);
	assert_int_equal(b->monitor.stat.complaints[MON_NO_VSYNC], 1);
	monitor_poll(&b->monitor, us + 102000);
	assert_false(b->out.present);
	send(b, "grid", 640, 480, 1);
	frames(b, 3);
	assert_true(b->monitor.stat.frames > frames_before);
	assert_true(b->monitor.stat.locked);
	assert_true(b->out.present);
	assert_int_equal(b->monitor.stat.crc, crc_of(&b->in.pic));
	bench_free(b);
}

/* Nobody holds the model up: a lock that is taken only delays the picture. */
static void
taken_lock_delays(void **state)
{
	struct bench *b = bench_new(8);

	(void)state;
	send(b, "bars", 640, 480, 1);
	pthread_mutex_lock(&b->out.lock);
	frames(b, 3);
	assert_int_equal(b->out.pic.w, 0);
	pthread_mutex_unlock(&b->out.lock);
	frames(b, 1);
	assert_int_equal(crc_of(&b->out.pic), crc_of(&b->in.pic));
	bench_free(b);
}

/* The source is made to leave out or add pixels in one line. */
static void
bent_line(int pixels, enum mon_complaint expect)
{
	struct bench *b = bench_new(1);

	send(b, "bars", 640, 480, 1);
	frames(b, 3);
	while (!b->source.part->de || b->source.part->row != 100)
		beat(b);
	while (b->source.part->de)
		beat(b);
	b->source.left += (uint32_t)pixels;
	frames(b, 1);
	assert_int_equal(b->monitor.stat.complaints[expect], 1);
	assert_int_equal(complaints(&b->monitor), 1);
	assert_non_null(strstr(b->monitor.stat.last,
	    pixels < 0 ? "has 797 pixels, others 800" :
	    "has 803 pixels, others 800"));
	frames(b, 3);
	assert_int_equal(b->monitor.stat.crc, crc_of(&b->in.pic));
	bench_free(b);
}

static void
short_line(void **state)
{
	(void)state;
	bent_line(-3, MON_SHORT_LINE);
}

static void
long_line(void **state)
{
	(void)state;
	bent_line(3, MON_LONG_LINE);
}

static void
short_frame(void **state)
{
	struct bench *b = bench_new(8);

	(void)state;
	send(b, "bars", 640, 480, 1);
	frames(b, 3);
	while (b->source.part->vs != 0)
		beat(b);
	while (b->source.part->vs == 0)
		beat(b);
	b->source.part += 20;		/* ten lines of two parts */
	frames(b, 2);
	assert_int_equal(b->monitor.stat.complaints[MON_IRREGULAR], 2);
	assert_non_null(strstr(b->monitor.stat.last, "800x525 after"));
	bench_free(b);
}

static void
ce_rate_is_exact(void **state)
{
	static const struct { uint32_t khz, clk, lanes; } rates[] = {
		{ 25175, 12000, 8 }, { 28322, 12000, 8 }, { 148500, 18563, 8 },
		{ 25175, 25175, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rates) / sizeof(rates[0]); i++) {
		struct source s = { .step = rates[i].khz };
		uint64_t due = 0, clocks = rates[i].clk * 1000ull;

		for (uint64_t n = 0; n < clocks; n++)	/* one second */
			due += source_due(&s, rates[i].clk * rates[i].lanes);
		assert_in_range(due * rates[i].lanes,
		    rates[i].khz * 1000ull - rates[i].lanes,
		    rates[i].khz * 1000ull);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(interlaced), cmocka_unit_test(composite),
		cmocka_unit_test(all_modes_8),
		cmocka_unit_test(all_modes_narrow),
		cmocka_unit_test(largest_mode_1),
		cmocka_unit_test(odd_sizes),
		cmocka_unit_test(picture_changes_between_frames),
		cmocka_unit_test(mode_changes_at_frame_end),
		cmocka_unit_test(picture_goes_and_comes),
		cmocka_unit_test(taken_lock_delays),
		cmocka_unit_test(short_line),
		cmocka_unit_test(long_line),
		cmocka_unit_test(short_frame),
		cmocka_unit_test(ce_rate_is_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
