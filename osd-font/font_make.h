/* SPDX-License-Identifier: MIT */
/*
 * Sources -> image. Sources are asked in order: symbols, then the fonts as given; the first that
 * has a glyph wins. U+0000 stays blank, code points without a glyph get the one of U+FFFD, soft
 * glyphs (U+E000 to U+E0FF) are never taken from a font.
 *
 * Errors: false, and one sentence in the message buffer.
 */
#ifndef OSD_FONT_MAKE_H
#define OSD_FONT_MAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "osd-font/font_source.h"
#include "osd-font/font_symbols.h"

enum { FONT_MAKE_FONTS_MAX = 8 };

struct font_make {
	struct font_symbols *symbols;		/* may be NULL */
	struct font_source *font[FONT_MAKE_FONTS_MAX];
	const char *licence[FONT_MAKE_FONTS_MAX];
	size_t fonts;
};

/* Fills FONT_IMAGE_BYTES bytes, header and CRCs included. */
bool font_make(const struct font_make *make, uint8_t *image, char *msg, size_t msg_len);

#endif
