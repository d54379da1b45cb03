/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How the picture of a host gets to the board: kind of sync, or composite video with its faults. */
#ifndef SIM_SIGNAL_H
#define SIM_SIGNAL_H

#include "sim/cvbs_play.h"
#include "sim/raster.h"

struct fail;			/* sim.h */

struct signal {
	bool composite;
	enum cvbs_standard standard;	/* of composite */
	enum raster_sync sync;		/* of RGB */
	struct cvbs_faults faults;
};

/* "rgb", "csync", "sog", "ntsc" or "pal". */
const char *signal_name(const struct signal *s);

/*
 * Takes the signal's words from the end of "KIND:WHAT,word,word=value"; *source is what is
 * before them, to be freed. option is named in messages. 0 or an exit code.
 */
int signal_parse(struct signal *s, const char *option, const char *spec,
    char **source, struct fail *f);

#endif
