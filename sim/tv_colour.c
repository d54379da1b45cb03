/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Picture of the television: luminance and chrominance of the lines of a field. */
#include "sim/tv_parts.h"

#include <math.h>
#include <string.h>

#define TAU (2 * M_PI)
#define MARGIN 20
#define SPAN (1440 + 2 * MARGIN)
#define SIDE 12			/* of the chrominance filter */
#define PIXELS 720

struct work {
	float x[SPAN], h[SPAN], sine[SPAN], cosine[SPAN];
	float raw_u[SPAN], raw_v[SPAN], u[SPAN], v[SPAN], y[SPAN];
	float u_before[SPAN], v_before[SPAN];
	bool before;			/* the line above was decoded */
};

static void
low_pass(const struct tv *t, const float *in, float *out)
{
	memset(out, 0, SPAN * sizeof(*out));
	for (int i = SIDE; i < SPAN - SIDE; i++)
		out[i] = in[i] * t->low_pass[0];
	for (int k = 1; k <= SIDE; k++)
		for (int i = SIDE; i < SPAN - SIDE; i++)
			out[i] += (in[i - k] + in[i + k]) * t->low_pass[k];
}

static void
load(struct tv *t, uint64_t line, float *x)
{
	const uint8_t *s = tv_line(t, line)->s +
	    tv_numbers[t->running].active - MARGIN;

	for (int i = 0; i < SPAN; i++)
		x[i] = s[i];
}

/* NTSC: what changes its sign from line to line, by three lines (two at the borders). */
static void
comb(struct tv *t, uint64_t line, bool top, bool bottom, struct work *w)
{
	const uint32_t from = tv_numbers[t->running].active - MARGIN;
	const uint8_t *above = tv_line(t, top ? line + 1 : line - 1)->s + from;
	const uint8_t *below = tv_line(t, bottom ? line - 1 : line + 1)->s + from;

	for (int i = 0; i < SPAN; i++)
		w->h[i] = w->x[i] / 2 - (float)(above[i] + below[i]) / 4;
}

static void
reference(struct tv *t, uint64_t line, double phase, struct work *w)
{
	uint64_t at = tv_line(t, line)->at + tv_numbers[t->running].active -
	    MARGIN;
	double a = TAU * (tv_turns(t->running, at) + phase);
	double step = TAU * tv_cycles(t->running);
	double s = sin(a), c = cos(a), ds = sin(step), dc = cos(step);

	for (int i = 0; i < SPAN; i++) {
		double next = s * dc + c * ds;

		w->sine[i] = (float)s;
		w->cosine[i] = (float)c;
		c = c * dc - s * ds;
		s = next;
	}
}

/* Takes the chrominance out of w->x; leaves u, v (without V switch) and y. */
static void
part(struct tv *t, const float *chroma, struct work *w)
{
	for (int i = 0; i < SPAN; i++) {
		w->raw_u[i] = 2 * chroma[i] * w->sine[i];
		w->raw_v[i] = 2 * chroma[i] * w->cosine[i];
	}
	low_pass(t, w->raw_u, w->u);
	low_pass(t, w->raw_v, w->v);
	for (int i = 0; i < SPAN; i++)
		w->y[i] = w->x[i] - w->u[i] * w->sine[i] -
		    w->v[i] * w->cosine[i];
}

/* The PAL delay line: mean of this line and the one above. */
static void
delay_line(struct work *w)
{
	for (int i = 0; i < SPAN; i++) {
		float u = w->u[i], v = w->v[i];

		if (w->before) {
			w->u[i] = (u + w->u_before[i]) / 2;
			w->v[i] = (v + w->v_before[i]) / 2;
		}
		w->u_before[i] = u;
		w->v_before[i] = v;
	}
	w->before = true;
}

static uint32_t
component(float x)
{
	if (x <= 0)
		return 0;
	return x >= 1 ? 255 : (uint32_t)(x * 255 + 0.5f);
}

static uint32_t
colour(float y, float u, float v)
{
	float r = y + v / 0.877283f, b = y + u / 0.492111f;
	float g = (y - 0.299f * r - 0.114f * b) / 0.587f;

	return component(r) << 16 | component(g) << 8 | component(b);
}

static float
between(const float *at, float part)
{
	if (part >= 0)
		return at[0] + (at[1] - at[0]) * part;
	return at[0] + (at[-1] - at[0]) * -part;
}

/* Overshoots at edges are no white, nor black: extremes of the mean of 0.6 microseconds. */
static void
luma_range(const struct work *w, float *least, float *most)
{
	float sum = 0;

	for (int i = 0; i < 16; i++)
		sum += w->y[MARGIN + i];
	*least = *most = sum;
	for (int i = MARGIN + 16; i < SPAN - MARGIN; i++) {
		sum += w->y[i] - w->y[i - 16];
		*most = sum > *most ? sum : *most;
		*least = sum < *least ? sum : *least;
	}
	*least /= 16;
	*most /= 16;
}

static void
paint(struct tv *t, uint64_t line, uint32_t row, const struct work *w)
{
	const struct tv_numbers *k = &tv_numbers[t->running];
	float sync = (float)(t->sync.blank - t->sync.tip);
	float white = sync * (float)k->sync_ratio;
	float black = (float)t->sync.blank + white * (float)k->setup;
	float unit = 1 / (white * (1 - (float)k->setup));
	float off = (float)tv_line(t, line)->offset, least, most;
	uint32_t *to = pic_row(&t->pic, row);

	for (unsigned p = 0; p < PIXELS; p++) {
		int i = MARGIN + 2 * (int)p;
		float y = (between(w->y + i, off) - black) * unit;

		to[p] = t->stat.colour ? colour(y, between(w->u + i, off) * unit,
		    between(w->v + i, off) * unit) : colour(y, 0, 0);
	}
	luma_range(w, &least, &most);
	t->row_peak[row] = (most - black) * unit;
	t->row_least[row] = (least - black) * unit;
	t->dirty[row] = 1;
}

static void
decode_line(struct tv *t, uint64_t line, uint32_t row, struct work *w)
{
	const struct tv_numbers *k = &tv_numbers[t->running];
	float sign = (float)tv_v_sign(t, line);

	load(t, line, w->x);
	reference(t, line, tv_burst_phase(t, line) + 0.5, w);
	if (!t->stat.colour) {
		memcpy(w->y, w->x, sizeof(w->y));
	} else if (t->running == TV_NTSC) {
		comb(t, line, row < 2, row >= k->rows - 2, w);
		part(t, w->h, w);
	} else {
		part(t, w->x, w);
		for (int i = 0; i < SPAN; i++)
			w->v[i] *= sign;
		delay_line(w);
	}
	paint(t, line, row, w);
}

/* Is a line as it was, in the same place of the colour sequence? Remembers it. */
static bool
line_same(struct tv *t, struct tv_slot *slot, uint64_t line, unsigned n)
{
	const struct tv_line *l = tv_line(t, line);
	uint32_t samples = tv_numbers[t->running].active + 1440 + MARGIN;
	bool same = slot->used[n] && fabs(slot->offset[n] - l->offset) < 0.02 &&
	    memcmp(slot->s[n], l->s, samples) == 0;

	slot->used[n] = true;
	slot->offset[n] = l->offset;
	memcpy(slot->s[n], l->s, samples);
	return same;
}

void
tv_decode(struct tv *t, const struct tv_field *f)
{
	const struct tv_numbers *k = &tv_numbers[t->running];
	struct tv_slot *slot = &t->slot[t->slot_next++ % TV_SLOTS];
	uint64_t first = (f->from + 1) / 2;
	uint64_t top = first + k->first[f->second] -
	    tv_line_number(t->running, f, first);
	unsigned n = k->rows / 2;
	bool same[TV_FIELD_LINES + 2] = { [0] = true };
	struct work w = { .before = false };

	for (unsigned i = 0; i < n; i++)
		same[i + 1] = line_same(t, slot, top + i, i);
	same[n + 1] = true;
	for (unsigned i = 0; i < n; i++) {
		if (same[i] && same[i + 1] && same[i + 2]) {
			w.before = false;
			continue;
		}
		if (!w.before && i > 0 && t->running == TV_PAL)
			decode_line(t, top + i - 1, 2 * (i - 1) + f->second, &w);
		decode_line(t, top + i, 2 * i + f->second, &w);
	}
}

void
tv_colour_init(struct tv *t)
{
	double sum = 0;

	for (int k = 0; k <= SIDE; k++) {	/* -6 dB at 1.5 MHz */
		double x = TAU * 1.5 / TV_MHZ * k;
		double hamming = 0.54 + 0.46 * cos(M_PI * k / (SIDE + 1));

		t->low_pass[k] = (float)((k == 0 ? 1 : sin(x) / x) * hamming);
		sum += (k == 0 ? 1 : 2) * t->low_pass[k];
	}
	for (int k = 0; k <= SIDE; k++)
		t->low_pass[k] /= (float)sum;
}
