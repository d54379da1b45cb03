/* SPDX-License-Identifier: MIT */
/*
 * One console: overlay.c decides what is to be seen, this file brings it to the board. Only the
 * difference to what the board has is sent, and only one page is on its way at a time: while it is,
 * further changes add up, so a slow link never lags behind the operator by more than one page.
 */
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/log.h"
#include "ctl/look.h"

enum {
	ARMED_MAX_MS = 8000,		/* longer than any setting of the trigger, on a slow simulation too */
	BLINK_FRAMES = 32,
	BLINK_DUTY_QUARTERS = 2,
	HIDDEN_GRACE_MS = 1500,		/* the status read may be half a second old */
};

static void flush(struct console *console);

static void
on_overlay_timer(uv_timer_t *timer)
{
	console_event(timer->data, (struct overlay_event){ .type = OVERLAY_TICK });
}

void
console_init(struct console *console, struct daemon *daemon, int number)
{
	memset(console, 0, sizeof(*console));
	console->daemon = daemon;
	console->number = number;
	injector_init(&console->injector, daemon, number);
	uv_timer_init(&daemon->loop, &console->timer);
	console->timer.data = console;
	overlay_init(&console->overlay, number, &daemon->world);
}

void
console_fini(struct console *console)
{
	injector_fini(&console->injector);
	uv_close((uv_handle_t *)&console->timer, NULL);
}

/* ---- the page on its way to the board -------------------------------------------------------- */

static struct ovs_board *
board_of(const struct console *console)
{
	return console->daemon->link.board;
}

static void
send_command(struct console *console, const struct osd_command *c)
{
	struct ovs_board *board = board_of(console);
	struct ovs_rect rect = { c->row, c->col, c->height, c->width };

	switch (c->op) {
	case OSD_LOCATE:
		ovs_osd_locate(board, console->number, c->row, c->col, c->attr);
		break;
	case OSD_WRITE:
		ovs_osd_write(board, console->number, c->text, c->len);
		break;
	case OSD_FILL:
		ovs_osd_fill(board, console->number, rect, c->code, c->attr);
		break;
	case OSD_ATTR:
		ovs_osd_attr(board, console->number, rect, c->keep, c->flip);
		break;
	}
}

static void
send_display(struct console *console, const struct view *view)
{
	struct ovs_display display = {
		.flags = view->on ? OVS_DISPLAY_ON : 0, .x_px = view->x_px, .y_px = view->y_px,
		.cols = PAGE_COLS, .rows = PAGE_ROWS, .scale_x = view->scale,
		.scale_y = view->scale, .dim = LOOK_DIM_EIGHTHS, .blink_frames = BLINK_FRAMES,
		.blink_duty = BLINK_DUTY_QUARTERS,
	};

	ovs_osd_display(board_of(console), console->number, &display);
}

/* from an unknown page to one that shows nothing */
static void
send_blank(struct console *console)
{
	struct ovs_rect all = { 0, 0, PAGE_ROWS, PAGE_COLS };

	ovs_osd_fill(board_of(console), console->number, all, ' ', ATTR_NOTHING);
	page_init(&console->shown, PAGE_ROWS, PAGE_COLS);
}

static void
on_sent(void *ctx, int result)
{
	struct console *console = ctx;

	console->sending = false;
	if (result != 0) {
		console->drawn = false;
		console->commit_due = false;
		if (result != OVS_E_LINK)
			log_warning("console %d: drawing failed: %s", console->number,
				    ovs_strerror(result));
		return;
	}
	flush(console);
}

static bool
view_equal(const struct view *a, const struct view *b)
{
	return a->on == b->on && a->x_px == b->x_px && a->y_px == b->y_px && a->scale == b->scale;
}

/* The list is large and lives during this call only; there is one thread. */
static struct osd_list list;

static void
send_page(struct console *console)
{
	const struct overlay *overlay = &console->overlay;

	if (!console->drawn || !view_equal(&console->shown_view, &overlay->view))
		send_display(console, &overlay->view);
	if (!console->drawn)
		send_blank(console);
	if (overlay->view.on) {
		osd_diff(&console->shown, &overlay->page, &list);
		for (int i = 0; i < list.count; i++)
			send_command(console, &list.command[i]);
		console->shown = overlay->page;
	}
	ovs_osd_commit(board_of(console), console->number, true);
	console->shown_view = overlay->view;
	console->drawn = true;
	console->commit_due = true;
}

static bool
up_to_date(const struct console *console)
{
	const struct overlay *overlay = &console->overlay;

	if (!overlay->view.on)
		return !console->shown_view.on;
	return console->drawn && view_equal(&console->shown_view, &overlay->view) &&
	       page_equal(&console->shown, &overlay->page);
}

static void
flush(struct console *console)
{
	if (!console->daemon->link.up || console->sending || up_to_date(console))
		return;
	send_page(console);
	console->sending = ovs_then(board_of(console), on_sent, console) == 0;
}

/* ---- events ---------------------------------------------------------------------------------- */

static bool
is_hidden(const struct console *console)
{
	return console->shown_view.on && !console->sending && !console->commit_due &&
	       !console->daemon->world.ports.console[console->number].overlay;
}

static void
start_timer(struct console *console)
{
	int64_t at = overlay_deadline(&console->overlay);
	int64_t now = (int64_t)daemon_now_ms(console->daemon);
	int64_t check_at = (int64_t)console->hidden_since_ms + HIDDEN_GRACE_MS;

	if (is_hidden(console) && check_at < at)
		at = check_at;
	if (at == NO_DEADLINE)
		uv_timer_stop(&console->timer);
	else
		uv_timer_start(&console->timer, on_overlay_timer,
			       at > now ? (uint64_t)(at - now) : 0, 0);
}

/*
 * The board shows no overlay although it was given one: it has not heard the daemon for a while, fell
 * back to itself, and cleared the page. Then everything is drawn anew.
 */
static void
check_shown(struct console *console)
{
	uint64_t now = daemon_now_ms(console->daemon);

	if (!is_hidden(console))
		console->hidden_since_ms = now;
	else if (now >= console->hidden_since_ms + HIDDEN_GRACE_MS)
		console->drawn = false;
}

/* what the menu wants to be kept */
static void
keep(struct console *console, const struct actions *asked)
{
	struct daemon *daemon = console->daemon;
	char from[32], message[64];

	snprintf(from, sizeof(from), "console %d", console->number);
	for (int i = 0; i < asked->count; i++) {
		const struct action *action = &asked->list[i];
		int code;

		if (action->act < ACT_SET || action->act == ACT_PASSWORD)
			continue;
		code = store_act(daemon->store, &daemon->world, action, "", from, message,
				 sizeof(message));
		menu_changed(&console->overlay.menu, &daemon->world);
		menu_answer(&console->overlay.menu, message, code == 0);
	}
}

void
console_event(struct console *console, struct overlay_event event)
{
	struct daemon *daemon = console->daemon;
	struct overlay_actions actions = overlay_step(&console->overlay, &daemon->world, event,
						      (int64_t)daemon_now_ms(daemon));

	keep(console, &actions.asked);
	if (daemon->link.up && actions.select > 0)
		ovs_select(daemon->link.board, console->number, actions.select);
	if (daemon->link.up && actions.release)
		ovs_capture(daemon->link.board, console->number, false);
	check_shown(console);
	flush(console);
	start_timer(console);
	server_push(&daemon->server);
}

void
console_trigger(struct console *console, int action)
{
	console->armed = action == OVS_TRIG_ARMED;
	console->armed_until_ms = daemon_now_ms(console->daemon) + ARMED_MAX_MS;
	if (action == OVS_TRIG_MENU || action == OVS_TRIG_WORD)
		console_event(console, (struct overlay_event){ .type = OVERLAY_MENU_WANTED });
}

void
console_commit_done(struct console *console)
{
	console->commit_due = false;
}

void
console_board_up(struct console *console)
{
	struct daemon *daemon = console->daemon;

	console->drawn = false;
	/* a daemon that was killed leaves its overlay behind: then it is hidden now */
	console->shown_view.on = daemon->world.ports.console[console->number].overlay;
	console->sending = console->commit_due = console->armed = false;
	console->overlay.selected = daemon->world.ports.console[console->number].selected;
	if (daemon->world.ports.console[console->number].capture)
		ovs_capture(daemon->link.board, console->number, false);
	console_event(console, (struct overlay_event){ .type = OVERLAY_PORTS });
}

void
console_board_down(struct console *console)
{
	console->sending = console->commit_due = console->armed = false;
	injector_clear(&console->injector);
	console_event(console, (struct overlay_event){ .type = OVERLAY_CAPTURE_LOST });
}

void
console_drawn_over(struct console *console)
{
	console->drawn = false;
	console->shown_view.on = false;
}

bool
console_settled(const struct console *console)
{
	const struct console_state *state = &console->daemon->world.ports.console[console->number];

	if (console->armed && daemon_now_ms(console->daemon) < console->armed_until_ms)
		return false;
	return injector_idle(&console->injector) && !console->sending && !console->commit_due &&
	       !state->switching && (state->no_signal || state->shown == state->selected);
}

void
console_leave(struct console *console)
{
	struct ovs_board *board = board_of(console);

	injector_clear(&console->injector);
	if (!console->daemon->link.up)
		return;
	if (console->overlay.mode == OVERLAY_MENU)
		ovs_capture(board, console->number, false);
	if (console->shown_view.on) {
		console->overlay.view.on = false;
		send_page(console);
	}
}
