/* SPDX-License-Identifier: MIT */
/*
 * The television model against the encoder: what was sent is seen, with stated differences;
 * and against broken signals: each fault is complained about, with its number.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include "sim/image.h"		/* before cmocka has a macro of the name fail */

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cvbs_enc.h"
#include "sim/tv.h"

/* A transmitter: a line at a time, which a fault may change or lengthen. */
struct air {
	enum cvbs_standard standard;
	struct cvbs_enc *enc;
	struct tv *tv;
	struct pic pic;
	unsigned frame, line;
	uint8_t s[2 * CVBS_LINE_MAX];
	size_t n;
	void (*fault)(struct air *a);
};

static struct air *
air_new(enum cvbs_standard standard)
{
	struct air *a = calloc(1, sizeof(*a));

	a->standard = standard;
	a->enc = cvbs_enc_new(standard);
	a->tv = tv_new();
	assert_non_null(a->enc);
	assert_non_null(a->tv);
	assert_true(pic_init(&a->pic));
	return a;
}

static void
air_free(struct air *a)
{
	pic_fini(&a->pic);
	cvbs_enc_free(a->enc);
	tv_free(a->tv);
	free(a);
}

static void
send_line(struct air *a)
{
	const int16_t *from = cvbs_enc_line(a->enc,
	    a->frame % cvbs_enc_frames(a->enc), a->line);

	a->n = cvbs_enc_samples(a->enc);
	for (size_t i = 0; i < a->n; i++) {
		int code = (from[i] + CVBS_UNIT / 2) / CVBS_UNIT;

		a->s[i] = (uint8_t)(code < 1 ? 1 : code > 254 ? 254 : code);
	}
	if (a->fault != NULL)
		a->fault(a);
	tv_samples(a->tv, a->s, a->n);
	if (++a->line == cvbs_enc_lines(a->enc)) {
		a->line = 0;
		a->frame++;
	}
}

static void
send_frames(struct air *a, unsigned n)
{
	unsigned end = a->frame + n;

	while (a->frame < end)
		send_line(a);
}

static void
plain(struct air *a, uint32_t w, uint32_t h, uint32_t colour)
{
	a->pic.w = w;
	a->pic.h = h;
	for (uint32_t y = 0; y < h; y++)
		for (uint32_t x = 0; x < w; x++)
			pic_row(&a->pic, y)[x] = colour;
}

static void
show(struct air *a)
{
	cvbs_enc_picture(a->enc, &a->pic, NULL);
}

static void
no_complaints(const struct air *a)
{
	const struct tv_stat *s = tv_stat(a->tv);

	for (int c = 0; c < TV_COMPLAINTS; c++)
		if (s->complaints[c] != 0)
			fail_msg("%s: %u x %s; last: %s", tv_standard_name(s->standard),
			    s->complaints[c], tv_complaint_name(c), s->said[c]);
}

static int
difference(uint32_t a, uint32_t b)
{
	int most = 0;

	for (int shift = 0; shift <= 16; shift += 8) {
		int d = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));

		most = d > most ? d : most;
	}
	return most;
}

static double
luma(uint32_t px)
{
	return 0.299 * (px >> 16 & 255) + 0.587 * (px >> 8 & 255) +
	    0.114 * (px & 255);
}

/* ---- right signals ------------------------------------------------------------- */

static const uint32_t bars[8] = {
	0xbfbfbf, 0xbfbf00, 0x00bfbf, 0x00bf00, 0xbf00bf, 0xbf0000, 0x0000bf, 0,
};

static void
draw_bars(struct air *a)
{
	plain(a, 640, 480, 0);
	for (uint32_t y = 0; y < 480; y++)
		for (uint32_t x = 0; x < 640; x++)
			pic_row(&a->pic, y)[x] = bars[x / 80];
}

/* 75 % bars: in the middle of a bar no component is more than 4 of 255 off. */
static void
check_bars(enum cvbs_standard standard)
{
	struct air *a = air_new(standard);
	const struct pic *seen;

	draw_bars(a);
	show(a);
	send_frames(a, 5);
	assert_true(tv_stat(a->tv)->locked);
	assert_int_equal(tv_stat(a->tv)->standard,
	    standard == CVBS_PAL ? TV_PAL : TV_NTSC);
	no_complaints(a);
	seen = tv_picture(a->tv, NULL);
	for (uint32_t y = 4; y < seen->h - 4; y++)
		for (uint32_t x = 0; x < 720; x++) {
			uint32_t in_bar = (x * 8 + 720 - 64) % 720;
			uint32_t px = pic_row(seen, y)[x];

			if (in_bar < 180 || in_bar > 540)
				continue;
			if (difference(px, bars[(x * 8 - 64) / 720]) > 4)
				fail_msg("%s %u,%u is %06x, not %06x",
				    tv_standard_name(tv_stat(a->tv)->standard), x, y,
				    px, bars[(x * 8 - 64) / 720]);
		}
	air_free(a);
}

static void
colour_bars(void **state)
{
	(void)state;
	check_bars(CVBS_NTSC);
	check_bars(CVBS_PAL);
}

/* What it measures of a right signal is what the standard says. */
static void
measures(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct air *a = air_new(i ? CVBS_PAL : CVBS_NTSC);
		const struct tv_stat *s = tv_stat(a->tv);

		draw_bars(a);
		show(a);
		send_frames(a, 6);
		no_complaints(a);
		assert_int_equal(s->half_lines, i ? 625 : 525);
		assert_int_equal(s->broad, i ? 5 : 6);
		assert_int_equal(s->equalising, i ? 10 : 12);
		assert_true(fabs(s->line_us - (i ? 64 : 63.5556)) < 0.001);
		assert_true(fabs(s->sync_us - 4.7) < 0.02);
		assert_true(fabs(s->equalising_us - (i ? 2.35 : 2.3)) < 0.02);
		assert_true(fabs(s->broad_us - (i ? 27.3 : 27.08)) < 0.02);
		assert_true(fabs(s->tip - (i ? 1 : 4)) < 0.6);
		assert_true(fabs(s->blank - (i ? 64 : 60)) < 0.6);
		assert_true(fabs(s->peak - 75) < 2);
		assert_true(fabs(s->burst - (i ? 31.5 : 28)) < 0.5);
		assert_true(fabs(s->burst_start_us - (i ? 5.6 : 5.31)) < 0.1);
		assert_true(fabs(s->burst_swing - (i ? 90 : 0)) < 1);
		assert_true(fabs(s->subcarrier_hz) < 5);
		/* frame 6: 5 x 119437.5 or 177344.75 cycles after the first */
		assert_true(fabs(remainder(s->sch - (i ? 270 : 180), 360)) < 3);
		air_free(a);
	}
}

/* A block of white on black is where it was drawn: its edges to one pixel of 720, its rows exactly. */
static void
check_geometry(enum cvbs_standard standard, uint32_t w, uint32_t h)
{
	struct air *a = air_new(standard);
	const struct pic *seen;
	/* active lines of 52.86 and 52 us; pixel 0 of 13.5 MHz is around sample 244 or 264 */
	double begin = standard == CVBS_PAL ? 10.25 : 2.7;
	double width = standard == CVBS_PAL ? 702 : 713.55;
	uint32_t rows = standard == CVBS_PAL ? 576 : 480;
	uint32_t x0 = w / 5, x1 = w * 4 / 5, y0 = h / 6, y1 = h * 5 / 6;
	double left = -1, right = -1, top = y0 * (double)rows / h;
	double bottom = y1 * (double)rows / h;

	plain(a, w, h, 0x101010);
	for (uint32_t y = y0; y < y1; y++)
		for (uint32_t x = x0; x < x1; x++)
			pic_row(&a->pic, y)[x] = 0xf0f0f0;
	show(a);
	send_frames(a, 5);
	no_complaints(a);
	seen = tv_picture(a->tv, NULL);
	for (uint32_t x = 1; x < 720; x++) {
		double before = luma(pic_row(seen, rows / 2)[x - 1]) - 128;
		double here = luma(pic_row(seen, rows / 2)[x]) - 128;
		double at = x - 1 + 0.5 + before / (before - here);

		if (before < 0 && here >= 0)
			left = at;
		if (before >= 0 && here < 0)
			right = at;
	}
	if (fabs(left - begin - x0 * width / w) > 0.5 ||
	    fabs(right - begin - x1 * width / w) > 0.5)
		fail_msg("%ux%u: block from %.2f to %.2f, not %.2f to %.2f", w, h,
		    left, right, begin + x0 * width / w, begin + x1 * width / w);
	for (uint32_t y = 0; y < rows; y++) {
		bool in = y + 0.5 >= top && y + 0.5 < bottom;
		bool border = fabs(y + 0.5 - top) < 1 || fabs(y + 0.5 - bottom) < 1;

		if (!border)
			assert_int_equal((pic_row(seen, y)[360] & 255) > 128, in);
	}
	air_free(a);
}

static void
geometry(void **state)
{
	static const uint32_t sizes[][2] = {
		{ 640, 480 }, { 720, 576 }, { 720, 400 }, { 800, 600 }, { 1920, 1080 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		check_geometry(CVBS_NTSC, sizes[i][0], sizes[i][1]);
		check_geometry(CVBS_PAL, sizes[i][0], sizes[i][1]);
	}
}

/* PSNR of the luminance of a screen of text, against the picture scaled in the same proportions. */
static double
text_psnr(enum cvbs_standard standard)
{
	struct air *a = air_new(standard);
	const struct pic *seen;
	struct fail f;
	double begin = standard == CVBS_PAL ? 10.25 : 2.7, square = 0;
	double width = standard == CVBS_PAL ? 702 : 713.55;
	unsigned n = 0;

	if (image_load("docs/images/linux.png", &a->pic, &f) != 0)
		fail_msg("%s", f.text);
	show(a);
	send_frames(a, 5);
	seen = tv_picture(a->tv, NULL);
	for (uint32_t y = 0; y < seen->h; y++)
		for (uint32_t x = 12; x < 708; x++) {
			uint32_t sx = (uint32_t)((x + 0.5 - begin) * a->pic.w / width);
			uint32_t sy = (uint32_t)((y + 0.5) * a->pic.h / seen->h);
			uint32_t p = pic_row(&a->pic, sy)[sx];
			uint32_t q = pic_row(seen, y)[x];
			double d = luma(p) - luma(q);

			square += d * d;
			n++;
		}
	air_free(a);
	return 10 * log10(255 * 255 / (square / n));
}

static void
text(void **state)
{
	double ntsc = text_psnr(CVBS_NTSC), pal = text_psnr(CVBS_PAL);

	(void)state;
	printf("text: NTSC %.1f dB, PAL %.1f dB\n", ntsc, pal);
	assert_true(ntsc > 23);
	assert_true(pal > 21.5);
}

/* ---- broken signals ------------------------------------------------------------ */

static bool
picture_line(const struct air *a)
{
	return a->line > 30 && a->line < 250;
}

static void
level(struct air *a, size_t from, size_t to, int code)
{
	memset(a->s + CVBS_LEAD + from, code, to - from);
}

static void
dead(struct air *a)
{
	if (a->frame >= 3)
		memset(a->s, 60, a->n);
}

static void
slow(struct air *a)
{
	memset(a->s + a->n, a->s[a->n - 1], 5);
	a->n += 5;
}

static void
shaky(struct air *a)
{
	memset(a->s + a->n, a->s[a->n - 1], 16);
	a->n += a->line % 2 ? 8 : -8;
}

static void
dropped_sync(struct air *a)
{
	if (a->line == 100)
		memset(a->s, 60, 140);
}

static void
wide_sync(struct air *a)
{
	if (picture_line(a))
		level(a, 60, 135, 4);
}

static void
shallow_sync(struct air *a)
{
	for (size_t i = 0; i < a->n; i++)
		a->s[i] = (uint8_t)(a->s[i] < 60 ? 60 - (60 - a->s[i]) * 3 / 4 :
		    a->s[i]);
}

static void
lost_line(struct air *a)
{
	if (a->line == 200)
		a->n = 0;
}

/* 262 lines a field. */
static void
no_half_line(struct air *a)
{
	if (a->line >= 262)
		a->n = 0;
}

static void
no_equalising(struct air *a)
{
	if (a->line < 3)
		level(a, 850, 950, 60);
}

static void
narrow_broad(struct air *a)
{
	if (a->line >= 3 && a->line < 6)
		level(a, 680, 760, 60);
}

static void
no_burst(struct air *a)
{
	level(a, 134, 230, 60);
}

static void
scale_burst(struct air *a, double by)
{
	for (size_t i = CVBS_LEAD + 136; i < CVBS_LEAD + 230; i++)
		a->s[i] = (uint8_t)lrint(60 + (a->s[i] - 60) * by);
}

static void
loud_burst(struct air *a)
{
	if (a->line > 9)
		scale_burst(a, 1.4);
}

/* Every second burst is inverted. */
static void
turned_burst(struct air *a)
{
	if (a->line % 2 && picture_line(a))
		scale_burst(a, -1);
}

static void
late_burst(struct air *a)
{
	uint8_t old[100];

	memcpy(old, a->s + CVBS_LEAD + 136, 84);
	level(a, 136, 153, 60);
	memcpy(a->s + CVBS_LEAD + 136 + 15, old, 80);
}

/* A subcarrier of its own in the burst, 400 Hz too high. */
static void
high_burst(struct air *a)
{
	double hz = 3579545.4545 + 400;

	for (size_t i = 143; a->line > 20 && i < 211; i++) {
		double us = (double)(a->line * a->n + i) / 27;

		a->s[CVBS_LEAD + i] = (uint8_t)lrint(60 + 28 *
		    sin(2 * M_PI * remainder(hz * us * 1e-6, 1)));
	}
}

static void
too_white(struct air *a)
{
	if (picture_line(a))
		level(a, 600, 700, 240);
}

static void
too_black(struct air *a)
{
	if (picture_line(a))
		level(a, 600, 700, 36);
}

/* The picture does not end where it should. */
static void
long_picture(struct air *a)
{
	if (picture_line(a))
		memset(a->s + a->n - 40, 120, 40);
}

static void
check_fault(enum tv_complaint c, void (*fault)(struct air *a),
    const char *words)
{
	struct air *a = air_new(CVBS_NTSC);
	const struct tv_stat *s = tv_stat(a->tv);

	plain(a, 640, 480, 0x606060);
	show(a);
	a->fault = fault;
	send_frames(a, 8);
	if (s->complaints[c] == 0)
		fail_msg("no complaint %s; the last one: %s", tv_complaint_name(c),
		    s->said[s->last]);
	if (strstr(s->said[c], words) == NULL)
		fail_msg("%s: \"%s\" does not say \"%s\"", tv_complaint_name(c),
		    s->said[c], words);
	air_free(a);
}

static void
faults(void **state)
{
	static const struct {
		enum tv_complaint c;
		void (*fault)(struct air *a);
		const char *words;	/* in the complaint */
	} all[] = {
		{ TV_NO_SYNC, dead, "no line sync" },
		{ TV_LINE_PERIOD, slow, "line of 63.741 us, not 63.556" },
		{ TV_LINE_JITTER, shaky, "ns rms" },
		{ TV_SYNC_MISSING, dropped_sync, "1 lines without sync" },
		{ TV_SYNC_WIDTH, wide_sync, "line sync of 4.9" },
		{ TV_SYNC_LEVEL, shallow_sync, "" },
		{ TV_LINE_COUNT, lost_line, "field of 261.5 lines" },
		{ TV_HALF_LINE, no_half_line, "first fields in a row" },
		{ TV_EQUALISING, no_equalising, "9 equalising" },
		{ TV_BROAD, narrow_broad, "6 broad pulses of 2" },
		{ TV_BURST_MISSING, no_burst, "without a burst" },
		{ TV_BURST_LEVEL, loud_burst, "burst of 38.9 codes, 28.0 are right" },
		{ TV_BURST_PHASE, turned_burst, "rms" },
		{ TV_BURST_TIME, late_burst, "burst from 5.8" },
		{ TV_SUBCARRIER, high_burst, "subcarrier off by +" },
		{ TV_WHITE_LEVEL, too_white, "luminance of 131 %" },
		{ TV_BLACK_LEVEL, too_black, "luminance of -27 %" },
		{ TV_BLANKING, long_picture, "lines with something in the front" },
	};

	(void)state;
	assert_int_equal(sizeof(all) / sizeof(all[0]), TV_COMPLAINTS);
	for (size_t i = 0; i < TV_COMPLAINTS; i++) {
		assert_int_equal(all[i].c, i);
		check_fault(all[i].c, all[i].fault, all[i].words);
	}
}

/* PAL: a V axis that does not change from line to line is seen. */
static void
no_swing(struct air *a)
{
	uint32_t other = (a->line + 2) % 625;
	const int16_t *from = cvbs_enc_line(a->enc, a->frame % 4, other);

	if (a->line % 2 && picture_line(a))
		for (size_t i = CVBS_LEAD + 136; i < CVBS_LEAD + 230; i++)
			a->s[i] = (uint8_t)((from[i] + 32) / 64);
}

static void
pal_swing(void **state)
{
	struct air *a = air_new(CVBS_PAL);

	(void)state;
	plain(a, 640, 480, 0x606060);
	show(a);
	a->fault = no_swing;
	send_frames(a, 4);
	assert_true(tv_stat(a->tv)->complaints[TV_BURST_PHASE] > 0);
	air_free(a);
}

/* After a fault the picture is there again, without complaints. */
static void
recovers(void **state)
{
	struct air *a = air_new(CVBS_PAL);
	struct tv_stat before;

	(void)state;
	draw_bars(a);
	show(a);
	send_frames(a, 4);
	for (unsigned n = 0; n < 200; n++) {	/* lines of nothing, and a step of the phase */
		memset(a->s, 64, 1728);
		tv_samples(a->tv, a->s, n == 9 ? 777 : 1728);
	}
	send_frames(a, 3);
	before = *tv_stat(a->tv);
	send_frames(a, 4);
	assert_true(tv_stat(a->tv)->locked);
	assert_int_equal(tv_stat(a->tv)->fields, before.fields + 8);
	assert_memory_equal(tv_stat(a->tv)->complaints, before.complaints,
	    sizeof(before.complaints));
	air_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colour_bars), cmocka_unit_test(measures),
		cmocka_unit_test(geometry), cmocka_unit_test(text),
		cmocka_unit_test(faults), cmocka_unit_test(pal_swing),
		cmocka_unit_test(recovers),
	};

	return cmocka_run_group_tests_name("television", tests, NULL, NULL);
}
