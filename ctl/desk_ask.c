/* SPDX-License-Identifier: MIT */
/*
 * Take-over. A console is held by who used it last; another one's tool asks, and the operator has ten
 * seconds to refuse. A port that two consoles look at has its keys from one of them; the other asks
 * in the same way (which console that is, seats.c knows).
 */
#include <stdio.h>

#include "ctl/desk_private.h"

const char *
desk_holder(const struct desk *desk, int64_t now_ms)
{
	return now_ms < desk->held_until_ms ? desk->holder : NULL;
}

const char *
desk_use(struct desk *desk, const char *from, bool force, int64_t now_ms)
{
	const char *holder = desk_holder(desk, now_ms);

	if (holder && strcmp(holder, from) != 0 && !force)
		return holder;
	snprintf(desk->holder, sizeof(desk->holder), "%s", from);
	desk->held_until_ms = now_ms + DESK_HOLD_MS;
	desk->input_ms = now_ms;
	desk->used = true;
	return NULL;
}

/* ---- being asked ------------------------------------------------------------------------------- */

static void
audit(struct turn *turn, int port, const char *what, const char *from, const char *why)
{
	char text[DESK_WHO + 48];

	snprintf(text, sizeof(text), "%s %s%s%s", what, from, why[0] ? ": " : "", why);
	desk_audit(turn, AUDIT_TAKEOVER, port, text);
}

static void
answer(struct turn *turn, enum act act, const char *from, int console, int port)
{
	struct action *action = action_add(turn->out, act);

	action->value = console;
	action->port = port;
	snprintf(action->text, sizeof(action->text), "%s", from);
}

static void
hand_over(struct turn *turn, const char *from, int console, int port)
{
	struct desk *desk = turn->desk;

	if (console == 0)
		desk_use(desk, from, true, turn->now_ms);
	desk->given_ms = turn->now_ms + DESK_GIVEN_MS;
	answer(turn, ACT_GIVE, from, console, port);
	desk_notice(turn, W_HAS_CONTROL, from);
}

/* it would be rude to ask who is not there */
static bool
nobody_there(const struct turn *turn, const char *from, int console)
{
	const struct desk *desk = turn->desk;
	const char *holder = desk_holder(desk, turn->now_ms);

	if (console != 0)
		return turn->now_ms >= desk->input_ms + DESK_HOLD_MS;
	return holder == NULL || strcmp(holder, from) == 0;
}

void
desk_asked(struct turn *turn, const struct action *action, const char *from)
{
	struct desk *desk = turn->desk;
	struct desk_ask *ask = &desk->ask;
	bool force = action->act == ACT_FORCE, admin = world_admin(turn->world, turn->user);
	/* who types here has the rights of who is logged in here */
	bool foreign = action->value == 0 && desk->user > NOBODY && desk->user != turn->user;

	if ((force || foreign) && !admin) {
		desk->reply.code = EXIT_PERMISSION;
		snprintf(desk->reply.text, sizeof(desk->reply.text), "%s",
			 word(LANGUAGE_EN, W_ADMIN_ONLY));
	} else if (force || nobody_there(turn, from, action->value)) {
		audit(turn, action->port, force ? "forced by" : "taken by", from, "");
		hand_over(turn, from, action->value, action->port);
	} else if (ask->until_ms != NO_DEADLINE) {
		answer(turn, ACT_REFUSE, from, action->value, action->port);
	} else {
		snprintf(ask->from, sizeof(ask->from), "%s", from);
		ask->console = action->value;
		ask->port = action->port;
		ask->until_ms = turn->now_ms + DESK_ASK_MS;
		desk_wake(turn);
		desk_beep(turn, true);
	}
}

/* the end of the question, or the next second of its countdown */
int64_t
desk_ask_deadline(const struct desk *desk, int64_t now_ms)
{
	int64_t until_ms = desk->ask.until_ms;

	if (until_ms == NO_DEADLINE || until_ms <= now_ms)
		return until_ms;
	return until_ms - (until_ms - now_ms - 1) / 1000 * 1000;
}

void
desk_answer_ask(struct turn *turn, bool give, const char *why)
{
	struct desk_ask *ask = &turn->desk->ask;

	if (ask->until_ms == NO_DEADLINE)
		return;
	ask->until_ms = NO_DEADLINE;
	audit(turn, ask->port, give ? "given to" : "refused to", ask->from, why);
	if (give)
		hand_over(turn, ask->from, ask->console, ask->port);
	else
		answer(turn, ACT_REFUSE, ask->from, ask->console, ask->port);
}

void
desk_ask_key(struct turn *turn, int key_id)
{
	if (key_id == KEY_F9)
		desk_answer_ask(turn, true, "");
	else if (key_id == KEY_ESC)
		desk_answer_ask(turn, false, "");
}

/* ---- asking ------------------------------------------------------------------------------------ */

static void
ask_for(struct turn *turn, enum act act, int by)
{
	struct action *action = action_add(turn->out, act);

	action->port = turn->desk->selected;
	action->value = by;
	desk_notice(turn, act == ACT_ASK ? W_ASKED : W_TAKEN, by);
}

void
desk_tell_controller(struct turn *turn)
{
	struct desk *desk = turn->desk;

	desk_notice(turn, world_admin(turn->world, desk->user) ? W_CONTROLS_FORCE : W_CONTROLS,
		    desk_controlled_by(desk, turn->world));
}

void
desk_watch_key(struct turn *turn, int key_id)
{
	struct desk *desk = turn->desk;
	int by = desk_controlled_by(desk, turn->world);
	bool admin = world_admin(turn->world, desk->user);

	if (by == 0)
		return;
	if (key_id == KEY_F9)
		ask_for(turn, ACT_ASK, by);
	else if (key_id == KEY_F10 && admin)
		ask_for(turn, ACT_FORCE, by);
	else if (key_id != setting_trigger_key(turn->world->settings.value[SET_TRIGGER]))
		desk_tell_controller(turn);
}
