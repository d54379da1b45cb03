/* SPDX-License-Identifier: MIT */
/*
 * Holds the board. Until it could be opened once, opening is tried again every second in a worker
 * thread, since it may take up to two; after that the library finds it again by itself.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"
#include "ctl/log.h"

enum { RETRY_MS = 1000, CHANGES_MS = 1000 };

/* ---- status ---------------------------------------------------------------------------------- */

static long long
wall_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void
note_time(long long *seconds, char text[6])
{
	time_t now = time(NULL);
	struct tm local;

	*seconds = now;
	localtime_r(&now, &local);
	strftime(text, 6, "%H:%M", &local);
}

static void
copy_video(struct video *video, const struct ovs_host_status *status)
{
	video->state = (enum video_state)status->state;
	video->kind = (enum video_kind)status->kind;
	video->interlaced = status->interlaced;
	video->pal = status->pal;
	video->hs_positive = status->hs_positive;
	video->vs_positive = status->vs_positive;
	video->blank = status->blank;
	video->restless = status->restless;
	video->h_total = (int)status->h_total;
	video->h_active = (int)status->h_active;
	video->v_total = (int)status->v_total;
	video->v_active = (int)status->v_active;
	video->frame_us = (int)status->frame_us;
	video->brightness = (int)status->brightness;
}

/* the board counts modulo 256 and tells how long ago the last one was */
static void
copy_changes(struct board_link *link, int number, const struct ovs_host_status *status)
{
	struct port *port = &link->daemon->world.ports.port[link->base + number];
	unsigned more = link->changes_known ? (status->changes - link->changes[number]) & 0xFF : 0;
	bool younger = status->age_ms < link->age_ms[number] || port->changed_s == 0;

	port->changes += more;
	link->changes[number] = status->changes;
	if (status->age_ms < OVS_AGE_MAX_MS && (more > 0 || younger))
		port->changed_s = (wall_ms() - status->age_ms) / 1000;
	link->age_ms[number] = status->age_ms;
}

static void
copy_host(struct port *port, const struct ovs_host_status *status)
{
	if (port->present && !status->present)
		note_time(&port->lost_s, port->lost_at);
	port->present = status->present;
	port->seen |= status->present;
	copy_video(&port->video, status);
	port->leds = (int)status->leds;
	port->scan_set = status->scan_set;
	port->keyboard_on = status->keyboard_on;
	port->mouse_on = status->mouse_on;
	if (port->light && !status->light)
		note_time(&port->off_s, port->off_at);
	port->light = status->light;
	port->light_seen = status->light_seen;
	port->button_rest = status->button_rest;
	port->edid_away = status->edid_away;
	port->edid_reads = (int)status->edid_reads;
}

static void
copy_console(struct console_state *console, const struct ovs_console_status *status)
{
	console->selected = status->selected;
	console->shown = status->shown;
	console->no_signal = status->no_signal;
	console->switching = status->switching;
	console->capture = status->capture;
	console->overlay = status->overlay;
	console->leds = (int)status->leds;
	console->frames = status->frames;
	console->page_crc = status->page_crc;
}

static void
copy_counters(struct board_info *info, const struct ovs_board *board)
{
	struct ovs_counters counters;

	ovs_counters(board, &counters);
	info->font_ok = counters.font_ok;
	info->link_errors = (unsigned)(counters.rx_bad + counters.tx_repeats) + counters.board_rx_bad;
	info->rtt_us = counters.rtt_us;
	info->uptime_s = counters.uptime_ms / 1000;
}

static int
hosts_of(const struct board_link *link)
{
	int hosts = link->board ? ovs_info(link->board)->hosts : 0;

	return hosts < UNIT_PORTS ? hosts : UNIT_PORTS;
}

static void
copy_hosts(struct board_link *link)
{
	struct ovs_host_status host;

	for (int i = 1; i <= hosts_of(link); i++)
		if (ovs_host_status(link->board, i, &host) == 0) {
			copy_host(&link->daemon->world.ports.port[link->base + i], &host);
			copy_changes(link, i, &host);
		}
	link->changes_known = true;
}

static void
copy_consoles(struct board_link *link)
{
	struct ports *ports = &link->daemon->world.ports;
	struct ovs_console_status console;

	for (int i = 1; i <= ports->consoles; i++)
		if (ovs_console_status(link->board, i, &console) == 0) {
			copy_console(&ports->console[i], &console);
			unit_board_seen(link->daemon, i, &ports->console[i]);
		}
}

void
board_link_copy_status(struct board_link *link)
{
	struct ports *ports = &link->daemon->world.ports;
	const struct ovs_info *info = ovs_info(link->board);

	copy_hosts(link);
	if (link->base)
		return;
	ports_lay_out(ports, hosts_of(link));
	ports->consoles = info->consoles < CONSOLES_MAX ? info->consoles : CONSOLES_MAX;
	copy_counters(&ports->board, link->board);
	ports->board.power = info->power;
	ports->board.edid = info->edid;
	copy_consoles(link);
}

/* the library's sentence, without the board's name in front: ours say it already */
static void
set_cause(const struct board_link *link, char cause[256], const char *text)
{
	size_t len = strlen(link->name);

	if (strncmp(text, link->name, len) == 0 && text[len] == ' ')
		text += len + 1;
	snprintf(cause, sizeof(link->cause), "%s", text);
}

/* ---- what the board tells -------------------------------------------------------------------- */

static void
on_key(void *ctx, int console, int key_id, bool down)
{
	const struct board_link *link = ctx;

	if (link->base == 0)
		daemon_key(link->daemon, console, key_id, down);
}

static void
on_trigger(void *ctx, int console, int action)
{
	const struct board_link *link = ctx;

	if (link->base == 0)
		daemon_trigger(link->daemon, console, action);
}

static void
on_port(void *ctx, int console, int selected, int shown)
{
	(void)console, (void)selected, (void)shown;
	((struct board_link *)ctx)->status_changed = true;
}

static void
on_status(void *ctx, int number)
{
	(void)number;
	((struct board_link *)ctx)->status_changed = true;
}

static void
on_commit(void *ctx, int console, unsigned commits)
{
	const struct board_link *link = ctx;

	(void)commits;
	if (link->base == 0)
		daemon_commit(link->daemon, console);
}

static void
on_events_lost(void *ctx)
{
	const struct board_link *link = ctx;

	if (link->base == 0)
		daemon_keys_lost(link->daemon);
}

static void
begin(struct board_link *link)
{
	struct daemon *daemon = link->daemon;

	if (link->base) {
		unit_board_behind(daemon, true);
		return;
	}
	board_link_copy_status(link);
	unit_board_begin(daemon);
	daemon_board_up(daemon);
}

static void
on_state_read(void *ctx, int result)
{
	struct board_link *link = ctx;

	if (result != 0 || !ovs_link_up(link->board))
		return;
	link->up = true;
	link->error = 0;
	link->cause[0] = 0;
	log_info("%s %s: connected, %d ports, %d consoles", link->label, link->name, hosts_of(link),
		 ovs_info(link->board)->consoles);
	begin(link);
}

static void
on_link(void *ctx, bool up, int error)
{
	struct board_link *link = ctx;

	if (up) {
		ovs_refresh(link->board);
		ovs_then(link->board, on_state_read, link);
		return;
	}
	link->error = error;
	set_cause(link, link->cause, ovs_last_error(link->board));
	if (!link->up)
		return;
	link->up = link->inputs_known = link->changes_known = false;
	log_warning("%s %s: %s; trying again until it is back", link->label, link->name, link->cause);
	if (link->base)
		unit_board_behind(link->daemon, false);
	if (link->base)
		edid_forget(link->daemon);
	else
		daemon_board_down(link->daemon);
}

/* ---- the loop -------------------------------------------------------------------------------- */

/* counters do not make events, but they are read often enough */
static void
look_for_input(struct board_link *link)
{
	for (int i = 1; i <= link->daemon->world.ports.consoles; i++) {
		struct ovs_console_status status;
		bool used;

		if (ovs_console_status(link->board, i, &status) != 0)
			continue;
		used = link->inputs_known && status.inputs != link->inputs[i];
		link->inputs[i] = status.inputs;
		if (used)
			daemon_input(link->daemon, i);
	}
	link->inputs_known = true;
}

/* nor does a picture that moves; nobody needs to know of it more than once a second */
static void
look_for_changes(struct board_link *link)
{
	uint64_t now_ms = daemon_now_ms(link->daemon);
	struct ovs_host_status status;

	if (now_ms < link->changes_ms)
		return;
	for (int i = 1; i <= hosts_of(link); i++) {
		if (ovs_host_status(link->board, i, &status) != 0 || status.changes == link->changes[i])
			continue;
		link->status_changed = true;
		link->changes_ms = now_ms + CHANGES_MS;
	}
}

static void
dispatch(struct board_link *link)
{
	ovs_dispatch(link->board);
	if (link->up && link->base == 0)
		look_for_input(link);
	if (link->up)
		look_for_changes(link);
	if (!link->status_changed)
		return;
	link->status_changed = false;
	if (link->up) {
		board_link_copy_status(link);
		unit_board_status(link->daemon);
		daemon_status_changed(link->daemon);
	}
}

static void
on_readable(uv_poll_t *poll, int status, int events)
{
	(void)status, (void)events;
	dispatch(poll->data);
}

static void
on_deadline(uv_timer_t *timer)
{
	dispatch(timer->data);
}

/* before the loop sleeps: whatever was queued since then counts */
static void
on_prepare(uv_prepare_t *prepare)
{
	struct board_link *link = prepare->data;

	uv_timer_start(&link->timer, on_deadline, (uint64_t)ovs_next_deadline_ms(link->board), 0);
}

static void
watch(struct board_link *link)
{
	uv_loop_t *loop = &link->daemon->loop;

	uv_poll_init(loop, &link->poll, ovs_fd(link->board));
	link->poll.data = link;
	uv_poll_start(&link->poll, UV_READABLE, on_readable);
	uv_prepare_start(&link->prepare, on_prepare);
	link->watching = true;
}

/* ---- opening --------------------------------------------------------------------------------- */

static void
open_work(uv_work_t *work)
{
	struct board_link *link = work->data;

	link->open_result = ovs_open(&link->opened, link->name, &link->handlers, link);
	if (link->open_result != 0)
		set_cause(link, link->open_cause, ovs_last_error(NULL));
}

static void on_retry(uv_timer_t *timer);

static void
take_opened(struct board_link *link)
{
	if (link->open_result == 0) {
		link->board = link->opened;
		watch(link);
		return;
	}
	if (strcmp(link->cause, link->open_cause) != 0)
		log_warning("%s %s: %s", link->label, link->name, link->open_cause);
	link->error = link->open_result;
	memcpy(link->cause, link->open_cause, sizeof(link->cause));
	uv_timer_start(&link->retry, on_retry, RETRY_MS, 0);
}

static void
open_done(uv_work_t *work, int status)
{
	struct board_link *link = work->data;

	link->opening = false;
	if (status == 0)
		take_opened(link);
}

static void
on_retry(uv_timer_t *timer)
{
	struct board_link *link = timer->data;

	link->opening = uv_queue_work(&link->daemon->loop, &link->work, open_work, open_done) == 0;
}

/* errors that no waiting mends */
static bool
is_final(int error)
{
	return error == OVS_E_NAME || error == OVS_E_SCHEMA || error == OVS_E_PRODUCT ||
	       error == OVS_E_UNSUPPORTED;
}

void
board_link_init(struct board_link *link, struct daemon *daemon, const char *name, int unit)
{
	memset(link, 0, sizeof(*link));
	link->daemon = daemon;
	link->name = name;
	link->base = unit ? UNIT_PORTS : 0;
	link->label = "board";
	if (unit) {
		snprintf(link->label_room, sizeof(link->label_room), "unit %d", unit);
		link->label = link->label_room;
	}
	link->error = OVS_E_ABSENT;
	link->handlers = (struct ovs_handlers){ .key = on_key, .trigger = on_trigger,
		.port = on_port, .console = on_status, .host = on_status, .commit = on_commit,
		.events_lost = on_events_lost, .link = on_link };
	uv_timer_init(&daemon->loop, &link->timer);
	uv_timer_init(&daemon->loop, &link->retry);
	uv_prepare_init(&daemon->loop, &link->prepare);
	link->work.data = link->timer.data = link->retry.data = link->prepare.data = link;
}

int
board_link_start(struct board_link *link)
{
	open_work(&link->work);
	if (is_final(link->open_result)) {
		log_error("%s %s: %s", link->label, link->name, link->open_cause);
		return ovs_exit_code(link->open_result);
	}
	take_opened(link);
	return EXIT_OK;
}

void
board_link_start_later(struct board_link *link)
{
	on_retry(&link->retry);
}

void
board_link_stop(struct board_link *link)
{
	uv_timer_stop(&link->timer);
	uv_timer_stop(&link->retry);
	uv_prepare_stop(&link->prepare);
	if (link->watching)
		uv_close((uv_handle_t *)&link->poll, NULL);
	link->watching = false;
	if (link->board)
		ovs_wait(link->board, 500);
	ovs_close(link->board);
	link->board = NULL;
	link->up = false;
}
