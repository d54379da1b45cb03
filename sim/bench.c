/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How fast the simulated board is: the whole gateware with all models, four hosts of
 * one mode, for each number of pixels a clock that is built in. Time is CPU time of
 * this process, so that other work on the machine matters little. One measurement has
 * NTSC at port 1, which is shown.
 *
 *   overscan-sim-bench [MILLISECONDS]      simulated time of each measurement
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hdl/gen/ovs_regs.h"
#include "sim/bench_link.h"
#include "sim/pattern.h"

#define WARM_UP_US 150000u

static double
cpu_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void
plug_in(struct sim_io *io, const struct mode *m)
{
	static const char *const pattern[] = { "noise", "bars", "grid", "ramp" };

	for (unsigned h = 0; h < 4; h++) {
		struct pic_share *s = &io->host[h].share;

		if (!pic_share_init(s))
			exit(SIM_HARDWARE);
		io->host[h].kind = HOST_STILL;
		s->pic.w = m->w;
		s->pic.h = m->h;
		pattern_draw(pattern[h], &s->pic, h + 1);
		s->present = true;
		s->changed = true;
	}
	if (!pic_share_init(&io->console[0].share))
		exit(SIM_HARDWARE);
}

static void
unplug(struct sim_io *io)
{
	for (unsigned h = 0; h < 4; h++)
		pic_share_fini(&io->host[h].share);
	pic_share_fini(&io->console[0].share);
}

/* A font that a menu can be drawn with: a header as far as the gateware looks, and some ink in each glyph. */
static void
load_font(struct flash *f)
{
	static const uint8_t header[64] = { OVS_FONT_MAGIC >> 24,
	    OVS_FONT_MAGIC >> 16 & 0xff, OVS_FONT_MAGIC >> 8 & 0xff,
	    OVS_FONT_MAGIC & 0xff };
	static uint8_t glyphs[128 * OVS_FONT_SLOT_BYTES];

	for (size_t i = 0; i < sizeof(glyphs); i++)
		glyphs[i] = (uint8_t)(i * 37);
	if (!flash_load(f, OVS_FONT_FLASH_BASE, header, sizeof(header)) ||
	    !flash_load(f, OVS_FONT_FLASH_BASE + OVS_FONT_GLYPHS_OFFSET, glyphs,
	    sizeof(glyphs)))
		exit(SIM_HARDWARE);
}

/* What is on the screen while it is measured. */
enum scene { IDLE, MENU, PAGE, NTSC };

static const char *const scene_name[] = { "", "menu", "page", "ntsc" };

static void
set_the_scene(struct bench_link *l, struct board *b, enum scene scene)
{
	board_run(b, WARM_UP_US);
	bench_link_begin(l, b);
	if (scene == MENU)
		bench_link_menu(l, 60, 14);
	else if (scene == PAGE)
		bench_link_menu(l, 80, 30);
	bench_link_run(l, 2 * WARM_UP_US);
	if (*b->pins.led_alive != 1 || b->uart.framing != 0 ||
	    (scene == MENU || scene == PAGE) != (b->text != TEXT_NONE)) {
		fprintf(stderr, "bench: the board does something else\n");
		exit(SIM_HARDWARE);
	}
}

static const struct signal ntsc = { .composite = true,
    .standard = CVBS_NTSC, .faults = CVBS_NO_FAULTS };

static void
measure(const struct model_ops *ops, uint32_t w, uint32_t h, uint32_t us,
    enum scene scene)
{
	struct sim_io *io = calloc(1, sizeof(*io));
	struct board *b = calloc(1, sizeof(*b));
	struct bench_link link;
	uint64_t clocks;
	struct mode m;
	double start;

	if (io == NULL || b == NULL || !mode_find(&m, w, h, 60))
		exit(SIM_HARDWARE);
	io->hosts = 4;
	io->consoles = 1;
	plug_in(io, &m);
	if (!board_init(b, ops, io, 0))
		exit(SIM_HARDWARE);
	if (scene == NTSC && !source_signal(&b->source[0], &ntsc))
		exit(SIM_HARDWARE);
	load_font(&b->flash);
	set_the_scene(&link, b, scene);
	clocks = b->clocks;
	start = cpu_s();
	bench_link_run(&link, us);
	start = (cpu_s() - start) / us * 1e6;	/* CPU seconds a second */
	printf("%6u  %4ux%-4u %-4s %8.3f MHz %8.1f ns %9.1f Mpx/s %7.2f\n",
	    ops->pixels, w, h, scene_name[scene], b->clk_khz / 1000.0,
	    start / (double)(b->clocks - clocks) * us * 1e3,
	    b->source[0].mode.pclk_khz / 1000.0 / start, 1 / start);
	board_fini(b);
	unplug(io);
	free(b);
	free(io);
}

static void
measure_all(const struct model_ops *ops, uint32_t us)
{
	measure(ops, 640, 480, us, IDLE);
	if (ops->pixels == 8) {
		measure(ops, 640, 480, us, MENU);
		measure(ops, 640, 480, us, PAGE);
		measure(ops, 640, 480, us, NTSC);
	}
	if (ops->pixels >= 4)
		measure(ops, 1920, 1080, us, IDLE);
}

int
main(int argc, char **argv)
{
	uint32_t ms = argc > 1 ? (uint32_t)atoi(argv[1]) : 250;

	printf("four hosts, one console, one core; real time = 1\n"
	    "pixels  mode            clock        a clock    output        real time\n");
	for (size_t i = 0; models[i] != NULL; i++)
		if (models[i]->hosts == 4 && models[i]->consoles == 1)
			measure_all(models[i], ms * 1000);
	return 0;
}
