/* SPDX-License-Identifier: MIT */
/* config: export, import, defaults */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"

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

static int
run_export(struct tool *tool, const char *path)
{
	json_t *result;
	const char *text;
	int code = tool_ask(tool, tool_request(tool, "export"), CONTROL_TIMEOUT_MS, &result);

	if (code != EXIT_OK)
		return code;
	text = json_string_value(json_object_get(result, "text"));
	if (text == NULL)
		code = tool_fail(EXIT_VERIFY, NULL, "the daemon's answer cannot be understood");
	else if (path && strcmp(path, "-") != 0)
		code = write_file(path, text);
	else
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

static int
run_import(struct tool *tool, const char *path)
{
	static char text[TEXT_MAX_BYTES + 1];
	json_t *request, *string, *result;
	int code = read_text(path, text);

	if (code != EXIT_OK)
		return code;
	string = json_string(text);
	if (string == NULL)
		return tool_fail(EXIT_USAGE, "write it as UTF-8", "%s is not UTF-8", path);
	request = tool_request(tool, "import");
	json_object_set_new(request, "text", string);
	json_object_set_new(request, "file", json_string(strcmp(path, "-") ? path : "stdin"));
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
	if (argc == 1 && (strcmp(argv[0], "defaults") == 0 || strcmp(argv[0], "clear-names") == 0))
		return tool_do(tool, tool_request(tool, argv[0]), CONTROL_TIMEOUT_MS);
	return tool_fail(EXIT_USAGE, "export, import, defaults or clear-names",
			 "there is nothing like \"%s\" to do with the configuration", argv[0]);
}
