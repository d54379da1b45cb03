/* SPDX-License-Identifier: MIT */
/* What a console's overlay says, as text: for scripts, tests, and people who read with their fingers. */
#include "ctl/daemon.h"

static bool
is_blank(struct cell cell)
{
	return (cell.attr & OVS_ATTR_BACK_MASK) >> OVS_ATTR_BACK_SHIFT == OVS_BACK_NOTHING;
}

/* one row without what is empty at its right end */
static json_t *
row_text(const struct page *page, int row)
{
	char text[PAGE_COLS_MAX * 3 + 1];
	int len = 0, end = 0;

	for (int col = 0; col < page->cols; col++) {
		struct cell cell = page->cell[row][col];

		if (!(cell.attr & OVS_ATTR_RIGHT) || is_blank(cell))
			len += utf8_put(text + len, is_blank(cell) ? ' ' : cell.code);
		if (!is_blank(cell) && cell.code != ' ')
			end = len;
	}
	return json_stringn(text, (size_t)end);
}

void
command_page(struct request *request)
{
	const struct console *console;
	json_t *rows = json_array();

	if (!request_console(request)) {
		json_decref(rows);
		return;
	}
	console = &request->daemon->console[request->console];
	for (int row = 0; console->shown_view.on && row < console->shown.rows; row++)
		json_array_append_new(rows, row_text(&console->shown, row));
	request_ok(request, json_pack("{s:b, s:o}", "on", console->shown_view.on, "rows", rows));
}
