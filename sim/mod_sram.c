/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_sram.h"

#include <stdlib.h>
#include <string.h>

#define POWER_UP 0xa5a5u	/* a real chip wakes up with anything */

bool
sram_init(struct sram *s, const struct model_pins *pins)
{
	memset(s, 0, sizeof(*s));
	s->pins = pins;
	s->mem = malloc(SRAM_WORDS * sizeof(*s->mem));
	if (s->mem == NULL)
		return false;
	for (size_t i = 0; i < SRAM_WORDS; i++)
		s->mem[i] = POWER_UP;
	return true;
}

void
sram_fini(struct sram *s)
{
	free(s->mem);
}

static void
pulse_end(struct sram *s)
{
	s->mem[s->addr] = s->data;
	s->writing = false;
}

void
sram_write(struct sram *s)
{
	const struct model_pins *p = s->pins;
	uint32_t addr = *p->sram_addr & (SRAM_WORDS - 1);

	if (*p->sram_ce_n || *p->sram_we_n) {
		if (s->writing)
			pulse_end(s);
		return;
	}
	if (s->writing && addr != s->addr) {
		s->errors++;
		pulse_end(s);
	}
	if (!*p->sram_dq_oe || !*p->sram_oe_n)
		s->errors++;
	s->writing = true;
	s->addr = addr;
	s->data = *p->sram_dq_o;
}
