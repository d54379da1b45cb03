/* SPDX-License-Identifier: MIT */
/*
 * The second half of the words: sentences and headings whose id is their English, as the curses screen
 * (words_screen.c), the daemon, the driver and the doctor (words_daemon.c) say them.
 *
 * What comes over the socket is a finished sentence: it is known again by its pattern, what stood for
 * the conversions is put into the other language's sentence, in the same order. %t is a %s whose text
 * is looked up, too; names, in %s, stay as they are. What is not known stays English.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "ctl/words.h"

enum { PARTS_MAX = 12, DEPTH_MAX = 20 };

/* what stood for each conversion */
struct found {
	int count;
	const char *text[PARTS_MAX];
	size_t len[PARTS_MAX];
	bool known[PARTS_MAX];		/* to be looked up */
};

const char *
said(enum language language, const char *english)
{
	static const struct sentence *const tables[] = { screen_sentences, daemon_sentences };

	for (size_t i = 0; language != LANGUAGE_EN && i < sizeof(tables) / sizeof(tables[0]); i++)
		for (const struct sentence *row = tables[i]; row->english; row++)
			if (strcmp(row->english, english) == 0)
				return row->chinese;
	return english;
}

/* ---- finished sentences ---------------------------------------------------------------------- */

/* the end of a conversion that begins here, its letter in *kind */
static const char *
conversion(const char *format, char *kind)
{
	const char *end = format + 1;

	end += strspn(end, "0123456789.-+ #lzh");
	*kind = *end;
	return *end ? end + 1 : end;
}

static bool
may_stand(char kind, const char *text, size_t len)
{
	const char *digits = kind == 's' || kind == 't' ? NULL : kind == 'd' || kind == 'u' ?
		"0123456789- " : "0123456789ABCDEFabcdef";

	return digits == NULL || (len > 0 && strspn(text, digits) >= len);
}

/* the shortest text for a conversion with which the rest fits */
static bool
matches(const char *format, const char *text, struct found *found)
{
	const char *next;
	char kind;
	int at = found->count;

	while (*format && *format != '%' && *format == *text)
		format++, text++;
	if (*format != '%')
		return *format == 0 && *text == 0;
	next = conversion(format, &kind);
	if (at == PARTS_MAX)
		return false;
	for (size_t len = 0; len <= strlen(text); len++) {
		if (!may_stand(kind, text, len))
			continue;
		found->count = at + 1;
		found->text[at] = text;
		found->len[at] = len;
		found->known[at] = kind == 't';
		if (matches(next, text + len, found))
			return true;
	}
	found->count = at;
	return false;
}

static void like(enum language language, const char *english, char *out, size_t size, int depth);

static void
put(enum language language, const char *format, const struct found *found, char *out, size_t size,
    int depth)
{
	size_t len = 0;
	int part = 0;
	char kind, piece[SAID_BYTES], other[SAID_BYTES];

	while (*format && len + 1 < size) {
		if (*format != '%' || part == found->count) {
			out[len++] = *format++;
			continue;
		}
		format = conversion(format, &kind);
		snprintf(piece, sizeof(piece), "%.*s", (int)found->len[part], found->text[part]);
		if (found->known[part])
			like(language, piece, other, sizeof(other), depth + 1);
		len += (size_t)snprintf(out + len, size - len, "%s", found->known[part] ? other : piece);
		part++;
	}
	out[len < size ? len : size - 1] = 0;
}

static bool
like_table(const struct sentence *row, enum language language, const char *english, char *out,
	   size_t size, int depth)
{
	for (; row->english; row++) {
		struct found found = { 0 };

		/* a sentence that begins with whatever there is would fit everything */
		if (strcmp(row->english, english) != 0 &&
		    (strchr(row->english, '%') == NULL || !matches(row->english, english, &found)))
			continue;
		put(language, row->chinese, &found, out, size, depth);
		return true;
	}
	return false;
}

static void
like(enum language language, const char *english, char *out, size_t size, int depth)
{
	if (language == LANGUAGE_EN || depth > DEPTH_MAX ||
	    (!like_table(daemon_sentences, language, english, out, size, depth) &&
	     !like_table(screen_sentences, language, english, out, size, depth)))
		snprintf(out, size, "%s", words_answer(language, english));
}

const char *
said_like(enum language language, const char *english, char out[SAID_BYTES])
{
	like(language, english, out, SAID_BYTES, 0);
	return out;
}
