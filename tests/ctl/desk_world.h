/* SPDX-License-Identifier: MIT */
/*
 * The lines of a .t script that say what the world of a desk is (desk_run.c lists them): ports and their
 * pictures, the other unit, users and their rights, settings.
 */
#ifndef TESTS_CTL_DESK_WORLD_H
#define TESTS_CTL_DESK_WORLD_H

#include "ctl/world.h"

/* false: not such a line */
bool desk_world_line(struct world *world, const char *line);

#endif
