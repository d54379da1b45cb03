/* SPDX-License-Identifier: MIT */
/* event.c - event frames: acknowledged, delivered once, in order */
#include "driver/private.h"

static void acknowledge(struct ovs_board *board, uint8_t seq)
{
	struct frame ack = {.type = OVS_FRAME_EVENT_ACK, .len = 1, .payload = {seq}};

	link_frame(board, &ack);
}

static void lost(struct ovs_board *board)
{
	status_refresh(board);
	if (board->handlers.events_lost)
		board->handlers.events_lost(board->ctx);
}

static void console_event(struct ovs_board *board, unsigned type, int console, unsigned data)
{
	const struct ovs_handlers *h = &board->handlers;

	switch (type) {
	case OVS_EV_KEY:
		if (h->key)
			h->key(board->ctx, console, data & 0xFF, data >> 8 & 1);
		break;
	case OVS_EV_TRIGGER:
		status_ask_console(board, console);
		if (h->trigger)
			h->trigger(board->ctx, console, (int)data);
		break;
	case OVS_EV_PORT:
		status_port(board, console, data >> 8 & 0xFF, data & 0xFF);
		status_ask_console(board, console);
		break;
	case OVS_EV_COMMIT:
		board->status.console[console - 1].commits = data;
		if (h->commit)
			h->commit(board->ctx, console, data);
		break;
	}
}

static void event_word(struct ovs_board *board, uint32_t word)
{
	unsigned type = word >> 24;
	int index = word >> 16 & 0xFF;

	board->counters.events++;
	if (type == OVS_EV_LOST)
		lost(board);
	else if (type == OVS_EV_HOST && index >= 1 && index <= board->info.hosts)
		status_ask_host(board, index);
	else if (type != OVS_EV_HOST && index >= 1 && index <= board->info.consoles)
		console_event(board, type, index, word & 0xFFFF);
}

void event_frame(struct ovs_board *board, const struct frame *frame)
{
	bool is_new = frame->seq == (uint8_t)(board->event_seq + 1);

	/* Before the session is complete nobody could make use of it: the board sends it again. */
	if (board->state != LINK_UP || frame->len % 4 || (!is_new && frame->seq != board->event_seq))
		return;
	acknowledge(board, frame->seq);
	if (!is_new)
		return;
	board->event_seq = frame->seq;
	for (unsigned i = 0; i < frame->len; i += 4)
		event_word(board, get_u32(frame->payload + i));
}
