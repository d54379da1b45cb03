/* SPDX-License-Identifier: MIT */
/*
 * frame.h - frames of the link: bytes on the wire to checked frames and back
 *
 * 00 | COBS(ver seq type flags payload crc32c) | 00, CRC-32C started with the schema id except for SYNC
 * and its reply (docs/architecture.md). Pure: no I/O, no clock, no allocation.
 */
#ifndef OVS_FRAME_H
#define OVS_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hdl/gen/ovs_regs.h"

enum {
	FRAME_HEAD = 4,
	FRAME_CRC = 4,
	FRAME_REPLY = 0x80,		/* added to the type of a request */
	FRAME_WIRE_MAX = OVS_LINK_FRAME_MAX + 3,	/* COBS adds one byte, and two delimiters */
};

struct frame {
	uint8_t seq, type;
	uint8_t len;			/* of the payload */
	uint8_t payload[OVS_LINK_PAYLOAD_MAX];
};

/* Receiver: zero-initialise, or frame_decoder_init. */
struct frame_decoder {
	uint32_t schema;		/* of the frames to accept */
	uint8_t raw[OVS_LINK_FRAME_MAX];
	unsigned len;			/* decoded bytes so far */
	unsigned group;			/* bytes left of the COBS group */
	bool begun, spoilt;
	uint64_t good, bad;
};

uint32_t crc32c_step(uint32_t crc, const uint8_t *data, size_t len);
uint32_t crc32c(const uint8_t *data, size_t len);

void frame_decoder_init(struct frame_decoder *decoder, uint32_t schema);
/* One byte from the wire; true when it completes a good frame, which is then in *out. */
bool frame_decode(struct frame_decoder *decoder, uint8_t byte, struct frame *out);
/* Returns the bytes written to wire, delimiters included. len at most OVS_LINK_PAYLOAD_MAX. */
size_t frame_encode(const struct frame *frame, uint32_t schema, uint8_t wire[FRAME_WIRE_MAX]);

static inline void put_u16(uint8_t *p, unsigned v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
}

static inline void put_u32(uint8_t *p, uint32_t v)
{
	put_u16(p, v & 0xFFFF);
	put_u16(p + 2, v >> 16);
}

static inline unsigned get_u16(const uint8_t *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

static inline uint32_t get_u32(const uint8_t *p)
{
	return get_u16(p) | (uint32_t)get_u16(p + 2) << 16;
}

#endif
