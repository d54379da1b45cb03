/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/page.h"
#include "ctl/users.h"

struct user *
users_by_id(struct users *users, int id)
{
	for (int i = 0; i < users->count; i++)
		if (users->user[i].id == id)
			return &users->user[i];
	return NULL;
}

struct user *
users_by_name(struct users *users, const char *name)
{
	for (int i = 0; i < users->count; i++)
		if (strcmp(users->user[i].name, name) == 0)
			return &users->user[i];
	return NULL;
}

const char *
user_name_error(const char *name)
{
	int columns = utf8_columns(name);

	if (columns < 0)
		return "a user name is UTF-8 text without control characters";
	if (columns == 0)
		return "a user name must not be empty";
	if (columns > USER_COLUMNS)
		return "a user name has at most 16 columns (8 wide characters)";
	if (name[0] == ' ' || name[strlen(name) - 1] == ' ')
		return "a user name does not begin or end with a space";
	return NULL;
}

const char *
password_error(const char *password)
{
	size_t len = strlen(password);

	if (len == 0)
		return "a password must not be empty";
	if (len > PASSWORD_MAX)
		return "a password has at most 64 bytes";
	if (utf8_columns(password) < 0)
		return "a password is UTF-8 text without control characters";
	return NULL;
}

void
user_init(struct user *user, int id, const char *name)
{
	memset(user, 0, sizeof(*user));
	user->id = id;
	strncpy(user->name, name, sizeof(user->name) - 1);
	settings_init(&user->profile);
	for (int port = 1; port <= PORTS_MAX; port++)
		user->right[port] = RIGHT_FULL;
}

int
users_administrators(const struct users *users)
{
	int count = 0;

	for (int i = 0; i < users->count; i++)
		count += users->user[i].admin && users->user[i].hash[0];
	return count;
}

bool
users_have_password(const struct users *users)
{
	for (int i = 0; i < users->count; i++)
		if (users->user[i].hash[0])
			return true;
	return false;
}

const char *
right_text(enum right right)
{
	static const char *const text[] = { "none", "view", "full" };

	return text[right];
}

bool
right_parse(const char *text, enum right *right)
{
	for (int i = RIGHT_NONE; i <= RIGHT_FULL; i++)
		if (strcmp(right_text(i), text) == 0) {
			*right = i;
			return true;
		}
	return false;
}
