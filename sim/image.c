/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/image.h"

#include <errno.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 0x00RRGGBB in memory order of a little endian machine */
#define PIXELS PNG_FORMAT_BGRA

static int
read_pixels(png_image *png, const char *file, struct pic *to, struct fail *f)
{
	struct mode m;

	png->format = PIXELS;
	if (!mode_find(&m, png->width, png->height, 0))
		return fail(f, SIM_USAGE, "%s: %ux%u pixels have no video "
		    "mode; sizes from %ux%u to %ux%u do", file, png->width,
		    png->height, MODE_MIN_W, MODE_MIN_H, MODE_MAX_W,
		    MODE_MAX_H);
	to->w = png->width;
	to->h = png->height;
	if (!png_image_finish_read(png, NULL, to->px, PIC_STRIDE * 4, NULL))
		return fail(f, SIM_VERIFY, "%s: not a good PNG picture: %s",
		    file, png->message);
	for (uint32_t y = 0; y < to->h; y++)
		for (uint32_t x = 0; x < to->w; x++)
			pic_row(to, y)[x] &= 0xffffff;
	return 0;
}

int
image_load(const char *file, struct pic *to, struct fail *f)
{
	png_image png = { .version = PNG_IMAGE_VERSION };
	FILE *in = fopen(file, "rb");
	int error;

	if (in == NULL)
		return fail(f, errno == EACCES ? SIM_PERMISSION : SIM_ABSENT,
		    "%s: %s", file, strerror(errno));
	if (!png_image_begin_read_from_stdio(&png, in))
		error = fail(f, SIM_VERIFY, "%s: not a good PNG picture: %s",
		    file, png.message);
	else
		error = read_pixels(&png, file, to, f);
	png_image_free(&png);
	fclose(in);
	return error;
}

/* The simplified interface writes what has no alpha as three bytes. */
static uint8_t *
pack(const uint32_t *px, size_t n)
{
	uint8_t *rgb = malloc(n * 3), *out = rgb;

	for (size_t i = 0; rgb != NULL && i < n; i++) {
		*out++ = (uint8_t)(px[i] >> 16);
		*out++ = (uint8_t)(px[i] >> 8);
		*out++ = (uint8_t)px[i];
	}
	return rgb;
}

void *
image_encode(const uint32_t *px, uint32_t w, uint32_t h, size_t *bytes)
{
	png_image png = {
		.version = PNG_IMAGE_VERSION, .width = w, .height = h,
		.format = PNG_FORMAT_RGB, .flags = PNG_IMAGE_FLAG_FAST,
	};
	uint8_t *rgb = pack(px, (size_t)w * h);
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
	void *out = malloc(size);

	if (rgb == NULL || out == NULL ||
	    !png_image_write_to_memory(&png, out, &size, 0, rgb, 0, NULL)) {
		free(out);
		out = NULL;
	}
	free(rgb);
	*bytes = size;
	return out;
}

static int
write_file(const char *file, const void *data, size_t bytes, struct fail *f)
{
	FILE *out = fopen(file, "wb");
	bool ok;

	if (out == NULL)
		return fail(f, errno == EACCES ? SIM_PERMISSION : SIM_ABSENT,
		    "%s: cannot write: %s", file, strerror(errno));
	ok = fwrite(data, 1, bytes, out) == bytes;
	if (fclose(out) != 0 || !ok)
		return fail(f, SIM_HARDWARE, "%s: cannot write: %s", file,
		    strerror(errno));
	return 0;
}

int
image_save(const char *file, const uint32_t *px, uint32_t w, uint32_t h,
    struct fail *f)
{
	size_t bytes;
	void *png = image_encode(px, w, h, &bytes);
	int error;

	if (png == NULL)
		return fail(f, SIM_HARDWARE, "%s: out of memory", file);
	error = write_file(file, png, bytes, f);
	free(png);
	return error;
}
