/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Separator and deflection of the television.
 *
 * The mean of eight samples (burst and fine picture are not in it) is compared with the
 * level half way between tip and blanking, both measured in every line. A
 * flywheel follows the leading edges; what is low, and how long, where a line begins and in its middle, goes
 * to a log of half lines, in which the group of broad pulses is looked for.
 */
#include "sim/tv_parts.h"

#include <math.h>
#include <string.h>

#define MEAN 8
#define MEAN_DELAY 4.5		/* from the middle of the older mean to the newest sample */
#define US(us) ((us) * TV_MHZ)
#define GLITCH US(0.9)		/* shorter: no pulse */
#define GAP US(0.5)		/* shorter: still the same pulse */
#define WINDOW US(12)		/* of a leading edge around the flywheel */
#define SEARCH 7000		/* samples looked at without lock: four lines */
#define LINE_LEAST US(59)
#define LINE_MOST US(69)
#define BAD_LINES 12		/* without pulse: look anew */
#define LOST_LINES 800
#define FIELD_LEAST 300		/* half lines */
#define FIELD_MOST 700

static uint8_t
sample_at(const struct tv_sync *y, uint64_t n)
{
	return y->ring[n % TV_RING];
}

static double
mean_of(const struct tv_sync *y, double from, double to)
{
	uint64_t a = (uint64_t)from, b = (uint64_t)to;
	uint32_t sum = 0;

	for (uint64_t n = a; n < b; n++)
		sum += sample_at(y, n);
	return (double)sum / (double)(b - a);
}

static void
set_slice(struct tv_sync *y)
{
	y->slice = (uint32_t)lrint((y->tip + y->blank) / 2 * MEAN);
}

/* ---- edges --------------------------------------------------------------------- */

static void
edge_drop(struct tv_sync *y, unsigned n)
{
	memmove(y->edge, y->edge + n, (y->edges - n) * sizeof(y->edge[0]));
	y->edges -= n;
}

static void
edge_fall(struct tv_sync *y, double at)
{
	struct tv_edge *last = y->edges > 0 ? &y->edge[y->edges - 1] : NULL;

	if (last != NULL && last->width > 0 &&
	    at - last->at - last->width < GAP) {
		last->width = 0;
		return;
	}
	if (y->edges == TV_EDGES)
		edge_drop(y, 1);
	y->edge[y->edges++] = (struct tv_edge){ at, 0 };
}

static void
edge_rise(struct tv_sync *y, double at)
{
	struct tv_edge *last = y->edges > 0 ? &y->edge[y->edges - 1] : NULL;

	if (last == NULL || last->width > 0)
		return;
	last->width = at - last->at;
	if (last->width < GLITCH)
		y->edges--;
}

/* The edge nearest to a time, as far as it is in the window. */
static const struct tv_edge *
edge_near(const struct tv_sync *y, double at, double window)
{
	const struct tv_edge *best = NULL;

	for (unsigned i = 0; i < y->edges; i++) {
		const struct tv_edge *e = &y->edge[i];

		if (fabs(e->at - at) > window ||
		    (best != NULL && fabs(best->at - at) < fabs(e->at - at)))
			continue;
		best = e;
	}
	return best;
}

/* ---- fields -------------------------------------------------------------------- */

static enum tv_pulse
pulse_kind(double us)
{
	if (us > 15)
		return us < 31 ? PULSE_BROAD : PULSE_ODD;
	if (us > 3.4)
		return us < 7 ? PULSE_SYNC : PULSE_ODD;
	return us > 1.2 ? PULSE_EQUALISING : PULSE_ODD;
}

static unsigned
groups_match(const struct tv *t, uint64_t first, unsigned n, unsigned *broad,
    unsigned *equalising)
{
	*broad = *equalising = 0;
	for (unsigned i = 0; i < n; i++) {
		*equalising += tv_half(t, first - n + i)->pulse ==
		    PULSE_EQUALISING;
		*broad += tv_half(t, first + i)->pulse == PULSE_BROAD;
		*equalising += tv_half(t, first + n + i)->pulse ==
		    PULSE_EQUALISING;
	}
	return *broad + *equalising;
}

/* Where the groups of pulses fit best: a lost pulse must not move the field. */
static void
field_begin(struct tv *t)
{
	struct tv_sync *y = &t->sync;
	struct tv_field next = { .from = y->broad_at };
	unsigned n = y->period > US(63.78) ? 5 : 6, best = 0;

	for (int o = -3; o <= 3; o++) {
		uint64_t at = y->broad_at + (uint64_t)(int64_t)o;
		unsigned broad, equalising;
		unsigned score = groups_match(t, at, n, &broad, &equalising);

		if (score < best + (o > 0))
			continue;
		best = score;
		next.from = at;
		next.good_broad = broad;
		next.good_equalising = equalising;
	}
	y->broad_at = 0;
	if (next.good_broad < 3)
		return;
	next.second = next.from % 2 != 0;
	t->field.to = next.from;
	if (y->field_at != 0)
		tv_field_done(t, &t->field);
	y->field_at = next.from;
	t->field = next;
}

static void
half_line(struct tv *t, uint64_t n, struct tv_half h)
{
	struct tv_sync *y = &t->sync;

	y->half[n % TV_HALVES] = h;
	if (y->broad_at == 0 && h.pulse == PULSE_BROAD && n > 20 &&
	    (y->field_at == 0 || n > y->field_at + FIELD_LEAST))
		y->broad_at = n;
	if (y->broad_at != 0 && n == y->broad_at + 16)
		field_begin(t);
	if (y->field_at != 0 && n > y->field_at + FIELD_MOST) {
		t->field.to = n;
		y->field_at = 0;
		tv_field_done(t, &t->field);
	}
}

/* ---- lines --------------------------------------------------------------------- */

static struct tv_half
half_seen(const struct tv_sync *y, double at)
{
	const struct tv_edge *e = edge_near(y, at, WINDOW);
	struct tv_half h = { PULSE_NONE, 0 };

	if (e == NULL || e->width <= 0)
		return h;
	h.width_us = e->width / TV_MHZ;
	h.pulse = pulse_kind(h.width_us);
	return h;
}

/* Tip and blanking (the front porch at the end) of a line; slow against noise. */
static void
line_levels(struct tv_sync *y, double from, double to)
{
	double speed = y->good < 64 ? 0.25 : 1.0 / 32;

	if (y->pulse)
		y->tip += (mean_of(y, from + US(1.2), from + US(1.9)) -
		    y->tip) * speed;
	y->blank += (mean_of(y, to - US(1.1), to - US(0.4)) - y->blank) * speed;
	set_slice(y);
}

/* The line from line_at to next is complete. */
static void
line_end(struct tv *t, double next)
{
	struct tv_sync *y = &t->sync;
	uint64_t n = y->lines++;
	struct tv_line *l = tv_line(t, n);

	l->at = (uint64_t)llround(y->line_at);
	l->offset = y->line_at - (double)l->at;
	l->pulse = y->pulse;
	l->error = y->error;
	for (unsigned i = 0; i < TV_LINE; i++)
		l->s[i] = sample_at(y, l->at + i);
	line_levels(y, y->line_at, next);
	tv_line_done(t, l);
	half_line(t, 2 * n, half_seen(y, y->line_at));
	half_line(t, 2 * n + 1, half_seen(y, y->line_at + y->period / 2));
}

static void
unlock(struct tv_sync *y)
{
	y->locked = false;
	y->edges = 0;
	y->field_at = 0;
	y->broad_at = 0;
	y->decide_at = y->n + SEARCH;
}

/* Behind the time in which the next line should have begun. */
static void
decide(struct tv *t)
{
	struct tv_sync *y = &t->sync;
	double expected = y->line_at + y->period, next = expected;
	const struct tv_edge *e = edge_near(y, expected, WINDOW);
	double error = e != NULL ? e->at - expected : 0;

	next += error * (fabs(error) > US(1) ? 0.6 : 0.3);
	line_end(t, next);
	y->pulse = e != NULL;
	y->error = error;
	y->period += fabs(error) < US(1) ? error * 0.004 : 0;
	y->line_at = next;
	y->decide_at = (uint64_t)(next + y->period + WINDOW + 40);
	y->good = y->pulse ? y->good + 1 : y->good;
	y->bad = y->pulse ? 0 : y->bad + 1;
	while (y->edges > 0 && y->edge[0].at < next - WINDOW)
		edge_drop(y, 1);
	if (y->bad >= BAD_LINES)
		unlock(y);
}

/* ---- without lock -------------------------------------------------------------- */

static void
search_levels(struct tv_sync *y)
{
	uint32_t least = UINT32_MAX, most = 0;

	for (uint64_t n = y->n - SEARCH; n + MEAN < y->n; n += MEAN / 2) {
		uint32_t sum = 0;

		for (unsigned i = 0; i < MEAN; i++)
			sum += sample_at(y, n + i);
		least = sum < least ? sum : least;
		most = sum > most ? sum : most;
	}
	y->slice = least + (most - least) * 14 / 100;
	y->tip = (double)least / MEAN;
	y->blank = 2.0 * y->slice / MEAN - y->tip;
}

static bool
search_lines(struct tv_sync *y)
{
	for (unsigned i = 0; i + 2 < y->edges; i++) {
		const struct tv_edge *e = &y->edge[i];
		double a = e[1].at - e[0].at, b = e[2].at - e[1].at;

		if (a < LINE_LEAST || a > LINE_MOST || fabs(a - b) > US(1))
			continue;
		y->line_at = e[2].at;
		y->period = (a + b) / 2;
		return true;
	}
	return false;
}

static void
search(struct tv *t)
{
	struct tv_sync *y = &t->sync;

	if (!search_lines(y)) {
		search_levels(y);
		y->edges = 0;
		y->decide_at = y->n + SEARCH;
		if (++y->bad == LOST_LINES / 4)
			tv_lost(t);
		return;
	}
	y->locked = true;
	y->good = y->bad = 0;
	y->pulse = true;
	y->error = 0;
	y->decide_at = (uint64_t)(y->line_at + y->period + WINDOW + 40);
	if (y->decide_at < y->n)
		y->decide_at = y->n;
}

/* ---- samples ------------------------------------------------------------------- */

static void
crossing(struct tv_sync *y, uint32_t before, uint32_t after)
{
	double part = ((double)y->slice - before) / ((double)after - before);
	double at = (double)y->n - MEAN_DELAY + part;

	y->low = !y->low;
	if (y->low)
		edge_fall(y, at);
	else
		edge_rise(y, at);
}

void
tv_samples(struct tv *t, const uint8_t *s, size_t count)
{
	struct tv_sync *y = &t->sync;

	for (size_t i = 0; i < count; i++) {
		uint32_t before = y->sum;
		uint32_t sum = before + s[i] - sample_at(y, y->n - MEAN);

		y->ring[y->n % TV_RING] = s[i];
		y->sum = sum;
		if ((sum < y->slice) != y->low && sum != before)
			crossing(y, before, sum);
		if (++y->n < y->decide_at)
			continue;
		if (y->locked)
			decide(t);
		else
			search(t);
	}
}

void
tv_sync_init(struct tv *t)
{
	t->sync.n = TV_RING;	/* so that there is always something before */
	t->sync.decide_at = t->sync.n + SEARCH;
	t->sync.lines = 16;
}
