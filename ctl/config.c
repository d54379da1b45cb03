/* SPDX-License-Identifier: MIT */
/*
 * libconfuse ends at the first error. So errors in values are noted by the validators, which then let
 * it go on; and after an unknown word or a port described twice the file is read again without it.
 */
#include <confuse.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/config.h"
#include "ctl/exit_codes.h"

enum { FILE_MAX = 1 << 20 };

/* libconfuse gives its error function no context */
static struct reading {
	const char *file;
	char *text;			/* the file; what was refused is blanked out */
	char *error;
	size_t size;
	int count;			/* errors told */
	int last_line;			/* of the last one libconfuse told */
	bool skippable;			/* the file can be read on without that line */
} reading;

/* ---- telling errors -------------------------------------------------------------------------- */

/* Read again, a file has the same errors up to where it was left: each line is told once. */
static void
tell(const char *line)
{
	size_t len = strlen(reading.error);
	const char *known = strstr(reading.error, line);

	if (known && (known[strlen(line)] == '\n' || known[strlen(line)] == 0))
		return;
	if (reading.count++ < CONFIG_ERRORS_MAX)
		snprintf(reading.error + len, reading.size - len, "%s%s", len ? "\n" : "", line);
}

__attribute__((format(printf, 2, 3))) static void
wrong(int line, const char *format, ...)
{
	char text[1024];
	va_list args;
	int len = snprintf(text, sizeof(text) / 2, "%s:%d: ", reading.file, line);

	va_start(args, format);
	vsnprintf(text + len, sizeof(text) - (size_t)len, format, args);
	va_end(args);
	tell(text);
}

/* what to do about an error that libconfuse has found */
static const char *
remedy(const cfg_t *cfg, const char *format)
{
	if (strstr(format, "no such option"))
		return cfg_title((cfg_t *)cfg) ? "a port has: name"
			: "known are: board, control, state, port";
	if (strstr(format, "duplicate title"))
		return "describe a port in one place";
	return "write  word = \"value\"  or  port \"1.2\" { name = \"WEB-01\" }; what follows was not "
	       "looked at";
}

static void
on_parse_error(cfg_t *cfg, const char *format, va_list args)
{
	int line = cfg ? cfg->line : 0;
	char reason[256];

	vsnprintf(reason, sizeof(reason), format, args);
	wrong(line, "%s; %s", reason, remedy(cfg, format));
	reading.last_line = line;
	reading.skippable = strstr(format, "no such option") || strstr(format, "duplicate title");
}

/* ---- values ---------------------------------------------------------------------------------- */

const char *
config_board_error(const char *board)
{
	if (strcmp(board, "fake:") == 0 || strncmp(board, "ftdi:", 5) == 0)
		return strlen(board) < BOARD_BYTES ? NULL : "the name is too long; write ftdi:SERIAL";
	if (strncmp(board, "socket:", 7) == 0 && board[7])
		return strlen(board + 7) < SOCKET_BYTES ? NULL : "a socket path has at most 107 bytes; write a shorter one";
	return "write \"ftdi:\" (the only board), \"ftdi:SERIAL\", \"socket:PATH\" or \"fake:\"";
}

static const char *
path_error(const char *path, size_t room)
{
	if (path[0] != '/')
		return "write a path that begins with /";
	return strlen(path) < room ? NULL : "the path is too long; write a shorter one";
}

static const char *
control_error(const char *path)
{
	return path_error(path, SOCKET_BYTES);
}

static const char *
state_error(const char *path)
{
	return path_error(path, PATH_BYTES - 16);
}

static const struct {
	const char *option;
	const char *(*error)(const char *value);
} values[] = {
	{ "board", config_board_error },
	{ "control", control_error },
	{ "state", state_error },
	{ "name", ports_name_error },
};

static int
check_value(cfg_t *cfg, cfg_opt_t *opt)
{
	const char *value = cfg_opt_getnstr(opt, 0), *reason = NULL;

	for (size_t i = 0; value && i < sizeof(values) / sizeof(values[0]); i++)
		if (strcmp(values[i].option, cfg_opt_name(opt)) == 0)
			reason = values[i].error(value);
	if (reason)
		wrong(cfg->line, "%s \"%s\": %s", cfg_opt_name(opt), value, reason);
	return 0;
}

/* ---- ports ----------------------------------------------------------------------------------- */

static int
title_port(const char *title)
{
	static const struct ports any = { .count = PORTS_MAX };

	return ports_parse(&any, title);
}

static const char *
line_at(int line)
{
	const char *at = reading.text;

	while (at && line-- > 1)
		at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL;
	return at;
}

/* a section is checked at its end: the line before it on which its title stands */
static int
title_line(const char *title, int line)
{
	for (int i = line; i > 0; i--) {
		const char *at = line_at(i), *found = at ? strstr(at, title) : NULL;
		const char *end = at ? strchr(at, '\n') : NULL;

		if (found && (end == NULL || found < end))
			return i;
	}
	return line;
}

static int
check_port(cfg_t *cfg, cfg_opt_t *opt)
{
	const char *title = cfg_title(cfg_opt_getnsec(opt, cfg_opt_size(opt) - 1));

	if (title_port(title) <= 0)
		wrong(title_line(title, cfg->line),
		      "port \"%s\": write a port as \"1.2\" (unit 1, port 1 to %d)", title,
		      PORTS_MAX);
	return 0;
}

static void
copy(char *to, size_t size, const char *from)
{
	snprintf(to, size, "%s", from ? from : "");
}

static void
take(struct config *config, cfg_t *cfg)
{
	memset(config, 0, sizeof(*config));
	copy(config->board, sizeof(config->board), cfg_getstr(cfg, "board"));
	copy(config->control, sizeof(config->control), cfg_getstr(cfg, "control"));
	copy(config->state, sizeof(config->state), cfg_getstr(cfg, "state"));
	for (unsigned i = 0; i < cfg_size(cfg, "port"); i++) {
		cfg_t *section = cfg_getnsec(cfg, "port", i);
		int port = title_port(cfg_title(section));

		if (port > 0)
			copy(config->name[port], NAME_BYTES, cfg_getstr(section, "name"));
	}
}

/* ---- reading --------------------------------------------------------------------------------- */

static void
set_checks(cfg_t *cfg)
{
	cfg_set_error_function(cfg, on_parse_error);
	cfg_set_validate_func(cfg, "board", check_value);
	cfg_set_validate_func(cfg, "control", check_value);
	cfg_set_validate_func(cfg, "state", check_value);
	cfg_set_validate_func(cfg, "port|name", check_value);
	cfg_set_validate_func(cfg, "port", check_port);
}

static bool
parse(struct config *config)
{
	cfg_opt_t port[] = { CFG_STR("name", NULL, CFGF_NONE), CFG_END() };
	cfg_opt_t root[] = {
		CFG_STR("board", NULL, CFGF_NONE), CFG_STR("control", NULL, CFGF_NONE),
		CFG_STR("state", NULL, CFGF_NONE),
		CFG_SEC("port", port, CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES), CFG_END()
	};
	cfg_t *cfg = cfg_init(root, CFGF_NONE);
	bool whole;

	set_checks(cfg);
	whole = cfg_parse_buf(cfg, reading.text) == CFG_SUCCESS;
	if (whole)
		take(config, cfg);
	cfg_free(cfg);
	return whole;
}

static void
blank(char *from, const char *to)
{
	for (; from < to && *from; from++)
		if (*from != '\n')
			*from = ' ';
}

/* behind the string that begins at `at` */
static char *
string_end(char *at)
{
	char quote = *at++;

	while (*at && *at != quote)
		at += at[0] == '\\' && at[1] ? 2 : 1;
	return *at ? at + 1 : at;
}

/* behind the comment that begins at `at`; NULL when none does */
static char *
comment_end(char *at)
{
	char *end;

	if (at[0] == '#' || (at[0] == '/' && at[1] == '/')) {
		end = strchr(at, '\n');
		return end ? end : at + strlen(at);
	}
	if (at[0] != '/' || at[1] != '*')
		return NULL;
	end = strstr(at + 2, "*/");
	return end ? end + 2 : at + strlen(at);
}

/* libconfuse 3.3 counts the lines of comments wrongly, so it does not see them */
static void
blank_comments(char *at)
{
	bool word = false;	/* slashes inside a word are a path */

	while (*at) {
		char *end = word && *at == '/' ? NULL : comment_end(at);

		if (end) {
			blank(at, end);
			at = end;
		} else if (*at == '"' || *at == '\'') {
			at = string_end(at);
			word = false;
		} else {
			word = strchr(" \t\r\n={}(),+", *at) == NULL;
			at++;
		}
	}
}

/*
 * Blank out the line of the last error, and the lines behind it up to the brace that closes what it
 * opens, but not the brace around it. False when there is nothing on it.
 */
static bool
skip_line(int line)
{
	char *start = (char *)line_at(line), *at = start;
	int depth = 0;

	while (at && *at && (*at != '\n' || depth > 0)) {
		depth += *at == '{' ? 1 : *at == '}' ? -1 : 0;
		if (depth < 0)
			break;
		at = *at == '"' || *at == '\'' ? string_end(at) : at + 1;
	}
	if (at == NULL || strspn(start, " ") >= (size_t)(at - start))
		return false;
	blank(start, at);
	return true;
}

/* libconfuse takes the end of the file for a closing brace */
static void
check_braces(void)
{
	int line = 1, depth = 0, opened = 0;

	for (char *at = reading.text; *at;) {
		char *next = *at == '"' || *at == '\'' ? string_end(at) : at + 1;

		if (*at == '{' && depth++ == 0)
			opened = line;
		depth -= *at == '}';
		for (; at < next; at++)
			line += *at == '\n';
	}
	if (depth > 0)
		wrong(opened, "the brace { is not closed; write port \"1.2\" { name = \"WEB-01\" }");
}

static char *
read_whole(const char *path, size_t *size)
{
	FILE *file = fopen(path, "re");
	char *text = file ? malloc(FILE_MAX + 1) : NULL;

	if (text) {
		*size = fread(text, 1, FILE_MAX + 1, file);
		if (ferror(file)) {
			free(text);
			text = NULL;
		}
	}
	if (file)
		fclose(file);
	return text;
}

static int
read_text(struct config *config, size_t size)
{
	bool whole;

	if (size > FILE_MAX || memchr(reading.text, 0, size)) {
		wrong(1, "this is no text file of at most 1 MB; write an overscan.conf(5)");
		return EXIT_USAGE;
	}
	reading.text[size] = 0;
	blank_comments(reading.text);
	do
		whole = parse(config);
	while (!whole && reading.skippable && reading.count < CONFIG_ERRORS_MAX &&
	       skip_line(reading.last_line));
	if (whole)
		check_braces();
	return reading.count == 0 && whole ? EXIT_OK : EXIT_USAGE;
}

int
config_read(struct config *config, const char *path, char *error, size_t size)
{
	const char *file = path ? path : CONFIG_DEFAULT;
	size_t len = 0;
	int result;

	memset(config, 0, sizeof(*config));
	error[0] = 0;
	reading = (struct reading){ .file = file, .error = error, .size = size };
	reading.text = read_whole(file, &len);
	if (reading.text == NULL) {
		if (path == NULL && errno == ENOENT)
			return EXIT_OK;
		snprintf(error, size, "%s: %s", file, strerror(errno));
		return errno == EACCES ? EXIT_PERMISSION : EXIT_ABSENT;
	}
	result = read_text(config, len);
	free(reading.text);
	return result;
}
