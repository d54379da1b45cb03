/* SPDX-License-Identifier: MIT */
/* Who is logged in at a console: login box, wrong passwords, sessions that end. */
#include <stdio.h>
#include <time.h>

#include "ctl/desk_private.h"

/* ---- the login box ----------------------------------------------------------------------------- */

void
desk_login_box(struct turn *turn)
{
	struct desk *desk = turn->desk;
	int left = lockout_left_s(&desk->lockout, turn->now_ms);

	desk->checking = false;
	desk_open_menu(turn, MENU_LOGIN);
	if (left > 0)
		menu_locked(&desk->menu, left);
}

void
desk_login(struct turn *turn, const struct action *action)
{
	struct desk *desk = turn->desk;

	if (desk->user != NO_USER || desk->checking ||
	    lockout_left_s(&desk->lockout, turn->now_ms) > 0)
		return;
	desk->checking = true;
	*action_add(turn->out, ACT_LOGIN) = *action;
}

/* ---- logging in -------------------------------------------------------------------------------- */

/* an administrator hears of everybody's failed logins, others of their own */
static void
tell_failures(struct turn *turn, bool in_menu)
{
	const struct users *users = &turn->world->users;
	struct desk *desk = turn->desk;
	long long since_s = 0;
	char text[64], when[24];
	int failed = 0;
	time_t at;

	for (int i = 0; i < users->count; i++) {
		const struct user *user = &users->user[i];

		if (user->failed == 0 || (user->id != desk->user &&
					  !world_admin(turn->world, desk->user)))
			continue;
		failed += user->failed;
		if (since_s == 0 || user->failed_since_s < since_s)
			since_s = user->failed_since_s;
	}
	if (failed == 0)
		return;
	at = (time_t)since_s;
	strftime(when, sizeof(when), "%m-%d %H:%M", localtime(&at));
	word_put(text, sizeof(text), desk_language(desk, turn->world), W_FAILED_SINCE, failed,
		 when);
	desk_notice_text(turn, text);
	if (in_menu)
		menu_answer(&desk->menu, text, false);
}

static int
last_port(const struct turn *turn)
{
	const struct users *users = &turn->world->users;

	for (int i = 0; i < users->count; i++)
		if (users->user[i].id == turn->desk->user)
			return users->user[i].last_port;
	return 0;
}

/* to the port of the last session if it is still allowed, else to the list */
static void
logged_in(struct turn *turn)
{
	struct desk *desk = turn->desk;
	int port = last_port(turn);
	bool allowed = world_right(turn->world, desk->user, port) != RIGHT_NONE;

	turn->user = desk->user;
	desk->selected = desk->previous = 0;
	desk->no_signal = false;
	desk->no_signal_ms = NO_DEADLINE;
	desk_close_menu(turn);
	desk_used(turn);
	desk->go = allowed ? port : -1;
	if (!allowed)
		desk_open_menu(turn, MENU_LIST);
}

/* A tool's user has given the password on the control socket: it counts here as in the login box. */
void
desk_enter(struct turn *turn, int user)
{
	struct desk *desk = turn->desk;

	desk->user = user;
	desk->selected = desk->previous = 0;
	desk->no_signal = desk->checking = false;
	desk->no_signal_ms = NO_DEADLINE;
	desk_close_menu(turn);
	desk_used(turn);
	desk_audit(turn, AUDIT_LOGIN, 0, "");
}

static void
login_failed(struct turn *turn, const char *name)
{
	struct desk *desk = turn->desk;
	const struct settings *settings = &turn->world->settings;
	bool out = lockout_failed(&desk->lockout, settings->value[SET_LOCKOUT_TRIES],
				  settings->value[SET_LOCKOUT_S], turn->world->wall_ms,
				  turn->now_ms);

	desk_beep(turn, false);
	desk_audit(turn, AUDIT_FAILED, 0, name);
	if (out)
		desk_audit(turn, AUDIT_LOCKOUT, 0, name);
	menu_answer(&desk->menu, word(desk_language(desk, turn->world), W_LOGIN_FAILED), false);
	menu_locked(&desk->menu, lockout_left_s(&desk->lockout, turn->now_ms));
}

void
desk_checked(struct turn *turn, int user, const char *name)
{
	struct desk *desk = turn->desk;

	if (!desk->checking || desk->user != NO_USER)
		return;
	desk->checking = false;
	if (user == NO_USER) {
		login_failed(turn, name && name[0] ? name : "unknown user");
		return;
	}
	lockout_passed(&desk->lockout);
	desk->user = user;
	logged_in(turn);
	desk_beep(turn, true);
	tell_failures(turn, desk->menu_open);
	desk_audit(turn, AUDIT_LOGIN, desk->go > 0 ? desk->go : 0, "");
}

/* ---- logging out ------------------------------------------------------------------------------- */

static void
send_lock_macros(struct turn *turn)
{
	unsigned mask = 0;

	for (int port = 1; port <= turn->world->ports.count; port++)
		if (turn->world->ports.port[port].lock_macro[0] &&
		    world_right(turn->world, turn->desk->user, port) == RIGHT_FULL)
			mask |= 1u << (port - 1);
	if (mask)
		action_add(turn->out, ACT_MACRO)->value = (int)mask;
}

static void
keep_last_port(struct turn *turn)
{
	struct action *action;

	if (turn->desk->selected == 0)
		return;
	action = action_add(turn->out, ACT_LAST);
	action->user = turn->desk->user;
	action->port = turn->desk->selected;
}

static void
end_session(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (desk->ask.until_ms != NO_DEADLINE)
		desk_answer_ask(turn, true, "logged out");
	scan_stop(&desk->scan, SCAN_LOGGED_OUT, turn->out);
	desk_end_broadcast(turn, "end: logged out");
	desk->skip = desk->locked = desk->banner = false;
	desk->notice_until_ms = NO_DEADLINE;
	desk->user = turn->user = NO_USER;
	desk->go = 0;
	desk->enforce_ms = turn->now_ms + DESK_ENFORCE_MS;
	desk->place = 0;
	desk_login_box(turn);
}

/* no login is asked for: nobody could come back */
static void
nowhere_to_go(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (desk->user != NOBODY)
		desk_audit(turn, AUDIT_LOGOUT, desk->selected, "no login is asked for");
	desk->user = turn->user = NOBODY;
	desk_beep(turn, false);
	desk_close_menu(turn);
	desk_notice(turn, W_NO_LOGIN);
}

void
desk_logout(struct turn *turn, const char *why)
{
	struct desk *desk = turn->desk;

	if (desk->user == NO_USER)
		return;
	if (!world_login_wanted(turn->world)) {
		nowhere_to_go(turn);
		return;
	}
	send_lock_macros(turn);
	if (desk->user != NOBODY)
		keep_last_port(turn);
	desk_audit(turn, AUDIT_LOGOUT, desk->selected, why);
	end_session(turn);
}

/* who guesses at the password of a session left alone waits as at the login box, and is out in the end */
void
desk_old_checked(struct turn *turn, bool right, const char *name)
{
	struct desk *desk = turn->desk;
	const struct settings *settings = &turn->world->settings;

	if (right) {
		lockout_passed(&desk->lockout);
	} else if (lockout_failed(&desk->lockout, settings->value[SET_LOCKOUT_TRIES],
				  settings->value[SET_LOCKOUT_S], turn->world->wall_ms, turn->now_ms)) {
		desk_audit(turn, AUDIT_LOCKOUT, 0, name);
		desk_logout(turn, "too many wrong passwords");
	}
}

/* ---- what else ends and begins sessions -------------------------------------------------------- */

static bool
exists(const struct world *world, int user)
{
	for (int i = 0; i < world->users.count; i++)
		if (world->users.user[i].id == user)
			return true;
	return false;
}

void
desk_check_session(struct turn *turn)
{
	struct desk *desk = turn->desk;
	bool wanted = world_login_wanted(turn->world);

	if (!desk->started)
		return;
	if (desk->user > NOBODY && !exists(turn->world, desk->user)) {
		desk_audit(turn, AUDIT_LOGOUT, desk->selected, "the user was removed");
		end_session(turn);
	}
	if (desk->user == NOBODY && wanted && !desk->menu_open)
		/* the first password was set; whoever did it may finish reading */
		desk_logout(turn, "a login is asked for from now on");
	if (desk->user == NO_USER && !wanted) {
		desk->user = NOBODY;
		lockout_passed(&desk->lockout);
		logged_in(turn);
	}
}

void
desk_tick_user(struct turn *turn)
{
	struct desk *desk = turn->desk;
	int left = lockout_left_s(&desk->lockout, turn->now_ms);

	if (desk->user != NO_USER)
		return;
	if (left > 0)
		menu_locked(&desk->menu, left);
	else if (desk->menu.screen == MENU_LOCKED)
		desk_login_box(turn);
}
