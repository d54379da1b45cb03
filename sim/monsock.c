/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/monsock.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/image.h"
#include "sim/sockpath.h"

#define LINE_MAX_BYTES 128
#define FRESH_FRAMES 3		/* one may have begun, one may be handed over late */
#define FRESH_MS 3000		/* a board without frames still answers */
#define POLL_MS 4

/* One client; works on one request at a time. */
struct asker {
	uv_pipe_t pipe;
	uv_write_t write;
	uv_work_t work;
	struct monsock *m;
	char line[LINE_MAX_BYTES];
	size_t used;
	bool busy;
	bool gone;			/* nothing more will be asked */
	unsigned console;		/* 0-based, of a png request */
	char *answer;			/* being written; to be freed */
	size_t answer_len;
};

static void serve(struct asker *a);

static void
free_cb(uv_handle_t *h)
{
	free(h->data);
}

static void
leave(struct asker *a)
{
	if (!uv_is_closing((uv_handle_t *)&a->pipe))
		uv_close((uv_handle_t *)&a->pipe, free_cb);
}

static void
answered_cb(uv_write_t *w, int status)
{
	struct asker *a = w->data;

	free(a->answer);
	a->busy = false;
	if (status < 0)
		leave(a);
	else
		serve(a);
}

/* Takes over a->answer. */
static void
answer(struct asker *a)
{
	uv_buf_t buf = uv_buf_init(a->answer, (unsigned)a->answer_len);

	a->write.data = a;
	if (uv_write(&a->write, (uv_stream_t *)&a->pipe, &buf, 1,
	    answered_cb) != 0) {
		free(a->answer);
		a->busy = false;
		leave(a);
	}
}

static void __attribute__((format(printf, 2, 3)))
answer_line(struct asker *a, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&a->answer, fmt, ap);
	va_end(ap);
	if (n < 0) {
		a->answer = NULL;
		n = 0;
	}
	a->answer_len = (size_t)n;
	answer(a);
}

static void
do_stat(struct asker *a)
{
	struct board_stat s;
	char *json;

	runner_stat(a->m->runner, &s);
	json = stat_json(&s, a->m->runner->board->io);
	answer_line(a, "%s\n", json != NULL ? json : "error out of memory");
	free(json);
}

/*
 * Waits for a frame that began after the question: what was committed before it is on
 * that frame, and not always on the one that was complete when the question came.
 */
static void
wait_fresh(struct asker *a)
{
	struct board_stat s;
	uint64_t wanted;

	runner_stat(a->m->runner, &s);
	wanted = s.console[a->console].frames + FRESH_FRAMES;
	for (int ms = 0; ms < FRESH_MS; ms += POLL_MS) {
		if (s.console[a->console].frames >= wanted || a->m->runner->board->io->stop)
			return;
		usleep(POLL_MS * 1000);
		runner_stat(a->m->runner, &s);
	}
}

/* In a worker thread: a large picture takes longer than the link may wait. */
static void
png_work(uv_work_t *w)
{
	struct asker *a = w->data;
	struct sim_io *io = a->m->runner->board->io;
	uint32_t width, height, *px;
	size_t bytes;
	char *png;

	a->answer = NULL;
	wait_fresh(a);
	px = pic_share_copy(&io->console[a->console].share, &width, &height);
	if (px == NULL)
		return;
	png = image_encode(px, width, height, &bytes);
	free(px);
	a->answer = png != NULL ? malloc(bytes + 32) : NULL;
	if (a->answer != NULL) {
		int n = sprintf(a->answer, "ok %zu\n", bytes);

		memcpy(a->answer + n, png, bytes);
		a->answer_len = (size_t)n + bytes;
	}
	free(png);
}

static void
png_done_cb(uv_work_t *w, int status)
{
	struct asker *a = w->data;

	(void)status;
	if (a->answer != NULL)
		answer(a);
	else
		answer_line(a, "error console %u has no picture\n",
		    a->console + 1);
}

static void
do_png(struct asker *a, const char *arg)
{
	unsigned consoles = a->m->runner->board->ops->consoles;
	char *end;
	unsigned long n = strtoul(arg, &end, 10);

	if (arg[0] < '0' || arg[0] > '9' || *end != '\0' || n < 1 ||
	    n > consoles) {
		answer_line(a, "error no console %s; there are 1 to %u\n", arg,
		    consoles);
		return;
	}
	a->console = (unsigned)n - 1;
	a->work.data = a;
	uv_queue_work(a->pipe.loop, &a->work, png_work, png_done_cb);
}

static void
request(struct asker *a, const char *line)
{
	a->busy = true;
	if (strcmp(line, "stat") == 0)
		do_stat(a);
	else if (strncmp(line, "png ", 4) == 0)
		do_png(a, line + 4);
	else
		answer_line(a, "error unknown request; there are: stat, "
		    "png CONSOLE\n");
}

/* Runs the next whole line, if there is one. */
static void
serve(struct asker *a)
{
	char line[LINE_MAX_BYTES];
	char *end = memchr(a->line, '\n', a->used);
	size_t n;

	if (a->busy)
		return;
	if (end == NULL) {
		if (a->gone || a->used == sizeof(a->line))
			leave(a);
		return;
	}
	n = (size_t)(end - a->line);
	memcpy(line, a->line, n);
	line[n] = '\0';
	if (n > 0 && line[n - 1] == '\r')
		line[n - 1] = '\0';
	a->used -= n + 1;
	memmove(a->line, end + 1, a->used);
	request(a, line);
}

static void
alloc_cb(uv_handle_t *h, size_t want, uv_buf_t *buf)
{
	struct asker *a = h->data;

	(void)want;
	*buf = uv_buf_init(a->line + a->used,
	    (unsigned)(sizeof(a->line) - a->used));
}

static void
read_cb(uv_stream_t *s, ssize_t n, const uv_buf_t *buf)
{
	struct asker *a = s->data;

	(void)buf;
	if (n < 0) {
		uv_read_stop(s);
		a->gone = true;
		n = 0;
	}
	a->used += (size_t)n;
	serve(a);
}

static void
connection_cb(uv_stream_t *server, int status)
{
	struct asker *a = calloc(1, sizeof(*a));

	if (status < 0 || a == NULL) {
		free(a);
		return;
	}
	a->m = server->data;
	uv_pipe_init(server->loop, &a->pipe, 0);
	a->pipe.data = a;
	if (uv_accept(server, (uv_stream_t *)&a->pipe) != 0 ||
	    uv_read_start((uv_stream_t *)&a->pipe, alloc_cb, read_cb) != 0)
		leave(a);
}

int
monsock_init(struct monsock *m, uv_loop_t *loop, const char *link,
    struct runner *r, struct fail *f)
{
	char path[4096];
	int fd;

	snprintf(path, sizeof(path), "%s.monitor", link);
	fd = sockpath_listen("--link", path, f);
	if (fd < 0)
		return f->code;
	m->runner = r;
	snprintf(m->path, sizeof(m->path), "%.107s", path);
	uv_pipe_init(loop, &m->server, 0);
	m->server.data = m;
	uv_pipe_open(&m->server, fd);
	uv_listen((uv_stream_t *)&m->server, 8, connection_cb);
	return 0;
}

void
monsock_fini(struct monsock *m)
{
	unlink(m->path);
	uv_close((uv_handle_t *)&m->server, NULL);
}
