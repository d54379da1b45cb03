/* SPDX-License-Identifier: MIT */
/* config: export, import, into the flash of the board and back, defaults */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "ctl/board_copy.h"
#include "ctl/exit_codes.h"
#include "ctl/tool_font.h"

enum { TEXT_MAX_BYTES = 60000 };	/* a line of the socket has 64 kB */

/* ---- export ---------------------------------------------------------------------------------- */

/* hashes are in it: for nobody else's eyes; and whole, or not at all */
static int
write_file(const char *path, const char *text)
{
	char temporary[4096];
	struct stat st;
	FILE *file;
	int fd;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return tool_file_error("", path);
	}
	snprintf(temporary, sizeof(temporary), "%s.XXXXXX", path);
	fd = mkstemp(temporary);
	file = fd < 0 ? NULL : fdopen(fd, "w");
	if (file == NULL)
		return tool_file_error("", path);
	if (fputs(text, file) >= 0 && fflush(file) == 0 && fsync(fd) == 0 && fclose(file) == 0 &&
	    rename(temporary, path) == 0)
		return EXIT_OK;
	unlink(temporary);
	return tool_file_error("", path);
}

/* *text belongs to *result */
static int
ask_export(struct tool *tool, json_t **result, const char **text)
{
	int code = tool_ask(tool, tool_request(tool, "export"), CONTROL_TIMEOUT_MS, result);

	*text = json_string_value(json_object_get(*result, "text"));
	if (code == EXIT_OK && *text == NULL)
		code = tool_fail(EXIT_VERIFY, NULL, "the daemon's answer cannot be understood");
	return code;
}

static int
run_export(struct tool *tool, const char *path)
{
	json_t *result;
	const char *text;
	int code = ask_export(tool, &result, &text);

	if (code == EXIT_OK && path && strcmp(path, "-") != 0)
		code = write_file(path, text);
	else if (code == EXIT_OK)
		fputs(text, stdout);
	json_decref(result);
	return code;
}

/* ---- import ---------------------------------------------------------------------------------- */

static int
read_text(const char *path, char text[TEXT_MAX_BYTES + 1])
{
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	size_t len;

	if (file == NULL)
		return tool_file_error("", path);
	len = fread(text, 1, TEXT_MAX_BYTES + 1, file);
	if (ferror(file))
		return tool_file_error("", path);
	if (file != stdin)
		fclose(file);
	if (len > TEXT_MAX_BYTES)
		return tool_fail(EXIT_USAGE, "is it an export?", "%s is longer than %d bytes", path,
				 TEXT_MAX_BYTES);
	if (memchr(text, 0, len))
		return tool_fail(EXIT_USAGE, "is it an export?", "%s is no text file", path);
	text[len] = 0;
	return EXIT_OK;
}

static void
say_changes(const struct tool *tool, json_t *result)
{
	json_t *changes = json_object_get(result, "changes"), *line;
	size_t i, count = json_array_size(changes);

	if (tool->option.dry_run || !tool->quiet) {
		json_array_foreach(changes, i, line) {
			puts(json_string_value(line));
		}
	}
	if (!tool->quiet)
		printf("%zu change%s%s\n", count, count == 1 ? "" : "s",
		       tool->option.dry_run ? ", none of them done" : "");
}

/* name: where the text is from, for messages */
static int
import_text(struct tool *tool, const char *text, const char *name)
{
	json_t *request, *string = json_string(text), *result;
	int code;

	if (string == NULL)
		return tool_fail(EXIT_USAGE, "write it as UTF-8", "%s is not UTF-8", name);
	request = tool_request(tool, "import");
	json_object_set_new(request, "text", string);
	json_object_set_new(request, "file", json_string(name));
	json_object_set_new(request, "replace", json_boolean(tool->option.replace));
	json_object_set_new(request, "dry_run", json_boolean(tool->option.dry_run));
	code = tool_ask(tool, request, CONTROL_TIMEOUT_MS, &result);
	if (code == EXIT_OK && tool->json)
		tool_print_json(result);
	else if (code == EXIT_OK)
		say_changes(tool, result);
	json_decref(result);
	return code;
}

static int
run_import(struct tool *tool, const char *path)
{
	static char text[TEXT_MAX_BYTES + 1];
	int code = read_text(path, text);

	return code == EXIT_OK ? import_text(tool, text, strcmp(path, "-") ? path : "stdin") : code;
}

/* ---- in the flash of the board --------------------------------------------------------------- */

static struct font_job
flash_job(struct tool *tool)
{
	return (struct font_job){ .tool = tool, .ops = &font_by_daemon,
				  .progress = !tool->quiet && !tool->json && isatty(STDERR_FILENO) };
}

static void
say_copy(const struct tool *tool, const struct board_copy *copy, const char *what)
{
	char when[32] = "";
	time_t saved_s = (time_t)copy->saved_s;
	struct tm tm;

	if (tool->quiet)
		return;
	if (localtime_r(&saved_s, &tm))
		strftime(when, sizeof(when), "%F %H:%M", &tm);
	printf("%s: number %lu, %lu bytes, of %s\n", what, (unsigned long)copy->number, (unsigned long)copy->bytes, when);
}

static int
run_save(struct tool *tool)
{
	struct font_job job = flash_job(tool);
	struct board_copy copy;
	char message[200] = "";
	json_t *result;
	const char *text;
	int code = ask_export(tool, &result, &text);

	if (code == EXIT_OK)
		code = font_outcome(&job, board_copy_save(job.ops, &job, text, strlen(text), (int64_t)time(NULL), &copy, message,
							  sizeof(message)), message, "`overscan config export FILE` keeps them in a file");
	json_decref(result);
	if (code == EXIT_OK && tool->json) {
		result = json_pack("{s:I, s:I}", "number", (json_int_t)copy.number, "bytes", (json_int_t)copy.bytes);
		tool_print_json(result);
		json_decref(result);
	} else if (code == EXIT_OK) {
		say_copy(tool, &copy, "in the flash of the board");
	}
	return code;
}

static int
run_load(struct tool *tool)
{
	static char text[BOARD_COPY_MAX_BYTES + 1];
	struct font_job job = flash_job(tool);
	struct board_copy copy;
	char message[200] = "";
	int code = font_outcome(&job, board_copy_load(job.ops, &job, text, &copy, message, sizeof(message)), message,
				"`overscan config save` writes them there");

	if (code != EXIT_OK)
		return code;
	if (!tool->json)
		say_copy(tool, &copy, "from the flash of the board");
	return import_text(tool, text, "the flash of the board");
}

/* ---- all ------------------------------------------------------------------------------------- */

int
tool_config(struct tool *tool, int argc, char **argv)
{
	if (strcmp(argv[0], "export") == 0)
		return run_export(tool, argc > 1 ? argv[1] : NULL);
	if (strcmp(argv[0], "import") == 0 && argc == 2)
		return run_import(tool, argv[1]);
	if (strcmp(argv[0], "import") == 0)
		return tool_usage("config", "config import FILE|-");
	if (argc == 1 && strcmp(argv[0], "save") == 0)
		return run_save(tool);
	if (argc == 1 && strcmp(argv[0], "load") == 0)
		return run_load(tool);
	if (argc == 1 && (strcmp(argv[0], "defaults") == 0 || strcmp(argv[0], "clear-names") == 0))
		return tool_do(tool, tool_request(tool, argv[0]), CONTROL_TIMEOUT_MS);
	return tool_fail(EXIT_USAGE, "export, import, save, load, defaults or clear-names",
			 "there is nothing like \"%s\" to do with the configuration", argv[0]);
}
