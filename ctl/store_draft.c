/* SPDX-License-Identifier: MIT */
/*
 * What each kept action makes of a draft of the kept things. Pure: one function an action, a table
 * of them. Messages are for the overlay: capitals, at most 28 columns.
 */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ctl/chord.h"
#include "ctl/exit_codes.h"
#include "ctl/power.h"
#include "ctl/store_db.h"

struct step {
	struct draft *draft;
	const struct kept *file;
	const struct action *action;
	struct audit_entry *entry;
	const char *message;
};

static int
fail(struct step *step, int code, const char *message)
{
	step->message = message;
	return code;
}

/* what the audit is to say */
static void __attribute__((format(printf, 4, 5)))
note(struct step *step, enum audit_kind kind, int port, const char *format, ...)
{
	va_list args;

	step->entry->kind = kind;
	step->entry->port = port;
	va_start(args, format);
	vsnprintf(step->entry->text, sizeof(step->entry->text), format, args);
	va_end(args);
}

/* with zeroes to the end: what is the same shall be the same in every byte */
static void
put(char *to, size_t size, const char *from)
{
	size_t len = strnlen(from, size - 1);

	memset(to, 0, size);
	memcpy(to, from, len);
}

static struct user *
user_of(struct step *step)
{
	return users_by_id(&step->draft->users, step->action->user);
}

static struct kept_port *
port_of(struct step *step)
{
	int port = step->action->port;

	return port >= 1 && port <= step->draft->ports ? &step->draft->state.port[port] : NULL;
}

static int
no_port(struct step *step)
{
	return fail(step, EXIT_ABSENT, "NO SUCH PORT");
}

static int
no_user(struct step *step)
{
	return fail(step, EXIT_ABSENT, "NO SUCH USER");
}

/* ---- settings -------------------------------------------------------------------------------- */

static int
of_switch(const struct step *step, enum setting id)
{
	const struct kept *state = &step->draft->state;

	return state->has[id] ? state->value[id] : kept_below(step->file, id);
}

static int
set_profile(struct step *step, enum setting id, struct user *user)
{
	char text[24];

	user->own[id] = strcmp(step->action->text, "default") != 0;
	user->profile.value[id] = user->own[id] ? step->action->value : setting_defs[id].standard;
	note(step, AUDIT_SETTING, 0, "%s of %s: %s", setting_defs[id].name, user->name,
	     user->own[id] ? setting_text(id, step->action->value, text) : "as the switch");
	return EXIT_OK;
}

static int
set_switch(struct step *step, enum setting id)
{
	struct kept *state = &step->draft->state;
	bool standard = strcmp(step->action->text, "default") == 0;
	char text[24];

	state->has[id] = !standard;
	state->value[id] = standard ? 0 : step->action->value;
	note(step, AUDIT_SETTING, 0, "%s: %s%s", setting_defs[id].name,
	     setting_text(id, of_switch(step, id), text), standard ? " again" : "");
	return EXIT_OK;
}

static int
do_set(struct step *step)
{
	const struct action *action = step->action;
	int id = action->item;

	if (id < 0 || id >= SETTING_COUNT)
		return fail(step, EXIT_USAGE, "NO SUCH SETTING");
	if (strcmp(action->text, "default") != 0 && !setting_valid(id, action->value))
		return fail(step, EXIT_USAGE, "VALUE OUT OF RANGE");
	if (!setting_defs[id].profile || action->user <= NOBODY)
		return set_switch(step, id);
	return user_of(step) ? set_profile(step, id, user_of(step)) : no_user(step);
}

static void
forget_profile(struct user *user)
{
	memset(user->own, 0, sizeof(user->own));
	settings_init(&user->profile);
}

static int
do_defaults(struct step *step)
{
	struct draft *draft = step->draft;

	memset(draft->state.has, 0, sizeof(draft->state.has));
	memset(draft->state.value, 0, sizeof(draft->state.value));
	for (int i = 1; i <= PORTS_MAX; i++) {
		struct kept_port *port = &draft->state.port[i], named = { 0 };

		named.has_name = port->has_name;
		memcpy(named.name, port->name, sizeof(named.name));
		*port = named;
	}
	for (int i = 0; i < draft->users.count; i++)
		forget_profile(&draft->users.user[i]);
	note(step, AUDIT_SETTING, 0, "every setting at its standard");
	return EXIT_OK;
}

/* ---- ports ----------------------------------------------------------------------------------- */

static int
do_port_name(struct step *step)
{
	struct kept_port *port = port_of(step);
	const char *name = step->action->text;

	if (port == NULL)
		return no_port(step);
	if (name[0] && ports_name_error(name))
		return fail(step, EXIT_USAGE, "NOT A NAME");
	port->has_name = name[0] != 0;
	put(port->name, sizeof(port->name), name);
	if (port->has_name)
		note(step, AUDIT_NAME, step->action->port, "%s", name);
	else
		note(step, AUDIT_NAME, step->action->port, "no name of its own");
	return EXIT_OK;
}

static int
do_port_quick(struct step *step)
{
	struct kept_port *port = port_of(step);

	if (port == NULL)
		return no_port(step);
	port->has_quick = true;
	port->quick = step->action->value != 0;
	note(step, AUDIT_SETTING, step->action->port, "quick view: %s", port->quick ? "on" : "off");
	return EXIT_OK;
}

static int
do_port_dwell(struct step *step)
{
	struct kept_port *port = port_of(step);
	int dwell_s = step->action->value;

	if (port == NULL)
		return no_port(step);
	if (dwell_s < 0 || dwell_s > DWELL_MAX_S)
		return fail(step, EXIT_USAGE, "VALUE OUT OF RANGE");
	port->has_dwell = true;
	port->dwell_s = dwell_s;
	note(step, AUDIT_SETTING, step->action->port, "dwell: %d s", dwell_s);
	return EXIT_OK;
}

static int
do_port_buttons(struct step *step)
{
	struct kept_port *port = port_of(step);
	int buttons = step->action->value;

	if (port == NULL)
		return no_port(step);
	if (buttons < 0 || buttons >= BUTTONS)
		return fail(step, EXIT_USAGE, "VALUE OUT OF RANGE");
	port->has_buttons = true;
	port->buttons = (enum buttons)buttons;
	note(step, AUDIT_SETTING, step->action->port, "buttons: %s", buttons_word(port->buttons));
	return EXIT_OK;
}

static int
do_port_edid(struct step *step)
{
	struct kept_port *port = port_of(step);
	const char *name = step->action->text;

	if (port == NULL)
		return no_port(step);
	if (name[0] && kept_edid(step->file, &step->draft->state, name) == NULL)
		return fail(step, EXIT_ABSENT, "NO SUCH EDID");
	port->has_edid = true;
	put(port->edid, sizeof(port->edid), name);
	note(step, AUDIT_SETTING, step->action->port, "EDID: %s", name[0] ? name : EDID_STANDARD);
	return EXIT_OK;
}

static int
do_edid_add(struct step *step)
{
	const struct edid *edid = step->action->edid;

	if (edid == NULL || edid_name_error(edid->name) || edid_error(edid->data, (size_t)edid->bytes))
		return fail(step, EXIT_USAGE, "NOT AN EDID");
	if (!edids_put(&step->draft->state.edids, edid))
		return fail(step, EXIT_BUSY, "NO ROOM FOR MORE EDIDS");
	note(step, AUDIT_SETTING, 0, "EDID %s added", edid->name);
	return EXIT_OK;
}

static int
do_edid_remove(struct step *step)
{
	const char *name = step->action->text;
	struct kept *state = &step->draft->state;

	if (edids_find(&state->edids, name) == NULL)
		return fail(step, EXIT_ABSENT, edids_find(&step->file->edids, name) ? "IT IS IN THE CONFIGURATION" : "NO SUCH EDID");
	for (int i = 1; i <= PORTS_MAX; i++)
		if (strcmp(state->port[i].has_edid ? state->port[i].edid : step->file->port[i].edid, name) == 0)
			return fail(step, EXIT_BUSY, "A PORT HAS THIS EDID");
	edids_remove(&state->edids, name);
	note(step, AUDIT_SETTING, 0, "EDID %s removed", name);
	return EXIT_OK;
}

static bool
is_macro(const char *text)
{
	struct strokes strokes = { 0 };
	char bad[CHORD_NAME_MAX + 1];
	bool good = strlen(text) < MACRO_BYTES && strokes_chords(&strokes, text, bad);

	strokes_fini(&strokes);
	return good;
}

static int
do_port_macro(struct step *step)
{
	struct kept_port *port = port_of(step);
	const char *macro = step->action->text;

	if (port == NULL)
		return no_port(step);
	if (!is_macro(macro))
		return fail(step, EXIT_USAGE, "NO SUCH KEY");
	port->has_macro = true;
	put(port->macro, sizeof(port->macro), macro);
	note(step, AUDIT_SETTING, step->action->port, "macro at logout: %s",
	     macro[0] ? macro : "none");
	return EXIT_OK;
}

static int
do_clear_names(struct step *step)
{
	for (int i = 1; i <= PORTS_MAX; i++) {
		struct kept_port *port = &step->draft->state.port[i];

		port->has_name = false;
		put(port->name, sizeof(port->name), "");
	}
	note(step, AUDIT_NAME, 0, "all names cleared");
	return EXIT_OK;
}

/* ---- users ----------------------------------------------------------------------------------- */

static int
check_user_name(struct step *step)
{
	const char *name = step->action->text;
	const struct user *other = users_by_name(&step->draft->users, name);

	if (user_name_error(name))
		return fail(step, EXIT_USAGE, "NOT A NAME");
	if (other && other != user_of(step))
		return fail(step, EXIT_BUSY, "NAME TAKEN");
	return EXIT_OK;
}

static int
do_user_add(struct step *step)
{
	struct users *users = &step->draft->users;
	int code = check_user_name(step);

	if (code != EXIT_OK)
		return code;
	if (users_by_name(users, step->action->text))
		return fail(step, EXIT_BUSY, "NAME TAKEN");
	if (users->count == USERS_MAX || step->draft->next_user == INT_MAX)
		return fail(step, EXIT_BUSY, "TOO MANY USERS");
	user_init(&users->user[users->count++], step->draft->next_user++, step->action->text);
	note(step, AUDIT_USER, 0, "%s added", step->action->text);
	return EXIT_OK;
}

static int
do_user_remove(struct step *step)
{
	struct users *users = &step->draft->users;
	struct user *user = user_of(step);

	if (user == NULL)
		return no_user(step);
	note(step, AUDIT_USER, 0, "%s removed", user->name);
	users->count--;
	memmove(user, user + 1, (size_t)(&users->user[users->count] - user) * sizeof(*user));
	memset(&users->user[users->count], 0, sizeof(*user));
	return EXIT_OK;
}

static int
do_user_name(struct step *step)
{
	struct user *user = user_of(step);
	int code = user ? check_user_name(step) : no_user(step);

	if (code != EXIT_OK)
		return code;
	note(step, AUDIT_USER, 0, "%s is now %s", user->name, step->action->text);
	put(user->name, sizeof(user->name), step->action->text);
	return EXIT_OK;
}

static int
do_user_admin(struct step *step)
{
	struct user *user = user_of(step);

	if (user == NULL)
		return no_user(step);
	user->admin = step->action->value != 0;
	note(step, AUDIT_USER, 0, "%s is %s administrator", user->name, user->admin ? "an" : "no");
	return EXIT_OK;
}

static int
do_user_right(struct step *step)
{
	struct user *user = user_of(step);
	int port = step->action->port, right = step->action->value;

	if (user == NULL)
		return no_user(step);
	if (port_of(step) == NULL)
		return no_port(step);
	if (right < RIGHT_NONE || right > RIGHT_FULL)
		return fail(step, EXIT_USAGE, "VALUE OUT OF RANGE");
	user->right[port] = right;
	note(step, AUDIT_USER, port, "right of %s: %s", user->name, right_text(right));
	return EXIT_OK;
}

static int
do_password(struct step *step)
{
	struct user *user = user_of(step);

	if (user == NULL)
		return no_user(step);
	put(user->hash, sizeof(user->hash), step->action->text);
	note(step, AUDIT_USER, 0, "password of %s %s", user->name,
	     user->hash[0] ? "changed" : "taken away");
	step->message = "SET PASSWORD OK";
	return EXIT_OK;
}

static int
do_last(struct step *step)
{
	struct user *user = user_of(step);

	if (user == NULL)
		return no_user(step);
	if (step->action->port != 0 && port_of(step) == NULL)
		return no_port(step);
	user->last_port = step->action->port;
	return EXIT_OK;
}

static int
do_audit(struct step *step)
{
	const struct action *action = step->action;

	if (action->item < 0 || action->item >= AUDIT_KINDS)
		return fail(step, EXIT_USAGE, "VALUE OUT OF RANGE");
	note(step, action->item, action->port, "%s", action->text);
	return EXIT_OK;
}

/* ---- all of them ----------------------------------------------------------------------------- */

static int (*const steps[])(struct step *step) = {
	[ACT_SET] = do_set, [ACT_PORT_NAME] = do_port_name, [ACT_PORT_QUICK] = do_port_quick,
	[ACT_PORT_DWELL] = do_port_dwell, [ACT_PORT_MACRO] = do_port_macro,
	[ACT_PORT_BUTTONS] = do_port_buttons, [ACT_PORT_EDID] = do_port_edid,
	[ACT_EDID_ADD] = do_edid_add, [ACT_EDID_REMOVE] = do_edid_remove,
	[ACT_USER_ADD] = do_user_add, [ACT_USER_REMOVE] = do_user_remove,
	[ACT_USER_NAME] = do_user_name, [ACT_USER_ADMIN] = do_user_admin,
	[ACT_USER_RIGHT] = do_user_right, [ACT_PASSWORD] = do_password,
	[ACT_DEFAULTS] = do_defaults, [ACT_CLEAR_NAMES] = do_clear_names, [ACT_LAST] = do_last,
	[ACT_AUDIT] = do_audit,
};

int
draft_apply(struct draft *draft, const struct kept *file, const struct action *action,
	    struct audit_entry *entry, const char **message)
{
	struct step step = { draft, file, action, entry, "SAVED" };
	size_t act = (size_t)action->act;
	int code;

	entry->kind = AUDIT_KINDS;
	if (act >= sizeof(steps) / sizeof(steps[0]) || steps[act] == NULL)
		code = fail(&step, EXIT_USAGE, "NOT POSSIBLE");
	else
		code = steps[act](&step);
	*message = step.message;
	return code;
}

const char *
draft_error(const struct draft *before, const struct draft *after)
{
	if (!users_have_password(&after->users) || users_administrators(&after->users) > 0)
		return NULL;
	return users_administrators(&before->users) > 0 ? "LAST ADMINISTRATOR"
							: "FIRST AN ADMINISTRATOR";
}
