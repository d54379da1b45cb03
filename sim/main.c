/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * overscan-sim - the Overscan board as a program: the Verilated gateware with
 * models of everything outside the chip.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/guest.h"
#include "sim/guest_power.h"
#include "sim/guest_rfb.h"
#include "sim/image.h"
#include "sim/io.h"
#include "sim/setup.h"
#include "sim/viewer.h"

struct program {
	struct program *behind;		/* the unit behind a port; NULL: none */
	pthread_t behind_io;
	struct options options;
	struct sim_io sim;
	struct guest_addr address[SIM_HOSTS];
	struct guest guest[SIM_HOSTS];
	struct guest_power power[SIM_HOSTS];
	struct signal signal[SIM_HOSTS];
	struct board board;
	struct runner runner;
	struct io io;
	struct viewer viewer;
	bool viewing;
	bool left_behind;		/* a thread that would not end */
};

static int
build_board(struct program *p, struct fail *f)
{
	const struct options *o = &p->options;
	const struct model_ops *ops;
	int error = setup_model(&ops, o, f);

	if (error == 0)
		error = setup_io(&p->sim, o, p->address, p->signal, f);
	if (error != 0)
		return error;
	p->sim.hosts = ops->hosts;
	p->sim.consoles = o->consoles;
	if (!board_init(&p->board, ops, &p->sim, o->clk_khz) ||
	    !setup_signals(&p->board, o, p->signal))
		return fail(f, SIM_HARDWARE, "out of memory");
	p->runner.board = &p->board;
	p->runner.max_speed = o->max_speed;
	p->runner.frames = o->frames;
	return setup_flash(&p->board.flash, o->flash, f);
}

/* The port (from 0) whose source is "unit"; SIM_HOSTS: there is none. */
static unsigned
uplink(const struct program *p)
{
	unsigned h = 0;

	while (h < SIM_HOSTS && p->sim.host[h].kind != HOST_UNIT)
		h++;
	return h;
}

static int
join_units(struct program *p, struct fail *f)
{
	unsigned port = uplink(p);

	if (p->behind == NULL && port < SIM_HOSTS)
		return fail(f, SIM_USAGE, "--host %u=unit: describe the unit "
		    "behind it after --unit", port + 1);
	if (p->behind == NULL)
		return 0;
	if (port == SIM_HOSTS)
		return fail(f, SIM_USAGE, "--unit: say which port leads to it: "
		    "--host 4=unit");
	if (p->behind->options.vnc != NULL)
		return fail(f, SIM_USAGE, "--vnc after --unit: the monitor of that "
		    "unit is a port of the first; watch that");
	board_join(&p->board, port, &p->behind->board);
	p->runner.behind = &p->behind->runner;
	p->runner.uplink = port;
	runner_init(&p->behind->runner);
	return 0;
}

static void *
run_io(void *arg)
{
	io_run(arg);
	return NULL;
}

static int start_guests(struct program *p, struct fail *f);
static void stop_guests(struct program *p);

static int
start_behind(struct program *p, struct fail *f)
{
	int error = start_guests(p->behind, f);

	if (error == 0 && pthread_create(&p->behind_io, NULL, run_io, &p->behind->io) != 0)
		error = fail(f, SIM_HARDWARE, "no thread for the unit behind");
	return error;
}

static void
stop_behind(struct program *p)
{
	p->behind->sim.finished(p->behind->sim.ctx);
	pthread_join(p->behind_io, NULL);
	stop_guests(p->behind);
	p->left_behind |= p->behind->left_behind;
}

static int
start_guests(struct program *p, struct fail *f)
{
	int error = 0;

	for (unsigned h = 0; error == 0 && h < p->sim.hosts; h++)
		if (p->sim.host[h].kind == HOST_VNC)
			error = guest_start(&p->guest[h], &p->address[h],
			    &p->sim.host[h], f);
	for (unsigned h = 0; error == 0 && h < p->sim.hosts; h++)
		if (p->sim.host[h].has_power)
			error = guest_power_start(&p->power[h],
			    p->options.host[h].power, &p->sim.host[h], f);
	return error;
}

static void
stop_guests(struct program *p)
{
	for (unsigned h = 0; h < p->sim.hosts; h++)
		if (p->power[h].io != NULL)
			guest_power_stop(&p->power[h]);
	for (unsigned h = 0; h < p->sim.hosts; h++)
		if (p->guest[h].io != NULL && !guest_stop(&p->guest[h]))
			p->left_behind = true;
}

static void
say_ready(const struct program *p)
{
	const char *link = p->options.link;

	printf("ready link=%s vnc=%s\n", link != NULL ? link : "-",
	    p->viewing ? p->viewer.address : "-");
	fflush(stdout);
}

static int
take_shot(struct program *p, struct fail *f)
{
	const char *file = p->options.shot;
	uint32_t w, h, *px;
	int error;

	if (p->runner.timed_out)
		return fail(f, SIM_TIMEOUT, "console 1 sent no frame in 5 s of "
		    "simulated time");
	if (file == NULL)
		return 0;
	px = pic_share_copy(&p->sim.console[0].share, &w, &h);
	if (px == NULL)
		return fail(f, SIM_TIMEOUT, "%s: console 1 had no stable "
		    "picture after %llu frames; give more --frames", file,
		    (unsigned long long)p->options.frames);
	error = image_save(file, px, w, h, f);
	free(px);
	return error;
}

static int
run(struct program *p, struct fail *f)
{
	int error = runner_start(&p->runner, f);

	if (error != 0)
		return error;
	guest_rfb_register();	/* once, for both units */
	error = start_guests(p, f);
	if (error == 0 && p->behind != NULL)
		error = start_behind(p, f);
	if (error == 0) {
		say_ready(p);
		io_run(&p->io);
	}
	runner_stop(&p->runner);
	if (error == 0 && p->behind != NULL)
		stop_behind(p);
	stop_guests(p);
	return error != 0 ? error : take_shot(p, f);
}

static int
build_behind(struct program *p, struct fail *f)
{
	int error = build_board(p, f);

	return error != 0 ? error : io_init(&p->io, p->options.link, &p->runner, f);
}

static void
fini_boards(struct program *p)
{
	for (; p != NULL; p = p->behind) {
		board_fini(&p->board);
		setup_fini(&p->sim);
	}
}

/* What stands behind --unit is about the unit behind a port. */
static int
parse(struct program *p, int argc, char **argv, struct fail *f)
{
	int own = 1, error;

	while (own < argc && strcmp(argv[own], "--unit") != 0)
		own++;
	error = options_parse(&p->options, own, argv, f);
	if (error != 0 || own == argc)
		return error;
	p->behind = calloc(1, sizeof(*p));
	if (p->behind == NULL)
		return fail(f, SIM_HARDWARE, "out of memory");
	return options_parse(&p->behind->options, argc - own, argv + own, f);
}

static int
simulate(struct program *p, struct fail *f)
{
	int error = build_board(p, f);

	if (error == 0 && p->behind != NULL)
		error = build_behind(p->behind, f);
	if (error == 0)
		error = join_units(p, f);
	if (error != 0)
		return error;
	error = io_init(&p->io, p->options.link, &p->runner, f);
	if (error == 0 && p->options.vnc != NULL) {
		error = viewer_start(&p->viewer, p->options.vnc, &p->sim, f);
		p->viewing = error == 0;
	}
	if (error == 0)
		error = run(p, f);
	if (p->viewing)
		viewer_stop(&p->viewer);
	io_fini(&p->io);
	if (p->behind != NULL)
		io_fini(&p->behind->io);
	if (!p->left_behind)
		fini_boards(p);
	return error;
}

int
main(int argc, char **argv)
{
	struct program *p = calloc(1, sizeof(*p));
	struct fail f = { 0, "" };
	int error;

	signal(SIGPIPE, SIG_IGN);
	if (p == NULL)
		return SIM_HARDWARE;
	error = parse(p, argc, argv, &f);
	if (error == 0 && p->options.help)
		options_help();
	else if (error == 0 && p->options.version)
		puts("overscan-sim " OVS_VERSION);
	else if (error == 0)
		error = simulate(p, &f);
	if (error != 0)
		fprintf(stderr, "overscan-sim: %s\n", f.text);
	if (!p->left_behind) {
		free(p->behind);
		free(p);
	}
	return error;
}
