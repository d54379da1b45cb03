/* SPDX-License-Identifier: MIT */
/*
 * Keys typed by program at a console: one job after the other, each event at its time. Whatever
 * happens to a job, no key it pressed stays down.
 */
#include <stdlib.h>
#include <string.h>

#include "ctl/daemon.h"

struct job {
	struct strokes strokes;
	size_t next;
	bool cancelled;
	job_done *done;
	void *ctx;
	struct job *link;
};

static void on_timer(uv_timer_t *timer);

void
injector_init(struct injector *injector, struct daemon *daemon, int console)
{
	memset(injector, 0, sizeof(*injector));
	injector->daemon = daemon;
	injector->console = console;
	uv_timer_init(&daemon->loop, &injector->timer);
	injector->timer.data = injector;
}

static void
send_key(struct injector *injector, int key_id, bool down)
{
	struct board_link *link = &injector->daemon->link;

	injector->held[key_id] = down;
	if (link->up)
		ovs_key(link->board, injector->console, key_id, down);
}

static void
release_all(struct injector *injector)
{
	for (int id = 0; id < 256; id++)
		if (injector->held[id])
			send_key(injector, id, false);
}

static void
finish_first(struct injector *injector, bool complete)
{
	struct job *job = injector->first;

	injector->first = job->link;
	if (injector->first == NULL)
		injector->last = NULL;
	injector->jobs--;
	job->done(job->ctx, complete);
	strokes_fini(&job->strokes);
	free(job);
}

static void
step(struct injector *injector)
{
	struct job *job = injector->first;
	const struct stroke *stroke;

	if (job->cancelled)
		release_all(injector);
	if (job->cancelled || job->next == job->strokes.count) {
		finish_first(injector, !job->cancelled);
		if (injector->first)
			uv_timer_start(&injector->timer, on_timer, 0, 0);
		return;
	}
	/* what has no pause between goes to the board at once */
	do {
		stroke = &job->strokes.list[job->next++];
		send_key(injector, stroke->key_id, stroke->down);
	} while (stroke->wait_ms == 0 && job->next < job->strokes.count);
	uv_timer_start(&injector->timer, on_timer, stroke->wait_ms, 0);
}

static void
on_timer(uv_timer_t *timer)
{
	struct injector *injector = timer->data;

	if (injector->first)
		step(injector);
}

bool
injector_add(struct injector *injector, struct strokes *strokes, job_done *done, void *ctx)
{
	struct job *job = injector->jobs < JOBS_MAX ? calloc(1, sizeof(*job)) : NULL;

	if (job == NULL)
		return false;
	job->strokes = *strokes;
	*strokes = (struct strokes){ 0 };
	job->done = done;
	job->ctx = ctx;
	if (injector->last)
		injector->last->link = job;
	else
		injector->first = job;
	injector->last = job;
	injector->jobs++;
	if (injector->first == job && !uv_is_active((uv_handle_t *)&injector->timer))
		uv_timer_start(&injector->timer, on_timer, 0, 0);
	return true;
}

void
injector_cancel(struct injector *injector, void *ctx)
{
	for (struct job *job = injector->first; job; job = job->link)
		if (job->ctx == ctx)
			job->cancelled = true;
}

void
injector_clear(struct injector *injector)
{
	release_all(injector);
	uv_timer_stop(&injector->timer);
	while (injector->first)
		finish_first(injector, false);
}

void
injector_fini(struct injector *injector)
{
	injector_clear(injector);
	uv_close((uv_handle_t *)&injector->timer, NULL);
}

bool
injector_idle(const struct injector *injector)
{
	return injector->first == NULL;
}
