/* SPDX-License-Identifier: MIT */
#include "osd-font/font_render.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "osd-font/font_image.h"
#include "osd-font/font_utf8.h"

enum { COLS_MAX = 240, ROWS_MAX = 128 };

struct canvas {
	int cols;
	int rows;
	uint8_t *rgb;
};

static const uint8_t ink[3] = { 0xFF, 0xFF, 0xFF };
static const uint8_t paper[3] = { 0x00, 0x00, 0x55 };

static uint16_t slot_code(uint32_t code)
{
	return code < FONT_IMAGE_SLOTS ? code : FONT_IMAGE_REPLACEMENT;
}

/* Calls for each character with its cell; returns by pointers how much room the text takes. */
static void lay_out(const uint8_t *image, const char *text, struct canvas *canvas,
		    void (*draw)(const struct canvas *, const uint8_t *image, int row, int col,
				 uint16_t code))
{
	int row = 0, col = 0, widest = 1;

	while (*text) {
		uint32_t code = font_utf8_next(&text);

		if (code == '\n') {
			row++;
			col = 0;
			continue;
		}
		if (draw)
			draw(canvas, image, row, col, slot_code(code));
		col += font_image_is_wide(image, slot_code(code)) ? 2 : 1;
		widest = col > widest ? col : widest;
	}
	canvas->rows = row + 1;
	canvas->cols = widest;
}

static void draw_half(const struct canvas *canvas, const uint8_t *lines, int row, int col)
{
	for (int y = 0; y < FONT_IMAGE_CELL_H; y++) {
		size_t at = ((size_t)(row * FONT_IMAGE_CELL_H + y) * canvas->cols + col) *
			    FONT_IMAGE_CELL_W * 3;

		for (int x = 0; x < FONT_IMAGE_CELL_W; x++)
			memcpy(canvas->rgb + at + x * 3, lines[y] >> (7 - x) & 1 ? ink : paper, 3);
	}
}

static void draw_glyph(const struct canvas *canvas, const uint8_t *image, int row, int col,
		       uint16_t code)
{
	const uint8_t *slot = font_image_slot(image, code);

	draw_half(canvas, slot, row, col);
	if (font_image_is_wide(image, code))
		draw_half(canvas, slot + FONT_IMAGE_CELL_H, row, col + 1);
}

static void clear(const struct canvas *canvas)
{
	static const uint8_t blank[FONT_IMAGE_CELL_H];

	for (int row = 0; row < canvas->rows; row++) {
		for (int col = 0; col < canvas->cols; col++)
			draw_half(canvas, blank, row, col);
	}
}

static bool write_png(const struct canvas *canvas, const char *path, char *msg, size_t msg_len)
{
	png_image png = {
		.version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)canvas->cols * FONT_IMAGE_CELL_W,
		.height = (png_uint_32)canvas->rows * FONT_IMAGE_CELL_H,
		.format = PNG_FORMAT_RGB,
	};

	if (png_image_write_to_file(&png, path, 0, canvas->rgb, 0, NULL))
		return true;
	snprintf(msg, msg_len, "%s: %s", path, png.message);
	return false;
}

bool font_render_png(const uint8_t *image, const char *text, const char *path, char *msg,
		     size_t msg_len)
{
	struct canvas canvas = { 0 };
	bool ok;

	lay_out(image, text, &canvas, NULL);
	if (canvas.cols > COLS_MAX || canvas.rows > ROWS_MAX) {
		snprintf(msg, msg_len, "text needs %dx%d cells; at most %dx%d are drawn", canvas.cols,
			 canvas.rows, COLS_MAX, ROWS_MAX);
		return false;
	}
	canvas.rgb = calloc((size_t)canvas.cols * canvas.rows,
			    FONT_IMAGE_CELL_W * FONT_IMAGE_CELL_H * 3);
	if (!canvas.rgb) {
		snprintf(msg, msg_len, "out of memory");
		return false;
	}
	clear(&canvas);
	lay_out(image, text, &canvas, draw_glyph);
	ok = write_png(&canvas, path, msg, msg_len);
	free(canvas.rgb);
	return ok;
}
