/* SPDX-License-Identifier: MIT */
#include "osd-font/font_make.h"

#include <stdio.h>
#include <string.h>

#include "hdl/gen/ovs_regs.h"
#include "osd-font/font_image.h"

/* The image and the gateware must agree; a changed table shows here and not on a screen. */
_Static_assert(OVS_FONT_MAGIC == 0x4F565346, "the magic is the characters OVSF");
_Static_assert(OVS_FONT_GLYPHS_OFFSET == FONT_IMAGE_GLYPHS, "offset of glyph 0");
_Static_assert(OVS_FONT_SLOT_BYTES == FONT_IMAGE_SLOT, "bytes of a slot");

static bool is_reserved(uint32_t code)
{
	return code == 0 || (code >= OVS_SOFT_GLYPH_FIRST &&
			     code < OVS_SOFT_GLYPH_FIRST + OVS_SOFT_GLYPH_COUNT);
}

static bool find(const struct font_make *make, uint32_t code, struct font_glyph *glyph)
{
	if (is_reserved(code))
		return false;
	if (make->symbols && font_symbols_glyph(make->symbols, code, glyph))
		return true;
	for (size_t i = 0; i < make->fonts; i++) {
		if (font_source_glyph(make->font[i], code, glyph))
			return true;
	}
	return false;
}

static void put(uint8_t *image, uint32_t code, const struct font_glyph *glyph)
{
	uint8_t *slot = image + FONT_IMAGE_GLYPHS + (size_t)code * FONT_IMAGE_SLOT;

	for (int y = 0; y < FONT_IMAGE_CELL_H; y++) {
		slot[y] = glyph->line[y] >> 8;
		slot[FONT_IMAGE_CELL_H + y] = glyph->line[y] & 0xFF;
	}
}

static void mark(uint8_t *image, uint32_t code, bool wide)
{
	image[font_image_coverage_of(FONT_IMAGE_SLOTS) + code / 8] |= 1 << code % 8;
	if (wide)
		image[font_image_wide_of(FONT_IMAGE_SLOTS) + code / 8] |= 1 << code % 8;
}

static void fill(const struct font_make *make, uint8_t *image, const struct font_glyph *replacement)
{
	struct font_glyph glyph;

	for (uint32_t code = 0; code < FONT_IMAGE_SLOTS; code++) {
		if (find(make, code, &glyph)) {
			put(image, code, &glyph);
			mark(image, code, glyph.wide);
		} else if (code != 0) {
			put(image, code, replacement);
		}
	}
	mark(image, 0, false);
}

static void describe(const struct font_make *make, char *names, size_t len)
{
	char text[400];
	size_t n = 0;

	names[0] = '\0';
	if (make->symbols)
		n = snprintf(names, len, "Overscan symbols 8x16: MIT\n");
	for (size_t i = 0; i < make->fonts && n < len; i++) {
		font_source_describe(make->font[i], text, sizeof(text));
		n += snprintf(names + n, len - n, "%s: %s\n", text, make->licence[i]);
	}
}

bool font_make(const struct font_make *make, uint8_t *image, char *msg, size_t msg_len)
{
	struct font_glyph replacement;
	char names[FONT_NAMES_MAX];

	if (!find(make, FONT_IMAGE_REPLACEMENT, &replacement)) {
		snprintf(msg, msg_len, "no source has a glyph for U+FFFD, which stands for missing ones");
		return false;
	}
	memset(image, 0, FONT_IMAGE_BYTES);
	fill(make, image, &replacement);
	describe(make, names, sizeof(names));
	font_image_seal(image, FONT_IMAGE_SLOTS, names);
	return true;
}
