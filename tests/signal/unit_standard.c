/* SPDX-License-Identifier: MIT */
/*
 * The composite encoder against the standards: everything is measured in its samples, with
 * numbers that neither the encoder nor the television model shares.
 *
 * NTSC: SMPTE 170M-2004 (figures and tables of line, vertical interval and burst), RS-189-A bars at 75 %.
 * PAL: ITU-R BT.470-6 tables 1-1, 1-2 and 2 (carried over to BT.1700), EBU bars 75/0/75/0.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cvbs_enc.h"

#define SAMPLE_US (1 / 27.0)

struct limit { double least, most; };

/* One bar: luminance, chrominance peak to peak, phase. */
struct bar { uint32_t rgb; double luma, chroma, degrees; };

struct book {
	const char *name;
	enum cvbs_standard standard;
	unsigned lines, fields;		/* of a frame; of the colour sequence */
	double line_us, fsc_mhz;
	double code_a_unit, blank;	/* unit: IRE, or mV */
	double sync, burst_pp;
	struct limit hsync_us, equalising_us, broad_us, rise_us, front_us,
	    blanking_us, burst_us;
	double burst_cycles;
	unsigned groups, first_broad[2];	/* half lines from 0 */
	struct bar bars[8];
};

static const struct book books[] = {
	{ "NTSC", CVBS_NTSC, 525, 4, 63.5556, 3.579545454,
	  1.4, 60, 40, 40,
	  { 4.6, 4.8 }, { 2.2, 2.4 }, { 26.98, 27.18 }, { 0.12, 0.16 },
	  { 1.4, 1.6 }, { 10.5, 11.0 }, { 5.21, 5.41 }, 9, 6, { 6, 531 },
	  { { 0xbfbfbf, 76.9, 0, 0 }, { 0xbfbf00, 69.0, 62.1, 167.1 },
	    { 0x00bfbf, 56.1, 87.7, 283.5 }, { 0x00bf00, 48.2, 81.9, 240.7 },
	    { 0xbf00bf, 36.2, 81.9, 60.7 }, { 0xbf0000, 28.2, 87.7, 103.5 },
	    { 0x0000bf, 15.4, 62.1, 347.1 }, { 0x000000, 7.5, 0, 0 } } },
	{ "PAL", CVBS_PAL, 625, 8, 64, 4.43361875,
	  0.21, 64, 300, 300,
	  { 4.5, 4.9 }, { 2.25, 2.45 }, { 27.2, 27.4 }, { 0.15, 0.25 },
	  { 1.2, 1.8 }, { 11.7, 12.3 }, { 5.5, 5.7 }, 10, 5, { 0, 625 },
	  { { 0xbfbfbf, 525, 0, 0 }, { 0xbfbf00, 465.1, 470.5, 167.1 },
	    { 0x00bfbf, 368.0, 663.8, 283.5 }, { 0x00bf00, 308.2, 620.1, 240.7 },
	    { 0xbf00bf, 216.8, 620.1, 60.7 }, { 0xbf0000, 157.0, 663.8, 103.5 },
	    { 0x0000bf, 59.9, 470.5, 347.1 }, { 0x000000, 0, 0, 0 } } },
};

/* The whole colour sequence as one stream of codes. */
struct take {
	const struct book *k;
	double *s;
	size_t n, line;
	struct edge { double at; bool down; } *edge;
	size_t edges;
};

static void
fill(struct pic *p, const uint32_t *colours, unsigned n)
{
	p->w = 720;
	p->h = 480;
	for (uint32_t y = 0; y < p->h; y++)
		for (uint32_t x = 0; x < p->w; x++)
			pic_row(p, y)[x] = colours[x * n / p->w];
}

static struct take *
take_new(const struct book *k, const uint32_t *colours, unsigned n)
{
	struct cvbs_enc *e = cvbs_enc_new(k->standard);
	struct take *t = calloc(1, sizeof(*t));
	struct pic p;

	assert_non_null(e);
	assert_true(pic_init(&p));
	fill(&p, colours, n);
	cvbs_enc_picture(e, &p, NULL);
	t->k = k;
	t->line = cvbs_enc_samples(e);
	t->n = t->line * k->lines * k->fields / 2;
	t->s = malloc(t->n * sizeof(*t->s));
	t->edge = malloc(k->lines * k->fields * 4 * sizeof(*t->edge));
	for (size_t i = 0; i < t->n; i++) {
		size_t line = i / t->line;
		const int16_t *from = cvbs_enc_line(e,
		    (uint32_t)(line / k->lines), (uint32_t)(line % k->lines));

		t->s[i] = (double)from[i % t->line] / CVBS_UNIT;
	}
	pic_fini(&p);
	cvbs_enc_free(e);
	return t;
}

static void
take_free(struct take *t)
{
	free(t->s);
	free(t->edge);
	free(t);
}

/* Crossings of a level, in samples. */
static void
find_edges(struct take *t, double level)
{
	for (size_t i = 1; i < t->n; i++) {
		double a = t->s[i - 1] - level, b = t->s[i] - level;

		if ((a < 0) != (b < 0))
			t->edge[t->edges++] = (struct edge){
			    (double)(i - 1) + a / (a - b), b < 0 };
	}
}

static void
within(const struct take *t, const char *what, double value, struct limit l)
{
	if (value >= l.least && value <= l.most)
		return;
	fail_msg("%s %s: %.4f, not %.4f to %.4f", t->k->name, what, value,
	    l.least, l.most);
}

static void
near(const struct take *t, const char *what, double value, double right,
    double off)
{
	within(t, what, value, (struct limit){ right - off, right + off });
}

static double
degrees_off(double a, double b)
{
	return remainder(a - b, 360);
}

/* ---- syncs --------------------------------------------------------------------- */

/* The pulse of a half line: 's' line sync, 'e', 'b', or '.' for none. */
static char
half_line(const struct take *t, size_t n, double *width_us)
{
	double at = (double)n * (double)t->line / 2 + CVBS_LEAD;

	for (size_t i = 0; i + 1 < t->edges; i++) {
		if (!t->edge[i].down || fabs(t->edge[i].at - at) > 0.05)
			continue;
		*width_us = (t->edge[i + 1].at - t->edge[i].at) * SAMPLE_US;
		if (*width_us > 20)
			return 'b';
		return *width_us > 3.5 ? 's' : 'e';
	}
	return '.';
}

/* What the standard's figure has there. */
static char
half_line_right(const struct book *k, size_t n)
{
	for (unsigned f = 0; f < 2; f++) {
		size_t i = (n + 2 * k->lines + k->groups - k->first_broad[f]) %
		    (2 * k->lines) / k->groups;

		if (i < 3)
			return "ebe"[i];
	}
	return n % 2 == 0 ? 's' : '.';
}

static void
check_pulses(const struct book *k)
{
	static const uint32_t black[] = { 0 };
	struct take *t = take_new(k, black, 1);
	unsigned seen[256] = { 0 };

	find_edges(t, k->blank - k->sync * k->code_a_unit / 2);
	near(t, "line period", (double)t->line * SAMPLE_US, k->line_us, 0.001);
	for (size_t n = 0; n < 2 * k->lines; n++) {
		double us = 0;
		char c = half_line(t, n, &us), right = half_line_right(k, n);

		seen[(unsigned char)c]++;
		if (c != right)
			fail_msg("%s half line %zu: '%c', not '%c'", k->name, n,
			    c, right);
		if (c == 's')
			within(t, "line sync", us, k->hsync_us);
		if (c == 'e')
			within(t, "equalising pulse", us, k->equalising_us);
		if (c == 'b')
			within(t, "broad pulse", us, k->broad_us);
	}
	assert_int_equal(seen['e'], 4 * k->groups);
	assert_int_equal(seen['b'], 2 * k->groups);
	/* and nothing besides: every edge of the sequence belongs to a pulse */
	assert_int_equal(t->edges, (size_t)k->fields *
	    (seen['s'] + seen['e'] + seen['b']));
	take_free(t);
}

static double
cross(const struct take *t, size_t from, size_t to, double level)
{
	for (size_t i = from + 1; i < to; i++) {
		double a = t->s[i - 1] - level, b = t->s[i] - level;

		if ((a < 0) != (b < 0))
			return (double)(i - 1) + a / (a - b);
	}
	return NAN;
}

/* Levels, rise time and blanking of a line in the middle of a white picture. */
static void
check_line(const struct book *k)
{
	static const uint32_t white[] = { 0xffffff };
	struct take *t = take_new(k, white, 1);
	size_t h = 100 * t->line + CVBS_LEAD;	/* 0H of line 101 */
	double sync = k->sync * k->code_a_unit, tip = k->blank - sync;
	double full = k->standard == CVBS_NTSC ? 100 : 700;
	double top = k->blank + full * k->code_a_unit, half = (top + k->blank) / 2;
	double end, begin;

	near(t, "tip", t->s[h + 50], tip, 0.02);
	near(t, "back porch", t->s[h + 134], k->blank, 0.3);
	near(t, "front porch", t->s[h - 12], k->blank, 0.3);
	near(t, "white", t->s[h + 800], top, 0.1);
	within(t, "rise of sync", (cross(t, h - 8, h + 8, tip + sync * 0.1) -
	    cross(t, h - 8, h + 8, tip + sync * 0.9)) * SAMPLE_US, k->rise_us);
	end = cross(t, h - 60, h, half);
	begin = cross(t, h + 215, h + 400, half);
	within(t, "front porch", ((double)h - end) * SAMPLE_US, k->front_us);
	within(t, "blanking", (begin - end) * SAMPLE_US, k->blanking_us);
	take_free(t);
}

/* ---- burst and colours --------------------------------------------------------- */

struct fit { double mean, amplitude, degrees; };

/* Least squares against a subcarrier that has phase 0 at sample zero. */
static struct fit
fit_at(const struct take *t, size_t from, unsigned n)
{
	double w = 2 * M_PI * t->k->fsc_mhz * SAMPLE_US, i = 0, q = 0, m = 0;
	struct fit f;

	for (unsigned pass = 0; pass < 4; pass++) {	/* they are nearly orthogonal */
		double di = 0, dq = 0, dm = 0;

		for (unsigned k = 0; k < n; k++) {
			double a = w * (double)(from + k);
			double x = t->s[from + k] - m - i * sin(a) - q * cos(a);

			dm += x / n;
			di += x * sin(a) * 2 / n;
			dq += x * cos(a) * 2 / n;
		}
		m += dm;
		i += di;
		q += dq;
	}
	f.mean = m;
	f.amplitude = hypot(i, q);
	f.degrees = atan2(q, i) * 180 / M_PI;
	return f;
}

static struct fit
burst_at(const struct take *t, size_t line)
{
	return fit_at(t, line * t->line + CVBS_LEAD + 160, 42);
}

/* +1, -1: PAL burst at +135, -135; 0: none. From BT.470-6 table 2, items 2.16, 2.17 and figure 5. */
static int
pal_burst(size_t frame, unsigned line)
{
	static const unsigned with[2][4] = { { 7, 309, 319, 621 },
	    { 6, 310, 320, 622 } };
	const unsigned *w = with[frame % 2];

	if (line < w[0] || (line > w[1] && line < w[2]) || line > w[3])
		return 0;
	return line % 2 != frame % 2 ? 1 : -1;
}

/* 170M: nine lines of each vertical interval have none. */
static int
ntsc_burst(unsigned line)
{
	return !(line <= 9 || (line >= 264 && line <= 272));
}

/* Phase at 0H of a line against sin(+U), from the colour frame sequence. */
static double
subcarrier_right(const struct book *k, size_t line)
{
	double cycles = k->standard == CVBS_NTSC ? 227.5 : 283.7516;
	size_t start = k->standard == CVBS_NTSC ? 9 : 0;

	return fmod(((double)line - (double)start) * cycles, 1) * 360;
}

static void
check_burst_line(const struct take *t, size_t line)
{
	const struct book *k = t->k;
	struct fit f = burst_at(t, line);
	double zero = (double)(line * t->line + CVBS_LEAD);
	double at = f.degrees + 360 * fmod(k->fsc_mhz * SAMPLE_US * zero, 1);
	unsigned number = (unsigned)(line % k->lines) + 1;
	int sign = k->standard == CVBS_PAL ? pal_burst(line / k->lines, number) :
	    ntsc_burst(number);
	double right = subcarrier_right(k, line) +
	    (k->standard == CVBS_PAL ? sign * 135 : 180);

	if (sign == 0 && f.amplitude > 0.1)
		fail_msg("%s line %zu: a burst of %.1f codes", k->name, line + 1,
		    f.amplitude);
	if (sign == 0)
		return;
	near(t, "burst", 2 * f.amplitude / k->code_a_unit, k->burst_pp,
	    k->burst_pp * 0.01);
	if (fabs(degrees_off(at, right)) > 1)
		fail_msg("%s line %zu: burst at %.1f degrees, not %.1f", k->name,
		    line + 1, at, fmod(right, 360));
}

/* Where the burst reaches half of its height, by the peaks of its half cycles. */
static void
check_burst_time(const struct take *t, size_t line)
{
	const struct book *k = t->k;
	struct fit f = burst_at(t, line);
	size_t h = line * t->line + CVBS_LEAD;
	double first = NAN, last = NAN, half_cycle = 13.5 / k->fsc_mhz;

	for (unsigned i = 138; i < 235; i++) {	/* between sync and picture */
		struct fit here = fit_at(t, h + i - 4, 8);

		if (isnan(first) && here.amplitude >= f.amplitude / 2)
			first = i;
		if (here.amplitude >= f.amplitude / 2)
			last = i;
	}
	within(t, "start of burst", first * SAMPLE_US, k->burst_us);
	near(t, "cycles of burst", (last - first) / half_cycle / 2,
	    k->burst_cycles, 0.6);
}

static void
check_bursts(const struct book *k)
{
	static const uint32_t grey[] = { 0x404040 };
	struct take *t = take_new(k, grey, 1);

	for (size_t line = 0; line < (size_t)k->lines * k->fields / 2; line++)
		check_burst_line(t, line);
	check_burst_time(t, 40);
	take_free(t);
}

static void
check_bar(const struct take *t, size_t line, unsigned n, double burst, int v)
{
	const struct book *k = t->k;
	const struct bar *b = &k->bars[n];
	double width = (k->line_us - 10.7 - (k->standard == CVBS_PAL)) * 27 / 8;
	size_t at = line * t->line + CVBS_LEAD + 300 + (size_t)(n * width);
	struct fit f = fit_at(t, at + 30, 85);
	double off;

	/* the white bar of 75 %: 191 of 255 is 74.9 */
	near(t, "luminance of a bar", (f.mean - k->blank) / k->code_a_unit,
	    b->luma, k->sync * 0.005);
	near(t, "chrominance of a bar", 2 * f.amplitude / k->code_a_unit,
	    b->chroma, k->sync * 0.01);
	if (b->chroma == 0)
		return;
	/* against the burst: 180 in NTSC, +135 or -135 with the V axis in PAL */
	off = degrees_off(f.degrees - burst, v * b->degrees -
	    (k->standard == CVBS_PAL ? v * 135 : 180));
	if (fabs(off) > 1)
		fail_msg("%s line %zu bar %u: %.2f degrees off", k->name,
		    line + 1, n, off);
}

static void
check_bars(const struct book *k)
{
	uint32_t colours[8];
	struct take *t;

	for (unsigned i = 0; i < 8; i++)
		colours[i] = k->bars[i].rgb;
	t = take_new(k, colours, 8);
	for (size_t f = 0; f < k->fields / 2; f++)
		for (unsigned n = 100; n < 104; n++) {
			size_t line = f * k->lines + n - 1;
			int v = k->standard == CVBS_PAL ? pal_burst(f, n) : 1;

			for (unsigned b = 0; b < 8; b++)
				check_bar(t, line, b, burst_at(t, line).degrees, v);
		}
	take_free(t);
}

/* ---- lines of the picture ------------------------------------------------------ */

/* Rows of a picture are in the lines that CEA-861-B and BT.601 give them. */
static void
check_rows(const struct book *k)
{
	uint32_t rows = k->standard == CVBS_NTSC ? 480 : 576;
	unsigned first[2] = { k->standard == CVBS_NTSC ? 22 : 23,
	    k->standard == CVBS_NTSC ? 285 : 336 };
	struct cvbs_enc *e = cvbs_enc_new(k->standard);
	struct pic p;

	assert_true(pic_init(&p));
	p.w = 720;
	p.h = rows;
	for (uint32_t y = 0; y < rows; y += 41) {
		unsigned line = first[y % 2] + y / 2;
		/* the half lines of the standard */
		unsigned x = y == 0 ? 1400 : 600;

		memset(p.px, 0, (size_t)rows * PIC_STRIDE * 4);
		memset(pic_row(&p, y), 0xff, 720 * 4);
		cvbs_enc_picture(e, &p, NULL);
		for (unsigned n = 1; n <= k->lines; n++) {
			int level = cvbs_enc_line(e, 0, n - 1)[CVBS_LEAD + x];

			assert_int_equal(level > 150 * CVBS_UNIT, n == line);
		}
	}
	pic_fini(&p);
	cvbs_enc_free(e);
}

/* A change of a part of the picture comes out as if all had been encoded anew. */
static void
check_changes(const struct book *k)
{
	static const uint32_t grey[] = { 0x404040, 0x80a0c0 };
	struct cvbs_enc *a = cvbs_enc_new(k->standard);
	struct cvbs_enc *b = cvbs_enc_new(k->standard);
	uint8_t dirty[MODE_MAX_H] = { 0 };
	struct pic p;

	assert_true(pic_init(&p));
	fill(&p, grey, 2);
	cvbs_enc_picture(a, &p, NULL);
	for (uint32_t n = 0; n < k->lines; n++)
		cvbs_enc_line(a, 0, n);
	for (uint32_t y = 100; y < 103; y++) {
		memset(pic_row(&p, y) + 50, 0xee, 400);
		dirty[y] = 1;
	}
	cvbs_enc_picture(a, &p, dirty);
	cvbs_enc_picture(b, &p, NULL);
	for (uint32_t f = 0; f < k->fields / 2; f++)
		for (uint32_t n = 0; n < k->lines; n++)
			assert_memory_equal(cvbs_enc_line(a, f, n),
			    cvbs_enc_line(b, f, n), cvbs_enc_samples(a) * 2);
	pic_fini(&p);
	cvbs_enc_free(a);
	cvbs_enc_free(b);
}

#define BOTH(name) \
static void name(void **state) \
{ \
	(void)state; \
	check_##name(&books[0]); \
	check_##name(&books[1]); \
}
BOTH(pulses)
BOTH(line)
BOTH(bursts)
BOTH(bars)
BOTH(rows)
BOTH(changes)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pulses), cmocka_unit_test(line),
		cmocka_unit_test(bursts), cmocka_unit_test(bars),
		cmocka_unit_test(rows), cmocka_unit_test(changes),
	};

	return cmocka_run_group_tests_name("composite encoder", tests, NULL, NULL);
}
