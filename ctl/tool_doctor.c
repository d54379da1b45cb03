/* SPDX-License-Identifier: MIT */
/* doctor: one line a check, with what to do about it; the exit code is that of the first failure. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/tool.h"
#include "driver/overscan.h"

enum verdict { FINE, NOTE, BAD };

struct doctor {
	struct tool *tool;
	json_t *checks;
	int code;
};

static void
print_check(const struct doctor *doctor, enum verdict verdict, const char *text, const char *mend)
{
	static const char *const word[] = { "ok  ", "note", "FAIL" };
	static const char *const ink[] = { "\033[32m", "\033[33m", "\033[1;31m" };
	bool color = doctor->tool->color && isatty(STDOUT_FILENO);

	if (doctor->tool->json || (doctor->tool->quiet && verdict == FINE))
		return;
	printf("%s%s%s  %s\n", color ? ink[verdict] : "", word[verdict], color ? "\033[0m" : "",
	       text);
	if (mend)
		printf("      -> %s\n", mend);
}

/* code: what the program ends with if this is the first thing found wrong */
static void
check(struct doctor *doctor, enum verdict verdict, int code, const char *mend, const char *format,
      ...)
{
	static const char *const word[] = { "ok", "note", "fail" };
	char text[512];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	print_check(doctor, verdict, text, verdict == FINE ? NULL : mend);
	json_array_append_new(doctor->checks, json_pack("{s:s, s:s, s:s?}", "verdict",
		word[verdict], "text", text, "mend", verdict == FINE ? NULL : mend));
	if (verdict == BAD && doctor->code == EXIT_OK)
		doctor->code = code;
}

static long
number(json_t *object, const char *key)
{
	return (long)json_integer_value(json_object_get(object, key));
}

static json_t *
check_daemon(struct doctor *doctor)
{
	struct control *control = &doctor->tool->control;
	json_t *answer = NULL;
	int code = control_open(control, doctor->tool->socket);

	if (code == EXIT_OK)
		code = control_call(control, json_pack("{s:s}", "cmd", "doctor"),
				    CONTROL_TIMEOUT_MS, &answer);
	if (code != EXIT_OK)
		check(doctor, BAD, code, control->hint, "%s", control->message);
	else
		check(doctor, FINE, 0, NULL, "overscand %s answers on %s (pid %ld, protocol %ld)",
		      json_string_value(json_object_get(answer, "version")),
		      doctor->tool->socket, number(answer, "pid"), number(answer, "protocol"));
	return answer;
}

static const char *
mend_board(const char *name, long code)
{
	if (code == EXIT_PERMISSION)
		return "install the udev rule and join its group, then plug the board in again";
	if (code == EXIT_BUSY)
		return "another program has the board: end it (fuser, lsof)";
	if (code == EXIT_VERIFY)
		return "gateware and programs are of different versions: load the gateware that "
		       "belongs to these programs";
	if (name && strncmp(name, "socket:", 7) == 0)
		return "start the simulated board: overscan-sim --link SOCKET ...";
	return "check cable and power; overscand tries again every second";
}

static bool
check_board(struct doctor *doctor, json_t *answer)
{
	json_t *board = json_object_get(answer, "board");
	const char *name = json_string_value(json_object_get(board, "name"));
	long code = number(board, "exit");

	if (json_is_true(json_object_get(board, "up"))) {
		json_t *info = json_object_get(answer, "info");

		check(doctor, FINE, 0, NULL, "board %s: %ld ports, %ld consoles, text %ldx%ld", name,
		      number(info, "ports"), number(info, "consoles"), number(info, "text_cols"),
		      number(info, "text_rows"));
		return true;
	}
	check(doctor, BAD, code ? (int)code : EXIT_HARDWARE, mend_board(name, code),
	      "board %s: %s", name, json_string_value(json_object_get(board, "error")));
	return false;
}

static void
check_versions(struct doctor *doctor, json_t *answer)
{
	unsigned long daemon = (unsigned long)number(answer, "schema");
	const char *version = json_string_value(json_object_get(answer, "version"));

	if (daemon != ovs_schema() || version == NULL || strcmp(version, OVS_VERSION) != 0)
		check(doctor, NOTE, 0, "install both from one build and start overscand again",
		      "tool %s (schema %08X), daemon %s (schema %08lX)", OVS_VERSION,
		      (unsigned)ovs_schema(), version ? version : "?", daemon);
	else
		check(doctor, FINE, 0, NULL, "link schema %08lX in tool, daemon and gateware", daemon);
}

static void
check_font(struct doctor *doctor, json_t *counters)
{
	if (json_is_true(json_object_get(counters, "font_ok")))
		check(doctor, FINE, 0, NULL, "font image in the flash");
	else
		check(doctor, BAD, EXIT_VERIFY, "write the font image (build/osd-font) into the flash; "
		      "simulated board: overscan-sim --flash FILE", "no font image in the flash: "
		      "the menu cannot be read");
}

static void
check_link(struct doctor *doctor, json_t *counters)
{
	long bad = number(counters, "rx_bad") + number(counters, "board_rx_bad");
	long lost = number(counters, "board_ev_lost"), overruns = number(counters, "usb_overruns");
	const char *mend = "check the cable, and that no program disturbs overscand";

	if (bad + lost + overruns == 0)
		check(doctor, FINE, 0, NULL, "link: %ld frames, none damaged, round trip %ld us",
		      number(counters, "rx_frames"), number(counters, "rtt_us"));
	else
		check(doctor, NOTE, 0, mend, "link: %ld frames, %ld damaged, %ld repeated, %ld events "
		      "lost, %ld overruns", number(counters, "rx_frames"), bad,
		      number(counters, "tx_repeats"), lost, overruns);
}

static void
check_state(struct doctor *doctor, json_t *answer)
{
	if (json_is_true(json_object_get(answer, "names_kept")))
		check(doctor, FINE, 0, NULL, "names are kept in %s",
		      json_string_value(json_object_get(answer, "state")));
	else
		check(doctor, NOTE, 0, "start overscand with --state DIR",
		      "names given by `overscan name` end with the daemon");
}

static int
count_pictures(json_t *ports)
{
	json_t *port;
	int count = 0;
	size_t i;

	json_array_foreach(ports, i, port) {
		count += json_is_object(json_object_get(port, "picture"));
	}
	return count;
}

static void
check_pictures(struct doctor *doctor)
{
	json_t *list = NULL, *ports;
	int with;

	control_call(&doctor->tool->control, json_pack("{s:s}", "cmd", "list"),
		     CONTROL_TIMEOUT_MS, &list);
	ports = json_object_get(list, "ports");
	with = count_pictures(ports);
	check(doctor, with > 0 ? FINE : NOTE, 0, "switch a host on, and check its video cable",
	      "%d of %zu ports have a picture", with, json_array_size(ports));
	json_decref(list);
}

int
tool_doctor(struct tool *tool, int argc, char **argv)
{
	struct doctor doctor = { tool, json_array(), EXIT_OK };
	json_t *answer = check_daemon(&doctor);

	(void)argc, (void)argv;
	if (answer && check_board(&doctor, answer)) {
		json_t *counters = json_object_get(answer, "counters");

		check_versions(&doctor, answer);
		check_font(&doctor, counters);
		check_link(&doctor, counters);
		check_pictures(&doctor);
		check_state(&doctor, answer);
	}
	if (tool->json) {
		json_t *all = json_pack("{s:O, s:i}", "checks", doctor.checks, "exit", doctor.code);

		tool_print_json(all);
		json_decref(all);
	}
	json_decref(doctor.checks);
	json_decref(answer);
	return doctor.code;
}
