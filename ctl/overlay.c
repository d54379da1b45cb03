/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "ctl/look.h"
#include "ctl/overlay.h"

enum { NO_SIGNAL_ROW = 3, NO_SIGNAL_ROWS = 7, BANNER_MARGIN_PX = 8 };

void
overlay_init(struct overlay *overlay, int console, const struct world *world)
{
	const struct ports *ports = &world->ports;

	memset(overlay, 0, sizeof(*overlay));
	overlay->console = console;
	overlay->selected = ports->console[console].selected;
	overlay->banner_until_ms = NO_DEADLINE;
	overlay->no_signal_at_ms = NO_DEADLINE;
	overlay->capture_wrong_at_ms = NO_DEADLINE;
	menu_init(&overlay->menu, console);
	page_init(&overlay->page, PAGE_ROWS, PAGE_COLS);
}

/* ---- what is drawn --------------------------------------------------------------------------- */

static char
led(int leds, int which, char letter)
{
	return leds & which ? letter : '-';
}

/* [01-01 MAIL-A  N.-.S]: port, name, lock LEDs its host has lit */
static void
draw_banner(const struct overlay *overlay, const struct ports *ports, struct page *page)
{
	const struct port *port = &ports->port[overlay->selected];
	char line[80];

	page_init(page, PAGE_ROWS, PAGE_COLS);
	if (overlay->selected == 0) {
		page_text(page, 0, 0, LOOK_TEXT, "[NO PORT]");
		return;
	}
	/* a name of 16 columns leaves room for one space only */
	snprintf(line, sizeof(line), "[%02d-%02d %s%s%c.%c.%c]", UNIT, overlay->selected,
		 port->name, utf8_columns(port->name) < NAME_COLUMNS ? "  " : " ", led(port->leds, LED_NUM, 'N'), led(port->leds, LED_CAPS, 'C'),
		 led(port->leds, LED_SCROLL, 'S'));
	page_text(page, 0, 0, LOOK_TEXT, line);
}

static void
draw_no_signal(const struct overlay *overlay, const struct ports *ports, struct page *page)
{
	const struct port *port = &ports->port[overlay->selected];
	int row = NO_SIGNAL_ROW;
	char line[80];

	page_init(page, PAGE_ROWS, PAGE_COLS);
	page_box(page, row, 0, NO_SIGNAL_ROWS, PAGE_COLS, LOOK_FRAME);
	if (overlay->selected == 0) {
		page_text(page, row + 1, 1, LOOK_HEAD, "NO PORT SELECTED");
	} else {
		snprintf(line, sizeof(line), "%02d-%02d %s", UNIT, overlay->selected, port->name);
		page_text(page, row + 1, 1, LOOK_HEAD, line);
		if (port->seen)
			snprintf(line, sizeof(line), "NO SIGNAL: LOST AT %s", port->lost_at);
		else
			snprintf(line, sizeof(line), "NO SIGNAL: NEVER SEEN");
		page_text(page, row + 2, 1, LOOK_TEXT, line);
	}
	snprintf(line, sizeof(line), "Enter=menu ↓=next 1-%d=port",
		 ports->count < 9 ? ports->count : 9);
	page_text(page, row + 3, 1, LOOK_TEXT, "Scroll Lock twice, then");
	page_text(page, row + 4, 1, LOOK_TEXT, line);
	page_text(page, row + 5, 1, LOOK_QUIET, "Other keys go to the host.");
}

/* the picture the overlay lies on */
static void
picture_size(const struct overlay *overlay, const struct ports *ports, int *width, int *height)
{
	int shown = ports->console[overlay->console].shown;
	const struct port *port = &ports->port[shown];

	*width = 640;
	*height = 480;
	if (shown > 0 && port->present) {
		*width = port->width_px;
		*height = port->height_px;
	}
}

static int
centred(int room, int size)
{
	return room > size ? (room - size) / 2 : 0;
}

static void
place(struct overlay *overlay, const struct ports *ports)
{
	struct view *view = &overlay->view;
	int width, height;

	picture_size(overlay, ports, &width, &height);
	view->on = overlay->mode != OVERLAY_NONE;
	view->scale = width >= DOUBLE_FROM_PX ? 2 : 1;
	view->x_px = centred(width, PAGE_COLS * CELL_W_PX * view->scale);
	view->y_px = centred(height, PAGE_ROWS * CELL_H_PX * view->scale);
	if (overlay->mode == OVERLAY_BANNER)
		view->x_px = view->y_px = BANNER_MARGIN_PX * view->scale;
}

static void
draw(struct overlay *overlay, const struct world *world)
{
	static struct menu_view view;	/* large; there is one thread */
	const struct ports *ports = &world->ports;

	place(overlay, ports);
	switch (overlay->mode) {
	case OVERLAY_NONE:
		break;
	case OVERLAY_BANNER:
		draw_banner(overlay, ports, &overlay->page);
		break;
	case OVERLAY_NO_SIGNAL:
		draw_no_signal(overlay, ports, &overlay->page);
		break;
	case OVERLAY_MENU:
		page_init(&overlay->page, PAGE_ROWS, PAGE_COLS);
		menu_view(&overlay->menu, world, &view);
		menu_draw(&view, &overlay->page);
		break;
	}
}

/* ---- what happens ---------------------------------------------------------------------------- */

static void
ports_changed(struct overlay *overlay, const struct world *world, int64_t now_ms)
{
	const struct ports *ports = &world->ports;
	const struct console_state *console = &ports->console[overlay->console];
	bool lost = console->no_signal || console->selected == 0;

	if (console->selected != overlay->selected) {
		overlay->selected = console->selected;
		overlay->banner_until_ms = now_ms + BANNER_MS;
		overlay->no_signal = false;
		overlay->no_signal_at_ms = NO_DEADLINE;
	}
	if (!lost) {
		overlay->no_signal = false;
		overlay->no_signal_at_ms = NO_DEADLINE;
	} else if (!overlay->no_signal && overlay->no_signal_at_ms == NO_DEADLINE) {
		overlay->no_signal_at_ms = now_ms + NO_SIGNAL_GRACE_MS;
	}
	if (overlay->mode == OVERLAY_MENU)
		menu_changed(&overlay->menu, world);
}

static void
time_passed(struct overlay *overlay, int64_t now_ms)
{
	if (now_ms >= overlay->banner_until_ms)
		overlay->banner_until_ms = NO_DEADLINE;
	if (now_ms >= overlay->no_signal_at_ms) {
		overlay->no_signal = true;
		overlay->no_signal_at_ms = NO_DEADLINE;
	}
}

/* outside the menu: the NO SIGNAL page goes before the banner, which says less */
static void
settle(struct overlay *overlay)
{
	if (overlay->mode == OVERLAY_MENU)
		return;
	if (overlay->no_signal)
		overlay->mode = OVERLAY_NO_SIGNAL;
	else if (overlay->banner_until_ms != NO_DEADLINE)
		overlay->mode = OVERLAY_BANNER;
	else
		overlay->mode = OVERLAY_NONE;
}

static struct overlay_actions
menu_done(struct overlay *overlay, const struct actions *list, int64_t now_ms)
{
	struct overlay_actions actions = { .asked = *list };

	for (int i = 0; i < list->count; i++) {
		if (list->list[i].act == ACT_SELECT)
			actions.select = list->list[i].port;
		if (list->list[i].act == ACT_CLOSE)
			actions.release = true;
	}
	if (actions.release)
		overlay->mode = OVERLAY_NONE;
	if (actions.select == overlay->selected && actions.select != 0) {
		/* it is there already: only say so */
		actions.select = 0;
		overlay->banner_until_ms = now_ms + BANNER_MS;
	}
	return actions;
}

static struct overlay_actions
menu_event(struct overlay *overlay, const struct world *world, struct overlay_event event,
	   int64_t now_ms)
{
	struct menu *menu = &overlay->menu;
	struct actions actions = { 0 };

	if (event.type == OVERLAY_KEY)
		menu_key(menu, world, event.key_id, event.down, now_ms, &actions);
	else if (event.type == OVERLAY_KEYS_LOST)
		menu_keys_lost(menu);
	else if (event.type == OVERLAY_TICK)
		menu_tick(menu, world, now_ms, &actions);
	return menu_done(overlay, &actions, now_ms);
}

static void
open_menu(struct overlay *overlay, const struct world *world, int64_t now_ms)
{
	overlay->mode = OVERLAY_MENU;
	menu_open(&overlay->menu, world, NOBODY, MENU_LIST, now_ms);
}

/*
 * The keyboard is captured while the menu is open, and only then. Where the two disagree for long,
 * an event was lost, or the board has fallen back to itself meanwhile: the menu follows the keyboard.
 */
static void
follow_capture(struct overlay *overlay, const struct world *world, int64_t now_ms)
{
	const struct ports *ports = &world->ports;
	bool captured = ports->console[overlay->console].capture;

	if (captured == (overlay->mode == OVERLAY_MENU)) {
		overlay->capture_wrong_at_ms = NO_DEADLINE;
	} else if (overlay->capture_wrong_at_ms == NO_DEADLINE) {
		overlay->capture_wrong_at_ms = now_ms + CAPTURE_GRACE_MS;
	} else if (now_ms >= overlay->capture_wrong_at_ms) {
		overlay->capture_wrong_at_ms = NO_DEADLINE;
		if (captured)
			open_menu(overlay, world, now_ms);
		else
			overlay->mode = OVERLAY_NONE;
	}
}

struct overlay_actions
overlay_step(struct overlay *overlay, const struct world *world, struct overlay_event event,
	     int64_t now_ms)
{
	struct overlay_actions actions = { .select = 0 };

	time_passed(overlay, now_ms);
	if (event.type == OVERLAY_PORTS) {
		ports_changed(overlay, world, now_ms);
	} else if (event.type == OVERLAY_MENU_WANTED) {
		if (overlay->mode != OVERLAY_MENU)
			open_menu(overlay, world, now_ms);
	} else if (event.type == OVERLAY_CAPTURE_LOST) {
		overlay->mode = OVERLAY_NONE;
	} else if (overlay->mode == OVERLAY_MENU) {
		actions = menu_event(overlay, world, event, now_ms);
	} else if (event.type == OVERLAY_KEY && event.down) {
		/* captured, yet no menu is open: nobody would ever see these keys */
		actions.release = true;
	}
	follow_capture(overlay, world, now_ms);
	settle(overlay);
	draw(overlay, world);
	return actions;
}

int64_t
overlay_deadline(const struct overlay *overlay)
{
	int64_t at = overlay->banner_until_ms;

	if (overlay->no_signal_at_ms < at)
		at = overlay->no_signal_at_ms;
	if (overlay->capture_wrong_at_ms < at)
		at = overlay->capture_wrong_at_ms;
	if (overlay->mode == OVERLAY_MENU && menu_deadline(&overlay->menu) < at)
		at = menu_deadline(&overlay->menu);
	return at;
}
