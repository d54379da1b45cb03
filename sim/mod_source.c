/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_source.h"

#include <string.h>

enum { SEG_VISIBLE, SEG_FRONT, SEG_SYNC, SEG_BACK, SEG_OFF };

#define STAGGER_LINES 53	/* so that hosts of one mode are not in step */

static void
source_off(struct source *s)
{
	s->step = 0;
	s->seg = SEG_OFF;
	s->seg_end = UINT32_MAX;
	s->x = 0;
	s->hs = 0;
	s->vs = 0;
	s->de = 0;
}

static void
source_line(struct source *s)
{
	s->x = 0;
	s->seg = SEG_VISIBLE;
	s->seg_end = s->mode.w;
	s->de = s->y < s->mode.h ? 0xff : 0;
	if (s->de)
		s->row = pic_row(&s->pic, s->y);
}

static void
source_mode(struct source *s)
{
	uint32_t hz = 0;
	struct mode m;

	if (s->pic.w == s->want_w && s->pic.h == s->want_h)
		hz = s->want_hz;
	if (!mode_find(&m, s->pic.w, s->pic.h, hz)) {
		source_off(s);
		s->present = false;
		return;
	}
	if (s->step != 0 && m.w == s->mode.w && m.h == s->mode.h)
		return;
	s->mode = m;
	s->step = m.pclk_khz;
	s->hs = m.hpos ? 0 : 0xff;
	s->vs = m.vpos ? 0 : 0xff;
}

/* Between two frames: takes the newest picture, follows its size. */
static void
source_frame(struct source *s)
{
	s->frames++;
	s->y = 0;
	if (pic_share_fetch(s->share, &s->pic, NULL, &s->present, false)) {
		if (!s->present) {
			source_off(s);
			return;
		}
		source_mode(s);
		if (s->step == 0)
			return;
	}
	source_line(s);
}

/* x has reached the end of a part of the line. */
static void
source_segment(struct source *s)
{
	const struct mode *m = &s->mode;
	uint32_t sync = m->h + m->vfp;
	bool vs;

	switch (s->seg++) {
	case SEG_VISIBLE:
		s->de = 0;
		s->seg_end += m->hfp;
		break;
	case SEG_FRONT:
		vs = s->y >= sync && s->y < sync + m->vsync;
		s->hs = m->hpos ? 0xff : 0;
		s->vs = vs == m->vpos ? 0xff : 0;
		s->seg_end += m->hsync;
		break;
	case SEG_SYNC:
		s->hs = m->hpos ? 0 : 0xff;
		s->seg_end += m->hbp;
		break;
	default:
		if (++s->y == mode_v_total(m))
			source_frame(s);
		else
			source_line(s);
	}
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

/* A beat in which something changes: pixel for pixel. */
static void
source_mixed(struct source *s)
{
	uint8_t hs = 0, vs = 0, de = 0;

	for (unsigned lane = 0; lane < s->lanes; lane++) {
		uint8_t bit = (uint8_t)(1u << lane);

		hs |= s->hs & bit;
		vs |= s->vs & bit;
		de |= s->de & bit;
		s->pin_rgb[lane] = s->de ? s->row[s->x] : 0;
		if (++s->x == s->seg_end)
			source_segment(s);
	}
	s->blank = de == 0;
	put_syncs(s, hs, vs, de);
}

void
source_beat(struct source *s)
{
	if (s->x + s->lanes > s->seg_end) {
		source_mixed(s);
		return;
	}
	put_syncs(s, s->hs, s->vs, s->de);
	if (s->de) {
		if (s->lanes == 8)	/* a constant makes this one move */
			memcpy(s->pin_rgb, s->row + s->x, 32);
		else
			memcpy(s->pin_rgb, s->row + s->x, s->lanes * 4);
		s->blank = false;
	} else if (!s->blank) {
		memset(s->pin_rgb, 0, s->lanes * 4);
		s->blank = true;
	}
	s->x += s->lanes;
	if (s->x == s->seg_end)
		source_segment(s);
}

void
source_poll(struct source *s)
{
	if (s->step != 0)
		return;
	if (!pic_share_fetch(s->share, &s->pic, NULL, &s->present, false) ||
	    !s->present)
		return;
	source_mode(s);
	if (s->step == 0)
		return;
	s->y = (s->mode.h + s->index * STAGGER_LINES) % mode_v_total(&s->mode);
	source_line(s);
}

void
source_prefer(struct source *s, uint32_t w, uint32_t h, uint32_t hz)
{
	s->want_w = w;
	s->want_h = h;
	s->want_hz = hz;
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
	pic_fini(&s->pic);
}
