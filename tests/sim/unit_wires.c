/* SPDX-License-Identifier: MIT */
/* Static RAM and UART at their pins; the beeper; the table of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/keymap.h"
#include "sim/mod_beeper.h"
#include "sim/mod_sram.h"
#include "sim/mod_uart.h"
#include "tests/sim/fake_pins.h"

static struct fake_pins fake;

static uint8_t *
pin(const uint8_t *p)
{
	return (uint8_t *)p;
}

/* ---- static RAM ---- */

static void
sram_pins(bool ce_n, bool oe_n, bool we_n, uint32_t addr, uint16_t data)
{
	*pin(fake.pins.sram_ce_n) = ce_n;
	*pin(fake.pins.sram_oe_n) = oe_n;
	*pin(fake.pins.sram_we_n) = we_n;
	*pin(fake.pins.sram_dq_oe) = !we_n;
	fake.addr = addr;
	fake.dq_o = data;
}

static uint16_t
sram_read(struct sram *s, uint32_t addr)
{
	sram_pins(false, false, true, addr, 0);
	sram_clock(s);
	return fake.dq_i;
}

static void
sram_write_word(struct sram *s, uint32_t addr, uint16_t data)
{
	sram_pins(false, true, false, addr, data);
	sram_clock(s);
	sram_pins(false, true, true, addr, data);
	sram_clock(s);
}

static void
sram_words(void **state)
{
	struct sram s;

	(void)state;
	fake_pins_init(&fake);
	assert_true(sram_init(&s, &fake.pins));
	sram_write_word(&s, 0, 0x1234);
	sram_write_word(&s, SRAM_WORDS - 1, 0xabcd);
	assert_int_equal(sram_read(&s, 0), 0x1234);
	assert_int_equal(sram_read(&s, SRAM_WORDS - 1), 0xabcd);
	sram_pins(true, false, false, 0, 0xffff);	/* not selected */
	sram_clock(&s);
	sram_pins(false, true, true, 0, 0);
	sram_clock(&s);
	assert_int_equal(sram_read(&s, 0), 0x1234);
	fake.dq_i = 0x5555;
	sram_pins(false, true, true, 0, 0);		/* outputs off */
	sram_clock(&s);
	assert_int_equal(fake.dq_i, 0x5555);
	assert_int_equal(s.errors, 0);
	sram_fini(&s);
}

/* The data at the end of the pulse counts; a moving address is an error. */
static void
sram_write_pulse(void **state)
{
	struct sram s;

	(void)state;
	fake_pins_init(&fake);
	assert_true(sram_init(&s, &fake.pins));
	sram_pins(false, true, false, 7, 1);
	sram_clock(&s);
	sram_pins(false, true, false, 7, 2);
	sram_clock(&s);
	sram_pins(false, true, true, 7, 3);
	sram_clock(&s);
	assert_int_equal(sram_read(&s, 7), 2);
	assert_int_equal(s.errors, 0);
	sram_pins(false, true, false, 8, 4);
	sram_clock(&s);
	sram_pins(false, true, false, 9, 5);
	sram_clock(&s);
	assert_int_equal(s.errors, 1);
	sram_pins(false, true, true, 9, 5);
	sram_clock(&s);
	sram_pins(false, false, false, 9, 5);		/* both drive */
	sram_clock(&s);
	assert_int_equal(s.errors, 2);
	sram_fini(&s);
}

/* ---- UART ---- */

struct uart_bench {
	struct uart uart;
	struct ring to_board, from_board;
	uint64_t now_ps;
};

static struct uart_bench *
uart_new(void)
{
	struct uart_bench *b = calloc(1, sizeof(*b));

	fake_pins_init(&fake);
	*pin(fake.pins.link_tx) = 1;
	uart_init(&b->uart, &fake.pins, 3000000, &b->to_board, &b->from_board);
	return b;
}

/* A clock of 12 MHz: four to the bit. */
static void
uart_run(struct uart_bench *b, int clocks)
{
	for (int i = 0; i < clocks; i++) {
		b->now_ps += 83333;
		uart_clock(&b->uart, b->now_ps);
	}
}

static void
uart_sends(void **state)
{
	struct uart_bench *b = uart_new();
	uint32_t bits = 0;

	(void)state;
	ring_put(&b->to_board, 0x4b);
	for (int i = 0; i < 1000 && *fake.pins.link_rx; i++)
		uart_run(b, 1);
	uart_run(b, 1);				/* inside the start bit */
	for (int bit = 0; bit < 10; bit++) {
		bits |= (uint32_t)*fake.pins.link_rx << bit;
		uart_run(b, 4);
	}
	assert_int_equal(bits, 0x200 | 0x4b << 1);
	assert_int_equal(*fake.pins.link_rx, 1);
	free(b);
}

static void
board_sends(struct uart_bench *b, uint8_t byte, bool stop, int clocks_x16)
{
	uint32_t bits = (uint32_t)stop << 9 | (uint32_t)byte << 1;
	int at = 0;

	for (int bit = 0; bit < 10; bit++) {
		*pin(fake.pins.link_tx) = bits >> bit & 1;
		uart_run(b, (at + clocks_x16) / 16 - at / 16);
		at += clocks_x16;
	}
	*pin(fake.pins.link_tx) = 1;
}

static void
uart_receives(void **state)
{
	struct uart_bench *b = uart_new();
	uint8_t byte;

	(void)state;
	for (int i = 0; i < 256; i++) {
		/* back to back, two per cent slow to two per cent fast */
		board_sends(b, (uint8_t)i, true, 63 + i % 3);
		if (i % 7 == 0)
			uart_run(b, 13);
	}
	uart_run(b, 8);
	for (int i = 0; i < 256; i++) {
		assert_true(ring_get(&b->from_board, &byte));
		assert_int_equal(byte, i);
	}
	assert_int_equal(b->uart.framing, 0);
	free(b);
}

static void
uart_faults(void **state)
{
	struct uart_bench *b = uart_new();
	uint8_t byte;

	(void)state;
	*pin(fake.pins.link_tx) = 0;		/* a spike */
	uart_run(b, 1);
	*pin(fake.pins.link_tx) = 1;
	uart_run(b, 60);
	assert_false(ring_get(&b->from_board, &byte));
	assert_int_equal(b->uart.framing, 0);
	board_sends(b, 0x55, false, 64);
	uart_run(b, 60);
	assert_int_equal(b->uart.framing, 1);
	assert_false(ring_get(&b->from_board, &byte));
	for (uint32_t i = 0; i < RING_BYTES; i++)
		assert_true(ring_put(&b->from_board, 0));
	assert_false(ring_put(&b->from_board, 0));
	board_sends(b, 0x55, true, 64);
	uart_run(b, 8);
	assert_int_equal(b->uart.overrun, 1);
	free(b);
}

/* ---- keys ---- */

static void
bytes_of(uint8_t id, bool down, struct key_mods mods, const char *expect)
{
	uint8_t bytes[SET2_MAX];
	char text[3 * SET2_MAX + 1] = "";
	size_t n = key_set2(id, down, mods, bytes);

	assert_true(n <= SET2_MAX);
	for (size_t i = 0; i < n; i++)
		sprintf(text + strlen(text), "%02x ", bytes[i]);
	assert_string_equal(text, expect);
}

static void
set2_bytes(void **state)
{
	struct key_mods none = { 0 }, ctrl = { .ctrl = true }, alt = { .alt = true };

	(void)state;
	bytes_of(0x1c, true, none, "1c ");
	bytes_of(0x1c, false, none, "f0 1c ");
	bytes_of(0xf5, true, none, "e0 75 ");
	bytes_of(0xf5, false, none, "e0 f0 75 ");
	bytes_of(KEY_ID_F7, true, none, "83 ");
	bytes_of(KEY_ID_F7, false, none, "f0 83 ");
	bytes_of(KEY_ID_PAUSE, true, none, "e1 14 77 e1 f0 14 f0 77 ");
	bytes_of(KEY_ID_PAUSE, false, none, "");
	bytes_of(KEY_ID_PAUSE, true, ctrl, "e0 7e e0 f0 7e ");
	bytes_of(KEY_ID_PRINT, true, none, "e0 12 e0 7c ");
	bytes_of(KEY_ID_PRINT, false, none, "e0 f0 7c e0 f0 12 ");
	bytes_of(KEY_ID_PRINT, true, alt, "84 ");
	bytes_of(KEY_ID_SYSRQ, false, none, "f0 84 ");
}

static void
key_lookups(void **state)
{
	bool shift;

	(void)state;
	assert_int_equal(key_by_sym('a', &shift)->id, 0x1c);
	assert_false(shift);
	assert_int_equal(key_by_sym('A', &shift)->id, 0x1c);
	assert_true(shift);
	assert_int_equal(key_by_sym('!', &shift)->id, 0x16);
	assert_true(shift);
	assert_int_equal(key_by_sym(0xffb7, &shift)->id, 0x6c);	/* keypad 7 */
	assert_false(shift);
	assert_int_equal(key_by_sym(0xff7e, &shift)->id, KEY_ID_RALT);
	assert_null(key_by_sym(0x20ac, &shift));
	assert_int_equal(key_by_xt(0xd3)->id, 0xf1);		/* Delete */
	assert_int_equal(key_by_xt(0x9c)->id, 0xda);		/* keypad Enter */
	assert_null(key_by_xt(0x00));
}

static void
keys_are_unique(void **state)
{
	(void)state;
	for (unsigned i = 1; i < 256; i++) {
		const struct key *id = key_by_id((uint8_t)i);
		const struct key *xt = key_by_xt((uint8_t)i);

		if (id != NULL)
			assert_ptr_equal(key_by_xt(id->xt), id);
		if (xt != NULL)
			assert_ptr_equal(key_by_id(xt->id), xt);
	}
}

/* ---- beeper ---- */

static void
sound(struct beeper *p, uint64_t *now_us, unsigned half_us, unsigned halves)
{
	for (unsigned i = 0; i < halves; i++, *now_us += half_us)
		beeper_edge(p, i % 2 == 0, *now_us);
	if (halves % 2 != 0)
		beeper_edge(p, false, *now_us);
	for (unsigned i = 0; i < 4; i++)
		beeper_poll(p, *now_us += 1000);
}

static void
beeps(void **state)
{
	struct beeper p = {0};
	uint64_t now_us = 12345;

	(void)state;
	beeper_poll(&p, now_us);
	assert_int_equal(p.beeps, 0);
	sound(&p, &now_us, 1000, 120);
	assert_int_equal(p.beeps, 1);
	assert_int_equal(p.hz, 500);
	assert_int_equal(p.ms, 120);
	sound(&p, &now_us, 250, 4);
	assert_int_equal(p.beeps, 2);
	assert_int_equal(p.hz, 2000);
	assert_int_equal(p.ms, 1);
	sound(&p, &now_us, 3000, 1);			/* one pulse is a click without a tone */
	assert_int_equal(p.beeps, 3);
	assert_int_equal(p.hz, 0);
	assert_int_equal(p.ms, 3);
	beeper_edge(&p, true, now_us);
	beeper_poll(&p, now_us + 1000);			/* still sounding: the last is what was */
	assert_int_equal(p.beeps, 4);
	assert_int_equal(p.ms, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sram_words),
		cmocka_unit_test(sram_write_pulse),
		cmocka_unit_test(uart_sends),
		cmocka_unit_test(uart_receives),
		cmocka_unit_test(uart_faults),
		cmocka_unit_test(set2_bytes),
		cmocka_unit_test(key_lookups),
		cmocka_unit_test(keys_are_unique),
		cmocka_unit_test(beeps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
