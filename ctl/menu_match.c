/* SPDX-License-Identifier: MIT */
/* Which ports fit what was typed: a number, a number with its unit, or part of a name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ctl/menu_screen.h"

static bool
begins(const char *text, const char *word)
{
	return strncmp(text, word, strlen(word)) == 0;
}

static bool
number_fits(const struct ports *ports, int port, const char *word)
{
	int unit = ports_unit(ports, port), place = ports_place(port);
	char full[32], dashed[32], pair[16], bare[16];

	snprintf(full, sizeof(full), "%02d%02d", unit, place);
	snprintf(dashed, sizeof(dashed), "%02d-%02d", unit, place);
	snprintf(pair, sizeof(pair), "%02d", place);
	snprintf(bare, sizeof(bare), "%d", place);
	return begins(full, word) || begins(dashed, word) || begins(pair, word) || begins(bare, word);
}

static bool
number_is(const struct world *world, int port, const char *word)
{
	char full[32];

	snprintf(full, sizeof(full), "%02d%02d", ports_unit(&world->ports, port), ports_place(port));
	return strcmp(full, word) == 0 || ports_parse(&world->ports, word) == port;
}

/* how well a port fits: 0 not at all, else the higher the better */
static int
fit(const struct world *world, int port, const char *word)
{
	const char *name = world->ports.port[port].name;
	bool number = word[strspn(word, "0123456789-.")] == 0;

	if (word[0] == 0)
		return 1;
	if (number && number_is(world, port, word))
		return 5;
	if (strncasecmp(name, word, strlen(word)) == 0)
		return 4;
	if (number && number_fits(&world->ports, port, word))
		return 3;
	return strcasestr(name, word) ? 2 : 0;
}

int
menu_match(const struct world *world, unsigned mask, const char *word, uint8_t match[PORTS_MAX])
{
	int count = 0;

	for (int want = 5; want > 0; want--)
		for (int port = 1; port <= world->ports.count; port++)
			if ((mask >> (port - 1) & 1) && fit(world, port, word) == want)
				match[count++] = (uint8_t)port;
	return count;
}
