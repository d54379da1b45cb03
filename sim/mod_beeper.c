/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_beeper.h"

#define SILENT_US 2500u		/* a wave of the lowest tone is 2000 us */

void
beeper_edge(struct beeper *p, bool level, uint64_t now_us)
{
	p->edge_us = now_us;
	if (!level)
		return;
	if (!p->sounds) {
		p->sounds = true;
		p->beeps++;
		p->waves = 0;
		p->first_us = now_us;
	}
	p->waves++;
	p->rise_us = now_us;
}

/* One rise alone has no tone; its length is that of the pulse. */
static void
measure(struct beeper *p)
{
	uint64_t span_us = p->rise_us - p->first_us, long_us;

	if (p->waves < 2) {
		p->hz = 0;
		long_us = p->edge_us - p->first_us;
	} else {
		p->hz = (uint32_t)(((p->waves - 1) * 1000000ull + span_us / 2) / span_us);
		long_us = span_us * p->waves / (p->waves - 1);
	}
	p->ms = (uint32_t)((long_us + 500) / 1000);
}

void
beeper_poll(struct beeper *p, uint64_t now_us)
{
	if (!p->sounds || now_us - p->edge_us < SILENT_US)
		return;
	p->sounds = false;
	measure(p);
}
