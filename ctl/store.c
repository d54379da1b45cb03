/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/exit_codes.h"
#include "ctl/store_db.h"

/* the world as the store has it */
static void
show(const struct store *store, struct world *world)
{
	kept_show(&store->file, &store->now.state, world);
	world->users = store->now.users;
	for (int i = 0; i < world->users.count; i++)
		for (int id = 0; id < SETTING_COUNT; id++)
			if (!world->users.user[i].own[id])
				world->users.user[i].profile.value[id] = world->settings.value[id];
}

/* ---- open and close -------------------------------------------------------------------------- */

/* its tables are there before its first user: whoever made them may have been killed in between */
static bool
never_begun(const struct store *store)
{
	return store->now.next_user == 1 && store->now.users.count == 0;
}

/* a new state begins with one administrator, who has no password yet */
static bool
begin(struct store *store)
{
	struct world first;
	struct draft draft = store->now;	/* it may have names from before there were users */

	world_init(&first);
	draft.users = first.users;
	draft.next_user = first.users.user[0].id + 1;
	if (!db_begin(store) || !db_end(store, world_save(store, &store->now, &draft)))
		return false;
	store->now = draft;
	return true;
}

int
store_open(struct store **out, const char *directory, struct world *world, char *error, size_t size)
{
	struct store *store = calloc(1, sizeof(*store));
	int result;

	if (store == NULL)
		abort();
	result = db_open(store, directory, error, size);
	if (result == EXIT_OK &&
	    (!world_load(store, &store->now) || !lockouts_load(store) || (never_begun(store) && !begin(store)))) {
		snprintf(error, size, "the state in %s cannot be read; the log says why",
			 directory ? directory : "memory");
		result = EXIT_VERIFY;
	}
	if (result == EXIT_OK) {
		show(store, world);
	} else {
		store_close(store);
		store = NULL;
	}
	*out = store;
	return result;
}

static void
take_unit(void *ctx, sqlite3_stmt *row)
{
	int *unit = ctx;

	unit[0] = sqlite3_column_int(row, 0);
	unit[1] = sqlite3_column_int(row, 1);
}

bool
store_behind(struct store *store, struct world *world, const char *identity, int *ports)
{
	int unit[2] = { 0, 0 };

	*ports = 0;
	queue_wait(store);
	if (!db_run(store, "INSERT OR IGNORE INTO unit (identity, ports) VALUES (?1, 0)", "s", identity) ||
	    !db_each(store, take_unit, unit, "SELECT id, ports FROM unit WHERE identity = ?1", "s", identity))
		return false;
	store->behind = unit[0];
	if (!behind_load(store, &store->now))
		return false;
	*ports = unit[1] >= 0 && unit[1] <= UNIT_PORTS ? unit[1] : 0;
	show(store, world);
	return true;
}

bool
store_behind_ports(struct store *store, int ports)
{
	queue_wait(store);
	return db_run(store, "UPDATE unit SET ports = ?1 WHERE id = ?2", "ii", ports, store->behind);
}

void
store_close(struct store *store)
{
	if (store) {
		queue_end(store);
		db_close(store);
		free(store->lockouts);
	}
	free(store);
}

bool
store_kept(const struct store *store)
{
	return store->kept;
}

/* ---- layers ---------------------------------------------------------------------------------- */

void
store_file(struct store *store, struct world *world, const struct kept *file)
{
	store->file = *file;
	show(store, world);
}

enum kept_layer
store_layer(const struct store *store, enum setting id)
{
	return kept_layer(&store->file, &store->now.state, id);
}

int
store_below(const struct store *store, enum setting id)
{
	return kept_below(&store->file, id);
}

const struct kept *
store_state(const struct store *store)
{
	return &store->now.state;
}

int
store_next_user(const struct store *store)
{
	return store->now.next_user;
}

/* ---- changes --------------------------------------------------------------------------------- */

struct change {
	struct draft draft;
	struct audit_entry *entry;	/* one an action */
	int count;
};

static bool
write_entries(struct store *store, struct change *change, const char *who, const char *from)
{
	for (int i = 0; i < change->count; i++) {
		struct audit_entry *entry = &change->entry[i];

		if (entry->kind == AUDIT_KINDS)
			continue;
		snprintf(entry->user, sizeof(entry->user), "%s", who ? who : "");
		snprintf(entry->from, sizeof(entry->from), "%s", from ? from : "");
		if (!audit_insert(store, entry))
			return false;
	}
	return true;
}

static void
tell(const struct store *store, const struct change *change)
{
	for (int i = 0; i < change->count && store->watch; i++)
		if (change->entry[i].kind != AUDIT_KINDS)
			store->watch(store->watch_ctx, &change->entry[i]);
}

static int
draw_up(struct store *store, const struct action *list, struct change *change, const char **message)
{
	const char *wrong;

	for (int i = 0; i < change->count; i++) {
		int code = draft_apply(&change->draft, &store->file, &list[i], &change->entry[i],
				       message);

		if (code != EXIT_OK)
			return code;
	}
	wrong = draft_error(&store->now, &change->draft);
	if (wrong == NULL)
		return EXIT_OK;
	*message = wrong;
	return EXIT_BUSY;
}

static int
carry_out(struct store *store, struct world *world, struct change *change, const char *who,
	  const char *from)
{
	if (!db_begin(store) ||
	    !db_end(store, world_save(store, &store->now, &change->draft) &&
			   write_entries(store, change, who, from)))
		return EXIT_VERIFY;
	store->now = change->draft;
	show(store, world);
	tell(store, change);
	return EXIT_OK;
}

int
store_act_all(struct store *store, struct world *world, const struct action *list, int count,
	      const char *who, const char *from, char *message, size_t size)
{
	struct change *change = calloc(1, sizeof(*change));
	struct audit_entry *entry = calloc((size_t)count + 1, sizeof(*entry));
	const char *text = "SAVED";
	int code;

	if (change == NULL || entry == NULL)
		abort();
	queue_wait(store);
	change->draft = store->now;
	change->entry = entry;
	change->count = count;
	code = draw_up(store, list, change, &text);
	if (code == EXIT_OK) {
		code = carry_out(store, world, change, who, from);
		text = code == EXIT_OK ? text : "CANNOT BE SAVED";
	}
	snprintf(message, size, "%s", text);
	free(entry);
	free(change);
	return code;
}

int
store_act(struct store *store, struct world *world, const struct action *action, const char *who,
	  const char *from, char *message, size_t size)
{
	return store_act_all(store, world, action, 1, who, from, message, size);
}

void
store_login_later(struct store *store, struct world *world, int id, bool right)
{
	struct user *user = users_by_id(&store->now.users, id);

	if (user == NULL || (right && user->failed == 0))
		return;
	if (user->failed == 0)
		user->failed_since_s = audit_now_ms() / 1000;
	user->failed = right ? 0 : user->failed + 1;
	if (right)
		user->failed_since_s = 0;
	queue_login(store, id, user->failed, user->failed_since_s);
	show(store, world);
}

void
store_last_later(struct store *store, struct world *world, int id, int port)
{
	struct user *user = users_by_id(&store->now.users, id);

	if (user == NULL || user->last_port == port)
		return;
	if (queue_last_port(store, id, port)) {
		user->last_port = port;
		show(store, world);
	}
}
