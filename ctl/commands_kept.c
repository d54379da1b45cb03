/* SPDX-License-Identifier: MIT */
/* Requests about what is kept: settings, names and the like of ports, users. */
#include <stdio.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

/* ---- settings -------------------------------------------------------------------------------- */

static const char *
layer_name(const struct request *request, enum setting id, const struct user *user)
{
	static const char *const name[] = { "standard", "file", "state" };

	if (user && setting_defs[id].profile)
		return user->own[id] ? "user" : "switch";
	return name[store_layer(request->daemon->store, id)];
}

static json_t *
value_json(enum setting id, int value)
{
	char text[24];

	return json_string(setting_text(id, value, text));
}

static json_t *
report_setting(struct request *request, enum setting id, const struct user *user)
{
	const struct setting_def *def = &setting_defs[id];
	const struct world *world = &request->daemon->world;
	int value = world_setting(world, user ? user->id : NOBODY, id);
	char range[160];

	setting_range(id, range, sizeof(range));
	return json_pack("{s:s, s:o, s:s, s:o, s:s, s:s, s:b, s:s}", "name", def->name, "value",
			 value_json(id, value), "from", layer_name(request, id, user), "standard",
			 value_json(id, store_below(request->daemon->store, id)), "range", range,
			 "unit", def->unit, "profile", def->profile, "meaning", def->meaning);
}

static void
list_settings(struct request *request, const struct user *user)
{
	json_t *list = json_array();

	for (int id = 0; id < SETTING_COUNT; id++)
		json_array_append_new(list, report_setting(request, id, user));
	request_ok(request, json_pack("{s:o}", "settings", list));
}

/* id of the setting; -1: failed */
static int
named_setting(struct request *request)
{
	const char *name = request_text(request, "name");
	int id = name ? setting_find(name) : -1;

	if (name && id < 0)
		request_fail(request, "no-such-setting", EXIT_ABSENT, "`overscan set` lists them",
			     "there is no setting \"%.40s\"", name);
	return id;
}

/* the new value into the action; null: take back what was set */
static bool
take_value(struct request *request, struct action *action)
{
	json_t *value = json_object_get(request->body, "value");
	char error[256], number[24];
	const char *text = json_string_value(value);

	if (json_is_null(value)) {
		snprintf(action->text, sizeof(action->text), "default");
		return true;
	}
	if (json_is_integer(value)) {
		snprintf(number, sizeof(number), "%lld", (long long)json_integer_value(value));
		text = number;
	}
	if (text && setting_parse(action->item, text, &action->value, error, sizeof(error)))
		return true;
	request_fail(request, "bad-value", EXIT_USAGE, "`overscan set NAME` says what it means", "%s",
		     text ? error : "\"value\" is neither text nor a number");
	return false;
}

/* everybody may change their own profile, administrators the switch and the profiles of others */
static bool
may_set(struct request *request, enum setting id, const struct user *user)
{
	if (user && user->id == request_user(request) && setting_defs[id].profile)
		return true;
	return request_admin(request);
}

static void
set(struct request *request, int id, const struct user *user)
{
	struct action action = { .act = ACT_SET, .item = id, .user = user ? user->id : NOBODY };

	if (!take_value(request, &action) || !may_set(request, id, user) ||
	    !request_act(request, &action))
		return;
	/* the user may be somewhere else in the table now */
	request_ok(request, report_setting(request, id, users_by_id(&request->daemon->world.users,
								    action.user)));
}

void
command_set(struct request *request)
{
	struct users *users = &request->daemon->world.users;
	const struct user *user = users_by_id(users, request_user(request));
	int id;

	if (json_object_get(request->body, "user")) {
		user = request_named_user(request, "user");
		if (user == NULL || (user->id != request_user(request) && !request_admin(request)))
			return;
	}
	if (json_object_get(request->body, "name") == NULL) {
		list_settings(request, user);
		return;
	}
	id = named_setting(request);
	if (id < 0)
		return;
	if (json_object_get(request->body, "value"))
		set(request, id, user);
	else
		request_ok(request, report_setting(request, id, user));
}

static void
simple(struct request *request, enum act act)
{
	struct action action = { .act = act };

	if (request_act(request, &action))
		request_ok(request, NULL);
}

void
command_defaults(struct request *request)
{
	simple(request, ACT_DEFAULTS);
}

void
command_clear_names(struct request *request)
{
	simple(request, ACT_CLEAR_NAMES);
}

/* ---- ports ----------------------------------------------------------------------------------- */

void
command_name(struct request *request)
{
	struct daemon *daemon = request->daemon;
	json_t *name = json_object_get(request->body, "name");
	const char *text = json_string_value(name), *wrong = NULL;
	struct action action = { .act = ACT_PORT_NAME, .port = request_port(request, false) };

	if (action.port < 0)
		return;
	if (!json_is_null(name))
		wrong = text ? ports_name_error(text) : "\"name\" is missing";
	if (wrong) {
		request_fail(request, "bad-name", EXIT_USAGE, "for instance WEB-01", "%s", wrong);
		return;
	}
	snprintf(action.text, sizeof(action.text), "%s", text ? text : "");
	if (request_act(request, &action))
		request_ok(request, json_pack("{s:s, s:b}", "name",
					      daemon->world.ports.port[action.port].name, "kept",
					      store_kept(daemon->store)));
}

void
command_quick(struct request *request)
{
	json_t *on = json_object_get(request->body, "on");
	struct action action = { .act = ACT_PORT_QUICK, .port = request_port(request, false) };

	if (action.port < 0)
		return;
	if (!json_is_boolean(on)) {
		request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
			     "\"on\" is neither true nor false");
		return;
	}
	action.value = json_is_true(on);
	if (request_act(request, &action))
		request_ok(request, NULL);
}

void
command_dwell(struct request *request)
{
	struct action action = { .act = ACT_PORT_DWELL, .port = request_port(request, false) };
	long dwell_s;

	if (action.port < 0 || !request_int(request, "dwell", 0, DWELL_MAX_S, &dwell_s))
		return;
	action.value = (int)dwell_s;
	if (request_act(request, &action))
		request_ok(request, NULL);
}

void
command_macro(struct request *request)
{
	struct action action = { .act = ACT_PORT_MACRO, .port = request_port(request, false) };
	const char *chords = action.port < 0 ? NULL : request_text(request, "chords");
	char bad[CHORD_NAME_MAX + 1];
	struct strokes strokes = { 0 };
	bool good;

	if (chords == NULL)
		return;
	good = strokes_chords(&strokes, chords, bad);
	strokes_fini(&strokes);
	if (!good) {
		request_fail(request, "bad-key", EXIT_USAGE, "`overscan help keys` lists the keys",
			     "there is no key \"%s\"", bad);
		return;
	}
	if (strlen(chords) >= MACRO_BYTES) {
		request_fail(request, "too-long", EXIT_USAGE, "leave some out",
			     "a macro has at most %d bytes", (int)MACRO_BYTES - 1);
		return;
	}
	snprintf(action.text, sizeof(action.text), "%s", chords);
	if (request_act(request, &action))
		request_ok(request, NULL);
}

void
command_buttons(struct request *request)
{
	struct action action = { .act = ACT_PORT_BUTTONS, .port = request_port(request, false) };
	const char *text = action.port < 0 ? NULL : request_text(request, "for");
	enum buttons buttons = BUTTONS_FULL;

	if (text == NULL)
		return;
	if (!buttons_parse(text, &buttons)) {
		request_fail(request, "bad-request", EXIT_USAGE, "full, admin or off",
			     "buttons are for nobody called \"%.20s\"", text);
		return;
	}
	action.value = (int)buttons;
	if (request_act(request, &action))
		request_ok(request, NULL);
}

/* ---- users ----------------------------------------------------------------------------------- */

static json_t *
report_user(const struct world *world, const struct user *user)
{
	json_t *rights = json_object();

	for (int port = 1; port <= world->ports.count; port++) {
		char id[PORT_TEXT];

		if (world->ports.port[port].none)
			continue;
		json_object_set_new(rights, ports_dotted(&world->ports, port, id), json_string(
			right_text(user->admin ? RIGHT_FULL : user->right[port])));
	}
	return json_pack("{s:s, s:b, s:b, s:o}", "name", user->name, "admin", user->admin,
			 "password", user->hash[0] != 0, "rights", rights);
}

static void
user_list(struct request *request)
{
	const struct world *world = &request->daemon->world;
	json_t *list = json_array();

	for (int i = 0; i < world->users.count; i++)
		json_array_append_new(list, report_user(world, &world->users.user[i]));
	request_ok(request, json_pack("{s:o}", "users", list));
}

/* a new name into the action */
static bool
take_name(struct request *request, struct action *action, const char *field)
{
	const char *name = request_text(request, field);
	const char *wrong = name ? user_name_error(name) : NULL;

	if (wrong)
		request_fail(request, "bad-name", EXIT_USAGE, "for instance OPER-B", "%s", wrong);
	if (name == NULL || wrong)
		return false;
	snprintf(action->text, sizeof(action->text), "%s", name);
	return true;
}

static bool
take_user(struct request *request, struct action *action)
{
	const struct user *user = request_named_user(request, "user");

	action->user = user ? user->id : NO_USER;
	return user != NULL;
}

static void
do_user(struct request *request, const struct action *action)
{
	if (request_act(request, action))
		request_ok(request, NULL);
}

static void
user_add(struct request *request)
{
	struct action action = { .act = ACT_USER_ADD };

	if (take_name(request, &action, "user"))
		do_user(request, &action);
}

static void
user_remove(struct request *request)
{
	struct action action = { .act = ACT_USER_REMOVE };

	if (take_user(request, &action))
		do_user(request, &action);
}

static void
user_rename(struct request *request)
{
	struct action action = { .act = ACT_USER_NAME };

	if (take_user(request, &action) && take_name(request, &action, "name"))
		do_user(request, &action);
}

static void
user_admin(struct request *request)
{
	struct action action = { .act = ACT_USER_ADMIN };
	json_t *on = json_object_get(request->body, "on");

	if (!take_user(request, &action))
		return;
	if (!json_is_boolean(on)) {
		request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
			     "\"on\" is neither true nor false");
		return;
	}
	action.value = json_is_true(on);
	do_user(request, &action);
}

static void
user_right(struct request *request)
{
	struct action action = { .act = ACT_USER_RIGHT };
	enum right right;
	const char *text;

	if (!take_user(request, &action))
		return;
	action.port = request_port(request, false);
	text = action.port < 0 ? NULL : request_text(request, "right");
	if (text == NULL)
		return;
	if (!right_parse(text, &right)) {
		request_fail(request, "bad-value", EXIT_USAGE, "overscan user right NAME PORT "
			     "full|view|none", "a right is full, view or none, not \"%.20s\"", text);
		return;
	}
	action.value = right;
	do_user(request, &action);
}

void
command_user(struct request *request)
{
	static const struct {
		const char *name;
		command_run *run;
	} verbs[] = {
		{ "list", user_list }, { "add", user_add }, { "remove", user_remove },
		{ "rename", user_rename }, { "admin", user_admin }, { "right", user_right },
	};
	const char *verb = request_text(request, "do");

	for (size_t i = 0; verb && i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (strcmp(verbs[i].name, verb) == 0) {
			verbs[i].run(request);
			return;
		}
	if (verb)
		request_fail(request, "bad-request", EXIT_USAGE, "list, add, remove, rename, admin "
			     "or right", "there is nothing like \"%.20s\" to do with users", verb);
}
