/* SPDX-License-Identifier: MIT */
/* The flash model at its pins, against the W25Q128JV data sheet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "sim/mod_flash.h"
#include "tests/sim/fake_pins.h"

static struct fake_pins fake;
static struct flash *chip;

static uint8_t *
pin(const uint8_t *p)
{
	return (uint8_t *)p;
}

/* One clock; returns what the chip drives for the next edge. */
static uint8_t
clock_pins(bool pulse, uint8_t out, uint8_t oe)
{
	*pin(fake.pins.flash_sck_en) = pulse;
	*pin(fake.pins.flash_io_o) = out;
	*pin(fake.pins.flash_io_oe) = oe;
	flash_clock(chip);
	return *fake.pins.flash_io_i;
}

static void
select_chip(bool on)
{
	*pin(fake.pins.flash_cs_n) = !on;
	clock_pins(false, 0, 0);
}

static void
put1(uint8_t byte)
{
	for (int bit = 7; bit >= 0; bit--)
		clock_pins(true, byte >> bit & 1, 1);
}

static void
put4(uint8_t byte)
{
	clock_pins(true, byte >> 4, 0xf);
	clock_pins(true, byte & 0xf, 0xf);
}

/* Data is there after the last clock of what went before it. */
static uint8_t
get1(void)
{
	uint8_t byte = 0;

	for (int bit = 0; bit < 8; bit++) {
		byte = (uint8_t)(byte << 1 | (*fake.pins.flash_io_i >> 1 & 1));
		clock_pins(true, 0, 0);
	}
	return byte;
}

static uint8_t
get4(void)
{
	uint8_t high = *fake.pins.flash_io_i, low;

	low = clock_pins(true, 0, 0);
	clock_pins(true, 0, 0);
	return (uint8_t)(high << 4 | low);
}

static void
command(uint8_t code)
{
	select_chip(true);
	put1(code);
	select_chip(false);
}

static void
address1(uint32_t a)
{
	put1((uint8_t)(a >> 16));
	put1((uint8_t)(a >> 8));
	put1((uint8_t)a);
}

static uint8_t
status(uint8_t code)
{
	uint8_t s;

	select_chip(true);
	put1(code);
	s = get1();
	select_chip(false);
	return s;
}

static void
quad_enable(void)
{
	command(0x50);
	select_chip(true);
	put1(0x31);
	put1(0x02);
	select_chip(false);
}

/* EBh; continues: without its opcode. mode 20h keeps it so. */
static void
quad_address(bool continues, uint32_t a, uint8_t mode)
{
	select_chip(true);
	if (!continues)
		put1(0xeb);
	put4((uint8_t)(a >> 16));
	put4((uint8_t)(a >> 8));
	put4((uint8_t)a);
	put4(mode);
	for (int i = 0; i < 4; i++)
		clock_pins(true, 0, 0);
}

static int
setup(void **state)
{
	static const uint8_t data[] = { 0x12, 0x34, 0x56, 0x78, 0x9a };

	(void)state;
	chip = calloc(1, sizeof(*chip));
	fake_pins_init(&fake);
	*pin(fake.pins.flash_cs_n) = 1;
	flash_init(chip, &fake.pins);
	assert_true(flash_load(chip, 0x100ffe, data, sizeof(data)));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	flash_fini(chip);
	free(chip);
	return 0;
}

static void
identify(void **state)
{
	(void)state;
	select_chip(true);
	put1(0x9f);
	assert_int_equal(get1(), 0xef);
	assert_int_equal(get1(), 0x40);
	assert_int_equal(get1(), 0x18);
	select_chip(false);
	select_chip(true);
	put1(0x90);
	address1(0);
	assert_int_equal(get1(), 0xef);
	assert_int_equal(get1(), 0x17);
	select_chip(false);
}

static void
read_across_sectors(void **state)
{
	(void)state;
	select_chip(true);
	put1(0x03);
	address1(0x100ffd);
	assert_int_equal(get1(), 0xff);		/* erased */
	assert_int_equal(get1(), 0x12);
	assert_int_equal(get1(), 0x34);
	assert_int_equal(get1(), 0x56);
	select_chip(false);
	select_chip(true);
	put1(0x0b);
	address1(0x101000);
	put1(0x00);				/* eight dummy clocks */
	assert_int_equal(get1(), 0x56);
	assert_int_equal(get1(), 0x78);
	select_chip(false);
}

static void
quad_needs_qe(void **state)
{
	(void)state;
	assert_int_equal(status(0x35), 0x00);
	quad_address(false, 0x100ffe, 0x00);
	assert_int_equal(*fake.pins.flash_io_i, 0xf);	/* nobody drives */
	select_chip(false);
	assert_int_equal(chip->errors, 1);
	quad_enable();
	assert_int_equal(status(0x35), 0x02);
	quad_address(false, 0x100ffe, 0x00);
	assert_int_equal(get4(), 0x12);
	assert_int_equal(get4(), 0x34);
	select_chip(false);
}

static void
continuous_read(void **state)
{
	(void)state;
	quad_enable();
	quad_address(false, 0x100ffe, 0x20);
	assert_int_equal(get4(), 0x12);
	select_chip(false);
	quad_address(true, 0x101001, 0x20);
	assert_int_equal(get4(), 0x78);
	assert_int_equal(get4(), 0x9a);
	select_chip(false);
	quad_address(true, 0x100fff, 0x00);	/* the last one without opcode */
	assert_int_equal(get4(), 0x34);
	select_chip(false);
	quad_address(false, 0x100ffe, 0x20);
	assert_int_equal(get4(), 0x12);
	select_chip(false);
	select_chip(true);			/* FFh on one line ends it too */
	put1(0xff);
	select_chip(false);
	assert_int_equal(status(0x35), 0x02);
}

/* A write status needs a write enable; the non-volatile kind takes its time. */
static void
write_enable(void **state)
{
	(void)state;
	select_chip(true);
	put1(0x31);
	put1(0x02);
	select_chip(false);
	assert_int_equal(status(0x35), 0x00);
	assert_int_equal(chip->errors, 1);
	command(0x06);
	assert_int_equal(status(0x05), 0x02);
	command(0x04);
	assert_int_equal(status(0x05), 0x00);
	command(0x06);
	select_chip(true);
	put1(0x31);
	put1(0x02);
	select_chip(false);
	assert_int_equal(status(0x05), 0x01);	/* busy, WEL gone */
	chip->now_us += 10000;
	assert_int_equal(status(0x05), 0x00);
	assert_int_equal(status(0x35), 0x02);
}

static void
reset(void **state)
{
	(void)state;
	command(0x99);				/* alone it does nothing */
	assert_int_equal(chip->errors, 1);
	assert_int_equal(status(0x05), 0x00);
	command(0x66);
	command(0x04);				/* anything between disarms it */
	command(0x99);
	assert_int_equal(chip->errors, 2);
	command(0x06);
	command(0x66);
	command(0x99);
	select_chip(true);
	put1(0x9f);				/* busy for 30 us: no answer */
	assert_int_equal(get1(), 0xff);
	select_chip(false);
	assert_int_equal(chip->errors, 3);
	chip->now_us += 30;
	assert_int_equal(status(0x05), 0x00);
	select_chip(true);
	put1(0x9f);
	assert_int_equal(get1(), 0xef);
	select_chip(false);
}

static void
power_down(void **state)
{
	(void)state;
	command(0xb9);
	select_chip(true);
	put1(0x9f);
	assert_int_equal(get1(), 0xff);
	select_chip(false);
	command(0xab);
	chip->now_us += 3;
	select_chip(true);
	put1(0x9f);
	assert_int_equal(get1(), 0xef);
	select_chip(false);
}

static void
program(uint32_t a, uint8_t first, int n)
{
	command(0x06);
	select_chip(true);
	put1(0x02);
	address1(a);
	for (int i = 0; i < n; i++)
		put1((uint8_t)(first + i));
	select_chip(false);
}

static void
program_and_erase(void **state)
{
	(void)state;
	program(0x2000fe, 0xa0, 4);		/* wraps inside the page */
	assert_int_equal(status(0x05) & 1, 1);
	chip->now_us += 400;
	assert_int_equal(flash_peek(chip, 0x2000fe), 0xa0);
	assert_int_equal(flash_peek(chip, 0x2000ff), 0xa1);
	assert_int_equal(flash_peek(chip, 0x200000), 0xa2);
	assert_int_equal(flash_peek(chip, 0x200001), 0xa3);
	assert_int_equal(flash_peek(chip, 0x200100), 0xff);
	program(0x2000fe, 0x0f, 1);		/* bits only go to 0 */
	chip->now_us += 400;
	assert_int_equal(flash_peek(chip, 0x2000fe), 0x00);
	command(0x06);
	select_chip(true);
	put1(0x20);
	address1(0x200123);
	select_chip(false);
	assert_int_equal(flash_peek(chip, 0x2000ff), 0xff);
	assert_int_equal(status(0x05) & 1, 1);
	chip->now_us += 45000;
	assert_int_equal(status(0x05), 0);
	assert_int_equal(flash_peek(chip, 0x100ffe), 0x12);	/* not that one */
}

static void
half_a_byte_is_no_command(void **state)
{
	(void)state;
	command(0x06);
	select_chip(true);
	put1(0x02);
	address1(0x300000);
	put1(0x55);
	clock_pins(true, 1, 1);
	select_chip(false);
	assert_int_equal(flash_peek(chip, 0x300000), 0xff);
	assert_int_equal(chip->errors, 1);
}

static void
erase_sector(uint32_t a)
{
	command(0x06);
	select_chip(true);
	put1(0x20);
	address1(a);
	select_chip(false);
}

/* While an erase is suspended the rest of the chip is read; the erase takes its whole time all the same. */
static void
suspend_and_resume(void **state)
{
	(void)state;
	command(0x75);				/* nothing to suspend: ignored */
	assert_int_equal(status(0x05), 0x00);
	erase_sector(0x200000);
	chip->now_us += 5000;
	command(0x75);
	assert_int_equal(status(0x05) & 1, 1);
	chip->now_us += 20;
	assert_int_equal(status(0x05) & 1, 0);
	assert_int_equal(status(0x35), 0x80);
	select_chip(true);
	put1(0x03);
	address1(0x100ffe);
	assert_int_equal(get1(), 0x12);
	select_chip(false);
	assert_int_equal(chip->errors, 0);
	select_chip(true);
	put1(0x03);
	address1(0x200000);
	get1();
	select_chip(false);
	assert_int_not_equal(chip->errors, 0);	/* neither old nor new */
	chip->errors = 0;
	command(0x06);				/* no writes meanwhile */
	program(0x300000, 0x00, 1);
	assert_int_equal(flash_peek(chip, 0x300000), 0xff);
	command(0x7a);
	assert_int_equal(status(0x05) & 1, 1);
	chip->now_us += 39999;
	assert_int_equal(status(0x05) & 1, 1);
	chip->now_us += 1;
	assert_int_equal(status(0x05) & 1, 0);
	assert_int_equal(status(0x35), 0x00);
}

/* Power goes in the middle of an operation: every bit is old or new, and not all of them are either. */
static void
power_cut(void **state)
{
	int old = 0, new = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= 10; seed++) {
		program(0x200000, 0x00, 1);
		chip->now_us += 400;
		erase_sector(0x200000);
		assert_true(flash_power_cut(chip, seed));
		for (int bit = 0; bit < 8; bit++)
			*(flash_peek(chip, 0x200000) >> bit & 1 ? &new : &old) += 1;
		assert_int_equal(flash_peek(chip, 0x200001), 0xff);
		assert_int_equal(flash_peek(chip, 0x100ffe), 0x12);
	}
	assert_in_range(old, 10, 70);
	assert_in_range(new, 10, 70);
	erase_sector(0x200000);
	chip->now_us += 45000;			/* done: nothing is lost */
	program(0x200000, 0x5a, 1);
	chip->now_us += 400;
	assert_true(flash_power_cut(chip, 1));
	assert_int_equal(flash_peek(chip, 0x200000), 0x5a);
	assert_int_equal(status(0x05), 0x00);
}

static void
load_stays_inside(void **state)
{
	uint8_t two[2] = { 1, 2 };

	(void)state;
	assert_true(flash_load(chip, FLASH_BYTES - 2, two, 2));
	assert_false(flash_load(chip, FLASH_BYTES - 1, two, 2));
	assert_int_equal(flash_peek(chip, FLASH_BYTES - 1), 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(identify), TEST(read_across_sectors), TEST(quad_needs_qe),
		TEST(continuous_read), TEST(write_enable), TEST(reset),
		TEST(power_down), TEST(program_and_erase),
		TEST(half_a_byte_is_no_command), TEST(load_stays_inside),
		TEST(suspend_and_resume), TEST(power_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
