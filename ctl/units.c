/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/units.h"

enum { UNIT_OTHER = 2, LOW = (1 << UNIT_PORTS) - 1 };

void
units_init(struct units *units, int uplink)
{
	memset(units, 0, sizeof(*units));
	units->uplink = uplink;
}

static void
order(struct unit_orders *out, int unit, enum unit_order_what what, int console, unsigned value)
{
	if (out->count < UNITS_ORDERS_MAX)
		out->list[out->count++] = (struct unit_order){ unit, what, console, value };
}

static unsigned
bit(int port)
{
	return port > 0 ? 1u << (port - 1) : 0;
}

static unsigned
behind(unsigned mask)
{
	return mask >> UNIT_PORTS;
}

/* ---- unit 1 ---------------------------------------------------------------------------------- */

/* a broadcast goes to the other unit when that one knows its ports, as it was told them */
static bool
may_spread(const struct units *units, const struct units_console *console)
{
	return units->open && behind(console->broadcast) != 0 && behind(console->broadcast) == units->spread;
}

/* May what is typed at this console reach the uplink now? Who broadcasts there has the other unit alone. */
static bool
may_pass(const struct units *units, int number)
{
	const struct units_console *console = &units->console[number];

	if (console->broadcast)
		return may_spread(units, console) && (behind(console->keys) & units->spread) != 0;
	return units->open && units->spread == 0 && (behind(console->keys) & bit(units->at)) != 0;
}

static unsigned
through(const struct units *units, unsigned mask, bool pass)
{
	unsigned uplink = bit(units->uplink);

	return (mask & LOW & ~uplink) | (pass ? uplink : 0);
}

static void
tell(struct unit_orders *out, enum unit_order_what what, int console, unsigned *has, unsigned mask)
{
	if (*has != mask)
		order(out, UNIT, what, console, mask);
	*has = mask;
}

/*
 * Nothing is told before the desk has told everything once: a mask of nothing would take the keyboard from an
 * operator who has it.
 */
static void
tell_console(struct units *units, int number, struct unit_orders *out)
{
	struct units_console *console = &units->console[number];
	unsigned keys = through(units, console->keys, may_pass(units, number));
	unsigned broadcast = through(units, console->broadcast, may_spread(units, console));
	unsigned ports = through(units, console->ports, (behind(console->ports) & bit(units->at)) != 0);

	if (!console->told.known)
		return;
	/* a broadcast that has nobody left would be none, and its keys would go to the selected port */
	if (console->broadcast && !broadcast)
		broadcast = bit(units->uplink);
	/* what is taken away goes first, what is given comes last: nothing passes by half of a change */
	tell(out, ORDER_KEY_MASK, number, &console->told.keys, console->told.keys & keys);
	tell(out, ORDER_BROADCAST, number, &console->told.broadcast, broadcast);
	tell(out, ORDER_KEY_MASK, number, &console->told.keys, keys);
	tell(out, ORDER_PORT_MASK, number, &console->told.ports, ports);
}

static void
tell_consoles(struct units *units, struct unit_orders *out)
{
	for (int i = 1; i <= units->consoles; i++)
		tell_console(units, i, out);
}

static void
send(struct units *units, int number, int port, struct unit_orders *out)
{
	units->console[number].sent = port;
	order(out, UNIT, ORDER_SELECT, number, (unsigned)port);
}

static void
arrive(struct units *units, int number, struct unit_orders *out)
{
	struct units_console *console = &units->console[number];

	/* also when it should be there already: what the board said last may be older than what it was told last */
	if (console->to)
		send(units, number, units->uplink, out);
	console->to = 0;
	if (console->give_back)
		order(out, UNIT, ORDER_CAPTURE, number, false);
	console->give_back = false;
}

/* ---- the other unit -------------------------------------------------------------------------- */

/* it is there, goes there, or is on its way */
static bool
looks_behind(const struct units *units, const struct units_console *console)
{
	return console->selected == units->uplink || console->sent == units->uplink || console->to != 0;
}

static bool
uses_behind(const struct units *units, const struct units_console *console)
{
	return looks_behind(units, console) || behind(console->broadcast) != 0;
}

static unsigned
keys_behind(const struct units *units)
{
	unsigned keys = 0;

	for (int i = 1; i <= units->consoles; i++)
		if (uses_behind(units, &units->console[i]))
			keys |= behind(units->console[i].keys);
	return keys;
}

static unsigned
spread_wanted(const struct units *units)
{
	unsigned mask = 0;

	for (int i = 1; i <= units->consoles; i++)
		mask |= behind(units->console[i].broadcast);
	return mask;
}

static bool
is_looked_at(const struct units *units)
{
	for (int i = 1; i <= units->consoles; i++)
		if (looks_behind(units, &units->console[i]))
			return true;
	return false;
}

/*
 * When its link is lost a board ends a broadcast, and what still arrives goes to the selected port: that is to be
 * one that somebody looks at, or one of the broadcast. With no port selected the keys would go nowhere.
 */
static int
place_wanted(const struct units *units)
{
	unsigned spread = spread_wanted(units);
	int place = units->wanted ? units->wanted : units->at;

	if (spread && !(spread & bit(place)) && (place == 0 || !is_looked_at(units)))
		return __builtin_ctz(spread) + 1;
	return place;
}

static void
owe(struct units *units, struct unit_orders *out)
{
	units->owed++;
	order(out, UNIT_OTHER, ORDER_DONE, 0, 0);
}

static void
move(struct units *units, struct unit_orders *out)
{
	units->spread = spread_wanted(units);
	order(out, UNIT_OTHER, ORDER_BROADCAST, 1, units->spread);
	if (place_wanted(units) != units->at)
		order(out, UNIT_OTHER, ORDER_SELECT, 1, (unsigned)place_wanted(units));
	owe(units, out);
}

static void
tell_keys(struct units *units, struct unit_orders *out)
{
	unsigned keys = keys_behind(units);

	if (units->told && units->keys == keys)
		return;
	units->keys = keys;
	units->told = true;
	order(out, UNIT_OTHER, ORDER_KEY_MASK, 1, keys);
	owe(units, out);
}

static void
shut(struct units *units, struct unit_orders *out)
{
	if (units->open)
		units->shut = false;
	units->open = false;
	tell_consoles(units, out);
	if (units->asked)
		return;
	units->asked = true;
	order(out, UNIT, ORDER_TIME, 0, 0);
}

static void
open_gate(struct units *units, struct unit_orders *out)
{
	units->open = true;
	units->wanted = 0;
	tell_consoles(units, out);
}

/* the other unit is where everybody wants it, and knows what it may be typed at */
static void
let_in(struct units *units, struct unit_orders *out)
{
	for (int i = 1; i <= units->consoles; i++)
		if (units->console[i].to || units->console[i].give_back)
			arrive(units, i, out);
}

static bool
must_move(const struct units *units)
{
	return place_wanted(units) != units->at || spread_wanted(units) != units->spread;
}

/* brings both units to what is wanted, as far as it goes now */
static void
settle(struct units *units, struct unit_orders *out)
{
	if (units->uplink == 0)
		return;
	if (!units->up) {
		units->open = false;
		tell_consoles(units, out);
		return;
	}
	tell_keys(units, out);
	if (must_move(units) && units->owed == 0)
		shut(units, out);
	else if (!must_move(units) && units->owed == 0 && !units->open)
		open_gate(units, out);
	else
		tell_consoles(units, out);
	if (units->open && units->owed == 0)
		let_in(units, out);
}

/* ---- what desks ask for ---------------------------------------------------------------------- */

/* who is there, and may not see where it goes, is sent away first */
static void
send_away(struct units *units, int but, int place, struct unit_orders *out)
{
	for (int i = 1; i <= units->consoles; i++) {
		struct units_console *other = &units->console[i];

		if (i != but && other->selected == units->uplink && !(behind(other->ports) & bit(place)))
			send(units, i, 0, out);
	}
}

static bool
another_waits(const struct units *units, int but, int place)
{
	for (int i = 1; i <= units->consoles; i++)
		if (i != but && units->console[i].to != 0 && units->console[i].to != place)
			return true;
	return false;
}

void
units_select(struct units *units, int number, int port, struct unit_orders *out)
{
	struct units_console *console = &units->console[number];
	int place = port - UNIT_PORTS;

	if (units->uplink == 0 || port <= UNIT_PORTS) {
		console->to = 0;
		send(units, number, port, out);
		if (console->give_back)
			arrive(units, number, out);
		settle(units, out);
		return;
	}
	if (!units->up || another_waits(units, number, place))
		return;
	send_away(units, number, place, out);
	console->to = place;
	units->wanted = place;
	settle(units, out);
}

/* keys of a broadcast shall reach all of its ports, or none */
static bool
waits(const struct units *units, const struct units_console *console)
{
	return console->to != 0 || (behind(console->broadcast) != 0 && units->up && !units->open);
}

void
units_capture(struct units *units, int number, bool take, struct unit_orders *out)
{
	struct units_console *console = &units->console[number];

	/* what was typed for the port it goes to must not reach the one it is still at */
	console->give_back = !take && waits(units, console);
	if (!console->give_back)
		order(out, UNIT, ORDER_CAPTURE, number, take);
}

static void
ask(struct units *units, int number, enum unit_order_what what, unsigned *wanted, unsigned mask,
    struct unit_orders *out)
{
	*wanted = mask;
	if (units->uplink == 0)
		order(out, UNIT, what, number, mask);
	else
		settle(units, out);
}

void
units_ports(struct units *units, int number, unsigned mask, struct unit_orders *out)
{
	struct units_console *console = &units->console[number];
	bool first = units->uplink && !console->told.known;

	ask(units, number, ORDER_PORT_MASK, &console->ports, mask, out);
	if (!first)
		return;
	/* the last of the three that a desk tells a new session: now unit 1 hears of all of them */
	console->told.known = true;
	console->told.ports = console->told.keys = console->told.broadcast = ~0u;
	settle(units, out);
}

void
units_keys(struct units *units, int number, unsigned mask, struct unit_orders *out)
{
	ask(units, number, ORDER_KEY_MASK, &units->console[number].keys, mask, out);
}

void
units_broadcast(struct units *units, int number, unsigned mask, struct unit_orders *out)
{
	ask(units, number, ORDER_BROADCAST, &units->console[number].broadcast, mask, out);
}

/* ---- what boards say ------------------------------------------------------------------------- */

void
units_begin(struct units *units, int consoles)
{
	units->consoles = consoles;
	units->asked = units->shut = units->open = false;
	for (int i = 1; i <= CONSOLES_MAX; i++)
		units->console[i] = (struct units_console){ .selected = units->console[i].selected,
			.sent = units->console[i].selected };
}

void
units_console(struct units *units, int number, int selected, struct unit_orders *out)
{
	if (units->console[number].selected == selected)
		return;
	units->console[number].selected = units->console[number].sent = selected;
	settle(units, out);
}

static void
lose(struct units *units, struct unit_orders *out)
{
	units->up = units->open = units->told = units->asked = units->shut = false;
	units->owed = 0;
	units->spread = 0;
	units->wanted = units->at;
	for (int i = 1; i <= units->consoles; i++) {
		units->console[i].to = 0;
		arrive(units, i, out);
	}
	settle(units, out);
}

/* it begins shut: of a unit that was away, nobody knows what it has done */
static void
find(struct units *units, int at, struct unit_orders *out)
{
	units->up = true;
	if (units->wanted == 0)
		units->wanted = at;
	units->at = at;
	order(out, UNIT_OTHER, ORDER_PORT_MASK, 1, 0);
	order(out, UNIT_OTHER, ORDER_BROADCAST, 1, 0);
	owe(units, out);
	settle(units, out);
}

void
units_behind(struct units *units, bool up, int at, struct unit_orders *out)
{
	if (up && !units->up) {
		find(units, at, out);
	} else if (!up && units->up) {
		lose(units, out);
	} else if (up && at != units->at) {
		/* nobody asked for it: then it is to go back */
		if (!units->wanted)
			units->wanted = units->at;
		units->at = at;
		settle(units, out);
	}
}

void
units_time(struct units *units, uint32_t board_ms, struct unit_orders *out)
{
	units->asked = false;
	if (!units->up || units->open || !must_move(units) || units->owed > 0) {
		settle(units, out);
		return;
	}
	if (!units->shut) {
		units->shut = true;
		units->shut_ms = board_ms;
	}
	if (board_ms - units->shut_ms >= UNITS_DRAIN_MS)
		move(units, out);
	else
		shut(units, out);
}

void
units_done(struct units *units, struct unit_orders *out)
{
	if (units->owed > 0)
		units->owed--;
	settle(units, out);
}

/* ---- for the daemon -------------------------------------------------------------------------- */

int
units_seen(const struct units *units, int port)
{
	if (units->uplink == 0 || port != units->uplink)
		return port;
	return units->at ? UNIT_PORTS + units->at : 0;
}

bool
units_shut(const struct units *units, int number)
{
	return units->uplink && units->console[number].selected == units->uplink && !units->open;
}

bool
units_under_way(const struct units *units, int number)
{
	return units->console[number].to != 0;
}

int
units_broadcaster(const struct units *units)
{
	for (int i = 1; i <= units->consoles; i++)
		if (behind(units->console[i].broadcast))
			return i;
	return 0;
}
