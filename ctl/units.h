/* SPDX-License-Identifier: MIT */
/*
 * Two boards as one switch. A port of unit 1, the uplink, leads to console 1 of the other unit: its picture, and
 * its keyboard and mouse. What desks ask for by numbers of ports (ports.h: 17 to 32 are those of the other unit)
 * becomes orders for the two boards, in an order in which no key reaches a port that it was not meant for:
 *
 *	The gate. Unit 1 lets keys through to the uplink only while the other unit is known to be at the port that
 *	they are meant for. To move the other unit, the gate is shut (unit 1 tells it that all keys are up), what
 *	is on the wire gets DRAIN_MS of the board's time to arrive, the other unit is moved, and when it has said so
 *	the gate is opened. A console that comes from unit 1 sees the uplink only then, and gets its keyboard back
 *	only then. A unit that does not answer has its gate shut: nobody knows where it is.
 *
 * The other unit has no operator of its own: its hotkeys are off, it may select no port by itself, it has no
 * overlay. What it may be typed at follows the rights of who uses it, so that each board guards its own ports.
 * With the daemon dead both keep what they have: unit 2 its port, unit 1 its uplink.
 *
 * Pure: knows no board and no clock. Without another unit (uplink 0) everything goes to unit 1 as it was asked for.
 */
#ifndef CTL_UNITS_H
#define CTL_UNITS_H

#include <stdint.h>

#include "ctl/ports.h"

enum { UNITS_DRAIN_MS = 40, UNITS_ORDERS_MAX = 48 };

enum unit_order_what {
	ORDER_SELECT, ORDER_CAPTURE, ORDER_PORT_MASK, ORDER_KEY_MASK, ORDER_BROADCAST,
	ORDER_TIME,		/* ask unit 1 for its time: units_time */
	ORDER_DONE,		/* ask the other unit whether all of this is done: units_done */
};

struct unit_order {
	int unit;		/* 1, or 2: the other one, whatever its number is */
	enum unit_order_what what;
	int console;
	unsigned value;
};

struct unit_orders {
	int count;
	struct unit_order list[UNITS_ORDERS_MAX];
};

/* a console of unit 1: what its desk wants, and what was made of it */
struct units_console {
	unsigned ports, keys, broadcast;
	int to;			/* place at the other unit that it waits for, 0 = none */
	bool give_back;		/* its keyboard, when it is there */
	int selected;		/* port of unit 1, as the board says */
	int sent;		/* and as it was told last, if the board has not said anything since */
	struct {
		bool known;
		unsigned ports, keys, broadcast;
	} told;
};

struct units {
	int uplink, consoles;
	struct units_console console[CONSOLES_MAX + 1];
	/* the other unit */
	bool up, open;
	int at, wanted;		/* places; 0 = none, or not known */
	unsigned spread, keys;	/* as told: broadcast, and what may be typed at */
	bool told;
	int owed;		/* orders to it that are not answered yet */
	bool asked, shut;	/* the time was asked for; the gate is shut since shut_ms */
	uint32_t shut_ms;
};

void units_init(struct units *units, int uplink);

/* ---- what desks ask for ---- */

void units_select(struct units *units, int console, int port, struct unit_orders *out);
void units_capture(struct units *units, int console, bool take, struct unit_orders *out);
void units_ports(struct units *units, int console, unsigned mask, struct unit_orders *out);
void units_keys(struct units *units, int console, unsigned mask, struct unit_orders *out);
void units_broadcast(struct units *units, int console, unsigned mask, struct unit_orders *out);

/* ---- what boards say ---- */

/* a new session with unit 1: it must be told everything, which the desks do */
void units_begin(struct units *units, int consoles);
/* where a console of unit 1 is */
void units_console(struct units *units, int console, int selected, struct unit_orders *out);
/* the other unit: does it answer, and where is it */
void units_behind(struct units *units, bool up, int at, struct unit_orders *out);
void units_time(struct units *units, uint32_t board_ms, struct unit_orders *out);
void units_done(struct units *units, struct unit_orders *out);

/* ---- for the daemon ---- */

/* the number of a port of unit 1 as desks see it: the uplink is where the other unit is */
int units_seen(const struct units *units, int port);
/* keys typed at this console go nowhere just now, which is nobody's doing */
bool units_shut(const struct units *units, int console);
/* the console waits for the other unit */
bool units_under_way(const struct units *units, int console);
/* broadcasts to the other unit; 0 = none */
int units_broadcaster(const struct units *units);

#endif
