/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/guest_power.h"

#include <jansson.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define AWAY_MS 250		/* between two attempts to connect */
#define STATUS "{\"execute\":\"query-status\"}\n"

static bool
say(struct guest_power *p, const char *text)
{
	size_t len = strlen(text);

	return send(p->fd, text, len, MSG_NOSIGNAL) == (ssize_t)len;
}

static bool
execute(struct guest_power *p, const char *command)
{
	char text[64];

	snprintf(text, sizeof(text), "{\"execute\":\"%s\"}\n", command);
	return say(p, text);
}

static bool
do_asked(struct guest_power *p)
{
	uint32_t what = atomic_exchange(&p->io->power_asked, 0);
	uint64_t count;
	bool ok = true;

	if (read(p->io->power_fd, &count, sizeof(count)) < 0)
		return true;
	if (what & POWER_CUT) {
		p->cut = true;
		ok &= execute(p, "stop");
	}
	if (what & POWER_SOFT)
		ok &= execute(p, "system_powerdown");
	if (what & (POWER_ON | POWER_RESET)) {
		p->cut = false;
		ok &= execute(p, "system_reset");
	}
	if (what & POWER_ON)
		ok &= execute(p, "cont");
	return ok && say(p, STATUS);
}

static bool
runs(const char *status)
{
	static const char *const off[] = { "shutdown", "guest-panicked", "internal-error",
	    "io-error", "prelaunch" };

	for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		if (strcmp(status, off[i]) == 0)
			return false;
	return true;
}

/* Events are no state: after each we ask for it. */
static bool
got_message(struct guest_power *p, json_t *message)
{
	const char *status = json_string_value(json_object_get(
	    json_object_get(message, "return"), "status"));

	if (status != NULL)
		p->io->powered = runs(status) && !p->cut;
	if (json_object_get(message, "event") != NULL)
		return say(p, STATUS);
	if (json_object_get(message, "QMP") != NULL)
		return say(p, "{\"execute\":\"qmp_capabilities\"}\n" STATUS);
	return true;
}

static bool
got_lines(struct guest_power *p)
{
	char *end;
	bool ok = true;

	while (ok && (end = memchr(p->line, '\n', p->used)) != NULL) {
		size_t n = (size_t)(end - p->line) + 1;
		json_t *message = json_loadb(p->line, n, 0, NULL);

		ok = message != NULL && got_message(p, message);
		json_decref(message);
		p->used -= n;
		memmove(p->line, p->line + n, p->used);
	}
	return ok && p->used < sizeof(p->line);
}

static bool
turn(struct guest_power *p)
{
	struct pollfd f[] = { { p->fd, POLLIN, 0 }, { p->io->power_fd, POLLIN, 0 } };
	ssize_t n;

	poll(f, 2, AWAY_MS);
	if (f[1].revents & POLLIN && !do_asked(p))
		return false;
	if (f[0].revents == 0)
		return true;
	n = recv(p->fd, p->line + p->used, sizeof(p->line) - p->used, 0);
	if (n <= 0)
		return false;
	p->used += (size_t)n;
	return got_lines(p);
}

static bool
reach(struct guest_power *p)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	snprintf(a.sun_path, sizeof(a.sun_path), "%s", p->path);
	p->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (p->fd >= 0 && connect(p->fd, (struct sockaddr *)&a, sizeof(a)) == 0)
		return true;
	if (p->fd >= 0)
		close(p->fd);
	return false;
}

static void *
run(void *arg)
{
	struct guest_power *p = arg;

	while (!p->stop) {
		if (!reach(p)) {
			poll(NULL, 0, AWAY_MS);
			continue;
		}
		p->used = 0;
		p->cut = false;
		while (!p->stop && turn(p))
			continue;
		p->io->powered = false;
		close(p->fd);
	}
	return NULL;
}

int
guest_power_start(struct guest_power *p, const char *path, struct host_io *io,
    struct fail *f)
{
	int error;

	p->io = io;
	p->path = path;
	error = pthread_create(&p->thread, NULL, run, p);
	if (error != 0)
		return fail(f, SIM_HARDWARE, "thread: %s", strerror(error));
	return 0;
}

void
guest_power_stop(struct guest_power *p)
{
	p->stop = true;
	pthread_join(p->thread, NULL);
}
