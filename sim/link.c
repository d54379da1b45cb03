/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/link.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sim/sockpath.h"

#define CHUNK		4096u
#define UNSENT_MAX	(1u << 20)	/* a client that does not read */
#define RETRY_MS	2

struct chunk {
	uv_write_t req;
	uint8_t data[CHUNK];
};

static void
alloc_cb(uv_handle_t *h, size_t want, uv_buf_t *buf)
{
	struct link *l = h->data;

	(void)want;
	*buf = uv_buf_init(l->in, sizeof(l->in));
}

static void take_client(struct link *l);

static void
closed_cb(uv_handle_t *h)
{
	struct link *l = h->data;

	l->open = false;
	l->paused = false;
	if (l->next_waits)
		take_client(l);
}

static void
drop(struct link *l)
{
	l->io->link_open = false;
	if (!uv_is_closing((uv_handle_t *)&l->client))
		uv_close((uv_handle_t *)&l->client, closed_cb);
}

static bool
board_has_room(struct link *l)
{
	return RING_BYTES - ring_used(&l->io->to_board) >= sizeof(l->in);
}

static void read_cb(uv_stream_t *s, ssize_t n, const uv_buf_t *buf);

static void
retry_cb(uv_timer_t *t)
{
	struct link *l = t->data;

	if (!l->open || !l->paused || !board_has_room(l))
		return;
	l->paused = false;
	uv_timer_stop(t);
	uv_read_start((uv_stream_t *)&l->client, alloc_cb, read_cb);
}

static void
read_cb(uv_stream_t *s, ssize_t n, const uv_buf_t *buf)
{
	struct link *l = s->data;

	if (n < 0) {
		drop(l);
		return;
	}
	for (ssize_t i = 0; i < n; i++)
		ring_put(&l->io->to_board, (uint8_t)buf->base[i]);
	if (board_has_room(l))
		return;
	l->paused = true;
	uv_read_stop(s);
	uv_timer_start(&l->retry, retry_cb, RETRY_MS, RETRY_MS);
}

static void
written_cb(uv_write_t *req, int status)
{
	struct chunk *c = (struct chunk *)req;
	struct link *l = req->handle->data;

	free(c);
	if (status == 0)
		link_flush(l);
}

static size_t
take(struct link *l, uint8_t *to, size_t most)
{
	size_t n = 0;

	while (n < most && ring_get(&l->io->from_board, &to[n]))
		n++;
	return n;
}

static void
discard(struct link *l)
{
	uint8_t sink[CHUNK];

	while (take(l, sink, sizeof(sink)) > 0)
		continue;
}

void
link_flush(struct link *l)
{
	uv_stream_t *s = (uv_stream_t *)&l->client;

	if (!l->io->link_open) {
		discard(l);
		return;
	}
	while (ring_used(&l->io->from_board) > 0 &&
	    uv_stream_get_write_queue_size(s) < UNSENT_MAX) {
		struct chunk *c = malloc(sizeof(*c));
		uv_buf_t buf;

		if (c == NULL)
			return;
		buf = uv_buf_init((char *)c->data,
		    (unsigned)take(l, c->data, CHUNK));
		if (uv_write(&c->req, s, &buf, 1, written_cb) != 0) {
			free(c);
			drop(l);
			return;
		}
	}
}

static void
turn_away_cb(uv_handle_t *h)
{
	free(h);
}

static void
turn_away(uv_stream_t *server)
{
	uv_pipe_t *p = malloc(sizeof(*p));

	if (p == NULL)
		return;
	uv_pipe_init(server->loop, p, 0);
	uv_accept(server, (uv_stream_t *)p);
	uv_close((uv_handle_t *)p, turn_away_cb);
}

/* It has closed its end, though that has not been read yet: who comes right behind it shall not be turned away. */
static bool
client_gone(const struct link *l)
{
	uv_os_fd_t fd;
	char byte;

	if (uv_is_closing((const uv_handle_t *)&l->client))
		return true;
	return uv_fileno((const uv_handle_t *)&l->client, &fd) == 0 &&
	    recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

static void
connection_cb(uv_stream_t *server, int status)
{
	struct link *l = server->data;

	if (status < 0)
		return;
	if (!l->open) {
		take_client(l);
	} else if (client_gone(l)) {
		l->next_waits = true;
		drop(l);
	} else {
		turn_away(server);
	}
}

static void
take_client(struct link *l)
{
	uv_stream_t *server = (uv_stream_t *)&l->server;

	l->next_waits = false;
	uv_pipe_init(server->loop, &l->client, 0);
	l->client.data = l;
	l->open = true;
	if (uv_accept(server, (uv_stream_t *)&l->client) != 0) {
		drop(l);
		return;
	}
	discard(l);
	l->io->link_open = true;
	uv_read_start((uv_stream_t *)&l->client, alloc_cb, read_cb);
}

int
link_init(struct link *l, uv_loop_t *loop, const char *path,
    struct sim_io *io, struct fail *f)
{
	int fd = sockpath_listen("--link", path, f);

	if (fd < 0)
		return f->code;
	memset(l, 0, sizeof(*l));
	l->io = io;
	snprintf(l->path, sizeof(l->path), "%s", path);
	uv_pipe_init(loop, &l->server, 0);
	uv_timer_init(loop, &l->retry);
	l->server.data = l;
	l->retry.data = l;
	uv_pipe_open(&l->server, fd);
	uv_listen((uv_stream_t *)&l->server, 1, connection_cb);
	return 0;
}

void
link_fini(struct link *l)
{
	unlink(l->path);
	l->next_waits = false;
	uv_close((uv_handle_t *)&l->server, NULL);
	uv_close((uv_handle_t *)&l->retry, NULL);
	if (l->open)
		drop(l);
}
