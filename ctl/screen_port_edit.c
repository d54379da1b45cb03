/* SPDX-License-Identifier: MIT */
/* Changing the port under the bar: its name, its dwell in a scan, its place in the quick view, its power. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/screen.h"

static void
changed(struct screen *screen, json_t *result, json_t *error)
{
	(void)result;
	screen_complain(screen, error);
}

static void
ask_about_port(struct screen *screen, const char *command, const char *key, json_t *value)
{
	json_t *request = screen_request(screen, command);

	json_object_set_new(request, "port", json_string(screen->ports.at));
	json_object_set_new(request, key, value);
	screen_say(screen, "%s", "");
	screen_ask(screen, request, changed);
}

static void
name_done(struct screen *screen, char value[][DIALOG_BYTES])
{
	ask_about_port(screen, "name", "name", value[0][0] ? json_string(value[0]) : json_null());
}

static void
dwell_done(struct screen *screen, char value[][DIALOG_BYTES])
{
	char *end;
	long dwell_s = strtol(value[0], &end, 10);

	if (value[0][0] && *end == 0 && dwell_s >= 0 && dwell_s <= 255) {
		ask_about_port(screen, "dwell", "dwell", json_integer(dwell_s));
		return;
	}
	screen_say(screen, "A dwell is 1 to 255 seconds; 0: as long as the setting says.");
	screen->bad = true;
}

/* a box for one thing about the port under the bar */
static void
edit_port(struct screen *screen, const char *what, const char *note, const char *text,
	  void (*done)(struct screen *, char [][DIALOG_BYTES]))
{
	char title[64];
	struct dialog_spec spec = { .title = title, .note = screen_said(screen, note), .fields = 1,
		.done = done };

	if (ports_under_bar(screen) == NULL)
		return;
	snprintf(screen->ports.at, PORT_BYTES, "%s", screen_text(ports_under_bar(screen), "port", ""));
	snprintf(title, sizeof(title), screen_said(screen, "%s of port %s"), screen_said(screen, what),
		 screen->ports.at);
	spec.field[0] = (struct dialog_field){ .label = screen_said(screen, what), .text = text };
	dialog_open(screen, &spec);
}

void
port_edit_dwell(struct screen *screen)
{
	json_t *port = ports_under_bar(screen);
	char text[16];

	snprintf(text, sizeof(text), "%lld", screen_number(port, "dwell"));
	edit_port(screen, "Dwell", "seconds, 1 to 255; 0: as the setting says", text, dwell_done);
}

void
port_edit_name(struct screen *screen)
{
	json_t *port = ports_under_bar(screen);

	edit_port(screen, "Name", "1 to 16 columns; empty: the configured name again",
		  screen_text(port, "name", ""), name_done);
}

void
port_toggle_quick(struct screen *screen)
{
	json_t *port = ports_under_bar(screen);

	if (port)
		ask_about_port(screen, "quick", "on", json_boolean(!screen_flag(port, "quick")));
}

/* ---- power: chosen, then asked once, with the name of the port --------------------------------- */

static const struct {
	const char *word, *item;
} powers[] = { { "on", "Power on" }, { "off", "Power off" }, { "hard-off", "Hard off" }, { "reset", "Reset" },
		     { "cycle", "Hard off, on again" } };

void
port_power_do(struct screen *screen, const char *port, const char *what)
{
	json_t *request = screen_request(screen, "power");

	json_object_set_new(request, "port", json_string(port));
	json_object_set_new(request, "do", json_string(what));
	screen_say(screen, "%s", "");
	screen_ask(screen, request, changed);
}

static void
power_answered(struct screen *screen, int item)
{
	if (item == 1)
		port_power_do(screen, screen->ports.at, powers[screen->ports.power].word);
}

static void
power_picked(struct screen *screen, int item)
{
	static char title[128];		/* for as long as the box is open */
	struct pick_spec spec = { .title = title, .items = 2, .done = power_answered };

	screen->ports.power = item;
	snprintf(title, sizeof(title), "%s: %s", screen_said(screen, powers[item].item),
		 screen_text(ports_under_bar(screen), "name", screen->ports.at));
	snprintf(spec.item[0], PICK_BYTES, "%s", screen_said(screen, "No"));
	snprintf(spec.item[1], PICK_BYTES, "%s", screen_said(screen, "Yes"));
	pick_open(screen, &spec);
}

void
port_power(struct screen *screen)
{
	json_t *port = ports_under_bar(screen);
	struct pick_spec spec = { .title = screen_said(screen, "Power"), .items = (int)(sizeof(powers) / sizeof(powers[0])),
		.done = power_picked };

	if (port == NULL)
		return;
	snprintf(screen->ports.at, PORT_BYTES, "%s", screen_text(port, "port", ""));
	for (int i = 0; i < spec.items; i++)
		snprintf(spec.item[i], PICK_BYTES, "%s", screen_said(screen, powers[i].item));
	pick_open(screen, &spec);
}
