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
	if (unit != UNIT)
		return PORT_UNIT;
	return port >= 1 && port <= ports->count ? port : PORT_NUMBER;
}

int
ports_find(const struct ports *ports, const char *text)
{
	int port = ports_parse(ports, text), found = PORT_SYNTAX;

	if (port != PORT_SYNTAX)
		return port;
	for (int i = 1; i <= ports->count; i++)
		if (strcmp(ports->port[i].name, text) == 0)
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
