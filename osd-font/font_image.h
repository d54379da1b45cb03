/* SPDX-License-Identifier: MIT */
/*
 * The font image of the flash chip: where everything is, a check, and access to slots.
 * README.md of this folder describes the format byte by byte. Offsets and sizes are in bytes,
 * numbers in the image are little endian, the magic is the characters "OVSF" in that order.
 *
 * It does not read fonts (font_source.h) and knows no flash chip: byte 0 of an image belongs at
 * flash address FONT_FLASH_BASE (hdl/regs.csv). Needs zlib for CRC-32.
 *
 * Errors: functions return a font_image_error; where a message buffer is given, it gets one
 * sentence without a newline that names what was found and what was expected.
 */
#ifndef OSD_FONT_IMAGE_H
#define OSD_FONT_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum font_image_layout {
	FONT_IMAGE_FORMAT = 1,
	FONT_IMAGE_CELL_W = 8,
	FONT_IMAGE_CELL_H = 16,
	FONT_IMAGE_SLOT = 32,
	FONT_IMAGE_SLOTS = 65536,
	FONT_IMAGE_GLYPHS = 0x1000,
	FONT_IMAGE_BITMAP = FONT_IMAGE_SLOTS / 8,
	FONT_IMAGE_COVERAGE = FONT_IMAGE_GLYPHS + FONT_IMAGE_SLOTS * FONT_IMAGE_SLOT,
	FONT_IMAGE_WIDE = FONT_IMAGE_COVERAGE + FONT_IMAGE_BITMAP,
	FONT_IMAGE_BYTES = FONT_IMAGE_WIDE + FONT_IMAGE_BITMAP,
	FONT_IMAGE_REPLACEMENT = 0xFFFD,
};

/* Offsets of the header's fields. */
enum font_image_field {
	FONT_AT_MAGIC = 0x00,		/* 4 characters */
	FONT_AT_FORMAT = 0x04,		/* u16 */
	FONT_AT_CELL_W = 0x06,		/* u8 */
	FONT_AT_CELL_H = 0x07,		/* u8 */
	FONT_AT_SLOT = 0x08,		/* u32, as all below */
	FONT_AT_GLYPHS = 0x0C,
	FONT_AT_SLOTS = 0x10,
	FONT_AT_COVERAGE = 0x14,
	FONT_AT_WIDE = 0x18,
	FONT_AT_BYTES = 0x1C,
	FONT_AT_COVERED = 0x20,
	FONT_AT_BODY_CRC = 0x24,
	FONT_AT_NAMES = 0x40,		/* text, ends with 0 */
	FONT_AT_HEADER_CRC = 0xFFC,
	FONT_NAMES_MAX = FONT_AT_HEADER_CRC - FONT_AT_NAMES,
};

enum font_image_error {
	FONT_IMAGE_OK = 0,
	FONT_IMAGE_NO_FILE,		/* cannot be opened or read */
	FONT_IMAGE_TRUNCATED,
	FONT_IMAGE_BAD_MAGIC,
	FONT_IMAGE_BAD_HEADER_CRC,
	FONT_IMAGE_BAD_FORMAT,
	FONT_IMAGE_BAD_CELL,		/* made for another cell size */
	FONT_IMAGE_BAD_LAYOUT,
	FONT_IMAGE_BAD_BODY_CRC,
};

/* Is data[0..len) an image that this gateware can draw from? Longer files are fine. */
enum font_image_error font_image_check(const uint8_t *data, size_t len, char *msg, size_t msg_len);

/*
 * Read and check a file. On success *data is FONT_IMAGE_BYTES long and the caller frees it;
 * on failure it is NULL.
 */
enum font_image_error font_image_load(const char *path, uint8_t **data, char *msg, size_t msg_len);

/* Exit code for an error, by the table in docs/architecture.md: 0, 1 (no file) or 3 (verification). */
int font_image_exit_code(enum font_image_error err);

/* The 32 bytes of a code point; the bits of the two bitmaps. The image must have passed the check. */
const uint8_t *font_image_slot(const uint8_t *image, uint16_t code);
bool font_image_covers(const uint8_t *image, uint16_t code);
bool font_image_is_wide(const uint8_t *image, uint16_t code);

/* Fill in header and both CRCs of an image whose slots and bitmaps are done. */
void font_image_seal(uint8_t *image, const char *names);

#endif
