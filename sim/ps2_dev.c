/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/ps2.h"

#include <string.h>

/* 12.5 kHz: 40 us low, 40 us high; data changes in the middle of high. */
#define QUARTER_US	20
#define IDLE_US		50	/* both lines high before a byte may start */
#define FRAME_BITS	11
#define RX_BITS		10	/* data, parity, stop; the start bit is there */

enum { DEV_IDLE, DEV_SEND, DEV_RECEIVE, DEV_ACK };
enum { PHASE_DATA, PHASE_FALL, PHASE_RISE, PHASE_HIGH };

uint16_t
ps2_frame(uint8_t byte)
{
	uint16_t parity = !__builtin_parity(byte);

	return (uint16_t)(1u << 10 | parity << 9 | byte << 1);
}

bool
ps2_frame_good(uint16_t frame)
{
	return frame == ps2_frame((uint8_t)(frame >> 1));
}

void
ps2_dev_init(struct ps2_dev *d, struct ps2_wire *w, ps2_got_fn *got, void *ctx)
{
	memset(d, 0, sizeof(*d));
	d->wire = w;
	d->got = got;
	d->ctx = ctx;
	d->due_us = PS2_NEVER;
}

bool
ps2_dev_send(struct ps2_dev *d, const uint8_t *bytes, size_t n, uint64_t now_us)
{
	if (d->used + n > PS2_QUEUE)
		return false;
	for (size_t i = 0; i < n; i++)
		d->queue[(d->head + d->used++) % PS2_QUEUE] = bytes[i];
	if (d->state == DEV_IDLE && d->due_us == PS2_NEVER)
		d->due_us = now_us + 1;
	return true;
}

bool
ps2_dev_answer(struct ps2_dev *d, const uint8_t *bytes, size_t n, uint64_t now_us)
{
	if (d->state == DEV_SEND || d->used + n > PS2_QUEUE)
		return ps2_dev_send(d, bytes, n, now_us);
	d->head = (uint8_t)((d->head + PS2_QUEUE - n) % PS2_QUEUE);
	for (size_t i = 0; i < n; i++)
		d->queue[(d->head + i) % PS2_QUEUE] = bytes[i];
	d->used = (uint8_t)(d->used + n);
	if (d->state == DEV_IDLE && d->due_us == PS2_NEVER)
		d->due_us = now_us + 1;
	return true;
}

void
ps2_dev_flush(struct ps2_dev *d)
{
	d->used = 0;
	if (d->state == DEV_SEND) {
		d->used = 1;		/* the byte on the line */
		d->queue[d->head] = d->last;
	}
}

static void
start(struct ps2_dev *d, uint8_t state, uint16_t frame, uint64_t now_us)
{
	d->state = state;
	d->bit = 0;
	d->phase = PHASE_DATA;
	d->frame = frame;
	d->due_us = now_us;
}

static void
idle(struct ps2_dev *d, uint64_t now_us)
{
	struct ps2_wire *w = d->wire;

	w->clk_pull = false;
	w->dat_pull = false;
	d->state = DEV_IDLE;
	d->quiet_us = now_us;
	d->due_us = now_us + IDLE_US;
}

static void
idle_step(struct ps2_dev *d, uint64_t now_us)
{
	if (!d->wire->clk) {			/* inhibited */
		d->quiet_us = now_us;
		d->due_us = PS2_NEVER;
		return;
	}
	if (d->due_us == PS2_NEVER) {
		d->quiet_us = now_us;		/* released just now */
		d->due_us = now_us + IDLE_US;
	}
	if (now_us < d->quiet_us + IDLE_US) {
		d->due_us = d->quiet_us + IDLE_US;
		return;
	}
	if (!d->wire->dat) {
		start(d, DEV_RECEIVE, 0, now_us);
	} else if (d->used > 0) {
		d->last = d->queue[d->head];
		start(d, DEV_SEND, ps2_frame(d->last), now_us);
	} else {
		d->due_us = PS2_NEVER;
	}
}

static void
send_phase(struct ps2_dev *d, uint64_t now_us)
{
	struct ps2_wire *w = d->wire;

	switch (d->phase++) {
	case PHASE_DATA:
		w->dat_pull = !(d->frame >> d->bit & 1);
		break;
	case PHASE_FALL:
		w->clk_pull = true;
		break;
	case PHASE_HIGH:
		w->clk_pull = false;
		d->phase = PHASE_DATA;
		if (++d->bit < FRAME_BITS)
			break;
		d->sent++;
		d->head = (uint8_t)((d->head + 1) % PS2_QUEUE);
		d->used--;
		idle(d, now_us);
		return;
	default:			/* second half of low */
		break;
	}
	d->due_us = now_us + QUARTER_US;
}

/* The host pulls the clock low although this end has let go of it. */
static bool
inhibited(const struct ps2_dev *d)
{
	return !d->wire->clk && !d->wire->clk_pull;
}

static void
send_step(struct ps2_dev *d, uint64_t now_us)
{
	if (inhibited(d) && d->phase < PHASE_RISE) {
		d->aborted++;
		idle(d, now_us);
		return;
	}
	if (now_us >= d->due_us)
		send_phase(d, now_us);
}

static void
receive_end(struct ps2_dev *d, uint64_t now_us)
{
	uint16_t frame = (uint16_t)(d->frame << 1);
	static const uint8_t resend = 0xfe;

	idle(d, now_us);
	d->received++;
	if (ps2_frame_good(frame)) {
		d->got(d->ctx, (uint8_t)(frame >> 1), now_us);
	} else {
		d->bad++;
		ps2_dev_send(d, &resend, 1, now_us);
	}
}

/* Ten pulses that fetch bits, then one that carries the acknowledge. */
static void
receive_phase(struct ps2_dev *d, uint64_t now_us)
{
	struct ps2_wire *w = d->wire;

	switch (d->phase++) {
	case PHASE_DATA:
		if (d->bit == RX_BITS)
			w->dat_pull = true;
		break;
	case PHASE_FALL:
		w->clk_pull = true;
		break;
	case PHASE_HIGH:
		if (d->bit < RX_BITS)
			d->frame |= (uint16_t)(w->dat << d->bit);
		w->clk_pull = false;
		d->phase = PHASE_DATA;
		if (d->bit++ < RX_BITS)
			break;
		w->dat_pull = false;
		receive_end(d, now_us);
		return;
	default:
		break;
	}
	d->due_us = now_us + QUARTER_US;
}

static void
receive_step(struct ps2_dev *d, uint64_t now_us)
{
	if (inhibited(d) && d->phase < PHASE_RISE) {
		d->aborted++;
		idle(d, now_us);
		return;
	}
	if (now_us >= d->due_us)
		receive_phase(d, now_us);
}

void
ps2_dev_step(struct ps2_dev *d, uint64_t now_us)
{
	switch (d->state) {
	case DEV_SEND:
		send_step(d, now_us);
		break;
	case DEV_RECEIVE:
		receive_step(d, now_us);
		break;
	default:
		idle_step(d, now_us);
	}
}
