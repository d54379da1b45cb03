/* SPDX-License-Identifier: MIT */
/* The import: from how things are to what a text says. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/config_write.h"
#include "ctl/power.h"

/* ---- the list -------------------------------------------------------------------------------- */

static bool
grow(struct config_diff *diff)
{
	int room = diff->room ? diff->room * 2 : 32;
	struct action *list = realloc(diff->list, (size_t)room * sizeof(*list));
	char **line = list ? realloc(diff->line, (size_t)room * sizeof(*line)) : NULL;

	if (list)
		diff->list = list;
	if (line == NULL)
		return false;
	diff->line = line;
	diff->room = room;
	return true;
}

/* An action with the line that says what it changes. It lasts until the next one is added. */
static struct action * __attribute__((format(printf, 3, 4)))
change(struct config_diff *diff, enum act act, const char *format, ...)
{
	struct action *action;
	va_list args;
	char *line;
	int len;

	va_start(args, format);
	len = vasprintf(&line, format, args);
	va_end(args);
	if (len < 0 || (diff->count == diff->room && !grow(diff)))
		abort();
	diff->line[diff->count] = line;
	action = &diff->list[diff->count++];
	memset(action, 0, sizeof(*action));
	action->act = act;
	return action;
}

static void
put(struct action *action, const char *text)
{
	snprintf(action->text, sizeof(action->text), "%s", text);
}

/* ---- settings -------------------------------------------------------------------------------- */

static void
diff_setting(struct config_diff *diff, const struct kept *kept, enum setting id)
{
	const char *name = setting_defs[id].name;
	int now = diff->world->settings.value[id];
	struct action *action;
	char before[24], after[24];

	if (kept->has[id] && kept->value[id] != now) {
		action = change(diff, ACT_SET, "%s: %s -> %s", name, setting_text(id, now, before),
				setting_text(id, kept->value[id], after));
		action->value = kept->value[id];
	} else if (!kept->has[id] && diff->replace && diff->state->has[id]) {
		action = change(diff, ACT_SET, "%s: %s -> (standard)", name,
				setting_text(id, now, before));
		put(action, "default");
	} else {
		return;
	}
	action->item = id;
}

/* ---- ports ----------------------------------------------------------------------------------- */

static void
diff_name(struct config_diff *diff, const struct kept_port *port, int number)
{
	const char *now = diff->world->ports.port[number].name;
	char id[PORT_TEXT];
	struct action *action;

	ports_dotted(&diff->world->ports, number, id);
	if (port->has_name && strcmp(port->name, now) != 0)
		action = change(diff, ACT_PORT_NAME, "port %s name: %s -> %s", id, now, port->name);
	else if (!port->has_name && diff->replace && diff->state->port[number].has_name)
		action = change(diff, ACT_PORT_NAME, "port %s name: %s -> (standard)", id, now);
	else
		return;
	action->port = number;
	put(action, port->has_name ? port->name : "");
}

static void
diff_port_edid(struct config_diff *diff, const struct kept_port *port, int number)
{
	const char *now = diff->world->ports.port[number].edid;
	const char *wanted = port->has_edid ? port->edid : diff->replace ? "" : now;
	struct action *action;
	char id[PORT_TEXT];

	if (strcmp(wanted, now) == 0)
		return;
	action = change(diff, ACT_PORT_EDID, "port %s edid: %s -> %s", ports_dotted(&diff->world->ports, number, id), now[0] ? now : EDID_STANDARD,
			wanted[0] ? wanted : EDID_STANDARD);
	action->port = number;
	put(action, wanted);
}

static void
diff_port(struct config_diff *diff, const struct kept_port *port, int number)
{
	const struct port *now = &diff->world->ports.port[number];
	bool quick = port->has_quick ? port->quick : now->quick && !diff->replace;
	int dwell_s = port->has_dwell ? port->dwell_s : diff->replace ? 0 : now->dwell_s;
	enum buttons buttons = port->has_buttons ? port->buttons : diff->replace ? BUTTONS_FULL : now->buttons;
	const char *macro = port->has_macro ? port->macro : diff->replace ? "" : now->lock_macro;
	char id[PORT_TEXT];
	struct action *action;

	ports_dotted(&diff->world->ports, number, id);
	diff_name(diff, port, number);
	diff_port_edid(diff, port, number);
	if (quick != now->quick) {
		action = change(diff, ACT_PORT_QUICK, "port %s quick: %s -> %s", id, now->quick ? "on" : "off", quick ? "on" : "off");
		action->port = number;
		action->value = quick;
	}
	if (dwell_s != now->dwell_s) {
		action = change(diff, ACT_PORT_DWELL, "port %s dwell: %d -> %d", id, now->dwell_s, dwell_s);
		action->port = number;
		action->value = dwell_s;
	}
	if (buttons != now->buttons) {
		action = change(diff, ACT_PORT_BUTTONS, "port %s buttons: %s -> %s", id, buttons_word(now->buttons),
				buttons_word(buttons));
		action->port = number;
		action->value = (int)buttons;
	}
	if (strcmp(macro, now->lock_macro) != 0) {
		action = change(diff, ACT_PORT_MACRO, "port %s macro: \"%s\" -> \"%s\"", id, now->lock_macro,
				macro);
		action->port = number;
		put(action, macro);
	}
}

/* ---- EDIDs ----------------------------------------------------------------------------------- */

static void
diff_edid(struct config_diff *diff, const struct edid *wanted)
{
	const struct edid *now = edids_find(&diff->world->edids, wanted->name);

	if (now == NULL || memcmp(now, wanted, sizeof(*now)) != 0)
		change(diff, ACT_EDID_ADD, "edid %s: %s", wanted->name, now ? "another one" : "added")->edid = wanted;
}

/* after the ports: none has it any more */
static void
remove_edids(struct config_diff *diff, const struct edids *wanted)
{
	for (int i = 0; i < diff->state->edids.count; i++) {
		const char *name = diff->state->edids.list[i].name;

		if (edids_find(wanted, name) == NULL)
			put(change(diff, ACT_EDID_REMOVE, "edid %s: removed", name), name);
	}
}

/* ---- users ----------------------------------------------------------------------------------- */

/* what is written of a user; `now` is how the user is, or how a new one would be */
struct pair {
	const struct user *now, *wanted;
	const struct config_said *said;
	int id;
};

static void
diff_profile(struct config_diff *diff, const struct pair *pair, enum setting id)
{
	const struct user *now = pair->now, *wanted = pair->wanted;
	char text[24];
	struct action *action;

	if (wanted->own[id] &&
	    (!now->own[id] || now->profile.value[id] != wanted->profile.value[id])) {
		action = change(diff, ACT_SET, "user %s %s: %s", wanted->name, setting_defs[id].name,
				setting_text(id, wanted->profile.value[id], text));
		action->value = wanted->profile.value[id];
	} else if (!wanted->own[id] && diff->replace && now->own[id]) {
		action = change(diff, ACT_SET, "user %s %s: (as the switch)", wanted->name,
				setting_defs[id].name);
		put(action, "default");
	} else {
		return;
	}
	action->item = id;
	action->user = pair->id;
}

static void
diff_rights(struct config_diff *diff, const struct pair *pair)
{
	for (int port = 1; port <= PORTS_MAX; port++) {
		enum right now = pair->now->right[port], wanted = pair->wanted->right[port];
		char id[PORT_TEXT];
		struct action *action;

		if (now == wanted)
			continue;
		action = change(diff, ACT_USER_RIGHT, "user %s right to port %s: %s -> %s",
				pair->wanted->name, ports_dotted(&diff->world->ports, port, id),
				right_text(now), right_text(wanted));
		action->user = pair->id;
		action->port = port;
		action->value = wanted;
	}
}

static void
diff_pair(struct config_diff *diff, const struct pair *pair)
{
	const struct user *now = pair->now, *wanted = pair->wanted;
	struct action *action;

	if ((pair->said->admin || diff->replace) && now->admin != wanted->admin) {
		action = change(diff, ACT_USER_ADMIN, "user %s admin: %s -> %s", wanted->name,
				now->admin ? "on" : "off", wanted->admin ? "on" : "off");
		action->user = pair->id;
		action->value = wanted->admin;
	}
	if ((pair->said->password || diff->replace) && strcmp(now->hash, wanted->hash) != 0) {
		action = change(diff, ACT_PASSWORD, "user %s password: %s", wanted->name,
				wanted->hash[0] ? "another one" : "none");
		action->user = pair->id;
		put(action, wanted->hash);
	}
	if (pair->said->rights || diff->replace)
		diff_rights(diff, pair);
	for (int id = 0; id < SETTING_COUNT; id++)
		diff_profile(diff, pair, id);
}

static const struct user *
find(const struct users *users, const char *name)
{
	for (int i = 0; i < users->count; i++)
		if (strcmp(users->user[i].name, name) == 0)
			return &users->user[i];
	return NULL;
}

static void
diff_user(struct config_diff *diff, const struct user *wanted, const struct config_said *said)
{
	struct pair pair = { find(&diff->world->users, wanted->name), wanted, said, 0 };
	struct user fresh;

	if (pair.now) {
		pair.id = pair.now->id;
	} else {
		put(change(diff, ACT_USER_ADD, "user %s: added", wanted->name), wanted->name);
		pair.id = diff->next_user++;
		user_init(&fresh, pair.id, wanted->name);
		pair.now = &fresh;
	}
	diff_pair(diff, &pair);
}

static void
remove_others(struct config_diff *diff, const struct users *wanted)
{
	for (int i = 0; i < diff->world->users.count; i++) {
		const struct user *now = &diff->world->users.user[i];

		if (find(wanted, now->name) == NULL)
			change(diff, ACT_USER_REMOVE, "user %s: removed", now->name)->user = now->id;
	}
}

/* ---- all ------------------------------------------------------------------------------------- */

void
config_diff(struct config_diff *diff, const struct config *config)
{
	for (int id = 0; id < SETTING_COUNT; id++)
		diff_setting(diff, &config->kept, id);
	for (int i = 0; i < config->kept.edids.count; i++)
		diff_edid(diff, &config->kept.edids.list[i]);
	for (int port = 1; port <= PORTS_MAX; port++)
		diff_port(diff, &config->kept.port[port], port);
	if (diff->replace)
		remove_edids(diff, &config->kept.edids);
	if (diff->replace)
		remove_others(diff, &config->users);
	for (int i = 0; i < config->users.count; i++)
		diff_user(diff, &config->users.user[i], &config->said[i]);
}

void
config_diff_fini(struct config_diff *diff)
{
	for (int i = 0; i < diff->count; i++)
		free(diff->line[i]);
	free(diff->line);
	free(diff->list);
}
