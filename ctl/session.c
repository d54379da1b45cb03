/* SPDX-License-Identifier: MIT */
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ctl/page.h"
#include "ctl/session.h"

void
session_init(struct session *session, uid_t uid, bool wary)
{
	const struct passwd *account = getpwuid(uid);

	memset(session, 0, sizeof(*session));
	session->uid = uid;
	session->user = NO_USER;
	session->trusted = !wary && (uid == 0 || uid == geteuid());
	snprintf(session->from, sizeof(session->from), "tool %.32s(%u)",
		 account ? account->pw_name : "", (unsigned)uid);
	utf8_clean(session->from);
}

static const struct user *
find(const struct users *users, int id)
{
	for (int i = 0; i < users->count; i++)
		if (users->user[i].id == id)
			return &users->user[i];
	return NULL;
}

int
session_user(const struct session *session, const struct world *world)
{
	/* a user who was removed, or may not log in any more, is nobody's session */
	const struct user *user = find(&world->users, session->user);

	if (user && user->hash[0])
		return session->user;
	return session->trusted || !world_login_wanted(world) ? NOBODY : NO_USER;
}

const char *
session_name(const struct session *session, const struct world *world)
{
	const struct user *user = find(&world->users, session_user(session, world));

	return user ? user->name : "";
}

/* the user stands first: what is cut off is the account */
const char *
session_who(struct session *session, const struct world *world)
{
	const char *name = session_name(session, world);
	char who[USER_BYTES + sizeof(session->from) + 2];

	snprintf(who, sizeof(who), "%s%s%s", name, name[0] ? ", " : "", session->from);
	snprintf(session->who, sizeof(session->who), "%.63s", who);
	utf8_clean(session->who);
	return session->who;
}
