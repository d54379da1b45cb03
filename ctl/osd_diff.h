/* SPDX-License-Identifier: MIT */
/*
 * From the page that is on the board to the page that should be: OSD commands by difference.
 *
 * Pure: writes a list of commands into memory the caller gives; sending them is board_link.c's
 * work. Applying the list (osd_apply) to `old` gives `new`, cell for cell. Cells whose character
 * stays and whose attributes change by one and the same mask become one ATTR, which is what makes
 * a highlight bar cheap; rectangles of one glyph become FILL; the rest LOCATE and WRITE.
 *
 * COMMIT and DISPLAY are not made here: they belong to whoever decides when a page is shown.
 */
#ifndef CTL_OSD_DIFF_H
#define CTL_OSD_DIFF_H

#include "ctl/page.h"

enum osd_op { OSD_LOCATE, OSD_WRITE, OSD_FILL, OSD_ATTR };

struct osd_command {
	enum osd_op op;
	uint8_t row, col, height, width;	/* LOCATE: row and col; FILL, ATTR: all */
	uint16_t code;				/* FILL */
	uint16_t attr;				/* LOCATE, FILL */
	uint16_t keep, flip;			/* ATTR: new = (old & keep) ^ flip */
	uint8_t len;				/* WRITE: bytes of text */
	char text[PAGE_COLS_MAX * 3];
};

/* a page with no two cells alike needs a LOCATE and a WRITE for each of them */
enum { OSD_LIST_MAX = PAGE_ROWS_MAX * PAGE_COLS_MAX * 2 };

struct osd_list {
	int count;
	struct osd_command command[OSD_LIST_MAX];
};

/* both pages have the same size */
void osd_diff(const struct page *old, const struct page *new, struct osd_list *list);

/* what the board does with the list */
void osd_apply(struct page *page, const struct osd_list *list);

/* bytes of the list on the wire, without COMMIT and without frames around it */
int osd_bytes(const struct osd_list *list);

#endif
