/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_source.h"

#include <string.h>

#define STAGGER_LINES 53	/* so that hosts of one mode are not in step */

/* SMPTE 244M codes of green with sync; black has no setup there. */
#define GREEN_TIP 4
#define GREEN_BLANK 60
#define GREEN_RANGE 140

static void
source_off(struct source *s)
{
	s->step = 0;
	s->left = 0;
	s->blank = false;
	s->fill = 0;
	s->part = s->end = NULL;
}

static uint32_t
blank_level(const struct source *s)
{
	if (s->signal.sync != RASTER_ON_GREEN)
		return 0;
	return (s->part->sync ? GREEN_TIP : GREEN_BLANK) << 24;
}

static void
source_part(struct source *s, const struct raster_part *part)
{
	s->part = part;
	s->left = part->pixels;
	s->synced = false;
	if (part->de) {
		s->row = pic_row(&s->pic, part->row) + part->x;
		return;
	}
	s->blank &= s->fill == blank_level(s);
	s->fill = blank_level(s);
}

/* Timing of composite video, for those who ask; its samples come from the player. */
static void
composite_mode(struct source *s)
{
	uint32_t samples = cvbs_enc_samples(s->enc);
	bool pal = s->signal.standard == CVBS_PAL;

	s->mode = (struct mode){ .w = 720, .h = pal ? 576 : 480,
	    .refresh_hz = pal ? 50 : 60, .pclk_khz = 27000,
	    .hbp = samples - 720, .vbp = pal ? 24 : 22, .interlaced = true };
	s->step = s->mode.pclk_khz;
}

static bool
source_timing(const struct source *s, struct mode *m)
{
	if (s->pic.w == s->want.w && s->pic.h == s->want.h) {
		*m = s->want;
		return true;
	}
	return mode_find(m, s->pic.w, s->pic.h, 0);
}

static void
source_mode(struct source *s)
{
	struct mode m;

	if (s->signal.composite) {
		composite_mode(s);
		return;
	}
	if (!source_timing(s, &m)) {
		source_off(s);
		s->present = false;
		return;
	}
	if (s->step != 0 && m.w == s->mode.w && m.h == s->mode.h)
		return;
	raster_fini(&s->raster);
	if (!raster_init(&s->raster, &m, s->signal.sync)) {
		source_off(s);
		return;
	}
	s->mode = m;
	s->step = m.pclk_khz;
}

/* Takes the newest picture, if there is one. */
static bool
source_fetch(struct source *s)
{
	if (!pic_share_fetch(s->share, &s->pic, s->dirty, &s->present, false))
		return false;
	if (s->present && s->enc != NULL)
		cvbs_enc_picture(s->enc, &s->pic, s->dirty);
	memset(s->dirty, 0, sizeof(s->dirty));
	return true;
}

/* Between two frames: takes the newest picture, follows its size. */
static void
source_frame(struct source *s)
{
	s->frames++;
	if (source_fetch(s)) {
		if (s->present)
			source_mode(s);
		else
			source_off(s);
	}
	if (s->dark)
		source_off(s);
	if (s->step == 0 || s->signal.composite)
		return;
	s->end = s->raster.part + s->raster.parts;
	source_part(s, s->raster.part);
}

static inline void
source_next(struct source *s)
{
	if (s->part + 1 == s->end)
		source_frame(s);
	else
		source_part(s, s->part + 1);
}

static void
put_lanes(const struct source *s, uint8_t *pin, uint8_t value)
{
	*pin = (uint8_t)((*pin & ~(s->mask << s->shift)) |
	    ((value & s->mask) << s->shift));
}

static void
put_syncs(const struct source *s, uint8_t hs, uint8_t vs, uint8_t de)
{
	if (s->mask == 0xff) {
		*s->pin_hs = hs;
		*s->pin_vs = vs;
		*s->pin_de = de;
		return;
	}
	put_lanes(s, s->pin_hs, hs);
	put_lanes(s, s->pin_vs, vs);
	put_lanes(s, s->pin_de, de);
}

static inline uint32_t
pixel(const struct source *s, uint32_t rgb)
{
	if (s->signal.sync != RASTER_ON_GREEN)
		return rgb;
	return rgb | (GREEN_BLANK + (rgb >> 8 & 255) * GREEN_RANGE / 255) << 24;
}

/* A beat in which something changes: pixel for pixel. */
static void
source_mixed(struct source *s)
{
	uint8_t hs = 0, vs = 0, de = 0;

	for (unsigned lane = 0; lane < s->lanes; lane++) {
		uint8_t bit = (uint8_t)(1u << lane);

		s->pin_rgb[lane] = 0;
		if (s->step == 0)
			continue;	/* the picture went away in this beat */
		hs |= s->part->hs & bit;
		vs |= s->part->vs & bit;
		de |= s->part->de & bit;
		s->pin_rgb[lane] = s->part->de ? pixel(s, *s->row++) : s->fill;
		if (--s->left == 0)
			source_next(s);
	}
	s->blank = false;
	s->synced = false;
	put_syncs(s, hs, vs, de);
}

/* Pictures of four hosts do not fit a processor's own cache: what comes soon is asked for now. */
enum { AHEAD_PX = 128 };

static void
source_visible(struct source *s)
{
	s->blank = false;
	if (s->signal.sync == RASTER_ON_GREEN)
		for (unsigned lane = 0; lane < s->lanes; lane++)
			s->pin_rgb[lane] = pixel(s, s->row[lane]);
	else if (s->lanes == 8) {
		memcpy(s->pin_rgb, s->row, 32);	/* a constant makes this one move */
		__builtin_prefetch(s->row + AHEAD_PX);
	}
	else
		memcpy(s->pin_rgb, s->row, s->lanes * 4);
	s->row += s->lanes;
}

static void
source_blank(struct source *s)
{
	for (unsigned lane = 0; lane < s->lanes; lane++)
		s->pin_rgb[lane] = s->fill;
	s->blank = true;
}

static void
composite_beat(struct source *s)
{
	uint8_t sample[8];
	bool frame = cvbs_play_next(s->play, sample, s->lanes);

	for (unsigned lane = 0; lane < s->lanes; lane++)
		s->pin_rgb[lane] = (uint32_t)sample[lane] << 24;
	if (frame)
		source_frame(s);
}

void
source_beat(struct source *s)
{
	if (s->signal.composite) {
		composite_beat(s);
		return;
	}
	if (s->left < s->lanes) {
		source_mixed(s);
		return;
	}
	if (!s->synced) {
		put_syncs(s, s->part->hs, s->part->vs, s->part->de);
		s->synced = true;
	}
	if (s->part->de)
		source_visible(s);
	else if (!s->blank)
		source_blank(s);
	s->left -= s->lanes;
	if (s->left == 0)
		source_next(s);
}

static void
source_start(struct source *s)
{
	uint64_t line = s->mode.h + s->index * STAGGER_LINES;

	put_syncs(s, 0, 0, 0);
	if (s->signal.composite) {
		cvbs_play_seek(s->play, 0, (uint32_t)line);
		return;
	}
	s->end = s->raster.part + s->raster.parts;
	source_part(s, s->raster.part + raster_find(&s->raster,
	    line % mode_v_total(&s->mode) * mode_h_total(&s->mode)));
}

void
source_poll(struct source *s)
{
	if (s->step != 0)
		return;
	source_fetch(s);
	if (s->dark || !s->present)
		return;
	source_mode(s);
	if (s->step != 0)
		source_start(s);
}

void
source_power(struct source *s, bool on)
{
	s->dark = !on;
}

void
source_share(struct source *s, struct pic_share *share)
{
	s->share = share;
}

void
source_prefer(struct source *s, const struct mode *want)
{
	s->want = *want;
}

bool
source_signal(struct source *s, const struct signal *signal)
{
	s->signal = *signal;
	if (!signal->composite)
		return true;
	s->enc = cvbs_enc_new(signal->standard);
	if (s->enc != NULL)
		s->play = cvbs_play_new(s->enc, &signal->faults);
	return s->play != NULL;
}

bool
source_init(struct source *s, unsigned index, unsigned lanes,
    const struct model_pins *pins, struct pic_share *share)
{
	unsigned bit = index * lanes;

	memset(s, 0, sizeof(*s));
	s->index = index;
	s->lanes = lanes;
	s->shift = bit % 8;
	s->mask = (uint8_t)((1u << lanes) - 1);
	s->pin_hs = pins->host_hs + bit / 8;
	s->pin_vs = pins->host_vs + bit / 8;
	s->pin_de = pins->host_de + bit / 8;
	s->pin_rgb = pins->host_rgb + bit;
	s->share = share;
	source_off(s);
	return pic_init(&s->pic);
}

void
source_fini(struct source *s)
{
	cvbs_play_free(s->play);
	cvbs_enc_free(s->enc);
	raster_fini(&s->raster);
	pic_fini(&s->pic);
}
