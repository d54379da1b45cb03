/* SPDX-License-Identifier: MIT */
/*
 * ctl/units.c between two boards and the wire that joins them, all of them models, each with a delay of its own:
 * orders are under way for a while, and what is typed takes its time from unit 1 to the other. Random consoles
 * select, type, broadcast, lose and get rights; the other unit goes and comes, somewhere else. After every key:
 *
 *	it arrived where the operator who typed it saw it go, or nowhere;
 *	at the time it was typed, who typed it had the right to;
 *	of a broadcast it arrived at all of the ports of the other unit that unit 1 had let it through to.
 *
 * And whenever nothing has happened for a while: everybody is where he wanted to be, with his keyboard.
 *
 * usage: units_run EVENTS SEED [trace]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/units.h"

enum {
	UPLINK = 4, CONSOLES = 2, PLACES = 4, QUEUE = 4096, WIRE_MS = 30, REST_MS = 400,
};

/* what boards are told, one after the other */
struct queue {
	struct { int64_t at_ms; struct unit_order order; } list[QUEUE];
	unsigned first, count;
	int64_t last_ms;
};

struct board_console {
	int selected;
	unsigned ports, keys, broadcast;
	bool capture;
};

/* a key on the wire: what it was meant for */
struct key {
	int64_t at_ms;
	unsigned meant;		/* places: one, or those of a broadcast */
};

static struct units units;
static struct queue queue[3];
static struct board_console one[CONSOLES + 1], two;
static struct { struct key list[QUEUE]; unsigned first, count; } wire;
static struct { int port; unsigned keys, broadcast; } wish[CONSOLES + 1];
static bool two_is_up;
static int64_t now_ms;
static unsigned long typed, arrived, moves;
static unsigned state;

static unsigned
any(unsigned below)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 10) % below;
}

static bool trace;		/* say what happens */

static void
wrong(const char *what)
{
	printf("at %lld ms: %s\n", (long long)now_ms, what);
	printf("the other unit is at %d, units.c thinks %d, wants %d, gate %s\n", two.selected, units.at, units.wanted,
	       units.open ? "open" : "shut");
	for (int i = 1; i <= CONSOLES; i++)
		printf("console %d: unit 1 has it at %d, keys %x, broadcast %x; it is to be at %d\n", i, one[i].selected,
		       one[i].keys, one[i].broadcast, wish[i].port);
	exit(1);
}

/* ---- boards ---------------------------------------------------------------------------------- */

static void
give(const struct unit_orders *orders)
{
	for (int i = 0; i < orders->count; i++) {
		struct queue *q = &queue[orders->list[i].unit];
		int64_t at_ms = now_ms + 1 + (int64_t)any(8);

		if (orders->count > UNITS_ORDERS_MAX - 8 || q->count == QUEUE)
			wrong("too many orders");
		if (at_ms < q->last_ms)
			at_ms = q->last_ms;
		q->last_ms = at_ms;
		q->list[(q->first + q->count) % QUEUE].at_ms = at_ms;
		q->list[(q->first + q->count++) % QUEUE].order = orders->list[i];
	}
}

static void
report_one(int console)
{
	struct unit_orders orders = { 0 };

	units_console(&units, console, one[console].selected, &orders);
	give(&orders);
}

static void
report_two(void)
{
	struct unit_orders orders = { 0 };

	units_behind(&units, two_is_up, two.selected, &orders);
	give(&orders);
}

static void
at_one(const struct unit_order *order)
{
	struct board_console *console = &one[order->console];
	struct unit_orders orders = { 0 };

	switch (order->what) {
	case ORDER_SELECT:
		console->selected = (int)order->value;
		report_one(order->console);
		break;
	case ORDER_CAPTURE:
		console->capture = order->value;
		break;
	case ORDER_KEY_MASK:
		console->keys = order->value;
		break;
	case ORDER_BROADCAST:
		console->broadcast = order->value;
		break;
	case ORDER_PORT_MASK:
		console->ports = order->value;
		break;
	case ORDER_TIME:
		units_time(&units, (uint32_t)now_ms, &orders);
		give(&orders);
		break;
	default:
		wrong("unit 1 cannot do that");
	}
}

static void
at_two(const struct unit_order *order)
{
	struct unit_orders orders = { 0 };

	if (order->what == ORDER_DONE) {
		units_done(&units, &orders);
		give(&orders);
	} else if (order->what == ORDER_SELECT) {
		moves += two.selected != (int)order->value;
		two.selected = (int)order->value;
		report_two();
	} else if (order->what == ORDER_KEY_MASK) {
		two.keys = order->value;
	} else if (order->what == ORDER_BROADCAST) {
		two.broadcast = order->value;
	} else if (order->what != ORDER_PORT_MASK || order->value != 0) {
		wrong("the other unit is not to do that");
	}
}

/* ---- keys ------------------------------------------------------------------------------------ */

static unsigned
bit(int port)
{
	return port > 0 ? 1u << (port - 1) : 0;
}

/* where the operator sees his keys go, of the other unit; a broadcast of somebody else is none of his */
static unsigned
meant(int console)
{
	/* without its daemon the other unit has ended its broadcast */
	if (one[console].broadcast & bit(UPLINK))
		return two_is_up ? two.broadcast : bit(two.selected);
	return two.broadcast ? 0 : bit(two.selected);
}

static void
type(int console)
{
	struct board_console *c = &one[console];
	unsigned to = c->broadcast ? c->broadcast : bit(c->selected);

	typed++;
	if (c->capture || c->selected == 0 || !(to & c->keys & bit(UPLINK)))
		return;
	if (!two_is_up && any(2))
		return;			/* its plug may be out, or not */
	if (trace)
		printf("%lld: console %d types for %x\n", (long long)now_ms, console, meant(console));
	wire.list[(wire.first + wire.count++) % QUEUE] = (struct key){ now_ms + 1 + (int64_t)any(WIRE_MS), meant(console) };
}

static void
arrive(const struct key *key)
{
	unsigned to = two.broadcast ? two.broadcast : bit(two.selected);

	to &= two.keys;
	if (two.selected == 0 || to == 0)
		return;
	arrived++;
	if (trace)
		printf("%lld: key due at %lld meant %x arrives at %x\n", (long long)now_ms, (long long)key->at_ms, key->meant, to);
	if (to & ~key->meant)
		wrong("a key arrived where it was not meant to");
	if (two.broadcast && to != (key->meant & two.keys))
		wrong("a key of a broadcast arrived at some of its ports only");
}

/* ---- time ------------------------------------------------------------------------------------ */

static void
pass(int64_t ms)
{
	for (int64_t end = now_ms + ms; now_ms < end; now_ms++) {
		for (int unit = 1; unit <= 2; unit++)
			for (struct queue *q = &queue[unit]; q->count > 0 && q->list[q->first].at_ms <= now_ms; ) {
				struct unit_order order = q->list[q->first].order;

				q->first = (q->first + 1) % QUEUE;
				q->count--;
				if (trace)
					printf("%lld: board %d: %d console %d value %x\n", (long long)now_ms, unit, order.what, order.console, order.value);
				(unit == 1 ? at_one : at_two)(&order);
			}
		/* a wire keeps the order */
		while (wire.count > 0 && wire.list[wire.first].at_ms <= now_ms) {
			arrive(&wire.list[wire.first]);
			wire.first = (wire.first + 1) % QUEUE;
			wire.count--;
		}
	}
}

/* ---- what happens ---------------------------------------------------------------------------- */

static void
tell(int console)
{
	struct unit_orders orders = { 0 };
	unsigned low = (1u << UNIT_PORTS) - 1;

	units_broadcast(&units, console, wish[console].broadcast, &orders);
	units_keys(&units, console, wish[console].keys, &orders);
	units_ports(&units, console, low | ((1u << PLACES) - 1) << UNIT_PORTS, &orders);
	give(&orders);
}

/* as a desk does: who else has the other unit keeps it */
static bool
is_taken(int console, int port)
{
	int other = CONSOLES + 1 - console;

	if (port <= UNIT_PORTS)
		return false;
	return !two_is_up || wish[other].port > UNIT_PORTS || wish[other].broadcast >> UNIT_PORTS;
}

static void
choose(int console)
{
	int port = any(2) ? UNIT_PORTS + 1 + (int)any(PLACES) : 1 + (int)any(3);
	bool captured = any(2);
	struct unit_orders orders = { 0 };

	if (is_taken(console, port))
		return;
	if (trace)
		printf("%lld: console %d chooses %d\n", (long long)now_ms, console, port);
	if (captured)
		units_capture(&units, console, true, &orders);
	wish[console].port = port;
	units_select(&units, console, port, &orders);
	if (captured)
		units_capture(&units, console, false, &orders);
	give(&orders);
}

static void
spread(int console)
{
	bool on = wish[console].broadcast == 0 && !is_taken(console, UNIT_PORTS + 1) && wish[console].port;

	wish[console].broadcast = on ? (1 + any(14)) << UNIT_PORTS | (any(2) ? 3 : 0) : 0;
	wish[console].broadcast &= wish[console].keys;
	tell(console);
}

static void
change_rights(int console)
{
	wish[console].keys = any(3) ? ~0u >> (32 - UNIT_PORTS - PLACES) : any(1u << (UNIT_PORTS + PLACES));
	wish[console].broadcast &= wish[console].keys;
	tell(console);
}

static void
vanish(void)
{
	if (!two_is_up)
		pass(100);
	two_is_up = !two_is_up;
	if (two_is_up && any(2)) {
		/* it was without power: it begins at any port, and may be typed at everywhere */
		two = (struct board_console){ .selected = (int)any(PLACES + 1), .keys = 0xFFFF };
	}
	if (!two_is_up) {
		for (unsigned i = 0; i < wire.count; i++)
			wire.list[(wire.first + i) % QUEUE].meant |= bit(two.selected);
		queue[2].count = 0;
		two.broadcast = 0;
		for (int i = 1; i <= CONSOLES; i++)
			wish[i].broadcast &= (1u << UNIT_PORTS) - 1;
	}
	report_two();
	for (int i = 1; i <= CONSOLES; i++)
		tell(i);
	if (two_is_up)
		return;
	/* who had not got there yet stays where he was; it is brought back to where it was, too */
	pass(20);
	for (int i = 1; i <= CONSOLES; i++)
		if (wish[i].port > UNIT_PORTS)
			wish[i].port = one[i].selected == UPLINK && units.at ? UNIT_PORTS + units.at : one[i].selected;
}

/* when the link of the other unit is lost, its broadcast ends: what still comes is for somebody who looks, or of the broadcast */
static void
check_spread(void)
{
	bool seen = one[1].selected == UPLINK || one[2].selected == UPLINK;

	if (two_is_up && two.broadcast && !seen && !(two.broadcast & bit(two.selected)))
		wrong("what is left of a broadcast would go to a port that nobody means");
}

/* nothing has happened for a while */
static void
check_rest(void)
{
	pass(REST_MS);
	check_spread();
	for (int i = 1; i <= CONSOLES; i++) {
		bool there = wish[i].port > UNIT_PORTS;

		if (one[i].capture)
			wrong("a keyboard was not given back");
		if (!two_is_up)
			continue;
		if (!units.open)
			wrong("the way is still shut");
		if (wish[i].port && one[i].selected != (there ? UPLINK : wish[i].port))
			wrong("a console is not where it was sent");
		if (there && UNIT_PORTS + two.selected != wish[i].port)
			wrong("the other unit is not where it was sent");
	}
}

static void
happen(void)
{
	int console = 1 + (int)any(CONSOLES);
	unsigned what = any(100);

	if (what < 70)
		type(console);
	else if (what < 84)
		choose(console);
	else if (what < 88)
		spread(console);
	else if (what < 91)
		change_rights(console);
	else if (what < 92)
		vanish();
	else if (what < 93)
		check_rest();
	pass(any(12));
}

int
main(int argc, char **argv)
{
	unsigned long events = argc > 1 ? strtoul(argv[1], NULL, 0) : 10000;
	unsigned seed = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 0) : 1;

	trace = argc > 3;
	state = seed;
	units_init(&units, UPLINK);
	units_begin(&units, CONSOLES);
	two_is_up = true;
	two.keys = 0xFFFF;
	report_two();
	for (int i = 1; i <= CONSOLES; i++) {
		one[i].keys = one[i].ports = 0xFFFF;
		wish[i].keys = ~0u >> (32 - UNIT_PORTS - PLACES);
		tell(i);
	}
	for (unsigned long i = 0; i < events; i++)
		happen();
	check_rest();
	printf("%lu events, seed %u: %lu keys typed, %lu arrived behind the uplink, the other unit moved %lu times\n", events,
	       seed, typed, arrived, moves);
	return arrived > 0 && moves > 0 ? 0 : 1;
}
