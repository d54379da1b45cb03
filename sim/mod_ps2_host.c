/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_ps2_host.h"

#include <string.h>

#include "sim/keymap.h"

#define START_US	50000		/* after power on */
#define REPLY_US	200000
#define BAT_REPLY_US	2000000
#define RETRY_US	500000
#define TRIES		3
#define PACKET_US	50000		/* bytes of one packet are closer than this */

/* A byte to the device and how many bytes it answers. 0 at the end. */
struct ps2_step {
	uint8_t byte;
	uint8_t replies;
	uint32_t wait_us;
};

static const struct ps2_step kbd_script[] = {
	{ 0xff, 2, BAT_REPLY_US },
	{ 0xf2, 3, REPLY_US },
	{ 0xf5, 1, REPLY_US },
	{ 0xf0, 1, REPLY_US }, { 0x02, 1, REPLY_US },
	{ 0xf3, 1, REPLY_US }, { 0x2b, 1, REPLY_US },
	{ 0xf4, 1, REPLY_US },
	{ 0, 0, 0 },
};

static const struct ps2_step mouse_script[] = {
	{ 0xff, 3, BAT_REPLY_US },
	{ 0xf3, 1, REPLY_US }, { 200, 1, REPLY_US },
	{ 0xf3, 1, REPLY_US }, { 100, 1, REPLY_US },
	{ 0xf3, 1, REPLY_US }, { 80, 1, REPLY_US },
	{ 0xf2, 2, REPLY_US },
	{ 0xf3, 1, REPLY_US }, { 100, 1, REPLY_US },
	{ 0xe8, 1, REPLY_US }, { 3, 1, REPLY_US },
	{ 0xf4, 1, REPLY_US },
	{ 0, 0, 0 },
};

static const struct ps2_step led_script[] = {
	{ 0xed, 1, REPLY_US }, { 0xff, 1, REPLY_US },	/* 0xff: the LEDs */
	{ 0, 0, 0 },
};

static void
chan_send(struct ps2_chan *c, uint64_t now_us)
{
	uint8_t byte = c->step->byte;

	if (c->script == led_script && c->step != led_script)
		byte = c->host->leds_sent;
	c->current = byte;
	c->await = c->step->replies;
	c->answered = false;
	c->due_us = now_us + c->step->wait_us;
	ps2_port_send(&c->port, byte, now_us);
}

static void
chan_run(struct ps2_chan *c, const struct ps2_step *script, uint64_t now_us)
{
	c->script = script;
	c->step = script;
	c->tries = 0;
	chan_send(c, now_us);
}

static void
chan_next(struct ps2_chan *c, uint64_t now_us)
{
	c->tries = 0;
	if ((++c->step)->wait_us != 0) {
		chan_send(c, now_us);
		return;
	}
	c->script = NULL;
	c->due_us = PS2_NEVER;
	c->ready = true;
}

static const struct ps2_step *
chan_boot(const struct ps2_chan *c)
{
	return c == &c->host->kbd ? kbd_script : mouse_script;
}

static void
chan_restart(struct ps2_chan *c, uint64_t now_us, uint32_t wait_us)
{
	c->script = NULL;
	c->ready = false;
	c->await = 0;
	c->due_us = now_us + wait_us;
}

static void
chan_retry(struct ps2_chan *c, uint64_t now_us)
{
	if (++c->tries < TRIES) {
		chan_send(c, now_us);
		return;
	}
	c->resets++;
	chan_restart(c, now_us, RETRY_US);
}

static void
chan_timer(struct ps2_chan *c, uint64_t now_us)
{
	if (!ps2_port_idle(&c->port)) {
		c->due_us = now_us + 1000;
		return;
	}
	if (c->script != NULL)
		chan_retry(c, now_us);
	else if (!c->ready)
		chan_run(c, chan_boot(c), now_us);
	else
		c->due_us = PS2_NEVER;
}

/* A reply to a command; false if it is none. */
static bool
chan_reply(struct ps2_chan *c, uint8_t byte, uint64_t now_us)
{
	if (c->script == NULL || c->await == 0)
		return false;
	if (!c->answered) {
		if (byte == 0xfe || byte == 0xfc) {
			chan_retry(c, now_us);
			return true;
		}
		if (byte != 0xfa)
			return c->script != led_script;
		c->answered = true;
	}
	if (c->current == 0xf2)
		c->id = byte;
	if (--c->await == 0)
		chan_next(c, now_us);
	return true;
}

/* ---- keyboard ---- */

static void
tell_key(struct ps2_host *h, uint8_t id, bool down)
{
	struct event e = { .kind = EVENT_KEY, .key = id, .down = down };
	uint8_t bit = (uint8_t)(1u << id % 8), *byte = &h->down[id / 8];

	if (down != ((*byte & bit) != 0)) {
		*byte ^= bit;
		h->keys_down += down ? 1u : -1u;
	}
	if (h->event != NULL)
		h->event(h->ctx, &e);
}

static void
decode_pause(struct ps2_host *h)
{
	if (--h->pause == 0) {
		tell_key(h, KEY_ID_PAUSE, true);
		tell_key(h, KEY_ID_PAUSE, false);
	}
}

static uint8_t
decode_id(const struct ps2_host *h, uint8_t byte)
{
	if (!h->extended)
		return byte == 0x83 ? KEY_ID_F7 :
		    byte == 0x84 ? KEY_ID_SYSRQ : byte;
	if (byte == 0x12 || byte == 0x59)
		return 0;			/* the fake Shift of PrintScreen */
	return byte == 0x7e ? KEY_ID_PAUSE : byte | 0x80;
}

static void
decode(struct ps2_host *h, uint8_t byte)
{
	uint8_t id;

	if (h->pause > 0) {
		decode_pause(h);
	} else if (byte == 0xe1) {
		h->pause = 7;
	} else if (byte == 0xe0) {
		h->extended = true;
	} else if (byte == 0xf0) {
		h->release = true;
	} else {
		id = decode_id(h, byte);
		if (id != 0)
			tell_key(h, id, !h->release);
		h->extended = false;
		h->release = false;
	}
}

static void
got_kbd(void *ctx, uint8_t byte, uint64_t now_us)
{
	struct ps2_host *h = ctx;

	h->key_bytes++;
	if (chan_reply(&h->kbd, byte, now_us) || !h->kbd.ready)
		return;
	if (byte == 0xaa && !h->release && h->pause == 0) {
		chan_restart(&h->kbd, now_us, 1000);	/* plugged anew */
		return;
	}
	decode(h, byte);
}

/* ---- mouse ---- */

static void
packet_done(struct ps2_host *h)
{
	const uint8_t *p = h->packet;
	struct event e = { .kind = EVENT_MOUSE, .buttons = p[0] & 7 };

	e.dx = (int16_t)(p[1] - (p[0] & 0x10 ? 256 : 0));
	e.dy = (int16_t)(p[2] - (p[0] & 0x20 ? 256 : 0));
	if (h->mouse.id == 3)
		e.dz = (int16_t)((p[3] & 0xf) - (p[3] & 0x8 ? 16 : 0));
	if (h->event != NULL)
		h->event(h->ctx, &e);
}

static void
got_mouse(void *ctx, uint8_t byte, uint64_t now_us)
{
	struct ps2_host *h = ctx;

	h->mouse_bytes++;
	if (chan_reply(&h->mouse, byte, now_us) || !h->mouse.ready)
		return;
	if (now_us - h->packet_us > PACKET_US)
		h->packet_len = 0;
	h->packet_us = now_us;
	if (h->packet_len == 0 && !(byte & 0x08))
		return;				/* out of step */
	h->packet[h->packet_len++] = byte;
	if (h->packet_len == (h->mouse.id == 3 ? 4 : 3)) {
		h->packet_len = 0;
		packet_done(h);
	}
}

/* ---- both ---- */

static void
bad_kbd(void *ctx, uint8_t byte, uint64_t now_us)
{
	struct ps2_host *h = ctx;

	(void)byte;
	ps2_port_send(&h->kbd.port, 0xfe, now_us);
}

static void
bad_mouse(void *ctx, uint8_t byte, uint64_t now_us)
{
	struct ps2_host *h = ctx;

	(void)byte;
	ps2_port_send(&h->mouse.port, 0xfe, now_us);
}

static void
sent_any(struct ps2_chan *c, enum ps2_error e, uint64_t now_us)
{
	if (e != PS2_OK && c->script != NULL)
		c->due_us = now_us + 1000;	/* nobody there yet: retry */
}

static void
sent_kbd(void *ctx, enum ps2_error e, uint64_t now_us)
{
	sent_any(&((struct ps2_host *)ctx)->kbd, e, now_us);
}

static void
sent_mouse(void *ctx, enum ps2_error e, uint64_t now_us)
{
	sent_any(&((struct ps2_host *)ctx)->mouse, e, now_us);
}

static void
chan_init(struct ps2_chan *c, struct ps2_host *h, struct ps2_wire *w)
{
	ps2_port_init(&c->port, w);
	c->port.ctx = h;
	c->host = h;
}

static void
chan_step(struct ps2_chan *c, uint64_t now_us)
{
	ps2_port_step(&c->port, now_us);
	if (now_us >= c->due_us)
		chan_timer(c, now_us);
}

static uint64_t
earliest(const struct ps2_chan *c)
{
	return c->due_us < c->port.due_us ? c->due_us : c->port.due_us;
}

void
ps2_host_step(struct ps2_host *h, uint64_t now_us)
{
	uint64_t kbd, mouse;

	chan_step(&h->kbd, now_us);
	chan_step(&h->mouse, now_us);
	if (h->kbd.ready && h->kbd.script == NULL && h->leds != h->leds_sent &&
	    ps2_port_idle(&h->kbd.port)) {
		h->leds_sent = h->leds;
		chan_run(&h->kbd, led_script, now_us);
	}
	kbd = earliest(&h->kbd);
	mouse = earliest(&h->mouse);
	h->due_us = kbd < mouse ? kbd : mouse;
}

void
ps2_host_leds(struct ps2_host *h, uint8_t leds, uint64_t now_us)
{
	h->leds = leds & 7;
	h->due_us = now_us;
}

void
ps2_host_restart(struct ps2_host *h, uint64_t now_us)
{
	chan_restart(&h->kbd, now_us, START_US);
	chan_restart(&h->mouse, now_us, START_US);
	h->leds_sent = 0;
	h->release = false;
	h->extended = false;
	h->pause = 0;
	memset(h->down, 0, sizeof(h->down));
	h->keys_down = 0;
	h->packet_len = 0;
	h->due_us = now_us;
}

void
ps2_host_init(struct ps2_host *h, struct ps2_wire *kbd, struct ps2_wire *mouse,
    uint64_t now_us)
{
	memset(h, 0, sizeof(*h));
	chan_init(&h->kbd, h, kbd);
	chan_init(&h->mouse, h, mouse);
	h->kbd.port.got = got_kbd;
	h->kbd.port.bad = bad_kbd;
	h->kbd.port.sent = sent_kbd;
	h->mouse.port.got = got_mouse;
	h->mouse.port.bad = bad_mouse;
	h->mouse.port.sent = sent_mouse;
	ps2_host_restart(h, now_us);
}
