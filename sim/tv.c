/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The television as a whole: what a field was like, and what is wrong with it. */
#include "sim/tv_parts.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALIKE 3			/* fields of one standard before a picture is shown */
#define PIXELS 720
#define FEW 4			/* lines of a field that noise may spoil */

static const char *const complaint_names[TV_COMPLAINTS] = {
	"no_sync", "line_period", "line_jitter", "sync_missing", "sync_width",
	"sync_level", "line_count", "half_line", "equalising", "broad",
	"burst_missing", "burst_level", "burst_phase", "burst_time",
	"subcarrier", "white_level", "black_level", "blanking",
};

const char *
tv_complaint_name(enum tv_complaint c)
{
	return complaint_names[c];
}

const char *
tv_standard_name(enum tv_standard s)
{
	static const char *const names[] = { "none", "NTSC", "PAL" };

	return names[s];
}

void
tv_complain(struct tv *t, enum tv_complaint c, const char *fmt, ...)
{
	struct tv_stat *s = &t->stat;
	char *to = s->said[c];
	va_list ap;
	int n;

	s->complaints[c]++;
	s->last = c;
	n = snprintf(to, sizeof(s->said[c]), "field %llu: ",
	    (unsigned long long)s->fields);
	va_start(ap, fmt);
	vsnprintf(to + n, sizeof(s->said[c]) - (size_t)n, fmt, ap);
	va_end(ap);
}

void
tv_line_done(struct tv *t, struct tv_line *l)
{
	(void)t;
	tv_burst_measure(l);
}

/* ---- syncs --------------------------------------------------------------------- */

static void
measure_lines(struct tv *t, const struct tv_field *f)
{
	struct tv_stat *s = &t->stat;
	uint64_t from = (f->from + 1) / 2, to = f->to / 2;
	const struct tv_line *a = tv_line(t, from), *b = tv_line(t, to - 1);
	double square = 0;
	unsigned seen = 0;

	s->missing = 0;
	for (uint64_t n = from; n < to; n++) {
		const struct tv_line *l = tv_line(t, n);

		s->missing += !l->pulse;
		seen += l->pulse;
		square += l->pulse ? l->error * l->error : 0;
	}
	s->jitter_ns = seen > 0 ? sqrt(square / seen) / TV_MHZ * 1000 : 0;
	s->line_us = ((double)(b->at - a->at) + b->offset - a->offset) /
	    (double)(to - 1 - from) / TV_MHZ;
}

static double
mean_width(const struct tv *t, uint64_t from, uint64_t to, enum tv_pulse kind)
{
	double sum = 0;
	unsigned n = 0;

	for (uint64_t h = from; h < to; h++) {
		if (tv_half(t, h)->pulse != kind)
			continue;
		sum += tv_half(t, h)->width_us;
		n++;
	}
	return n > 0 ? sum / n : 0;
}

static void
measure_pulses(struct tv *t, const struct tv_field *f)
{
	struct tv_stat *s = &t->stat;
	uint64_t near = f->from + 2 * tv_numbers[t->running].groups;

	s->broad = f->good_broad;
	s->equalising = f->good_equalising;
	s->sync_us = mean_width(t, f->from, f->to, PULSE_SYNC);
	s->broad_us = mean_width(t, f->from, near, PULSE_BROAD);
	s->equalising_us = mean_width(t, f->from, near, PULSE_EQUALISING);
	s->tip = t->sync.tip;
	s->blank = t->sync.blank;
}

static double
mean_samples(const uint8_t *s, unsigned n)
{
	unsigned sum = 0;

	for (unsigned i = 0; i < n; i++)
		sum += s[i];
	return (double)sum / n;
}

/* Lines of the picture whose blanking is not at its level, by more than an eighth of the sync (a quarter where samples are few). */
static void
measure_blanking(struct tv *t, const struct tv_field *f)
{
	double blank = t->sync.blank, far = (blank - t->sync.tip) / 8;
	uint64_t from = (f->from + 1) / 2 + 12, to = f->to / 2 - 6;

	t->stat.unblanked = 0;
	for (uint64_t n = from; n < to; n++) {
		const struct tv_line *l = tv_line(t, n), *next = tv_line(t, n + 1);
		uint64_t length = next->at - l->at;

		if (!l->pulse || !next->pulse || length > TV_LINE)
			continue;
		t->stat.unblanked +=
		    fabs(mean_samples(l->s + length - 30, 20) - blank) > far ||
		    fabs(mean_samples(l->s + 133, 6) - blank) > 2 * far;
	}
}

static void
judge_lines(struct tv *t)
{
	const struct tv_numbers *k = &tv_numbers[t->running];
	const struct tv_stat *s = &t->stat;
	unsigned sync = t->running == TV_NTSC ? 56 : 63;

	if (fabs(s->line_us / k->line_us - 1) > 0.001)
		tv_complain(t, TV_LINE_PERIOD, "line of %.3f us, not %.3f",
		    s->line_us, k->line_us);
	if (s->jitter_ns > 100)
		tv_complain(t, TV_LINE_JITTER, "lines begin %.0f ns rms beside "
		    "their time", s->jitter_ns);
	if (s->missing > 0)
		tv_complain(t, TV_SYNC_MISSING, "%u lines without sync",
		    s->missing);
	if (fabs(s->sync_us - 4.7) > 0.2)
		tv_complain(t, TV_SYNC_WIDTH, "line sync of %.2f us, not 4.7",
		    s->sync_us);
	if (fabs(s->blank - s->tip - sync) > sync * 0.1)
		tv_complain(t, TV_SYNC_LEVEL, "sync of %.1f codes, not %u",
		    s->blank - s->tip, sync);
	if (s->unblanked > FEW)
		tv_complain(t, TV_BLANKING, "%u lines with something in the "
		    "front porch or before the burst", s->unblanked);
}

static void
judge_pulses(struct tv *t, const struct tv_field *f)
{
	const struct tv_numbers *k = &tv_numbers[t->running];
	const struct tv_stat *s = &t->stat;

	if (s->equalising != 2 * k->groups ||
	    fabs(s->equalising_us - k->equalising_us) > 0.2)
		tv_complain(t, TV_EQUALISING, "%u equalising pulses of %.2f us, "
		    "not %u of %.2f", s->equalising, s->equalising_us,
		    2 * k->groups, k->equalising_us);
	if (s->broad != k->groups || fabs(s->broad_us - k->broad_us) > 0.4)
		tv_complain(t, TV_BROAD, "%u broad pulses of %.2f us, not %u of "
		    "%.2f", s->broad, s->broad_us, k->groups, k->broad_us);
	if (f->second == t->was_second && t->alike > 1)
		tv_complain(t, TV_HALF_LINE, "two %s fields in a row: no "
		    "interlace", f->second ? "second" : "first");
}

static void
judge_luminance(struct tv *t)
{
	float peak = 0, least = 1;

	/* without the half lines: the last one has an equalising pulse in it */
	for (uint32_t y = 1; y + 1 < t->pic.h; y++) {
		peak = t->row_peak[y] > peak ? t->row_peak[y] : peak;
		least = t->row_least[y] < least ? t->row_least[y] : least;
	}
	t->stat.peak = peak * 100;
	t->stat.least = least * 100;
	if (least < -0.15f)
		tv_complain(t, TV_BLACK_LEVEL, "luminance of %.0f %%, not below "
		    "-15", t->stat.least);
	if (peak > 1.12f)
		tv_complain(t, TV_WHITE_LEVEL, "luminance of %.0f %%, not above "
		    "112", t->stat.peak);
}

/* ---- field --------------------------------------------------------------------- */

/* By the lines of a field, as the half lines between two vertical syncs. */
static enum tv_standard
standard_of(uint32_t half_lines)
{
	if (half_lines + 4 >= 525 && half_lines <= 525 + 4)
		return TV_NTSC;
	return half_lines + 4 >= 625 && half_lines <= 625 + 4 ? TV_PAL : TV_NONE;
}

static void
take_standard(struct tv *t, enum tv_standard s)
{
	if (s == t->running) {
		t->alike++;
		return;
	}
	t->running = s;
	t->alike = 1;
	t->slot_next = 0;
	for (unsigned i = 0; i < TV_SLOTS; i++)
		memset(t->slot[i].used, 0, sizeof(t->slot[i].used));
	memset(t->row_peak, 0, sizeof(t->row_peak));
	memset(t->row_least, 0, sizeof(t->row_least));
}

static void
show(struct tv *t, const struct tv_field *f)
{
	t->stat.standard = t->running;
	t->pic.w = PIXELS;
	t->pic.h = tv_numbers[t->running].rows;
	tv_decode(t, f);
	judge_luminance(t);
	if (t->alike < ALIKE || !f->second)
		return;
	t->stat.locked = true;
	t->stat.frames++;
	if (t->on_frame != NULL)
		t->on_frame(t->ctx, t);
}

void
tv_field_done(struct tv *t, const struct tv_field *f)
{
	struct tv_stat *s = &t->stat;
	uint32_t half_lines = (uint32_t)(f->to - f->from);
	enum tv_standard seen = standard_of(half_lines);

	s->half_lines = half_lines;
	s->second = f->second;
	if (seen == TV_NONE || half_lines != tv_numbers[seen].half_lines)
		tv_complain(t, TV_LINE_COUNT, "field of %u.%u lines, not 262.5 "
		    "or 312.5", half_lines / 2, half_lines % 2 * 5);
	if (seen == TV_NONE)
		return;
	take_standard(t, seen);
	s->fields++;
	measure_lines(t, f);
	measure_pulses(t, f);
	measure_blanking(t, f);
	judge_lines(t);
	judge_pulses(t, f);
	tv_burst_judge(t, f);
	t->was_second = f->second;
	show(t, f);
}

void
tv_lost(struct tv *t)
{
	tv_complain(t, TV_NO_SYNC, "no line sync, levels from %.0f to about %.0f",
	    t->sync.tip, t->sync.blank);
	t->stat.locked = false;
	t->stat.standard = TV_NONE;
	take_standard(t, TV_NONE);
	if (t->on_frame != NULL)
		t->on_frame(t->ctx, t);
}

/* ---- the set ------------------------------------------------------------------- */

const struct tv_stat *
tv_stat(const struct tv *t)
{
	return &t->stat;
}

const struct pic *
tv_picture(struct tv *t, uint8_t *dirty)
{
	for (uint32_t y = 0; y < t->pic.h; y++) {
		if (dirty != NULL && t->dirty[y])
			dirty[y] = 1;
		t->dirty[y] = 0;
	}
	return &t->pic;
}

void
tv_on_frame(struct tv *t, void (*fn)(void *ctx, struct tv *t), void *ctx)
{
	t->on_frame = fn;
	t->ctx = ctx;
}

struct tv *
tv_new(void)
{
	struct tv *t = calloc(1, sizeof(*t));

	if (t == NULL)
		return NULL;
	t->line = calloc(TV_LINES, sizeof(*t->line));
	t->slot = calloc(TV_SLOTS, sizeof(*t->slot));
	if (t->line == NULL || t->slot == NULL || !pic_init(&t->pic)) {
		tv_free(t);
		return NULL;
	}
	t->was_second = true;
	tv_sync_init(t);
	tv_colour_init(t);
	return t;
}

void
tv_free(struct tv *t)
{
	if (t == NULL)
		return;
	pic_fini(&t->pic);
	free(t->line);
	free(t->slot);
	free(t);
}
