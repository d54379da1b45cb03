/* SPDX-License-Identifier: MIT */
/*
 * Two boards for the daemon: holds the link to the unit behind a port, carries out what units.c orders, and tells
 * it what the boards say. Without such a unit all of this is a call of the library for the one board there is.
 */
#include <stdio.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/log.h"

enum { LOOK_MS = 10, TRIGGER_NONE = 0xFF, ANY_MS = 500 };

static const unsigned first_unit = (1u << UNIT_PORTS) - 1;

static void run(struct daemon *daemon, const struct unit_orders *orders);

/* ---- what is asked of boards comes back later -------------------------------------------------- */

static void
on_time(void *ctx, int result, const uint32_t *words, int count)
{
	struct daemon *daemon = ctx;
	struct unit_orders orders = { 0 };

	/* the link is lost: the next session begins anew */
	if (result != 0 || count < 1)
		return;
	units_time(&daemon->units, words[0], &orders);
	run(daemon, &orders);
}

static void
ask_time(struct daemon *daemon)
{
	if (daemon->link.up && ovs_read(daemon->link.board, OVS_REG_UPTIME_MS, 1, on_time, daemon) != 0)
		uv_timer_start(&daemon->units_timer, daemon->units_timer.timer_cb, LOOK_MS, 0);
}

static void
on_look(uv_timer_t *timer)
{
	ask_time(timer->data);
}

static void
on_done(void *ctx, int result)
{
	struct daemon *daemon = ctx;
	struct unit_orders orders = { 0 };

	(void)result;
	units_done(&daemon->units, &orders);
	run(daemon, &orders);
}

/* ---- orders ------------------------------------------------------------------------------------ */

static void
look_again(struct daemon *daemon)
{
	/* what was asked first is asked at once, behind the order that shut the gate */
	uv_timer_start(&daemon->units_timer, on_look, daemon->units.shut ? LOOK_MS : 0, 0);
}

static void
to_board(struct ovs_board *board, const struct unit_order *order)
{
	switch (order->what) {
	case ORDER_SELECT:
		ovs_select(board, order->console, (int)order->value);
		break;
	case ORDER_CAPTURE:
		ovs_capture(board, order->console, order->value);
		break;
	case ORDER_PORT_MASK:
		ovs_set_port_mask(board, order->console, order->value);
		break;
	case ORDER_KEY_MASK:
		ovs_set_key_mask(board, order->console, order->value);
		break;
	case ORDER_BROADCAST:
		ovs_broadcast(board, order->console, order->value);
		break;
	default:
		break;
	}
}

static void
publish(struct daemon *daemon)
{
	struct behind *behind = &daemon->world.ports.behind;

	behind->at = daemon->units.at ? UNIT_PORTS + daemon->units.at : 0;
	behind->broadcaster = units_broadcaster(&daemon->units);
}

static void
run(struct daemon *daemon, const struct unit_orders *orders)
{
	for (int i = 0; i < orders->count; i++) {
		const struct unit_order *order = &orders->list[i];
		struct board_link *link = order->unit == UNIT ? &daemon->link : &daemon->behind;

		if (order->what == ORDER_TIME)
			look_again(daemon);
		else if (order->what == ORDER_DONE && link->up)
			ovs_then(link->board, on_done, daemon);
		else if (link->up)
			to_board(link->board, order);
	}
	publish(daemon);
	if (orders->count > 0)
		requests_step(daemon);
}

/* ---- what desks ask for ------------------------------------------------------------------------ */

void
unit_board_select(struct daemon *daemon, int console, int port)
{
	struct unit_orders orders = { 0 };

	units_select(&daemon->units, console, port, &orders);
	run(daemon, &orders);
}

void
unit_board_capture(struct daemon *daemon, int console, bool take)
{
	struct unit_orders orders = { 0 };

	units_capture(&daemon->units, console, take, &orders);
	run(daemon, &orders);
}

void
unit_board_ports(struct daemon *daemon, int console, unsigned mask)
{
	struct unit_orders orders = { 0 };

	units_ports(&daemon->units, console, mask, &orders);
	run(daemon, &orders);
}

void
unit_board_keys(struct daemon *daemon, int console, unsigned mask)
{
	struct unit_orders orders = { 0 };

	units_keys(&daemon->units, console, mask, &orders);
	run(daemon, &orders);
}

void
unit_board_broadcast(struct daemon *daemon, int console, unsigned mask)
{
	struct unit_orders orders = { 0 };

	units_broadcast(&daemon->units, console, mask, &orders);
	run(daemon, &orders);
}

void
unit_board_macro(struct daemon *daemon, int console, unsigned mask)
{
	ovs_macro(daemon->link.board, console, mask & first_unit);
	if (console == 1 && daemon->behind.up)
		ovs_macro(daemon->behind.board, 1, mask >> UNIT_PORTS);
}

void
unit_board_macro_key(struct daemon *daemon, int console, unsigned mask, int key_id, bool down)
{
	if (mask & first_unit)
		ovs_macro_key(daemon->link.board, console, key_id, down);
	if ((mask & ~first_unit) && daemon->behind.up)
		ovs_macro_key(daemon->behind.board, 1, key_id, down);
}

struct ovs_board *
unit_board_of(struct daemon *daemon, int port, int *place)
{
	const struct board_link *link = port > UNIT_PORTS ? &daemon->behind : &daemon->link;

	*place = ports_place(port);
	return link->up ? link->board : NULL;
}

/* ---- what boards say --------------------------------------------------------------------------- */

/* a console whose picture comes through the other unit shows what that one shows */
static void
see_through(struct daemon *daemon, int console, struct console_state *state)
{
	struct ovs_console_status other;
	bool known = daemon->behind.up && ovs_console_status(daemon->behind.board, 1, &other) == 0;

	state->shown = known && other.shown ? UNIT_PORTS + other.shown : 0;
	state->no_signal |= !known || other.no_signal;
	state->switching |= units_under_way(&daemon->units, console) || (known && other.switching);
	if (state->no_signal)
		state->shown = 0;
}

void
unit_board_seen(struct daemon *daemon, int console, struct console_state *state)
{
	struct unit_orders orders = { 0 };
	int uplink = daemon->units.uplink;

	if (uplink == 0)
		return;
	units_console(&daemon->units, console, state->selected, &orders);
	state->behind = state->selected == uplink;
	state->selected = units_seen(&daemon->units, state->selected);
	if (state->behind || state->shown == uplink)
		see_through(daemon, console, state);
	run(daemon, &orders);
}

void
unit_board_begin(struct daemon *daemon)
{
	struct unit_orders orders = { 0 };

	units_begin(&daemon->units, daemon->world.ports.consoles);
	run(daemon, &orders);
}

static void
mark_offline(struct ports *ports, bool offline)
{
	for (int port = UNIT_PORTS + 1; port <= PORTS_MAX; port++) {
		ports->port[port].offline = offline;
		if (!offline)
			continue;
		ports->port[port].present = false;
		ports->port[port].video = (struct video){ .state = VIDEO_NO_SYNC };
		ports->port[port].keyboard_on = ports->port[port].mouse_on = false;
	}
}

/* nobody operates there: no hotkeys, no sound, nothing on the picture, and one console only */
static void
quieten(struct ovs_board *board)
{
	static const struct ovs_trigger none = { .key_id = TRIGGER_NONE, .tap_ms = ANY_MS, .gap_ms = ANY_MS,
						 .menu_ms = ANY_MS };
	static const struct ovs_display hidden = { .cols = PAGE_COLS, .rows = PAGE_ROWS, .scale_x = 1,
						   .scale_y = 1 };

	for (int i = 1; i <= ovs_info(board)->consoles; i++) {
		ovs_set_trigger(board, i, &none);
		ovs_set_own_beep(board, i, false);
		ovs_set_port_mask(board, i, 0);
		ovs_osd_display(board, i, &hidden);
		ovs_osd_commit(board, i, false);
		ovs_capture(board, i, false);
		if (i > 1)
			ovs_select(board, i, 0);
	}
}

static int
selected_there(const struct daemon *daemon)
{
	struct ovs_console_status status;

	return ovs_console_status(daemon->behind.board, 1, &status) == 0 ? status.selected : 0;
}

static void
found(struct daemon *daemon)
{
	struct ports *ports = &daemon->world.ports;
	const struct ovs_info *info = ovs_info(daemon->behind.board);
	int hosts = info->hosts < UNIT_PORTS ? info->hosts : UNIT_PORTS;

	if (ports->behind.ports != hosts)
		store_behind_ports(daemon->store, hosts);
	ports->behind.ports = hosts;
	ports->behind.power = info->power;
	mark_offline(ports, false);
	quieten(daemon->behind.board);
	board_link_copy_status(&daemon->behind);
	/* it is how it was found: nothing came or went */
	for (int port = UNIT_PORTS + 1; port <= PORTS_MAX; port++)
		daemon->present[port] = ports->port[port].present;
}

static void
note(struct daemon *daemon, bool up)
{
	struct audit_entry entry = { .kind = AUDIT_BOARD, .from = "overscand" };

	snprintf(entry.text, sizeof(entry.text), "unit %d: %.100s", daemon->world.ports.behind.unit,
		 up ? "connected" : daemon->behind.cause);
	store_audit_later(daemon->store, &entry);
}

void
unit_board_behind(struct daemon *daemon, bool up)
{
	struct unit_orders orders = { 0 };

	daemon->world.ports.behind.up = up;
	if (up)
		found(daemon);
	else
		mark_offline(&daemon->world.ports, true);
	units_behind(&daemon->units, up, up ? selected_there(daemon) : 0, &orders);
	run(daemon, &orders);
	note(daemon, up);
	if (up)
		power_resume(&daemon->power);
	else
		power_suspend(&daemon->power);
	if (daemon->link.up) {
		board_link_copy_status(&daemon->link);
		daemon_status_changed(daemon);
	}
}

void
unit_board_status(struct daemon *daemon)
{
	struct unit_orders orders = { 0 };

	if (daemon->units.uplink == 0)
		return;
	if (daemon->behind.up) {
		units_behind(&daemon->units, true, selected_there(daemon), &orders);
		run(daemon, &orders);
	}
	if (daemon->link.up)
		board_link_copy_status(&daemon->link);
}

/* ---- start ------------------------------------------------------------------------------------- */

bool
unit_board_init(struct daemon *daemon)
{
	const struct config_unit *unit = &daemon->config.unit;
	struct behind *behind = &daemon->world.ports.behind;

	if (unit->number == 0)
		return true;
	*behind = (struct behind){ .unit = unit->number, .uplink = unit->at };
	units_init(&daemon->units, unit->at);
	snprintf(daemon->behind_name, sizeof(daemon->behind_name), "%s", unit->board);
	board_link_init(&daemon->behind, daemon, daemon->behind_name, unit->number);
	uv_timer_init(&daemon->loop, &daemon->units_timer);
	daemon->units_timer.data = daemon;
	mark_offline(&daemon->world.ports, true);
	return store_behind(daemon->store, &daemon->world, unit->board, &behind->ports);
}
