/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/board_ddc.h"

static uint32_t
get_bits(const struct board *b, const uint8_t *pin)
{
	return b->host_bytes > 1 ? pin[0] | (uint32_t)pin[1] << 8 : pin[0];
}

static void
put_bits(const struct board *b, uint8_t *pin, uint32_t value)
{
	pin[0] = (uint8_t)value;
	if (b->host_bytes > 1)
		pin[1] = (uint8_t)(value >> 8);
}

/* Open-collector wires: high unless somebody pulls. */
static void
resolve(struct board *b)
{
	uint32_t pulls = get_bits(b, b->pins.host_sda_oe), scl = 0, sda = 0;

	for (unsigned h = 0; h < b->ops->hosts; h++) {
		struct ddc *d = &b->ddc[h];

		d->sda = !d->sda_pull && !(pulls >> h & 1);
		sda |= (uint32_t)d->sda << h;
		scl |= (uint32_t)!d->scl_pull << h;
	}
	put_bits(b, b->pins.host_scl_i, scl);
	put_bits(b, b->pins.host_sda_i, sda);
}

void
board_ddc_clock(struct board *b)
{
	uint64_t due_us = DDC_NEVER;

	resolve(b);
	for (unsigned h = 0; h < b->ops->hosts; h++) {
		struct ddc *d = &b->ddc[h];

		if (b->now_us >= d->due_us)
			ddc_step(d, b->now_us);
		/* the gateware may pull at any time */
		if (ddc_busy(d))
			due_us = b->now_us;
		else if (d->due_us < due_us)
			due_us = d->due_us;
	}
	b->ddc_due_us = due_us;
	resolve(b);
}

void
board_ddc_poll(struct board *b)
{
	uint32_t away = get_bits(b, b->pins.host_hpd_oe);

	for (unsigned h = 0; h < b->ops->hosts; h++) {
		struct ddc *d = &b->ddc[h];

		ddc_poll(d, b->source[h].step != 0, !(away >> h & 1), b->now_us);
		if (d->due_us < b->ddc_due_us)
			b->ddc_due_us = d->due_us;
	}
}

void
board_ddc_init(struct board *b)
{
	for (unsigned h = 0; h < b->ops->hosts; h++)
		ddc_init(&b->ddc[h], b->io->host[h].kind != HOST_NONE);
	b->ddc_due_us = DDC_NEVER;
	resolve(b);
}
