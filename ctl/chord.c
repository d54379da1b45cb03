/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/chord.h"
#include "ctl/page.h"

void
strokes_fini(struct strokes *strokes)
{
	free(strokes->list);
	*strokes = (struct strokes){ 0 };
}

static bool
append(struct strokes *s, int key_id, bool down, int wait_ms)
{
	if (s->count == s->room) {
		size_t room = s->room ? s->room * 2 : 16;
		struct stroke *list;

		if (room > STROKES_MAX)
			return false;
		list = realloc(s->list, room * sizeof(*list));
		if (list == NULL)
			return false;
		s->list = list;
		s->room = room;
	}
	s->list[s->count++] = (struct stroke){ (uint8_t)key_id, down, (uint8_t)wait_ms };
	return true;
}

/* copies one part of a chord into name; returns what follows it, NULL if it is too long */
static const char *
chord_part(const char *text, char name[CHORD_NAME_MAX + 1])
{
	/* a '+' that starts a part is the key itself: "Ctrl++" */
	size_t len = *text ? 1 + strcspn(text + 1, "+") : 0;
	bool fits = len <= CHORD_NAME_MAX;

	snprintf(name, CHORD_NAME_MAX + 1, "%.*s", (int)(fits ? len : CHORD_NAME_MAX), text);
	return fits ? text + len : NULL;
}

/* a name, or the character of a key that needs no Shift */
static int
part_key(const char *name)
{
	struct ovs_keystroke stroke;
	int id = ovs_key_id(name);

	if (id >= 0)
		return id;
	if (strcmp(name, "+") == 0)
		return ovs_key_id("Equal");
	if (name[0] > ' ' && name[1] == 0 &&
	    ovs_key_from_char((unsigned char)name[0], &stroke) == 0 && !stroke.shift)
		return stroke.key_id;
	return -1;
}

static int
chord_keys(const char *chord, int id[CHORD_KEYS_MAX], char bad[CHORD_NAME_MAX + 1])
{
	int count = 0;

	do {
		chord = chord_part(chord + (count > 0), bad);
		if (chord == NULL || count == CHORD_KEYS_MAX)
			return -1;
		id[count] = part_key(bad);
		if (id[count++] < 0)
			return -1;
	} while (*chord);
	return count;
}

/* the last chord is one key, tapped as in the chord before it */
static bool
tapped_twice(const struct strokes *strokes)
{
	const struct stroke *last;

	if (strokes->count < 4)
		return false;
	last = strokes->list + strokes->count - 4;
	for (int i = 0; i < 4; i++)
		if (last[i].key_id != last[0].key_id || last[i].down != (i % 2 == 0))
			return false;
	return true;
}

bool
strokes_chord(struct strokes *strokes, const char *chord, char bad[CHORD_NAME_MAX + 1])
{
	int id[CHORD_KEYS_MAX];
	int count = chord_keys(chord, id, bad);

	for (int i = 0; i < count; i++)
		if (!append(strokes, id[i], true, CHORD_STEP_MS))
			return false;
	for (int i = count - 1; i >= 0; i--)
		if (!append(strokes, id[i], false, CHORD_STEP_MS))
			return false;
	if (tapped_twice(strokes))
		for (size_t i = strokes->count - 4; i < strokes->count; i++)
			strokes->list[i].wait_ms = 0;
	return count > 0;
}

bool
strokes_chords(struct strokes *strokes, const char *chords, char bad[CHORD_NAME_MAX + 1])
{
	char chord[CHORD_KEYS_MAX * (CHORD_NAME_MAX + 1)];

	for (chords += strspn(chords, " "); *chords; chords += strspn(chords, " ")) {
		size_t len = strcspn(chords, " ");

		snprintf(bad, CHORD_NAME_MAX + 1, "%.*s", (int)len, chords);
		if (len >= sizeof(chord))
			return false;
		snprintf(chord, sizeof(chord), "%.*s", (int)len, chords);
		if (!strokes_chord(strokes, chord, bad))
			return false;
		chords += len;
	}
	return true;
}

static bool
type_char(struct strokes *strokes, struct ovs_keystroke stroke)
{
	int shift = ovs_key_id("LeftShift");

	return (!stroke.shift || append(strokes, shift, true, TYPE_STEP_MS)) &&
	       append(strokes, stroke.key_id, true, TYPE_STEP_MS) &&
	       append(strokes, stroke.key_id, false, TYPE_STEP_MS) &&
	       (!stroke.shift || append(strokes, shift, false, TYPE_STEP_MS));
}

bool
strokes_text(struct strokes *strokes, const char *utf8, size_t *bad_at)
{
	uint32_t code;

	for (*bad_at = 1; (code = utf8_next(&utf8)) != 0; ++*bad_at) {
		struct ovs_keystroke stroke;

		if (ovs_key_from_char(code, &stroke) != 0 || !type_char(strokes, stroke))
			return false;
	}
	return true;
}
