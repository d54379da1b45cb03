/* SPDX-License-Identifier: MIT */
/*
 * One console: the desk decides what is to be seen and done, this file brings its page to the board
 * and its actions to act.c. Only the difference to what the board has is sent, and only one page is on
 * its way at a time: while it is, further changes add up, so a slow link never lags behind the
 * operator by more than one page.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/log.h"
#include "ctl/look.h"

enum {
	BLINK_FRAMES = 32,
	BLINK_DUTY_QUARTERS = 2,
	HIDDEN_GRACE_MS = 1500,		/* the status read may be half a second old */
};

/* a tool that has asked for control */
struct taker {
	char from[DESK_WHO];
	take_done *done;
	void *ctx;
	struct taker *next;
};

static void flush(struct console *console);

static void
on_desk_timer(uv_timer_t *timer)
{
	console_event(timer->data, (struct desk_event){ .type = DESK_TICK });
}

void
console_init(struct console *console, struct daemon *daemon, int number)
{
	memset(console, 0, sizeof(*console));
	console->daemon = daemon;
	console->number = number;
	injector_init(&console->injector, daemon, number);
	macro_init(&console->macro, daemon, number);
	uv_timer_init(&daemon->loop, &console->timer);
	console->timer.data = console;
	desk_init(&console->desk, number);
}

void
console_restore(struct console *console)
{
	struct daemon *daemon = console->daemon;

	store_lockout_get(daemon->store, console->number, &console->lockout);
	lockout_restore(&console->desk.lockout, &console->lockout,
			daemon->world.settings.value[SET_LOCKOUT_S], audit_now_ms(),
			(int64_t)daemon_now_ms(daemon));
}

static void end_takes(struct console *console, const char *from, bool given);

void
console_fini(struct console *console)
{
	end_takes(console, NULL, false);
	injector_fini(&console->injector);
	macro_fini(&console->macro);
	uv_close((uv_handle_t *)&console->timer, NULL);
}

/* ---- the page on its way to the board -------------------------------------------------------- */

static struct ovs_board *
board_of(const struct console *console)
{
	return console->daemon->link.board;
}

static void
send_command(struct console *console, const struct osd_command *c)
{
	struct ovs_board *board = board_of(console);
	struct ovs_rect rect = { c->row, c->col, c->height, c->width };

	switch (c->op) {
	case OSD_LOCATE:
		ovs_osd_locate(board, console->number, c->row, c->col, c->attr);
		break;
	case OSD_WRITE:
		ovs_osd_write(board, console->number, c->text, c->len);
		break;
	case OSD_FILL:
		ovs_osd_fill(board, console->number, rect, c->code, c->attr);
		break;
	case OSD_ATTR:
		ovs_osd_attr(board, console->number, rect, c->keep, c->flip);
		break;
	}
}

static void
send_display(struct console *console, const struct view *view)
{
	struct ovs_display display = {
		.flags = (view->on ? OVS_DISPLAY_ON : 0) | (view->internal ? OVS_DISPLAY_INTERNAL : 0),
		.x_px = view->x_px, .y_px = view->y_px, .cols = view->cols, .rows = view->rows,
		.scale_x = view->scale_x, .scale_y = view->scale, .dim = LOOK_DIM_EIGHTHS,
		.blink_frames = BLINK_FRAMES, .blink_duty = BLINK_DUTY_QUARTERS,
	};

	ovs_osd_display(board_of(console), console->number, &display);
}

/* from an unknown page, or one of another size, to one that shows nothing */
static void
send_blank(struct console *console, const struct view *view)
{
	struct ovs_rect all = { 0, 0, view->rows, view->cols };

	ovs_osd_fill(board_of(console), console->number, all, ' ', ATTR_NOTHING);
	page_init(&console->shown, view->rows, view->cols);
}

static void
on_sent(void *ctx, int result)
{
	struct console *console = ctx;

	console->sending = false;
	if (result != 0) {
		console->drawn = false;
		console->commit_due = false;
		if (result != OVS_E_LINK)
			log_warning("console %d: drawing failed: %s", console->number,
				    ovs_strerror(result));
		return;
	}
	flush(console);
}

static bool
view_equal(const struct view *a, const struct view *b)
{
	return a->on == b->on && a->internal == b->internal && a->x_px == b->x_px &&
	       a->y_px == b->y_px && a->scale == b->scale && a->scale_x == b->scale_x && a->rows == b->rows &&
	       a->cols == b->cols;
}

/* hidden, the page lies where it lay: then it costs nothing to show it there again */
static struct view
wanted_view(const struct console *console)
{
	struct view view = console->desk.view;

	if (view.on)
		return view;
	view = console->shown_view;
	if (view.rows == 0)
		view = (struct view){ .scale = 1, .scale_x = 1, .rows = PAGE_ROWS, .cols = PAGE_COLS };
	view.on = false;
	view.internal = console->desk.view.internal;
	return view;
}

/* The list is large and lives during this call only; there is one thread. */
static struct osd_list list;

static void
send_page(struct console *console)
{
	const struct page *page = &console->desk.page;
	struct view view = wanted_view(console);

	if (!console->drawn || !view_equal(&console->shown_view, &view))
		send_display(console, &view);
	if (!console->drawn || console->shown.rows != view.rows || console->shown.cols != view.cols)
		send_blank(console, &view);
	if (view.on) {
		osd_diff(&console->shown, page, &list);
		for (int i = 0; i < list.count; i++)
			send_command(console, &list.command[i]);
		console->shown = *page;
	}
	ovs_osd_commit(board_of(console), console->number, true);
	console->shown_view = view;
	console->drawn = true;
	console->commit_due = true;
}

static bool
up_to_date(const struct console *console)
{
	struct view view = wanted_view(console);

	if (!view.on)
		return !console->shown_view.on && console->shown_view.internal == view.internal;
	return console->drawn && view_equal(&console->shown_view, &view) &&
	       page_equal(&console->shown, &console->desk.page);
}

static void
flush(struct console *console)
{
	if (!console->daemon->link.up || console->sending || up_to_date(console))
		return;
	send_page(console);
	console->sending = ovs_then(board_of(console), on_sent, console) == 0;
}

/* ---- who has the board hidden ------------------------------------------------------------------ */

static bool
is_hidden(const struct console *console)
{
	return console->shown_view.on && !console->sending && !console->commit_due &&
	       !console->daemon->world.ports.console[console->number].overlay;
}

/*
 * The board shows no overlay although it was given one: it has not heard the daemon for a while, fell
 * back to itself, and cleared the page. Then everything is drawn anew.
 */
static void
check_shown(struct console *console)
{
	uint64_t now = daemon_now_ms(console->daemon);

	if (!is_hidden(console))
		console->hidden_since_ms = now;
	else if (now >= console->hidden_since_ms + HIDDEN_GRACE_MS)
		console->drawn = false;
}

/* ---- events ------------------------------------------------------------------------------------ */

static void
start_timer(struct console *console)
{
	int64_t now = (int64_t)daemon_now_ms(console->daemon);
	int64_t at = desk_deadline(&console->desk, &console->daemon->world, now);
	int64_t check_at = (int64_t)console->hidden_since_ms + HIDDEN_GRACE_MS;

	if (is_hidden(console) && check_at < at)
		at = check_at;
	if (at == NO_DEADLINE)
		uv_timer_stop(&console->timer);
	else
		uv_timer_start(&console->timer, on_desk_timer,
			       at > now ? (uint64_t)(at - now) : 0, 0);
}

/* comes back while actions are being done, or later: the desk hears of it when they are */
static void
on_acted(void *ctx, int code, const char *text)
{
	struct console *console = ctx;

	if (text[0] == 0)
		return;
	console->answer_due = true;
	console->answer_code = code;
	snprintf(console->answer, sizeof(console->answer), "%s", text);
	if (!console->busy)
		console_event(console, (struct desk_event){ .type = DESK_TICK });
}

static void
do_actions(struct console *console, struct actions *out)
{
	struct actor actor = { console->number, console->desk.user, "console" };

	for (int i = 0; i < out->count; i++)
		daemon_act(console->daemon, &actor, &out->list[i],
			   out->list[i].act >= ACT_SET && out->list[i].act < ACT_LAST ? on_acted : NULL,
			   console);
}

static void
keep_lockout(struct console *console)
{
	const struct lockout_kept *kept = &console->desk.lockout.kept;

	if (memcmp(kept, &console->lockout, sizeof(*kept)) == 0)
		return;
	console->lockout = *kept;
	store_lockout_later(console->daemon->store, console->number, kept);
}

/* whoever holds the console by a tool hears that somebody asks for it, and what became of that */
static void
tell_holder(struct console *console, bool asked, const struct actions *out)
{
	const struct desk *desk = &console->desk;
	bool asks = desk->ask.until_ms != NO_DEADLINE, given = false;
	int64_t now = (int64_t)daemon_now_ms(console->daemon);
	const char *holder = desk_holder(desk, now);
	json_t *event;

	if (asks == asked)
		return;
	for (int i = 0; i < out->count; i++)
		given |= out->list[i].act == ACT_GIVE;
	if (asks) {
		snprintf(console->asked, sizeof(console->asked), "%s", holder ? holder : "");
		event = json_pack("{s:s, s:i, s:s, s:i}", "event", "asked", "console", console->number,
				  "who", desk->ask.from, "seconds",
				  (int)((desk->ask.until_ms - now + 999) / 1000));
	} else {
		event = json_pack("{s:s, s:i, s:s, s:b}", "event", "answered", "console",
				  console->number, "who", desk->ask.from, "given", given);
	}
	if (console->asked[0])
		server_tell(&console->daemon->server, console->asked, event);
	json_decref(event);
}

/* one event to its end; what follows from it waits in the meantime */
static void
step(struct console *console, const struct desk_event *event)
{
	struct daemon *daemon = console->daemon;
	struct actions out = { 0 };
	bool operated = desk_operates(&console->desk) && console->desk.used;
	bool asked = console->desk.ask.until_ms != NO_DEADLINE;
	int user = console->desk.user;

	daemon->world.wall_ms = audit_now_ms();
	daemon->world.wall_s = daemon->world.wall_ms / 1000;
	console->busy = true;
	desk_step(&console->desk, &daemon->world, event, (int64_t)daemon_now_ms(daemon), &out);
	keep_lockout(console);
	tell_holder(console, asked, &out);
	do_actions(console, &out);
	console->busy = false;
	if (operated != (desk_operates(&console->desk) && console->desk.used) ||
	    user != console->desk.user || (console->desk.watching && event->type == DESK_KEY))
		daemon_world_changed(daemon);
}

void
console_event(struct console *console, struct desk_event event)
{
	struct daemon *daemon = console->daemon;

	daemon->stepping++;
	step(console, &event);
	while (console->answer_due) {
		char text[ACTION_TEXT];

		console->answer_due = false;
		memcpy(text, console->answer, sizeof(text));
		step(console, &(struct desk_event){ .type = DESK_ANSWER, .text = text,
						    .number = console->answer_code });
	}
	daemon->stepping--;
	check_shown(console);
	flush(console);
	start_timer(console);
	daemon_settle_world(daemon);
	server_push(&daemon->server);
}

void
console_checked(struct console *console, int user, bool right)
{
	struct daemon *daemon = console->daemon;
	const struct user *of = users_by_id(&daemon->world.users, user);

	console_event(console, (struct desk_event){ .type = DESK_CHECKED,
		.number = right ? user : NO_USER, .text = of ? of->name : "" });
	if (of)
		store_login_later(daemon->store, &daemon->world, user, right);
}

void
console_commit_done(struct console *console)
{
	console->commit_due = false;
}

void
console_board_up(struct console *console)
{
	console->drawn = false;
	/* a daemon that was killed leaves its overlay behind: then it is hidden now */
	console->shown_view = (struct view){ .scale = 1, .scale_x = 1, .rows = PAGE_ROWS, .cols = PAGE_COLS,
		.on = console->daemon->world.ports.console[console->number].overlay };
	console->sending = console->commit_due = false;
	console_event(console, (struct desk_event){ .type = DESK_BOARD_UP });
}

void
console_board_down(struct console *console)
{
	console->sending = console->commit_due = false;
	injector_clear(&console->injector);
	macro_clear(&console->macro);
	console_event(console, (struct desk_event){ .type = DESK_BOARD_DOWN });
	end_takes(console, NULL, false);
}

void
console_drawn_over(struct console *console)
{
	console->drawn = false;
	console->shown_view.on = false;
}

/*
 * What the picture shows says whether the switch is done: the library tells of a change of that at
 * once, while "switching" may be half a second old.
 */
bool
console_settled(const struct console *console)
{
	const struct console_state *state = &console->daemon->world.ports.console[console->number];
	const struct desk *desk = &console->desk;

	if (desk->armed || desk->hotkey.state == HOTKEY_FIRST ||
	    units_under_way(&console->daemon->units, console->number))
		return false;
	return injector_idle(&console->injector) && macro_idle(&console->macro) &&
	       !console->sending && !console->commit_due &&
	       (state->shown == state->selected || (state->no_signal && state->shown == 0));
}

/* The board keeps port and masks: with the daemon gone the operator works on. */
void
console_leave(struct console *console)
{
	struct ovs_board *board = board_of(console);

	injector_clear(&console->injector);
	macro_clear(&console->macro);
	if (!console->daemon->link.up)
		return;
	if (console->desk.board.capture)
		ovs_capture(board, console->number, false);
	if (console->shown_view.on || console->shown_view.internal) {
		console->desk.view.on = console->desk.view.internal = false;
		send_page(console);
	}
}

/* ---- for tools --------------------------------------------------------------------------------- */

int
console_act(struct console *console, const struct actor *actor, const struct action *action,
	    char *text, size_t size)
{
	console_event(console, (struct desk_event){ .type = DESK_ACTION, .from = actor->from,
		.user = actor->user, .action = action });
	snprintf(text, size, "%s", console->desk.reply.text);
	return console->desk.reply.code;
}

const char *
console_use(struct console *console, const char *who, bool force)
{
	const char *holder = desk_use(&console->desk, who, force,
				      (int64_t)daemon_now_ms(console->daemon));

	if (holder == NULL) {
		start_timer(console);
		server_push(&console->daemon->server);
	}
	return holder && holder[0] == 0 ? "the operator of the console" : holder;
}

bool
console_asked(const struct console *console, const char *who)
{
	const char *holder = desk_holder(&console->desk, (int64_t)daemon_now_ms(console->daemon));

	return strcmp(console->asked, who) == 0 || (holder && strcmp(holder, who) == 0);
}

static void
end_takes(struct console *console, const char *from, bool given)
{
	struct taker **at = &console->takers;

	while (*at) {
		struct taker *taker = *at;

		if (from && strcmp(taker->from, from) != 0) {
			at = &taker->next;
			continue;
		}
		*at = taker->next;
		taker->done(taker->ctx, given);
		free(taker);
	}
}

void
console_take(struct console *console, const struct actor *actor, bool force, take_done *done,
	     void *ctx)
{
	struct action action = { .act = force ? ACT_FORCE : ACT_ASK };
	struct taker *taker = calloc(1, sizeof(*taker));
	char text[ACTION_TEXT];

	if (taker == NULL) {
		done(ctx, false);
		return;
	}
	*taker = (struct taker){ .done = done, .ctx = ctx, .next = console->takers };
	snprintf(taker->from, sizeof(taker->from), "%s", actor->from);
	console->takers = taker;
	if (console_act(console, actor, &action, text, sizeof(text)) != EXIT_OK)
		end_takes(console, taker->from, false);
}

void
console_take_forget(struct console *console, void *ctx)
{
	struct taker **at = &console->takers;

	while (*at && (*at)->ctx != ctx)
		at = &(*at)->next;
	if (*at) {
		struct taker *taker = *at;

		*at = taker->next;
		free(taker);
	}
}

/* ---- between consoles -------------------------------------------------------------------------- */

static void
ask_other(struct daemon *daemon, const struct actor *actor, const struct action *action)
{
	struct action asked = { .act = action->act, .port = action->port, .value = actor->console };
	char who[DESK_WHO];

	if (action->value < 1 || action->value > daemon->world.ports.consoles)
		return;
	snprintf(who, sizeof(who), "CONSOLE %d", actor->console);
	console_event(&daemon->console[action->value], (struct desk_event){ .type = DESK_ACTION,
		.from = who, .user = actor->user, .action = &asked });
}

static void
answer_other(struct daemon *daemon, const struct action *action)
{
	bool given = action->act == ACT_GIVE;

	if (action->value < 1 || action->value > daemon->world.ports.consoles)
		return;
	if (given)
		daemon_give(daemon, action->port, action->value);
	on_acted(&daemon->console[action->value], given ? EXIT_OK : EXIT_PERMISSION,
		 given ? "CONTROL IS YOURS" : "CONTROL WAS REFUSED");
}

int
console_hand_over(struct daemon *daemon, const struct actor *actor, const struct action *action)
{
	if (action->act == ACT_ASK || action->act == ACT_FORCE)
		ask_other(daemon, actor, action);
	else if (action->act != ACT_GIVE && action->act != ACT_REFUSE)
		return EXIT_USAGE;
	else if (action->value == 0)
		end_takes(&daemon->console[actor->console], action->text, action->act == ACT_GIVE);
	else
		answer_other(daemon, action);
	return EXIT_OK;
}
