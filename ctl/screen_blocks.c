/* SPDX-License-Identifier: MIT */
/*
 * A picture in characters: half blocks of two colours where the terminal has 256 or more, spaces of one
 * colour where it has no half block, shades by brightness where it has few colours or none.
 */
#include <curses.h>
#include <string.h>
#include <wchar.h>

#include "ctl/screen_picture.h"

struct color {
	int r, g, b;
};

/* how the picture lies in the area: cells, and lines of picture in a cell */
struct fit {
	int row, col, rows, cols, lines;
};

/* ---- pixels ---------------------------------------------------------------------------------- */

/* Text modes and the like had pixels that are no squares: the monitor makes 4:3 of them. */
static double
aspect(const struct picture *picture)
{
	if (picture->height <= 480 && picture->width <= 2 * picture->height)
		return 4.0 / 3;
	return (double)picture->width / picture->height;
}

/* mean of the rectangle, given in fractions of the part */
static struct color
mean(const struct picture *picture, const struct picture_part *part, double x0, double y0, double x1,
     double y1)
{
	double left = part->x / 1000.0, top = part->y / 1000.0;
	double w = part->width / 1000.0, h = part->height / 1000.0;
	int px0 = (int)((left + x0 * w) * picture->width), px1 = (int)((left + x1 * w) * picture->width);
	int py0 = (int)((top + y0 * h) * picture->height), py1 = (int)((top + y1 * h) * picture->height);
	long r = 0, g = 0, b = 0, count = 0;

	for (int y = py0; y < (py1 > py0 ? py1 : py0 + 1) && y < picture->height; y++)
		for (int x = px0; x < (px1 > px0 ? px1 : px0 + 1) && x < picture->width; x++) {
			const uint8_t *p = picture->rgb + 3 * ((size_t)y * (size_t)picture->width + (size_t)x);

			r += p[0];
			g += p[1];
			b += p[2];
			count++;
		}
	if (count == 0)
		return (struct color){ 0, 0, 0 };
	return (struct color){ (int)(r / count), (int)(g / count), (int)(b / count) };
}

static int
brightness(struct color c)
{
	return (c.r * 54 + c.g * 183 + c.b * 19) >> 8;
}

/* ---- colours --------------------------------------------------------------------------------- */

static int
cube_step(int v)
{
	return v < 48 ? 0 : v < 115 ? 1 : (v - 35) / 40;
}

/* nearest of the 6x6x6 cube or the 24 greys that terminals with 256 colours have */
static int
color_256(struct color c)
{
	static const int level[6] = { 0, 95, 135, 175, 215, 255 };
	int r = cube_step(c.r), g = cube_step(c.g), b = cube_step(c.b);
	int grey = (c.r + c.g + c.b) / 3, step = grey < 8 ? 0 : grey > 238 ? 23 : (grey - 3) / 10;
	int dr = level[r] - c.r, dg = level[g] - c.g, db = level[b] - c.b, shade = 8 + 10 * step;
	int cube_off = dr * dr + dg * dg + db * db;
	int grey_off = (shade - c.r) * (shade - c.r) + (shade - c.g) * (shade - c.g) +
		       (shade - c.b) * (shade - c.b);

	return grey_off < cube_off ? 232 + step : 16 + 36 * r + 6 * g + b;
}

static int
color_number(const struct screen *screen, struct color c)
{
	if (screen->direct)
		return (c.r & 0xF8) << 16 | (c.g & 0xF8) << 8 | (c.b & 0xF8);
	return color_256(c);
}

/* the most alike of the first eight colours that is not black */
static int
color_8(struct color c)
{
	int most = c.r > c.g ? c.r : c.g, bits;

	most = most > c.b ? most : c.b;
	bits = (c.r * 3 > most * 2 ? COLOR_RED : 0) | (c.g * 3 > most * 2 ? COLOR_GREEN : 0) |
	       (c.b * 3 > most * 2 ? COLOR_BLUE : 0);
	return bits ? bits : COLOR_WHITE;
}

/* ---- cells ----------------------------------------------------------------------------------- */

static void
put_block(int row, int col, const wchar_t *text, int fg, int bg)
{
	int pair = alloc_pair(fg, bg);
	cchar_t cell;

	if (setcchar(&cell, text, A_NORMAL, (short)pair, pair > 32767 ? &pair : NULL) == OK)
		mvadd_wch(row, col, &cell);
}

static void
put_shade(const struct screen *screen, int row, int col, struct color c, int white)
{
	static const wchar_t *const blocks[] = { L" ", L"\u2591", L"\u2592", L"\u2593", L"\u2588" };
	static const char ascii[] = " .:-=+*#%@";
	int level = white > 0 ? brightness(c) * 255 / white : 0;
	attr_t attr = screen->color ? (attr_t)COLOR_PAIR(alloc_pair(color_8(c), -1)) : A_NORMAL;
	cchar_t cell;

	if (screen->unicode) {
		setcchar(&cell, blocks[level * 4 / 255 > 4 ? 4 : level * 4 / 255], attr,
			 (short)PAIR_NUMBER(attr), NULL);
		mvadd_wch(row, col, &cell);
	} else {
		mvaddch(row, col, (chtype)(unsigned char)ascii[level * 9 / 255 > 9 ? 9 : level * 9 / 255] |
			attr);
	}
}

static bool
many_colors(const struct screen *screen)
{
	return screen->color && COLORS >= 256;
}

/* the brightest cell is white, so that text of few pixels can still be seen */
static int
white_of(const struct picture *picture, const struct picture_part *part, const struct fit *fit)
{
	int most = 0;

	for (int row = 0; row < fit->rows; row++)
		for (int col = 0; col < fit->cols; col++) {
			int b = brightness(mean(picture, part, (double)col / fit->cols,
				(double)row / fit->rows, (col + 1.0) / fit->cols, (row + 1.0) / fit->rows));

			most = b > most ? b : most;
		}
	return most;
}

static void
draw_cell(const struct screen *screen, const struct picture *picture, const struct picture_part *part,
	  const struct fit *fit, int row, int col, int white)
{
	double x0 = (double)col / fit->cols, x1 = (col + 1.0) / fit->cols;
	double y0 = (double)row / fit->rows, y1 = (row + 1.0) / fit->rows, middle = (y0 + y1) / 2;
	int at_row = fit->row + row, at_col = fit->col + col;

	if (!many_colors(screen))
		put_shade(screen, at_row, at_col, mean(picture, part, x0, y0, x1, y1), white);
	else if (!screen->unicode)
		put_block(at_row, at_col, L" ", -1,
			  color_number(screen, mean(picture, part, x0, y0, x1, y1)));
	else
		put_block(at_row, at_col, L"\u2580",
			  color_number(screen, mean(picture, part, x0, y0, x1, middle)),
			  color_number(screen, mean(picture, part, x0, middle, x1, y1)));
}

/* cells are taken for twice as high as wide */
static struct fit
fit_in(const struct area *area, double ratio)
{
	struct fit fit = { area->row, area->col, area->rows, area->cols, 2 };

	if (fit.cols > fit.rows * 2 * ratio)
		fit.cols = (int)(fit.rows * 2 * ratio);
	else
		fit.rows = (int)(fit.cols / ratio / 2);
	if (fit.rows < 1)
		fit.rows = 1;
	if (fit.cols < 1)
		fit.cols = 1;
	fit.col += (area->cols - fit.cols) / 2;
	return fit;
}

void
picture_draw(const struct screen *screen, const struct picture *picture,
	     const struct picture_part *part, const struct area *area)
{
	struct fit fit;
	int white;

	if (picture->rgb == NULL || area->rows < 1 || area->cols < 1)
		return;
	fit = fit_in(area, aspect(picture));
	white = many_colors(screen) ? 255 : white_of(picture, part, &fit);
	for (int row = 0; row < fit.rows; row++)
		for (int col = 0; col < fit.cols; col++)
			draw_cell(screen, picture, part, &fit, row, col, white);
	screen_focus(fit.row, fit.col);
}
