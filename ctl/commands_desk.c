/* SPDX-License-Identifier: MIT */
/* Requests to the desk of a console: what its hotkeys and its menu can do, and who holds it. */
#include <string.h>

#include "ctl/act.h"
#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

/* the console, held by this client, does the action; answered when it has settled */
static void
act(struct request *request, struct action action)
{
	if (request_console(request) && request_use(request) && request_desk(request, &action))
		request_settle(request);
}

static bool
request_switch(struct request *request, bool *on)
{
	json_t *value = json_object_get(request->body, "on");

	*on = json_is_true(value);
	if (json_is_boolean(value))
		return true;
	request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
		     "\"on\" is neither true nor false");
	return false;
}

/* ---- scan, skip, broadcast ------------------------------------------------------------------- */

static const struct verb {
	const char *op;
	enum act act;
	int value;
} scan_verbs[] = {
	{ "start", ACT_SCAN, 0 }, { "pause", ACT_PAUSE, 0 }, { "next", ACT_STEP, 1 },
	{ "previous", ACT_STEP, -1 }, { "stop", ACT_NONE, 0 },
};

/* a scan ends when its port is selected for good */
static struct action
stop_scan(const struct request *request)
{
	const struct console *console = &request->daemon->console[request->console];

	return (struct action){ .act = ACT_SELECT, .port = console->desk.selected };
}

static bool
scan_action(struct request *request, const char *op, struct action *action)
{
	long dwell_s = 0;

	for (size_t i = 0; i < sizeof(scan_verbs) / sizeof(scan_verbs[0]); i++)
		if (strcmp(scan_verbs[i].op, op) == 0) {
			action->act = scan_verbs[i].act;
			action->value = scan_verbs[i].value;
			if (action->act != ACT_SCAN || !json_object_get(request->body, "dwell"))
				return true;
			if (!request_int(request, "dwell", 1, 255, &dwell_s))
				return false;
			action->value = (int)dwell_s;
			return true;
		}
	request_fail(request, "bad-request", EXIT_USAGE, "start, stop, pause, next or previous",
		     "scan has no \"%.20s\"", op);
	return false;
}

void
command_scan(struct request *request)
{
	struct action action = { .act = ACT_NONE };
	const char *op = request_text(request, "op");

	if (op == NULL || !request_console(request) || !scan_action(request, op, &action))
		return;
	if (action.act == ACT_NONE)
		action = stop_scan(request);
	act(request, action);
}

void
command_skip(struct request *request)
{
	act(request, (struct action){ .act = ACT_SKIP });
}

void
command_broadcast(struct request *request)
{
	bool on;

	if (!request_console(request) || !request_switch(request, &on))
		return;
	/* the action changes it: nothing to do when it is so already */
	if (on == (request->daemon->console[request->console].desk.broadcast != 0))
		request_ok(request, NULL);
	else
		act(request, (struct action){ .act = ACT_BROADCAST });
}

/* ---- the console ----------------------------------------------------------------------------- */

void
command_banner(struct request *request)
{
	act(request, (struct action){ .act = ACT_BANNER });
}

void
command_blank(struct request *request)
{
	act(request, (struct action){ .act = ACT_BLANK });
}

void
command_replug(struct request *request)
{
	struct action action = { .act = ACT_REPLUG, .port = request_port(request, false) };

	if (action.port > 0)
		act(request, action);
}

/* ---- power: of a port, whatever console shows it --------------------------------------------- */

static bool
power_allowed(struct request *request, int port, enum power what)
{
	const struct world *world = &request->daemon->world;
	enum word why = power_refusal(world, request_user(request), port, what);

	if (world_right(world, request_user(request), port) != RIGHT_FULL)
		request_fail(request, "view-only", EXIT_PERMISSION, "an administrator can give you "
			     "the right", "you may only look at port %d.%d", ports_unit(&world->ports, port),
			     ports_place(port));
	else if (why != W_NONE)
		request_fail(request, "refused", why == W_NO_POWER || why == W_P_NOBODY ? EXIT_ABSENT :
			     why == W_P_ADMINS ? EXIT_PERMISSION : EXIT_BUSY,
			     "`overscan power PORT` shows what is known", "%s", word(LANGUAGE_EN, why));
	else
		return true;
	return false;
}

/* the board has closed the contact, or says why not */
static void
on_pressed(void *ctx, int result)
{
	struct request *request = ctx;

	if (result == 0)
		request_ok(request, report_power(&request->daemon->world, request_port(request, false)));
	else
		request_fail_board(request, result);
}

void
command_power(struct request *request)
{
	struct daemon *daemon = request->daemon;
	const char *text = json_string_value(json_object_get(request->body, "do"));
	int port = request_port(request, false);
	struct actor actor = { 0, request_user(request), request_who(request) };
	struct ovs_board *board;
	enum power what;
	int place;

	if (port <= 0)
		return;
	board = unit_board_of(request->daemon, port, &place);
	if (text && !power_parse(text, &what))
		request_fail(request, "bad-request", EXIT_USAGE, "on, off, hard-off, reset or cycle",
			     "power has no \"%.20s\"", text);
	else if (text == NULL)
		request_ok(request, report_power(&daemon->world, port));
	else if (!power_allowed(request, port, what))
		return;
	else if (board == NULL || power_do(&daemon->power, &actor, port, what) != 0)
		request_fail(request, "board", EXIT_HARDWARE, "`overscan doctor` shows the state of the board",
			     "%s", board ? ovs_last_error(board) : "the unit of that port does not answer");
	else if (ovs_then(board, on_pressed, request) != 0)
		on_pressed(request, OVS_E_LINK);
}

/* the console's operator, who need not be whom the client acts for: for administrators then */
void
command_logout_console(struct request *request)
{
	const struct console *console;

	if (!request_known(request) || !request_console(request) || !request_needs_board(request))
		return;
	console = &request->daemon->console[request->console];
	if (console->desk.user == request_user(request) || request_admin(request))
		act(request, (struct action){ .act = ACT_LOGOUT });
}

/* ---- take-over ------------------------------------------------------------------------------- */

static void
on_taken(void *ctx, bool given)
{
	struct request *request = ctx;

	request->taking = false;
	if (given)
		request_ok(request, NULL);
	else
		request_fail(request, "refused", EXIT_BUSY, "ask again later; an administrator can "
			     "--force it", "console %d was not given", request->console);
}

void
command_take(struct request *request)
{
	struct actor actor = { 0, request_user(request), request_who(request) };
	bool force = json_is_true(json_object_get(request->body, "force"));

	if (!request_console(request) || (force && !request_admin(request)) ||
	    !request_may_use(request))
		return;
	request->taking = true;
	console_take(&request->daemon->console[request->console], &actor, force, on_taken, request);
}

/* who holds the console answers, or an administrator, who could take it anyway */
static bool
may_answer(struct request *request)
{
	const struct daemon *daemon = request->daemon;
	const struct console *console = &daemon->console[request->console];

	if (console->desk.ask.until_ms == NO_DEADLINE) {
		request_fail(request, "not-asked", EXIT_ABSENT, "`overscan status` shows who holds a "
			     "console and who asks for it", "nobody asks for console %d",
			     request->console);
		return false;
	}
	if (console_asked(console, request_who(request)) ||
	    world_admin(&daemon->world, request_user(request)))
		return true;
	request_fail(request, "permission", EXIT_PERMISSION, "who holds it answers, or an administrator",
		     "console %d is not yours to give", request->console);
	return false;
}

static void
answer(struct request *request, enum act act)
{
	struct action action = { .act = act };

	if (request_console(request) && may_answer(request) && request_desk(request, &action))
		request_settle(request);
}

void
command_give(struct request *request)
{
	answer(request, ACT_GIVE);
}

void
command_refuse(struct request *request)
{
	answer(request, ACT_REFUSE);
}
