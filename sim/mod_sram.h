/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Asynchronous static RAM, 256K x 16 (as IS61WV25616 or CY7C1041): reads while
 * ce_n and oe_n are low, takes the data at the end of the write pulse, when we_n or
 * ce_n goes high. Counts what would damage data on a real chip: an address that
 * moves during a write pulse, a write without data on the bus, and both sides
 * driving the bus.
 */
#ifndef SIM_MOD_SRAM_H
#define SIM_MOD_SRAM_H

#include <stdbool.h>

#include "sim/model.h"

#define SRAM_WORDS (256u * 1024u)

struct sram {
	const struct model_pins *pins;
	uint16_t *mem;
	bool writing;
	uint32_t addr;		/* of the write pulse */
	uint16_t data;
	uint32_t errors;
};

bool sram_init(struct sram *s, const struct model_pins *pins);
void sram_fini(struct sram *s);

/* Each clock in which a write is under way or has just ended. */
void sram_write(struct sram *s);

static inline void
sram_clock(struct sram *s)
{
	const struct model_pins *p = s->pins;

	if (s->writing || !*p->sram_we_n)
		sram_write(s);
	if (!*p->sram_ce_n && !*p->sram_oe_n)
		*p->sram_dq_i = s->mem[*p->sram_addr & (SRAM_WORDS - 1)];
}

#endif
