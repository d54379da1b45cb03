/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Frames and commands as docs/registers.md and docs/architecture.md have them. */
#include "sim/bench_link.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD 4u
#define REPLY 0x80u
#define POLL_US 250u
#define LONG_US 500000u			/* more than anything takes */
#define BEAT_US (OVS_LINK_HEARTBEAT_MS * 1000u)
#define CRC32C 0x82f63b78u

static uint32_t
crc_step(uint32_t crc, const uint8_t *data, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		crc ^= data[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? CRC32C : 0);
	}
	return crc;
}

static void
put_cobs(struct ring *r, const uint8_t *raw, size_t len)
{
	size_t from = 0;

	ring_put(r, 0);
	for (size_t i = 0; i <= len; i++) {
		if (i < len && raw[i] != 0)
			continue;
		ring_put(r, (uint8_t)(i - from + 1));
		while (from < i)
			ring_put(r, raw[from++]);
		from = i + 1;
	}
	ring_put(r, 0);
}

static void
put_frame(struct bench_link *l, uint8_t seq, uint8_t type,
    const uint8_t *payload, size_t len)
{
	uint8_t raw[OVS_LINK_FRAME_MAX] = { OVS_LINK_VERSION, seq, type };
	uint32_t crc = type == OVS_FRAME_SYNC ? ~0u : OVS_CRC_SEED;

	memcpy(raw + HEAD, payload, len);
	crc = ~crc_step(crc, raw, HEAD + len);
	for (size_t i = 0; i < 4; i++)
		raw[HEAD + len + i] = (uint8_t)(crc >> 8 * i);
	put_cobs(&l->board->io->to_board, raw, HEAD + len + 4);
}

static size_t
decode(const uint8_t *coded, size_t len, uint8_t raw[OVS_LINK_FRAME_MAX])
{
	size_t left = 0, out = 0;

	for (size_t i = 0; i < len && out < OVS_LINK_FRAME_MAX; i++) {
		if (left > 0)
			raw[out++] = coded[i];
		else if (i > 0)
			raw[out++] = 0;
		left = left > 0 ? left - 1 : coded[i] - 1u;
	}
	return out;
}

static bool
crc_right(const uint8_t *raw, size_t len)
{
	bool sync = raw[2] == (OVS_FRAME_SYNC | REPLY);

	return len >= HEAD + 4 &&
	    crc_step(sync ? ~0u : OVS_CRC_SEED, raw, len) == OVS_CRC_RESIDUE;
}

/* A whole frame has come: is it the reply that is waited for? */
static bool
is_reply(struct bench_link *l, uint8_t seq, uint8_t type)
{
	uint8_t *raw = l->reply;

	l->reply_len = decode(l->coded, l->coded_len, raw);
	if (!crc_right(raw, l->reply_len)) {
		l->bad++;
		return false;
	}
	if (raw[2] == OVS_FRAME_EVENT)
		put_frame(l, 0, OVS_FRAME_EVENT_ACK, &raw[1], 1);
	return raw[1] == seq && raw[2] == (type | REPLY) && raw[HEAD] == 0;
}

static bool
hear(struct bench_link *l, uint8_t seq, uint8_t type)
{
	bool found;
	uint8_t byte;

	while (ring_get(&l->board->io->from_board, &byte)) {
		if (byte != 0 && l->coded_len < sizeof(l->coded))
			l->coded[l->coded_len++] = byte;
		if (byte != 0)
			continue;
		found = l->coded_len > HEAD && is_reply(l, seq, type);
		l->coded_len = 0;
		if (found)
			return true;
	}
	return false;
}

/* Microseconds until the reply. */
static uint32_t
send(struct bench_link *l, uint8_t type, const uint8_t *payload, size_t len)
{
	uint8_t seq = l->seq++;
	uint32_t us = 0;

	put_frame(l, seq, type, payload, len);
	do {
		if (us >= LONG_US) {
			fprintf(stderr, "bench: the board refused frame %u of type %u\n",
			    seq, type);
			exit(SIM_HARDWARE);
		}
		board_run(l->board, POLL_US);
		us += POLL_US;
	} while (!hear(l, seq, type));
	return us;
}

void
bench_link_begin(struct bench_link *l, struct board *b)
{
	static const uint8_t nonce[] = { 1, 2, 3, 4 };
	static const uint8_t select_1[] = { OVS_REG_CON_SELECT & 0xff,
	    OVS_REG_CON_SELECT >> 8, 1, 0, 0, 0 };

	l->board = b;
	l->seq = 0;
	l->coded_len = 0;
	l->bad = 0;
	send(l, OVS_FRAME_SYNC, nonce, sizeof(nonce));
	send(l, OVS_FRAME_WRITE, select_1, sizeof(select_1));
}

static void
menu_row(struct bench_link *l, uint8_t row)
{
	static const char text[] = "  4  build server, rack 2      on  1024x768@60   ";
	uint8_t osd[9 + sizeof(text)] = { 1, OVS_CMD_LOCATE, 4, row, 0, 0x17, 0x08,
	    OVS_CMD_WRITE };
	size_t len = sizeof(text) - 1;

	osd[8] = (uint8_t)len;
	memcpy(osd + 9, text, len);
	send(l, OVS_FRAME_OSD, osd, 9 + len);
}

void
bench_link_menu(struct bench_link *l, uint8_t cols, uint8_t rows)
{
	const uint8_t open[] = { 1,
	    OVS_CMD_DISPLAY, 13, 1, 0, 0, 0, 0, 0, cols, rows, 0, 3, 32, 2, 0,
	    OVS_CMD_FILL, 8, 0, 0, rows, cols, '.', 0, 0x17, 0x08 };
	static const uint8_t commit[] = { 1, OVS_CMD_COMMIT, 1, 0 };

	send(l, OVS_FRAME_OSD, open, sizeof(open));
	for (uint8_t row = 0; row < rows; row++)
		menu_row(l, row);
	send(l, OVS_FRAME_OSD, commit, sizeof(commit));
}

bool
bench_link_ping(struct bench_link *l, const uint8_t *bytes, size_t len)
{
	send(l, OVS_FRAME_PING, bytes, len);
	return l->reply_len == HEAD + 1 + len + 4 &&
	    memcmp(l->reply + HEAD + 1, bytes, len) == 0;
}

uint32_t
bench_link_read(struct bench_link *l, uint16_t addr)
{
	uint8_t ask[] = { addr & 0xff, (uint8_t)(addr >> 8), 1 };
	const uint8_t *word = l->reply + HEAD + 1;

	send(l, OVS_FRAME_READ, ask, sizeof(ask));
	return word[0] | word[1] << 8 | word[2] << 16 | (uint32_t)word[3] << 24;
}

void
bench_link_run(struct bench_link *l, uint32_t us)
{
	while (us > 0) {
		uint32_t part = us < BEAT_US ? us : BEAT_US;

		uint32_t gone = send(l, OVS_FRAME_PING, (const uint8_t *)"", 0);

		if (part > gone)
			board_run(l->board, part - gone);
		us -= part;
	}
}
