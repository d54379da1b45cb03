/* SPDX-License-Identifier: MIT */
/* What a request says: its arguments, checked; for whom it acts, and what that user may. */
#include <stdio.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

/* ---- arguments ------------------------------------------------------------------------------- */

const char *
request_text(struct request *request, const char *name)
{
	const char *text = json_string_value(json_object_get(request->body, name));

	if (text == NULL)
		request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
			     "\"%s\" is missing or is not text", name);
	return text;
}

bool
request_int(struct request *request, const char *name, long min, long max, long *out)
{
	json_t *value = json_object_get(request->body, name);
	json_int_t number = json_integer_value(value);

	if (json_is_integer(value) && number >= min && number <= max) {
		*out = (long)number;
		return true;
	}
	request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
		     "\"%s\" must be a number from %ld to %ld", name, min, max);
	return false;
}

bool
request_console(struct request *request)
{
	int count = request->daemon->world.ports.consoles;
	json_t *value = json_object_get(request->body, "console");
	json_int_t console = value ? json_integer_value(value) : 1;

	if (value && !json_is_integer(value)) {
		request_fail(request, "bad-request", EXIT_USAGE, "consoles count from 1",
			     "\"console\" is not a number");
		return false;
	}
	if (console < 1 || console > count) {
		request_fail(request, "no-such-console", EXIT_ABSENT,
			     "`overscan status` lists the consoles",
			     "there is no console %lld; this board has %d", (long long)console, count);
		return false;
	}
	request->console = (int)console;
	return true;
}

bool
request_needs_board(struct request *request)
{
	const struct board_link *link = &request->daemon->link;

	if (link->up)
		return true;
	request_fail(request, "board-down", ovs_exit_code(link->error),
		     "it is tried again every second; `overscan doctor` says more",
		     "board %s: %s", link->name,
		     link->cause[0] ? link->cause : ovs_strerror(link->error));
	return false;
}

/* ---- ports ----------------------------------------------------------------------------------- */

/* a port that the user may not see does not exist, and neither does its name */
static int
find_port(const struct request *request, const char *text)
{
	const struct world *world = &request->daemon->world;
	struct ports ports = world->ports;
	int user = request_user(request), port;

	for (int i = 1; i <= ports.count; i++)
		if (world_right(world, user, i) == RIGHT_NONE)
			ports.port[i].name[0] = 0;
	port = ports_find(&ports, text);
	return port > 0 && ports.port[port].name[0] == 0 ? PORT_NUMBER : port;
}

static int
no_port(struct request *request, const char *text, int reason)
{
	const struct ports *ports = &request->daemon->world.ports;

	if (reason == PORT_SYNTAX)
		request_fail(request, "bad-port", EXIT_USAGE, "write a port as 1.2 or 2, or its name; "
			     "`overscan list` lists both", "\"%.48s\" is not a port", text);
	else if (reason == PORT_AMBIGUOUS)
		request_fail(request, "bad-port", EXIT_USAGE, "`overscan list` shows them; name it by "
			     "its number", "several ports have the name \"%.48s\"", text);
	else
		request_fail(request, "no-such-port", EXIT_ABSENT, "`overscan list` lists the ports",
			     "there is no port %.20s; this switch has %d.1 to %d.%d", text, UNIT,
			     ports_unit(ports, ports->count), ports_place(ports->count));
	return -1;
}

int
request_port(struct request *request, bool or_none)
{
	json_t *value = json_object_get(request->body, "port");
	const char *text = json_string_value(value);
	char number[24];
	int port;

	if (json_is_integer(value)) {
		snprintf(number, sizeof(number), "%lld", (long long)json_integer_value(value));
		text = number;
	}
	if (text == NULL) {
		request_fail(request, "bad-request", EXIT_USAGE, "write it as \"1.2\"",
			     "\"port\" is missing");
		return -1;
	}
	if (or_none && strcmp(text, "none") == 0)
		return 0;
	port = find_port(request, text);
	return port > 0 ? port : no_port(request, text, port);
}

/* ---- who may --------------------------------------------------------------------------------- */

int
request_user(const struct request *request)
{
	if (request->client == NULL)
		return NO_USER;
	return session_user(client_session(request->client), &request->daemon->world);
}

const char *
request_name(const struct request *request)
{
	if (request->client == NULL)
		return "";
	return session_name(client_session(request->client), &request->daemon->world);
}

const char *
request_from(const struct request *request)
{
	return request->client ? client_session(request->client)->from : "tool";
}

const char *
request_who(const struct request *request)
{
	return request->client ? session_who(client_session(request->client),
					     &request->daemon->world) : "tool";
}

bool
request_known(struct request *request)
{
	if (request_user(request) != NO_USER)
		return true;
	request_fail(request, "login", EXIT_PERMISSION, "overscan -u USER ...; the password is asked "
		     "for on the terminal, or comes from $OVERSCAN_PASSWORD_FILE",
		     "this switch asks for a login");
	return false;
}

bool
request_admin(struct request *request)
{
	if (!request_known(request))
		return false;
	if (world_admin(&request->daemon->world, request_user(request)))
		return true;
	request_fail(request, "permission", EXIT_PERMISSION, "ask one, or log in as one: overscan -u "
		     "USER ...", "only an administrator may do that");
	return false;
}

bool
request_may_type(struct request *request)
{
	const struct world *world = &request->daemon->world;
	int port = world->ports.console[request->console].selected, user = request_user(request);
	int there = request->daemon->console[request->console].desk.user;

	/* the keys of a console have the rights of who is logged in there */
	if (port != 0 && there != NO_USER && world_right(world, user, port) == RIGHT_FULL &&
	    world_right(world, there, port) == RIGHT_VIEW) {
		request_fail(request, "view-only", EXIT_PERMISSION, "select the port yourself, or have "
			     "them log out", "who is logged in at console %d may only look at port "
			     "%d.%d", request->console, ports_unit(&world->ports, port), ports_place(port));
		return false;
	}
	if (port == 0 || world_right(world, user, port) == RIGHT_FULL)
		return true;
	if (world_right(world, user, port) == RIGHT_VIEW)
		request_fail(request, "view-only", EXIT_PERMISSION, "an administrator can give you "
			     "the right", "you may only look at port %d.%d", ports_unit(&world->ports, port),
			     ports_place(port));
	else
		request_fail(request, "permission", EXIT_PERMISSION, "select one of yours first: "
			     "`overscan list` lists them", "this console is at a port that is not "
			     "yours");
	return false;
}

struct user *
request_named_user(struct request *request, const char *field)
{
	const char *name = request_text(request, field);
	struct user *user = name ? users_by_name(&request->daemon->world.users, name) : NULL;

	if (name && user == NULL)
		request_fail(request, "no-such-user", EXIT_ABSENT, "`overscan user list` lists them; "
			     "capitals count", "there is no user \"%.48s\"", name);
	return user;
}

/* ---- kept actions ---------------------------------------------------------------------------- */

/* what the overlay says in capitals, as a sentence and what to do */
static const struct refusal {
	const char *message, *code, *sentence, *hint;
} refusals[] = {
	{ "NAME TAKEN", "busy", "there is a user of that name already", "choose another one" },
	{ "TOO MANY USERS", "busy", "there are 32 users, which is as many as can be",
	  "remove one first" },
	{ "LAST ADMINISTRATOR", "busy", "this is the only administrator with a password, and others "
	  "have passwords", "make somebody else an administrator first, or take away theirs" },
	{ "FIRST AN ADMINISTRATOR", "busy", "the first password must be an administrator's",
	  "overscan passwd ADMIN, or: overscan user admin NAME on" },
	{ "NO SUCH EDID", "no-such-edid", "there is no EDID of this name", "`overscan edid list` lists them" },
	{ "NO ROOM FOR MORE EDIDS", "busy", "there are 16 EDIDs, which is as many as can be", "remove one first" },
	{ "A PORT HAS THIS EDID", "busy", "a port has this EDID", "give it another one first: overscan edid set" },
	{ "IT IS IN THE CONFIGURATION", "busy", "this EDID is in the daemon's configuration file", "take it out there" },
	{ "NO SUCH USER", "no-such-user", "this user is gone", "`overscan user list` lists them" },
	{ "CANNOT BE SAVED", "state", "the change could not be written; nothing was changed",
	  "see the daemon's log, and whether the disk is full" },
	{ NULL, "bad-request", "that is not possible", "see docs/control-socket.md" },
};

/* whoever logged in with the old one is out, but for who has just changed it */
static void
forget_old_passwords(struct request *request, const struct action *list, int count)
{
	for (int i = 0; i < count; i++)
		if (list[i].act == ACT_PASSWORD)
			server_forget_user(&request->daemon->server, list[i].user, request->client);
}

bool
request_act_all(struct request *request, const struct action *list, int count)
{
	struct daemon *daemon = request->daemon;
	const struct refusal *refusal = refusals;
	char message[64];
	int code = store_act_all(daemon->store, &daemon->world, list, count, request_name(request),
				 request_from(request), message, sizeof(message));

	if (code == EXIT_OK) {
		forget_old_passwords(request, list, count);
		daemon_status_changed(daemon);
		return true;
	}
	while (refusal->message && strcmp(refusal->message, message) != 0)
		refusal++;
	request_fail(request, refusal->code, code, refusal->hint, "%s", refusal->sentence);
	return false;
}

bool
request_act(struct request *request, const struct action *action)
{
	return request_act_all(request, action, 1);
}

void
request_audit(const struct request *request, enum audit_kind kind, int console, int port,
	      const char *text)
{
	struct audit_entry entry = { .kind = kind, .console = console, .port = port };

	snprintf(entry.user, sizeof(entry.user), "%s", request_name(request));
	snprintf(entry.from, sizeof(entry.from), "%s", request_from(request));
	snprintf(entry.text, sizeof(entry.text), "%s", text);
	store_audit_later(request->daemon->store, &entry);
}
