/* SPDX-License-Identifier: MIT */
/*
 * flash.c - the font flash: one command at a time, from its data to its end
 *
 * A page goes to FLASH_DATA in two frames, then comes the frame with key and command; FLASH_STATUS is read until the
 * board is done; then what it found is read. All are internal requests: they do not count for ovs_then and ovs_wait.
 */
#include "driver/private.h"

#include <string.h>

enum {
	WORDS = OVS_FLASH_PAGE_BYTES / 4,
	WORDS_A_FRAME = 32,
	LONGEST_MS = 5000,		/* a block takes 2 s at most */
};

static void next_step(struct ovs_board *board);

static void end(struct ovs_board *board, int result)
{
	struct flash_job job = board->flash;

	board->flash.busy = false;
	if (job.done)
		job.done(job.ctx, result, result ? NULL : job.page, job.sum);
}

/* FLASH_DATA of this page */
static unsigned data_at(const struct flash_job *job)
{
	return OVS_REG_FLASH_DATA + (job->address / OVS_FLASH_PAGE_BYTES % 4) * WORDS;
}

static void on_status(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	(void)r;
	if (!result && len < 4)
		result = OVS_E_IO;
	if (result)
		end(board, result);
	else if (!(get_u32(data) & OVS_FLASH_STATUS_BUSY_MASK))
		next_step(board);
	else if (now_us() > board->flash.deadline_us)
		end(board, error_set(&board->error, OVS_E_TIMEOUT, "the flash is busy for %d s: is the chip sound?",
				     LONGEST_MS / 1000));
	else if ((result = request_words(board, OVS_REG_FLASH_STATUS, 1, on_status)))
		end(board, result);
}

static int refusal(struct ovs_board *board, int result)
{
	switch (result) {
	case OVS_E_RANGE:
		return error_set(&board->error, result, "flash address 0x%06X is outside of the font slots, or in the font in use",
				 (unsigned)board->flash.address);
	case OVS_E_REFUSED:
		return error_set(&board->error, OVS_E_UNSUPPORTED, "the gateware of this board was built without the flash writer");
	default:
		return result;
	}
}

static int send_command(struct ovs_board *board);

static void on_command(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	(void)r;
	(void)data;
	(void)len;
	if (result == OVS_E_BUSY && now_us() <= board->flash.deadline_us)
		result = send_command(board);
	else if (!result)
		result = request_words(board, OVS_REG_FLASH_STATUS, 1, on_status);
	if (result)
		end(board, refusal(board, result));
}

static int send_command(struct ovs_board *board)
{
	struct flash_job *job = &board->flash;
	struct request *r = request_internal(board, OVS_FRAME_WRITE, on_command);

	if (!r)
		return OVS_E_MEMORY;
	if (job->op >= OVS_FLASH_PROGRAM && job->op <= OVS_FLASH_ERASE_BLOCK)
		request_word(r, OVS_REG_FLASH_UNLOCK, OVS_FLASH_KEY);
	request_word(r, OVS_REG_FLASH_COMMAND, job->op << OVS_FLASH_COMMAND_OP_SHIFT | job->address);
	return 0;
}

/* What goes wrong with the data goes wrong with the command behind it. */
static int send_page(struct ovs_board *board)
{
	const struct flash_job *job = &board->flash;

	for (unsigned i = 0; i < WORDS; i += WORDS_A_FRAME) {
		struct request *r = request_internal(board, OVS_FRAME_WRITE, NULL);

		if (!r)
			return OVS_E_MEMORY;
		for (unsigned w = i; w < i + WORDS_A_FRAME; w++)
			request_word(r, data_at(job) + w, get_u32(job->page + 4 * w));
	}
	return 0;
}

static void on_words(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	struct flash_job *job = &board->flash;

	(void)r;
	if (!result && len != 4 * (job->op == OVS_FLASH_READ ? WORDS_A_FRAME : 1))
		result = OVS_E_IO;
	if (result) {
		end(board, result);
		return;
	}
	if (job->op == OVS_FLASH_READ)
		memcpy(job->page + 4 * (job->step - 1) * WORDS_A_FRAME, data, len);
	else
		job->sum = get_u32(data);
	next_step(board);
}

/* The command is done; what did it find? */
static void next_step(struct ovs_board *board)
{
	struct flash_job *job = &board->flash;
	unsigned step = job->step++;
	int error;

	if (job->op == OVS_FLASH_READ && step < WORDS / WORDS_A_FRAME)
		error = request_words(board, data_at(job) + step * WORDS_A_FRAME, WORDS_A_FRAME, on_words);
	else if (job->op == OVS_FLASH_SUM_SECTOR && step == 0)
		error = request_words(board, OVS_REG_FLASH_SUM, 1, on_words);
	else
		return end(board, 0);
	if (error)
		end(board, error);
}

int ovs_flash(struct ovs_board *board, unsigned op, uint32_t address, const uint8_t *page, ovs_flash_done *done, void *ctx)
{
	struct flash_job *job = &board->flash;
	int error = check_up(board);

	if (!error && (op < OVS_FLASH_READ || op > OVS_FLASH_CHOOSE))
		error = range_error(board, "flash command", op, OVS_FLASH_READ, OVS_FLASH_CHOOSE);
	if (!error && address > OVS_FLASH_COMMAND_ADDRESS_MASK)
		error = range_error(board, "flash address", address, 0, OVS_FLASH_COMMAND_ADDRESS_MASK);
	if (!error && job->busy)
		error = error_set(&board->error, OVS_E_BUSY, "another flash command is under way");
	if (error)
		return error;
	*job = (struct flash_job){.busy = true, .op = op, .address = address, .done = done, .ctx = ctx,
				  .deadline_us = now_us() + LONGEST_MS * 1000};
	if (op == OVS_FLASH_PROGRAM) {
		memcpy(job->page, page, sizeof(job->page));
		error = send_page(board);
	}
	if (!error)
		error = send_command(board);
	job->busy = !error;
	return error;
}

static void on_state(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	struct ovs_flash_state state = {0};

	(void)board;
	if (!result && len < 8)
		result = OVS_E_IO;
	if (!result) {
		uint32_t status = get_u32(data), layout = get_u32(data + 4);

		state.writer = status & OVS_FLASH_STATUS_WRITER_MASK;
		state.font_ok = status & OVS_FLASH_STATUS_FONT_OK_MASK;
		state.slot = (status & OVS_FLASH_STATUS_SLOT_MASK) != 0;
		state.base[0] = (layout & OVS_FLASH_LAYOUT_FIRST_MASK) * OVS_FLASH_BLOCK_BYTES;
		state.base[1] = state.base[0] + (layout >> OVS_FLASH_LAYOUT_STRIDE_SHIFT & 0xFF) * OVS_FLASH_BLOCK_BYTES;
		state.slot_bytes = (layout >> OVS_FLASH_LAYOUT_BLOCKS_SHIFT & 0xFF) * OVS_FLASH_BLOCK_BYTES;
	}
	r->call.flash_state(r->ctx, result, &state);
}

int ovs_flash_state(struct ovs_board *board, ovs_flash_state_done *done, void *ctx)
{
	struct request *r = check_up(board) ? NULL : request_internal(board, OVS_FRAME_READ, on_state);

	if (!r)
		return check_up(board) ? OVS_E_LINK : OVS_E_MEMORY;
	put_u16(r->frame.payload, OVS_REG_FLASH_STATUS);
	r->frame.payload[2] = 2;
	r->frame.len = 3;
	r->call.flash_state = done;
	r->ctx = ctx;
	return 0;
}
