/* SPDX-License-Identifier: MIT */
/*
 * Export and import: the kept things as one text, and a text as the actions that lead to it.
 *
 * Pure. An export says everything explicitly and always in the same order, so that two of them can be
 * compared line by line. An import changes what its text says otherwise than it is; what the text
 * does not mention stays, or goes back to its standard when it is to replace everything.
 */
#ifndef CTL_CONFIG_WRITE_H
#define CTL_CONFIG_WRITE_H

#include "ctl/action.h"
#include "ctl/config.h"

/* for free(); NULL: no memory */
char *config_write(const struct world *world);

struct config_diff {
	struct action *list;
	int count, room;
	char **line;			/* one for people for each action */
	bool replace;
	const struct world *world;
	const struct kept *state;	/* what was set at run time */
	int next_user;			/* id that the next new user will get */
};

/* Fill list and line; world, state, next_user and replace are given. */
void config_diff(struct config_diff *diff, const struct config *config);
void config_diff_fini(struct config_diff *diff);

#endif
