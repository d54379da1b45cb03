/* SPDX-License-Identifier: MIT */
/* The audit and the lockouts in their tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "ctl/exit_codes.h"
#include "ctl/page.h"
#include "ctl/store_db.h"

enum { PRUNE_EVERY = 256 };	/* entries between two prunings */

long long
audit_now_ms(void)
{
	struct timeval now;

	gettimeofday(&now, NULL);
	return now.tv_sec * 1000LL + now.tv_usec / 1000;
}

bool
audit_insert(struct store *store, struct audit_entry *entry)
{
	long long most = store->kept ? AUDIT_MAX : AUDIT_MAX_UNKEPT;

	if (entry->time_ms == 0)
		entry->time_ms = audit_now_ms();
	/* names of accounts come from outside, and a long text may have been cut inside of a character */
	utf8_clean(entry->user);
	utf8_clean(entry->from);
	utf8_clean(entry->text);
	if (!db_run(store, "INSERT INTO audit (time_ms, kind, console, port, user, origin, text)"
		    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "lsiisss", entry->time_ms,
		    audit_word(entry->kind), entry->console, entry->port, entry->user, entry->from,
		    entry->text))
		return false;
	entry->id = sqlite3_last_insert_rowid(store->db);
	if (entry->id % PRUNE_EVERY != 0)
		return true;
	return db_run(store, "DELETE FROM audit WHERE id <= ?1", "l", entry->id - most);
}

int
store_audit(struct store *store, const struct audit_entry *entry)
{
	struct audit_entry written = *entry;

	queue_wait(store);
	if (!db_begin(store) || !db_end(store, audit_insert(store, &written)))
		return EXIT_VERIFY;
	if (store->watch)
		store->watch(store->watch_ctx, &written);
	return EXIT_OK;
}

void
store_watch(struct store *store, audit_row *row, void *ctx)
{
	store->watch = row;
	store->watch_ctx = ctx;
}

/* ---- reading --------------------------------------------------------------------------------- */

struct reading {
	audit_row *row;
	void *ctx;
};

static void
take_entry(void *ctx, sqlite3_stmt *row)
{
	const struct reading *reading = ctx;
	struct audit_entry entry = { 0 };
	int kind = audit_kind(db_text(row, 2));

	if (kind < 0)
		return;
	entry.id = sqlite3_column_int64(row, 0);
	entry.time_ms = sqlite3_column_int64(row, 1);
	entry.kind = kind;
	entry.console = sqlite3_column_int(row, 3);
	entry.port = sqlite3_column_int(row, 4);
	snprintf(entry.user, sizeof(entry.user), "%s", db_text(row, 5));
	snprintf(entry.from, sizeof(entry.from), "%s", db_text(row, 6));
	snprintf(entry.text, sizeof(entry.text), "%s", db_text(row, 7));
	reading->row(reading->ctx, &entry);
}

/* ",login,failed,": what instr() finds a kind in */
static void
kind_words(unsigned kinds, char out[256])
{
	size_t len = 1;

	snprintf(out, 256, ",");
	for (int kind = 0; kind < AUDIT_KINDS; kind++)
		if (kinds == 0 || kinds & 1u << kind)
			len += (size_t)snprintf(out + len, 256 - len, "%s,", audit_word(kind));
}

int
store_log(struct store *store, const struct audit_filter *filter, audit_row *row, void *ctx)
{
	struct reading reading = { row, ctx };
	char kinds[256];

	queue_wait(store);
	kind_words(filter->kinds, kinds);
	return db_each(store, take_entry, &reading,
		"SELECT * FROM (SELECT * FROM audit WHERE (?1 = 0 OR time_ms >= ?1)"
		" AND (?2 = 0 OR time_ms <= ?2) AND instr(?3, ',' || kind || ',')"
		" AND (?4 = 0 OR console = ?4) AND (?5 = 0 OR port = ?5)"
		" AND (?6 IS NULL OR user = ?6) AND (?7 IS NULL OR instr(text, ?7))"
		" ORDER BY id DESC LIMIT ?8) ORDER BY id", "llsiissi", filter->since_ms,
		filter->until_ms, kinds, filter->console, filter->port, filter->user, filter->word,
		filter->limit) ? EXIT_OK : EXIT_VERIFY;
}

bool
audit_fits(const struct audit_filter *filter, const struct audit_entry *entry)
{
	return (filter->since_ms == 0 || entry->time_ms >= filter->since_ms) &&
	       (filter->until_ms == 0 || entry->time_ms <= filter->until_ms) &&
	       (filter->kinds == 0 || filter->kinds & 1u << entry->kind) &&
	       (filter->console == 0 || filter->console == entry->console) &&
	       (filter->port == 0 || filter->port == entry->port) &&
	       (filter->user == NULL || strcmp(filter->user, entry->user) == 0) &&
	       (filter->word == NULL || strstr(entry->text, filter->word));
}

/* ---- lockouts -------------------------------------------------------------------------------- */

static void
take_lockout(void *ctx, sqlite3_stmt *row)
{
	struct lockout_kept *lockout = ctx;

	lockout->failures = sqlite3_column_int(row, 0);
	lockout->last_ms = sqlite3_column_int64(row, 1);
	lockout->until_ms = sqlite3_column_int64(row, 2);
}

int
store_lockout_get(struct store *store, long long place, struct lockout_kept *out)
{
	memset(out, 0, sizeof(*out));
	queue_wait(store);
	return db_each(store, take_lockout, out, "SELECT failures, last_ms, until_ms FROM lockout"
		       " WHERE place = ?1", "l", place) ? EXIT_OK : EXIT_VERIFY;
}

int
store_lockout_set(struct store *store, long long place, const struct lockout_kept *lockout)
{
	queue_wait(store);
	if (lockout->failures == 0)
		return db_run(store, "DELETE FROM lockout WHERE place = ?1", "l", place)
			       ? EXIT_OK : EXIT_VERIFY;
	return db_run(store, "INSERT OR REPLACE INTO lockout VALUES (?1, ?2, ?3, ?4)", "lill",
		      place, lockout->failures, lockout->last_ms, lockout->until_ms)
		       ? EXIT_OK : EXIT_VERIFY;
}
