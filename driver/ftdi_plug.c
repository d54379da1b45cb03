/* SPDX-License-Identifier: MIT */
/*
 * ftdi_plug.c - USB as one board has it, from ovs_open to ovs_close: libftdi's context, and whether an FTDI chip may
 * have been plugged in, once for those that are there already
 *
 * One context for good and not one for each try: what leaves while libusb_init still lists (libusb 1.0.26, and its
 * main branch in 2026) is never given back, 809 bytes with its hub, since hotplug begins only behind the list.
 * libusb hears of chips from udevd. Where there is none (containers), nothing comes, the kernel's list becomes another
 * than libusb's, and the context is made anew. Needs no thread: with no chip open, libusb's descriptors are an eventfd and a timer,
 * which can be waited for like any other; while one is open, the thread of ftdi.c does it.
 */
#include "driver/ftdi.h"
#include "driver/private.h"

#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { LATE_MS = 400 };			/* what udevd needs to tell of a chip, and more */

struct plug {
	struct transport base;
	struct ftdi_context *ftdi;
	int epoll_fd;
	atomic_bool arrived;
	int64_t missed_us;		/* since when libusb's list differs from the kernel's; 0: it does not */
	bool deaf;			/* nothing comes from udevd */
};

static int LIBUSB_CALL on_arrival(libusb_context *usb, libusb_device *device, libusb_hotplug_event event, void *ctx)
{
	(void)usb;
	(void)device;
	(void)event;
	((struct plug *)ctx)->arrived = true;
	return 0;
}

static int plug_poll(struct transport *transport, uint8_t *data, size_t size, struct error_text *error)
{
	struct plug *p = (struct plug *)transport;
	struct timeval now = {0};

	(void)data;
	(void)size;
	(void)error;
	if (p->ftdi)
		libusb_handle_events_timeout_completed(p->ftdi->usb_ctx, &now, NULL);
	return atomic_exchange(&p->arrived, false);
}

static int plug_wait(struct transport *transport, short *events)
{
	*events = POLLIN;
	return ((struct plug *)transport)->epoll_fd;
}

static void plug_close(struct transport *transport)
{
	struct plug *p = (struct plug *)transport;

	ftdi_free(p->ftdi);
	if (p->epoll_fd >= 0)
		close(p->epoll_fd);
	free(p);
}

static const struct transport_ops plug_ops = {.poll = plug_poll, .wait = plug_wait, .close = plug_close};

static bool collect(struct plug *p)
{
	const struct libusb_pollfd **fds = libusb_get_pollfds(p->ftdi->usb_ctx);
	bool ok = fds;

	for (int i = 0; ok && fds[i]; i++) {
		struct epoll_event event = {.events = (uint32_t)fds[i]->events};

		ok = !epoll_ctl(p->epoll_fd, EPOLL_CTL_ADD, fds[i]->fd, &event);
	}
	libusb_free_pollfds(fds);
	return ok;
}

/* A context that lists what is there now. Descriptors of the old one leave the epoll set when they are closed. */
static bool renew(struct plug *p)
{
	ftdi_free(p->ftdi);
	p->missed_us = 0;
	p->ftdi = ftdi_new();
	if (p->ftdi && collect(p) && !libusb_hotplug_register_callback(p->ftdi->usb_ctx, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED,
		LIBUSB_HOTPLUG_ENUMERATE, FTDI_VENDOR, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, on_arrival, p, NULL))
		return true;
	ftdi_free(p->ftdi);
	p->ftdi = NULL;
	return false;
}

/* Is the context's list of chips out of date, and not only because udevd is still busy? */
static bool is_stale(struct plug *p)
{
	if (!ftdi_missed(p->ftdi->usb_ctx)) {
		p->missed_us = 0;
		return false;
	}
	p->missed_us = p->missed_us ? p->missed_us : now_us();
	p->deaf |= now_us() - p->missed_us >= LATE_MS * 1000;
	return p->deaf;
}

struct ftdi_context *ftdi_plug_context(struct transport *plug)
{
	struct plug *p = (struct plug *)plug;

	if (!p || ((!p->ftdi || is_stale(p)) && !renew(p)))
		return NULL;
	return p->ftdi;
}

void ftdi_plug_left(struct transport *plug)
{
	((struct plug *)plug)->arrived = true;
}

struct transport *ftdi_await(void)
{
	struct plug *p = calloc(1, sizeof(*p));

	if (!p)
		return NULL;
	p->base.ops = &plug_ops;
	p->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (p->epoll_fd >= 0 && renew(p))
		return &p->base;
	plug_close(&p->base);
	return NULL;
}
