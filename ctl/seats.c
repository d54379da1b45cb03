/* SPDX-License-Identifier: MIT */
#include "ctl/seats.h"

static bool
can_work(const struct world *world, const int user[CONSOLES_MAX + 1], int port, int console)
{
	return console >= 1 && console <= world->ports.consoles && port > 0 &&
	       world->ports.console[console].selected == port && user[console] != NO_USER &&
	       world_right(world, user[console], port) == RIGHT_FULL;
}

static int
first_at(const struct seats *seats, const struct world *world, const int user[CONSOLES_MAX + 1],
	 int port)
{
	int first = 0;

	for (int c = 1; c <= world->ports.consoles; c++)
		if (can_work(world, user, port, c) &&
		    (first == 0 || seats->since[c] < seats->since[first]))
			first = c;
	return first;
}

bool
seats_step(struct seats *seats, struct world *world, const int user[CONSOLES_MAX + 1])
{
	bool changed = false;

	for (int c = 1; c <= world->ports.consoles; c++) {
		int port = user[c] == NO_USER ? 0 : world->ports.console[c].selected;

		if (port == seats->at[c])
			continue;
		seats->at[c] = port;
		seats->since[c] = ++seats->turn;
	}
	for (int p = 1; p <= world->ports.count; p++) {
		struct port *port = &world->ports.port[p];
		int was = port->controller;

		if (!can_work(world, user, p, was))
			port->controller = first_at(seats, world, user, p);
		changed |= port->controller != was;
	}
	return changed;
}

bool
seats_give(struct world *world, const int user[CONSOLES_MAX + 1], int port, int console)
{
	if (!can_work(world, user, port, console))
		return false;
	world->ports.port[port].controller = console;
	return true;
}
