/* SPDX-License-Identifier: MIT */
/* The font flash through the library, on the fake board: commands, what is refused, and a font installed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "driver/overscan_fake.h"
#include "osd-font/font_flash.h"
#include "osd-font/font_image.h"

struct answer {
	bool come;
	int result;
	uint8_t page[OVS_FLASH_PAGE_BYTES];
	uint32_t sum;
	struct ovs_flash_state state;
};

static struct ovs_board *board;
static uint8_t *image;			/* a small one, of the command line */
static int cut_after = -1;		/* commands until the power goes; -1: never */

static void on_done(void *ctx, int result, const uint8_t *page, uint32_t sum)
{
	struct answer *answer = ctx;

	answer->come = true;
	answer->result = result;
	answer->sum = sum;
	if (page)
		memcpy(answer->page, page, sizeof(answer->page));
}

static void on_state(void *ctx, int result, const struct ovs_flash_state *state)
{
	struct answer *answer = ctx;

	answer->come = true;
	answer->result = result;
	answer->state = *state;
}

static void wait_for(struct answer *answer)
{
	for (int i = 0; i < 1000 && !answer->come; i++) {
		struct pollfd fd = {.fd = ovs_fd(board), .events = POLLIN};

		poll(&fd, 1, ovs_next_deadline_ms(board));
		ovs_dispatch(board);
	}
	assert_true(answer->come);
}

static struct answer run(unsigned op, uint32_t address, const uint8_t *page)
{
	struct answer answer = {0};
	int error = ovs_flash(board, op, address, page, on_done, &answer);

	if (error)
		answer.result = error;
	else
		wait_for(&answer);
	return answer;
}

static struct ovs_flash_state state_now(void)
{
	struct answer answer = {0};

	assert_int_equal(ovs_flash_state(board, on_state, &answer), 0);
	wait_for(&answer);
	assert_int_equal(answer.result, 0);
	return answer.state;
}

/* ---- as operations --------------------------------------------------------------------------- */

static bool cut(void)
{
	return cut_after >= 0 && cut_after-- == 0;
}

static int get_state(void *ctx, struct font_flash_state *s)
{
	struct ovs_flash_state state = state_now();

	(void)ctx;
	*s = (struct font_flash_state){.base = {state.base[0], state.base[1]}, .slot_bytes = state.slot_bytes,
				       .font_ok = state.font_ok, .slot = state.slot};
	return 0;
}

static int get_page(void *ctx, uint32_t address, uint8_t page[FONT_FLASH_PAGE])
{
	struct answer answer = run(OVS_FLASH_READ, address, NULL);

	(void)ctx;
	memcpy(page, answer.page, sizeof(answer.page));
	return answer.result;
}

static int get_sum(void *ctx, uint32_t address, uint32_t *sum)
{
	struct answer answer = run(OVS_FLASH_SUM_SECTOR, address, NULL);

	(void)ctx;
	*sum = answer.sum;
	return answer.result;
}

static int put_page(void *ctx, uint32_t address, const uint8_t page[FONT_FLASH_PAGE])
{
	(void)ctx;
	return cut() ? OVS_E_LINK : run(OVS_FLASH_PROGRAM, address, page).result;
}

static int erase_part(void *ctx, uint32_t address, bool block)
{
	(void)ctx;
	return cut() ? OVS_E_LINK : run(block ? OVS_FLASH_ERASE_BLOCK : OVS_FLASH_ERASE_SECTOR, address, NULL).result;
}

static int look_anew(void *ctx)
{
	(void)ctx;
	return run(OVS_FLASH_CHOOSE, 0, NULL).result;
}

static const struct font_flash_ops ops = {get_state, get_page, get_sum, put_page, erase_part, look_anew, NULL};

/* ---- tests ----------------------------------------------------------------------------------- */

static int open_fake(const struct ovs_fake_config *config)
{
	ovs_fake_configure(config);
	assert_int_equal(ovs_open(&board, "fake:", NULL, NULL), 0);
	ovs_dispatch(board);
	cut_after = -1;
	return 0;
}

static int setup(void **state)
{
	(void)state;
	return open_fake(NULL);
}

static int teardown(void **state)
{
	(void)state;
	ovs_close(board);
	ovs_fake_configure(NULL);
	return 0;
}

static void program_and_erase(void **state)
{
	struct ovs_flash_state s = state_now();
	uint8_t page[OVS_FLASH_PAGE_BYTES], blank[OVS_FLASH_SECTOR_BYTES];
	struct answer answer;

	(void)state;
	assert_true(s.writer && s.font_ok && s.slot == 0);
	assert_int_equal(s.base[0], OVS_FONT_FLASH_BASE);
	for (size_t i = 0; i < sizeof(page); i++)
		page[i] = (uint8_t)(i * 7);
	for (uint32_t at = 0; at < 5 * sizeof(page); at += sizeof(page)) {
		assert_int_equal(run(OVS_FLASH_PROGRAM, s.base[1] + at, page).result, 0);
		answer = run(OVS_FLASH_READ, s.base[1] + at, NULL);
		assert_int_equal(answer.result, 0);
		assert_memory_equal(answer.page, page, sizeof(page));
	}
	assert_int_equal(run(OVS_FLASH_ERASE_SECTOR, s.base[1], NULL).result, 0);
	memset(blank, 0xFF, sizeof(blank));
	answer = run(OVS_FLASH_SUM_SECTOR, s.base[1] + 5, NULL);
	memset(page, 0xFF, sizeof(page));
	assert_memory_equal(run(OVS_FLASH_READ, s.base[1], NULL).page, page, sizeof(page));
	assert_int_equal(font_flash_sum((const uint8_t *)"123456789", 9), 0x0376E6E7);
	assert_int_equal(answer.sum, font_flash_sum(blank, sizeof(blank)));
}

static void refusals(void **state)
{
	struct ovs_flash_state s = state_now();
	uint8_t page[OVS_FLASH_PAGE_BYTES] = {0};
	struct answer first = {0};

	(void)state;
	assert_int_equal(run(OVS_FLASH_PROGRAM, s.base[0], page).result, OVS_E_RANGE);
	assert_string_equal(ovs_last_error(board), "flash address 0x100000 is outside of the font slots, or in the font in use");
	assert_int_equal(run(OVS_FLASH_ERASE_BLOCK, 0, NULL).result, OVS_E_RANGE);
	/* settings are behind both fonts, whichever is in use */
	for (int slot = 0; slot < 2; slot++) {
		assert_int_equal(run(OVS_FLASH_ERASE_BLOCK, s.base[slot] + s.slot_bytes, NULL).result, 0);
		assert_int_equal(run(OVS_FLASH_READ, s.base[slot] + s.slot_bytes + OVS_FLASH_BLOCK_BYTES, NULL).result, OVS_E_RANGE);
	}
	assert_int_equal(run(OVS_FLASH_READ, 0x1000000, NULL).result, OVS_E_RANGE);
	assert_int_equal(run(7, s.base[0], NULL).result, OVS_E_RANGE);
	assert_int_equal(ovs_flash(board, OVS_FLASH_READ, s.base[0], NULL, on_done, &first), 0);
	assert_int_equal(run(OVS_FLASH_READ, s.base[0], NULL).result, OVS_E_BUSY);
	wait_for(&first);
	assert_int_equal(first.result, 0);
}

static void no_writer(void **state)
{
	struct ovs_fake_config config = {.hosts = 4, .consoles = 1, .cols = 80, .rows = 30, .no_flash_writer = true};

	(void)state;
	teardown(NULL);
	open_fake(&config);
	assert_false(state_now().writer);
	assert_int_equal(run(OVS_FLASH_READ, OVS_FONT_FLASH_BASE, NULL).result, OVS_E_UNSUPPORTED);
}

static void link_goes(void **state)
{
	struct answer answer = {0};

	(void)state;
	assert_int_equal(ovs_flash(board, OVS_FLASH_READ, OVS_FONT_FLASH_BASE, NULL, on_done, &answer), 0);
	ovs_fake_unplug(board, true);
	wait_for(&answer);
	assert_int_not_equal(answer.result, 0);
	ovs_fake_unplug(board, false);
}

static int install(struct font_flash_result *result)
{
	char msg[300] = "";

	return font_flash_install(&ops, NULL, image, result, msg, sizeof(msg));
}

static void installs(void **state)
{
	struct font_flash_result result;
	char msg[300];

	(void)state;
	for (int i = 1; i <= 3; i++) {
		assert_int_equal(install(&result), 0);
		assert_int_equal(result.slot, i % 2);
		assert_int_equal(result.sequence, i);
		assert_int_equal(state_now().slot, i % 2);
		assert_int_equal(font_flash_compare(&ops, NULL, i % 2, image, msg, sizeof(msg)), 0);
	}
	assert_int_equal(result.erased, FONT_FLASH_SECTOR);	/* the same font is there already, but for its header */
}

/* The daemon dies before any command that writes: the old font stays, and the next installation goes through. */
static void ends_anywhere(void **state)
{
	struct font_flash_result result;
	int end = 0, error;

	(void)state;
	do {
		struct ovs_flash_state before = state_now();

		cut_after = end++;
		error = install(&result);
		cut_after = -1;
		look_anew(NULL);
		assert_int_equal(state_now().slot, error ? before.slot : result.slot);
		assert_true(state_now().font_ok);
	} while (error);
	assert_int_equal(error, 0);
	assert_in_range(end, 10, 200);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(program_and_erase), TEST(refusals), TEST(no_writer), TEST(link_goes), TEST(installs), TEST(ends_anywhere),
	};
	char msg[300];

	if (argc != 2 || font_image_load(argv[1], &image, msg, sizeof(msg)) != FONT_IMAGE_OK)
		return 64;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
