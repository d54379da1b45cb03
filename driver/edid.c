/* SPDX-License-Identifier: MIT */
/*
 * edid.c - the EDIDs that hosts read: one job at a time
 *
 * HOST_EDID tells whether the host has one of its own; the bytes come by EDID_LOAD into EDID_DATA. A write looks first, so
 * that a host that has these bytes already keeps its monitor; then the new ones go to EDID_DATA and EDID_STORE gives them to
 * the host. All are internal requests: they do not count for ovs_then and ovs_wait.
 */
#include "driver/private.h"

#include <string.h>

enum {
	WORDS_A_FRAME = 32,
	LONGEST_MS = 3000,		/* a host that reads holds it up for half a second */
};

static void send_command(struct ovs_board *board, unsigned op);

static void end(struct ovs_board *board, int result)
{
	struct edid_job job = board->edid;

	board->edid.busy = false;
	if (result == OVS_E_REFUSED)
		result = error_set(&board->error, OVS_E_UNSUPPORTED, "%s has no display data channels", board->name);
	if (job.done && (result || job.write))
		job.done(job.ctx, result, NULL, 0, job.own);
	else if (job.done)
		job.done(job.ctx, 0, job.found, job.have, job.own);
}

static void store(struct ovs_board *board)
{
	struct edid_job *job = &board->edid;

	for (int at = 0; at < job->want; at += 4 * WORDS_A_FRAME) {
		struct request *r = request_internal(board, OVS_FRAME_WRITE, NULL);

		if (!r)
			return end(board, OVS_E_MEMORY);
		for (int i = at; i < at + 4 * WORDS_A_FRAME; i += 4)
			request_word(r, OVS_REG_EDID_DATA + (unsigned)i / 4, get_u32(job->wanted + i));
	}
	send_command(board, OVS_EDID_STORE);
}

static void on_words(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len);

static void fetch(struct ovs_board *board)
{
	struct edid_job *job = &board->edid;
	int error = request_words(board, OVS_REG_EDID_DATA + (unsigned)job->at / 4, WORDS_A_FRAME, on_words);

	if (error)
		end(board, error);
}

static void on_words(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	struct edid_job *job = &board->edid;

	(void)r;
	if (!result && len != 4 * WORDS_A_FRAME)
		result = OVS_E_IO;
	if (result)
		return end(board, result);
	memcpy(job->found + job->at, data, len);
	job->at += (int)len;
	if (job->at < job->have)
		fetch(board);
	else if (job->write && memcmp(job->found, job->wanted, (size_t)job->want) != 0)
		store(board);
	else
		end(board, 0);
}

/* The command is done. */
static void next_step(struct ovs_board *board)
{
	if (board->edid.op == OVS_EDID_LOAD) {
		fetch(board);
		return;
	}
	board->edid.own = board->edid.op == OVS_EDID_STORE;
	end(board, 0);
}

static void on_status(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	(void)r;
	if (!result && len < 4)
		result = OVS_E_IO;
	if (!result && !(get_u32(data) & OVS_EDID_STATUS_BUSY_MASK))
		return next_step(board);
	if (!result && now_us() > board->edid.deadline_us)
		result = error_set(&board->error, OVS_E_TIMEOUT, "the board is busy with an EDID for %d s", LONGEST_MS / 1000);
	if (!result)
		result = request_words(board, OVS_REG_EDID_STATUS, 1, on_status);
	if (result)
		end(board, result);
}

static void on_command(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	(void)r;
	(void)data;
	(void)len;
	if (result == OVS_E_BUSY && now_us() <= board->edid.deadline_us)
		return send_command(board, board->edid.op);
	if (!result)
		result = request_words(board, OVS_REG_EDID_STATUS, 1, on_status);
	if (result)
		end(board, result);
}

static void send_command(struct ovs_board *board, unsigned op)
{
	struct edid_job *job = &board->edid;
	struct request *r = request_internal(board, OVS_FRAME_WRITE, on_command);

	if (!r)
		return end(board, OVS_E_MEMORY);
	job->op = op;
	request_word(r, OVS_REG_EDID_COMMAND, op << OVS_EDID_COMMAND_OP_SHIFT | (uint32_t)job->port |
		     (op == OVS_EDID_STORE && job->want > OVS_EDID_BLOCK ? OVS_EDID_COMMAND_TWO_MASK : 0));
}

/* What the host has decides what is to be done. */
static void on_host(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	struct edid_job *job = &board->edid;

	(void)r;
	if (!result && len < 4)
		result = OVS_E_IO;
	if (result)
		return end(board, result);
	job->own = get_u32(data) & OVS_HOST_EDID_OWN_MASK;
	job->have = get_u32(data) & OVS_HOST_EDID_TWO_MASK ? OVS_EDID_BYTES_MAX : OVS_EDID_BLOCK;
	if (!job->write || (job->own && job->want == job->have))
		send_command(board, OVS_EDID_LOAD);
	else if (job->want)
		store(board);
	else if (job->own)
		send_command(board, OVS_EDID_STANDARD);
	else
		end(board, 0);
}

static int check(struct ovs_board *board, int port)
{
	int error = check_up(board);

	if (!error && !board->info.edid)
		error = error_set(&board->error, OVS_E_UNSUPPORTED, "%s has no display data channels", board->name);
	if (!error && (port < 1 || port > board->info.hosts))
		error = range_error(board, "port", port, 1, board->info.hosts);
	if (!error && board->edid.busy)
		error = error_set(&board->error, OVS_E_BUSY, "another EDID is being read or written");
	return error;
}

/* What another session began goes on: EDID_DATA takes nothing until it is done. */
static void on_idle(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	(void)r;
	if (!result && len < 4)
		result = OVS_E_IO;
	if (!result && !(get_u32(data) & OVS_EDID_STATUS_BUSY_MASK))
		result = request_words(board, OVS_REG_HOST_EDID + OVS_HOST_STRIDE * (unsigned)(board->edid.port - 1), 1, on_host);
	else if (!result && now_us() > board->edid.deadline_us)
		result = OVS_E_BUSY;
	else if (!result)
		result = request_words(board, OVS_REG_EDID_STATUS, 1, on_idle);
	if (result)
		end(board, result);
}

static int begin(struct ovs_board *board)
{
	int error = request_words(board, OVS_REG_EDID_STATUS, 1, on_idle);

	board->edid.busy = !error;
	return error;
}

int ovs_edid_read(struct ovs_board *board, int port, ovs_edid_done *done, void *ctx)
{
	int error = check(board, port);

	if (error)
		return error;
	board->edid = (struct edid_job){.port = port, .done = done, .ctx = ctx, .deadline_us = now_us() + LONGEST_MS * 1000};
	return begin(board);
}

int ovs_edid_write(struct ovs_board *board, int port, const uint8_t *bytes, int count, ovs_edid_done *done, void *ctx)
{
	int error = check(board, port);

	if (!error && count != 0 && count != OVS_EDID_BLOCK && count != OVS_EDID_BYTES_MAX)
		error = error_set(&board->error, OVS_E_RANGE, "an EDID has 128 or 256 bytes, not %d", count);
	if (error)
		return error;
	board->edid = (struct edid_job){.port = port, .write = true, .want = count, .done = done, .ctx = ctx,
					.deadline_us = now_us() + LONGEST_MS * 1000};
	if (count)
		memcpy(board->edid.wanted, bytes, (size_t)count);
	return begin(board);
}
