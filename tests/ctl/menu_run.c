/* SPDX-License-Identifier: MIT */
/*
 * Runs a .t script against the menu and prints the script again with what came of it; the test compares
 * that with the script itself. No board and no clock; what the menu wants kept goes into a store that
 * keeps nothing beyond the run, as the daemon would do it.
 *
 * Lines of a script, anything else is kept as it is:
 *	ports N | consoles N | name PORT TEXT | picture PORT on|off|never | quick PORT... | selected PORT
 *	power PORT on|off|dark|rest (the board has power outputs; dark: no light is wired; rest: a button is down)
 *	edid NAME (kept)
 *	user NAME [admin] [password] | right NAME PORT full|view|none | set NAME VALUE | remove NAME | admin NAME on|off
 *	as NAME | as nobody | as nobody-yet             whose menu it is
 *	open SCREEN                                     list, login, help, ...
 *	+MS key NAME... | type TEXT | text UTF-8 | wait | down NAME | up NAME      MS later
 *	answer good|bad TEXT | locked SECONDS | keys-lost
 *	caps on|off (the lamp of the keyboard) | broadcasting on|off | secrets (is anything typed left?)
 *	screen [ROWS COLS]                              what the OSD shows
 * Made by this program: lines that begin with "= " (actions) or with four spaces (the screen; a line
 * under the bar ends in " <").
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/menu.h"
#include "ctl/menu_screen.h"
#include "ctl/store.h"
#include "hdl/gen/ovs_edid.h"
#include "tests/ctl/act_words.h"

struct run {
	struct world world;
	struct store *store;
	struct menu menu;
	int user;
	int64_t now_ms;
};

static void
bad(const char *line)
{
	printf("!!! not understood: %s\n", line);
	exit(2);
}

/* ---- what comes of it ------------------------------------------------------------------------ */

static int
user_id(const struct run *run, const char *name)
{
	for (int i = 0; i < run->world.users.count; i++)
		if (strcmp(run->world.users.user[i].name, name) == 0)
			return run->world.users.user[i].id;
	return strcmp(name, "nobody") == 0 ? NOBODY : NO_USER;
}

static const char *
user_of(const struct run *run, int id)
{
	const struct user *user = menu_user(&run->world, id);

	return user ? user->name : "nobody";
}

static bool
is_kept(enum act act)
{
	return act >= ACT_SET && act <= ACT_AUDIT;
}

static void
print_kept(const struct run *run, const struct action *a)
{
	static const char *const words[] = {
		[ACT_PORT_NAME - ACT_SET] = "name", [ACT_PORT_QUICK - ACT_SET] = "quick view",
		[ACT_PORT_DWELL - ACT_SET] = "scan time", [ACT_PORT_MACRO - ACT_SET] = "lock keys",
		[ACT_PORT_BUTTONS - ACT_SET] = "buttons", [ACT_PORT_EDID - ACT_SET] = "EDID",
		[ACT_USER_ADD - ACT_SET] = "add user", [ACT_USER_REMOVE - ACT_SET] = "remove user",
		[ACT_USER_NAME - ACT_SET] = "rename", [ACT_USER_ADMIN - ACT_SET] = "administrator",
		[ACT_USER_RIGHT - ACT_SET] = "right", [ACT_PASSWORD - ACT_SET] = "password",
		[ACT_DEFAULTS - ACT_SET] = "defaults", [ACT_CLEAR_NAMES - ACT_SET] = "clear names",
		[ACT_LAST - ACT_SET] = "last", [ACT_AUDIT - ACT_SET] = "audit",
	};
	char value[24];

	if (a->act == ACT_SET) {
		printf("= set %s %s for %s\n", setting_defs[a->item].name,
		       setting_text((enum setting)a->item, a->value, value), user_of(run, a->user));
		return;
	}
	printf("= %s", words[a->act - ACT_SET]);
	if (a->user)
		printf(" of %s", user_of(run, a->user));
	if (a->port)
		printf(" port %d value %d", a->port, a->value);
	else if (a->act == ACT_USER_ADMIN)
		printf(" %s", a->value ? "yes" : "no");
	if (a->text[0])
		printf(" \"%s\"", a->text);
	if (a->secret[0])
		printf(" (%zu secret bytes%s)", strlen(a->secret), a->old[0] ? ", with the old one" : "");
	printf("\n");
}

static void
keep(struct run *run, struct action *a)
{
	char message[64];
	int code;

	print_kept(run, a);
	if (a->act == ACT_PASSWORD)
		snprintf(a->text, sizeof(a->text), "$argon2id$a hash");
	code = store_act(run->store, &run->world, a, "somebody", "console 1", message, sizeof(message));
	menu_changed(&run->menu, &run->world);
	menu_answer(&run->menu, message, code == 0);
}

static void
carry_out(struct run *run, struct actions *actions)
{
	char words[256];

	for (int i = 0; i < actions->count; i++) {
		struct action *a = &actions->list[i];

		if (is_kept(a->act))
			keep(run, a);
		else
			printf("= %s%s\n", act_words(a, words, sizeof(words)),
			       a->secret[0] ? " with a secret" : "");
	}
}

static void
print_screen(const struct run *run, int rows, int cols)
{
	static struct menu_view view;
	static struct page page;

	page_init(&page, rows, cols);
	menu_view(&run->menu, &run->world, &view);
	menu_draw(&view, &page);
	for (int row = 0; row < rows; row++) {
		char line[PAGE_COLS_MAX * 3 + 1];
		int len = 0, seen = 0;
		bool bar = false;

		for (int col = 0; col < cols; col++) {
			struct cell cell = page.cell[row][col];
			int back = (cell.attr & OVS_ATTR_BACK_MASK) >> OVS_ATTR_BACK_SHIFT;

			if (!(cell.attr & OVS_ATTR_RIGHT) || back == OVS_BACK_NOTHING)
				len += utf8_put(line + len, back == OVS_BACK_NOTHING ? ' ' : cell.code);
			if (back != OVS_BACK_NOTHING)
				seen = len;
			bar |= back == OVS_BACK_OPAQUE;
		}
		line[seen] = 0;
		if (seen > 0)
			printf("    %s%s\n", line, bar ? " <" : "");
	}
}

static void
print_secrets(const struct menu *menu)
{
	const unsigned char *byte = (const unsigned char *)menu->field;
	bool left = false;

	for (size_t i = 0; i < sizeof(menu->field); i++)
		left |= byte[i] != 0;
	printf("= %s\n", left ? "what was typed is there" : "nothing is left of what was typed");
}

/* ---- what is typed --------------------------------------------------------------------------- */

static void
press(struct run *run, int id, bool down)
{
	struct actions actions = { 0 };

	menu_key(&run->menu, &run->world, id, down, run->now_ms, &actions);
	carry_out(run, &actions);
}

static void
press_name(struct run *run, const char *name, bool down, bool up)
{
	int id = ovs_key_id(name);

	if (id < 0)
		bad(name);
	if (down)
		press(run, id, true);
	if (up)
		press(run, id, false);
}

static void
type(struct run *run, const char *text)
{
	struct ovs_keystroke stroke;

	for (; *text; text++) {
		if (ovs_key_from_char((unsigned char)*text, &stroke) != 0)
			bad(text);
		if (stroke.shift)
			press(run, KEY_LEFT_SHIFT, true);
		press(run, stroke.key_id, true);
		press(run, stroke.key_id, false);
		if (stroke.shift)
			press(run, KEY_LEFT_SHIFT, false);
	}
}

static void
advance(struct run *run, int64_t to_ms)
{
	int64_t at;

	while ((at = menu_deadline(&run->menu)) <= to_ms) {
		struct actions actions = { 0 };

		if (at > run->now_ms)
			run->now_ms = at;
		menu_tick(&run->menu, &run->world, run->now_ms, &actions);
		carry_out(run, &actions);
	}
	run->now_ms = to_ms;
}

static void
timed(struct run *run, char *line)
{
	int64_t after_ms = strtoll(line + 1, &line, 10);
	char *word = strtok(line, " "), *rest = strtok(NULL, "");
	struct actions actions = { 0 };

	advance(run, run->now_ms + after_ms);
	if (strcmp(word, "type") == 0) {
		type(run, rest);
	} else if (strcmp(word, "text") == 0) {
		menu_text(&run->menu, &run->world, rest, run->now_ms, &actions);
		carry_out(run, &actions);
	} else if (strcmp(word, "down") == 0 || strcmp(word, "up") == 0) {
		press_name(run, rest, word[0] == 'd', word[0] == 'u');
	} else if (strcmp(word, "key") == 0) {
		for (char *name = strtok(rest, " "); name; name = strtok(NULL, " "))
			press_name(run, name, true, true);
	} else if (strcmp(word, "wait") != 0) {
		bad(word);
	}
}

/* ---- what the board and the store say -------------------------------------------------------- */

static void
act(struct run *run, struct action action)
{
	char message[64];

	if (store_act(run->store, &run->world, &action, "script", "script", message, sizeof(message)))
		bad(message);
}

/* on, off, dark: no light is wired; rest: a button is down */
static void
set_power(struct run *run, int number, const char *what)
{
	struct port *port = &run->world.ports.port[number];

	run->world.ports.board.power = true;
	port->button_rest = strcmp(what, "rest") == 0;
	port->light = strcmp(what, "on") == 0;
	port->light_seen = strcmp(what, "dark") != 0;
}

static void
set_picture(struct run *run, int number, const char *how)
{
	struct port *port = &run->world.ports.port[number];

	if (strcmp(how, "on") == 0)
		ports_picture(port, 640, 480, 60);
	else
		ports_picture(port, 0, 0, 0);
	port->seen = strcmp(how, "never") != 0;
}

static void
add_user(struct run *run, const char *name, const char *flags)
{
	struct action a = { .act = ACT_USER_ADD };
	int id;

	if (user_id(run, name) == NO_USER) {
		snprintf(a.text, sizeof(a.text), "%s", name);
		act(run, a);
	}
	id = user_id(run, name);
	if (strstr(flags, "admin"))
		act(run, (struct action){ .act = ACT_USER_ADMIN, .user = id, .value = 1 });
	if (strstr(flags, "password")) {
		a = (struct action){ .act = ACT_PASSWORD, .user = id, .text = "$argon2id$a hash" };
		act(run, a);
	}
}

static void
give_right(struct run *run, const char *name, int port, const char *right)
{
	struct action a = { .act = ACT_USER_RIGHT, .user = user_id(run, name), .port = port };

	a.value = right[0] == 'f' ? RIGHT_FULL : right[0] == 'v' ? RIGHT_VIEW : RIGHT_NONE;
	act(run, a);
}

static void
set_value(struct run *run, const char *name, const char *text)
{
	struct action a = { .act = ACT_SET, .item = setting_find(name), .user = run->user };
	char error[128];

	if (a.item < 0 || !setting_parse((enum setting)a.item, text, &a.value, error, sizeof(error)))
		bad(name);
	act(run, a);
}

static void
name_port(struct run *run, int port, const char *name)
{
	struct action a = { .act = ACT_PORT_NAME, .port = port };

	snprintf(a.text, sizeof(a.text), "%s", name);
	act(run, a);
}

/* a board that has the wires, and the built-in bytes under another name */
static void
add_edid(struct run *run, const char *name)
{
	struct edid edid = { .bytes = EDID_BLOCK, .data = OVS_EDID_BYTES_ANALOGUE };

	run->world.ports.board.edid = true;
	snprintf(edid.name, sizeof(edid.name), "%s", name);
	act(run, (struct action){ .act = ACT_EDID_ADD, .edid = &edid });
}

/* true if the line sets something */
static bool
setting(struct run *run, const char *line)
{
	char name[64] = "", text[64] = "";
	int n;

	if (sscanf(line, "ports %d", &n) == 1)
		run->world.ports.count = n;
	else if (sscanf(line, "consoles %d", &n) == 1)
		run->world.ports.consoles = n;
	else if (sscanf(line, "name %d %63[^\n]", &n, text) == 2)
		name_port(run, n, text);
	else if (sscanf(line, "picture %d %63s", &n, text) == 2)
		set_picture(run, n, text);
	else if (sscanf(line, "power %d %63s", &n, text) == 2)
		set_power(run, n, text);
	else if (sscanf(line, "edid %63s", name) == 1)
		add_edid(run, name);
	else if (sscanf(line, "quick %d", &n) == 1)
		act(run, (struct action){ .act = ACT_PORT_QUICK, .port = n, .value = 1 });
	else if (sscanf(line, "selected %d", &n) == 1)
		run->world.ports.console[1].selected = n;
	else if (sscanf(line, "user %63s %63[^\n]", name, text) >= 1)
		add_user(run, name, text);
	else if (sscanf(line, "right %63s %d %63s", name, &n, text) == 3)
		give_right(run, name, n, text);
	else if (sscanf(line, "set %63s %63s", name, text) == 2)
		set_value(run, name, text);
	else if (sscanf(line, "admin %63s %63s", name, text) == 2)
		act(run, (struct action){ .act = ACT_USER_ADMIN, .user = user_id(run, name),
					  .value = strcmp(text, "on") == 0 });
	else if (sscanf(line, "remove %63s", name) == 1)
		act(run, (struct action){ .act = ACT_USER_REMOVE, .user = user_id(run, name) });
	else
		return false;
	menu_changed(&run->menu, &run->world);
	return true;
}

static enum menu_screen
screen_of(const char *name)
{
	int i = 0;

	while (i < MENU_SCREENS && strcmp(menu_screens[i].name, name) != 0)
		i++;
	if (i == MENU_SCREENS)
		bad(name);
	return (enum menu_screen)i;
}

static bool
other(struct run *run, const char *line)
{
	char word[16] = "", text[128] = "";
	int rows = PAGE_ROWS, cols = PAGE_COLS;

	if (sscanf(line, "as %127s", text) == 1)
		run->user = user_id(run, text);
	else if (sscanf(line, "open %127s", text) == 1)
		menu_open(&run->menu, &run->world, run->user, screen_of(text), run->now_ms);
	else if (sscanf(line, "answer %15s %127[^\n]", word, text) == 2)
		menu_answer(&run->menu, text, strcmp(word, "good") == 0);
	else if (sscanf(line, "locked %d", &rows) == 1)
		menu_locked(&run->menu, rows);
	else if (strcmp(line, "keys-lost") == 0)
		menu_keys_lost(&run->menu);
	else if (sscanf(line, "caps %15s", word) == 1)
		run->world.ports.console[1].leds = strcmp(word, "on") == 0 ? LED_CAPS : 0;
	else if (sscanf(line, "broadcasting %15s", word) == 1)
		run->menu.broadcasting = strcmp(word, "on") == 0;
	else if (strcmp(line, "secrets") == 0)
		print_secrets(&run->menu);
	else if (strncmp(line, "screen", 6) == 0) {
		sscanf(line, "screen %d %d", &rows, &cols);
		menu_set_rows(&run->menu, rows);
		menu_changed(&run->menu, &run->world);
		print_screen(run, rows, cols);
	} else
		return false;
	return true;
}

static void
script_line(struct run *run, char *line)
{
	printf("%s\n", line);
	if (line[0] == '+')
		timed(run, line);
	else if (line[0] != 0 && line[0] != '#' && !setting(run, line) && !other(run, line))
		bad(line);
}

int
main(int argc, char **argv)
{
	static struct run run;
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	char line[512], error[256];

	if (file == NULL) {
		fprintf(stderr, "usage: menu_run FILE.t\n");
		return 64;
	}
	world_init(&run.world);
	run.world.ports.count = 4;
	run.world.ports.consoles = 1;
	if (store_open(&run.store, NULL, &run.world, error, sizeof(error)) != 0)
		bad(error);
	run.world.ports.console[1].selected = 1;
	menu_init(&run.menu, 1);
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = 0;
		if (strncmp(line, "= ", 2) != 0 && strncmp(line, "    ", 4) != 0)
			script_line(&run, line);
	}
	fclose(file);
	store_close(run.store);
	return 0;
}
