/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/pattern.h"

#include <string.h>

#define GRID 32

struct at { uint32_t x, y, w, h, port; };

static uint32_t
bars(const struct at *a)
{
	static const uint32_t colour[] = {
		0xffffff, 0xffff00, 0x00ffff, 0x00ff00,
		0xff00ff, 0xff0000, 0x0000ff, 0x000000,
	};

	return colour[a->x * 8 / a->w];
}

/* EBU bars, 75 %: what composite video can carry. */
static uint32_t
bars75(const struct at *a)
{
	return bars(a) & 0xbfbfbf;
}

static uint32_t
grid(const struct at *a)
{
	bool frame = a->x == 0 || a->y == 0 || a->x == a->w - 1 ||
	    a->y == a->h - 1;

	if (frame)
		return 0xffffff;
	return a->x % GRID == 0 || a->y % GRID == 0 ? 0x808080 : 0x101010;
}

static uint32_t
ramp(const struct at *a)
{
	uint32_t r = a->x * 255 / a->w, g = a->y * 255 / a->h;

	return r << 16 | g << 8 | (255 - r);
}

static uint32_t
noise(const struct at *a)
{
	uint32_t v = (a->y * PIC_STRIDE + a->x) ^ a->port << 26;

	/* the finaliser of MurmurHash3: every bit depends on every bit */
	v = (v ^ v >> 16) * 0x85ebca6b;
	v = (v ^ v >> 13) * 0xc2b2ae35;
	return (v ^ v >> 16) & 0xffffff;
}

static uint32_t
id(const struct at *a)
{
	return a->port << 16 | (a->x & 0xff) << 8 | (a->y & 0xff);
}

static const struct {
	const char *name;
	uint32_t (*pixel)(const struct at *a);
} patterns[] = {
	{ "bars", bars }, { "bars75", bars75 }, { "grid", grid }, { "ramp", ramp },
	{ "noise", noise }, { "id", id },
};
#define PATTERNS (sizeof(patterns) / sizeof(patterns[0]))

bool
pattern_known(const char *name)
{
	for (size_t i = 0; i < PATTERNS; i++)
		if (strcmp(patterns[i].name, name) == 0)
			return true;
	return false;
}

void
pattern_draw(const char *name, struct pic *p, unsigned port)
{
	struct at a = { 0, 0, p->w, p->h, port };
	size_t i = 0;

	while (i < PATTERNS - 1 && strcmp(patterns[i].name, name) != 0)
		i++;
	for (a.y = 0; a.y < p->h; a.y++)
		for (a.x = 0; a.x < p->w; a.x++)
			pic_row(p, a.y)[a.x] = patterns[i].pixel(&a);
}
