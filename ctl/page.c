/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/page.h"

enum { REPLACEMENT = 0xFFFD };

static bool
inside(const struct page *page, int row, int col)
{
	return row >= 0 && row < page->rows && col >= 0 && col < page->cols;
}

static void
put(struct page *page, int row, int col, uint16_t code, uint16_t attr)
{
	if (inside(page, row, col))
		page->cell[row][col] = (struct cell){ code, attr };
}

void
page_init(struct page *page, int rows, int cols)
{
	memset(page, 0, sizeof(*page));
	page->rows = rows < PAGE_ROWS_MAX ? rows : PAGE_ROWS_MAX;
	page->cols = cols < PAGE_COLS_MAX ? cols : PAGE_COLS_MAX;
	page_fill(page, 0, 0, page->rows, page->cols, ' ', ATTR_NOTHING);
}

/* length of the sequence its first byte promises, and the bits of that byte; 0 if none */
static int
utf8_lead(unsigned char lead, uint32_t *bits)
{
	if (lead >= 0xC2 && lead <= 0xDF)
		return *bits = lead & 0x1F, 2;
	if ((lead & 0xF0) == 0xE0)
		return *bits = lead & 0x0F, 3;
	if (lead >= 0xF0 && lead <= 0xF4)
		return *bits = lead & 0x07, 4;
	return 0;
}

uint32_t
utf8_next(const char **text)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *p = (const unsigned char *)*text;
	uint32_t code = 0;
	int len, i;

	if (p[0] < 0x80) {
		*text += p[0] != 0;
		return p[0];
	}
	*text += 1;
	len = utf8_lead(p[0], &code);
	for (i = 1; i < len && (p[i] & 0xC0) == 0x80; i++)
		code = code << 6 | (p[i] & 0x3F);
	if (len == 0 || i < len)
		return REPLACEMENT;
	*text += len - 1;
	if (code < least[len] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		return REPLACEMENT;
	return code;
}

void
utf8_clean(char *text)
{
	const char *at = text;

	while (*at) {
		char *from = text + (at - text);
		uint32_t code = utf8_next(&at);

		if (code == REPLACEMENT || code < 0x20 || (code >= 0x7F && code < 0xA0))
			memset(from, '?', (size_t)(at - from));
	}
}

int
utf8_put(char *out, uint16_t code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	out[0] = (char)(0xE0 | code >> 12);
	out[1] = (char)(0x80 | (code >> 6 & 0x3F));
	out[2] = (char)(0x80 | (code & 0x3F));
	return 3;
}

int
code_columns(uint32_t code)
{
	char text[4];
	int width;

	if (code >= OVS_SOFT_GLYPH_FIRST && code < OVS_SOFT_GLYPH_FIRST + OVS_SOFT_GLYPH_COUNT)
		return 1;
	if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code > 0xFFFF)
		return 0;
	text[utf8_put(text, (uint16_t)code)] = 0;
	width = ovs_text_width(text);
	return width == 1 || width == 2 ? width : 0;
}

int
utf8_columns(const char *text)
{
	int columns = 0;

	while (*text) {
		uint32_t code = utf8_next(&text);
		int width = code_columns(code);

		if (width == 0 || code == REPLACEMENT)
			return -1;
		columns += width;
	}
	return columns;
}

static int
put_text(struct page *page, int row, int col, int end, uint16_t attr, const char *text)
{
	uint32_t code;

	while ((code = utf8_next(&text)) != 0) {
		int width = code_columns(code);

		if (width == 0) {
			code = REPLACEMENT;
			width = 1;
		}
		if (col + width > end)
			break;
		put(page, row, col, (uint16_t)code, attr);
		if (width == 2)
			put(page, row, col + 1, (uint16_t)code, attr | OVS_ATTR_RIGHT);
		col += width;
	}
	return col;
}

int
page_text(struct page *page, int row, int col, uint16_t attr, const char *text)
{
	return put_text(page, row, col, page->cols, attr, text);
}

int
page_field(struct page *page, int row, int col, int width, uint16_t attr, const char *text)
{
	int end = col + width;

	if (end > page->cols)
		end = page->cols;
	for (col = put_text(page, row, col, end, attr, text); col < end; col++)
		put(page, row, col, ' ', attr);
	return end;
}

void
page_fill(struct page *page, int row, int col, int height, int width, uint16_t code,
	  uint16_t attr)
{
	for (int r = row; r < row + height; r++)
		for (int c = col; c < col + width; c++)
			put(page, r, c, code, attr);
}

void
page_xor(struct page *page, int row, int col, int height, int width, uint16_t mask)
{
	for (int r = row; r < row + height; r++)
		for (int c = col; c < col + width; c++)
			if (inside(page, r, c))
				page->cell[r][c].attr ^= mask;
}

void
page_box(struct page *page, int row, int col, int height, int width, uint16_t attr)
{
	int bottom = row + height - 1, right = col + width - 1;

	page_fill(page, row, col, height, width, ' ', attr);
	page_fill(page, row, col, 1, width, 0x2500, attr);
	page_fill(page, bottom, col, 1, width, 0x2500, attr);
	page_fill(page, row, col, height, 1, 0x2502, attr);
	page_fill(page, row, right, height, 1, 0x2502, attr);
	put(page, row, col, 0x250C, attr);
	put(page, row, right, 0x2510, attr);
	put(page, bottom, col, 0x2514, attr);
	put(page, bottom, right, 0x2518, attr);
}

void
page_rule(struct page *page, int row, int col, int width, uint16_t attr)
{
	page_fill(page, row, col, 1, width, 0x2500, attr);
	put(page, row, col, 0x251C, attr);
	put(page, row, col + width - 1, 0x2524, attr);
}

bool
page_equal(const struct page *a, const struct page *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}
