/* SPDX-License-Identifier: MIT */
/*
 * Keys that the switch itself types at hosts: lock macros at logout, lock keys that are made equal
 * before a broadcast. They go straight to their ports, whatever is selected or captured, one job after
 * the other; a broadcast begins when the jobs before it are done.
 */
#include <stdlib.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/keyid.h"
#include "ctl/log.h"

struct macro_job {
	unsigned ports;
	struct strokes strokes;
	size_t next;
	bool broadcast;			/* no keys: from now on every key goes to these ports */
	struct macro_job *link;
};

static void on_timer(uv_timer_t *timer);

void
macro_init(struct macro *macro, struct daemon *daemon, int console)
{
	memset(macro, 0, sizeof(*macro));
	macro->daemon = daemon;
	macro->console = console;
	uv_timer_init(&daemon->loop, &macro->timer);
	macro->timer.data = macro;
}

static void
drop_first(struct macro *macro)
{
	struct macro_job *job = macro->first;

	macro->first = job->link;
	if (macro->first == NULL)
		macro->last = NULL;
	strokes_fini(&job->strokes);
	free(job);
}

static void
run(struct macro *macro, struct macro_job *job)
{
	struct daemon *daemon = macro->daemon;
	const struct stroke *stroke;
	int wait_ms = 0;

	if (job->broadcast) {
		unit_board_broadcast(daemon, macro->console, job->ports);
		drop_first(macro);
	} else if (job->next == job->strokes.count) {
		unit_board_macro(daemon, macro->console, 0);
		drop_first(macro);
	} else {
		if (job->next == 0)
			unit_board_macro(daemon, macro->console, job->ports);
		stroke = &job->strokes.list[job->next++];
		unit_board_macro_key(daemon, macro->console, job->ports, stroke->key_id, stroke->down);
		wait_ms = stroke->wait_ms;
	}
	if (macro->first)
		uv_timer_start(&macro->timer, on_timer, (uint64_t)wait_ms, 0);
}

static void
on_timer(uv_timer_t *timer)
{
	struct macro *macro = timer->data;

	if (!macro->daemon->link.up)
		macro_clear(macro);
	else if (macro->first)
		run(macro, macro->first);
}

static struct macro_job *
add(struct macro *macro, unsigned ports)
{
	struct macro_job *job = calloc(1, sizeof(*job));

	if (job == NULL)
		return NULL;
	job->ports = ports;
	if (macro->last)
		macro->last->link = job;
	else
		macro->first = job;
	macro->last = job;
	if (macro->first == job)
		uv_timer_start(&macro->timer, on_timer, 0, 0);
	return job;
}

static const unsigned first_unit = (1u << UNIT_PORTS) - 1;

/* the unit behind a port has one console for all of ours: its keys go in one row */
void
macro_keys(struct macro *macro, unsigned ports, const char *chords)
{
	struct macro_job *job;

	if (macro->console != 1 && (ports & ~first_unit)) {
		macro_keys(&macro->daemon->console[1].macro, ports & ~first_unit, chords);
		ports &= first_unit;
	}
	if (ports == 0)
		return;
	job = add(macro, ports);
	char bad[CHORD_NAME_MAX + 1];

	if (job && !strokes_chords(&job->strokes, chords, bad))
		log_warning("console %d: the lock macro \"%s\" holds no key \"%s\"", macro->console,
			    chords, bad);
}

void
macro_level(struct macro *macro, unsigned ports)
{
	static const struct {
		int led;
		const char *key;
	} lock[] = { { LED_NUM, "NumLock" }, { LED_CAPS, "CapsLock" }, { LED_SCROLL, "ScrollLock" } };
	const struct ports *all = &macro->daemon->world.ports;

	for (int i = 0; i < 3; i++) {
		unsigned lit = 0;

		for (int port = 1; port <= all->count; port++)
			if ((ports >> (port - 1) & 1) && (all->port[port].leds & lock[i].led))
				lit |= 1u << (port - 1);
		if (lit)
			macro_keys(macro, lit, lock[i].key);
	}
}

/* what begins later must not begin after it has been ended */
static void
forget_broadcasts(struct macro *macro)
{
	for (struct macro_job *job = macro->first; job; job = job->link)
		if (job->broadcast)
			job->ports = 0;
}

void
macro_broadcast(struct macro *macro, unsigned ports)
{
	struct macro_job *job = NULL;

	forget_broadcasts(macro);
	if (ports && macro->first)
		job = add(macro, ports);
	if (job)
		job->broadcast = true;
	else
		unit_board_broadcast(macro->daemon, macro->console, ports);
}

void
macro_clear(struct macro *macro)
{
	uv_timer_stop(&macro->timer);
	while (macro->first)
		drop_first(macro);
}

void
macro_fini(struct macro *macro)
{
	macro_clear(macro);
	uv_close((uv_handle_t *)&macro->timer, NULL);
}

unsigned
macro_ports(const struct macro *macro)
{
	unsigned ports = 0;

	for (const struct macro_job *job = macro->first; job; job = job->link)
		ports |= job->broadcast ? 0 : job->ports;
	return ports;
}

bool
macro_idle(const struct macro *macro)
{
	return macro->first == NULL;
}
