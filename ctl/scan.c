/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <strings.h>

#include "ctl/audit.h"
#include "ctl/scan.h"

/* ---- the order of ports ---------------------------------------------------------------------- */

static bool
in_mask(unsigned mask, int port)
{
	return port > 0 && (mask >> (port - 1) & 1) != 0;
}

/* is `a` before `b` in the list? */
static bool
before(const struct world *world, bool by_name, int a, int b)
{
	int order = by_name ? strcasecmp(world->ports.port[a].name, world->ports.port[b].name) : 0;

	return order != 0 ? order < 0 : a < b;
}

int
scan_order(const struct world *world, int user, unsigned mask, int port[PORTS_MAX])
{
	bool by_name = world_setting(world, user, SET_ORDER) != 0;
	int count = 0;

	for (int p = 1; p <= world->ports.count; p++) {
		int at = count;

		if (!in_mask(mask, p))
			continue;
		for (; at > 0 && before(world, by_name, p, port[at - 1]); at--)
			port[at] = port[at - 1];
		port[at] = p;
		count++;
	}
	return count;
}

int
scan_next(const struct world *world, int user, unsigned mask, int from, int by)
{
	int port[PORTS_MAX], count, at = 0;
	/* the place it left stays its place, even if it is in the list no longer */
	unsigned with_from = from > 0 ? mask | 1u << (from - 1) : mask;

	count = scan_order(world, user, with_from, port);
	if (mask == 0 || count == 0)
		return 0;
	if (from == 0)
		return port[by > 0 ? 0 : count - 1];
	while (at < count - 1 && port[at] != from)
		at++;
	at = (at + by + count) % count;
	return in_mask(mask, port[at]) ? port[at] : 0;
}

/* ---- visits ---------------------------------------------------------------------------------- */

unsigned
scan_free(const struct world *world, int console)
{
	unsigned mask = ~0u;

	for (int port = UNIT_PORTS + 1; port <= world->ports.count; port++)
		if (world->ports.port[port].offline || ports_taken_by(&world->ports, port, console))
			mask &= ~(1u << (port - 1));
	return mask;
}

static unsigned
alive(const struct scan *scan, const struct world *world, int user)
{
	unsigned mask = world_listed(world, user, world_setting(world, user, SET_LIST)) & scan_free(world, scan->console);

	for (int port = 1; port <= world->ports.count; port++)
		if (!world->ports.port[port].present)
			mask &= ~(1u << (port - 1));
	return mask;
}

/* those of alive() that are worth a visit */
static unsigned
worth(const struct scan *scan, const struct world *world)
{
	unsigned mask = alive(scan, world, scan->user);

	if (world_setting(world, scan->user, SET_SCAN_PORTS) == 0)
		return mask;
	for (int port = 1; port <= world->ports.count; port++)
		if (world->ports.port[port].changes == scan->seen[port])
			mask &= ~(1u << (port - 1));
	return mask;
}

static void
audit(const struct scan *scan, struct actions *out, const char *text)
{
	struct action *action = action_add(out, ACT_AUDIT);

	action->item = AUDIT_SCAN;
	action->port = scan->port;
	action->user = scan->user;
	snprintf(action->text, sizeof(action->text), "%s", text);
	snprintf(action->secret, sizeof(action->secret), "scan");
}

static int
dwell_s(const struct scan *scan, const struct world *world)
{
	int own = world->ports.port[scan->port].dwell_s;

	if (own > 0)
		return own;
	return scan->dwell_s > 0 ? scan->dwell_s : world_setting(world, scan->user, SET_SCAN_S);
}

static void
stay(struct scan *scan, const struct world *world, int64_t now_ms)
{
	scan->next_ms = now_ms + (int64_t)dwell_s(scan, world) * 1000;
	scan->lost_ms = NO_DEADLINE;
}

static void
visit(struct scan *scan, const struct world *world, int port, int64_t now_ms, struct actions *out)
{
	char text[32];

	if (port != scan->port)
		action_add(out, ACT_SELECT)->port = port;
	scan->port = port;
	stay(scan, world, now_ms);
	snprintf(text, sizeof(text), "visit, %d s", dwell_s(scan, world));
	audit(scan, out, text);
}

static void
go_on(struct scan *scan, const struct world *world, unsigned mask, int by, int64_t now_ms, struct actions *out)
{
	unsigned living = alive(scan, world, scan->user);
	int port = scan_next(world, scan->user, mask || in_mask(living, scan->port) ? mask : living, scan->port, by);

	if (living == 0) {
		scan_stop(scan, SCAN_ALL_DEAD, out);
		return;
	}
	if (port == 0) {
		scan->next_ms = now_ms + SCAN_LOOK_MS;
		scan->lost_ms = NO_DEADLINE;
		return;
	}
	/* the only one that lives: it stays, and nobody wants to read that every five seconds */
	if (port == scan->port)
		stay(scan, world, now_ms);
	else
		visit(scan, world, port, now_ms, out);
}

/* ---- what the operator does ------------------------------------------------------------------ */

void
scan_init(struct scan *scan)
{
	int console = scan->console;

	memset(scan, 0, sizeof(*scan));
	scan->console = console;
	scan->next_ms = scan->lost_ms = NO_DEADLINE;
}

void
scan_start(struct scan *scan, const struct world *world, int user, int current, int seconds,
	   int64_t now_ms, struct actions *out)
{
	unsigned mask = alive(scan, world, user);

	scan_init(scan);
	scan->user = user;
	scan->port = current;
	scan->dwell_s = seconds > SCAN_DWELL_MAX_S ? SCAN_DWELL_MAX_S : seconds;
	if (mask == 0) {
		scan->stopped = true;
		return;
	}
	scan->state = SCAN_RUN;
	for (int port = 1; port <= world->ports.count; port++)
		scan->seen[port] = world->ports.port[port].changes;
	audit(scan, out, "begin");
	visit(scan, world, in_mask(mask, current) ? current : scan_next(world, user, mask, current, 1),
	      now_ms, out);
}

void
scan_stop(struct scan *scan, enum scan_end why, struct actions *out)
{
	static const char *const word[] = {
		[SCAN_BY_OPERATOR] = "end", [SCAN_ALL_DEAD] = "end: no port has a picture",
		[SCAN_LOGGED_OUT] = "end: logged out", [SCAN_NO_BOARD] = "end: board lost",
	};

	if (scan->state == SCAN_OFF)
		return;
	audit(scan, out, word[why]);
	scan->state = SCAN_OFF;
	scan->held = false;
	scan->stopped = why == SCAN_ALL_DEAD;
	scan->next_ms = scan->lost_ms = NO_DEADLINE;
}

void
scan_pause(struct scan *scan, const struct world *world, int64_t now_ms)
{
	if (scan->state == SCAN_RUN || scan->state == SCAN_SUSPENDED) {
		scan->state = SCAN_PAUSED;
		scan->next_ms = NO_DEADLINE;
	} else if (scan->state == SCAN_PAUSED) {
		scan->state = SCAN_RUN;
		stay(scan, world, now_ms);
	}
}

void
scan_step(struct scan *scan, const struct world *world, int by, int64_t now_ms,
	  struct actions *out)
{
	enum scan_state state = scan->state;

	if (state == SCAN_OFF)
		return;
	if (state == SCAN_SUSPENDED)
		state = scan->state = SCAN_RUN;
	go_on(scan, world, alive(scan, world, scan->user), by, now_ms, out);
	if (state == SCAN_PAUSED)
		scan->next_ms = NO_DEADLINE;
}

void
scan_suspend(struct scan *scan, int64_t now_ms)
{
	if (scan->state != SCAN_RUN && scan->state != SCAN_SUSPENDED)
		return;
	scan->state = SCAN_SUSPENDED;
	scan->next_ms = now_ms + SCAN_IDLE_MS;
}

void
scan_hold(struct scan *scan, const struct world *world, bool held, int64_t now_ms)
{
	if (scan->held == held)
		return;
	scan->held = held;
	scan->lost_ms = NO_DEADLINE;
	if (!held && scan->state == SCAN_SUSPENDED)
		scan->state = SCAN_RUN;
	if (!held && scan->state == SCAN_RUN)
		stay(scan, world, now_ms);
}

/* ---- time ------------------------------------------------------------------------------------ */

/* a paused scan stays where it is, picture or not */
static void
watch_picture(struct scan *scan, const struct world *world, int64_t now_ms)
{
	if (in_mask(alive(scan, world, scan->user), scan->port) || scan->state == SCAN_PAUSED)
		scan->lost_ms = NO_DEADLINE;
	else if (scan->lost_ms == NO_DEADLINE)
		scan->lost_ms = now_ms + SCAN_GRACE_MS;
}

void
scan_tick(struct scan *scan, const struct world *world, int64_t now_ms, struct actions *out)
{
	if (scan->state == SCAN_OFF || scan->held)
		return;
	scan->seen[scan->port] = world->ports.port[scan->port].changes;
	watch_picture(scan, world, now_ms);
	if (now_ms < scan->next_ms && now_ms < scan->lost_ms)
		return;
	if (scan->state == SCAN_SUSPENDED)
		scan->state = SCAN_RUN;
	go_on(scan, world, worth(scan, world), 1, now_ms, out);
}

int
scan_following(const struct scan *scan, const struct world *world)
{
	return scan->state == SCAN_OFF ? 0 : scan_next(world, scan->user, worth(scan, world), scan->port, 1);
}

int
scan_left_s(const struct scan *scan, int64_t now_ms)
{
	if (scan->next_ms == NO_DEADLINE || scan->next_ms <= now_ms)
		return 0;
	return (int)((scan->next_ms - now_ms + 999) / 1000);
}

/* the next port, or the next second of the countdown */
int64_t
scan_deadline(const struct scan *scan, int64_t now_ms)
{
	int64_t left;

	if (scan->state == SCAN_OFF || scan->held)
		return NO_DEADLINE;
	if (scan->next_ms == NO_DEADLINE)
		return scan->lost_ms;
	left = scan->next_ms > now_ms ? (scan->next_ms - now_ms - 1) / 1000 : 0;
	return sooner(scan->next_ms - left * 1000, scan->lost_ms);
}
