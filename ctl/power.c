/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ctl/power.h"

static const char *const power_words[POWERS] = { "on", "off", "hard-off", "reset", "cycle" };
static const char *const buttons_words[BUTTONS] = { "full", "admin", "off" };

bool
power_wired(const struct world *world, int port)
{
	return port > UNIT_PORTS ? world->ports.behind.up && world->ports.behind.power : world->ports.board.power;
}

enum power_state
power_state(const struct world *world, int number)
{
	const struct port *port = &world->ports.port[number];

	if (!power_wired(world, number) || !port->light_seen)
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

static bool
find(const char *text, const char *const words[], int count, int *at)
{
	for (*at = 0; *at < count; ++*at)
		if (strcmp(text, words[*at]) == 0)
			return true;
	return false;
}

bool
power_parse(const char *text, enum power *what)
{
	int at;
	bool good = find(text, power_words, POWERS, &at);

	*what = good ? (enum power)at : *what;
	return good;
}

const char *
buttons_word(enum buttons buttons)
{
	return buttons_words[buttons];
}

bool
buttons_parse(const char *text, enum buttons *buttons)
{
	int at;
	bool good = find(text, buttons_words, BUTTONS, &at);

	*buttons = good ? (enum buttons)at : *buttons;
	return good;
}

enum word
power_refusal(const struct world *world, int user, int port, enum power what)
{
	enum power_state state = power_state(world, port);
	enum buttons buttons = world->ports.port[port].buttons;

	if (!power_wired(world, port))
		return W_NO_POWER;
	if (buttons == BUTTONS_OFF)
		return W_P_NOBODY;
	if (buttons == BUTTONS_ADMIN && !world_admin(world, user))
		return W_P_ADMINS;
	if (world->ports.port[port].button_rest || world->ports.port[port].cycling)
		return W_P_BUSY;
	if (what == POWER_ON && state == POWER_IS_ON)
		return W_P_ALREADY_ON;
	if (what != POWER_ON && state == POWER_IS_OFF)
		return W_P_ALREADY_OFF;
	return W_NONE;
}

bool
power_resumed_late(const struct world *world, int port, int64_t age_ms)
{
	return age_ms > (power_state(world, port) == POWER_IS_OFF ? POWER_RESUME_DARK_MS : POWER_RESUME_MS);
}

void
power_press(enum power what, bool *reset, int *ms)
{
	*reset = what == POWER_RESET;
	*ms = what == POWER_HARD_OFF || what == POWER_CYCLE ? POWER_HOLD_MS : POWER_PRESS_MS;
}
