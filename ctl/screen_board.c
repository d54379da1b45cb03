/* SPDX-License-Identifier: MIT */
/*
 * The board and who uses it: link, counters, consoles and their holders, sessions, and what
 * `overscan doctor` finds, which runs as a program of its own so that the screen never waits for it.
 */
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ctl/screen.h"

enum { REFRESH_MS = 2000, FOUND_MAX = 65536, MORE_COL = 8 };

/* ---- doctor ---------------------------------------------------------------------------------- */

static void
run_doctor(const struct screen *screen, int out)
{
	char *argv[] = { "overscan", "--control", (char *)screen->tool->socket, "--json", "doctor", NULL };
	int nothing = open("/dev/null", O_RDWR);

	dup2(nothing, STDIN_FILENO);
	dup2(nothing, STDERR_FILENO);
	dup2(out, STDOUT_FILENO);
	execv("/proc/self/exe", argv);
	_exit(127);
}

static void
start_doctor(struct screen *screen)
{
	struct board_state *board = &screen->board;
	int ends[2];

	if (board->doctor_pid > 0 || pipe2(ends, O_CLOEXEC) != 0)
		return;
	board->doctor_pid = fork();
	if (board->doctor_pid == 0)
		run_doctor(screen, ends[1]);
	close(ends[1]);
	if (board->doctor_pid < 0) {
		close(ends[0]);
		return;
	}
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	board->doctor_fd = ends[0];
	board->found_len = 0;
}

static void
end_doctor(struct board_state *board)
{
	json_t *all = json_loadb(board->found ? board->found : "", board->found_len, 0, NULL);

	close(board->doctor_fd);
	waitpid(board->doctor_pid, NULL, 0);
	board->doctor_fd = -1;
	board->doctor_pid = 0;
	if (json_is_array(json_object_get(all, "checks"))) {
		json_decref(board->checks);
		board->checks = json_incref(json_object_get(all, "checks"));
	}
	json_decref(all);
}

void
board_read(struct screen *screen)
{
	struct board_state *board = &screen->board;
	ssize_t got;

	if (board->found == NULL)
		board->found = malloc(FOUND_MAX);
	if (board->found == NULL || board->found_len == FOUND_MAX) {
		end_doctor(board);
		return;
	}
	got = read(board->doctor_fd, board->found + board->found_len, FOUND_MAX - board->found_len);
	if (got > 0)
		board->found_len += (size_t)got;
	else if (got == 0 || (errno != EAGAIN && errno != EINTR))
		end_doctor(board);
}

void
board_fini(struct screen *screen)
{
	struct board_state *board = &screen->board;

	if (board->doctor_pid > 0) {
		kill(board->doctor_pid, SIGTERM);
		end_doctor(board);
	}
	free(board->found);
	json_decref(board->checks);
	json_decref(board->doctor);
	json_decref(board->sessions);
}

/* ---- the daemon ------------------------------------------------------------------------------ */

static void
took_doctor(struct screen *screen, json_t *result, json_t *error)
{
	(void)error;
	if (result == NULL)
		return;
	json_decref(screen->board.doctor);
	screen->board.doctor = json_incref(result);
}

static void
took_sessions(struct screen *screen, json_t *result, json_t *error)
{
	json_t *sessions = json_object_get(result, "sessions");

	screen->board.no_sessions = error != NULL;	/* not for everybody, not by every daemon */
	if (!json_is_array(sessions))
		return;
	json_decref(screen->board.sessions);
	screen->board.sessions = json_incref(sessions);
}

static int64_t
board_tick(struct screen *screen, int64_t now_ms)
{
	if (screen->pane != PANE_BOARD)
		return NEVER;
	if (now_ms >= screen->board.next_ms) {
		screen->board.next_ms = now_ms + REFRESH_MS;
		if (screen->connected && screen_waits_since(screen) == NEVER) {
			screen_ask(screen, json_pack("{s:s}", "cmd", "doctor"), took_doctor);
			if (!screen->board.no_sessions)
				screen_ask(screen, json_pack("{s:s}", "cmd", "sessions"), took_sessions);
		}
	}
	return screen->board.next_ms;
}

static void
board_opened(struct screen *screen)
{
	screen->board.next_ms = 0;
	screen->board.no_sessions = false;
	start_doctor(screen);
}

/* ---- drawing: a text that scrolls ------------------------------------------------------------- */

struct lines {
	const struct screen *screen;
	const struct area *area;
	int top, count;
};

static void line(struct lines *lines, enum ink ink, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* what is too long goes on in the next line, further in */
static void
line(struct lines *lines, enum ink ink, const char *format, ...)
{
	const char *at;
	char text[512];
	va_list args;
	int col = 0;

	va_start(args, format);
	vsnprintf(text, sizeof(text), screen_said(lines->screen, format), args);
	va_end(args);
	for (at = text; *at; col = MORE_COL) {
		int row = lines->count++ - lines->top;
		size_t len = screen_line_bytes(at, COLS - col);

		if (row >= 0 && row < lines->area->rows)
			screen_putf(lines->screen, lines->area->row + row, col, COLS, ink, "%.*s",
				    (int)len, at);
		at += len;
		at += len > 0 ? strspn(at, " ") : strlen(at);
	}
}

static void
uptime_text(const struct screen *screen, long long ms, char *out, size_t size)
{
	long long s = ms / 1000;

	if (s >= 86400)
		snprintf(out, size, screen_said(screen, "%lld d %02lld:%02lld"), s / 86400, s / 3600 % 24, s / 60 % 60);
	else
		snprintf(out, size, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
}

static void
draw_board(struct lines *lines)
{
	const json_t *doctor = lines->screen->board.doctor, *info = json_object_get(doctor, "info");
	const json_t *board = json_object_get(lines->screen->state, "board");
	const json_t *behind = json_object_get(board, "behind");
	const json_t *counters = json_object_get(doctor, "counters");
	char up[32] = "?";

	uptime_text(lines->screen, screen_number(counters, "uptime_ms"), up, sizeof(up));
	line(lines, screen_flag(board, "up") ? INK_GOOD : INK_BAD, "Board %s: %s",
	     screen_text(board, "name", "?"),
	     screen_like(lines->screen, screen_flag(board, "up") ? "connected" :
			 screen_text(board, "error", "not there")));
	if (behind)
		line(lines, screen_flag(behind, "up") ? INK_GOOD : INK_BAD, "Port %s leads to unit %lld, %s: %s",
		     screen_text(behind, "at", "?"), screen_number(behind, "unit"), screen_text(behind, "name", "?"),
		     screen_like(lines->screen, screen_flag(behind, "up") ? "connected" :
				 screen_text(behind, "error", "not there")));
	if (json_is_object(info))
		line(lines, INK_PLAIN, "  %lld ports, %lld consoles, overlay %lldx%lld, up %s, font %s",
		     screen_number(info, "ports"), screen_number(info, "consoles"),
		     screen_number(info, "text_cols"), screen_number(info, "text_rows"), up,
		     screen_said(lines->screen,
		     screen_flag(counters, "font_ok") ? "in the flash" : "MISSING"));
	line(lines, INK_PLAIN, "  overscand %s, pid %lld, protocol %lld, schema %08llX",
	     screen_text(doctor, "version", "?"), screen_number(doctor, "pid"),
	     screen_number(doctor, "protocol"), screen_number(doctor, "schema"));
}

static void
draw_counters(struct lines *lines)
{
	const json_t *c = json_object_get(lines->screen->board.doctor, "counters");

	line(lines, INK_HEAD, "Link");
	if (!json_is_object(c)) {
		line(lines, INK_QUIET, "  no figures");
		return;
	}
	line(lines, INK_PLAIN, "  to the board  %10lld frames %6lld repeated %4lld damaged %4lld twice",
	     screen_number(c, "tx_frames"), screen_number(c, "tx_repeats"),
	     screen_number(c, "board_rx_bad"), screen_number(c, "board_rx_dup"));
	line(lines, INK_PLAIN, "  from it       %10lld frames %6lld events   %4lld damaged %4lld lost",
	     screen_number(c, "rx_frames"), screen_number(c, "events"), screen_number(c, "rx_bad"),
	     screen_number(c, "board_ev_lost"));
	line(lines, INK_PLAIN, "  round trip %lld us, %lld new sessions, %lld overruns",
	     screen_number(c, "rtt_us"), screen_number(c, "resyncs"),
	     screen_number(c, "usb_overruns"));
}

static void
draw_consoles(struct lines *lines)
{
	json_t *console;
	size_t i;

	line(lines, INK_HEAD, "Consoles");
	json_array_foreach(json_object_get(lines->screen->state, "consoles"), i, console) {
		char words[256];

		screen_console_words(lines->screen, console, words, sizeof(words));
		line(lines, INK_PLAIN, "  %lld  port %s, %s", screen_number(console, "console"),
		     screen_text(console, "selected", screen_said(lines->screen, "none")), words);
	}
}

static void
draw_sessions(struct lines *lines)
{
	json_t *session;
	size_t i;

	if (lines->screen->board.sessions == NULL)
		return;
	line(lines, INK_HEAD, "Sessions");
	json_array_foreach(lines->screen->board.sessions, i, session) {
		const struct screen *screen = lines->screen;
		const char *user = screen_text(session, "user", "");

		line(lines, INK_PLAIN, "  %s%s%s%s%s", screen_like(screen, screen_text(session, "who", "?")),
		     *user ? screen_said(screen, ", logged in: ") : "", user,
		     screen_flag(session, "menu") ? screen_said(screen, ", in the menu") : "",
		     screen_flag(session, "you") ? screen_said(screen, " (this screen)") : "");
	}
}

static void
draw_checks(struct lines *lines)
{
	json_t *check;
	size_t i;

	line(lines, INK_HEAD, "%s%s", screen_said(lines->screen, "Doctor"), lines->screen->board.doctor_pid > 0 ?
	     screen_said(lines->screen, " (looking ...)") : "");
	json_array_foreach(lines->screen->board.checks, i, check) {
		const char *verdict = screen_text(check, "verdict", "?"), *mend;
		enum ink ink = strcmp(verdict, "fail") == 0 ? INK_BAD :
			       strcmp(verdict, "ok") == 0 ? INK_PLAIN : INK_HEAD;

		line(lines, ink, "  %-4s  %s", screen_said(lines->screen, verdict),
		     screen_like(lines->screen, screen_text(check, "text", "")));
		mend = screen_text(check, "mend", "");
		if (*mend)
			line(lines, ink, "        -> %s", screen_like(lines->screen, mend));
	}
}

static void
board_draw(struct screen *screen, const struct area *area)
{
	struct board_state *board = &screen->board;
	struct lines lines = { .screen = screen, .area = area };

	if (board->top > board->lines - area->rows)
		board->top = board->lines > area->rows ? board->lines - area->rows : 0;
	lines.top = board->top;
	draw_board(&lines);
	draw_consoles(&lines);
	draw_sessions(&lines);
	draw_counters(&lines);
	draw_checks(&lines);
	board->lines = lines.count;
	screen_focus(area->row, 0);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool
board_key(struct screen *screen, int key)
{
	struct board_state *board = &screen->board;
	int page = screen_body().rows;

	switch (key) {
	case SPECIAL(KEY_UP): case 'k': board->top -= board->top > 0; return true;
	case SPECIAL(KEY_DOWN): case 'j': board->top++; return true;
	case SPECIAL(KEY_PPAGE): board->top = board->top > page ? board->top - page : 0; return true;
	case SPECIAL(KEY_NPAGE): board->top += page; return true;
	case SPECIAL(KEY_HOME): case 'g': board->top = 0; return true;
	case SPECIAL(KEY_END): case 'G': board->top = board->lines; return true;
	case 'd': case 'r': board_opened(screen); return true;
	}
	return false;
}

static const struct key_word *
board_keys(const struct screen *screen)
{
	static const struct key_word keys[] = { { "?", "Help" }, { "d", "Doctor" }, { "PgDn", "More" },
		{ "q", "Quit" }, { "Tab", "Pane" }, { "c", "Console" }, { "t", "Take" }, { NULL, NULL } };

	(void)screen;
	return keys;
}

const struct pane board_pane = { .name = "Board", .keys = board_keys, .draw = board_draw, .key = board_key,
	.opened = board_opened, .tick = board_tick };
