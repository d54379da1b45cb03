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
	if (from->has_edid)
		memcpy(port->edid, from->edid, sizeof(port->edid));
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
	port->edid[0] = 0;
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

const struct edid *
kept_edid(const struct kept *file, const struct kept *state, const char *name)
{
	const struct edid *edid = edids_find(&state->edids, name);

	return edid ? edid : edids_find(&file->edids, name);
}

/* of two with one name the state's counts; a port whose EDID is nowhere has the one that is built in */
static void
show_edids(const struct kept *file, const struct kept *state, struct world *world)
{
	world->edids = state->edids;
	for (int i = 0; i < file->edids.count; i++)
		if (edids_find(&state->edids, file->edids.list[i].name) == NULL)
			edids_put(&world->edids, &file->edids.list[i]);
	for (int port = 1; port <= PORTS_MAX; port++)
		if (edids_find(&world->edids, world->ports.port[port].edid) == NULL)
			world->ports.port[port].edid[0] = 0;
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
	show_edids(file, state, world);
}
