/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/pic.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define PIC_BYTES ((size_t)PIC_STRIDE * MODE_MAX_H * sizeof(uint32_t))

bool
pic_init(struct pic *p)
{
	void *mem = mmap(NULL, PIC_BYTES, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	memset(p, 0, sizeof(*p));
	if (mem == MAP_FAILED)
		return false;
	p->px = mem;
	return true;
}

void
pic_fini(struct pic *p)
{
	if (p->px != NULL)
		munmap(p->px, PIC_BYTES);
	p->px = NULL;
}

bool
pic_share_init(struct pic_share *s)
{
	memset(s, 0, sizeof(*s));
	pthread_mutex_init(&s->lock, NULL);
	return pic_init(&s->pic);
}

void
pic_share_fini(struct pic_share *s)
{
	pic_fini(&s->pic);
	pthread_mutex_destroy(&s->lock);
}

static bool
share_lock(struct pic_share *s, bool wait)
{
	if (wait)
		return pthread_mutex_lock(&s->lock) == 0;
	return pthread_mutex_trylock(&s->lock) == 0;
}

/* Copies the lines marked in mark, all of them when the size is another one. */
static void
copy_lines(struct pic *to, uint8_t *to_dirty, const struct pic *from,
    uint8_t *mark)
{
	bool all = to->w != from->w || to->h != from->h;

	to->w = from->w;
	to->h = from->h;
	for (uint32_t y = 0; y < from->h; y++) {
		if (!all && !mark[y])
			continue;
		memcpy(pic_row(to, y), pic_row(from, y),
		    from->w * sizeof(uint32_t));
		if (to_dirty != NULL)
			to_dirty[y] = 1;
		mark[y] = 0;
	}
}

bool
pic_share_put(struct pic_share *s, const struct pic *from, uint8_t *dirty,
    bool wait)
{
	if (!share_lock(s, wait))
		return false;
	copy_lines(&s->pic, s->dirty, from, dirty);
	s->present = true;
	s->changed = true;
	pthread_mutex_unlock(&s->lock);
	return true;
}

bool
pic_share_clear(struct pic_share *s, bool wait)
{
	if (!share_lock(s, wait))
		return false;
	s->changed |= s->present;
	s->present = false;
	pthread_mutex_unlock(&s->lock);
	return true;
}

bool
pic_share_fetch(struct pic_share *s, struct pic *to, uint8_t *dirty,
    bool *present, bool wait)
{
	bool changed;

	if (!share_lock(s, wait))
		return false;
	changed = s->changed;
	if (changed) {
		*present = s->present;
		if (s->present)
			copy_lines(to, dirty, &s->pic, s->dirty);
		s->changed = false;
	}
	pthread_mutex_unlock(&s->lock);
	return changed;
}

bool
pic_share_visit(struct pic_share *s, pic_line_fn *line, void *ctx,
    bool *present)
{
	bool changed;

	pthread_mutex_lock(&s->lock);
	changed = s->changed;
	*present = s->present;
	for (uint32_t y = 0; changed && s->present && y < s->pic.h; y++) {
		if (s->dirty[y])
			line(ctx, &s->pic, y);
		s->dirty[y] = 0;
	}
	s->changed = false;
	pthread_mutex_unlock(&s->lock);
	return changed;
}

uint32_t *
pic_share_copy(struct pic_share *s, uint32_t *w, uint32_t *h)
{
	uint32_t *out = NULL;

	pthread_mutex_lock(&s->lock);
	if (s->present) {
		*w = s->pic.w;
		*h = s->pic.h;
		out = malloc((size_t)*w * *h * sizeof(*out));
	}
	for (uint32_t y = 0; out != NULL && y < *h; y++)
		memcpy(out + (size_t)y * *w, pic_row(&s->pic, y),
		    *w * sizeof(*out));
	pthread_mutex_unlock(&s->lock);
	return out;
}
