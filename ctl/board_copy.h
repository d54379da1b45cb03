/* SPDX-License-Identifier: MIT */
/*
 * A text (the export of the switch) kept twice in the flash of the board, behind the font slots: a board brings its settings
 * along to another machine. A power cut while one is written leaves the other as it was.
 *
 * Each copy has a block of 64 KiB. Its first page, little endian, 255 (FF) where nothing is said:
 *	0 "OVSC"   4 u16 version 1   8 u32 number   12 u32 bytes of text   16 u32 CRC-32 of the text
 *	24 u64 seconds since 1970   252 u32 CRC-32 of the bytes before
 * The text follows. The higher number of two good copies counts (modulo 2^32). The older copy is written anew: erased, the text,
 * and after it has been read back the first page.
 *
 * Functions return 0, an error of the operations (osd-font/font_flash.h), or FONT_FLASH_BAD with a sentence in msg.
 */
#ifndef CTL_BOARD_COPY_H
#define CTL_BOARD_COPY_H

#include "osd-font/font_flash.h"

enum { BOARD_COPY_MAX_BYTES = FONT_FLASH_BLOCK - FONT_FLASH_PAGE };

struct board_copy {
	uint32_t number, bytes;
	int64_t saved_s;	/* since 1970 */
};

/* text has bytes of which none is 0. */
int board_copy_save(const struct font_flash_ops *ops, void *ctx, const char *text, size_t bytes, int64_t now_s,
		    struct board_copy *saved, char *msg, size_t msg_len);

/* The newest good copy, with a 0 behind it. FONT_FLASH_BAD: there is none, or it is damaged and so is the other. */
int board_copy_load(const struct font_flash_ops *ops, void *ctx, char text[BOARD_COPY_MAX_BYTES + 1], struct board_copy *loaded,
		    char *msg, size_t msg_len);

#endif
