/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Composite video as it leaves a real source: the encoder's lines one after the other as
 * 8-bit samples at 27 MHz, with the faults asked for. What is random comes from the seed alone.
 */
#ifndef SIM_CVBS_PLAY_H
#define SIM_CVBS_PLAY_H

#include "sim/cvbs_enc.h"

#ifdef __cplusplus
extern "C" {
#endif

struct cvbs_faults {
	double level;		/* per cent, about the sync tip; 100 */
	double offset;		/* codes, added to everything */
	double noise_db;	/* signal (black to white) to noise (rms, white up to 13.5 MHz); 0: none */
	double jitter_ns;	/* rms, of each line by itself */
	double missing;		/* probability that a sync pulse is not there */
	double headswitch_us;	/* step of the line phase 6 lines before each vertical sync, as of a tape */
	uint32_t seed;
};

#define CVBS_NO_FAULTS { .level = 100, .seed = 1 }

struct cvbs_play;

/* NULL: out of memory. The encoder stays the caller's. */
struct cvbs_play *cvbs_play_new(struct cvbs_enc *e, const struct cvbs_faults *f);
void cvbs_play_free(struct cvbs_play *p);

/* Where the next line is taken from; frame counts on without end. */
void cvbs_play_seek(struct cvbs_play *p, uint32_t frame, uint32_t line);

/* The next n samples, n not above 64. True: a frame has begun among them. */
bool cvbs_play_next(struct cvbs_play *p, uint8_t *to, unsigned n);

#ifdef __cplusplus
}
#endif
#endif
