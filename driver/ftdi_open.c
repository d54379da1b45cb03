/* SPDX-License-Identifier: MIT */
/*
 * ftdi_open.c - open and set up the FTDI chip of a board
 *
 * The kernel's serial driver gets its port back on close. Plain UART, 8N1, no flow control (on some boards
 * CTS is a JTAG pin). The event character is the frame delimiter and the latency timer 1 ms, so a reply does
 * not wait in the chip (FTDI AN232B-04). All of this is done while no event thread runs: libusb 1.0.26 may
 * touch a synchronous transfer after its end when another thread handles events.
 */
#include "driver/ftdi.h"
#include "driver/overscan.h"

#include <stdbool.h>
#include <string.h>

enum { LATENCY_MS = 1 };

static int chip_error(const struct ftdi_chip *chip, const char *what, struct error_text *error)
{
	return error_set(error, OVS_E_IO, "the FTDI chip refused to set its %s (%s): unplug the board, wait a second and plug it in "
			 "again", what, ftdi_get_error_string(chip->ftdi));
}

int ftdi_chip_baud(struct ftdi_chip *chip, int baud, struct error_text *error)
{
	if (ftdi_set_baudrate(chip->ftdi, baud) < 0 || ftdi_tcioflush(chip->ftdi) < 0)
		return chip_error(chip, "baud rate", error);
	chip->baud = baud;
	return 0;
}

static int set_up(struct ftdi_chip *chip, struct error_text *error)
{
	struct ftdi_context *ftdi = chip->ftdi;
	const char *what = NULL;

	/* Chips without bit modes refuse this; they are in UART mode anyway. */
	ftdi_set_bitmode(ftdi, 0, BITMODE_RESET);
	if (ftdi_usb_reset(ftdi) < 0)
		what = "reset";
	else if (ftdi_set_line_property(ftdi, BITS_8, STOP_BIT_1, NONE) < 0)
		what = "line format";
	else if (ftdi_setflowctrl(ftdi, SIO_DISABLE_FLOW_CTRL) < 0)
		what = "flow control";
	else if (ftdi_set_latency_timer(ftdi, LATENCY_MS) < 0)
		what = "latency timer";
	else if (ftdi_set_event_char(ftdi, 0, 1) < 0)
		what = "event character";
	return what ? chip_error(chip, what, error) : ftdi_chip_baud(chip, OVS_LINK_BAUD, error);
}

/* libftdi: -4 libusb_open failed, -5 interface in use, -8 not allowed; others: the chip did not do as told. */
static int open_error(const struct ftdi_chip *chip, int failed, libusb_device *device, struct error_text *error)
{
	if (failed == -5)
		return ftdi_refusal(LIBUSB_ERROR_BUSY, device, error);
	if (failed == -4 || failed == -8)
		return ftdi_refusal(LIBUSB_ERROR_ACCESS, device, error);
	return error_set(error, OVS_E_IO, "cannot open the FTDI chip (%s): unplug the board, wait a second and plug it in again",
			 ftdi_get_error_string(chip->ftdi));
}

static int open_device(struct ftdi_chip *chip, libusb_device *device, struct error_text *error)
{
	struct libusb_device_descriptor d;
	bool two_channels = !libusb_get_device_descriptor(device, &d) && d.idProduct == FTDI_2232H;
	int failed;

	chip->ftdi->module_detach_mode = AUTO_DETACH_REATACH_SIO_MODULE;
	chip->ftdi->usb_read_timeout = chip->ftdi->usb_write_timeout = FTDI_CONTROL_MS;
	/* Channel A of a two-channel chip programs the FPGA, unless it is the FIFO, which channel B has not. */
	ftdi_set_interface(chip->ftdi, two_channels && !chip->fifo ? INTERFACE_B : INTERFACE_A);
	failed = ftdi_usb_open_dev(chip->ftdi, device);
	if (failed)
		failed = open_error(chip, failed, device, error);
	else
		failed = chip->fifo ? ftdi_fifo_set_up(chip, error) : set_up(chip, error);
	if (failed)
		ftdi_usb_close(chip->ftdi);	/* also when it was not opened: libftdi 1.5 may have stopped half way */
	return failed;
}

int ftdi_chip_open(struct ftdi_chip *chip, struct transport *plug, const char *which, struct error_text *error)
{
	libusb_device *device;
	int failed;

	chip->plug = plug;
	chip->ftdi = ftdi_plug_context(plug);
	if (!chip->ftdi)
		return error_set(error, OVS_E_IO, "cannot use USB: is /dev/bus/usb there (in a container: passed in)?");
	failed = ftdi_find(chip->ftdi->usb_ctx, which, &device, error);
	if (!failed) {
		failed = open_device(chip, device, error);
		libusb_unref_device(device);
	}
	if (failed)
		return failed;
	chip->usb = chip->ftdi->usb_dev;
	/* libftdi names endpoints as the board sees them. */
	chip->read_ep = (unsigned char)chip->ftdi->out_ep;
	chip->write_ep = (unsigned char)chip->ftdi->in_ep;
	chip->packet_max = chip->ftdi->max_packet_size;
	return 0;
}

void ftdi_chip_close(struct ftdi_chip *chip)
{
	if (chip->fifo)
		ftdi_fifo_end(chip);
	ftdi_usb_close(chip->ftdi);
	ftdi_plug_left(chip->plug);
}
