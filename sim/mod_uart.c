/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_uart.h"

#include <string.h>

#define FRAME_BITS 10u			/* start, 8 data, stop */
#define POLL_PS 20000000u		/* an idle sender looks every 20 us */
#define NEVER UINT64_MAX

static void
send_step(struct uart *u, uint64_t now_ps)
{
	uint8_t byte;

	if (u->send_left == 0) {
		if (!ring_get(u->to_board, &byte)) {
			u->send_ps = now_ps + POLL_PS;
			return;
		}
		u->sent++;
		u->send_bits = 1u << 9 | (uint32_t)byte << 1;
		u->send_left = FRAME_BITS;
		u->send_ps = now_ps;
	}
	*u->pins->link_rx = u->send_bits & 1;
	u->send_bits >>= 1;
	u->send_left--;
	u->send_ps += u->bit_ps;
	u->quiet_ps = u->send_ps + u->bit_ps;
}

/* Samples in the middle of each bit; the stop bit ends the byte. */
static void
receive_step(struct uart *u, uint64_t now_ps)
{
	uint8_t level = *u->pins->link_tx;

	if (u->recv_left == 0) {
		u->recv_left = FRAME_BITS;
		/* the edge was up to a clock, a quarter of a bit, ago */
		u->recv_ps = now_ps + u->bit_ps * 3 / 8;
		return;
	}
	u->recv_left--;
	u->recv_ps += u->bit_ps;
	u->quiet_ps = now_ps + 2 * u->bit_ps;
	if (u->recv_left == FRAME_BITS - 1 && level) {
		u->recv_left = 0;		/* a spike, no start bit */
	} else if (u->recv_left > 0) {
		u->recv_byte = u->recv_byte >> 1 | (uint32_t)level << 7;
		return;
	} else if (!level) {
		u->framing++;
	} else {
		u->received++;
		if (!ring_put(u->from_board, (uint8_t)u->recv_byte))
			u->overrun++;
	}
	u->recv_ps = NEVER;
}

void
uart_step(struct uart *u, uint64_t now_ps)
{
	bool start = u->recv_left == 0 && !*u->pins->link_tx;

	if (start || (u->recv_left > 0 && now_ps >= u->recv_ps))
		receive_step(u, now_ps);
	if (now_ps >= u->send_ps)
		send_step(u, now_ps);
	u->due_ps = u->send_ps < u->recv_ps ? u->send_ps : u->recv_ps;
}

void
uart_set_baud(struct uart *u, uint32_t baud)
{
	u->bit_ps = 1000000000000u / baud;
}

void
uart_init(struct uart *u, const struct model_pins *pins, uint32_t baud,
    struct ring *to_board, struct ring *from_board)
{
	memset(u, 0, sizeof(*u));
	u->pins = pins;
	u->to_board = to_board;
	u->from_board = from_board;
	uart_set_baud(u, baud);
	u->recv_ps = NEVER;
	*pins->link_rx = 1;
}
