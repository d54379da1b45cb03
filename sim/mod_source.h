/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Video output of one host: beats of PIXELS lanes on the raw pins.
 *
 * The pixel stream never pauses, so that a line which is not a whole number of
 * beats starts in another lane than the one before. ce comes from a phase
 * accumulator of pixel clock / PIXELS against clk. The vertical sync changes at
 * the leading edge of a horizontal sync (VESA GTF). A new picture is taken at
 * the start of a frame, a new mode at the end of one; without a picture there is no
 * pixel clock at all.
 *
 * RGB has separate syncs, composite sync on hs, or sync on green: a sample of green with
 * sync (codes of SMPTE 244M) in the top byte of each lane. Composite video is 27 MHz samples in those
 * bytes and nothing on the other pins.
 */
#ifndef SIM_MOD_SOURCE_H
#define SIM_MOD_SOURCE_H

#include "sim/model.h"
#include "sim/modes.h"
#include "sim/pic.h"
#include "sim/signal.h"

struct source {
	/* beam */
	uint32_t acc, step;		/* phase, and pixel clock in kHz; 0 = off */
	uint32_t left;			/* pixels of the part that runs */
	const struct raster_part *part, *end;
	bool synced;			/* the sync pins have the levels of this part */
	bool blank;			/* the colour pins have the level of blank parts: */
	uint32_t fill;
	const uint32_t *row;		/* next visible pixel */
	/* pins */
	unsigned index, lanes, shift;
	uint8_t mask;
	uint8_t *pin_hs, *pin_vs, *pin_de;
	uint32_t *pin_rgb;
	/* what is shown */
	struct signal signal;
	struct mode mode;
	struct raster raster;
	struct cvbs_enc *enc;		/* of composite video */
	struct cvbs_play *play;
	struct pic pic;
	uint8_t dirty[MODE_MAX_H];	/* not told to enc */
	struct pic_share *share;
	struct mode want;		/* timing asked for its size; w 0: none */
	bool present;
	bool dark;			/* its machine is switched off */
	uint64_t frames;
};

/*
 * index is the host, 0-based. share is where pictures come from. Nothing is sent
 * before source_poll() finds one.
 */
bool source_init(struct source *s, unsigned index, unsigned lanes,
    const struct model_pins *pins, struct pic_share *share);
void source_fini(struct source *s);

/* Another signal than RGB with separate syncs; before anything is sent. False: out of memory. */
bool source_signal(struct source *s, const struct signal *signal);

/* When the picture has this size, use this timing. */
/* Another picture than the one of its own port. */
void source_share(struct source *s, struct pic_share *share);
void source_prefer(struct source *s, const struct mode *want);

/* Switched off, at the end of a frame, or on again. */
void source_power(struct source *s, bool on);

/* To be called now and then; starts a source that is off and has a picture. */
void source_poll(struct source *s);

/* One beat on the pins. */
void source_beat(struct source *s);

/* Called each clock; true when this clock carries a beat. wrap: clk_khz * lanes */
static inline bool
source_due(struct source *s, uint32_t wrap)
{
	s->acc += s->step;
	if (s->acc < wrap)
		return false;
	s->acc -= wrap;
	return true;
}

#endif
