/* SPDX-License-Identifier: MIT */
/*
 * ftdi.h - transport "ftdi:[SERIAL]": a board behind an FTDI USB chip
 *
 * ftdi_open.c   finding, opening and setting up the chip, by libftdi
 * ftdi.c        bytes, by libusb transfers of our own: libftdi's hide overruns and errors
 */
#ifndef OVS_FTDI_H
#define OVS_FTDI_H

#include <ftdi.h>
#include <libusb.h>

#include "driver/transport.h"

struct ftdi_chip {
	struct ftdi_context *ftdi;
	libusb_device_handle *usb;
	unsigned char read_ep, write_ep;
	unsigned packet_max;
};

int ftdi_chip_open(struct ftdi_chip *chip, const char *serial, struct error_text *error);
void ftdi_chip_close(struct ftdi_chip *chip);

#endif
