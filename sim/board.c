/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/board.h"

#include <string.h>

#include "hdl/gen/ovs_regs.h"
#include "sim/board_ddc.h"
#include "sim/board_ps2.h"

#define RESET_CLOCKS 16
#define PS_PER_US 1000000u

/*
 * A row of text has 80 cells, to be fetched in the time of 16 lines. A cell whose glyph the
 * gateware has kept takes up to 12 clocks, any other up to 48 clocks of the quad SPI flash
 * (32 of data, 12 of address and dummy, 4 around them). A few glyphs that push each other
 * out, and are read in every frame, are no reason for a clock that suits new text.
 */
#define TEXT_COLS 80
#define CLOCKS_KEPT 12
#define CLOCKS_NEW 48
#define FEW_A_ROW 8
static const uint32_t clocks_a_line[] = {
	[TEXT_NONE] = 0,
	[TEXT_KEPT] = (TEXT_COLS * CLOCKS_KEPT + FEW_A_ROW *
	    (CLOCKS_NEW - CLOCKS_KEPT)) / 16,
	[TEXT_NEW] = TEXT_COLS * CLOCKS_NEW / 16,
};
#define TEXT_GONE_US 100000u	/* nothing fetched for this long: no overlay */
#define FLASH_US 1024u		/* about two rows of 640x480 ... */
#define FLASH_CLOCKS (2 * FEW_A_ROW * CLOCKS_NEW)	/* ... with few new glyphs */

/* A beat a clock, and the text in time. */
static uint32_t
clk_for_mode(uint32_t pclk_khz, uint32_t h_total, unsigned pixels,
    enum board_text text)
{
	uint32_t beats = (pclk_khz + pixels - 1) / pixels;
	uint32_t most = clocks_a_line[TEXT_NEW] * pclk_khz / h_total + 1;
	uint32_t fetch = clocks_a_line[text] * pclk_khz / h_total + 1;

	if (beats < BOARD_CLK_MIN_KHZ)
		beats = BOARD_CLK_MIN_KHZ;
	if (most >= BOARD_CLK_FAST_KHZ && beats < BOARD_CLK_FAST_KHZ)
		beats = BOARD_CLK_FAST_KHZ;	/* text must not change the link rate */
	return fetch > beats ? fetch : beats;
}

uint32_t
board_clk_needed(const struct board *b)
{
	/* the picture that the gateware makes by itself: 640x480@60 */
	uint32_t need = clk_for_mode(25175, 800, b->ops->pixels, b->text);

	for (unsigned h = 0; h < b->ops->hosts; h++) {
		const struct source *s = &b->source[h];
		uint32_t khz;

		if (s->step == 0)
			continue;
		khz = clk_for_mode(s->step, mode_h_total(&s->mode),
		    b->ops->pixels, b->text);
		if (khz > need)
			need = khz;
	}
	for (unsigned c = 0; c < b->ops->consoles; c++) {
		uint32_t khz = clk_for_mode(27000, 1716, b->ops->pixels, b->text);

		if (monitor_composite(&b->monitor[c]) && khz > need)
			need = khz;
	}
	return need < BOARD_CLK_MAX_KHZ ? need : BOARD_CLK_MAX_KHZ;
}

/* The phases of the pixel clocks go on where they are. */
static void
set_wrap(struct board *b, uint32_t wrap)
{
	for (unsigned h = 0; h < b->ops->hosts && b->wrap != 0; h++)
		b->source[h].acc = (uint32_t)((uint64_t)b->source[h].acc * wrap /
		    b->wrap);
	b->wrap = wrap;
}

static void
set_clk(struct board *b, uint32_t khz)
{
	if (b->fixed_khz != 0)
		khz = b->fixed_khz;
	/* a byte whose bits change their length would be damaged; another poll comes */
	if (khz == b->clk_khz || !uart_idle(&b->uart, b->now_ps))
		return;
	b->clk_khz = khz;
	b->clk_ps = (1000000000u + khz / 2) / khz;
	set_wrap(b, khz * b->ops->pixels);
	*b->pins.clk_khz = (uint16_t)khz;
	uart_set_baud(&b->uart, khz < BOARD_CLK_FAST_KHZ ? OVS_LINK_BAUD_SLOW :
	    OVS_LINK_BAUD);
}

/* Text is being fetched: there is an overlay, and it needs a faster clock. */
static void
text_seen(struct board *b, enum board_text text)
{
	b->text_until_us[text] = b->now_us + TEXT_GONE_US;
	if (b->text >= text)
		return;
	b->text = text;
	set_clk(b, board_clk_needed(b));
}

/* Once a microsecond. */
static inline void
text_clock(struct board *b)
{
	if (b->now_us % FLASH_US == 0)
		b->flash_clocks = 0;
	if (b->flash.selected) {
		b->flash_clocks += b->clk_khz;
		text_seen(b, b->flash_clocks > FLASH_CLOCKS * 1000 ? TEXT_NEW :
		    TEXT_KEPT);
	} else if (!*b->pins.sram_oe_n) {
		text_seen(b, TEXT_KEPT);
	}
}

static void
text_poll(struct board *b)
{
	while (b->text > TEXT_NONE && b->now_us >= b->text_until_us[b->text])
		b->text--;
}

static inline void
sources_clock(struct board *b)
{
	uint32_t ce = 0;

	for (unsigned i = 0; i < b->n_on; i++) {
		struct source *s = b->on[i];

		if (source_due(s, b->wrap)) {
			source_beat(s);
			ce |= 1u << s->index;
		}
	}
	b->pins.host_ce[0] = (uint8_t)ce;
	if (b->host_bytes > 1)
		b->pins.host_ce[1] = (uint8_t)(ce >> 8);
}

static inline void
monitors_clock(struct board *b)
{
	uint8_t ce = *b->pins.con_ce;

	for (unsigned c = 0; ce != 0; c++, ce >>= 1)
		if (ce & 1)
			monitor_beat(&b->monitor[c], b->now_us);
}

static void
beepers_move(struct board *b)
{
	uint8_t moved = b->beep ^ *b->pins.beep;

	b->beep = *b->pins.beep;
	for (unsigned c = 0; c < b->ops->consoles; c++)
		if (moved >> c & 1)
			beeper_edge(&b->beeper[c], b->beep >> c & 1, b->now_us);
}

static inline void
board_clock(struct board *b)
{
	sources_clock(b);
	b->ops->tick(b->model);
	b->now_ps += b->clk_ps;
	monitors_clock(b);
	sram_clock(&b->sram);
	flash_clock(&b->flash);
	uart_clock(&b->uart, b->now_ps);
	if (b->now_ps < b->us_ps)
		return;
	b->us_ps += PS_PER_US;
	b->flash.now_us = ++b->now_us;
	if (*b->pins.beep != b->beep)
		beepers_move(b);
	text_clock(b);
	board_ps2_clock(b);
	if (b->now_us >= b->ddc_due_us)
		board_ddc_clock(b);
}

/* A beep is over when its pin has been still for longer than half a wave. */
static void
beepers_poll(struct board *b)
{
	for (unsigned c = 0; c < b->ops->consoles; c++) {
		beeper_poll(&b->beeper[c], b->now_us);
		b->io->console[c].beeps = b->beeper[c].beeps;
	}
}

static bool
port_bit(const uint8_t *pin, unsigned h)
{
	return pin[h / 8] >> h % 8 & 1;
}

/* The contacts in, the lights out; a machine that is off shows nothing. */
static void
panels_poll(struct board *b)
{
	uint32_t lights = 0;

	for (unsigned h = 0; h < b->ops->hosts; h++) {
		struct panel *p = &b->panel[h];

		panel_step(p, port_bit(b->pins.host_power_oe, h),
		    port_bit(b->pins.host_reset_oe, h), b->now_us);
		source_power(&b->source[h], panel_shows(p, b->now_us));
		lights |= (uint32_t)(p->wired && p->on) << h;
	}
	b->pins.host_light_i[0] = (uint8_t)lights;
	if (b->host_bytes > 1)
		b->pins.host_light_i[1] = (uint8_t)(lights >> 8);
}

/* What need not be looked at each clock. */
static void
board_poll(struct board *b)
{
	panels_poll(b);
	b->n_on = 0;
	for (unsigned h = 0; h < b->ops->hosts; h++) {
		struct source *s = &b->source[h];

		source_poll(s);
		if (s->step != 0)
			b->on[b->n_on++] = s;
		if (s->acc > b->wrap)
			s->acc = b->wrap;	/* clk was too slow for its mode */
	}
	for (unsigned c = 0; c < b->ops->consoles; c++)
		monitor_poll(&b->monitor[c], b->now_us);
	board_ps2_poll(b);
	board_ddc_poll(b);
	beepers_poll(b);
	text_poll(b);
	set_clk(b, board_clk_needed(b));
}

static void
tell_shown(struct board *b)
{
	unsigned hosts = b->ops->hosts;

	for (unsigned h = 0; h < hosts; h++) {
		bool shown = false;

		for (unsigned c = 0; c < b->ops->consoles; c++) {
			unsigned bit = c * hosts + h;

			shown |= b->pins.led_sel[bit / 8] >> bit % 8 & 1;
		}
		b->io->host[h].shown = shown;
	}
}

static void
link_poll(struct board *b)
{
	if (ring_used(&b->io->from_board) > 0 && b->io->link_ready != NULL)
		b->io->link_ready(b->io->ctx);
}

static void
slice_done(struct board *b, uint64_t before_ps)
{
	b->clocks += (b->now_ps - before_ps) / b->clk_ps;
	tell_shown(b);
	link_poll(b);
}

void
board_run(struct board *b, uint32_t us)
{
	uint64_t end_us = b->now_us + us;
	uint64_t before = b->now_ps;

	board_poll(b);
	while (b->now_us < end_us)
		board_clock(b);
	slice_done(b, before);
}

static void
one_us(struct board *b)
{
	uint64_t now_us = b->now_us;

	while (b->now_us == now_us)
		board_clock(b);
}

void
board_run_joined(struct board *front, unsigned port, struct board *behind,
    uint32_t us)
{
	uint64_t before = front->now_ps, before_behind = behind->now_ps;

	board_poll(front);
	board_poll(behind);
	while (us-- > 0) {
		one_us(front);
		one_us(behind);
		board_ps2_join(front, port, behind);
	}
	slice_done(front, before);
	slice_done(behind, before_behind);
}

void
board_join(struct board *front, unsigned port, struct board *behind)
{
	source_share(&front->source[port], &behind->io->console[0].share);
	board_ps2_unplug(behind);
}

static void
board_reset(struct board *b)
{
	*b->pins.rst = 1;
	for (int i = 0; i < RESET_CLOCKS; i++)
		b->ops->tick(b->model);
	*b->pins.rst = 0;
}

static bool
init_video(struct board *b)
{
	bool ok = true;

	for (unsigned h = 0; h < b->ops->hosts; h++)
		ok &= source_init(&b->source[h], h, b->ops->pixels, &b->pins,
		    &b->io->host[h].share);
	for (unsigned c = 0; c < b->ops->consoles; c++)
		ok &= monitor_init(&b->monitor[c], c, b->ops->pixels, &b->pins,
		    &b->io->console[c].share);
	return ok;
}

bool
board_init(struct board *b, const struct model_ops *ops, struct sim_io *io,
    uint32_t fixed_khz)
{
	bool ok;

	memset(b, 0, sizeof(*b));
	b->ops = ops;
	b->io = io;
	b->fixed_khz = fixed_khz;
	b->host_bytes = (ops->hosts + 7) / 8;
	b->model = ops->create(&b->pins);
	b->us_ps = PS_PER_US;
	for (unsigned h = 0; h < ops->hosts; h++)
		panel_init(&b->panel[h], &io->host[h]);
	ok = init_video(b) && sram_init(&b->sram, &b->pins);
	flash_init(&b->flash, &b->pins);
	*b->pins.flash_io_i = 0xf;
	uart_init(&b->uart, &b->pins, OVS_LINK_BAUD, &io->to_board,
	    &io->from_board);
	set_clk(b, board_clk_needed(b));
	board_ps2_init(b);
	board_ddc_init(b);
	board_reset(b);
	return ok;
}

void
board_fini(struct board *b)
{
	for (unsigned h = 0; h < b->ops->hosts; h++)
		source_fini(&b->source[h]);
	for (unsigned c = 0; c < b->ops->consoles; c++)
		monitor_fini(&b->monitor[c]);
	sram_fini(&b->sram);
	flash_fini(&b->flash);
	b->ops->destroy(b->model);
}
