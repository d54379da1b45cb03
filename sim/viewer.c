/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/viewer.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sim/viewer_input.h"
#include "sim/viewer_listen.h"

#define FIRST_W		640
#define FIRST_H		480
#define ACTIVE_MS	8	/* somebody looks: half a frame */
#define IDLE_MS		100
#define POLL_MAX	((int)SIM_CONSOLES + 64)

static uint64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static void
resize(struct viewer_console *c, uint32_t w, uint32_t h)
{
	char *old = c->screen->frameBuffer;
	char *fb = calloc((size_t)w * h, 4);

	if (fb == NULL)
		return;
	rfbNewFramebuffer(c->screen, fb, (int)w, (int)h, 8, 3, 4);
	c->w = w;
	c->h = h;
	free(old);
}

/* libvncserver has red in the low byte. */
static void
show_line(void *ctx, const struct pic *p, uint32_t y)
{
	struct viewer_console *c = ctx;
	const uint32_t *from = pic_row(p, y);
	uint32_t *to;

	if (p->w != c->w || p->h != c->h)
		resize(c, p->w, p->h);
	if (p->w != c->w || p->h != c->h)
		return;			/* out of memory */
	to = (uint32_t *)(void *)c->screen->frameBuffer + (size_t)y * c->w;
	for (uint32_t x = 0; x < c->w; x++)
		to[x] = __builtin_bswap32(from[x]) >> 8;
	rfbMarkRectAsModified(c->screen, 0, (int)y, (int)c->w, (int)y + 1);
}

static void
show(struct viewer_console *c)
{
	bool present = true;
	struct pic_share *s = &c->io->console[c->index].share;

	if (!pic_share_visit(s, show_line, c, &present) || present)
		return;
	memset(c->screen->frameBuffer, 0, (size_t)c->w * c->h * 4);
	rfbMarkRectAsModified(c->screen, 0, 0, (int)c->w, (int)c->h);
}

/* Whoever looks at a console hears its beeper. */
static void
ring_bell(struct viewer_console *c)
{
	uint32_t beeps = c->io->console[c->index].beeps;

	if (beeps != c->beeps)
		rfbSendBell(c->screen);
	c->beeps = beeps;
}

static bool
serve(struct viewer_console *c)
{
	ring_bell(c);
	if (c->screen->clientHead == NULL)
		return false;
	show(c);
	rfbProcessEvents(c->screen, 0);
	return true;
}

static int
add_clients(struct viewer_console *c, struct pollfd *p, int n)
{
	rfbClientIteratorPtr i = rfbGetClientIterator(c->screen);
	rfbClientPtr cl;

	while (n < POLL_MAX && (cl = rfbClientIteratorNext(i)) != NULL)
		if (cl->sock >= 0)
			p[n++] = (struct pollfd){ cl->sock, POLLIN, 0 };
	rfbReleaseClientIterator(i);
	return n;
}

static void
wait_some(struct viewer *v, bool active)
{
	struct pollfd p[POLL_MAX];
	int n = 0;

	for (unsigned c = 0; c < v->io->consoles; c++)
		p[n++] = (struct pollfd){ v->listener[c], POLLIN, 0 };
	for (int i = 0; i < VIEWER_PENDING; i++)
		active |= v->pending[i].fd >= 0;
	for (unsigned c = 0; c < v->io->consoles; c++)
		n = add_clients(&v->console[c], p, n);
	poll(p, (nfds_t)n, active ? ACTIVE_MS : IDLE_MS);
	for (unsigned c = 0; c < v->io->consoles; c++)
		if (p[c].revents & POLLIN)
			viewer_accept(v, c, now_ms());
}

static void *
run(void *arg)
{
	struct viewer *v = arg;
	bool active = false;

	while (!v->stop) {
		wait_some(v, active);
		viewer_admit(v, now_ms());
		active = false;
		for (unsigned c = 0; c < v->io->consoles; c++)
			active |= serve(&v->console[c]);
	}
	return NULL;
}

static bool
screen_init(struct viewer_console *c)
{
	static char names[SIM_CONSOLES][32];
	rfbScreenInfoPtr s = rfbGetScreen(NULL, NULL, FIRST_W, FIRST_H, 8, 3, 4);

	if (s == NULL)
		return false;
	snprintf(names[c->index], sizeof(names[0]), "Overscan console %u",
	    c->index + 1);
	s->frameBuffer = calloc(FIRST_W * FIRST_H, 4);
	s->desktopName = names[c->index];
	s->port = 0;
	s->ipv6port = 0;
	s->autoPort = FALSE;
	s->alwaysShared = TRUE;
	s->cursor = NULL;
	s->deferUpdateTime = 0;
	s->handleEventsEagerly = TRUE;
	s->screenData = c;
	viewer_input_attach(s);
	rfbInitServer(s);
	c->screen = s;
	c->w = FIRST_W;
	c->h = FIRST_H;
	return s->frameBuffer != NULL;
}

int
viewer_start(struct viewer *v, const char *where, struct sim_io *io,
    struct fail *f)
{
	int error;

	memset(v, 0, sizeof(*v));
	v->io = io;
	memset(v->listener, -1, sizeof(v->listener));
	for (int i = 0; i < VIEWER_PENDING; i++)
		v->pending[i].fd = -1;
	error = viewer_listen(v, where, f);
	if (error != 0)
		return error;
	rfbLogEnable(0);
	viewer_input_register();
	for (unsigned c = 0; c < io->consoles; c++) {
		v->console[c].io = io;
		v->console[c].index = c;
		if (!screen_init(&v->console[c]))
			return fail(f, SIM_HARDWARE, "out of memory");
	}
	error = pthread_create(&v->thread, NULL, run, v);
	if (error != 0)
		return fail(f, SIM_HARDWARE, "thread: %s", strerror(error));
	return 0;
}

void
viewer_stop(struct viewer *v)
{
	v->stop = true;
	pthread_join(v->thread, NULL);
	viewer_unlisten(v);
	for (int i = 0; i < VIEWER_PENDING; i++)
		if (v->pending[i].fd >= 0)
			close(v->pending[i].fd);
	for (unsigned c = 0; c < v->io->consoles; c++) {
		rfbScreenInfoPtr s = v->console[c].screen;

		rfbShutdownServer(s, TRUE);
		free(s->frameBuffer);
		s->frameBuffer = NULL;
		rfbScreenCleanup(s);
	}
}
