/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/runner.h"

#include <string.h>
#include <time.h>

#define SLICE_US	1000u
#define AHEAD_NS	500000u		/* sleep when further ahead than this */
#define BEHIND_NS	100000000u	/* give the time up for lost */
#define MEASURE_NS	1000000000u
#define STAT_US		20000u
#define NO_FRAME_US	5000000u	/* an output without any frame is broken */

static uint64_t
clock_ns(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static uint64_t
wall_ns(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

static void
sleep_until(uint64_t ns)
{
	struct timespec t = {
		.tv_sec = (time_t)(ns / 1000000000u),
		.tv_nsec = (long)(ns % 1000000000u),
	};

	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL);
}

static void
measure(struct runner *r, uint64_t now_ns)
{
	double sim_ns = (double)(r->board->now_us - r->mark_us) * 1000;
	uint64_t busy_ns, busy;

	if (now_ns - r->mark_ns < MEASURE_NS)
		return;
	busy_ns = clock_ns(CLOCK_THREAD_CPUTIME_ID);
	busy = busy_ns - r->mark_busy_ns;
	r->factor = sim_ns / (double)(now_ns - r->mark_ns);
	r->capacity = busy > 0 ? sim_ns / (double)busy : 0;
	r->mark_ns = now_ns;
	r->mark_busy_ns = busy_ns;
	r->mark_us = r->board->now_us;
}

/* Keeps simulated time from running ahead of the wall clock. */
static void
pace(struct runner *r, uint64_t now_ns)
{
	uint64_t target = r->base_ns + r->board->now_us * 1000;

	if (r->max_speed)
		return;
	if (target > now_ns + AHEAD_NS)
		sleep_until(target);
	else if (now_ns > target + BEHIND_NS)
		r->base_ns += now_ns - target;
}

static void publish(struct runner *r);

static void
publish_behind(const struct runner *r)
{
	r->behind->factor = r->factor;
	r->behind->capacity = r->capacity;
	publish(r->behind);
}

static void
publish(struct runner *r)
{
	if (r->behind != NULL)
		publish_behind(r);
	if (pthread_mutex_trylock(&r->lock) != 0)
		return;
	stat_collect(r->board, &r->stat);
	r->stat.factor = r->factor;
	r->stat.capacity = r->capacity;
	pthread_mutex_unlock(&r->lock);
}

static bool
done(struct runner *r)
{
	const struct board *b = r->board;

	if (b->io->stop)
		return true;
	if (r->frames == 0)
		return false;
	r->timed_out = b->now_us > NO_FRAME_US &&
	    b->monitor[0].stat.frames == 0;
	return r->timed_out || b->monitor[0].stat.frames >= r->frames;
}

/* Nobody is held up any more: the last picture may be waited for. */
static void
hand_over(struct runner *r)
{
	struct monitor *m = &r->board->monitor[0];

	if (m->send && m->stat.locked)
		pic_share_put(m->share, &m->work, m->unsent, true);
	pthread_mutex_lock(&r->lock);
	stat_collect(r->board, &r->stat);
	pthread_mutex_unlock(&r->lock);
}

static void *
run(void *arg)
{
	struct runner *r = arg;
	struct board *b = r->board;
	uint64_t end, stat_us = 0;

	r->base_ns = wall_ns() - b->now_us * 1000;
	r->mark_ns = wall_ns();
	while (!done(r)) {
		if (r->behind != NULL)
			board_run_joined(b, r->uplink, r->behind->board, SLICE_US);
		else
			board_run(b, SLICE_US);
		end = wall_ns();
		measure(r, end);
		if (b->now_us >= stat_us) {
			publish(r);
			stat_us = b->now_us + STAT_US;
		}
		pace(r, end);
	}
	hand_over(r);
	b->io->finished(b->io->ctx);
	return NULL;
}

void
runner_init(struct runner *r)
{
	pthread_mutex_init(&r->lock, NULL);
	stat_collect(r->board, &r->stat);
}

int
runner_start(struct runner *r, struct fail *f)
{
	int error;

	runner_init(r);
	error = pthread_create(&r->thread, NULL, run, r);
	if (error != 0)
		return fail(f, SIM_HARDWARE, "thread: %s", strerror(error));
	return 0;
}

void
runner_stop(struct runner *r)
{
	r->board->io->stop = true;
	pthread_join(r->thread, NULL);
	pthread_mutex_destroy(&r->lock);
}

void
runner_stat(struct runner *r, struct board_stat *s)
{
	pthread_mutex_lock(&r->lock);
	*s = r->stat;
	pthread_mutex_unlock(&r->lock);
}
