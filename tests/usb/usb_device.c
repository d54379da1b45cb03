/* SPDX-License-Identifier: MIT */
#include "tests/usb/usb_device.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum {
	GET_STATUS = 0, CLEAR_FEATURE = 1, GET_DESCRIPTOR = 6, GET_CONFIGURATION = 8,
	DEVICE = 1, CONFIGURATION = 2, STRING = 3,
	STANDARD_IN = 0x80, VENDOR_OUT = 0x40, TYPE_MASK = 0x60,
};

void device_init(struct device *d, const struct chip_type *type, const char *serial, const char *product)
{
	memset(d, 0, sizeof(*d));
	chip_init(&d->chip, type, 0);
	snprintf(d->serial, sizeof(d->serial), "%s", serial);
	snprintf(d->product, sizeof(d->product), "%s", product);
}

unsigned device_interfaces(const struct device *d)
{
	return d->chip.type->two_channels ? 2 : 1;
}

static size_t put_device(const struct device *d, uint8_t *out)
{
	const struct chip_type *t = d->chip.type;
	const uint8_t bytes[18] = {
		18, DEVICE, 0x00, 0x02, 0, 0, 0, t->packet == 512 ? 64 : 8, 0x03, 0x04, (uint8_t)t->product, (uint8_t)(t->product >> 8),
		(uint8_t)t->bcd, (uint8_t)(t->bcd >> 8), 1, 2, *d->serial ? 3 : 0, 1,
	};

	memcpy(out, bytes, sizeof(bytes));
	return sizeof(bytes);
}

static size_t put_interface(const struct device *d, unsigned n, uint8_t *out)
{
	uint8_t low = (uint8_t)d->chip.type->packet, high = (uint8_t)(d->chip.type->packet >> 8);
	const uint8_t bytes[23] = {
		9, 4, (uint8_t)n, 0, 2, 0xFF, 0xFF, 0xFF, 2,
		7, 5, (uint8_t)(0x81 + 2 * n), 2, low, high, 0,
		7, 5, (uint8_t)(0x02 + 2 * n), 2, low, high, 0,
	};

	memcpy(out, bytes, sizeof(bytes));
	return sizeof(bytes);
}

static size_t put_configuration(const struct device *d, uint8_t *out)
{
	unsigned n = device_interfaces(d);
	const uint8_t head[9] = {9, CONFIGURATION, (uint8_t)(9 + 23 * n), 0, (uint8_t)n, 1, 0, 0x80, 250};
	size_t len = sizeof(head);

	memcpy(out, head, sizeof(head));
	for (unsigned i = 0; i < n; i++)
		len += put_interface(d, i, out + len);
	return len;
}

size_t device_descriptors(const struct device *d, uint8_t out[DEVICE_DESCRIPTORS])
{
	size_t len = put_device(d, out);

	return len + put_configuration(d, out + len);
}

static int put_string(const struct device *d, unsigned index, uint8_t *out)
{
	const char *const text[] = {NULL, "FTDI", d->product, d->serial};
	size_t n;

	if (!index) {
		memcpy(out, "\x04\x03\x09\x04", 4);
		return 4;
	}
	if (index > 3 || !*text[index])
		return -EPIPE;
	n = strlen(text[index]);
	out[0] = (uint8_t)(2 + 2 * n);
	out[1] = STRING;
	for (size_t i = 0; i < n; i++) {
		out[2 + 2 * i] = (uint8_t)text[index][i];
		out[3 + 2 * i] = 0;
	}
	return out[0];
}

enum device_ep device_endpoint(const struct device *d, uint8_t address)
{
	unsigned channel = device_interfaces(d) - 1;

	if (!(address & 0x7F))
		return EP_CONTROL;
	if (d->a && (address == 0x81 || address == 0x02))
		return address == 0x81 ? EP_A_IN : EP_A_OUT;
	return address == 0x81 + 2 * channel ? EP_IN : address == 0x02 + 2 * channel ? EP_OUT : EP_COUNT;
}

void device_clear_halt(struct device *d, enum device_ep ep)
{
	if (ep == EP_COUNT)
		return;
	d->fault[ep].halted = false;
	d->halts_cleared++;
}

static int standard(struct device *d, const uint8_t *setup, uint8_t *data)
{
	switch (setup[1]) {
	case GET_STATUS:
		data[0] = data[1] = 0;
		return 2;
	case CLEAR_FEATURE:
		device_clear_halt(d, device_endpoint(d, setup[4]));
		return 0;
	case GET_CONFIGURATION:
		data[0] = 1;
		return 1;
	case GET_DESCRIPTOR:
		if (setup[3] == STRING)
			return put_string(d, setup[2], data);
		return setup[3] == DEVICE ? (int)put_device(d, data) : setup[3] == CONFIGURATION ? (int)put_configuration(d, data) : -EPIPE;
	}
	return -EPIPE;
}

/* What the tester wants of this transfer: 0, or it has ended so. */
static int injected(struct device_fault *f, bool *done)
{
	*done = true;
	if (f->halted)
		return -EPIPE;
	if (f->after) {
		f->after--;
	} else if (f->count) {
		f->count--;
		return -f->error;
	}
	*done = false;
	return 0;
}

/* Vendor requests of channel A; what an MPSSE has no use for is taken. */
static int channel_a(struct device *d, const uint8_t *setup, uint8_t *answer)
{
	enum { RESET = 0, SET_LATENCY = 9, GET_LATENCY = 10, BITMODE = 11 };
	unsigned value = setup[2] | (unsigned)setup[3] << 8;

	switch (setup[1]) {
	case RESET:
		mpsse_flush(d->a, value != 1, value != 2);
		return 0;
	case SET_LATENCY:
		d->a->latency_ms = value & 0xFF;
		return 0;
	case GET_LATENCY:
		answer[0] = (uint8_t)d->a->latency_ms;
		return 1;
	case BITMODE:
		mpsse_mode(d->a, (uint8_t)(value >> 8));
		return 0;
	}
	return chip_request(&d->chip, setup, answer);
}

static bool is_channel_a(const struct device *d, const uint8_t *setup)
{
	return d->a && (setup[0] & TYPE_MASK) && setup[4] == 1;
}

int device_control(struct device *d, const uint8_t setup[8], uint8_t *data, bool *done)
{
	uint8_t answer[256];
	int want = setup[6] | setup[7] << 8, n;

	*done = false;
	if (d->fault[EP_CONTROL].nak)
		return 0;
	n = injected(&d->fault[EP_CONTROL], done);
	if (*done)
		return n;
	*done = true;
	n = is_channel_a(d, setup) ? channel_a(d, setup, answer) : setup[0] & TYPE_MASK ? chip_request(&d->chip, setup, answer) : standard(d, setup, answer);
	if (n < 0)
		return -EPIPE;
	if (!(setup[0] & STANDARD_IN))
		return want;
	n = n < want ? n : want;
	memcpy(data, answer, (size_t)n);
	return n;
}

int device_in(struct device *d, int64_t now_us, uint8_t *data, size_t size, size_t moved, bool *done)
{
	struct device_fault *f = &d->fault[EP_IN];
	uint8_t packet[CHIP_PACKET_MAX];
	size_t n;
	int error;

	*done = false;
	if (f->nak)
		return (int)moved;
	while (moved < size) {
		n = f->halted ? 1 : chip_read(&d->chip, now_us, packet);
		if (!n)
			return (int)moved;
		error = injected(f, done);
		if (*done)
			return error;
		*done = true;
		if (f->runt) {
			n = (size_t)f->runt - 1;
			f->runt = 0;
		}
		if (n > size - moved)
			return -EOVERFLOW;
		memcpy(data + moved, packet, n);
		moved += n;
		if (n < d->chip.type->packet)
			return (int)moved;
	}
	*done = true;
	return (int)moved;
}

int device_out(struct device *d, const uint8_t *data, size_t size, size_t moved, bool *done)
{
	int error;

	*done = false;
	if (d->fault[EP_OUT].nak)
		return (int)moved;
	if (!moved) {
		error = injected(&d->fault[EP_OUT], done);
		if (*done)
			return error;
	}
	moved += chip_write(&d->chip, data + moved, size - moved);
	*done = moved == size;
	return (int)moved;
}

int device_a_in(struct device *d, int64_t now_us, uint8_t *data, size_t size, size_t moved, bool *done)
{
	size_t packet = d->chip.type->packet, n;
	int error = injected(&d->fault[EP_A_IN], done);

	if (*done)
		return error;
	mpsse_time(d->a, now_us);
	while (size - moved >= packet && (n = mpsse_read(d->a, data + moved, packet))) {
		moved += n;
		*done = n < packet || moved == size;
		if (*done)
			break;
	}
	return (int)moved;
}

int device_a_out(struct device *d, int64_t now_us, const uint8_t *data, size_t size, size_t moved, bool *done)
{
	int error = injected(&d->fault[EP_A_OUT], done);

	if (*done)
		return error;
	mpsse_time(d->a, now_us);
	moved += mpsse_write(d->a, data + moved, size - moved);
	*done = moved == size;
	return (int)moved;
}
