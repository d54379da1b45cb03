/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ctl/exit_codes.h"
#include "ctl/names.h"

struct names {
	sqlite3 *db;				/* NULL: nothing is kept */
	char name[PORTS_MAX + 1][NAME_BYTES];	/* empty = none given */
};

static const char schema[] =
	"PRAGMA journal_mode=WAL;"
	"PRAGMA synchronous=FULL;"
	"CREATE TABLE IF NOT EXISTS port_name ("
	" unit INTEGER NOT NULL, port INTEGER NOT NULL, name TEXT NOT NULL,"
	" PRIMARY KEY (unit, port));";

static void
take_row(struct names *names, sqlite3_stmt *row)
{
	int port = sqlite3_column_int(row, 0);
	const char *name = (const char *)sqlite3_column_text(row, 1);

	if (port >= 1 && port <= PORTS_MAX && name && ports_name_error(name) == NULL)
		snprintf(names->name[port], NAME_BYTES, "%s", name);
}

static bool
read_names(struct names *names)
{
	sqlite3_stmt *query = NULL;
	int step;

	if (sqlite3_prepare_v2(names->db, "SELECT port, name FROM port_name WHERE unit = ?1", -1,
			       &query, NULL) != SQLITE_OK)
		return false;
	sqlite3_bind_int(query, 1, UNIT);
	while ((step = sqlite3_step(query)) == SQLITE_ROW)
		take_row(names, query);
	sqlite3_finalize(query);
	return step == SQLITE_DONE;
}

static int
open_database(struct names *names, const char *directory, char *error, size_t size)
{
	char path[4096];

	if (mkdir(directory, 0750) != 0 && errno != EEXIST) {
		snprintf(error, size, "state directory %s: %s", directory, strerror(errno));
		return errno == EACCES ? EXIT_PERMISSION : EXIT_ABSENT;
	}
	snprintf(path, sizeof(path), "%s/overscan.db", directory);
	if (sqlite3_open(path, &names->db) != SQLITE_OK ||
	    sqlite3_busy_timeout(names->db, 1000) != SQLITE_OK ||
	    sqlite3_exec(names->db, schema, NULL, NULL, NULL) != SQLITE_OK ||
	    !read_names(names)) {
		snprintf(error, size, "state file %s: %s; move it away to start without names",
			 path, sqlite3_errmsg(names->db));
		return EXIT_VERIFY;
	}
	return EXIT_OK;
}

int
names_open(struct names **out, const char *directory, char *error, size_t size)
{
	struct names *names = calloc(1, sizeof(*names));
	int result = EXIT_OK;

	if (names == NULL)
		abort();
	if (directory)
		result = open_database(names, directory, error, size);
	if (result != EXIT_OK) {
		names_close(names);
		names = NULL;
	}
	*out = names;
	return result;
}

void
names_close(struct names *names)
{
	if (names)
		sqlite3_close(names->db);
	free(names);
}

bool
names_kept(const struct names *names)
{
	return names->db != NULL;
}

void
names_apply(const struct names *names, struct ports *ports)
{
	for (int port = 1; port <= PORTS_MAX; port++)
		if (names->name[port][0])
			memcpy(ports->port[port].name, names->name[port], NAME_BYTES);
}

static bool
store(struct names *names, int port, const char *name)
{
	const char *sql = name ? "INSERT OR REPLACE INTO port_name VALUES (?1, ?2, ?3)"
			       : "DELETE FROM port_name WHERE unit = ?1 AND port = ?2";
	sqlite3_stmt *query = NULL;
	int step;

	if (sqlite3_prepare_v2(names->db, sql, -1, &query, NULL) != SQLITE_OK)
		return false;
	sqlite3_bind_int(query, 1, UNIT);
	sqlite3_bind_int(query, 2, port);
	if (name)
		sqlite3_bind_text(query, 3, name, -1, SQLITE_STATIC);
	step = sqlite3_step(query);
	sqlite3_finalize(query);
	return step == SQLITE_DONE;
}

int
names_set(struct names *names, int port, const char *name)
{
	if (names->db && !store(names, port, name))
		return EXIT_VERIFY;
	snprintf(names->name[port], NAME_BYTES, "%s", name ? name : "");
	return EXIT_OK;
}
