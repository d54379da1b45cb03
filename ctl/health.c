/* SPDX-License-Identifier: MIT */
/* What only the daemon can see of what may be wrong, for `overscan doctor`. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "ctl/daemon.h"
#include "ctl/exit_codes.h"

/* NULL, or why nothing can be kept there */
static const char *
directory_error(const char *directory, long long *free_bytes)
{
	struct statvfs fs;

	*free_bytes = 0;
	if (access(directory, R_OK | W_OK | X_OK) != 0 || statvfs(directory, &fs) != 0)
		return strerror(errno);
	*free_bytes = (long long)fs.f_bavail * (long long)fs.f_frsize;
	if (fs.f_files > 0 && fs.f_favail == 0)
		return "no file can be made there any more";
	return *free_bytes == 0 ? strerror(ENOSPC) : NULL;
}

static json_t *
state_health(const char *directory)
{
	long long free_bytes;
	const char *error;

	if (directory == NULL)
		return json_null();
	error = directory_error(directory, &free_bytes);
	return json_pack("{s:s, s:s?, s:I}", "directory", directory, "error", error, "free_bytes",
			 (json_int_t)free_bytes);
}

/* "2026-11-22 14:02:11" here */
static json_t *
wall_clock(long long seconds)
{
	time_t at = (time_t)seconds;
	struct tm local;
	char text[32];

	localtime_r(&at, &local);
	strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", &local);
	return json_string(text);
}

static json_t *
port_health(const struct ports *ports, int number)
{
	const struct port *port = &ports->port[number];
	char id[PORT_TEXT];

	return json_pack("{s:s, s:s, s:b, s:b, s:b, s:I, s:o}", "port", ports_dotted(ports, number, id), "name", port->name,
			 "picture", port->present, "seen", port->seen, "keyboard",
			 port->keyboard_on, "lost_s", (json_int_t)port->lost_s, "lost",
			 port->lost_s ? wall_clock(port->lost_s) : json_null());
}

/* the file as it is now, which may be another than the one that holds */
static json_t *
config_health(const struct daemon *daemon)
{
	static struct config config;
	static char error[CONFIG_TEXT_MAX];

	if (config_read(&config, daemon->options.config, error, sizeof(error)) == EXIT_OK)
		return json_null();
	return json_string(error);
}

json_t *
health_report(const struct daemon *daemon, int user)
{
	const struct world *world = &daemon->world;
	json_t *ports = json_array();

	for (int port = 1; port <= world->ports.count; port++)
		if (world_right(world, user, port) != RIGHT_NONE)
			json_array_append_new(ports, port_health(&world->ports, port));
	return json_pack("{s:o, s:o, s:o}", "state", state_health(daemon->options.state), "config",
			 world_admin(world, user) ? config_health(daemon) : json_null(), "ports",
			 ports);
}
