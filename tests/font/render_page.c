/* SPDX-License-Identifier: MIT */
/*
 * render_page PAGE.txt OUT.png: the picture that the gateware should put out for a page (page_render.h).
 * Exit codes: 0 ok, 1 a file is missing or not understood, 64 usage.
 */
#include <png.h>
#include <stdio.h>

#include "tests/font/page_render.h"

static bool write_png(const struct page *page, const char *path)
{
	png_image png = {
		.version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)page->width,
		.height = (png_uint_32)page->height,
		.format = PNG_FORMAT_RGB,
	};

	if (png_image_write_to_file(&png, path, 0, page->rgb, 0, NULL))
		return true;
	fprintf(stderr, "render_page: %s: %s\n", path, png.message);
	return false;
}

int main(int argc, char **argv)
{
	static struct page page;
	FILE *in;
	bool ok;

	if (argc != 3) {
		fprintf(stderr, "usage: render_page PAGE.txt OUT.png\n");
		return 64;
	}
	in = fopen(argv[1], "r");
	if (!in) {
		perror(argv[1]);
		return 1;
	}
	ok = page_parse(&page, in) && page_render(&page);
	fclose(in);
	if (!ok)
		fprintf(stderr, "render_page: %s: %s\n", argv[1], page.error);
	ok = ok && write_png(&page, argv[2]);
	page_fini(&page);
	return ok ? 0 : 1;
}
