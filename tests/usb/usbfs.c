/* SPDX-License-Identifier: MIT */
#include "tests/usb/usbfs.h"

#include <errno.h>
#include <linux/usbdevice_fs.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <time.h>

/*
 * The node of a device is a regular file, always ready for poll(), so libusb would spin on REAP: an answer
 * "nothing yet" is held back. Other requests of that file wait meanwhile, which is what bounds it.
 */
enum { HOLD_US = 400, SETUP_BYTES = 8 };

struct urb {
	struct urb *next;
	UMockdevIoctlData *data, *buffer;
	size_t moved;
	bool done;
};

struct usbfs_file {
	struct usbfs_file *next;
	UMockdevIoctlClient *client;
	UMockdevIoctlBase *handler;
	struct urb *urbs;
	bool gone;			/* its device was unplugged */
	bool reaping;
	int64_t reap_us;
};

pthread_mutex_t usbfs_lock = PTHREAD_MUTEX_INITIALIZER;
int usbfs_wake = -1;

int64_t usbfs_now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static struct usbdevfs_urb *urb_of(struct urb *u)
{
	return (struct usbdevfs_urb *)u->data->data;
}

static enum device_ep ep_of(struct usbfs_port *port, struct urb *u)
{
	return device_endpoint(&port->device, urb_of(u)->endpoint);
}

static void finish(struct urb *u, int result)
{
	urb_of(u)->status = result < 0 ? result : 0;
	urb_of(u)->actual_length = result < 0 ? (int)u->moved : result;
	u->done = true;
}

static void free_urb(struct urb *u)
{
	g_clear_object(&u->buffer);
	g_object_unref(u->data);
	g_free(u);
}

/* ---- transfers ---- */

static void work_urb(struct usbfs_port *port, struct urb *u)
{
	uint8_t *data = u->buffer ? u->buffer->data : NULL;
	size_t size = (size_t)urb_of(u)->buffer_length;
	bool done = false;
	int n = 0;

	switch (ep_of(port, u)) {
	case EP_CONTROL:
		n = device_control(&port->device, data, data + SETUP_BYTES, &done);
		break;
	case EP_IN:
		n = device_in(&port->device, usbfs_now_us(), data, size, u->moved, &done);
		break;
	case EP_OUT:
		n = device_out(&port->device, data, size, u->moved, &done);
		break;
	case EP_A_IN:
		n = device_a_in(&port->device, usbfs_now_us(), data, size, u->moved, &done);
		break;
	case EP_A_OUT:
		n = device_a_out(&port->device, usbfs_now_us(), data, size, u->moved, &done);
		break;
	case EP_COUNT:
		return;
	}
	if (n >= 0)
		u->moved = (size_t)n;
	if (done)
		finish(u, n);
}

/* An endpoint works off its urbs in order. */
static void work_file(struct usbfs_port *port, struct usbfs_file *f)
{
	bool blocked[EP_COUNT + 1] = {false};

	port->urbs = 0;
	for (struct urb *u = f->urbs; u; u = u->next) {
		enum device_ep ep = ep_of(port, u);

		if (!u->done && !blocked[ep])
			work_urb(port, u);
		blocked[ep] |= !u->done;
		port->urbs += !u->done && ep == EP_IN;
	}
	if (port->urbs > port->urbs_most)
		port->urbs_most = port->urbs;
}

/* ---- REAP ---- */

static struct urb *take_done(struct usbfs_file *f)
{
	for (struct urb **at = &f->urbs; *at; at = &(*at)->next)
		if ((*at)->done) {
			struct urb *u = *at;

			*at = u->next;
			return u;
		}
	return NULL;
}

/* True: answered. */
static bool reap(struct usbfs_file *f, bool give_up)
{
	UMockdevIoctlData *arg = umockdev_ioctl_client_get_arg(f->client), *slot;
	struct urb *u = take_done(f);

	if (!u) {
		if (!f->gone && !give_up)
			return false;
		umockdev_ioctl_client_complete(f->client, -1, f->gone ? ENODEV : EAGAIN);
		return true;
	}
	/* NULL: the program has died. */
	slot = umockdev_ioctl_data_resolve(arg, 0, sizeof(void *), NULL);
	if (slot)
		umockdev_ioctl_data_set_ptr(slot, 0, u->data);
	umockdev_ioctl_client_complete(f->client, slot ? 0 : -1, slot ? 0 : EFAULT);
	g_clear_object(&slot);
	free_urb(u);
	return true;
}

static void close_file(struct usbfs_port *port, struct usbfs_file *f)
{
	for (unsigned i = 0; i < DEVICE_INTERFACES; i++)
		if (port->owner[i] == f)
			port->owner[i] = NULL;
	while (f->urbs) {
		struct urb *u = f->urbs;

		f->urbs = u->next;
		free_urb(u);
	}
	g_object_unref(f->client);
	g_free(f);
}

static void close_vanished(struct usbfs_port *port)
{
	for (struct usbfs_file **at = &port->files; *at;) {
		struct usbfs_file *f = *at;

		if (f->reaping || umockdev_ioctl_client_get_connected(f->client)) {
			at = &f->next;
			continue;
		}
		*at = f->next;
		close_file(port, f);
	}
}

void usbfs_work(struct usbfs_port *port)
{
	close_vanished(port);
	for (struct usbfs_file *f = port->files; f; f = f->next) {
		if (!f->gone)
			work_file(port, f);
		if (f->reaping)
			f->reaping = !reap(f, usbfs_now_us() - f->reap_us >= HOLD_US);
	}
}

bool usbfs_waits(const struct usbfs_port *port)
{
	for (const struct usbfs_file *f = port->files; f; f = f->next)
		if (f->reaping || (!f->gone && f->urbs))
			return true;
	return false;
}

/* ---- requests; each gives its result or -errno ---- */

static int submit(struct usbfs_file *f, UMockdevIoctlData *arg)
{
	struct urb *u = g_new0(struct urb, 1), **end = &f->urbs;

	u->data = umockdev_ioctl_data_resolve(arg, 0, sizeof(struct usbdevfs_urb), NULL);
	if (urb_of(u)->buffer_length > 0)
		u->buffer = umockdev_ioctl_data_resolve(u->data, G_STRUCT_OFFSET(struct usbdevfs_urb, buffer),
							(gsize)urb_of(u)->buffer_length, NULL);
	while (*end)
		end = &(*end)->next;
	*end = u;
	return 0;
}

static int discard(struct usbfs_file *f, gulong address)
{
	for (struct urb *u = f->urbs; u; u = u->next)
		if (u->data->client_addr == address && !u->done) {
			finish(u, -ENOENT);
			return 0;
		}
	return -EINVAL;
}

static int claim(struct usbfs_port *port, struct usbfs_file *f, unsigned n)
{
	if (n >= device_interfaces(&port->device))
		return -ENOENT;
	if (port->driver[n] || port->taken[n] || (port->owner[n] && port->owner[n] != f))
		return -EBUSY;
	port->owner[n] = f;
	return 0;
}

static int release(struct usbfs_port *port, struct usbfs_file *f, unsigned n)
{
	if (n >= DEVICE_INTERFACES || port->owner[n] != f)
		return -EINVAL;
	port->owner[n] = NULL;
	return 0;
}

static int disconnect_claim(struct usbfs_port *port, struct usbfs_file *f, const struct usbdevfs_disconnect_claim *d)
{
	if (d->interface < DEVICE_INTERFACES)
		port->driver[d->interface] = false;
	return claim(port, f, d->interface);
}

static int get_driver(struct usbfs_port *port, struct usbdevfs_getdriver *d)
{
	bool user = d->interface < DEVICE_INTERFACES && (port->taken[d->interface] || port->owner[d->interface]);

	if (!user && !(d->interface < DEVICE_INTERFACES && port->driver[d->interface]))
		return -ENODATA;
	strcpy(d->driver, user ? "usbfs" : "ftdi_sio");
	return 0;
}

static int driver_ioctl(struct usbfs_port *port, const struct usbdevfs_ioctl *d)
{
	unsigned n = (unsigned)d->ifno;

	if (n >= device_interfaces(&port->device))
		return -EINVAL;
	if (d->ioctl_code == (int)USBDEVFS_DISCONNECT && !port->driver[n])
		return -ENODATA;
	if (d->ioctl_code == (int)USBDEVFS_CONNECT && (port->owner[n] || port->taken[n]))
		return -EBUSY;
	port->driver[n] = d->ioctl_code == (int)USBDEVFS_CONNECT;
	return 1;
}

static int clear_halt(struct usbfs_port *port, unsigned address)
{
	device_clear_halt(&port->device, device_endpoint(&port->device, (uint8_t)address));
	return 0;
}

static size_t argument_bytes(gulong request)
{
	switch (request) {
	case USBDEVFS_GETDRIVER: return sizeof(struct usbdevfs_getdriver);
	case USBDEVFS_IOCTL: return sizeof(struct usbdevfs_ioctl);
	case USBDEVFS_DISCONNECT_CLAIM: return sizeof(struct usbdevfs_disconnect_claim);
	default: return sizeof(unsigned);
	}
}

static int simple(struct usbfs_port *port, struct usbfs_file *f, gulong request, void *arg)
{
	switch (request) {
	case USBDEVFS_GET_CAPABILITIES:
		*(unsigned *)arg = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
		return 0;
	case USBDEVFS_GETDRIVER: return get_driver(port, arg);
	case USBDEVFS_IOCTL: return driver_ioctl(port, arg);
	case USBDEVFS_DISCONNECT_CLAIM: return disconnect_claim(port, f, arg);
	case USBDEVFS_CLAIMINTERFACE: return claim(port, f, *(unsigned *)arg);
	case USBDEVFS_RELEASEINTERFACE: return release(port, f, *(unsigned *)arg);
	case USBDEVFS_CLEAR_HALT: return clear_halt(port, *(unsigned *)arg);
	case USBDEVFS_SETCONFIGURATION:
	case USBDEVFS_SETINTERFACE: return 0;
	}
	return -ENOTTY;
}

/* A whole control transfer in one request, as libusb 0.1 does them. */
static int control(struct usbfs_port *port, UMockdevIoctlData *arg)
{
	UMockdevIoctlData *resolved = umockdev_ioctl_data_resolve(arg, 0, sizeof(struct usbdevfs_ctrltransfer), NULL), *buffer = NULL;
	struct usbdevfs_ctrltransfer *c;
	uint8_t setup[SETUP_BYTES];
	bool done;
	int result;

	if (!resolved)
		return -EFAULT;
	c = (struct usbdevfs_ctrltransfer *)resolved->data;
	memcpy(setup, c, SETUP_BYTES);
	if (c->wLength)
		buffer = umockdev_ioctl_data_resolve(resolved, G_STRUCT_OFFSET(struct usbdevfs_ctrltransfer, data), c->wLength, NULL);
	result = c->wLength && !buffer ? -EFAULT : device_control(&port->device, setup, buffer ? buffer->data : NULL, &done);
	g_clear_object(&buffer);
	g_object_unref(resolved);
	return result;
}

static int serve(struct usbfs_port *port, struct usbfs_file *f, gulong request, UMockdevIoctlData *arg)
{
	UMockdevIoctlData *resolved;
	int result;

	if (f->gone)
		return -ENODEV;
	if (request == USBDEVFS_SUBMITURB)
		return submit(f, arg);
	if (request == USBDEVFS_DISCARDURB)
		return discard(f, *(gulong *)arg->data);
	if (request == USBDEVFS_CONTROL)
		return control(port, arg);
	resolved = umockdev_ioctl_data_resolve(arg, 0, argument_bytes(request), NULL);
	if (!resolved)
		return -EFAULT;
	result = simple(port, f, request, resolved->data);
	g_object_unref(resolved);
	return result;
}

/* ---- files ---- */

static struct usbfs_file *file_of(struct usbfs_port *port, UMockdevIoctlBase *handler, UMockdevIoctlClient *client)
{
	struct usbfs_file *f;

	for (f = port->files; f; f = f->next)
		if (f->client == client)
			return f;
	f = g_new0(struct usbfs_file, 1);
	f->client = g_object_ref(client);	/* umockdev keeps none while an answer is due */
	f->handler = handler;
	f->gone = handler != port->handler;
	f->next = port->files;
	port->files = f;
	port->opens++;
	return f;
}

gboolean usbfs_ioctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer user)
{
	struct usbfs_port *port = user;
	gulong request = umockdev_ioctl_client_get_request(client);
	struct usbfs_file *f;
	int result;

	pthread_mutex_lock(&usbfs_lock);
	f = file_of(port, handler, client);
	if (request == USBDEVFS_REAPURBNDELAY) {
		f->reaping = true;
		f->reap_us = usbfs_now_us();
	} else {
		result = serve(port, f, request, umockdev_ioctl_client_get_arg(client));
		umockdev_ioctl_client_complete(client, result < 0 ? -1 : result, result < 0 ? -result : 0);
	}
	usbfs_work(port);
	port->wire(port);
	eventfd_write(usbfs_wake, 1);
	pthread_mutex_unlock(&usbfs_lock);
	return TRUE;
}

void usbfs_unplug(struct usbfs_port *port)
{
	port->handler = NULL;
	for (struct usbfs_file *f = port->files; f; f = f->next) {
		f->gone = true;
		for (struct urb *u = f->urbs; u; u = u->next)
			if (!u->done)
				finish(u, -ESHUTDOWN);
	}
	for (unsigned i = 0; i < DEVICE_INTERFACES; i++) {
		port->owner[i] = NULL;
		port->taken[i] = false;
	}
	usbfs_work(port);
}
