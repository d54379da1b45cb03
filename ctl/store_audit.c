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

static struct lockout_place *
find_place(const struct store *store, long long place)
{
	for (int i = 0; i < store->lockout_count; i++)
		if (store->lockouts[i].place == place)
			return &store->lockouts[i];
	return NULL;
}

static struct lockout_place *
add_place(struct store *store, long long place)
{
	size_t size = (size_t)(store->lockout_count + 1) * sizeof(store->lockouts[0]);
	struct lockout_place *all = realloc(store->lockouts, size);

	if (all == NULL)
		abort();
	store->lockouts = all;
	all[store->lockout_count] = (struct lockout_place){ .place = place };
	return &all[store->lockout_count++];
}

static void
take_lockout(void *ctx, sqlite3_stmt *row)
{
	struct lockout_kept *kept = &add_place(ctx, sqlite3_column_int64(row, 0))->kept;

	kept->failures = sqlite3_column_int(row, 1);
	kept->last_ms = sqlite3_column_int64(row, 2);
	kept->until_ms = sqlite3_column_int64(row, 3);
}

bool
lockouts_load(struct store *store)
{
	return db_each(store, take_lockout, store, "SELECT place, failures, last_ms, until_ms FROM lockout", "");
}

void
store_lockout_get(const struct store *store, long long place, struct lockout_kept *out)
{
	const struct lockout_place *found = find_place(store, place);

	*out = found ? found->kept : (struct lockout_kept){ 0 };
}

bool
lockout_save(struct store *store, long long place, const struct lockout_kept *lockout)
{
	if (lockout->failures == 0)
		return db_run(store, "DELETE FROM lockout WHERE place = ?1", "l", place);
	return db_run(store, "INSERT OR REPLACE INTO lockout VALUES (?1, ?2, ?3, ?4)", "lill",
		      place, lockout->failures, lockout->last_ms, lockout->until_ms);
}

void
store_lockout_later(struct store *store, long long place, const struct lockout_kept *lockout)
{
	struct lockout_place *found = find_place(store, place);

	if (found == NULL && lockout->failures == 0)
		return;
	(found ? found : add_place(store, place))->kept = *lockout;
	queue_lockout(store, place, lockout);
}
