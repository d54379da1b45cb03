/* SPDX-License-Identifier: MIT */
#include "ctl/board_copy.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

enum {
	PAGE = FONT_FLASH_PAGE,
	VERSION = 1,
	AT_VERSION = 4, AT_NUMBER = 8, AT_BYTES = 12, AT_TEXT_CRC = 16, AT_SAVED = 24, AT_HEADER_CRC = 252,
};

static const uint8_t magic[4] = { 'O', 'V', 'S', 'C' };

/* where each copy is, and what its first page says */
struct place {
	uint32_t base;
	bool good;		/* the page; its text has not been looked at */
	struct board_copy copy;
	uint32_t text_crc;
};

static void
put(uint8_t *page, int at, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		page[at + i] = (uint8_t)(value >> 8 * i);
}

static uint64_t
get(const uint8_t *page, int at, int bytes)
{
	uint64_t value = 0;

	for (int i = bytes - 1; i >= 0; i--)
		value = value << 8 | page[at + i];
	return value;
}

static uint32_t
crc_of(const void *data, size_t bytes)
{
	return (uint32_t)crc32(0, data, (uInt)bytes);
}

static void
report(const struct font_flash_ops *ops, void *ctx, const char *stage, size_t done, size_t all)
{
	if (ops->progress)
		ops->progress(ctx, stage, done, all);
}

static int
bad(char *msg, size_t msg_len, const char *why)
{
	snprintf(msg, msg_len, "%s", why);
	return FONT_FLASH_BAD;
}

static void
take_header(struct place *place, const uint8_t *page)
{
	place->copy.number = (uint32_t)get(page, AT_NUMBER, 4);
	place->copy.bytes = (uint32_t)get(page, AT_BYTES, 4);
	place->copy.saved_s = (int64_t)get(page, AT_SAVED, 8);
	place->text_crc = (uint32_t)get(page, AT_TEXT_CRC, 4);
	place->good = memcmp(page, magic, sizeof(magic)) == 0 && get(page, AT_VERSION, 2) == VERSION &&
		      get(page, AT_HEADER_CRC, 4) == crc_of(page, AT_HEADER_CRC) && place->copy.bytes <= BOARD_COPY_MAX_BYTES;
}

static int
look(const struct font_flash_ops *ops, void *ctx, struct place place[2])
{
	struct font_flash_state state;
	uint8_t page[PAGE];
	int error = ops->state(ctx, &state);

	for (int i = 0; i < 2 && !error; i++) {
		place[i].base = state.base[i] + state.slot_bytes;
		error = ops->read(ctx, place[i].base, page);
		if (!error)
			take_header(&place[i], page);
	}
	return error;
}

static int
read_text(const struct font_flash_ops *ops, void *ctx, const struct place *place, const char *stage, char *text)
{
	uint8_t page[PAGE];
	int error = 0;

	for (uint32_t at = 0; at < place->copy.bytes && !error; at += PAGE) {
		uint32_t n = place->copy.bytes - at < PAGE ? place->copy.bytes - at : PAGE;

		error = ops->read(ctx, place->base + PAGE + at, page);
		memcpy(text + at, page, n);
		report(ops, ctx, stage, at + n, place->copy.bytes);
	}
	text[place->copy.bytes] = 0;
	return error;
}

/* 0 or 1, the newer one of two good ones */
static int
newer(const struct place place[2])
{
	if (place[0].good && place[1].good)
		return (int32_t)(place[1].copy.number - place[0].copy.number) > 0;
	return place[1].good;
}

/* a good page is worth nothing when its text is not: both are looked at, the newer one first */
static int
newest(const struct font_flash_ops *ops, void *ctx, struct place place[2], char *text, int *found)
{
	*found = -1;
	for (int turn = 0; turn < 2 && *found < 0; turn++) {
		int i = newer(place), error;

		if (!place[i].good)
			break;
		error = read_text(ops, ctx, &place[i], "read", text);
		if (error)
			return error;
		place[i].good = crc_of(text, place[i].copy.bytes) == place[i].text_crc && strlen(text) == place[i].copy.bytes;
		if (place[i].good)
			*found = i;
	}
	return 0;
}

int
board_copy_load(const struct font_flash_ops *ops, void *ctx, char text[BOARD_COPY_MAX_BYTES + 1], struct board_copy *loaded,
		char *msg, size_t msg_len)
{
	struct place place[2];
	int found, error = look(ops, ctx, place);

	if (!error)
		error = newest(ops, ctx, place, text, &found);
	if (error)
		return error;
	if (found < 0)
		return bad(msg, msg_len, "the flash of the board holds no settings");
	*loaded = place[found].copy;
	return 0;
}

/* ---- save ------------------------------------------------------------------------------------ */

static int
write_text(const struct font_flash_ops *ops, void *ctx, const struct place *place, const char *text)
{
	int error = ops->erase(ctx, place->base, true);

	for (uint32_t at = 0; at < place->copy.bytes && !error; at += PAGE) {
		uint32_t n = place->copy.bytes - at < PAGE ? place->copy.bytes - at : PAGE;
		uint8_t page[PAGE];

		memset(page, 0xFF, sizeof(page));
		memcpy(page, text + at, n);
		error = ops->program(ctx, place->base + PAGE + at, page);
		report(ops, ctx, "write", at + n, place->copy.bytes);
	}
	return error;
}

static int
write_header(const struct font_flash_ops *ops, void *ctx, const struct place *place)
{
	uint8_t page[PAGE];

	memset(page, 0xFF, sizeof(page));
	memcpy(page, magic, sizeof(magic));
	put(page, AT_VERSION, VERSION, 2);
	put(page, AT_NUMBER, place->copy.number, 4);
	put(page, AT_BYTES, place->copy.bytes, 4);
	put(page, AT_TEXT_CRC, place->text_crc, 4);
	put(page, AT_SAVED, (uint64_t)place->copy.saved_s, 8);
	put(page, AT_HEADER_CRC, crc_of(page, AT_HEADER_CRC), 4);
	return ops->program(ctx, place->base, page);
}

static int
write_copy(const struct font_flash_ops *ops, void *ctx, const struct place *place, const char *text, char *back, char *msg,
	   size_t msg_len)
{
	int error = write_text(ops, ctx, place, text);

	if (!error)
		error = read_text(ops, ctx, place, "verify", back);
	if (!error && memcmp(back, text, place->copy.bytes) != 0)
		error = bad(msg, msg_len, "the flash does not keep what is written to it; the copy before is still there");
	return error ? error : write_header(ops, ctx, place);
}

int
board_copy_save(const struct font_flash_ops *ops, void *ctx, const char *text, size_t bytes, int64_t now_s, struct board_copy *saved,
		char *msg, size_t msg_len)
{
	static char back[BOARD_COPY_MAX_BYTES + 1];
	struct place place[2];
	int found, to, error;

	if (bytes > BOARD_COPY_MAX_BYTES)
		return bad(msg, msg_len, "the settings are longer than a block of the flash");
	error = look(ops, ctx, place);
	if (!error)
		error = newest(ops, ctx, place, back, &found);
	if (error)
		return error;
	to = found == 0;
	place[to].copy = (struct board_copy){ found < 0 ? 1 : place[found].copy.number + 1, (uint32_t)bytes, now_s };
	place[to].text_crc = crc_of(text, bytes);
	error = write_copy(ops, ctx, &place[to], text, back, msg, msg_len);
	*saved = place[to].copy;
	return error;
}
