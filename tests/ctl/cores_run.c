/* SPDX-License-Identifier: MIT */
/*
 * Runs a .t script against hotkey.c, scan.c and lockout.c and prints the script again with what
 * happened; the test compares that with the script itself. No board, no clock: time is what the
 * script says. tests/system/hotkeys.test runs the scripts of tests/ctl/hotkey on a simulated board.
 *
 * Lines of a script (+MS: so many milliseconds later):
 *	ports N | name P TEXT | picture P on|off | dwell P S | quick P | set NAME VALUE | wall SECONDS
 *	+MS trigger | +MS key NAME... | +MS taps NAME...	hotkey; taps: among captured keys
 *	changes P (its picture changed once more)
 *	+MS scan [S] | pause | step +1|-1 | suspend | hold | go | wait | lost P | back P
 *	+MS wrong | right | restart				lockout
 * Made by this program: lines that begin with "= ".
 */
#include <stdio.h>
#include <stdlib.h>

#include "ctl/hotkey.h"
#include "ctl/lockout.h"
#include "ctl/scan.h"
#include "driver/overscan.h"
#include "tests/ctl/act_words.h"

static struct world world;
static struct hotkey hotkey;
static struct scan scan;
static struct lockout lockout;
static struct actions out;
static int64_t now_ms;
static long long wall_at_0_s;
static char bar[HOTKEY_LINE];

static void
bad(const char *text)
{
	printf("!!! not understood: %s\n", text);
	exit(2);
}

/* ---- what happened --------------------------------------------------------------------------- */

static void
show(void)
{
	char text[256], line[HOTKEY_LINE] = "";

	for (int i = 0; i < out.count; i++) {
		printf("= at %lld: %s\n", (long long)now_ms,
		       act_words(&out.list[i], text, sizeof(text)));
		if (out.list[i].act == ACT_SELECT)
			world.ports.console[1].selected = out.list[i].port;
	}
	out.count = 0;
	if (hotkey.state > HOTKEY_FIRST)
		hotkey_line(&hotkey, line);
	if (strcmp(bar, line) != 0 && line[0])
		printf("= CMD> %s\n", line);
	strcpy(bar, line);
	if (scan.stopped)
		printf("= all ports are dead\n");
	scan.stopped = false;
}

static int64_t
deadline(void)
{
	return sooner(hotkey_deadline(&hotkey), scan_deadline(&scan, now_ms));
}

static void
tick(void)
{
	world.wall_ms = wall_at_0_s * 1000 + now_ms;
	hotkey_tick(&hotkey, now_ms, &out);
	scan_tick(&scan, &world, now_ms, &out);
	show();
}

static void
advance(int64_t to_ms)
{
	while (deadline() <= to_ms) {
		if (deadline() > now_ms)
			now_ms = deadline();
		tick();
	}
	now_ms = to_ms;
	tick();
}

/* ---- hotkeys --------------------------------------------------------------------------------- */

static int
key_id(const char *name)
{
	int id = ovs_key_id(name);

	if (id < 0)
		bad(name);
	return id;
}

/* the chord as the board would give it: modifiers around the key */
static void
press(const char *names)
{
	char chord[64];
	int id[4], count = 0;

	snprintf(chord, sizeof(chord), "%s", names);
	for (char *at, *name = strtok_r(chord, "+", &at); name; name = strtok_r(NULL, "+", &at))
		id[count++ & 3] = key_id(name);
	for (int i = 0; i < count; i++)
		hotkey_key(&hotkey, id[i], true, now_ms, &out);
	for (int i = 0; i < count; i++)
		hotkey_key(&hotkey, id[i], false, now_ms, &out);
	show();
}

static void
trigger(void)
{
	hotkey_begin(&hotkey, world.ports.count,
		     now_ms + world.settings.value[SET_WORD_MS]);
}

/* taps of 50 ms with 50 ms between */
static void
tap(const char *name)
{
	struct hotkey_times times = { setting_trigger_key(world.settings.value[SET_TRIGGER]),
		world.settings.value[SET_TAP_MS], world.settings.value[SET_GAP_MS] };

	hotkey_taps(&hotkey, &times, key_id(name), true, now_ms);
	now_ms += 50;
	if (hotkey_taps(&hotkey, &times, key_id(name), false, now_ms))
		printf("= at %lld: tapped twice\n", (long long)now_ms);
	now_ms += 50;
}

/* ---- lockout --------------------------------------------------------------------------------- */

static void
do_lockout(const char *word)
{
	bool is_out = false;

	if (strcmp(word, "wrong") == 0)
		is_out = lockout_failed(&lockout, world.settings.value[SET_LOCKOUT_TRIES],
					world.settings.value[SET_LOCKOUT_S], world.wall_ms, now_ms);
	else if (strcmp(word, "right") == 0)
		lockout_passed(&lockout);
	else
		lockout_restore(&lockout, &lockout.kept, world.settings.value[SET_LOCKOUT_S],
				world.wall_ms, now_ms);
	printf("= at %lld: %s%d s\n", (long long)now_ms, is_out ? "locked out, " : "",
	       lockout_left_s(&lockout, now_ms));
}

/* ---- the script ------------------------------------------------------------------------------ */

static void
do_scan(const char *word, const char *rest)
{
	if (strcmp(word, "scan") == 0)
		scan_start(&scan, &world, NOBODY, world.ports.console[1].selected, atoi(rest),
			   now_ms, &out);
	else if (strcmp(word, "pause") == 0)
		scan_pause(&scan, &world, now_ms);
	else if (strcmp(word, "step") == 0)
		scan_step(&scan, &world, atoi(rest), now_ms, &out);
	else if (strcmp(word, "suspend") == 0)
		scan_suspend(&scan, now_ms);
	else if (strcmp(word, "hold") == 0 || strcmp(word, "go") == 0)
		scan_hold(&scan, &world, word[0] == 'h', now_ms);
	else if (strcmp(word, "stop") == 0)
		scan_stop(&scan, SCAN_BY_OPERATOR, &out);
	else if (strcmp(word, "lost") == 0 || strcmp(word, "back") == 0)
		world.ports.port[atoi(rest)].present = word[0] == 'b';
	else if (strcmp(word, "wait") != 0)
		bad(word);
	tick();
}

static void
timed(char *line)
{
	int64_t after_ms = strtoll(line + 1, &line, 10);
	char *word = strtok(line, " "), *rest = strtok(NULL, "");

	advance(now_ms + after_ms);
	word = word ? word : "wait";
	rest = rest ? rest : "";
	if (strcmp(word, "trigger") == 0)
		trigger();
	else if (strcmp(word, "key") == 0)
		for (char *name = strtok(rest, " "); name; name = strtok(NULL, " "))
			press(name);
	else if (strcmp(word, "taps") == 0)
		for (char *name = strtok(rest, " "); name; name = strtok(NULL, " "))
			tap(name);
	else if (strcmp(word, "wrong") == 0 || strcmp(word, "right") == 0 ||
		 strcmp(word, "restart") == 0)
		do_lockout(word);
	else
		do_scan(word, rest);
}

static void
set(const char *name, const char *text)
{
	char error[128];
	int id = setting_find(name);

	if (id < 0 || !setting_parse((enum setting)id, text, &world.settings.value[id], error,
				     sizeof(error)))
		bad(name);
}

static bool
setting(const char *line)
{
	struct port *port = world.ports.port;
	char name[64], text[NAME_BYTES];
	int n, m;

	if (sscanf(line, "ports %d", &n) == 1)
		world.ports.count = n;
	else if (sscanf(line, "name %d %48[^\n]", &n, text) == 2)
		snprintf(port[n].name, NAME_BYTES, "%s", text);
	else if (sscanf(line, "picture %d %48s", &n, text) == 2)
		port[n].present = strcmp(text, "on") == 0;
	else if (sscanf(line, "dwell %d %d", &n, &m) == 2)
		port[n].dwell_s = m;
	else if (sscanf(line, "changes %d", &n) == 1)
		port[n].changes++;
	else if (sscanf(line, "quick %d", &n) == 1)
		port[n].quick = true;
	else if (sscanf(line, "selected %d", &n) == 1)
		world.ports.console[1].selected = n;
	else if (sscanf(line, "wall %lld", &wall_at_0_s) == 1)
		world.wall_ms = wall_at_0_s * 1000 + now_ms;
	else if (sscanf(line, "set %63s %48s", name, text) == 2)
		set(name, text);
	else
		return false;
	return true;
}

int
main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	char line[256];

	if (file == NULL) {
		fprintf(stderr, "usage: cores_run FILE.t\n");
		return 64;
	}
	world_init(&world);
	hotkey_init(&hotkey);
	scan_init(&scan);
	lockout_init(&lockout);
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = 0;
		if (strncmp(line, "= ", 2) == 0)
			continue;
		printf("%s\n", line);
		if (line[0] == '+')
			timed(line);
		else if (line[0] && line[0] != '#' && !setting(line))
			bad(line);
	}
	fclose(file);
	return 0;
}
