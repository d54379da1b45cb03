/* SPDX-License-Identifier: MIT */
/*
 * The mouse. Whatever can be clicked is noted as a zone while it is drawn; a click does what the key
 * would. A wheel moves bars and texts; in keyboard mode wheel and click go to the host. Turned off, or
 * with Shift held, the terminal selects text as ever.
 */
#include <curses.h>
#include <menu.h>
#include <stdio.h>
#include <string.h>

#include "ctl/screen.h"

enum { ZONES_MAX = 96, TWICE_MS = 500, WHEEL_ROWS = 3, EVENTS_MAX = 8 };

static struct zone {
	int row, col, rows, cols, value;
	enum zone_kind kind;
} zones[ZONES_MAX];

static int zone_count;

/* ---- zones ----------------------------------------------------------------------------------- */

void
mouse_clear(void)
{
	zone_count = 0;
}

void
mouse_zone(const struct area *area, enum zone_kind kind, int value)
{
	if (zone_count < ZONES_MAX && area->rows > 0 && area->cols > 0)
		zones[zone_count++] = (struct zone){ area->row, area->col, area->rows, area->cols,
						     value, kind };
}

/* what was drawn last lies on top */
static const struct zone *
zone_at(int row, int col)
{
	for (int i = zone_count - 1; i >= 0; i--)
		if (row >= zones[i].row && row < zones[i].row + zones[i].rows &&
		    col >= zones[i].col && col < zones[i].col + zones[i].cols)
			return &zones[i];
	return NULL;
}

/* the key that a word of the key line names; 0: it is none of one key */
int
mouse_key(const char *name)
{
	static const struct {
		const char *name;
		int key;
	} keys[] = {
		{ "Enter", '\r' }, { "↵", '\r' }, { "Tab", '\t' }, { "Space", ' ' }, { "Esc", KEY_ESC },
		{ "PgUp", SPECIAL(KEY_PPAGE) }, { "PgDn", SPECIAL(KEY_NPAGE) }, { "End", SPECIAL(KEY_END) },
		{ "Home", SPECIAL(KEY_HOME) }, { "Ctrl-]", CTRL_KEY(']') },
	};
	int number;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(keys[i].name, name) == 0)
			return keys[i].key;
	if (sscanf(name, "F%d", &number) == 1)
		return SPECIAL(KEY_F(number));
	return name[0] && name[1] == 0 ? (unsigned char)name[0] : 0;
}

/* ---- boxes ----------------------------------------------------------------------------------- */

static void
click_pick(struct screen *screen, int row, int col)
{
	struct pick *pick = &screen->pick;
	int item;

	if (pick->menu == NULL || !wenclose(pick->inner, row, col))
		return;
	item = top_row(pick->menu) + row - getbegy((WINDOW *)pick->inner);
	if (item < 0 || item >= pick->spec.items)
		return;
	set_current_item(pick->menu, pick->item[item]);
	pick_key(screen, '\r');
}

static void
click_dialog(struct screen *screen, int row, int col)
{
	struct dialog *dialog = &screen->dialog;
	int field;

	if (dialog->form == NULL || !wenclose(dialog->inner, row, col))
		return;
	field = row - getbegy((WINDOW *)dialog->inner);
	while (field < dialog->spec.fields && dialog->active != field)
		dialog_key(screen, SPECIAL(KEY_DOWN));
}

/* ---- clicks ---------------------------------------------------------------------------------- */

static void
host_mouse(struct screen *screen, int buttons, int wheel)
{
	json_t *request = screen_request(screen, "mouse");

	json_object_update_new(request, json_pack("{s:i, s:i, s:i, s:i}", "dx", 0, "dy", 0, "buttons",
						  buttons, "wheel", wheel));
	screen_ask(screen, request, NULL);
}

/* the host's pointer is where it is; only the button can be passed on */
static void
click_host(struct screen *screen, const struct zone *zone)
{
	if (zone == NULL || zone->kind == ZONE_PICTURE) {
		host_mouse(screen, 1, 0);
		host_mouse(screen, 0, 0);
	} else {
		typing_end(screen);
	}
}

static bool
second_click(struct screen *screen, int row)
{
	int64_t now_ms = screen_now_ms();
	bool twice = screen->mouse.row == row && now_ms - screen->mouse.at_ms < TWICE_MS;

	screen->mouse.row = twice ? -1 : row;
	screen->mouse.at_ms = now_ms;
	return twice;
}

static void
click_zone(struct screen *screen, const struct zone *zone, int row)
{
	switch (zone->kind) {
	case ZONE_PANE:
		screen_open(screen, (enum pane_id)zone->value);
		break;
	case ZONE_KEY:
		screen_key(screen, zone->value);
		break;
	case ZONE_CONSOLE:
		screen_next_console(screen);
		break;
	case ZONE_PICTURE:
		typing_begin(screen);
		break;
	case ZONE_ROWS:
		row += zone->value - zone->row;
		if (panes[screen->pane]->clicked)
			panes[screen->pane]->clicked(screen, row, second_click(screen, row));
		break;
	}
}

static void
click(struct screen *screen, int row, int col)
{
	const struct zone *zone = zone_at(row, col);

	if (screen->takeover.asked) {
		if (zone && zone->kind == ZONE_KEY)
			screen_key(screen, zone->value);
	} else if (dialog_is_open(screen)) {
		click_dialog(screen, row, col);
	} else if (pick_is_open(screen)) {
		click_pick(screen, row, col);
	} else if (screen->monitor.typing) {
		click_host(screen, zone);
	} else if (zone) {
		click_zone(screen, zone, row);
	}
}

static void
wheel(struct screen *screen, bool up)
{
	bool picture = screen->pane == PANE_MONITOR && !pick_is_open(screen);
	int times = screen->pane == PANE_MENU || picture || pick_is_open(screen) ? 1 : WHEEL_ROWS;

	if (screen->monitor.typing) {
		host_mouse(screen, 0, up ? 1 : -1);
		return;
	}
	for (int i = 0; i < times && !dialog_is_open(screen); i++)
		screen_key(screen, picture ? up ? '+' : '-' : SPECIAL(up ? KEY_UP : KEY_DOWN));
}

static void
take_event(struct screen *screen, const MEVENT *event)
{
	if (event->bstate & BUTTON4_PRESSED)
		wheel(screen, true);
	else if (event->bstate & BUTTON5_PRESSED)
		wheel(screen, false);
	else if (event->bstate & BUTTON1_PRESSED)
		click(screen, event->y, event->x);
}

/* One key may stand for several events that came at once; ncurses hands out the newest first. */
void
mouse_event(struct screen *screen)
{
	MEVENT event[EVENTS_MAX];
	int count = 0;

	while (count < EVENTS_MAX && getmouse(&event[count]) == OK)
		count++;
	while (count-- > 0)
		if (!screen_too_small())
			take_event(screen, &event[count]);
}

void
mouse_turn(struct screen *screen, bool on)
{
	mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
	mouseinterval(0);	/* a press is told at once, not when it is known to be no double click */
	screen->mouse.on = on;
	screen->mouse.row = -1;
}

void
mouse_toggle(struct screen *screen)
{
	mouse_turn(screen, !screen->mouse.on);
	screen_say(screen, screen->mouse.on ? "The mouse works here; with Shift the terminal selects text." :
		   "The mouse is the terminal's again.");
}
