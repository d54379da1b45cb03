/* SPDX-License-Identifier: MIT */
/*
 * compare_image IMAGE: every slot of a font image against an independent rendering (page_glyph.c).
 * Prints each difference with both drawings, at most five. Exit 0: none.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/font/page_render.h"

enum { GLYPHS = 0x1000, SLOT = 32, SLOTS = 65536, SHOWN_MAX = 5 };

static uint8_t image[GLYPHS + SLOT * SLOTS];

static unsigned int image_line(unsigned int code, int y)
{
	const uint8_t *slot = image + GLYPHS + (size_t)code * SLOT;

	return (unsigned int)slot[y] << 8 | slot[16 + y];
}

static void show(unsigned int code, const uint16_t *want)
{
	printf("U+%04X   image            fonts\n", code);
	for (int y = 0; y < 16; y++) {
		printf("  %2d ", y);
		for (int x = 15; x >= 0; x--)
			putchar(image_line(code, y) >> x & 1 ? '#' : '.');
		putchar(' ');
		for (int x = 15; x >= 0; x--)
			putchar(want[y] >> x & 1 ? '#' : '.');
		putchar('\n');
	}
}

static bool same(unsigned int code, const uint16_t *want)
{
	for (int y = 0; y < 16; y++) {
		if (image_line(code, y) != want[y])
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;
	int wrong = 0, blank = 0;

	if (!f || fread(image, sizeof(image), 1, f) != 1) {
		fprintf(stderr, "usage: compare_image IMAGE (and it must be readable and whole)\n");
		return 64;
	}
	fclose(f);
	for (unsigned int code = 0; code < SLOTS; code++) {
		static const uint16_t nothing[16];
		const uint16_t *want = page_glyph(code);

		blank += memcmp(want, nothing, sizeof(nothing)) == 0;
		if (!same(code, want) && wrong++ < SHOWN_MAX)
			show(code, want);
	}
	printf("%d slots compared, %d differ, %d are blank\n", SLOTS, wrong, blank);
	return wrong || blank > 100;
}
