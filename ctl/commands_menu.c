/* SPDX-License-Identifier: MIT */
/*
 * The menu for a client: the same tree as on the overlay, one for each connection, with the rights of
 * its user. Keys and text go in, the screen comes back as the answer; what it asks for is done at
 * once, or, when a password has to be hashed, a little later: then the new screen comes as an event.
 */
#include <stdlib.h>
#include <string.h>

#include "ctl/act.h"
#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/password.h"

struct menu_session {
	struct menu menu;
	struct daemon *daemon;
	struct client *client;		/* NULL: gone, and freed with the last answer */
	int user, console;
	int pending;			/* answers that will come later */
	bool doing;			/* and not yet: the one being waited for may come at once */
	bool open;
};

/* ---- what is seen ---------------------------------------------------------------------------- */

static json_t *
report_cells(const struct menu_view *view, const struct view_row *row)
{
	json_t *cells = json_array();

	for (int i = 0; i < view->columns; i++)
		json_array_append_new(cells, json_string(row->cell[i]));
	return json_pack("{s:o, s:b}", "cells", cells, "quiet", row->quiet);
}

static json_t *
report_columns(const struct menu_view *view)
{
	json_t *list = json_array();

	for (int i = 0; i < view->columns; i++)
		json_array_append_new(list, json_pack("{s:s, s:i, s:b, s:b}", "head",
			view->column[i].head, "width", view->column[i].width, "grows",
			view->column[i].grows, "mark", view->column[i].mark));
	return list;
}

static json_t *
report_fields(const struct menu_view *view)
{
	json_t *list = json_array();

	for (int i = 0; i < view->fields; i++)
		json_array_append_new(list, json_pack("{s:s, s:s, s:b, s:b, s:i}", "label",
			view->field[i].label, "text", view->field[i].text, "secret",
			view->field[i].secret, "active", view->field[i].active, "caret",
			view->field[i].caret));
	return list;
}

static json_t *
report_view(const struct menu_session *session)
{
	static struct menu_view view;
	json_t *rows = json_array(), *keys = json_array();

	menu_view(&session->menu, &session->daemon->world, &view);
	for (int i = 0; i < view.rows; i++)
		json_array_append_new(rows, report_cells(&view, &view.row[i]));
	for (int i = 0; i < view.keys; i++)
		json_array_append_new(keys, json_pack("{s:s, s:s}", "key", view.key[i].key, "word",
						      view.key[i].word));
	return json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:i, s:o, s:s, s:b, s:s, s:o}", "screen",
			 view.screen, "title", view.title, "right", view.right, "note", view.note, "columns",
			 report_columns(&view), "rows", rows, "cursor", view.cursor, "fields",
			 report_fields(&view), "message", view.message, "bad", view.bad, "foot", view.foot,
			 "keys", keys);
}

static json_t *
report_menu(const struct menu_session *session)
{
	return json_pack("{s:o}", "view", session && session->open ? report_view(session)
								   : json_null());
}

/* ---- what it asks for ------------------------------------------------------------------------ */

static int64_t
now_ms(const struct menu_session *session)
{
	return (int64_t)daemon_now_ms(session->daemon);
}

static void
push(struct menu_session *session)
{
	json_t *event = report_menu(session);

	json_object_set_new(event, "event", json_string("menu"));
	client_send(session->client, event);
	json_decref(event);
}

static void
on_done(void *ctx, int code, const char *text)
{
	struct menu_session *session = ctx;
	bool late = !session->doing;

	session->doing = false;
	session->pending -= late;
	if (session->client == NULL) {
		if (session->pending == 0)
			free(session);
		return;
	}
	menu_changed(&session->menu, &session->daemon->world);	/* it may have been the language */
	menu_answer(&session->menu, text, code == EXIT_OK);
	if (late && session->open)
		push(session);
}

static void
ask_console(struct menu_session *session, const struct actor *actor, struct action *action)
{
	struct console *console = &session->daemon->console[session->console];
	const char *who = session_who(client_session(session->client), &session->daemon->world);
	const char *holder = console_use(console, who, false);
	char text[ACTION_TEXT];
	int code;

	if (holder) {
		snprintf(text, sizeof(text), word(session->menu.language, W_IN_USE), holder);
		menu_answer(&session->menu, text, false);
		return;
	}
	code = console_act(console, actor, action, text, sizeof(text));
	menu_answer(&session->menu, code == EXIT_OK ? "" : text, code == EXIT_OK);
	if (code == EXIT_OK && action->act == ACT_SELECT)
		session->open = false;
}

static void
carry_out(struct menu_session *session, struct action *action)
{
	struct actor actor = { 0, session->user, client_session(session->client)->from };

	if (action->act == ACT_CLOSE) {
		session->open = false;
	} else if (action->act >= ACT_SET) {
		session->doing = true;
		action->place = LOCKOUT_TOOL + client_session(session->client)->uid;
		daemon_act(session->daemon, &actor, action, on_done, session);
		session->pending += session->doing;
		session->doing = false;
	} else if (action->act != ACT_BEEP && action->act != ACT_NONE) {
		ask_console(session, &actor, action);
	}
}

static void
carry_out_all(struct menu_session *session, struct actions *actions)
{
	for (int i = 0; i < actions->count; i++)
		carry_out(session, &actions->list[i]);
	password_wipe(actions, sizeof(*actions));
}

/* ---- requests -------------------------------------------------------------------------------- */

void
menu_session_end(struct menu_session *session)
{
	if (session == NULL)
		return;
	session->client = NULL;
	password_wipe(&session->menu, sizeof(session->menu));
	if (session->pending == 0)
		free(session);
}

static struct menu_session *
session_of(struct request *request)
{
	struct session *session = client_session(request->client);

	if (session->menu == NULL)
		session->menu = calloc(1, sizeof(*session->menu));
	if (session->menu == NULL)
		abort();
	session->menu->daemon = request->daemon;
	session->menu->client = request->client;
	session->menu->console = request->console;
	return session->menu;
}

static void
open_menu(struct request *request, const char *name)
{
	static const struct {
		const char *name;
		enum menu_screen screen;
	} first[] = { { "list", MENU_LIST }, { "goto", MENU_GOTO }, { "set", MENU_SET },
		      { "adm", MENU_ADM }, { "help", MENU_HELP } };
	struct menu_session *session = session_of(request);
	const char *language = json_string_value(json_object_get(request->body, "language"));

	for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		if (strcmp(first[i].name, name) == 0) {
			menu_init(&session->menu, 0);
			session->menu.english = language && strcmp(language, "en") == 0;
			session->user = request_user(request);
			session->open = true;
			menu_open(&session->menu, &request->daemon->world, session->user,
				  first[i].screen, now_ms(session));
			request_ok(request, report_menu(session));
			return;
		}
	request_fail(request, "bad-request", EXIT_USAGE, "list, goto, set, adm or help",
		     "the menu has no \"%.20s\"", name);
}

/* a key, or keys held together: "F3", "Shift+Tab" */
static bool
press(struct menu_session *session, const char *chord, struct actions *actions)
{
	struct strokes strokes = { 0 };
	char bad[CHORD_NAME_MAX + 1];
	bool good = strokes_chord(&strokes, chord, bad);

	for (size_t i = 0; good && i < strokes.count; i++)
		menu_key(&session->menu, &session->daemon->world, strokes.list[i].key_id,
			 strokes.list[i].down, now_ms(session), actions);
	strokes_fini(&strokes);
	return good;
}

/* true: done; false: failed */
static bool
use_menu(struct request *request, struct menu_session *session)
{
	const struct world *world = &request->daemon->world;
	const char *key = json_string_value(json_object_get(request->body, "key"));
	const char *text = json_string_value(json_object_get(request->body, "text"));
	struct actions actions = { 0 };

	menu_changed(&session->menu, world);
	if (key && !press(session, key, &actions)) {
		request_fail(request, "bad-key", EXIT_USAGE, "`overscan help keys` lists the keys",
			     "there is no key \"%.24s\"", key);
		return false;
	}
	if (text)
		menu_text(&session->menu, world, text, now_ms(session), &actions);
	carry_out_all(session, &actions);
	menu_changed(&session->menu, world);
	return true;
}

void
command_menu(struct request *request)
{
	struct menu_session *session = client_session(request->client)->menu;
	json_t *open = json_object_get(request->body, "open");

	if (!request_console(request))
		return;
	if (json_is_string(open)) {
		open_menu(request, json_string_value(open));
		return;
	}
	if (session && json_is_true(json_object_get(request->body, "close")))
		session->open = false;
	/* who logged out, or lost a right to be here, has no menu either */
	if (session && session->user != request_user(request))
		session->open = false;
	if (session && session->open && !use_menu(request, session))
		return;
	request_ok(request, report_menu(session));
}
