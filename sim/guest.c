/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/guest.h"

#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sim/guest_rfb.h"

#define NUDGE_MS	30	/* QEMU's refresh backs off to 3 s otherwise */
#define AWAY_MS		250	/* between two attempts to connect */
#define QUIET_MS	100
#define STOP_MS		300

static bool
send_events(struct guest *g)
{
	struct event e;
	uint64_t count;

	if (read(g->io->wake_fd, &count, sizeof(count)) < 0)
		return true;
	while (event_get(&g->io->events, &e))
		if (!guest_rfb_event(g, &e))
			return false;
	return true;
}

static uint64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static bool
turn(struct guest *g, uint64_t *nudged_ms)
{
	bool shown = g->io->shown;
	struct pollfd p[] = {
		{ g->client->sock, POLLIN, 0 }, { g->io->wake_fd, POLLIN, 0 },
	};

	poll(p, 2, shown ? NUDGE_MS : QUIET_MS);
	if (p[1].revents & POLLIN && !send_events(g))
		return false;
	if (p[0].revents != 0 && !guest_rfb_receive(g))
		return false;
	if (shown && now_ms() - *nudged_ms >= NUDGE_MS) {
		*nudged_ms = now_ms();
		return guest_rfb_nudge(g);
	}
	return true;
}

/* What was meant for a guest that is away is not kept for later. */
static void
forget_events(struct guest *g)
{
	struct event e;

	while (event_get(&g->io->events, &e))
		continue;
}

static void
converse(struct guest *g)
{
	uint64_t nudged_ms = 0;

	forget_events(g);
	g->io->boots++;
	while (!g->stop && turn(g, &nudged_ms))
		continue;
	g->io->connected = false;
	pic_share_clear(&g->io->share, true);
	guest_rfb_close(g);
}

static void *
run(void *arg)
{
	struct guest *g = arg;

	while (!g->stop) {
		if (guest_rfb_open(g)) {
			converse(g);
			continue;
		}
		poll(NULL, 0, AWAY_MS);
	}
	return NULL;
}

int
guest_start(struct guest *g, const struct guest_addr *addr,
    struct host_io *io, struct fail *f)
{
	int error;

	memset(g, 0, sizeof(*g));
	g->addr = *addr;
	g->io = io;
	error = pthread_create(&g->thread, NULL, run, g);
	if (error != 0)
		return fail(f, SIM_HARDWARE, "thread: %s", strerror(error));
	return 0;
}

bool
guest_stop(struct guest *g)
{
	struct timespec t;

	g->stop = true;
	clock_gettime(CLOCK_REALTIME, &t);
	t.tv_nsec += STOP_MS * 1000000L;
	t.tv_sec += t.tv_nsec / 1000000000L;
	t.tv_nsec %= 1000000000L;
	return pthread_timedjoin_np(g->thread, NULL, &t) == 0;
}
