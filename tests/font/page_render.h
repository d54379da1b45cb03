/* SPDX-License-Identifier: MIT */
/*
 * An independent picture of an overlay page, for comparison with what leaves the gateware: glyphs come straight from
 * the font files through FreeType and from osd-font/symbols.txt by a reader of its own, never from the font image.
 *
 * A page is a text, one statement a line, `//` starts a comment, numbers are decimal (codes and attributes hexadecimal):
 *
 *	picture W H               size in pixels (640 480)
 *	behind RRGGBB             the picture behind is of one colour, or
 *	behind FILE.png           is a picture of that size
 *	window X Y COLS ROWS      where the overlay is
 *	scale H V                 1 to 4
 *	cells 12x18               larger cells (8x16)
 *	dim N                     brightness of the picture behind dimmed cells in eighths
 *	palette N                 bank: 0, 1 or 2
 *	blink on|off              whether blinking cells show their ink in this frame (on)
 *	soft NN HEX32             a soft glyph: 16 bytes
 *	cell ROW COL CODE ATTR    one cell
 *	fill ROW COL H W CODE ATTR
 *	text ROW COL ATTR TEXT    UTF-8 to the end of the line; with ATTR_WIDE each character takes two cells
 *
 * Cells that are not named have code 0 and attribute 0. What lies outside of window or picture is cut off.
 */
#ifndef TESTS_FONT_PAGE_RENDER_H
#define TESTS_FONT_PAGE_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { PAGE_COLS_MAX = 128, PAGE_ROWS_MAX = 32, PAGE_SIZE_MAX = 4096 };

struct page {
	int width, height;		/* of the picture, pixels */
	uint8_t *rgb;			/* width * height * 3: the picture behind (NULL: see behind), then the result */
	int x, y, cols, rows;		/* window; x, y in pixels */
	int scale_h, scale_v, dim, palette;
	bool blink_on, large;
	uint8_t soft[256][16];
	uint16_t code[PAGE_ROWS_MAX][PAGE_COLS_MAX];
	uint16_t attr[PAGE_ROWS_MAX][PAGE_COLS_MAX];
	char behind[512];
	char error[256];		/* why a function returned false */
};

/* Sixteen lines, bit 15 leftmost; the fonts are opened at the first call. U+FFFD's for missing ones. */
const uint16_t *page_glyph(uint32_t code);

bool page_parse(struct page *page, FILE *in);
bool page_render(struct page *page);
void page_fini(struct page *page);

#endif
