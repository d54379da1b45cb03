/* SPDX-License-Identifier: MIT */
/* osd: the seven drawing commands, arguments in the order of hdl/regs.csv */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"

enum { ARGS_MAX = 11, FONT_DIGITS = 32 };

/* a number unless `kind` says otherwise */
enum kind { NUMBERS, TEXT, GLYPH };

static const struct osd_row {
	const char *op;
	enum kind kind;
	int min, max;
	const char *name[ARGS_MAX + 1];
} table[] = {
	{ "display", NUMBERS, 11, 11, { "flags", "standard", "x", "y", "cols", "rows", "scale",
	  "dim", "blink_frames", "blink_duty", "palette" } },
	{ "locate", NUMBERS, 3, 3, { "row", "col", "attr" } },
	{ "write", TEXT, 1, 1, { "text" } },
	{ "fill", NUMBERS, 6, 6, { "row", "col", "height", "width", "code", "attr" } },
	{ "attr", NUMBERS, 6, 6, { "row", "col", "height", "width", "and", "xor" } },
	{ "font", GLYPH, 2, 2, { "glyph", "lines" } },
	{ "commit", NUMBERS, 0, 1, { "flags" } },
};

static bool
add_number(json_t *request, const char *name, const char *text)
{
	long value;

	if (!tool_number(text, name, 0, 65535, &value))
		return false;
	json_object_set_new(request, name, json_integer(value));
	return true;
}

static bool
add_lines(json_t *request, const char *digits)
{
	json_t *lines = json_array();

	if (strlen(digits) != FONT_DIGITS || strspn(digits, "0123456789abcdefABCDEF") != FONT_DIGITS) {
		json_decref(lines);
		tool_fail(EXIT_USAGE, "16 lines of 8 pixels, the top line first, bit 7 at the left",
			  "lines must be 32 hexadecimal digits, not \"%s\"", digits);
		return false;
	}
	for (int i = 0; i < FONT_DIGITS; i += 2) {
		char pair[3] = { digits[i], digits[i + 1], 0 };

		json_array_append_new(lines, json_integer(strtol(pair, NULL, 16)));
	}
	json_object_set_new(request, "lines", lines);
	return true;
}

static bool
add_text(json_t *request, const char *text)
{
	json_t *string = json_string(text);

	if (string == NULL || text[0] == 0) {
		json_decref(string);
		tool_fail(EXIT_USAGE, NULL, "the text must be UTF-8 and not empty");
		return false;
	}
	json_object_set_new(request, "text", string);
	return true;
}

static bool
add_argument(json_t *request, const struct osd_row *row, int i, const char *text)
{
	if (row->kind == TEXT)
		return add_text(request, text);
	if (row->kind == GLYPH && i == 1)
		return add_lines(request, text);
	return add_number(request, row->name[i], text);
}

static const struct osd_row *
find(const char *op)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].op, op) == 0)
			return &table[i];
	return NULL;
}

int
tool_osd(struct tool *tool, int argc, char **argv)
{
	const struct osd_row *row = find(argv[0]);
	json_t *request;

	if (row == NULL)
		return tool_fail(EXIT_USAGE, "display, locate, write, fill, attr, font or commit",
				 "there is no OSD command \"%s\"", argv[0]);
	if (argc - 1 < row->min || argc - 1 > row->max)
		return tool_fail(EXIT_USAGE, "`overscan help osd` lists them all",
				 "osd %s takes %d arguments", row->op, row->max);
	request = tool_request(tool, "osd");
	json_object_set_new(request, "op", json_string(row->op));
	if (strcmp(row->op, "commit") == 0)
		json_object_set_new(request, "flags", json_integer(0));
	for (int i = 0; i < argc - 1; i++)
		if (!add_argument(request, row, i, argv[i + 1])) {
			json_decref(request);
			return EXIT_USAGE;
		}
	return tool_do(tool, request, CONTROL_TIMEOUT_MS);
}
