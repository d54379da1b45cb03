/* SPDX-License-Identifier: MIT */
/*
 * Runs a .t script against the store and prints the script again with what happened: the test compares
 * that with the script itself. The state lies in a directory of its own.
 *
 * usage: store_run SCRIPT DIRECTORY
 *
 * Lines of a script, anything else is kept as it is:
 *	open | close | open kept nowhere                 a daemon begins, ends
 *	file SETTING VALUE | file name PORT TEXT         what the configuration file says
 *	set SETTING VALUE | of USER set SETTING VALUE    VALUE default: take it back
 *	name PORT [TEXT] | quick PORT 0|1 | dwell PORT S | macro PORT [CHORDS]
 *	add NAME | remove NAME | rename NAME NAME | admin NAME 0|1 | right NAME PORT none|view|full
 *	password NAME [HASH] | last NAME PORT | login NAME right|wrong
 *	defaults | clear-names
 *	all ... end                                      these actions at once, or none of them
 *	show                                             what is not as it was at first
 *	log [kind WORD|port N|user NAME|word TEXT|limit N]...
 * Made by this program: lines that begin with "= ".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/log.h"
#include "ctl/power.h"
#include "ctl/store.h"

enum { WORDS_MAX = 8, ALL_MAX = 64 };

struct run {
	struct store *store;
	struct world world;
	struct kept file;
	const char *directory;
	bool collecting;
	struct action list[ALL_MAX];
	int count, added;
};

static int
user_id(struct run *run, const char *name)
{
	struct user *user = users_by_name(&run->world.users, name);

	if (user)
		return user->id;
	return run->collecting && run->added ? store_next_user(run->store) + run->added - 1 : 999;
}

/* ---- showing --------------------------------------------------------------------------------- */

static void
show_settings(struct run *run)
{
	static const char *const layer[] = { "", "file", "state" };
	char text[24];

	for (int id = 0; id < SETTING_COUNT; id++)
		if (store_layer(run->store, id) != KEPT_STANDARD)
			printf("= %s = %s (%s)\n", setting_defs[id].name,
			       setting_text(id, run->world.settings.value[id], text),
			       layer[store_layer(run->store, id)]);
}

static void
show_ports(struct run *run)
{
	for (int i = 1; i <= PORTS_MAX; i++) {
		const struct port *port = &run->world.ports.port[i];
		char standard[24];

		snprintf(standard, sizeof(standard), "PORT %d", i);
		if (strcmp(port->name, standard) != 0 || port->quick || port->dwell_s || port->buttons ||
		    port->lock_macro[0])
			printf("= port %d \"%s\"%s dwell %d macro \"%s\"\n", i, port->name,
			       port->quick ? " quick" : "", port->dwell_s, port->lock_macro);
		if (port->buttons)
			printf("= port %d buttons %s\n", i, buttons_word(port->buttons));
		if (port->edid[0])
			printf("= port %d edid %s\n", i, port->edid);
	}
}

static void
show_user(struct run *run, const struct user *user)
{
	char text[24];

	printf("= user %d \"%s\"%s%s", user->id, user->name, user->admin ? " administrator" : "",
	       user->hash[0] ? " password" : "");
	for (int i = 1; i <= PORTS_MAX; i++)
		if (user->right[i] != RIGHT_FULL)
			printf(" %s %d", right_text(user->right[i]), i);
	for (int id = 0; id < SETTING_COUNT; id++)
		if (user->own[id] ||
		    user->profile.value[id] != run->world.settings.value[id])
			printf(" %s %s", setting_defs[id].name,
			       setting_text(id, user->profile.value[id], text));
	if (user->last_port)
		printf(" last %d", user->last_port);
	if (user->failed)
		printf(" failed %d%s", user->failed, user->failed_since_s ? " since" : "");
	putchar('\n');
}

static void
show(struct run *run)
{
	show_settings(run);
	show_ports(run);
	for (int i = 0; i < run->world.users.count; i++)
		show_user(run, &run->world.users.user[i]);
	printf("= login %s\n", world_login_wanted(&run->world) ? "wanted" : "not wanted");
}

static void
print_entry(void *ctx, const struct audit_entry *entry)
{
	(void)ctx;
	printf("= %lld %s", entry->id, audit_word(entry->kind));
	if (entry->port)
		printf(" port %d", entry->port);
	printf(" %s by %s, %s\n", entry->text, entry->user, entry->from);
}

static void
show_log(struct run *run, int count, char **word)
{
	struct audit_filter filter = { .limit = 1000 };

	for (int i = 1; i + 1 < count; i += 2) {
		if (strcmp(word[i], "kind") == 0)
			filter.kinds |= 1u << audit_kind(word[i + 1]);
		else if (strcmp(word[i], "port") == 0)
			filter.port = atoi(word[i + 1]);
		else if (strcmp(word[i], "user") == 0)
			filter.user = word[i + 1];
		else if (strcmp(word[i], "word") == 0)
			filter.word = word[i + 1];
		else
			filter.limit = atoi(word[i + 1]);
	}
	store_log(run->store, &filter, print_entry, NULL);
}

/* ---- actions --------------------------------------------------------------------------------- */

static const struct verb {
	const char *word, *operands;	/* p port, u user, v value, r right, t text */
	enum act act;
} verbs[] = {
	{ "name", "pt", ACT_PORT_NAME }, { "quick", "pv", ACT_PORT_QUICK }, { "buttons", "pv", ACT_PORT_BUTTONS },
	{ "dwell", "pv", ACT_PORT_DWELL }, { "macro", "pt", ACT_PORT_MACRO },
	{ "add", "t", ACT_USER_ADD }, { "remove", "u", ACT_USER_REMOVE },
	{ "rename", "ut", ACT_USER_NAME }, { "admin", "uv", ACT_USER_ADMIN },
	{ "right", "upr", ACT_USER_RIGHT }, { "password", "ut", ACT_PASSWORD },
	{ "last", "up", ACT_LAST }, { "defaults", "", ACT_DEFAULTS },
	{ "clear-names", "", ACT_CLEAR_NAMES },
};

static void
take_operand(struct run *run, struct action *action, char kind, const char *text)
{
	enum right right;

	if (kind == 'p')
		action->port = atoi(text);
	else if (kind == 'u')
		action->user = user_id(run, text);
	else if (kind == 'v')
		action->value = atoi(text);
	else if (kind == 'r')
		action->value = right_parse(text, &right) ? (int)right : 99;
	else
		snprintf(action->text, sizeof(action->text), "%s", text);
}

static bool
take_verb(struct run *run, struct action *action, int count, char **word)
{
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		if (strcmp(verbs[i].word, word[0]) != 0)
			continue;
		action->act = verbs[i].act;
		for (int k = 0; verbs[i].operands[k] && k + 1 < count; k++)
			take_operand(run, action, verbs[i].operands[k], word[k + 1]);
		return true;
	}
	return false;
}

static bool
take_set(struct run *run, struct action *action, int count, char **word)
{
	char error[256];

	if (strcmp(word[0], "of") == 0 && count == 5) {
		action->user = user_id(run, word[1]);
		word += 2;
		count -= 2;
	}
	if (strcmp(word[0], "set") != 0 || count != 3)
		return false;
	action->act = ACT_SET;
	action->item = setting_find(word[1]);
	if (strcmp(word[2], "default") == 0)
		snprintf(action->text, sizeof(action->text), "default");
	else if (action->item >= 0 && !setting_parse(action->item, word[2], &action->value, error,
						     sizeof(error))) {
		printf("= %s\n", error);
		action->value = -1;
	}
	return true;
}

static void
finish_all(struct run *run)
{
	char message[64];
	int code = store_act_all(run->store, &run->world, run->list, run->count, "ALICE", "console 1",
				 message, sizeof(message));

	printf("= %d %s\n", code, message);
	run->count = run->added = 0;
}

static bool
act(struct run *run, int count, char **word)
{
	struct action action = { 0 };

	if (!take_set(run, &action, count, word) && !take_verb(run, &action, count, word))
		return false;
	run->added += action.act == ACT_USER_ADD;
	run->list[run->count++] = action;
	if (!run->collecting)
		finish_all(run);
	return true;
}

/* ---- the script ------------------------------------------------------------------------------ */

static void
open_store(struct run *run, const char *directory)
{
	char error[512];

	world_init(&run->world);
	run->world.ports.count = PORTS_MAX;
	if (store_open(&run->store, directory, &run->world, error, sizeof(error)) != 0)
		printf("= %s\n", error);
	else
		store_file(run->store, &run->world, &run->file);
}

static void
take_file(struct run *run, int count, char **word)
{
	char error[128];
	int id = setting_find(word[1]);

	if (strcmp(word[1], "name") == 0 && count > 3) {
		run->file.port[atoi(word[2])].has_name = true;
		snprintf(run->file.port[atoi(word[2])].name, NAME_BYTES, "%s", word[3]);
	} else if (id >= 0) {
		run->file.has[id] = setting_parse(id, word[2], &run->file.value[id], error,
						  sizeof(error));
	}
	if (run->store)
		store_file(run->store, &run->world, &run->file);
}

static void
do_login(struct run *run, const char *name, const char *how)
{
	store_login_later(run->store, &run->world, user_id(run, name), strcmp(how, "right") == 0);
}

static bool
control(struct run *run, int count, char **word)
{
	if (strcmp(word[0], "open") == 0)
		open_store(run, count > 1 ? NULL : run->directory);
	else if (strcmp(word[0], "close") == 0)
		store_close(run->store);
	else if (strcmp(word[0], "file") == 0 && count > 2)
		take_file(run, count, word);
	else if (strcmp(word[0], "show") == 0)
		show(run);
	else if (strcmp(word[0], "log") == 0)
		show_log(run, count, word);
	else if (strcmp(word[0], "login") == 0 && count == 3)
		do_login(run, word[1], word[2]);
	else
		return false;
	return true;
}

/* "two words" are one */
static int
split(char *line, char *word[WORDS_MAX])
{
	int count = 0;

	for (line += strspn(line, " "); *line && count < WORDS_MAX; line += strspn(line, " ")) {
		char end = *line == '"' ? '"' : ' ';

		line += end == '"';
		word[count++] = line;
		line += strcspn(line, end == '"' ? "\"" : " ");
		if (*line)
			*line++ = 0;
	}
	return count;
}

static void
do_line(struct run *run, char *line)
{
	char *word[WORDS_MAX];
	int count = split(line, word);

	if (count == 0 || word[0][0] == '#')
		return;
	if (strcmp(word[0], "all") == 0) {
		run->collecting = true;
	} else if (strcmp(word[0], "end") == 0) {
		finish_all(run);
		run->collecting = false;
	} else if (!control(run, count, word) && !act(run, count, word)) {
		printf("= what?\n");
	}
}

int
main(int argc, char **argv)
{
	static struct run run;
	FILE *script = argc == 3 ? fopen(argv[1], "r") : NULL;
	char line[1024];

	if (script == NULL)
		return 64;
	run.directory = argv[2];
	log_init("store_run", LOG_LEVEL_INFO);
	while (fgets(line, sizeof(line), script)) {
		if (strncmp(line, "= ", 2) == 0)
			continue;
		fputs(line, stdout);
		line[strcspn(line, "\n")] = 0;
		do_line(&run, line);
	}
	store_close(run.store);
	fclose(script);
	return 0;
}
