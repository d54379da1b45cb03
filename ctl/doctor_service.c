/* SPDX-License-Identifier: MIT */
/* Why the daemon does not answer: its unit, its socket, and the groups of who asks. */
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl/doctor.h"
#include "ctl/exit_codes.h"

enum { GROUPS_MAX = 256 };

/* ---- the unit -------------------------------------------------------------------------------- */

struct unit {
	char load[32], active[32], file[32], result[32];
	int status;			/* exit code of the last run */
};

static void
take_property(struct unit *unit, const char *line)
{
	sscanf(line, "LoadState=%31s", unit->load);
	sscanf(line, "ActiveState=%31s", unit->active);
	sscanf(line, "UnitFileState=%31s", unit->file);
	sscanf(line, "Result=%31s", unit->result);
	sscanf(line, "ExecMainStatus=%d", &unit->status);
}

/* false when there is no systemd to ask */
static bool
ask_systemd(struct unit *unit)
{
	FILE *pipe = popen("timeout 3 systemctl show overscand.service -p LoadState -p ActiveState "
			   "-p UnitFileState -p Result -p ExecMainStatus 2>/dev/null", "r");
	char line[256];

	memset(unit, 0, sizeof(*unit));
	if (pipe == NULL)
		return false;
	while (fgets(line, sizeof(line), pipe))
		take_property(unit, line);
	return pclose(pipe) == 0 && unit->load[0];
}

struct cause {
	const char *result;
	int status;			/* -1 = any */
	int code;
	const char *text, *mend;
};

#define AGAIN "; then: sudo systemctl restart overscand"
#define JOURNAL "journalctl -u overscand -b -n 30"

/* exit codes of overscand(8); from 200 those of systemd.exec(5); signals as their numbers */
static const struct cause causes[] = {
	{ "exit-code", 64, 64, "its configuration or options are wrong",
	  "overscand --check says where" AGAIN },
	{ "exit-code", 3, 3, "the gateware or the state file is of another kind",
	  JOURNAL " says which" AGAIN },
	{ "exit-code", 4, 4, "it was not allowed to", JOURNAL " says what; is the udev rule installed? "
	  "do its directories belong to overscan? (sudo systemd-tmpfiles --create)" },
	{ "exit-code", 5, 5, "its socket is in use", "end the other overscand" AGAIN },
	{ "exit-code", 203, 1, "its program is not there", "install it again (make install)" AGAIN },
	{ "exit-code", 217, 1, "there is no user overscan", "sudo systemd-sysusers" AGAIN },
	{ "exit-code", -1, 2, "it ended with an error", JOURNAL " says why" AGAIN },
	{ "watchdog", -1, 6, "it hung, and was ended", "please report it with: " JOURNAL },
	{ "signal", -1, 2, "it crashed", "please report it with: " JOURNAL },
	{ "core-dump", -1, 2, "it crashed", "please report it with: " JOURNAL },
	{ "timeout", -1, 6, "it did not start in time", JOURNAL " says how far it came" AGAIN },
	{ "resources", -1, 2, "systemd could not start it", JOURNAL " says why" AGAIN },
	{ "start-limit-hit", -1, 2, "it failed again and again", JOURNAL " says why; then: sudo systemctl "
	  "reset-failed overscand && sudo systemctl start overscand" },
	{ NULL, -1, 2, "for a reason systemd does not tell", JOURNAL " may say more" AGAIN },
};

static void
say_failed(struct doctor *doctor, const struct unit *unit)
{
	const struct cause *cause = causes;

	while (cause->result && (strcmp(cause->result, unit->result) != 0 ||
				 (cause->status >= 0 && cause->status != unit->status)))
		cause++;
	doctor_say(doctor, "unit-failed", BAD, cause->code, cause->mend,
		   "overscand.service has failed: %s (%s, status %d)", cause->text, unit->result,
		   unit->status);
}

/* the states that need no more than one command, the first that fits */
static const struct {
	const char *load, *active, *file;	/* NULL = any */
	const char *id, *text, *mend;
} states[] = {
	{ "not-found", NULL, NULL, "unit-missing", "its unit is not installed",
	  "make install as root, or start it by hand: overscand --board BOARD --control SOCKET" },
	{ "masked", NULL, NULL, "unit-masked", "its unit is masked",
	  "sudo systemctl unmask overscand && sudo systemctl enable --now overscand" },
	{ NULL, "activating", NULL, "unit-starting", "systemd is starting it, perhaps again and again",
	  "wait a moment; " JOURNAL " says what holds it up" },
	{ NULL, "active", NULL, "unit-elsewhere", "its unit runs, with another control socket",
	  "name the socket that /etc/overscan/overscan.conf or /etc/default/overscan gives it: "
	  "--control or $OVERSCAN_CONTROL" },
	{ NULL, NULL, "disabled", "unit-disabled", "its unit is not enabled",
	  "sudo systemctl enable --now overscand" },
	{ NULL, NULL, NULL, "unit-stopped", "its unit is enabled, but was stopped",
	  "sudo systemctl start overscand" },
};

static bool
is(const char *wanted, const char *value)
{
	return wanted == NULL || strcmp(wanted, value) == 0;
}

static void
say_unit(struct doctor *doctor, const struct unit *unit)
{
	const struct control *control = &doctor->tool->control;
	size_t i = 0;

	if (strcmp(unit->active, "failed") == 0) {
		say_failed(doctor, unit);
		return;
	}
	while (!is(states[i].load, unit->load) || !is(states[i].active, unit->active) ||
	       !is(states[i].file, unit->file))
		i++;
	doctor_say(doctor, states[i].id, BAD, EXIT_ABSENT, states[i].mend, "%s: %s",
		   control->message, states[i].text);
}

/* ---- the right to use the socket ------------------------------------------------------------- */

static bool
contains(const gid_t *list, int count, gid_t group)
{
	for (int i = 0; i < count; i++)
		if (list[i] == group)
			return true;
	return false;
}

/* in the group database, which holds from the next login on */
static bool
will_be_member(const struct passwd *user, gid_t group)
{
	gid_t list[GROUPS_MAX];
	int count = GROUPS_MAX;

	return user && getgrouplist(user->pw_name, user->pw_gid, list, &count) >= 0 &&
	       contains(list, count, group);
}

static void
say_permission(struct doctor *doctor)
{
	const char *path = doctor->tool->socket;
	const struct passwd *user = getpwuid(getuid());
	const struct group *group;
	char mend[256];
	struct stat st;

	if (stat(path, &st) != 0) {
		doctor_say(doctor, "permission", BAD, EXIT_PERMISSION, "its directory should have mode "
			   "0755: sudo systemctl restart overscand", "no permission to reach %s", path);
		return;
	}
	group = getgrgid(st.st_gid);
	if (group == NULL || strcmp(group->gr_name, "overscan") != 0)
		snprintf(mend, sizeof(mend), "sudo systemd-sysusers && sudo systemctl restart overscand; the "
			 "group of the socket should be overscan");
	else if (will_be_member(user, st.st_gid))
		snprintf(mend, sizeof(mend), "log in again: you are a member of group overscan, but this "
			 "session began before that (or for now: newgrp overscan)");
	else
		snprintf(mend, sizeof(mend), "add yourself to group overscan: sudo usermod -aG overscan %s, "
			 "and log in again", user ? user->pw_name : "USER");
	doctor_say(doctor, "permission", BAD, EXIT_PERMISSION, mend,
		   "no permission to use %s (group %s, mode %04o)", path,
		   group ? group->gr_name : "?", (unsigned)st.st_mode & 07777);
}

/* ---- which of the two ------------------------------------------------------------------------ */

void
doctor_service(struct doctor *doctor, int code)
{
	const struct control *control = &doctor->tool->control;
	struct unit unit;

	if (code == EXIT_PERMISSION)
		say_permission(doctor);
	else if (code == EXIT_ABSENT && ask_systemd(&unit))
		say_unit(doctor, &unit);
	else if (code == EXIT_TIMEOUT)
		doctor_say(doctor, "daemon-hangs", BAD, code, "sudo systemctl restart overscand; what it was "
			   "doing: " JOURNAL, "%s", control->message);
	else
		doctor_say(doctor, "daemon", BAD, code, control->hint, "%s", control->message);
}
