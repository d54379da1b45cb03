/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/act.h"
#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/lockout.h"
#include "ctl/log.h"
#include "ctl/password.h"
#include "ctl/words.h"

enum { BEEP_LOW_MS = 120, BEEP_HIGH_MS = 60 };

/* ---- audit ------------------------------------------------------------------------------------- */

static const char *
user_name(const struct daemon *daemon, int id)
{
	const struct users *users = &daemon->world.users;

	for (int i = 0; i < users->count; i++)
		if (users->user[i].id == id)
			return users->user[i].name;
	return "";
}

void
daemon_audit(struct daemon *daemon, const struct actor *actor, int kind, int port, const char *text)
{
	struct audit_entry entry = { .kind = (enum audit_kind)kind, .console = actor->console,
				     .port = port };

	snprintf(entry.user, sizeof(entry.user), "%s", user_name(daemon, actor->user));
	snprintf(entry.from, sizeof(entry.from), "%s", actor->from);
	snprintf(entry.text, sizeof(entry.text), "%s", text);
	store_audit_later(daemon->store, &entry);
	log_info("console %d: %s%s%s, port %d, by %s%s%s", entry.console, audit_word(entry.kind),
		 text[0] ? ": " : "", text, port, entry.user, entry.user[0] ? ", " : "", entry.from);
}

/* a desk's own line: it knows who was logged in when it happened, and who asked */
static void
do_audit(struct daemon *daemon, const struct actor *actor, const struct action *action)
{
	struct actor who = *actor;

	who.user = action->user;
	if (action->secret[0])
		who.from = action->secret;
	daemon_audit(daemon, &who, action->item, action->port, action->text);
	if (action->item == AUDIT_ALARM)
		server_push_alarm(&daemon->server, actor->console, action->port, action->text);
}

/* ---- the board --------------------------------------------------------------------------------- */

static void
set_trigger(struct daemon *daemon, int console, bool beeper)
{
	const int *value = daemon->world.settings.value;
	struct ovs_trigger trigger = { .key_id = setting_trigger_key(value[SET_TRIGGER]),
		.tap_ms = value[SET_TAP_MS], .gap_ms = value[SET_GAP_MS],
		.menu_ms = value[SET_WORD_MS], .words = true, .minus = value[SET_MINUS] };

	ovs_set_trigger(daemon->link.board, console, &trigger);
	ovs_set_own_beep(daemon->link.board, console, beeper);
}

/* where somebody else works is nothing locked, and nothing twice when two consoles log out together */
static unsigned
not_for_us(const struct daemon *daemon, int console)
{
	unsigned others = 0;

	for (int i = 1; i <= daemon->world.ports.consoles; i++) {
		int selected = daemon->world.ports.console[i].selected;

		if (i == console)
			continue;
		others |= macro_ports(&daemon->console[i].macro);
		if (selected > 0 && daemon->console[i].desk.user != NO_USER)
			others |= 1u << (selected - 1);
	}
	return others;
}

/* ports with the same macro get it at the same time */
static void
lock_macros(struct daemon *daemon, int console, unsigned ports)
{
	const struct ports *all = &daemon->world.ports;

	ports &= ~not_for_us(daemon, console);
	for (int port = 1; port <= all->count; port++) {
		unsigned alike = 0;

		if (!(ports >> (port - 1) & 1))
			continue;
		for (int p = port; p <= all->count; p++)
			if ((ports >> (p - 1) & 1) && strcmp(all->port[p].lock_macro,
							     all->port[port].lock_macro) == 0)
				alike |= 1u << (p - 1);
		macro_keys(&daemon->console[console].macro, alike, all->port[port].lock_macro);
		ports &= ~alike;
	}
}

static void
replug(struct daemon *daemon, const struct actor *actor, int port)
{
	int place;
	struct ovs_board *board = unit_board_of(daemon, port, &place);

	if (board == NULL)
		return;
	ovs_replug(board, place);
	daemon_audit(daemon, actor, AUDIT_POWER, port, "re-plug");
}

/* true if it was one of these */
static bool
do_board(struct daemon *daemon, const struct actor *actor, const struct action *action)
{
	struct ovs_board *board = daemon->link.board;
	struct macro *macro = &daemon->console[actor->console].macro;
	int console = actor->console;
	unsigned mask = (unsigned)action->value;

	switch (action->act) {
	case ACT_SELECT:
		unit_board_select(daemon, console, action->port);
		return true;
	case ACT_CAPTURE:
		unit_board_capture(daemon, console, action->value);
		return true;
	case ACT_PORT_MASK:
		unit_board_ports(daemon, console, mask);
		return true;
	case ACT_KEY_MASK:
		unit_board_keys(daemon, console, mask);
		return true;
	case ACT_BROADCAST_MASK:
		macro_broadcast(macro, mask);
		return true;
	case ACT_LEVEL:
		macro_level(macro, mask);
		return true;
	case ACT_MACRO:
		lock_macros(daemon, console, mask);
		return true;
	case ACT_TRIGGER:
		set_trigger(daemon, console, action->value);
		return true;
	case ACT_BEEP:
		ovs_beep(board, console, action->value ? BEEP_HIGH_MS : BEEP_LOW_MS, action->value);
		return true;
	case ACT_PRESS:
		power_do(&daemon->power, actor, action->port, (enum power)action->value);
		return true;
	case ACT_REPLUG:
		replug(daemon, actor, action->port);
		return true;
	default:
		return false;
	}
}

/* ---- what is kept ------------------------------------------------------------------------------ */

const char *
act_forbidden(const struct daemon *daemon, int user, const struct action *action)
{
	bool own = user != NO_USER && action->user == user;

	if (world_admin(&daemon->world, user) || action->act == ACT_LAST)
		return NULL;
	if (own && action->act == ACT_SET && setting_defs[action->item].profile)
		return NULL;
	if (own && action->act == ACT_PASSWORD)
		return NULL;
	return "FOR ADMINISTRATORS ONLY";
}

static int
keep(struct daemon *daemon, const struct actor *actor, const struct action *action, char *text,
     size_t size)
{
	int code = store_act(daemon->store, &daemon->world, action,
			     user_name(daemon, actor->user), actor->from, text, size);

	/* sessions of tools that logged in with the old one are over */
	if (code == EXIT_OK && action->act == ACT_PASSWORD)
		server_forget_user(&daemon->server, action->user, NULL);
	if (code == EXIT_OK)
		daemon_world_changed(daemon);
	return code;
}

/* an action whose password is being hashed */
struct hashing {
	struct daemon *daemon;
	struct actor actor;
	char from[64];
	struct action action;
	act_done *done;
	void *ctx;
	bool allowed;			/* the old one was right, or is not needed */
	bool guess;			/* the old one was asked for */
	bool alone;			/* nothing comes behind the check of the old one */
	char old_hash[HASH_BYTES];
};

/* ---- who guesses at the old one waits: at the console as at its login box, by a tool as its account does --- */

static void
tool_lockout(const struct daemon *daemon, long long place, struct lockout *lockout)
{
	struct lockout_kept kept;

	store_lockout_get(daemon->store, place, &kept);
	lockout_restore(lockout, &kept, daemon->world.settings.value[SET_LOCKOUT_S], audit_now_ms(),
			(int64_t)daemon_now_ms(daemon));
}

static bool
must_wait(const struct daemon *daemon, const struct actor *actor, const struct action *action)
{
	struct lockout lockout;

	if (actor->console > 0)
		lockout = daemon->console[actor->console].desk.lockout;
	else
		tool_lockout(daemon, action->place, &lockout);
	return lockout_left_s(&lockout, (int64_t)daemon_now_ms(daemon)) > 0;
}

static void
guessed_by_tool(struct hashing *job, bool right)
{
	struct daemon *daemon = job->daemon;
	const struct settings *settings = &daemon->world.settings;
	struct lockout lockout;

	tool_lockout(daemon, job->action.place, &lockout);
	if (right)
		lockout_passed(&lockout);
	else if (lockout_failed(&lockout, settings->value[SET_LOCKOUT_TRIES], settings->value[SET_LOCKOUT_S],
				audit_now_ms(), (int64_t)daemon_now_ms(daemon)))
		daemon_audit(daemon, &job->actor, AUDIT_LOCKOUT, 0, "too many wrong passwords");
	store_lockout_later(daemon->store, job->action.place, &lockout.kept);
}

/* counted for the next login, too */
static void
note_guess(struct hashing *job)
{
	struct daemon *daemon = job->daemon;
	int console = job->actor.console;

	if (!job->allowed)
		store_login_later(daemon->store, &daemon->world, job->action.user, false);
	if (console > 0)
		console_event(&daemon->console[console], (struct desk_event){ .type = DESK_OLD_CHECKED,
			.number = job->allowed, .text = user_name(daemon, job->action.user) });
	else
		guessed_by_tool(job, job->allowed);
}

/* one's own is changed by who knows it: nobody shall do it at a console left alone */
static const struct user *
needs_old(struct daemon *daemon, const struct actor *actor, const struct action *action)
{
	const struct user *user = users_by_id(&daemon->world.users, action->user);

	return user && user->id == actor->user && user->hash[0] ? user : NULL;
}

/* the checks and hashes of passwords are done one after the other: the new one's hash comes behind this */
static void
on_old_checked(void *ctx, bool right)
{
	struct hashing *job = ctx;
	const struct user *user = users_by_id(&job->daemon->world.users, job->action.user);

	job->allowed = right && user && strcmp(user->hash, job->old_hash) == 0;
	if (job->alone)
		free(job);
}

static void
on_hashed(void *ctx, const char *hash)
{
	struct hashing *job = ctx;
	char text[ACTION_TEXT] = "NO MEMORY FOR THE PASSWORD";
	int code = EXIT_HARDWARE;

	if (!job->allowed) {
		code = EXIT_PERMISSION;
		snprintf(text, sizeof(text), "%s", word(LANGUAGE_EN, W_OLD_WRONG));
		daemon_audit(job->daemon, &job->actor, AUDIT_FAILED, 0, "change of the password");
	} else if (hash) {
		snprintf(job->action.text, sizeof(job->action.text), "%s", hash);
		code = keep(job->daemon, &job->actor, &job->action, text, sizeof(text));
	}
	if (job->done)
		job->done(job->ctx, code, text);
	if (job->guess)
		note_guess(job);
	free(job);
}

static bool
hash_password(struct daemon *daemon, const struct actor *actor, const struct action *action,
	      act_done *done, void *ctx)
{
	const struct user *of = needs_old(daemon, actor, action);
	struct hashing *job = calloc(1, sizeof(*job));

	if (job == NULL)
		return false;
	*job = (struct hashing){ .daemon = daemon, .actor = *actor, .done = done, .ctx = ctx, .allowed = !of,
				 .guess = of };
	snprintf(job->from, sizeof(job->from), "%s", actor->from);
	job->actor.from = job->from;
	job->action = *action;
	password_wipe(job->action.secret, sizeof(job->action.secret));
	password_wipe(job->action.old, sizeof(job->action.old));
	snprintf(job->old_hash, sizeof(job->old_hash), "%s", of ? of->hash : "");
	if (of && !password_check(&daemon->loop, action->old, of->hash, on_old_checked, job)) {
		free(job);
		return false;
	}
	if (password_hash(&daemon->loop, action->secret, on_hashed, job))
		return true;
	job->alone = of != NULL;
	if (!job->alone)
		free(job);
	return false;
}

/* true: done will be called later */
static bool
do_kept(struct daemon *daemon, const struct actor *actor, const struct action *action,
	act_done *done, void *ctx, int *code, char *text, size_t size)
{
	const char *why = act_forbidden(daemon, actor->user, action);

	if (action->act == ACT_LAST) {
		store_last_later(daemon->store, &daemon->world, action->user, action->port);
	} else if (why) {
		*code = EXIT_PERMISSION;
		snprintf(text, size, "%s", why);
	} else if (action->act != ACT_PASSWORD) {
		*code = keep(daemon, actor, action, text, size);
	} else if (password_error(action->secret)) {
		*code = EXIT_USAGE;
		snprintf(text, size, "%s", password_error(action->secret));
	} else if (needs_old(daemon, actor, action) && must_wait(daemon, actor, action)) {
		*code = EXIT_BUSY;
		snprintf(text, size, "%s", word(LANGUAGE_EN, W_GUESSED));
	} else {
		*code = EXIT_HARDWARE;
		snprintf(text, size, "NO MEMORY FOR THE PASSWORD");
		return hash_password(daemon, actor, action, done, ctx);
	}
	return false;
}

/* ---- logins at a console ----------------------------------------------------------------------- */

struct checking {
	struct console *console;
	int user;
	char hash[HASH_BYTES];
};

static void
on_checked(void *ctx, bool right)
{
	struct checking *job = ctx;
	const struct user *user = users_by_id(&job->console->daemon->world.users, job->user);

	/* what has changed meanwhile counts */
	right = right && user && strcmp(user->hash, job->hash) == 0;
	console_checked(job->console, job->user, right);
	free(job);
}

static void
do_login(struct daemon *daemon, int console, const struct action *action)
{
	const struct user *user = users_by_name(&daemon->world.users, action->text);
	struct checking *job = calloc(1, sizeof(*job));

	if (job)
		*job = (struct checking){ .console = &daemon->console[console],
					  .user = user ? user->id : NO_USER };
	if (job && user)
		snprintf(job->hash, sizeof(job->hash), "%s", user->hash);
	if (job && password_check(&daemon->loop, action->secret, user ? user->hash : "", on_checked,
				  job))
		return;
	free(job);
	console_checked(&daemon->console[console], user ? user->id : NO_USER, false);
}

/* ---- all of them ------------------------------------------------------------------------------- */

void
daemon_act(struct daemon *daemon, const struct actor *actor, struct action *action, act_done *done,
	   void *ctx)
{
	char text[ACTION_TEXT] = "";
	int code = EXIT_OK;
	bool later = false;

	if (action->act == ACT_AUDIT)
		do_audit(daemon, actor, action);
	else if (action->act == ACT_LOGIN)
		do_login(daemon, actor->console, action);
	else if (action->act >= ACT_SET)
		later = do_kept(daemon, actor, action, done, ctx, &code, text, sizeof(text));
	else if (!daemon->link.up)
		code = EXIT_HARDWARE;
	else if (!do_board(daemon, actor, action))
		code = console_hand_over(daemon, actor, action);
	if (action->act != ACT_AUDIT)
		password_wipe(action->secret, sizeof(action->secret));
	password_wipe(action->old, sizeof(action->old));
	if (done && !later)
		done(ctx, code, text);
}
