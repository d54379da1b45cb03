/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The UART side of an FTDI chip: bytes between two rings and the link pins, 8N1,
 * no flow control. Bytes for which nobody makes room are lost and counted, as on
 * the chip. Does not model the USB side (latency timer, packets).
 *
 * Times are picoseconds of simulated time.
 */
#ifndef SIM_MOD_UART_H
#define SIM_MOD_UART_H

#include <stdbool.h>

#include "sim/model.h"
#include "sim/ring.h"

struct uart {
	const struct model_pins *pins;
	struct ring *to_board, *from_board;
	uint64_t due_ps;		/* next time uart_step() must run */
	uint64_t bit_ps;
	uint64_t send_ps, recv_ps;
	uint64_t quiet_ps;		/* from here on both lines are idle */
	uint32_t send_bits, send_left;	/* frame being sent, stop bit on top */
	uint32_t recv_byte, recv_left;
	uint64_t sent, received;	/* bytes */
	uint32_t framing, overrun;
};

void uart_init(struct uart *u, const struct model_pins *pins, uint32_t baud,
    struct ring *to_board, struct ring *from_board);
/* The rate follows the clock of the gateware; bytes under way are lost. */
void uart_set_baud(struct uart *u, uint32_t baud);
void uart_step(struct uart *u, uint64_t now_ps);

/* No byte is on either line: the only time at which the clock may change its rate. */
static inline bool
uart_idle(const struct uart *u, uint64_t now_ps)
{
	return u->send_left == 0 && u->recv_left == 0 && now_ps >= u->quiet_ps;
}

static inline void
uart_clock(struct uart *u, uint64_t now_ps)
{
	if (now_ps >= u->due_ps || (u->recv_left == 0 && !*u->pins->link_tx))
		uart_step(u, now_ps);
}

#endif
