/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/board_ps2.h"

#include <string.h>
#include <unistd.h>

/* A pin with one bit a port may be written only as wide as it is. */
static void
put_port_bits(uint8_t *pin, unsigned ports, uint32_t value)
{
	pin[0] = (uint8_t)value;
	if (ports > 8)
		pin[1] = (uint8_t)(value >> 8);
}

static uint32_t
get_port_bits(const uint8_t *pin, unsigned ports)
{
	return ports > 8 ? pin[0] | (uint32_t)pin[1] << 8 : pin[0];
}

/* What the gateware pulls: clock and data of keyboards and mice. */
static void
read_oe(const struct board *b, uint32_t *oe)
{
	const struct model_pins *p = &b->pins;
	unsigned h = b->ops->hosts;

	oe[0] = get_port_bits(p->host_kclk_oe, h);
	oe[1] = get_port_bits(p->host_kdat_oe, h);
	oe[2] = get_port_bits(p->host_mclk_oe, h);
	oe[3] = get_port_bits(p->host_mdat_oe, h);
	oe[4] = *p->con_kclk_oe;
	oe[5] = *p->con_kdat_oe;
	oe[6] = *p->con_mclk_oe;
	oe[7] = *p->con_mdat_oe;
}

/* Resolves the open-collector wires; drives the pins that see them. */
static void
resolve(struct board *b, unsigned first, unsigned ports, const uint32_t *oe,
    uint8_t *const *pin)
{
	uint32_t level[4] = { 0, 0, 0, 0 };

	for (unsigned i = 0; i < 2 * ports; i++) {
		struct ps2_wire *w = &b->wire[first + i];
		const uint32_t *pull = oe + (i & 1) * 2;
		bool clk = !w->clk_pull && !(pull[0] >> i / 2 & 1);
		bool dat = !w->dat_pull && !(pull[1] >> i / 2 & 1);

		if (clk != w->clk || dat != w->dat)
			b->wire_moved[first + i] = true;
		w->clk = clk;
		w->dat = dat;
		level[(i & 1) * 2] |= (uint32_t)clk << i / 2;
		level[(i & 1) * 2 + 1] |= (uint32_t)dat << i / 2;
	}
	for (unsigned i = 0; i < 4; i++)
		put_port_bits(pin[i], ports, level[i]);
}

static void
resolve_all(struct board *b)
{
	const struct model_pins *p = &b->pins;
	uint8_t *const host[] = { p->host_kclk_i, p->host_kdat_i,
	    p->host_mclk_i, p->host_mdat_i };
	uint8_t *const con[] = { p->con_kclk_i, p->con_kdat_i,
	    p->con_mclk_i, p->con_mdat_i };

	resolve(b, 0, b->ops->hosts, b->oe, host);
	resolve(b, 2 * b->ops->hosts, b->ops->consoles, b->oe + 4, con);
}

static bool
moved(struct board *b, unsigned wire)
{
	bool was = b->wire_moved[wire];

	b->wire_moved[wire] = false;
	return was;
}

static void
sooner(uint64_t *due_us, uint64_t us)
{
	if (us < *due_us)
		*due_us = us;
}

/* A machine without power pulls at no wire. */
static bool
off(struct board *b, unsigned h)
{
	if (!b->panel[h].wired || b->panel[h].on)
		return false;
	for (unsigned i = 2 * h; i < 2 * h + 2; i++)
		b->wire[i].clk_pull = b->wire[i].dat_pull = false;
	return true;
}

static void
step_hosts(struct board *b)
{
	for (unsigned h = 0; h < b->ops->hosts; h++) {
		struct ps2_host *p = &b->host[h];
		bool kbd = moved(b, 2 * h), mouse = moved(b, 2 * h + 1);

		if (p->event == NULL || off(b, h))
			continue;		/* nothing is plugged in here */
		if (kbd || mouse || b->now_us >= p->due_us)
			ps2_host_step(p, b->now_us);
		sooner(&b->ps2_due_us, p->due_us);
	}
}

static void
step_consoles(struct board *b)
{
	unsigned wire = 2 * b->ops->hosts;

	for (unsigned c = 0; c < b->ops->consoles; c++) {
		struct ps2_kbd *k = &b->kbd[c];
		struct ps2_mouse *m = &b->mouse[c];

		if (c == 0 && b->plugged_elsewhere) {
			moved(b, wire++);
			moved(b, wire++);
			continue;
		}
		if (moved(b, wire++) || b->now_us >= k->due_us)
			ps2_kbd_step(k, b->now_us);
		if (moved(b, wire++) || b->now_us >= m->due_us)
			ps2_mouse_step(m, b->now_us);
		sooner(&b->ps2_due_us, k->due_us);
		sooner(&b->ps2_due_us, m->due_us);
	}
}

void
board_ps2_clock(struct board *b)
{
	uint32_t oe[BOARD_OE_PINS];
	bool changed;

	read_oe(b, oe);
	changed = memcmp(oe, b->oe, sizeof(oe)) != 0;
	if (!changed && b->now_us < b->ps2_due_us)
		return;
	memcpy(b->oe, oe, sizeof(oe));
	resolve_all(b);
	b->ps2_due_us = PS2_NEVER;
	step_hosts(b);
	step_consoles(b);
	resolve_all(b);
	/* what our own pulls moved is noticed at the next microsecond */
	for (unsigned i = 0; i < 2 * (b->ops->hosts + b->ops->consoles); i++)
		if (b->wire_moved[i])
			b->ps2_due_us = b->now_us;
}

/* Keys and movements of an operator, as fast as the devices take them. */
static void
poll_console(struct board *b, unsigned c)
{
	struct event_ring *r = &b->io->console[c].input;
	struct ps2_kbd *k = &b->kbd[c];
	struct ps2_mouse *m = &b->mouse[c];
	struct event e;

	while (event_peek(r, &e)) {
		if (e.kind == EVENT_KEY ? !ps2_kbd_room(k) :
		    !ps2_mouse_room(m, e.buttons))
			break;
		event_get(r, &e);
		if (e.kind == EVENT_KEY)
			ps2_kbd_key(k, e.key, e.down, b->now_us);
		else
			ps2_mouse_move(m, e.buttons, e.dx, e.dy, e.dz);
	}
	sooner(&b->ps2_due_us, k->due_us);
	sooner(&b->ps2_due_us, m->due_us);
	b->io->console[c].leds = k->leds;
}

static void
poll_host(struct board *b, unsigned h)
{
	struct host_io *io = &b->io->host[h];
	struct ps2_host *p = &b->host[h];
	uint32_t boots = io->boots;

	if (b->panel[h].fresh && p->event != NULL)
		ps2_host_restart(p, b->now_us);
	b->panel[h].fresh = false;
	if (io->kind != HOST_VNC)
		return;
	if (boots != b->boots[h]) {
		b->boots[h] = boots;
		ps2_host_restart(p, b->now_us);
	}
	if (io->leds != p->leds)
		ps2_host_leds(p, (uint8_t)io->leds, b->now_us);
	sooner(&b->ps2_due_us, p->due_us);
}

void
board_ps2_poll(struct board *b)
{
	for (unsigned h = 0; h < b->ops->hosts; h++)
		poll_host(b, h);
	for (unsigned c = b->plugged_elsewhere; c < b->ops->consoles; c++)
		poll_console(b, c);
}

void
board_ps2_unplug(struct board *b)
{
	struct ps2_wire *w = &b->wire[2 * b->ops->hosts];

	b->plugged_elsewhere = true;
	for (int i = 0; i < 2; i++)
		w[i].clk_pull = w[i].dat_pull = false;
}

/* What the other board pulls; it is looked at when it has changed. */
static void
pull(struct board *b, struct ps2_wire *w, bool clk, bool dat)
{
	if (w->clk_pull == clk && w->dat_pull == dat)
		return;
	w->clk_pull = clk;
	w->dat_pull = dat;
	b->ps2_due_us = b->now_us;
}

void
board_ps2_join(struct board *front, unsigned port, struct board *behind)
{
	struct ps2_wire *host = &front->wire[2 * port];
	struct ps2_wire *console = &behind->wire[2 * behind->ops->hosts];

	for (unsigned i = 0; i < 2; i++) {
		pull(front, &host[i], behind->oe[4 + 2 * i] & 1,
		    behind->oe[5 + 2 * i] & 1);
		pull(behind, &console[i], front->oe[2 * i] >> port & 1,
		    front->oe[2 * i + 1] >> port & 1);
	}
}

static void
host_event(void *ctx, const struct event *e)
{
	struct host_io *io = ctx;
	static const uint64_t one = 1;

	if (io->kind != HOST_VNC || !event_put(&io->events, e))
		return;
	/* an eventfd that is not writable has been written to already */
	if (write(io->wake_fd, &one, sizeof(one)) < 0)
		return;
}

void
board_ps2_init(struct board *b)
{
	struct ps2_wire *w = b->wire;

	for (size_t i = 0; i < BOARD_WIRES; i++)
		w[i].clk = w[i].dat = true;
	for (unsigned h = 0; h < b->ops->hosts; h++, w += 2) {
		if (b->io->host[h].kind == HOST_NONE ||
		    b->io->host[h].kind == HOST_UNIT)
			continue;
		ps2_host_init(&b->host[h], w, w + 1, b->now_us);
		b->host[h].event = host_event;
		b->host[h].ctx = &b->io->host[h];
	}
	for (unsigned c = 0; c < b->ops->consoles; c++, w += 2) {
		ps2_kbd_init(&b->kbd[c], w, b->now_us);
		ps2_mouse_init(&b->mouse[c], w + 1, b->now_us);
	}
	resolve_all(b);
}
