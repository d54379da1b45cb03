/* SPDX-License-Identifier: MIT */
/*
 * usb_board.h - what is behind the UART of an emulated chip: a board at a Unix socket, an echo, or nobody
 *
 * The same for every host side (umockdev's bus, usbredir). A device is said in words NAME=VALUE: type (see
 * ftdi_chip.h), serial, product, place (1-1), board (socket of the board's bytes; none: nobody is there; echo:
 * everything comes back), baud (of the board), fifo (1: the board has the chip's 245 FIFO, as its EEPROM says).
 */
#ifndef USB_BOARD_H
#define USB_BOARD_H

#include "tests/usb/usb_device.h"

enum { BOARD_PATH = 100 };

struct usb_board {
	const struct chip_type *type;
	char serial[DEVICE_TEXT], product[DEVICE_TEXT], place[DEVICE_TEXT], path[BOARD_PATH];
	unsigned baud;
	bool fifo;
	bool cut;			/* the wires between chip and board */
	int fd;				/* of the board, or -1 */
};

void usb_board_init(struct usb_board *b);
/* One word of its description; false: not understood. */
bool usb_board_word(struct usb_board *b, const char *name, const char *value);
/* Bytes between chip and board, as many as the wire carries by now; a chip without power gets none. */
void usb_board_wire(struct usb_board *b, struct chip *chip, int64_t now_us, bool powered);
void usb_board_lost(struct usb_board *b);

#endif
