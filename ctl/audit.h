/* SPDX-License-Identifier: MIT */
/*
 * The audit: who did what, where and when. Kinds and their words; store.h writes and reads it.
 */
#ifndef CTL_AUDIT_H
#define CTL_AUDIT_H

#include "ctl/ports.h"
#include "ctl/users.h"

enum audit_kind {
	AUDIT_START,		/* the daemon began, ended */
	AUDIT_BOARD,		/* the board came, went */
	AUDIT_SWITCH,		/* a console went to a port */
	AUDIT_LOGIN, AUDIT_LOGOUT, AUDIT_FAILED, AUDIT_LOCKOUT,
	AUDIT_SCAN,		/* began, visited a port, ended */
	AUDIT_BROADCAST,
	AUDIT_TAKEOVER,
	AUDIT_POWER,		/* and re-plug */
	AUDIT_SETTING, AUDIT_USER, AUDIT_NAME,
	AUDIT_PICTURE,		/* a port's picture came, went */
	AUDIT_ALARM,		/* a watched port changed, went black, lost its picture */
	AUDIT_KINDS
};

/* "switch", "login" ...: NULL beyond the last */
const char *audit_word(enum audit_kind kind);
/* the other way; -1 if it is none */
int audit_kind(const char *word);

struct audit_entry {
	long long id, time_ms;		/* since 1970 */
	enum audit_kind kind;
	int console, port;		/* 0 = none */
	char user[USER_BYTES];		/* who, empty = nobody was logged in */
	char from[64];			/* "console", "tool alice(1000)", "scan" */
	char text[128];
};

#endif
