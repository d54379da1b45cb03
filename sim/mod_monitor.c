/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_monitor.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#define LOST_US 100000u		/* no vertical sync for this long: no picture */

static const char *const complaint_names[MON_COMPLAINTS] = {
	"short_line", "long_line", "no_vsync", "irregular_frame", "ragged_lines",
};

const char *
mon_complaint_name(enum mon_complaint c)
{
	return complaint_names[c];
}

static void __attribute__((format(printf, 3, 4)))
complain(struct monitor *m, enum mon_complaint c, const char *fmt, ...)
{
	struct mon_stat *s = &m->stat;
	va_list ap;
	int n;

	s->complaints[c]++;
	n = snprintf(s->last, sizeof(s->last), "frame %llu: ",
	    (unsigned long long)s->frames);
	va_start(ap, fmt);
	vsnprintf(s->last + n, sizeof(s->last) - (size_t)n, fmt, ap);
	va_end(ap);
}

static void
line_checksum(struct monitor *m, uint32_t y)
{
	uint8_t rgb[MODE_MAX_W * 3];
	const uint32_t *row = pic_row(&m->work, y);
	uint8_t *out = rgb;

	for (uint32_t x = 0; x < m->work.w; x++) {
		*out++ = (uint8_t)(row[x] >> 16);
		*out++ = (uint8_t)(row[x] >> 8);
		*out++ = (uint8_t)row[x];
	}
	m->line_crc[y] = (uint32_t)crc32(0, rgb, m->work.w * 3);
}

/* Only lines that changed are summed again; the sums are then joined. */
static void
frame_checksum(struct monitor *m)
{
	bool all = m->work.w != m->crc_w || m->work.h != m->crc_h;
	bool any = all;
	uLong op, crc = 0;

	for (uint32_t y = 0; y < m->work.h; y++) {
		if (!all && !m->dirty[y])
			continue;
		line_checksum(m, y);
		m->dirty[y] = 0;
		m->unsent[y] = 1;
		any = true;
	}
	if (!any)
		return;
	m->crc_w = m->work.w;
	m->crc_h = m->work.h;
	op = crc32_combine_gen((z_off_t)m->work.w * 3);
	for (uint32_t y = 0; y < m->work.h; y++)
		crc = crc32_combine_op(crc, m->line_crc[y], op);
	if (m->stat.crc != (uint32_t)crc)
		m->stat.changed_us = m->vsync_us;
	m->stat.crc = (uint32_t)crc;
	m->send = true;
}

static void
frame_show(struct monitor *m)
{
	m->work.w = m->now.w;
	m->work.h = m->now.h;
	m->stat.mode = m->now;
	m->stat.shown++;
	if (!m->stat.locked) {
		m->send = true;
		m->clear = false;
	}
	m->stat.locked = true;
	frame_checksum(m);
	if (m->send && pic_share_put(m->share, &m->work, m->unsent, false))
		m->send = false;
	if (m->on_frame != NULL)
		m->on_frame(m->ctx, m);
}

static bool
frame_same(const struct mon_frame *a, const struct mon_frame *b)
{
	return a->w == b->w && a->h == b->h && a->h_total == b->h_total &&
	    a->v_total == b->v_total && a->hpos == b->hpos &&
	    a->vpos == b->vpos && a->interlaced == b->interlaced;
}

/* Says what is wrong inside the frame that has just ended. */
static bool
frame_check(struct monitor *m)
{
	if (m->odd_line != 0) {
		bool is_short = m->odd_total < m->now.h_total;

		complain(m, is_short ? MON_SHORT_LINE : MON_LONG_LINE,
		    "line %u has %u pixels, others %u", m->odd_line,
		    m->odd_total, m->now.h_total);
		return false;
	}
	if (m->ragged) {
		complain(m, MON_RAGGED,
		    "visible lines of different widths, at most %u", m->now.w);
		return false;
	}
	return true;
}

static void
frame_clear(struct monitor *m)
{
	m->before = m->now;
	m->first_h = 0;
	m->now.w = 0;
	m->now.h = 0;
	m->now.h_total = 0;
	m->lines = 0;
	m->x = 0;
	m->y = 0;
	m->odd_line = 0;
	m->ragged = false;
	m->partial = false;
}

/* Leading edge of the vertical sync. */
static void
frame_end(struct monitor *m, uint64_t now_us)
{
	bool whole = m->vsync_us != 0 && !m->partial;
	uint64_t period_us = now_us - m->vsync_us;

	m->vsync_us = now_us;
	m->now.h = m->first_h + m->y;
	m->now.v_total = m->lines;
	if (whole) {
		m->stat.frames++;
		m->stat.frame_us = (uint32_t)period_us;
		if (frame_check(m)) {
			if (frame_same(&m->now, &m->before) && m->now.w != 0)
				frame_show(m);
			else if (m->stat.locked)
				complain(m, MON_IRREGULAR,
				    "%ux%u of %ux%u after %ux%u of %ux%u",
				    m->now.w, m->now.h, m->now.h_total,
				    m->now.v_total, m->before.w, m->before.h,
				    m->before.h_total, m->before.v_total);
		}
	}
	frame_clear(m);
}

/*
 * Leading edge of the vertical sync: of a field, when it begins in mid-line and the one before
 * began with a line, or the other way. Of two fields the first begins with a line.
 */
static void
field_end(struct monitor *m, uint64_t now_us)
{
	uint64_t into = m->px - m->line_start;
	bool half = into > m->now.h_total / 4 && into < m->now.h_total * 3 / 4;

	m->alternate = half != m->second ? m->alternate + 1 : 0;
	m->second = half;
	m->now.interlaced = m->alternate >= 2;
	if (m->now.interlaced && half && m->first_h == 0) {
		m->first_h = m->y;
		m->y = 0;
		return;
	}
	frame_end(m, now_us);
}

/* Leading edge of a horizontal sync. */
static void
line_end(struct monitor *m)
{
	uint32_t total = (uint32_t)(m->px - m->line_start);

	m->line_start = m->px;
	m->lines++;
	if (m->now.h_total == 0)
		m->now.h_total = total;
	else if (total != m->now.h_total && m->odd_line == 0) {
		m->odd_line = m->lines;
		m->odd_total = total;
	}
}

static void
hsync_edge(struct monitor *m, bool level)
{
	m->hs_run[!level] = m->px - m->hs_edge;
	m->hs_edge = m->px;
	m->now.hpos = m->hs_run[1] < m->hs_run[0];
	if (level == m->now.hpos)
		line_end(m);
}

static void
vsync_edge(struct monitor *m, bool level, uint64_t now_us)
{
	m->vs_run[!level] = m->px - m->vs_edge;
	m->vs_edge = m->px;
	m->now.vpos = m->vs_run[1] < m->vs_run[0];
	if (level == m->now.vpos)
		field_end(m, now_us);
}

static void
visible_edge(struct monitor *m, bool level)
{
	if (level) {
		m->x = 0;
		m->row_y = m->now.interlaced ? 2 * m->y + m->second : m->y;
		m->row = m->row_y < MODE_MAX_H ? pic_row(&m->work, m->row_y) :
		    NULL;
		return;
	}
	if (m->now.w != 0 && m->x != m->now.w)
		m->ragged = true;
	if (m->x > m->now.w)
		m->now.w = m->x < MODE_MAX_W ? m->x : MODE_MAX_W;
	if (m->y < MODE_MAX_H)
		m->y++;
}

/* The top bytes may carry what the source's lanes have there. */
static inline void
store(struct monitor *m, const uint32_t *rgb, unsigned n)
{
	uint32_t px[8], *to;

	if (m->row == NULL || m->x + n > MODE_MAX_W) {
		m->x += n;
		return;
	}
	for (unsigned i = 0; i < n; i++)
		px[i] = rgb[i] & 0xffffff;
	to = m->row + m->x;
	if (memcmp(to, px, n * 4) != 0) {
		memcpy(to, px, n * 4);
		m->dirty[m->row_y] = 1;
	}
	m->x += n;
}

/* A beat with at least one edge in it: pixel for pixel. */
static void
beat_mixed(struct monitor *m, uint8_t hs, uint8_t vs, uint8_t de,
    uint64_t now_us)
{
	for (unsigned lane = 0; lane < m->lanes; lane++) {
		bool h = hs >> lane & 1, v = vs >> lane & 1, d = de >> lane & 1;

		if (h != (m->hs != 0))
			hsync_edge(m, h);
		if (v != (m->vs != 0))
			vsync_edge(m, v, now_us);
		if (d != (m->de != 0))
			visible_edge(m, d);
		m->hs = h ? m->mask : 0;
		m->vs = v ? m->mask : 0;
		m->de = d ? m->mask : 0;
		if (d)
			store(m, m->pin_rgb + lane, 1);
		m->px++;
	}
}

/* ---- composite ----------------------------------------------------------------- */

bool
monitor_composite(const struct monitor *m)
{
	return m->pin_wave != NULL && m->pin_wave[m->index / 8] >>
	    m->index % 8 & 1;
}

/* A frame of the television becomes the picture. */
static void
tv_frame(void *ctx, struct tv *tv)
{
	struct monitor *m = ctx;
	const struct pic *p = tv_picture(tv, m->dirty);

	m->stat.tv = *tv_stat(tv);
	if (!m->stat.tv.locked || m->wave_us == 0)
		return;
	m->stat.frames++;
	m->stat.frame_us = (uint32_t)(m->wave_us - m->vsync_us);
	m->vsync_us = m->wave_us;
	m->now = (struct mon_frame){ .w = p->w, .h = p->h,
	    .h_total = (uint32_t)(m->stat.tv.line_us * 27 + 0.5),
	    .v_total = m->stat.tv.half_lines, .interlaced = true };
	for (uint32_t y = 0; y < p->h; y++)
		if (m->dirty[y] || m->work.w != p->w || m->work.h != p->h)
			memcpy(pic_row(&m->work, y), pic_row(p, y), p->w * 4);
	frame_show(m);
}

static void
tv_plug(struct monitor *m, bool composite)
{
	m->stat.composite = composite;
	m->partial = true;
	m->before.w = 0;
	m->alternate = 0;
	if (!composite || m->tv != NULL)
		return;
	m->tv = tv_new();
	if (m->tv != NULL)
		tv_on_frame(m->tv, tv_frame, m);
}

static void
composite_beat(struct monitor *m, uint64_t now_us)
{
	uint8_t sample[8];

	m->wave_us = now_us;
	for (unsigned lane = 0; lane < m->lanes && lane < 8; lane++)
		sample[lane] = (uint8_t)(m->pin_rgb[lane] >> 24);
	if (m->tv != NULL)
		tv_samples(m->tv, sample, m->lanes);
}

static void
rgb_beat(struct monitor *m, uint64_t now_us)
{
	uint8_t hs = *m->pin_hs >> m->shift & m->mask;
	uint8_t vs = *m->pin_vs >> m->shift & m->mask;
	uint8_t de = *m->pin_de >> m->shift & m->mask;

	if (hs != m->hs || vs != m->vs || de != m->de) {
		beat_mixed(m, hs, vs, de, now_us);
		return;
	}
	m->px += m->lanes;
	if (!de)
		return;
	if (m->lanes == 8)	/* a constant makes this a few instructions */
		store(m, m->pin_rgb, 8);
	else
		store(m, m->pin_rgb, m->lanes);
}

void
monitor_beat(struct monitor *m, uint64_t now_us)
{
	bool composite = monitor_composite(m);

	if (composite != m->stat.composite)
		tv_plug(m, composite);
	if (composite)
		composite_beat(m, now_us);
	else
		rgb_beat(m, now_us);
}

void
monitor_poll(struct monitor *m, uint64_t now_us)
{
	if (m->send && m->stat.locked &&
	    pic_share_put(m->share, &m->work, m->unsent, false))
		m->send = false;
	if (m->stat.composite && m->tv != NULL)
		m->stat.tv = *tv_stat(m->tv);	/* also when no frame ever comes */
	if (m->clear && pic_share_clear(m->share, false))
		m->clear = false;
	if (!m->stat.locked || now_us < m->vsync_us + LOST_US)
		return;
	m->stat.locked = false;
	m->partial = true;
	m->clear = true;
	complain(m, MON_NO_VSYNC, "no vertical sync for %u ms", LOST_US / 1000);
}

bool
monitor_init(struct monitor *m, unsigned index, unsigned lanes,
    const struct model_pins *pins, struct pic_share *share)
{
	unsigned bit = index * lanes;

	memset(m, 0, sizeof(*m));
	m->index = index;
	m->lanes = lanes;
	m->shift = bit % 8;
	m->mask = (uint8_t)((1u << lanes) - 1);
	m->pin_hs = pins->con_hs + bit / 8;
	m->pin_vs = pins->con_vs + bit / 8;
	m->pin_de = pins->con_de + bit / 8;
	m->pin_wave = pins->con_wave;
	m->pin_rgb = pins->con_rgb + bit;
	m->share = share;
	return pic_init(&m->work);
}

void
monitor_fini(struct monitor *m)
{
	tv_free(m->tv);
	pic_fini(&m->work);
}
