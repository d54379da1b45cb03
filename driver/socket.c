/* SPDX-License-Identifier: MIT */
/* socket.c - transport "socket:PATH": the UART bytes of a simulated board on a Unix socket */
#include "driver/overscan.h"
#include "driver/unix.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { OUT_MAX = 64 * 1024 };

struct socket_transport {
	struct transport base;
	int fd;
	size_t out_len;
	uint8_t out[OUT_MAX];		/* taken but not accepted by the kernel yet */
};

static int connect_error(const char *path, int err, struct error_text *error)
{
	switch (err) {
	case ENOENT:
		return error_set(error, OVS_E_ABSENT, "there is no socket %s: start overscan-sim with --link %s, or check the path",
				 path, path);
	case ECONNREFUSED:
		return error_set(error, OVS_E_ABSENT, "nobody listens on %s: overscan-sim has ended; start it again", path);
	case EACCES:
	case EPERM:
		return error_set(error, OVS_E_PERMISSION, "no permission to connect to %s: use the user or group that runs "
				 "overscan-sim", path);
	case EAGAIN:
		return error_set(error, OVS_E_BUSY, "%s has too many connections waiting: another program has the board", path);
	default:
		return error_set(error, OVS_E_IO, "cannot connect to %s: %s", path, strerror(err));
	}
}

int unix_connect(const char *path, struct error_text *error)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd;

	if (!*path || strlen(path) >= sizeof(address.sun_path))
		return error_set(error, OVS_E_NAME, "'%s' is no usable socket path: it must have 1 to %zu bytes", path,
				 sizeof(address.sun_path) - 1);
	strcpy(address.sun_path, path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return error_set(error, OVS_E_IO, "cannot make a socket: %s", strerror(errno));
	if (connect(fd, (struct sockaddr *)&address, sizeof(address))) {
		int err = errno;

		close(fd);
		return connect_error(path, err, error);
	}
	return fd;
}

static int socket_open(struct transport **transport, struct transport *await, const char *arg, struct error_text *error)
{
	struct socket_transport *t;
	int fd = unix_connect(arg, error);

	(void)await;
	if (fd < 0)
		return fd;
	t = calloc(1, sizeof(*t));
	if (!t) {
		close(fd);
		return error_set(error, OVS_E_MEMORY, "out of memory");
	}
	t->base.ops = &transport_socket;
	t->fd = fd;
	*transport = &t->base;
	return 0;
}

static int lost(int err, struct error_text *error)
{
	return error_set(error, OVS_E_LINK, "the simulated board closed the connection%s%s: it has ended, or another program "
			 "has it", err ? ": " : "", err ? strerror(err) : "");
}

static int flush(struct socket_transport *t, struct error_text *error)
{
	ssize_t n;

	if (!t->out_len)
		return 0;
	n = send(t->fd, t->out, t->out_len, MSG_NOSIGNAL);
	if (n < 0)
		return errno == EAGAIN || errno == EINTR ? 0 : lost(errno, error);
	memmove(t->out, t->out + n, t->out_len - (size_t)n);
	t->out_len -= (size_t)n;
	return 0;
}

static int socket_submit(struct transport *transport, const uint8_t *data, size_t len, struct error_text *error)
{
	struct socket_transport *t = (struct socket_transport *)transport;

	/* A board that takes nothing for so long is gone; repeats will find out. */
	if (t->out_len + len > sizeof(t->out))
		return 0;
	memcpy(t->out + t->out_len, data, len);
	t->out_len += len;
	return flush(t, error);
}

static int socket_poll(struct transport *transport, uint8_t *data, size_t size, struct error_text *error)
{
	struct socket_transport *t = (struct socket_transport *)transport;
	int failed = flush(t, error);
	ssize_t n;

	if (failed)
		return failed;
	n = recv(t->fd, data, size, 0);
	if (n > 0)
		return (int)n;
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	return lost(n < 0 ? errno : 0, error);
}

static int socket_wait(struct transport *transport, short *events)
{
	struct socket_transport *t = (struct socket_transport *)transport;

	*events = (short)(POLLIN | (t->out_len ? POLLOUT : 0));
	return t->fd;
}

static void socket_close(struct transport *transport)
{
	struct socket_transport *t = (struct socket_transport *)transport;

	close(t->fd);
	free(t);
}

const struct transport_ops transport_socket = {
	"socket", socket_open, socket_submit, socket_poll, socket_wait, socket_close, NULL, NULL, true,
};
