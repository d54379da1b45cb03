/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/ps2.h"

#include <string.h>

#define REQUEST_US	110	/* clock held low before a transmission */
#define FIRST_US	15000	/* the device must start within 15 ms */
#define NEXT_US		2000	/* and finish within 2 ms */
#define FRAME_BITS	11

enum { PORT_IDLE, PORT_RECEIVE, PORT_REQUEST, PORT_SEND };

void
ps2_port_init(struct ps2_port *p, struct ps2_wire *w)
{
	memset(p, 0, sizeof(*p));
	p->wire = w;
	p->clk_was = true;
	p->due_us = PS2_NEVER;
}

bool
ps2_port_idle(const struct ps2_port *p)
{
	return p->state == PORT_IDLE;
}

static void
idle(struct ps2_port *p)
{
	p->wire->clk_pull = false;
	p->wire->dat_pull = false;
	p->state = PORT_IDLE;
	p->due_us = PS2_NEVER;
}

void
ps2_port_send(struct ps2_port *p, uint8_t byte, uint64_t now_us)
{
	p->frame = ps2_frame(byte);
	p->state = PORT_REQUEST;
	p->wire->clk_pull = true;
	p->due_us = now_us + REQUEST_US;
}

static void
received(struct ps2_port *p, uint64_t now_us)
{
	uint8_t byte = (uint8_t)(p->frame >> 1);

	idle(p);
	p->received++;
	if (ps2_frame_good(p->frame))
		p->got(p->ctx, byte, now_us);
	else
		p->bad(p->ctx, byte, now_us);
}

static void
fall_receive(struct ps2_port *p, uint64_t now_us)
{
	p->frame |= (uint16_t)(p->wire->dat << p->bit);
	p->due_us = now_us + NEXT_US;
	if (++p->bit == FRAME_BITS)
		received(p, now_us);
}

/* Bits 1 to 9 go out after the falling edge, then the stop bit, then the ack. */
static void
fall_send(struct ps2_port *p, uint64_t now_us)
{
	p->bit++;
	p->due_us = now_us + NEXT_US;
	if (p->bit < FRAME_BITS) {
		p->wire->dat_pull = !(p->frame >> p->bit & 1);
		return;
	}
	idle(p);
	p->sent(p->ctx, p->wire->dat ? PS2_TIMEOUT : PS2_OK, now_us);
}

static void
timer(struct ps2_port *p, uint64_t now_us)
{
	switch (p->state) {
	case PORT_REQUEST:
		p->state = PORT_SEND;
		p->bit = 0;
		p->wire->dat_pull = true;	/* the start bit */
		p->wire->clk_pull = false;
		p->clk_was = true;
		p->due_us = now_us + FIRST_US;
		break;
	case PORT_SEND:
		idle(p);
		p->sent(p->ctx, PS2_TIMEOUT, now_us);
		break;
	default:
		idle(p);		/* half a byte */
	}
}

static void
fall(struct ps2_port *p, uint64_t now_us)
{
	switch (p->state) {
	case PORT_IDLE:
		p->state = PORT_RECEIVE;
		p->bit = 0;
		p->frame = 0;
		fall_receive(p, now_us);
		break;
	case PORT_RECEIVE:
		fall_receive(p, now_us);
		break;
	case PORT_SEND:
		fall_send(p, now_us);
		break;
	default:
		break;
	}
}

void
ps2_port_step(struct ps2_port *p, uint64_t now_us)
{
	bool clk = p->wire->clk || p->wire->clk_pull;
	bool falling = p->clk_was && !clk;

	p->clk_was = clk;
	if (falling)
		fall(p, now_us);
	else if (now_us >= p->due_us)
		timer(p, now_us);
}
