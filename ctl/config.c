/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/chord.h"
#include "ctl/config.h"
#include "ctl/config_edid.h"
#include "ctl/config_words.h"
#include "ctl/exit_codes.h"
#include "ctl/page.h"
#include "ctl/password.h"
#include "ctl/power.h"

struct reading {
	struct config *config;
	bool export;			/* settings, ports and users; no paths */
	int port;			/* of this section */
	int behind;			/* of an export: the unit that is behind a port; 0 = none */
	int unit_line;			/* where the section of the unit began */
	int ports_of_line;
	char edid[EDID_NAME_BYTES];	/* of this section; empty: its name is wrong */
	struct user *user;
	struct config_said *said;
	unsigned long seen;		/* lines of this section or of the whole, to tell twins */
	unsigned long seen_outside;
	unsigned ports_seen;
};

struct place {
	struct reading *reading;
	struct conf *conf;
	const struct conf_line *line;
};

/* ---- values ---------------------------------------------------------------------------------- */

const char *
config_board_error(const char *board)
{
	if (strncmp(board, "fake:", 5) == 0 || strncmp(board, "ftdi:", 5) == 0 ||
	    strncmp(board, "ftdi245:", 8) == 0)
		return strlen(board) < BOARD_BYTES ? NULL : "the name is too long; write ftdi:SERIAL";
	if (strncmp(board, "socket:", 7) == 0 && board[7])
		return strlen(board + 7) < SOCKET_BYTES ? NULL :
		       "a socket path has at most 107 bytes; write a shorter one";
	return "write \"ftdi:\" (the only board), \"ftdi:SERIAL\", \"socket:PATH\" or \"fake:\"";
}

static const char *
path_error(const char *path, size_t room)
{
	if (path[0] != '/')
		return "write a path that begins with /";
	return strlen(path) < room ? NULL : "the path is too long; write a shorter one";
}

static void
bad_value(const struct place *place, const char *reason)
{
	conf_wrong(place->conf, place->line->number, "%s \"%s\": %s", place->line->word,
		   place->line->value[0], reason);
}

/* its only value; NULL after having told that it has none or many */
static const char *
one_value(const struct place *place)
{
	if (!place->line->list)
		return place->line->value[0];
	conf_wrong(place->conf, place->line->number, "%s has one value; write it without braces",
		   place->line->word);
	return NULL;
}

/* copies what has been found good */
static void
take_text(const struct place *place, char *to, size_t size, const char *value, const char *reason)
{
	size_t len = strlen(value);

	if (reason == NULL && len >= size)
		reason = "the text is too long; write a shorter one";
	if (reason) {
		bad_value(place, reason);
		return;
	}
	memset(to, 0, size);
	memcpy(to, value, len);
}

static bool
take_switch(const struct place *place, const char *value, bool *to)
{
	bool on = strcmp(value, "on") == 0;

	if (on || strcmp(value, "off") == 0) {
		*to = on;
		return true;
	}
	bad_value(place, "write on or off");
	return false;
}

static bool
take_setting(const struct place *place, int id, const char *value, int *to)
{
	char error[256];

	if (setting_parse(id, value, to, error, sizeof(error)))
		return true;
	conf_wrong(place->conf, place->line->number, "%s; write one of them", error);
	return false;
}

/* ---- lines outside of sections --------------------------------------------------------------- */

static void
take_path(const struct place *place, const char *value)
{
	struct config *config = place->reading->config;
	const char *word = place->line->word;

	if (place->reading->export)
		conf_wrong(place->conf, place->line->number, "%s cannot be imported; write it into "
			   CONFIG_DEFAULT, word);
	else if (strcmp(word, "board") == 0)
		take_text(place, config->board, BOARD_BYTES, value, config_board_error(value));
	else if (strcmp(word, "control") == 0)
		take_text(place, config->control, SOCKET_BYTES, value,
			  path_error(value, SOCKET_BYTES));
	else if (strcmp(word, "state") == 0)
		take_text(place, config->state, PATH_BYTES, value,
			  path_error(value, PATH_BYTES - 16));
	else if (take_switch(place, value, &config->wary))
		config->wary = !config->wary;
}

static void
take_outside(const struct place *place, const char *value)
{
	struct kept *kept = &place->reading->config->kept;
	const char *word = place->line->word;
	int id = setting_find(word);

	if (id >= 0)
		kept->has[id] = take_setting(place, id, value, &kept->value[id]);
	else if (strcmp(word, "board") == 0 || strcmp(word, "control") == 0 ||
		 strcmp(word, "state") == 0 || strcmp(word, "trust") == 0)
		take_path(place, value);
	else
		config_unknown(place->conf, place->line->number, word, NULL);
}

/* ---- ports ----------------------------------------------------------------------------------- */

/* the file may name ports of a unit before it describes it: check_units */
static int
parse_port(struct reading *reading, int line, const char *text)
{
	struct config *config = reading->config;
	struct ports any = { .count = PORTS_MAX };
	int unit = atoi(text), port;

	any.behind.unit = reading->export ? reading->behind : config->ports_of;
	if (any.behind.unit == 0 && !reading->export && unit > UNIT && unit <= UNIT_MAX)
		any.behind.unit = unit;
	port = ports_parse(&any, text);
	if (port > UNIT_PORTS && config->ports_of == 0) {
		config->ports_of = any.behind.unit;
		reading->ports_of_line = line;
	}
	return port;
}

static void
take_dwell(const struct place *place, struct kept_port *port, const char *value)
{
	static const char digits[] = "0123456789";
	size_t len = strlen(value);

	port->dwell_s = len >= 1 && len <= 3 && strspn(value, digits) == len ? atoi(value) : -1;
	port->has_dwell = port->dwell_s >= 0 && port->dwell_s <= DWELL_MAX_S;
	if (!port->has_dwell)
		bad_value(place, "write seconds from 0 (as scan-s says) to 255");
}

static void
take_macro(const struct place *place, struct kept_port *port, const char *value)
{
	struct strokes strokes = { 0 };
	char bad[CHORD_NAME_MAX + 1];
	bool good = strokes_chords(&strokes, value, bad);

	strokes_fini(&strokes);
	if (!good)
		conf_wrong(place->conf, place->line->number, "macro \"%s\": there is no key \"%s\"; "
			   "`overscan help keys` lists them", value, bad);
	else
		take_text(place, port->macro, sizeof(port->macro), value, NULL);
	port->has_macro = good;
}

static void
take_buttons(const struct place *place, struct kept_port *port, const char *value)
{
	port->has_buttons = buttons_parse(value, &port->buttons);
	if (!port->has_buttons)
		bad_value(place, "write full, admin or off");
}

/* whether there is one of this name is seen when all has been read */
static void
take_port_edid(const struct place *place, struct kept_port *port, const char *value)
{
	bool standard = strcmp(value, EDID_STANDARD) == 0;

	take_text(place, port->edid, sizeof(port->edid), standard ? "" : value, standard ? NULL : edid_name_error(value));
	port->has_edid = true;
}

static void
take_port_line(const struct place *place, const char *value)
{
	struct kept_port unused, *port = &unused;
	const char *word = place->line->word;

	if (place->reading->port > 0)
		port = &place->reading->config->kept.port[place->reading->port];
	if (strcmp(word, "name") == 0) {
		take_text(place, port->name, sizeof(port->name), value, ports_name_error(value));
		port->has_name = true;
	} else if (strcmp(word, "quick") == 0) {
		port->has_quick = take_switch(place, value, &port->quick);
	} else if (strcmp(word, "dwell") == 0) {
		take_dwell(place, port, value);
	} else if (strcmp(word, "macro") == 0) {
		take_macro(place, port, value);
	} else if (strcmp(word, "buttons") == 0) {
		take_buttons(place, port, value);
	} else if (strcmp(word, "edid") == 0) {
		take_port_edid(place, port, value);
	} else {
		config_unknown(place->conf, place->line->number, word, "port");
	}
}

static bool
begin_port(struct reading *reading, struct conf *conf, int number, const char *title)
{
	int port = parse_port(reading, number, title);

	reading->port = port > 0 ? port : 0;
	if (port <= 0) {
		conf_wrong(conf, number, "port \"%s\": write a port as \"1.2\" (unit 1, port 1 to %d)",
			   title, UNIT_PORTS);
	} else if (reading->ports_seen & 1u << (port - 1)) {
		conf_wrong(conf, number, "found duplicate title '%s'; describe a port in one place",
			   title);
		reading->port = 0;
	} else {
		reading->ports_seen |= 1u << (port - 1);
	}
	return true;
}

/* ---- the unit behind a port ------------------------------------------------------------------ */

static int
small_number(const char *text, int most)
{
	size_t len = strlen(text);
	int value = len >= 1 && len <= 2 && strspn(text, "0123456789") == len ? atoi(text) : 0;

	return value >= 1 && value <= most ? value : 0;
}

static bool
begin_unit(struct reading *reading, struct conf *conf, int number, const char *title)
{
	struct config_unit *unit = &reading->config->unit;
	int wanted = small_number(title, UNIT_MAX);

	if (reading->export)
		conf_wrong(conf, number, "unit cannot be imported; write it into " CONFIG_DEFAULT);
	else if (wanted <= UNIT)
		conf_wrong(conf, number, "unit \"%s\": write a number from 2 to %d; unit 1 is the one of "
			   "the consoles", title, UNIT_MAX);
	else if (unit->number)
		conf_wrong(conf, number, "unit \"%s\": there is unit %d already; one unit can be behind "
			   "the first", title, unit->number);
	else
		unit->number = wanted;
	reading->unit_line = number;
	return !reading->export;
}

static void
take_unit_line(const struct place *place, const char *value)
{
	struct config_unit *unit = &place->reading->config->unit;
	const char *word = place->line->word;

	if (strcmp(word, "board") == 0) {
		take_text(place, unit->board, BOARD_BYTES, value, config_board_error(value));
	} else if (strcmp(word, "at") == 0) {
		unit->at = small_number(value, UNIT_PORTS);
		if (unit->at == 0)
			bad_value(place, "write the port of unit 1 that leads to it, 1 to 16");
	} else {
		config_unknown(place->conf, place->line->number, word, "unit");
	}
}

/* what can be known at the end only */
static void
check_units(const struct reading *reading, struct conf *conf)
{
	const struct config *config = reading->config;
	const struct config_unit *unit = &config->unit;

	if (unit->number && (unit->board[0] == 0 || unit->at == 0))
		conf_wrong(conf, reading->unit_line, "unit \"%d\" needs both, such as board = "
			   "\"ftdi:B123\" at = 4", unit->number);
	else if (unit->number && strcmp(unit->board, config->board) == 0)
		conf_wrong(conf, reading->unit_line, "unit \"%d\" has the board of unit 1; write the serial "
			   "number of each", unit->number);
	if (!reading->export && config->ports_of && config->ports_of != unit->number)
		conf_wrong(conf, reading->ports_of_line, "there is no unit %d; describe it as unit \"%d\" "
			   "{ board = ... at = ... }", config->ports_of, config->ports_of);
}

/* ---- users ----------------------------------------------------------------------------------- */

static void
take_rights(const struct place *place, enum right right)
{
	struct user *user = place->reading->user;

	place->reading->said->rights = true;
	for (int i = 0; i < place->line->count; i++) {
		int port = parse_port(place->reading, place->line->number, place->line->value[i]);

		if (port > 0 && user->right[port] != RIGHT_FULL)
			conf_wrong(place->conf, place->line->number, "port %s stands here and in "
				   "another list; write it once", place->line->value[i]);
		else if (port > 0)
			user->right[port] = right;
		else
			conf_wrong(place->conf, place->line->number, "\"%s\" is not a port; write "
				   "a port as 1.2 (unit 1, port 1 to %d)", place->line->value[i],
				   UNIT_PORTS);
	}
}

static void
take_profile(const struct place *place, int id, const char *value)
{
	struct user *user = place->reading->user;

	if (!setting_defs[id].profile)
		conf_wrong(place->conf, place->line->number, "%s belongs to the switch, not to a "
			   "user; write it outside of the section", setting_defs[id].name);
	else
		user->own[id] = take_setting(place, id, value, &user->profile.value[id]);
}

/* empty: this user cannot log in. What is no hash may be a password: it is not repeated. */
static void
take_hash(const struct place *place, const char *value)
{
	struct user *user = place->reading->user;

	place->reading->said->password = true;
	if (value[0] && password_hash_error(value))
		conf_wrong(place->conf, place->line->number, "%s; `overscan passwd` sets it",
			   password_hash_error(value));
	else
		take_text(place, user->hash, sizeof(user->hash), value, NULL);
}

static void
take_user_line(const struct place *place)
{
	struct user *user = place->reading->user;
	const char *word = place->line->word, *value;
	int id = setting_find(word);

	if (strcmp(word, "view") == 0 || strcmp(word, "none") == 0) {
		take_rights(place, word[0] == 'v' ? RIGHT_VIEW : RIGHT_NONE);
		return;
	}
	value = one_value(place);
	if (value == NULL)
		return;
	if (id >= 0)
		take_profile(place, id, value);
	else if (strcmp(word, "admin") == 0)
		place->reading->said->admin = take_switch(place, value, &user->admin);
	else if (strcmp(word, "password") == 0)
		take_hash(place, value);
	else
		config_unknown(place->conf, place->line->number, word, "user");
}

static struct user *
new_user(struct reading *reading, struct conf *conf, int number, const char *name)
{
	struct users *users = &reading->config->users;

	if (user_name_error(name))
		conf_wrong(conf, number, "user \"%s\": %s; write a shorter or another one", name,
			   user_name_error(name));
	else if (users_by_name(users, name))
		conf_wrong(conf, number, "found duplicate title '%s'; describe a user in one place",
			   name);
	else if (users->count == USERS_MAX)
		conf_wrong(conf, number, "there are more than %d users; leave some out", USERS_MAX);
	else
		return &users->user[users->count++];
	return NULL;
}

static bool
begin_user(struct reading *reading, struct conf *conf, int number, const char *title)
{
	static struct user unused;
	static struct config_said unsaid;

	if (!reading->export) {
		conf_wrong(conf, number, "users are kept in the state; take them with `overscan "
			   "config import`");
		return false;
	}
	reading->user = new_user(reading, conf, number, title);
	reading->said = reading->user ? &reading->config->said[reading->config->users.count - 1]
				      : &unsaid;
	if (reading->user == NULL)
		reading->user = &unused;
	user_init(reading->user, 0, reading->user == &unused ? "?" : title);
	return true;
}

/* ---- what the syntax finds ------------------------------------------------------------------- */

static bool
begin_known(struct reading *reading, struct conf *conf, int number, const char *word,
	    const char *title)
{
	if (strcmp(word, "port") == 0)
		return begin_port(reading, conf, number, title);
	if (strcmp(word, "unit") == 0)
		return begin_unit(reading, conf, number, title);
	if (strcmp(word, "edid") == 0)
		return config_edid_begin(&reading->config->kept.edids, reading->edid, conf, number, title);
	if (strcmp(word, "user") == 0)
		return begin_user(reading, conf, number, title);
	config_unknown(conf, number, word, NULL);
	return false;
}

static bool
begin_section(void *ctx, struct conf *conf, int number, const char *word, const char *title)
{
	struct reading *reading = ctx;

	if (!begin_known(reading, conf, number, word, title))
		return false;
	reading->seen_outside = reading->seen;
	reading->seen = 0;
	return true;
}

static void
end_section(void *ctx)
{
	struct reading *reading = ctx;

	reading->seen = reading->seen_outside;
}

static void
take_line(void *ctx, struct conf *conf, const char *section, const struct conf_line *line)
{
	struct reading *reading = ctx;
	struct place place = { reading, conf, line };
	unsigned long bit = config_word_bit(line->word);

	if (reading->seen & bit) {
		conf_wrong(conf, line->number, "%s is said twice; leave one of them out", line->word);
		return;
	}
	reading->seen |= bit;
	if (section && strcmp(section, "user") == 0)
		take_user_line(&place);
	else if (one_value(&place) == NULL)
		return;
	else if (section && strcmp(section, "unit") == 0)
		take_unit_line(&place, line->value[0]);
	else if (section && strcmp(section, "edid") == 0)
		config_edid_line(&reading->config->kept.edids, reading->edid, conf, line);
	else if (section)
		take_port_line(&place, line->value[0]);
	else
		take_outside(&place, line->value[0]);
}

static void
whole_read(void *ctx, struct conf *conf)
{
	check_units(ctx, conf);
}

static int
parse(struct reading *reading, const char *label, const char *text, char *error, size_t size)
{
	static const struct conf_takes takes = { begin_section, end_section, take_line, whole_read };

	memset(reading->config, 0, sizeof(*reading->config));
	return conf_read(label, text, &takes, reading, error, size) ? EXIT_OK : EXIT_USAGE;
}

int
config_parse(struct config *config, const char *label, const char *text, int unit, char *error, size_t size)
{
	struct reading reading = { .config = config, .export = true, .behind = unit };

	return parse(&reading, label, text, error, size);
}

/* ---- the daemon's file ----------------------------------------------------------------------- */

static char *
read_whole(const char *path, size_t *size)
{
	FILE *file = fopen(path, "re");
	char *text = file ? malloc(CONFIG_FILE_MAX + 2) : NULL;

	if (text) {
		*size = fread(text, 1, CONFIG_FILE_MAX + 1, file);
		if (ferror(file)) {
			free(text);
			text = NULL;
		}
	}
	if (file)
		fclose(file);
	return text;
}

int
config_read(struct config *config, const char *path, char *error, size_t size)
{
	struct reading reading = { .config = config };
	const char *file = path ? path : CONFIG_DEFAULT;
	size_t len = 0;
	char *text;
	int result;

	memset(config, 0, sizeof(*config));
	error[0] = 0;
	text = read_whole(file, &len);
	if (text == NULL) {
		if (path == NULL && errno == ENOENT)
			return EXIT_OK;
		snprintf(error, size, "%s: %s", file, strerror(errno));
		return errno == EACCES ? EXIT_PERMISSION : EXIT_ABSENT;
	}
	text[len] = 0;
	if (len <= CONFIG_FILE_MAX && strlen(text) == len) {
		result = parse(&reading, file, text, error, size);
	} else {
		snprintf(error, size, "%s:1: this is no text file of at most 1 MB; write an "
			 "overscan.conf(5)", file);
		result = EXIT_USAGE;
	}
	free(text);
	return result;
}
