/* SPDX-License-Identifier: MIT */
/* Ports for the administrator: names, quick view, scan time, lock keys; the targets of a broadcast. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/chord.h"
#include "ctl/menu_screen.h"

enum { DWELL_MAX_S = 255 };

int
ports_rows(const struct menu *menu, const struct world *world)
{
	(void)menu;
	return ports_there(&world->ports);
}

int
ports_id(const struct menu *menu, const struct world *world, int row)
{
	(void)menu;
	return ports_at(&world->ports, row);
}

bool
ports_press(struct menu_at *at, const struct press *press)
{
	if (press->text[0] != ' ')
		return false;
	menu_toggle_quick(at);
	return true;
}

void
ports_enter(struct menu_at *at)
{
	menu_push(at, MENU_PORT, at->menu->under);
}

void
ports_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	view_column(view, word(menu->language, W_HEAD_PORT), 5, false);
	view_marks(view, "Q");
	view_column(view, word(menu->language, W_HEAD_NAME), NAME_COLUMNS, true);
	view_column(view, word(menu->language, W_HEAD_TIME), 3, false);
	for (int number = 1; number <= world->ports.count; number++) {
		const struct port *port = &world->ports.port[number];
		struct view_row *row;

		if (port->none)
			continue;
		row = view_add(view);
		menu_port_number(world, number, row->cell[0]);
		strcpy(row->cell[1], port->quick ? "*" : " ");
		snprintf(row->cell[2], VIEW_CELL, "%s", port->name);
		if (port->dwell_s)
			snprintf(row->cell[3], VIEW_CELL, "%3d", port->dwell_s);
		row->quiet = !port->present;
	}
}

void
port_title(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	char number[PORT_TEXT];

	word_put(view->title, sizeof(view->title), menu->language, W_PORT_OF,
		 menu_port_number(world, menu->subject, number), world->ports.port[menu->subject].name);
}

/* ---- one field, one value of a port ---------------------------------------------------------- */

void
port_field_open(struct menu_at *at)
{
	const struct port *port = &at->world->ports.port[at->menu->subject];
	char number[12] = "";

	if (at->menu->screen == MENU_PORT_NAME)
		menu_field_set(at->menu, 0, port->name);
	else if (at->menu->screen == MENU_PORT_MACRO)
		menu_field_set(at->menu, 0, port->lock_macro);
	else if (port->dwell_s)
		snprintf(number, sizeof(number), "%d", port->dwell_s);
	if (number[0])
		menu_field_set(at->menu, 0, number);
}

/* an empty name is the configured one */
static bool
name_ok(struct menu *menu)
{
	const char *name = menu->field[0].text;

	if (name[0] == 0 || ports_name_error(name) == NULL)
		return true;
	menu_say(menu, true, W_NAME_SPACE);
	return false;
}

/* an empty time is that of the settings */
static bool
dwell_ok(struct menu *menu, int *seconds)
{
	const char *text = menu->field[0].text;

	*seconds = atoi(text);
	if (text[strspn(text, "0123456789")] == 0 && *seconds <= DWELL_MAX_S)
		return true;
	word_put(menu->message, sizeof(menu->message), menu->language, W_BAD_NUMBER, 0, DWELL_MAX_S);
	menu->bad = true;
	return false;
}

static bool
macro_ok(struct menu *menu)
{
	struct strokes strokes = { 0 };
	char text[ACTION_TEXT], bad[CHORD_NAME_MAX + 1] = "", *save = NULL;
	bool good = true;

	snprintf(text, sizeof(text), "%s", menu->field[0].text);
	for (char *chord = strtok_r(text, " ", &save); chord && good; chord = strtok_r(NULL, " ", &save))
		good = strokes_chord(&strokes, chord, bad);
	strokes_fini(&strokes);
	if (good)
		return true;
	word_put(menu->message, sizeof(menu->message), menu->language, W_BAD_KEYS, bad);
	menu->bad = true;
	return false;
}

static enum act
field_act(struct menu *menu, int *value)
{
	if (menu->screen == MENU_PORT_NAME)
		return name_ok(menu) ? ACT_PORT_NAME : ACT_NONE;
	if (menu->screen == MENU_PORT_DWELL)
		return dwell_ok(menu, value) ? ACT_PORT_DWELL : ACT_NONE;
	return macro_ok(menu) ? ACT_PORT_MACRO : ACT_NONE;
}

void
port_field_enter(struct menu_at *at)
{
	int value = 0;
	enum act act = field_act(at->menu, &value);
	struct action *action;

	if (act == ACT_NONE)
		return;
	action = action_add(at->out, act);
	action->port = at->menu->subject;
	action->value = value;
	if (act != ACT_PORT_DWELL)
		snprintf(action->text, sizeof(action->text), "%s", at->menu->field[0].text);
	menu_pop(at);
}

/* ---- F6: whom a broadcast types at ----------------------------------------------------------- */

void
broadcast_refresh(struct menu *menu, const struct world *world)
{
	unsigned mask = world_listed(world, menu->user,
				     world_setting(world, menu->user, SET_LIST));

	menu->ports = 0;
	for (int port = 1; port <= world->ports.count; port++)
		if ((mask >> (port - 1) & 1) && world_right(world, menu->user, port) == RIGHT_FULL)
			menu->port[menu->ports++] = (uint8_t)port;
}

void
broadcast_enter(struct menu_at *at)
{
	if (at->menu->ports == 0)
		return;
	action_add(at->out, ACT_BROADCAST);
	menu_close(at);
}

void
broadcast_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	list_table(menu, world, view);
	if (menu->ports > 0)
		word_put(view->message, sizeof(view->message), menu->language, W_BRC_COUNT,
			 menu->ports);
	else
		snprintf(view->message, sizeof(view->message), "%s", word(menu->language, W_BRC_NONE));
}
