/* SPDX-License-Identifier: MIT */
#include "tests/sim/fake_pins.h"

#include <string.h>

static void
video(struct fake_pins *f, uint8_t *(*next)(struct fake_pins *))
{
	struct model_pins *p = &f->pins;

	p->con_ce = p->host_ce = next(f);
	p->con_hs = p->host_hs = next(f);
	p->con_vs = p->host_vs = next(f);
	p->con_de = p->host_de = next(f);
	p->con_rgb = p->host_rgb = f->host_rgb;
	p->con_wave = f->wave = next(f);
}

static void
memories(struct fake_pins *f, uint8_t *(*next)(struct fake_pins *))
{
	struct model_pins *p = &f->pins;

	p->flash_cs_n = next(f);
	p->flash_sck_en = next(f);
	p->flash_io_o = next(f);
	p->flash_io_oe = next(f);
	p->flash_io_i = next(f);
	p->sram_addr = &f->addr;
	p->sram_dq_o = &f->dq_o;
	p->sram_dq_i = &f->dq_i;
	p->sram_dq_oe = next(f);
	p->sram_ce_n = next(f);
	p->sram_oe_n = next(f);
	p->sram_we_n = next(f);
}

static unsigned used;

static uint8_t *
take(struct fake_pins *f)
{
	return f->bits[used++];
}

void
fake_pins_init(struct fake_pins *f)
{
	memset(f, 0, sizeof(*f));
	used = 0;
	video(f, take);
	memories(f, take);
	f->pins.rst = take(f);
	f->pins.clk_khz = &f->clk_khz;
	f->pins.link_rx = take(f);
	f->pins.link_tx = take(f);
}
