/* SPDX-License-Identifier: MIT */
/* The curses screen: the terminal, which is restored whatever happens, and the loop. */
#include <curses.h>
#include <langinfo.h>
#include <malloc.h>
#include <panel.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/screen_picture.h"

enum { ESC_DELAY_MS = 50, PATIENCE_MS = 60000 };

const struct pane *const panes[PANE_COUNT] = { &ports_pane, &menu_pane, &monitor_pane, &log_pane,
	&scan_pane, &board_pane, &help_pane };

static volatile sig_atomic_t ended;
static struct termios cooked;		/* the terminal as it was */
static char restore[256];		/* what makes it show as it was */

int64_t
screen_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- panes ----------------------------------------------------------------------------------- */

void
screen_open(struct screen *screen, enum pane_id pane)
{
	enum pane_id old = screen->pane;

	if (pane == old)
		return;
	if (old != PANE_MENU && old != PANE_HELP)
		screen->before = old;
	screen->pane = pane;
	if (panes[old]->closed)
		panes[old]->closed(screen);
	if (panes[pane]->opened)
		panes[pane]->opened(screen);
}

void
screen_back(struct screen *screen)
{
	screen_open(screen, screen->before);
}

void
screen_raw(struct screen *screen, bool on)
{
	(void)screen;
	if (on) {
		raw();
	} else {
		noraw();
		cbreak();
	}
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool
pane_key(struct screen *screen, int key)
{
	if (key >= '1' && key < '1' + PANE_TABS)
		screen_open(screen, (enum pane_id)(key - '1'));
	else if (key == '\t')
		screen_open(screen, (screen->pane + 1) % PANE_TABS);
	else if (key == SPECIAL(KEY_BTAB))
		screen_open(screen, (screen->pane + PANE_TABS - 1) % PANE_TABS);
	else
		return false;
	return true;
}

/* F1 to F8, or Esc and a digit: the screens of the menu */
static bool
menu_screen_key(struct screen *screen, int key)
{
	char name[4];
	int number = key - SPECIAL(KEY_F(1)) + 1;

	if (key >= (KEY_WITH_ALT | '1') && key <= (KEY_WITH_ALT | '8'))
		number = key - (KEY_WITH_ALT | '0');
	if (number < 1 || number > 8)
		return false;
	snprintf(name, sizeof(name), "F%d", number);
	menu_show(screen, name);
	return true;
}

static void
common_key(struct screen *screen, int key)
{
	switch (key) {
	case 'q': case SPECIAL(KEY_F(10)): screen->quit = true; break;
	case '?': case 'h': screen_open(screen, PANE_HELP); break;
	case 'c': screen_next_console(screen); break;
	case 'i': typing_begin(screen); break;
	case 't': takeover_ask(screen, false); break;
	case 'T': takeover_ask(screen, true); break;
	case 'M': mouse_toggle(screen); break;
	case 'L': login_open(screen, ""); break;
	case ':': command_open(screen); break;
	case KEY_ESC: screen_say(screen, "%s", ""); break;
	case CTRL_KEY('L'): screen->redraw_all = true; break;
	}
}

static void
resized(struct screen *screen)
{
	if (dialog_is_open(screen))
		dialog_fit(screen);
	if (pick_is_open(screen))
		pick_fit(screen);
}

void
screen_key(struct screen *screen, int key)
{
	if (key == SPECIAL(KEY_RESIZE))
		resized(screen);
	else if (key == SPECIAL(KEY_MOUSE))
		mouse_event(screen);
	else if (takeover_key(screen, key))
		return;
	else if (screen->monitor.typing)
		typing_key(screen, key);
	else if (screen_too_small() && key == 'q')
		screen->quit = true;
	else if (dialog_is_open(screen))
		dialog_key(screen, key);
	else if (pick_is_open(screen))
		pick_key(screen, key);
	else if (panes[screen->pane]->key(screen, key))
		return;
	else if (!pane_key(screen, key) && !menu_screen_key(screen, key))
		common_key(screen, key);
}

/* ---- the loop -------------------------------------------------------------------------------- */

static int
tick(struct screen *screen)
{
	int64_t now_ms = screen_now_ms(), next_ms = screen_link_tick(screen, now_ms);

	for (int i = 0; i < PANE_COUNT; i++) {
		int64_t at_ms = panes[i]->tick ? panes[i]->tick(screen, now_ms) : NEVER;

		next_ms = at_ms < next_ms ? at_ms : next_ms;
	}
	if (screen->takeover.asked && next_ms > now_ms + 500)
		next_ms = now_ms + 500;
	if (next_ms > now_ms + PATIENCE_MS)
		return PATIENCE_MS;
	return next_ms > now_ms ? (int)(next_ms - now_ms) : 0;
}

static void
read_keys(struct screen *screen)
{
	int key;

	while (!screen->quit && (key = screen_getch()) != -1)
		screen_key(screen, key);
	typing_flush(screen);
}

static void
step(struct screen *screen)
{
	struct pollfd wait[4] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .events = POLLIN },
		{ .events = POLLIN }, { .events = POLLIN } };
	int timeout_ms = tick(screen);

	screen_draw(screen);
	wait[1].fd = screen->connected ? screen->tool->control.fd : -1;
	wait[2].fd = screen->monitor.picture.fd;
	wait[3].fd = screen->board.doctor_fd;
	poll(wait, 4, timeout_ms);
	read_keys(screen);
	if (wait[0].revents & (POLLHUP | POLLERR))
		screen->quit = true;
	if (wait[1].revents && screen->connected)
		screen_read(screen);
	if (wait[2].revents && wait[2].fd == screen->monitor.picture.fd)
		picture_read(&screen->monitor.picture);
	if (wait[3].revents && screen->board.doctor_fd >= 0)
		board_read(screen);
}

/* ---- the terminal ---------------------------------------------------------------------------- */

static void
leave_curses(void)
{
	if (isendwin())
		return;
	/* where the prompt will be, on a terminal that keeps the screen */
	move(LINES - 1, 0);
	clrtoeol();
	refresh();
	endwin();
}

static void
on_end(int number)
{
	ended = number;
}

/* Something is broken: no more curses, only what is safe in a signal, and the death that was due. */
static void
on_crash(int number)
{
	tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
	if (write(STDOUT_FILENO, restore, strlen(restore)) < 0)
		_exit(128 + number);
	signal(number, SIG_DFL);
	raise(number);
}

static void
add_restore(const char *text)
{
	if (text && text != (char *)-1 && strlen(restore) + strlen(text) < sizeof(restore) - 2)
		strcat(restore, text);
}

static void
watch_signals(void)
{
	static const int ends[] = { SIGTERM, SIGINT, SIGHUP }, crashes[] = { SIGSEGV, SIGBUS, SIGABRT,
		SIGFPE, SIGILL };
	struct sigaction end = { .sa_handler = on_end }, crash = { .sa_handler = on_crash };

	add_restore(tigetstr("sgr0"));
	add_restore(tigetstr("rmkx"));
	add_restore(tigetstr("cnorm"));
	if (tigetstr("kmous") && tigetstr("kmous") != (char *)-1)
		add_restore("\033[?1000l\033[?1006l");
	add_restore(tigetstr("rmcup"));
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		sigaction(ends[i], &end, NULL);
	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		sigaction(crashes[i], &crash, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/* from the first panel on, libpanel takes care of what lies below all of them, too */
static void
start_panels(void)
{
	WINDOW *window = newwin(1, 1, 0, 0);
	PANEL *panel = new_panel(window);

	del_panel(panel);
	delwin(window);
}

static bool
enter_curses(struct screen *screen)
{
	tcgetattr(STDIN_FILENO, &cooked);
	if (newterm(NULL, stdout, stdin) == NULL)
		return false;
	atexit(leave_curses);
	screen->color = screen->tool->color && has_colors() && start_color() == OK &&
			use_default_colors() == OK;
	screen->direct = screen->color && tigetflag("RGB") == 1 && COLORS >= 1 << 24;
	screen->unicode = screen->tool->unicode && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	start_panels();
	set_escdelay(ESC_DELAY_MS);
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	return true;
}

static void
free_wiped(void *memory)
{
	if (memory)
		explicit_bzero(memory, malloc_usable_size(memory));
	free(memory);
}

/* passwords pass through this program: nothing of them stays in its memory, and it leaves no core */
static void
keep_secrets(void)
{
	struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	json_set_alloc_funcs(malloc, free_wiped);
}

static void
screen_fini(struct screen *screen)
{
	dialog_close(screen);
	pick_close(screen);
	leave_curses();
	board_fini(screen);
	picture_fini(&screen->monitor.picture);
	json_decref(screen->monitor.page);
	json_decref(screen->typing.queue);
	json_decref(screen->menu.view);
	json_decref(screen->log.entries);
	json_decref(screen->state);
}

int
screen_run(struct tool *tool)
{
	static struct screen screen;
	const char *term = getenv("TERM");

	keep_secrets();
	if (term && strcmp(term, "dumb") == 0)
		return screen_plain_run(tool);
	screen.tool = tool;
	screen.console = tool->console ? tool->console : 1;
	screen.board.doctor_fd = -1;
	picture_init(&screen.monitor.picture);
	if (!enter_curses(&screen))
		return tool_fail(EXIT_USAGE, "set TERM, or use `overscan list` and `overscan select`",
				 "this terminal (TERM=%s) cannot show a screen", term ? term : "");
	watch_signals();
	mouse_turn(&screen, tool->mouse);
	screen_connect(&screen);
	while (!screen.quit && !ended)
		step(&screen);
	screen_fini(&screen);
	return ended ? 128 + (int)ended : EXIT_OK;
}
