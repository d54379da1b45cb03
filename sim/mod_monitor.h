/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A monitor on the output pins of one console: for RGB, and a television (tv.h) while the
 * console says that it sends composite video.
 *
 * Knows nothing of the switch: measures polarity (the shorter level of a sync is
 * the pulse), line and frame totals from the leading edges, takes lines from de
 * and a frame from one vertical sync to the next; two fields, of which every second vertical sync
 * begins in mid-line, are woven into one frame. Says what is wrong with the
 * syncs. Pictures go to a shared picture; the CRC is CRC-32 (zlib) of the
 * visible pixels as R G B bytes, line after line, so that it can be compared with a
 * PNG.
 */
#ifndef SIM_MOD_MONITOR_H
#define SIM_MOD_MONITOR_H

#include "sim/model.h"
#include "sim/pic.h"
#include "sim/tv.h"

enum mon_complaint {
	MON_SHORT_LINE,
	MON_LONG_LINE,
	MON_NO_VSYNC,
	MON_IRREGULAR,		/* frame unlike the one before */
	MON_RAGGED,		/* lines of one frame with different widths */
	MON_COMPLAINTS
};

/* What was measured of one frame. */
struct mon_frame {
	uint32_t w, h, h_total, v_total;
	bool hpos, vpos;
	bool interlaced;
};

struct mon_stat {
	struct mon_frame mode;
	uint64_t frames;		/* complete, from sync to sync */
	uint64_t shown;			/* of them like the frame before */
	uint32_t crc;			/* of the last frame shown */
	uint64_t changed_us;		/* when that picture was complete for the first time */
	uint32_t frame_us;
	bool locked;			/* there is a picture */
	bool composite;			/* as seen by the television, which also complains in its own words: */
	struct tv_stat tv;
	uint32_t complaints[MON_COMPLAINTS];
	char last[96];			/* last complaint, in words */
};

struct monitor {
	/* pins */
	unsigned lanes, shift;
	uint8_t mask;
	unsigned index;
	const uint8_t *pin_hs, *pin_vs, *pin_de, *pin_wave;
	const uint32_t *pin_rgb;
	/* levels of the last pixel, as masks of all lanes */
	uint8_t hs, vs, de;
	/* positions in pixels since the start */
	uint64_t px, hs_edge, vs_edge, line_start;
	uint64_t hs_run[2], vs_run[2];	/* length of the last low, high level */
	/* the frame being received */
	struct mon_frame now, before;
	uint32_t x, y, lines, odd_line, odd_total;
	uint32_t row_y;			/* where the line that runs goes */
	uint32_t first_h;		/* lines of the first field */
	bool ragged, partial;
	bool second;			/* this field's sync began in mid-line */
	unsigned alternate;		/* fields of other parity than the one before */
	uint32_t *row;
	uint64_t vsync_us, wave_us;
	/* pictures */
	struct pic work;
	uint8_t dirty[MODE_MAX_H];	/* changed since the CRC */
	uint8_t unsent[MODE_MAX_H];	/* changed since the hand-over */
	uint32_t line_crc[MODE_MAX_H];
	uint32_t crc_w, crc_h;
	bool send, clear;	/* picture, or its absence, to be handed over */
	struct pic_share *share;
	struct tv *tv;			/* made when it is first needed */
	struct mon_stat stat;
	/* called after each frame that is shown; may be NULL */
	void (*on_frame)(void *ctx, const struct monitor *m);
	void *ctx;
};

bool monitor_init(struct monitor *m, unsigned index, unsigned lanes,
    const struct model_pins *pins, struct pic_share *share);
void monitor_fini(struct monitor *m);

/* One beat; now_us is the simulated time. */
void monitor_beat(struct monitor *m, uint64_t now_us);

/* Does the console say that it sends composite video? */
bool monitor_composite(const struct monitor *m);

/* To be called now and then, also without beats: notices missing syncs. */
void monitor_poll(struct monitor *m, uint64_t now_us);

const char *mon_complaint_name(enum mon_complaint c);

#endif
