/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/world.h"

void
world_init(struct world *world)
{
	memset(world, 0, sizeof(*world));
	ports_init(&world->ports);
	settings_init(&world->settings);
	user_init(&world->users.user[0], 1, USER_FIRST);
	world->users.user[0].admin = true;
	world->users.count = 1;
}

static const struct user *
find(const struct world *world, int id)
{
	for (int i = 0; i < world->users.count; i++)
		if (world->users.user[i].id == id)
			return &world->users.user[i];
	return NULL;
}

int
world_setting(const struct world *world, int user, enum setting id)
{
	const struct user *of = setting_defs[id].profile ? find(world, user) : NULL;

	return of ? of->profile.value[id] : world->settings.value[id];
}

enum right
world_right(const struct world *world, int user, int port)
{
	const struct user *of = find(world, user);

	if (port < 1 || port > world->ports.count || world->ports.port[port].none)
		return RIGHT_NONE;
	if (user == NOBODY || (of && of->admin))
		return RIGHT_FULL;
	return of ? of->right[port] : RIGHT_NONE;
}

bool
world_admin(const struct world *world, int user)
{
	const struct user *of = find(world, user);

	return user == NOBODY || (of && of->admin);
}

bool
world_login_wanted(const struct world *world)
{
	return world->settings.value[SET_LOGIN] != 0 && users_have_password(&world->users);
}

unsigned
world_visible(const struct world *world, int user)
{
	unsigned ports = 0;

	for (int port = 1; port <= world->ports.count; port++)
		if (world_right(world, user, port) != RIGHT_NONE)
			ports |= 1u << (port - 1);
	return ports;
}

/* the words of SET_LIST */
enum { LIST_ALL, LIST_ON, LIST_QUICK, LIST_QUICK_ON };

static bool
is_listed(const struct port *port, int list)
{
	if ((list == LIST_ON || list == LIST_QUICK_ON) && !port->present)
		return false;
	return list == LIST_ALL || list == LIST_ON || port->quick;
}

unsigned
world_listed(const struct world *world, int user, int list)
{
	unsigned ports = world_visible(world, user);

	for (int port = 1; port <= world->ports.count; port++)
		if (!is_listed(&world->ports.port[port], list))
			ports &= ~(1u << (port - 1));
	return ports;
}
