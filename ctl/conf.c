/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ctl/conf.h"
#include "ctl/page.h"

enum token { TOKEN_END, TOKEN_TEXT, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_EQUAL, TOKEN_COMMA, TOKEN_BAD };

struct conf {
	const char *label;
	const char *at;
	int number;			/* line of `at` */
	const struct conf_takes *takes;
	void *ctx;
	char *error;
	size_t size, error_len;
	int errors;
	/* the token that comes next, and its line */
	bool peeked;
	enum token token;
	int token_line;
	char text[CONF_VALUE_BYTES];
	size_t len;
	bool quoted;
};

#define REMEDY "write  word = \"value\"  or  port \"1.2\" { name = \"WEB-01\" }"

/* twice the same mistake on one line is told once */
static bool
is_told(const struct conf *conf, const char *line)
{
	size_t len = strlen(line);
	size_t before = conf->error_len;

	return before >= len && memcmp(conf->error + before - len, line, len) == 0;
}

void
conf_wrong(struct conf *conf, int number, const char *format, ...)
{
	char *to = conf->error + conf->error_len;
	size_t room = conf->size - conf->error_len;
	va_list args;
	int len;

	if (conf->errors++ >= CONF_ERRORS_MAX || room < 2)
		return;
	len = snprintf(to, room, "%s%s:%d: ", conf->error_len ? "\n" : "", conf->label, number);
	if (len < 0 || (size_t)len >= room)
		return;
	va_start(args, format);
	vsnprintf(to + len, room - (size_t)len, format, args);
	va_end(args);
	utf8_clean(to + (*to == '\n'));
	if (is_told(conf, to + (*to == '\n')))
		*to = 0;
	conf->error_len += strlen(to);
}

/* ---- tokens ---------------------------------------------------------------------------------- */

static void
step(struct conf *conf)
{
	conf->number += *conf->at == '\n';
	conf->at++;
}

static bool
begins_comment(const char *at)
{
	return at[0] == '#' || (at[0] == '/' && (at[1] == '/' || at[1] == '*'));
}

static void
skip_comment(struct conf *conf)
{
	if (conf->at[0] != '/' || conf->at[1] != '*') {
		while (*conf->at && *conf->at != '\n')
			step(conf);
		return;
	}
	step(conf);
	step(conf);
	while (*conf->at && (conf->at[0] != '*' || conf->at[1] != '/'))
		step(conf);
	for (int i = 0; i < 2 && *conf->at; i++)
		step(conf);
}

static void
skip_space(struct conf *conf)
{
	while (*conf->at) {
		if (begins_comment(conf->at))
			skip_comment(conf);
		else if (strchr(" \t\r\n", *conf->at))
			step(conf);
		else
			return;
	}
}

/* the rest of a text that is too long is read, and not kept */
static void
add(struct conf *conf, char c)
{
	if (conf->len < sizeof(conf->text) - 1)
		conf->text[conf->len] = c;
	conf->len++;
}

static char
escaped(char c)
{
	return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
}

static bool
read_quoted(struct conf *conf)
{
	char quote = *conf->at;

	for (step(conf); *conf->at && *conf->at != quote; step(conf)) {
		if (quote == '"' && conf->at[0] == '\\' && conf->at[1]) {
			step(conf);
			add(conf, escaped(*conf->at));
		} else {
			add(conf, *conf->at);
		}
	}
	if (*conf->at == 0) {
		conf_wrong(conf, conf->token_line, "the string is not closed; end it with %c",
			   quote);
		return false;
	}
	step(conf);
	return true;
}

/* slashes inside of a word are those of a path */
static void
read_word(struct conf *conf)
{
	while (*conf->at && strchr(" \t\r\n{}=,\"'#()+", *conf->at) == NULL) {
		add(conf, *conf->at);
		step(conf);
	}
}

static enum token
read_text(struct conf *conf)
{
	conf->len = 0;
	conf->quoted = *conf->at == '"' || *conf->at == '\'';
	if (conf->quoted && !read_quoted(conf))
		return TOKEN_BAD;
	if (!conf->quoted)
		read_word(conf);
	if (conf->len >= sizeof(conf->text)) {
		conf_wrong(conf, conf->token_line, "the text is too long; at most %zu bytes fit",
			   sizeof(conf->text) - 1);
		return TOKEN_BAD;
	}
	conf->text[conf->len] = 0;
	if (conf->len > 0 || conf->quoted)
		return TOKEN_TEXT;
	conf_wrong(conf, conf->token_line, "'%c' stands where it means nothing; " REMEDY, *conf->at);
	step(conf);
	return TOKEN_BAD;
}

static enum token
read_token(struct conf *conf)
{
	static const char marks[] = "{}=,";
	static const enum token meaning[] = { TOKEN_OPEN, TOKEN_CLOSE, TOKEN_EQUAL, TOKEN_COMMA };
	const char *mark;

	skip_space(conf);
	conf->token_line = conf->number;
	if (*conf->at == 0)
		return TOKEN_END;
	mark = strchr(marks, *conf->at);
	if (mark == NULL)
		return read_text(conf);
	step(conf);
	return meaning[mark - marks];
}

static enum token
peek(struct conf *conf)
{
	if (!conf->peeked)
		conf->token = read_token(conf);
	conf->peeked = true;
	return conf->token;
}

static void
pass(struct conf *conf)
{
	conf->peeked = false;
}

/* ---- going on behind a mistake --------------------------------------------------------------- */

/* to the end of line `number` and of what is opened there, but not beyond the brace around it */
static void
skip_line(struct conf *conf, int number, bool inside)
{
	int depth = 0;

	while (peek(conf) != TOKEN_END) {
		if (depth == 0 && conf->token_line > number)
			return;
		if (depth == 0 && inside && conf->token == TOKEN_CLOSE)
			return;
		depth += conf->token == TOKEN_OPEN;
		depth -= conf->token == TOKEN_CLOSE && depth > 0;
		pass(conf);
	}
}

/* a section that there is not, behind its brace */
static void
skip_section(struct conf *conf)
{
	for (int depth = 1; depth > 0 && peek(conf) != TOKEN_END; pass(conf)) {
		depth += conf->token == TOKEN_OPEN;
		depth -= conf->token == TOKEN_CLOSE;
	}
}

/* ---- lines and sections ---------------------------------------------------------------------- */

struct values {
	struct conf_line line;
	char text[CONF_VALUE_BYTES];
	size_t len;
};

static bool
keep_value(struct conf *conf, struct values *values)
{
	size_t size = conf->len + 1;

	if (values->line.count == CONF_VALUES_MAX || values->len + size > sizeof(values->text)) {
		conf_wrong(conf, conf->token_line, "too many values; at most %d fit",
			   CONF_VALUES_MAX);
		return false;
	}
	values->line.value[values->line.count++] = memcpy(values->text + values->len, conf->text,
							  size);
	values->len += size;
	pass(conf);
	return true;
}

/* its brace, when there is one on the line, is not that of the section */
static void
leave_list(struct conf *conf, int number)
{
	while ((peek(conf) == TOKEN_TEXT || conf->token == TOKEN_COMMA) &&
	       conf->token_line == number)
		pass(conf);
	if (conf->token == TOKEN_CLOSE && conf->token_line == number)
		pass(conf);
}

static bool
read_list(struct conf *conf, struct values *values)
{
	values->line.list = true;
	while (peek(conf) == TOKEN_TEXT) {
		if (!keep_value(conf, values))
			return false;
		if (peek(conf) != TOKEN_COMMA)
			break;
		pass(conf);
	}
	if (peek(conf) == TOKEN_CLOSE) {
		pass(conf);
		return true;
	}
	if (conf->token != TOKEN_BAD)
		conf_wrong(conf, values->line.number,
			   "the list is not closed; write  %s = { 1.2, 1.3 }", values->line.word);
	leave_list(conf, conf->token_line);
	return false;
}

static bool
read_value(struct conf *conf, struct values *values)
{
	switch (peek(conf)) {
	case TOKEN_TEXT:
		return keep_value(conf, values);
	case TOKEN_OPEN:
		pass(conf);
		return read_list(conf, values);
	case TOKEN_BAD:
		return false;
	default:
		conf_wrong(conf, values->line.number, "'%s' has no value; " REMEDY,
			   values->line.word);
		return false;
	}
}

/* behind its equal sign */
static bool
read_line(struct conf *conf, const char *section, const char *word, int number)
{
	struct values values = { .line = { .number = number, .word = word } };

	if (!read_value(conf, &values))
		return false;
	conf->takes->line(conf->ctx, conf, section, &values.line);
	return true;
}

/* a word at which a line begins; false after a mistake, told */
static bool
read_first(struct conf *conf, char word[CONF_WORD_BYTES])
{
	if (peek(conf) == TOKEN_BAD)
		return false;
	if (conf->token != TOKEN_TEXT || conf->quoted || conf->len >= CONF_WORD_BYTES) {
		conf_wrong(conf, conf->token_line, "here a word is expected; " REMEDY);
		return false;
	}
	memcpy(word, conf->text, conf->len + 1);
	pass(conf);
	return true;
}

static bool
no_equal(struct conf *conf, const char *word, int number)
{
	if (peek(conf) != TOKEN_BAD)
		conf_wrong(conf, number, "missing equal sign after option '%s'; " REMEDY, word);
	return false;
}

static void read_inside(struct conf *conf, const char *section);

/* behind its brace */
static void
read_section(struct conf *conf, const char *word, const char *title, int number)
{
	if (!conf->takes->section(conf->ctx, conf, number, word, title)) {
		skip_section(conf);
		return;
	}
	while (peek(conf) != TOKEN_END && conf->token != TOKEN_CLOSE)
		read_inside(conf, word);
	if (conf->token == TOKEN_END)
		conf_wrong(conf, number, "the brace { is not closed; write %s \"%s\" { ... }", word,
			   title);
	pass(conf);
	conf->takes->end(conf->ctx);
}

static bool
read_title(struct conf *conf, const char *word, int number)
{
	char title[CONF_WORD_BYTES];

	if (conf->len >= sizeof(title)) {
		conf_wrong(conf, number, "the title is too long; at most %d bytes fit",
			   CONF_WORD_BYTES - 1);
		return false;
	}
	memcpy(title, conf->text, conf->len + 1);
	pass(conf);
	if (peek(conf) != TOKEN_OPEN)
		return no_equal(conf, word, number);
	pass(conf);
	read_section(conf, word, title, number);
	return true;
}

static void
read_inside(struct conf *conf, const char *section)
{
	char word[CONF_WORD_BYTES];
	int number = conf->token_line;
	bool good = read_first(conf, word);

	if (good && peek(conf) == TOKEN_EQUAL) {
		pass(conf);
		good = read_line(conf, section, word, number);
	} else if (good && conf->token == TOKEN_TEXT && section == NULL) {
		good = read_title(conf, word, number);
	} else if (good) {
		good = no_equal(conf, word, number);
	}
	if (!good)
		skip_line(conf, number, section != NULL);
}

bool
conf_read(const char *label, const char *text, const struct conf_takes *takes, void *ctx,
	  char *error, size_t size)
{
	struct conf conf = { .label = label, .at = text, .number = 1, .takes = takes, .ctx = ctx,
			     .error = error, .size = size };

	error[0] = 0;
	while (peek(&conf) != TOKEN_END)
		read_inside(&conf, NULL);
	if (takes->whole)
		takes->whole(ctx, &conf);
	return conf.errors == 0;
}
