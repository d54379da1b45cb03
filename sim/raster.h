/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The syncs of a video mode over one frame, as stretches of pixels in which no pin changes.
 *
 * Composite sync is on the hs pin with the polarity of the mode's horizontal sync, and the
 * vs pin is dead. Progressive modes are serrated once a line; interlaced ones twice a line, with equalising pulses, as
 * ITU-R BT.1700 has them. Interlaced: field 1 first, whose vertical sync begins with a line, that of field 2 in mid-line.
 */
#ifndef SIM_RASTER_H
#define SIM_RASTER_H

#include "sim/modes.h"

enum raster_sync {
	RASTER_SEPARATE,
	RASTER_SERRATED,	/* composite: pulses go on in the vertical sync, inverted */
	RASTER_PLAIN,		/* composite: hs or vs */
	RASTER_XOR,		/* composite: hs exclusive-or vs */
	RASTER_ON_GREEN		/* serrated, and not on the pins: see sync */
};

struct raster_part {
	uint32_t pixels;
	uint16_t row, x;	/* of the picture, where it is visible */
	uint8_t hs, vs, de;	/* levels: 0 or 0xff */
	bool sync;		/* composite sync is active */
};

struct raster {
	struct raster_part *part;
	uint32_t parts;
};

/* False: out of memory. */
bool raster_init(struct raster *r, const struct mode *m, enum raster_sync sync);
void raster_fini(struct raster *r);

/* The part that a line of the frame begins with (0: first visible one). */
uint32_t raster_find(const struct raster *r, uint64_t pixel);

#endif
