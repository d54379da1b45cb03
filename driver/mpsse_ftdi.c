/* SPDX-License-Identifier: MIT */
/*
 * mpsse_ftdi.c - the MPSSE of channel A of an FT2232H, by libftdi
 *
 * Channel B, where the link is, stays with whoever has it. The kernel's serial driver gets channel A back, and the chip is
 * left in the mode that it was in. A process that is killed leaves the FPGA in reset: the next one that opens and closes
 * the channel, or the cable, mends that.
 */
#include "driver/ftdi.h"
#include "driver/mpsse.h"
#include "driver/private.h"

#include <stdlib.h>
#include <time.h>

enum {
	LATENCY_MS = 1,
	ANSWER_MS = 3000,
	CHUNK_BYTES = 16384,
};

struct channel {
	struct ftdi_context *ftdi;
	unsigned char latency_ms;	/* as it was */
};

static int exchange(void *ctx, const uint8_t *out, size_t out_len, uint8_t *in, size_t in_len, struct error_text *error)
{
	struct channel *c = ctx;
	int64_t deadline_us = now_us() + ANSWER_MS * 1000;
	int n = ftdi_write_data(c->ftdi, out, (int)out_len);

	if (n != (int)out_len)
		return error_set(error, OVS_E_IO, "the FTDI chip takes no more (%s): is the board still plugged in?",
				 ftdi_get_error_string(c->ftdi));
	for (size_t done = 0; done < in_len; done += (size_t)n) {
		n = ftdi_read_data(c->ftdi, in + done, (int)(in_len - done));
		if (n < 0)
			return error_set(error, OVS_E_IO, "nothing comes from the FTDI chip (%s): is the board still plugged in?",
					 ftdi_get_error_string(c->ftdi));
		if (n)
			deadline_us = now_us() + ANSWER_MS * 1000;
		else if (now_us() > deadline_us)
			return error_set(error, OVS_E_TIMEOUT, "channel A of the FTDI chip does not answer: unplug the board, wait a second "
					 "and plug it in again");
	}
	return 0;
}

static void pause_us(void *ctx, unsigned us)
{
	const struct timespec time = {.tv_sec = us / 1000000, .tv_nsec = (long)(us % 1000000) * 1000};

	(void)ctx;
	nanosleep(&time, NULL);
}

static void free_channel(struct channel *c)
{
	ftdi_free(c->ftdi);
	free(c);
}

static void close_channel(void *ctx)
{
	struct channel *c = ctx;

	ftdi_set_latency_timer(c->ftdi, c->latency_ms);
	ftdi_set_bitmode(c->ftdi, 0, BITMODE_RESET);
	ftdi_usb_close(c->ftdi);
	free_channel(c);
}

static int set_up(struct channel *c, struct error_text *error)
{
	struct ftdi_context *ftdi = c->ftdi;
	const char *what = NULL;

	c->latency_ms = 16;
	if (ftdi_usb_reset(ftdi) < 0)
		what = "reset";
	else if (ftdi_get_latency_timer(ftdi, &c->latency_ms) < 0 || ftdi_set_latency_timer(ftdi, LATENCY_MS) < 0)
		what = "latency timer";
	else if (ftdi_setflowctrl(ftdi, SIO_DISABLE_FLOW_CTRL) < 0)
		what = "flow control";
	else if (ftdi_set_event_char(ftdi, 0, 0) < 0 || ftdi_set_error_char(ftdi, 0, 0) < 0)
		what = "event character";
	else if (ftdi_set_bitmode(ftdi, 0, BITMODE_RESET) < 0 || ftdi_set_bitmode(ftdi, 0, BITMODE_MPSSE) < 0)
		what = "MPSSE mode";
	else if (ftdi_tcioflush(ftdi) < 0)
		what = "buffers";
	if (!what)
		return 0;
	return error_set(error, OVS_E_IO, "the FTDI chip refused to set its %s (%s): unplug the board, wait a second and plug it in again",
			 what, ftdi_get_error_string(ftdi));
}

static int open_failed(const struct channel *c, int failed, libusb_device *device, struct error_text *error)
{
	if (failed == -5)		/* libftdi: in use; -4 and -8: not allowed */
		return error_set(error, OVS_E_BUSY, "another program has channel A of the FTDI chip: wait for its end (usually iceprog, "
				 "openFPGALoader or another overscan; `fuser /dev/bus/usb/%03u/%03u` names it)",
				 libusb_get_bus_number(device), libusb_get_device_address(device));
	if (failed == -4 || failed == -8)
		return ftdi_refusal(LIBUSB_ERROR_ACCESS, device, error);
	return error_set(error, OVS_E_IO, "cannot open the FTDI chip (%s): unplug the board, wait a second and plug it in again",
			 ftdi_get_error_string(c->ftdi));
}

static int open_device(struct channel *c, libusb_device *device, struct error_text *error)
{
	struct libusb_device_descriptor d;
	int failed;

	if (libusb_get_device_descriptor(device, &d) || d.idProduct != FTDI_2232H)
		return error_set(error, OVS_E_PRODUCT, "the FTDI chip is no FT2232H: no channel beside the link leads to the flash; write the "
				 "font over the link, without --mpsse");
	c->ftdi->module_detach_mode = AUTO_DETACH_REATACH_SIO_MODULE;
	c->ftdi->usb_read_timeout = c->ftdi->usb_write_timeout = ANSWER_MS;
	ftdi_set_interface(c->ftdi, INTERFACE_A);
	failed = ftdi_usb_open_dev(c->ftdi, device);
	if (failed)
		return open_failed(c, failed, device, error);
	ftdi_write_data_set_chunksize(c->ftdi, CHUNK_BYTES);
	ftdi_read_data_set_chunksize(c->ftdi, CHUNK_BYTES);
	failed = set_up(c, error);
	if (failed)
		ftdi_usb_close(c->ftdi);
	return failed;
}

int mpsse_ftdi_open(struct mpsse_engine *engine, const char *which, struct error_text *error)
{
	struct channel *c = calloc(1, sizeof(*c));
	libusb_device *device;
	int failed;

	if (!c)
		return error_set(error, OVS_E_MEMORY, "out of memory");
	c->ftdi = ftdi_new();
	if (!c->ftdi) {
		free(c);
		return error_set(error, OVS_E_IO, "cannot use USB: is /dev/bus/usb there (in a container: passed in)?");
	}
	failed = ftdi_find(c->ftdi->usb_ctx, which, &device, error);
	if (!failed) {
		failed = open_device(c, device, error);
		libusb_unref_device(device);
	}
	if (failed) {
		free_channel(c);
		return failed;
	}
	*engine = (struct mpsse_engine){exchange, pause_us, close_channel, c};
	return 0;
}
