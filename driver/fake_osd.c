/* SPDX-License-Identifier: MIT */
/* fake_osd.c - the seven OSD commands on pages kept in C */
#include "driver/fake.h"
#include "driver/private.h"
#include "driver/text.h"

#include <string.h>

static struct fake_cell *cell(struct fake_console *c, int row, int col)
{
	bool inside = row >= 0 && row < c->staged[OVS_CMD_DISPLAY_ROWS] && col >= 0 && col < c->staged[OVS_CMD_DISPLAY_COLS];

	return inside ? &c->draft.cell[row][col] : NULL;
}

static void put(struct fake_console *c, int row, int col, uint16_t code, uint16_t attr)
{
	struct fake_cell *at = cell(c, row, col);

	if (at)
		*at = (struct fake_cell){code, attr};
}

static void clear(struct fake_page *page)
{
	for (int row = 0; row < FAKE_ROWS; row++)
		for (int col = 0; col < FAKE_COLS; col++)
			page->cell[row][col] = (struct fake_cell){' ', OVS_BACK_NOTHING << OVS_ATTR_BACK_SHIFT};
}

void fake_osd_reset(struct fake *f, struct fake_console *c)
{
	memset(c->staged, 0, sizeof(c->staged));
	c->staged[OVS_CMD_DISPLAY_COLS] = (uint8_t)f->config.cols;
	c->staged[OVS_CMD_DISPLAY_ROWS] = (uint8_t)f->config.rows;
	c->staged[OVS_CMD_DISPLAY_DIM] = 3;
	memcpy(c->display, c->staged, sizeof(c->display));
	clear(&c->draft);
	clear(&c->page);
	c->row = c->col = 0;
	c->attr = 0;
}

static bool display(struct fake *f, struct fake_console *c, const uint8_t *p)
{
	int cols = p[OVS_CMD_DISPLAY_COLS], rows = p[OVS_CMD_DISPLAY_ROWS];

	if (cols < 1 || cols > f->config.cols || rows < 1 || rows > f->config.rows)
		return false;
	if (p[OVS_CMD_DISPLAY_FLAGS] & OVS_DISPLAY_RESET)
		clear(&c->draft);
	memcpy(c->staged, p, sizeof(c->staged));
	c->staged[OVS_CMD_DISPLAY_FLAGS] &= (uint8_t)~OVS_DISPLAY_RESET;
	return true;
}

static void write_text(struct fake_console *c, const uint8_t *p, size_t len)
{
	char text[256] = "";
	int step = c->attr & OVS_ATTR_WIDE ? 2 : 1;
	struct text_cursor t;

	memcpy(text, p, len);
	t = text_begin(text);
	while (text_next(&t)) {
		uint16_t code = t.code > 0xFFFF ? 0xFFFD : (uint16_t)t.code;

		put(c, c->row, c->col, code, c->attr);
		if (step == 2)
			put(c, c->row, c->col + 1, code, c->attr | OVS_ATTR_RIGHT);
		c->col += step;
	}
	text_end(&t);
}

static void fill(struct fake_console *c, const uint8_t *p)
{
	for (int row = 0; row < p[OVS_CMD_FILL_HEIGHT]; row++)
		for (int col = 0; col < p[OVS_CMD_FILL_WIDTH]; col++)
			put(c, p[OVS_CMD_FILL_ROW] + row, p[OVS_CMD_FILL_COL] + col,
			    (uint16_t)get_u16(p + OVS_CMD_FILL_CODE), (uint16_t)get_u16(p + OVS_CMD_FILL_ATTR));
}

static void change(struct fake_console *c, const uint8_t *p)
{
	for (int row = 0; row < p[OVS_CMD_ATTR_HEIGHT]; row++)
		for (int col = 0; col < p[OVS_CMD_ATTR_WIDTH]; col++) {
			struct fake_cell *at = cell(c, p[OVS_CMD_ATTR_ROW] + row, p[OVS_CMD_ATTR_COL] + col);

			if (at)
				at->attr = (uint16_t)((at->attr & get_u16(p + OVS_CMD_ATTR_AND)) ^ get_u16(p + OVS_CMD_ATTR_XOR));
		}
}

static void commit(struct fake *f, int console, bool notify)
{
	struct fake_console *c = &f->console[console - 1];

	c->page = c->draft;
	memcpy(c->display, c->staged, sizeof(c->display));
	c->commits++;
	if (notify)
		fake_event(f, OVS_EV_COMMIT, console, c->commits);
}

static bool length_fits(uint8_t op, size_t len)
{
	static const uint8_t lengths[] = {
		[OVS_CMD_DISPLAY] = OVS_CMD_DISPLAY_LEN, [OVS_CMD_LOCATE] = OVS_CMD_LOCATE_LEN,
		[OVS_CMD_FILL] = OVS_CMD_FILL_LEN, [OVS_CMD_ATTR] = OVS_CMD_ATTR_LEN,
		[OVS_CMD_FONT] = OVS_CMD_FONT_LEN, [OVS_CMD_COMMIT] = OVS_CMD_COMMIT_LEN,
	};

	if (op == OVS_CMD_WRITE)
		return len >= 1 && len <= OVS_OSD_WRITE_MAX;
	return op && op < sizeof(lengths) && len == lengths[op];
}

static bool run(struct fake *f, int console, uint8_t op, const uint8_t *p, size_t len)
{
	struct fake_console *c = &f->console[console - 1];

	if (!length_fits(op, len))
		return false;
	switch (op) {
	case OVS_CMD_DISPLAY:
		return display(f, c, p);
	case OVS_CMD_LOCATE:
		c->row = p[OVS_CMD_LOCATE_ROW];
		c->col = p[OVS_CMD_LOCATE_COL];
		c->attr = (uint16_t)get_u16(p + OVS_CMD_LOCATE_ATTR);
		break;
	case OVS_CMD_WRITE:
		write_text(c, p, len);
		break;
	case OVS_CMD_FILL:
		fill(c, p);
		break;
	case OVS_CMD_ATTR:
		change(c, p);
		break;
	case OVS_CMD_FONT:
		memcpy(c->glyph[p[OVS_CMD_FONT_GLYPH]], p + OVS_CMD_FONT_LINES, 16);
		break;
	default:
		commit(f, console, p[OVS_CMD_COMMIT_FLAGS] & 1);
	}
	return true;
}

void fake_osd(struct fake *f, int console, const uint8_t *commands, size_t len)
{
	for (size_t at = 0; at < len; at += 2u + commands[at + 1])
		if (!run(f, console, commands[at], commands + at + 2, commands[at + 1]))
			f->console[console - 1].osd_errors++;
}

uint32_t fake_page_crc(const struct fake_console *c)
{
	uint32_t crc = ~0u;

	for (int row = 0; row < c->display[OVS_CMD_DISPLAY_ROWS]; row++)
		for (int col = 0; col < c->display[OVS_CMD_DISPLAY_COLS]; col++) {
			uint8_t bytes[4];

			put_u16(bytes, c->page.cell[row][col].code);
			put_u16(bytes + 2, c->page.cell[row][col].attr);
			crc = crc32c_step(crc, bytes, sizeof(bytes));
		}
	return ~crc;
}
