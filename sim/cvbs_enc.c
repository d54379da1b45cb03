/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/cvbs_enc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MHZ 27.0
#define PAD 16			/* samples beside the line that filters may look at */
#define WIDTH (CVBS_LINE_MAX + 2 * PAD)
#define SINES 4096
#define EDGE_10_90 0.5903	/* of the length of a raised cosine edge */

struct standard {
	uint32_t samples, lines, frames;
	uint64_t sc_num, sc_den;	/* cycles of the subcarrier a sample */
	double sc_start;		/* cycles, at 0H of line 1 of frame 1 */
	double tip, blank, black, white, burst;	/* codes; burst: amplitude */
	double sync_us, eq_us, serration_us, sync_rise_us;
	double burst_us, burst_cycles, burst_rise_us;
	double active_us, active_end_us, active_rise_us;	/* after 0H */
	uint32_t pulses;	/* equalising, broad, equalising: each */
	uint32_t pulse_shift;	/* half lines from the first one to line 1 */
	uint32_t first[2], rows;	/* lines (from 1) of the picture */
	bool pal;
};

static const struct standard standards[] = {
	[CVBS_NTSC] = {
		.samples = 1716, .lines = 525, .frames = 2,
		.sc_num = 35, .sc_den = 264, .sc_start = 0.5,
		.tip = 4, .blank = 60, .black = 70.5, .white = 200, .burst = 28,
		.sync_us = 4.7, .eq_us = 2.3, .serration_us = 4.7,
		.sync_rise_us = 0.14,
		.burst_us = 19 * 88.0 / 315, .burst_cycles = 9,
		.burst_rise_us = 0.3,
		.active_us = 9.2, .active_end_us = 1716 / MHZ - 1.5,
		.active_rise_us = 0.14,
		.pulses = 6, .pulse_shift = 0,
		.first = { 22, 285 }, .rows = 480,
	},
	[CVBS_PAL] = {
		.samples = 1728, .lines = 625, .frames = 4,
		.sc_num = 709379, .sc_den = 4320000, .sc_start = 0,
		.tip = 1, .blank = 64, .black = 64, .white = 211, .burst = 31.5,
		.sync_us = 4.7, .eq_us = 2.35, .serration_us = 4.7,
		.sync_rise_us = 0.2,
		.burst_us = 5.6, .burst_cycles = 10, .burst_rise_us = 0.3,
		.active_us = 10.5, .active_end_us = 62.5, .active_rise_us = 0.3,
		.pulses = 5, .pulse_shift = 5,
		.first = { 23, 336 }, .rows = 576, .pal = true,
	},
};

/* Symmetric filters at 27 MHz: middle, then one side. */
#define LUMA_SIDE 8
#define CHROMA_SIDE 6
/* three running means of five: -2.5 dB at 1.3 MHz, -23 dB at 3.6 MHz */
static const float chroma_taps[CHROMA_SIDE + 1] = {
	19 / 125.f, 18 / 125.f, 15 / 125.f, 10 / 125.f, 6 / 125.f, 3 / 125.f,
	1 / 125.f,
};

struct plane { float at[WIDTH]; };

/* BT.1700-1: the picture of field 1 begins, that of field 2 ends, in mid-line. */
enum part { WHOLE, RIGHT_HALF, LEFT_HALF, PARTS };

struct cvbs_enc {
	const struct standard *s;
	enum cvbs_standard id;
	int16_t *cache;			/* every line of the sequence */
	uint32_t *made;			/* from which picture, 0: never */
	uint32_t number;		/* of the picture */
	uint32_t row_changed[576];	/* number of the picture that did it */
	const struct pic *pic;
	uint32_t w, h;			/* that the tables below suit */
	uint32_t column[WIDTH + 1];	/* edges of the samples in the picture, */
	double fraction[WIDTH + 1];	/* to the right of its column */
	double per_span[WIDTH];
	uint32_t left, right;		/* samples in which there is some of it */
	float sine[SINES], luma_taps[LUMA_SIDE + 1];
	float half[4][CVBS_LINE_MAX / 2];	/* half lines with each kind of pulse */
	float window[PARTS][CVBS_LINE_MAX], gate[CVBS_LINE_MAX];
	/* work space */
	double sum[MODE_MAX_W + 1];
	float row[3][MODE_MAX_W + 1];
	struct plane raw, y, u, v;
};

uint32_t
cvbs_enc_samples(const struct cvbs_enc *e)
{
	return e->s->samples;
}

uint32_t
cvbs_enc_lines(const struct cvbs_enc *e)
{
	return e->s->lines;
}

uint32_t
cvbs_enc_frames(const struct cvbs_enc *e)
{
	return e->s->frames;
}

enum cvbs_standard
cvbs_enc_standard(const struct cvbs_enc *e)
{
	return e->id;
}

void
cvbs_enc_levels(const struct cvbs_enc *e, double *tip, double *blank,
    double *white)
{
	*tip = e->s->tip;
	*blank = e->s->blank;
	*white = e->s->white;
}

/* 0 before, 1 after, half at t = 0; all times in microseconds. */
static double
edge(double t, double rise_us)
{
	double x = t * EDGE_10_90 / rise_us;

	if (x <= -0.5)
		return 0;
	return x >= 0.5 ? 1 : 0.5 + 0.5 * sin(x * M_PI);
}

static double
between(double t, double from, double to, double rise_us)
{
	return edge(t - from, rise_us) - edge(t - to, rise_us);
}

enum cvbs_pulse
cvbs_enc_pulse(const struct cvbs_enc *e, uint32_t half_line)
{
	const struct standard *s = e->s;
	uint32_t group = (half_line + s->pulse_shift) % s->lines / s->pulses;

	if (group < 3)
		return group == 1 ? CVBS_BROAD : CVBS_EQUALISING;
	return half_line % 2 == 0 ? CVBS_HSYNC : CVBS_NO_PULSE;
}

static double
pulse_us(const struct standard *s, enum cvbs_pulse p)
{
	switch (p) {
	case CVBS_HSYNC:
		return s->sync_us;
	case CVBS_EQUALISING:
		return s->eq_us;
	case CVBS_BROAD:
		return s->samples / MHZ / 2 - s->serration_us;
	default:
		return 0;
	}
}

/* Row of the picture in a line (from 0), or -1. */
static int
line_row(const struct standard *s, uint32_t line)
{
	for (uint32_t f = 0; f < 2; f++) {
		uint32_t n = line + 1 - s->first[f];

		if (line + 1 >= s->first[f] && n < s->rows / 2)
			return (int)(n * 2 + f);
	}
	return -1;
}

/* BT.1700-1 part B: the first and the last burst of every field have the same phase. */
static bool
has_burst(const struct cvbs_enc *e, uint32_t frame, uint32_t line)
{
	uint32_t n = line + 1, odd = frame % 2;

	if (!e->s->pal)
		return cvbs_enc_pulse(e, 2 * line) == CVBS_HSYNC;
	if (n <= 310)
		return n >= 7 - odd && n <= 309 + odd;
	return n >= 319 + odd && n <= 621 + odd;
}

/* Sign of the V axis. */
static float
v_sign(const struct cvbs_enc *e, uint32_t frame, uint32_t line)
{
	return e->s->pal && (frame + line) % 2 != 0 ? -1 : 1;
}

/* Phase at the first sample of a line and its step, in 2^32nds of a cycle. */
static uint32_t
line_phase(const struct cvbs_enc *e, uint32_t frame, uint32_t line,
    uint32_t *step)
{
	const struct standard *s = e->s;
	uint64_t at = ((uint64_t)frame * s->lines + line) * s->samples;
	uint64_t n = at * s->sc_num % s->sc_den;
	double cycle = (double)s->sc_num / (double)s->sc_den;
	double phase = (double)n / (double)s->sc_den + s->sc_start -
	    CVBS_LEAD * cycle + 8;

	*step = (uint32_t)(int64_t)llround(cycle * 4294967296.0);
	return (uint32_t)(int64_t)llround(fmod(phase, 1) * 4294967296.0);
}

static inline float
wave(const struct cvbs_enc *e, uint32_t phase)
{
	return e->sine[(phase + (1u << 19)) >> 20];
}

#define QUARTER 0x40000000u
#define PHASE_135 0x60000000u

/* ---- picture ------------------------------------------------------------------- */

/* Sums Y, U, V (0 to 1) of a piece of a picture's line into e->row. */
static void
add_row(struct cvbs_enc *e, uint32_t y, float share)
{
	const uint32_t *px = pic_row(e->pic, y);
	float unit = share / 255;

	for (uint32_t x = 0; x < e->w; x++) {
		float r = (float)(px[x] >> 16 & 255) * unit;
		float g = (float)(px[x] >> 8 & 255) * unit;
		float b = (float)(px[x] & 255) * unit;
		float luma = 0.299f * r + 0.587f * g + 0.114f * b;

		e->row[0][x] += luma;
		e->row[1][x] += 0.492111f * (b - luma);
		e->row[2][x] += 0.877283f * (r - luma);
	}
}

/* The part of the picture that a row of the raster covers. */
static void
mean_row(struct cvbs_enc *e, uint32_t row)
{
	double from = (double)row * e->h / e->s->rows;
	double to = (double)(row + 1) * e->h / e->s->rows;

	memset(e->row, 0, sizeof(e->row));
	for (uint32_t y = (uint32_t)from; y < e->h && y < to; y++) {
		double top = y > from ? y : from;
		double end = y + 1 < to ? y + 1 : to;

		if (end > top)
			add_row(e, y, (float)((end - top) / (to - from)));
	}
}

/* By sums from the left, so that an output sample costs the same at every scale. */
static void
scale_row(struct cvbs_enc *e, const float *row, struct plane *out)
{
	double before = 0;

	e->sum[0] = 0;
	for (uint32_t x = 0; x < e->w; x++)
		e->sum[x + 1] = e->sum[x] + row[x];
	for (uint32_t i = e->left; i < e->right; i++) {
		uint32_t x = e->column[i + 1];
		double here = e->sum[x] + e->fraction[i + 1] * row[x];

		out->at[i] = (float)((here - before) * e->per_span[i]);
		before = here;
	}
	/* beside the picture: as at its border */
	for (uint32_t i = 0; i < e->left; i++)
		out->at[i] = row[0];
	for (uint32_t i = e->right; i < e->s->samples + 2 * PAD; i++)
		out->at[i] = row[e->w - 1];
}

static void
filter(const struct cvbs_enc *e, const struct plane *in, const float *taps,
    unsigned side, float *out)
{
	const float *mid = in->at + PAD;
	uint32_t n = e->s->samples;

	for (uint32_t i = 0; i < n; i++)
		out[i] = mid[i] * taps[0];
	for (int k = 1; k <= (int)side; k++)
		for (int i = 0; i < (int)n; i++)
			out[i] += (mid[i - k] + mid[i + k]) * taps[k];
}

static enum part
row_part(const struct standard *s, uint32_t row)
{
	if (!s->pal || (row != 0 && row != s->rows - 1))
		return WHOLE;
	return row == 0 ? RIGHT_HALF : LEFT_HALF;
}

static void
encode_picture(struct cvbs_enc *e, uint32_t row, float sign, uint32_t phase,
    uint32_t step, float *out)
{
	const struct standard *s = e->s;
	float setup = (float)(s->black - s->blank);
	float range = (float)(s->white - s->black);
	const float *window = e->window[row_part(s, row)];

	mean_row(e, row);
	scale_row(e, e->row[0], &e->raw);
	filter(e, &e->raw, e->luma_taps, LUMA_SIDE, e->y.at);
	scale_row(e, e->row[1], &e->raw);
	filter(e, &e->raw, chroma_taps, CHROMA_SIDE, e->u.at);
	scale_row(e, e->row[2], &e->raw);
	filter(e, &e->raw, chroma_taps, CHROMA_SIDE, e->v.at);
	for (uint32_t i = 0; i < s->samples; i++, phase += step)
		out[i] += window[i] * (setup + range * (e->y.at[i] +
		    e->u.at[i] * wave(e, phase) +
		    sign * e->v.at[i] * wave(e, phase + QUARTER)));
}

/* ---- line ---------------------------------------------------------------------- */

static void
encode_syncs(const struct cvbs_enc *e, uint32_t line, float *out)
{
	uint32_t half = e->s->samples / 2;

	memcpy(out, e->half[cvbs_enc_pulse(e, 2 * line)], half * sizeof(*out));
	memcpy(out + half, e->half[cvbs_enc_pulse(e, 2 * line + 1)],
	    half * sizeof(*out));
}

static void
encode_burst(const struct cvbs_enc *e, float sign, uint32_t phase,
    uint32_t step, float *out)
{
	uint32_t turn = e->s->pal ? PHASE_135 : 2 * QUARTER;

	if (sign < 0)
		turn = 0 - turn;
	for (uint32_t i = 0; i < e->s->samples; i++, phase += step)
		if (e->gate[i] > 0)
			out[i] += e->gate[i] * wave(e, phase + turn);
}

static void
encode_line(struct cvbs_enc *e, uint32_t frame, uint32_t line, int16_t *to)
{
	float out[CVBS_LINE_MAX], sign = v_sign(e, frame, line);
	int row = line_row(e->s, line);
	uint32_t step, phase = line_phase(e, frame, line, &step);

	encode_syncs(e, line, out);
	if (has_burst(e, frame, line))
		encode_burst(e, sign, phase, step, out);
	if (row >= 0 && e->w != 0)
		encode_picture(e, (uint32_t)row, sign, phase, step, out);
	for (uint32_t i = 0; i < e->s->samples; i++)
		to[i] = (int16_t)((int)(out[i] * CVBS_UNIT + 16384.5f) - 16384);
}

const int16_t *
cvbs_enc_line(struct cvbs_enc *e, uint32_t frame, uint32_t line)
{
	uint32_t n = frame * e->s->lines + line;
	int row = line_row(e->s, line);
	uint32_t newest = row < 0 ? 1 : e->row_changed[row];
	int16_t *to = e->cache + (size_t)n * e->s->samples;

	if (e->made[n] < newest) {
		encode_line(e, frame, line, to);
		e->made[n] = newest;
	}
	return to;
}

/* ---- picture changes, tables --------------------------------------------------- */

/* Where the edges of each sample are in a picture of this width. */
static void
columns(struct cvbs_enc *e)
{
	const struct standard *s = e->s;
	double from = s->active_us * MHZ, to = s->active_end_us * MHZ;
	double before = 0;

	e->left = e->right = 0;
	for (uint32_t i = 0; i <= s->samples + 2 * PAD; i++) {
		double t = (double)i - 0.5 - PAD - CVBS_LEAD;
		double x = fmin(fmax((t - from) / (to - from), 0), 1) * e->w;

		e->column[i] = (uint32_t)x;
		e->fraction[i] = x - e->column[i];
		if (x == 0)
			e->left = i;
		if (i > 0 && x > before) {
			e->per_span[i - 1] = 1 / (x - before);
			e->right = i;
		}
		before = x;
	}
}

static bool
row_dirty(const struct cvbs_enc *e, uint32_t row, const uint8_t *dirty)
{
	uint32_t y = row * e->h / e->s->rows;
	uint32_t end = ((row + 1) * e->h + e->s->rows - 1) / e->s->rows;

	for (; y < end; y++)
		if (dirty[y])
			return true;
	return false;
}

void
cvbs_enc_picture(struct cvbs_enc *e, const struct pic *p, const uint8_t *dirty)
{
	bool all = dirty == NULL || p->w != e->w || p->h != e->h;

	e->pic = p;
	if (p->w != e->w || p->h != e->h) {
		e->w = p->w;
		e->h = p->h;
		columns(e);
	}
	e->number++;
	for (uint32_t row = 0; row < e->s->rows; row++)
		if (all || row_dirty(e, row, dirty))
			e->row_changed[row] = e->number;
}

/* Windowed sinc, -6 dB at 6 MHz, -1 dB at 5: sum of the taps is 1. */
static void
luma_filter(float *taps)
{
	double cut = 6.0 / MHZ, sum = 0;

	for (int k = 0; k <= LUMA_SIDE; k++) {
		double x = 2 * M_PI * cut * k;
		double hann = 0.5 + 0.5 * cos(M_PI * k / (LUMA_SIDE + 1));

		taps[k] = (float)(hann * (k == 0 ? 1 : sin(x) / x));
		sum += (k == 0 ? 1 : 2) * taps[k];
	}
	for (int k = 0; k <= LUMA_SIDE; k++)
		taps[k] /= (float)sum;
}

static void
half_lines(struct cvbs_enc *e)
{
	const struct standard *s = e->s;

	for (unsigned kind = 0; kind < 4; kind++)
		for (uint32_t i = 0; i < s->samples / 2; i++) {
			double us = pulse_us(s, kind);
			double t = ((double)i - CVBS_LEAD) / MHZ;
			double low = us > 0 ?
			    between(t, 0, us, s->sync_rise_us) : 0;

			e->half[kind][i] = (float)(s->blank + (s->tip -
			    s->blank) * low);
		}
}

static void
window(struct cvbs_enc *e, uint32_t i, double t)
{
	const struct standard *s = e->s;
	double rise = s->active_rise_us, from = s->active_us;
	double to = s->active_end_us, middle = s->samples / MHZ / 2;

	e->window[WHOLE][i] = (float)between(t, from, to, rise);
	e->window[RIGHT_HALF][i] = (float)between(t, middle, to, rise);
	e->window[LEFT_HALF][i] = (float)between(t, from, middle, rise);
}

static void
tables(struct cvbs_enc *e)
{
	const struct standard *s = e->s;
	double cycle_us = (double)s->sc_den / (double)s->sc_num / MHZ;
	double burst_end = s->burst_us + s->burst_cycles * cycle_us;

	for (uint32_t i = 0; i < SINES; i++)
		e->sine[i] = (float)sin(2 * M_PI * i / SINES);
	for (uint32_t i = 0; i < s->samples; i++) {
		double t = ((double)i - CVBS_LEAD) / MHZ;

		window(e, i, t);
		e->gate[i] = (float)(s->burst * between(t, s->burst_us,
		    burst_end, s->burst_rise_us));
	}
	half_lines(e);
	luma_filter(e->luma_taps);
}

struct cvbs_enc *
cvbs_enc_new(enum cvbs_standard standard)
{
	struct cvbs_enc *e = calloc(1, sizeof(*e));
	const struct standard *s = &standards[standard];
	size_t lines = (size_t)s->lines * s->frames;

	if (e == NULL)
		return NULL;
	e->s = s;
	e->id = standard;
	e->number = 1;
	for (uint32_t row = 0; row < s->rows; row++)
		e->row_changed[row] = 1;
	e->cache = malloc(lines * s->samples * sizeof(*e->cache));
	e->made = calloc(lines, sizeof(*e->made));
	if (e->cache == NULL || e->made == NULL) {
		cvbs_enc_free(e);
		return NULL;
	}
	tables(e);
	return e;
}

void
cvbs_enc_free(struct cvbs_enc *e)
{
	if (e == NULL)
		return;
	free(e->cache);
	free(e->made);
	free(e);
}
