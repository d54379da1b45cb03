/* SPDX-License-Identifier: MIT */
/* select, key, type, mouse, name */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/chord.h"
#include "ctl/exit_codes.h"
#include "ctl/tool.h"

/* a request's line has 64 kB, in which a character may take six bytes */
enum { TEXT_MAX_BYTES = 8000 };

int
tool_select(struct tool *tool, int argc, char **argv)
{
	json_t *request = tool_desk_request(tool, "select");

	(void)argc;
	json_object_set_new(request, "port", json_string(argv[0]));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

int
tool_key(struct tool *tool, int argc, char **argv)
{
	json_t *request = tool_desk_request(tool, "key"), *chords = json_array();

	for (int i = 0; i < argc; i++)
		json_array_append_new(chords, json_string(argv[i]));
	json_object_set_new(request, "chords", chords);
	return tool_do(tool, request,
		       CONTROL_TIMEOUT_MS + argc * 2 * CHORD_KEYS_MAX * CHORD_STEP_MS);
}

static int
type_text(struct tool *tool, const char *text, size_t len)
{
	json_t *request, *string = json_stringn(text, len);

	if (string == NULL)
		return tool_fail(EXIT_USAGE, "write it as UTF-8", "the text is not UTF-8");
	request = tool_desk_request(tool, "type");
	json_object_set_new(request, "text", string);
	return tool_do(tool, request, CONTROL_TIMEOUT_MS + (int)len * 4 * TYPE_STEP_MS * 2);
}

static int
type_input(struct tool *tool)
{
	char text[TEXT_MAX_BYTES];
	size_t len;

	while ((len = fread(text, 1, sizeof(text), stdin)) > 0) {
		int code = type_text(tool, text, len);

		if (code != EXIT_OK)
			return code;
	}
	return EXIT_OK;
}

int
tool_type(struct tool *tool, int argc, char **argv)
{
	size_t len = strlen(argv[0]);

	(void)argc;
	if (strcmp(argv[0], "-") == 0)
		return type_input(tool);
	if (len > TEXT_MAX_BYTES)
		return tool_fail(EXIT_USAGE, "`overscan type -` takes any amount from standard input",
				 "the text is longer than %d bytes", TEXT_MAX_BYTES);
	return type_text(tool, argv[0], len);
}

int
tool_mouse(struct tool *tool, int argc, char **argv)
{
	json_t *request;
	long dx, dy, buttons = 0;

	if (!tool_number(argv[0], "DX", -4096, 4096, &dx) ||
	    !tool_number(argv[1], "DY", -4096, 4096, &dy) ||
	    (argc > 2 && !tool_number(argv[2], "BUTTONS", 0, 7, &buttons)))
		return EXIT_USAGE;
	request = tool_desk_request(tool, "mouse");
	json_object_set_new(request, "dx", json_integer(dx));
	json_object_set_new(request, "dy", json_integer(dy));
	json_object_set_new(request, "buttons", json_integer(buttons));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

static void
say_name(const char *port, json_t *result)
{
	printf("%s is now \"%s\"%s\n", port, json_string_value(json_object_get(result, "name")),
	       json_is_true(json_object_get(result, "kept")) ? "" :
	       " until overscand ends (start it with --state DIR to keep names)");
}

int
tool_name(struct tool *tool, int argc, char **argv)
{
	json_t *request = tool_request(tool, "name"), *result;
	int code;

	json_object_set_new(request, "port", json_string(argv[0]));
	json_object_set_new(request, "name", argc > 1 ? json_string(argv[1]) : json_null());
	code = tool_ask(tool, request, CONTROL_TIMEOUT_MS, &result);
	if (code == EXIT_OK && tool->json)
		tool_print_json(result);
	else if (code == EXIT_OK && !tool->quiet)
		say_name(argv[0], result);
	json_decref(result);
	return code;
}
