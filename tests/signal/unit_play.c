/* SPDX-License-Identifier: MIT */
/* Faults of composite sources, measured in the samples; and what the television makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cvbs_play.h"
#include "sim/tv.h"

#define FRAME (1716 * 525)
#define MANY (FRAME * 6)

struct show {
	struct cvbs_enc *enc;
	struct cvbs_play *play;
	struct pic pic;
	uint8_t *s;
	size_t n;
	unsigned frames;
};

static struct show *
show_new(enum cvbs_standard standard, const struct cvbs_faults *f, size_t n)
{
	struct show *w = calloc(1, sizeof(*w));

	w->enc = cvbs_enc_new(standard);
	w->play = cvbs_play_new(w->enc, f);
	w->s = malloc(n + 8);
	w->n = n;
	assert_true(pic_init(&w->pic));
	w->pic.w = 640;
	w->pic.h = 480;
	for (uint32_t y = 0; y < 480; y++)
		memset(pic_row(&w->pic, y), 0x80, 640 * 4);
	cvbs_enc_picture(w->enc, &w->pic, NULL);
	for (size_t i = 0; i < n; i += 8)
		w->frames += cvbs_play_next(w->play, w->s + i, 8);
	return w;
}

static void
show_free(struct show *w)
{
	pic_fini(&w->pic);
	cvbs_play_free(w->play);
	cvbs_enc_free(w->enc);
	free(w->s);
	free(w);
}

/* ---- samples ------------------------------------------------------------------- */

static void
without_faults(void **state)
{
	struct cvbs_faults f = CVBS_NO_FAULTS;
	struct show *w = show_new(CVBS_NTSC, &f, 2 * FRAME);

	(void)state;
	for (size_t i = 0; i < 2 * FRAME; i++) {
		size_t line = i / 1716;
		int right = (cvbs_enc_line(w->enc, (uint32_t)(line / 525),
		    (uint32_t)(line % 525))[i % 1716] + 32) / 64;

		assert_int_equal(w->s[i], right);
	}
	assert_int_equal(w->frames, 2);
	show_free(w);
}

static void
level_and_offset(void **state)
{
	struct cvbs_faults f = { .level = 70, .offset = 9, .seed = 1 };
	struct show *w = show_new(CVBS_NTSC, &f, FRAME);
	const uint8_t *line = w->s + 100 * 1716 + CVBS_LEAD;

	(void)state;
	assert_int_equal(line[50], 4 + 9);
	assert_int_equal(line[235], lrint(4 + 56 * 0.7 + 9));
	assert_int_equal(line[800], lrint(4 + (66.5 + 129.5 * 128 / 255) * 0.7 + 9));
	show_free(w);
}

/* 100 IRE are 140 codes: at 30 dB, 4.43 codes rms. In the back porch behind the burst. */
static void
noise(void **state)
{
	struct cvbs_faults f = { .level = 100, .noise_db = 30, .seed = 7 };
	struct show *w = show_new(CVBS_NTSC, &f, FRAME);
	struct show *same = show_new(CVBS_NTSC, &f, FRAME);
	double sum = 0, square = 0;
	unsigned n = 0;

	(void)state;
	for (size_t line = 30; line < 260; line++)
		for (size_t i = 222; i < 240; i++, n++) {
			double x = w->s[line * 1716 + CVBS_LEAD + i] - 60.0;

			sum += x;
			square += x * x;
		}
	assert_true(fabs(sum / n) < 0.3);
	assert_true(fabs(sqrt(square / n) - 4.43) < 0.2);
	assert_memory_equal(w->s, same->s, FRAME);
	show_free(same);
	f.seed = 8;
	same = show_new(CVBS_NTSC, &f, FRAME);
	assert_memory_not_equal(w->s, same->s, FRAME);
	show_free(same);
	show_free(w);
}

/* Leading edges of line syncs through half of the sync: where, in samples. */
static size_t
leading_edges(const struct show *w, double *at, size_t most)
{
	size_t n = 0, low = 0;

	for (size_t i = 1; i < w->n && n < most; i++) {
		if (w->s[i] < 32 && w->s[i - 1] >= 32) {
			low = i;
			at[n] = (double)i - (32.0 - w->s[i]) /
			    (w->s[i - 1] - w->s[i]);
		}
		if (w->s[i] >= 32 && w->s[i - 1] < 32 && i - low > 100 &&
		    i - low < 200)
			n++;
	}
	return n;
}

static void
jitter(void **state)
{
	struct cvbs_faults f = { .level = 100, .jitter_ns = 100, .seed = 3 };
	struct show *w = show_new(CVBS_NTSC, &f, MANY);
	double *at = malloc(4000 * sizeof(*at)), square = 0;
	size_t n = leading_edges(w, at, 4000), used = 0;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		double off = remainder(at[i] - CVBS_LEAD, 1716) / 27 * 1000;

		square += off * off;
		used++;
	}
	assert_true(used > 1400);
	assert_true(fabs(sqrt(square / (double)used) - 100) < 8);
	free(at);
	show_free(w);
}

static void
missing(void **state)
{
	struct cvbs_faults f = { .level = 100, .missing = 0.1, .seed = 5 };
	struct cvbs_faults none = CVBS_NO_FAULTS;
	struct show *w = show_new(CVBS_NTSC, &f, MANY);
	struct show *right = show_new(CVBS_NTSC, &none, MANY);
	double *at = malloc(4000 * sizeof(*at));
	double all = (double)leading_edges(right, at, 4000);
	double gone = all - (double)leading_edges(w, at, 4000);

	(void)state;
	/* four standard deviations of a binomial distribution */
	assert_true(fabs(gone - all * 0.1) < 4 * sqrt(all * 0.09));
	/* nothing but syncs has changed */
	for (size_t i = 0; i < MANY; i++)
		if (w->s[i] != right->s[i])
			assert_true(right->s[i] < 60 && w->s[i] == 60);
	free(at);
	show_free(right);
	show_free(w);
}

/* Line phase steps back by 5 us six lines before each vertical sync, and drifts forth between. */
static void
head_switch(void **state)
{
	struct cvbs_faults f = { .level = 100, .headswitch_us = 5, .seed = 1 };
	struct show *w = show_new(CVBS_NTSC, &f, MANY);
	double *at = malloc(4000 * sizeof(*at));
	size_t n = leading_edges(w, at, 4000);
	unsigned steps = 0;

	(void)state;
	for (size_t i = 1; i < n; i++) {
		double us = (at[i] - at[i - 1]) / 27;

		if (us > 64 || us < 62.9) {
			/* two lines in which the heads change: 518 and 780 half lines from the first */
			if (us > 70)
				continue;	/* the vertical interval */
			steps++;
			assert_true(fabs(us - (63.5556 - 5)) < 0.1);
		} else {
			assert_true(fabs(us - (63.5556 + 5 / 262.5)) < 0.04);
		}
	}
	assert_in_range(steps, 11, 12);
	free(at);
	show_free(w);
}

/* ---- the television ------------------------------------------------------------ */

static void
seen_by_tv(enum cvbs_standard standard, const struct cvbs_faults *f,
    enum tv_complaint c)
{
	struct show *w = show_new(standard, f, MANY);
	struct tv *tv = tv_new();
	const struct tv_stat *s = tv_stat(tv);

	tv_samples(tv, w->s, w->n);
	if (!s->locked || s->complaints[TV_LINE_COUNT] > 1 ||
	    s->complaints[TV_NO_SYNC] > 0)
		fail_msg("%s: locked %d; %s; %s", tv_standard_name(s->standard),
		    s->locked, s->said[TV_LINE_COUNT], s->said[s->last]);
	if (s->complaints[c] == 0)
		fail_msg("no complaint %s; burst error %.1f, jitter %.0f; the last: %s", tv_complaint_name(c), s->burst_error, s->jitter_ns,
		    s->said[s->last]);
	tv_free(tv);
	show_free(w);
}

static void
television(void **state)
{
	static const struct { struct cvbs_faults f; enum tv_complaint c; } bad[] = {
		{ { .level = 75, .seed = 1 }, TV_SYNC_LEVEL },
		{ { .level = 100, .noise_db = 16, .seed = 2 }, TV_BURST_PHASE },
		{ { .level = 100, .jitter_ns = 200, .seed = 3 }, TV_LINE_JITTER },
		{ { .level = 100, .missing = 0.03, .seed = 4 }, TV_SYNC_MISSING },
		{ { .level = 100, .headswitch_us = 8, .seed = 5 }, TV_LINE_JITTER },
		{ { .level = 80, .noise_db = 24, .jitter_ns = 150, .missing = 0.02,
		    .headswitch_us = -6, .seed = 6 }, TV_SYNC_MISSING },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		seen_by_tv(CVBS_NTSC, &bad[i].f, bad[i].c);
		seen_by_tv(CVBS_PAL, &bad[i].f, bad[i].c);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_faults),
		cmocka_unit_test(level_and_offset), cmocka_unit_test(noise),
		cmocka_unit_test(jitter), cmocka_unit_test(missing),
		cmocka_unit_test(head_switch), cmocka_unit_test(television),
	};

	return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
