/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A colour television: 27 MHz samples of composite video in, a picture out.
 *
 * Written from ITU-R BT.1700, SMPTE 170M and BT.601 alone. It knows nothing but the samples:
 * separates syncs, recovers lines and fields, tells NTSC from PAL, measures the burst of every line, parts
 * luminance and chrominance (NTSC: comb of three lines; PAL: notch, and the delay line for the colours), and
 * complains, with measured numbers, about what the standard does not allow.
 *
 * The picture is the digital active line of BT.601 (720 pixels from 244 or 264 samples after 0H) and 480 (lines
 * 22 to 261, 285 to 524) or 576 lines (23 to 310, 336 to 623), woven from two fields.
 *
 * Not in it: SECAM, teletext, a tuner. A line that has not changed since the field of the same place in the colour
 * sequence is not decoded again.
 */
#ifndef SIM_TV_H
#define SIM_TV_H

#include "sim/pic.h"

#ifdef __cplusplus
extern "C" {
#endif

enum tv_standard { TV_NONE, TV_NTSC, TV_PAL };

enum tv_complaint {
	TV_NO_SYNC,		/* lines not recovered */
	TV_LINE_PERIOD,		/* mean of a field */
	TV_LINE_JITTER,		/* of leading edges against the lines recovered */
	TV_SYNC_MISSING,	/* lines without their pulse */
	TV_SYNC_WIDTH,
	TV_SYNC_LEVEL,
	TV_LINE_COUNT,		/* field with neither 262.5 nor 312.5 lines */
	TV_HALF_LINE,		/* two fields of the same parity: no interlace */
	TV_EQUALISING,		/* number or width of the pulses */
	TV_BROAD,
	TV_BURST_MISSING,
	TV_BURST_LEVEL,
	TV_BURST_PHASE,		/* unlike the lines before; PAL: swing, V switch */
	TV_BURST_TIME,		/* begins too early or too late */
	TV_SUBCARRIER,		/* frequency */
	TV_WHITE_LEVEL,		/* luminance too high */
	TV_BLACK_LEVEL,		/* luminance far below black */
	TV_BLANKING,		/* something in the front porch, or between sync and burst */
	TV_COMPLAINTS
};

/* Measured of the last field. Levels are codes, times microseconds, phases degrees. */
struct tv_stat {
	enum tv_standard standard;
	bool locked;			/* there is a picture */
	bool colour;
	uint64_t fields;		/* complete, and of a known standard */
	uint64_t frames;		/* pairs of fields shown */
	uint32_t half_lines;		/* of the last field */
	bool second;			/* the last field was the second of its frame */
	double line_us, jitter_ns;
	uint32_t missing;		/* sync pulses */
	double tip, blank;
	double peak, least;		/* luminance: highest, lowest, per cent */
	uint32_t unblanked;		/* lines with something where there must be nothing */
	double sync_us, equalising_us, broad_us;
	uint32_t equalising, broad;	/* pulses around the last vertical sync */
	double burst;			/* amplitude of the mean, peak */
	double burst_start_us, burst_cycles;
	uint32_t bursts;		/* lines with one */
	double burst_error;		/* rms against the recovered phase */
	double burst_swing;		/* PAL: between two lines; NTSC: 0 */
	double sch;			/* phase of the subcarrier (+U) at 0H of line 10 (NTSC), 1 (PAL) of field 1 */
	double subcarrier_hz;		/* offset from nominal */
	uint32_t complaints[TV_COMPLAINTS];
	enum tv_complaint last;
	char said[TV_COMPLAINTS][96];	/* each in words, as of its last time */
};

struct tv;

struct tv *tv_new(void);		/* NULL: out of memory */
void tv_free(struct tv *t);

void tv_samples(struct tv *t, const uint8_t *s, size_t n);

const struct tv_stat *tv_stat(const struct tv *t);
/* 720 x 480 or 576; rows decoded since marked in dirty (which may be NULL) and forgotten. */
const struct pic *tv_picture(struct tv *t, uint8_t *dirty);
/* Called behind every second field shown, and when there is no picture any more. */
void tv_on_frame(struct tv *t, void (*fn)(void *ctx, struct tv *t), void *ctx);

const char *tv_complaint_name(enum tv_complaint c);
const char *tv_standard_name(enum tv_standard s);

#ifdef __cplusplus
}
#endif
#endif
