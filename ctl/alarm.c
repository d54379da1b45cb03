/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/alarm.h"

void
alarm_init(struct alarm *alarm)
{
	memset(alarm, 0, sizeof(*alarm));
}

static enum alarm_what
state_of(const struct port *port)
{
	if (!port->present)
		return ALARM_LOST;
	return port->video.blank ? ALARM_BLANK : ALARM_NONE;
}

/* how it is now is how it has been */
static void
take(struct alarm_port *of, const struct port *port, int64_t now_ms)
{
	of->known = true;
	of->changes = port->changes;
	of->is = of->told = state_of(port);
	of->since_ms = now_ms;
}

static bool
lasts(const struct alarm_port *of, int64_t now_ms)
{
	return now_ms >= of->since_ms + ALARM_GRACE_MS;
}

/* what this port has to tell, ALARM_NONE = nothing */
static enum alarm_what
news(struct alarm_port *of, const struct port *port, bool changes, int64_t now_ms)
{
	enum alarm_what is = state_of(port);
	bool changed = port->changes != of->changes;

	of->changes = port->changes;
	if (is != of->is) {
		of->is = is;
		of->since_ms = now_ms;
	}
	if (is == ALARM_NONE && of->told > ALARM_CHANGED && lasts(of, now_ms))
		of->told = ALARM_NONE;
	if (is > of->told && lasts(of, now_ms))
		return of->told = is;
	/* what comes back from black or from nothing has changed, too */
	if (changes && changed && is == ALARM_NONE && of->told != ALARM_CHANGED)
		return of->told = ALARM_CHANGED;
	return ALARM_NONE;
}

int
alarm_step(struct alarm *alarm, const struct world *world, unsigned watched, bool changes, int looked_at,
	   int64_t now_ms, enum alarm_what *what)
{
	for (int number = 1; number <= world->ports.count; number++) {
		struct alarm_port *of = &alarm->port[number];
		const struct port *port = &world->ports.port[number];

		if (!of->known || number == looked_at || !(watched >> (number - 1) & 1)) {
			take(of, port, now_ms);
			continue;
		}
		*what = news(of, port, changes, now_ms);
		if (*what != ALARM_NONE)
			return number;
	}
	return 0;
}

int64_t
alarm_deadline(const struct alarm *alarm, unsigned watched)
{
	int64_t at = NO_DEADLINE;

	for (int number = 1; number <= PORTS_MAX; number++) {
		const struct alarm_port *of = &alarm->port[number];
		bool good_again = of->is == ALARM_NONE && of->told > ALARM_CHANGED;

		if (of->known && (watched >> (number - 1) & 1) && (of->is > of->told || good_again))
			at = sooner(at, of->since_ms + ALARM_GRACE_MS);
	}
	return at;
}
