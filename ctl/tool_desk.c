/* SPDX-License-Identifier: MIT */
/* scan, skip, broadcast, banner, blank, replug, power, logout, take, give, refuse: what the operator of a console can do */
#include <stdio.h>
#include <string.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"

enum { TAKE_TIMEOUT_MS = 15000 };	/* the operator has ten seconds */

json_t *
tool_desk_request(const struct tool *tool, const char *command)
{
	json_t *request = tool_request(tool, command);

	if (tool->option.force)
		json_object_set_new(request, "force", json_true());
	return request;
}

static int
simple(struct tool *tool, const char *command)
{
	return tool_do(tool, tool_desk_request(tool, command), CONTROL_TIMEOUT_MS);
}

int
tool_scan(struct tool *tool, int argc, char **argv)
{
	const char *op = argc > 0 ? argv[0] : "start";
	json_t *request = tool_desk_request(tool, "scan");
	long dwell_s;

	op = strcmp(op, "on") == 0 ? "start" : strcmp(op, "off") == 0 ? "stop" : op;
	json_object_set_new(request, "op", json_string(op));
	if (tool->option.dwell) {
		if (!tool_number(tool->option.dwell, "--dwell", 1, 255, &dwell_s)) {
			json_decref(request);
			return EXIT_USAGE;
		}
		json_object_set_new(request, "dwell", json_integer(dwell_s));
	}
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

int
tool_broadcast(struct tool *tool, int argc, char **argv)
{
	json_t *request;
	bool on;

	(void)argc;
	if (!tool_switch(argv[0], &on))
		return EXIT_USAGE;
	request = tool_desk_request(tool, "broadcast");
	json_object_set_new(request, "on", json_boolean(on));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

int
tool_replug(struct tool *tool, int argc, char **argv)
{
	json_t *request = tool_desk_request(tool, "replug");

	(void)argc;
	json_object_set_new(request, "port", json_string(argv[0]));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

static void
print_power(json_t *power)
{
	const char *state = json_string_value(json_object_get(power, "state"));

	if (!json_is_true(json_object_get(power, "buttons")))
		puts("no power outputs");
	else if (state && strcmp(state, "unknown") == 0)
		puts("unknown: no power light is wired");
	else
		puts(state ? state : "unknown");
}

int
tool_power(struct tool *tool, int argc, char **argv)
{
	json_t *request = tool_request(tool, "power"), *result;
	int code;

	json_object_set_new(request, "port", json_string(argv[0]));
	if (argc > 1)
		json_object_set_new(request, "do", json_string(argv[1]));
	code = tool_ask(tool, request, CONTROL_TIMEOUT_MS, &result);
	if (code == EXIT_OK && tool->json)
		tool_print_json(result);
	else if (code == EXIT_OK && argc == 1 && !tool->quiet)
		print_power(result);
	if (code == EXIT_OK)
		json_decref(result);
	return code;
}

int
tool_skip(struct tool *tool, int argc, char **argv)
{
	(void)argc, (void)argv;
	return simple(tool, "skip");
}

int
tool_banner(struct tool *tool, int argc, char **argv)
{
	(void)argc, (void)argv;
	return simple(tool, "banner");
}

int
tool_blank(struct tool *tool, int argc, char **argv)
{
	(void)argc, (void)argv;
	return simple(tool, "blank");
}

int
tool_logout(struct tool *tool, int argc, char **argv)
{
	json_t *request = tool_desk_request(tool, "logout");

	(void)argc, (void)argv;
	/* without a console it would be this connection that logs out */
	json_object_set_new(request, "console", json_integer(tool->console ? tool->console : 1));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

static int
say_taken(const struct tool *tool)
{
	if (!tool->quiet && !tool->json)
		printf("console %d is yours\n", tool->console ? tool->console : 1);
	return EXIT_OK;
}

int
tool_take(struct tool *tool, int argc, char **argv)
{
	int code;

	(void)argc, (void)argv;
	if (tool->option.ask && tool->option.force)
		return tool_fail(EXIT_USAGE, "see `overscan help take`",
				 "--ask and --force exclude each other");
	code = tool_do(tool, tool_desk_request(tool, "take"), TAKE_TIMEOUT_MS);
	return code == EXIT_OK ? say_taken(tool) : code;
}

int
tool_give(struct tool *tool, int argc, char **argv)
{
	(void)argc, (void)argv;
	return tool_do(tool, tool_request(tool, "give"), CONTROL_TIMEOUT_MS);
}

int
tool_refuse(struct tool *tool, int argc, char **argv)
{
	(void)argc, (void)argv;
	return tool_do(tool, tool_request(tool, "refuse"), CONTROL_TIMEOUT_MS);
}
