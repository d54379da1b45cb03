/* SPDX-License-Identifier: MIT */
/*
 * The syntax of configuration files and exports, known from libconfuse:
 *
 *	word = value				# a comment; so are // and C comments
 *	word = { value, value }
 *	section "title" { word = value }	on one line or on many
 *
 * A value is a "string" with \" \\ \n \t \r, a 'string' as it stands, or a bare word. Nothing else is
 * understood: no variables of the environment, no other files. What is wrong is told with its place,
 * and reading goes on behind it, so that all mistakes are told at once.
 *
 * Pure: text in memory in, words out. It must be harmless for any bytes.
 */
#ifndef CTL_CONF_H
#define CTL_CONF_H

#include <stdbool.h>
#include <stddef.h>

enum {
	CONF_VALUES_MAX = 32,
	CONF_VALUE_BYTES = 2048,	/* of all values of one line together */
	CONF_WORD_BYTES = 64,
	CONF_ERRORS_MAX = 20,		/* told; more are counted */
};

struct conf_line {
	int number;			/* where its word stands */
	const char *word;
	bool list;			/* the value was { ... } */
	int count;
	const char *value[CONF_VALUES_MAX];
};

struct conf;

/* One function for each; those of sections may be called with any title. */
struct conf_takes {
	/* false: there is no such section; its lines are not looked at */
	bool (*section)(void *ctx, struct conf *conf, int number, const char *word, const char *title);
	void (*end)(void *ctx);
	/* section: NULL outside of sections */
	void (*line)(void *ctx, struct conf *conf, const char *section, const struct conf_line *line);
	/* behind the last; may be NULL */
	void (*whole)(void *ctx, struct conf *conf);
};

/* Read all of text (ends with 0). True when nothing was wrong; else error has lines "label:line: ...". */
bool conf_read(const char *label, const char *text, const struct conf_takes *takes, void *ctx,
	       char *error, size_t size);

/* for the functions above: something is wrong at this line; bytes that are no text are told as ? */
void conf_wrong(struct conf *conf, int number, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
