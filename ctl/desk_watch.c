/* SPDX-License-Identifier: MIT */
/* What the desk tells of pictures: the alarm of ports that nobody looks at, the name of a new mode. */
#include <stdio.h>

#include "ctl/desk_private.h"

/* the words of SET_ALARM */
enum { ALARM_OFF, ALARM_IN_SCAN, ALARM_ALWAYS };

/* the words of SET_LIST that leave out what has no picture: here it is just that which counts */
enum { LIST_ALL, LIST_ON, LIST_QUICK, LIST_QUICK_ON };

static unsigned
watched(const struct desk *desk, const struct world *world)
{
	int when = world_setting(world, desk->user, SET_ALARM);
	int list = world_setting(world, desk->user, SET_LIST);

	if (desk->user == NO_USER || when == ALARM_OFF || !desk->board_up ||
	    (when == ALARM_IN_SCAN && desk->scan.state == SCAN_OFF))
		return 0;
	return world_listed(world, desk->user, list == LIST_QUICK || list == LIST_QUICK_ON ? LIST_QUICK : LIST_ALL);
}

static void
raise_alarm(struct turn *turn, int port, enum alarm_what what)
{
	static const char *const text[] = {
		[ALARM_CHANGED] = "changed", [ALARM_BLANK] = "blank", [ALARM_LOST] = "lost",
	};
	struct desk *desk = turn->desk;

	desk->alarm_port = port;
	desk->alarm_what = what;
	desk->alarm_until_ms = turn->now_ms + DESK_ALARM_MS;
	snprintf(desk->from, sizeof(desk->from), "watch");
	desk_audit(turn, AUDIT_ALARM, port, text[what]);
	desk_beep(turn, true);
}

static void
tick_alarm(struct turn *turn)
{
	struct desk *desk = turn->desk;
	bool changes = desk_setting(turn, SET_ALARM_ON) != 0;
	enum alarm_what what;
	int port;

	if (turn->now_ms >= desk->alarm_until_ms)
		desk->alarm_until_ms = NO_DEADLINE;
	while ((port = alarm_step(&desk->alarm, turn->world, watched(desk, turn->world), changes,
				  desk->selected, turn->now_ms, &what)) > 0)
		raise_alarm(turn, port, what);
}

/* after a switch as well: the operator has not seen this one yet */
static void
tick_mode(struct turn *turn)
{
	struct desk *desk = turn->desk;
	const struct port *port = &turn->world->ports.port[desk->selected];
	char mode[VIDEO_NAME];

	if (turn->now_ms >= desk->mode_until_ms)
		desk->mode_until_ms = NO_DEADLINE;
	if (desk->selected == 0 || !port->present)
		return;
	video_mode(&port->video, mode);
	if (desk->mode_port == desk->selected && strcmp(mode, desk->mode) == 0)
		return;
	if (desk_setting(turn, SET_BANNER_MODE) && desk->user != NO_USER && desk->scan.state == SCAN_OFF)
		desk->mode_until_ms = turn->now_ms + DESK_BANNER_MS;
	desk->mode_port = desk->selected;
	snprintf(desk->mode, sizeof(desk->mode), "%s", mode);
}

void
desk_tick_watch(struct turn *turn)
{
	tick_alarm(turn);
	tick_mode(turn);
}

int64_t
desk_watch_deadline(const struct desk *desk, const struct world *world)
{
	return sooner(sooner(desk->alarm_until_ms, desk->mode_until_ms),
		      alarm_deadline(&desk->alarm, watched(desk, world)));
}
