/* SPDX-License-Identifier: MIT */
/*
 * Keyboard mode: what is typed goes to the console, all of it but Ctrl-] .
 *
 * Characters go as text, other keys as chords. A few requests are under way at a time; what is typed
 * meanwhile waits here, text as one piece, so that pasting a page is a handful of requests.
 */
#include <curses.h>
#include <string.h>

#include "ctl/screen.h"

void
typing_begin(struct screen *screen)
{
	screen->monitor.typing = true;
	screen_raw(screen, true);
	screen_open(screen, PANE_MONITOR);
	screen_say(screen, "Keys go to console %d. Ctrl-] gives the keyboard back.", screen->console);
}

void
typing_end(struct screen *screen)
{
	if (!screen->monitor.typing)
		return;
	screen->monitor.typing = false;
	screen_raw(screen, false);
	json_decref(screen->typing.queue);
	screen->typing.queue = NULL;
	screen_say(screen, "The keyboard is back.");
}

static void
sent(struct screen *screen, json_t *result, json_t *error)
{
	(void)result;
	if (screen->typing.under_way > 0)
		screen->typing.under_way--;
	if (error) {
		json_array_clear(screen->typing.queue);
		screen_complain(screen, error);
	}
	typing_flush(screen);
}

void
typing_flush(struct screen *screen)
{
	struct typing *typing = &screen->typing;

	while (typing->under_way < TYPING_AHEAD && json_array_size(typing->queue) > 0) {
		json_t *request = json_incref(json_array_get(typing->queue, 0));

		json_array_remove(typing->queue, 0);
		typing->under_way++;
		if (!screen_ask(screen, request, sent)) {
			typing->under_way = 0;
			json_array_clear(typing->queue);
		}
	}
}

/* text behind text becomes one text */
static bool
join_text(struct typing *typing, const char *text)
{
	size_t count = json_array_size(typing->queue);
	json_t *last = count ? json_array_get(typing->queue, count - 1) : NULL;
	const char *before = json_string_value(json_object_get(last, "text"));

	if (before == NULL || strlen(before) + strlen(text) >= TYPING_BYTES)
		return false;
	json_object_set_new(last, "text", json_sprintf("%s%s", before, text));
	return true;
}

static void
add(struct screen *screen, json_t *request)
{
	if (screen->typing.queue == NULL)
		screen->typing.queue = json_array();
	json_array_append_new(screen->typing.queue, request);
}

static void
add_text(struct screen *screen, int key)
{
	json_t *request;
	char text[8];

	key_text(key, text);
	if (join_text(&screen->typing, text))
		return;
	request = screen_request(screen, "type");
	json_object_set_new(request, "text", json_string(text));
	add(screen, request);
}

static void
add_chord(struct screen *screen, const char *chord)
{
	json_t *request = screen_request(screen, "key");

	json_object_set_new(request, "chords", json_pack("[s]", chord));
	add(screen, request);
}

void
typing_key(struct screen *screen, int key)
{
	char chord[CHORD_BYTES];

	if (key == CTRL_KEY(']'))
		typing_end(screen);
	else if (key == SPECIAL(KEY_RESIZE))
		return;
	else if (key_is_text(key))
		add_text(screen, key);
	else if (key_chord(key, chord))
		add_chord(screen, chord);
	else
		screen_say(screen, "There is no such key on the console's keyboard.");
}
