/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/system/gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/mod_sram.h"
#include "sim/mod_uart.h"

struct gate_inside {
	const struct model_ops *ops;
	void *model;
	struct sram sram;
	struct uart uart;
	struct ring to_board, from_board;
	struct frame_decoder decoder;
	uint8_t seq;
};

extern const struct model_ops model_4x1x8;

void
gate_init(struct gate *g)
{
	struct gate_inside *in = calloc(1, sizeof(*in));

	memset(g, 0, sizeof(*g));
	g->in = in;
	if (in != NULL) {
		in->ops = &model_4x1x8;
		in->model = in->ops->create(&g->pins);
	}
	if (in == NULL || !sram_init(&in->sram, &g->pins)) {
		printf("no memory\n");
		exit(2);
	}
	frame_decoder_init(&in->decoder, OVS_SCHEMA);
	uart_init(&in->uart, &g->pins, OVS_LINK_BAUD_SLOW, &in->to_board, &in->from_board);
	*g->pins.clk_khz = GATE_CLK_KHZ;
	*g->pins.flash_io_i = 0xf;
	*g->pins.rst = 1;
}

void
gate_clock(struct gate *g)
{
	struct gate_inside *in = g->in;

	in->ops->tick(in->model);
	g->clock++;
	sram_clock(&in->sram);
	uart_clock(&in->uart, g->clock * (1000000000ull / GATE_CLK_KHZ));
}

void
gate_send(struct gate *g, uint8_t type, const uint8_t *payload, size_t len)
{
	struct frame f = { .type = type, .len = (uint8_t)len };
	uint8_t wire[FRAME_WIRE_MAX];
	size_t n;

	if (type == OVS_FRAME_SYNC)
		g->in->seq = 0;
	else if (type != OVS_FRAME_EVENT_ACK)
		f.seq = ++g->in->seq;
	memcpy(f.payload, payload, len);
	n = frame_encode(&f, OVS_SCHEMA, wire);
	for (size_t i = 0; i < n; i++)
		ring_put(&g->in->to_board, wire[i]);
	g->queued += n;
}

uint64_t
gate_sent(const struct gate *g)
{
	return g->in->uart.sent;
}

bool
gate_frame(struct gate *g, struct frame *f)
{
	uint8_t byte;

	while (ring_get(&g->in->from_board, &byte))
		if (frame_decode(&g->in->decoder, byte, f))
			return true;
	return false;
}

void
gate_write(uint8_t payload[6], unsigned reg, uint32_t value)
{
	put_u16(payload, reg);
	put_u32(payload + 2, value);
}
