/* SPDX-License-Identifier: MIT */
/* The curses screen: connection, keys, and the loop between them. */
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/screen.h"

enum { RECONNECT_MS = 1000, KEY_CTRL_L = 12, KEY_ESCAPE = 27 };

static volatile sig_atomic_t ended;

/* ---- the state ------------------------------------------------------------------------------- */

const char *
screen_text(json_t *object, const char *key, const char *otherwise)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : otherwise;
}

int
screen_ports(const struct screen *screen)
{
	return (int)json_array_size(json_object_get(screen->state, "ports"));
}

json_t *
screen_port(const struct screen *screen, int row)
{
	return json_array_get(json_object_get(screen->state, "ports"), (size_t)row);
}

json_t *
screen_console(const struct screen *screen)
{
	return json_array_get(json_object_get(screen->state, "consoles"),
			      (size_t)screen->console - 1);
}

static void
move_to(struct screen *screen, int cursor)
{
	int rows = screen_list_rows(), count = screen_ports(screen);

	if (cursor >= count)
		cursor = count - 1;
	if (cursor < 0)
		cursor = 0;
	screen->cursor = cursor;
	if (screen->top > cursor)
		screen->top = cursor;
	if (screen->top < cursor - rows + 1)
		screen->top = cursor - rows + 1;
}

static void
move_to_selected(struct screen *screen)
{
	const char *selected = screen_text(screen_console(screen), "selected", "");

	for (int i = 0; i < screen_ports(screen); i++)
		if (strcmp(screen_text(screen_port(screen, i), "port", "?"), selected) == 0)
			move_to(screen, i);
}

static void
take_state(struct screen *screen, json_t *state)
{
	bool first = screen_ports(screen) == 0;

	json_decref(screen->state);
	screen->state = json_incref(state);
	if (first)
		move_to_selected(screen);
	move_to(screen, screen->cursor);
}

static void
say(struct screen *screen, const char *text)
{
	snprintf(screen->message, sizeof(screen->message), "%s", text);
}

/* ---- the daemon ------------------------------------------------------------------------------ */

static void
take_message(struct screen *screen, json_t *message)
{
	json_t *state = json_object_get(message, "state");
	json_t *error = json_object_get(message, "error");
	json_t *result = json_object_get(message, "result");

	if (json_is_object(state))
		take_state(screen, state);
	else if (json_is_object(json_object_get(result, "board")))
		take_state(screen, result);
	else if (error)
		say(screen, screen_text(error, "message", "error"));
}

static void
lost(struct screen *screen)
{
	struct control *control = &screen->tool->control;

	control_close(control);
	snprintf(control->message, sizeof(control->message), "it closed the connection");
	screen->connected = false;
}

static void
listen_to_daemon(struct screen *screen)
{
	struct control *control = &screen->tool->control;
	bool alive = control_fill(control);
	json_t *message;

	while ((message = control_next(control)) != NULL) {
		take_message(screen, message);
		json_decref(message);
	}
	if (!alive)
		lost(screen);
}

static void
ask(struct screen *screen, json_t *request)
{
	if (!screen->connected)
		json_decref(request);
	else if (!control_send(&screen->tool->control, request))
		lost(screen);
}

static int
connect_daemon(struct screen *screen)
{
	int code = control_open(&screen->tool->control, screen->tool->socket);

	screen->connected = code == EXIT_OK;
	if (screen->connected)
		ask(screen, json_pack("{s:s}", "cmd", "subscribe"));
	return code;
}

static const char *
current_port(const struct screen *screen)
{
	return screen_text(screen_port(screen, screen->cursor), "port", NULL);
}

static void
select_port(struct screen *screen)
{
	const char *port = current_port(screen);

	if (port == NULL)
		return;
	snprintf(screen->message, sizeof(screen->message), "Port %s selected.", port);
	ask(screen, json_pack("{s:s, s:s, s:i}", "cmd", "select", "port", port, "console",
			      screen->console));
}

static void
next_console(struct screen *screen)
{
	int count = (int)json_array_size(json_object_get(screen->state, "consoles"));

	if (count > 0)
		screen->console = screen->console % count + 1;
	snprintf(screen->message, sizeof(screen->message), "Console %d of %d.", screen->console,
		 count);
	move_to_selected(screen);
}

/* ---- typing a word --------------------------------------------------------------------------- */

static void
search_from(struct screen *screen, int from)
{
	int count = screen_ports(screen);

	for (int i = 0; screen->word[0] && i < count; i++) {
		json_t *port = screen_port(screen, (from + i) % count);

		if (strcasestr(screen_text(port, "name", ""), screen->word) ||
		    strcasestr(screen_text(port, "port", ""), screen->word)) {
			move_to(screen, (from + i) % count);
			say(screen, "");
			return;
		}
	}
	if (screen->word[0])
		say(screen, "Not found.");
}

static void
end_entry(struct screen *screen)
{
	const char *port = current_port(screen);

	if (screen->entry == ENTRY_SEARCH)
		memcpy(screen->found, screen->word, sizeof(screen->found));
	else if (port)
		ask(screen, json_pack("{s:s, s:s, s:o}", "cmd", "name", "port", port, "name",
				      screen->word[0] ? json_string(screen->word) : json_null()));
	screen->entry = ENTRY_NONE;
}

static void
drop_character(struct screen *screen)
{
	size_t len = strlen(screen->word);

	/* a UTF-8 character ends with its continuation bytes */
	while (len > 0 && ((unsigned char)screen->word[len - 1] & 0xC0) == 0x80)
		len--;
	if (len > 0)
		len--;
	screen->word[len] = 0;
}

static void
entry_key(struct screen *screen, int key)
{
	size_t len = strlen(screen->word);

	if (key == '\n' || key == '\r' || key == KEY_ENTER) {
		end_entry(screen);
		return;
	}
	if (key == KEY_ESCAPE) {
		screen->entry = ENTRY_NONE;
		say(screen, "");
		return;
	}
	if (key == KEY_BACKSPACE || key == 127 || key == '\b')
		drop_character(screen);
	else if (key >= ' ' && key < 256 && len < ENTRY_MAX) {
		screen->word[len] = (char)key;
		screen->word[len + 1] = 0;
	}
	if (screen->entry == ENTRY_SEARCH)
		search_from(screen, screen->cursor);
}

static void
begin_entry(struct screen *screen, enum entry entry)
{
	screen->entry = entry;
	screen->word[0] = 0;
	say(screen, "");
}

static void
search_next(struct screen *screen)
{
	if (screen->found[0] == 0)
		return;
	memcpy(screen->word, screen->found, sizeof(screen->word));
	search_from(screen, screen->cursor + 1);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool
move_key(struct screen *screen, int key)
{
	switch (key) {
	case KEY_UP: case 'k':
		move_to(screen, screen->cursor - 1);
		return true;
	case KEY_DOWN: case 'j':
		move_to(screen, screen->cursor + 1);
		return true;
	case KEY_PPAGE:
		move_to(screen, screen->cursor - screen_list_rows());
		return true;
	case KEY_NPAGE:
		move_to(screen, screen->cursor + screen_list_rows());
		return true;
	case KEY_HOME: case 'g':
		move_to(screen, 0);
		return true;
	case KEY_END: case 'G':
		move_to(screen, screen_ports(screen) - 1);
		return true;
	}
	return false;
}

static void
command_key(struct screen *screen, int key)
{
	switch (key) {
	case '\n': case '\r': case KEY_ENTER:
		select_port(screen);
		break;
	case KEY_F(1): case '?': case 'h':
		screen->help = true;
		break;
	case KEY_F(2): case 'n':
		begin_entry(screen, ENTRY_NAME);
		break;
	case KEY_F(3): case '/':
		begin_entry(screen, ENTRY_SEARCH);
		break;
	case 'N':
		search_next(screen);
		break;
	case KEY_F(4): case 'c':
		next_console(screen);
		break;
	case KEY_CTRL_L:
		clearok(stdscr, TRUE);
		break;
	case KEY_F(10): case 'q':
		screen->quit = true;
		break;
	}
}

static void
take_key(struct screen *screen, int key)
{
	if (key == KEY_RESIZE)
		move_to(screen, screen->cursor);
	else if (screen->help)
		screen->help = false;
	else if (screen->entry != ENTRY_NONE)
		entry_key(screen, key);
	else if (!move_key(screen, key))
		command_key(screen, key);
}

/* ---- the loop -------------------------------------------------------------------------------- */

static void
on_signal(int number)
{
	ended = number;
}

static void
step(struct screen *screen)
{
	struct pollfd wait[2] = { { .fd = STDIN_FILENO, .events = POLLIN },
				  { .fd = screen->tool->control.fd, .events = POLLIN } };
	int key;

	screen_draw(screen);
	if (poll(wait, 2, screen->connected ? -1 : RECONNECT_MS) == 0)
		connect_daemon(screen);
	while ((key = getch()) != ERR)
		take_key(screen, key);
	if (wait[0].revents & (POLLHUP | POLLERR))
		screen->quit = true;
	if (screen->connected && wait[1].revents)
		listen_to_daemon(screen);
}

static void
leave_curses(void)
{
	if (!isendwin())
		endwin();
}

static bool
enter_curses(struct screen *screen)
{
	if (newterm(NULL, stdout, stdin) == NULL)
		return false;
	atexit(leave_curses);
	screen->color = screen->tool->color && has_colors() && start_color() == OK;
	screen->unicode = screen->tool->unicode && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	set_escdelay(50);
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	return true;
}

static void
watch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal };

	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

int
screen_run(struct tool *tool)
{
	struct screen screen = { .tool = tool, .console = tool->console ? tool->console : 1 };

	connect_daemon(&screen);
	if (!enter_curses(&screen)) {
		const char *term = getenv("TERM");

		return tool_fail(EXIT_USAGE, "set TERM, or use `overscan list` and `overscan select`",
				 "this terminal (TERM=%s) cannot show a screen", term ? term : "");
	}
	watch_signals();
	while (!screen.quit && !ended)
		step(&screen);
	leave_curses();
	json_decref(screen.state);
	return ended ? 128 + (int)ended : EXIT_OK;
}
