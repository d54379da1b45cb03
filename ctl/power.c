/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/power.h"

static const char *const power_words[POWERS] = { "on", "off", "hard-off", "reset", "cycle" };

enum power_state
power_state(const struct world *world, int number)
{
	const struct port *port = &world->ports.port[number];

	if (!world->ports.board.power || !port->light_seen)
		return POWER_IS_UNKNOWN;
	return port->light ? POWER_IS_ON : POWER_IS_OFF;
}

const char *
power_state_word(enum power_state state)
{
	return state == POWER_IS_ON ? "on" : state == POWER_IS_OFF ? "off" : "unknown";
}

const char *
power_word(enum power what)
{
	return power_words[what];
}

bool
power_parse(const char *text, enum power *what)
{
	for (int i = 0; i < POWERS; i++)
		if (strcmp(text, power_words[i]) == 0) {
			*what = (enum power)i;
			return true;
		}
	return false;
}

enum word
power_refusal(const struct world *world, int port, enum power what)
{
	enum power_state state = power_state(world, port);

	if (!world->ports.board.power)
		return W_NO_POWER;
	if (world->ports.port[port].button_rest || world->ports.port[port].cycling)
		return W_P_BUSY;
	if (what == POWER_ON && state == POWER_IS_ON)
		return W_P_ALREADY_ON;
	if (what != POWER_ON && state == POWER_IS_OFF)
		return W_P_ALREADY_OFF;
	return W_NONE;
}

void
power_press(enum power what, bool *reset, int *ms)
{
	*reset = what == POWER_RESET;
	*ms = what == POWER_HARD_OFF || what == POWER_CYCLE ? POWER_HOLD_MS : POWER_PRESS_MS;
}
