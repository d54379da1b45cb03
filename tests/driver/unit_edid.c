/* SPDX-License-Identifier: MIT */
/* EDIDs through the library, at the fake board: read, written, left alone when the host has the bytes already, refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "driver/overscan.h"
#include "driver/overscan_fake.h"
#include "hdl/gen/ovs_edid.h"

struct got {
	int times, result, count;
	bool own;
	uint8_t bytes[OVS_EDID_BYTES_MAX];
};

static void done(void *ctx, int result, const uint8_t *bytes, int count, bool own)
{
	struct got *got = ctx;

	got->times++;
	got->result = result;
	got->count = count;
	got->own = own;
	if (bytes)
		memcpy(got->bytes, bytes, (size_t)count);
}

static struct ovs_board *board(const struct ovs_fake_config *config)
{
	struct ovs_board *b;

	ovs_fake_configure(config);
	assert_int_equal(ovs_open(&b, "fake:", NULL, NULL), 0);
	return b;
}

static void until(struct ovs_board *b, const struct got *got)
{
	for (int i = 0; i < 2000 && got->times == 0; i++) {
		ovs_dispatch(b);
		ovs_wait(b, 10);
	}
	assert_int_equal(got->times, 1);
}

static struct got read_of(struct ovs_board *b, int port)
{
	struct got got = {0};

	assert_int_equal(ovs_edid_read(b, port, done, &got), 0);
	until(b, &got);
	return got;
}

static int write_to(struct ovs_board *b, int port, const uint8_t *bytes, int count)
{
	struct got got = {0};

	assert_int_equal(ovs_edid_write(b, port, bytes, count, done, &got), 0);
	until(b, &got);
	return got.result;
}

static void reads_and_writes(void **s)
{
	static const uint8_t standard[] = OVS_EDID_BYTES_ANALOGUE;
	struct ovs_board *b = board(NULL);
	struct got got = read_of(b, 2);
	uint8_t own[OVS_EDID_BYTES_MAX];

	(void)s;
	assert_int_equal(got.count, OVS_EDID_BLOCK);
	assert_false(got.own);
	assert_memory_equal(got.bytes, standard, sizeof(standard));
	for (int i = 0; i < OVS_EDID_BYTES_MAX; i++)
		own[i] = (uint8_t)(i * 7);
	for (int count = OVS_EDID_BLOCK; count <= OVS_EDID_BYTES_MAX; count += OVS_EDID_BLOCK) {
		assert_int_equal(write_to(b, 2, own, count), 0);
		got = read_of(b, 2);
		assert_true(got.own);
		assert_int_equal(got.count, count);
		assert_memory_equal(got.bytes, own, (size_t)count);
	}
	got = read_of(b, 1);
	assert_memory_equal(got.bytes, standard, sizeof(standard));
	ovs_close(b);
}

/* The same bytes again, and the built-in ones where they are: no monitor goes. */
static void leaves_alone(void **s)
{
	struct ovs_board *b = board(NULL);
	uint8_t own[OVS_EDID_BYTES_MAX] = {1, 2, 3};

	(void)s;
	assert_int_equal(write_to(b, 1, NULL, 0), 0);
	assert_int_equal(ovs_fake_edid_changes(b, 1), 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(write_to(b, 1, own, OVS_EDID_BYTES_MAX), 0);
	assert_int_equal(ovs_fake_edid_changes(b, 1), 1);
	own[200] = 4;
	assert_int_equal(write_to(b, 1, own, OVS_EDID_BYTES_MAX), 0);
	assert_int_equal(ovs_fake_edid_changes(b, 1), 2);
	assert_int_equal(write_to(b, 1, own, OVS_EDID_BLOCK), 0);
	assert_int_equal(write_to(b, 1, NULL, 0), 0);
	assert_int_equal(write_to(b, 1, NULL, 0), 0);
	assert_int_equal(ovs_fake_edid_changes(b, 1), 4);
	ovs_close(b);
}

static void refuses(void **s)
{
	static const struct ovs_fake_config without = {.no_edid = true};
	struct ovs_board *b = board(NULL);
	struct got got = {0};
	uint8_t own[OVS_EDID_BYTES_MAX] = {0};

	(void)s;
	assert_int_equal(ovs_edid_read(b, 0, done, &got), OVS_E_RANGE);
	assert_int_equal(ovs_edid_read(b, 17, done, &got), OVS_E_RANGE);
	assert_int_equal(ovs_edid_write(b, 1, own, 100, done, &got), OVS_E_RANGE);
	assert_non_null(strstr(ovs_last_error(b), "128 or 256"));
	assert_int_equal(ovs_edid_read(b, 1, done, &got), 0);
	assert_int_equal(ovs_edid_read(b, 2, done, &got), OVS_E_BUSY);
	until(b, &got);
	ovs_close(b);
	b = board(&without);
	assert_false(ovs_info(b)->edid);
	assert_int_equal(ovs_edid_read(b, 1, done, &got), OVS_E_UNSUPPORTED);
	assert_non_null(strstr(ovs_last_error(b), "no display data channels"));
	ovs_close(b);
	ovs_fake_configure(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_writes), cmocka_unit_test(leaves_alone), cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
