/* SPDX-License-Identifier: MIT */
/* unit_frame - frames on the wire, names of keys, widths of text (cmocka) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "driver/frame.h"
#include "driver/overscan.h"

/* ---- frames ---- */

static void crc_check_values(void **s)
{
	uint8_t zeros[32] = {0};

	(void)s;
	assert_int_equal(crc32c((const uint8_t *)"123456789", 9), 0xE3069283);
	assert_int_equal(crc32c(zeros, sizeof(zeros)), 0x8A9136AA);	/* RFC 3720 appendix B.4 */
	assert_int_equal(crc32c(zeros, 0), 0);
}

static void frame_on_the_wire(void **s)
{
	/* Kept by hand: what a PING of two bytes looks like must not change by itself. */
	struct frame ping = {.seq = 7, .type = OVS_FRAME_PING, .len = 2, .payload = {0, 9}}, got;
	struct frame_decoder decoder;
	uint8_t wire[FRAME_WIRE_MAX];
	size_t len = frame_encode(&ping, OVS_SCHEMA, wire);
	bool found = false;

	(void)s;
	assert_int_equal(len, 13);
	assert_int_equal(wire[0], 0);
	assert_memory_equal(wire + 1, "\x04\x01\x07\x02\x01", 5);
	assert_int_equal(wire[len - 1], 0);
	frame_decoder_init(&decoder, OVS_SCHEMA);
	for (size_t i = 0; i < len; i++)
		found |= frame_decode(&decoder, wire[i], &got);
	assert_true(found);
	assert_int_equal(got.len, 2);
	assert_memory_equal(got.payload, ping.payload, 2);
}

static bool decodes(uint32_t mine, uint32_t theirs, uint8_t type)
{
	struct frame f = {.seq = 1, .type = type, .len = 1}, got;
	struct frame_decoder decoder;
	uint8_t wire[FRAME_WIRE_MAX];
	size_t len = frame_encode(&f, theirs, wire);
	bool found = false;

	frame_decoder_init(&decoder, mine);
	for (size_t i = 0; i < len; i++)
		found |= frame_decode(&decoder, wire[i], &got);
	return found;
}

static void other_schemas_are_noise(void **s)
{
	(void)s;
	assert_true(decodes(1, 1, OVS_FRAME_PING));
	assert_false(decodes(1, 2, OVS_FRAME_PING));
	assert_true(decodes(1, 2, OVS_FRAME_SYNC));
	assert_true(decodes(1, 2, OVS_FRAME_SYNC | FRAME_REPLY));
}

static void every_length(void **s)
{
	struct frame f = {.seq = 1, .type = OVS_FRAME_OSD}, got = {0};
	struct frame_decoder decoder;
	uint8_t wire[FRAME_WIRE_MAX];

	(void)s;
	frame_decoder_init(&decoder, OVS_SCHEMA);
	for (unsigned fill = 0; fill < 2; fill++)
		for (unsigned n = 0; n <= OVS_LINK_PAYLOAD_MAX; n++) {
			size_t len;
			bool found = false;

			f.len = (uint8_t)n;
			memset(f.payload, (int)fill, sizeof(f.payload));
			len = frame_encode(&f, OVS_SCHEMA, wire);
			assert_true(len <= FRAME_WIRE_MAX && !memchr(wire + 1, 0, len - 2));
			for (size_t i = 0; i < len; i++)
				found |= frame_decode(&decoder, wire[i], &got);
			assert_true(found && got.len == n && !memcmp(got.payload, f.payload, n));
		}
	assert_int_equal(decoder.bad, 0);
}

/* ---- keys ---- */

static void every_key_has_its_own_name(void **s)
{
	int id;

	(void)s;
	for (int i = 0; (id = ovs_key_at(i)) >= 0; i++) {
		assert_non_null(ovs_key_name(id));
		assert_int_equal(ovs_key_id(ovs_key_name(id)), id);
		for (int k = 0; k < i; k++)
			assert_int_not_equal(ovs_key_at(k), id);
	}
	assert_int_equal(ovs_key_id("ScrollLock"), OVS_CON_TRIGGER_KEY_RESET);
	assert_int_equal(ovs_key_id("f7"), 0x02);
	assert_int_equal(ovs_key_id("pause"), 0x62);
	assert_int_equal(ovs_key_id("AltGr"), 0x91);
	assert_int_equal(ovs_key_id("Up"), 0xF5);
	assert_int_equal(ovs_key_id("nothing"), OVS_E_RANGE);
	assert_null(ovs_key_name(0x100));
}

static void ascii_can_be_typed(void **s)
{
	struct ovs_keystroke k;

	(void)s;
	for (uint32_t c = 0x20; c < 0x7F; c++) {
		assert_int_equal(ovs_key_from_char(c, &k), 0);
		assert_int_equal(ovs_key_to_char(k.key_id, k.shift), c);
	}
	assert_int_equal(ovs_key_from_char('\n', &k), 0);
	assert_string_equal(ovs_key_name(k.key_id), "Enter");
	assert_int_equal(ovs_key_from_char('A', &k), 0);
	assert_true(k.shift);
	assert_int_equal(ovs_key_from_char(' ', &k), 0);
	assert_false(k.shift);
	assert_int_equal(ovs_key_from_char(0xE9, &k), OVS_E_RANGE);
	assert_int_equal(ovs_key_from_char(0, &k), OVS_E_RANGE);
}

/* ---- text ---- */

static void widths(void **s)
{
	(void)s;
	assert_int_equal(ovs_text_width(""), 0);
	assert_int_equal(ovs_text_width("abc"), 3);
	assert_int_equal(ovs_text_width("h\xc3\xa9llo"), 5);
	assert_int_equal(ovs_text_width("\xe4\xbd\xa0\xe5\xa5\xbd"), 4);
	assert_int_equal(ovs_text_width("\xe2\x94\x80\xe2\x96\x88"), 2);
	assert_int_equal(ovs_text_width("e\xcc\x81"), 1);		/* combining accent */
	assert_int_equal(ovs_text_width("\xff\xc3"), 2);		/* bad bytes show one sign each */
	assert_int_equal(ovs_text_width("\xed\xa0\x80"), 3);		/* a surrogate is no character */
	assert_int_equal(ovs_text_fit("a\xe4\xbd\xa0z", 2), 1);
	assert_int_equal(ovs_text_fit("a\xe4\xbd\xa0z", 3), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(crc_check_values), cmocka_unit_test(frame_on_the_wire), cmocka_unit_test(other_schemas_are_noise),
		cmocka_unit_test(every_length), cmocka_unit_test(every_key_has_its_own_name), cmocka_unit_test(ascii_can_be_typed),
		cmocka_unit_test(widths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
