/* SPDX-License-Identifier: MIT */
/*
 * Who a client of the control socket is, and for whom it acts.
 *
 * The kernel says which account it runs as. While no login is asked for it acts as NOBODY, who may do
 * everything. As soon as one is asked for, it must log in, and acts for that user for as long as the
 * connection lasts: what the user loses, the session loses at once. Root and the account of the daemon
 * need no login, unless the configuration says trust = off (docs/decisions/0009).
 */
#ifndef CTL_SESSION_H
#define CTL_SESSION_H

#include <sys/types.h>

#include "ctl/store.h"

struct menu_session;

struct session {
	uid_t uid;
	bool trusted;
	int user;			/* who has logged in; NO_USER: nobody has */
	char from[64];			/* "tool alice(1000)" */
	char who[64];			/* as session_who made it last */
	struct menu_session *menu;	/* NULL: none yet (commands_menu.c) */
	/* entries of the audit as they come */
	bool following;
	struct audit_filter filter;
	char filter_user[USER_BYTES], filter_word[64];
};

void session_init(struct session *session, uid_t uid, bool wary);

/* NOBODY, the id of a user, or NO_USER when a login is wanted first */
int session_user(const struct session *session, const struct world *world);

/* who that is to others, and to the console it holds: "BOB, tool alice(1000)" */
const char *session_who(struct session *session, const struct world *world);

/* name for the audit: empty for NOBODY and NO_USER */
const char *session_name(const struct session *session, const struct world *world);

#endif
