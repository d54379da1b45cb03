/* SPDX-License-Identifier: MIT */
/*
 * link.c - the session with the board: SYNC, a window of frames under way, repeats, heartbeat, coming back
 *
 * The board runs a frame once, answers the last ones again when asked again, and drops what is out of
 * order. So after a silence everything under way is repeated, oldest first. How many frames that may be, the
 * board tells in its answer to SYNC.
 */
#include "driver/private.h"

#include <sys/random.h>

static int transmit(struct ovs_board *board, const struct frame *frame)
{
	uint8_t wire[FRAME_WIRE_MAX];
	size_t len = frame_encode(frame, OVS_SCHEMA, wire);

	board->sent_us = now_us();
	board->counters.tx_frames++;
	return board->ops->submit(board->transport, wire, len, &board->error);
}

int link_frame(struct ovs_board *board, const struct frame *frame)
{
	int error = board->transport ? transmit(board, frame) : OVS_E_LINK;

	if (error && board->transport)
		link_lost(board, error);
	return error;
}

static void send_sync(struct ovs_board *board)
{
	struct frame sync = {.type = OVS_FRAME_SYNC, .len = 4};

	put_u32(sync.payload, board->nonce);
	board->syncs++;
	board->retry_us = now_us() + SYNC_MS * 1000;
	link_frame(board, &sync);
}

/* A new nonce for every session, so that the board cannot take a repeated SYNC for a new one. */
static void start_sync(struct ovs_board *board)
{
	uint32_t old = board->nonce;

	while (board->nonce == old)
		if (getrandom(&board->nonce, sizeof(board->nonce), GRND_NONBLOCK) != sizeof(board->nonce))
			board->nonce = (uint32_t)now_us();
	board->state = LINK_SYNCING;
	board->sync_since_us = now_us();
	board->bytes_in_session = 0;
	board->syncs = 0;
	send_sync(board);
}

static void sync_again(struct ovs_board *board)
{
	int error = 0;

	if (board->syncs >= SYNCS && board->ops->unanswered) {
		board->syncs = 0;
		error = board->ops->unanswered(board->transport, &board->error);
	}
	if (error)
		link_lost(board, error);
	else
		send_sync(board);
}

/* A board that comes and goes is not tried more often than this. */
static bool may_be_back(struct ovs_board *board)
{
	int64_t soon_us = board->opened_us + SOON_MS * 1000;
	uint8_t none;

	if (board->await && board->await->ops->poll(board->await, &none, 0, &board->error) > 0 && soon_us < board->retry_us)
		board->retry_us = soon_us;
	return now_us() >= board->retry_us;
}

int link_open(struct ovs_board *board)
{
	int error;

	if (!board->await && board->ops->await)
		board->await = board->ops->await();
	error = board->ops->open(&board->transport, board->await, board->arg, &board->error);
	board->opened_us = now_us();
	board->retry_us = board->opened_us + RETRY_MS * 1000;
	if (error) {
		board->transport = NULL;
		return error;
	}
	board->watched_fd = -1;
	board->old_rx_bad += board->decoder.bad;
	frame_decoder_init(&board->decoder, OVS_SCHEMA);
	start_sync(board);
	return 0;
}

static void tell_down(struct ovs_board *board, int error)
{
	bool told = board->told_up;

	board->told_up = false;
	queue_fail(board, OVS_E_LINK);
	if (told && board->handlers.link)
		board->handlers.link(board->ctx, false, error);
}

/* The transport is broken. */
void link_lost(struct ovs_board *board, int error)
{
	board->counters.usb_overruns += board->transport->stats.usb_overruns;
	board->ops->close(board->transport);
	board->transport = NULL;
	board->lost_error = error;
	board->watched_fd = -1;
	board->state = LINK_CLOSED;
	board->retry_us = now_us() + RETRY_MS * 1000;
	tell_down(board, error);
}

/* The transport works but the session is over: start another. */
void link_reset(struct ovs_board *board, const char *why)
{
	error_set(&board->error, OVS_E_LINK, "link to %s lost: %s; trying to get it back", board->name, why);
	board->state = LINK_SYNCING;
	tell_down(board, OVS_E_LINK);
	if (board->transport)
		start_sync(board);
}

static void take_info(struct ovs_info *info, const uint8_t *words)
{
	uint32_t config = get_u32(words + 8), text = get_u32(words + 12);

	info->schema = get_u32(words + 4);
	info->hosts = (config & OVS_CONFIG_HOSTS_MASK) >> OVS_CONFIG_HOSTS_SHIFT;
	info->consoles = (config & OVS_CONFIG_CONSOLES_MASK) >> OVS_CONFIG_CONSOLES_SHIFT;
	info->power = config & OVS_CONFIG_POWER_MASK;
	info->edid = config & OVS_CONFIG_EDID_MASK;
	info->pixels_per_clock = (config & OVS_CONFIG_PIXELS_MASK) >> OVS_CONFIG_PIXELS_SHIFT;
	info->cols = (text & OVS_TEXT_COLS_MASK) >> OVS_TEXT_COLS_SHIFT;
	info->rows = (text & OVS_TEXT_ROWS_MASK) >> OVS_TEXT_ROWS_SHIFT;
	info->cell_w_px = (text & OVS_TEXT_CELL_W_MASK) >> OVS_TEXT_CELL_W_SHIFT;
	info->cell_h_px = (text & OVS_TEXT_CELL_H_MASK) >> OVS_TEXT_CELL_H_SHIFT;
}

static int check_info(struct ovs_board *board, uint32_t id)
{
	struct ovs_info *info = &board->info;

	if (id != OVS_ID_MAGIC)
		return error_set(&board->error, OVS_E_PRODUCT, "%s is no Overscan board (it says id 0x%08x): "
				 "check the serial number or path", board->name, id);
	if (info->schema != OVS_SCHEMA)
		return error_set(&board->error, OVS_E_SCHEMA, "the gateware in %s has schema 0x%08x, this software needs "
				 "0x%08x: load the gateware of this release (or install the software that came with the "
				 "gateware)", board->name, info->schema, OVS_SCHEMA);
	if (info->hosts < 1 || info->hosts > OVS_PORTS_MAX || info->consoles < 1 || info->consoles > OVS_CONSOLES_MAX)
		return error_set(&board->error, OVS_E_PRODUCT, "%s says it has %d ports and %d consoles, which cannot be: "
				 "check its gateware", board->name, info->hosts, info->consoles);
	if (!board->window)
		return error_set(&board->error, OVS_E_PRODUCT, "%s says it has no room for a request, which cannot be: "
				 "check its gateware", board->name);
	return 0;
}

static void learnt(void *ctx, int result)
{
	struct ovs_board *board = ctx;

	(void)result;
	if (board->state != LINK_LEARNING)
		return;
	board->state = LINK_UP;
	if (board->sessions++)
		board->counters.resyncs++;
	queue_kick(board);		/* so that the next dispatch tells the program */
}

void link_tell_up(struct ovs_board *board)
{
	if (board->state != LINK_UP || board->told_up)
		return;
	board->told_up = true;
	if (board->handlers.link)
		board->handlers.link(board->ctx, true, OVS_OK);
}

static void sync_reply(struct ovs_board *board, const struct frame *frame)
{
	const uint8_t *words = frame->payload + 1;
	int error;

	if (board->state != LINK_SYNCING || frame->len < 21 || frame->payload[0] || get_u32(words) != board->nonce)
		return;
	take_info(&board->info, words + 4);
	board->window = (get_u32(words + 12) & OVS_CONFIG_WINDOW_MASK) >> OVS_CONFIG_WINDOW_SHIFT;
	error = check_info(board, get_u32(words + 4));
	if (error) {
		link_lost(board, error);
		return;
	}
	board->seq = board->event_seq = 0;
	board->fence_error = 0;
	board->state = LINK_LEARNING;
	status_init(board);
	status_refresh(board);
	ovs_then(board, learnt, board);
}

static void take_frame(struct ovs_board *board, const struct frame *frame)
{
	board->counters.rx_frames++;
	if (frame->type == (OVS_FRAME_SYNC | FRAME_REPLY))
		sync_reply(board, frame);
	else if (board->state < LINK_LEARNING)
		return;
	else if (frame->type == OVS_FRAME_EVENT)
		event_frame(board, frame);
	else if (frame->len && frame->payload[0] == OVS_RESULT_NO_SESSION)
		link_reset(board, "the board was reset, or had not heard us for too long");
	else
		queue_reply(board, frame);
}

void link_receive(struct ovs_board *board)
{
	uint8_t data[4096];
	struct frame frame;

	while (board->transport) {
		int n = board->ops->poll(board->transport, data, sizeof(data), &board->error);

		if (n < 0)
			link_lost(board, n);
		if (n <= 0)
			return;
		board->bytes_in_session += (unsigned)n;
		/* A frame may end in the loss of the link. */
		for (int i = 0; i < n && board->transport; i++)
			if (frame_decode(&board->decoder, data[i], &frame))
				take_frame(board, &frame);
	}
}

void link_send(struct ovs_board *board)
{
	while (board->state >= LINK_LEARNING && queue_in_flight(board) < board->window) {
		struct request *r = queue_next(board);

		if (!r)
			return;
		r->frame.seq = ++board->seq;
		r->sent = true;
		r->sent_us = now_us();
		if (link_frame(board, &r->frame))
			return;
	}
}

static int64_t repeat_us(const struct ovs_board *board, const struct request *r)
{
	int64_t wait_ms = (int64_t)REPEAT_MS << r->repeats;

	if (wait_ms > REPEAT_MAX_MS && !board->ops->patient)
		wait_ms = REPEAT_MAX_MS;
	return r->sent_us + wait_ms * 1000;
}

/* Everything under way again; false when the link went down meanwhile. */
static bool repeat_all(struct ovs_board *board)
{
	for (struct request *r = board->head; r; r = r->next) {
		if (!r->sent || r->answered)
			continue;
		board->counters.tx_repeats++;
		if (link_frame(board, &r->frame))
			return false;
	}
	return true;
}

static void repeat_if_due(struct ovs_board *board)
{
	struct request *oldest = queue_oldest(board);

	if (!oldest || now_us() < repeat_us(board, oldest))
		return;
	if (oldest->repeats == REPEATS) {
		link_reset(board, "it does not answer any more");
		return;
	}
	oldest->repeats++;
	oldest->sent_us = now_us();
	repeat_all(board);
}

/* When the window is full a repetition is as good a sign of life as a PING. */
static void heartbeat_if_due(struct ovs_board *board)
{
	struct request *r;

	if (now_us() < board->sent_us + OVS_LINK_HEARTBEAT_MS * 1000)
		return;
	if (queue_in_flight(board) >= board->window) {
		repeat_all(board);
	} else if ((r = queue_add(board, OVS_FRAME_PING))) {
		r->internal = true;
		board->pending--;
	}
}

void link_timers(struct ovs_board *board)
{
	if (board->state == LINK_CLOSED && may_be_back(board))
		link_open(board);
	else if (board->state == LINK_SYNCING && now_us() >= board->retry_us)
		sync_again(board);
	if (board->state >= LINK_LEARNING)
		repeat_if_due(board);
	if (board->state >= LINK_LEARNING)
		heartbeat_if_due(board);
	if (board->state == LINK_UP && now_us() >= board->status.refresh_us)
		status_refresh(board);
}

int64_t link_deadline_us(const struct ovs_board *board)
{
	struct request *oldest = queue_oldest((struct ovs_board *)board);
	int64_t due;

	if (board->state < LINK_LEARNING)
		return board->retry_us;
	due = board->sent_us + OVS_LINK_HEARTBEAT_MS * 1000;
	if (board->state == LINK_UP && board->status.refresh_us < due)
		due = board->status.refresh_us;
	if (oldest && repeat_us(board, oldest) < due)
		due = repeat_us(board, oldest);
	return due;
}
