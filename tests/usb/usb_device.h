/* SPDX-License-Identifier: MIT */
/*
 * usb_device.h - the USB device around the chip model: descriptors, strings, kernel driver, endpoints with faults
 *
 * Pure like the chip. Transfers of any host side (usbfs under umockdev, usbredir) are worked off by
 * device_in, device_out and device_control.
 */
#ifndef USB_DEVICE_H
#define USB_DEVICE_H

#include "tests/usb/ftdi_chip.h"
#include "tests/usb/mpsse_chip.h"

enum { DEVICE_TEXT = 64, DEVICE_DESCRIPTORS = 128, DEVICE_INTERFACES = 2 };

/* Endpoints of the channel with the link, and of channel A beside it. */
enum device_ep { EP_CONTROL, EP_IN, EP_OUT, EP_A_IN, EP_A_OUT, EP_COUNT };

struct device_fault {
	int error;			/* errno of the next transfers, e.g. EPIPE */
	unsigned after, count;		/* not of so many; then of so many */
	bool halted;			/* EPIPE until the halt is cleared */
	bool nak;			/* nothing moves */
	int runt;			/* > 0: the next transfer ends with runt - 1 bytes */
};

struct device {
	struct chip chip;
	struct mpsse_chip *a;		/* channel A of a chip with two; NULL: nothing is there. Set behind device_init */
	char serial[DEVICE_TEXT], product[DEVICE_TEXT];
	struct device_fault fault[EP_COUNT];
	unsigned halts_cleared;
};

void device_init(struct device *d, const struct chip_type *type, const char *serial, const char *product);
/* Device descriptor then configuration descriptor, as in sysfs; bytes. */
size_t device_descriptors(const struct device *d, uint8_t out[DEVICE_DESCRIPTORS]);
unsigned device_interfaces(const struct device *d);
/* The endpoint with this address, or EP_COUNT: one of another channel. */
enum device_ep device_endpoint(const struct device *d, uint8_t address);
void device_clear_halt(struct device *d, enum device_ep ep);

/*
 * One transfer a bit further. *done: it has ended; the result is bytes moved so far, or -errno.
 * Bytes are moved from or to data + moved.
 */
int device_control(struct device *d, const uint8_t setup[8], uint8_t *data, bool *done);
int device_in(struct device *d, int64_t now_us, uint8_t *data, size_t size, size_t moved, bool *done);
int device_out(struct device *d, const uint8_t *data, size_t size, size_t moved, bool *done);
/* The same for channel A. */
int device_a_in(struct device *d, int64_t now_us, uint8_t *data, size_t size, size_t moved, bool *done);
int device_a_out(struct device *d, int64_t now_us, const uint8_t *data, size_t size, size_t moved, bool *done);

#endif
