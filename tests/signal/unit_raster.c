/* SPDX-License-Identifier: MIT */
/* Syncs of RGB sources: every kind in every mode, against what the pins must do in a frame. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/raster.h"

struct pulse { uint32_t at, len; };

struct frame {
	struct raster raster;
	struct pulse h[4000], v[8];	/* active stretches of the pins */
	unsigned hs, vs;
	uint32_t pixels, visible, rows;
};

static void
stretch(struct pulse *p, unsigned *n, uint32_t at, uint32_t len, bool on)
{
	if (!on)
		return;
	if (*n > 0 && p[*n - 1].at + p[*n - 1].len == at)
		p[*n - 1].len += len;
	else
		p[(*n)++] = (struct pulse){ at, len };
}

static struct frame *
frame_new(const struct mode *m, enum raster_sync sync)
{
	struct frame *f = calloc(1, sizeof(*f));
	bool seen[MODE_MAX_H] = { false };
	uint32_t row = UINT32_MAX, x = 0;

	assert_true(raster_init(&f->raster, m, sync));
	for (uint32_t i = 0; i < f->raster.parts; i++) {
		const struct raster_part *p = &f->raster.part[i];
		bool on_green = sync == RASTER_ON_GREEN;

		stretch(f->h, &f->hs, f->pixels, p->pixels, on_green ? p->sync :
		    (p->hs != 0) == m->hpos);
		stretch(f->v, &f->vs, f->pixels, p->pixels,
		    (p->vs != 0) == m->vpos);
		if (p->de) {
			/* an equalising pulse may part line 623 */
			assert_int_equal(p->x, p->row == row ? x : 0);
			assert_true(p->row == row || !seen[p->row]);
			f->rows += !seen[p->row];
			seen[p->row] = true;
			row = p->row;
			x = p->x + p->pixels;
			f->visible += p->pixels;
		}
		f->pixels += p->pixels;
	}
	assert_int_equal(f->pixels, mode_h_total(m) * mode_v_total(m));
	assert_int_equal(f->visible, m->w * m->h);
	assert_int_equal(f->rows, m->h);
	return f;
}

static void
frame_free(struct frame *f)
{
	raster_fini(&f->raster);
	free(f);
}

static uint32_t
half_line_of(const struct mode *m, uint32_t at)
{
	uint32_t into = at + m->hsync + m->hbp;	/* since the sync that line 0 begins with */

	assert_int_equal(into % (mode_h_total(m) / 2), 0);
	return into / (mode_h_total(m) / 2) % (2 * mode_v_total(m));
}

static void
each_progressive(void (*check)(const struct mode *m))
{
	for (size_t i = 0; i < modes_count; i++)
		if (mode_h_total(&modes[i]) % 2 == 0)
			check(&modes[i]);
}

/* DMT, GTF: front porch, sync and back porch in lines, from leading edge to leading edge. */
static void
check_separate(const struct mode *m)
{
	struct frame *f = frame_new(m, RASTER_SEPARATE);

	assert_int_equal(f->hs, mode_v_total(m));
	for (unsigned i = 0; i < f->hs; i++) {
		assert_int_equal(f->h[i].len, m->hsync);
		assert_int_equal(f->h[i].at % mode_h_total(m), m->w + m->hfp);
	}
	assert_int_equal(f->vs, 1);
	assert_int_equal(half_line_of(m, f->v[0].at), 2 * (m->h + m->vfp));
	assert_int_equal(f->v[0].len, m->vsync * mode_h_total(m));
	frame_free(f);
}

/* A leading edge a line, all through the frame; long where the vertical sync is. */
static void
check_serrated(const struct mode *m)
{
	struct frame *f = frame_new(m, RASTER_SERRATED);
	unsigned broad = 0;

	assert_int_equal(f->hs, mode_v_total(m));
	for (unsigned i = 0; i < f->hs; i++) {
		uint32_t half = half_line_of(m, f->h[i].at);
		bool in = half / 2 - (m->h + m->vfp) < m->vsync;

		assert_int_equal(half % 2, 0);
		assert_int_equal(f->h[i].len, in ? mode_h_total(m) - m->hsync :
		    m->hsync);
		broad += in;
	}
	assert_int_equal(broad, m->vsync);
	frame_free(f);
}

static void
check_plain(const struct mode *m)
{
	struct frame *f = frame_new(m, RASTER_PLAIN);
	unsigned broad = 0;

	for (unsigned i = 0; i < f->hs; i++)
		broad += f->h[i].len == m->vsync * mode_h_total(m) + m->hsync;
	/* the sync behind the vertical one is part of it */
	assert_int_equal(broad, 1);
	assert_int_equal(f->hs, mode_v_total(m) - m->vsync);
	frame_free(f);
}

static void
check_xor(const struct mode *m)
{
	struct frame *f = frame_new(m, RASTER_XOR);
	unsigned turned = 0;

	for (unsigned i = 0; i < f->hs; i++)
		turned += f->h[i].len == mode_h_total(m) - m->hsync ||
		    f->h[i].len == mode_h_total(m);
	assert_int_equal(turned, m->vsync);
	frame_free(f);
}

static void
check_dead_pins(const struct mode *m)
{
	static const enum raster_sync kinds[] = { RASTER_SERRATED, RASTER_PLAIN,
	    RASTER_XOR, RASTER_ON_GREEN };

	for (unsigned k = 0; k < 4; k++) {
		struct raster r;

		assert_true(raster_init(&r, m, kinds[k]));
		for (uint32_t i = 0; i < r.parts; i++) {
			assert_int_equal(r.part[i].vs, 0);
			if (kinds[k] == RASTER_ON_GREEN)
				assert_int_equal(r.part[i].hs, 0);
		}
		raster_fini(&r);
	}
}

static void
progressive(void **state)
{
	(void)state;
	each_progressive(check_separate);
	each_progressive(check_serrated);
	each_progressive(check_plain);
	each_progressive(check_xor);
	each_progressive(check_dead_pins);
}

/* CEA-861-B, formats 6 and 21: lines 4 and 266 and a half, 1 and 313 and a half; first lines 22 and 285, 23 and 336. */
static void
interlaced(void **state)
{
	static const struct { uint32_t w, h, first, sync[2]; } formats[] = {
		{ 720, 480, 22, { 2 * 3, 2 * 265 + 1 } },
		{ 720, 576, 23, { 2 * 0, 2 * 312 + 1 } },
	};

	(void)state;
	for (unsigned i = 0; i < 2; i++) {
		uint32_t first = formats[i].first;
		struct frame *f;
		struct mode m;

		assert_true(mode_find_interlaced(&m, formats[i].w, formats[i].h, 0));
		f = frame_new(&m, RASTER_SEPARATE);
		assert_int_equal(f->vs, 2);
		for (unsigned k = 0; k < 2; k++) {	/* in the order of the frame: field 2's is first */
			uint32_t half = half_line_of(&m, f->v[k].at) +
			    2 * (first - 1);

			assert_int_equal(half % (2 * mode_v_total(&m)),
			    formats[i].sync[!k]);
			assert_int_equal(f->v[k].len, 3 * mode_h_total(&m));
		}
		frame_free(f);
	}
}

/* Half lines as in BT.1700: equalising, broad, equalising; five or six of each. */
static void
interlaced_composite(void **state)
{
	static const struct { uint32_t w, h, first, n, broad[2]; } formats[] = {
		{ 720, 480, 22, 6, { 6, 531 } }, { 720, 576, 23, 5, { 0, 625 } },
	};

	(void)state;
	for (unsigned i = 0; i < 2; i++) {
		unsigned broad = 0, narrow = 0, normal = 0;
		struct frame *f;
		struct mode m;

		assert_true(mode_find_interlaced(&m, formats[i].w, formats[i].h, 0));
		f = frame_new(&m, RASTER_SERRATED);
		for (unsigned k = 0; k < f->hs; k++) {
			uint32_t half = (half_line_of(&m, f->h[k].at) + 2 *
			    (formats[i].first - 1)) % (2 * mode_v_total(&m));
			uint32_t since = half - formats[i].broad[0];
			uint32_t other = half - formats[i].broad[1];

			broad += f->h[k].len == mode_h_total(&m) / 2 - m.hsync;
			narrow += f->h[k].len == m.hsync / 2;
			normal += f->h[k].len == m.hsync;
			assert_int_equal(f->h[k].len == mode_h_total(&m) / 2 -
			    m.hsync, since < formats[i].n || other < formats[i].n);
			if (f->h[k].len == m.hsync)
				assert_int_equal(half % 2, 0);
		}
		assert_int_equal(broad, 2 * formats[i].n);
		assert_int_equal(narrow, 4 * formats[i].n);
		assert_int_equal(normal, mode_v_total(&m) - 3 * formats[i].n);
		frame_free(f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(progressive), cmocka_unit_test(interlaced),
		cmocka_unit_test(interlaced_composite),
	};

	return cmocka_run_group_tests_name("raster", tests, NULL, NULL);
}
