/* SPDX-License-Identifier: MIT */
/*
 * The font image of the flash chip: where everything is, a check, and access to slots.
 * README.md of this folder describes the format byte by byte. Offsets and sizes are in bytes,
 * numbers in the image are little endian, the magic is the characters "OVSF" in that order.
 *
 * An image holds the first SLOTS code points, whole blocks of 256: all 65536, or fewer (512 at least) for a small flash;
 * then the glyph of U+FFFD is in slot FONT_SMALL_MISSING as well, and stands for all behind the last.
 * It does not read fonts (font_source.h) and knows no flash chip (font_flash.h): byte 0 of an image belongs at
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
	FONT_IMAGE_SLOTS = 65536,	/* of the largest image */
	FONT_IMAGE_BLOCK = 256,		/* code points; an image has whole blocks */
	FONT_IMAGE_GLYPHS = 0x1000,
	FONT_IMAGE_BYTES = FONT_IMAGE_GLYPHS + FONT_IMAGE_SLOTS * FONT_IMAGE_SLOT + 2 * FONT_IMAGE_SLOTS / 8,
	FONT_IMAGE_REPLACEMENT = 0xFFFD,
	FONT_IMAGE_MISSING = 0x7F,	/* stands for it in small images: FONT_SMALL_MISSING of hdl/regs.csv */
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
	FONT_AT_SEQUENCE = 0x28,	/* u8, and its complement u8; both 0 in a file: font_flash.h counts */
	FONT_AT_LAST_BLOCK = 0x2C,	/* u8: last code point / 256; 0 = 255 */
	FONT_AT_BOARD_BYTES = 0x30,	/* bytes of the flash slots of the board it was made for; 0 = any board */
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

/* Size of an image that passed the check; of one with so many slots. */
size_t font_image_bytes(const uint8_t *image);
size_t font_image_bytes_of(uint32_t slots);
/* Code points in it. */
uint32_t font_image_slots(const uint8_t *image);

/*
 * Read and check a file. On success *data is font_image_bytes() long and the caller frees it;
 * on failure it is NULL.
 */
enum font_image_error font_image_load(const char *path, uint8_t **data, char *msg, size_t msg_len);

/* Exit code for an error, by the table in docs/architecture.md: 0, 1 (no file) or 3 (verification). */
int font_image_exit_code(enum font_image_error err);

/* The 32 bytes of a code point; the bits of the two bitmaps. The image must have passed the check. */
const uint8_t *font_image_slot(const uint8_t *image, uint16_t code);
bool font_image_covers(const uint8_t *image, uint16_t code);
bool font_image_is_wide(const uint8_t *image, uint16_t code);

/* Where the bitmaps of an image with so many slots are, for who makes one. */
size_t font_image_coverage_of(uint32_t slots);
size_t font_image_wide_of(uint32_t slots);
/* Fill in header and both CRCs of an image whose slots and bitmaps are done. */
void font_image_seal(uint8_t *image, uint32_t slots, const char *names);
/* Cut a whole image down to its first slots (a multiple of FONT_IMAGE_BLOCK), for a flash with font slots of board_bytes; 0 = any. */
void font_image_cut(uint8_t *image, uint32_t slots, uint32_t board_bytes);
/* The header CRC anew, for who has changed a field. */
void font_image_seal_header(uint8_t *image);

#endif
