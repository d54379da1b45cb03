/* SPDX-License-Identifier: MIT */
/*
 * text.c - UTF-8 text on cells: how wide it is, and writing it in runs of one width
 *
 * Widths come from the C library's wcwidth in the locale C.UTF-8, whatever the program's locale is.
 * Characters above U+FFFF have no glyph and are shown as U+FFFD by the board; combining marks are left out.
 */
#include "driver/private.h"
#include "driver/text.h"

#include <locale.h>
#include <string.h>
#include <wchar.h>

static locale_t utf8_locale(void)
{
	static locale_t locale;

	if (!locale)
		locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	return locale;
}

/* Length of a well-formed sequence by its first byte (Unicode 15, table 3-7), 0 when it is none. */
static size_t sequence_len(const unsigned char *s)
{
	static const struct {
		unsigned char first, last, second_min, second_max, len;
	} forms[] = {
		{0x01, 0x7F, 0, 0, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
		{0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
		{0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (s[0] < forms[i].first || s[0] > forms[i].last)
			continue;
		if (forms[i].len > 1 && (s[1] < forms[i].second_min || s[1] > forms[i].second_max))
			return 0;
		for (size_t k = 2; k < forms[i].len; k++)
			if (s[k] < 0x80 || s[k] > 0xBF)
				return 0;
		return forms[i].len;
	}
	return 0;
}

static uint32_t decode(const unsigned char *s, size_t len)
{
	static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	uint32_t code = s[0] & masks[len];

	for (size_t i = 1; i < len; i++)
		code = code << 6 | (s[i] & 0x3F);
	return code;
}

/* Under the locale C.UTF-8. Control characters and bad bytes take one column: they show U+FFFD. */
static int columns_of(uint32_t code)
{
	int width = code < 0x20 || (code >= 0x7F && code < 0xA0) ? 1 : wcwidth((wchar_t)code);

	return width < 0 ? 1 : width;
}

bool text_next(struct text_cursor *t)
{
	const unsigned char *s = (const unsigned char *)t->next;

	if (!*s)
		return false;
	t->at = t->next;
	t->len = sequence_len(s);
	t->code = t->len ? decode(s, t->len) : 0xFFFD;
	t->len = t->len ? t->len : 1;
	t->columns = columns_of(t->code);
	t->next += t->len;
	return true;
}

struct text_cursor text_begin(const char *utf8)
{
	locale_t locale = utf8_locale();
	struct text_cursor t = {.next = utf8, .old = uselocale(locale)};

	return t;
}

void text_end(struct text_cursor *t)
{
	uselocale(t->old);
}

int ovs_text_width(const char *utf8)
{
	struct text_cursor t = text_begin(utf8);
	int columns = 0;

	while (text_next(&t))
		columns += t.columns;
	text_end(&t);
	return columns;
}

size_t ovs_text_fit(const char *utf8, int cols)
{
	struct text_cursor t = text_begin(utf8);
	size_t len = 0;

	while (text_next(&t)) {
		cols -= t.columns;
		if (cols < 0)
			break;
		len = (size_t)(t.next - utf8);
	}
	text_end(&t);
	return len;
}

struct run {
	char text[OVS_OSD_WRITE_MAX];
	size_t len;
	int col, columns;		/* where it begins; columns of each character */
};

static int flush_run(struct ovs_board *board, int console, int row, uint16_t attr, struct run *run)
{
	int error = 0;

	if (run->len) {
		if (run->columns == 2)
			attr |= OVS_ATTR_WIDE;
		error = ovs_osd_locate(board, console, row, run->col, attr);
	}
	if (run->len && !error)
		error = ovs_osd_write(board, console, run->text, run->len);
	run->len = 0;
	return error;
}

static void add_to_run(struct run *run, const struct text_cursor *t)
{
	const char *shown = t->code < 0x20 || t->code == 0xFFFD ? "\xEF\xBF\xBD" : t->at;
	size_t len = shown == t->at ? t->len : 3;

	memcpy(run->text + run->len, shown, len);
	run->len += len;
	run->columns = t->columns;
}

int text_write(struct ovs_board *board, int console, struct text_place place, uint16_t attr, const char *utf8)
{
	struct text_cursor t = text_begin(utf8);
	struct run run = {.col = place.col};
	int col = place.col, error = 0;

	while (!error && text_next(&t) && col + t.columns <= place.col + place.width) {
		if (!t.columns)
			continue;
		if (run.columns != t.columns || run.len + 4 > sizeof(run.text)) {
			error = flush_run(board, console, place.row, attr, &run);
			run.col = col;
		}
		add_to_run(&run, &t);
		col += t.columns;
	}
	text_end(&t);
	return error ? error : flush_run(board, console, place.row, attr, &run);
}

int ovs_osd_text(struct ovs_board *board, int console, int row, int col, uint16_t attr, const char *utf8)
{
	struct text_place place = {row, col, board->info.cols - col};

	return text_write(board, console, place, attr, utf8);
}
