/* SPDX-License-Identifier: MIT */
/*
 * Users, their rights and their profiles; sessions refer to a user by id.
 *
 * Pure memory. NOBODY stands for the operator while no login is asked for: it may do everything, and
 * its profile is that of the switch. Passwords are here as argon2id hashes only (password.h).
 */
#ifndef CTL_USERS_H
#define CTL_USERS_H

#include "ctl/ports.h"
#include "ctl/settings.h"

enum {
	USERS_MAX = 32,
	USER_COLUMNS = 16,
	USER_BYTES = USER_COLUMNS * 3 + 1,
	PASSWORD_MAX = 64,		/* bytes of UTF-8 */
	HASH_BYTES = 128,		/* crypto_pwhash_STRBYTES */
	NOBODY = 0,
	NO_USER = -1,			/* logged out */
};

/* the administrator that a switch without users has; it is given its password on first use */
#define USER_FIRST "ADMIN"

enum right { RIGHT_NONE, RIGHT_VIEW, RIGHT_FULL };

struct user {
	int id;				/* from 1, never given twice */
	char name[USER_BYTES];
	bool admin;
	char hash[HASH_BYTES];		/* empty: cannot log in */
	enum right right[PORTS_MAX + 1];
	struct settings profile;	/* only its profile settings count */
	bool own[SETTING_COUNT];	/* chosen by this user; the store gives the others as the switch has them */
	int last_port;			/* where the last session ended, 0 = none */
	long long failed_since_s;	/* first failed login since the last good one, 0 = none */
	int failed;			/* how many */
};

struct users {
	int count;
	struct user user[USERS_MAX];
};

/* by id or by name (case counts); NULL if there is none */
struct user *users_by_id(struct users *users, int id);
struct user *users_by_name(struct users *users, const char *name);

/* a new user has every right, no password, and the profile of the switch */
void user_init(struct user *user, int id, const char *name);

/* administrators who can log in, and whether anybody can */
int users_administrators(const struct users *users);
bool users_have_password(const struct users *users);

/* "none", "view", "full" */
const char *right_text(enum right right);
bool right_parse(const char *text, enum right *right);

/* NULL when it can be one, else a sentence that says what is wrong */
const char *user_name_error(const char *name);
const char *password_error(const char *password);

#endif
