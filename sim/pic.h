/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A picture, and a picture shared between two threads.
 *
 * Pixels are 0x00RRGGBB. The stride is fixed, so that a change of size needs no
 * new memory; pages that no picture ever reached cost nothing.
 *
 * Of a shared picture only lines that changed are copied. The thread that clocks
 * the model passes wait = false: it never waits for another thread; lines that it
 * could not hand over go with the next frame.
 */
#ifndef SIM_PIC_H
#define SIM_PIC_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "sim/modes.h"

#define PIC_STRIDE MODE_MAX_W		/* pixels */

struct pic {
	uint32_t w, h;
	uint32_t *px;
};

struct pic_share {
	pthread_mutex_t lock;
	struct pic pic;
	bool present;			/* there is a picture */
	bool changed;			/* since the last fetch */
	uint8_t dirty[MODE_MAX_H];	/* lines changed since the last fetch */
};

bool pic_init(struct pic *p);
void pic_fini(struct pic *p);

static inline uint32_t *
pic_row(const struct pic *p, uint32_t y)
{
	return p->px + (size_t)y * PIC_STRIDE;
}

bool pic_share_init(struct pic_share *s);
void pic_share_fini(struct pic_share *s);

/* Takes the lines marked in dirty (and unmarks them). False: lock was taken. */
bool pic_share_put(struct pic_share *s, const struct pic *from,
    uint8_t *dirty, bool wait);
/* Says that there is no picture. */
bool pic_share_clear(struct pic_share *s, bool wait);
/*
 * Copies changed lines to *to and marks them in dirty (which may be NULL).
 * False: nothing new, or the lock was taken. *present tells if there is a picture.
 */
bool pic_share_fetch(struct pic_share *s, struct pic *to, uint8_t *dirty,
    bool *present, bool wait);
/*
 * Waits for the lock, then shows changed lines in place. False: nothing new.
 */
typedef void pic_line_fn(void *ctx, const struct pic *p, uint32_t y);
bool pic_share_visit(struct pic_share *s, pic_line_fn *line, void *ctx,
    bool *present);
/* A packed copy (w * h pixels, to be freed) for a third party. NULL: none. */
uint32_t *pic_share_copy(struct pic_share *s, uint32_t *w, uint32_t *h);

#endif
