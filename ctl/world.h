/* SPDX-License-Identifier: MIT */
/*
 * All that the pure cores may look at: the board as it was last seen, the settings, the users. The
 * daemon owns it; the store keeps the part that outlives it.
 */
#ifndef CTL_WORLD_H
#define CTL_WORLD_H

#include "ctl/ports.h"
#include "ctl/settings.h"
#include "ctl/users.h"

struct world {
	struct ports ports;
	struct settings settings;
	struct users users;
	struct edids edids;
	long long wall_ms;		/* the same in milliseconds */
	long long wall_s;		/* time of day, seconds since 1970, local zone applied by who shows it */
};

/* no board yet, every setting at its standard, nobody but an administrator without a password */
void world_init(struct world *world);

/* the value that holds for this user: a profile setting is the user's, NOBODY's is the switch's */
int world_setting(const struct world *world, int user, enum setting id);

/* NOBODY has every right, NO_USER none, an administrator all */
enum right world_right(const struct world *world, int user, int port);
bool world_admin(const struct world *world, int user);

/* is a login asked for? (SET_LOGIN is auto and somebody has a password) */
bool world_login_wanted(const struct world *world);

/* ports this user may see (bit 0 = port 1), and those that fit the list setting as well */
unsigned world_visible(const struct world *world, int user);
unsigned world_listed(const struct world *world, int user, int list);

#endif
