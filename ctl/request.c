/* SPDX-License-Identifier: MIT */
/*
 * A request from its line to its answer. Some are answered only when their console has settled, so
 * that a script's next command sees what this one did.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/log.h"
#include "ctl/password.h"
#include "ctl/words.h"

enum { WAIT_STEP_MS = 10 };

/* ---- ending a request ------------------------------------------------------------------------ */

static void
forget(struct request *request)
{
	struct request **at = &request->daemon->requests;

	while (*at && *at != request)
		at = &(*at)->next;
	if (*at)
		*at = request->next;
}

static void
release(struct request *request)
{
	json_decref(request->id);
	json_decref(request->body);
	password_wipe(request, sizeof(*request));
	free(request);
}

static void
send_answer(struct request *request, json_t *answer)
{
	struct client *client = request->client;

	if (!request->ended) {
		forget(request);
		if (client)
			client_send(client, answer);
		/* sending may have dropped the client, and with it our pointer to it */
		if (request->client)
			client_hold(client, -1);
	}
	json_decref(answer);
	request->ended = true;
	if (!request->running)
		release(request);
}

/*
 * Whoever has the answer may rely on what it stands for: the audit of it is on the disk. A command
 * that is still running may look at its request, and may not answer it once more.
 */
static void
end(struct request *request, json_t *answer)
{
	const struct store *store = request->daemon->store;

	if (request->answer)
		json_decref(answer);
	else if (request->ended || store_queued(store) == request->queued || store_written(store))
		send_answer(request, answer);
	else
		request->answer = answer;
}

void
request_ok(struct request *request, json_t *result)
{
	end(request, json_pack("{s:O, s:b, s:o}", "id", request->id, "ok", 1, "result",
			       result ? result : json_object()));
}

void
request_fail(struct request *request, const char *code, int exit_code, const char *hint,
	     const char *format, ...)
{
	char message[512];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	request_fail_text(request, code, exit_code, hint, message);
}

void
request_fail_text(struct request *request, const char *code, int exit_code, const char *hint,
		  const char *message)
{
	json_t *error = json_pack("{s:s, s:i, s:s%, s:s}", "code", code, "exit", exit_code, "message",
			  message, strlen(message), "hint", hint);
	if (error == NULL)	/* the message quotes what was cut in the middle of a character */
		error = json_pack("{s:s, s:i, s:s, s:s}", "code", code, "exit", exit_code,
				  "message", "the request cannot be carried out", "hint", hint);
	end(request, json_pack("{s:O, s:b, s:o}", "id", request->id, "ok", 0, "error", error));
}

void
request_fail_board(struct request *request, int error)
{
	request_fail(request, "board", ovs_exit_code(error),
		     "`overscan doctor` shows the state of the board", "%s", ovs_strerror(error));
}

/* ---- waiting for a console ------------------------------------------------------------------- */

static void
on_wait(uv_timer_t *timer)
{
	requests_step(timer->data);
}

void
requests_step(struct daemon *daemon)
{
	struct request *next;

	for (struct request *request = daemon->requests; request; request = next) {
		next = request->next;
		if (request->answer && store_written(daemon->store)) {
			json_t *answer = request->answer;

			request->answer = NULL;
			send_answer(request, answer);
			continue;
		}
		if (request->settle_by_ms == 0 || request->answer)
			continue;
		if (!daemon->link.up)
			request_fail_board(request, OVS_E_LINK);
		else if (console_settled(&daemon->console[request->console]) ||
			 daemon_now_ms(daemon) >= request->settle_by_ms)
			request_ok(request, NULL);
		else
			uv_timer_start(&daemon->wait_timer, on_wait, WAIT_STEP_MS, 0);
	}
}

static void
on_fresh(void *ctx, int result)
{
	struct request *request = ctx;
	struct daemon *daemon = request->daemon;

	if (result != 0) {
		request_fail_board(request, result);
		return;
	}
	board_link_copy_status(&daemon->link);
	daemon_status_changed(daemon);
	request->settle_by_ms = daemon_now_ms(daemon) + SETTLE_MAX_MS;
	uv_timer_start(&daemon->wait_timer, on_wait, 0, 0);
}

void
request_settle(struct request *request)
{
	struct ovs_board *board = request->daemon->link.board;
	int result = request->daemon->link.up ? ovs_refresh(board) : OVS_E_LINK;

	if (result == 0)
		result = ovs_then(board, on_fresh, request);
	if (result != 0)
		request_fail_board(request, result);
}

/* ---- consoles that somebody uses --------------------------------------------------------------- */

/* whoever types at a console has its menu, and with it the rights of who is logged in there */
bool
request_may_use(struct request *request)
{
	const struct daemon *daemon = request->daemon;
	int at = daemon->console[request->console].desk.user, user = request_user(request);

	if (at == NOBODY || at == NO_USER || at == user || world_admin(&daemon->world, user))
		return true;
	request_fail(request, "permission", EXIT_PERMISSION, "when they have logged out, select a port",
		     "another user is logged in at console %d", request->console);
	return false;
}

bool
request_use(struct request *request)
{
	struct console *console = &request->daemon->console[request->console];
	bool force = json_is_true(json_object_get(request->body, "force"));
	const char *holder;

	if (!request_may_use(request) || (force && !request_admin(request)))
		return false;
	holder = console_use(console, request_who(request), force);
	if (holder == NULL)
		return true;
	request_fail(request, "held", EXIT_BUSY,
		     "wait ten seconds, ask with `overscan take`, or --force as an administrator",
		     "console %d is in use by %s", request->console, holder);
	return false;
}

/* what the overlay says in capitals, as a sentence and what to do */
static const struct refusal {
	enum word word;
	const char *sentence, *hint;
} refusals[] = {
	{ W_NO_PORT, "there is no such port for who is logged in there", "`overscan list` lists the ports" },
	{ W_ADMIN_ONLY, "only an administrator may do that", "ask one, or log in as one: overscan -u USER ..." },
	{ W_SCAN_DEAD, "no port has a picture", "switch a host on, and check the video cables" },
	{ W_NO_SCAN, "no scan is running", "overscan scan start" },
	{ W_FOCUS_IS_LOCKED, "it is locked on its port", "the hotkey and K at the console unlock it" },
	{ W_REFUSED_DEAD, "the port has no picture", "overscan set dead-ports switch, and it is selected all the same" },
	{ W_UNIT_OFFLINE, "the unit of that port does not answer",
	  "`overscan status` says why; look at its power and its USB cable" },
	{ W_UNIT_TAKEN, "another console uses another port of that unit", "`overscan status` shows which console" },
	{ W_LOGGED_OUT, "nobody is logged in there", "log in there, or select a port as a user: overscan -u USER ..." },
	{ W_NONE, "that is not possible now", "`overscan status` shows what the console is doing" },
};

/* is this what it says? Numbers in it may be any. */
static bool
says(const char *text, const char *pattern)
{
	size_t fixed = strcspn(pattern, "%");

	return pattern[fixed] ? strncmp(text, pattern, fixed) == 0 : strcmp(text, pattern) == 0;
}

bool
request_desk(struct request *request, const struct action *action)
{
	const struct refusal *refusal = refusals;
	struct actor actor = { 0, request_user(request), request_from(request) };
	char text[ACTION_TEXT];
	int code = console_act(&request->daemon->console[request->console], &actor, action, text,
			       sizeof(text));

	if (code == EXIT_OK)
		return true;
	while (refusal->word != W_NONE && !says(text, word(LANGUAGE_EN, refusal->word)))
		refusal++;
	request_fail(request, "refused", code, refusal->hint, "console %d: %s", request->console,
		     refusal->sentence);
	return false;
}

/* ---- from line to command -------------------------------------------------------------------- */

static bool
may_run(struct request *request, unsigned needs)
{
	if (needs & NEED_ADMIN && !request_admin(request))
		return false;
	if (needs & NEED_USER && !request_known(request))
		return false;
	return !(needs & NEED_BOARD) || request_needs_board(request);
}

static void
run(struct request *request)
{
	const char *name = json_string_value(json_object_get(request->body, "cmd"));

	if (name == NULL) {
		request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
			     "a request needs \"cmd\"");
		return;
	}
	for (const struct command *command = commands; command->name; command++)
		if (strcmp(command->name, name) == 0) {
			if (may_run(request, command->needs))
				command->run(request);
			return;
		}
	request_fail(request, "unknown-command", EXIT_USAGE, "see docs/control-socket.md",
		     "there is no command \"%.40s\"", name);
}

void
request_line(struct daemon *daemon, struct client *client, const char *line, size_t len)
{
	struct request *request = calloc(1, sizeof(*request));
	json_error_t error;

	if (request == NULL)
		abort();
	request->daemon = daemon;
	request->client = client;
	request->queued = store_queued(daemon->store);
	request->next = daemon->requests;
	daemon->requests = request;
	client_hold(client, 1);
	request->body = json_loadb(line, len, JSON_REJECT_DUPLICATES, &error);
	request->id = json_incref(json_object_get(request->body, "id"));
	if (request->id == NULL)
		request->id = json_null();
	request->running = true;
	if (json_is_object(request->body))
		run(request);
	else if (request->body)
		request_fail(request, "bad-request", EXIT_USAGE, "see docs/control-socket.md",
			     "a request is a JSON object");
	else
		request_fail(request, "bad-json", EXIT_USAGE, "send one JSON object a line",
			     "column %d: %s", error.column, error.text);
	request->running = false;
	if (request->ended)
		release(request);
}

static void
abandon(struct request *request)
{
	if (request->taking)
		console_take_forget(&request->daemon->console[request->console], request);
	request->client = NULL;
	for (int i = 1; i <= CONSOLES_MAX; i++)
		injector_cancel(&request->daemon->console[i].injector, request);
}

void
request_client_gone(struct daemon *daemon, const struct client *client)
{
	if (daemon->flash_owner == client)
		daemon->flash_owner = NULL;
	for (struct request *request = daemon->requests; request; request = request->next)
		if (request->client == client)
			abandon(request);
}
