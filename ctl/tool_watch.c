/* SPDX-License-Identifier: MIT */
/*
 * watch: what is, and then a line for each change, as the daemon tells it. A thing's line is printed
 * when it is another one than the last; there are no other rules about what a change is.
 */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"

enum { THINGS_MAX = 64, LINE_ROOM = 512 };

/* the last line about each: board, consoles, ports */
struct watch {
	struct tool *tool;
	int things;
	struct {
		char name[24], line[LINE_ROOM];
	} thing[THINGS_MAX];
};

static const char *
text_of(const json_t *object, const char *key, const char *otherwise)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : otherwise;
}

static bool
is_true(const json_t *object, const char *key)
{
	return json_is_true(json_object_get(object, key));
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void
print_line(const char *name, const char *line)
{
	time_t now = time(NULL);
	char when[16];

	strftime(when, sizeof(when), "%H:%M:%S", localtime(&now));
	printf("%s  %s: %s\n", when, name, line);
}

static void
tell(struct watch *watch, const char *name, const char *line)
{
	int i = 0;

	while (i < watch->things && strcmp(watch->thing[i].name, name) != 0)
		i++;
	if (i == THINGS_MAX || (i < watch->things && strcmp(watch->thing[i].line, line) == 0))
		return;
	if (i == watch->things)
		watch->things++;
	snprintf(watch->thing[i].name, sizeof(watch->thing[i].name), "%s", name);
	snprintf(watch->thing[i].line, LINE_ROOM, "%s", line);
	print_line(name, line);
}

static void
add(char line[LINE_ROOM], const char *what, const char *who)
{
	size_t len = strlen(line);

	if (who[0])
		snprintf(line + len, LINE_ROOM - len, ", %s%s", what, who);
}

static const char *
name_of(const json_t *state, const char *id)
{
	json_t *port;
	size_t i;

	json_array_foreach(json_object_get(state, "ports"), i, port)
		if (strcmp(text_of(port, "port", ""), id) == 0)
			return text_of(port, "name", "");
	return "";
}

static void
tell_console(struct watch *watch, const json_t *state, const json_t *console)
{
	const char *port = text_of(console, "selected", "none");
	const json_t *scan = json_object_get(console, "scan");
	char name[24], line[LINE_ROOM];

	snprintf(name, sizeof(name), "console %d",
		 (int)json_integer_value(json_object_get(console, "console")));
	snprintf(line, sizeof(line), "port %s %s, %s", port, name_of(state, port),
		 text_of(console, "state", "?"));
	if (is_true(scan, "paused"))
		add(line, "", "paused");
	if (is_true(console, "watching"))
		add(line, "", "another console has the keys");
	add(line, "user ", text_of(console, "user", ""));
	add(line, "held by ", text_of(console, "held_by", ""));
	tell(watch, name, line);
}

static void
tell_port(struct watch *watch, const json_t *port)
{
	char name[24], line[LINE_ROOM];

	snprintf(name, sizeof(name), "port %s", text_of(port, "port", "?"));
	snprintf(line, sizeof(line), "%s, %s%s", text_of(port, "name", "?"),
		 text_of(json_object_get(port, "signal"), "text", "no sync"),
		 is_true(port, "keyboard") ? "" : ", no keyboard");
	tell(watch, name, line);
}

/* false: another console is asked for */
static bool
wanted(const struct watch *watch, const json_t *object)
{
	int console = watch->tool->console;

	return console == 0 || json_integer_value(json_object_get(object, "console")) == console;
}

static void
tell_state(struct watch *watch, const json_t *state)
{
	const json_t *board = json_object_get(state, "board");
	json_t *one;
	size_t i;

	tell(watch, "board", is_true(board, "up") ? "connected" : text_of(board, "error", "not there"));
	json_array_foreach(json_object_get(state, "consoles"), i, one)
		if (wanted(watch, one))
			tell_console(watch, state, one);
	json_array_foreach(json_object_get(state, "ports"), i, one) {
		tell_port(watch, one);
	}
}

static void
tell_question(const struct watch *watch, const char *event, const json_t *message)
{
	int console = (int)json_integer_value(json_object_get(message, "console"));
	const char *who = text_of(message, "who", "somebody");
	char name[24], line[LINE_ROOM];

	if (!wanted(watch, message))
		return;
	snprintf(name, sizeof(name), "console %d", console);
	if (strcmp(event, "asked") == 0)
		snprintf(line, sizeof(line), "%s asks for control, %d s: overscan give, or overscan refuse",
			 who, (int)json_integer_value(json_object_get(message, "seconds")));
	else
		snprintf(line, sizeof(line), "control was %s %s",
			 is_true(message, "given") ? "given to" : "refused to", who);
	print_line(name, line);
}

static void
tell_alarm(const struct watch *watch, const json_t *message)
{
	char name[24], line[LINE_ROOM];

	if (!wanted(watch, message))
		return;
	snprintf(name, sizeof(name), "port %s", text_of(message, "port", "?"));
	snprintf(line, sizeof(line), "alarm: %s", text_of(message, "what", "?"));
	print_line(name, line);
}

/* ---- events ---------------------------------------------------------------------------------- */

static void
take_event(struct watch *watch, const json_t *message)
{
	const char *event = text_of(message, "event", "");

	if (watch->tool->json) {
		json_dumpf(message, stdout, JSON_COMPACT | JSON_PRESERVE_ORDER);
		putchar('\n');
	} else if (strcmp(event, "state") == 0) {
		tell_state(watch, json_object_get(message, "state"));
	} else if (strcmp(event, "asked") == 0 || strcmp(event, "answered") == 0) {
		tell_question(watch, event, message);
	} else if (strcmp(event, "alarm") == 0) {
		tell_alarm(watch, message);
	}
}

static int
follow(struct watch *watch)
{
	struct control *control = &watch->tool->control;
	struct pollfd wait = { .fd = control->fd, .events = POLLIN };

	do {
		json_t *message;

		while ((message = control_next(control)) != NULL) {
			if (json_object_get(message, "event"))
				take_event(watch, message);
			json_decref(message);
		}
		if (fflush(stdout) != 0)
			return EXIT_HARDWARE;
	} while (poll(&wait, 1, -1) >= 0 && control_fill(control));
	return tool_fail(EXIT_HARDWARE, "see its log", "the daemon closed the connection");
}

int
tool_watch(struct tool *tool, int argc, char **argv)
{
	static struct watch watch;
	json_t *state, *event;
	int code = tool_ask(tool, tool_request(tool, "subscribe"), CONTROL_TIMEOUT_MS, &state);

	(void)argc, (void)argv;
	if (code != EXIT_OK)
		return code;
	watch.tool = tool;
	event = json_pack("{s:s, s:o}", "event", "state", "state", state);
	take_event(&watch, event);
	json_decref(event);
	return follow(&watch);
}
