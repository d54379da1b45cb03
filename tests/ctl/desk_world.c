/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "ctl/power.h"
#include "tests/ctl/desk_world.h"

static void
set_picture(struct world *world, int number, const char *mode)
{
	struct port *port = &world->ports.port[number];
	int width, height, hz;

	port->video = (struct video){ 0 };
	if (sscanf(mode, "%dx%di@%d", &width, &height, &hz) == 3) {
		ports_picture(port, width, height, hz);
		port->video.interlaced = true;
	} else if (sscanf(mode, "%dx%d@%d", &width, &height, &hz) == 3)
		ports_picture(port, width, height, hz);
	else
		ports_picture(port, 0, 0, 0);
	if (!port->present)
		snprintf(port->lost_at, sizeof(port->lost_at), "%.5s",
			 strlen(mode) > 5 ? mode + 5 : "00:00");
}

static void
set_composite(struct world *world, int number, bool pal)
{
	struct port *port = &world->ports.port[number];

	ports_picture(port, 1440, pal ? 576 : 480, pal ? 50 : 60);
	port->video.kind = VIDEO_COMPOSITE;
	port->video.interlaced = true;
	port->video.pal = pal;
}

/* a signal that is no picture */
static void
set_signal(struct world *world, int number, int state, int lines, int frame_us)
{
	struct port *port = &world->ports.port[number];

	ports_picture(port, 0, 0, 0);
	port->video.state = (enum video_state)state;
	port->video.v_total = lines;
	port->video.frame_us = frame_us;
}

static void
set_leds(struct world *world, int port, const char *text)
{
	world->ports.port[port].leds = (strchr(text, 'N') ? LED_NUM : 0) |
		(strchr(text, 'C') ? LED_CAPS : 0) | (strchr(text, 'S') ? LED_SCROLL : 0);
}

static bool
set(struct world *world, const char *name, const char *text, int user)
{
	struct user *of = user > 0 ? users_by_id(&world->users, user) : NULL;
	int id = setting_find(name), value;
	char error[128];

	if (id < 0 || !setting_parse((enum setting)id, text, &value, error, sizeof(error)))
		return false;
	*(of ? &of->profile.value[id] : &world->settings.value[id]) = value;
	return true;
}

static void
add_user(struct world *world, int id, const char *name, bool admin)
{
	struct user *user = users_by_id(&world->users, id);

	if (user == NULL) {
		user = &world->users.user[world->users.count++];
		user_init(user, id, name);
	}
	snprintf(user->name, USER_BYTES, "%s", name);
	user->admin = admin;
}

static void
remove_user(struct world *world, int id)
{
	struct user *user = users_by_id(&world->users, id);
	struct user *last = &world->users.user[--world->users.count];

	*user = *last;
}

static bool
of_users(struct world *world, const char *line)
{
	char text[NAME_BYTES], word[16] = "";
	enum right right;
	int n, m;

	if (sscanf(line, "user %d %48s %15s", &n, text, word) >= 2)
		add_user(world, n, text, strcmp(word, "admin") == 0);
	else if (sscanf(line, "password %d", &n) == 1)
		strcpy(users_by_id(&world->users, n)->hash, "x");
	else if (sscanf(line, "remove %d", &n) == 1)
		remove_user(world, n);
	else if (sscanf(line, "right %d %d %15s", &n, &m, word) == 3 && right_parse(word, &right))
		users_by_id(&world->users, n)->right[m] = right;
	else if (sscanf(line, "last %d %d", &n, &m) == 2)
		users_by_id(&world->users, n)->last_port = m;
	else if (sscanf(line, "failed %d %d", &n, &m) == 2) {
		users_by_id(&world->users, n)->failed = m;
		users_by_id(&world->users, n)->failed_since_s = 1700000000;
	} else
		return false;
	return true;
}

/* on, off, dark (no light is wired), rest (a button is down or was); the board has power outputs from then on */
static void
set_power(struct world *world, int number, const char *what, const char *at)
{
	struct port *port = &world->ports.port[number];

	world->ports.board.power = true;
	port->button_rest = strcmp(what, "rest") == 0;
	if (port->button_rest)
		return;
	port->light = strcmp(what, "on") == 0;
	port->light_seen = strcmp(what, "dark") != 0;
	snprintf(port->off_at, sizeof(port->off_at), "%s", at);
}

static bool
of_pictures(struct world *world, const char *line)
{
	struct port *port = world->ports.port;
	char text[NAME_BYTES], at[6] = "";
	int n, state, lines, us;

	if (sscanf(line, "picture %d %48[^\n]", &n, text) == 2)
		set_picture(world, n, text);
	else if (sscanf(line, "composite %d %8s", &n, text) == 2)
		set_composite(world, n, strcmp(text, "pal") == 0);
	else if (sscanf(line, "signal %d %d %d %d", &n, &state, &lines, &us) == 4)
		set_signal(world, n, state, lines, us);
	else if (sscanf(line, "blank %d %8s", &n, text) == 2)
		port[n].video.blank = strcmp(text, "on") == 0;
	else if (sscanf(line, "power %d %15s %5s", &n, text, at) >= 2)
		set_power(world, n, text, at);
	else if (sscanf(line, "buttons %d %7s", &n, text) == 2)
		buttons_parse(text, &port[n].buttons);
	else if (sscanf(line, "changes %d", &n) == 1)
		port[n].changes++;
	else
		return false;
	return true;
}

static void
set_unit(struct world *world, bool up)
{
	struct ports *ports = &world->ports;

	ports->behind.up = up;
	for (int port = UNIT_PORTS + 1; port <= ports->count; port++) {
		ports->port[port].offline = !up;
		if (!up)
			ports_picture(&ports->port[port], 0, 0, 0);
	}
}

static bool
of_ports(struct world *world, const char *line)
{
	struct ports *ports = &world->ports;
	char text[NAME_BYTES];
	int n, m;

	if (sscanf(line, "ports %d", &n) == 1)
		ports->count = n;
	else if (sscanf(line, "behind %d %d %d", &ports->behind.unit, &ports->behind.uplink, &ports->behind.ports) == 3)
		ports_lay_out(ports, ports->count);
	else if (sscanf(line, "unit %8s", text) == 1)
		set_unit(world, strcmp(text, "up") == 0);
	else if (sscanf(line, "at %d", &n) == 1)
		ports->behind.at = n;
	else if (sscanf(line, "consoles %d", &n) == 1)
		ports->consoles = n;
	else if (sscanf(line, "name %d %48[^\n]", &n, text) == 2)
		snprintf(ports->port[n].name, NAME_BYTES, "%s", text);
	else if (sscanf(line, "leds %d %8s", &n, text) == 2)
		set_leds(world, n, text);
	else if (sscanf(line, "quick %d", &n) == 1)
		ports->port[n].quick = true;
	else if (sscanf(line, "dwell %d %d", &n, &m) == 2)
		ports->port[n].dwell_s = m;
	else if (sscanf(line, "macro %d %48[^\n]", &n, text) == 2)
		snprintf(ports->port[n].lock_macro, sizeof(ports->port[n].lock_macro), "%s", text);
	else if (sscanf(line, "controller %d %d", &n, &m) == 2)
		ports->port[n].controller = m;
	else if (sscanf(line, "selected %d %d", &n, &m) == 2)
		ports->console[n].selected = m;
	else
		return false;
	return true;
}

bool
desk_world_line(struct world *world, const char *line)
{
	char name[64], text[NAME_BYTES];
	int user = 0;

	if (of_pictures(world, line) || of_ports(world, line) || of_users(world, line))
		return true;
	return sscanf(line, "set %63s %48s %d", name, text, &user) >= 2 && set(world, name, text, user);
}
