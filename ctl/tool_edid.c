/* SPDX-License-Identifier: MIT */
/* edid: the monitors that hosts see */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/edid.h"
#include "ctl/exit_codes.h"
#include "ctl/tool.h"

static const char *
text_of(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static json_t *
edid_request(struct tool *tool, const char *what)
{
	json_t *request = tool_request(tool, "edid");

	json_object_set_new(request, "do", json_string(what));
	return request;
}

/* "OVS 0001", "" when there are no bytes of it here */
static const char *
model_of(json_t *edid, char out[16])
{
	out[0] = 0;
	if (json_object_get(edid, "maker"))
		snprintf(out, 16, "%s %04X", text_of(edid, "maker"),
			 (unsigned)json_integer_value(json_object_get(edid, "product")) & 0xFFFF);
	return out;
}

static void
print_list(json_t *all)
{
	json_t *edid, *port;
	size_t i, k;
	char model[16];

	printf("NAME          BYTES  MONITOR        MODEL     PREFERRED     PORTS\n");
	json_array_foreach(all, i, edid) {
		const char *name = text_of(edid, "name");
		bool standard = strcmp(name, EDID_STANDARD) == 0;

		printf("%-13s %-6d %-14s %-9s %-13s", name,
		       standard ? EDID_BLOCK : (int)json_integer_value(json_object_get(edid, "bytes")),
		       standard ? "Overscan" : text_of(edid, "monitor"), model_of(edid, model),
		       standard ? "1024x768@60" : text_of(edid, "preferred"));
		json_array_foreach(json_object_get(edid, "ports"), k, port) {
			printf(" %s", json_string_value(port));
		}
		printf("\n");
	}
}

static int
list(struct tool *tool, int argc, char **argv)
{
	json_t *result;
	int code = tool_ask(tool, edid_request(tool, "list"), CONTROL_TIMEOUT_MS, &result);

	(void)argc, (void)argv;
	if (code == EXIT_OK && tool->json)
		tool_print_json(json_object_get(result, "edids"));
	else if (code == EXIT_OK)
		print_list(json_object_get(result, "edids"));
	json_decref(result);
	return code;
}

static void
print_shown(json_t *shown)
{
	char model[16];
	int reads = (int)json_integer_value(json_object_get(shown, "reads"));

	printf("port %s: %s\n", text_of(shown, "port"), text_of(shown, "edid"));
	printf("  monitor    %s (%s), %s\n", text_of(shown, "monitor"), model_of(shown, model),
	       json_is_true(json_object_get(shown, "digital")) ? "digital" : "analogue");
	printf("  preferred  %s\n", text_of(shown, "preferred"));
	printf("  bytes      %d\n", (int)json_integer_value(json_object_get(shown, "bytes")));
	if (json_is_true(json_object_get(shown, "away")))
		printf("  the host   sees it being plugged in anew\n");
	else if (reads)
		printf("  the host   has read it %d%s time%s\n", reads, reads == 255 ? " or more" : "", reads == 1 ? "" : "s");
	else
		printf("  the host   has not read it yet\n");
}

static int
show(struct tool *tool, int argc, char **argv)
{
	json_t *request = edid_request(tool, "show"), *result;
	int code;

	(void)argc;
	json_object_set_new(request, "port", json_string(argv[0]));
	code = tool_ask(tool, request, CONTROL_TIMEOUT_MS, &result);
	if (code == EXIT_OK && tool->json)
		tool_print_json(result);
	else if (code == EXIT_OK)
		print_shown(result);
	json_decref(result);
	return code;
}

static int
set(struct tool *tool, int argc, char **argv)
{
	json_t *request = edid_request(tool, "set");

	(void)argc;
	if (strcmp(argv[0], "all") == 0)
		json_object_set_new(request, "all", json_true());
	else
		json_object_set_new(request, "port", json_string(argv[0]));
	json_object_set_new(request, "edid", json_string(argv[1]));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

/* what a file has; negative: told why not */
static int
read_file(const char *path, uint8_t data[EDID_BYTES + 1])
{
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	size_t bytes = file ? fread(data, 1, EDID_BYTES + 1, file) : 0;
	const char *wrong = NULL;

	if (file == NULL || ferror(file)) {
		tool_fail(EXIT_ABSENT, "give a file of 128 or 256 bytes", "%s: %s", path, strerror(errno));
		bytes = 0;
	} else {
		wrong = edid_error(data, bytes);
	}
	if (file && file != stdin)
		fclose(file);
	if (wrong)
		tool_fail(EXIT_VERIFY, "`edid-decode FILE` shows what is in it", "%s: %s", path, wrong);
	return bytes == 0 || wrong ? -1 : (int)bytes;
}

static int
add(struct tool *tool, int argc, char **argv)
{
	uint8_t data[EDID_BYTES + 1];
	struct edid edid = { 0 };
	char hex[EDID_HEX_BYTES];
	json_t *request;

	(void)argc;
	edid.bytes = read_file(argv[1], data);
	if (edid.bytes < 0)
		return EXIT_VERIFY;
	memcpy(edid.data, data, (size_t)edid.bytes);
	request = edid_request(tool, "add");
	json_object_set_new(request, "name", json_string(argv[0]));
	json_object_set_new(request, "data", json_string(edid_hex(&edid, hex)));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

static int
write_file(const char *path, const char *hex)
{
	struct edid edid;
	const char *wrong = edid_from_hex(&edid, hex);
	FILE *file = wrong ? NULL : strcmp(path, "-") == 0 ? stdout : fopen(path, "we");
	bool good = file && fwrite(edid.data, 1, (size_t)edid.bytes, file) == (size_t)edid.bytes;

	if (wrong)
		return tool_fail(EXIT_VERIFY, "see the daemon's log", "%s", wrong);
	if (file && (file == stdout ? fflush(file) : fclose(file)) != 0)
		good = false;
	return good ? EXIT_OK : tool_fail(EXIT_ABSENT, "give a place that can be written", "%s: %s", path, strerror(errno));
}

/* of a name, or of what the host at a port reads */
static int
dump(struct tool *tool, int argc, char **argv)
{
	bool port = argv[0][0] >= '0' && argv[0][0] <= '9' && strchr(argv[0], '.');
	json_t *request = edid_request(tool, port ? "show" : "dump"), *result;
	int code;

	(void)argc;
	json_object_set_new(request, port ? "port" : "name", json_string(argv[0]));
	code = tool_ask(tool, request, CONTROL_TIMEOUT_MS, &result);
	if (code == EXIT_OK)
		code = write_file(argv[1], text_of(result, "data"));
	json_decref(result);
	return code;
}

static int
drop(struct tool *tool, int argc, char **argv)
{
	json_t *request = edid_request(tool, "remove");

	(void)argc;
	json_object_set_new(request, "name", json_string(argv[0]));
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}

int
tool_edid(struct tool *tool, int argc, char **argv)
{
	static const struct {
		const char *name, *usage;
		int operands;
		int (*run)(struct tool *tool, int argc, char **argv);
	} verbs[] = {
		{ "list", "edid list", 0, list }, { "show", "edid show PORT", 1, show },
		{ "set", "edid set PORT|all NAME|standard", 2, set }, { "add", "edid add NAME FILE", 2, add },
		{ "dump", "edid dump NAME|PORT FILE", 2, dump }, { "remove", "edid remove NAME", 1, drop },
	};

	if (argc == 0)
		return list(tool, 0, argv);
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (strcmp(verbs[i].name, argv[0]) == 0)
			return argc - 1 == verbs[i].operands ? verbs[i].run(tool, argc - 1, argv + 1) :
			       tool_usage("edid", "%s", verbs[i].usage);
	return tool_fail(EXIT_USAGE, "list, show, set, add, dump or remove",
			 "there is nothing like \"%s\" to do with EDIDs", argv[0]);
}
