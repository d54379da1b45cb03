/* SPDX-License-Identifier: MIT */
/*
 * Chords ("Ctrl+Alt+Delete") and text turned into timed key events.
 *
 * Pure: a stroke list in memory; when each event is due is a number of milliseconds after the one
 * before it. Which keys exist is liboverscan's knowledge (ovs_key_id, ovs_key_from_char).
 */
#ifndef CTL_CHORD_H
#define CTL_CHORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CHORD_KEYS_MAX = 8,
	CHORD_NAME_MAX = 24,
	CHORD_STEP_MS = 40,		/* between the events of a chord */
	TYPE_STEP_MS = 12,		/* between the events of typed text */
	STROKES_MAX = 32768,
};

struct stroke {
	uint8_t key_id;
	bool down;
	uint8_t wait_ms;		/* after this event */
};

struct strokes {
	struct stroke *list;
	size_t count, room;
};

void strokes_fini(struct strokes *strokes);

/*
 * Append the chord: its keys pressed in order, released in reverse. False when a part is no key
 * (bad holds it), or there are too many. A key tapped like the one before it, and what follows on such taps, comes
 * without a pause: it may be the trigger, for which the board measures the time between taps, and a daemon that
 * gets no processor meanwhile must not spoil it.
 */
bool strokes_chord(struct strokes *strokes, const char *chord, char bad[CHORD_NAME_MAX + 1]);

/* Append chords with spaces between them, one after the other; none is right too. */
bool strokes_chords(struct strokes *strokes, const char *chords, char bad[CHORD_NAME_MAX + 1]);

/*
 * Append what types the text on a US keyboard. False at a character that no key types; *bad_at is
 * then its place, counted in characters from 1.
 */
bool strokes_text(struct strokes *strokes, const char *utf8, size_t *bad_at);

#endif
