/* SPDX-License-Identifier: MIT */
/*
 * What outlives the daemon: names, settings, users, lockouts and the audit, in SQLite (overscan.db in
 * the state directory). Every change is one transaction and on the disk when the function returns (but
 * for those that end in _later), so that a kill at any moment leaves the old or the new.
 *
 * Without a state directory everything works and nothing is kept. Passwords come in as hashes
 * (password.h makes them); nothing here ever sees one.
 */
#ifndef CTL_STORE_H
#define CTL_STORE_H

#include "ctl/action.h"
#include "ctl/audit.h"
#include "ctl/kept.h"

struct store;

/*
 * directory NULL: keep nothing. Fills the kept part of world. An exit code; error says why, and what
 * to do. A state that is damaged, foreign or of a newer overscan is left as it is.
 */
int store_open(struct store **store, const char *directory, struct world *world, char *error,
	       size_t size);
void store_close(struct store *store);

/*
 * The unit behind a port, known by its identity whatever its number is and wherever it hangs: what is kept of
 * its ports comes into world. ports gets how many it had when it was seen last, 0 = never. Before anything is
 * changed. False: the log says why.
 */
bool store_behind(struct store *store, struct world *world, const char *identity, int *ports);
/* it was seen, with so many */
bool store_behind_ports(struct store *store, int ports);
bool store_kept(const struct store *store);

/* what the configuration file says holds where the state says nothing */
void store_file(struct store *store, struct world *world, const struct kept *file);
enum kept_layer store_layer(const struct store *store, enum setting id);
/* the value of a setting when the state says nothing about it */
int store_below(const struct store *store, enum setting id);
const struct kept *store_state(const struct store *store);

/*
 * Carry out one of the actions marked "kept" in action.h: into the database, then into world.
 * ACT_PASSWORD has the hash in `text`. ACT_SET with the text "default" takes back what was set. Returns
 * an exit code; message gets one line for people either way ("NAME TAKEN", "SAVED"), short enough for
 * the overlay. who: the name of the user who does it, for the audit. What this user may do is for the
 * caller to know.
 */
int store_act(struct store *store, struct world *world, const struct action *action,
	      const char *who, const char *from, char *message, size_t size);

/*
 * Several at once, all or nothing (import). The n-th ACT_USER_ADD gets the id store_next_user() + n,
 * n from 0, so that later actions of the list can name it.
 */
int store_act_all(struct store *store, struct world *world, const struct action *list, int count,
		  const char *who, const char *from, char *message, size_t size);

int store_next_user(const struct store *store);

/* time of day as the audit has it */
long long audit_now_ms(void);

/* id and a time of 0 are filled in; the oldest go when there are more than AUDIT_MAX */
enum { AUDIT_MAX = 100000, AUDIT_MAX_UNKEPT = 2000 };
int store_audit(struct store *store, const struct audit_entry *entry);

/*
 * The same by a thread, in order: for what happens at a console, which must not wait for a slow disk.
 * store_watch hears of it when it is written: wake is called then, from that thread, and store_deliver
 * is to be called soon after by this one.
 */
void store_audit_later(struct store *store, const struct audit_entry *entry);
/* a login that failed or was right, likewise: counted in struct user, told at the next good login */
void store_login_later(struct store *store, struct world *world, int user, bool right);
/* where a session ended, likewise: ACT_LAST */
void store_last_later(struct store *store, struct world *world, int user, int port);
void store_wake(struct store *store, void (*wake)(void *ctx), void *ctx);
void store_deliver(struct store *store);
/* how much was ever queued, and whether all of it is on the disk */
unsigned long store_queued(const struct store *store);
bool store_written(const struct store *store);

struct audit_filter {
	long long since_ms, until_ms;		/* 0 = any */
	unsigned kinds;				/* bit per audit_kind, 0 = all */
	int console, port;			/* 0 = any */
	const char *user;			/* NULL = any */
	const char *word;			/* in text, NULL = any */
	int limit;				/* the newest so many */
};
typedef void audit_row(void *ctx, const struct audit_entry *entry);
/* called with every entry as it is written */
void store_watch(struct store *store, audit_row *row, void *ctx);
/* does the filter let it through, its limit aside? */
bool audit_fits(const struct audit_filter *filter, const struct audit_entry *entry);
/* oldest first */
int store_log(struct store *store, const struct audit_filter *filter, audit_row *row, void *ctx);

/*
 * Failed logins of a place, in wall-clock time, so that a restart does not end a lockout. A place is a
 * console, or LOCKOUT_TOOL + the uid of a tool's client.
 */
#define LOCKOUT_TOOL 1000000LL
struct lockout_kept {
	int failures;
	long long last_ms, until_ms;
};
void store_lockout_get(const struct store *store, long long place, struct lockout_kept *out);
/* holds at once, and is written by the thread, in order with the audit */
void store_lockout_later(struct store *store, long long place, const struct lockout_kept *lockout);

/*
 * A power cycle between its two presses, so that a daemon that takes over can switch the host on again. NULL: there
 * is none (any more). False: the log says why.
 */
struct cycle_kept {
	long long began_ms;		/* audit_now_ms(); 0 = none */
	int console, user;		/* who asked */
	char from[64];
};
bool store_cycle(struct store *store, int port, const struct cycle_kept *cycle);
/* those of the boards that are known, at their ports (PORTS_MAX + 1 of them); the others are left alone */
bool store_cycles(struct store *store, struct cycle_kept cycle[]);

#endif
