/* SPDX-License-Identifier: MIT */
/* Who one is, and who holds the console: login, and the question that a take-over asks. */
#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ctl/screen_picture.h"
#include "driver/overscan.h"

enum { QUESTION_COLS = 30, QUESTION_ROWS = 5 };	/* as on the overlay */

/* ---- login ----------------------------------------------------------------------------------- */

static void
say_welcome(struct screen *screen, const json_t *you)
{
	long long failed = screen_number(you, "failed");
	time_t since = (time_t)screen_number(you, "failed_since");
	char when[32] = "";
	struct tm local;

	if (failed > 0 && since > 0 && localtime_r(&since, &local))
		strftime(when, sizeof(when), "%Y-%m-%d %H:%M", &local);
	screen_say(screen, "Logged in as %s.", screen_text(you, "user", "?"));
	if (failed > 0)
		screen_say(screen, failed > 1 ? "Logged in as %s. %lld failed logins since %s." :
			   "Logged in as %s. %lld failed login since %s.", screen_text(you, "user", "?"),
			   failed, when);
}

static void
logged_in(struct screen *screen, json_t *result, json_t *error)
{
	if (error) {
		login_open(screen, screen_text(error, "message", "the login was refused"));
		return;
	}
	if (result == NULL)
		return;
	say_welcome(screen, result);
	screen_subscribe(screen);
	if (panes[screen->pane]->opened)
		panes[screen->pane]->opened(screen);
}

/* who was named on the command line; the password serves once, and after that it is asked for */
bool
login_named(struct screen *screen)
{
	struct tool *tool = screen->tool;
	json_t *request = NULL;

	if (tool->user && tool->password_known)
		request = json_pack("{s:s, s:s, s:s}", "cmd", "login", "user", tool->user, "password",
				    tool->password);
	tool_forget(tool);
	return request && screen_ask(screen, request, logged_in);
}

static void
login_done(struct screen *screen, char value[][DIALOG_BYTES])
{
	json_t *request = json_pack("{s:s, s:s, s:s}", "cmd", "login", "user", value[0], "password",
				    value[1]);

	screen_say(screen, "%s", "");
	screen_ask(screen, request, logged_in);
}

void
login_open(struct screen *screen, const char *note)
{
	struct dialog_spec spec = { .title = screen_said(screen, "Log in"),
		.note = screen_like(screen, note), .fields = 2, .done = login_done,
		.field = { { .label = screen_said(screen, "User") },
			   { .label = screen_said(screen, "Password"), .secret = true } } };

	if (!dialog_is_open(screen))
		dialog_open(screen, &spec);
}

static void
drop(json_t **value)
{
	json_decref(*value);
	*value = NULL;
}

void
screen_forget(struct screen *screen)
{
	drop(&screen->log.entries);
	drop(&screen->board.sessions);
	drop(&screen->board.doctor);
	drop(&screen->board.checks);
	drop(&screen->monitor.page);
	drop(&screen->menu.view);
	picture_fini(&screen->monitor.picture);
	picture_init(&screen->monitor.picture);
	screen->scan.visits = 0;
	screen_take_state(screen, NULL);
}

/* ---- take-over ------------------------------------------------------------------------------- */

static void
answered(struct screen *screen, json_t *result, json_t *error)
{
	if (error)
		screen_complain(screen, error);
	else if (result)
		screen_say(screen, "Console %d is yours.", screen->console);
}

void
takeover_ask(struct screen *screen, bool force)
{
	json_t *request = screen_request(screen, "take");

	if (force)
		json_object_set_new(request, "force", json_true());
	screen_say(screen, force ? "Taking console %d ..." : "Asking for console %d ...",
		   screen->console);
	screen_ask(screen, request, answered);
}

void
takeover_event(struct screen *screen, const char *name, json_t *event)
{
	struct takeover *takeover = &screen->takeover;

	if (strcmp(name, "answered") == 0 && screen_number(event, "console") == takeover->console)
		takeover->asked = false;
	if (strcmp(name, "asked") != 0)
		return;
	takeover->asked = true;
	takeover->console = (int)screen_number(event, "console");
	takeover->until_ms = screen_now_ms() + screen_number(event, "seconds") * 1000;
	snprintf(takeover->who, sizeof(takeover->who), "%s", screen_text(event, "who", "somebody"));
}

static void
reply(struct screen *screen, bool give)
{
	json_t *request = json_pack("{s:s, s:i}", "cmd", give ? "give" : "refuse", "console",
				    screen->takeover.console);

	screen->takeover.asked = false;
	screen_ask(screen, request, NULL);
}

/* while it is asked no key goes anywhere else, as at the console */
bool
takeover_key(struct screen *screen, int key)
{
	if (!screen->takeover.asked)
		return false;
	if (key == SPECIAL(KEY_F(9)) || key == (KEY_WITH_ALT | '9'))
		reply(screen, true);
	else if (key == KEY_ESC)
		reply(screen, false);
	return true;
}

/* "F9=give  Esc=refuse": what begins with the key and ends before the next blank answers */
static void
answer_zones(int row, int col, char *line)
{
	char *esc = strstr(line, "Esc"), *rest = esc ? strchr(esc, ' ') : NULL;

	mouse_clear();
	if (rest == NULL)
		return;
	*rest = 0;
	mouse_zone(&(struct area){ row, col, 1, ovs_text_width(line) - ovs_text_width(esc) }, ZONE_KEY,
		   SPECIAL(KEY_F(9)));
	mouse_zone(&(struct area){ row, col + ovs_text_width(line) - ovs_text_width(esc), 1,
		   ovs_text_width(esc) }, ZONE_KEY, KEY_ESC);
}

/* the box of the overlay, with its words */
void
takeover_draw(struct screen *screen)
{
	struct takeover *takeover = &screen->takeover;
	int64_t left_ms = takeover->until_ms - screen_now_ms();
	int row = (LINES - QUESTION_ROWS) / 2, col = (COLS - QUESTION_COLS) / 2;
	enum language language = screen_language(screen);
	char line[96];

	if (takeover->asked && left_ms <= 0)
		takeover->asked = false;
	if (!takeover->asked)
		return;
	screen_frame(screen, &(struct area){ row, col, QUESTION_ROWS, QUESTION_COLS });
	screen_put(screen, row + 1, col + 1, QUESTION_COLS - 2, INK_HEAD,
		   screen_like(screen, takeover->who));
	screen_put(screen, row + 2, col + 1, QUESTION_COLS - 2, INK_PLAIN, word(language, W_ASKS));
	word_put(line, sizeof(line), language, W_ASK_KEYS, (int)((left_ms + 999) / 1000));
	screen_put(screen, row + 3, col + 1, QUESTION_COLS - 2, INK_PLAIN, line);
	answer_zones(row + 3, col + 1, line);
	screen_focus(row + 1, col + 1);
}
