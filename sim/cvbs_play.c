/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/cvbs_play.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MHZ 27
#define SLACK 512		/* by which a line may be longer than it should */
#define NORMALS 8192
#define SWITCH_LINES 6		/* before the field's first broad pulse */
#define SHORTEST 1000

struct cvbs_play {
	struct cvbs_enc *enc;
	struct cvbs_faults f;
	double tip, blank;
	uint32_t samples, lines;
	uint32_t frame, line;		/* that is taken next */
	uint32_t playing;		/* line that is on its way */
	double late;			/* of that line, in samples */
	double tape;			/* lines since the heads changed; < 0: not yet */
	uint32_t pos, len;
	uint64_t random;
	int16_t normal[NORMALS];	/* noise, in CVBS_UNITs */
	int16_t work[CVBS_LINE_MAX + SLACK];
	uint8_t out[CVBS_LINE_MAX + SLACK];
};

/* xorshift64 of Marsaglia, multiplied (Vigna): four times 16 bits that may be used */
static uint64_t
next_random(struct cvbs_play *p)
{
	p->random ^= p->random >> 12;
	p->random ^= p->random << 25;
	p->random ^= p->random >> 27;
	return p->random * 0x2545f4914f6cdd1d;
}

static double
uniform(struct cvbs_play *p)
{
	return (double)((next_random(p) >> 11) + 1) / 9007199254740993.0;
}

static double
normal(struct cvbs_play *p)
{
	double a = uniform(p), b = uniform(p);

	return sqrt(-2 * log(a)) * cos(2 * M_PI * b);
}

/* ---- time ---------------------------------------------------------------------- */

static bool
heads_change(const struct cvbs_play *p)
{
	uint32_t half = 2 * (p->line + SWITCH_LINES);

	for (unsigned k = 0; k < 2; k++, half++)
		if (cvbs_enc_pulse(p->enc, half) == CVBS_BROAD &&
		    cvbs_enc_pulse(p->enc, half + 2 * p->lines - 1) !=
		    CVBS_BROAD)
			return true;
	return false;
}

/* How late the line to be taken next is, in samples: each field of a tape runs away and is caught at its end. */
static double
lateness(struct cvbs_play *p)
{
	double late = 0;

	if (p->f.jitter_ns > 0)
		late += normal(p) * p->f.jitter_ns * MHZ / 1000;
	if (p->f.headswitch_us == 0)
		return late;
	p->tape = heads_change(p) ? 0 : p->tape + 1;
	return late + p->f.headswitch_us * MHZ * (2 * p->tape / p->lines - 0.5);
}

/* ---- level --------------------------------------------------------------------- */

/* Pulls what is below blanking up to it, between two samples. */
static void
fill(struct cvbs_play *p, uint32_t from, uint32_t to)
{
	int16_t blank = (int16_t)(p->blank * CVBS_UNIT);

	for (uint32_t i = from; i < to; i++)
		if (p->work[i] < blank)
			p->work[i] = blank;
}

static void
lose_pulses(struct cvbs_play *p)
{
	uint32_t half = p->samples / 2;

	for (unsigned k = 0; k < 2; k++) {
		enum cvbs_pulse kind = cvbs_enc_pulse(p->enc,
		    2 * p->playing + k);
		uint32_t from = k * (half + CVBS_LEAD / 2);
		uint32_t end = kind == CVBS_BROAD ? half : 140;

		if (kind == CVBS_NO_PULSE || uniform(p) > p->f.missing)
			continue;
		end += from + CVBS_LEAD / 2;
		fill(p, from, end < p->samples ? end : p->samples);
	}
}

static void
add_noise(struct cvbs_play *p)
{
	for (uint32_t i = 0; i < p->len; i += 4) {
		uint64_t r = next_random(p);

		for (unsigned k = 0; k < 4; k++, r >>= 16)
			p->work[i + k] = (int16_t)(p->work[i + k] +
			    p->normal[r % NORMALS]);
	}
}

static void
set_level(struct cvbs_play *p)
{
	float gain = (float)(p->f.level / 100);
	float add = (float)((p->tip * (1 - p->f.level / 100) + p->f.offset) *
	    CVBS_UNIT);

	for (uint32_t i = 0; i < p->len; i++)
		p->work[i] = (int16_t)((float)p->work[i] * gain + add);
}

/* ---- line ---------------------------------------------------------------------- */

/* The line as far as len, begun a part of a sample later: cubic through four samples. */
static void
shift(struct cvbs_play *p, const int16_t *from, double part)
{
	double t = part;
	double a = -t * (t - 1) * (t - 2) / 6, b = (t + 1) * (t - 1) * (t - 2) / 2;
	double c = -(t + 1) * t * (t - 2) / 2, d = (t + 1) * t * (t - 1) / 6;
	int32_t last = (int32_t)p->samples - 1;

	for (int32_t i = 0; i < (int32_t)p->len; i++) {
		int32_t n[4];

		for (int k = 0; k < 4; k++) {
			n[k] = i + k - 1 < 0 ? 0 : i + k - 1;
			n[k] = n[k] > last ? last : n[k];
		}
		p->work[i] = (int16_t)lrint(a * from[n[0]] + b * from[n[1]] +
		    c * from[n[2]] + d * from[n[3]]);
	}
}

/* How long the line is, and how far its first sample is behind its begin. */
static double
time_line(struct cvbs_play *p, double next)
{
	double from = ceil(p->late), to = ceil(p->samples + next);
	double part = from - p->late, most = CVBS_LINE_MAX + SLACK - 4;

	p->len = (uint32_t)fmin(fmax(to - from, SHORTEST), most);
	return part;
}

static void
convert(struct cvbs_play *p)
{
	for (uint32_t i = 0; i < p->len; i++) {
		int code = (p->work[i] + CVBS_UNIT / 2) >> 6;

		p->out[i] = (uint8_t)(code < 1 ? 1 : code > 254 ? 254 : code);
	}
}

static void
spoil(struct cvbs_play *p)
{
	if (p->f.missing > 0)
		lose_pulses(p);
	if (p->f.level != 100 || p->f.offset != 0)
		set_level(p);
	if (p->f.noise_db > 0)
		add_noise(p);
}

static void
next_line(struct cvbs_play *p)
{
	const int16_t *from = cvbs_enc_line(p->enc,
	    p->frame % cvbs_enc_frames(p->enc), p->line);
	double next, part;

	p->playing = p->line;
	if (++p->line == p->lines) {
		p->line = 0;
		p->frame++;
	}
	next = lateness(p);
	part = time_line(p, next);
	if (part != 0 || p->len > p->samples)
		shift(p, from, part);
	else
		memcpy(p->work, from, p->len * sizeof(*p->work));
	p->late = next;
	p->pos = 0;
	spoil(p);
	convert(p);
}

bool
cvbs_play_next(struct cvbs_play *p, uint8_t *to, unsigned n)
{
	bool begun = false;

	while (n > 0) {
		unsigned here = p->len - p->pos < n ? p->len - p->pos : n;

		memcpy(to, p->out + p->pos, here);
		p->pos += here;
		to += here;
		n -= here;
		if (p->pos < p->len)
			continue;
		begun |= p->line == 0;
		next_line(p);
	}
	return begun;
}

/* ---- setting up ---------------------------------------------------------------- */

static void
noise_table(struct cvbs_play *p, double range)
{
	double rms = range * pow(10, -p->f.noise_db / 20) * CVBS_UNIT;

	for (unsigned i = 0; i < NORMALS && p->f.noise_db > 0; i++)
		p->normal[i] = (int16_t)lrint(fmax(fmin(normal(p) * rms, 8191),
		    -8191));
}

void
cvbs_play_seek(struct cvbs_play *p, uint32_t frame, uint32_t line)
{
	p->frame = frame;
	p->line = line % p->lines;
	p->pos = p->len = 0;
	next_line(p);
}

struct cvbs_play *
cvbs_play_new(struct cvbs_enc *e, const struct cvbs_faults *f)
{
	struct cvbs_play *p = calloc(1, sizeof(*p));
	double white;

	if (p == NULL)
		return NULL;
	p->enc = e;
	p->f = *f;
	p->samples = cvbs_enc_samples(e);
	p->lines = cvbs_enc_lines(e);
	p->random = f->seed * 0x9e3779b97f4a7c15u + 1;
	cvbs_enc_levels(e, &p->tip, &p->blank, &white);
	noise_table(p, white - p->blank);
	cvbs_play_seek(p, 0, 0);
	return p;
}

void
cvbs_play_free(struct cvbs_play *p)
{
	free(p);
}
