/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lock-free rings for exactly one producer and one consumer thread.
 * A full ring refuses; nobody waits. Sizes are powers of two.
 */
#ifndef SIM_RING_H
#define SIM_RING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RING_BYTES 65536u
#define RING_EVENTS 1024u

struct ring {
	_Atomic uint32_t head;		/* written by the producer */
	_Atomic uint32_t tail;		/* written by the consumer */
	uint8_t data[RING_BYTES];
};

/* A key {down, id} or a movement of the mouse; see EVENT_. */
struct event {
	uint8_t kind;
	uint8_t key;		/* key id of docs/architecture.md */
	uint8_t down;
	uint8_t buttons;	/* bit 0 left, 1 right, 2 middle */
	int16_t dx, dy, dz;	/* PS/2 directions: right, up, towards the user */
};

enum { EVENT_KEY, EVENT_MOUSE };

struct event_ring {
	_Atomic uint32_t head;
	_Atomic uint32_t tail;
	struct event data[RING_EVENTS];
};

static inline uint32_t
ring_used(struct ring *r)
{
	return atomic_load_explicit(&r->head, memory_order_acquire) -
	    atomic_load_explicit(&r->tail, memory_order_acquire);
}

static inline bool
ring_put(struct ring *r, uint8_t byte)
{
	uint32_t head = atomic_load_explicit(&r->head, memory_order_relaxed);

	if (ring_used(r) == RING_BYTES)
		return false;
	r->data[head % RING_BYTES] = byte;
	atomic_store_explicit(&r->head, head + 1, memory_order_release);
	return true;
}

static inline bool
ring_get(struct ring *r, uint8_t *byte)
{
	uint32_t tail = atomic_load_explicit(&r->tail, memory_order_relaxed);

	if (ring_used(r) == 0)
		return false;
	*byte = r->data[tail % RING_BYTES];
	atomic_store_explicit(&r->tail, tail + 1, memory_order_release);
	return true;
}

static inline bool
event_put(struct event_ring *r, const struct event *e)
{
	uint32_t head = atomic_load_explicit(&r->head, memory_order_relaxed);

	if (head - atomic_load_explicit(&r->tail, memory_order_acquire) ==
	    RING_EVENTS)
		return false;
	r->data[head % RING_EVENTS] = *e;
	atomic_store_explicit(&r->head, head + 1, memory_order_release);
	return true;
}

/* The next event, left in place. */
static inline bool
event_peek(struct event_ring *r, struct event *e)
{
	uint32_t tail = atomic_load_explicit(&r->tail, memory_order_relaxed);

	if (atomic_load_explicit(&r->head, memory_order_acquire) == tail)
		return false;
	*e = r->data[tail % RING_EVENTS];
	return true;
}

static inline bool
event_get(struct event_ring *r, struct event *e)
{
	uint32_t tail = atomic_load_explicit(&r->tail, memory_order_relaxed);

	if (atomic_load_explicit(&r->head, memory_order_acquire) == tail)
		return false;
	*e = r->data[tail % RING_EVENTS];
	atomic_store_explicit(&r->tail, tail + 1, memory_order_release);
	return true;
}

#endif
