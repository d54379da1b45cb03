/* SPDX-License-Identifier: MIT */
/*
 * Symbols drawn as text (symbols.txt). A symbol is a title line `U+263C sun` and 16 lines of
 * 8 (or, for a wide symbol, 16) characters: `#` is ink, `.` is not. Empty lines and lines that
 * start with "//" between symbols are comments.
 *
 * Errors: NULL, and one sentence with file and line in the message buffer.
 */
#ifndef OSD_FONT_SYMBOLS_H
#define OSD_FONT_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "osd-font/font_source.h"

struct font_symbols;

struct font_symbols *font_symbols_open(const char *path, char *msg, size_t msg_len);
void font_symbols_close(struct font_symbols *symbols);
size_t font_symbols_count(const struct font_symbols *symbols);
bool font_symbols_glyph(const struct font_symbols *symbols, uint32_t code, struct font_glyph *glyph);

#endif
