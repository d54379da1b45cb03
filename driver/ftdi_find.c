/* SPDX-License-Identifier: MIT */
/*
 * ftdi_find.c - which of the FTDI chips on USB is the board that is meant
 *
 * Enumerates by itself, since ftdi_usb_open_desc gives up at the first device it cannot read: a chip that
 * stalls, has no strings or belongs to somebody else must not hide the board behind it. Never guesses: two
 * chips that could be meant are an error that lists them. The place of a chip is BUS-PORT[.PORT...], as the
 * kernel names it in /sys/bus/usb/devices.
 */
#include "driver/ftdi.h"
#include "driver/overscan.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
	STRING_MAX = 64,
	PLACE_MAX = 32,
	PORTS_DEEP = 7,			/* USB 3.2, 10.1: tiers of hubs */
	LIST_MAX = 176,
};

static const uint16_t products[] = {FTDI_2232H, 0x6014, 0x6015, 0x6001};

/* How boards say what they are; dist/70-overscan.rules has the same names. */
static const char *const names[] = {"Overscan", "iCEBreaker"};

struct seen {
	libusb_device *device;
	uint16_t product_id;
	bool known;			/* a chip that boards have */
	int refused;			/* libusb error when it was opened */
	char place[PLACE_MAX], serial[STRING_MAX], product[STRING_MAX];
};

struct search {
	const char *serial, *place;	/* wanted; NULL = any */
	libusb_device *found, *named, *refused_device;
	unsigned known, matches, named_matches;
	int refused;
	struct seen stranger;		/* right serial number or place, wrong chip */
	unsigned strangers;
	char list[LIST_MAX];
};

static bool is_known(uint16_t product)
{
	for (size_t i = 0; i < sizeof(products) / sizeof(products[0]); i++)
		if (product == products[i])
			return true;
	return false;
}

static bool is_named(const struct seen *s)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strncmp(s->product, names[i], strlen(names[i])))
			return true;
	return false;
}

static void get_place(libusb_device *device, char *place)
{
	uint8_t port[PORTS_DEEP];
	int n = libusb_get_port_numbers(device, port, sizeof(port));
	int len = snprintf(place, PLACE_MAX, "%u", libusb_get_bus_number(device));

	for (int i = 0; i < n && len < PLACE_MAX; i++)
		len += snprintf(place + len, PLACE_MAX - (size_t)len, "%c%u", i ? '.' : '-', port[i]);
}

/* Like libusb_get_string_descriptor_ascii, but a device that does not answer costs 200 ms and not seconds. */
static void get_string(libusb_device_handle *usb, uint8_t index, char *out)
{
	unsigned char d[255];
	int n, len = 0;

	*out = '\0';
	if (!index || libusb_control_transfer(usb, LIBUSB_ENDPOINT_IN, LIBUSB_REQUEST_GET_DESCRIPTOR, LIBUSB_DT_STRING << 8, 0, d,
					      sizeof(d), FTDI_CONTROL_MS) < 4)
		return;
	n = libusb_control_transfer(usb, LIBUSB_ENDPOINT_IN, LIBUSB_REQUEST_GET_DESCRIPTOR,
				    (uint16_t)(LIBUSB_DT_STRING << 8 | index), (uint16_t)(d[2] | d[3] << 8), d, sizeof(d),
				    FTDI_CONTROL_MS);
	if (n < 2 || d[1] != LIBUSB_DT_STRING)
		return;
	for (int i = 2; i + 1 < n && i + 1 < d[0] && len < STRING_MAX - 1; i += 2)
		out[len++] = !d[i + 1] && d[i] >= ' ' && d[i] < 0x7F ? (char)d[i] : '?';
	out[len] = '\0';
}

static void read_strings(struct seen *s, const struct libusb_device_descriptor *d)
{
	libusb_device_handle *usb;

	s->refused = libusb_open(s->device, &usb);
	if (s->refused)
		return;
	get_string(usb, d->iSerialNumber, s->serial);
	get_string(usb, d->iProduct, s->product);
	libusb_close(usb);
}

static void list(struct search *search, const struct seen *s)
{
	size_t len = strlen(search->list);

	snprintf(search->list + len, LIST_MAX - len, "%s%s \"%s\" at @%s", len ? ", " : "", *s->serial ? s->serial : "(no serial number)",
		 s->product, s->place);
}

static bool is_wanted(const struct search *search, const struct seen *s)
{
	if (search->place)
		return !strcmp(s->place, search->place);
	return !search->serial || !strcmp(s->serial, search->serial);
}

static void take(struct search *search, const struct seen *s)
{
	search->matches++;
	if (!search->found)
		search->found = libusb_ref_device(s->device);
	if (!is_named(s))
		return;
	search->named_matches++;
	if (!search->named)
		search->named = libusb_ref_device(s->device);
}

static void look_at(struct search *search, libusb_device *device)
{
	struct libusb_device_descriptor d;
	struct seen s = {.device = device};

	if (libusb_get_device_descriptor(device, &d) || d.idVendor != FTDI_VENDOR)
		return;
	s.product_id = d.idProduct;
	s.known = is_known(d.idProduct);
	get_place(device, s.place);
	/* Who asks for a place wants no other chip touched. */
	if (search->place && strcmp(s.place, search->place))
		return;
	read_strings(&s, &d);
	if (s.refused == LIBUSB_ERROR_NO_DEVICE)
		return;			/* unplugged meanwhile */
	search->known += s.known;
	if (s.refused) {
		search->refused = s.known ? s.refused : search->refused;
		search->refused_device = s.known ? device : search->refused_device;
		return;
	}
	list(search, &s);
	if (!is_wanted(search, &s))
		return;
	if (s.known) {
		take(search, &s);
	} else {
		search->stranger = s;
		search->strangers++;
	}
}

int ftdi_refusal(int usb_error, libusb_device *device, struct error_text *error)
{
	char place[PLACE_MAX];

	get_place(device, place);
	switch (usb_error) {
	case LIBUSB_ERROR_ACCESS:
		return error_set(error, OVS_E_PERMISSION, "no permission to open the FTDI chip at @%s (/dev/bus/usb/%03u/%03u): install "
				 "dist/70-overscan.rules in /etc/udev/rules.d, join the group overscan, and plug the board in again",
				 place, libusb_get_bus_number(device), libusb_get_device_address(device));
	case LIBUSB_ERROR_BUSY:
		return error_set(error, OVS_E_BUSY, "another program has the FTDI chip at @%s: stop that one first (usually another "
				 "overscand, or a terminal program; `fuser /dev/bus/usb/%03u/%03u` names it)", place,
				 libusb_get_bus_number(device), libusb_get_device_address(device));
	default:
		return error_set(error, OVS_E_IO, "cannot open the FTDI chip at @%s: %s: unplug it, wait a second and plug it in again",
				 place, libusb_strerror(usb_error));
	}
}

static int several(const struct search *s, struct error_text *error)
{
	if (s->serial)
		return error_set(error, OVS_E_NAME, "%u FTDI chips have the serial number %s: say which one by its place, such as "
				 "ftdi:@1-2 (%s)", s->matches, s->serial, s->list);
	return error_set(error, OVS_E_NAME, "%u FTDI chips are plugged in (%s): say which one is the board with ftdi:SERIAL or "
			 "ftdi:@PLACE", s->matches, s->list);
}

static int none(const struct search *s, struct error_text *error)
{
	if (s->strangers && (s->serial || s->place))
		return error_set(error, OVS_E_PRODUCT, "the FTDI device %s \"%s\" at @%s is a 0403:%04x, and boards have 0403:6001, 6010, "
				 "6014 or 6015: check the serial number", s->stranger.serial, s->stranger.product, s->stranger.place,
				 s->stranger.product_id);
	if (s->refused)
		return ftdi_refusal(s->refused, s->refused_device, error);
	if (s->place)
		return error_set(error, OVS_E_ABSENT, "no FTDI chip is plugged in at @%s: check the cable, or list places with lsusb -t",
				 s->place);
	if (s->known && s->serial)
		return error_set(error, OVS_E_ABSENT, "no FTDI chip has the serial number %s (there is: %s): check the number, or the "
				 "cable", s->serial, s->list);
	if (s->strangers)
		return error_set(error, OVS_E_ABSENT, "no FTDI chip that boards have is on USB, only others (%s): check cable and "
				 "power of the board", s->list);
	return error_set(error, OVS_E_ABSENT, "no FTDI chip found on USB: check cable and power of the board");
}

/* Of several chips, one that says it is a board is meant unless a name was given. */
static libusb_device *judge(const struct search *s, struct error_text *error, int *failed)
{
	*failed = 0;
	if (s->matches == 1)
		return s->found;
	if (s->matches && !s->serial && s->named_matches == 1)
		return s->named;
	*failed = s->matches ? several(s, error) : none(s, error);
	return NULL;
}

int ftdi_find(libusb_context *usb, const char *which, libusb_device **device, struct error_text *error)
{
	struct search s = {.serial = *which && *which != '@' ? which : NULL, .place = *which == '@' ? which + 1 : NULL};
	libusb_device **devices;
	ssize_t n = libusb_get_device_list(usb, &devices);
	int failed;

	if (n < 0)
		return error_set(error, OVS_E_IO, "cannot list USB devices: %s", libusb_strerror((int)n));
	for (ssize_t i = 0; i < n; i++)
		look_at(&s, devices[i]);
	*device = judge(&s, error, &failed);
	if (*device)
		libusb_ref_device(*device);
	if (s.found)
		libusb_unref_device(s.found);
	if (s.named)
		libusb_unref_device(s.named);
	libusb_free_device_list(devices, 1);
	return failed;
}
