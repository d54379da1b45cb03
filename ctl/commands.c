/* SPDX-License-Identifier: MIT */
/* The requests of the control socket, one function each; docs/control-socket.md describes them. */
#include <stdio.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/log.h"

/* ---- reading --------------------------------------------------------------------------------- */

static void
run_ping(struct request *request)
{
	request_ok(request, NULL);
}

static void
run_version(struct request *request)
{
	request_ok(request, report_greeting(request->daemon));
}

static void
run_list(struct request *request)
{
	request_ok(request, json_pack("{s:o}", "ports", report_ports(request->daemon)));
}

static void
run_status(struct request *request)
{
	struct daemon *daemon = request->daemon;

	request_ok(request, json_pack("{s:o, s:o}", "board", report_board(daemon), "consoles",
				      report_consoles(daemon, true)));
}

static void
run_doctor(struct request *request)
{
	request_ok(request, report_doctor(request->daemon));
}

static void
run_subscribe(struct request *request)
{
	client_subscribe(request->client, true);
	request_ok(request, report_state(request->daemon));
}

/* ---- selecting ------------------------------------------------------------------------------- */

/* port of the request as 1.2, "2", 2 or its name; "none" is 0; negative after having failed the request */
static int
request_port(struct request *request, bool or_none)
{
	const struct ports *ports = &request->daemon->world.ports;
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
	port = ports_find(ports, text);
	if (port == PORT_SYNTAX)
		request_fail(request, "bad-port", EXIT_USAGE, "write a port as 1.2 or 2, or its name; "
			     "`overscan list` lists both", "\"%.48s\" is not a port", text);
	else if (port == PORT_AMBIGUOUS)
		request_fail(request, "bad-port", EXIT_USAGE, "`overscan list` shows them; name it by "
			     "its number", "several ports have the name \"%.48s\"", text);
	else if (port < 0)
		request_fail(request, "no-such-port", EXIT_ABSENT,
			     "`overscan list` lists the ports",
			     "there is no port %.20s; this switch has %d.1 to %d.%d", text, UNIT,
			     UNIT, ports->count);
	return port;
}

static void
run_select(struct request *request)
{
	struct daemon *daemon = request->daemon;
	int port, result;

	if (!request_console(request))
		return;
	port = request_port(request, true);
	if (port < 0)
		return;
	result = ovs_select(daemon->link.board, request->console, port);
	if (result != 0) {
		request_fail_board(request, result);
		return;
	}
	log_info("console %d: port %d.%d selected by %s", request->console, UNIT, port,
		 client_who(request->client));
	request_settle(request);
}

/* ---- typing ---------------------------------------------------------------------------------- */

static void
on_typed(void *ctx, bool complete)
{
	struct request *request = ctx;

	if (complete)
		request_settle(request);
	else
		request_fail(request, "cancelled", EXIT_HARDWARE,
			     "`overscan doctor` shows the state of the board",
			     "the keys were not all sent; none is held down");
}

static void
type_strokes(struct request *request, struct strokes *strokes)
{
	struct injector *injector = &request->daemon->console[request->console].injector;

	if (!injector_add(injector, strokes, on_typed, request)) {
		strokes_fini(strokes);
		request_fail(request, "busy", EXIT_BUSY, "wait for the answers to earlier keys",
			     "%d key requests are waiting already", JOBS_MAX);
	}
}

/* the chords of the request; false after having failed it */
static bool
collect_chords(struct request *request, struct strokes *strokes)
{
	json_t *chords = json_object_get(request->body, "chords"), *chord;
	char bad[CHORD_NAME_MAX + 1];
	size_t i;

	json_array_foreach(chords, i, chord) {
		const char *text = json_string_value(chord);

		if (text && strokes_chord(strokes, text, bad))
			continue;
		request_fail(request, "bad-key", EXIT_USAGE, "`overscan help keys` lists the keys",
			     "there is no key \"%s\"", text ? bad : "(not text)");
		return false;
	}
	if (i > 0)
		return true;
	request_fail(request, "bad-request", EXIT_USAGE, "for instance [\"Ctrl+Alt+Delete\"]",
		     "\"chords\" must be a list of chords");
	return false;
}

static void
run_key(struct request *request)
{
	struct strokes strokes = { 0 };

	if (!request_console(request))
		return;
	if (collect_chords(request, &strokes))
		type_strokes(request, &strokes);
	else
		strokes_fini(&strokes);
}

static void
run_type(struct request *request)
{
	struct strokes strokes = { 0 };
	const char *text;
	size_t bad_at;

	if (!request_console(request))
		return;
	text = request_text(request, "text");
	if (text == NULL)
		return;
	if (strokes_text(&strokes, text, &bad_at)) {
		type_strokes(request, &strokes);
		return;
	}
	strokes_fini(&strokes);
	if (bad_at > STROKES_MAX / 4)
		request_fail(request, "too-long", EXIT_USAGE, "send it in several requests",
			     "the text is too long");
	else
		request_fail(request, "bad-key", EXIT_USAGE, "US keyboard characters can be typed",
			     "no key types character %zu of the text", bad_at);
}

static void
run_mouse(struct request *request)
{
	long dx, dy, wheel = 0, buttons = 0;
	int result;

	if (!request_console(request) || !request_int(request, "dx", -4096, 4096, &dx) ||
	    !request_int(request, "dy", -4096, 4096, &dy))
		return;
	if (json_object_get(request->body, "buttons") &&
	    !request_int(request, "buttons", 0, 7, &buttons))
		return;
	if (json_object_get(request->body, "wheel") &&
	    !request_int(request, "wheel", -127, 127, &wheel))
		return;
	/* on the socket dy counts down the screen, as everywhere; PS/2 counts up */
	result = ovs_mouse(request->daemon->link.board, request->console, (unsigned)buttons,
			   (int)dx, (int)-dy, (int)wheel);
	if (result != 0)
		request_fail_board(request, result);
	else
		request_settle(request);
}

/* ---- names ----------------------------------------------------------------------------------- */

static void
run_name(struct request *request)
{
	struct daemon *daemon = request->daemon;
	json_t *name = json_object_get(request->body, "name");
	const char *text = json_string_value(name), *wrong = NULL;
	struct action action = { .act = ACT_PORT_NAME, .port = request_port(request, false) };
	char message[64];

	if (action.port < 0)
		return;
	if (!json_is_null(name))
		wrong = text ? ports_name_error(text) : "\"name\" is missing";
	if (wrong) {
		request_fail(request, "bad-name", EXIT_USAGE, "for instance WEB-01", "%s", wrong);
		return;
	}
	snprintf(action.text, sizeof(action.text), "%s", text ? text : "");
	if (store_act(daemon->store, &daemon->world, &action, "", client_who(request->client),
		      message, sizeof(message)) != EXIT_OK) {
		request_fail(request, "state", EXIT_VERIFY, "see the daemon's log",
			     "the name could not be written to the state file");
		return;
	}
	log_info("port %d.%d named \"%s\" by %s", UNIT, action.port,
		 daemon->world.ports.port[action.port].name, client_who(request->client));
	daemon_status_changed(daemon);
	request_ok(request, json_pack("{s:s, s:b}", "name",
				      daemon->world.ports.port[action.port].name, "kept",
				      store_kept(daemon->store)));
}

const struct command commands[] = {
	{ "ping", false, run_ping },
	{ "version", false, run_version },
	{ "list", false, run_list },
	{ "status", false, run_status },
	{ "doctor", false, run_doctor },
	{ "subscribe", false, run_subscribe },
	{ "select", true, run_select },
	{ "key", true, run_key },
	{ "type", true, run_type },
	{ "mouse", true, run_mouse },
	{ "osd", true, command_osd },
	{ "page", true, command_page },
	{ "name", true, run_name },
	{ NULL, false, NULL },
};
