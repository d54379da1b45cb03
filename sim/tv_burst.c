/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The standards' numbers, and the bursts of a field.
 *
 * Phases are turns against a subcarrier of nominal frequency that runs since
 * the start of time, so that a right signal has the same phase in every line.
 */
#include "sim/tv_parts.h"

#include <math.h>

#define TAU (2 * M_PI)
#define DEGREES 360.0
#define BURST_AT 157		/* samples from 0H that lie in the burst of both standards */
#define FEW 4			/* lines of a field that may lack their burst when there is noise */

const struct tv_numbers tv_numbers[] = {
	[TV_NTSC] = {
		.half_lines = 525, .groups = 6, .first_broad = 6,
		.first = { 22, 285 }, .rows = 480, .active = 244,
		.sch_line = 10, .subcarrier_mhz = 315.0 / 88,
		.line_us = 1001.0 / 15.75, .equalising_us = 2.3,
		.broad_us = 1001.0 / 31.5 - 4.7,
		.burst_us = 5.3, .burst_cycles = 9,
		.sync_ratio = 100.0 / 40, .setup = 0.075, .burst_ratio = 0.5,
	},
	[TV_PAL] = {
		.half_lines = 625, .groups = 5, .first_broad = 0,
		.first = { 23, 336 }, .rows = 576, .active = 264,
		.sch_line = 1, .subcarrier_mhz = 4.43361875,
		.line_us = 64, .equalising_us = 2.35, .broad_us = 27.3,
		.burst_us = 5.6, .burst_cycles = 10,
		.sync_ratio = 700.0 / 300, .setup = 0, .burst_ratio = 0.5,
	},
};

struct vector { double i, q; };

double
tv_turns(enum tv_standard s, uint64_t at)
{
	/* cycles a sample as exact fractions: SMPTE 170M 35/264, BT.1700 709379/4320000 */
	if (s == TV_NTSC)
		return (double)(at * 35 % 264) / 264;
	return (double)(at % 4320000 * 709379 % 4320000) / 4320000;
}

double
tv_cycles(enum tv_standard s)
{
	return tv_numbers[s].subcarrier_mhz / TV_MHZ;
}

uint32_t
tv_line_number(enum tv_standard s, const struct tv_field *f, uint64_t line)
{
	const struct tv_numbers *k = &tv_numbers[s];

	return (uint32_t)(2 * line + k->first_broad +
	    (f->second ? k->half_lines : 0) - f->from) / 2 + 1;
}

/* ---- measuring ------------------------------------------------------------------ */

static void
correlate(struct tv_line *l, enum tv_standard s, unsigned n, unsigned which)
{
	double turns = tv_turns(s, l->at + BURST_AT);
	double i = 0, q = 0, mean = 0;

	for (unsigned k = 0; k < n; k++)
		mean += l->s[BURST_AT + k];
	mean /= n;
	for (unsigned k = 0; k < n; k++) {
		double x = (l->s[BURST_AT + k] - mean) * 2 / n;
		double a = TAU * (turns + k * tv_cycles(s));

		i += x * sin(a);
		q += x * cos(a);
	}
	l->i[which] = (float)i;
	l->q[which] = (float)q;
}

/* Whole cycles, as near as samples come: 6 of one subcarrier, 7 of the other. */
void
tv_burst_measure(struct tv_line *l)
{
	correlate(l, TV_NTSC, 45, 0);
	correlate(l, TV_PAL, 43, 1);
}

static struct vector
burst_of(struct tv *t, uint64_t line)
{
	const struct tv_line *l = tv_line(t, line);
	unsigned which = t->running == TV_PAL;

	return (struct vector){ l->i[which], l->q[which] };
}

static double
length(struct vector v)
{
	return hypot(v.i, v.q);
}

static double
angle(struct vector v)		/* turns */
{
	return atan2(v.q, v.i) / TAU;
}

/* -0.5 to 0.5 */
static double
wrap(double turns)
{
	return turns - floor(turns + 0.5);
}

/* Lines of a field that must have a burst: clear of the vertical sync, and of Bruch's blanking. */
static void
burst_lines(const struct tv *t, const struct tv_field *f, uint64_t *from,
    uint64_t *to)
{
	static const uint32_t lines[][2][2] = {
		[TV_NTSC] = { { 10, 262 }, { 273, 525 } },
		[TV_PAL] = { { 7, 309 }, { 320, 621 } },
	};
	const uint32_t *range = lines[t->running][f->second];
	uint64_t first = (f->from + 1) / 2;
	uint32_t number = tv_line_number(t->running, f, first);

	*from = first + range[0] - number;
	*to = first + range[1] - number;
	if (*to > (f->to - 1) / 2)
		*to = (f->to - 1) / 2;
}

/* Direction of the burst without its swing: PAL takes lines in pairs. */
static struct vector
burst_pair(struct tv *t, uint64_t line)
{
	struct vector a = burst_of(t, line), b = burst_of(t, line - 1);

	if (t->running == TV_NTSC)
		return a;
	return (struct vector){ (a.i + b.i) / 2, (a.q + b.q) / 2 };
}

static struct vector
turned(struct vector v, double turns)
{
	double c = cos(TAU * turns), s = sin(TAU * turns);

	return (struct vector){ v.i * c - v.q * s, v.i * s + v.q * c };
}

/* By how much the phase moves on with each line: roughly, but whatever the frequency is. */
static double
burst_drift(struct tv *t, uint64_t from, uint64_t to)
{
	unsigned step = t->running == TV_PAL ? 2 : 1;	/* lines of the same swing */
	struct vector sum = { 0, 0 };

	for (uint64_t n = from + step; n <= to; n++) {
		struct vector a = burst_of(t, n - step), b = burst_of(t, n);

		sum.i += a.i * b.i + a.q * b.q;
		sum.q += a.i * b.q - a.q * b.i;
	}
	return angle(sum) / step;
}

/* Phase of the -U axis in line from, in turns. */
static double
burst_mean(struct tv *t, uint64_t from, uint64_t to)
{
	struct vector sum = { 0, 0 };

	for (uint64_t n = from + 1; n <= to; n++) {
		double on = t->burst_drift * (double)(n - from);
		struct vector v = turned(burst_pair(t, n), -on);

		sum.i += v.i;
		sum.q += v.q;
	}
	return angle(sum);
}

/* The subcarrier of the field: its drift, more finely by the halves of the field, and its phase. */
static void
burst_lock(struct tv *t, uint64_t from, uint64_t to)
{
	uint64_t half = (to - from) / 2;
	double first, second;

	t->burst_from = from;
	t->burst_drift = burst_drift(t, from, to);
	first = burst_mean(t, from, from + half);
	second = burst_mean(t, from + half, to) - t->burst_drift * (double)half;
	t->burst_drift += wrap(second - first) / (double)half;
	t->burst_phase = burst_mean(t, from, to);
}

/* The recovered phase in a line. */
double
tv_burst_phase(const struct tv *t, uint64_t line)
{
	return t->burst_phase + t->burst_drift *
	    ((double)line - (double)t->burst_from);
}

double
tv_v_sign(const struct tv *t, uint64_t line)
{
	if (t->running == TV_NTSC)
		return 1;
	return line % 2 == 0 ? t->v_even : -t->v_even;
}

/* ---- judging -------------------------------------------------------------------- */

struct burst_sums {
	double amplitude, error2, swing;
	unsigned present, missing, wrong, pairs;
	double worst;
};

/* PAL: +1 when the V axis of even lines of the log is positive, from all lines of the field. */
static int
v_switch(struct tv *t, uint64_t from, uint64_t to)
{
	int votes = 0;

	for (uint64_t n = from; n <= to && t->running == TV_PAL; n++) {
		bool plus = wrap(angle(burst_of(t, n)) - tv_burst_phase(t, n)) <
		    0;

		votes += plus == (n % 2 == 0) ? 1 : -1;
	}
	return votes >= 0 ? 1 : -1;
}

static void
burst_add(struct tv *t, struct burst_sums *b, uint64_t n)
{
	const struct tv_numbers *k = &tv_numbers[t->running];
	struct vector v = burst_of(t, n);
	double least = (t->sync.blank - t->sync.tip) * k->burst_ratio / 4;
	double swing = t->running == TV_PAL ? 0.125 : 0, off;

	if (length(v) < least) {
		b->missing++;
		return;
	}
	off = wrap(angle(v) - tv_burst_phase(t, n) + tv_v_sign(t, n) * swing) * DEGREES;
	b->present++;
	b->amplitude += length(v);
	b->error2 += off * off;
	b->wrong += fabs(off) > 30;
	if (fabs(off) > fabs(b->worst))
		b->worst = off;
	if (length(burst_of(t, n - 1)) >= least) {
		b->swing += fabs(wrap(angle(v) - angle(burst_of(t, n - 1))));
		b->pairs++;
	}
}

#define ENVELOPE_AT 114		/* samples from 0H: behind the sync */
#define ENVELOPE 100
#define ENVELOPE_SIDE 4		/* around a cycle of one subcarrier, or of the other */
#define ENVELOPE_LINES 16

/* Adds the burst of a line, eight samples around each, turned to the phase that it should have. */
static void
envelope_add(struct tv *t, uint64_t line, struct vector *sum)
{
	const struct tv_line *l = tv_line(t, line);
	struct vector v[ENVELOPE + 2 * ENVELOPE_SIDE];
	double swing = t->running == TV_PAL ? 0.125 : 0;
	double turns = tv_turns(t->running, l->at + ENVELOPE_AT -
	    ENVELOPE_SIDE) + tv_burst_phase(t, line) - tv_v_sign(t, line) * swing;

	for (int k = 0; k < ENVELOPE + 2 * ENVELOPE_SIDE; k++) {
		double a = TAU * (turns + tv_cycles(t->running) * k);
		double x = l->s[ENVELOPE_AT - ENVELOPE_SIDE + k] - t->sync.blank;

		v[k].i = x * sin(a);
		v[k].q = x * cos(a);
	}
	for (int k = 0; k < ENVELOPE; k++)
		for (int m = 0; m < 2 * ENVELOPE_SIDE; m++) {
			sum[k].i += v[k + m].i;
			sum[k].q += v[k + m].q;
		}
}

/* Where the envelope passes half of its height, in the mean of lines from the middle of the field. */
static void
burst_envelope(struct tv *t, uint64_t line)
{
	struct vector sum[ENVELOPE] = { { 0, 0 } };
	double level[ENVELOPE], top = 0;
	int first = ENVELOPE / 2, last = ENVELOPE / 2;

	for (unsigned n = 0; n < ENVELOPE_LINES; n++)
		envelope_add(t, line + n, sum);
	for (int k = 0; k < ENVELOPE; k++)
		level[k] = length(sum[k]);
	for (int k = 46; k < 65; k++)
		top += level[k] / 19;
	while (first > 0 && level[first - 1] >= top / 2)
		first--;
	while (last < ENVELOPE - 1 && level[last + 1] >= top / 2)
		last++;
	t->stat.burst_start_us = (ENVELOPE_AT + first) / TV_MHZ;
	t->stat.burst_cycles = (last + 1 - first) * tv_cycles(t->running);
}

static void
burst_complain(struct tv *t, const struct burst_sums *b)
{
	const struct tv_numbers *k = &tv_numbers[t->running];
	const struct tv_stat *s = &t->stat;
	double sync = s->blank - s->tip, right = sync * k->burst_ratio;
	double swing = t->running == TV_PAL ? 90 : 0;

	if (b->missing > FEW)
		tv_complain(t, TV_BURST_MISSING, "%u of %u lines without a burst",
		    b->missing, b->missing + b->present);
	if (!s->colour)
		return;
	if (fabs(s->burst - right) > right * 0.15)
		tv_complain(t, TV_BURST_LEVEL, "burst of %.1f codes, %.1f are right "
		    "for a sync of %.1f", s->burst, right, sync);
	if (s->burst_error > 8 || b->wrong > FEW)
		tv_complain(t, TV_BURST_PHASE, "burst %.1f degrees rms, %.0f at worst "
		    "from its phase, %u lines beyond 30", s->burst_error, b->worst,
		    b->wrong);
	else if (fabs(s->burst_swing - swing) > 15)
		tv_complain(t, TV_BURST_PHASE, "burst swings by %.1f degrees, not %.0f",
		    s->burst_swing, swing);
	if (fabs(s->burst_start_us - k->burst_us) > 0.25 ||
	    fabs(s->burst_cycles - k->burst_cycles) > 1.6)
		tv_complain(t, TV_BURST_TIME, "burst from %.2f us for %.1f cycles, "
		    "not %.1f for %.0f", s->burst_start_us, s->burst_cycles,
		    k->burst_us, k->burst_cycles);
	if (fabs(s->subcarrier_hz) > 50)
		tv_complain(t, TV_SUBCARRIER, "subcarrier off by %+.0f Hz",
		    s->subcarrier_hz);
}

static void
sch_phase(struct tv *t, const struct tv_field *f)
{
	uint64_t first = (f->from + 1) / 2;
	uint64_t line = first + tv_numbers[t->running].sch_line -
	    tv_line_number(t->running, f, first);
	const struct tv_line *l = tv_line(t, line);
	double turns;

	if (f->second)
		return;
	turns = tv_turns(t->running, l->at) + l->offset * tv_cycles(t->running) +
	    tv_burst_phase(t, line) + 0.5;
	t->stat.sch = wrap(turns) * DEGREES;
}

void
tv_burst_judge(struct tv *t, const struct tv_field *f)
{
	struct burst_sums b = { 0 };
	struct tv_stat *s = &t->stat;
	uint64_t from, to;

	burst_lines(t, f, &from, &to);
	burst_lock(t, from, to);
	t->v_even = v_switch(t, from, to);
	for (uint64_t n = from; n <= to; n++)
		burst_add(t, &b, n);
	s->bursts = b.present;
	s->colour = b.present > (b.present + b.missing) * 3 / 4;
	if (s->colour) {
		s->burst = b.amplitude / b.present;
		s->burst_error = sqrt(b.error2 / b.present);
		s->burst_swing = b.pairs > 0 ? b.swing / b.pairs * DEGREES : 0;
		s->subcarrier_hz = t->burst_drift / s->line_us * 1e6;
		sch_phase(t, f);
		burst_envelope(t, (from + to) / 2);
	}
	burst_complain(t, &b);
}
