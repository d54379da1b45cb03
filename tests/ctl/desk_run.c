/* SPDX-License-Identifier: MIT */
/*
 * Runs a .t script against the desk of console 1 and prints the script again with what happened: the
 * test compares that with the script itself. No board, no clock: time is what the script says; the
 * program does what a board does at once.
 *
 * What the world is:
 *	ports N | consoles N | name P TEXT | picture P WxH[i]@HZ | picture P none [HH:MM] | leds P N.C.S
 *	blank P on|off | changes P (once more) | signal P STATE LINES FRAME_US (no picture: VIDEO_ number)
 *	composite P ntsc|pal
 *	power P on|off|dark|rest [HH:MM] (the board has power outputs; dark: no power light is wired)
 *	buttons P full|admin|off | quick P | dwell P S | macro P CHORDS | controller P CONSOLE | selected C P | wall SECONDS
 *	set NAME VALUE [USER] | user ID NAME [admin] | password ID | remove ID | right ID P WORD
 *	behind UNIT UPLINK PORTS (a unit behind a port of unit 1: its ports are 17 ..) | unit up|down | at P
 *	last ID P | failed ID N | restart (the daemon; what the board has stays)
 * What happens, MS later than the line before:
 *	+MS wait | board up|down | trigger WORD | hotkey NAME... (trigger and what follows, from a host)
 *	key NAME... | down NAME | up NAME | type TEXT | input (own keyboard or mouse) | keys-lost
 *	capture 0|1 (as the board reports it) | checked ID|wrong [NAME] | answer TEXT
 *	tool WHO USER select P|scan S|step N|ask|force|logout|broadcast|menu|press P WORD | use WHO [force]
 *	ask CONSOLE PORT USER | force CONSOLE PORT USER (another console)
 *	screen, and holder: who holds the console
 * Made by this program: lines that begin with "= " or, the screen, with four spaces (a line under the
 * bar ends in " <").
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/desk.h"
#include "ctl/power.h"
#include "driver/overscan.h"
#include "tests/ctl/act_words.h"
#include "tests/ctl/desk_world.h"

static struct world world;
static struct desk desk;
static int64_t now_ms;
static long long wall_at_0_s;
static bool started;
static enum desk_state shown_state = DESK_LIVE;

static void event(struct desk_event event);

static void
bad(const char *line)
{
	printf("!!! not understood: %s\n", line);
	exit(2);
}

/* ---- the board and the daemon ------------------------------------------------------------------ */

static void
refresh_consoles(void)
{
	for (int i = 1; i <= world.ports.consoles; i++) {
		struct console_state *console = &world.ports.console[i];

		console->no_signal = !world.ports.port[console->selected].present;
		console->shown = console->no_signal ? 0 : console->selected;
	}
}

/* true: the world changed */
static bool
carry_out(const struct action *action)
{
	struct console_state *console = &world.ports.console[1];

	if (action->act == ACT_SELECT)
		console->selected = action->port;
	else if (action->act == ACT_CAPTURE)
		console->capture = action->value;
	else if (action->act == ACT_SET)
		world.settings.value[action->item] = action->value;
	if (action->act == ACT_SELECT && action->port > UNIT_PORTS)
		world.ports.behind.at = action->port;
	refresh_consoles();
	return action->act == ACT_SELECT || action->act == ACT_SET;
}

static void
print_state(void)
{
	if (desk.state != shown_state)
		printf("= at %lld: %s\n", (long long)now_ms, desk_state_name(desk.state));
	shown_state = desk.state;
}

/* the board waits with the next key until a captured press is answered, last of all that it leads to */
static bool
is_answered(const struct desk_event *event_)
{
	return (event_->type == DESK_KEY && event_->down) || event_->type == DESK_KEYS_LOST;
}

/* capture stays as it is */
static bool
only_answers(const struct desk_event *to, const struct action *action)
{
	return is_answered(to) && action->act == ACT_CAPTURE && action->value == world.ports.console[1].capture;
}

static void
check_answers(const struct desk_event *to, const struct actions *out)
{
	int answers = 0, last = 0, others = 0;

	for (int i = 0; i < out->count; i++) {
		enum act act = out->list[i].act;

		answers += act == ACT_CAPTURE;
		last = act == ACT_CAPTURE ? i : last;
		others = act == ACT_SELECT || act == ACT_KEY_MASK || act == ACT_BROADCAST_MASK ? i : others;
	}
	if (is_answered(to) && (answers != 1 || others > last))
		printf("!!! a captured press has %d answers, or one too early\n", answers);
}

static void
event(struct desk_event event_)
{
	struct actions out = { 0 };
	bool changed = false;
	char text[256];

	world.wall_ms = wall_at_0_s ? wall_at_0_s * 1000 + now_ms : 0;
	world.wall_s = world.wall_ms / 1000;
	if (event_.type == DESK_KEY && event_.down)
		world.ports.console[1].capture = true;	/* or the board would not tell */
	desk_step(&desk, &world, &event_, now_ms, &out);
	print_state();
	check_answers(&event_, &out);
	for (int i = 0; i < out.count; i++) {
		if (!only_answers(&event_, &out.list[i]))
			printf("= at %lld: %s\n", (long long)now_ms,
			       act_words(&out.list[i], text, sizeof(text)));
		changed |= carry_out(&out.list[i]);
	}
	if (changed)
		event((struct desk_event){ .type = DESK_WORLD });
}

static void
tick(void)
{
	event((struct desk_event){ .type = DESK_TICK });
}

static void
advance(int64_t to_ms)
{
	int64_t at;

	while ((at = desk_deadline(&desk, &world, now_ms)) <= to_ms) {
		if (at > now_ms)
			now_ms = at;
		tick();
	}
	now_ms = to_ms;
}

static void
print_screen(void)
{
	for (int row = 0; desk.view.on && row < desk.page.rows; row++) {
		char line[PAGE_COLS_MAX * 3 + 1];
		int len = 0, seen = 0;
		bool bar = false;

		for (int col = 0; col < desk.page.cols; col++) {
			struct cell cell = desk.page.cell[row][col];
			int back = (cell.attr & OVS_ATTR_BACK_MASK) >> OVS_ATTR_BACK_SHIFT;

			if (!(cell.attr & OVS_ATTR_RIGHT))
				len += utf8_put(line + len, back == OVS_BACK_NOTHING ? ' ' : cell.code);
			if (back != OVS_BACK_NOTHING && cell.code != ' ')
				seen = len;
			bar |= back == OVS_BACK_OPAQUE;
		}
		line[seen] = 0;
		if (seen > 0)
			printf("    %s%s\n", line, bar && !desk.saver ? " <" : "");
	}
}

static void
print_view(void)
{
	const struct view *view = &desk.view;
	char across[16] = "";

	if (view->scale_x != view->scale)
		snprintf(across, sizeof(across), "%dx", view->scale_x);
	if (view->on)
		printf("= %s: %dx%d at %d,%d scale %s%d%s\n", desk_overlay_name(&desk), view->cols,
		       view->rows, view->x_px, view->y_px, across, view->scale,
		       view->internal ? ", internal picture" : "");
	else
		printf("= nothing is drawn\n");
	print_screen();
}

/* ---- what happens ------------------------------------------------------------------------------ */

static void
press(const char *names, bool down, bool up)
{
	char chord[64];
	int id[4], count = 0;

	snprintf(chord, sizeof(chord), "%s", names);
	for (char *at, *name = strtok_r(chord, "+", &at); name; name = strtok_r(NULL, "+", &at)) {
		id[count & 3] = ovs_key_id(name);
		if (id[count++ & 3] < 0)
			bad(name);
	}
	for (int i = 0; down && i < count; i++)
		event((struct desk_event){ .type = DESK_KEY, .number = id[i], .down = true });
	for (int i = 0; up && i < count; i++)
		event((struct desk_event){ .type = DESK_KEY, .number = id[i], .down = false });
}

static void
press_all(char *names)
{
	for (char *at, *name = strtok_r(names, " ", &at); name; name = strtok_r(NULL, " ", &at))
		press(name, true, true);
}

static void
type(const char *text)
{
	struct ovs_keystroke stroke;

	for (; *text; text++) {
		if (ovs_key_from_char((unsigned char)*text, &stroke) != 0)
			bad(text);
		event((struct desk_event){ .type = DESK_KEY, .number = stroke.key_id, .down = true });
		event((struct desk_event){ .type = DESK_KEY, .number = stroke.key_id });
	}
}

static void
trigger(const char *text)
{
	static const char *const word[] = { [OVS_TRIG_MENU] = "menu", [OVS_TRIG_PORT] = "port",
		[OVS_TRIG_CANCEL] = "cancel", [OVS_TRIG_ARMED] = "armed",
		[OVS_TRIG_LITERAL] = "literal", [OVS_TRIG_WORD] = "word",
		[OVS_TRIG_MUTED] = "muted" };

	for (int i = OVS_TRIG_MENU; i <= (int)OVS_TRIG_MUTED; i++)
		if (strcmp(word[i], text) == 0) {
			if (i == (int)OVS_TRIG_MENU || i == (int)OVS_TRIG_WORD)
				world.ports.console[1].capture = true;
			event((struct desk_event){ .type = DESK_TRIGGER, .number = i });
			return;
		}
	bad(text);
}

/* as from a keyboard whose keys go to a host */
static void
hotkey(char *names)
{
	if (world.ports.console[1].capture) {
		printf("!!! the keyboard is captured\n");
		exit(2);
	}
	trigger("armed");
	trigger("word");
	press_all(names);
}

static void
tool(char *rest)
{
	char who[DESK_WHO], word[32] = "", what[16] = "";
	struct action action = { 0 };
	int user, n = 0;

	if (sscanf(rest, "%63s %d %31s %d %15s", who, &user, word, &n, what) < 3)
		bad(rest);
	action.act = strcmp(word, "select") == 0 ? ACT_SELECT : strcmp(word, "scan") == 0 ? ACT_SCAN :
		     strcmp(word, "step") == 0 ? ACT_STEP : strcmp(word, "ask") == 0 ? ACT_ASK :
		     strcmp(word, "force") == 0 ? ACT_FORCE : strcmp(word, "logout") == 0 ? ACT_LOGOUT :
		     strcmp(word, "broadcast") == 0 ? ACT_BROADCAST : strcmp(word, "press") == 0 ? ACT_PRESS :
		     strcmp(word, "menu") == 0 ? ACT_MENU : ACT_NONE;
	if (action.act == ACT_PRESS && !power_parse(what, (enum power *)&action.value))
		bad(rest);
	if (action.act == ACT_SELECT || action.act == ACT_PRESS)
		action.port = n;
	else if (action.act == ACT_SCAN || action.act == ACT_STEP)
		action.value = n;
	event((struct desk_event){ .type = DESK_ACTION, .from = who, .user = user,
				   .action = &action });
	if (desk.reply.code)
		printf("= refused (%d): %s\n", desk.reply.code, desk.reply.text);
}

static void
other_console(const char *word, const char *rest)
{
	struct action action = { .act = word[0] == 'a' ? ACT_ASK : ACT_FORCE };
	char who[DESK_WHO];
	int user = 0;

	sscanf(rest, "%d %d %d", &action.value, &action.port, &user);
	snprintf(who, sizeof(who), "CONSOLE %d", action.value);
	event((struct desk_event){ .type = DESK_ACTION, .from = who, .user = user,
				   .action = &action });
}

static void
use(char *rest)
{
	char *who = strtok(rest, " ");
	const char *holder = desk_use(&desk, who, strtok(NULL, " ") != NULL, now_ms);

	if (holder)
		printf("= held by %s\n", holder[0] ? holder : "its operator");
	else
		printf("= used by %s\n", who);
}

static void
checked(const char *rest)
{
	bool wrong = strncmp(rest, "wrong", 5) == 0;

	event((struct desk_event){ .type = DESK_CHECKED, .number = wrong ? NO_USER : atoi(rest),
				   .text = wrong && rest[5] ? rest + 6 : "" });
}

static bool
input_event(const char *word, char *rest)
{
	if (strcmp(word, "key") == 0)
		press_all(rest);
	else if (strcmp(word, "down") == 0 || strcmp(word, "up") == 0)
		press(rest, word[0] == 'd', word[0] == 'u');
	else if (strcmp(word, "type") == 0)
		type(rest);
	else if (strcmp(word, "trigger") == 0)
		trigger(rest);
	else if (strcmp(word, "hotkey") == 0)
		hotkey(rest);
	else if (strcmp(word, "input") == 0)
		event((struct desk_event){ .type = DESK_INPUT });
	else if (strcmp(word, "keys-lost") == 0)
		event((struct desk_event){ .type = DESK_KEYS_LOST });
	else
		return false;
	return true;
}

static void
board(const char *rest)
{
	bool up = strcmp(rest, "up") == 0;

	if (!up)
		world.ports.console[1].capture = false;
	event((struct desk_event){ .type = up ? DESK_BOARD_UP : DESK_BOARD_DOWN });
}

static void
do_event(const char *word, char *rest)
{
	if (input_event(word, rest))
		return;
	if (strcmp(word, "board") == 0)
		board(rest);
	else if (strcmp(word, "capture") == 0) {
		world.ports.console[1].capture = atoi(rest);
		event((struct desk_event){ .type = DESK_WORLD });
	} else if (strcmp(word, "checked") == 0)
		checked(rest);
	else if (strcmp(word, "answer") == 0)
		event((struct desk_event){ .type = DESK_ANSWER, .text = rest });
	else if (strcmp(word, "tool") == 0)
		tool(rest);
	else if (strcmp(word, "ask") == 0 || strcmp(word, "force") == 0)
		other_console(word, rest);
	else if (strcmp(word, "use") == 0)
		use(rest);
	else if (strcmp(word, "wait") != 0)
		bad(word);
}

static void
start(void)
{
	if (started)
		return;
	started = true;
	event((struct desk_event){ .type = DESK_BOARD_UP });
}

static void
timed(char *line)
{
	int64_t after_ms = strtoll(line + 1, &line, 10);
	char *word = strtok(line, " "), *rest = strtok(NULL, "");

	start();
	advance(now_ms + after_ms);
	do_event(word ? word : "wait", rest ? rest : "");
}

/* ---- the script ------------------------------------------------------------------------------- */

static bool
setting(const char *line)
{
	bool good = desk_world_line(&world, line) || sscanf(line, "wall %lld", &wall_at_0_s) == 1;

	refresh_consoles();
	return good;
}

static void
restart(void)
{
	struct lockout_kept kept = desk.lockout.kept;

	desk_init(&desk, 1);
	lockout_restore(&desk.lockout, &kept, world.settings.value[SET_LOCKOUT_S], world.wall_ms,
			now_ms);
	world.ports.console[1].capture = false;
	shown_state = DESK_LIVE;
	event((struct desk_event){ .type = DESK_BOARD_UP });
}

static void
script_line(char *line)
{
	const char *holder;

	printf("%s\n", line);
	if (line[0] == '+') {
		timed(line);
	} else if (strcmp(line, "screen") == 0) {
		print_view();
	} else if (strcmp(line, "restart") == 0) {
		restart();
	} else if (strcmp(line, "holder") == 0) {
		holder = desk_holder(&desk, now_ms);
		printf("= held by %s\n", !holder ? "nobody" : holder[0] ? holder : "its operator");
	} else if (line[0] && line[0] != '#') {
		if (!setting(line))
			bad(line);
		if (started)
			event((struct desk_event){ .type = DESK_WORLD });
	}
}

int
main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	char line[512];

	if (file == NULL) {
		fprintf(stderr, "usage: desk_run FILE.t\n");
		return 64;
	}
	setenv("TZ", "UTC0", 1);
	world_init(&world);
	world.ports.consoles = 1;
	world.ports.console[1].selected = 1;
	desk_init(&desk, 1);
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = 0;
		if (strncmp(line, "= ", 2) != 0 && strncmp(line, "    ", 4) != 0)
			script_line(line);
	}
	fclose(file);
	return 0;
}
