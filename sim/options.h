/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The command line of overscan-sim, checked as far as the words themselves go. */
#ifndef SIM_OPTIONS_H
#define SIM_OPTIONS_H

#include "sim/sim.h"

struct host_option {
	const char *spec;		/* after N=, or NULL */
	struct mode mode;		/* --mode; w 0: not given */
	const char *power;		/* --power, or NULL */
};

struct options {
	struct host_option host[SIM_HOSTS];
	unsigned hosts;			/* highest one named */
	unsigned consoles, pixels;
	const char *link, *vnc, *flash, *shot;
	uint64_t frames;
	uint32_t clk_khz;
	bool max_speed, speed_given;
	bool help, version;
};

int options_parse(struct options *o, int argc, char **argv, struct fail *f);
void options_help(void);

#endif
