/* SPDX-License-Identifier: MIT */
/*
 * usb_redir - the chip model as a USB device that QEMU's usb-redir plugs into its guest
 *
 * usage: usb_redir SOCKET NAME=VALUE...        words as in usb_board.h
 *
 * Listens on the Unix socket, which QEMU has as -chardev socket,reconnect=1. Plugged in while QEMU is connected;
 * to end this program is to pull the cable. Ends at end of input or when QEMU goes. Speaks usbredir 0.7
 * (docs/usb-redirection-protocol.md of usbredir), bulk and control only, without bulk receiving, so that each
 * transfer of the guest is one of the model.
 */
#include "tests/usb/usb_board.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include <usbredirparser.h>

enum {
	BUSY_US = 150, WAIT_US = 400, IDLE_US = 20000,
	SETUP_BYTES = 8, TRANSFER_MAX = 1 << 20,
	DEVICE_DESCRIPTOR_BYTES = 18, DESCRIPTOR_INTERFACE = 4, DESCRIPTOR_ENDPOINT = 5,
};

struct transfer {
	struct transfer *next;
	uint64_t id;
	enum device_ep ep;
	uint8_t setup[SETUP_BYTES];
	struct usb_redir_control_packet_header control;
	struct usb_redir_bulk_packet_header bulk;
	uint8_t *data;
	size_t size, moved;
};

static struct usb_board board;
static struct device device;
static struct usbredirparser *parser;
static struct transfer *transfers;
static int qemu = -1;
static bool gone;			/* QEMU is */

static int64_t now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* ---- QEMU's socket ---- */

static int from_qemu(void *priv, uint8_t *data, int count)
{
	ssize_t n = recv(qemu, data, (size_t)count, MSG_DONTWAIT);

	(void)priv;
	gone |= !n || (n < 0 && errno != EAGAIN);
	return n > 0 ? (int)n : gone ? -1 : 0;
}

static int to_qemu(void *priv, uint8_t *data, int count)
{
	ssize_t n = send(qemu, data, (size_t)count, MSG_NOSIGNAL | MSG_DONTWAIT);

	(void)priv;
	gone |= n < 0 && errno != EAGAIN;
	return n >= 0 ? (int)n : gone ? -1 : 0;
}

static void say(void *priv, int level, const char *text)
{
	(void)priv;
	if (level <= usbredirparser_warning)
		fprintf(stderr, "usb_redir: %s\n", text);
}

/* ---- what is plugged in: told as its descriptors have it ---- */

static void add_endpoint(struct usb_redir_ep_info_header *e, uint8_t interface, const uint8_t *d)
{
	unsigned at = (d[2] & 0x0F) + (d[2] & 0x80 ? 16 : 0);

	e->type[at] = d[3] & 3;
	e->interface[at] = interface;
	e->max_packet_size[at] = (uint16_t)(d[4] | d[5] << 8);
}

static void add_interface(struct usb_redir_interface_info_header *i, const uint8_t *d)
{
	i->interface[i->interface_count] = d[2];
	i->interface_class[i->interface_count] = d[5];
	i->interface_subclass[i->interface_count] = d[6];
	i->interface_protocol[i->interface_count++] = d[7];
}

static void tell_endpoints(void)
{
	struct usb_redir_interface_info_header interfaces = {0};
	struct usb_redir_ep_info_header endpoints = {0};
	uint8_t d[DEVICE_DESCRIPTORS];
	size_t len = device_descriptors(&device, d);
	uint8_t interface = 0;

	memset(endpoints.type, usb_redir_type_invalid, sizeof(endpoints.type));
	endpoints.type[0] = endpoints.type[16] = usb_redir_type_control;
	for (size_t at = DEVICE_DESCRIPTOR_BYTES; at < len; at += d[at]) {
		if (d[at + 1] == DESCRIPTOR_INTERFACE) {
			interface = d[at + 2];
			add_interface(&interfaces, d + at);
		} else if (d[at + 1] == DESCRIPTOR_ENDPOINT) {
			add_endpoint(&endpoints, interface, d + at);
		}
	}
	usbredirparser_send_interface_info(parser, &interfaces);
	usbredirparser_send_ep_info(parser, &endpoints);
}

static void on_hello(void *priv, struct usb_redir_hello_header *hello)
{
	const struct chip_type *type = device.chip.type;
	struct usb_redir_device_connect_header connect = {
		.speed = type->packet == 512 ? usb_redir_speed_high : usb_redir_speed_full,
		.vendor_id = 0x0403, .product_id = type->product, .device_version_bcd = type->bcd,
	};

	(void)priv;
	(void)hello;
	tell_endpoints();
	usbredirparser_send_device_connect(parser, &connect);
}

static void on_reset(void *priv)
{
	(void)priv;
}

static void on_set_configuration(void *priv, uint64_t id, struct usb_redir_set_configuration_header *set)
{
	struct usb_redir_configuration_status_header status = {usb_redir_success, set->configuration};

	(void)priv;
	usbredirparser_send_configuration_status(parser, id, &status);
}

static void on_get_configuration(void *priv, uint64_t id)
{
	struct usb_redir_configuration_status_header status = {usb_redir_success, 1};

	(void)priv;
	usbredirparser_send_configuration_status(parser, id, &status);
}

static void on_set_alt(void *priv, uint64_t id, struct usb_redir_set_alt_setting_header *set)
{
	struct usb_redir_alt_setting_status_header status = {set->alt ? usb_redir_stall : usb_redir_success, set->interface, 0};

	(void)priv;
	usbredirparser_send_alt_setting_status(parser, id, &status);
}

static void on_get_alt(void *priv, uint64_t id, struct usb_redir_get_alt_setting_header *get)
{
	struct usb_redir_alt_setting_status_header status = {usb_redir_success, get->interface, 0};

	(void)priv;
	usbredirparser_send_alt_setting_status(parser, id, &status);
}

/* ---- transfers ---- */

static uint8_t status_of(int result)
{
	switch (result) {
	case -EPIPE: return usb_redir_stall;
	case -EOVERFLOW: return usb_redir_babble;
	case -ECANCELED: return usb_redir_cancelled;
	default: return result < 0 ? usb_redir_ioerror : usb_redir_success;
	}
}

/* The bytes go with the answer when they came from the device. */
static void answer(struct transfer *t, int result)
{
	size_t len = result < 0 ? 0 : (size_t)result;

	if (t->ep == EP_CONTROL) {
		bool in = t->control.endpoint & 0x80;

		t->control.status = status_of(result);
		t->control.length = (uint16_t)len;
		usbredirparser_send_control_packet(parser, t->id, &t->control, in ? t->data : NULL, in ? (int)len : 0);
		return;
	}
	t->bulk.status = status_of(result);
	t->bulk.length = (uint16_t)len;
	t->bulk.length_high = (uint16_t)(len >> 16);
	usbredirparser_send_bulk_packet(parser, t->id, &t->bulk, t->ep == EP_IN ? t->data : NULL, t->ep == EP_IN ? (int)len : 0);
}

/* Takes it out of the queue. */
static void finish(struct transfer **at, int result)
{
	struct transfer *t = *at;

	*at = t->next;
	answer(t, result);
	free(t->data);
	free(t);
}

/* True: it has ended. */
static bool work_one(struct transfer *t, int *result)
{
	bool done = false;

	switch (t->ep) {
	case EP_CONTROL:
		*result = device_control(&device, t->setup, t->data, &done);
		break;
	case EP_IN:
		*result = device_in(&device, now_us(), t->data, t->size, t->moved, &done);
		break;
	case EP_OUT:
		*result = device_out(&device, t->data, t->size, t->moved, &done);
		break;
	case EP_A_IN:
	case EP_A_OUT:
	case EP_COUNT:
		return false;
	}
	if (*result >= 0)
		t->moved = (size_t)*result;
	return done;
}

/* An endpoint works off its transfers in order. */
static void work(void)
{
	bool blocked[EP_COUNT + 1] = {false};

	for (struct transfer **at = &transfers; *at;) {
		enum device_ep ep = (*at)->ep;
		int result = 0;

		if (!blocked[ep] && work_one(*at, &result)) {
			finish(at, result);
			continue;
		}
		blocked[ep] = true;
		at = &(*at)->next;
	}
}

static struct transfer *queue(uint64_t id, enum device_ep ep, size_t size)
{
	struct transfer *t = calloc(1, sizeof(*t)), **end = &transfers;

	if (!t || size > TRANSFER_MAX || !(t->data = calloc(1, size + 1)))
		abort();
	t->id = id;
	t->ep = ep;
	t->size = size;
	while (*end)
		end = &(*end)->next;
	*end = t;
	return t;
}

static void on_control(void *priv, uint64_t id, struct usb_redir_control_packet_header *h, uint8_t *data, int len)
{
	struct transfer *t = queue(id, EP_CONTROL, h->length);
	const uint8_t setup[SETUP_BYTES] = {
		h->requesttype, h->request, (uint8_t)h->value, (uint8_t)(h->value >> 8), (uint8_t)h->index, (uint8_t)(h->index >> 8),
		(uint8_t)h->length, (uint8_t)(h->length >> 8),
	};

	(void)priv;
	(void)len;
	memcpy(t->setup, setup, sizeof(setup));
	t->control = *h;
	usbredirparser_free_packet_data(parser, data);
}

static void on_bulk(void *priv, uint64_t id, struct usb_redir_bulk_packet_header *h, uint8_t *data, int len)
{
	struct transfer *t = queue(id, device_endpoint(&device, h->endpoint), (size_t)h->length | (size_t)h->length_high << 16);

	(void)priv;
	t->bulk = *h;
	if (len > 0 && (size_t)len <= t->size)
		memcpy(t->data, data, (size_t)len);
	usbredirparser_free_packet_data(parser, data);
}

static void on_cancel(void *priv, uint64_t id)
{
	(void)priv;
	for (struct transfer **at = &transfers; *at; at = &(*at)->next)
		if ((*at)->id == id) {
			finish(at, -ECANCELED);
			return;
		}
}

static void start_parser(void)
{
	uint32_t caps[USB_REDIR_CAPS_SIZE] = {0};

	parser = usbredirparser_create();
	parser->log_func = say;
	parser->read_func = from_qemu;
	parser->write_func = to_qemu;
	parser->hello_func = on_hello;
	parser->reset_func = on_reset;
	parser->set_configuration_func = on_set_configuration;
	parser->get_configuration_func = on_get_configuration;
	parser->set_alt_setting_func = on_set_alt;
	parser->get_alt_setting_func = on_get_alt;
	parser->control_packet_func = on_control;
	parser->bulk_packet_func = on_bulk;
	parser->cancel_data_packet_func = on_cancel;
	usbredirparser_caps_set_cap(caps, usb_redir_cap_connect_device_version);
	usbredirparser_caps_set_cap(caps, usb_redir_cap_ep_info_max_packet_size);
	usbredirparser_caps_set_cap(caps, usb_redir_cap_64bits_ids);
	usbredirparser_caps_set_cap(caps, usb_redir_cap_32bits_bulk_length);
	usbredirparser_init(parser, "overscan chip model", caps, USB_REDIR_CAPS_SIZE, usbredirparser_fl_usb_host);
}

/* ---- everything at once ---- */

static int listen_at(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	unlink(path);
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) || listen(fd, 1)) {
		perror(path);
		exit(1);
	}
	return fd;
}

/* How long nothing can happen by itself. */
static struct timespec pause_of(void)
{
	const struct chip *c = &device.chip;
	long us = c->down.len || c->up.len ? BUSY_US : transfers ? WAIT_US : IDLE_US;

	return (struct timespec){.tv_nsec = us * 1000};
}

static void run(void)
{
	struct pollfd p[3];

	do {
		struct timespec pause = pause_of();

		usb_board_wire(&board, &device.chip, now_us(), true);
		work();
		if (usbredirparser_has_data_to_write(parser))
			usbredirparser_do_write(parser);
		p[0] = (struct pollfd){.fd = 0, .events = POLLIN};
		p[1] = (struct pollfd){.fd = qemu, .events = POLLIN};
		p[2] = (struct pollfd){.fd = chip_wire_room(&device.chip) ? board.fd : -1, .events = POLLIN};
		ppoll(p, 3, &pause, NULL);
		usbredirparser_do_read(parser);
	} while (!gone && !p[0].revents);
}

static bool parse(char **words)
{
	for (; *words; words++) {
		char *value = strchr(*words, '=');

		if (!value)
			return false;
		*value++ = '\0';
		if (!usb_board_word(&board, *words, value))
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	struct pollfd p[2] = {{.fd = 0, .events = POLLIN}, {.events = POLLIN}};

	usb_board_init(&board);
	if (argc < 3 || !parse(argv + 2)) {
		fprintf(stderr, "usage: %s SOCKET NAME=VALUE...\n", argv[0]);
		return 64;
	}
	device_init(&device, board.type, board.serial, board.product);
	p[1].fd = listen_at(argv[1]);
	poll(p, 2, -1);
	if (p[1].revents) {
		qemu = accept4(p[1].fd, NULL, NULL, SOCK_CLOEXEC);
		start_parser();
		run();
		usbredirparser_destroy(parser);
	}
	unlink(argv[1]);
	usb_board_lost(&board);
	return 0;
}
