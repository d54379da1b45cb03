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
 */
#ifndef SIM_MOD_SOURCE_H
#define SIM_MOD_SOURCE_H

#include "sim/model.h"
#include "sim/modes.h"
#include "sim/pic.h"

struct source {
	/* beam */
	uint32_t acc, step;		/* phase, and pixel clock in kHz; 0 = off */
	uint32_t x, y, seg, seg_end;
	uint8_t hs, vs, de;		/* level of all lanes */
	bool blank;			/* the colour pins are black */
	const uint32_t *row;
	/* pins */
	unsigned index, lanes, shift;
	uint8_t mask;
	uint8_t *pin_hs, *pin_vs, *pin_de;
	uint32_t *pin_rgb;
	/* what is shown */
	struct mode mode;
	struct pic pic;
	struct pic_share *share;
	uint32_t want_w, want_h, want_hz;	/* timing asked for this size */
	bool present;
	uint64_t frames;
};

/*
 * index is the host, 0-based. share is where pictures come from. Nothing is sent
 * before source_poll() finds one.
 */
bool source_init(struct source *s, unsigned index, unsigned lanes,
    const struct model_pins *pins, struct pic_share *share);
void source_fini(struct source *s);

/* When the picture has this size, use this refresh rate. */
void source_prefer(struct source *s, uint32_t w, uint32_t h, uint32_t hz);

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
