/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/raster.h"

#include <stdlib.h>
#include <string.h>

enum what { H_ON, H_OFF, V_ON, V_OFF, D_ON, D_OFF };

/* Pixel 0 is the first visible one. */
struct change {
	uint32_t at;
	enum what what;
	uint16_t row;
};

struct drawing {
	const struct mode *m;
	uint32_t line, frame;		/* pixels */
	struct change *change;
	size_t changes;
};

static void
span(struct drawing *d, int64_t from, uint32_t pixels, enum what on, uint32_t row)
{
	uint32_t at = (uint32_t)((from + d->frame) % d->frame);

	d->change[d->changes++] = (struct change){ at, on, (uint16_t)row };
	d->change[d->changes++] = (struct change){ (at + pixels) % d->frame,
	    on + 1, (uint16_t)row };
}

/* Leading edge of the horizontal sync with which line y begins. */
static int64_t
line_sync(const struct drawing *d, int64_t y)
{
	return y * d->line - d->m->hsync - d->m->hbp;
}

/* In half lines: vertical syncs begin at these, the visible part of a field after them. */
static int64_t
field_sync(const struct drawing *d, unsigned field)
{
	const struct mode *m = d->m;

	if (field == 1)
		return (int64_t)m->h + 2 * m->vfp + 1;
	return -2 * (int64_t)(m->vsync + m->vbp);
}

static void
draw_picture(struct drawing *d)
{
	const struct mode *m = d->m;
	uint32_t second = (mode_v_total(m) + 1) / 2;

	for (uint32_t row = 0; row < m->h; row++) {
		uint32_t y = !m->interlaced ? row : row / 2 + row % 2 * second;

		span(d, (int64_t)y * d->line, m->w, D_ON, row);
	}
}

static void
draw_separate(struct drawing *d)
{
	const struct mode *m = d->m;

	for (uint32_t y = 0; y < mode_v_total(m); y++)
		span(d, line_sync(d, y), m->hsync, H_ON, 0);
	for (unsigned f = 0; f < (m->interlaced ? 2 : 1); f++)
		span(d, line_sync(d, 0) + field_sync(d, f) * d->line / 2,
		    m->vsync * d->line, V_ON, 0);
}

static void
draw_serrated(struct drawing *d)
{
	const struct mode *m = d->m;
	int64_t first = -(int64_t)(m->vsync + m->vbp);

	for (uint32_t y = 0; y < mode_v_total(m); y++) {
		int64_t since = (y - first) % mode_v_total(m);

		span(d, line_sync(d, y), since < m->vsync ? d->line - m->hsync :
		    m->hsync, H_ON, 0);
	}
}

/* Groups of half lines: equalising, broad, equalising. */
static void
draw_half_lines(struct drawing *d)
{
	const struct mode *m = d->m;
	uint32_t halves = 2 * mode_v_total(m), half = d->line / 2;
	uint32_t n = mode_v_total(m) == 625 ? 5 : 6;

	for (uint32_t i = 0; i < halves; i++) {
		uint32_t group = 3, pixels = i % 2 == 0 ? m->hsync : 0;

		for (unsigned f = 0; f < 2 && group >= 3; f++)
			group = (uint32_t)((i + halves + n - field_sync(d, f)) %
			    halves) / n;
		if (group < 3)
			pixels = group == 1 ? half - m->hsync : m->hsync / 2;
		if (pixels > 0)
			span(d, line_sync(d, 0) + (int64_t)i * half, pixels,
			    H_ON, 0);
	}
}

static int
by_time(const void *a, const void *b)
{
	const struct change *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

struct pins { bool h, v, d; uint16_t row, x; };

static void
apply(struct pins *p, const struct change *c)
{
	switch (c->what) {
	case H_ON:
	case H_OFF:
		p->h = c->what == H_ON;
		break;
	case V_ON:
	case V_OFF:
		p->v = c->what == V_ON;
		break;
	default:
		p->d = c->what == D_ON;
		p->row = c->row;
		p->x = 0;
	}
}

static struct raster_part
levels(const struct mode *m, enum raster_sync sync, const struct pins *p)
{
	bool h = p->h, v = p->v;
	struct raster_part part = { .row = p->row, .x = p->x, .de = p->d ? 0xff : 0,
	    .sync = p->h };

	if (sync == RASTER_PLAIN)
		h = h || v;
	if (sync == RASTER_XOR)
		h = h != v;
	if (sync != RASTER_ON_GREEN)
		part.hs = h == m->hpos ? 0xff : 0;
	if (sync == RASTER_SEPARATE)
		part.vs = v == m->vpos ? 0xff : 0;
	return part;
}

static void
join(struct raster *r, const struct drawing *d, enum raster_sync sync)
{
	struct pins pins = { .d = false };

	for (size_t i = 0; i < d->changes; i++) {
		uint32_t next = i + 1 < d->changes ? d->change[i + 1].at :
		    d->frame;

		apply(&pins, &d->change[i]);
		if (next == d->change[i].at)
			continue;
		r->part[r->parts] = levels(d->m, sync, &pins);
		r->part[r->parts++].pixels = next - d->change[i].at;
		pins.x = (uint16_t)(pins.x + next - d->change[i].at);
	}
}

bool
raster_init(struct raster *r, const struct mode *m, enum raster_sync sync)
{
	struct drawing d = { .m = m, .line = mode_h_total(m) };
	size_t most = (size_t)mode_v_total(m) * 6 + 8;

	memset(r, 0, sizeof(*r));
	d.frame = d.line * mode_v_total(m);
	d.change = malloc(most * sizeof(*d.change));
	r->part = malloc(most * sizeof(*r->part));
	if (d.change == NULL || r->part == NULL) {
		free(d.change);
		raster_fini(r);
		return false;
	}
	draw_picture(&d);
	if (sync != RASTER_SERRATED && sync != RASTER_ON_GREEN)
		draw_separate(&d);
	else if (m->interlaced)
		draw_half_lines(&d);
	else
		draw_serrated(&d);
	qsort(d.change, d.changes, sizeof(*d.change), by_time);
	join(r, &d, sync);
	free(d.change);
	return true;
}

void
raster_fini(struct raster *r)
{
	free(r->part);
	r->part = NULL;
	r->parts = 0;
}

uint32_t
raster_find(const struct raster *r, uint64_t pixel)
{
	uint64_t at = 0;

	for (uint32_t i = 0; i < r->parts; i++) {
		if (at >= pixel)
			return i;
		at += r->part[i].pixels;
	}
	return 0;
}
