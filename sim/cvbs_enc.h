/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Colour composite video encoder: any picture in, 27 MHz samples out.
 *
 * NTSC-M as SMPTE 170M-2004 has it (setup 7.5 IRE, burst at 180 degrees, colour frames A
 * and B), PAL-B/G/I as ITU-R BT.1700-1 part B has it (swinging burst with Bruch blanking,
 * 8-field sequence, subcarrier 283.7516 cycles a line). Codes are the 8-bit forms of SMPTE
 * 244M and EBU Tech 3280. Both colour differences have 1.3 MHz, luminance has 5.5 MHz.
 *
 * The picture fills the analogue active line and 480 (lines 22 to 261 and 285 to 524) or
 * 576 lines (23 to 310, 336 to 623, the first and last one half); scaled by area.
 * Lines are encoded when they are first asked for, and again only when their part of the
 * picture has changed. It knows no noise and no other faults: that is cvbs_fault.h.
 */
#ifndef SIM_CVBS_ENC_H
#define SIM_CVBS_ENC_H

#include "sim/pic.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A line begins so many samples before the half amplitude of its sync (0H). */
#define CVBS_LEAD 16
#define CVBS_LINE_MAX 1728
#define CVBS_UNIT 64		/* steps of a code: lines have finer levels than samples */

enum cvbs_standard { CVBS_NTSC, CVBS_PAL };

struct cvbs_enc;

/* NULL: out of memory. */
struct cvbs_enc *cvbs_enc_new(enum cvbs_standard standard);
void cvbs_enc_free(struct cvbs_enc *e);

/*
 * The picture from now on; it is read later, line by line, and must stay. dirty marks the
 * lines that changed since the last call; NULL: all.
 */
void cvbs_enc_picture(struct cvbs_enc *e, const struct pic *p,
    const uint8_t *dirty);

uint32_t cvbs_enc_samples(const struct cvbs_enc *e);	/* a line */
uint32_t cvbs_enc_lines(const struct cvbs_enc *e);	/* a frame */
uint32_t cvbs_enc_frames(const struct cvbs_enc *e);	/* a colour sequence */
enum cvbs_standard cvbs_enc_standard(const struct cvbs_enc *e);

/* Levels in codes: sync tip, blanking, white. */
void cvbs_enc_levels(const struct cvbs_enc *e, double *tip, double *blank,
    double *white);

/* One line (line 1 of the standard is 0) of a frame of the sequence, in CVBS_UNITs. */
const int16_t *cvbs_enc_line(struct cvbs_enc *e, uint32_t frame, uint32_t line);

/* What is pulled to the sync tip where a line begins, and in its middle. */
enum cvbs_pulse { CVBS_NO_PULSE, CVBS_HSYNC, CVBS_EQUALISING, CVBS_BROAD };
enum cvbs_pulse cvbs_enc_pulse(const struct cvbs_enc *e, uint32_t half_line);

#ifdef __cplusplus
}
#endif
#endif
