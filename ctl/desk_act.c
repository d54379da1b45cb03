/* SPDX-License-Identifier: MIT */
/* What hotkeys, the menu and the tools ask of a console, and what it refuses. */
#include <stdio.h>

#include "ctl/desk_private.h"
#include "ctl/power.h"

/* ---- refusing ---------------------------------------------------------------------------------- */

static void
refuse(struct turn *turn, int code, enum word why)
{
	struct desk *desk = turn->desk;

	desk->reply.code = code;
	snprintf(desk->reply.text, sizeof(desk->reply.text), "%s", word(LANGUAGE_EN, why));
	desk_beep(turn, false);
	if (desk->menu_open && desk->user != NO_USER)
		menu_answer(&desk->menu, word(desk_language(desk, turn->world), why), false);
	/* the menu may close at once; of ports that are not there a beep says enough */
	if (why != W_NO_PORT)
		desk_notice(turn, why);
}

/* a port of the unit behind a port that cannot be had now */
static void
refuse_unit(struct turn *turn, enum word why, int by)
{
	struct desk *desk = turn->desk;
	int unit = turn->world->ports.behind.unit;
	char text[64];

	desk->reply.code = EXIT_BUSY;
	word_put(desk->reply.text, sizeof(desk->reply.text), LANGUAGE_EN, why, unit, by);
	word_put(text, sizeof(text), desk_language(desk, turn->world), why, unit, by);
	desk_beep(turn, false);
	if (desk->menu_open && desk->user != NO_USER)
		menu_answer(&desk->menu, text, false);
	desk_notice_text(turn, text);
}

static bool
unit_refuses(struct turn *turn, int port)
{
	const struct ports *ports = &turn->world->ports;
	int by;

	if (port <= UNIT_PORTS || port > PORTS_MAX || port == turn->desk->selected)
		return false;
	by = ports_taken_by(ports, port, turn->desk->console);
	if (ports->port[port].offline)
		refuse_unit(turn, W_UNIT_OFFLINE, 0);
	else if (by)
		refuse_unit(turn, W_UNIT_TAKEN, by);
	return ports->port[port].offline || by;
}

/* A console that nobody is logged in at shows no host; a user who asks by a tool is logged in by that. */
static bool
logged_out(struct turn *turn)
{
	if (turn->desk->user != NO_USER)
		return false;
	if (turn->user > NOBODY)
		desk_enter(turn, turn->user);
	else
		refuse(turn, EXIT_PERMISSION, W_LOGGED_OUT);
	return turn->desk->user == NO_USER;
}

static bool
focus_locked(struct turn *turn)
{
	if (turn->desk->locked)
		refuse(turn, EXIT_BUSY, W_FOCUS_IS_LOCKED);
	return turn->desk->locked;
}

/* both the operator in front of the monitor and who asks must be allowed to see it */
static bool
may_see(const struct turn *turn, int port)
{
	return world_right(turn->world, turn->desk->user, port) != RIGHT_NONE &&
	       world_right(turn->world, turn->user, port) != RIGHT_NONE;
}

/* ---- ports ------------------------------------------------------------------------------------- */

static void
go(struct turn *turn, int port)
{
	struct desk *desk = turn->desk;

	/* it is there already: only say so */
	if (port == desk->selected && desk->go < 0)
		desk_banner(turn, false);
	else
		desk->go = port;
	snprintf(desk->go_from, sizeof(desk->go_from), "%s", desk->from);
}

static void
select_port(struct turn *turn, int port)
{
	struct desk *desk = turn->desk;
	bool scanning = strcmp(desk->from, "scan") == 0;

	if (port != 0 && world_right(turn->world, turn->user, port) == RIGHT_NONE) {
		refuse(turn, EXIT_ABSENT, W_NO_PORT);
		return;
	}
	if (logged_out(turn) || (port != desk->selected && focus_locked(turn)))
		return;
	if (port != 0 && !may_see(turn, port)) {
		refuse(turn, EXIT_ABSENT, W_NO_PORT);
		return;
	}
	if (port != 0 && port != desk->selected && turn->world->settings.value[SET_DEAD_PORTS] &&
	    !turn->world->ports.port[port].present) {
		refuse(turn, EXIT_BUSY, W_REFUSED_DEAD);
		return;
	}
	if (unit_refuses(turn, port))
		return;
	if (!scanning)
		scan_stop(&desk->scan, SCAN_BY_OPERATOR, turn->out);
	go(turn, port);
}

void
desk_scan_step(struct turn *turn, int by)
{
	struct desk *desk = turn->desk;
	struct actions acts = { 0 };

	snprintf(desk->from, sizeof(desk->from), "scan");
	scan_step(&desk->scan, turn->world, by, turn->now_ms, &acts);
	desk_do_all(turn, &acts);
	snprintf(desk->from, sizeof(desk->from), "console");
}

static void
step(struct turn *turn, int by)
{
	struct desk *desk = turn->desk;
	unsigned listed;
	int port;

	if (logged_out(turn))
		return;
	listed = world_listed(turn->world, desk->user, desk_setting(turn, SET_LIST)) &
		 scan_free(turn->world, desk->console);
	port = scan_next(turn->world, desk->user, listed, desk->selected, by);
	if (desk->scan.state != SCAN_OFF)
		desk_scan_step(turn, by);
	else if (port == 0)
		refuse(turn, EXIT_ABSENT, W_NO_PORT);
	else
		select_port(turn, port);
}

/* ---- modes ------------------------------------------------------------------------------------- */

static void
start_scan(struct turn *turn, int dwell_s)
{
	struct desk *desk = turn->desk;
	struct actions acts = { 0 };

	if (logged_out(turn) || focus_locked(turn))
		return;
	scan_stop(&desk->scan, SCAN_BY_OPERATOR, turn->out);
	scan_start(&desk->scan, turn->world, desk->user, desk->selected, dwell_s, turn->now_ms,
		   &acts);
	if (desk->scan.stopped) {
		desk->scan.stopped = false;
		refuse(turn, EXIT_ABSENT, W_SCAN_DEAD);
		return;
	}
	desk_close_menu(turn);
	desk->skip = false;
	desk->previous = desk->selected;
	snprintf(desk->from, sizeof(desk->from), "scan");
	desk_do_all(turn, &acts);
}

static void
start_skip(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (logged_out(turn) || focus_locked(turn))
		return;
	scan_stop(&desk->scan, SCAN_BY_OPERATOR, turn->out);
	desk_close_menu(turn);
	desk->skip = true;
}

static void
pause_scan(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (desk->scan.state == SCAN_OFF)
		refuse(turn, EXIT_ABSENT, W_NO_SCAN);
	else
		scan_pause(&desk->scan, turn->world, turn->now_ms);
}

/* the list as it is shown, as far as it may be typed at */
static unsigned
targets(const struct turn *turn)
{
	const struct desk *desk = turn->desk;
	unsigned mask = world_listed(turn->world, desk->user, desk_setting(turn, SET_LIST));

	for (int port = 1; port <= turn->world->ports.count; port++) {
		int by = turn->world->ports.port[port].controller;

		if (world_right(turn->world, desk->user, port) != RIGHT_FULL ||
		    (by != 0 && by != desk->console) || turn->world->ports.port[port].offline ||
		    (port > UNIT_PORTS && ports_behind_held(&turn->world->ports, desk->console)))
			mask &= ~(1u << (port - 1));
	}
	return mask;
}

void
desk_end_broadcast(struct turn *turn, const char *why)
{
	struct desk *desk = turn->desk;

	if (desk->broadcast == 0)
		return;
	desk->broadcast = 0;
	desk->broadcast_menu_ms = NO_DEADLINE;
	desk_audit(turn, AUDIT_BROADCAST, 0, why);
	desk_notice(turn, W_BROADCAST_ENDS);
}

static void
broadcast(struct turn *turn)
{
	struct desk *desk = turn->desk;
	char text[48];

	if (logged_out(turn))
		return;
	if (desk->broadcast) {
		desk_end_broadcast(turn, "end");
		desk_close_menu(turn);
		return;
	}
	if (!world_admin(turn->world, desk->user) || !world_admin(turn->world, turn->user)) {
		refuse(turn, EXIT_PERMISSION, W_ADMIN_ONLY);
		return;
	}
	if (targets(turn) == 0 || desk->selected == 0) {
		refuse(turn, EXIT_ABSENT, W_NO_PORT);
		return;
	}
	scan_stop(&desk->scan, SCAN_BY_OPERATOR, turn->out);
	desk->skip = false;
	desk_close_menu(turn);
	desk->broadcast = targets(turn);
	desk->input_ms = turn->now_ms;
	action_add(turn->out, ACT_LEVEL)->value = (int)desk->broadcast;
	snprintf(text, sizeof(text), "begin: %d ports", __builtin_popcount(desk->broadcast));
	desk_audit(turn, AUDIT_BROADCAST, 0, text);
}

static void
lock_focus(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (logged_out(turn))
		return;
	if (desk->selected == 0) {
		refuse(turn, EXIT_ABSENT, W_NO_PORT);
		return;
	}
	desk->locked = !desk->locked;
	if (desk->locked) {
		scan_stop(&desk->scan, SCAN_BY_OPERATOR, turn->out);
		desk->skip = false;
		desk_notice(turn, W_FOCUS_ON, ports_unit(&turn->world->ports, desk->selected),
			    ports_place(desk->selected));
	} else {
		desk_notice(turn, W_FOCUS_OFF);
	}
}

/* ---- the rest ---------------------------------------------------------------------------------- */

static void
blank(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (desk->user != NO_USER)
		desk_close_menu(turn);
	desk->saver = true;
	desk->clock = false;
	desk->woken_ms = turn->now_ms + DESK_WAKE_MS;
}

static void
next_trigger(struct turn *turn)
{
	const struct setting_def *def = &setting_defs[SET_TRIGGER];
	int value = turn->world->settings.value[SET_TRIGGER];
	struct action *action;

	if (!world_admin(turn->world, turn->user)) {
		refuse(turn, EXIT_PERMISSION, W_ADMIN_ONLY);
		return;
	}
	action = action_add(turn->out, ACT_SET);
	action->item = SET_TRIGGER;
	action->value = value < def->max ? value + 1 : def->min;
}

static void
replug(struct turn *turn, const struct action *action)
{
	int port = action->port ? action->port : turn->desk->selected;

	if (logged_out(turn))
		return;
	if (port == 0 || world_right(turn->world, turn->user, port) != RIGHT_FULL)
		refuse(turn, EXIT_ABSENT, W_NO_PORT);
	else
		action_add(turn->out, ACT_REPLUG)->port = port;
}

static void
press(struct turn *turn, const struct action *action)
{
	static const enum word done[POWERS] = { W_D_ON, W_D_OFF, W_D_HARD_OFF, W_D_RESET, W_D_CYCLE };
	int port = action->port;
	enum word why;

	if (logged_out(turn))
		return;
	if (port == 0 || world_right(turn->world, turn->user, port) != RIGHT_FULL) {
		refuse(turn, EXIT_ABSENT, W_NO_PORT);
		return;
	}
	why = power_refusal(turn->world, turn->user, port, (enum power)action->value);
	if (why != W_NONE) {
		refuse(turn, why == W_P_ADMINS ? EXIT_PERMISSION : EXIT_BUSY, why);
		return;
	}
	*action_add(turn->out, ACT_PRESS) = *action;
	desk_notice(turn, done[action->value], ports_unit(&turn->world->ports, port), ports_place(port));
}

static void
open_screen(struct turn *turn, enum act act)
{
	if (logged_out(turn))
		return;
	if (act == ACT_POWER && turn->desk->selected == 0)
		refuse(turn, EXIT_ABSENT, W_NO_PORT);
	else
		desk_open_menu(turn, act == ACT_HELP ? MENU_HELP : act == ACT_TEST ? MENU_TEST :
			       act == ACT_POWER ? MENU_POWER : MENU_LIST);
}

/* kept actions go on to the daemon as they are; of the board nobody but the desk asks anything */
static void
hand_on(struct turn *turn, const struct action *action)
{
	if (action->act == ACT_SET && action->value < 0)
		next_trigger(turn);
	else if (action->act >= ACT_SET)
		*action_add(turn->out, action->act) = *action;
}

/* true if it was one of these */
static bool
do_ports(struct turn *turn, const struct action *action)
{
	switch (action->act) {
	case ACT_SELECT:
		turn->desk->skip = false;
		select_port(turn, action->port);
		return true;
	case ACT_LAST_PORT:
		select_port(turn, turn->desk->previous ? turn->desk->previous : -1);
		return true;
	case ACT_STEP:
		step(turn, action->value);
		return true;
	case ACT_SCAN:
		start_scan(turn, action->value);
		return true;
	case ACT_PAUSE:
		pause_scan(turn);
		return true;
	case ACT_SKIP:
		start_skip(turn);
		return true;
	case ACT_LOCK_FOCUS:
		lock_focus(turn);
		return true;
	default:
		return false;
	}
}

/* true if it was one of these */
static bool
do_console(struct turn *turn, const struct action *action)
{
	switch (action->act) {
	case ACT_CLOSE:
		if (turn->desk->user != NO_USER)
			desk_close_menu(turn);
		return true;
	case ACT_BANNER:
		desk_banner(turn, true);
		return true;
	case ACT_BLANK:
		blank(turn);
		return true;
	case ACT_MENU:
	case ACT_HELP:
	case ACT_TEST:
	case ACT_POWER:
		open_screen(turn, action->act);
		return true;
	case ACT_BROADCAST:
		broadcast(turn);
		return true;
	case ACT_LOGOUT:
		desk_logout(turn, "");
		return true;
	case ACT_LOGIN:
		desk_login(turn, action);
		return true;
	default:
		return false;
	}
}

void
desk_do(struct turn *turn, const struct action *action)
{
	if (do_ports(turn, action) || do_console(turn, action))
		return;
	if (action->act == ACT_BEEP)
		desk_beep(turn, action->value);
	else if (action->act == ACT_PRESS)
		press(turn, action);
	else if (action->act == ACT_REPLUG)
		replug(turn, action);
	else if (action->act == ACT_GIVE || action->act == ACT_REFUSE)
		desk_answer_ask(turn, action->act == ACT_GIVE, "");
	else if (action->act != ACT_NONE)
		hand_on(turn, action);
}

void
desk_do_all(struct turn *turn, const struct actions *actions)
{
	for (int i = 0; i < actions->count; i++)
		desk_do(turn, &actions->list[i]);
}
