/* SPDX-License-Identifier: MIT */
/* set, quick, dwell, macro, buttons, user: what the switch keeps */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"
#include "driver/overscan.h"

static const char *
text_of(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

/* padded by its width on the screen, not by its bytes */
static void
print_padded(const char *text, int columns)
{
	int pad = columns - ovs_text_width(text);

	printf("%s%*s", text, pad > 0 ? pad : 0, "");
}

bool
tool_switch(const char *text, bool *on)
{
	*on = strcmp(text, "on") == 0;
	if (*on || strcmp(text, "off") == 0)
		return true;
	tool_fail(EXIT_USAGE, "see `overscan help`", "say on or off, not \"%s\"", text);
	return false;
}

/* ---- settings -------------------------------------------------------------------------------- */

static void
print_setting(json_t *setting)
{
	const char *from = text_of(setting, "from");

	printf("%-14s ", text_of(setting, "name"));
	print_padded(text_of(setting, "value"), 13);
	printf("%-10s%s; %s\n", strcmp(from, "standard") == 0 ? "" : from,
	       text_of(setting, "meaning"), text_of(setting, "range"));
}

static void
print_settings(json_t *result)
{
	json_t *list = json_object_get(result, "settings"), *setting;
	size_t i;

	if (list == NULL) {
		print_setting(result);
		return;
	}
	printf("NAME           VALUE        FROM      MEANING\n");
	json_array_foreach(list, i, setting) {
		print_setting(setting);
	}
}

int
tool_set(struct tool *tool, int argc, char **argv)
{
	json_t *request = tool_request(tool, "set"), *result;
	int code;

	if (argc > 0)
		json_object_set_new(request, "name", json_string(argv[0]));
	if (argc > 1)
		json_object_set_new(request, "value", strcmp(argv[1], "default") == 0
							      ? json_null() : json_string(argv[1]));
	if (tool->option.user)
		json_object_set_new(request, "user", json_string(tool->option.user));
	code = tool_ask(tool, request, CONTROL_TIMEOUT_MS, &result);
	if (code == EXIT_OK && tool->json)
		tool_print_json(argc > 0 ? result : json_object_get(result, "settings"));
	else if (code == EXIT_OK && !(argc > 1 && tool->quiet))
		print_settings(result);
	json_decref(result);
	return code;
}

/* ---- ports ----------------------------------------------------------------------------------- */

static json_t *
of_port(struct tool *tool, const char *command, const char *port)
{
	json_t *request = tool_request(tool, command);

	json_object_set_new(request, "port", json_string(port));
	return request;
}

int
tool_quick(struct tool *tool, int argc, char **argv)
{
	json_t *request;
	bool on;

	(void)argc;
	if (!tool_switch(argv[1], &on))
		return EXIT_USAGE;
	request = of_port(tool, "quick", argv[0]);
	json_object_set_new(request, "on", json_boolean(on));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

int
tool_dwell(struct tool *tool, int argc, char **argv)
{
	json_t *request;
	long dwell_s;

	(void)argc;
	if (!tool_number(argv[1], "SECONDS", 0, 255, &dwell_s))
		return EXIT_USAGE;
	request = of_port(tool, "dwell", argv[0]);
	json_object_set_new(request, "dwell", json_integer(dwell_s));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

/* chords as operands: with spaces between them on the way */
int
tool_macro(struct tool *tool, int argc, char **argv)
{
	json_t *request = of_port(tool, "macro", argv[0]);
	char *chords;
	size_t size;
	FILE *text = open_memstream(&chords, &size);

	if (text == NULL)
		abort();
	for (int i = 1; i < argc; i++)
		fprintf(text, "%s%s", i > 1 ? " " : "", argv[i]);
	fclose(text);
	json_object_set_new(request, "chords", json_string(chords));
	free(chords);
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

int
tool_buttons(struct tool *tool, int argc, char **argv)
{
	json_t *request = of_port(tool, "buttons", argv[0]);

	(void)argc;
	json_object_set_new(request, "for", json_string(argv[1]));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

/* ---- users ----------------------------------------------------------------------------------- */

static const struct verb {
	const char *name, *usage;
	const char *field[3];		/* of the operands */
} verbs[] = {
	{ "list", "user list", { NULL } },
	{ "add", "user add NAME", { "user" } },
	{ "remove", "user remove NAME", { "user" } },
	{ "rename", "user rename NAME NEW-NAME", { "user", "name" } },
	{ "admin", "user admin NAME on|off", { "user", "on" } },
	{ "right", "user right NAME PORT full|view|none", { "user", "port", "right" } },
};

static void
print_user(json_t *user)
{
	json_t *right;
	const char *port;

	print_padded(text_of(user, "name"), 17);
	printf("%-6s %-9s ", json_is_true(json_object_get(user, "admin")) ? "yes" : "",
	       json_is_true(json_object_get(user, "password")) ? "yes" : "");
	json_object_foreach(json_object_get(user, "rights"), port, right) {
		if (strcmp(json_string_value(right), "full") != 0)
			printf("%s %s  ", port, json_string_value(right));
	}
	printf("\n");
}

static void
print_users(json_t *users)
{
	json_t *user;
	size_t i;

	printf("NAME             ADMIN  PASSWORD  RIGHTS THAT ARE NOT FULL\n");
	json_array_foreach(users, i, user) {
		print_user(user);
	}
}

static int
list_users(struct tool *tool, json_t *request)
{
	json_t *result;
	int code = tool_ask(tool, request, CONTROL_TIMEOUT_MS, &result);

	if (code == EXIT_OK && tool->json)
		tool_print_json(json_object_get(result, "users"));
	else if (code == EXIT_OK)
		print_users(json_object_get(result, "users"));
	json_decref(result);
	return code;
}

static int
run_verb(struct tool *tool, const struct verb *verb, int argc, char **argv)
{
	json_t *request;
	bool on = false;
	int count = 0;

	while (count < 3 && verb->field[count])
		count++;
	if (argc != count)
		return tool_usage("user", "%s", verb->usage);
	if (strcmp(verb->name, "admin") == 0 && !tool_switch(argv[1], &on))
		return EXIT_USAGE;
	request = tool_request(tool, "user");
	json_object_set_new(request, "do", json_string(verb->name));
	for (int i = 0; i < count; i++)
		json_object_set_new(request, verb->field[i], strcmp(verb->field[i], "on") == 0
				    ? json_boolean(on) : json_string(argv[i]));
	return count == 0 ? list_users(tool, request) : tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

int
tool_user(struct tool *tool, int argc, char **argv)
{
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (strcmp(verbs[i].name, argv[0]) == 0)
			return run_verb(tool, &verbs[i], argc - 1, argv + 1);
	return tool_fail(EXIT_USAGE, "list, add, remove, rename, admin or right",
			 "there is nothing like \"%s\" to do with users", argv[0]);
}
