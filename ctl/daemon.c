/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/log.h"

uint64_t
daemon_now_ms(const struct daemon *daemon)
{
	return uv_now(&daemon->loop);
}

/* ---- the audit ------------------------------------------------------------------------------- */

static void
note(struct daemon *daemon, enum audit_kind kind, const char *text)
{
	struct audit_entry entry = { .kind = kind, .from = "overscand" };

	snprintf(entry.text, sizeof(entry.text), "%s", text);
	if (daemon->store)
		store_audit_later(daemon->store, &entry);
}

/* ---- what the board tells -------------------------------------------------------------------- */

static bool
has_console(const struct daemon *daemon, int console)
{
	return console >= 1 && console <= daemon->world.ports.consoles;
}

static void
to_all(struct daemon *daemon, enum desk_event_type type)
{
	for (int i = 1; i <= daemon->world.ports.consoles; i++)
		console_event(&daemon->console[i], (struct desk_event){ .type = type });
}

/* ---- the world ------------------------------------------------------------------------------- */

static void
workers(const struct daemon *daemon, int user[CONSOLES_MAX + 1])
{
	int64_t now = (int64_t)daemon_now_ms(daemon);

	for (int i = 0; i <= CONSOLES_MAX; i++) {
		const struct desk *desk = &daemon->console[i].desk;
		bool works = i > 0 && desk_operates(desk) && desk->used &&
			     now < desk->input_ms + SEATS_ABSENT_MS;

		user[i] = works ? desk->user : NO_USER;
	}
}

void
daemon_give(struct daemon *daemon, int port, int console)
{
	int user[CONSOLES_MAX + 1];

	workers(daemon, user);
	if (seats_give(&daemon->world, user, port, console))
		daemon_world_changed(daemon);
}

static void
spread(struct daemon *daemon)
{
	int user[CONSOLES_MAX + 1];

	workers(daemon, user);
	seats_step(&daemon->seats, &daemon->world, user);
	to_all(daemon, DESK_WORLD);
	edid_tell(daemon);
	requests_step(daemon);
	server_push(&daemon->server);
}

void
daemon_settle_world(struct daemon *daemon)
{
	if (!daemon->world_due || daemon->stepping > 0)
		return;
	daemon->world_due = false;
	spread(daemon);
}

void
daemon_world_changed(struct daemon *daemon)
{
	daemon->world_due = true;
	daemon_settle_world(daemon);
}

static void
audit_pictures(struct daemon *daemon)
{
	const struct actor board = { 0, NO_USER, "board" };

	for (int i = 1; i <= daemon->world.ports.count; i++) {
		const struct port *port = &daemon->world.ports.port[i];
		char mode[32];

		if (port->none || port->offline)
			continue;
		if (daemon->pictures_known && port->present != daemon->present[i])
			daemon_audit(daemon, &board, AUDIT_PICTURE, i,
				     ports_mode(port, mode, sizeof(mode)));
		daemon->present[i] = port->present;
	}
	daemon->pictures_known = true;
}

void
daemon_board_up(struct daemon *daemon)
{
	int user[CONSOLES_MAX + 1];

	audit_pictures(daemon);
	for (int i = 1; i <= daemon->world.ports.consoles; i++)
		console_board_up(&daemon->console[i]);
	note(daemon, AUDIT_BOARD, "connected");
	workers(daemon, user);
	seats_step(&daemon->seats, &daemon->world, user);
	power_resume(&daemon->power);
	daemon_status_changed(daemon);
}

void
daemon_board_down(struct daemon *daemon)
{
	for (int i = 1; i <= daemon->world.ports.consoles; i++)
		console_board_down(&daemon->console[i]);
	power_suspend(&daemon->power);
	edid_forget(daemon);
	note(daemon, AUDIT_BOARD, daemon->link.cause);
	requests_step(daemon);
	server_push(&daemon->server);
}

void
daemon_status_changed(struct daemon *daemon)
{
	audit_pictures(daemon);
	daemon_world_changed(daemon);
}

void
daemon_keys_lost(struct daemon *daemon)
{
	log_warning("board: events were lost; keys held down in a menu are forgotten");
	to_all(daemon, DESK_KEYS_LOST);
}

void
daemon_key(struct daemon *daemon, int console, int key_id, bool down)
{
	if (has_console(daemon, console))
		console_event(&daemon->console[console], (struct desk_event){ .type = DESK_KEY,
			.number = key_id, .down = down });
}

void
daemon_trigger(struct daemon *daemon, int console, int action)
{
	log_debug("console %d: trigger, action %d", console, action);
	/* the way to the other unit is shut: nobody took a right away */
	if (action == OVS_TRIG_MUTED && has_console(daemon, console) && units_shut(&daemon->units, console))
		return;
	if (has_console(daemon, console))
		console_event(&daemon->console[console], (struct desk_event){ .type = DESK_TRIGGER,
			.number = action });
}

void
daemon_input(struct daemon *daemon, int console)
{
	if (has_console(daemon, console))
		console_event(&daemon->console[console], (struct desk_event){ .type = DESK_INPUT });
}

void
daemon_commit(struct daemon *daemon, int console)
{
	log_debug("console %d: page is on the screen", console);
	if (has_console(daemon, console))
		console_commit_done(&daemon->console[console]);
}

/* ---- the configuration file ------------------------------------------------------------------ */

void
daemon_apply_file(struct daemon *daemon)
{
	store_file(daemon->store, &daemon->world, &daemon->config.kept);
}

static bool
starts_otherwise(const struct config *a, const struct config *b)
{
	return a->unit.number != b->unit.number || a->unit.at != b->unit.at ||
	       strcmp(a->unit.board, b->unit.board) != 0 || strcmp(a->board, b->board) != 0 || strcmp(a->control, b->control) != 0 ||
	       strcmp(a->state, b->state) != 0;
}

/* NULL, or what the service manager should go on showing */
static const char *
reload(struct daemon *daemon)
{
	struct config config;
	char error[CONFIG_TEXT_MAX];

	if (config_read(&config, daemon->options.config, error, sizeof(error)) != EXIT_OK) {
		log_error("%s\nnothing was changed", error);
		return "the new configuration is wrong and was not taken, see `overscand --check`";
	}
	if (starts_otherwise(&config, &daemon->config))
		log_warning("board, unit, control and state are taken at the start only: start overscand "
			    "again for them");
	daemon->config = config;
	daemon_apply_file(daemon);
	daemon_status_changed(daemon);
	log_info("configuration read again");
	return NULL;
}

void
daemon_reload(struct daemon *daemon)
{
	service_reloading(daemon->service);
	service_reloaded(daemon->service, reload(daemon));
}

/* ---- start and end --------------------------------------------------------------------------- */

static void
on_signal(uv_signal_t *handle, int number)
{
	if (number == SIGHUP)
		daemon_reload(handle->data);
	else
		daemon_stop(handle->data);
}

static void
watch_signals(struct daemon *daemon)
{
	static const int number[3] = { SIGTERM, SIGINT, SIGHUP };

	for (int i = 0; i < 3; i++) {
		uv_signal_init(&daemon->loop, &daemon->signal[i]);
		daemon->signal[i].data = daemon;
		uv_signal_start(&daemon->signal[i], on_signal, number[i]);
		uv_unref((uv_handle_t *)&daemon->signal[i]);
	}
}

/* in the store's thread */
static void
on_stored(void *ctx)
{
	uv_async_send(ctx);
}

static void
on_written(uv_async_t *async)
{
	struct daemon *daemon = async->data;

	store_deliver(daemon->store);
	requests_step(daemon);
}

static void
on_audit(void *ctx, const struct audit_entry *entry)
{
	struct daemon *daemon = ctx;

	server_push_audit(&daemon->server, entry);
}

static int
read_files(struct daemon *daemon)
{
	char error[CONFIG_TEXT_MAX];
	int result = config_read(&daemon->config, daemon->options.config, error, sizeof(error));

	if (result == EXIT_OK)
		result = store_open(&daemon->store, daemon->options.state, &daemon->world, error,
				    sizeof(error));
	if (result != EXIT_OK) {
		log_error("%s", error);
		return result;
	}
	if (!unit_board_init(daemon))
		return EXIT_VERIFY;
	daemon_apply_file(daemon);
	store_watch(daemon->store, on_audit, daemon);
	store_wake(daemon->store, on_stored, &daemon->written);
	note(daemon, AUDIT_START, "overscand " OVS_VERSION " begins");
	return EXIT_OK;
}

static int
start(struct daemon *daemon)
{
	char error[512];
	int result = server_listen(&daemon->server, error, sizeof(error));

	if (result != EXIT_OK) {
		log_error("%s", error);
		return result;
	}
	result = board_link_start(&daemon->link);
	if (result == EXIT_OK && daemon->units.uplink)
		board_link_start_later(&daemon->behind);
	return result;
}

int
daemon_init(struct daemon *daemon, const struct daemon_options *options)
{
	int result;

	memset(daemon, 0, sizeof(*daemon));
	daemon->options = *options;
	uv_loop_init(&daemon->loop);
	world_init(&daemon->world);
	uv_timer_init(&daemon->loop, &daemon->wait_timer);
	daemon->wait_timer.data = daemon;
	uv_async_init(&daemon->loop, &daemon->written, on_written);
	uv_unref((uv_handle_t *)&daemon->written);
	daemon->written.data = daemon;
	board_link_init(&daemon->link, daemon, options->board, 0);
	power_init(&daemon->power, daemon);
	server_init(&daemon->server, daemon, options->control);
	for (int i = 1; i <= CONSOLES_MAX; i++)
		console_init(&daemon->console[i], daemon, i);
	watch_signals(daemon);
	daemon->service = service_open(daemon);
	result = read_files(daemon);
	for (int i = 1; i <= CONSOLES_MAX && result == EXIT_OK; i++)
		console_restore(&daemon->console[i]);
	if (result == EXIT_OK)
		result = start(daemon);
	if (result == EXIT_OK)
		service_ready(daemon->service);
	if (result != EXIT_OK)
		daemon_fini(daemon);
	return result;
}

void
daemon_run(struct daemon *daemon)
{
	uv_run(&daemon->loop, UV_RUN_DEFAULT);
}

void
daemon_stop(struct daemon *daemon)
{
	uv_stop(&daemon->loop);
}

void
daemon_fini(struct daemon *daemon)
{
	service_stopping(daemon->service);
	for (int i = 1; i <= daemon->world.ports.consoles; i++)
		console_leave(&daemon->console[i]);
	server_stop(&daemon->server);
	power_fini(&daemon->power);
	board_link_stop(&daemon->link);
	if (daemon->units.uplink)
		board_link_stop(&daemon->behind);
	for (int i = 1; i <= CONSOLES_MAX; i++)
		console_fini(&daemon->console[i]);
	service_close(daemon->service);
	/* let libuv finish what was closed */
	uv_run(&daemon->loop, UV_RUN_NOWAIT);
	service_free(daemon->service);
	daemon->service = NULL;
	note(daemon, AUDIT_START, "overscand " OVS_VERSION " ends");
	store_close(daemon->store);
}
