/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_panel.h"

#include <string.h>
#include <unistd.h>

#define CUT_US 4000000u		/* ATX: held this long, the power goes */
#define SHUTDOWN_US 300000u	/* a picture's operating system takes this long */
#define RESET_US 200000u

void
panel_init(struct panel *p, struct host_io *io)
{
	memset(p, 0, sizeof(*p));
	p->io = io;
	p->wired = io->kind == HOST_STILL || io->has_power;
	p->on = io->kind == HOST_STILL;
}

static void
begin_anew(struct panel *p, uint64_t now_us)
{
	p->dark_us = now_us + RESET_US;
	p->off_us = 0;
	p->fresh = true;
}

static void
ask_guest(struct panel *p, enum power_ask what)
{
	static const uint64_t one = 1;

	atomic_fetch_or(&p->io->power_asked, what);
	/* an eventfd that is not writable has been written to already */
	if (write(p->io->power_fd, &one, sizeof(one)) < 0)
		return;
}

static void
ask(struct panel *p, enum power_ask what, uint64_t now_us)
{
	p->taken = true;
	if (p->io->has_power) {
		ask_guest(p, what);
		return;
	}
	switch (what) {
	case POWER_ON:
		p->on = true;
		begin_anew(p, now_us);
		break;
	case POWER_SOFT:
		p->off_us = now_us + SHUTDOWN_US;
		break;
	case POWER_CUT:
		p->on = false;
		break;
	case POWER_RESET:
		begin_anew(p, now_us);
		break;
	}
}

static void
step_power(struct panel *p, bool down, uint64_t now_us)
{
	if (down && !p->power) {
		p->power_us = now_us;
		p->presses++;
		p->taken = false;
		if (!p->on)
			ask(p, POWER_ON, now_us);
	}
	if (down && !p->taken && now_us - p->power_us >= CUT_US)
		ask(p, POWER_CUT, now_us);
	if (!down && p->power) {
		p->ms = (uint32_t)((now_us - p->power_us) / 1000);
		if (!p->taken)
			ask(p, POWER_SOFT, now_us);
	}
	p->power = down;
}

static void
step_reset(struct panel *p, bool down, uint64_t now_us)
{
	if (down && !p->reset) {
		p->reset_us = now_us;
		p->resets++;
		if (p->on)
			ask(p, POWER_RESET, now_us);
	}
	if (!down && p->reset)
		p->ms = (uint32_t)((now_us - p->reset_us) / 1000);
	p->reset = down;
}

static void
follow_guest(struct panel *p, uint64_t now_us)
{
	bool powered = p->io->powered;

	if (powered && !p->on)
		begin_anew(p, now_us);
	p->on = powered;
}

void
panel_step(struct panel *p, bool power, bool reset, uint64_t now_us)
{
	if (p->io->has_power)
		follow_guest(p, now_us);
	if (p->off_us != 0 && now_us >= p->off_us) {
		p->on = false;
		p->off_us = 0;
	}
	step_power(p, power && p->wired, now_us);
	step_reset(p, reset && p->wired, now_us);
}

bool
panel_shows(const struct panel *p, uint64_t now_us)
{
	if (!p->wired)
		return true;
	return p->on && (p->io->has_power || now_us >= p->dark_us);
}
