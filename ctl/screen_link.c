/* SPDX-License-Identifier: MIT */
/*
 * The screen's end of the control socket. Answers are told apart by their id and go to the function
 * that was named with the request; events go to the panes. When the daemon goes, it is looked for
 * again every second.
 */
#include <stdio.h>
#include <string.h>

#include "ctl/exit_codes.h"
#include "ctl/screen.h"

/* typing a long text takes the daemon its time */
enum { RETRY_MS = 1000, PATIENCE_MS = 30000 };

json_t *
screen_request(const struct screen *screen, const char *command)
{
	return json_pack("{s:s, s:i}", "cmd", command, "console", screen->console);
}

/* ---- sending --------------------------------------------------------------------------------- */

static struct waiting *
free_place(struct screen *screen)
{
	for (int i = 0; i < WAITING_MAX; i++)
		if (screen->waiting[i].id == 0)
			return &screen->waiting[i];
	return NULL;
}

int64_t
screen_waits_since(const struct screen *screen)
{
	int64_t since = NEVER;

	for (int i = 0; i < WAITING_MAX; i++)
		if (screen->waiting[i].id && screen->waiting[i].since_ms < since)
			since = screen->waiting[i].since_ms;
	return since;
}

/* whoever has been waiting for an answer since then will not get one; returns how many */
static int
give_up_waiting(struct screen *screen, int64_t since_ms)
{
	int count = 0;

	for (int i = 0; i < WAITING_MAX; i++) {
		struct waiting waiting = screen->waiting[i];

		if (waiting.id == 0 || waiting.since_ms > since_ms)
			continue;
		screen->waiting[i].id = 0;
		count++;
		if (waiting.answer)
			waiting.answer(screen, NULL, NULL);
	}
	return count;
}

static void
lost(struct screen *screen, const char *cause)
{
	control_close(&screen->tool->control);
	snprintf(screen->cause, sizeof(screen->cause), "%s", cause);
	screen->connected = screen->takeover.asked = false;
	screen->retry_ms = screen_now_ms() + RETRY_MS;
	give_up_waiting(screen, NEVER);
}

bool
screen_ask(struct screen *screen, json_t *request, screen_answer *answer)
{
	struct control *control = &screen->tool->control;
	struct waiting *place = free_place(screen);

	if (!screen->connected || place == NULL) {
		json_decref(request);
		screen_say(screen, screen->connected ? "The daemon does not answer; not sent." :
						       "There is no daemon; not sent.");
		screen->bad = true;
		return false;
	}
	if (!control_send(control, request)) {
		lost(screen, "it closed the connection");
		return false;
	}
	*place = (struct waiting){ control->next_id, screen_now_ms(), answer };
	return true;
}

/* ---- receiving ------------------------------------------------------------------------------- */

void
screen_take_state(struct screen *screen, json_t *state)
{
	json_incref(state);
	json_decref(screen->state);
	screen->state = state;
	for (int i = 0; i < PANE_COUNT; i++)
		if (panes[i]->changed)
			panes[i]->changed(screen);
}

static void
took_state(struct screen *screen, json_t *result, json_t *error)
{
	if (json_is_object(json_object_get(result, "board")))
		screen_take_state(screen, result);
	screen_complain(screen, error);
}

void
screen_subscribe(struct screen *screen)
{
	screen_ask(screen, json_pack("{s:s}", "cmd", "subscribe"), took_state);
}

static void
take_greeting(struct screen *screen, const json_t *hello)
{
	if (strcmp(screen_text(hello, "hello", ""), "overscand") != 0) {
		lost(screen, "something else answers there");
		return;
	}
	snprintf(screen->greeting_language, sizeof(screen->greeting_language), "%s",
		 screen_text(hello, "language", ""));
	if (login_named(screen))
		return;
	screen_subscribe(screen);
	if (panes[screen->pane]->opened)
		panes[screen->pane]->opened(screen);
}

static void
take_event(struct screen *screen, const char *name, json_t *event)
{
	json_t *state = json_object_get(event, "state");

	if (strcmp(name, "state") == 0 && json_is_object(state))
		screen_take_state(screen, state);
	takeover_event(screen, name, event);
	for (int i = 0; i < PANE_COUNT; i++)
		if (panes[i]->event)
			panes[i]->event(screen, name, event);
}

static void
take_answer(struct screen *screen, json_t *message)
{
	long id = (long)json_integer_value(json_object_get(message, "id"));
	json_t *error = json_object_get(message, "error");
	screen_answer *answer = NULL;

	for (int i = 0; i < WAITING_MAX && id > 0; i++)
		if (screen->waiting[i].id == id) {
			answer = screen->waiting[i].answer;
			screen->waiting[i].id = 0;
			break;
		}
	if (error && strcmp(screen_text(error, "code", ""), "login") == 0)
		login_open(screen, screen_text(error, "message", ""));
	if (answer)
		answer(screen, json_object_get(message, "result"), error);
	else
		screen_complain(screen, error);
}

static void
take_message(struct screen *screen, json_t *message)
{
	const char *event = json_string_value(json_object_get(message, "event"));

	if (json_object_get(message, "hello"))
		take_greeting(screen, message);
	else if (event)
		take_event(screen, event, message);
	else if (json_is_object(message))
		take_answer(screen, message);
}

void
screen_read(struct screen *screen)
{
	struct control *control = &screen->tool->control;
	bool alive = control_fill(control);
	json_t *message;

	while (control->fd >= 0 && (message = control_next(control)) != NULL) {
		take_message(screen, message);
		json_decref(message);
	}
	if (!alive && control->fd >= 0)
		lost(screen, "it closed the connection");
}

/* ---- connecting ------------------------------------------------------------------------------ */

void
screen_connect(struct screen *screen)
{
	struct control *control = &screen->tool->control;

	screen->connected = control_connect(control, screen->tool->socket) == EXIT_OK;
	if (!screen->connected) {
		snprintf(screen->cause, sizeof(screen->cause), "%.511s", control->message);
		screen->retry_ms = screen_now_ms() + RETRY_MS;
	}
}

int64_t
screen_link_tick(struct screen *screen, int64_t now_ms)
{
	if (!screen->connected && now_ms >= screen->retry_ms)
		screen_connect(screen);
	if (!screen->connected)
		return screen->retry_ms;
	if (give_up_waiting(screen, now_ms - PATIENCE_MS) > 0) {
		screen_say(screen, "The daemon did not answer.");
		screen->bad = true;
	}
	return screen_waits_since(screen) == NEVER ? NEVER : now_ms + 500;
}
