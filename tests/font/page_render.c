/* SPDX-License-Identifier: MIT */
#include "tests/font/page_render.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

enum { BLINK = 0x100, INVERT = 0x200, BACK_SHIFT = 10, WIDE = 0x1000, RIGHT = 0x2000 };
enum { BACK_CLEAR = 0, BACK_DIM = 1, BACK_OPAQUE = 2, BACK_NOTHING = 3 };

/* Bank 0: the colours of VGA text. Bank 1, high contrast: full components; bright ones never below a half. */
static const uint32_t palettes[3][16] = {
	{ 0x000000, 0x0000AA, 0x00AA00, 0x00AAAA, 0xAA0000, 0xAA00AA, 0xAA5500, 0xAAAAAA,
	  0x555555, 0x5555FF, 0x55FF55, 0x55FFFF, 0xFF5555, 0xFF55FF, 0xFFFF55, 0xFFFFFF },
	{ 0x000000, 0x0000FF, 0x00FF00, 0x00FFFF, 0xFF0000, 0xFF00FF, 0xFFFF00, 0xFFFFFF,
	  0x808080, 0x8080FF, 0x80FF80, 0x80FFFF, 0xFF8080, 0xFF80FF, 0xFFFF80, 0xFFFFFF },
	{ 0x000000, 0x111111, 0x222222, 0x333333, 0x444444, 0x555555, 0x666666, 0x777777,
	  0x888888, 0x999999, 0xAAAAAA, 0xBBBBBB, 0xCCCCCC, 0xDDDDDD, 0xEEEEEE, 0xFFFFFF },
};

static bool fail(struct page *page, const char *what, const char *detail)
{
	snprintf(page->error, sizeof(page->error), "%s: %.200s", what, detail);
	return false;
}

/* Next character of valid UTF-8; test pages hold nothing else. */
static uint32_t next_char(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	int more = p[0] < 0x80 ? 0 : p[0] < 0xE0 ? 1 : p[0] < 0xF0 ? 2 : 3;
	uint32_t code = more ? p[0] & (0x3F >> more) : p[0];

	for (int i = 1; i <= more && p[i]; i++)
		code = code << 6 | (p[i] & 0x3F);
	*s += 1 + more;
	return code > 0xFFFF ? 0xFFFD : code;
}

static void set_cell(struct page *page, int row, int col, uint32_t code, uint32_t attr)
{
	if (row < 0 || col < 0 || row >= page->rows || col >= page->cols)
		return;
	page->code[row][col] = (uint16_t)code;
	page->attr[row][col] = (uint16_t)attr;
}

static void put_text(struct page *page, int row, int col, uint32_t attr, const char *text)
{
	while (*text) {
		uint32_t code = next_char(&text);

		set_cell(page, row, col++, code, attr);
		if (attr & WIDE)
			set_cell(page, row, col++, code, attr | RIGHT);
	}
}

static void put_fill(struct page *page, const int *rect, uint32_t code, uint32_t attr)
{
	for (int row = rect[0]; row < rect[0] + rect[2]; row++) {
		for (int col = rect[1]; col < rect[1] + rect[3]; col++)
			set_cell(page, row, col, code, attr);
	}
}

static bool put_soft(struct page *page, unsigned int glyph, const char *hex)
{
	for (int y = 0; y < 16; y++) {
		unsigned int byte;

		if (sscanf(hex + 2 * y, "%2x", &byte) != 1)
			return false;
		page->soft[glyph & 255][y] = (uint8_t)byte;
	}
	return true;
}

static bool statement_cells(struct page *page, const char *line, bool *known)
{
	int r[4], n = 0;
	unsigned int code, attr;
	char word[64];

	*known = true;
	if (sscanf(line, "cell %d %d %x %x", &r[0], &r[1], &code, &attr) == 4)
		set_cell(page, r[0], r[1], code, attr);
	else if (sscanf(line, "fill %d %d %d %d %x %x", &r[0], &r[1], &r[2], &r[3], &code, &attr) == 6)
		put_fill(page, r, code, attr);
	else if (sscanf(line, "text %d %d %x %n", &r[0], &r[1], &attr, &n) == 3 && n)
		put_text(page, r[0], r[1], attr, line + n);
	else if (sscanf(line, "soft %x %63s", &code, word) == 2)
		return put_soft(page, code, word);
	else
		*known = false;
	return true;
}

static bool statement_setup(struct page *page, const char *line)
{
	char word[8];

	if (sscanf(line, "blink %7s", word) == 1) {
		page->blink_on = strcmp(word, "on") == 0;
		return true;
	}
	if (strcmp(line, "cells 12x18") == 0)
		return page->large = true;
	return sscanf(line, "picture %d %d", &page->width, &page->height) == 2 ||
	       sscanf(line, "behind %511s", page->behind) == 1 ||
	       sscanf(line, "window %d %d %d %d", &page->x, &page->y, &page->cols, &page->rows) == 4 ||
	       sscanf(line, "scale %d %d", &page->scale_h, &page->scale_v) == 2 ||
	       sscanf(line, "dim %d", &page->dim) == 1 || sscanf(line, "palette %d", &page->palette) == 1;
}

static bool check(struct page *page)
{
	if (page->width < 1 || page->height < 1 || page->width > PAGE_SIZE_MAX || page->height > PAGE_SIZE_MAX)
		return fail(page, "picture", "size out of range");
	if (page->cols > PAGE_COLS_MAX || page->rows > PAGE_ROWS_MAX)
		return fail(page, "window", "too large");
	if (page->palette < 0 || page->palette > 2)
		return fail(page, "palette", "0, 1 or 2");
	return true;
}

bool page_parse(struct page *page, FILE *in)
{
	char line[1024];
	bool known;

	memset(page, 0, sizeof(*page));
	page->width = 640;
	page->height = 480;
	page->cols = PAGE_COLS_MAX;
	page->rows = PAGE_ROWS_MAX;
	page->scale_h = page->scale_v = 1;
	page->dim = 4;
	page->blink_on = true;
	strcpy(page->behind, "000000");
	while (fgets(line, sizeof(line), in)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || strncmp(line, "//", 2) == 0)
			continue;
		if (!statement_cells(page, line, &known) || (!known && !statement_setup(page, line)))
			return fail(page, "cannot understand", line);
	}
	return check(page);
}

static bool load_png(struct page *page)
{
	png_image png = { .version = PNG_IMAGE_VERSION };

	if (!png_image_begin_read_from_file(&png, page->behind))
		return fail(page, page->behind, png.message);
	if ((int)png.width != page->width || (int)png.height != page->height) {
		png_image_free(&png);
		return fail(page, page->behind, "has another size than 'picture'");
	}
	png.format = PNG_FORMAT_RGB;
	if (!png_image_finish_read(&png, NULL, page->rgb, 0, NULL))
		return fail(page, page->behind, png.message);
	return true;
}

static void put_pixel(uint8_t *p, uint32_t colour)
{
	p[0] = colour >> 16 & 0xFF;
	p[1] = colour >> 8 & 0xFF;
	p[2] = colour & 0xFF;
}

static bool load_behind(struct page *page)
{
	size_t pixels = (size_t)page->width * page->height;
	unsigned int colour;

	if (page->rgb)
		return true;
	page->rgb = malloc(pixels * 3);
	if (!page->rgb)
		return fail(page, "picture", "out of memory");
	if (strlen(page->behind) != 6 || sscanf(page->behind, "%6x", &colour) != 1)
		return load_png(page);
	for (size_t i = 0; i < pixels; i++)
		put_pixel(page->rgb + i * 3, colour);
	return true;
}

static bool cell_bit(const struct page *page, int row, int col, int x, int y)
{
	uint16_t code = page->code[row][col], attr = page->attr[row][col];
	unsigned int bits;

	if (code >= 0xE000 && code <= 0xE0FF)
		bits = attr & RIGHT ? 0 : (unsigned int)page->soft[code & 0xFF][y] << 8;
	else
		bits = (unsigned int)page_glyph(code)[y] << (attr & RIGHT ? 8 : 0);
	return bits >> (15 - x) & 1;
}

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* A dot of a cell of 12x18: the glyph in the middle, wide halves at their seam, box drawing up to the edges. */
static bool large_bit(const struct page *page, int row, int col, int x, int y)
{
	uint16_t code = page->code[row][col], attr = page->attr[row][col];
	bool wide = attr & WIDE;

	y -= 1;
	x -= !wide ? 2 : attr & RIGHT ? 0 : 4;
	if (code >= 0x2500 && code <= 0x259F && !wide) {
		x = clamp(x, 0, 7);
		y = clamp(y, 0, 15);
	}
	return x >= 0 && x < 8 && y >= 0 && y < 16 && cell_bit(page, row, col, x, y);
}

static void draw_background(const struct page *page, uint16_t attr, uint8_t *p)
{
	switch (attr >> BACK_SHIFT & 3) {
	case BACK_DIM:
		for (int i = 0; i < 3; i++)
			p[i] = (uint8_t)(p[i] * page->dim / 8);
		break;
	case BACK_OPAQUE:
		put_pixel(p, palettes[page->palette][attr >> 4 & 15]);
		break;
	default:
		break;
	}
}

static void draw_pixel(const struct page *page, int row, int col, int x, int y, uint8_t *p)
{
	uint16_t attr = page->attr[row][col];
	bool bit;

	if ((attr >> BACK_SHIFT & 3) == BACK_NOTHING)
		return;
	bit = (page->large ? large_bit : cell_bit)(page, row, col, x, y) != ((attr & INVERT) != 0);
	if (bit && !(attr & BLINK && !page->blink_on))
		put_pixel(p, palettes[page->palette][attr & 15]);
	else
		draw_background(page, attr, p);
}

bool page_render(struct page *page)
{
	const int cell_w = page->large ? 12 : 8, cell_h = page->large ? 18 : 16;

	if (!load_behind(page))
		return false;
	for (int py = page->y; py < page->height; py++) {
		int line = (py - page->y) / page->scale_v;

		if (line >= page->rows * cell_h)
			break;
		for (int px = page->x; px < page->width; px++) {
			int dot = (px - page->x) / page->scale_h;

			if (dot >= page->cols * cell_w)
				break;
			draw_pixel(page, line / cell_h, dot / cell_w, dot % cell_w, line % cell_h,
				   page->rgb + ((size_t)py * page->width + px) * 3);
		}
	}
	return true;
}

void page_fini(struct page *page)
{
	free(page->rgb);
	page->rgb = NULL;
}
