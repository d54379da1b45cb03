/* SPDX-License-Identifier: MIT */
/*
 * Random events at a desk, and what must hold whatever happens:
 *	- the keyboard is the desk's exactly when its state says so, and no key goes to a host otherwise;
 *	- with nobody logged in no port is selected for long, and no mask lets anything through;
 *	- no port is selected, typed at or broadcast to without the right to it, not even between two actions;
 *	- a deadline lies in the future, or there is none;
 *	- the page fits its window and the window its limits.
 * The board is modelled here: what it is told takes effect at once or, a selection, some events later.
 *
 * usage: desk_fuzz [EVENTS [SEED]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/desk.h"
#include "ctl/power.h"
#include "ctl/seats.h"
#include "driver/overscan.h"
#include "tests/ctl/act_words.h"

enum { PORTS = 6, USERS = 3 };

static struct world world;
static struct desk desk;
static struct seats seats;
static int64_t now_ms = 1000;
static uint32_t seed = 1;
static bool up;

/* the board */
static bool capture;
static unsigned port_mask, key_mask, broadcast;
static int select_due = -1;
static bool checking;
static bool fresh;

/* what happened, for who has to find out */
enum { HISTORY = 40 };
static char history[HISTORY][96];
static unsigned happened;
static unsigned long forwarded, states[DESK_STATES];

static unsigned
draw(unsigned below)
{
	seed = seed * 1664525u + 1013904223u;
	return (unsigned)((uint64_t)seed * below >> 32);
}

static void
fail(const char *what)
{
	for (unsigned i = happened > HISTORY ? happened - HISTORY : 0; i < happened; i++)
		printf("%s\n", history[i % HISTORY]);
	printf("event %u at %lld ms: %s\n", happened, (long long)now_ms, what);
	printf("state %s user %d selected %d masks %x %x broadcast %x capture %d watching %d\n",
	       desk_state_name(desk.state), desk.user, world.ports.console[1].selected, port_mask,
	       key_mask, broadcast, capture, desk.watching);
	exit(1);
}

#define MUST(condition) ((condition) ? (void)0 : fail(#condition))

static void
note(const char *text)
{
	snprintf(history[happened++ % HISTORY], sizeof(history[0]), "%lld: %.80s",
		 (long long)now_ms, text);
}

/* ---- the board --------------------------------------------------------------------------------- */

static bool
bit(unsigned mask, int port)
{
	return port > 0 && (mask >> (port - 1) & 1) != 0;
}

static void
refresh(void)
{
	struct console_state *console = &world.ports.console[1];

	console->no_signal = !world.ports.port[console->selected].present;
	console->shown = console->no_signal ? 0 : console->selected;
	console->capture = capture;
}

/* at no moment may a key of this operator reach a host it has no full right to */
static void
check_reach(void)
{
	int selected = world.ports.console[1].selected;

	/* rights were taken away, or the board was switched off: it has to be told first */
	if (capture || !up || fresh)
		return;
	for (int port = 1; port <= PORTS; port++) {
		bool reached = selected != 0 && bit(key_mask, port) &&
			       (broadcast ? bit(broadcast, port) : port == selected);

		MUST(!reached || world_right(&world, desk.user, port) == RIGHT_FULL);
	}
	MUST(!broadcast || world_admin(&world, desk.user));
}

static int acting;			/* whose rights count for what comes of this event */

static void
apply(const struct action *action)
{
	char text[256];

	note(act_words(action, text, sizeof(text)));
	switch (action->act) {
	case ACT_SELECT:
		MUST(action->port == 0 ||
		     world_right(&world, desk.user, action->port) != RIGHT_NONE);
		select_due = action->port;
		break;
	case ACT_PRESS:
		MUST(world_right(&world, acting, action->port) == RIGHT_FULL);
		MUST(power_refusal(&world, desk.user, action->port, (enum power)action->value) == W_NONE);
		break;
	case ACT_CAPTURE:
		capture = action->value;
		break;
	case ACT_PORT_MASK:
		port_mask = (unsigned)action->value;
		break;
	case ACT_KEY_MASK:
		key_mask = (unsigned)action->value;
		break;
	case ACT_BROADCAST_MASK:
		broadcast = (unsigned)action->value;
		break;
	case ACT_SET:
		MUST(setting_valid((enum setting)action->item, action->value));
		world.settings.value[action->item] = action->value;
		break;
	case ACT_LOGIN:
		MUST(desk.user == NO_USER && !checking);
		checking = true;
		break;
	default:
		break;
	}
}

static void
check_state(void)
{
	bool live = desk.state == DESK_LIVE || desk.state == DESK_NO_SIGNAL;
	bool free = (desk.state == DESK_BROADCAST || (live && !desk.watching)) &&
		    desk.ask.until_ms == NO_DEADLINE;

	states[desk.state]++;
	MUST(desk_captures(&desk) == !free);
	MUST((desk.user == NO_USER) <= (desk.state == DESK_LOGGED_OUT || desk.state == DESK_LOCKED ||
					desk.state == DESK_SAVER));
	if (!up)
		return;
	MUST(capture == desk_captures(&desk));
	MUST(desk.user != NO_USER || (!port_mask && !key_mask && !broadcast));
	MUST((port_mask & ~world_visible(&world, desk.user)) == 0);
	check_reach();
}

static void
check_view(void)
{
	const struct view *view = &desk.view;

	MUST(desk.user != NO_USER || view->internal);
	if (!view->on)
		return;
	MUST(view->rows == desk.page.rows && view->cols == desk.page.cols);
	MUST(view->rows >= 1 && view->rows <= PAGE_ROWS_MAX && view->cols >= 1 &&
	     view->cols <= PAGE_COLS_MAX);
	MUST(view->x_px >= 0 && view->y_px >= 0 && view->scale >= 1 && view->scale <= 4 && view->scale_x <= 4);
}

/* behind a captured press the board waits: it is told once, after all that the key leads to */
static void
check_answer(const struct desk_event *event, const struct actions *out)
{
	bool press = event->type == DESK_KEY && event->down;
	int answers = 0;

	for (int i = 0; i < out->count; i++) {
		enum act act = out->list[i].act;

		answers += act == ACT_CAPTURE;
		MUST(!press || !answers || (act != ACT_SELECT && act != ACT_KEY_MASK && act != ACT_BROADCAST_MASK));
	}
	MUST(!up || !(press || event->type == DESK_KEYS_LOST) || answers == 1);
	MUST(answers <= 1);
}

static void
step(struct desk_event event)
{
	static const char *const name[] = { "tick", "board up", "board down", "trigger", "key",
		"keys lost", "world", "input", "checked", "old checked", "answer", "action" };
	struct actions out = { 0 };
	char text[64];

	snprintf(text, sizeof(text), "--- %s %d%s", name[event.type], event.number,
		 event.down ? " down" : "");
	note(text);
	world.wall_ms = 1700000000000 + now_ms;
	world.wall_s = world.wall_ms / 1000;
	acting = event.type == DESK_ACTION ? event.user : desk.user;
	desk_step(&desk, &world, &event, now_ms, &out);
	MUST(out.count < ACTIONS_MAX - 1);
	check_answer(&event, &out);
	for (int i = 0; i < out.count; i++) {
		apply(&out.list[i]);
		check_reach();
	}
	refresh();
	check_state();
	check_view();
	MUST(desk_deadline(&desk, &world, now_ms) > now_ms);
}

/* ---- what happens ------------------------------------------------------------------------------ */

static void
changed(void)
{
	int user[CONSOLES_MAX + 1] = { NO_USER, NO_USER, NO_USER, NO_USER, NO_USER };

	user[1] = desk_operates(&desk) ? desk.user : NO_USER;
	user[2] = NOBODY;
	seats_step(&seats, &world, user);
	refresh();
	/* a right that is taken away is gone when all that the desk asks for has been done */
	fresh = true;
	step((struct desk_event){ .type = DESK_WORLD });
	fresh = false;
	check_reach();
}

static void
arrive(void)
{
	if (select_due < 0 || !up)
		return;
	world.ports.console[1].selected = select_due;
	select_due = -1;
	changed();
}

static void
key(int key_id, bool down)
{
	int selected = world.ports.console[1].selected;

	if (capture) {
		step((struct desk_event){ .type = DESK_KEY, .number = key_id, .down = down });
	} else if (selected && bit(key_mask, selected)) {
		MUST(desk.state == DESK_LIVE || desk.state == DESK_NO_SIGNAL ||
		     desk.state == DESK_BROADCAST || !up);
		forwarded++;
	} else if (up && selected && down) {
		step((struct desk_event){ .type = DESK_TRIGGER, .number = OVS_TRIG_MUTED });
	}
}

static int
some_key(void)
{
	static const char *const name[] = { "Up", "Down", "Left", "Right", "Enter", "Escape", "Space",
		"Tab", "A", "S", "B", "L", "K", "P", "I", "Z", "R", "W", "H", "Slash", "1", "2", "3",
		"0", "9", "F1", "F5", "F6", "F7", "F8", "F9", "F10", "ScrollLock", "Backspace",
		"LeftShift", "KP4", "End", "F3", "F4", "Delete" };

	return ovs_key_id(name[draw(sizeof(name) / sizeof(name[0]))]);
}

static void
type_keys(void)
{
	for (unsigned i = 1 + draw(4); i > 0; i--) {
		int key_id = some_key();

		key(key_id, true);
		now_ms += 5 + draw(60);
		if (draw(20))
			key(key_id, false);
	}
}

static void
tap_twice(void)
{
	int key_id = setting_trigger_key(world.settings.value[SET_TRIGGER]);

	if (capture) {
		for (int i = 0; i < 4; i++) {
			now_ms += 40;
			key(key_id, i % 2 == 0);
		}
		return;
	}
	step((struct desk_event){ .type = DESK_TRIGGER, .number = OVS_TRIG_ARMED });
	if (draw(4) == 0) {
		step((struct desk_event){ .type = DESK_TRIGGER, .number = OVS_TRIG_CANCEL });
		return;
	}
	capture = true;
	refresh();
	step((struct desk_event){ .type = DESK_TRIGGER,
				  .number = draw(3) ? OVS_TRIG_WORD : OVS_TRIG_MENU });
	type_keys();
}

static void
set_something(void)
{
	enum setting id = (enum setting)draw(SETTING_COUNT);
	const struct setting_def *def = &setting_defs[id];

	if (id == SET_LOGIN && draw(4))
		return;
	world.settings.value[id] = def->min + (int)draw((unsigned)(def->max - def->min + 1));
	changed();
}

static void
change_user(void)
{
	struct user *user = &world.users.user[draw((unsigned)world.users.count)];

	switch (draw(5)) {
	case 0:
		user->right[1 + draw(PORTS)] = (enum right)draw(3);
		break;
	case 1:
		strcpy(user->hash, user->id == 1 || draw(2) ? "x" : "");
		break;
	case 2:
		user->last_port = (int)draw(PORTS + 1);
		break;
	case 3:
		user->admin = user->id == 1 || draw(2);
		break;
	default:
		if (world.users.count > 1 && user->id != 1)
			*user = world.users.user[--world.users.count];
		else if (world.users.count < USERS) {
			user = &world.users.user[world.users.count++];
			user_init(user, 10 + (int)draw(1000), "x");
		}
	}
	changed();
}

static void
change_ports(void)
{
	struct port *port = &world.ports.port[1 + draw(PORTS)];

	switch (draw(5)) {
	case 0:
		port->leds = (int)draw(8);
		break;
	case 1:
		port->video.h_active = 320 + (int)draw(1600);
		port->video.v_active = 200 + (int)draw(1000);
		break;
	case 2:
		port->dwell_s = (int)draw(10);
		port->quick = draw(2);
		break;
	case 3:
		world.ports.console[2].selected = (int)draw(PORTS + 1);
		break;
	default:
		port->present = draw(3) != 0;
		port->light = draw(2);
		port->light_seen = draw(2);
		port->button_rest = draw(8) == 0;
		world.ports.board.power = draw(8) != 0;
	}
	changed();
}

static void
tool(void)
{
	static const enum act acts[] = { ACT_SELECT, ACT_SELECT, ACT_STEP, ACT_SCAN, ACT_SKIP,
		ACT_PAUSE, ACT_BROADCAST, ACT_LOGOUT, ACT_LOCK_FOCUS, ACT_MENU, ACT_BANNER, ACT_BLANK,
		ACT_HELP, ACT_ASK, ACT_FORCE, ACT_LAST_PORT, ACT_GIVE, ACT_REFUSE, ACT_CAPTURE,
		ACT_KEY_MASK, ACT_PRESS };
	struct action action = { .act = acts[draw(sizeof(acts) / sizeof(acts[0]))] };
	int user = draw(3) ? NOBODY : world.users.user[draw((unsigned)world.users.count)].id;

	action.port = action.act == ACT_SELECT || action.act == ACT_PRESS ? (int)draw(PORTS + 3) - 1 : 0;
	action.value = (action.act == ACT_ASK || action.act == ACT_FORCE) && draw(2) ? 2 :
		       action.act == ACT_PRESS ? (int)draw(POWERS) : action.act == ACT_STEP ? (int)draw(2) * 2 - 1 : 0;
	step((struct desk_event){ .type = DESK_ACTION, .user = user, .action = &action,
				  .from = action.value == 2 ? "CONSOLE 2" : draw(2) ? "alice" : "bob" });
}

static void
answer_login(void)
{
	static const int kind[] = { 0, 0, 1, 2 };
	int user = NO_USER;

	if (!checking)
		return;
	checking = false;
	if (kind[draw(4)] != 1)
		user = world.users.user[draw((unsigned)world.users.count)].id;
	step((struct desk_event){ .type = DESK_CHECKED, .number = user, .text = "" });
	changed();
}

static void
board(void)
{
	up = !up;
	if (!up) {
		select_due = -1;
		checking = false;
		capture = false;
		broadcast = 0;
	} else if (draw(2)) {
		/* it was switched off meanwhile */
		port_mask = key_mask = 0xFFFF;
		world.ports.console[1].selected = 1;
		capture = false;
	}
	fresh = true;
	refresh();
	step((struct desk_event){ .type = up ? DESK_BOARD_UP : DESK_BOARD_DOWN });
	fresh = false;
	check_reach();
}

static void
wait(void)
{
	static const unsigned range[] = { 10, 300, 3000, 20000, 90000, 2000000 };
	int64_t until = now_ms + draw(range[draw(6)]), at;

	while ((at = desk_deadline(&desk, &world, now_ms)) <= until) {
		now_ms = at;
		step((struct desk_event){ .type = DESK_TICK });
		if (draw(3))
			arrive();
	}
	now_ms = until;
}

static void
random_event(void)
{
	switch (draw(24)) {
	case 0: case 1: case 2: case 3: case 4: case 5:
		type_keys();
		break;
	case 6: case 7: case 8: case 9:
		if (up)
			tap_twice();
		break;
	case 10: case 11: case 12:
		wait();
		break;
	case 13:
		set_something();
		break;
	case 14:
		change_user();
		break;
	case 15: case 16:
		change_ports();
		break;
	case 17:
		if (up)
			tool();
		break;
	case 18: case 19:
		answer_login();
		break;
	case 20:
		if (draw(10) == 0)
			board();
		break;
	case 21:
		step((struct desk_event){ .type = DESK_INPUT });
		break;
	case 22:
		if (draw(4) == 0)
			step((struct desk_event){ .type = DESK_KEYS_LOST });
		break;
	default:
		arrive();
	}
}

int
main(int argc, char **argv)
{
	int events = argc > 1 ? atoi(argv[1]) : 300000;

	seed = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 0) : 1;
	world_init(&world);
	world.ports.count = PORTS;
	world.ports.consoles = 2;
	world.ports.console[1].selected = 1;
	for (int port = 1; port <= PORTS; port++)
		world.ports.port[port] = (struct port){ .present = true, .name = "PORT",
			.video = { .state = VIDEO_PICTURE, .h_active = 640, .v_active = 480 } };
	desk_init(&desk, 1);
	up = true;
	refresh();
	step((struct desk_event){ .type = DESK_BOARD_UP });
	for (int i = 0; i < events; i++)
		random_event();
	for (int i = 0; i < DESK_STATES; i++)
		if (states[i] == 0)
			fail(desk_state_name((enum desk_state)i));
	printf("%d events, %u steps, %lu keys to hosts\n", events, happened, forwarded);
	return 0;
}
