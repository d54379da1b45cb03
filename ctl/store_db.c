/* SPDX-License-Identifier: MIT */
/*
 * The state file and its schema. The daemon holds it alone (locking_mode EXCLUSIVE): two daemons with
 * one state would each overwrite what the other does not know of.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctl/exit_codes.h"
#include "ctl/log.h"
#include "ctl/store_db.h"

enum {
	SCHEMA = 3,			/* PRAGMA user_version */
	APPLICATION = 0x4F565343,	/* "OVSC": PRAGMA application_id */
};

static const char settle[] =
	"PRAGMA locking_mode=EXCLUSIVE;"
	"PRAGMA journal_mode=WAL;"
	"PRAGMA synchronous=FULL;"
	"PRAGMA foreign_keys=ON;"
	"PRAGMA trusted_schema=OFF;"
	"PRAGMA secure_delete=ON;";

static const char tables[] =
	"CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE port (unit INTEGER NOT NULL, port INTEGER NOT NULL, name TEXT,"
	" quick INTEGER, dwell_s INTEGER, macro TEXT, buttons TEXT, edid TEXT,"
	" PRIMARY KEY (unit, port)) WITHOUT ROWID;"
	"CREATE TABLE edid (name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE user (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,"
	" admin INTEGER NOT NULL, hash TEXT NOT NULL, last_port INTEGER NOT NULL,"
	" failed INTEGER NOT NULL, failed_since_s INTEGER NOT NULL);"
	"CREATE TABLE user_right (user INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,"
	" unit INTEGER NOT NULL, port INTEGER NOT NULL, value TEXT NOT NULL,"
	" PRIMARY KEY (user, unit, port)) WITHOUT ROWID;"
	"CREATE TABLE user_setting (user INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,"
	" name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (user, name)) WITHOUT ROWID;"
	"CREATE TABLE lockout (place INTEGER PRIMARY KEY, failures INTEGER NOT NULL,"
	" last_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL);"
	"CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, time_ms INTEGER NOT NULL,"
	" kind TEXT NOT NULL, console INTEGER NOT NULL, port INTEGER NOT NULL,"
	" user TEXT NOT NULL, origin TEXT NOT NULL, text TEXT NOT NULL);";

/* tables that came later: an older overscan does not look at them, and needs no new schema */
static const char later[] =
	"CREATE TABLE IF NOT EXISTS cycle (unit INTEGER NOT NULL, port INTEGER NOT NULL, began_ms INTEGER NOT NULL,"
	" console INTEGER NOT NULL, user INTEGER NOT NULL, origin TEXT NOT NULL, PRIMARY KEY (unit, port)) WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS unit (id INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT NOT NULL UNIQUE,"
	" ports INTEGER NOT NULL);"
	"INSERT OR IGNORE INTO unit VALUES (1, '', 0);";	/* unit 1 has no other name */

/* before there was a schema number, names were all that was kept */
static const char take_over_names[] =
	"INSERT INTO port (unit, port, name) SELECT unit, port, name FROM port_name;"
	"DROP TABLE port_name;";

/* each brings the state from its schema number to the next */
static const char *const steps[SCHEMA] = {
	[1] = "ALTER TABLE port ADD COLUMN buttons TEXT;",
	[2] = "ALTER TABLE port ADD COLUMN edid TEXT;"
	      "CREATE TABLE edid (name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;",
};

/* ---- statements ------------------------------------------------------------------------------ */

static bool
failed(struct store *store)
{
	log_error("state: %s", sqlite3_errmsg(store->db));
	return false;
}

static void
bind(sqlite3_stmt *query, const char *types, va_list args)
{
	for (int i = 0; types[i]; i++) {
		if (types[i] == 'i')
			sqlite3_bind_int(query, i + 1, va_arg(args, int));
		else if (types[i] == 'l')
			sqlite3_bind_int64(query, i + 1, va_arg(args, long long));
		else	/* a NULL binds as NULL */
			sqlite3_bind_text(query, i + 1, va_arg(args, const char *), -1,
					  SQLITE_TRANSIENT);
	}
}

static bool
each(struct store *store, db_row *take, void *ctx, const char *sql, const char *types, va_list args)
{
	sqlite3_stmt *query = NULL;
	int step;

	if (sqlite3_prepare_v2(store->db, sql, -1, &query, NULL) != SQLITE_OK)
		return failed(store);
	bind(query, types, args);
	while ((step = sqlite3_step(query)) == SQLITE_ROW)
		if (take)
			take(ctx, query);
	if (step != SQLITE_DONE)
		failed(store);
	sqlite3_finalize(query);
	return step == SQLITE_DONE;
}

bool
db_each(struct store *store, db_row *take, void *ctx, const char *sql, const char *types, ...)
{
	va_list args;
	bool good;

	va_start(args, types);
	good = each(store, take, ctx, sql, types, args);
	va_end(args);
	return good;
}

bool
db_run(struct store *store, const char *sql, const char *types, ...)
{
	va_list args;
	bool good;

	va_start(args, types);
	good = each(store, NULL, NULL, sql, types, args);
	va_end(args);
	return good;
}

bool
db_begin(struct store *store)
{
	return db_run(store, "BEGIN IMMEDIATE", "");
}

bool
db_end(struct store *store, bool good)
{
	if (good && db_run(store, "COMMIT", ""))
		return true;
	/* a full disk may have rolled it back already */
	if (!sqlite3_get_autocommit(store->db))
		db_run(store, "ROLLBACK", "");
	return false;
}

const char *
db_text(sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);

	return text ? text : "";
}

/* ---- the file -------------------------------------------------------------------------------- */

static void
take_int(void *ctx, sqlite3_stmt *row)
{
	*(int *)ctx = sqlite3_column_int(row, 0);
}

/* the first line of quick_check is "ok", or says what is damaged */
static void
take_check(void *ctx, sqlite3_stmt *row)
{
	char *text = ctx;

	if (text[0] == 0)
		snprintf(text, 128, "%s", db_text(row, 0));
}

struct found {
	int schema, application, tables, port_name;
	char check[128];
};

static bool
look(struct store *store, struct found *found)
{
	return db_each(store, take_int, &found->schema, "PRAGMA user_version", "") &&
	       db_each(store, take_int, &found->application, "PRAGMA application_id", "") &&
	       db_each(store, take_int, &found->tables,
		       "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
		       " AND name NOT LIKE 'sqlite_%'", "") &&
	       db_each(store, take_int, &found->port_name, "SELECT count(*) FROM sqlite_schema"
		       " WHERE type = 'table' AND name = 'port_name'", "") &&
	       db_each(store, take_check, found->check, "PRAGMA quick_check(1)", "");
}

/* what nothing may be written to */
static int
refuse(const struct found *found, const char *path, char *error, size_t size)
{
	if (strcmp(found->check, "ok") != 0) {
		snprintf(error, size, "state file %s is damaged (%s); nothing was changed. Put back a "
			 "copy, or move it away (mv %s %s.damaged) and import an export",
			 path, found->check, path, path);
		return EXIT_VERIFY;
	}
	if (found->schema > SCHEMA && found->application == APPLICATION) {
		snprintf(error, size, "state file %s was written by a newer overscan (schema %d; this "
			 "one knows %d); nothing was changed. Install the newer overscan again, or "
			 "move the file away", path, found->schema, SCHEMA);
		return EXIT_VERIFY;
	}
	if (found->tables == 0 || (found->schema > 0 && found->application == APPLICATION) ||
	    (found->schema == 0 && found->tables == 1 && found->port_name))
		return EXIT_OK;
	snprintf(error, size, "%s is a database, but not the state of overscan; nothing was changed. "
		 "Move it away, or give another --state", path);
	return EXIT_VERIFY;
}

static bool
make_tables(struct store *store, const struct found *found)
{
	char numbers[96];

	snprintf(numbers, sizeof(numbers), "PRAGMA application_id=%d; PRAGMA user_version=%d;",
		 APPLICATION, SCHEMA);
	return db_begin(store) &&
	       db_end(store, sqlite3_exec(store->db, tables, NULL, NULL, NULL) == SQLITE_OK &&
		      (!found->port_name ||
		       sqlite3_exec(store->db, take_over_names, NULL, NULL, NULL) == SQLITE_OK) &&
		      sqlite3_exec(store->db, numbers, NULL, NULL, NULL) == SQLITE_OK);
}

static bool
step_up(struct store *store, int schema)
{
	char number[40];
	bool good = db_begin(store);

	for (; good && schema < SCHEMA; schema++)
		good = sqlite3_exec(store->db, steps[schema], NULL, NULL, NULL) == SQLITE_OK;
	snprintf(number, sizeof(number), "PRAGMA user_version=%d;", SCHEMA);
	return db_end(store, good && sqlite3_exec(store->db, number, NULL, NULL, NULL) == SQLITE_OK);
}

static int
sqlite_error(struct store *store, const char *path, char *error, size_t size)
{
	int code = sqlite3_errcode(store->db) & 0xFF;

	if (code == SQLITE_BUSY) {
		snprintf(error, size, "state file %s is in use: another overscand runs with it; stop "
			 "it or give another --state", path);
		return EXIT_BUSY;
	}
	if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
		snprintf(error, size, "state file %s is damaged (%s); nothing was changed. Put back a "
			 "copy, or move it away (mv %s %s.damaged) and import an export",
			 path, sqlite3_errmsg(store->db), path, path);
		return EXIT_VERIFY;
	}
	snprintf(error, size, "state file %s: %s; check the disk and who owns the file, or give "
		 "another --state", path, sqlite3_errmsg(store->db));
	return code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM
		       ? EXIT_PERMISSION : EXIT_VERIFY;
}

static int
prepare(struct store *store, const char *path, char *error, size_t size)
{
	struct found found = { 0 };
	int result;

	/* what is refused must not get what lies in its write-ahead log when it is closed */
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	if (sqlite3_busy_timeout(store->db, 2000) != SQLITE_OK || !look(store, &found))
		return sqlite_error(store, path, error, size);
	result = refuse(&found, path, error, size);
	if (result != EXIT_OK)
		return result;
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	if (sqlite3_exec(store->db, settle, NULL, NULL, NULL) != SQLITE_OK ||
	    (found.schema == 0 && !make_tables(store, &found)) ||
	    (found.schema > 0 && found.schema < SCHEMA && !step_up(store, found.schema)) ||
	    sqlite3_exec(store->db, later, NULL, NULL, NULL) != SQLITE_OK)
		return sqlite_error(store, path, error, size);
	return EXIT_OK;
}

static int
make_directory(const char *directory, char *error, size_t size)
{
	if (mkdir(directory, 0750) == 0 || errno == EEXIST)
		return EXIT_OK;
	snprintf(error, size, "state directory %s: %s", directory, strerror(errno));
	return errno == EACCES ? EXIT_PERMISSION : EXIT_ABSENT;
}

/* hashes are nobody else's business */
static int
open_private(struct store *store, const char *path)
{
	mode_t mask = umask(0077);
	int result = sqlite3_open(path, &store->db);

	umask(mask);
	if (result == SQLITE_OK && store->kept && chmod(path, 0600) != 0 && errno != ENOENT)
		log_warning("state file %s: cannot be made private: %s", path, strerror(errno));
	return result;
}

int
db_open(struct store *store, const char *directory, char *error, size_t size)
{
	char path[4096] = ":memory:";
	mode_t mask;
	int result = EXIT_OK;

	store->kept = directory != NULL;
	if (directory) {
		result = make_directory(directory, error, size);
		snprintf(path, sizeof(path), "%s/overscan.db", directory);
	}
	if (result != EXIT_OK)
		return result;
	if (open_private(store, path) != SQLITE_OK)
		return sqlite_error(store, path, error, size);
	mask = umask(0077);	/* for the write-ahead log */
	result = prepare(store, path, error, size);
	umask(mask);
	return result;
}

void
db_close(struct store *store)
{
	sqlite3_close(store->db);
	store->db = NULL;
}
