/* SPDX-License-Identifier: MIT */
/* osd.c - the seven OSD commands, one function each */
#include "driver/private.h"

#include <string.h>

enum { COMMANDS_MAX = OVS_LINK_PAYLOAD_MAX };

static int command(struct ovs_board *board, int console, uint8_t op, const uint8_t *payload, size_t len)
{
	uint8_t item[2 + OVS_OSD_WRITE_MAX] = {op, (uint8_t)len};

	memcpy(item + 2, payload, len);
	return queue_item(board, OVS_FRAME_OSD, console, item, 2 + len, COMMANDS_MAX);
}

/* A cell of the largest page. */
static int check_cell(struct ovs_board *board, int console, int row, int col)
{
	int error = check_console(board, console);

	if (!error && (row < 0 || row >= board->info.rows))
		error = range_error(board, "row", row, 0, board->info.rows - 1);
	if (!error && (col < 0 || col >= board->info.cols))
		error = range_error(board, "column", col, 0, board->info.cols - 1);
	return error;
}

static int check_rect(struct ovs_board *board, int console, struct ovs_rect r)
{
	int error = check_cell(board, console, r.row, r.col);

	if (!error && (r.height < 1 || r.row + r.height > board->info.rows))
		error = range_error(board, "height", r.height, 1, board->info.rows - r.row);
	if (!error && (r.width < 1 || r.col + r.width > board->info.cols))
		error = range_error(board, "width", r.width, 1, board->info.cols - r.col);
	return error;
}

static void put_rect(uint8_t *p, struct ovs_rect r)
{
	p[0] = (uint8_t)r.row;
	p[1] = (uint8_t)r.col;
	p[2] = (uint8_t)r.height;
	p[3] = (uint8_t)r.width;
}

/* 1 2 4 3 to 0 1 2 3; -1 for anything else */
static int scale_code(int scale)
{
	return scale == 1 ? 0 : scale == 2 ? 1 : scale == 4 ? 2 : scale == 3 ? 3 : -1;
}

static int check_display(struct ovs_board *board, int console, const struct ovs_display *d)
{
	int error = check_console(board, console);
	const struct {
		const char *what;
		int value, min, max;
	} limits[] = {
		{"columns", d->cols, 1, board->info.cols},
		{"rows", d->rows, 1, board->info.rows},
		{"x", d->x_px, 0, 0xFFFF},
		{"y", d->y_px, 0, 0xFFFF},
		{"scale", scale_code(d->scale_x) < 0 ? d->scale_x : scale_code(d->scale_y) < 0 ? d->scale_y : 1, 1, 1},
		{"dim level", d->dim, 0, 7},
		{"blink period", d->blink_frames, 0, 255},
		{"blink duty", d->blink_frames ? d->blink_duty : 1, 1, 3},
		{"palette", d->palette, 0, 255},
		{"standard", d->standard, 0, 255},
	};

	for (size_t i = 0; !error && i < sizeof(limits) / sizeof(limits[0]); i++)
		if (limits[i].value < limits[i].min || limits[i].value > limits[i].max)
			error = range_error(board, limits[i].what, limits[i].value, limits[i].min, limits[i].max);
	return error;
}

int ovs_osd_display(struct ovs_board *board, int console, const struct ovs_display *d)
{
	uint8_t p[OVS_CMD_DISPLAY_LEN];
	int error = check_display(board, console, d);

	if (error)
		return error;
	p[OVS_CMD_DISPLAY_FLAGS] = (uint8_t)d->flags;
	p[OVS_CMD_DISPLAY_STANDARD] = (uint8_t)d->standard;
	put_u16(p + OVS_CMD_DISPLAY_X, (unsigned)d->x_px);
	put_u16(p + OVS_CMD_DISPLAY_Y, (unsigned)d->y_px);
	p[OVS_CMD_DISPLAY_COLS] = (uint8_t)d->cols;
	p[OVS_CMD_DISPLAY_ROWS] = (uint8_t)d->rows;
	p[OVS_CMD_DISPLAY_SCALE] = (uint8_t)(scale_code(d->scale_x) | scale_code(d->scale_y) << 4);
	p[OVS_CMD_DISPLAY_DIM] = (uint8_t)d->dim;
	p[OVS_CMD_DISPLAY_BLINK_FRAMES] = (uint8_t)d->blink_frames;
	p[OVS_CMD_DISPLAY_BLINK_DUTY] = (uint8_t)d->blink_duty;
	p[OVS_CMD_DISPLAY_PALETTE] = (uint8_t)d->palette;
	return command(board, console, OVS_CMD_DISPLAY, p, sizeof(p));
}

int ovs_osd_locate(struct ovs_board *board, int console, int row, int col, uint16_t attr)
{
	uint8_t p[OVS_CMD_LOCATE_LEN] = {(uint8_t)row, (uint8_t)col};
	int error = check_cell(board, console, row, col);

	put_u16(p + OVS_CMD_LOCATE_ATTR, attr);
	return error ? error : command(board, console, OVS_CMD_LOCATE, p, sizeof(p));
}

int ovs_osd_write(struct ovs_board *board, int console, const char *utf8, size_t len)
{
	int error = check_console(board, console);

	if (!error && (len < 1 || len > OVS_OSD_WRITE_MAX))
		error = range_error(board, "text length", (long)len, 1, OVS_OSD_WRITE_MAX);
	return error ? error : command(board, console, OVS_CMD_WRITE, (const uint8_t *)utf8, len);
}

int ovs_osd_fill(struct ovs_board *board, int console, struct ovs_rect rect, uint16_t code, uint16_t attr)
{
	uint8_t p[OVS_CMD_FILL_LEN];
	int error = check_rect(board, console, rect);

	put_rect(p, rect);
	put_u16(p + OVS_CMD_FILL_CODE, code);
	put_u16(p + OVS_CMD_FILL_ATTR, attr);
	return error ? error : command(board, console, OVS_CMD_FILL, p, sizeof(p));
}

int ovs_osd_attr(struct ovs_board *board, int console, struct ovs_rect rect, uint16_t and_mask, uint16_t xor_mask)
{
	uint8_t p[OVS_CMD_ATTR_LEN];
	int error = check_rect(board, console, rect);

	put_rect(p, rect);
	put_u16(p + OVS_CMD_ATTR_AND, and_mask);
	put_u16(p + OVS_CMD_ATTR_XOR, xor_mask);
	return error ? error : command(board, console, OVS_CMD_ATTR, p, sizeof(p));
}

int ovs_osd_font(struct ovs_board *board, int console, int glyph, const uint8_t lines[16])
{
	uint8_t p[OVS_CMD_FONT_LEN] = {(uint8_t)glyph};
	int error = check_console(board, console);

	if (!error && (glyph < 0 || glyph >= (int)OVS_SOFT_GLYPH_COUNT))
		error = range_error(board, "soft glyph", glyph, 0, OVS_SOFT_GLYPH_COUNT - 1);
	memcpy(p + OVS_CMD_FONT_LINES, lines, 16);
	return error ? error : command(board, console, OVS_CMD_FONT, p, sizeof(p));
}

int ovs_osd_commit(struct ovs_board *board, int console, bool notify)
{
	uint8_t p[OVS_CMD_COMMIT_LEN] = {notify};
	int error = check_console(board, console);

	return error ? error : command(board, console, OVS_CMD_COMMIT, p, sizeof(p));
}
