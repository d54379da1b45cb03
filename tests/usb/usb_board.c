/* SPDX-License-Identifier: MIT */
#include "tests/usb/usb_board.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "hdl/gen/ovs_regs.h"

void usb_board_init(struct usb_board *b)
{
	*b = (struct usb_board){.type = chip_type("2232h"), .baud = OVS_LINK_BAUD, .fd = -1};
}

static bool put_text(char *out, size_t size, const char *value)
{
	return (size_t)snprintf(out, size, "%s", value) < size;
}

bool usb_board_word(struct usb_board *b, const char *name, const char *value)
{
	if (!strcmp(name, "type"))
		return (b->type = chip_type(value));
	if (!strcmp(name, "serial"))
		return put_text(b->serial, sizeof(b->serial), value);
	if (!strcmp(name, "product"))
		return put_text(b->product, sizeof(b->product), value);
	if (!strcmp(name, "place"))
		return put_text(b->place, sizeof(b->place), value);
	if (!strcmp(name, "board"))
		return put_text(b->path, sizeof(b->path), value);
	if (!strcmp(name, "fifo"))
		return (b->fifo = *value == '1');
	return !strcmp(name, "baud") && (b->baud = (unsigned)atoi(value));
}

void usb_board_lost(struct usb_board *b)
{
	if (b->fd >= 0)
		close(b->fd);
	b->fd = -1;
}

static int connect_to(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	if (fd >= 0 && !connect(fd, (struct sockaddr *)&address, sizeof(address)))
		return fd;
	close(fd);
	return -1;
}

/* The two ends run at different rates: nothing that arrives is what was sent. */
static void garble(const struct usb_board *b, struct chip *chip, uint8_t *data, size_t len)
{
	if (chip->baud == b->baud || b->fifo)
		return;
	for (size_t i = 0; i < len; i++)
		data[i] = (uint8_t)(data[i] * 31 + 0x55);
	chip->errors |= LINE_FRAMING;
}

static void to_board(struct usb_board *b, struct chip *chip)
{
	uint8_t data[CHIP_FIFO_MAX];
	size_t n = chip_to_board(chip, data, sizeof(data));

	if (!n || b->cut)
		return;
	if (!strcmp(b->path, "echo")) {
		chip_from_board(chip, data, n);
		return;
	}
	garble(b, chip, data, n);
	if (b->fd >= 0 && send(b->fd, data, n, MSG_NOSIGNAL) < 0 && errno != EAGAIN)
		usb_board_lost(b);
}

static void from_board(struct usb_board *b, struct chip *chip)
{
	uint8_t data[CHIP_FIFO_MAX];
	size_t room = chip_wire_room(chip);
	ssize_t n;

	if (b->fd < 0 || !room)
		return;
	n = recv(b->fd, data, room, 0);
	if (!n || (n < 0 && errno != EAGAIN))
		usb_board_lost(b);
	if (n <= 0 || b->cut)
		return;
	garble(b, chip, data, (size_t)n);
	chip_from_board(chip, data, (size_t)n);
}

void usb_board_wire(struct usb_board *b, struct chip *chip, int64_t now_us, bool powered)
{
	if (b->fifo)
		chip->eeprom[0] = 1;
	if (b->fd < 0 && *b->path == '/' && powered)
		b->fd = connect_to(b->path);
	chip_wire(chip, now_us);
	if (powered)
		to_board(b, chip);
	from_board(b, chip);
}
