/* SPDX-License-Identifier: MIT */
#include "osd-font/font_image.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "hdl/gen/ovs_regs.h"

_Static_assert(FONT_IMAGE_MISSING == OVS_FONT_SMALL_MISSING && FONT_AT_SEQUENCE == OVS_FONT_SEQUENCE_OFFSET &&
	       FONT_AT_LAST_BLOCK == OVS_FONT_LAST_BLOCK_OFFSET && FONT_IMAGE_GLYPHS == OVS_FONT_GLYPHS_OFFSET,
	       "the gateware reads the image too");

static const char magic[4] = { 'O', 'V', 'S', 'F' };

static uint32_t get16(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t get32(const uint8_t *p)
{
	return get16(p) | get16(p + 2) << 16;
}

static void put16(uint8_t *p, uint32_t v)
{
	p[0] = v & 0xFF;
	p[1] = v >> 8 & 0xFF;
}

static void put32(uint8_t *p, uint32_t v)
{
	put16(p, v & 0xFFFF);
	put16(p + 2, v >> 16);
}

static uint32_t header_crc(const uint8_t *image)
{
	return crc32(0, image, FONT_AT_HEADER_CRC);
}

size_t font_image_coverage_of(uint32_t slots)
{
	return FONT_IMAGE_GLYPHS + (size_t)slots * FONT_IMAGE_SLOT;
}

size_t font_image_wide_of(uint32_t slots)
{
	return font_image_coverage_of(slots) + slots / 8;
}

size_t font_image_bytes_of(uint32_t slots)
{
	return font_image_wide_of(slots) + slots / 8;
}

uint32_t font_image_slots(const uint8_t *image)
{
	return get32(image + FONT_AT_SLOTS);
}

size_t font_image_bytes(const uint8_t *image)
{
	return font_image_bytes_of(font_image_slots(image));
}

static uint32_t body_crc(const uint8_t *image)
{
	return crc32(0, image + FONT_IMAGE_GLYPHS, (uInt)(font_image_bytes(image) - FONT_IMAGE_GLYPHS));
}

static enum font_image_error __attribute__((format(printf, 4, 5)))
fail(enum font_image_error err, char *msg, size_t msg_len, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	if (msg && msg_len)
		vsnprintf(msg, msg_len, fmt, ap);
	va_end(ap);
	return err;
}

static enum font_image_error check_crc(enum font_image_error err, const char *what, uint32_t stored,
				       uint32_t computed, char *msg, size_t msg_len)
{
	if (stored == computed)
		return FONT_IMAGE_OK;
	return fail(err, msg, msg_len,
		    "font image is damaged: %s CRC is %08X, computed %08X; make it again with 'make font'",
		    what, stored, computed);
}

static enum font_image_error check_start(const uint8_t *data, size_t len, char *msg, size_t msg_len)
{
	if (len < sizeof(magic) || memcmp(data, magic, sizeof(magic)) == 0) {
		if (len < FONT_IMAGE_GLYPHS)
			return fail(FONT_IMAGE_TRUNCATED, msg, msg_len,
				    "font image is truncated: %zu bytes, the header alone has %d",
				    len, FONT_IMAGE_GLYPHS);
		return FONT_IMAGE_OK;
	}
	return fail(FONT_IMAGE_BAD_MAGIC, msg, msg_len,
		    "not a font image: it starts with %02X %02X %02X %02X, not with \"OVSF\"",
		    data[0], data[1], data[2], data[3]);
}

static enum font_image_error check_kind(const uint8_t *data, char *msg, size_t msg_len)
{
	unsigned int format = get16(data + FONT_AT_FORMAT);
	unsigned int w = data[FONT_AT_CELL_W], h = data[FONT_AT_CELL_H];

	if (format != FONT_IMAGE_FORMAT)
		return fail(FONT_IMAGE_BAD_FORMAT, msg, msg_len,
			    "font image has format %u, this program knows format %d", format,
			    FONT_IMAGE_FORMAT);
	if (w != FONT_IMAGE_CELL_W || h != FONT_IMAGE_CELL_H)
		return fail(FONT_IMAGE_BAD_CELL, msg, msg_len,
			    "font image is for cells of %ux%u pixels, the gateware draws %dx%d", w, h,
			    FONT_IMAGE_CELL_W, FONT_IMAGE_CELL_H);
	return FONT_IMAGE_OK;
}

static enum font_image_error check_layout(const uint8_t *data, char *msg, size_t msg_len)
{
	uint32_t slots = font_image_slots(data);
	const struct {
		const char *name;
		unsigned int at;
		uint32_t want;
	} fields[] = {
		{ "slot size", FONT_AT_SLOT, FONT_IMAGE_SLOT },
		{ "offset of glyph 0", FONT_AT_GLYPHS, FONT_IMAGE_GLYPHS },
		{ "offset of the coverage bitmap", FONT_AT_COVERAGE, (uint32_t)font_image_coverage_of(slots) },
		{ "offset of the wide bitmap", FONT_AT_WIDE, (uint32_t)font_image_wide_of(slots) },
		{ "image size", FONT_AT_BYTES, (uint32_t)font_image_bytes_of(slots) },
	};

	if (slots < 2 * FONT_IMAGE_BLOCK || slots > FONT_IMAGE_SLOTS || slots % FONT_IMAGE_BLOCK ||
	    (slots < FONT_IMAGE_SLOTS && data[FONT_AT_LAST_BLOCK] != slots / FONT_IMAGE_BLOCK - 1))
		return fail(FONT_IMAGE_BAD_LAYOUT, msg, msg_len,
			    "font image has another layout: number of slots is %u, expected %d, or a smaller multiple "
			    "of %d from 512 on with its last block (%u) to fit", slots, FONT_IMAGE_SLOTS, FONT_IMAGE_BLOCK,
			    data[FONT_AT_LAST_BLOCK]);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		uint32_t got = get32(data + fields[i].at);

		if (got != fields[i].want)
			return fail(FONT_IMAGE_BAD_LAYOUT, msg, msg_len,
				    "font image has another layout: %s is %u, expected %u",
				    fields[i].name, got, fields[i].want);
	}
	return FONT_IMAGE_OK;
}

static enum font_image_error check_body(const uint8_t *data, size_t len, char *msg, size_t msg_len)
{
	if (len < font_image_bytes(data))
		return fail(FONT_IMAGE_TRUNCATED, msg, msg_len,
			    "font image is truncated: %zu bytes, expected %zu", len, font_image_bytes(data));
	return check_crc(FONT_IMAGE_BAD_BODY_CRC, "body", get32(data + FONT_AT_BODY_CRC),
			 body_crc(data), msg, msg_len);
}

enum font_image_error font_image_check(const uint8_t *data, size_t len, char *msg, size_t msg_len)
{
	enum font_image_error err = check_start(data, len, msg, msg_len);

	if (!err)
		err = check_crc(FONT_IMAGE_BAD_HEADER_CRC, "header",
				get32(data + FONT_AT_HEADER_CRC), header_crc(data), msg, msg_len);
	if (!err)
		err = check_kind(data, msg, msg_len);
	if (!err)
		err = check_layout(data, msg, msg_len);
	if (!err)
		err = check_body(data, len, msg, msg_len);
	return err;
}

static enum font_image_error read_file(FILE *f, uint8_t **data, char *msg, size_t msg_len)
{
	uint8_t *buf = calloc(1, FONT_IMAGE_BYTES);
	enum font_image_error err;
	size_t len;

	if (!buf)
		return fail(FONT_IMAGE_NO_FILE, msg, msg_len, "out of memory");
	len = fread(buf, 1, FONT_IMAGE_BYTES, f);
	if (ferror(f))
		err = fail(FONT_IMAGE_NO_FILE, msg, msg_len, "%s", strerror(errno));
	else
		err = font_image_check(buf, len, msg, msg_len);
	if (err)
		free(buf);
	else
		*data = buf;
	return err;
}

enum font_image_error font_image_load(const char *path, uint8_t **data, char *msg, size_t msg_len)
{
	FILE *f = fopen(path, "rb");
	enum font_image_error err;
	char why[200];

	*data = NULL;
	if (!f)
		return fail(FONT_IMAGE_NO_FILE, msg, msg_len,
			    "%s: %s; 'make font' builds the font image", path, strerror(errno));
	err = read_file(f, data, why, sizeof(why));
	fclose(f);
	return err ? fail(err, msg, msg_len, "%s: %s", path, why) : FONT_IMAGE_OK;
}

int font_image_exit_code(enum font_image_error err)
{
	switch (err) {
	case FONT_IMAGE_OK:
		return 0;
	case FONT_IMAGE_NO_FILE:
		return 1;
	default:
		return 3;
	}
}

const uint8_t *font_image_slot(const uint8_t *image, uint16_t code)
{
	if (code >= font_image_slots(image))
		code = FONT_IMAGE_MISSING;
	return image + FONT_IMAGE_GLYPHS + (size_t)code * FONT_IMAGE_SLOT;
}

static bool bit_of(const uint8_t *image, size_t bitmap, uint16_t code)
{
	return code < font_image_slots(image) && image[bitmap + code / 8] >> code % 8 & 1;
}

bool font_image_covers(const uint8_t *image, uint16_t code)
{
	return bit_of(image, font_image_coverage_of(font_image_slots(image)), code);
}

bool font_image_is_wide(const uint8_t *image, uint16_t code)
{
	return bit_of(image, font_image_wide_of(font_image_slots(image)), code);
}

static uint32_t covered(const uint8_t *image)
{
	uint32_t n = 0;

	for (uint32_t code = 0; code < font_image_slots(image); code++)
		n += font_image_covers(image, code);
	return n;
}

void font_image_seal_header(uint8_t *image)
{
	put32(image + FONT_AT_HEADER_CRC, header_crc(image));
}

void font_image_seal(uint8_t *image, uint32_t slots, const char *names)
{
	memset(image, 0, FONT_IMAGE_GLYPHS);
	memcpy(image + FONT_AT_MAGIC, magic, sizeof(magic));
	put16(image + FONT_AT_FORMAT, FONT_IMAGE_FORMAT);
	image[FONT_AT_CELL_W] = FONT_IMAGE_CELL_W;
	image[FONT_AT_CELL_H] = FONT_IMAGE_CELL_H;
	put32(image + FONT_AT_SLOT, FONT_IMAGE_SLOT);
	put32(image + FONT_AT_GLYPHS, FONT_IMAGE_GLYPHS);
	put32(image + FONT_AT_SLOTS, slots);
	put32(image + FONT_AT_COVERAGE, (uint32_t)font_image_coverage_of(slots));
	put32(image + FONT_AT_WIDE, (uint32_t)font_image_wide_of(slots));
	put32(image + FONT_AT_BYTES, (uint32_t)font_image_bytes_of(slots));
	put32(image + FONT_AT_COVERED, covered(image));
	put32(image + FONT_AT_BODY_CRC, body_crc(image));
	if (slots < FONT_IMAGE_SLOTS)
		image[FONT_AT_LAST_BLOCK] = (uint8_t)(slots / FONT_IMAGE_BLOCK - 1);
	snprintf((char *)image + FONT_AT_NAMES, FONT_NAMES_MAX, "%s", names);
	font_image_seal_header(image);
}

void font_image_cut(uint8_t *image, uint32_t slots, uint32_t board_bytes)
{
	uint8_t *glyphs = image + FONT_IMAGE_GLYPHS;
	char names[FONT_NAMES_MAX];

	memcpy(names, image + FONT_AT_NAMES, sizeof(names));
	if (slots < FONT_IMAGE_SLOTS)
		memcpy(glyphs + FONT_IMAGE_MISSING * FONT_IMAGE_SLOT, font_image_slot(image, FONT_IMAGE_REPLACEMENT),
		       FONT_IMAGE_SLOT);
	memmove(image + font_image_coverage_of(slots), image + font_image_coverage_of(FONT_IMAGE_SLOTS), slots / 8);
	memmove(image + font_image_wide_of(slots), image + font_image_wide_of(FONT_IMAGE_SLOTS), slots / 8);
	font_image_seal(image, slots, names);
	put32(image + FONT_AT_BOARD_BYTES, board_bytes);
	font_image_seal_header(image);
}
