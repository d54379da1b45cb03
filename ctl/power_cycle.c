/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "ctl/daemon.h"
#include "ctl/log.h"

enum { LOOK_MS = 100 };

static struct port *
port_of(struct power_cycles *power, int number)
{
	return &power->daemon->world.ports.port[number];
}

static int
press(struct power_cycles *power, int number, bool reset, int ms)
{
	int place, error;
	struct ovs_board *board = unit_board_of(power->daemon, number, &place);

	if (board == NULL)
		return OVS_E_LINK;
	error = ovs_press(board, place, reset, ms);
	if (error != 0)
		log_warning("port %d: %s", number, ovs_last_error(board));
	return error;
}

static void
end_cycle(struct power_cycles *power, int number, const char *text)
{
	struct power_cycle *cycle = &power->port[number];
	struct actor actor = { cycle->console, cycle->user, cycle->from };

	daemon_audit(power->daemon, &actor, AUDIT_POWER, number, text);
	cycle->runs = false;
	port_of(power, number)->cycling = false;
	daemon_world_changed(power->daemon);
}

/* the board tells when the button is up: its milliseconds need not be ours */
static void
look(struct power_cycles *power, int number, uint64_t now_ms)
{
	struct power_cycle *cycle = &power->port[number];

	if (!cycle->runs || now_ms < cycle->hold_ms || port_of(power, number)->button_rest)
		return;
	if (cycle->up_ms == 0)
		cycle->up_ms = now_ms;
	if (now_ms < cycle->up_ms + POWER_PAUSE_MS)
		return;
	if (power_state(&power->daemon->world, number) != POWER_IS_ON) {
		press(power, number, false, POWER_PRESS_MS);
		end_cycle(power, number, "cycle: on again");
	} else if (now_ms >= cycle->up_ms + POWER_GIVE_UP_MS) {
		end_cycle(power, number, "cycle: it did not go off");
	}
}

static void
on_look(uv_timer_t *timer)
{
	struct power_cycles *power = timer->data;
	uint64_t now_ms = daemon_now_ms(power->daemon);
	bool more = false;

	for (int i = 1; i <= PORTS_MAX; i++) {
		look(power, i, now_ms);
		more |= power->port[i].runs;
	}
	if (!more)
		uv_timer_stop(timer);
}

void
power_init(struct power_cycles *power, struct daemon *daemon)
{
	power->daemon = daemon;
	uv_timer_init(&daemon->loop, &power->timer);
	power->timer.data = power;
}

void
power_fini(struct power_cycles *power)
{
	uv_timer_stop(&power->timer);
}

void
power_forget(struct power_cycles *power)
{
	for (int i = 1; i <= PORTS_MAX; i++)
		if (power->port[i].runs)
			end_cycle(power, i, "cycle: the board went away; the host may be off");
}

static void
begin_cycle(struct power_cycles *power, const struct actor *actor, int number)
{
	struct power_cycle *cycle = &power->port[number];

	cycle->runs = true;
	cycle->hold_ms = daemon_now_ms(power->daemon) + POWER_HOLD_MS;
	cycle->up_ms = 0;
	cycle->console = actor->console;
	cycle->user = actor->user;
	snprintf(cycle->from, sizeof(cycle->from), "%s", actor->from);
	port_of(power, number)->cycling = true;
	uv_timer_start(&power->timer, on_look, LOOK_MS, LOOK_MS);
}

int
power_do(struct power_cycles *power, const struct actor *actor, int port, enum power what)
{
	bool reset;
	int ms, error;

	power_press(what, &reset, &ms);
	error = press(power, port, reset, ms);
	if (error != 0)
		return error;
	/* until the board says so itself: a second press must not be asked for meanwhile */
	port_of(power, port)->button_rest = true;
	if (what == POWER_CYCLE)
		begin_cycle(power, actor, port);
	daemon_audit(power->daemon, actor, AUDIT_POWER, port, power_word(what));
	return 0;
}
