/* SPDX-License-Identifier: MIT */
#include "osd-font/font_symbols.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "osd-font/font_image.h"

struct symbol {
	uint32_t code;
	struct font_glyph glyph;
};

struct font_symbols {
	struct symbol *list;
	size_t count;
};

struct reader {
	FILE *file;
	const char *path;
	unsigned int line_no;
	char line[256];
	char *msg;
	size_t msg_len;
};

static bool complain(struct reader *r, const char *what)
{
	snprintf(r->msg, r->msg_len, "%s:%u: %s", r->path, r->line_no, what);
	return false;
}

static bool next_line(struct reader *r)
{
	if (!fgets(r->line, sizeof(r->line), r->file))
		return false;
	r->line_no++;
	r->line[strcspn(r->line, "\r\n")] = '\0';
	return true;
}

static bool is_comment(const char *line)
{
	return line[0] == '\0' || strncmp(line, "//", 2) == 0;
}

static bool parse_row(struct reader *r, int y, struct font_glyph *glyph)
{
	size_t width = strlen(r->line);

	if ((width != 8 && width != 16) || strspn(r->line, ".#") != width)
		return complain(r, "expected 8 or 16 characters '.' or '#'");
	if (y == 0)
		glyph->wide = width == 16;
	else if (glyph->wide != (width == 16))
		return complain(r, "lines of one symbol must have the same length");
	for (size_t x = 0; x < width; x++)
		glyph->line[y] |= r->line[x] == '#' ? 0x8000 >> x : 0;
	return true;
}

static bool parse_drawing(struct reader *r, struct font_glyph *glyph)
{
	memset(glyph, 0, sizeof(*glyph));
	for (int y = 0; y < FONT_IMAGE_CELL_H; y++) {
		if (!next_line(r))
			return complain(r, "file ends in the middle of a symbol; 16 lines are needed");
		if (!parse_row(r, y, glyph))
			return false;
	}
	return true;
}

static bool parse_title(struct reader *r, uint32_t *code)
{
	char *end;

	if (strncmp(r->line, "U+", 2) != 0)
		return complain(r, "expected a title such as 'U+263C sun'");
	*code = (uint32_t)strtoul(r->line + 2, &end, 16);
	if (end == r->line + 2 || (*end != ' ' && *end != '\0') || *code >= FONT_IMAGE_SLOTS)
		return complain(r, "code point must be U+0001 to U+FFFF");
	return true;
}

static struct symbol *find(const struct font_symbols *symbols, uint32_t code)
{
	for (size_t i = 0; i < symbols->count; i++) {
		if (symbols->list[i].code == code)
			return &symbols->list[i];
	}
	return NULL;
}

static bool add(struct reader *r, struct font_symbols *symbols)
{
	struct symbol *list, new;

	if (!parse_title(r, &new.code))
		return false;
	if (find(symbols, new.code))
		return complain(r, "this code point is drawn twice");
	if (!parse_drawing(r, &new.glyph))
		return false;
	list = realloc(symbols->list, (symbols->count + 1) * sizeof(*list));
	if (!list)
		return complain(r, "out of memory");
	symbols->list = list;
	list[symbols->count++] = new;
	return true;
}

static bool parse(struct reader *r, struct font_symbols *symbols)
{
	while (next_line(r)) {
		if (!is_comment(r->line) && !add(r, symbols))
			return false;
	}
	return true;
}

struct font_symbols *font_symbols_open(const char *path, char *msg, size_t msg_len)
{
	struct reader r = { .file = fopen(path, "r"), .path = path, .msg = msg, .msg_len = msg_len };
	struct font_symbols *symbols;

	if (!r.file) {
		snprintf(msg, msg_len, "%s: %s", path, strerror(errno));
		return NULL;
	}
	symbols = calloc(1, sizeof(*symbols));
	if (!symbols || !parse(&r, symbols)) {
		font_symbols_close(symbols);
		symbols = NULL;
	}
	fclose(r.file);
	return symbols;
}

void font_symbols_close(struct font_symbols *symbols)
{
	if (!symbols)
		return;
	free(symbols->list);
	free(symbols);
}

size_t font_symbols_count(const struct font_symbols *symbols)
{
	return symbols->count;
}

bool font_symbols_glyph(const struct font_symbols *symbols, uint32_t code, struct font_glyph *glyph)
{
	const struct symbol *symbol = find(symbols, code);

	if (symbol)
		*glyph = symbol->glyph;
	return symbol != NULL;
}
