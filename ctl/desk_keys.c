/* SPDX-License-Identifier: MIT */
/* Who gets the keys: the box with a question, the menu, the command bar, scan, skip - or nobody. */
#include <stdio.h>

#include "ctl/desk_private.h"
#include "driver/overscan.h"

void
desk_wake(struct turn *turn)
{
	struct desk *desk = turn->desk;

	if (!desk->saver)
		return;
	desk->saver = false;
	desk->place = 0;
	desk_used(turn);
}

/* ---- the hotkey, also among captured keys ------------------------------------------------------ */

static void
command(struct turn *turn, int64_t silence_ms)
{
	struct desk *desk = turn->desk;

	const struct behind *behind = &turn->world->ports.behind;

	desk->armed = false;
	hotkey_begin(&desk->hotkey, turn->world->ports.count, turn->now_ms + silence_ms);
	hotkey_behind(&desk->hotkey, behind->unit, behind->ports, desk->selected > UNIT_PORTS);
}

/* true when the key ended the second of two taps */
static bool
tapped(struct turn *turn, int key_id, bool down)
{
	const struct settings *settings = &turn->world->settings;
	struct hotkey_times times = { setting_trigger_key(settings->value[SET_TRIGGER]),
		settings->value[SET_TAP_MS], settings->value[SET_GAP_MS] };

	if (!hotkey_taps(&turn->desk->hotkey, &times, key_id, down, turn->now_ms))
		return false;
	command(turn, settings->value[SET_WORD_MS]);
	return true;
}

void
desk_trigger(struct turn *turn, int what)
{
	struct desk *desk = turn->desk;

	desk_used(turn);
	desk->armed = what == OVS_TRIG_ARMED;
	desk->armed_until_ms = turn->now_ms + DESK_CAPTURE_MS;
	if (what == OVS_TRIG_MENU || what == OVS_TRIG_WORD)
		desk->board.capture = true;
	if (what == OVS_TRIG_MUTED && !desk->notified) {
		desk->notified = true;
		desk_notice(turn, W_VIEW_ONLY);
	}
	/* while keys are captured the board looks for no trigger: this one is of before */
	if (desk_captures(desk))
		return;
	if (what == OVS_TRIG_MENU)
		desk_open_menu(turn, MENU_LIST);
	else if (what == OVS_TRIG_WORD)
		command(turn, turn->world->settings.value[SET_WORD_MS]);
}

/* ---- one function a state ---------------------------------------------------------------------- */

static void
to_menu(struct turn *turn, int key_id, bool down)
{
	struct desk *desk = turn->desk;
	struct actions acts = { 0 };

	if (desk->state == DESK_LOCKED || desk->checking)
		down = false;
	menu_key(&desk->menu, turn->world, key_id, down, turn->now_ms, &acts);
	desk_do_all(turn, &acts);
}

static void
to_command(struct turn *turn, int key_id, bool down)
{
	struct actions acts = { 0 };

	hotkey_key(&turn->desk->hotkey, key_id, down, turn->now_ms, &acts);
	desk_do_all(turn, &acts);
}

static void
other_scan_key(struct turn *turn, int key_id)
{
	const struct settings *settings = &turn->world->settings;

	if (desk_setting(turn, SET_SCAN_KEYS) != 0 &&
	    key_id != setting_trigger_key(settings->value[SET_TRIGGER]))
		scan_suspend(&turn->desk->scan, turn->now_ms);
}

static void
to_scan(struct turn *turn, int key_id, bool down)
{
	struct scan *scan = &turn->desk->scan;

	if (tapped(turn, key_id, down) || !down)
		return;
	switch (key_id) {
	case KEY_ESC:
	case KEY_SPACE:
		scan_stop(scan, SCAN_BY_OPERATOR, turn->out);
		desk_banner(turn, false);
		break;
	case KEY_P:
		scan_pause(scan, turn->world, turn->now_ms);
		break;
	case KEY_UP:
	case KEY_LEFT:
		desk_scan_step(turn, -1);
		break;
	case KEY_DOWN:
	case KEY_RIGHT:
		desk_scan_step(turn, 1);
		break;
	default:
		other_scan_key(turn, key_id);
	}
}

static void
to_skip(struct turn *turn, int key_id, bool down)
{
	struct action step = { .act = ACT_STEP };

	if (tapped(turn, key_id, down) || !down)
		return;
	if (key_id == KEY_UP || key_id == KEY_LEFT)
		step.value = -1;
	else if (key_id == KEY_DOWN || key_id == KEY_RIGHT)
		step.value = 1;
	else if (key_id == KEY_ESC || key_id == KEY_SPACE || key_id == KEY_ENTER)
		turn->desk->skip = false;
	if (step.value != 0)
		desk_do(turn, &step);
}

void
desk_key(struct turn *turn, int key_id, bool down)
{
	struct desk *desk = turn->desk;
	bool woke = desk->saver && down;

	if (down) {
		desk->board.owed = true;
		desk_used(turn);
	}
	if (desk->saver) {
		if (woke)
			desk_wake(turn);
	} else if (desk->ask.until_ms != NO_DEADLINE) {
		if (down)
			desk_ask_key(turn, key_id);
	} else if (desk->state == DESK_MENU || desk->user == NO_USER) {
		to_menu(turn, key_id, down);
	} else if (desk->state == DESK_COMMAND) {
		to_command(turn, key_id, down);
	} else if (desk->state == DESK_SCAN) {
		to_scan(turn, key_id, down);
	} else if (desk->state == DESK_SKIP) {
		to_skip(turn, key_id, down);
	} else if (desk->watching) {
		if (!tapped(turn, key_id, down) && down)
			desk_watch_key(turn, key_id);
	} else if (down) {
		/* captured without a reason: nobody would ever see these keys */
		desk->board.capture = true;
	}
}

void
desk_keys_lost(struct turn *turn)
{
	struct desk *desk = turn->desk;

	menu_keys_lost(&desk->menu);
	desk->board.owed = true;	/* one of them may have been a press */
	desk->armed = false;
	desk->hotkey.clean = false;
	desk->hotkey.tapped_ms = 0;
}
