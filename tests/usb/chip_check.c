/* SPDX-License-Identifier: MIT */
/* chip_check - the chip model keeps to FTDI's rules, or what is tested with it says nothing (cmocka) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/usb/ftdi_chip.h"

static struct chip chip;
static uint8_t packet[CHIP_PACKET_MAX];

static void start(const char *type)
{
	chip_init(&chip, chip_type(type), 0);
	chip_wire(&chip, 1000000);
	chip_read(&chip, 1000000, packet);		/* the status packet of power-up */
}

static void set(uint8_t request, unsigned value, unsigned index)
{
	const uint8_t setup[8] = {0x40, request, (uint8_t)value, (uint8_t)(value >> 8), (uint8_t)index, (uint8_t)(index >> 8), 0, 0};

	assert_int_equal(chip_request(&chip, setup, packet), 0);
}

static void from_board(const char *bytes, size_t len)
{
	chip_from_board(&chip, (const uint8_t *)bytes, len);
}

static void divisors(void **s)
{
	(void)s;
	start("2232h");
	set(3, 4, 0x0202);
	assert_int_equal(chip.baud, 3000000);
	set(3, 12, 0x0202);
	assert_int_equal(chip.baud, 1000000);
	set(3, 12, 0x0201);				/* channel A: another's business */
	set(3, 0x4138, 2);
	assert_int_equal(chip.baud, 9600);		/* AN120: 312.5 */
	start("231x");
	set(3, 0, 0);
	assert_int_equal(chip.baud, 3000000);
	set(3, 3, 0);
	assert_int_equal(chip.baud, 1000000);
	set(3, 0x8003, 1);
	assert_int_equal(chip.baud, 800000);		/* 3.75 */
	set(3, 1, 0);
	assert_int_equal(chip.baud, 2000000);
}

static void timer_sends_what_there_is(void **s)
{
	(void)s;
	start("231x");
	from_board("abc", 3);
	assert_int_equal(chip_read(&chip, 1015999, packet), 0);
	assert_int_equal(chip_read(&chip, 1016000, packet), 5);
	assert_memory_equal(packet + 2, "abc", 3);
	assert_int_equal(chip_read(&chip, 1031999, packet), 0);
	assert_int_equal(chip_read(&chip, 1032000, packet), 2);	/* status alone */
	set(9, 1, 0);
	assert_int_equal(chip_read(&chip, 1033000, packet), 2);
}

static void event_character_sends_at_once(void **s)
{
	(void)s;
	start("231x");
	set(6, 0x100, 0);
	from_board("ab\0", 3);
	assert_int_equal(chip_read(&chip, 1000001, packet), 5);
	from_board("\0", 1);				/* first in the buffer: no event */
	assert_int_equal(chip_read(&chip, 1000002, packet), 0);
	from_board("\0", 1);
	assert_int_equal(chip_read(&chip, 1000003, packet), 4);
	set(6, 0, 0);
	from_board("ab\0", 3);
	assert_int_equal(chip_read(&chip, 1000004, packet), 0);
}

static void full_packet_leaves_and_the_rest_stays(void **s)
{
	char many[70] = "";

	(void)s;
	start("231x");
	from_board(many, sizeof(many));
	assert_int_equal(chip_read(&chip, 1000001, packet), 64);
	assert_int_equal(chip_read(&chip, 1000002, packet), 0);
	assert_int_equal(chip.up.len, 8);
}

static void overrun_is_marked_once(void **s)
{
	char many[600] = "";

	(void)s;
	start("231x");
	from_board(many, sizeof(many));
	assert_int_equal(chip.overruns, 88);
	chip_read(&chip, 1000001, packet);
	assert_int_equal(packet[1] & LINE_OVERRUN, LINE_OVERRUN);
	chip_read(&chip, 1000002, packet);
	assert_int_equal(packet[1] & LINE_OVERRUN, 0);
}

static void takes_no_more_than_fits(void **s)
{
	uint8_t many[600] = {0}, out[600];

	(void)s;
	start("231x");
	set(3, 0, 0);
	assert_int_equal(chip_write(&chip, many, sizeof(many)), 512);
	assert_int_equal(chip_write(&chip, many, 1), 0);
	chip_wire(&chip, 1000100);			/* 100 us at 3 Mbaud are 30 bytes, and one was under way */
	assert_in_range(chip_to_board(&chip, out, sizeof(out)), 29, 31);
}

static void refusals(void **s)
{
	const uint8_t bit_mode[8] = {0x40, 11, 0, 0x40}, latency[8] = {0x40, 9, 0, 0}, unknown[8] = {0x40, 0x77};

	(void)s;
	start("232r");
	assert_int_equal(chip_request(&chip, bit_mode, packet), -1);
	start("231x");
	assert_int_equal(chip_request(&chip, bit_mode, packet), 0);
	assert_int_equal(chip_request(&chip, latency, packet), -1);
	assert_int_equal(chip_request(&chip, unknown, packet), -1);
	assert_int_equal(chip.refused, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(divisors), cmocka_unit_test(timer_sends_what_there_is), cmocka_unit_test(event_character_sends_at_once),
		cmocka_unit_test(full_packet_leaves_and_the_rest_stays), cmocka_unit_test(overrun_is_marked_once),
		cmocka_unit_test(takes_no_more_than_fits), cmocka_unit_test(refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
