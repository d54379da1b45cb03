/* SPDX-License-Identifier: MIT */
/*
 * ftdi_open.c - find, open and set up the FTDI chip of a board
 *
 * Enumerates by itself, since ftdi_usb_open_desc gives up at the first device it cannot read. The kernel's
 * serial driver gets its port back on close. Plain UART, 8N1, no flow control (on some boards CTS is a JTAG
 * pin). The event character is the frame delimiter and the latency timer 1 ms, so a reply does not wait in
 * the chip (FTDI AN232B-04). All of this is done before any event thread runs: libusb 1.0.26 may touch a
 * synchronous transfer after its end when another thread handles events.
 */
#include "driver/ftdi.h"
#include "driver/overscan.h"

#include <string.h>

enum {
	VENDOR = 0x0403,
	FT2232H = 0x6010,
	SERIAL_MAX = 64,
	LIST_MAX = 160,
	LATENCY_MS = 1,
};

static const uint16_t products[] = {FT2232H, 0x6014, 0x6015, 0x6001};

struct search {
	const char *serial;		/* wanted; "" = any */
	libusb_device *found;
	unsigned boards, matches;
	int refused;			/* libusb error of one that could not be opened */
	char list[LIST_MAX];		/* serials seen */
};

static bool is_product(const struct libusb_device_descriptor *d)
{
	for (size_t i = 0; i < sizeof(products) / sizeof(products[0]); i++)
		if (d->idVendor == VENDOR && d->idProduct == products[i])
			return true;
	return false;
}

static void list_serial(struct search *s, const char *serial)
{
	size_t len = strlen(s->list);

	if (len + strlen(serial) + 2 < sizeof(s->list)) {
		strcpy(s->list + len, " ");
		strcat(s->list, serial);
	}
}

static void look_at(struct search *s, libusb_device *device)
{
	struct libusb_device_descriptor d;
	unsigned char serial[SERIAL_MAX] = "";
	libusb_device_handle *usb;
	int error;

	if (libusb_get_device_descriptor(device, &d) || !is_product(&d))
		return;
	s->boards++;
	error = libusb_open(device, &usb);
	if (error) {
		s->refused = error;
		return;
	}
	/* A chip without serial number is as good as another while nobody asks for one. */
	if (d.iSerialNumber)
		libusb_get_string_descriptor_ascii(usb, d.iSerialNumber, serial, sizeof(serial));
	libusb_close(usb);
	list_serial(s, *serial ? (char *)serial : "(none)");
	if (*s->serial && strcmp(s->serial, (char *)serial))
		return;
	s->matches++;
	if (!s->found)
		s->found = libusb_ref_device(device);
}

static int refusal(int usb_error, struct error_text *error)
{
	if (usb_error == LIBUSB_ERROR_ACCESS)
		return error_set(error, OVS_E_PERMISSION, "no permission to open the FTDI chip: install Overscan's udev rule, "
				 "join the group it names, and plug the board in again");
	if (usb_error == LIBUSB_ERROR_BUSY)
		return error_set(error, OVS_E_BUSY, "another program has the FTDI chip: stop that one first (usually another "
				 "overscand, or a terminal program)");
	return error_set(error, OVS_E_IO, "cannot open the FTDI chip: %s", libusb_strerror(usb_error));
}

static int judge(const struct search *s, struct error_text *error)
{
	if (s->matches == 1)
		return 0;
	if (s->matches > 1)
		return error_set(error, OVS_E_NAME, "%u FTDI chips are plugged in (serial numbers:%s): say which one is the board "
				 "with ftdi:SERIAL", s->matches, s->list);
	if (s->refused)
		return refusal(s->refused, error);
	if (s->boards)
		return error_set(error, OVS_E_ABSENT, "no FTDI chip has the serial number %s (there are:%s): check the number, or "
				 "the cable", s->serial, s->list);
	return error_set(error, OVS_E_ABSENT, "no FTDI chip found on USB: check cable and power of the board");
}

static int find(struct ftdi_context *ftdi, struct search *s, struct error_text *error)
{
	libusb_device **devices;
	ssize_t n = libusb_get_device_list(ftdi->usb_ctx, &devices);
	int failed;

	if (n < 0)
		return error_set(error, OVS_E_IO, "cannot list USB devices: %s", libusb_strerror((int)n));
	for (ssize_t i = 0; i < n; i++)
		look_at(s, devices[i]);
	libusb_free_device_list(devices, 1);
	failed = judge(s, error);
	if (failed && s->found)
		libusb_unref_device(s->found);
	return failed;
}

static int set_up(struct ftdi_context *ftdi, struct error_text *error)
{
	const char *what = NULL;

	/* Chips without bit modes refuse this; they are in UART mode anyway. */
	ftdi_set_bitmode(ftdi, 0, BITMODE_RESET);
	if (ftdi_usb_reset(ftdi) < 0)
		what = "reset";
	else if (ftdi_set_baudrate(ftdi, OVS_LINK_BAUD) < 0)
		what = "baud rate";
	else if (ftdi_set_line_property(ftdi, BITS_8, STOP_BIT_1, NONE) < 0)
		what = "line format";
	else if (ftdi_setflowctrl(ftdi, SIO_DISABLE_FLOW_CTRL) < 0)
		what = "flow control";
	else if (ftdi_set_latency_timer(ftdi, LATENCY_MS) < 0)
		what = "latency timer";
	else if (ftdi_set_event_char(ftdi, 0, 1) < 0)
		what = "event character";
	else if (ftdi_tcioflush(ftdi) < 0)
		what = "flush";
	if (what)
		return error_set(error, OVS_E_IO, "the FTDI chip refused to set its %s: %s", what, ftdi_get_error_string(ftdi));
	return 0;
}

static int open_device(struct ftdi_context *ftdi, libusb_device *device, struct error_text *error)
{
	struct libusb_device_descriptor d;
	bool two_channels = !libusb_get_device_descriptor(device, &d) && d.idProduct == FT2232H;
	int failed;

	ftdi->module_detach_mode = AUTO_DETACH_REATACH_SIO_MODULE;
	ftdi->usb_read_timeout = ftdi->usb_write_timeout = 1000;
	/* Channel A of a two-channel chip programs the FPGA. */
	ftdi_set_interface(ftdi, two_channels ? INTERFACE_B : INTERFACE_A);
	failed = ftdi_usb_open_dev(ftdi, device);
	if (failed == -5)
		return refusal(LIBUSB_ERROR_BUSY, error);
	if (failed == -4 || failed == -8)
		return refusal(LIBUSB_ERROR_ACCESS, error);
	if (failed)
		return error_set(error, OVS_E_IO, "cannot open the FTDI chip: %s", ftdi_get_error_string(ftdi));
	failed = set_up(ftdi, error);
	if (failed)
		ftdi_usb_close(ftdi);
	return failed;
}

int ftdi_chip_open(struct ftdi_chip *chip, const char *serial, struct error_text *error)
{
	struct search s = {.serial = serial};
	int failed;

	chip->ftdi = ftdi_new();	/* a new one each time: an old context does not see new devices without udevd */
	if (!chip->ftdi)
		return error_set(error, OVS_E_IO, "cannot use USB: is /dev/bus/usb there?");
	failed = find(chip->ftdi, &s, error);
	if (!failed) {
		failed = open_device(chip->ftdi, s.found, error);
		libusb_unref_device(s.found);
	}
	if (failed) {
		ftdi_free(chip->ftdi);
		return failed;
	}
	chip->usb = chip->ftdi->usb_dev;
	/* libftdi names endpoints as the board sees them. */
	chip->read_ep = (unsigned char)chip->ftdi->out_ep;
	chip->write_ep = (unsigned char)chip->ftdi->in_ep;
	chip->packet_max = chip->ftdi->max_packet_size;
	return 0;
}

void ftdi_chip_close(struct ftdi_chip *chip)
{
	ftdi_usb_close(chip->ftdi);
	ftdi_free(chip->ftdi);
}
