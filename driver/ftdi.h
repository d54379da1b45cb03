/* SPDX-License-Identifier: MIT */
/*
 * ftdi.h - transports "ftdi:[SERIAL | @PLACE]", a board behind an FTDI USB chip, and "ftdi245:[...]", one
 * that has the chip's synchronous FIFO wired instead of its UART
 *
 * ftdi_find.c   which of the FTDI chips on USB is meant
 * ftdi_open.c   opening it and setting it up, by libftdi
 * ftdi_fifo.c   what is different with the FIFO
 * ftdi.c        bytes, by libusb transfers of our own: libftdi's hide overruns and errors
 * ftdi_plug.c   USB as one board has it, for good; tells when a chip may have been plugged in
 * ftdi_missed.c is libusb's list of chips out of date
 */
#ifndef OVS_FTDI_H
#define OVS_FTDI_H

#include <ftdi.h>
#include <libusb.h>

#include "driver/transport.h"

enum {
	FTDI_VENDOR = 0x0403,
	FTDI_2232H = 0x6010,
	FTDI_CONTROL_MS = 200,		/* a control request is answered in this time, or the chip is stuck */
};

struct ftdi_chip {
	struct transport *plug;
	struct ftdi_context *ftdi;	/* of plug */
	libusb_device_handle *usb;
	unsigned char read_ep, write_ep;
	unsigned packet_max;
	bool fifo;			/* FT245 synchronous FIFO, no UART */
	int baud;
};

/* The device meant by what follows "ftdi:"; the caller unreferences it. */
int ftdi_find(libusb_context *usb, const char *which, libusb_device **device, struct error_text *error);
/* OVS_E_... and words for what libusb said when the chip at this place was to be opened. */
int ftdi_refusal(int usb_error, libusb_device *device, struct error_text *error);

/* chip->fifo says how it is to be used. plug is what ftdi_await gave and outlives the chip. */
int ftdi_chip_open(struct ftdi_chip *chip, struct transport *plug, const char *which, struct error_text *error);
/* Only while no other thread handles events of the chip. */
int ftdi_chip_baud(struct ftdi_chip *chip, int baud, struct error_text *error);
void ftdi_chip_close(struct ftdi_chip *chip);

/* ftdi_fifo.c: is the chip one that has a FIFO, and wired as one; then its settings. */
int ftdi_fifo_set_up(struct ftdi_chip *chip, struct error_text *error);
/* As it was found: a chip that is left in this mode answers nobody who wants a UART. */
void ftdi_fifo_end(struct ftdi_chip *chip);

/* transport_ops.await */
struct transport *ftdi_await(void);
/* What this gave, to open a chip with: it knows the chips of now. NULL: no USB. */
struct ftdi_context *ftdi_plug_context(struct transport *plug);
/* A chip was closed: another try may be worth while. */
void ftdi_plug_left(struct transport *plug);

/* ftdi_missed.c: does libusb's list of FTDI chips differ from the kernel's? Yes if it cannot be told. */
bool ftdi_missed(libusb_context *usb);

#endif
