/* SPDX-License-Identifier: MIT */
/*
 * What outlives the daemon: names, settings, users, lockouts and the audit, in SQLite (overscan.db in
 * the state directory). Every change is one transaction and on the disk when the function returns, so
 * that a kill at any moment leaves the old or the new.
 *
 * Without a state directory everything works and nothing is kept. Passwords come in as hashes
 * (password.h makes them); nothing here ever sees one.
 */
#ifndef CTL_STORE_H
#define CTL_STORE_H

#include "ctl/action.h"
#include "ctl/audit.h"
#include "ctl/world.h"

struct store;

/* directory NULL: keep nothing. Fills the kept part of world. An exit code; error says why. */
int store_open(struct store **store, const char *directory, struct world *world, char *error,
	       size_t size);
void store_close(struct store *store);
bool store_kept(const struct store *store);

/*
 * Carry out one of the actions marked "kept" in action.h: into the database, then into world.
 * ACT_PASSWORD has the hash in `text`. Returns an exit code; message gets one line for people either
 * way ("NAME TAKEN", "SAVED"). who: the name of the user who does it, for the audit.
 */
int store_act(struct store *store, struct world *world, const struct action *action,
	      const char *who, const char *from, char *message, size_t size);

/* several at once, all or nothing (import) */
int store_act_all(struct store *store, struct world *world, const struct action *list, int count,
		  const char *who, const char *from, char *message, size_t size);

/* entry->id and a time of 0 are filled in */
int store_audit(struct store *store, const struct audit_entry *entry);

struct audit_filter {
	long long since_ms, until_ms;		/* 0 = any */
	unsigned kinds;				/* bit per audit_kind, 0 = all */
	int console, port;			/* 0 = any */
	const char *user;			/* NULL = any */
	const char *word;			/* in text, NULL = any */
	int limit;				/* the newest so many */
};
typedef void audit_row(void *ctx, const struct audit_entry *entry);
/* oldest first */
int store_log(struct store *store, const struct audit_filter *filter, audit_row *row, void *ctx);

/* failed logins of a console, in wall-clock time, so that a restart does not end a lockout */
struct lockout_kept {
	int failures;
	long long last_ms, until_ms;
};
int store_lockout_get(struct store *store, int console, struct lockout_kept *out);
int store_lockout_set(struct store *store, int console, const struct lockout_kept *lockout);

#endif
