/* SPDX-License-Identifier: MIT */
#include "osd-font/font_flash.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "osd-font/font_image.h"

enum { MAGIC_BYTES = 4, SECTORS_MAX = 4096 };

/* One installation or comparison. */
struct job {
	const struct font_flash_ops *ops;
	void *ctx;
	uint8_t *image;			/* whole sectors, 0xFF behind the end */
	size_t sectors;
	uint32_t base;			/* of the slot */
	bool differs[SECTORS_MAX];
	struct font_flash_result *result;
	char *msg;
	size_t msg_len;
};

uint32_t font_flash_sum(const uint8_t *data, size_t bytes)
{
	uint32_t sum = 0xFFFFFFFF;

	for (size_t i = 0; i < bytes; i++) {
		sum ^= (uint32_t)data[i] << 24;
		for (int bit = 0; bit < 8; bit++)
			sum = sum << 1 ^ (sum >> 31 ? 0x04C11DB7 : 0);
	}
	return sum;
}

static int __attribute__((format(printf, 3, 4))) bad(char *msg, size_t msg_len, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	if (msg)
		vsnprintf(msg, msg_len, fmt, ap);
	va_end(ap);
	return FONT_FLASH_BAD;
}

static void progress(const struct job *job, const char *stage, size_t done, size_t all)
{
	if (job->ops->progress)
		job->ops->progress(job->ctx, stage, done, all);
}

static uint32_t get32(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static const uint8_t *sector_data(const struct job *job, size_t sector)
{
	return job->image + sector * FONT_FLASH_SECTOR;
}

static uint32_t sector_at(const struct job *job, size_t sector)
{
	return job->base + (uint32_t)sector * FONT_FLASH_SECTOR;
}

static bool all_ones(const uint8_t *data, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if (data[i] != 0xFF)
			return false;
	return true;
}

static int job_init(struct job *job, const uint8_t *image, uint32_t base)
{
	size_t bytes = font_image_bytes(image);

	job->base = base;
	job->sectors = (bytes + FONT_FLASH_SECTOR - 1) / FONT_FLASH_SECTOR;
	job->image = malloc(job->sectors * FONT_FLASH_SECTOR);
	if (!job->image)
		return bad(job->msg, job->msg_len, "out of memory");
	memset(job->image, 0xFF, job->sectors * FONT_FLASH_SECTOR);
	memcpy(job->image, image, bytes);
	return 0;
}

/* ---- comparing ------------------------------------------------------------------------------- */

static int is_right(const struct job *job, size_t sector, bool *right)
{
	uint32_t sum = 0;
	int error = job->ops->sum(job->ctx, sector_at(job, sector), &sum);

	*right = sum == font_flash_sum(sector_data(job, sector), FONT_FLASH_SECTOR);
	return error;
}

/* All sectors behind the header. */
static int find_different(struct job *job, const char *stage, size_t *different)
{
	int error = 0;

	*different = 0;
	for (size_t s = 1; s < job->sectors && !error; s++) {
		bool right;

		error = is_right(job, s, &right);
		job->differs[s] = !right;
		*different += !right;
		progress(job, stage, s, job->sectors - 1);
	}
	return error;
}

static int say_different(const struct job *job, const char *fmt)
{
	for (size_t s = 1; s < job->sectors; s++)
		if (job->differs[s]) {
			char where[64];

			snprintf(where, sizeof(where), "0x%06" PRIX32 " to 0x%06" PRIX32, sector_at(job, s),
				 sector_at(job, s) + FONT_FLASH_SECTOR - 1);
			return bad(job->msg, job->msg_len, fmt, where);
		}
	return 0;
}

int font_flash_read(const struct font_flash_ops *ops, void *ctx, int slot, uint8_t *data, size_t bytes)
{
	struct font_flash_state state;
	int error = ops->state(ctx, &state);

	for (size_t done = 0; done < bytes && !error; done += FONT_FLASH_PAGE) {
		uint8_t page[FONT_FLASH_PAGE];
		size_t n = bytes - done < FONT_FLASH_PAGE ? bytes - done : FONT_FLASH_PAGE;

		error = ops->read(ctx, state.base[slot] + (uint32_t)done, page);
		memcpy(data + done, page, n);
		if (ops->progress)
			ops->progress(ctx, "read", done + n, bytes);
	}
	return error;
}

/* Both headers, but for the sequence number and what hangs on it. */
static bool same_header(const uint8_t *a, const uint8_t *b)
{
	return memcmp(a, b, FONT_AT_SEQUENCE) == 0 &&
	       memcmp(a + FONT_AT_SEQUENCE + 2, b + FONT_AT_SEQUENCE + 2, FONT_AT_HEADER_CRC - FONT_AT_SEQUENCE - 2) == 0;
}

int font_flash_compare(const struct font_flash_ops *ops, void *ctx, int slot, const uint8_t *image, char *msg, size_t msg_len)
{
	struct job job = {.ops = ops, .ctx = ctx, .msg = msg, .msg_len = msg_len};
	struct font_flash_ops quiet = *ops;
	struct font_flash_state state;
	uint8_t header[FONT_FLASH_SECTOR];
	size_t different;
	int error = ops->state(ctx, &state);

	quiet.progress = NULL;
	if (!error)
		error = font_flash_read(&quiet, ctx, slot, header, sizeof(header));
	if (!error && !same_header(header, image))
		error = bad(msg, msg_len, "the header in slot %d differs from the image's", slot);
	if (!error)
		error = job_init(&job, image, state.base[slot]);
	if (!error)
		error = find_different(&job, "verify", &different);
	if (!error)
		error = say_different(&job, "the flash differs from the image at %s");
	free(job.image);
	return error;
}

/* ---- choosing -------------------------------------------------------------------------------- */

/* -1 no font, 0 plain, else 1 + sequence number */
static int number_of(const uint8_t *header)
{
	const uint8_t *sequence = header + FONT_AT_SEQUENCE;

	if (memcmp(header, "OVSF", MAGIC_BYTES) != 0)
		return -1;
	if ((sequence[0] ^ sequence[1]) == 0xFF)
		return 1 + sequence[0];
	return sequence[0] || sequence[1] ? -1 : 0;
}

void font_flash_choose(struct font_flash_state *state, const uint8_t *header0, const uint8_t *header1)
{
	int a = number_of(header0), b = number_of(header1);
	unsigned ahead = (unsigned)(b - a) & 0xFF;

	state->font_ok = a >= 0 || b >= 0;
	state->slot = b >= 0 && (a > 0 && b > 0 ? ahead != 0 && ahead < 0x80 : b > a);
}

/* ---- installing ------------------------------------------------------------------------------ */

int font_flash_fits(const struct font_flash_state *state, const uint8_t *image, char *msg, size_t msg_len)
{
	uint32_t board_bytes = get32(image + FONT_AT_BOARD_BYTES);

	if (board_bytes && board_bytes != state->slot_bytes)
		return bad(msg, msg_len, "the image was made for a board with font slots of %" PRIu32 " bytes, this one has %" PRIu32,
			   board_bytes, state->slot_bytes);
	if (font_image_bytes(image) > state->slot_bytes)
		return bad(msg, msg_len, "the image is too large: %zu bytes, a font slot of this board has %" PRIu32,
			   font_image_bytes(image), state->slot_bytes);
	return 0;
}

static int erase_at(struct job *job, uint32_t address, bool block)
{
	job->result->erased += block ? FONT_FLASH_BLOCK : FONT_FLASH_SECTOR;
	return job->ops->erase(job->ctx, address, block);
}

static int program_at(struct job *job, uint32_t address, const uint8_t *page)
{
	if (all_ones(page, FONT_FLASH_PAGE))
		return 0;
	job->result->written += FONT_FLASH_PAGE;
	return job->ops->program(job->ctx, address, page);
}

/* From here on the slot is no font. */
static int clear_header(struct job *job)
{
	uint8_t page[FONT_FLASH_PAGE];
	int error = job->ops->read(job->ctx, job->base, page);

	if (!error && !all_ones(page, MAGIC_BYTES)) {
		memset(page, 0xFF, sizeof(page));
		memset(page, 0, MAGIC_BYTES);
		error = program_at(job, job->base, page);
	}
	return error ? error : erase_at(job, job->base, false);
}

/* Sectors of the block that begins with this one, when all of them are to be erased; else 0. */
static size_t whole_block(const struct job *job, size_t sector)
{
	enum { IN_BLOCK = FONT_FLASH_BLOCK / FONT_FLASH_SECTOR };

	if (sector_at(job, sector) % FONT_FLASH_BLOCK || sector + IN_BLOCK > job->sectors)
		return 0;
	for (size_t s = sector; s < sector + IN_BLOCK; s++)
		if (!job->differs[s])
			return 0;
	return IN_BLOCK;
}

static int erase_sector(struct job *job, size_t sector)
{
	static uint32_t blank_sum;
	uint32_t sum;
	int error = job->ops->sum(job->ctx, sector_at(job, sector), &sum);

	if (!blank_sum) {
		uint8_t blank[FONT_FLASH_SECTOR];

		memset(blank, 0xFF, sizeof(blank));
		blank_sum = font_flash_sum(blank, sizeof(blank));
	}
	if (error || sum == blank_sum)
		return error;
	return erase_at(job, sector_at(job, sector), false);
}

static int erase_different(struct job *job)
{
	int error = clear_header(job);

	for (size_t s = 1; s < job->sectors && !error;) {
		size_t n = whole_block(job, s);

		if (n)
			error = erase_at(job, sector_at(job, s), true);
		else if (job->differs[s])
			error = erase_sector(job, s);
		s += n ? n : 1;
		progress(job, "erase", s - 1, job->sectors - 1);
	}
	return error;
}

static int write_sector(struct job *job, size_t sector)
{
	int error = 0;

	for (size_t at = 0; at < FONT_FLASH_SECTOR && !error; at += FONT_FLASH_PAGE)
		error = program_at(job, sector_at(job, sector) + (uint32_t)at, sector_data(job, sector) + at);
	return error;
}

static int write_different(struct job *job, size_t different)
{
	size_t done = 0;
	int error = 0;

	for (size_t s = 1; s < job->sectors && !error; s++) {
		if (!job->differs[s])
			continue;
		error = write_sector(job, s);
		progress(job, "write", ++done, different);
	}
	return error;
}

static int check_header(struct job *job, const char *when)
{
	bool right;
	int error = is_right(job, 0, &right);

	if (!error && !right)
		error = bad(job->msg, job->msg_len, "the header does not read back as it was written (%s); the old font stays", when);
	return error;
}

/* All of the header but the magic, and when that is right, the magic: the one step that counts. */
static int commit(struct job *job)
{
	uint8_t magic[FONT_FLASH_PAGE];
	int error;

	memset(magic, 0xFF, sizeof(magic));
	memcpy(magic, job->image, MAGIC_BYTES);
	memset(job->image, 0xFF, MAGIC_BYTES);
	error = write_sector(job, 0);
	if (!error)
		error = check_header(job, "before the magic");
	if (error)
		return error;
	memcpy(job->image, magic, MAGIC_BYTES);
	error = program_at(job, job->base, magic);
	return error ? error : check_header(job, "with the magic");
}

static int number(struct job *job, const struct font_flash_state *state)
{
	uint8_t page[FONT_FLASH_PAGE], *sequence = page + FONT_AT_SEQUENCE;
	int error = 0;

	memset(page, 0, sizeof(page));
	if (state->font_ok)
		error = job->ops->read(job->ctx, state->base[state->slot], page);
	job->result->sequence = (uint8_t)((sequence[0] ^ sequence[1]) == 0xFF ? sequence[0] + 1 : 1);
	job->image[FONT_AT_SEQUENCE] = job->result->sequence;
	job->image[FONT_AT_SEQUENCE + 1] = (uint8_t)~job->result->sequence;
	font_image_seal_header(job->image);
	return error;
}

static int check_choice(struct job *job)
{
	struct font_flash_state state;
	int error = job->ops->choose(job->ctx);

	if (!error)
		error = job->ops->state(job->ctx, &state);
	if (!error && (!state.font_ok || state.slot != job->result->slot))
		error = bad(job->msg, job->msg_len, "the image is in slot %d, but the board does not take it", job->result->slot);
	return error;
}

static int do_install(struct job *job, const struct font_flash_state *state)
{
	size_t different, wrong = 0;
	int error = number(job, state);

	if (!error)
		error = find_different(job, "compare", &different);
	if (!error)
		error = erase_different(job);
	if (!error)
		error = write_different(job, different);
	if (!error)
		error = find_different(job, "verify", &wrong);
	if (!error && wrong)
		error = say_different(job, "the flash does not keep what is written, at %s; the old font stays");
	if (!error)
		error = commit(job);
	return error ? error : check_choice(job);
}

int font_flash_install(const struct font_flash_ops *ops, void *ctx, const uint8_t *image, struct font_flash_result *result,
		       char *msg, size_t msg_len)
{
	struct job job = {.ops = ops, .ctx = ctx, .result = result, .msg = msg, .msg_len = msg_len};
	struct font_flash_state state;
	int error = ops->state(ctx, &state);

	memset(result, 0, sizeof(*result));
	if (!error)
		error = font_flash_fits(&state, image, msg, msg_len);
	if (error)
		return error;
	result->slot = state.font_ok ? !state.slot : 0;
	error = job_init(&job, image, state.base[result->slot]);
	if (!error)
		error = do_install(&job, &state);
	free(job.image);
	return error;
}
