/* SPDX-License-Identifier: MIT */
/*
 * The picture of a console's monitor: fetched from the simulated board without waiting, decoded, and
 * drawn in characters.
 *
 * The simulated board answers on LINKSOCKET.monitor (docs/architecture.md); other boards have no way to
 * read a picture back, and picture_ask says so.
 */
#ifndef CTL_SCREEN_PICTURE_H
#define CTL_SCREEN_PICTURE_H

#include "ctl/screen.h"

void picture_init(struct picture *picture);
void picture_fini(struct picture *picture);
/* Ask for a new one. False when there cannot be one: picture->problem says why. */
bool picture_ask(struct picture *picture, const char *board, int console);
/* Read what is there. True when a new picture is complete. */
bool picture_read(struct picture *picture);
/* One that does not come is given up: false then. */
bool picture_tick(struct picture *picture, int64_t now_ms);

/* part of a picture, in thousandths of its width and height */
struct picture_part {
	int x, y, width, height;
};

/* in the area, aspect kept; focus stays with its upper left corner */
void picture_draw(const struct screen *screen, const struct picture *picture,
		  const struct picture_part *part, const struct area *area);

#endif
