/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/page.h"
#include "ctl/ports.h"

void
ports_init(struct ports *ports)
{
	memset(ports, 0, sizeof(*ports));
	for (int i = 1; i <= PORTS_MAX; i++)
		snprintf(ports->port[i].name, sizeof(ports->port[i].name), "PORT %d", i);
}

int
ports_unit(const struct ports *ports, int port)
{
	return port > UNIT_PORTS ? ports->behind.unit : UNIT;
}

int
ports_place(int port)
{
	return port > UNIT_PORTS ? port - UNIT_PORTS : port;
}

const char *
ports_dotted(const struct ports *ports, int port, char out[PORT_TEXT])
{
	snprintf(out, PORT_TEXT, "%d.%d", ports_unit(ports, port), ports_place(port));
	return out;
}

const char *
ports_dashed(const struct ports *ports, int port, char out[PORT_TEXT])
{
	snprintf(out, PORT_TEXT, "%02d-%02d", ports_unit(ports, port) % 100, ports_place(port) % 100);
	return out;
}

const char *
ports_standard_name(const struct ports *ports, int port, char out[NAME_BYTES])
{
	if (port > UNIT_PORTS && ports->behind.unit)
		snprintf(out, NAME_BYTES, "PORT %d-%d", ports_unit(ports, port), ports_place(port));
	else
		snprintf(out, NAME_BYTES, "PORT %d", port);
	return out;
}

int
ports_there(const struct ports *ports)
{
	int there = 0;

	for (int port = 1; port <= ports->count; port++)
		there += !ports->port[port].none;
	return there;
}

int
ports_at(const struct ports *ports, int row)
{
	for (int port = 1; port <= ports->count; port++)
		if (!ports->port[port].none && row-- == 0)
			return port;
	return 0;
}

void
ports_lay_out(struct ports *ports, int of_unit_1)
{
	const struct behind *behind = &ports->behind;

	ports->count = behind->unit && behind->ports > 0 ? UNIT_PORTS + behind->ports : of_unit_1;
	for (int port = 1; port <= UNIT_PORTS; port++)
		ports->port[port].none = port > of_unit_1 || (behind->unit && port == behind->uplink);
}

int
ports_behind_held(const struct ports *ports, int console)
{
	const struct behind *behind = &ports->behind;
	int by = behind->at ? ports->port[behind->at].controller : 0;

	if (behind->broadcaster != 0 && behind->broadcaster != console)
		return behind->broadcaster;
	return by != console ? by : 0;
}

int
ports_taken_by(const struct ports *ports, int port, int console)
{
	int by = ports->behind.broadcaster;

	if (port <= UNIT_PORTS)
		return 0;
	if (by != 0 && by != console)
		return by;
	return port == ports->behind.at ? 0 : ports_behind_held(ports, console);
}

/* one number of up to four digits; advances *text */
static int
parse_number(const char **text)
{
	int value = 0, digits = 0;

	while (isdigit((unsigned char)**text) && digits < 4) {
		value = value * 10 + (**text - '0');
		digits++;
		*text += 1;
	}
	return digits > 0 ? value : -1;
}

int
ports_parse(const struct ports *ports, const char *text)
{
	int unit = UNIT, port = parse_number(&text);

	if (port < 0)
		return PORT_SYNTAX;
	if (*text == '.' || *text == '-') {
		text++;
		unit = port;
		port = parse_number(&text);
	}
	if (port < 0 || *text)
		return PORT_SYNTAX;
	if (unit != UNIT && (unit == 0 || unit != ports->behind.unit))
		return PORT_UNIT;
	if (port < 1 || port > UNIT_PORTS)
		return PORT_NUMBER;
	if (unit != UNIT)
		port += UNIT_PORTS;
	return port <= ports->count && !ports->port[port].none ? port : PORT_NUMBER;
}

int
ports_find(const struct ports *ports, const char *text)
{
	int port = ports_parse(ports, text), found = PORT_SYNTAX;

	if (port != PORT_SYNTAX)
		return port;
	for (int i = 1; i <= ports->count; i++)
		if (!ports->port[i].none && strcmp(ports->port[i].name, text) == 0)
			found = found == PORT_SYNTAX ? i : PORT_AMBIGUOUS;
	return found;
}

const char *
ports_mode(const struct port *port, char *out, size_t size)
{
	return video_text(&port->video, out, size);
}

void
ports_picture(struct port *port, int width, int height, int rate_hz)
{
	port->present = width > 0;
	port->seen |= port->present;
	port->video.state = port->present ? VIDEO_PICTURE : VIDEO_NO_SYNC;
	port->video.kind = port->present ? VIDEO_SEPARATE : VIDEO_KIND_NONE;
	port->video.h_active = width;
	port->video.v_active = height;
	port->video.frame_us = rate_hz > 0 ? 1000000 / rate_hz : 0;
}

const char *
ports_name_error(const char *name)
{
	int columns = utf8_columns(name);

	if (columns < 0)
		return "a name is UTF-8 text without control characters";
	if (columns == 0)
		return "a name must not be empty";
	if (columns > NAME_COLUMNS)
		return "a name has at most 16 columns (8 wide characters)";
	if (name[0] == ' ' || name[strlen(name) - 1] == ' ')
		return "a name does not begin or end with a space";
	return NULL;
}
