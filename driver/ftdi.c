/* SPDX-License-Identifier: MIT */
/*
 * ftdi.c - bytes to and from the FTDI chip: queued USB transfers and one event thread
 *
 * Four reads of 512 bytes are always queued; each packet begins with two status bytes. Writes go out as one
 * transfer a batch. The thread runs the callbacks and an eventfd wakes the program. Iron rule: nothing is
 * freed before its callback ran.
 */
#include "driver/ftdi.h"
#include "driver/overscan.h"

#include <pthread.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum {
	READS = 4,
	READ_BYTES = 512,
	STATUS_BYTES = 2,
	LINE_ERRORS = 0x0E,		/* overrun, parity, framing in the second status byte */
	IN_MAX = 64 * 1024,
	OUT_MAX = 64 * 1024,
	OUT_BATCH = 4096,
};

struct ftdi_transport {
	struct transport base;
	struct ftdi_chip chip;
	pthread_t thread;
	int event_fd;

	pthread_mutex_t lock;		/* of all below */
	bool stop, lost;
	unsigned live;			/* transfers whose callback has still to run */
	struct libusb_transfer *reads[READS], *write;
	unsigned char read_data[READS][READ_BYTES], write_data[OUT_BATCH];
	bool writing;
	uint8_t in[IN_MAX], out[OUT_MAX];
	size_t in_len, out_len;
	uint64_t overruns;
};

static void wake(struct ftdi_transport *t)
{
	eventfd_write(t->event_fd, 1);
}

static bool submit(struct ftdi_transport *t, struct libusb_transfer *transfer)
{
	if (t->stop || t->lost || libusb_submit_transfer(transfer)) {
		t->lost = true;
		return false;
	}
	t->live++;
	return true;
}

static void take_packets(struct ftdi_transport *t, const unsigned char *data, int len)
{
	for (int at = 0; at < len; at += (int)t->chip.packet_max) {
		int n = len - at < (int)t->chip.packet_max ? len - at : (int)t->chip.packet_max;

		if (n < STATUS_BYTES)
			return;
		t->overruns += (data[at + 1] & LINE_ERRORS) != 0;
		n -= STATUS_BYTES;
		if (t->in_len + (size_t)n > sizeof(t->in)) {
			t->overruns++;
			return;
		}
		memcpy(t->in + t->in_len, data + at + STATUS_BYTES, (size_t)n);
		t->in_len += (size_t)n;
	}
}

static void LIBUSB_CALL read_done(struct libusb_transfer *transfer)
{
	struct ftdi_transport *t = transfer->user_data;
	size_t before;

	pthread_mutex_lock(&t->lock);
	t->live--;
	before = t->in_len;
	if (transfer->status == LIBUSB_TRANSFER_COMPLETED)
		take_packets(t, transfer->buffer, transfer->actual_length);
	else
		t->lost = true;
	if (!t->lost)
		submit(t, transfer);
	if (t->in_len != before || t->lost)
		wake(t);
	pthread_mutex_unlock(&t->lock);
}

static void start_write(struct ftdi_transport *t)
{
	size_t n = t->out_len < OUT_BATCH ? t->out_len : OUT_BATCH;

	if (t->writing || !n)
		return;
	memcpy(t->write_data, t->out, n);
	memmove(t->out, t->out + n, t->out_len - n);
	t->out_len -= n;
	t->write->length = (int)n;
	t->writing = submit(t, t->write);
}

static void LIBUSB_CALL write_done(struct libusb_transfer *transfer)
{
	struct ftdi_transport *t = transfer->user_data;

	pthread_mutex_lock(&t->lock);
	t->live--;
	t->writing = false;
	if (transfer->status != LIBUSB_TRANSFER_COMPLETED)
		t->lost = true;
	if (t->lost)
		wake(t);
	else
		start_write(t);
	pthread_mutex_unlock(&t->lock);
}

static bool running(struct ftdi_transport *t)
{
	bool on;

	pthread_mutex_lock(&t->lock);
	on = !t->stop || t->live;
	pthread_mutex_unlock(&t->lock);
	return on;
}

static void *event_thread(void *arg)
{
	struct ftdi_transport *t = arg;

	while (running(t)) {
		struct timeval limit = {.tv_sec = 1};

		libusb_handle_events_timeout_completed(t->chip.ftdi->usb_ctx, &limit, NULL);
	}
	return NULL;
}

static void free_all(struct ftdi_transport *t)
{
	for (int i = 0; i < READS; i++)
		libusb_free_transfer(t->reads[i]);
	libusb_free_transfer(t->write);
	if (t->event_fd >= 0)
		close(t->event_fd);
	pthread_mutex_destroy(&t->lock);
	ftdi_chip_close(&t->chip);
	free(t);
}

static bool make_transfers(struct ftdi_transport *t)
{
	for (int i = 0; i < READS; i++) {
		t->reads[i] = libusb_alloc_transfer(0);
		if (!t->reads[i])
			return false;
		libusb_fill_bulk_transfer(t->reads[i], t->chip.usb, t->chip.read_ep, t->read_data[i], READ_BYTES, read_done, t, 0);
	}
	t->write = libusb_alloc_transfer(0);
	if (!t->write)
		return false;
	libusb_fill_bulk_transfer(t->write, t->chip.usb, t->chip.write_ep, t->write_data, 0, write_done, t, 0);
	t->event_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return t->event_fd >= 0;
}

static void stop(struct ftdi_transport *t)
{
	pthread_mutex_lock(&t->lock);
	t->stop = true;
	for (int i = 0; i < READS; i++)
		libusb_cancel_transfer(t->reads[i]);
	libusb_cancel_transfer(t->write);
	pthread_mutex_unlock(&t->lock);
	libusb_interrupt_event_handler(t->chip.ftdi->usb_ctx);
	pthread_join(t->thread, NULL);
}

static bool start(struct ftdi_transport *t)
{
	bool ok = true;

	if (!make_transfers(t) || pthread_create(&t->thread, NULL, event_thread, t))
		return false;
	pthread_mutex_lock(&t->lock);
	for (int i = 0; i < READS; i++)
		ok = ok && submit(t, t->reads[i]);
	pthread_mutex_unlock(&t->lock);
	if (!ok)
		stop(t);
	return ok;
}

static int ftdi_transport_open(struct transport **transport, const char *arg, struct error_text *error)
{
	struct ftdi_transport *t = calloc(1, sizeof(*t));
	int failed;

	if (!t)
		return error_set(error, OVS_E_MEMORY, "out of memory");
	failed = ftdi_chip_open(&t->chip, arg, error);
	if (failed) {
		free(t);
		return failed;
	}
	t->base.ops = &transport_ftdi;
	t->event_fd = -1;
	pthread_mutex_init(&t->lock, NULL);
	if (!start(t)) {
		free_all(t);
		return error_set(error, OVS_E_IO, "cannot start reading from the FTDI chip");
	}
	*transport = &t->base;
	return 0;
}

static int unplugged(struct error_text *error)
{
	return error_set(error, OVS_E_LINK, "the board was unplugged or its USB chip failed: plug it in again");
}

static int ftdi_submit(struct transport *transport, const uint8_t *data, size_t len, struct error_text *error)
{
	struct ftdi_transport *t = (struct ftdi_transport *)transport;
	bool lost;

	pthread_mutex_lock(&t->lock);
	if (t->out_len + len <= sizeof(t->out)) {
		memcpy(t->out + t->out_len, data, len);
		t->out_len += len;
	}
	start_write(t);
	lost = t->lost;
	pthread_mutex_unlock(&t->lock);
	return lost ? unplugged(error) : 0;
}

static int ftdi_poll(struct transport *transport, uint8_t *data, size_t size, struct error_text *error)
{
	struct ftdi_transport *t = (struct ftdi_transport *)transport;
	eventfd_t count;
	size_t n;
	bool lost;

	pthread_mutex_lock(&t->lock);
	n = t->in_len < size ? t->in_len : size;
	memcpy(data, t->in, n);
	memmove(t->in, t->in + n, t->in_len - n);
	t->in_len -= n;
	lost = t->lost && !n;
	if (!t->in_len && !t->lost)
		eventfd_read(t->event_fd, &count);
	t->base.stats.usb_overruns = t->overruns;
	pthread_mutex_unlock(&t->lock);
	return lost ? unplugged(error) : (int)n;
}

static int ftdi_wait(struct transport *transport, short *events)
{
	*events = POLLIN;
	return ((struct ftdi_transport *)transport)->event_fd;
}

static void ftdi_transport_close(struct transport *transport)
{
	struct ftdi_transport *t = (struct ftdi_transport *)transport;

	stop(t);
	free_all(t);
}

const struct transport_ops transport_ftdi = {
	"ftdi", ftdi_transport_open, ftdi_submit, ftdi_poll, ftdi_wait, ftdi_transport_close,
};
