/* SPDX-License-Identifier: MIT */
/* State as JSON, the same words for every reader; docs/control-socket.md explains the fields. */
#include <stdio.h>
#include <unistd.h>

#include "ctl/daemon.h"

static json_t *
port_id(const struct ports *ports, int port)
{
	char text[PORT_TEXT];

	return port == 0 ? json_null() : json_string(ports_dotted(ports, port, text));
}

static json_t *
leds(int bits)
{
	return json_pack("{s:b, s:b, s:b}", "num", (bits & LED_NUM) != 0, "caps",
			 (bits & LED_CAPS) != 0, "scroll", (bits & LED_SCROLL) != 0);
}

static json_t *
consoles_on(const struct ports *ports, int port)
{
	json_t *list = json_array();

	for (int c = 1; c <= ports->consoles; c++)
		if (ports->console[c].selected == port)
			json_array_append_new(list, json_integer(c));
	return list;
}

static json_t *
picture(const struct video *video)
{
	char mode[VIDEO_NAME];

	if (video->state != VIDEO_PICTURE)
		return json_null();
	return json_pack("{s:s, s:s?, s:i, s:i, s:i, s:i, s:b, s:b, s:b, s:b, s:b, s:i}", "mode",
			 video_mode(video, mode), "standard", video_standard(video),
			 "width", video->h_active, "height", video->v_active, "h_total", video->h_total,
			 "v_total", video->v_total, "interlaced", video->interlaced, "hsync_positive",
			 video->hs_positive, "vsync_positive", video->vs_positive, "blank", video->blank,
			 "moving", video->restless, "brightness", video->brightness);
}

/* what is measured, whether it makes a picture or not */
static json_t *
signal_of(const struct port *port)
{
	const struct video *video = &port->video;
	char text[64];
	bool measured = video->state >= VIDEO_UNSTABLE;

	return json_pack("{s:s, s:s?, s:s, s:s, s:f, s:f, s:f}", "state", video_signal_word(video), "reason",
			 video_reason(video->state), "sync", video_kind_word(video->kind), "text",
			 port->offline ? "unit offline" : video_text(video, text, sizeof(text)), "line_khz",
			 measured ? video_line_hz(video) / 1000.0 : 0.0, "rate_hz",
			 measured ? video_rate_mhz(video) / 1000.0 : 0.0, "pixel_mhz",
			 measured ? (double)(video_pixel_hz(video) / 1000) / 1000.0 : 0.0);
}

/* null: since the daemon began nothing has been known to change */
static json_t *
changed_at(const struct port *port)
{
	return port->changed_s ? json_integer(port->changed_s) : json_null();
}

json_t *
report_power(const struct world *world, int number)
{
	const struct port *port = &world->ports.port[number];
	enum power_state state = power_state(world, number);

	return json_pack("{s:s, s:s, s:b, s:b, s:o}", "state", power_state_word(state),
			 "for", buttons_word(port->buttons), "buttons", power_wired(world, number),
			 "pressed", port->button_rest || port->cycling, "off_at",
			 state == POWER_IS_OFF && port->off_s ? json_integer(port->off_s) : json_null());
}

static json_t *
report_port(const struct world *world, int number, enum right right)
{
	const struct ports *ports = &world->ports;
	const struct port *port = &ports->port[number];

	return json_pack("{s:o, s:s, s:o, s:o, s:o, s:i, s:o, s:b, s:b, s:i, s:o, s:s, s:b, s:i, s:s, s:o, s:s}", "port",
			 port_id(ports, number),
			 "name", port->name, "picture", picture(&port->video), "signal", signal_of(port),
			 "changed", changed_at(port), "changes", (int)port->changes, "leds", leds(port->leds),
			 "keyboard", port->keyboard_on, "mouse", port->mouse_on, "scan_set",
			 port->scan_set, "consoles", consoles_on(ports, number), "right",
			 right_text(right), "quick", port->quick, "dwell", port->dwell_s, "macro",
			 port->lock_macro, "power", report_power(world, number), "edid",
			 port->edid[0] ? port->edid : EDID_STANDARD);
}

json_t *
report_ports(const struct daemon *daemon, int user)
{
	const struct world *world = &daemon->world;
	json_t *list = json_array();

	for (int port = 1; port <= world->ports.count; port++) {
		enum right right = world_right(world, user, port);

		if (right == RIGHT_NONE)
			continue;
		json_array_append_new(list, report_port(world, port, right));
		if (world->ports.behind.unit)
			json_object_set_new(json_array_get(list, json_array_size(list) - 1), "offline",
					    json_boolean(world->ports.port[port].offline));
	}
	return list;
}

static const char *
language_of(const struct world *world, int user)
{
	return setting_defs[SET_LANGUAGE].words[world_setting(world, user, SET_LANGUAGE)];
}

/* for whom the client acts, and what holds for it */
json_t *
report_you(const struct daemon *daemon, int user)
{
	const struct world *world = &daemon->world;
	const struct user *of = NULL;

	for (int i = 0; i < world->users.count; i++)
		if (world->users.user[i].id == user)
			of = &world->users.user[i];
	return json_pack("{s:s?, s:b, s:b, s:s, s:s}", "user", of ? of->name : NULL, "admin",
			 world_admin(world, user), "login_wanted", world_login_wanted(world),
			 "trigger", setting_defs[SET_TRIGGER].words[world->settings.value[SET_TRIGGER]],
			 "language", language_of(world, user));
}

static json_t *
user_of(const struct daemon *daemon, int id)
{
	const struct users *users = &daemon->world.users;

	for (int i = 0; i < users->count && id > NOBODY; i++)
		if (users->user[i].id == id)
			return json_string(users->user[i].name);
	return json_null();
}

/* null while none is running */
static json_t *
scan_of(const struct daemon *daemon, const struct scan *scan)
{
	int64_t left_ms = scan->next_ms == NO_DEADLINE ? 0 : scan->next_ms - (int64_t)daemon_now_ms(daemon);

	if (scan->state == SCAN_OFF)
		return json_null();
	return json_pack("{s:b, s:I, s:o}", "paused", scan->state != SCAN_RUN || scan->held, "left_ms",
			 (json_int_t)(left_ms > 0 ? left_ms : 0), "next",
			 port_id(&daemon->world.ports, scan_following(scan, &daemon->world)));
}

/* who asks for the console, null while nobody does */
static json_t *
ask_of(const struct daemon *daemon, const struct desk *desk)
{
	int64_t left_ms = desk->ask.until_ms - (int64_t)daemon_now_ms(daemon);

	if (desk->ask.until_ms == NO_DEADLINE)
		return json_null();
	return json_pack("{s:s, s:i}", "who", desk->ask.from, "seconds",
			 left_ms > 0 ? (int)((left_ms + 999) / 1000) : 0);
}

/* what the operator of this console is at */
static void
report_desk(const struct daemon *daemon, int number, json_t *console)
{
	const struct desk *desk = &daemon->console[number].desk;
	const char *holder = desk_holder(desk, (int64_t)daemon_now_ms(daemon));

	json_object_set_new(console, "state", json_string(desk_state_name(desk->state)));
	json_object_set_new(console, "user", user_of(daemon, desk->user));
	json_object_set_new(console, "held_by", !holder ? json_null() :
			    json_string(holder[0] ? holder : "operator"));
	json_object_set_new(console, "asked_by", ask_of(daemon, desk));
	json_object_set_new(console, "scan", scan_of(daemon, &desk->scan));
	json_object_set_new(console, "focus_locked", json_boolean(desk->locked));
	json_object_set_new(console, "watching", json_boolean(desk->watching));
	json_object_set_new(console, "broadcast",
			    json_integer(__builtin_popcount(desk->broadcast)));
}

/* a port that the user may not see is none */
static json_t *
seen_port(const struct daemon *daemon, int user, int port)
{
	const struct world *world = &daemon->world;

	return port_id(&world->ports, world_right(world, user, port) == RIGHT_NONE ? 0 : port);
}

static json_t *
report_console(struct daemon *daemon, int user, int number, bool counters)
{
	const struct console_state *state = &daemon->world.ports.console[number];
	json_t *console = json_pack("{s:i, s:o, s:o, s:b, s:b, s:b, s:s, s:o}", "console", number,
		"selected", seen_port(daemon, user, state->selected), "shown",
		seen_port(daemon, user, state->shown),
		"no_signal", state->no_signal, "switching", state->switching, "capture",
		state->capture, "overlay", desk_overlay_name(&daemon->console[number].desk),
		"leds", leds(state->leds));

	report_desk(daemon, number, console);
	if (counters) {
		json_object_set_new(console, "frames", json_integer(state->frames));
		json_object_set_new(console, "page_crc", json_integer(state->page_crc));
	}
	return console;
}

json_t *
report_consoles(struct daemon *daemon, int user, bool counters)
{
	json_t *list = json_array();

	if (counters && daemon->link.up)
		board_link_copy_status(&daemon->link);
	for (int console = 1; console <= daemon->world.ports.consoles; console++)
		json_array_append_new(list, report_console(daemon, user, console, counters));
	return list;
}

static const char *
cause(const struct board_link *link)
{
	return link->cause[0] ? link->cause : ovs_strerror(link->error);
}

/* the unit behind a port */
static json_t *
report_behind(const struct daemon *daemon)
{
	const struct ports *ports = &daemon->world.ports;
	const struct board_link *link = &daemon->behind;

	return json_pack("{s:i, s:o, s:s, s:b, s:o}", "unit", ports->behind.unit, "at",
			 port_id(ports, ports->behind.uplink), "name", link->name, "up", link->up, "error",
			 link->up ? json_null() : json_string(cause(link)));
}

json_t *
report_board(const struct daemon *daemon)
{
	const struct board_link *link = &daemon->link;
	json_t *board = json_pack("{s:s, s:b, s:o, s:i}", "name", link->name, "up", link->up, "error",
				  link->up ? json_null() : json_string(cause(link)), "exit",
				  link->up ? 0 : ovs_exit_code(link->error));

	if (daemon->units.uplink)
		json_object_set_new(board, "behind", report_behind(daemon));
	return board;
}

json_t *
report_state(struct daemon *daemon, int user)
{
	return json_pack("{s:o, s:o, s:o, s:o}", "board", report_board(daemon), "consoles",
			 report_consoles(daemon, user, false), "ports", report_ports(daemon, user),
			 "you", report_you(daemon, user));
}

json_t *
report_greeting(const struct daemon *daemon)
{
	return json_pack("{s:s, s:i, s:s, s:o, s:s}", "hello", "overscand", "protocol",
			 PROTOCOL_VERSION, "version", OVS_VERSION, "board", report_board(daemon),
			 "language", language_of(&daemon->world, NO_USER));
}

static json_t *
report_counters(const struct ovs_board *board)
{
	struct ovs_counters c;

	ovs_counters(board, &c);
	return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:i, s:I, s:I, s:I, s:I, s:I, s:I,"
			 " s:b}",
		"tx_frames", (json_int_t)c.tx_frames, "tx_repeats", (json_int_t)c.tx_repeats,
		"rx_frames", (json_int_t)c.rx_frames, "rx_bad", (json_int_t)c.rx_bad,
		"events", (json_int_t)c.events, "resyncs", (json_int_t)c.resyncs,
		"usb_overruns", (json_int_t)c.usb_overruns, "rtt_us", (int)c.rtt_us,
		"board_rx_frames", (json_int_t)c.board_rx_frames,
		"board_rx_bad", (json_int_t)c.board_rx_bad,
		"board_rx_dup", (json_int_t)c.board_rx_dup,
		"board_ev_resent", (json_int_t)c.board_ev_resent,
		"board_ev_lost", (json_int_t)c.board_ev_lost,
		"uptime_ms", (json_int_t)c.uptime_ms, "font_ok", c.font_ok);
}

static json_t *
report_info(const struct ovs_board *board)
{
	const struct ovs_info *info = ovs_info(board);

	return json_pack("{s:i, s:i, s:i, s:i, s:i, s:I}", "ports", info->hosts, "consoles",
			 info->consoles, "text_cols", info->cols, "text_rows", info->rows,
			 "pixels_per_clock", info->pixels_per_clock, "schema",
			 (json_int_t)info->schema);
}

json_t *
report_doctor(struct daemon *daemon, int user)
{
	const struct board_link *link = &daemon->link;

	return json_pack("{s:s, s:i, s:i, s:s, s:o?, s:b, s:I, s:o, s:o, s:o, s:o}", "version",
		OVS_VERSION, "protocol", PROTOCOL_VERSION, "pid", (int)getpid(), "control",
		daemon->server.path, "state",
		daemon->options.state ? json_string(daemon->options.state) : NULL,
		"names_kept", store_kept(daemon->store), "schema", (json_int_t)ovs_schema(),
		"board", report_board(daemon),
		"info", link->board ? report_info(link->board) : json_null(),
		"counters", link->board ? report_counters(link->board) : json_null(),
		"health", health_report(daemon, user));
}
