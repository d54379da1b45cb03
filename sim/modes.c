/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/modes.h"

#include <stdio.h>
#include <string.h>

#define MODE(w, h, hz, khz, hfp, hs, hbp, vfp, vs, vbp, hpos, vpos) \
	{ w, h, hz, khz, hfp, hs, hbp, vfp, vs, vbp, hpos, vpos, false }

const struct mode modes[] = {
	/* IBM VGA */
	MODE( 640,  350, 70,  25175,  16,  96,  48, 37, 2, 60, true, false),
	MODE( 640,  400, 70,  25175,  16,  96,  48, 12, 2, 35, false, true),
	MODE( 720,  400, 70,  28322,  18, 108,  54, 12, 2, 35, false, true),
	/* DMT */
	MODE( 640,  480, 60,  25175,  16,  96,  48, 10, 2, 33, false, false),
	MODE( 640,  480, 72,  31500,  24,  40, 128,  9, 3, 28, false, false),
	MODE( 640,  480, 75,  31500,  16,  64, 120,  1, 3, 16, false, false),
	MODE( 640,  480, 85,  36000,  56,  56,  80,  1, 3, 25, false, false),
	MODE( 800,  600, 60,  40000,  40, 128,  88,  1, 4, 23, true, true),
	MODE( 800,  600, 56,  36000,  24,  72, 128,  1, 2, 22, true, true),
	MODE( 800,  600, 72,  50000,  56, 120,  64, 37, 6, 23, true, true),
	MODE( 800,  600, 75,  49500,  16,  80, 160,  1, 3, 21, true, true),
	MODE( 800,  600, 85,  56250,  32,  64, 152,  1, 3, 27, true, true),
	MODE(1024,  768, 60,  65000,  24, 136, 160,  3, 6, 29, false, false),
	MODE(1024,  768, 70,  75000,  24, 136, 144,  3, 6, 29, false, false),
	MODE(1024,  768, 75,  78750,  16,  96, 176,  1, 3, 28, true, true),
	MODE(1024,  768, 85,  94500,  48,  96, 208,  1, 3, 36, true, true),
	MODE(1152,  864, 75, 108000,  64, 128, 256,  1, 3, 32, true, true),
	MODE(1280,  720, 60,  74250, 110,  40, 220,  5, 5, 20, true, true),
	MODE(1280,  800, 60,  83500,  72, 128, 200,  3, 6, 22, false, true),
	MODE(1280,  960, 60, 108000,  96, 112, 312,  1, 3, 36, true, true),
	MODE(1280, 1024, 60, 108000,  48, 112, 248,  1, 3, 38, true, true),
	MODE(1280, 1024, 75, 135000,  16, 144, 248,  1, 3, 38, true, true),
	MODE(1360,  768, 60,  85500,  64, 112, 256,  3, 6, 18, true, true),
	MODE(1366,  768, 60,  85500,  70, 143, 213,  3, 3, 24, true, true),
	MODE(1400, 1050, 60, 121750,  88, 144, 232,  3, 4, 32, false, true),
	MODE(1440,  900, 60, 106500,  80, 152, 232,  3, 6, 25, false, true),
	MODE(1600, 1200, 60, 162000,  64, 192, 304,  1, 3, 46, true, true),
	MODE(1680, 1050, 60, 146250, 104, 176, 280,  3, 6, 30, false, true),
	MODE(1920, 1080, 60, 148500,  88,  44, 148,  4, 5, 36, true, true),
};
const size_t modes_count = sizeof(modes) / sizeof(modes[0]);

/* Constants of CVT reduced blanking, in pixels, lines and microseconds. */
#define RB_HFP		48
#define RB_HSYNC	32
#define RB_HBP		80
#define RB_VFP		3
#define RB_MIN_VBP	6
#define RB_MIN_VBLANK	460.0
#define RB_CLOCK_KHZ	250

static const struct mode interlaced[] = {
	{ .w = 720, .h = 480, .refresh_hz = 60, .pclk_khz = 13500,
	    .hfp = 19, .hsync = 62, .hbp = 57, .vfp = 4, .vsync = 3, .vbp = 15,
	    .interlaced = true },
	{ .w = 720, .h = 576, .refresh_hz = 50, .pclk_khz = 13500,
	    .hfp = 12, .hsync = 63, .hbp = 69, .vfp = 2, .vsync = 3, .vbp = 19,
	    .interlaced = true },
};

uint32_t
mode_h_total(const struct mode *m)
{
	return m->w + m->hfp + m->hsync + m->hbp;
}

uint32_t
mode_v_total(const struct mode *m)
{
	uint32_t blank = m->vfp + m->vsync + m->vbp;

	return m->interlaced ? m->h + 2 * blank + 1 : m->h + blank;
}

/* CVT tells the aspect ratio by the width of the vertical sync. */
static uint32_t
rb_vsync(uint32_t w, uint32_t h)
{
	static const struct { uint32_t num, den, lines; } aspect[] = {
		{ 4, 3, 4 }, { 16, 9, 5 }, { 16, 10, 6 }, { 5, 4, 7 },
		{ 15, 9, 7 },
	};

	for (size_t i = 0; i < sizeof(aspect) / sizeof(aspect[0]); i++)
		if (w / 8 == h * aspect[i].num / aspect[i].den / 8)
			return aspect[i].lines;
	return 10;
}

static void
mode_reduced_blanking(struct mode *out, uint32_t w, uint32_t h, uint32_t hz)
{
	double line_us = (1e6 / hz - RB_MIN_VBLANK) / h;
	uint32_t blank = (uint32_t)(RB_MIN_VBLANK / line_us) + 1;
	uint32_t vsync = rb_vsync(w, h);
	uint32_t least = RB_VFP + vsync + RB_MIN_VBP;
	double pixels;

	if (blank < least)
		blank = least;
	pixels = (double)(w + RB_HFP + RB_HSYNC + RB_HBP) * (h + blank);
	*out = (struct mode){
		.w = w, .h = h, .refresh_hz = hz,
		.hfp = RB_HFP, .hsync = RB_HSYNC, .hbp = RB_HBP,
		.vfp = RB_VFP, .vsync = vsync, .vbp = blank - RB_VFP - vsync,
		.hpos = true, .vpos = false,
	};
	out->pclk_khz = (uint32_t)(pixels * hz / 1000 / RB_CLOCK_KHZ) *
	    RB_CLOCK_KHZ;
}

bool
mode_find(struct mode *out, uint32_t w, uint32_t h, uint32_t refresh_hz)
{
	for (size_t i = 0; i < modes_count; i++) {
		const struct mode *m = &modes[i];

		if (m->w == w && m->h == h &&
		    (refresh_hz == 0 || m->refresh_hz == refresh_hz)) {
			*out = *m;
			return true;
		}
	}
	if (refresh_hz == 0)
		refresh_hz = 60;
	if (w < MODE_MIN_W || w > MODE_MAX_W || h < MODE_MIN_H ||
	    h > MODE_MAX_H || refresh_hz < 24 || refresh_hz > 120)
		return false;
	mode_reduced_blanking(out, w, h, refresh_hz);
	return true;
}

bool
mode_find_interlaced(struct mode *out, uint32_t w, uint32_t h,
    uint32_t refresh_hz)
{
	for (size_t i = 0; i < sizeof(interlaced) / sizeof(interlaced[0]); i++) {
		const struct mode *m = &interlaced[i];

		if (m->w == w && m->h == h &&
		    (refresh_hz == 0 || m->refresh_hz == refresh_hz)) {
			*out = *m;
			return true;
		}
	}
	return false;
}

bool
mode_parse(const char *text, uint32_t *w, uint32_t *h, uint32_t *refresh_hz,
    bool *is_interlaced)
{
	uint32_t part = 0;
	int end = -1;

	*refresh_hz = 0;
	if (text[strspn(text, "0123456789xi@.")] != '\0')
		return false;
	if (sscanf(text, "%5ux%5u%n", w, h, &end) < 2 || end < 0)
		return false;
	text += end;
	*is_interlaced = *text == 'i';
	text += *is_interlaced;
	if (*text == '\0')
		return true;
	end = -1;
	if (sscanf(text, "@%3u%n", refresh_hz, &end) < 1 || end < 2)
		return false;
	text += end;
	end = -1;
	if (*text == '.' && (sscanf(text, ".%2u%n", &part, &end) < 1 || end < 2))
		return false;
	text += end > 0 ? end : 0;
	*refresh_hz += part > 0;
	return *text == '\0' && *refresh_hz != 0;
}
