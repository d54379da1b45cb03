/* SPDX-License-Identifier: MIT */
/* list, status, version */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"
#include "driver/overscan.h"

static const char *
text_of(json_t *object, const char *key, const char *otherwise)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : otherwise;
}

static bool
is_true(json_t *object, const char *key)
{
	return json_is_true(json_object_get(object, key));
}

/* N.C.S: lit locks as letters */
static const char *
led_text(json_t *leds, char out[6])
{
	snprintf(out, 6, "%c.%c.%c", is_true(leds, "num") ? 'N' : '-',
		 is_true(leds, "caps") ? 'C' : '-', is_true(leds, "scroll") ? 'S' : '-');
	return out;
}

static void
console_text(json_t *consoles, char *out, size_t size)
{
	json_t *number;
	size_t i, len = 0;

	out[0] = 0;
	json_array_foreach(consoles, i, number)
		len += (size_t)snprintf(out + len, size - len, "%s%lld", i ? "," : "",
					(long long)json_integer_value(number));
}

/* a name padded by its width on the screen, not by its bytes */
static void
print_name(const char *name, int columns)
{
	int pad = columns - ovs_text_width(name);

	printf("%s%*s", name, pad > 0 ? pad : 0, "");
}

/* what carries the syncs; nothing is told of a port without any */
static const char *
sync_text(json_t *signal)
{
	const char *sync = text_of(signal, "sync", "none");

	return strcmp(sync, "none") == 0 ? "-" : sync;
}

/* when the picture changed last: the time of today, else the date */
static const char *
changed_text(json_int_t seconds, char out[16])
{
	time_t when = (time_t)seconds, now = time(NULL);
	struct tm then, today;

	if (seconds == 0)
		return "-";
	localtime_r(&when, &then);
	localtime_r(&now, &today);
	strftime(out, 16, then.tm_year == today.tm_year && then.tm_yday == today.tm_yday ? "%H:%M:%S" : "%Y-%m-%d",
		 &then);
	return out;
}

static void
print_port(json_t *port)
{
	json_t *signal = json_object_get(port, "signal");
	char leds[6], consoles[32], changed[16];

	console_text(json_object_get(port, "consoles"), consoles, sizeof(consoles));
	printf("%-5s ", text_of(port, "port", "?"));
	print_name(text_of(port, "name", "?"), 17);
	printf("%-20s %-9s %-10s %-4s %-6s %s\n", text_of(signal, "text", "no sync"), sync_text(signal),
	       changed_text(json_integer_value(json_object_get(port, "changed")), changed),
	       is_true(port, "keyboard") ? "yes" : "no",
	       led_text(json_object_get(port, "leds"), leds), consoles);
}

static void
print_ports(json_t *ports, bool quiet)
{
	json_t *port;
	size_t i;

	if (!quiet)
		printf("PORT  NAME             PICTURE              SYNC      CHANGED    KEYS LEDS   CONSOLE\n");
	json_array_foreach(ports, i, port) {
		if (quiet)
			puts(text_of(port, "port", "?"));
		else
			print_port(port);
	}
}

int
tool_list(struct tool *tool, int argc, char **argv)
{
	json_t *result;
	int code = tool_ask(tool, tool_request(tool, "list"), CONTROL_TIMEOUT_MS, &result);

	(void)argc, (void)argv;
	if (code == EXIT_OK && tool->json)
		tool_print_json(json_object_get(result, "ports"));
	else if (code == EXIT_OK)
		print_ports(json_object_get(result, "ports"), tool->quiet);
	json_decref(result);
	return code;
}

static void
print_console(json_t *console)
{
	char leds[6];

	printf("console %lld: port %s, showing %s%s, overlay %s, LEDs %s\n",
	       (long long)json_integer_value(json_object_get(console, "console")),
	       text_of(console, "selected", "none"),
	       text_of(console, "shown", "the internal picture"),
	       is_true(console, "no_signal") ? " (no signal)" : "",
	       text_of(console, "overlay", "none"),
	       led_text(json_object_get(console, "leds"), leds));
}

/* the port that leads to another unit */
static void
print_behind(json_t *behind)
{
	if (behind)
		printf("port %s leads to unit %lld, %s: %s\n", text_of(behind, "at", "?"),
		       (long long)json_integer_value(json_object_get(behind, "unit")), text_of(behind, "name", "?"),
		       is_true(behind, "up") ? "connected" : text_of(behind, "error", "not there"));
}

static void
print_status(json_t *status)
{
	json_t *board = json_object_get(status, "board"), *console;
	size_t i;

	printf("board %s: %s\n", text_of(board, "name", "?"),
	       is_true(board, "up") ? "connected" : text_of(board, "error", "not there"));
	print_behind(json_object_get(board, "behind"));
	json_array_foreach(json_object_get(status, "consoles"), i, console) {
		print_console(console);
	}
}

/* what was not asked for goes */
static void
keep_console(json_t *consoles, int wanted)
{
	size_t i = 0;

	while (wanted && i < json_array_size(consoles))
		if (json_integer_value(json_object_get(json_array_get(consoles, i), "console")) == wanted)
			i++;
		else
			json_array_remove(consoles, i);
}

int
tool_status(struct tool *tool, int argc, char **argv)
{
	json_t *result;
	int code = tool_ask(tool, tool_request(tool, "status"), CONTROL_TIMEOUT_MS, &result);

	(void)argc, (void)argv;
	keep_console(json_object_get(result, "consoles"), tool->console);
	if (code == EXIT_OK && tool->json)
		tool_print_json(result);
	else if (code == EXIT_OK)
		print_status(result);
	if (code == EXIT_OK && !is_true(json_object_get(result, "board"), "up"))
		code = (int)json_integer_value(
			json_object_get(json_object_get(result, "board"), "exit"));
	json_decref(result);
	return code;
}

int
tool_page(struct tool *tool, int argc, char **argv)
{
	json_t *result, *row;
	size_t i;
	int code = tool_ask(tool, tool_request(tool, "page"), CONTROL_TIMEOUT_MS, &result);

	(void)argc, (void)argv;
	if (code == EXIT_OK && tool->json)
		tool_print_json(result);
	else if (code == EXIT_OK) {
		json_array_foreach(json_object_get(result, "rows"), i, row) {
			printf("%s\n", json_string_value(row));
		}
	}
	json_decref(result);
	return code;
}

int
tool_version(struct tool *tool, int argc, char **argv)
{
	bool there = control_open(&tool->control, tool->socket) == EXIT_OK;
	json_t *daemon = there ? tool->control.greeting : NULL;

	(void)argc, (void)argv;
	if (tool->json) {
		json_t *all = json_pack("{s:s, s:I, s:O?}", "overscan", OVS_VERSION, "schema",
					(json_int_t)ovs_schema(), "overscand", daemon);

		tool_print_json(all);
		json_decref(all);
		return EXIT_OK;
	}
	printf("overscan %s (link schema %08X)\n", OVS_VERSION, (unsigned)ovs_schema());
	if (daemon)
		printf("overscand %s (protocol %lld)\n", text_of(daemon, "version", "?"),
		       (long long)json_integer_value(json_object_get(daemon, "protocol")));
	return EXIT_OK;
}
