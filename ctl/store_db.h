/* SPDX-License-Identifier: MIT */
/*
 * The inside of the store; only store*.c may use this.
 *
 *	store.c		open, close; an action from its draft through one transaction to the world
 *	store_draft.c	pure: what an action makes of the kept things, and what is wrong with it
 *	store_world.c	the kept things from and to their tables
 *	store_audit.c	the audit and the lockouts
 *	store_cycle.c	power cycles that are on their way
 *	store_queue.c	a thread that writes what nobody waits for
 *	store_db.c	SQLite: the file, its schema, statements
 */
#ifndef CTL_STORE_DB_H
#define CTL_STORE_DB_H

#include <sqlite3.h>

#include "ctl/store.h"

/* everything an action may change */
struct draft {
	struct kept state;
	struct users users;
	int next_user;
	int ports;			/* highest number that can be said anything of */
};

/* places that have failed logins */
struct lockout_place {
	long long place;
	struct lockout_kept kept;
};

struct store {
	sqlite3 *db;
	bool kept;
	int behind;			/* under which number the ports of the unit behind a port are kept; 0 = none */
	struct kept file;
	struct draft now;
	struct lockout_place *lockouts;
	int lockout_count;
	audit_row *watch;
	void *watch_ctx;
	struct queue *queue;		/* NULL until something was put into it */
	unsigned long queued;
	void (*wake)(void *ctx);	/* from the queue's thread */
	void *wake_ctx;
};

/* ---- store_db.c ------------------------------------------------------------------------------ */

/* opens or makes the file. An exit code. */
int db_open(struct store *store, const char *directory, char *error, size_t size);
void db_close(struct store *store);

/* types: i int, l long long, s text; a NULL text is NULL. False: the log has the reason. */
bool db_run(struct store *store, const char *sql, const char *types, ...);
typedef void db_row(void *ctx, sqlite3_stmt *row);
bool db_each(struct store *store, db_row *take, void *ctx, const char *sql, const char *types, ...);
bool db_begin(struct store *store);
/* commit when good, roll back when not; was it committed? */
bool db_end(struct store *store, bool good);
/* never NULL */
const char *db_text(sqlite3_stmt *row, int column);

/* ---- store_draft.c --------------------------------------------------------------------------- */

/*
 * An exit code and a message. entry gets kind, port and text of what the audit is to say; a kind of
 * AUDIT_KINDS: nothing.
 */
int draft_apply(struct draft *draft, const struct kept *file, const struct action *action,
		struct audit_entry *entry, const char **message);
/* what must be true of the whole; NULL, or a message */
const char *draft_error(const struct draft *before, const struct draft *after);

/* ---- store_world.c --------------------------------------------------------------------------- */

bool world_load(struct store *store, struct draft *draft);
/* and of the unit behind a port */
bool behind_load(struct store *store, struct draft *draft);
/* write what differs */
bool world_save(struct store *store, const struct draft *before, const struct draft *after);

/* ---- store_queue.c --------------------------------------------------------------------------- */

/* The database is the caller's until it queues something: whatever else touches it begins with this. */
void queue_wait(struct store *store);
/* false: it could not be written */
bool queue_last_port(struct store *store, int user, int port);
bool queue_login(struct store *store, int user, int failed, long long failed_since_s);
bool queue_lockout(struct store *store, long long place, const struct lockout_kept *lockout);
void queue_end(struct store *store);

/* ---- store_audit.c --------------------------------------------------------------------------- */

/* inside a transaction; fills in id and time */
bool audit_insert(struct store *store, struct audit_entry *entry);
bool lockout_save(struct store *store, long long place, const struct lockout_kept *lockout);
/* all of them, once: what is asked for later needs no disk */
bool lockouts_load(struct store *store);

#endif
