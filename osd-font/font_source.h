/* SPDX-License-Identifier: MIT */
/*
 * Glyphs of one packaged bitmap font (PCF, BDF, OTB; gzipped or not), read through FreeType.
 *
 * It takes fonts of 8x16 cells only (wide glyphs 16x16): nothing is scaled, no outline is
 * rasterised. Errors: NULL or false, and one sentence in the message buffer.
 */
#ifndef OSD_FONT_SOURCE_H
#define OSD_FONT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct font_source;

/* One line of 16 pixels each: bit 15 is the leftmost; a narrow glyph uses bits 15 to 8. */
struct font_glyph {
	uint16_t line[16];
	bool wide;
};

struct font_source *font_source_open(const char *path, char *msg, size_t msg_len);
void font_source_close(struct font_source *source);

/* False if the font has no glyph for the code point. */
bool font_source_glyph(struct font_source *source, uint32_t code, struct font_glyph *glyph);

/* "Spleen 8x16 1.9.1, Copyright ..." as far as the file says. */
void font_source_describe(const struct font_source *source, char *text, size_t len);

#endif
