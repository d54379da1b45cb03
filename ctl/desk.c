/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>

#include "ctl/desk_private.h"
#include "driver/overscan.h"

void
desk_init(struct desk *desk, int console)
{
	memset(desk, 0, sizeof(*desk));
	desk->console = console;
	desk->user = NOBODY;
	desk->state = DESK_LIVE;
	desk->go = -1;
	desk->enforce_ms = desk->no_signal_ms = desk->banner_until_ms = NO_DEADLINE;
	desk->notice_until_ms = desk->move_ms = desk->capture_wrong_ms = NO_DEADLINE;
	desk->broadcast_menu_ms = desk->ask.until_ms = NO_DEADLINE;
	desk->alarm_until_ms = desk->mode_until_ms = NO_DEADLINE;
	alarm_init(&desk->alarm);
	menu_init(&desk->menu, console);
	hotkey_init(&desk->hotkey);
	scan_init(&desk->scan);
	lockout_init(&desk->lockout);
	page_init(&desk->page, PAGE_ROWS, PAGE_COLS);
}

/* ---- what is ---------------------------------------------------------------------------------- */

int
desk_setting(const struct turn *turn, enum setting id)
{
	return world_setting(turn->world, turn->desk->user, id);
}

enum language
desk_language(const struct desk *desk, const struct world *world)
{
	return (enum language)world_setting(world, desk->user, SET_LANGUAGE);
}

const struct console_state *
desk_console(const struct turn *turn)
{
	return &turn->world->ports.console[turn->desk->console];
}

int
desk_controlled_by(const struct desk *desk, const struct world *world)
{
	int by = world->ports.port[desk->selected].controller;

	if (desk->selected == 0 || by == desk->console ||
	    world_right(world, desk->user, desk->selected) != RIGHT_FULL)
		return 0;
	return by;
}

/* beneath menu and command bar */
static enum desk_state
ground(const struct desk *desk)
{
	if (desk->scan.state != SCAN_OFF)
		return DESK_SCAN;
	if (desk->skip)
		return DESK_SKIP;
	if (desk->broadcast)
		return DESK_BROADCAST;
	return desk->no_signal ? DESK_NO_SIGNAL : DESK_LIVE;
}

enum desk_state
desk_state_now(const struct desk *desk, int64_t now_ms)
{
	if (desk->saver)
		return DESK_SAVER;
	if (desk->user == NO_USER)
		return lockout_left_s(&desk->lockout, now_ms) > 0 ? DESK_LOCKED : DESK_LOGGED_OUT;
	if (desk->menu_open)
		return DESK_MENU;
	return desk->hotkey.state != HOTKEY_OFF ? DESK_COMMAND : ground(desk);
}

bool
desk_captures(const struct desk *desk)
{
	if (desk->ask.until_ms != NO_DEADLINE)
		return true;
	if (desk->state == DESK_LIVE || desk->state == DESK_NO_SIGNAL)
		return desk->watching;
	return desk->state != DESK_BROADCAST;
}

bool
desk_operates(const struct desk *desk)
{
	return desk->user != NO_USER && desk->scan.state == SCAN_OFF;
}

const char *
desk_state_name(enum desk_state state)
{
	static const char *const name[DESK_STATES] = {
		[DESK_LOGGED_OUT] = "logged-out", [DESK_LIVE] = "live", [DESK_MENU] = "menu",
		[DESK_COMMAND] = "command", [DESK_SCAN] = "scan", [DESK_SKIP] = "skip",
		[DESK_BROADCAST] = "broadcast", [DESK_NO_SIGNAL] = "no-signal",
		[DESK_SAVER] = "saver", [DESK_LOCKED] = "locked",
	};

	return name[state];
}

const char *
desk_overlay_name(const struct desk *desk)
{
	if (!desk->view.on)
		return "none";
	return desk->state == DESK_LIVE ? "banner" : desk_state_name(desk->state);
}

/* ---- what the operator sees and hears ---------------------------------------------------------- */

void
desk_beep(struct turn *turn, bool high)
{
	if (desk_setting(turn, SET_BEEPER))
		action_add(turn->out, ACT_BEEP)->value = high;
}

void
desk_notice_text(struct turn *turn, const char *text)
{
	struct desk *desk = turn->desk;

	snprintf(desk->notice, sizeof(desk->notice), "%s", text);
	desk->notice_until_ms = turn->now_ms + DESK_NOTICE_MS;
}

void
desk_notice(struct turn *turn, enum word id, ...)
{
	struct desk *desk = turn->desk;
	va_list args;

	va_start(args, id);
	vsnprintf(desk->notice, sizeof(desk->notice),
		  word(desk_language(desk, turn->world), id), args);
	va_end(args);
	desk->notice_until_ms = turn->now_ms + DESK_NOTICE_MS;
}

void
desk_audit(struct turn *turn, enum audit_kind kind, int port, const char *text)
{
	struct action *action = action_add(turn->out, ACT_AUDIT);

	action->item = kind;
	action->port = port;
	action->user = turn->desk->user;
	snprintf(action->text, sizeof(action->text), "%s", text);
	snprintf(action->secret, sizeof(action->secret), "%s", turn->desk->from);
}

void
desk_banner(struct turn *turn, bool asked_for)
{
	struct desk *desk = turn->desk;
	int seconds = desk_setting(turn, SET_BANNER_S);

	desk->banner = asked_for || desk_setting(turn, SET_BANNER) != 0;
	desk->banner_until_ms = NO_DEADLINE;
	if (desk->banner && asked_for && desk_setting(turn, SET_BANNER) == 0)
		desk->banner_until_ms = turn->now_ms + DESK_BANNER_MS;
	else if (desk->banner && seconds > 0)
		desk->banner_until_ms = turn->now_ms + seconds * 1000LL;
}

void
desk_open_menu(struct turn *turn, enum menu_screen screen)
{
	struct desk *desk = turn->desk;

	hotkey_end(&desk->hotkey);
	desk->armed = false;
	desk->skip = false;
	desk->menu_open = true;
	desk->menu_page_rows = 0;
	menu_set_rows(&desk->menu, desk_menu_room(desk, turn->world));
	desk->menu.broadcasting = desk->broadcast != 0;
	menu_open(&desk->menu, turn->world, desk->user, screen, turn->now_ms);
	desk->broadcast_menu_ms = desk->broadcast ? turn->now_ms + DESK_BROADCAST_MENU_MS
						  : NO_DEADLINE;
}

void
desk_close_menu(struct turn *turn)
{
	struct desk *desk = turn->desk;

	desk->menu_open = false;
	desk->broadcast_menu_ms = NO_DEADLINE;
	/* a question that comes late is answered by a notice, not by a menu of before */
	menu_init(&desk->menu, desk->console);
}

/* ---- time -------------------------------------------------------------------------------------- */

static int64_t
minutes_after(int64_t ms, int minutes)
{
	return minutes > 0 ? ms + minutes * 60000LL : NO_DEADLINE;
}

static int64_t
blank_deadline(const struct desk *desk, const struct world *world)
{
	if (desk->saver || desk->scan.state != SCAN_OFF || desk->ask.until_ms != NO_DEADLINE)
		return NO_DEADLINE;
	return minutes_after(desk->input_ms, world_setting(world, desk->user, SET_BLANK_MIN));
}

static int64_t
logout_deadline(const struct desk *desk, const struct world *world)
{
	if (desk->user == NO_USER || desk->user == NOBODY || !world_login_wanted(world))
		return NO_DEADLINE;
	return minutes_after(desk->input_ms, world_setting(world, desk->user, SET_LOGOUT_MIN));
}

static int64_t
broadcast_deadline(const struct desk *desk, const struct world *world)
{
	if (desk->broadcast == 0)
		return NO_DEADLINE;
	return sooner(desk->broadcast_menu_ms,
		      desk->input_ms + world->settings.value[SET_BROADCAST_S] * 1000LL);
}

static void
tick_cores(struct turn *turn)
{
	struct desk *desk = turn->desk;
	struct actions acts = { 0 };

	hotkey_tick(&desk->hotkey, turn->now_ms, &acts);
	if (desk->menu_open && turn->now_ms >= menu_deadline(&desk->menu))
		menu_tick(&desk->menu, turn->world, turn->now_ms, &acts);
	scan_hold(&desk->scan, turn->world, desk->state != DESK_SCAN || desk->ask.until_ms != NO_DEADLINE,
		  turn->now_ms);
	snprintf(desk->from, sizeof(desk->from), "scan");
	scan_tick(&desk->scan, turn->world, turn->now_ms, &acts);
	desk_do_all(turn, &acts);
	snprintf(desk->from, sizeof(desk->from), "console");
	if (desk->scan.stopped) {
		desk->scan.stopped = false;
		desk_beep(turn, false);
		desk_notice(turn, W_SCAN_DEAD);
	}
}

static void
tick_idle(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (turn->now_ms >= broadcast_deadline(desk, turn->world))
		desk_end_broadcast(turn, turn->now_ms >= desk->broadcast_menu_ms
				   ? "end: the menu is open" : "end: idle");
	if (turn->now_ms >= logout_deadline(desk, turn->world))
		desk_logout(turn, "idle");
	if (turn->now_ms >= blank_deadline(desk, turn->world)) {
		desk->saver = desk->clock = true;
		desk->woken_ms = turn->now_ms + DESK_WAKE_MS;
	}
}

static void
tick_seen(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (turn->now_ms >= desk->banner_until_ms) {
		desk->banner = false;
		desk->banner_until_ms = NO_DEADLINE;
	}
	if (turn->now_ms >= desk->notice_until_ms)
		desk->notice_until_ms = NO_DEADLINE;
	if (turn->now_ms >= desk->no_signal_ms) {
		desk->no_signal = true;
		desk->no_signal_ms = NO_DEADLINE;
	}
	if (desk->armed && turn->now_ms >= desk->armed_until_ms)
		desk->armed = false;
	if (turn->now_ms >= desk->ask.until_ms)
		desk_answer_ask(turn, true, "no answer");
}

/* login box and clock stand still while somebody types */
static void
tick_move(struct turn *turn)
{
	struct desk *desk = turn->desk;
	bool moves = desk->user == NO_USER || desk->saver;

	if (!moves)
		desk->move_ms = NO_DEADLINE;
	else if (desk->move_ms == NO_DEADLINE)
		desk->move_ms = turn->now_ms + DESK_MOVE_MS;
	else if (turn->now_ms >= desk->move_ms) {
		desk->move_ms = turn->now_ms + DESK_MOVE_MS;
		if (desk->saver || turn->now_ms >= desk->input_ms + DESK_MOVE_MS)
			desk->place++;
	}
}

static void
tick(struct turn *turn)
{
	tick_seen(turn);
	desk_tick_user(turn);
	tick_cores(turn);
	tick_idle(turn);
	tick_move(turn);
	desk_tick_watch(turn);
}

int64_t
desk_deadline(const struct desk *desk, const struct world *world, int64_t now_ms)
{
	int64_t at = sooner(desk->banner_until_ms, desk->notice_until_ms);

	at = sooner(at, sooner(desk->no_signal_ms, desk_ask_deadline(desk, now_ms)));
	at = sooner(at, sooner(desk->move_ms, hotkey_deadline(&desk->hotkey)));
	at = sooner(at, sooner(desk_board_deadline(desk), scan_deadline(&desk->scan, now_ms)));
	at = sooner(at, sooner(blank_deadline(desk, world), logout_deadline(desk, world)));
	at = sooner(at, sooner(broadcast_deadline(desk, world), desk_watch_deadline(desk, world)));
	if (desk->held_until_ms > now_ms)
		at = sooner(at, desk->held_until_ms);
	if (desk->armed)
		at = sooner(at, desk->armed_until_ms);
	if (desk->user == NO_USER)
		at = sooner(at, lockout_deadline(&desk->lockout, now_ms));
	if (desk->menu_open)
		at = sooner(at, menu_deadline(&desk->menu));
	return at;
}

/* ---- events ------------------------------------------------------------------------------------ */

void
desk_used(struct turn *turn)
{
	struct desk *desk = turn->desk;

	desk->input_ms = turn->now_ms;
	desk->used = true;
}

static void
board_up(struct turn *turn)
{
	struct desk *desk = turn->desk;

	desk->board_up = true;
	desk->board.known = desk->board.owed = false;
	desk->board.capture = desk_console(turn)->capture;
	if (!desk->started)
		desk->input_ms = turn->now_ms;
	if (!desk->started && world_login_wanted(turn->world))
		desk->user = NO_USER;
	desk->started = true;
	desk->selected = desk_console(turn)->selected;
	if (desk->user == NO_USER) {
		desk->go = 0;
		desk_login_box(turn);
	}
}

static void
board_down(struct turn *turn)
{
	struct desk *desk = turn->desk;

	desk->board_up = desk->board.known = desk->board.capture = false;
	desk->armed = desk->skip = desk->checking = false;
	hotkey_end(&desk->hotkey);
	scan_stop(&desk->scan, SCAN_NO_BOARD, turn->out);
	desk_end_broadcast(turn, "end: board lost");
	if (desk->ask.until_ms != NO_DEADLINE)
		desk_answer_ask(turn, false, "board lost");
	desk_close_menu(turn);
	desk->go = -1;
}

static void
answered(struct turn *turn, const char *text, bool good)
{
	if (!good)
		desk_beep(turn, false);
	if (turn->desk->menu_open) {
		menu_changed(&turn->desk->menu, turn->world);	/* it may have been the language */
		menu_answer(&turn->desk->menu, text, good);
	} else {
		desk_notice_text(turn, text);
	}
}

static void
input(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (desk->saver && turn->now_ms < desk->woken_ms)
		return;
	desk_used(turn);
	desk_wake(turn);
	if (turn->now_ms < desk->given_ms)
		return;
	desk->holder[0] = 0;
	desk->held_until_ms = turn->now_ms + DESK_HOLD_MS;
}

static void
asked_to_act(struct turn *turn, const struct desk_event *event)
{
	struct desk *desk = turn->desk;

	desk->reply.code = EXIT_OK;
	desk->reply.text[0] = 0;
	turn->user = event->user;
	snprintf(desk->from, sizeof(desk->from), "%s", event->from);
	if (event->action->act == ACT_ASK || event->action->act == ACT_FORCE)
		desk_asked(turn, event->action, event->from);
	else
		desk_do(turn, event->action);
}

static void
happen(struct turn *turn, const struct desk_event *event)
{
	switch (event->type) {
	case DESK_BOARD_UP:
		board_up(turn);
		break;
	case DESK_BOARD_DOWN:
		board_down(turn);
		break;
	case DESK_TRIGGER:
		desk_trigger(turn, event->number);
		break;
	case DESK_KEY:
		desk_key(turn, event->number, event->down);
		break;
	case DESK_KEYS_LOST:
		desk_keys_lost(turn);
		break;
	case DESK_INPUT:
		input(turn);
		break;
	case DESK_CHECKED:
		desk_checked(turn, event->number, event->text);
		break;
	case DESK_OLD_CHECKED:
		desk_old_checked(turn, event->number, event->text);
		break;
	case DESK_ANSWER:
		answered(turn, event->text, event->number == EXIT_OK);
		break;
	case DESK_ACTION:
		asked_to_act(turn, event);
		break;
	case DESK_WORLD:
		if (turn->desk->menu_open)
			menu_changed(&turn->desk->menu, turn->world);
		break;
	case DESK_TICK:
		break;
	}
}

void
desk_step(struct desk *desk, const struct world *world, const struct desk_event *event,
	  int64_t now_ms, struct actions *out)
{
	struct turn turn = { desk, world, now_ms, out, desk->user };

	snprintf(desk->from, sizeof(desk->from), "console");
	desk->state = desk_state_now(desk, now_ms);
	happen(&turn, event);
	desk_follow(&turn);
	desk->state = desk_state_now(desk, now_ms);
	tick(&turn);
	desk->state = desk_state_now(desk, now_ms);
	/* the menu's own clock, and the countdowns, begin with the state they belong to */
	scan_hold(&desk->scan, world, desk->state != DESK_SCAN || desk->ask.until_ms != NO_DEADLINE,
		  now_ms);
	desk_sync(&turn);
	desk_draw(desk, world, now_ms);
}
