/* SPDX-License-Identifier: MIT */
/*
 * The kept things from and to their tables. Settings are kept by name and as text, so that neither a
 * new order nor a new setting of a later version changes what was kept; what is unknown or out of
 * range is left alone and does not count.
 */
#include <stdio.h>
#include <string.h>

#include "ctl/log.h"
#include "ctl/power.h"
#include "ctl/store_db.h"

/* ---- reading --------------------------------------------------------------------------------- */

static int
setting_of(const char *name, const char *text, int *value)
{
	int id = setting_find(name);
	char error[128];

	return id >= 0 && setting_parse(id, text, value, error, sizeof(error)) ? id : -1;
}

static void
take_setting(void *ctx, sqlite3_stmt *row)
{
	struct kept *state = ctx;
	int value, id = setting_of(db_text(row, 0), db_text(row, 1), &value);

	if (id < 0)
		return;
	state->has[id] = true;
	state->value[id] = value;
}

static bool
has(sqlite3_stmt *row, int column)
{
	return sqlite3_column_type(row, column) != SQLITE_NULL;
}

/* 17 to 32 are those of the unit behind a port */
static int
port_number(int unit, int port)
{
	if (port < 1 || port > UNIT_PORTS)
		return 0;
	return unit == UNIT ? port : UNIT_PORTS + port;
}

static void
take_port(void *ctx, sqlite3_stmt *row)
{
	struct kept *state = ctx;
	int number = port_number(sqlite3_column_int(row, 6), sqlite3_column_int(row, 0));
	struct kept_port *port = &state->port[number];

	if (number == 0)
		return;
	port->has_name = has(row, 1) && ports_name_error(db_text(row, 1)) == NULL;
	if (port->has_name)
		snprintf(port->name, sizeof(port->name), "%s", db_text(row, 1));
	port->has_quick = has(row, 2);
	port->quick = sqlite3_column_int(row, 2) != 0;
	port->dwell_s = sqlite3_column_int(row, 3);
	port->has_dwell = has(row, 3) && port->dwell_s >= 0 && port->dwell_s <= DWELL_MAX_S;
	port->has_buttons = has(row, 5) && buttons_parse(db_text(row, 5), &port->buttons);
	port->has_edid = has(row, 7) && strlen(db_text(row, 7)) < sizeof(port->edid);
	if (port->has_edid)
		snprintf(port->edid, sizeof(port->edid), "%s", db_text(row, 7));
	port->has_macro = has(row, 4);
	snprintf(port->macro, sizeof(port->macro), "%s", db_text(row, 4));
}

static void
take_edid(void *ctx, sqlite3_stmt *row)
{
	struct kept *state = ctx;
	struct edid edid = { 0 };

	if (edid_name_error(db_text(row, 0)) || edid_from_hex(&edid, db_text(row, 1)))
		return;
	snprintf(edid.name, sizeof(edid.name), "%s", db_text(row, 0));
	edids_put(&state->edids, &edid);
}

static void
take_user(void *ctx, sqlite3_stmt *row)
{
	struct draft *draft = ctx;
	struct users *users = &draft->users;
	struct user *user = &users->user[users->count];

	if (users->count == USERS_MAX || user_name_error(db_text(row, 1)))
		return;
	user_init(user, sqlite3_column_int(row, 0), db_text(row, 1));
	user->admin = sqlite3_column_int(row, 2) != 0;
	snprintf(user->hash, sizeof(user->hash), "%s", db_text(row, 3));
	user->last_port = sqlite3_column_int(row, 4);
	user->failed = sqlite3_column_int(row, 5);
	user->failed_since_s = sqlite3_column_int64(row, 6);
	users->count++;
}

static void
take_right(void *ctx, sqlite3_stmt *row)
{
	struct draft *draft = ctx;
	struct user *user = users_by_id(&draft->users, sqlite3_column_int(row, 0));
	int port = port_number(sqlite3_column_int(row, 3), sqlite3_column_int(row, 1));

	if (user && port > 0)
		right_parse(db_text(row, 2), &user->right[port]);
}

static void
take_user_setting(void *ctx, sqlite3_stmt *row)
{
	struct draft *draft = ctx;
	struct user *user = users_by_id(&draft->users, sqlite3_column_int(row, 0));
	int value, id = setting_of(db_text(row, 1), db_text(row, 2), &value);

	if (user == NULL || id < 0 || !setting_defs[id].profile)
		return;
	user->own[id] = true;
	user->profile.value[id] = value;
}

static void
take_next(void *ctx, sqlite3_stmt *row)
{
	((struct draft *)ctx)->next_user = sqlite3_column_int(row, 0) + 1;
}

static bool
load_ports(struct store *store, struct draft *draft, int unit)
{
	return db_each(store, take_port, &draft->state, "SELECT port, name, quick, dwell_s, macro, buttons, unit, edid"
		       " FROM port WHERE unit = ?1", "i", unit);
}

static bool
load_rights(struct store *store, struct draft *draft, int unit)
{
	return db_each(store, take_right, draft, "SELECT user, port, value, unit FROM user_right"
		       " WHERE unit = ?1", "i", unit);
}

bool
behind_load(struct store *store, struct draft *draft)
{
	draft->ports = PORTS_MAX;
	return load_ports(store, draft, store->behind) && load_rights(store, draft, store->behind);
}

bool
world_load(struct store *store, struct draft *draft)
{
	memset(draft, 0, sizeof(*draft));
	draft->next_user = 1;
	draft->ports = UNIT_PORTS;
	return db_each(store, take_setting, &draft->state, "SELECT name, value FROM setting", "") &&
	       load_ports(store, draft, UNIT) &&
	       db_each(store, take_edid, &draft->state, "SELECT name, data FROM edid", "") &&
	       db_each(store, take_user, draft, "SELECT id, name, admin, hash, last_port, failed,"
		       " failed_since_s FROM user ORDER BY id", "") &&
	       load_rights(store, draft, UNIT) &&
	       db_each(store, take_user_setting, draft,
		       "SELECT user, name, value FROM user_setting", "") &&
	       db_each(store, take_next, draft, "SELECT seq FROM sqlite_sequence"
		       " WHERE name = 'user'", "");
}

/* ---- writing --------------------------------------------------------------------------------- */

static bool
save_setting(struct store *store, enum setting id, const struct kept *state)
{
	const char *name = setting_defs[id].name;
	char text[24];

	if (!state->has[id])
		return db_run(store, "DELETE FROM setting WHERE name = ?1", "s", name);
	return db_run(store, "INSERT OR REPLACE INTO setting VALUES (?1, ?2)", "ss", name,
		      setting_text(id, state->value[id], text));
}

static bool
save_settings(struct store *store, const struct kept *before, const struct kept *after)
{
	for (int id = 0; id < SETTING_COUNT; id++)
		if ((before->has[id] != after->has[id] || before->value[id] != after->value[id]) &&
		    !save_setting(store, id, after))
			return false;
	return true;
}

static int
unit_of(const struct store *store, int port)
{
	return port > UNIT_PORTS ? store->behind : UNIT;
}

/* of a unit that is not here nothing is known, and nothing is lost */
static int
ports_known(const struct store *store)
{
	return store->behind ? PORTS_MAX : UNIT_PORTS;
}

static bool
save_port(struct store *store, int number, const struct kept_port *port)
{
	char quick[4], dwell[12];

	snprintf(quick, sizeof(quick), "%d", port->quick);
	snprintf(dwell, sizeof(dwell), "%d", port->dwell_s);
	/* numbers as text: the columns are INTEGER and make numbers of them, and NULL is possible */
	return db_run(store, "INSERT OR REPLACE INTO port (unit, port, name, quick, dwell_s, macro,"
		      " buttons, edid) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "iissssss", unit_of(store, number),
		      ports_place(number),
		      port->has_name ? port->name : NULL, port->has_quick ? quick : NULL,
		      port->has_dwell ? dwell : NULL, port->has_macro ? port->macro : NULL,
		      port->has_buttons ? buttons_word(port->buttons) : NULL, port->has_edid ? port->edid : NULL);
}

static bool
save_ports(struct store *store, const struct kept *before, const struct kept *after)
{
	for (int i = 1; i <= ports_known(store); i++)
		if (memcmp(&before->port[i], &after->port[i], sizeof(after->port[i])) != 0 &&
		    !save_port(store, i, &after->port[i]))
			return false;
	return true;
}

static bool
save_edids(struct store *store, const struct edids *before, const struct edids *after)
{
	char hex[EDID_HEX_BYTES];

	if (memcmp(before, after, sizeof(*after)) == 0)
		return true;
	if (!db_run(store, "DELETE FROM edid", ""))
		return false;
	for (int i = 0; i < after->count; i++)
		if (!db_run(store, "INSERT INTO edid VALUES (?1, ?2)", "ss", after->list[i].name,
			    edid_hex(&after->list[i], hex)))
			return false;
	return true;
}

static bool
save_rights(struct store *store, const struct user *user)
{
	if (!db_run(store, "DELETE FROM user_right WHERE user = ?1 AND unit IN (?2, ?3)", "iii", user->id,
		    UNIT, store->behind))
		return false;
	for (int port = 1; port <= ports_known(store); port++)
		if (user->right[port] != RIGHT_FULL &&
		    !db_run(store, "INSERT INTO user_right VALUES (?1, ?2, ?3, ?4)", "iiis",
			    user->id, unit_of(store, port), ports_place(port), right_text(user->right[port])))
			return false;
	return true;
}

static bool
save_profile(struct store *store, const struct user *user)
{
	char text[24];

	if (!db_run(store, "DELETE FROM user_setting WHERE user = ?1", "i", user->id))
		return false;
	for (int id = 0; id < SETTING_COUNT; id++)
		if (user->own[id] &&
		    !db_run(store, "INSERT INTO user_setting VALUES (?1, ?2, ?3)", "iss",
			    user->id, setting_defs[id].name,
			    setting_text(id, user->profile.value[id], text)))
			return false;
	return true;
}

static bool
save_user(struct store *store, const struct user *user)
{
	return db_run(store, "INSERT INTO user VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
		      " ON CONFLICT (id) DO UPDATE SET name = ?2, admin = ?3, hash = ?4,"
		      " last_port = ?5, failed = ?6, failed_since_s = ?7", "isisiil", user->id,
		      user->name, user->admin, user->hash, user->last_port, user->failed,
		      user->failed_since_s) &&
	       save_rights(store, user) && save_profile(store, user);
}

static const struct user *
find(const struct users *users, int id)
{
	for (int i = 0; i < users->count; i++)
		if (users->user[i].id == id)
			return &users->user[i];
	return NULL;
}

/*
 * Names are unique, and two users may have exchanged theirs: those that change lose theirs first. No
 * name begins with a space, so these are nobody's.
 */
static bool
free_names(struct store *store, const struct users *before, const struct users *after)
{
	for (int i = 0; i < before->count; i++) {
		const struct user *user = &before->user[i], *now = find(after, user->id);

		if (now == NULL && !db_run(store, "DELETE FROM user WHERE id = ?1", "i", user->id))
			return false;
		if (now && strcmp(now->name, user->name) != 0 &&
		    !db_run(store, "UPDATE user SET name = ' ' || id WHERE id = ?1", "i", user->id))
			return false;
	}
	return true;
}

static bool
save_users(struct store *store, const struct users *before, const struct users *after)
{
	if (!free_names(store, before, after))
		return false;
	for (int i = 0; i < after->count; i++) {
		const struct user *user = &after->user[i], *old = find(before, user->id);

		if ((old == NULL || memcmp(old, user, sizeof(*user)) != 0) &&
		    !save_user(store, user))
			return false;
	}
	return true;
}

bool
world_save(struct store *store, const struct draft *before, const struct draft *after)
{
	return save_settings(store, &before->state, &after->state) &&
	       save_ports(store, &before->state, &after->state) &&
	       save_edids(store, &before->state.edids, &after->state.edids) &&
	       save_users(store, &before->users, &after->users);
}
