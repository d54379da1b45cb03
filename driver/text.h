/* SPDX-License-Identifier: MIT */
/* text.h - UTF-8 text on cells, for the files of liboverscan */
#ifndef OVS_TEXT_H
#define OVS_TEXT_H

#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ovs_board;

/* One character after the other. Nothing that depends on the locale between begin and end. */
struct text_cursor {
	const char *next, *at;
	size_t len;			/* bytes of this character */
	uint32_t code;
	int columns;			/* 0 1 2 */
	locale_t old;
};

struct text_cursor text_begin(const char *utf8);
bool text_next(struct text_cursor *cursor);
void text_end(struct text_cursor *cursor);

struct text_place {
	int row, col, width;		/* clipped after width columns */
};

int text_write(struct ovs_board *board, int console, struct text_place place, uint16_t attr, const char *utf8);

#endif
