/* SPDX-License-Identifier: MIT */
/* doctor: the order of the checks, what the daemon knows, and how findings are told. See doctor.h. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ctl/doctor.h"
#include "ctl/exit_codes.h"
#include "driver/overscan.h"

enum {
	LOW_SPACE_BYTES = 16 << 20,
	BAD_PER_FRAMES = 1000,		/* more than one damaged frame in so many is no accident */
};

/* ---- telling --------------------------------------------------------------------------------- */

static void
print_check(const struct doctor *doctor, enum verdict verdict, const char *text, const char *mend)
{
	static const char *const word[] = { "ok  ", "note", "warn", "FAIL" };
	static const char *const ink[] = { "\033[32m", "\033[36m", "\033[33m", "\033[1;31m" };
	bool color = doctor->tool->color && isatty(STDOUT_FILENO);

	if (doctor->tool->json || (doctor->tool->quiet && verdict == FINE))
		return;
	printf("%s%s%s  %s\n", color ? ink[verdict] : "", word[verdict], color ? "\033[0m" : "",
	       text);
	if (mend)
		printf("      -> %s\n", mend);
}

/* what a USB device or a path says is not for the terminal; a cut may have left half a character */
static json_t *
clean(char *text)
{
	json_t *string;

	for (char *c = text; *c; c++)
		if ((unsigned char)*c < ' ' && *c != '\n')
			*c = '?';
	string = json_string(text);
	for (char *c = text; string == NULL && *c; c++)
		if ((unsigned char)*c > '~')
			*c = '?';
	return string ? string : json_string(text);
}

void
doctor_say(struct doctor *doctor, const char *id, enum verdict verdict, int code, const char *mend,
	   const char *format, ...)
{
	static const char *const word[] = { "ok", "note", "warn", "fail" };
	char text[1024], remedy[512];
	json_t *said, *advised;
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	snprintf(remedy, sizeof(remedy), "%s", mend && verdict != FINE ? mend : "");
	said = clean(text);
	advised = clean(remedy);
	print_check(doctor, verdict, text, remedy[0] ? remedy : NULL);
	if (remedy[0] == 0) {
		json_decref(advised);
		advised = json_null();
	}
	json_array_append_new(doctor->checks, json_pack("{s:s, s:s, s:o, s:o}", "check", id,
		"verdict", word[verdict], "text", said, "mend", advised));
	if (verdict >= WARN && doctor->code == EXIT_OK)
		doctor->code = code;
}

static long
number(json_t *object, const char *key)
{
	return (long)json_integer_value(json_object_get(object, key));
}

static const char *
text(json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? value : "?";
}

/* ---- daemon and board ------------------------------------------------------------------------ */

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
		doctor_service(doctor, code);
	else
		doctor_say(doctor, "daemon", FINE, 0, NULL,
			   "overscand %s answers on %s (pid %ld, protocol %ld)", text(answer, "version"),
			   doctor->tool->socket, number(answer, "pid"), number(answer, "protocol"));
	return answer;
}

static void
check_config(struct doctor *doctor, json_t *health)
{
	const char *error = json_string_value(json_object_get(health, "config"));

	if (error)
		doctor_say(doctor, "config", WARN, EXIT_USAGE, "mend the file; overscand --check says when it "
			   "is right; then: sudo systemctl reload overscand",
			   "the configuration is wrong, and the next start will fail: %s", error);
}

static bool
check_board(struct doctor *doctor, json_t *answer)
{
	json_t *board = json_object_get(answer, "board"), *info = json_object_get(answer, "info");

	if (!json_is_true(json_object_get(board, "up"))) {
		doctor_board(doctor, board);
		return false;
	}
	doctor_say(doctor, "board", FINE, 0, NULL, "board %s: %ld ports, %ld consoles, text %ldx%ld",
		   text(board, "name"), number(info, "ports"), number(info, "consoles"),
		   number(info, "text_cols"), number(info, "text_rows"));
	return true;
}

static void
check_versions(struct doctor *doctor, json_t *answer)
{
	unsigned long daemon = (unsigned long)number(answer, "schema");

	if (daemon != ovs_schema() || strcmp(text(answer, "version"), OVS_VERSION) != 0)
		doctor_say(doctor, "versions", WARN, EXIT_VERIFY, "install both from one build, then: sudo "
			   "systemctl restart overscand", "tool %s (schema %08X), daemon %s (schema %08lX)",
			   OVS_VERSION, (unsigned)ovs_schema(), text(answer, "version"), daemon);
	else
		doctor_say(doctor, "versions", FINE, 0, NULL,
			   "link schema %08lX in tool, daemon and gateware", daemon);
}

static bool
is_simulated(json_t *answer)
{
	return strncmp(text(json_object_get(answer, "board"), "name"), "socket:", 7) == 0;
}

static void
check_font(struct doctor *doctor, json_t *answer, json_t *counters)
{
	if (json_is_true(json_object_get(counters, "font_ok"))) {
		doctor_say(doctor, "font", FINE, 0, NULL, "font image in the flash");
		return;
	}
	doctor_say(doctor, "font", BAD, EXIT_VERIFY, is_simulated(answer) ? "start overscan-sim with --flash font.img" :
		   "write one: overscan font install share/overscan/fonts/font.img (with --mpsse when the gateware has no "
		   "flash writer)",
		   "no font image in the flash: the menu cannot be read");
}

static void
check_link(struct doctor *doctor, json_t *answer, json_t *counters)
{
	long bad = number(counters, "rx_bad") + number(counters, "board_rx_bad");
	long lost = number(counters, "board_ev_lost"), overruns = number(counters, "usb_overruns");
	long frames = number(counters, "rx_frames") + number(counters, "board_rx_frames");
	bool many = bad * BAD_PER_FRAMES > frames;

	if (bad + lost + overruns == 0)
		doctor_say(doctor, "link", FINE, 0, NULL, "link: %ld frames, none damaged, round trip %ld us",
			   frames, number(counters, "rtt_us"));
	else
		doctor_say(doctor, "link", many || lost || overruns ? WARN : NOTE, EXIT_HARDWARE,
			   lost || overruns ? "is the machine overloaded? nothing should hold up overscand" :
			   is_simulated(answer) ? "there is no cable here: they were repeated, nothing is lost" :
			   "check the USB cable: shorter, no hub, away from motors", "link: %ld frames, %ld "
			   "damaged, %ld repeated, %ld events lost, %ld overruns", frames, bad,
			   number(counters, "tx_repeats"), lost, overruns);
}

/* ---- what is kept ---------------------------------------------------------------------------- */

static void
check_state(struct doctor *doctor, json_t *answer, json_t *health)
{
	json_t *state = json_object_get(health, "state");
	const char *directory = text(answer, "state");
	const char *error = json_string_value(json_object_get(state, "error"));
	long long free_bytes = json_integer_value(json_object_get(state, "free_bytes"));

	if (!json_is_true(json_object_get(answer, "names_kept")))
		doctor_say(doctor, "state", NOTE, 0, "write state = \"DIR\" into the configuration, or start "
			   "overscand with --state DIR", "what is set at run time ends with the daemon");
	else if (error)
		doctor_say(doctor, "state", BAD, EXIT_PERMISSION, "it should exist, belong to the user of "
			   "overscand and have room: sudo systemd-tmpfiles --create overscan.conf; df DIR; then "
			   "sudo systemctl restart overscand",
			   "nothing can be kept in %s: %s", directory, error);
	else if (free_bytes < LOW_SPACE_BYTES)
		doctor_say(doctor, "state", WARN, EXIT_VERIFY, "make room there, before names and events are "
			   "lost", "only %lld kB are free in %s", free_bytes / 1024, directory);
	else
		doctor_say(doctor, "state", FINE, 0, NULL, "names and settings are kept in %s", directory);
}

/* ---- ports ----------------------------------------------------------------------------------- */

static bool
has(json_t *port, const char *key)
{
	return json_is_true(json_object_get(port, key));
}

/* "1.2 WEB-01, 1.3 DB (lost …)" of the ports with or without a picture or keyboard; how many */
static int
list_ports(json_t *ports, bool picture, bool keyboard, char *out, size_t size)
{
	json_t *port;
	int count = 0;
	size_t i, len = 0;

	out[0] = 0;
	json_array_foreach(ports, i, port) {
		const char *lost = json_string_value(json_object_get(port, "lost"));

		if (has(port, "picture") != picture || (picture && has(port, "keyboard") != keyboard))
			continue;
		count++;
		len += (size_t)snprintf(out + len, size - len, "%s%s %s%s%s%s", len ? ", " : "",
			text(port, "port"), text(port, "name"), picture ? "" : lost ? " (lost " : " (never seen)",
			picture || !lost ? "" : lost, picture || !lost ? "" : ")");
		if (len >= size)
			return count;
	}
	return count;
}

static void
check_ports(struct doctor *doctor, json_t *ports)
{
	int all = (int)json_array_size(ports), dark, dumb;
	char list[800];

	if (all == 0) {
		doctor_say(doctor, "pictures", NOTE, 0, "ask again as a user who may see ports",
			   "no port can be seen without a login");
		return;
	}
	dark = list_ports(ports, false, false, list, sizeof(list));
	if (dark == 0)
		doctor_say(doctor, "pictures", FINE, 0, NULL, "all %d ports have a picture", all);
	else if (dark == all)
		doctor_say(doctor, "pictures", WARN, EXIT_ABSENT, "switch a host on, and check the video cables",
			   "no port has a picture: %s", list);
	else
		doctor_say(doctor, "pictures", NOTE, 0, "if such a host is on, check "
			   "its video cable", "%d of %d ports have a picture; not: %s", all - dark, all, list);
	dumb = list_ports(ports, true, false, list, sizeof(list));
	if (dumb > 0)
		doctor_say(doctor, "keyboards", NOTE, 0, "check its keyboard cable; a host may look for a keyboard "
			   "only while it starts", "a picture, but no use of the keyboard: %s", list);
	else if (dark < all)
		doctor_say(doctor, "keyboards", FINE, 0, NULL, "every host with a picture uses its keyboard");
}

static void
check_last_loss(struct doctor *doctor, json_t *ports)
{
	json_t *port, *last = NULL;
	size_t i;

	json_array_foreach(ports, i, port) {
		if (number(port, "lost_s") > number(last, "lost_s"))
			last = port;
	}
	if (last)
		doctor_say(doctor, "last-loss", NOTE, 0, NULL, "last picture lost: %s %s, at %s, %s",
			   text(last, "port"), text(last, "name"), text(last, "lost"),
			   has(last, "picture") ? "and back since" : "and still away");
}

/* ---- all of them ----------------------------------------------------------------------------- */

static void
check_all(struct doctor *doctor)
{
	json_t *answer = check_daemon(doctor), *health = json_object_get(answer, "health");
	json_t *counters = json_object_get(answer, "counters");

	if (answer == NULL) {
		doctor_usb(doctor);
		return;
	}
	check_config(doctor, health);
	if (check_board(doctor, answer)) {
		check_versions(doctor, answer);
		check_font(doctor, answer, counters);
		check_link(doctor, answer, counters);
		check_ports(doctor, json_object_get(health, "ports"));
		check_last_loss(doctor, json_object_get(health, "ports"));
	}
	check_state(doctor, answer, health);
	json_decref(answer);
}

int
tool_doctor(struct tool *tool, int argc, char **argv)
{
	struct doctor doctor = { tool, json_array(), EXIT_OK };

	(void)argc, (void)argv;
	check_all(&doctor);
	if (tool->json) {
		json_t *all = json_pack("{s:O, s:i}", "checks", doctor.checks, "exit", doctor.code);

		tool_print_json(all);
		json_decref(all);
	}
	json_decref(doctor.checks);
	return doctor.code;
}
