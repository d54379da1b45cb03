/* SPDX-License-Identifier: MIT */
#include "osd-font/font_source.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_BDF_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "osd-font/font_image.h"

struct font_source {
	FT_Library library;
	FT_Face face;
	int ascent;
};

static bool has_cell_size(FT_Face face)
{
	for (int i = 0; i < face->num_fixed_sizes; i++) {
		if (face->available_sizes[i].height == FONT_IMAGE_CELL_H &&
		    face->available_sizes[i].width == FONT_IMAGE_CELL_W)
			return FT_Select_Size(face, i) == 0;
	}
	return false;
}

static bool usable(FT_Face face, const char *path, char *msg, size_t msg_len)
{
	if (face->num_fixed_sizes == 0) {
		snprintf(msg, msg_len, "%s: outline font; a bitmap font of 8x16 cells is needed", path);
		return false;
	}
	if (!has_cell_size(face)) {
		snprintf(msg, msg_len, "%s: font has cells of %dx%d pixels, 8x16 needed", path,
			 face->available_sizes[0].width, face->available_sizes[0].height);
		return false;
	}
	if (FT_Select_Charmap(face, FT_ENCODING_UNICODE) != 0) {
		snprintf(msg, msg_len, "%s: font has no Unicode character map", path);
		return false;
	}
	return true;
}

static bool open_face(struct font_source *source, const char *path, char *msg, size_t msg_len)
{
	FT_Error err = FT_New_Face(source->library, path, 0, &source->face);

	if (err == FT_Err_Cannot_Open_Resource) {
		snprintf(msg, msg_len,
			 "%s: no such font; install the packages fonts-spleen and xfonts-unifont", path);
		return false;
	}
	if (err) {
		snprintf(msg, msg_len, "%s: FreeType cannot read this font (error 0x%02X)", path, err);
		return false;
	}
	if (!usable(source->face, path, msg, msg_len))
		return false;
	source->ascent = (int)(source->face->size->metrics.ascender >> 6);
	return true;
}

struct font_source *font_source_open(const char *path, char *msg, size_t msg_len)
{
	struct font_source *source = calloc(1, sizeof(*source));

	if (!source || FT_Init_FreeType(&source->library)) {
		snprintf(msg, msg_len, "FreeType cannot start (out of memory)");
		free(source);
		return NULL;
	}
	if (!open_face(source, path, msg, msg_len)) {
		font_source_close(source);
		return NULL;
	}
	return source;
}

void font_source_close(struct font_source *source)
{
	if (!source)
		return;
	FT_Done_FreeType(source->library);
	free(source);
}

/* Copies a bitmap into the cell; what would lie outside of the cell is cut off. */
static void place(const FT_GlyphSlot slot, int ascent, struct font_glyph *glyph)
{
	const FT_Bitmap *bitmap = &slot->bitmap;
	int top = ascent - slot->bitmap_top;

	for (int y = 0; y < (int)bitmap->rows; y++) {
		const uint8_t *row = bitmap->buffer + (ptrdiff_t)y * bitmap->pitch;

		for (int x = 0; x < (int)bitmap->width; x++) {
			int to_x = x + slot->bitmap_left, to_y = y + top;

			if (!(row[x / 8] >> (7 - x % 8) & 1))
				continue;
			if (to_x >= 0 && to_x < 16 && to_y >= 0 && to_y < FONT_IMAGE_CELL_H)
				glyph->line[to_y] |= 0x8000 >> to_x;
		}
	}
}

bool font_source_glyph(struct font_source *source, uint32_t code, struct font_glyph *glyph)
{
	FT_GlyphSlot slot = source->face->glyph;
	FT_UInt index = FT_Get_Char_Index(source->face, code);

	if (index == 0 || FT_Load_Glyph(source->face, index, FT_LOAD_TARGET_MONO | FT_LOAD_RENDER))
		return false;
	if (slot->bitmap.pixel_mode != FT_PIXEL_MODE_MONO)
		return false;
	memset(glyph, 0, sizeof(*glyph));
	glyph->wide = slot->advance.x >> 6 > FONT_IMAGE_CELL_W ||
		      slot->bitmap_left + (int)slot->bitmap.width > FONT_IMAGE_CELL_W;
	place(slot, source->ascent, glyph);
	return true;
}

static const char *property(FT_Face face, const char *name)
{
	BDF_PropertyRec value;

	if (FT_Get_BDF_Property(face, name, &value) || value.type != BDF_PROPERTY_TYPE_ATOM)
		return NULL;
	return value.u.atom;
}

void font_source_describe(const struct font_source *source, char *text, size_t len)
{
	const char *version = property(source->face, "FONT_VERSION");
	const char *copyright = property(source->face, "COPYRIGHT");

	snprintf(text, len, "%s 8x16%s%s%s%s", source->face->family_name, version ? " " : "",
		 version ? version : "", copyright ? ", " : "", copyright ? copyright : "");
}
