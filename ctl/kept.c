/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "ctl/kept.h"

static void
show_layer(const struct kept_port *from, struct port *port)
{
	if (from->has_name)
		memcpy(port->name, from->name, sizeof(port->name));
	if (from->has_quick)
		port->quick = from->quick;
	if (from->has_dwell)
		port->dwell_s = from->dwell_s;
	if (from->has_buttons)
		port->buttons = from->buttons;
	if (from->has_macro)
		memcpy(port->lock_macro, from->macro, sizeof(port->lock_macro));
}

static void
show_standard(struct ports *ports, int number)
{
	struct port *port = &ports->port[number];

	ports_standard_name(ports, number, port->name);
	port->quick = false;
	port->dwell_s = 0;
	port->buttons = BUTTONS_FULL;
	port->lock_macro[0] = 0;
}

int
kept_below(const struct kept *file, enum setting id)
{
	return file->has[id] ? file->value[id] : setting_defs[id].standard;
}

enum kept_layer
kept_layer(const struct kept *file, const struct kept *state, enum setting id)
{
	if (state->has[id])
		return KEPT_STATE;
	return file->has[id] ? KEPT_FILE : KEPT_STANDARD;
}

void
kept_show(const struct kept *file, const struct kept *state, struct world *world)
{
	for (int id = 0; id < SETTING_COUNT; id++)
		world->settings.value[id] = state->has[id] ? state->value[id]
							   : kept_below(file, id);
	for (int port = 1; port <= PORTS_MAX; port++) {
		show_standard(&world->ports, port);
		show_layer(&file->port[port], &world->ports.port[port]);
		show_layer(&state->port[port], &world->ports.port[port]);
	}
}
