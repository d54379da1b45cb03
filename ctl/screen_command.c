/* SPDX-License-Identifier: MIT */
/*
 * The command line behind ":". The words after the hotkey mean here what they mean at the console:
 * ":3" and ":1.2" go to a port (by request, so that no digit can reach a host), ":A5" ":S" ":K" and
 * the others are typed at the console after its hotkey. Words of more letters are commands.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "ctl/screen.h"

enum { WORDS_MAX = 32 };

static void
complain_if(struct screen *screen, json_t *result, json_t *error)
{
	(void)result;
	screen_complain(screen, error);
}

/* ---- hotkeys --------------------------------------------------------------------------------- */

/* the setting writes it as scroll-lock, keys are written ScrollLock or scrolllock */
static void
trigger_key(const struct screen *screen, char out[32])
{
	const char *word = screen_text(json_object_get(screen->state, "you"), "trigger", "scroll-lock");
	size_t len = 0;

	for (; *word && len < 31; word++)
		if (*word != '-')
			out[len++] = *word;
	out[len] = 0;
}

void
command_hotkey(struct screen *screen, const char *keys)
{
	json_t *request = screen_request(screen, "key"), *chords = json_array();
	char trigger[32];

	trigger_key(screen, trigger);
	json_array_append_new(chords, json_string(trigger));
	json_array_append_new(chords, json_string(trigger));
	while (*keys) {
		size_t len = strcspn(keys, " ");

		json_array_append_new(chords, json_stringn(keys, len));
		keys += len + (keys[len] == ' ');
	}
	json_object_set_new(request, "chords", chords);
	screen_ask(screen, request, complain_if);
}

/* "A5" as the keys "A 5 Enter"; false when it is no word of the hotkey */
static bool
hotkey_word(const char *word, char keys[64])
{
	static const char *const named[] = { "up", "down", "left", "right", "tab", "esc", "space",
		"enter", NULL };
	size_t len = strlen(word);

	for (int i = 0; named[i]; i++)
		if (strcasecmp(word, named[i]) == 0) {
			snprintf(keys, 64, "%s", word);
			return true;
		}
	if (len == 1 && strchr("SBLKPIZRWH?M", toupper((unsigned char)word[0]))) {
		snprintf(keys, 64, "%s", word[0] == '?' ? "Shift+Slash" : word[0] == 'M' ? "Enter" : word);
		return true;
	}
	if (toupper((unsigned char)word[0]) != 'A' || len > 4 || strspn(word + 1, "0123456789") != len - 1)
		return false;
	snprintf(keys, 64, "A");
	for (size_t i = 1; i < len; i++)
		snprintf(keys + strlen(keys), 64 - strlen(keys), " %c", word[i]);
	strcat(keys, " Enter");
	return true;
}

/* ---- commands -------------------------------------------------------------------------------- */

static void
run_select(struct screen *screen, const char *rest)
{
	screen_select(screen, rest);
}

static void
run_name(struct screen *screen, const char *rest)
{
	size_t len = strcspn(rest, " ");
	const char *name = rest + len + strspn(rest + len, " ");
	json_t *request = screen_request(screen, "name");

	json_object_set_new(request, "port", json_stringn(rest, len));
	json_object_set_new(request, "name", *name ? json_string(name) : json_null());
	screen_ask(screen, request, complain_if);
}

static void
run_power(struct screen *screen, const char *rest)
{
	char port[64];
	size_t len = strcspn(rest, " ");

	snprintf(port, sizeof(port), "%.*s", (int)len, rest);
	port_power_do(screen, port, rest + len + strspn(rest + len, " "));
}

static void
run_type(struct screen *screen, const char *rest)
{
	json_t *request = screen_request(screen, "type");

	json_object_set_new(request, "text", json_string(rest));
	screen_ask(screen, request, complain_if);
}

static void
run_key(struct screen *screen, const char *rest)
{
	json_t *request = screen_request(screen, "key"), *chords = json_array();

	while (*rest) {
		size_t len = strcspn(rest, " ");

		json_array_append_new(chords, json_stringn(rest, len));
		rest += len;
		rest += strspn(rest, " ");
	}
	json_object_set_new(request, "chords", chords);
	screen_ask(screen, request, complain_if);
}

static void
run_take(struct screen *screen, const char *rest)
{
	takeover_ask(screen, strcmp(rest, "--force") == 0);
}

/* the question, answered; there may be none, which the daemon says */
static void
run_give(struct screen *screen, const char *rest)
{
	(void)rest;
	screen_ask(screen, screen_request(screen, "give"), complain_if);
}

static void
run_refuse(struct screen *screen, const char *rest)
{
	(void)rest;
	screen_ask(screen, screen_request(screen, "refuse"), complain_if);
}

static void
run_login(struct screen *screen, const char *rest)
{
	(void)rest;
	login_open(screen, "");
}

/* what may be seen now, if anything */
static void
logged_out(struct screen *screen, json_t *result, json_t *error)
{
	screen_complain(screen, error);
	if (result == NULL)
		return;
	screen_forget(screen);
	screen_say(screen, "Logged out.");
	screen_subscribe(screen);
}

static void
run_logout(struct screen *screen, const char *rest)
{
	(void)rest;
	screen_ask(screen, json_pack("{s:s}", "cmd", "logout"), logged_out);
}

static void
run_quit(struct screen *screen, const char *rest)
{
	(void)rest;
	screen->quit = true;
}

static void
run_help(struct screen *screen, const char *rest)
{
	(void)rest;
	screen_open(screen, PANE_HELP);
}

static const struct order {
	const char *word;
	void (*run)(struct screen *screen, const char *rest);
	bool argument;
} orders[] = {
	{ "select", run_select, true }, { "name", run_name, true }, { "type", run_type, true },
	{ "power", run_power, true },
	{ "key", run_key, true }, { "take", run_take, false }, { "give", run_give, false },
	{ "refuse", run_refuse, false }, { "login", run_login, false },
	{ "logout", run_logout, false }, { "quit", run_quit, false }, { "help", run_help, false },
};

static bool
run_word(struct screen *screen, const char *line)
{
	size_t len = strcspn(line, " ");
	const char *rest = line + len + strspn(line + len, " ");

	for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
		if (strlen(orders[i].word) != len || strncasecmp(line, orders[i].word, len) != 0)
			continue;
		if (orders[i].argument && *rest == 0) {
			screen_say(screen, ":%s needs something behind it; ? shows the commands.",
				   orders[i].word);
			screen->bad = true;
		} else {
			orders[i].run(screen, rest);
		}
		return true;
	}
	return false;
}

static void
run_line(struct screen *screen, char value[][DIALOG_BYTES])
{
	const char *line = value[0] + strspn(value[0], " ");
	char keys[64];

	screen_say(screen, "%s", "");
	if (*line == 0)
		return;
	if (isdigit((unsigned char)*line)) {
		screen_select(screen, line);
	} else if (hotkey_word(line, keys)) {
		screen_say(screen, "Hotkey, then %s", keys);
		command_hotkey(screen, keys);
	} else if (!run_word(screen, line)) {
		screen_say(screen, "There is no command :%.40s; ? shows the commands.", line);
		screen->bad = true;
	}
}

void
command_open(struct screen *screen)
{
	struct dialog_spec spec = { .fields = 1, .field = { { .label = ":" } }, .done = run_line };

	dialog_open(screen, &spec);
}
