/* SPDX-License-Identifier: MIT */
/* Looking things up in the daemon's state, and what several panes do with it. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ctl/screen.h"

const char *
screen_text(const json_t *object, const char *key, const char *otherwise)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : otherwise;
}

long long
screen_number(const json_t *object, const char *key)
{
	return (long long)json_number_value(json_object_get(object, key));
}

bool
screen_flag(const json_t *object, const char *key)
{
	return json_is_true(json_object_get(object, key));
}

enum language
screen_language(const struct screen *screen)
{
	const char *code = screen_text(json_object_get(screen->state, "you"), "language",
				       screen->greeting_language);

	return screen->unicode && strcmp(code, "zh") == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
}

const char *
screen_said(const struct screen *screen, const char *english)
{
	return said(screen_language(screen), english);
}

const char *
screen_like(const struct screen *screen, const char *english)
{
	static char out[SAID_BYTES];

	return said_like(screen_language(screen), english, out);
}

int
screen_ports(const struct screen *screen)
{
	return (int)json_array_size(json_object_get(screen->state, "ports"));
}

json_t *
screen_port(const struct screen *screen, int index)
{
	return json_array_get(json_object_get(screen->state, "ports"), (size_t)index);
}

json_t *
screen_port_named(const struct screen *screen, const char *port)
{
	for (int i = 0; i < screen_ports(screen); i++)
		if (strcmp(screen_text(screen_port(screen, i), "port", ""), port) == 0)
			return screen_port(screen, i);
	return NULL;
}

int
screen_consoles(const struct screen *screen)
{
	return (int)json_array_size(json_object_get(screen->state, "consoles"));
}

json_t *
screen_console(const struct screen *screen)
{
	return json_array_get(json_object_get(screen->state, "consoles"),
			      (size_t)screen->console - 1);
}

const char *
screen_selected(const struct screen *screen)
{
	return screen_text(screen_console(screen), "selected", "");
}

bool
screen_on_console(const json_t *port, int console)
{
	json_t *number;
	size_t i;

	json_array_foreach(json_object_get(port, "consoles"), i, number)
		if (json_integer_value(number) == console)
			return true;
	return false;
}

static void
add_words(const struct screen *screen, char *out, size_t size, const char *what, const char *who)
{
	size_t len = strlen(out);

	if (len < size)
		snprintf(out + len, size - len, "%s%s%s", len ? ", " : "", screen_said(screen, what), who);
}

void
screen_console_words(const struct screen *screen, const json_t *console, char *out, size_t size)
{
	const char *user = screen_text(console, "user", ""), *by = screen_text(console, "held_by", "");
	char ports[16];

	snprintf(out, size, "%s", screen_said(screen, screen_text(console, "state",
							screen_text(console, "overlay", ""))));
	snprintf(ports, sizeof(ports), "%lld", screen_number(console, "broadcast"));
	if (screen_number(console, "broadcast") > 0)
		add_words(screen, out, size, "ports that get every key: ", ports);
	if (screen_flag(console, "capture"))
		add_words(screen, out, size, "keys go to the menu", "");
	if (screen_flag(console, "watching"))
		add_words(screen, out, size, "watching only", "");
	if (screen_flag(console, "focus_locked"))
		add_words(screen, out, size, "locked on its port", "");
	if (*user)
		add_words(screen, out, size, "logged in: ", user);
	if (*by)
		add_words(screen, out, size, "held by ", screen_like(screen, by));
}

/* ---- messages -------------------------------------------------------------------------------- */

void
screen_say(struct screen *screen, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(screen->message, sizeof(screen->message), screen_said(screen, format), args);
	va_end(args);
	screen->hint[0] = 0;
	screen->bad = false;
}

void
screen_complain(struct screen *screen, const json_t *error)
{
	if (error == NULL)
		return;
	snprintf(screen->message, sizeof(screen->message), "%s", screen_like(screen,
		 screen_text(error, "message", "the daemon's answer cannot be understood")));
	snprintf(screen->hint, sizeof(screen->hint), "%s",
		 screen_like(screen, screen_text(error, "hint", "")));
	screen->bad = true;
}

/* ---- switching ------------------------------------------------------------------------------- */

static void
selected(struct screen *screen, json_t *result, json_t *error)
{
	(void)result;
	screen_complain(screen, error);
}

void
screen_select(struct screen *screen, const char *port)
{
	json_t *request = screen_request(screen, "select");

	json_object_set_new(request, "port", json_string(port));
	screen_say(screen, "Port %s selected.", port);
	screen_ask(screen, request, selected);
}

void
screen_set_console(struct screen *screen, int console)
{
	int count = screen_consoles(screen);

	screen->console = console;
	screen->ports.placed = false;
	screen_say(screen, "Console %d of %d.", screen->console, count > console ? count : console);
	screen_take_state(screen, screen->state);
}

static void
console_picked(struct screen *screen, int item)
{
	screen_set_console(screen, item + 1);
}

/* two consoles change places; of more one is chosen */
void
screen_next_console(struct screen *screen)
{
	struct pick_spec spec = { .title = screen_said(screen, "Console"), .done = console_picked };

	spec.items = screen_consoles(screen);
	spec.at = screen->console - 1;
	if (spec.items <= 2) {
		screen_set_console(screen, spec.items > 0 ? screen->console % spec.items + 1 : 1);
		return;
	}
	for (int i = 0; i < spec.items && i < PICK_ITEMS; i++) {
		json_t *console = json_array_get(json_object_get(screen->state, "consoles"), (size_t)i);

		snprintf(spec.item[i], PICK_BYTES, screen_said(screen, "console %d: %s"), i + 1,
			 screen_text(console, "selected", screen_said(screen, "none")));
	}
	pick_open(screen, &spec);
}
