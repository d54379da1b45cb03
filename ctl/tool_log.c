/* SPDX-License-Identifier: MIT */
/* log: the audit, once or as it comes */
#include <ctype.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"
#include "driver/overscan.h"

/* ---- times ----------------------------------------------------------------------------------- */

/* "90s", "30min", "2h", "7d": so long ago */
static bool
parse_ago(const char *text, time_t *out)
{
	static const struct { const char *unit; long s; } units[] = {
		{ "s", 1 }, { "min", 60 }, { "h", 3600 }, { "d", 86400 }, { "w", 604800 },
	};
	char *unit;
	long count = strtol(text, &unit, 10);

	if (!isdigit((unsigned char)text[0]) || count > 1000000)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(units[i].unit, unit) == 0) {
			*out = time(NULL) - count * units[i].s;
			return true;
		}
	return false;
}

/* "2026-11-22", "2026-11-22 10:00", "10:00:30", "today", "yesterday": local time */
static bool
parse_point(const char *text, time_t *out)
{
	static const char *const formats[] = { "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S",
		"%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%H:%M:%S", "%H:%M" };
	time_t now = time(NULL);
	struct tm tm = *localtime(&now);
	bool named = strcmp(text, "today") == 0 || strcmp(text, "yesterday") == 0;

	tm.tm_hour = tm.tm_min = tm.tm_sec = 0;
	tm.tm_mday -= text[0] == 'y' && named;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]) && !named; i++) {
		struct tm try = tm;
		const char *end = strptime(text, formats[i], &try);

		if (end == NULL || *end)
			continue;
		tm = try;
		named = true;
	}
	tm.tm_isdst = -1;
	*out = mktime(&tm);
	return named;
}

static bool
add_time(json_t *request, const char *field, const char *text)
{
	time_t at;

	if (text == NULL)
		return true;
	if (!parse_ago(text, &at) && !parse_point(text, &at)) {
		tool_fail(EXIT_USAGE, "for instance 2h, 30min, 7d, yesterday, 10:00, 2026-11-22, "
			  "\"2026-11-22 10:00\"", "\"%s\" is not a time", text);
		return false;
	}
	json_object_set_new(request, field, json_integer((json_int_t)at * 1000));
	return true;
}

/* ---- the request ----------------------------------------------------------------------------- */

static void
add_kinds(json_t *request, const char *kinds)
{
	json_t *list = json_array();

	while (*kinds) {
		size_t len = strcspn(kinds, ",");

		if (len > 0)
			json_array_append_new(list, json_stringn(kinds, len));
		kinds += len + (kinds[len] == ',');
	}
	json_object_set_new(request, "kinds", list);
}

static bool
add_filter(const struct tool *tool, json_t *request)
{
	long limit;

	if (tool->option.kind)
		add_kinds(request, tool->option.kind);
	if (tool->option.user)
		json_object_set_new(request, "user", json_string(tool->option.user));
	if (tool->option.port)
		json_object_set_new(request, "port", json_string(tool->option.port));
	if (tool->option.grep)
		json_object_set_new(request, "grep", json_string(tool->option.grep));
	if (tool->option.limit) {
		if (!tool_number(tool->option.limit, "--limit", 0, 5000, &limit))
			return false;
		json_object_set_new(request, "limit", json_integer(limit));
	}
	json_object_set_new(request, "follow", json_boolean(tool->option.follow));
	return add_time(request, "since_ms", tool->option.since) &&
	       add_time(request, "until_ms", tool->option.until);
}

/* ---- showing --------------------------------------------------------------------------------- */

static const char *
text_of(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static void
print_entry(json_t *entry)
{
	json_int_t time_ms = json_integer_value(json_object_get(entry, "time_ms"));
	json_int_t console = json_integer_value(json_object_get(entry, "console"));
	time_t at = (time_t)(time_ms / 1000);
	const char *user = text_of(entry, "user");
	char when[32];
	int pad = 16 - ovs_text_width(user);

	strftime(when, sizeof(when), "%Y-%m-%d %H:%M:%S", localtime(&at));
	printf("%s  %-9s ", when, text_of(entry, "kind"));
	if (console)
		printf("console %lld  ", (long long)console);
	else
		printf("%11s", "");
	printf("%-5s %s%*s %-16s %s\n", text_of(entry, "port"), user, pad > 0 ? pad : 0, "",
	       text_of(entry, "from"), text_of(entry, "text"));
}

static void
show(const struct tool *tool, json_t *entry)
{
	if (tool->json) {
		json_dumpf(entry, stdout, JSON_COMPACT | JSON_PRESERVE_ORDER);
		putchar('\n');
	} else {
		print_entry(entry);
	}
}

static int
follow(struct tool *tool)
{
	struct control *control = &tool->control;
	struct pollfd wait = { .fd = control->fd, .events = POLLIN };

	do {
		json_t *message;

		while ((message = control_next(control)) != NULL) {
			if (strcmp(text_of(message, "event"), "audit") == 0)
				show(tool, json_object_get(message, "entry"));
			json_decref(message);
		}
		if (fflush(stdout) != 0)
			return EXIT_HARDWARE;
	} while (poll(&wait, 1, -1) >= 0 && control_fill(control));
	return tool_fail(EXIT_HARDWARE, "see its log", "the daemon closed the connection");
}

int
tool_log(struct tool *tool, int argc, char **argv)
{
	json_t *request = tool_request(tool, "log"), *result, *entries, *entry;
	size_t i;
	int code;

	(void)argc, (void)argv;
	if (!add_filter(tool, request)) {
		json_decref(request);
		return EXIT_USAGE;
	}
	code = tool_ask(tool, request, CONTROL_TIMEOUT_MS, &result);
	if (code != EXIT_OK)
		return code;
	entries = json_object_get(result, "entries");
	if (tool->json && !tool->option.follow)
		tool_print_json(entries);
	else
		json_array_foreach(entries, i, entry) {
			show(tool, entry);
		}
	json_decref(result);
	return tool->option.follow ? follow(tool) : EXIT_OK;
}
