/* SPDX-License-Identifier: MIT */
/*
 * ftdi.c - bytes to and from the FTDI chip: queued USB transfers and one event thread
 *
 * Four reads of 512 bytes are always queued; each packet begins with two status bytes. Writes go out as one
 * transfer a batch. Iron rule: nothing is freed before its callback ran.
 *
 * A thread runs the callbacks and an eventfd wakes the program. Why not libusb's descriptors in the program's
 * own loop: the chip's 512 bytes last 1.7 ms at 3 Mbaud, and the reads must be queued again by then however
 * long the program is busy; and the set of descriptors changes under way, which ovs_fd promises not to do.
 *
 * How much the board may send unasked is bounded by the protocol (LINK_WINDOW_UART replies and one event frame not
 * yet acknowledged), which fits the smallest chip's 512 bytes: see the check below and docs/usb.md.
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
	WRITE_MS = 1000,		/* a chip that takes nothing for so long is stuck */
	CHIP_BYTES = 512,		/* FT231X, each way */
	/* Longest frames the board sends, with COBS and delimiters: READ of 32 words, 16 events. */
	REPLY_WIRE = 8 + 1 + 4 * 32 + 4, EVENT_WIRE = 8 + 4 * OVS_LINK_EVENTS_MAX + 4,
};
_Static_assert(OVS_LINK_WINDOW_UART * REPLY_WIRE + EVENT_WIRE <= CHIP_BYTES, "the board can overrun the FTDI chip");

struct ftdi_transport {
	struct transport base;
	struct ftdi_chip chip;
	pthread_t thread;
	bool has_thread;
	int event_fd;

	pthread_mutex_t lock;		/* of all below */
	bool stop, lost, gone, stalled;	/* gone: unplugged */
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
	int error = t->stop || t->lost ? LIBUSB_ERROR_INTERRUPTED : libusb_submit_transfer(transfer);

	if (error) {
		t->lost = true;
		t->gone |= error == LIBUSB_ERROR_NO_DEVICE;
		return false;
	}
	t->live++;
	return true;
}

/* A transfer has ended; false when the link is broken. */
static bool ended_well(struct ftdi_transport *t, const struct libusb_transfer *transfer)
{
	t->live--;
	if (transfer->status != LIBUSB_TRANSFER_COMPLETED)
		t->lost = true;
	t->gone |= transfer->status == LIBUSB_TRANSFER_NO_DEVICE;
	t->stalled |= transfer->status == LIBUSB_TRANSFER_STALL;
	return !t->lost;
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
	before = t->in_len;
	if (transfer->status == LIBUSB_TRANSFER_COMPLETED)
		take_packets(t, transfer->buffer, transfer->actual_length);
	if (ended_well(t, transfer))
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
	t->writing = false;
	if (ended_well(t, transfer))
		start_write(t);
	if (t->lost)
		wake(t);
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
	libusb_fill_bulk_transfer(t->write, t->chip.usb, t->chip.write_ep, t->write_data, 0, write_done, t,
				  WRITE_MS);
	t->event_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return t->event_fd >= 0;
}

static void stop(struct ftdi_transport *t)
{
	if (!t->has_thread)
		return;
	pthread_mutex_lock(&t->lock);
	t->stop = true;
	for (int i = 0; i < READS; i++)
		libusb_cancel_transfer(t->reads[i]);
	libusb_cancel_transfer(t->write);
	pthread_mutex_unlock(&t->lock);
	libusb_interrupt_event_handler(t->chip.ftdi->usb_ctx);
	pthread_join(t->thread, NULL);
	t->has_thread = false;
}

/* The next session must not find the endpoints halted. */
static void clear_stall(struct ftdi_transport *t)
{
	if (!t->stalled || t->gone)
		return;
	libusb_clear_halt(t->chip.usb, t->chip.read_ep);
	libusb_clear_halt(t->chip.usb, t->chip.write_ep);
}

static bool start(struct ftdi_transport *t)
{
	bool ok = true;

	t->stop = t->writing = false;
	t->has_thread = !pthread_create(&t->thread, NULL, event_thread, t);
	if (!t->has_thread)
		return false;
	pthread_mutex_lock(&t->lock);
	for (int i = 0; i < READS; i++)
		ok = ok && submit(t, t->reads[i]);
	pthread_mutex_unlock(&t->lock);
	if (!ok)
		stop(t);
	return ok;
}

static int open_as(bool fifo, struct transport **transport, struct transport *plug, const char *arg, struct error_text *error)
{
	struct ftdi_transport *t = calloc(1, sizeof(*t));
	int failed;

	if (!t)
		return error_set(error, OVS_E_MEMORY, "out of memory");
	t->chip.fifo = fifo;
	failed = ftdi_chip_open(&t->chip, plug, arg, error);
	if (failed) {
		free(t);
		return failed;
	}
	t->base.ops = fifo ? &transport_ftdi245 : &transport_ftdi;
	t->event_fd = -1;
	pthread_mutex_init(&t->lock, NULL);
	if (!make_transfers(t) || !start(t)) {
		free_all(t);
		return error_set(error, OVS_E_IO, "cannot start reading from the FTDI chip: unplug the board, wait a second and "
				 "plug it in again");
	}
	*transport = &t->base;
	return 0;
}

static int ftdi_transport_open(struct transport **transport, struct transport *plug, const char *arg, struct error_text *error)
{
	return open_as(false, transport, plug, arg, error);
}

static int ftdi245_transport_open(struct transport **transport, struct transport *plug, const char *arg, struct error_text *error)
{
	return open_as(true, transport, plug, arg, error);
}

static int broken(const struct ftdi_transport *t, struct error_text *error)
{
	if (t->gone)
		return error_set(error, OVS_E_ABSENT, "the board was unplugged: plug it in again, it is found by itself");
	return error_set(error, OVS_E_IO, "the USB chip of the board %s: it is opened anew; if that does not help, unplug it, wait a "
			 "second and plug it in again", t->stalled ? "stalled" : "failed");
}

static int ftdi_submit(struct transport *transport, const uint8_t *data, size_t len, struct error_text *error)
{
	struct ftdi_transport *t = (struct ftdi_transport *)transport;
	int failed;

	pthread_mutex_lock(&t->lock);
	if (t->out_len + len <= sizeof(t->out)) {
		memcpy(t->out + t->out_len, data, len);
		t->out_len += len;
	}
	start_write(t);
	failed = t->lost ? broken(t, error) : 0;
	pthread_mutex_unlock(&t->lock);
	return failed;
}

static int ftdi_poll(struct transport *transport, uint8_t *data, size_t size, struct error_text *error)
{
	struct ftdi_transport *t = (struct ftdi_transport *)transport;
	eventfd_t count;
	size_t n;
	int result;

	pthread_mutex_lock(&t->lock);
	n = t->in_len < size ? t->in_len : size;
	memcpy(data, t->in, n);
	memmove(t->in, t->in + n, t->in_len - n);
	t->in_len -= n;
	result = t->lost && !n ? broken(t, error) : (int)n;
	if (!t->in_len && !t->lost)
		eventfd_read(t->event_fd, &count);
	t->base.stats.usb_overruns = t->overruns;
	pthread_mutex_unlock(&t->lock);
	return result;
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
	clear_stall(t);
	free_all(t);
}

/* The board may run its link at the slow rate. Bytes under way are lost, which the session repairs. */
static int ftdi_unanswered(struct transport *transport, struct error_text *error)
{
	struct ftdi_transport *t = (struct ftdi_transport *)transport;
	int failed;

	stop(t);
	/* What was cancelled is no error of the link; anything else still is. */
	failed = t->gone || t->stalled ? broken(t, error)
		: ftdi_chip_baud(&t->chip, t->chip.baud == OVS_LINK_BAUD ? OVS_LINK_BAUD_SLOW : OVS_LINK_BAUD, error);
	t->lost = false;
	t->in_len = t->out_len = 0;
	return failed || start(t) ? failed : broken(t, error);
}

const struct transport_ops transport_ftdi = {
	"ftdi", ftdi_transport_open, ftdi_submit, ftdi_poll, ftdi_wait, ftdi_transport_close, ftdi_unanswered,
	ftdi_await, false,
};

const struct transport_ops transport_ftdi245 = {
	"ftdi245", ftdi245_transport_open, ftdi_submit, ftdi_poll, ftdi_wait, ftdi_transport_close, NULL, ftdi_await, false,
};
