/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "ctl/daemon.h"
#include "ctl/log.h"
#include "ctl/service.h"

enum {
	STATUS_MS = 200,	/* STATUS is sent at most this often */
	SEND_MS = 200,		/* longest wait for a manager that does not read */
};

struct service {
	struct daemon *daemon;
	int fd;
	struct sockaddr_un address;
	socklen_t address_len;
	uv_timer_t watchdog, status;
	uv_prepare_t prepare;
	bool ready;
	/* what the last STATUS was made of */
	bool board_up;
	int board_error, clients;
	char note[160];
};

/* ---- sending --------------------------------------------------------------------------------- */

static void
notify(struct service *service, const char *text)
{
	if (sendto(service->fd, text, strlen(text), MSG_NOSIGNAL,
		   (struct sockaddr *)&service->address, service->address_len) < 0)
		log_debug("service manager: %s", strerror(errno));
}

/* one line of text, since a new line ends a variable */
static void
one_line(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ')
			*text = ' ';
}

static void
send_status(struct service *service)
{
	const struct daemon *daemon = service->daemon;
	const struct board_link *link = &daemon->link;
	char board[512], text[1024];

	service->board_up = link->up;
	service->board_error = link->error;
	service->clients = daemon->server.count;
	if (link->up)
		snprintf(board, sizeof(board), "board %s: connected, %d ports", link->name,
			 daemon->world.ports.count);
	else
		snprintf(board, sizeof(board), "board %s: %s", link->name,
			 link->cause[0] ? link->cause : ovs_strerror(link->error));
	one_line(board);
	snprintf(text, sizeof(text), "STATUS=%s; %d client%s%s%s", board, service->clients,
		 service->clients == 1 ? "" : "s", service->note[0] ? "; " : "", service->note);
	notify(service, text);
}

/* ---- following the daemon -------------------------------------------------------------------- */

static void
on_status(uv_timer_t *timer)
{
	send_status(timer->data);
}

/* before the loop sleeps: has anything changed that STATUS tells? */
static void
on_prepare(uv_prepare_t *prepare)
{
	struct service *service = prepare->data;
	const struct daemon *daemon = service->daemon;

	if (service->ready && !uv_is_active((uv_handle_t *)&service->status) &&
	    (daemon->link.up != service->board_up || daemon->link.error != service->board_error ||
	     daemon->server.count != service->clients))
		uv_timer_start(&service->status, on_status, STATUS_MS, 0);
}

static void
on_watchdog(uv_timer_t *timer)
{
	notify(timer->data, "WATCHDOG=1");
}

/* half of $WATCHDOG_USEC in ms, 0 = no watchdog, or one that is another process's */
static uint64_t
watchdog_ms(void)
{
	const char *usec = getenv("WATCHDOG_USEC"), *pid = getenv("WATCHDOG_PID");
	unsigned long long period = usec ? strtoull(usec, NULL, 10) : 0;

	if (pid && strtol(pid, NULL, 10) != (long)getpid())
		return 0;
	return period == 0 ? 0 : period < 2000 ? 1 : period / 2000;
}

/* ---- start and end --------------------------------------------------------------------------- */

/* false when the text names no Unix socket; '@' begins an abstract name */
static bool
take_address(struct service *service, const char *path)
{
	size_t len = strlen(path);

	if ((path[0] != '/' && path[0] != '@') || len >= sizeof(service->address.sun_path))
		return false;
	service->address.sun_family = AF_UNIX;
	memcpy(service->address.sun_path, path, len);
	if (path[0] == '@')
		service->address.sun_path[0] = 0;
	service->address_len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
	return true;
}

static void
start_timers(struct service *service)
{
	uv_loop_t *loop = &service->daemon->loop;
	uint64_t period_ms = watchdog_ms();

	uv_timer_init(loop, &service->watchdog);
	uv_timer_init(loop, &service->status);
	uv_prepare_init(loop, &service->prepare);
	service->watchdog.data = service->status.data = service->prepare.data = service;
	uv_prepare_start(&service->prepare, on_prepare);
	if (period_ms > 0)
		uv_timer_start(&service->watchdog, on_watchdog, period_ms, period_ms);
}

static void
leave_environment(void)
{
	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
}

struct service *
service_open(struct daemon *daemon)
{
	const struct timeval limit = { .tv_usec = SEND_MS * 1000 };
	const char *path = getenv("NOTIFY_SOCKET");
	struct service *service = path && path[0] ? calloc(1, sizeof(*service)) : NULL;

	if (service == NULL)
		return NULL;
	service->daemon = daemon;
	service->fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (service->fd < 0 || !take_address(service, path)) {
		log_warning("NOTIFY_SOCKET=%s: this is no Unix socket; nobody is notified", path);
		service_free(service);
		return NULL;
	}
	setsockopt(service->fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
	start_timers(service);
	leave_environment();
	return service;
}

void
service_close(struct service *service)
{
	if (service == NULL)
		return;
	uv_close((uv_handle_t *)&service->watchdog, NULL);
	uv_close((uv_handle_t *)&service->status, NULL);
	uv_close((uv_handle_t *)&service->prepare, NULL);
}

void
service_free(struct service *service)
{
	if (service && service->fd >= 0)
		close(service->fd);
	free(service);
}

/* ---- what the daemon says -------------------------------------------------------------------- */

void
service_ready(struct service *service)
{
	if (service == NULL)
		return;
	service->ready = true;
	notify(service, "READY=1");
	send_status(service);
}

void
service_reloading(struct service *service)
{
	struct timespec now;
	char text[80];

	if (service == NULL)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	snprintf(text, sizeof(text), "RELOADING=1\nMONOTONIC_USEC=%lld",
		 now.tv_sec * 1000000LL + now.tv_nsec / 1000);
	notify(service, text);
}

void
service_reloaded(struct service *service, const char *note)
{
	if (service == NULL)
		return;
	snprintf(service->note, sizeof(service->note), "%s", note ? note : "");
	one_line(service->note);
	service_ready(service);
}

void
service_stopping(struct service *service)
{
	if (service == NULL)
		return;
	service->ready = false;
	notify(service, "STOPPING=1");
}
