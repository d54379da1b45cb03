/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/viewer_listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define NATIVE_WAIT_MS 100	/* a VNC viewer says nothing first */
#define FREE_PORT_TRIES 20

/* ---- listening ---- */

static bool
is_loopback(const struct sockaddr *a)
{
	if (a->sa_family == AF_INET) {
		const struct sockaddr_in *in = (const void *)a;

		return ntohl(in->sin_addr.s_addr) >> 24 == 127;
	}
	return a->sa_family == AF_INET6 &&
	    IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)
	    (const void *)a)->sin6_addr);
}

static void
set_port(struct sockaddr *a, unsigned port)
{
	if (a->sa_family == AF_INET)
		((struct sockaddr_in *)(void *)a)->sin_port =
		    htons((uint16_t)port);
	else
		((struct sockaddr_in6 *)(void *)a)->sin6_port =
		    htons((uint16_t)port);
}

static unsigned
port_of(int fd)
{
	struct sockaddr_storage a;
	socklen_t len = sizeof(a);

	if (getsockname(fd, (struct sockaddr *)&a, &len) != 0)
		return 0;
	return ntohs(a.ss_family == AF_INET ?
	    ((struct sockaddr_in *)&a)->sin_port :
	    ((struct sockaddr_in6 *)&a)->sin6_port);
}

static int
listen_at(const struct sockaddr *a, socklen_t len)
{
	int one = 1, keep;
	int fd = socket(a->sa_family, SOCK_STREAM | SOCK_CLOEXEC |
	    SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, a, len) == 0 && listen(fd, 8) == 0)
		return fd;
	keep = errno;
	close(fd);
	errno = keep;
	return -1;
}

void
viewer_unlisten(struct viewer *v)
{
	for (unsigned c = 0; c < v->io->consoles; c++) {
		if (v->listener[c] >= 0)
			close(v->listener[c]);
		v->listener[c] = -1;
	}
}

/* One port for each console, in a row. Returns the first, 0 on failure. */
static unsigned
listen_row(struct viewer *v, struct sockaddr *a, socklen_t len, unsigned port)
{
	for (unsigned c = 0; c < v->io->consoles; c++) {
		set_port(a, port == 0 ? 0 : port + c);
		v->listener[c] = listen_at(a, len);
		if (v->listener[c] < 0)
			return 0;
		if (port == 0)
			port = port_of(v->listener[c]);
	}
	return port;
}

static unsigned
listen_all(struct viewer *v, struct sockaddr *a, socklen_t len, unsigned port)
{
	unsigned tries = port == 0 ? FREE_PORT_TRIES : 1;
	unsigned got = 0;
	int keep = 0;

	while (got == 0 && tries-- > 0) {
		got = listen_row(v, a, len, port);
		keep = errno;
		if (got == 0)
			viewer_unlisten(v);
	}
	errno = keep;
	return got;
}

static int
listen_fail(const char *where, unsigned consoles, struct fail *f)
{
	if (errno == EADDRINUSE)
		return fail(f, SIM_BUSY, "--vnc %s: port in use%s; choose "
		    "another, or 0 for any free one", where,
		    consoles > 1 ? " (each console takes one, in a row)" : "");
	if (errno == EACCES)
		return fail(f, SIM_PERMISSION, "--vnc %s: ports below 1024 "
		    "need privileges; choose a higher one", where);
	return fail(f, SIM_ABSENT, "--vnc %s: %s", where, strerror(errno));
}

/* Splits HOST:PORT and [HOST]:PORT. */
static int
split(const char *where, char *host, size_t size, unsigned *port,
    unsigned consoles, struct fail *f)
{
	const char *colon = strrchr(where, ':');
	size_t n = colon != NULL ? (size_t)(colon - where) : 0;
	char *end = NULL;
	unsigned long value = colon != NULL ? strtoul(colon + 1, &end, 10) : 0;

	if (n == 0 || n >= size || colon[1] < '0' || colon[1] > '9' ||
	    *end != '\0')
		return fail(f, SIM_USAGE, "--vnc %s: write HOST:PORT, for "
		    "instance 127.0.0.1:5900", where);
	if (value + (value != 0 ? consoles - 1 : 0) > 65535)
		return fail(f, SIM_USAGE, "--vnc %s: port out of range; for "
		    "%u consoles it is 0 to %u", where, consoles,
		    65536 - consoles);
	if (where[0] == '[' && where[n - 1] == ']') {
		where++;
		n -= 2;
	}
	snprintf(host, size, "%.*s", (int)n, where);
	*port = (unsigned)value;
	return 0;
}

int
viewer_listen(struct viewer *v, const char *where, struct fail *f)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM }, *ai;
	char host[256];
	unsigned port = 0;
	int error = split(where, host, sizeof(host), &port, v->io->consoles, f);

	if (error != 0)
		return error;
	if (getaddrinfo(host, NULL, &hints, &ai) != 0)
		return fail(f, SIM_ABSENT, "--vnc %s: there is no host %s",
		    where, host);
	if (!is_loopback(ai->ai_addr))
		error = fail(f, SIM_USAGE, "--vnc %s: only loopback "
		    "(127.0.0.1), because these viewers need no password; "
		    "from elsewhere use ssh -L", where);
	else if ((port = listen_all(v, ai->ai_addr, ai->ai_addrlen, port)) == 0)
		error = listen_fail(where, v->io->consoles, f);
	freeaddrinfo(ai);
	snprintf(v->address, sizeof(v->address),
	    strchr(host, ':') != NULL ? "[%s]:%u" : "%s:%u", host, port);
	return error;
}

/* ---- the door ---- */

static struct viewer_pending *
free_pending(struct viewer *v)
{
	for (int i = 0; i < VIEWER_PENDING; i++)
		if (v->pending[i].fd < 0)
			return &v->pending[i];
	return NULL;
}

void
viewer_accept(struct viewer *v, unsigned console, uint64_t now_ms)
{
	int one = 1;
	int fd = accept4(v->listener[console], NULL, NULL,
	    SOCK_CLOEXEC | SOCK_NONBLOCK);
	struct viewer_pending *p = free_pending(v);

	if (fd < 0)
		return;
	if (p == NULL) {
		close(fd);
		return;
	}
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	p->fd = fd;
	p->console = console;
	p->since_ms = now_ms;
}

/* The host of an origin such as http://localhost:8080 is this machine. */
static bool
origin_is_local(const char *origin, size_t len)
{
	static const char *const local[] = { "localhost", "127.0.0.1", "[::1]" };
	const char *host = memmem(origin, len, "://", 3);

	if (host == NULL)
		return false;
	host += 3;
	len -= (size_t)(host - origin);
	for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++) {
		size_t n = strlen(local[i]);

		if (len >= n && strncasecmp(host, local[i], n) == 0 &&
		    (len == n || host[n] == ':'))
			return true;
	}
	return false;
}

static enum viewer_door
websocket_door(const char *head, size_t len)
{
	const char *end = memmem(head, len, "\r\n\r\n", 4);
	const char *line = head;

	if (end == NULL)
		return len >= VIEWER_HEAD ? DOOR_REFUSE : DOOR_WAIT;
	while (line < end) {
		const char *next = memmem(line, (size_t)(end + 2 - line),
		    "\r\n", 2);
		const char *value = line + 7;

		if (next - line > 7 && strncasecmp(line, "Origin:", 7) == 0) {
			while (*value == ' ')
				value++;
			return origin_is_local(value, (size_t)(next - value)) ?
			    DOOR_OPEN : DOOR_REFUSE;
		}
		line = next + 2;
	}
	return DOOR_OPEN;		/* not a browser */
}

enum viewer_door
viewer_door(const char *head, size_t len)
{
	size_t n = len < 4 ? len : 4;

	if (memcmp(head, "GET ", n) != 0)
		return DOOR_OPEN;
	return n < 4 ? DOOR_WAIT : websocket_door(head, len);
}

static enum viewer_door
look(const struct viewer_pending *p, uint64_t now_ms)
{
	char head[VIEWER_HEAD];
	ssize_t n = recv(p->fd, head, sizeof(head), MSG_PEEK);
	enum viewer_door door = DOOR_WAIT;

	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		return DOOR_REFUSE;
	if (n > 0)
		door = viewer_door(head, (size_t)n);
	if (door != DOOR_WAIT || now_ms - p->since_ms < NATIVE_WAIT_MS)
		return door;
	if (n > 0)		/* a handshake may take ten times as long */
		return now_ms - p->since_ms < 10 * NATIVE_WAIT_MS ? DOOR_WAIT :
		    DOOR_REFUSE;
	return DOOR_OPEN;
}

static void
refuse(int fd)
{
	static const char no[] = "HTTP/1.1 403 Forbidden\r\n"
	    "Content-Length: 0\r\nConnection: close\r\n\r\n";

	send(fd, no, sizeof(no) - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
	close(fd);
}

void
viewer_admit(struct viewer *v, uint64_t now_ms)
{
	for (int i = 0; i < VIEWER_PENDING; i++) {
		struct viewer_pending *p = &v->pending[i];
		enum viewer_door door;
		int fd = p->fd;

		if (fd < 0)
			continue;
		door = look(p, now_ms);
		if (door == DOOR_WAIT)
			continue;
		p->fd = -1;
		if (door == DOOR_OPEN)
			rfbNewClient(v->console[p->console].screen, fd);
		else
			refuse(fd);
	}
}
