/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/settings.h"

static const char *const languages[] = { "en", "zh", NULL };
static const char *const banners[] = { "off", "number", "name", "both", NULL };
static const char *const places[] = { "upper-left", "upper-right", "lower-left", "lower-right",
				      NULL };
static const char *const lists[] = { "all", "on", "quick", "quick-on", NULL };
static const char *const orders[] = { "number", "name", NULL };
static const char *const scan_keys[] = { "ignore", "suspend", NULL };
static const char *const scan_ports[] = { "on", "changed", NULL };
static const char *const alarms[] = { "off", "scan", "always", NULL };
static const char *const alarm_causes[] = { "lost", "changed", NULL };
static const char *const switches[] = { "off", "on", NULL };
static const char *const triggers[] = { "scroll-lock", "left-ctrl", "right-ctrl", "left-alt",
					"right-alt", "left-shift", "right-shift", "print-screen",
					"f12", NULL };
static const int trigger_key[] = { 0x7E, 0x14, 0x94, 0x11, 0x91, 0x12, 0x59, 0xFC, 0x07 };
static const char *const logins[] = { "off", "auto", NULL };
static const char *const dead_ports[] = { "switch", "refuse", NULL };

#define NUMBER(min, max, standard, unit) SETTING_NUMBER, min, max, standard, NULL, unit
#define CHOICE(words, last, standard) SETTING_CHOICE, 0, last, standard, words, ""
#define PROFILE true
#define OF_SWITCH false

const struct setting_def setting_defs[SETTING_COUNT] = {
	[SET_LANGUAGE] = { "language", CHOICE(languages, 1, 0), PROFILE,
		"language of menus and banners: English or Chinese" },
	[SET_BANNER] = { "banner", CHOICE(banners, 3, 3), PROFILE,
		"what the banner shows after a switch" },
	[SET_BANNER_S] = { "banner-s", NUMBER(0, 255, 3, "s"), PROFILE,
		"how long the banner stays; 0 is for ever" },
	[SET_BANNER_PLACE] = { "banner-place", CHOICE(places, 3, 0), PROFILE,
		"corner of the banner" },
	[SET_BANNER_MODE] = { "banner-mode", CHOICE(switches, 1, 0), PROFILE,
		"show the name of the mode when the picture has another one" },
	[SET_LIST] = { "list", CHOICE(lists, 3, 0), PROFILE,
		"ports in the list, in scan, skip and broadcast: all, with a picture, quick view" },
	[SET_ORDER] = { "order", CHOICE(orders, 1, 0), PROFILE, "order of the list" },
	[SET_SCAN_S] = { "scan-s", NUMBER(1, 255, 5, "s"), PROFILE,
		"how long scan stays on a port that has no time of its own" },
	[SET_SCAN_KEYS] = { "scan-keys", CHOICE(scan_keys, 1, 0), PROFILE,
		"other keys during scan: nothing, or suspend it until 3 s of rest" },
	[SET_SCAN_PORTS] = { "scan-ports", CHOICE(scan_ports, 1, 0), PROFILE,
		"ports that scan visits: with a picture, or those that have changed since the last visit" },
	[SET_ALARM] = { "alarm", CHOICE(alarms, 2, 0), PROFILE,
		"banner, beep and log entry for a port that is not looked at: never, in scan, always" },
	[SET_ALARM_ON] = { "alarm-on", CHOICE(alarm_causes, 1, 0), PROFILE,
		"what raises the alarm: a lost or black picture, or any change of it, too" },
	[SET_BLANK_MIN] = { "blank-min", NUMBER(0, 720, 0, "min"), PROFILE,
		"idle time after which the monitor is blanked; 0 is never" },
	[SET_MENU_S] = { "menu-s", NUMBER(5, 600, 30, "s"), PROFILE,
		"idle time after which the menu closes" },
	[SET_BEEPER] = { "beeper", CHOICE(switches, 1, 1), PROFILE, "beeps of the switch" },
	[SET_TRIGGER] = { "trigger", CHOICE(triggers, 8, 0), OF_SWITCH,
		"key that is tapped twice to call the switch" },
	[SET_TAP_MS] = { "tap-ms", NUMBER(100, 1000, 400, "ms"), OF_SWITCH,
		"longest tap of the trigger" },
	[SET_GAP_MS] = { "gap-ms", NUMBER(200, 1000, 500, "ms"), OF_SWITCH,
		"longest gap between the two taps" },
	[SET_WORD_MS] = { "word-ms", NUMBER(200, 4000, 700, "ms"), OF_SWITCH,
		"silence after the trigger that opens the menu" },
	[SET_MINUS] = { "minus", CHOICE(switches, 1, 0), OF_SWITCH,
		"Num Lock and minus as a second trigger" },
	[SET_LOGIN] = { "login", CHOICE(logins, 1, 1), OF_SWITCH,
		"ask for a login: never, or as soon as somebody has a password" },
	[SET_LOGOUT_MIN] = { "logout-min", NUMBER(0, 720, 15, "min"), OF_SWITCH,
		"idle time after which a user is logged out; 0 is never" },
	[SET_LOCKOUT_TRIES] = { "lockout-tries", NUMBER(1, 20, 5, ""), OF_SWITCH,
		"failed logins before a lockout" },
	[SET_LOCKOUT_S] = { "lockout-s", NUMBER(1, 3600, 60, "s"), OF_SWITCH,
		"how long a lockout lasts" },
	[SET_DEAD_PORTS] = { "dead-ports", CHOICE(dead_ports, 1, 0), OF_SWITCH,
		"selecting a port without a picture: switch to it, or refuse" },
	[SET_BROADCAST_S] = { "broadcast-s", NUMBER(5, 3600, 300, "s"), OF_SWITCH,
		"idle time that ends a broadcast" },
};

void
settings_init(struct settings *settings)
{
	for (int id = 0; id < SETTING_COUNT; id++)
		settings->value[id] = setting_defs[id].standard;
}

int
setting_find(const char *name)
{
	for (int id = 0; id < SETTING_COUNT; id++)
		if (strcmp(setting_defs[id].name, name) == 0)
			return id;
	return -1;
}

bool
setting_valid(enum setting id, int value)
{
	return value >= setting_defs[id].min && value <= setting_defs[id].max;
}

static void
append(char *out, size_t size, const char *text)
{
	size_t len = strlen(out);

	snprintf(out + len, size - len, "%s", text);
}

void
setting_range(enum setting id, char *out, size_t size)
{
	const struct setting_def *def = &setting_defs[id];

	if (def->kind == SETTING_NUMBER) {
		snprintf(out, size, "%d to %d%s%s", def->min, def->max, def->unit[0] ? " " : "",
			 def->unit);
		return;
	}
	out[0] = 0;
	for (int i = 0; def->words[i]; i++) {
		append(out, size, i ? ", " : "");
		append(out, size, def->words[i]);
	}
}

const char *
setting_text(enum setting id, int value, char out[24])
{
	const struct setting_def *def = &setting_defs[id];

	if (def->kind == SETTING_CHOICE && setting_valid(id, value))
		return def->words[value];
	snprintf(out, 24, "%d", value);
	return out;
}

static bool
parse_choice(const struct setting_def *def, const char *text, int *value)
{
	for (int i = 0; def->words[i]; i++)
		if (strcmp(def->words[i], text) == 0) {
			*value = i;
			return true;
		}
	return false;
}

static bool
parse_number(const struct setting_def *def, const char *text, int *value)
{
	char *end;
	long number;

	/* strtol would take a sign or spaces, and five digits are more than any range has */
	if (!isdigit((unsigned char)text[0]) || strlen(text) > 5)
		return false;
	number = strtol(text, &end, 10);
	if (*end || number < def->min || number > def->max)
		return false;
	*value = (int)number;
	return true;
}

bool
setting_parse(enum setting id, const char *text, int *value, char *error, size_t size)
{
	const struct setting_def *def = &setting_defs[id];
	char range[128];

	if (def->kind == SETTING_CHOICE ? parse_choice(def, text, value)
					: parse_number(def, text, value))
		return true;
	setting_range(id, range, sizeof(range));
	snprintf(error, size, "%s is %s%s, not \"%.40s\"", def->name,
		 def->kind == SETTING_CHOICE ? "one of: " : "a number from ", range, text);
	return false;
}

int
setting_trigger_key(int choice)
{
	return setting_valid(SET_TRIGGER, choice) ? trigger_key[choice] : trigger_key[0];
}

int
setting_trigger_choice(int key_id)
{
	for (int i = 0; triggers[i]; i++)
		if (trigger_key[i] == key_id)
			return i;
	return -1;
}
