/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/io.h"

#include <string.h>

static void
bytes_cb(uv_async_t *a)
{
	struct io *io = a->data;

	if (io->has_link)
		link_flush(&io->link);
}

static void
finished_cb(uv_async_t *a)
{
	uv_stop(a->loop);
}

static void
signal_cb(uv_signal_t *s, int number)
{
	(void)number;
	uv_stop(s->loop);
}

/* Called by the model thread; uv_async_send only marks and wakes. */
static void
wake_bytes(void *ctx)
{
	uv_async_send(&((struct io *)ctx)->bytes);
}

static void
wake_finished(void *ctx)
{
	uv_async_send(&((struct io *)ctx)->finished);
}

static int
init_sockets(struct io *io, const char *link, struct runner *r, struct fail *f)
{
	int error = link_init(&io->link, &io->loop, link, io->sim, f);

	if (error != 0)
		return error;
	error = monsock_init(&io->monsock, &io->loop, link, r, f);
	if (error != 0)
		link_fini(&io->link);
	io->has_link = error == 0;
	return error;
}

int
io_init(struct io *io, const char *link, struct runner *r, struct fail *f)
{
	memset(io, 0, sizeof(*io));
	io->sim = r->board->io;
	uv_loop_init(&io->loop);
	uv_async_init(&io->loop, &io->bytes, bytes_cb);
	uv_async_init(&io->loop, &io->finished, finished_cb);
	uv_signal_init(&io->loop, &io->term);
	uv_signal_init(&io->loop, &io->intr);
	io->bytes.data = io;
	io->sim->link_ready = link != NULL ? wake_bytes : NULL;
	io->sim->finished = wake_finished;
	io->sim->ctx = io;
	uv_signal_start(&io->term, signal_cb, SIGTERM);
	uv_signal_start(&io->intr, signal_cb, SIGINT);
	return link != NULL ? init_sockets(io, link, r, f) : 0;
}

void
io_run(struct io *io)
{
	uv_run(&io->loop, UV_RUN_DEFAULT);
}

static void
close_cb(uv_handle_t *h, void *arg)
{
	(void)arg;
	if (!uv_is_closing(h))
		uv_close(h, NULL);
}

void
io_fini(struct io *io)
{
	if (io->has_link) {
		monsock_fini(&io->monsock);
		link_fini(&io->link);
	}
	uv_run(&io->loop, UV_RUN_NOWAIT);
	uv_walk(&io->loop, close_cb, NULL);
	uv_run(&io->loop, UV_RUN_NOWAIT);
}
