/* SPDX-License-Identifier: MIT */
/*
 * ftdi_plug.c - tells when an FTDI chip may have been plugged in, once for those that are there already
 *
 * libusb hears it from udevd. Where there is none (containers), nothing comes; the library tries to open
 * twice a second in any case, with a context of its own each time. Needs no thread: with no device open,
 * libusb's descriptors are an eventfd and a timer, which can be waited for like any other.
 */
#include "driver/ftdi.h"

#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

struct plug {
	struct transport base;
	libusb_context *usb;
	int epoll_fd;
	bool arrived;
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
	bool arrived;

	(void)data;
	(void)size;
	(void)error;
	libusb_handle_events_timeout_completed(p->usb, &now, NULL);
	arrived = p->arrived;
	p->arrived = false;
	return arrived;
}

static int plug_wait(struct transport *transport, short *events)
{
	*events = POLLIN;
	return ((struct plug *)transport)->epoll_fd;
}

static void plug_close(struct transport *transport)
{
	struct plug *p = (struct plug *)transport;

	if (p->epoll_fd >= 0)
		close(p->epoll_fd);
	libusb_exit(p->usb);
	free(p);
}

static const struct transport_ops plug_ops = {.poll = plug_poll, .wait = plug_wait, .close = plug_close};

static bool collect(struct plug *p)
{
	const struct libusb_pollfd **fds = libusb_get_pollfds(p->usb);
	bool ok = fds && p->epoll_fd >= 0;

	for (int i = 0; ok && fds[i]; i++) {
		struct epoll_event event = {.events = (uint32_t)fds[i]->events};

		ok = !epoll_ctl(p->epoll_fd, EPOLL_CTL_ADD, fds[i]->fd, &event);
	}
	libusb_free_pollfds(fds);
	return ok;
}

struct transport *ftdi_await(void)
{
	struct plug *p = calloc(1, sizeof(*p));

	if (!p || libusb_init(&p->usb)) {
		free(p);
		return NULL;
	}
	p->base.ops = &plug_ops;
	p->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (!collect(p) || libusb_hotplug_register_callback(p->usb, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED,
		LIBUSB_HOTPLUG_ENUMERATE, FTDI_VENDOR, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, on_arrival, p, NULL)) {
		plug_close(&p->base);
		return NULL;
	}
	return &p->base;
}
