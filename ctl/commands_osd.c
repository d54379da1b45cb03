/* SPDX-License-Identifier: MIT */
/* The seven OSD commands as requests; arguments have the names of hdl/regs.csv, in small letters. */
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

enum { ARGS_MAX = 11, FONT_LINES = 16 };

struct osd_call {
	struct ovs_board *board;
	struct request *request;
	int console;
	long arg[ARGS_MAX];
};

/* An argument's largest value; its smallest is 0. */
struct osd_arg {
	const char *name;
	long max;
};

struct osd_command_row {
	const char *op;
	int (*run)(struct osd_call *call);
	struct osd_arg arg[ARGS_MAX + 1];
};

static int
do_display(struct osd_call *call)
{
	static const int scales[16] = { 1, 2, 4, 3 };	/* the others are refused */
	const long *a = call->arg;
	struct ovs_display display = {
		.flags = (unsigned)a[0], .standard = (int)a[1], .x_px = (int)a[2],
		.y_px = (int)a[3], .cols = (int)a[4], .rows = (int)a[5],
		.scale_x = scales[a[6] & 15], .scale_y = scales[a[6] >> 4], .dim = (int)a[7],
		.blink_frames = (int)a[8], .blink_duty = (int)a[9], .palette = (int)a[10],
	};

	return ovs_osd_display(call->board, call->console, &display);
}

static int
do_locate(struct osd_call *call)
{
	const long *a = call->arg;

	return ovs_osd_locate(call->board, call->console, (int)a[0], (int)a[1], (uint16_t)a[2]);
}

static int
do_write(struct osd_call *call)
{
	const char *text = json_string_value(json_object_get(call->request->body, "text"));

	if (text == NULL || text[0] == 0 || strlen(text) > OVS_OSD_WRITE_MAX)
		return OVS_E_RANGE;
	return ovs_osd_write(call->board, call->console, text, strlen(text));
}

static struct ovs_rect
rect(const long *a)
{
	return (struct ovs_rect){ (int)a[0], (int)a[1], (int)a[2], (int)a[3] };
}

static int
do_fill(struct osd_call *call)
{
	const long *a = call->arg;

	return ovs_osd_fill(call->board, call->console, rect(a), (uint16_t)a[4], (uint16_t)a[5]);
}

static int
do_attr(struct osd_call *call)
{
	const long *a = call->arg;

	return ovs_osd_attr(call->board, call->console, rect(a), (uint16_t)a[4], (uint16_t)a[5]);
}

static int
do_font(struct osd_call *call)
{
	json_t *list = json_object_get(call->request->body, "lines");
	uint8_t lines[FONT_LINES];

	if (json_array_size(list) != FONT_LINES)
		return OVS_E_RANGE;
	for (size_t i = 0; i < FONT_LINES; i++) {
		json_t *line = json_array_get(list, i);

		if (!json_is_integer(line) || json_integer_value(line) < 0 ||
		    json_integer_value(line) > 255)
			return OVS_E_RANGE;
		lines[i] = (uint8_t)json_integer_value(line);
	}
	return ovs_osd_font(call->board, call->console, (int)call->arg[0], lines);
}

static int
do_commit(struct osd_call *call)
{
	return ovs_osd_commit(call->board, call->console, call->arg[0] & 1);
}

static const struct osd_command_row table[] = {
	{ "display", do_display, {
		{ "flags", 255 }, { "standard", 255 }, { "x", 65535 }, { "y", 65535 },
		{ "cols", 255 }, { "rows", 255 }, { "scale", 0x33 }, { "dim", 7 },
		{ "blink_frames", 255 }, { "blink_duty", 3 }, { "palette", 2 } } },
	{ "locate", do_locate, { { "row", 255 }, { "col", 255 }, { "attr", 65535 } } },
	{ "write", do_write, { { NULL, 0 } } },
	{ "fill", do_fill, {
		{ "row", 255 }, { "col", 255 }, { "height", 255 }, { "width", 255 },
		{ "code", 65535 }, { "attr", 65535 } } },
	{ "attr", do_attr, {
		{ "row", 255 }, { "col", 255 }, { "height", 255 }, { "width", 255 },
		{ "and", 65535 }, { "xor", 65535 } } },
	{ "font", do_font, { { "glyph", 255 } } },
	{ "commit", do_commit, { { "flags", 1 } } },
	{ NULL, NULL, { { NULL, 0 } } },
};

static void
on_done(void *ctx, int result)
{
	if (result == 0)
		request_ok(ctx, NULL);
	else
		request_fail_board(ctx, result);
}

static void
run(struct osd_call *call, const struct osd_command_row *row)
{
	int result = row->run(call);

	if (result == OVS_E_RANGE) {
		request_fail(call->request, "bad-request", EXIT_USAGE,
			     "docs/registers.md lists the arguments of every command",
			     "osd %s: an argument is missing or out of range", row->op);
		return;
	}
	console_drawn_over(&call->request->daemon->console[call->console]);
	if (result == 0)
		result = ovs_then(call->board, on_done, call->request);
	if (result != 0)
		request_fail_board(call->request, result);
}

void
command_osd(struct request *request)
{
	struct osd_call call = { .board = request->daemon->link.board, .request = request };
	const struct osd_command_row *row = table;
	const char *op;

	if (!request_console(request) || (op = request_text(request, "op")) == NULL)
		return;
	call.console = request->console;
	while (row->op && strcmp(row->op, op) != 0)
		row++;
	if (row->op == NULL) {
		request_fail(request, "bad-request", EXIT_USAGE,
			     "display, locate, write, fill, attr, font or commit",
			     "there is no OSD command \"%.20s\"", op);
		return;
	}
	for (int i = 0; row->arg[i].name; i++)
		if (!request_int(request, row->arg[i].name, 0, row->arg[i].max, &call.arg[i]))
			return;
	run(&call, row);
}
