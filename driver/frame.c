/* SPDX-License-Identifier: MIT */
/* frame.c - COBS (Cheshire and Baker 1999) and CRC-32C (RFC 3720 appendix B.4) */
#include "driver/frame.h"

#include <string.h>

/* A table of 16 is enough at 300 kB/s and stays in the cache. */
uint32_t crc32c_step(uint32_t crc, const uint8_t *data, size_t len)
{
	static const uint32_t table[16] = {
		0x00000000, 0x105EC76F, 0x20BD8EDE, 0x30E349B1, 0x417B1DBC, 0x5125DAD3, 0x61C69362, 0x7198540D,
		0x82F63B78, 0x92A8FC17, 0xA24BB5A6, 0xB21572C9, 0xC38D26C4, 0xD3D3E1AB, 0xE330A81A, 0xF36E6F75,
	};

	for (size_t i = 0; i < len; i++) {
		crc ^= data[i];
		crc = crc >> 4 ^ table[crc & 15];
		crc = crc >> 4 ^ table[crc & 15];
	}
	return crc;
}

uint32_t crc32c(const uint8_t *data, size_t len)
{
	return ~crc32c_step(~0u, data, len);
}

static bool is_sync(uint8_t type)
{
	return (type & ~FRAME_REPLY) == OVS_FRAME_SYNC;
}

static uint32_t frame_crc(const uint8_t *raw, size_t len, uint32_t schema)
{
	uint32_t crc = ~0u;
	uint8_t id[4];

	if (!is_sync(raw[2])) {
		put_u32(id, schema);
		crc = crc32c_step(crc, id, sizeof(id));
	}
	return ~crc32c_step(crc, raw, len);
}

void frame_decoder_init(struct frame_decoder *decoder, uint32_t schema)
{
	memset(decoder, 0, sizeof(*decoder));
	decoder->schema = schema;
}

static bool whole(const struct frame_decoder *d)
{
	unsigned body = d->len - FRAME_CRC;

	if (d->spoilt || d->group || d->len < FRAME_HEAD + FRAME_CRC)
		return false;
	if (d->raw[0] != OVS_LINK_VERSION || d->raw[3])
		return false;
	return get_u32(d->raw + body) == frame_crc(d->raw, body, d->schema);
}

static void take_out(const struct frame_decoder *d, struct frame *out)
{
	out->seq = d->raw[1];
	out->type = d->raw[2];
	out->len = (uint8_t)(d->len - FRAME_HEAD - FRAME_CRC);
	memcpy(out->payload, d->raw + FRAME_HEAD, out->len);
}

static void emit(struct frame_decoder *d, uint8_t byte)
{
	if (d->len < sizeof(d->raw))
		d->raw[d->len++] = byte;
	else
		d->spoilt = true;
}

static bool delimiter(struct frame_decoder *d, struct frame *out)
{
	bool good = d->begun && whole(d);

	if (good)
		take_out(d, out);
	d->good += good;
	d->bad += d->begun && !good;
	d->begun = d->spoilt = false;
	d->len = d->group = 0;
	return good;
}

bool frame_decode(struct frame_decoder *d, uint8_t byte, struct frame *out)
{
	if (!byte)
		return delimiter(d, out);
	if (d->group) {
		d->group--;
		emit(d, byte);
		return false;
	}
	if (d->begun)
		emit(d, 0);
	d->begun = true;
	d->group = byte - 1u;
	return false;
}

/* A frame is shorter than 254 bytes, so no group is ever full. */
static size_t cobs(const uint8_t *raw, size_t len, uint8_t *out)
{
	size_t code_at = 0, at = 1;

	for (size_t i = 0; i < len; i++) {
		if (!raw[i]) {
			out[code_at] = (uint8_t)(at - code_at);
			code_at = at;
		} else {
			out[at] = raw[i];
		}
		at++;
	}
	out[code_at] = (uint8_t)(at - code_at);
	return at;
}

size_t frame_encode(const struct frame *frame, uint32_t schema, uint8_t wire[FRAME_WIRE_MAX])
{
	uint8_t raw[OVS_LINK_FRAME_MAX] = {OVS_LINK_VERSION, frame->seq, frame->type, 0};
	size_t len = FRAME_HEAD + frame->len, coded;

	memcpy(raw + FRAME_HEAD, frame->payload, frame->len);
	put_u32(raw + len, frame_crc(raw, len, schema));
	wire[0] = 0;
	coded = cobs(raw, len + FRAME_CRC, wire + 1);
	wire[1 + coded] = 0;
	return coded + 2;
}
