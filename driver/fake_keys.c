/* SPDX-License-Identifier: MIT */
/*
 * fake_keys.c - who gets keys on the fake board: the rules of hid_router, without its trigger
 *
 * A host is told of no release that it was told no press of, and whoever is left is told that every key is
 * up. A key held by the operator across a change reaches nobody until it is pressed again.
 */
#include "driver/fake.h"

enum { OWN_BEEP_MS = OVS_BEEP_OWN_MS };

static void tell(struct fake_host *h, int key_id, bool down)
{
	if (!down && !h->told[key_id])
		return;
	h->told[key_id] = down;
	if (h->keys < FAKE_KEYS)
		h->key[h->keys++] = (uint16_t)(key_id | (down ? 0x100 : 0));
}

static void tell_all(struct fake *f, uint32_t ports, int key_id, bool down)
{
	for (int i = 0; i < f->config.hosts; i++)
		if (ports >> i & 1)
			tell(&f->host[i], key_id, down);
}

static void release_all(struct fake *f, uint32_t ports)
{
	for (int id = 0; id < 256; id++)
		tell_all(f, ports, id, false);
}

static uint32_t selected_bit(const struct fake_console *c)
{
	return c->selected ? 1u << (c->selected - 1) : 0;
}

/* Ports that keys are meant for, whether they may reach them or not. No port selected: none at all. */
static uint32_t aim(const struct fake_console *c)
{
	return c->selected && c->broadcast ? c->broadcast : selected_bit(c);
}

void fake_select(struct fake *f, int console, int port)
{
	struct fake_console *c = &f->console[console - 1];
	bool changed = c->selected != port;

	if (changed)
		release_all(f, c->broadcast | selected_bit(c));
	c->selected = port;
	c->shown = port && f->host[port - 1].status.present ? port : 0;
	if (changed)
		fake_event(f, OVS_EV_PORT, console, (unsigned)c->selected << 8 | (unsigned)c->shown);
}

void fake_capture(struct fake *f, int console, bool take)
{
	struct fake_console *c = &f->console[console - 1];

	if (take && !c->capture)
		release_all(f, c->broadcast | selected_bit(c));
	c->capture = take;
}

void fake_mask(struct fake *f, int console, uint32_t *mask, uint32_t ports)
{
	struct fake_console *c = &f->console[console - 1];

	if (mask == &c->broadcast && ports != *mask)
		release_all(f, *mask | selected_bit(c));
	else if (mask != &c->broadcast)
		release_all(f, *mask & ~ports);
	*mask = ports;
}

/* A key that is down already is a repeat, one that is up cannot be released. */
static bool is_news(struct fake_console *c, int key_id, bool down)
{
	bool news = c->held[key_id] != down;

	c->held[key_id] = down;
	return news;
}

void fake_key(struct fake *f, int console, int key_id, bool down)
{
	struct fake_console *c = &f->console[console - 1];
	bool is_trigger = (c->trigger & OVS_CON_TRIGGER_KEY_MASK) == (uint32_t)key_id;

	if (!is_news(c, key_id, down))
		return;
	if (c->capture)
		fake_event(f, OVS_EV_KEY, console, (unsigned)down << 8 | (unsigned)key_id);
	else if (aim(c) & c->key_mask)
		tell_all(f, aim(c) & c->key_mask, key_id, down);
	else if (aim(c) && down && !is_trigger)
		fake_event(f, OVS_EV_TRIGGER, console, OVS_TRIG_MUTED);
}

void fake_macro_key(struct fake *f, int console, int key_id, bool down)
{
	tell_all(f, f->console[console - 1].macro, key_id, down);
}

void fake_beep(struct fake *f, int console, unsigned ms, bool high)
{
	struct fake_console *c = &f->console[console - 1];

	c->beeps++;
	c->beep_ms = ms;
	c->high = high;
}

void fake_new_daemon(struct fake *f)
{
	for (int i = 1; i <= f->config.consoles; i++) {
		fake_mask(f, i, &f->console[i - 1].broadcast, 0);
		fake_mask(f, i, &f->console[i - 1].macro, 0);
	}
}

void ovs_fake_trigger(struct ovs_board *board, int console, int action)
{
	struct fake *f = fake_of(board);
	struct fake_console *c = &f->console[console - 1];

	if (action == (int)OVS_TRIG_MENU || action == (int)OVS_TRIG_WORD)
		fake_capture(f, console, true);
	if (action == (int)OVS_TRIG_CANCEL && c->own_beep)
		fake_beep(f, console, OWN_BEEP_MS, false);
	fake_event(f, OVS_EV_TRIGGER, console, (unsigned)action);
}

unsigned ovs_fake_beeps(const struct ovs_board *board, int console, int *last_ms, bool *high)
{
	const struct fake_console *c = &fake_of(board)->console[console - 1];

	if (last_ms)
		*last_ms = (int)c->beep_ms;
	if (high)
		*high = c->high;
	return c->beeps;
}
