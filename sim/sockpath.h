/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Listening Unix sockets: stale files are replaced, live ones are refused. */
#ifndef SIM_SOCKPATH_H
#define SIM_SOCKPATH_H

#include "sim/sim.h"

/* A listening descriptor that only this user can reach, or -1 with *f set. */
int sockpath_listen(const char *option, const char *path, struct fail *f);

#endif
