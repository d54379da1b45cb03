/* SPDX-License-Identifier: MIT */
/* The EDID of a port: the one that is built in, and those that are kept. */
#include <stdio.h>
#include <string.h>

#include "ctl/menu_screen.h"

/* row 0 is the one that is built in */
static const char *
name_at(const struct world *world, int row)
{
	return row >= 1 && row <= world->edids.count ? world->edids.list[row - 1].name : "";
}

int
edid_rows(const struct menu *menu, const struct world *world)
{
	(void)menu;
	return 1 + world->edids.count;
}

/* the bar begins at what the port has */
void
edid_open(struct menu_at *at)
{
	const char *now = at->world->ports.port[at->menu->subject].edid;

	for (int row = 1; row <= at->world->edids.count; row++)
		if (strcmp(name_at(at->world, row), now) == 0)
			at->menu->cursor = row;
}

void
edid_enter(struct menu_at *at)
{
	struct menu *menu = at->menu;
	struct action *action = action_add(at->out, ACT_PORT_EDID);

	action->port = menu->subject;
	snprintf(action->text, sizeof(action->text), "%s", name_at(at->world, menu->cursor));
	menu_pop(at);
}

static void
mode_of(const struct edid *edid, char *out)
{
	struct edid_words words;

	edid_describe(edid->data, &words);
	if (words.width)
		snprintf(out, VIEW_CELL, "%dx%d", words.width, words.height);
}

void
edid_view(const struct menu *menu, const struct world *world, struct menu_view *view)
{
	view_column(view, "", 12, true);
	view_column(view, "", 9, false);
	for (int row = 0; row <= world->edids.count; row++) {
		struct view_row *line = view_add(view);

		snprintf(line->cell[0], VIEW_CELL, "%s", row ? name_at(world, row) : word(menu->language, W_E_STANDARD));
		if (row)
			mode_of(&world->edids.list[row - 1], line->cell[1]);
	}
	if (!world->ports.board.edid)
		snprintf(view->note, sizeof(view->note), "%s", word(menu->language, W_NO_EDID));
	port_title(menu, world, view);
}
