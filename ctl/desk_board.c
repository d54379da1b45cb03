/* SPDX-License-Identifier: MIT */
/* The board below the desk: what it reports is followed, what it must know is told when it differs. */
#include <stdio.h>

#include "ctl/desk_private.h"

/* ---- what the board reports -------------------------------------------------------------------- */

static void
switched(struct turn *turn, int port)
{
	struct desk *desk = turn->desk;
	bool scanning = desk->scan.state != SCAN_OFF;
	struct action *action;

	if (!scanning && desk->selected != 0)
		desk->previous = desk->selected;
	if (desk->locked && desk->selected != 0)
		desk->locked = false;
	desk->selected = port;
	desk->no_signal = desk->notified = false;
	desk->no_signal_ms = NO_DEADLINE;
	desk_banner(turn, false);
	if (scanning || desk->user == NO_USER)
		return;
	if (desk->go_from[0])
		memcpy(desk->from, desk->go_from, sizeof(desk->from));
	desk_audit(turn, AUDIT_SWITCH, port, "");
	snprintf(desk->from, sizeof(desk->from), "console");
	desk->go_from[0] = 0;
	if (desk->user == NOBODY || port == 0)
		return;
	action = action_add(turn->out, ACT_LAST);
	action->user = desk->user;
	action->port = port;
}

static void
follow_picture(struct turn *turn)
{
	struct desk *desk = turn->desk;
	const struct console_state *console = desk_console(turn);

	if (!console->no_signal && console->selected != 0) {
		desk->no_signal = false;
		desk->no_signal_ms = NO_DEADLINE;
	} else if (!desk->no_signal && desk->no_signal_ms == NO_DEADLINE) {
		desk->no_signal_ms = turn->now_ms + DESK_GRACE_MS;
	}
}

/* nobody stays at a port without a right to it, whoever selected it; a lost write is written again */
static void
enforce_port(struct turn *turn)
{
	struct desk *desk = turn->desk;
	int selected = desk_console(turn)->selected;

	if (selected == 0 || world_right(turn->world, desk->user, selected) != RIGHT_NONE) {
		desk->enforce_ms = NO_DEADLINE;
	} else if (desk->enforce_ms == NO_DEADLINE || turn->now_ms >= desk->enforce_ms) {
		desk->go = 0;
		desk->enforce_ms = turn->now_ms + DESK_ENFORCE_MS;
		if (desk->user != NO_USER)
			desk_notice(turn, W_RIGHT_LOST);
	}
}

/* The board fell back to itself for a moment, or an event was lost: it does what the state says. */
static void
follow_capture(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (!desk->board_up || desk_console(turn)->capture == desk->board.capture) {
		desk->capture_wrong_ms = NO_DEADLINE;
	} else if (desk->capture_wrong_ms == NO_DEADLINE) {
		desk->capture_wrong_ms = turn->now_ms + DESK_CAPTURE_MS;
	} else if (turn->now_ms >= desk->capture_wrong_ms) {
		desk->capture_wrong_ms = NO_DEADLINE;
		desk->board.capture = desk_console(turn)->capture;
	}
}

/* another console came first, or left */
static void
follow_controller(struct turn *turn)
{
	struct desk *desk = turn->desk;
	bool watching = desk_controlled_by(desk, turn->world) != 0;

	if (watching && !desk->watching)
		desk_tell_controller(turn);
	desk->watching = watching;
}

static unsigned
key_mask(const struct turn *turn)
{
	const struct ports *ports = &turn->world->ports;
	int console = turn->desk->console;
	unsigned mask = 0;

	for (int port = 1; port <= ports->count; port++) {
		int by = ports->port[port].controller;

		if (world_right(turn->world, turn->desk->user, port) == RIGHT_FULL &&
		    (by == 0 || by == console))
			mask |= 1u << (port - 1);
	}
	return mask;
}

/* rights are taken away while it runs */
static void
follow_broadcast(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (desk->broadcast == 0)
		return;
	if (!world_admin(turn->world, desk->user) || (desk->broadcast & key_mask(turn)) == 0)
		desk_end_broadcast(turn, "end: no right to it");
	desk->broadcast &= key_mask(turn);
}

void
desk_follow(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (!desk->board_up)
		return;
	if (desk_console(turn)->selected != desk->selected)
		switched(turn, desk_console(turn)->selected);
	follow_picture(turn);
	desk_check_session(turn);
	enforce_port(turn);
	follow_controller(turn);
	follow_capture(turn);
	follow_broadcast(turn);
}

int64_t
desk_board_deadline(const struct desk *desk)
{
	return desk->board_up ? sooner(desk->enforce_ms, desk->capture_wrong_ms) : NO_DEADLINE;
}

/* ---- what the board must know ------------------------------------------------------------------ */

static unsigned
port_mask(const struct turn *turn)
{
	const struct desk *desk = turn->desk;

	if (desk->user == NO_USER)
		return 0;
	if (desk->locked && desk->selected != 0)
		return world_visible(turn->world, desk->user) & 1u << (desk->selected - 1);
	return world_visible(turn->world, desk->user);
}

static void
sync_mask(struct turn *turn, unsigned *has, unsigned mask, enum act act)
{
	if (turn->desk->board.known && *has == mask)
		return;
	*has = mask;
	action_add(turn->out, act)->value = (int)mask;
}

static void
sync_trigger(struct turn *turn)
{
	static const enum setting setting[5] = { SET_TRIGGER, SET_TAP_MS, SET_GAP_MS, SET_WORD_MS,
						 SET_MINUS };
	struct desk_board *board = &turn->desk->board;
	int was = board->trigger[0];
	bool changed = !board->known || board->beeper != desk_setting(turn, SET_BEEPER);

	for (int i = 0; i < 5; i++) {
		changed |= board->trigger[i] != turn->world->settings.value[setting[i]];
		board->trigger[i] = turn->world->settings.value[setting[i]];
	}
	board->beeper = desk_setting(turn, SET_BEEPER);
	if (!changed)
		return;
	action_add(turn->out, ACT_TRIGGER)->value = board->beeper;
	if (board->known && was != board->trigger[0] && turn->desk->user != NO_USER)
		desk_notice(turn, W_TRIGGER_IS, word(desk_language(turn->desk, turn->world),
			    (enum word)(W_TRIGGER_FIRST + board->trigger[0])));
}

static void
add_capture(struct turn *turn, bool take)
{
	struct desk_board *board = &turn->desk->board;

	board->capture = take;
	board->owed = false;
	action_add(turn->out, ACT_CAPTURE)->value = take;
}

/* before anything else that this event asks for */
static void
take_capture(struct turn *turn)
{
	struct actions *out = turn->out;
	struct action taken;

	add_capture(turn, true);
	taken = out->list[out->count - 1];
	memmove(&out->list[1], &out->list[0], (size_t)(out->count - 1) * sizeof(taken));
	out->list[0] = taken;
}

/*
 * Keys are taken before, and given back after, anything else changes. Behind a captured press the board waits
 * with the next key until it is told, after everything else, who gets it: also when nothing changes.
 */
void
desk_sync(struct turn *turn)
{
	struct desk *desk = turn->desk;
	bool captures = desk_captures(desk);

	if (!desk->board_up)
		return;
	if (captures && !desk->board.capture)
		take_capture(turn);
	sync_mask(turn, &desk->board.broadcast, desk->broadcast, ACT_BROADCAST_MASK);
	sync_mask(turn, &desk->board.key_mask, key_mask(turn), ACT_KEY_MASK);
	sync_mask(turn, &desk->board.port_mask, port_mask(turn), ACT_PORT_MASK);
	sync_trigger(turn);
	desk->board.known = true;
	if (desk->go >= 0 && desk->go != desk_console(turn)->selected)
		action_add(turn->out, ACT_SELECT)->port = desk->go;
	desk->go = -1;
	if (desk->board.owed || captures != desk->board.capture)
		add_capture(turn, captures);
}
