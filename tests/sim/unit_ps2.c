/* SPDX-License-Identifier: MIT */
/* PS/2 line protocol and devices: keyboard and mouse models wired straight to the host model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/mod_ps2_host.h"
#include "sim/mod_ps2_kbd.h"
#include "sim/mod_ps2_mouse.h"

/* A cable: two ends, each with its own pulls, one level. */
struct cable { struct ps2_wire dev, host; };

struct bench {
	struct cable kc, mc;
	struct ps2_kbd kbd;
	struct ps2_mouse mouse;
	struct ps2_host host;
	uint64_t now_us;
	bool cut;			/* the keyboard's data line sticks low */
	char log[4096];
	int32_t x, y, z;
};

static void
cable_levels(struct cable *c, bool stuck)
{
	bool clk = !c->dev.clk_pull && !c->host.clk_pull;
	bool dat = !c->dev.dat_pull && !c->host.dat_pull && !stuck;

	c->dev.clk = c->host.clk = clk;
	c->dev.dat = c->host.dat = dat;
}

static void
note(void *ctx, const struct event *e)
{
	struct bench *b = ctx;
	size_t n = strlen(b->log);

	if (e->kind == EVENT_KEY) {
		snprintf(b->log + n, sizeof(b->log) - n, "%c%02x ",
		    e->down ? '+' : '-', e->key);
		return;
	}
	b->x += e->dx;
	b->y += e->dy;
	b->z += e->dz;
	snprintf(b->log + n, sizeof(b->log) - n, "b%u ", e->buttons);
}

static void
run_us(struct bench *b, uint64_t us)
{
	for (uint64_t end = b->now_us + us; b->now_us < end; b->now_us++) {
		cable_levels(&b->kc, b->cut);
		cable_levels(&b->mc, false);
		ps2_host_step(&b->host, b->now_us);
		cable_levels(&b->kc, b->cut);
		cable_levels(&b->mc, false);
		ps2_kbd_step(&b->kbd, b->now_us);
		ps2_mouse_step(&b->mouse, b->now_us);
	}
}

static struct bench *
bench_new(void)
{
	struct bench *b = calloc(1, sizeof(*b));

	ps2_kbd_init(&b->kbd, &b->kc.dev, 0);
	ps2_mouse_init(&b->mouse, &b->mc.dev, 0);
	ps2_host_init(&b->host, &b->kc.host, &b->mc.host, 0);
	b->host.event = note;
	b->host.ctx = b;
	return b;
}

static struct bench *
bench_ready(void)
{
	struct bench *b = bench_new();

	run_us(b, 1500000);
	assert_true(b->host.kbd.ready);
	assert_true(b->host.mouse.ready);
	assert_string_equal(b->log, "");
	return b;
}

static void
frames(void **state)
{
	(void)state;
	/* start 0, data from bit 0, odd parity, stop 1 */
	assert_int_equal(ps2_frame(0x00), 0x600);
	assert_int_equal(ps2_frame(0x01), 0x402);
	assert_int_equal(ps2_frame(0xff), 0x7fe);
	assert_int_equal(ps2_frame(0xed), 0x7da);
	for (unsigned byte = 0; byte < 256; byte++) {
		uint16_t f = ps2_frame((uint8_t)byte);

		assert_true(ps2_frame_good(f));
		for (int bit = 0; bit < 11; bit++)
			assert_false(ps2_frame_good(f ^ (uint16_t)(1u << bit)));
	}
}

static void
start_up(void **state)
{
	struct bench *b = bench_ready();

	(void)state;
	assert_int_equal(b->host.mouse.id, 3);		/* the wheel was knocked for */
	assert_int_equal(b->mouse.rate, 100);
	assert_int_equal(b->mouse.resolution, 3);
	assert_true(b->mouse.streaming);
	assert_int_equal(b->kbd.delay_us, 500000);	/* typematic 2Bh */
	assert_int_equal(b->host.kbd.resets, 0);
	free(b);
}

static void
every_key(void **state)
{
	struct bench *b = bench_ready();
	char expect[16];

	(void)state;
	for (unsigned id = 1; id < 256; id++) {
		if (key_by_id((uint8_t)id) == NULL)
			continue;
		b->log[0] = '\0';
		ps2_kbd_key(&b->kbd, (uint8_t)id, true, b->now_us);
		run_us(b, 10000);
		ps2_kbd_key(&b->kbd, (uint8_t)id, false, b->now_us);
		run_us(b, 10000);
		snprintf(expect, sizeof(expect), "+%02x -%02x ", id, id);
		assert_string_equal(b->log, expect);
	}
	free(b);
}

static void
typematic(void **state)
{
	struct bench *b = bench_ready();
	unsigned repeats = 0;

	(void)state;
	ps2_kbd_key(&b->kbd, 0x1c, true, b->now_us);
	run_us(b, 490000);
	assert_string_equal(b->log, "+1c ");
	run_us(b, 1010000);
	ps2_kbd_key(&b->kbd, 0x1c, false, b->now_us);
	run_us(b, 1000000);
	for (const char *p = b->log; (p = strstr(p, "+1c")) != NULL; p++)
		repeats++;
	assert_in_range(repeats, 11, 13);	/* 1 + 10.9 a second */
	assert_string_equal(b->log + strlen(b->log) - 4, "-1c ");
	free(b);
}

static void
leds(void **state)
{
	struct bench *b = bench_ready();

	(void)state;
	for (uint8_t v = 1; v < 8; v++) {
		ps2_host_leds(&b->host, v, b->now_us);
		ps2_kbd_key(&b->kbd, 0x1c, true, b->now_us);	/* at the same time */
		run_us(b, 20000);
		ps2_kbd_key(&b->kbd, 0x1c, false, b->now_us);
		run_us(b, 20000);
		assert_int_equal(b->kbd.leds, v);
	}
	assert_string_equal(b->log, "+1c -1c +1c -1c +1c -1c +1c -1c +1c -1c "
	    "+1c -1c +1c -1c ");
	assert_int_equal(b->host.kbd.resets, 0);
	free(b);
}

static void
mouse_moves(void **state)
{
	struct bench *b = bench_ready();

	(void)state;
	ps2_mouse_move(&b->mouse, 0, 1000, -700, 0);	/* more than one packet holds */
	run_us(b, 100000);
	assert_int_equal(b->x, 1000);
	assert_int_equal(b->y, -700);
	ps2_mouse_move(&b->mouse, 0, 0, 0, -3);
	run_us(b, 20000);
	assert_int_equal(b->z, -3);
	b->log[0] = '\0';
	ps2_mouse_move(&b->mouse, 1, 0, 0, 0);
	assert_true(ps2_mouse_room(&b->mouse, 1));
	assert_false(ps2_mouse_room(&b->mouse, 0));	/* the press is not out yet */
	run_us(b, 20000);
	assert_true(ps2_mouse_room(&b->mouse, 0));
	ps2_mouse_move(&b->mouse, 6, 0, 0, 0);
	run_us(b, 20000);
	ps2_mouse_move(&b->mouse, 0, 0, 0, 0);
	run_us(b, 20000);
	assert_string_equal(b->log, "b1 b6 b0 ");
	free(b);
}

static void
sample_rate(void **state)
{
	struct bench *b = bench_ready();
	unsigned packets = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		ps2_mouse_move(&b->mouse, 0, 1, 1, 0);
		run_us(b, 1000);
	}
	for (const char *p = b->log; (p = strchr(p, 'b')) != NULL; p++)
		packets++;
	assert_in_range(packets, 95, 101);
	free(b);
}

/* The host pulls the clock low in the middle of a byte: it comes again, whole. */
static void
inhibit(void **state)
{
	(void)state;
	for (uint64_t at = 10; at < 900; at += 37) {
		struct bench *b = bench_ready();

		ps2_kbd_key(&b->kbd, 0x1c, true, b->now_us);
		run_us(b, at);
		b->kc.host.clk_pull = true;
		run_us(b, 3000);
		b->kc.host.clk_pull = false;
		run_us(b, 5000);
		assert_string_equal(b->log, "+1c ");
		free(b);
	}
}

/* A byte damaged on the wire is asked for again. */
static void
damaged_byte(void **state)
{
	struct bench *b = bench_ready();

	(void)state;
	ps2_kbd_key(&b->kbd, 0x1c, true, b->now_us);
	run_us(b, 430);
	b->cut = true;			/* 1Ch has a 1 here */
	run_us(b, 80);
	b->cut = false;
	run_us(b, 20000);
	assert_string_equal(b->log, "+1c ");
	assert_int_equal(b->kbd.dev.received, 1 + 8);	/* FEh after the start-up */
	free(b);
}

static void
kbd_commands(void **state)
{
	static const struct { uint8_t byte; const char *answer; } ask[] = {
		{ 0xee, "ee " }, { 0xf2, "fa ab 83 " }, { 0xf4, "fa " },
		{ 0xf5, "fa " }, { 0xf6, "fa " }, { 0xf8, "fa " },
		{ 0xf0, "fa " }, { 0x00, "fa 02 " }, { 0xf0, "fa " },
		{ 0x01, "fe " }, { 0xed, "fa " }, { 0x05, "fa " },
		{ 0xed, "fa " }, { 0xf4, "fa " }, { 0x05, "fe " },
	};
	struct bench *b = bench_ready();

	(void)state;
	for (size_t i = 0; i < sizeof(ask) / sizeof(ask[0]); i++) {
		char got[64] = "";

		b->kbd.dev.got(&b->kbd, ask[i].byte, b->now_us);
		for (unsigned k = 0; k < b->kbd.dev.used; k++)
			sprintf(got + strlen(got), "%02x ",
			    b->kbd.dev.queue[(b->kbd.dev.head + k) % PS2_QUEUE]);
		assert_string_equal(got, ask[i].answer);
		ps2_dev_flush(&b->kbd.dev);
	}
	assert_int_equal(b->kbd.leds, 5);	/* F4 cancelled the second ED */
	free(b);
}

/* Nobody there at first: the host tries until a keyboard is plugged in. */
static void
late_plug(void **state)
{
	struct bench *b = bench_new();

	(void)state;
	b->cut = true;
	run_us(b, 4000000);
	assert_false(b->host.kbd.ready);
	assert_true(b->host.mouse.ready);
	b->cut = false;
	run_us(b, 4000000);
	assert_true(b->host.kbd.ready);
	ps2_kbd_key(&b->kbd, 0x29, true, b->now_us);
	run_us(b, 5000);
	assert_string_equal(b->log, "+29 ");
	free(b);
}

/* A keyboard that reports its self test again is set up again. */
static void
plugged_anew(void **state)
{
	struct bench *b = bench_ready();

	(void)state;
	ps2_kbd_init(&b->kbd, &b->kc.dev, b->now_us);
	run_us(b, 600000);
	assert_false(b->host.kbd.ready);
	run_us(b, 1000000);
	assert_true(b->host.kbd.ready);
	assert_string_equal(b->log, "");
	free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frames), cmocka_unit_test(start_up),
		cmocka_unit_test(every_key), cmocka_unit_test(typematic),
		cmocka_unit_test(leds), cmocka_unit_test(mouse_moves),
		cmocka_unit_test(sample_rate), cmocka_unit_test(inhibit),
		cmocka_unit_test(damaged_byte), cmocka_unit_test(kbd_commands),
		cmocka_unit_test(late_plug), cmocka_unit_test(plugged_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
