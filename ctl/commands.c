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
on_round_trip(void *ctx, int result, unsigned rtt_us)
{
	struct request *request = ctx;

	if (result != 0)
		request_fail_board(request, result);
	else
		request_ok(request, json_pack("{s:I}", "us", (json_int_t)rtt_us));
}

static void
run_round_trip(struct request *request)
{
	int result = ovs_ping(request->daemon->link.board, on_round_trip, request);

	if (result != 0)
		request_fail_board(request, result);
}

static void
run_version(struct request *request)
{
	request_ok(request, report_greeting(request->daemon));
}

static void
run_list(struct request *request)
{
	request_ok(request, json_pack("{s:o}", "ports", report_ports(request->daemon, request_user(request))));
}

static void
run_status(struct request *request)
{
	struct daemon *daemon = request->daemon;

	if (json_object_get(request->body, "console") && daemon->link.up && !request_console(request))
		return;
	request_ok(request, json_pack("{s:o, s:o}", "board", report_board(daemon), "consoles",
				      report_consoles(daemon, request_user(request), true)));
}

static void
run_doctor(struct request *request)
{
	request_ok(request, report_doctor(request->daemon, request_user(request)));
}

static void
run_subscribe(struct request *request)
{
	if (json_object_get(request->body, "console") && request->daemon->link.up && !request_console(request))
		return;
	client_subscribe(request->client, true);
	request_ok(request, report_state(request->daemon, request_user(request)));
}

/* ---- selecting ------------------------------------------------------------------------------- */

static void
run_select(struct request *request)
{
	struct action action = { .act = ACT_SELECT };

	if (!request_console(request))
		return;
	action.port = request_port(request, true);
	if (action.port >= 0 && request_use(request) && request_desk(request, &action))
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

	if (!request_console(request) || !request_may_type(request))
		return;
	if (collect_chords(request, &strokes) && request_use(request))
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

	if (!request_console(request) || !request_may_type(request))
		return;
	text = request_text(request, "text");
	if (text == NULL)
		return;
	if (strokes_text(&strokes, text, &bad_at)) {
		if (request_use(request))
			type_strokes(request, &strokes);
		else
			strokes_fini(&strokes);
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

	if (!request_console(request) || !request_may_type(request) ||
	    !request_int(request, "dx", -4096, 4096, &dx) || !request_int(request, "dy", -4096, 4096, &dy))
		return;
	if (json_object_get(request->body, "buttons") &&
	    !request_int(request, "buttons", 0, 7, &buttons))
		return;
	if (json_object_get(request->body, "wheel") &&
	    !request_int(request, "wheel", -127, 127, &wheel))
		return;
	if (!request_use(request))
		return;
	/* on the socket dy counts down the screen, as everywhere; PS/2 counts up */
	result = ovs_mouse(request->daemon->link.board, request->console, (unsigned)buttons,
			   (int)dx, (int)-dy, (int)wheel);
	if (result != 0)
		request_fail_board(request, result);
	else
		request_settle(request);
}

const struct command commands[] = {
	{ "ping", NEED_NOTHING, run_ping },
	{ "round-trip", NEED_USER | NEED_BOARD, run_round_trip },
	{ "version", NEED_NOTHING, run_version },
	{ "doctor", NEED_NOTHING, run_doctor },
	{ "login", NEED_NOTHING, command_login },
	{ "logout", NEED_NOTHING, command_logout },
	{ "list", NEED_USER, run_list },
	{ "status", NEED_USER, run_status },
	{ "subscribe", NEED_USER, run_subscribe },
	{ "select", NEED_USER | NEED_BOARD, run_select },
	{ "key", NEED_USER | NEED_BOARD, run_key },
	{ "type", NEED_USER | NEED_BOARD, run_type },
	{ "mouse", NEED_USER | NEED_BOARD, run_mouse },
	{ "osd", NEED_ADMIN | NEED_BOARD, command_osd },
	{ "page", NEED_ADMIN | NEED_BOARD, command_page },
	{ "flash", NEED_ADMIN | NEED_BOARD, command_flash },
	{ "scan", NEED_USER | NEED_BOARD, command_scan },
	{ "skip", NEED_USER | NEED_BOARD, command_skip },
	{ "broadcast", NEED_USER | NEED_BOARD, command_broadcast },
	{ "banner", NEED_USER | NEED_BOARD, command_banner },
	{ "blank", NEED_USER | NEED_BOARD, command_blank },
	{ "replug", NEED_USER | NEED_BOARD, command_replug },
	{ "power", NEED_USER | NEED_BOARD, command_power },
	{ "take", NEED_USER | NEED_BOARD, command_take },
	{ "give", NEED_USER | NEED_BOARD, command_give },
	{ "refuse", NEED_USER | NEED_BOARD, command_refuse },
	{ "menu", NEED_USER, command_menu },
	{ "set", NEED_USER, command_set },
	{ "name", NEED_ADMIN, command_name },
	{ "quick", NEED_ADMIN, command_quick },
	{ "dwell", NEED_ADMIN, command_dwell },
	{ "macro", NEED_ADMIN, command_macro },
	{ "buttons", NEED_ADMIN, command_buttons },
	{ "edid", NEED_ADMIN, command_edid },
	{ "user", NEED_ADMIN, command_user },
	{ "sessions", NEED_ADMIN, command_sessions },
	{ "passwd", NEED_USER, command_passwd },
	{ "log", NEED_ADMIN, command_log },
	{ "export", NEED_ADMIN, command_export },
	{ "import", NEED_ADMIN, command_import },
	{ "defaults", NEED_ADMIN, command_defaults },
	{ "clear-names", NEED_ADMIN, command_clear_names },
	{ NULL, NEED_NOTHING, NULL },
};
