/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <string.h>

#include "ctl/audit.h"

static const char *const words[AUDIT_KINDS] = {
	[AUDIT_START] = "start", [AUDIT_BOARD] = "board", [AUDIT_SWITCH] = "switch",
	[AUDIT_LOGIN] = "login", [AUDIT_LOGOUT] = "logout", [AUDIT_FAILED] = "failed",
	[AUDIT_LOCKOUT] = "lockout", [AUDIT_SCAN] = "scan", [AUDIT_BROADCAST] = "broadcast",
	[AUDIT_TAKEOVER] = "takeover", [AUDIT_POWER] = "power", [AUDIT_SETTING] = "setting",
	[AUDIT_USER] = "user", [AUDIT_NAME] = "name", [AUDIT_PICTURE] = "picture",
	[AUDIT_ALARM] = "alarm",
};

const char *
audit_word(enum audit_kind kind)
{
	return (unsigned)kind < AUDIT_KINDS ? words[kind] : NULL;
}

int
audit_kind(const char *word)
{
	for (int kind = 0; kind < AUDIT_KINDS; kind++)
		if (strcmp(words[kind], word) == 0)
			return kind;
	return -1;
}
