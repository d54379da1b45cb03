/* SPDX-License-Identifier: MIT */
/* Glyphs for page_render.h: symbols, Spleen, Unifont, in that order, without anything of osd-font's code. */
#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdlib.h>
#include <string.h>

#include "tests/font/page_render.h"

#ifndef FONT_SPLEEN
#define FONT_SPLEEN "/usr/share/fonts/X11/misc/spleen-8x16.pcf.gz"
#endif
#ifndef FONT_UNIFONT
#define FONT_UNIFONT "/usr/share/fonts/X11/misc/unifont.pcf.gz"
#endif

static FT_Library library;
static FT_Face faces[2];
static uint16_t symbols[65536][16];
static bool has_symbol[65536];
static uint16_t drawn[65536][16];		/* by FreeType, once: gzipped fonts are slow to seek in */
static enum { UNKNOWN, ABSENT, DRAWN } known[65536];

static void die(const char *what)
{
	fprintf(stderr, "page_glyph: %s\n", what);
	exit(1);
}

/* Every line that starts with U+ is followed by 16 lines of the drawing. */
static void read_symbols(const char *path)
{
	FILE *f = fopen(path, "r");
	char line[256];

	if (!f)
		die("cannot open osd-font/symbols.txt; run from the top of the project");
	while (fgets(line, sizeof(line), f)) {
		unsigned int code;

		if (sscanf(line, "U+%x", &code) != 1 || code > 0xFFFF)
			continue;
		has_symbol[code] = true;
		for (int y = 0; y < 16 && fgets(line, sizeof(line), f); y++) {
			for (int x = 0; x < 16 && (line[x] == '#' || line[x] == '.'); x++)
				symbols[code][y] |= line[x] == '#' ? 1u << (15 - x) : 0;
		}
	}
	fclose(f);
}

static void open_fonts(void)
{
	if (library)
		return;
	if (FT_Init_FreeType(&library) || FT_New_Face(library, FONT_SPLEEN, 0, &faces[0]) ||
	    FT_New_Face(library, FONT_UNIFONT, 0, &faces[1]))
		die("cannot open the fonts; install fonts-spleen and xfonts-unifont");
	for (int i = 0; i < 2; i++)
		FT_Set_Pixel_Sizes(faces[i], 8, 16);
	read_symbols("osd-font/symbols.txt");
}

/* Draws into a field with room around the cell, then takes the cell out of it. */
static void draw(FT_Face face, uint16_t lines[16])
{
	const FT_Bitmap *b = &face->glyph->bitmap;
	int baseline = (int)(face->size->metrics.ascender / 64);

	memset(lines, 0, 16 * sizeof(*lines));
	for (unsigned int i = 0; i < b->rows * b->width; i++) {
		int bx = (int)(i % b->width), by = (int)(i / b->width);
		int x = face->glyph->bitmap_left + bx, y = baseline - face->glyph->bitmap_top + by;
		bool set = b->buffer[by * b->pitch + (bx >> 3)] & (0x80 >> (bx & 7));

		if (set && x >= 0 && x < 16 && y >= 0 && y < 16)
			lines[y] |= 1u << (15 - x);
	}
}

static const uint16_t *font_glyph(uint32_t code)
{
	for (int i = 0; i < 2 && known[code] != DRAWN; i++) {
		known[code] = ABSENT;
		if (FT_Get_Char_Index(faces[i], code) == 0 ||
		    FT_Load_Char(faces[i], code, FT_LOAD_RENDER | FT_LOAD_MONOCHROME))
			continue;
		draw(faces[i], drawn[code]);
		known[code] = DRAWN;
	}
	return known[code] == DRAWN ? drawn[code] : NULL;
}

const uint16_t *page_glyph(uint32_t code)
{
	static const uint16_t blank[16];
	const uint16_t *lines = NULL;

	open_fonts();
	if (code == 0)
		return blank;
	if (code > 0xFFFF || (code >= 0xE000 && code <= 0xE0FF))
		code = 0xFFFD;
	if (has_symbol[code])
		return symbols[code];
	lines = known[code] == ABSENT ? NULL : font_glyph(code);
	return lines ? lines : page_glyph(0xFFFD);
}
