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

static bool
board_is_up(const struct power_cycles *power, int number)
{
	int place;

	return unit_board_of(power->daemon, number, &place) != NULL;
}

static void
stop_cycle(struct power_cycles *power, int number)
{
	power->port[number].runs = false;
	port_of(power, number)->cycling = false;
}

/* out of the store before the last press: whoever resumes must not press once more */
static void
end_cycle(struct power_cycles *power, int number, bool press_again, const char *text)
{
	struct power_cycle *cycle = &power->port[number];
	struct actor actor = { cycle->kept.console, cycle->kept.user, cycle->kept.from };

	store_cycle(power->daemon->store, number, NULL);
	if (press_again)
		press(power, number, false, POWER_PRESS_MS);
	daemon_audit(power->daemon, &actor, AUDIT_POWER, number, text);
	stop_cycle(power, number);
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
	if (cycle->resumed && power_resumed_late(&power->daemon->world, number, audit_now_ms() - cycle->kept.began_ms))
		end_cycle(power, number, false, "cycle: broken off long ago; the host may be off");
	else if (power_state(&power->daemon->world, number) != POWER_IS_ON)
		end_cycle(power, number, true, "cycle: on again");
	else if (now_ms >= cycle->up_ms + POWER_GIVE_UP_MS)
		end_cycle(power, number, false, cycle->resumed ? "cycle: it is on" : "cycle: it did not go off");
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
power_suspend(struct power_cycles *power)
{
	for (int i = 1; i <= PORTS_MAX; i++)
		if (power->port[i].runs && !board_is_up(power, i)) {
			log_warning("port %d: the board went away in a power cycle; it goes on when the board is back", i);
			stop_cycle(power, i);
		}
}

static void
run_cycle(struct power_cycles *power, int number, const struct cycle_kept *kept, int hold_ms, bool resumed)
{
	struct power_cycle *cycle = &power->port[number];

	*cycle = (struct power_cycle){ .runs = true, .resumed = resumed, .kept = *kept };
	cycle->hold_ms = daemon_now_ms(power->daemon) + (uint64_t)hold_ms;
	port_of(power, number)->cycling = true;
	uv_timer_start(&power->timer, on_look, LOOK_MS, LOOK_MS);
}

void
power_resume(struct power_cycles *power)
{
	struct cycle_kept kept[PORTS_MAX + 1] = { 0 };

	store_cycles(power->daemon->store, kept);
	for (int i = 1; i <= PORTS_MAX; i++)
		if (kept[i].began_ms && !power->port[i].runs && board_is_up(power, i)) {
			log_info("port %d: a power cycle was broken off; going on with it", i);
			run_cycle(power, i, &kept[i], 0, true);
		}
}

static int
begin_cycle(struct power_cycles *power, const struct actor *actor, int number)
{
	struct cycle_kept kept = { .began_ms = audit_now_ms(), .console = actor->console, .user = actor->user };
	int error;

	snprintf(kept.from, sizeof(kept.from), "%s", actor->from);
	store_cycle(power->daemon->store, number, &kept);
	error = press(power, number, false, POWER_HOLD_MS);
	if (error == 0)
		run_cycle(power, number, &kept, POWER_HOLD_MS, false);
	else
		store_cycle(power->daemon->store, number, NULL);
	return error;
}

static int
single_press(struct power_cycles *power, int number, enum power what)
{
	bool reset;
	int ms;

	power_press(what, &reset, &ms);
	return press(power, number, reset, ms);
}

int
power_do(struct power_cycles *power, const struct actor *actor, int port, enum power what)
{
	int error = what == POWER_CYCLE ? begin_cycle(power, actor, port) : single_press(power, port, what);

	if (error != 0)
		return error;
	/* until the board says so itself: a second press must not be asked for meanwhile */
	port_of(power, port)->button_rest = true;
	daemon_audit(power->daemon, actor, AUDIT_POWER, port, power_word(what));
	return 0;
}
