/* SPDX-License-Identifier: MIT */
/*
 * queue.c - requests from being asked for to being answered
 *
 * One list in the order of asking: answered ones leave it at its head, so completions come in order.
 * A fence is an entry without frame that ovs_then puts behind what it watches.
 */
#include "driver/private.h"

#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>

void queue_kick(struct ovs_board *board)
{
	if (!board->kicked)
		board->kicked = eventfd_write(board->kick_fd, 1) == 0;
}

struct request *queue_add(struct ovs_board *board, uint8_t type)
{
	struct request *request;

	if (board->queued >= QUEUE_MAX || !(request = calloc(1, sizeof(*request)))) {
		error_set(&board->error, OVS_E_MEMORY, "%u requests are waiting for the board already: "
			  "wait for their answers (ovs_then, ovs_wait) before asking for more", board->queued);
		return NULL;
	}
	request->frame.type = type;
	if (board->tail)
		board->tail->next = request;
	else
		board->head = request;
	board->tail = request;
	board->queued++;
	board->pending++;
	queue_kick(board);
	return request;
}

static bool may_join(const struct request *r, uint8_t type, int console, size_t len, unsigned items_max)
{
	if (!r || r->fence || r->internal || r->sealed || r->sent || r->frame.type != type)
		return false;
	if (console && r->frame.payload[0] != console)
		return false;
	return r->frame.len + len <= OVS_LINK_PAYLOAD_MAX && r->items < items_max;
}

int queue_item(struct ovs_board *board, uint8_t type, int console, const uint8_t *item, size_t len, unsigned items_max)
{
	struct request *r = board->tail;

	if (!may_join(r, type, console, len, items_max)) {
		r = queue_add(board, type);
		if (!r)
			return OVS_E_MEMORY;
		if (console)
			r->frame.payload[r->frame.len++] = (uint8_t)console;
	}
	memcpy(r->frame.payload + r->frame.len, item, len);
	r->frame.len = (uint8_t)(r->frame.len + len);
	r->items++;
	return 0;
}

struct request *queue_next(struct ovs_board *board)
{
	for (struct request *r = board->head; r; r = r->next)
		if (!r->fence && !r->sent)
			return r;
	return NULL;
}

struct request *queue_oldest(struct ovs_board *board)
{
	for (struct request *r = board->head; r; r = r->next)
		if (r->sent && !r->answered)
			return r;
	return NULL;
}

/*
 * Sent requests are at the front of the list. One that is answered counts as long as an older one is not:
 * of the last ones only, as many as may be under way, the board keeps the results.
 */
unsigned queue_in_flight(const struct ovs_board *board)
{
	unsigned n = 0;

	for (const struct request *r = board->head; r && (r->sent || r->fence); r = r->next)
		n += r->sent;
	return n;
}

static void answer(struct ovs_board *board, struct request *r, const struct frame *frame)
{
	uint8_t result = frame->payload[0];

	if (!r->repeats)
		board->counters.rtt_us = (unsigned)(now_us() - r->sent_us);
	r->answered = true;
	r->result = result_error(result);
	if (r->result)
		error_set(&board->error, r->result, "the board refused request type %u: %s", r->frame.type,
			  result_text(result));
	if (r->reply)
		r->reply(board, r, r->result, frame->payload + 1, frame->len - 1u);
}

void queue_reply(struct ovs_board *board, const struct frame *frame)
{
	for (struct request *r = board->head; r; r = r->next) {
		if (!r->sent || r->answered || r->frame.seq != frame->seq)
			continue;
		if ((r->frame.type | FRAME_REPLY) == frame->type && frame->len)
			answer(board, r, frame);
		return;
	}
}

static struct request *take_head(struct ovs_board *board)
{
	struct request *r = board->head;

	board->head = r->next;
	if (!board->head)
		board->tail = NULL;
	board->queued--;
	if (!r->internal)
		board->pending--;
	return r;
}

static void finish(struct ovs_board *board, struct request *r)
{
	int *error = &board->fence_error;

	if (r->fence) {
		int first = *error;

		*error = 0;
		r->call.done(r->ctx, first);
	} else if (!r->internal) {
		*error = *error ? *error : r->result;
		board->wait_error = board->wait_error ? board->wait_error : r->result;
	}
	free(r);
}

void queue_complete(struct ovs_board *board)
{
	while (board->head && (board->head->fence || board->head->answered))
		finish(board, take_head(board));
}

/* Completions may queue more: only what is there now fails. */
void queue_fail(struct ovs_board *board, int error)
{
	struct request *last = board->tail;

	while (board->head) {
		struct request *r = take_head(board);
		bool end = r == last;

		if (r->fence) {
			board->fence_error = board->fence_error ? board->fence_error : error;
		} else if (!r->answered) {
			r->result = error;
			if (r->reply)
				r->reply(board, r, error, NULL, 0);
		}
		finish(board, r);
		if (end)
			return;
	}
}

void queue_free(struct ovs_board *board)
{
	while (board->head)
		free(take_head(board));
}

int ovs_then(struct ovs_board *board, ovs_done *done, void *ctx)
{
	struct request *r = queue_add(board, 0);

	if (!r)
		return OVS_E_MEMORY;
	r->fence = true;
	r->call.done = done;
	r->ctx = ctx;
	return 0;
}

unsigned ovs_pending(const struct ovs_board *board)
{
	return board->pending;
}

int check_up(struct ovs_board *board)
{
	if (board->state == LINK_UP)
		return 0;
	return OVS_E_LINK;		/* the text still says why the link is down */
}

int range_error(struct ovs_board *board, const char *what, long value, long min, long max)
{
	return error_set(&board->error, OVS_E_RANGE, "no %s %ld: this board has %s %ld to %ld", what, value, what, min, max);
}

int check_console(struct ovs_board *board, int console)
{
	int error = check_up(board);

	if (!error && (console < 1 || console > board->info.consoles))
		error = range_error(board, "console", console, 1, board->info.consoles);
	return error;
}

/* ---- requests of the library itself ---- */

struct request *request_internal(struct ovs_board *board, uint8_t type, request_reply *reply)
{
	struct request *r = queue_add(board, type);

	if (!r)
		return NULL;
	r->internal = true;
	board->pending--;
	r->reply = reply;
	return r;
}

void request_word(struct request *r, unsigned address, uint32_t word)
{
	put_u16(r->frame.payload + r->frame.len, address);
	put_u32(r->frame.payload + r->frame.len + 2, word);
	r->frame.len += 6;
}

int request_words(struct ovs_board *board, unsigned address, int count, request_reply *reply)
{
	struct request *r = request_internal(board, OVS_FRAME_READ, reply);

	if (!r)
		return OVS_E_MEMORY;
	put_u16(r->frame.payload, address);
	r->frame.payload[2] = (uint8_t)count;
	r->frame.len = 3;
	return 0;
}
