/* SPDX-License-Identifier: MIT */
/*
 * The screen on a terminal without a cursor (TERM=dumb), and for those who read line by line: numbered
 * lists, one command a line. It asks and waits, and prints nothing that was not asked for.
 */
#include <ctype.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/screen.h"

enum { LINE_BYTES = 512, ANSWER_TIMEOUT_MS = 15000 };	/* who is asked has ten seconds */

struct plain {
	struct tool *tool;
	int console;
	json_t *ports;			/* as they were last shown */
	enum language language;		/* of the switch, then of who is logged in; English without UTF-8 */
	bool quit;
};

/* ---- words ----------------------------------------------------------------------------------- */

static const char *
plain_said(const struct plain *plain, const char *english)
{
	return said(plain->language, english);
}

static bool
plain_utf8(const struct plain *plain)
{
	return plain->tool->unicode && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* whoever told it: the greeting, the answer to a login */
static void
take_language(struct plain *plain, const json_t *from)
{
	plain->language = plain_utf8(plain) && strcmp(screen_text(from, "language", ""), "zh") == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
}

/* ---- asking ---------------------------------------------------------------------------------- */

/* prints what is wrong; *result may be NULL */
static bool
ask(struct plain *plain, json_t *request, json_t **result)
{
	json_t *answer;
	int code;

	plain->tool->console = plain->console;
	json_object_set_new(request, "console", json_integer(plain->console));
	code = tool_ask(plain->tool, request, ANSWER_TIMEOUT_MS, &answer);
	fflush(stderr);
	if (code != EXIT_OK && plain->tool->control.fd >= 0 &&
	    strstr(plain->tool->control.message, "closed the connection"))
		control_close(&plain->tool->control);
	if (result)
		*result = answer;
	else
		json_decref(answer);
	return code == EXIT_OK;
}

static void
prompt(const char *text, char line[LINE_BYTES], bool *ended)
{
	printf("%s", text);
	fflush(stdout);
	if (fgets(line, LINE_BYTES, stdin) == NULL) {
		*ended = true;
		line[0] = 0;
	}
	line[strcspn(line, "\r\n")] = 0;
}

/* ---- ports ----------------------------------------------------------------------------------- */

static void
print_port(const struct plain *plain, size_t i, const json_t *port)
{
	char signal[SAID_BYTES];

	printf("%2zu  %s %s, %s%s%s\n", i + 1, screen_text(port, "port", "?"),
	       screen_text(port, "name", "?"),
	       said_like(plain->language, screen_text(json_object_get(port, "signal"), "text", "no sync"), signal),
	       screen_on_console(port, plain->console) ? plain_said(plain, ", selected") : "",
	       screen_flag(port, "quick") ? plain_said(plain, ", quick view") : "");
}

static void
show_ports(struct plain *plain)
{
	json_t *result, *port;
	size_t i;

	if (!ask(plain, json_pack("{s:s}", "cmd", "list"), &result))
		return;
	json_decref(plain->ports);
	plain->ports = json_incref(json_object_get(result, "ports"));
	json_array_foreach(plain->ports, i, port) {
		print_port(plain, i, port);
	}
	json_decref(result);
}

static void
select_number(struct plain *plain, const char *word)
{
	size_t number = (size_t)strtoul(word, NULL, 10);
	const json_t *port = number ? json_array_get(plain->ports, number - 1) : NULL;
	const char *id = screen_text(port, "port", word);

	if (strchr(word, '.'))
		id = word;
	if (ask(plain, json_pack("{s:s, s:s}", "cmd", "select", "port", id), NULL))
		printf(plain_said(plain, "Port %s selected.\n"), id);
}

/* ---- menu ------------------------------------------------------------------------------------ */

static void
print_view(const json_t *view)
{
	json_t *row, *cell, *field;
	size_t i, k;

	printf("\n%s   %s\n", screen_text(view, "title", ""), screen_text(view, "right", ""));
	if (screen_text(view, "note", "")[0])
		printf("%s\n", screen_text(view, "note", ""));
	json_array_foreach(json_object_get(view, "fields"), i, field) {
		printf("  %s: %s%s\n", screen_text(field, "label", ""), screen_text(field, "text", ""),
		       screen_flag(field, "active") ? " <" : "");
	}
	json_array_foreach(json_object_get(view, "rows"), i, row) {
		printf("%2zu%s", i + 1, (long long)i == screen_number(view, "cursor") ? ">" : " ");
		json_array_foreach(json_object_get(row, "cells"), k, cell) {
			printf(" %s", json_string_value(cell) ? json_string_value(cell) : "");
		}
		putchar('\n');
	}
	if (screen_text(view, "message", "")[0])
		printf("%s\n", screen_text(view, "message", ""));
	if (screen_text(view, "foot", "")[0])
		printf("(%s)\n", screen_text(view, "foot", ""));
	json_array_foreach(json_object_get(view, "keys"), i, field) {
		printf("%s=%s ", screen_text(field, "key", ""), screen_text(field, "word", ""));
	}
	printf("\n");
}

/* one step in the menu; *view is replaced, NULL when the menu has closed */
static bool
menu_step(struct plain *plain, const char *key, json_t *value, json_t **view)
{
	json_t *request = json_pack("{s:s, s:o}", "cmd", "menu", key, value), *result, *inner;

	if (!plain_utf8(plain) && strcmp(key, "open") == 0)
		json_object_set_new(request, "language", json_string("en"));
	if (!ask(plain, request, &result))
		return false;
	inner = json_object_get(result, "view") ? json_object_get(result, "view") : result;
	json_decref(*view);
	*view = json_object_get(inner, "screen") ? json_incref(inner) : NULL;
	json_decref(result);
	return true;
}

/* a number goes to that row and chooses it */
static void
menu_row(struct plain *plain, long row, json_t **view)
{
	long at = (long)screen_number(*view, "cursor") + 1;

	while (*view && at != row) {
		if (!menu_step(plain, "key", json_string(row > at ? "Down" : "Up"), view))
			return;
		if (at + (row > at ? 1 : -1) != (long)screen_number(*view, "cursor") + 1)
			return;		/* the bar did not go there */
		at += row > at ? 1 : -1;
	}
	menu_step(plain, "key", json_string("Enter"), view);
}

/* "F3", "Esc" and the like are keys, '...' is text, a number is a row, nothing is Enter */
static void
menu_word(struct plain *plain, const char *word, json_t **view)
{
	long row = strtol(word, NULL, 10);

	if (word[0] == '\'')
		menu_step(plain, "text", json_string(word + 1), view);
	else if (word[0] == 0)
		menu_step(plain, "key", json_string("Enter"), view);
	else if (row > 0 && row <= (long)json_array_size(json_object_get(*view, "rows")))
		menu_row(plain, row, view);
	else
		menu_step(plain, "key", json_string(word), view);
}

/* a field that is not to be seen is typed unseen */
static bool
secret_field(const json_t *view)
{
	json_t *field;
	size_t i;

	json_array_foreach(json_object_get(view, "fields"), i, field)
		if (screen_flag(field, "active") && screen_flag(field, "secret"))
			return true;
	return false;
}

static void
echo(bool on)
{
	struct termios tty;

	if (tcgetattr(STDIN_FILENO, &tty) != 0)
		return;
	if (on)
		tty.c_lflag |= ECHO;
	else
		tty.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(STDIN_FILENO, TCSANOW, &tty);
}

static void
run_menu(struct plain *plain)
{
	json_t *view = NULL;
	char line[LINE_BYTES];

	printf("%s\n", plain_said(plain, "A number chooses a row, a key's name presses it (F3, Esc, Down, Space), "
	       "'TEXT types TEXT, . leaves."));
	menu_step(plain, "open", json_string("list"), &view);
	while (view && !plain->quit) {
		bool secret = secret_field(view);

		print_view(view);
		echo(!secret);
		prompt("menu> ", line, &plain->quit);
		echo(true);
		if (strcmp(line, ".") == 0)
			break;
		menu_word(plain, line, &view);
		explicit_bzero(line, sizeof(line));
	}
	if (view)
		menu_step(plain, "close", json_true(), &view);
	json_decref(view);
}

/* ---- log, scan, board, monitor --------------------------------------------------------------- */

static void
print_entry(const json_t *entry)
{
	time_t seconds = (time_t)(screen_number(entry, "time_ms") / 1000);
	char when[32] = "";
	struct tm local;

	if (localtime_r(&seconds, &local))
		strftime(when, sizeof(when), "%Y-%m-%d %H:%M:%S", &local);
	printf("%s  %s  %s  %s\n", when, screen_text(entry, "kind", ""), screen_text(entry, "user", ""),
	       screen_text(entry, "text", ""));
}

static void
show_log(struct plain *plain)
{
	json_t *result, *entry;
	size_t i;

	if (!ask(plain, json_pack("{s:s, s:i}", "cmd", "log", "limit", 20), &result))
		return;
	json_array_foreach(json_object_get(result, "entries"), i, entry) {
		print_entry(entry);
	}
	json_decref(result);
}

static void
show_page(struct plain *plain)
{
	json_t *result, *line;
	size_t i;

	if (!ask(plain, json_pack("{s:s}", "cmd", "page"), &result))
		return;
	json_array_foreach(json_object_get(result, "rows"), i, line) {
		printf("%s\n", json_string_value(line) ? json_string_value(line) : "");
	}
	if (json_array_size(json_object_get(result, "rows")) == 0)
		printf("%s\n", plain_said(plain, "Nothing is on the overlay."));
	json_decref(result);
}

static void
scan(struct plain *plain, const char *op)
{
	if (strcmp(op, "start") && strcmp(op, "pause") && strcmp(op, "next") && strcmp(op, "previous") &&
	    strcmp(op, "stop"))
		printf("%s\n", plain_said(plain, "s start, s pause, s next, s previous, or s stop"));
	else
		ask(plain, json_pack("{s:s, s:s}", "cmd", "scan", "op", op), NULL);
}

static void
type_text(struct plain *plain, const char *text)
{
	ask(plain, json_pack("{s:s, s:s}", "cmd", "type", "text", text), NULL);
}

static void
press(struct plain *plain, const char *chord)
{
	ask(plain, json_pack("{s:s, s:[s]}", "cmd", "key", "chords", chord), NULL);
}

/* the console: asked for, given, kept */
static void
hand_over(struct plain *plain, const char *command, const char *done)
{
	if (ask(plain, json_pack("{s:s}", "cmd", command), NULL))
		printf("%s\n", plain_said(plain, done));
}

static void
log_in(struct plain *plain, const char *user)
{
	char password[LINE_BYTES];
	json_t *result;

	echo(false);
	prompt(plain_said(plain, "Password: "), password, &plain->quit);
	echo(true);
	putchar('\n');
	if (ask(plain, json_pack("{s:s, s:s, s:s}", "cmd", "login", "user", user, "password", password), &result)) {
		take_language(plain, result);
		printf("%s\n", plain_said(plain, "Logged in."));
		json_decref(result);
	}
	explicit_bzero(password, sizeof(password));
}

/* ---- the loop -------------------------------------------------------------------------------- */

static const char *const help_lines[] = {
	"NUMBER  switch to that port     p  ports again      m  menu of the switch",
	"t TEXT  type at the console     k CHORD  press a key (k Ctrl+C)",
	"o  words on the overlay         c NUMBER  use another console",
	"s start|pause|next|previous|stop  scan",
	"a  ask for the console          g  give it to who asks   r  refuse",
	"l  log       b  board and doctor       u USER  log in       q  quit",
};

static void
help(const struct plain *plain)
{
	for (size_t i = 0; i < sizeof(help_lines) / sizeof(help_lines[0]); i++)
		puts(plain_said(plain, help_lines[i]));
}

static void
use_console(struct plain *plain, const char *rest)
{
	long console;

	if (tool_number(rest, "the console", 1, 4, &console))
		plain->console = (int)console;
}

static void
run_command(struct plain *plain, const char *line)
{
	const char *rest = line[0] ? line + 1 + strspn(line + 1, " ") : line;

	if (isdigit((unsigned char)line[0])) {
		select_number(plain, line);
		return;
	}
	switch (line[0]) {
	case 0: case 'p': show_ports(plain); break;
	case 'm': run_menu(plain); break;
	case 't': type_text(plain, rest); break;
	case 'k': press(plain, rest); break;
	case 'o': show_page(plain); break;
	case 'c': use_console(plain, rest); break;
	case 's': scan(plain, rest); break;
	case 'l': show_log(plain); break;
	case 'a': hand_over(plain, "take", "The console is yours."); break;
	case 'g': hand_over(plain, "give", "Given."); break;
	case 'r': hand_over(plain, "refuse", "Refused."); break;
	case 'b': control_close(&plain->tool->control); tool_doctor(plain->tool, 0, NULL); break;
	case 'u': log_in(plain, rest); break;
	case 'q': plain->quit = true; break;
	default: help(plain); break;
	}
}

int
screen_plain_run(struct tool *tool)
{
	struct plain plain = { .tool = tool, .console = tool->console ? tool->console : 1 };
	char line[LINE_BYTES], text[48];

	if (ask(&plain, json_pack("{s:s}", "cmd", "ping"), NULL))
		take_language(&plain, tool->control.greeting);
	printf("%s\n", plain_said(&plain, "Overscan. ? shows the commands."));
	show_ports(&plain);
	while (!plain.quit) {
		snprintf(text, sizeof(text), plain_said(&plain, "console %d> "), plain.console);
		prompt(text, line, &plain.quit);
		if (!plain.quit)
			run_command(&plain, line);
	}
	json_decref(plain.ports);
	return EXIT_OK;
}
