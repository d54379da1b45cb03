/* SPDX-License-Identifier: MIT */
/* Power cycles that are on their way, in their table. */
#include <stdio.h>

#include "ctl/ports.h"
#include "ctl/store_db.h"

static int
unit_of(const struct store *store, int port)
{
	return port > UNIT_PORTS ? store->behind : 1;
}

bool
store_cycle(struct store *store, int port, const struct cycle_kept *cycle)
{
	queue_wait(store);
	if (cycle == NULL)
		return db_run(store, "DELETE FROM cycle WHERE unit = ?1 AND port = ?2", "ii", unit_of(store, port),
			      ports_place(port));
	return db_run(store, "INSERT OR REPLACE INTO cycle VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "iiliis",
		      unit_of(store, port), ports_place(port), cycle->began_ms, cycle->console, cycle->user, cycle->from);
}

struct reading {
	const struct store *store;
	struct cycle_kept *cycle;
};

static void
take_cycle(void *ctx, sqlite3_stmt *row)
{
	const struct reading *reading = ctx;
	int unit = sqlite3_column_int(row, 0), place = sqlite3_column_int(row, 1);
	struct cycle_kept *cycle;

	if (place < 1 || place > UNIT_PORTS || (unit != 1 && unit != reading->store->behind))
		return;
	cycle = &reading->cycle[unit == 1 ? place : UNIT_PORTS + place];
	cycle->began_ms = sqlite3_column_int64(row, 2);
	cycle->console = sqlite3_column_int(row, 3);
	cycle->user = sqlite3_column_int(row, 4);
	snprintf(cycle->from, sizeof(cycle->from), "%s", db_text(row, 5));
}

bool
store_cycles(struct store *store, struct cycle_kept cycle[])
{
	struct reading reading = { store, cycle };

	queue_wait(store);
	return db_each(store, take_cycle, &reading, "SELECT unit, port, began_ms, console, user, origin FROM cycle", "");
}
