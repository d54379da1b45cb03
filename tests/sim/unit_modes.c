/* SPDX-License-Identifier: MIT */
/* The table of modes against figures of VESA DMT 1.13 and CVT 1.2 typed in from their tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

#include "sim/modes.h"

/* size, pixel clock in kHz, totals, line rate in Hz / 10, frame rate in mHz, polarities */
static const struct {
	uint32_t w, h, hz, khz, h_total, v_total;
	double line_khz, frame_hz;
	const char *polarity;
} dmt[] = {
	{ 640, 350, 70, 25175, 800, 449, 31.469, 70.087, "+-" },
	{ 640, 400, 70, 25175, 800, 449, 31.469, 70.087, "-+" },
	{ 720, 400, 70, 28322, 900, 449, 31.469, 70.087, "-+" },
	{ 640, 480, 60, 25175, 800, 525, 31.469, 59.940, "--" },
	{ 640, 480, 72, 31500, 832, 520, 37.861, 72.809, "--" },
	{ 640, 480, 75, 31500, 840, 500, 37.500, 75.000, "--" },
	{ 640, 480, 85, 36000, 832, 509, 43.269, 85.008, "--" },
	{ 800, 600, 56, 36000, 1024, 625, 35.156, 56.250, "++" },
	{ 800, 600, 60, 40000, 1056, 628, 37.879, 60.317, "++" },
	{ 800, 600, 72, 50000, 1040, 666, 48.077, 72.188, "++" },
	{ 800, 600, 75, 49500, 1056, 625, 46.875, 75.000, "++" },
	{ 800, 600, 85, 56250, 1048, 631, 53.674, 85.061, "++" },
	{ 1024, 768, 60, 65000, 1344, 806, 48.363, 60.004, "--" },
	{ 1024, 768, 70, 75000, 1328, 806, 56.476, 70.069, "--" },
	{ 1024, 768, 75, 78750, 1312, 800, 60.023, 75.029, "++" },
	{ 1024, 768, 85, 94500, 1376, 808, 68.677, 84.997, "++" },
	{ 1152, 864, 75, 108000, 1600, 900, 67.500, 75.000, "++" },
	{ 1280, 720, 60, 74250, 1650, 750, 45.000, 60.000, "++" },
	{ 1280, 800, 60, 83500, 1680, 831, 49.702, 59.810, "-+" },
	{ 1280, 960, 60, 108000, 1800, 1000, 60.000, 60.000, "++" },
	{ 1280, 1024, 60, 108000, 1688, 1066, 63.981, 60.020, "++" },
	{ 1280, 1024, 75, 135000, 1688, 1066, 79.976, 75.025, "++" },
	{ 1360, 768, 60, 85500, 1792, 795, 47.712, 60.015, "++" },
	{ 1366, 768, 60, 85500, 1792, 798, 47.712, 59.790, "++" },
	{ 1400, 1050, 60, 121750, 1864, 1089, 65.317, 59.978, "-+" },
	{ 1440, 900, 60, 106500, 1904, 934, 55.935, 59.887, "-+" },
	{ 1600, 1200, 60, 162000, 2160, 1250, 75.000, 60.000, "++" },
	{ 1680, 1050, 60, 146250, 2240, 1089, 65.290, 59.954, "-+" },
	{ 1920, 1080, 60, 148500, 2200, 1125, 67.500, 60.000, "++" },
	/* CVT with reduced blanking: not in the table, so from the formula */
	{ 1280, 768, 60, 68250, 1440, 790, 47.396, 59.995, "+-" },
	{ 1920, 1200, 60, 154000, 2080, 1235, 74.038, 59.950, "+-" },
	{ 2560, 1600, 60, 268500, 2720, 1646, 98.713, 59.972, "+-" },
};
#define DMT (sizeof(dmt) / sizeof(dmt[0]))

static void
figures(void **state)
{
	struct mode m;

	(void)state;
	for (size_t i = 0; i < DMT; i++) {
		double line, frame;

		assert_true(mode_find(&m, dmt[i].w, dmt[i].h, dmt[i].hz));
		assert_int_equal(m.pclk_khz, dmt[i].khz);
		assert_int_equal(mode_h_total(&m), dmt[i].h_total);
		assert_int_equal(mode_v_total(&m), dmt[i].v_total);
		line = (double)m.pclk_khz / mode_h_total(&m);
		frame = line * 1000 / mode_v_total(&m);
		assert_true(fabs(line - dmt[i].line_khz) < 0.001);
		assert_true(fabs(frame - dmt[i].frame_hz) < 0.002);
		assert_int_equal(m.hpos, dmt[i].polarity[0] == '+');
		assert_int_equal(m.vpos, dmt[i].polarity[1] == '+');
	}
}

/* Porches and syncs of the modes that machines start in. */
static void
porches(void **state)
{
	struct mode m;

	(void)state;
	assert_true(mode_find(&m, 640, 480, 60));
	assert_int_equal(m.hfp, 16);
	assert_int_equal(m.hsync, 96);
	assert_int_equal(m.vfp, 10);
	assert_int_equal(m.vsync, 2);
	assert_true(mode_find(&m, 800, 600, 60));
	assert_int_equal(m.hfp, 40);
	assert_int_equal(m.hsync, 128);
	assert_int_equal(m.vfp, 1);
	assert_int_equal(m.vsync, 4);
	assert_true(mode_find(&m, 1280, 768, 60));	/* 15:9 */
	assert_int_equal(m.vsync, 7);
	assert_true(mode_find(&m, 1920, 1200, 60));	/* 16:10 */
	assert_int_equal(m.vsync, 6);
}

static void
every_mode_is_checked(void **state)
{
	size_t found = 0;

	(void)state;
	for (size_t i = 0; i < modes_count; i++)
		for (size_t k = 0; k < DMT; k++)
			found += modes[i].w == dmt[k].w &&
			    modes[i].h == dmt[k].h &&
			    modes[i].refresh_hz == dmt[k].hz;
	assert_int_equal(found, modes_count);
}

static void
preferred(void **state)
{
	struct mode m;

	(void)state;
	assert_true(mode_find(&m, 720, 400, 0));
	assert_int_equal(m.refresh_hz, 70);
	assert_true(mode_find(&m, 800, 600, 0));
	assert_int_equal(m.refresh_hz, 60);
	assert_true(mode_find(&m, 333, 222, 0));
	assert_int_equal(m.refresh_hz, 60);
	assert_false(mode_find(&m, 31, 480, 0));
	assert_false(mode_find(&m, 2561, 480, 0));
	assert_false(mode_find(&m, 640, 481, 121));
	assert_true(mode_find_interlaced(&m, 720, 480, 60));
	assert_int_equal(mode_v_total(&m), 525);
	assert_int_equal(mode_h_total(&m), 858);
	assert_true(mode_find_interlaced(&m, 720, 576, 0));
	assert_int_equal(mode_v_total(&m), 625);
	assert_int_equal(mode_h_total(&m), 864);
	assert_false(mode_find_interlaced(&m, 720, 576, 60));
	assert_false(mode_find_interlaced(&m, 640, 480, 0));
}

static void
parse(void **state)
{
	uint32_t w, h, hz;
	bool interlaced;
	static const char *const bad[] = { "", "800", "800x", "x600", "800x600@",
	    "800x600@0", "800x600@60x", "800x600 ", " 800x600", "-8x600",
	    "800x600@1234", "a800x600", "800x600x60", "800x600@60.",
	    "800x600@60.123", "800x600@60i", "i800x600", "800x600i@" };

	(void)state;
	assert_true(mode_parse("800x600", &w, &h, &hz, &interlaced));
	assert_int_equal(w, 800);
	assert_int_equal(h, 600);
	assert_int_equal(hz, 0);
	assert_true(mode_parse("1024x768@75", &w, &h, &hz, &interlaced));
	assert_int_equal(hz, 75);
	assert_false(interlaced);
	assert_true(mode_parse("720x480i@59.94", &w, &h, &hz, &interlaced));
	assert_int_equal(hz, 60);
	assert_true(interlaced);
	assert_true(mode_parse("720x576i", &w, &h, &hz, &interlaced));
	assert_int_equal(hz, 0);
	assert_true(interlaced);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(mode_parse(bad[i], &w, &h, &hz, &interlaced));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures),
		cmocka_unit_test(porches),
		cmocka_unit_test(every_mode_is_checked),
		cmocka_unit_test(preferred),
		cmocka_unit_test(parse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
