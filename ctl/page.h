/* SPDX-License-Identifier: MIT */
/*
 * A page of character cells: what the daemon wants to be seen on a console's overlay.
 *
 * Pure memory: nothing here talks to a board (osd_diff.h turns two pages into OSD commands).
 * Rows and columns count from 0. Text is UTF-8; what does not fit is clipped at the right edge,
 * never wrapped. Bad UTF-8 and unprintable characters show U+FFFD. A character two columns wide
 * takes two cells, the right one carrying OVS_ATTR_RIGHT. How wide a character is, is for
 * liboverscan to say, as it is for the tools that draw with it.
 *
 * Attribute words are those of hdl/regs.csv.
 */
#ifndef CTL_PAGE_H
#define CTL_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "driver/overscan.h"

/* every page fits the smallest; more is used where the picture has room for it */
enum { PAGE_COLS = 30, PAGE_ROWS = 13, PAGE_COLS_MAX = 40, PAGE_ROWS_MAX = 24 };

/* a cell that leaves the picture alone */
#define ATTR_NOTHING OVS_ATTR(0, 0, OVS_BACK_NOTHING)

struct cell {
	uint16_t code, attr;
};

struct page {
	int rows, cols;
	struct cell cell[PAGE_ROWS_MAX][PAGE_COLS_MAX];
};

/* rows x cols cells that show nothing */
void page_init(struct page *page, int rows, int cols);

/* put text; returns the column after it */
int page_text(struct page *page, int row, int col, uint16_t attr, const char *text);

/* like page_text, but exactly `width` columns: padded with spaces or cut */
int page_field(struct page *page, int row, int col, int width, uint16_t attr, const char *text);

void page_fill(struct page *page, int row, int col, int height, int width, uint16_t code,
	       uint16_t attr);

/* new = old ^ xor */
void page_xor(struct page *page, int row, int col, int height, int width, uint16_t mask);

/* single-line frame around the rectangle, spaces inside */
void page_box(struct page *page, int row, int col, int height, int width, uint16_t attr);

/* horizontal line with joints to the frame at both ends */
void page_rule(struct page *page, int row, int col, int width, uint16_t attr);

bool page_equal(const struct page *a, const struct page *b);

/* next character of UTF-8 text; advances *text; U+FFFD for a bad sequence; 0 at the end */
uint32_t utf8_next(const char **text);

/* bad bytes and control characters become ? */
void utf8_clean(char *text);

/* writes one character; returns its length in bytes (1 to 3: a page holds the BMP only) */
int utf8_put(char *out, uint16_t code);

/* columns a text takes on a page, or -1 when it is not UTF-8 or holds control characters */
int utf8_columns(const char *text);

/* 1 or 2 columns; 0 means the character cannot be shown */
int code_columns(uint32_t code);

#endif
