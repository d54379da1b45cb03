/* SPDX-License-Identifier: MIT */
/*
 * Login of a tool's client, and passwords. Hashes are worked out in another thread; the request waits
 * for it, and whatever has changed meanwhile counts when it is done.
 *
 * Failed logins count for the account that the client runs as: back-off and lockout are those of a
 * console (lockout.h), and survive a restart. The answer to an unknown user is that to a wrong
 * password, as late.
 */
#include <stdio.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/lockout.h"
#include "ctl/password.h"

/* ---- lockouts -------------------------------------------------------------------------------- */

static void
get_lockout(const struct request *request, struct lockout *lockout)
{
	struct daemon *daemon = request->daemon;
	struct lockout_kept kept;

	store_lockout_get(daemon->store, request->place, &kept);
	lockout_init(lockout);
	lockout_restore(lockout, &kept, daemon->world.settings.value[SET_LOCKOUT_S],
			audit_now_ms(), (int64_t)daemon_now_ms(daemon));
}

/* may a password be tried now? One at a time, or many at once would cost no more than one. */
static bool
may_try(struct request *request)
{
	struct lockout lockout;
	int left_s;

	for (const struct request *other = request->daemon->requests; other; other = other->next)
		if (other->checking && other->place == request->place) {
			request_fail(request, "busy", EXIT_BUSY, "wait for its answer",
				     "another password is being checked");
			return false;
		}
	get_lockout(request, &lockout);
	left_s = lockout_left_s(&lockout, (int64_t)daemon_now_ms(request->daemon));
	if (left_s > 0)
		request_fail(request, "locked", EXIT_BUSY, "wait, then try again",
			     "too many failed logins; try again in %d s", left_s);
	return left_s <= 0;
}

static void
note_failure(struct request *request, const struct user *user)
{
	struct daemon *daemon = request->daemon;
	const struct settings *settings = &daemon->world.settings;
	struct lockout lockout;
	bool out;

	get_lockout(request, &lockout);
	out = lockout_failed(&lockout, settings->value[SET_LOCKOUT_TRIES],
			     settings->value[SET_LOCKOUT_S], audit_now_ms(),
			     (int64_t)daemon_now_ms(daemon));
	store_lockout_later(daemon->store, request->place, &lockout.kept);
	/* what was typed instead of a name may be a password */
	request_audit(request, AUDIT_FAILED, 0, 0, user ? user->name : "unknown user");
	if (user)
		store_login_later(daemon->store, &daemon->world, user->id, false);
	if (out)
		request_audit(request, AUDIT_LOCKOUT, 0, 0, "too many failed logins");
}

static void
note_success(struct request *request, const struct user *user)
{
	struct lockout_kept none = { 0 };

	store_lockout_later(request->daemon->store, request->place, &none);
	store_login_later(request->daemon->store, &request->daemon->world, user->id, true);
}

static void
wrong_password(struct request *request)
{
	request_fail(request, "wrong-password", EXIT_PERMISSION, "capitals count; an administrator "
		     "can set a new one with `overscan passwd USER`",
		     "user or password is wrong");
}

/* ---- checking -------------------------------------------------------------------------------- */

/* the user whose password was checked, if it still is the same one */
static struct user *
checked_user(struct request *request)
{
	struct user *user = users_by_id(&request->daemon->world.users, request->user);

	request->checking = false;
	return user && strcmp(user->hash, request->hash) == 0 ? user : NULL;
}

/* then: what to do about the answer; the name may be nobody's */
static void
check(struct request *request, const char *name, const char *password, password_checked *then)
{
	const struct user *user = users_by_name(&request->daemon->world.users, name);

	request->place = LOCKOUT_TOOL + client_session(request->client)->uid;
	if (!may_try(request))
		return;
	request->user = user ? user->id : NO_USER;
	snprintf(request->hash, sizeof(request->hash), "%s", user ? user->hash : "");
	request->checking = true;
	/* what is longer than a password can be is wrong, and takes as long */
	if (strlen(password) > PASSWORD_MAX)
		password = "";
	if (!password_check(&request->daemon->loop, password, request->hash, then, request))
		request_fail(request, "busy", EXIT_BUSY, "try again", "there is no memory left");
}

/* ---- login ----------------------------------------------------------------------------------- */

static json_t *
report_login(const struct daemon *daemon, const struct user *user, int failed, long long since_s)
{
	json_t *you = report_you(daemon, user->id);

	if (failed) {
		json_object_set_new(you, "failed", json_integer(failed));
		json_object_set_new(you, "failed_since", json_integer(since_s));
	}
	return you;
}

static void
on_login_checked(void *ctx, bool right)
{
	struct request *request = ctx;
	struct user *user = checked_user(request);
	json_t *you;

	if (!right || user == NULL) {
		note_failure(request, user);	/* also of a client that has not waited for it */
		wrong_password(request);
		return;
	}
	if (request->client == NULL) {
		request_ok(request, NULL);
		return;
	}
	you = report_login(request->daemon, user, user->failed, user->failed_since_s);
	client_session(request->client)->user = user->id;
	note_success(request, user);
	request_audit(request, AUDIT_LOGIN, 0, 0, "");
	request_ok(request, you);
}

void
command_login(struct request *request)
{
	const char *name = request_text(request, "user");
	const char *password = name ? request_text(request, "password") : NULL;

	if (password)
		check(request, name, password, on_login_checked);
}

void
command_logout(struct request *request)
{
	struct session *session = client_session(request->client);

	if (json_object_get(request->body, "console")) {
		command_logout_console(request);
		return;
	}
	if (session_name(session, &request->daemon->world)[0])
		request_audit(request, AUDIT_LOGOUT, 0, 0, "");
	session->user = NO_USER;
	session->following = false;
	request_ok(request, NULL);
}

void
command_sessions(struct request *request)
{
	request_ok(request, json_pack("{s:o}", "sessions",
				      server_sessions(&request->daemon->server, request->client)));
}

/* ---- passwords ------------------------------------------------------------------------------- */

/* the request's user still is there, and the client still may set this password */
static bool
may_change(struct request *request)
{
	const struct user *user = users_by_id(&request->daemon->world.users, request->user);

	if (user == NULL) {
		request_fail(request, "no-such-user", EXIT_ABSENT, "`overscan user list` lists them",
			     "this user is gone");
		return false;
	}
	return user->id == request_user(request) || request_admin(request);
}

static void
set_hash(struct request *request, const char *hash)
{
	struct action action = { .act = ACT_PASSWORD, .user = request->user };

	snprintf(action.text, sizeof(action.text), "%s", hash);
	if (may_change(request) && request_act(request, &action))
		request_ok(request, NULL);
}

static void
on_hashed(void *ctx, const char *hash)
{
	struct request *request = ctx;

	if (request->client == NULL)
		request_ok(request, NULL);
	else if (hash)
		set_hash(request, hash);
	else
		request_fail(request, "busy", EXIT_BUSY, "try again", "there is no memory left");
}

static void
hash_new(struct request *request)
{
	const char *password = json_string_value(json_object_get(request->body, "password"));

	if (!password_hash(&request->daemon->loop, password, on_hashed, request))
		request_fail(request, "busy", EXIT_BUSY, "try again", "there is no memory left");
}

static void
on_old_checked(void *ctx, bool right)
{
	struct request *request = ctx;
	const struct user *user = checked_user(request);

	if (!right || user == NULL) {
		note_failure(request, user);
		wrong_password(request);
	} else if (request->client == NULL) {
		request_ok(request, NULL);
	} else {
		note_success(request, user);
		hash_new(request);
	}
}

/* null takes it away, which only an administrator does */
static void
take_away(struct request *request)
{
	if (request_admin(request))
		set_hash(request, "");
}

static void
change(struct request *request, const struct user *user)
{
	const char *password = json_string_value(json_object_get(request->body, "password"));
	const char *old, *wrong = password ? password_error(password)
					   : "\"password\" is missing or is not text";

	if (wrong) {
		request_fail(request, "bad-password", EXIT_USAGE, "choose another one", "%s", wrong);
		return;
	}
	/* one's own: nobody shall do it at a tool left alone */
	if (user->id != request_user(request) || user->hash[0] == 0) {
		hash_new(request);
		return;
	}
	old = request_text(request, "old");
	if (old)
		check(request, user->name, old, on_old_checked);
}

void
command_passwd(struct request *request)
{
	const struct user *user = users_by_id(&request->daemon->world.users, request_user(request));

	if (user == NULL || json_object_get(request->body, "user"))
		user = request_named_user(request, "user");
	if (user == NULL)
		return;
	request->user = user->id;
	if (!may_change(request))
		return;
	if (json_is_null(json_object_get(request->body, "password")))
		take_away(request);
	else
		change(request, user);
}
