/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gate - the whole gateware on a bench, clock by clock, with text memory and the
 * wire of the link; whoever uses it does the rest of the pins
 *
 * Frames are sent and seen one by one, below liboverscan: what the link does when
 * is what the tests look at. Errors end the program with a line on stdout.
 */
#ifndef TESTS_SYSTEM_GATE_H
#define TESTS_SYSTEM_GATE_H

#include <stdbool.h>
#include <stdint.h>

#include "driver/frame.h"
#include "sim/model.h"

enum { GATE_CLK_KHZ = 3200 };            /* the slowest that carries OVS_LINK_BAUD_SLOW */

struct gate_inside;

struct gate {
	struct model_pins pins;
	uint64_t clock;
	uint64_t queued;                 /* bytes for the board since power-up */
	struct gate_inside *in;
};

#ifdef __cplusplus
extern "C" {
#endif

/* With rst high: the caller clocks it a few times and lets go. */
void gate_init(struct gate *g);
void gate_clock(struct gate *g);
/* Sends a request, numbered as the link wants it. */
void gate_send(struct gate *g, uint8_t type, const uint8_t *payload, size_t len);
/* Bytes of `queued` whose start bit has left. */
uint64_t gate_sent(const struct gate *g);
/* The next good frame that the board has sent. */
bool gate_frame(struct gate *g, struct frame *f);
/* The payload of a WRITE of one register. */
void gate_write(uint8_t payload[6], unsigned reg, uint32_t value);

#ifdef __cplusplus
}
#endif
#endif
