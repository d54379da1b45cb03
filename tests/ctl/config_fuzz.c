/* SPDX-License-Identifier: MIT */
/*
 * Reads broken configurations: pieces of good ones, cut, repeated, mixed and sprinkled with any bytes.
 * Whatever comes in, the reader must end, stay within its memory (ASan, UBSan), tell what is wrong in
 * whole lines of clean UTF-8 with a place each, and take nothing out of its range.
 *
 * usage: config_fuzz ROUNDS SEED
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/config.h"
#include "ctl/exit_codes.h"
#include "ctl/page.h"

static const char *const pieces[] = {
	"port", "user", "\"1.2\"", "1.3", "\"ALICE\"", "{", "}", "=", ",", "\n", " ", "#", "//", "/*", "*/",
	"\"", "'", "\\", "name = ", "quick = on", "dwell = 5", "macro = \"Meta+L\"", "admin = on",
	"password = \"$argon2id$v=19$m=65536,t=2,p=1$yLV6JEEiWMbXcIVfCNgJ5g$Jnz/QjlZdnOb5dR2ynCpPnSGAj6giVVqwc+VjYmILek\"",
	"view = { 1.2, 1.3 }", "none = {}", "scan-s = 5\n", "trigger = f12\n", "board = \"ftdi:\"\n",
	"trust = off\n", "language = zh\n", "gap-ms = 99999999999999999999\n", "数据库", "\xff", "\x01",
	"port \"1.4\" { name = \"X\" }\n", "user \"BOB\" { view = { 1.1 } banner = off }\n", "-5", "()", "+",
};

static unsigned long state;

static unsigned
any(unsigned below)
{
	state = state * 6364136223846793005ul + 1442695040888963407ul;
	return (unsigned)(state >> 33) % below;
}

static void
make(char *text, size_t size)
{
	size_t len = 0;

	for (unsigned count = any(60); count > 0; count--) {
		const char *piece = pieces[any(sizeof(pieces) / sizeof(pieces[0]))];
		size_t more = strlen(piece);

		if (len + more + 2 >= size)
			break;
		memcpy(text + len, piece, more);
		len += more;
		if (any(3) == 0)
			text[len++] = ' ';
		if (any(40) == 0)
			text[len++] = (char)(1 + any(255));
	}
	if (any(20) == 0)	/* something very long */
		for (unsigned count = any(3000); count > 0 && len + 1 < size; count--)
			text[len++] = "x 1\"{"[any(5)];
	text[len] = 0;
}

static void
fail(const char *text, const char *error, const char *why)
{
	printf("%s\ntext:\n%s\nerrors:\n%s\n", why, text, error);
	exit(1);
}

static void
check_errors(const char *text, const char *error)
{
	char clean[CONFIG_TEXT_MAX], *line;
	int lines = 0;

	snprintf(clean, sizeof(clean), "%s", error);
	for (line = strtok(clean, "\n"); line; line = strtok(NULL, "\n"), lines++) {
		char before[CONFIG_TEXT_MAX];
		int number = 0;

		if (sscanf(line, "F:%d: ", &number) != 1 || number < 1)
			fail(text, error, "an error without a place");
		memcpy(before, line, strlen(line) + 1);
		utf8_clean(before);
		if (strcmp(before, line) != 0)
			fail(text, error, "an error that is no text");
	}
	if (lines == 0 || lines > CONFIG_ERRORS_MAX)
		fail(text, error, "no error told, or too many");
}

static void
check_config(const char *text, const struct config *config)
{
	for (int id = 0; id < SETTING_COUNT; id++)
		if (config->kept.has[id] && !setting_valid(id, config->kept.value[id]))
			fail(text, "", "a setting out of range");
	for (int i = 1; i <= PORTS_MAX; i++)
		if (config->kept.port[i].has_name && ports_name_error(config->kept.port[i].name))
			fail(text, "", "a name that is none");
	for (int i = 0; i < config->users.count; i++)
		if (user_name_error(config->users.user[i].name))
			fail(text, "", "a user name that is none");
}

int
main(int argc, char **argv)
{
	static struct config config;
	static char text[16384];
	char error[CONFIG_TEXT_MAX];
	long rounds = argc == 3 ? atol(argv[1]) : 0, good = 0;

	state = argc == 3 ? strtoul(argv[2], NULL, 0) : 0;
	for (long i = 0; i < rounds; i++) {
		make(text, sizeof(text));
		if (config_parse(&config, "F", text, 2, error, sizeof(error)) == EXIT_OK) {
			good++;
			check_config(text, &config);
		} else {
			check_errors(text, error);
		}
	}
	printf("%ld texts, %ld of them good\n", rounds, good);
	return rounds > 0 && good > 0 && good < rounds ? 0 : 1;
}
