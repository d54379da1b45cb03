/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Inside of the television: separator and deflection (tv_sync.c), bursts (tv_burst.c), picture (tv_colour.c),
 * judge (tv.c).
 *
 * A line is kept from 0H on, with what was seen in it; the flywheel counts half lines
 * from the start of time, and line k has the half lines 2k and 2k + 1.
 */
#ifndef SIM_TV_PARTS_H
#define SIM_TV_PARTS_H

#include "sim/tv.h"

#define TV_MHZ 27.0
#define TV_LINE 1760		/* samples kept of a line */
#define TV_LINES 1024		/* lines kept: a field and more; power of two */
#define TV_FIELD_LINES 320
#define TV_SLOTS 8		/* fields of the longest colour sequence */
#define TV_RING 8192		/* samples kept; power of two */
#define TV_EDGES 16
#define TV_HALVES (2 * TV_LINES)

enum tv_pulse { PULSE_NONE, PULSE_SYNC, PULSE_EQUALISING, PULSE_BROAD, PULSE_ODD };

struct tv_half {
	enum tv_pulse pulse;
	double width_us;
};

struct tv_line {
	uint64_t at;			/* first sample of s since the start of time */
	double offset;			/* from s[0] to 0H, in samples: 0 to 1 */
	bool pulse;			/* its sync was there */
	double error;			/* of that against the flywheel, in samples */
	float i[2], q[2];		/* burst against both subcarriers */
	uint8_t s[TV_LINE];
};

struct tv_edge { double at, width; };	/* leading edge; width 0: still low */

struct tv_sync {
	uint8_t ring[TV_RING];
	uint64_t n;			/* samples so far */
	uint32_t sum;			/* of the last eight */
	uint32_t slice;			/* against which it is compared */
	bool low;
	uint32_t sum_before, least, most;
	double fall;
	struct tv_edge edge[TV_EDGES];
	unsigned edges;
	/* levels, in codes */
	double tip, blank;
	/* flywheel */
	bool locked;
	unsigned good, bad;
	double line_at, period;		/* 0H of the line that runs, samples */
	uint64_t decide_at;		/* when the next 0H is looked for */
	bool pulse;
	double error;
	uint64_t lines;			/* begun */
	struct tv_half half[TV_HALVES];
	uint64_t broad_at;		/* first of a group, in half lines; 0: none */
	uint64_t field_at;		/* start of the running field, in half lines */
};

struct tv_field {
	uint64_t from, to;		/* half lines: first broad pulses */
	bool second;			/* broad pulses begin in mid-line */
	unsigned good_broad, good_equalising;	/* pulses where they belong, at its end */
};

/* Lines of the picture as they were one colour sequence ago. */
struct tv_slot {
	bool used[TV_FIELD_LINES];
	double offset[TV_FIELD_LINES];
	uint8_t s[TV_FIELD_LINES][TV_LINE];
};

struct tv_numbers {
	uint32_t half_lines;		/* a field */
	uint32_t groups;		/* equalising, broad, equalising: pulses each */
	uint32_t first_broad;		/* half line (of line 1: 0) of field 1 */
	uint32_t first[2], rows;	/* lines of the picture, rows of both fields */
	uint32_t active;		/* samples from 0H to the first pixel */
	uint32_t sch_line;
	double subcarrier_mhz;
	double line_us, equalising_us, broad_us;
	double burst_us, burst_cycles;
	double sync_ratio;		/* of blanking to white by tip to blanking */
	double setup;			/* black, by white */
	double burst_ratio;		/* amplitude by tip to blanking */
};

struct tv {
	struct tv_sync sync;
	struct tv_line *line;		/* ring of TV_LINES */
	struct tv_slot *slot;		/* TV_SLOTS */
	struct tv_field field;		/* that runs */
	struct tv_stat stat;
	enum tv_standard running;
	unsigned alike;			/* fields of one standard in a row */
	unsigned slot_next;
	bool was_second;
	uint64_t burst_from;		/* first line of the field with a burst */
	double burst_phase;		/* there, without swing: -U, in turns */
	double burst_drift;		/* a line, in turns */
	int v_even;			/* PAL: sign of V in even lines of the log */
	float low_pass[16];
	float row_peak[MODE_MAX_H], row_least[MODE_MAX_H];
	struct pic pic;
	uint8_t dirty[MODE_MAX_H];
	void (*on_frame)(void *ctx, struct tv *t);
	void *ctx;
};

extern const struct tv_numbers tv_numbers[];

static inline struct tv_line *
tv_line(struct tv *t, uint64_t n)
{
	return &t->line[n % TV_LINES];
}

static inline const struct tv_half *
tv_half(const struct tv *t, uint64_t n)
{
	return &t->sync.half[n % TV_HALVES];
}

/* Nominal subcarrier: cycles a sample; turns at a sample since the start of time, 0 to 1. */
double tv_cycles(enum tv_standard s);
double tv_turns(enum tv_standard s, uint64_t at);
/* As recovered in a line: phase of -U in turns, sign of the V axis. */
double tv_burst_phase(const struct tv *t, uint64_t line);
double tv_v_sign(const struct tv *t, uint64_t line);

void __attribute__((format(printf, 3, 4)))
tv_complain(struct tv *t, enum tv_complaint c, const char *fmt, ...);

void tv_sync_init(struct tv *t);
/* tv_sync.c says: a line is complete; a field is; there are no lines any more. */
void tv_line_done(struct tv *t, struct tv_line *l);
void tv_field_done(struct tv *t, const struct tv_field *f);
void tv_lost(struct tv *t);

/* Burst of a line against both subcarriers. */
void tv_burst_measure(struct tv_line *l);
/* Number of a line in its frame (from 1). */
uint32_t tv_line_number(enum tv_standard s, const struct tv_field *f, uint64_t line);
void tv_colour_init(struct tv *t);
/* Judges bursts of a field and decodes its lines. */
void tv_burst_judge(struct tv *t, const struct tv_field *f);
void tv_decode(struct tv *t, const struct tv_field *f);

#endif
