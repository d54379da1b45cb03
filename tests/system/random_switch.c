// SPDX-License-Identifier: GPL-2.0-or-later
// random_switch - the whole gateware, ten thousand random port switches during typing
//
// Four hosts send small pictures of different shapes and speeds; every pixel says which host and which of its
// frames it belongs to. The link types keys and selects ports at random; every twentieth switch uses the trigger
// and a digit instead. At random moments between, ports are made for viewing only, broadcasts begin and end, and
// macro keys are sent. Watched at the pins:
//   - every frame that leaves the board holds pixels of one frame of one host, or black, or the internal picture;
//   - every key pressed reaches the hosts that it was meant for then, in order, and nobody else;
//   - no key is down on a host when keys are meant for it again, and none anywhere at the end.
// Bytes on the PS/2 lines are read by an observer of its own, not by the models of the simulated board.
//
// usage: random_switch SWITCHES SEED

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/system/gate.h"

enum {
	HOSTS = 4, LANES = 8, CLK_KHZ = GATE_CLK_KHZ,
	BLACK = 0, INTERNAL = 0xff,              // kinds of frame beside those of hosts 1 to 4
	KEYS_MAX = 1 << 20,
	SCROLL_LOCK = 0x7e,
	INPUT_KEY = 1, INPUT_MACRO = 3,
	ALL = (1 << HOSTS) - 1,
	// What a set-2 keyboard sends around Delete, arrows and so on while Shift is held; no keys of their own
	FAKE_LEFT_SHIFT = 0x92, FAKE_RIGHT_SHIFT = 0xd9,
};

struct timing {                                  // in beats and lines; the picture is active x lines
	int active, line, lines, total, clocks;  // clocks between beats
};

// at least 32 lines, or it is no picture; visible ones end above the place of the notices
static const struct timing timings[HOSTS] = {
	{ 8, 12, 12, 34, 3 }, { 6, 11, 10, 33, 3 }, { 10, 13, 14, 35, 2 }, { 8, 12, 16, 36, 2 },
};

struct source {
	int beat, line, wait;
	unsigned frame;
};

struct ps2_listener {                            // bytes that a host would read from its keyboard port
	int bit;
	unsigned shift;
	bool clock, extended, release;
};

struct host {
	struct source source;
	struct ps2_listener ps2;
	uint16_t *expect;                        // keys that must arrive: epoch << 8 | id
	int expected, arrived;
	int epoch, epoch_seen;                   // times it was left
	bool told[256];
	int down;
};

struct picture {                                 // being received by the monitor
	bool vs, any;
	uint32_t first;
	long pixels;
};

static struct bench {
	struct gate gate;
	uint64_t switches, keys, masks, macros, events, frames[HOSTS + 2], random;
	struct host host[HOSTS];
	struct picture frame;
	int selected;
	unsigned reach, cast;                    // key mask and broadcast
	bool pressed[256];
} b;

static void fail(const char *what, int host, unsigned got)
{
	printf("FAILED at %.3f ms, switch %llu: %s (host %d, 0x%x)\n", (double)b.gate.clock / CLK_KHZ,
	       (unsigned long long)b.switches, what, host + 1, got);
	exit(1);
}

static unsigned roll(unsigned below)
{
	b.random = b.random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(b.random >> 33) % below;
}

// ---- pictures in ----------------------------------------------------------------------------------

static uint32_t pixel_of(int host, unsigned frame)
{
	return (uint32_t)(host + 1) << 16 | (frame & 0xffff);
}

static void source_pins(int h, const struct timing *t, const struct source *s)
{
	bool active = s->beat < t->active && s->line < t->lines;
	bool hs = s->beat >= t->active + 1 && s->beat < t->active + 2;
	bool vs = s->line >= t->lines + 1 && s->line < t->lines + 3;

	((uint8_t *)b.gate.pins.host_hs)[h] = hs ? 0 : 0xff;              // negative, as 640x480
	((uint8_t *)b.gate.pins.host_vs)[h] = vs ? 0 : 0xff;
	((uint8_t *)b.gate.pins.host_de)[h] = active ? 0xff : 0;
	for (int lane = 0; lane < LANES; lane++)
		b.gate.pins.host_rgb[h * LANES + lane] = active ? pixel_of(h, s->frame) : 0;
}

static bool source_step(int h)
{
	const struct timing *t = &timings[h];
	struct source *s = &b.host[h].source;

	if (--s->wait > 0)
		return false;
	s->wait = t->clocks;
	source_pins(h, t, s);
	if (++s->beat == t->line) {
		s->beat = 0;
		if (++s->line == t->total) {
			s->line = 0;
			s->frame++;
		}
	}
	return true;
}

// ---- pictures out ---------------------------------------------------------------------------------

static int kind_of(uint32_t pixel)
{
	int host = (int)(pixel >> 16);

	if (pixel == 0)
		return BLACK;
	return host >= 1 && host <= HOSTS ? host : INTERNAL;
}

static void frame_pixel(uint32_t pixel)
{
	struct picture *f = &b.frame;

	if (!f->any) {
		f->any = true;
		f->first = pixel;
	}
	f->pixels++;
	if (pixel == f->first || (kind_of(pixel) == INTERNAL && kind_of(f->first) == INTERNAL))
		return;
	fail("a frame holds pixels of two frames", kind_of(f->first) - 1, pixel);
}

static void frame_end(void)
{
	struct picture *f = &b.frame;
	int kind = kind_of(f->first);
	const struct timing *t = &timings[kind >= 1 && kind <= HOSTS ? kind - 1 : 0];

	if (f->any) {
		b.frames[kind == INTERNAL ? HOSTS + 1 : kind]++;
		if (kind >= 1 && kind <= HOSTS && f->pixels != (long)t->active * LANES * t->lines)
			fail("a frame of a host is not whole", kind - 1, (unsigned)f->pixels);
	}
	f->any = false;
	f->pixels = 0;
}

static void monitor_beat(void)
{
	bool vs = b.gate.pins.con_vs[0] == 0;                     // all sources here have negative syncs

	if (vs && !b.frame.vs)
		frame_end();
	b.frame.vs = vs;
	for (int lane = 0; lane < LANES; lane++)
		if (b.gate.pins.con_de[0] >> lane & 1)
			frame_pixel(b.gate.pins.con_rgb[lane] & 0xffffff);
}

// ---- keys out -------------------------------------------------------------------------------------

static void host_press(int h, uint8_t id)
{
	struct host *host = &b.host[h];
	uint16_t word;

	if (host->arrived == host->expected)
		fail("a key arrived that was not typed at this host", h, id);
	word = host->expect[host->arrived++];
	if ((word & 0xff) != id)
		fail("another key arrived than was typed", h, id);
	if (word >> 8 != host->epoch_seen && host->down)
		fail("a key of an earlier selection is still down", h, id);
	host->epoch_seen = word >> 8;
	host->down += !host->told[id];
	host->told[id] = true;
}

static void host_release(int h, uint8_t id)
{
	if (!b.host[h].told[id])
		fail("release of a key that is not down", h, id);
	b.host[h].told[id] = false;
	b.host[h].down--;
}

static void host_byte(int h, uint8_t byte)
{
	struct ps2_listener *p = &b.host[h].ps2;
	uint8_t id = (uint8_t)((byte == 0x83 ? 0x02 : byte) | (p->extended ? 0x80 : 0));

	if (byte == 0xaa && !p->release && !p->extended)
		return;                                      // self-test passed, at power-up
	if (byte == 0xe0)
		p->extended = true;
	else if (byte == 0xf0)
		p->release = true;
	else {
		if (id != FAKE_LEFT_SHIFT && id != FAKE_RIGHT_SHIFT)
			(p->release ? host_release : host_press)(h, id);
		p->extended = p->release = false;
	}
}

static void host_listen(int h)
{
	struct ps2_listener *p = &b.host[h].ps2;
	bool clock = !(*b.gate.pins.host_kclk_oe >> h & 1), data = !(*b.gate.pins.host_kdat_oe >> h & 1);

	if (p->clock && !clock) {
		p->shift |= (unsigned)data << p->bit;
		if (++p->bit == 11) {
			if ((p->shift & 1) || !(p->shift >> 10 & 1) || !(__builtin_popcount(p->shift >> 1 & 0x1ff) & 1))
				fail("bad start, parity or stop bit", h, p->shift);
			host_byte(h, (uint8_t)(p->shift >> 1));
			p->bit = 0;
			p->shift = 0;
		}
	}
	p->clock = clock;
}

// ---- one clock ------------------------------------------------------------------------------------

static void ps2_wires(void)
{
	*b.gate.pins.host_kclk_i = (uint8_t)~*b.gate.pins.host_kclk_oe & 0xf;
	*b.gate.pins.host_kdat_i = (uint8_t)~*b.gate.pins.host_kdat_oe & 0xf;
	*b.gate.pins.host_mclk_i = (uint8_t)~*b.gate.pins.host_mclk_oe & 0xf;
	*b.gate.pins.host_mdat_i = (uint8_t)~*b.gate.pins.host_mdat_oe & 0xf;
	*b.gate.pins.con_kclk_i = !*b.gate.pins.con_kclk_oe;
	*b.gate.pins.con_kdat_i = !*b.gate.pins.con_kdat_oe;
	*b.gate.pins.con_mclk_i = !*b.gate.pins.con_mclk_oe;
	*b.gate.pins.con_mdat_i = !*b.gate.pins.con_mdat_oe;
}

static void step(void)
{
	uint8_t ce = 0;

	for (int h = 0; h < HOSTS; h++)
		ce |= (uint8_t)(source_step(h) << h);
	*b.gate.pins.host_ce = ce;
	gate_clock(&b.gate);
	if (*b.gate.pins.con_ce)
		monitor_beat();
	if (b.gate.clock % 4 == 0) {                              // PS/2 needs no more than a look each microsecond
		ps2_wires();
		for (int h = 0; h < HOSTS; h++)
			host_listen(h);
	}
}

static void run_us(unsigned us)
{
	for (uint64_t end = b.gate.clock + (uint64_t)us * CLK_KHZ / 1000; b.gate.clock < end;)
		step();
}

// ---- link -----------------------------------------------------------------------------------------

// True when the board has answered the request with OK.
static bool link_answered(uint8_t type)
{
	struct frame f;

	while (gate_frame(&b.gate, &f)) {
		if (f.type == OVS_FRAME_EVENT)
			b.events++;                          // fetched by nobody: the board must go on all the same
		if (f.type != (type | FRAME_REPLY))
			continue;
		if (f.len < 1 || f.payload[0] != OVS_RESULT_OK)
			fail("the board refused a request", -1, f.payload[0]);
		return true;
	}
	return false;
}

static void link_request(uint8_t type, const uint8_t *payload, size_t len)
{
	gate_send(&b.gate, type, payload, len);
	for (int us = 0; !link_answered(type); us += 10) {
		if (us > 20000)
			fail("the board does not answer", -1, type);
		run_us(10);
	}
}

static void link_key(uint8_t kind, uint8_t id, bool down)
{
	uint8_t payload[] = { 1, kind, id, down };

	link_request(OVS_FRAME_INPUT, payload, sizeof(payload));
}

static void link_write(unsigned reg, unsigned value)
{
	uint8_t payload[6];

	gate_write(payload, reg, value);
	link_request(OVS_FRAME_WRITE, payload, sizeof(payload));
}

// ---- what the operator does -----------------------------------------------------------------------

static void expect_press(int h, uint8_t id)
{
	struct host *host = &b.host[h];

	if (host->expected == KEYS_MAX)
		fail("more keys than the test has room for", h, 0);
	host->expect[host->expected++] = (uint16_t)((host->epoch & 0xff) << 8 | id);
}

static unsigned keys_to(void)
{
	return (b.cast ? b.cast : 1u << b.selected) & b.reach;
}

static void expect_presses(unsigned hosts, uint8_t id)
{
	for (int h = 0; h < HOSTS; h++)
		if (hosts >> h & 1)
			expect_press(h, id);
}

// These hosts must be told that every key is up before anything else.
static void leave(unsigned hosts)
{
	for (int h = 0; h < HOSTS; h++)
		b.host[h].epoch += hosts >> h & 1;
}

static void type_key(uint8_t id, bool down)
{
	b.keys++;
	if (down && !b.pressed[id])
		expect_presses(keys_to(), id);
	b.pressed[id] = down;
	link_key(INPUT_KEY, id, down);
}

static int keys_held(void)
{
	int held = 0;

	for (int id = 0; id < 256; id++)
		held += b.pressed[id];
	return held;
}

// Letters, digits and a few with E0: no trigger, no Pause or PrintScreen (their sequences have tests of their own).
static void type_something(void)
{
	static const uint8_t ids[] = { 0x1c, 0x32, 0x21, 0x23, 0x24, 0x2b, 0x12, 0x14, 0x11, 0x91, 0x94, 0xf5, 0xf2,
				       0x5a, 0x29, 0x02, 0xf1 };
	uint8_t id = ids[roll(sizeof(ids))];

	type_key(id, b.pressed[id] ? roll(4) == 0 : keys_held() < 6);
}

static void now_selected(int host)
{
	if (host != b.selected)
		leave(keys_to());
	b.selected = host;
	b.switches++;
}

static void release_held(void)
{
	for (int id = 0; id < 256; id++)
		if (b.pressed[id])
			type_key((uint8_t)id, false);
}

static void tap(uint8_t id)
{
	link_key(INPUT_KEY, id, true);
	run_us(500);
	link_key(INPUT_KEY, id, false);
	run_us(500);
}

// Scroll Lock twice, then a digit. The host that is left sees two taps of it: the first at once, the second to
// put its lock back.
static void switch_by_trigger(int host)
{
	static const uint8_t digits[HOSTS] = { 0x16, 0x1e, 0x26, 0x25 };

	release_held();
	expect_presses(keys_to(), SCROLL_LOCK);
	expect_presses(keys_to(), SCROLL_LOCK);
	tap(SCROLL_LOCK);
	tap(SCROLL_LOCK);
	now_selected(host);
	tap(digits[host]);
	run_us(8000);                            // two taps are six bytes on the line of the old host
}

static void switch_by_link(int host)
{
	now_selected(host);
	link_write(OVS_REG_CON_SELECT, (unsigned)host + 1);
	// Keys before it may still be on their way; of two selections that wait, only the later would count.
	for (int us = 0; *b.gate.pins.led_sel != 1 << host; us += 10) {
		if (us > 100000)
			fail("the board does not switch", host, *b.gate.pins.led_sel);
		run_us(10);
	}
}

static void change_reach(void)
{
	unsigned reach = roll(2) ? ALL : roll(ALL + 1);

	leave(keys_to() & ~reach);
	b.reach = reach;
	b.masks++;
	link_write(OVS_REG_CON_KEY_MASK, reach);
}

static void change_cast(void)
{
	unsigned cast = roll(2) ? 0 : roll(ALL + 1);

	if (cast != b.cast)
		leave(keys_to());
	b.cast = cast;
	b.masks++;
	link_write(OVS_REG_CON_BROADCAST, cast);
}

// Keys that the operator here never types. What is left down is let go when the mask ends, and with it what the
// operator holds there; it stays swallowed.
static void send_macro(void)
{
	static const uint8_t ids[] = { 0x05, 0x06, 0x04, 0xec };
	unsigned hosts = roll(ALL + 1);

	link_write(OVS_REG_CON_MACRO, hosts);
	for (unsigned keys = 1 + roll(3); keys; keys--) {
		uint8_t id = ids[keys];

		expect_presses(hosts, id);
		link_key(INPUT_MACRO, id, true);
		if (roll(2))
			link_key(INPUT_MACRO, id, false);
		b.macros++;
	}
	leave(hosts);
	link_write(OVS_REG_CON_MACRO, 0);
}

static void change_something(void)
{
	switch (roll(12)) {
	case 0:
		change_reach();
		break;
	case 1:
		change_cast();
		break;
	case 2:
		send_macro();
		break;
	}
}

static void check_drained(void)
{
	release_held();
	run_us(100000);
	for (int h = 0; h < HOSTS; h++) {
		if (b.host[h].arrived != b.host[h].expected)
			fail("a key that was typed did not arrive", h, b.host[h].expect[b.host[h].arrived]);
		if (b.host[h].down)
			fail("a key is still down", h, (unsigned)b.host[h].down);
	}
}

static void setup(void)
{
	b.reach = ALL;
	gate_init(&b.gate);
	for (int h = 0; h < HOSTS; h++) {
		b.host[h].expect = calloc(KEYS_MAX, sizeof(uint16_t));
		b.host[h].source.wait = 1;
	}
	for (int i = 0; i < 16; i++)
		step();
	*b.gate.pins.rst = 0;
	run_us(800000);                          // self-tests of the keyboards at the hosts
	link_request(OVS_FRAME_SYNC, (const uint8_t *)"\1\2\3\4", 4);
	run_us(20000);
}

static void report(void)
{
	printf("%llu switches, %llu key events, %llu masks, %llu macro keys, %.1f s simulated; frames: %llu black, %llu internal",
	       (unsigned long long)b.switches, (unsigned long long)b.keys, (unsigned long long)b.masks,
	       (unsigned long long)b.macros, (double)b.gate.clock / CLK_KHZ / 1000,
	       (unsigned long long)b.frames[BLACK], (unsigned long long)b.frames[HOSTS + 1]);
	for (int h = 1; h <= HOSTS; h++)
		printf(", %llu of host %d", (unsigned long long)b.frames[h], h);
	printf("; none mixed or cut, no key lost, doubled, elsewhere or stuck\n");
}

int main(int argc, char **argv)
{
	uint64_t switches = argc > 1 ? strtoull(argv[1], NULL, 0) : 10000;

	b.random = argc > 2 ? strtoull(argv[2], NULL, 0) : 1;
	setup();
	while (b.switches < switches) {
		for (unsigned keys = roll(3); keys; keys--) {
			type_something();
			run_us(200 + roll(1500));
			change_something();
		}
		(roll(20) ? switch_by_link : switch_by_trigger)((int)roll(HOSTS));
		run_us(roll(1500));
		if (b.switches % 500 == 0)
			check_drained();
	}
	check_drained();
	for (int h = 1; h <= HOSTS; h++)
		if (b.frames[h] < switches / 50)
			fail("hardly any frames of this host were seen", h - 1, (unsigned)b.frames[h]);
	report();
	return 0;
}
