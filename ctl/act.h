/* SPDX-License-Identifier: MIT */
/*
 * Doing what was asked for: actions of the board go to the driver, kept ones to the store, logins to
 * the password check; what changed is told to every desk. Who may do what is looked at here once more,
 * whoever asked.
 */
#ifndef CTL_ACT_H
#define CTL_ACT_H

#include "ctl/action.h"

struct daemon;

struct actor {
	int console;			/* 0: a tool */
	int user;			/* whose rights count, NOBODY = the switch itself */
	const char *from;		/* "console", "scan", "alice(1000)" */
};

/* code: an exit code; text: one line for people, "" = nothing to say */
typedef void act_done(void *ctx, int code, const char *text);

/*
 * done (may be NULL) is called once, now or later. A secret in the action is wiped. Actions of a
 * console (ACT_SELECT and so on) need actor->console; tools ask console_act for them.
 */
void daemon_act(struct daemon *daemon, const struct actor *actor, struct action *action,
		act_done *done, void *ctx);

/* an audit line: from and user as the actor is */
void daemon_audit(struct daemon *daemon, const struct actor *actor, int kind, int port,
		  const char *text);

/* NULL when this user may do this to what is kept, else a sentence */
const char *act_forbidden(const struct daemon *daemon, int user, const struct action *action);

#endif
