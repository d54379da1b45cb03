/* SPDX-License-Identifier: MIT */
/*
 * Settings: one table says what each is called, what it may be, what it is at first, and whose it is.
 * Menus, `overscan set`, export and import, and the store all work from that table.
 *
 * Pure. A value is a number; a choice is the index of its word. Profile settings belong to a user
 * (to "nobody" while no login is asked for); all others belong to the switch.
 */
#ifndef CTL_SETTINGS_H
#define CTL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

enum setting {
	/* profile: F3 SET */
	SET_LANGUAGE,		/* en zh */
	SET_BANNER,		/* off number name both */
	SET_BANNER_S,		/* 0 = for ever */
	SET_BANNER_PLACE,	/* upper-left upper-right lower-left lower-right */
	SET_BANNER_MODE,	/* off on: the new mode when that of the picture has changed */
	SET_LIST,		/* all on quick quick-on: narrows list, scan, skip, broadcast */
	SET_ORDER,		/* number name */
	SET_SCAN_S,
	SET_SCAN_KEYS,		/* ignore suspend: what a key does that is no scan key */
	SET_SCAN_PORTS,		/* on changed: since the last visit */
	SET_ALARM,		/* off scan always */
	SET_ALARM_ON,		/* lost changed: what raises it; lost: no picture, or a black one */
	SET_BLANK_MIN,		/* 0 = never */
	SET_MENU_S,
	SET_BEEPER,		/* off on */
	/* the switch: F3 SET for an administrator, F4 ADM */
	SET_TRIGGER,		/* scroll-lock left-ctrl right-ctrl ... */
	SET_TAP_MS,
	SET_GAP_MS,
	SET_WORD_MS,		/* silence after the trigger that opens the menu */
	SET_MINUS,		/* off on: Num Lock + minus as a second trigger */
	SET_LOGIN,		/* off auto: auto asks as soon as a password exists */
	SET_LOGOUT_MIN,		/* 0 = never */
	SET_LOCKOUT_TRIES,
	SET_LOCKOUT_S,
	SET_DEAD_PORTS,		/* switch refuse: what selecting a port without picture does */
	SET_BROADCAST_S,	/* idle time that ends a broadcast */
	SETTING_COUNT
};

enum setting_kind { SETTING_NUMBER, SETTING_CHOICE };

struct setting_def {
	const char *name;		/* "scan-s": in export files and commands */
	enum setting_kind kind;
	int min, max, standard;		/* a choice: 0 to words - 1 */
	const char *const *words;	/* of a choice, ends with NULL */
	const char *unit;		/* "s", "min", "ms" or "" */
	bool profile;
	const char *meaning;		/* one line for people, in English */
};

extern const struct setting_def setting_defs[SETTING_COUNT];

struct settings {
	int value[SETTING_COUNT];
};

void settings_init(struct settings *settings);

/* by name, or -1 */
int setting_find(const char *name);

/* is it one? */
bool setting_valid(enum setting id, int value);

/* "1 to 255 s", "off, on": what it may be */
void setting_range(enum setting id, char *out, size_t size);

/* text of a value ("30", "suspend") */
const char *setting_text(enum setting id, int value, char out[24]);

/* false when the text is no value; then error is a sentence that says which are */
bool setting_parse(enum setting id, const char *text, int *value, char *error, size_t size);

/* key id of a choice of SET_TRIGGER; choice of a key id, or -1 */
int setting_trigger_key(int choice);
int setting_trigger_choice(int key_id);

#endif
