/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Video timings: VESA Display Monitor Timings (DMT 1.13), the VGA text and
 * graphics modes of the IBM VGA, CEA-861 for 720p and 1080p, and for every other
 * size the VESA Coordinated Video Timings 1.2 formula with reduced blanking.
 *
 * A line is: visible, front porch, sync, back porch; a frame likewise. Of an interlaced mode (CEA-861: 480i and
 * 576i at 13.5 MHz) h counts the lines of both fields, refresh_hz counts fields, and porches and sync are of one
 * field; half a line more makes it 262.5 or 312.5 lines.
 */
#ifndef SIM_MODES_H
#define SIM_MODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MODE_MIN_W 32u
#define MODE_MIN_H 32u
#define MODE_MAX_W 2560u
#define MODE_MAX_H 1600u

struct mode {
	uint32_t w, h;			/* visible pixels, lines */
	uint32_t refresh_hz;		/* nominal */
	uint32_t pclk_khz;
	uint32_t hfp, hsync, hbp;	/* pixels */
	uint32_t vfp, vsync, vbp;	/* lines */
	bool hpos, vpos;		/* sync is positive */
	bool interlaced;		/* two fields a frame: see below */
};

/* The table; the preferred timing of a size comes before its others. */
extern const struct mode modes[];
extern const size_t modes_count;

uint32_t mode_h_total(const struct mode *m);
uint32_t mode_v_total(const struct mode *m);

/*
 * Finds a timing for a size; refresh_hz 0 takes the preferred one. Sizes that
 * are not in the table get CVT reduced blanking. False if the size or rate is out
 * of what the board can carry.
 */
bool mode_find(struct mode *out, uint32_t w, uint32_t h, uint32_t refresh_hz);

/* The interlaced timing of that size; refresh_hz 0 takes any. False if there is none. */
bool mode_find_interlaced(struct mode *out, uint32_t w, uint32_t h,
    uint32_t refresh_hz);

/*
 * Reads "800x600", "800x600@60" or "720x480i@59.94" (a rate is rounded up to a whole one).
 * False if it is not of that form.
 */
bool mode_parse(const char *text, uint32_t *w, uint32_t *h,
    uint32_t *refresh_hz, bool *interlaced);

#endif
