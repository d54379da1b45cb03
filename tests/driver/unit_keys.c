/* SPDX-License-Identifier: MIT */
/* unit_keys - who gets keys: key mask, broadcast, macro keys, and the beeper, by the library on the fake board (cmocka) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <poll.h>
#include <string.h>

#include "driver/overscan_fake.h"

enum { A = 0x1C, B = 0x32, SHIFT = 0x12, SCROLL = 0x7E, DOWN = 0x100 };

struct seen {
	int key[32], keys;
	int trigger[32], triggers;
};

static void on_key(void *c, int console, int key, bool down)
{
	struct seen *s = c;

	s->key[s->keys++ % 32] = console << 12 | down << 8 | key;
}

static void on_trigger(void *c, int console, int action)
{
	struct seen *s = c;

	s->trigger[s->triggers++ % 32] = console << 8 | action;
}

static struct ovs_board *board(struct seen *seen)
{
	static const struct ovs_handlers handlers = {.key = on_key, .trigger = on_trigger};
	static const struct ovs_fake_config config = {.hosts = 4, .consoles = 2};
	struct ovs_board *b;

	memset(seen, 0, sizeof(*seen));
	ovs_fake_configure(&config);
	assert_int_equal(ovs_open(&b, "fake:", &handlers, seen), 0);
	ovs_dispatch(b);
	return b;
}

static void done(struct ovs_board *b)
{
	assert_int_equal(ovs_wait(b, 1000), 0);
}

/* Events need a turn of their own. */
static void events(struct ovs_board *b)
{
	for (int i = 0; i < 4; i++) {
		struct pollfd p = {.fd = ovs_fd(b), .events = POLLIN};

		poll(&p, 1, 5);
		ovs_dispatch(b);
	}
}

static void until_link(struct ovs_board *b, bool up)
{
	for (int ms = 0; ovs_link_up(b) != up; ms += 5) {
		assert_true(ms < 3000);
		poll(NULL, 0, 5);
		ovs_dispatch(b);
	}
}

static void type(struct ovs_board *b, int console, int key)
{
	ovs_fake_type(b, console, key, true);
	ovs_fake_type(b, console, key, false);
}

/* Exactly these keys went to the port since the test last asked; from counts them. */
static void expect(struct ovs_board *b, int port, size_t *from, const uint16_t *keys, size_t n)
{
	uint16_t log[64];
	size_t total = ovs_fake_host_keys(b, port, log, 64);

	assert_int_equal(total - *from, n);
	if (n)
		assert_memory_equal(log + (total < 64 ? total : 64) - n, keys, n * sizeof(*keys));
	*from = total;
}
#define EXPECT(port, ...) do { \
	static const uint16_t keys[] = {__VA_ARGS__}; \
	expect(b, port, &from[port], keys, sizeof(keys) / sizeof(keys[0])); \
} while (0)
#define EXPECT_NOTHING(port) expect(b, port, &from[port], NULL, 0)

static void ports_for_viewing(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen);
	size_t from[5] = {0};

	(void)s;
	ovs_fake_type(b, 1, SHIFT, true);
	assert_int_equal(ovs_set_key_mask(b, 1, 0xE), 0);
	done(b);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_KEY_MASK), 0xE);
	EXPECT(1, SHIFT | DOWN, SHIFT);			/* let go before the port is closed */
	type(b, 1, A);
	type(b, 1, SCROLL);				/* the trigger is nothing to complain of */
	ovs_fake_type(b, 1, SHIFT, false);
	EXPECT_NOTHING(1);
	events(b);
	assert_int_equal(seen.triggers, 1);
	assert_int_equal(seen.trigger[0], 1 << 8 | OVS_TRIG_MUTED);
	type(b, 2, B);					/* the mask of the other console is its own */
	EXPECT(1, B | DOWN, B);
	assert_int_equal(ovs_select(b, 1, 2), 0);
	done(b);
	type(b, 1, A);
	EXPECT(2, A | DOWN, A);
	assert_int_equal(ovs_select(b, 1, 0), 0);
	done(b);
	type(b, 1, A);					/* no port: nobody, and nothing to tell */
	events(b);
	assert_int_equal(seen.triggers, 1);
	assert_int_equal(ovs_set_key_mask(b, 1, 0x10000), OVS_E_RANGE);
	ovs_close(b);
}

static void broadcast(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen);
	size_t from[5] = {0};

	(void)s;
	ovs_fake_type(b, 1, SHIFT, true);
	assert_int_equal(ovs_set_key_mask(b, 1, 0x7), 0);
	assert_int_equal(ovs_broadcast(b, 1, 0xE), 0);
	done(b);
	EXPECT(1, SHIFT | DOWN, SHIFT);
	ovs_fake_type(b, 1, SHIFT, false);
	type(b, 1, A);
	EXPECT_NOTHING(1);				/* selected, but not in the mask */
	EXPECT(2, A | DOWN, A);
	EXPECT(3, A | DOWN, A);
	EXPECT_NOTHING(4);				/* in the mask, but for viewing only */
	ovs_fake_type(b, 1, B, true);
	assert_int_equal(ovs_broadcast(b, 1, 0), 0);
	done(b);
	ovs_fake_type(b, 1, B, false);
	EXPECT(2, B | DOWN, B);
	EXPECT(3, B | DOWN, B);
	type(b, 1, A);
	EXPECT(1, A | DOWN, A);
	assert_int_equal(ovs_broadcast(b, 1, 3), 0);
	assert_int_equal(ovs_select(b, 1, 0), 0);
	done(b);
	type(b, 1, A);					/* logged out: nobody */
	EXPECT_NOTHING(1);
	EXPECT_NOTHING(2);
	ovs_close(b);
}

static void macro_keys(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen);
	size_t from[5] = {0};

	(void)s;
	assert_int_equal(ovs_select(b, 1, 0), 0);
	assert_int_equal(ovs_capture(b, 1, true), 0);
	assert_int_equal(ovs_macro(b, 1, 0xA), 0);
	assert_int_equal(ovs_macro_key(b, 1, A, true), 0);
	assert_int_equal(ovs_macro_key(b, 1, A, false), 0);
	assert_int_equal(ovs_macro_key(b, 1, B, true), 0);
	assert_int_equal(ovs_macro(b, 1, 0x8), 0);
	done(b);
	EXPECT_NOTHING(1);
	EXPECT(2, A | DOWN, A, B | DOWN, B);		/* left the mask: let go */
	EXPECT(4, A | DOWN, A, B | DOWN);
	assert_int_equal(ovs_macro(b, 1, 0), 0);
	done(b);
	EXPECT(4, B);
	assert_int_equal(ovs_macro_key(b, 1, A, true), 0);
	done(b);
	EXPECT_NOTHING(4);
	assert_int_equal(ovs_macro_key(b, 1, 0, true), OVS_E_RANGE);
	assert_int_equal(ovs_macro_key(b, 3, A, true), OVS_E_RANGE);
	ovs_close(b);
}

static void words(void **s)
{
	struct ovs_trigger t = {.key_id = 0xFC, .tap_ms = 300, .gap_ms = 400, .menu_ms = 600, .words = true, .minus = true};
	struct seen seen;
	struct ovs_board *b = board(&seen);
	size_t from[5] = {0};

	(void)s;
	assert_int_equal(ovs_set_trigger(b, 2, &t), 0);
	done(b);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_MENU_MS + OVS_CON_STRIDE), 600 | 1 << 12 | 1 << 13);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_MENU_MS), OVS_REG_CON_MENU_MS_RESET);
	ovs_fake_trigger(b, 2, OVS_TRIG_ARMED);
	ovs_fake_trigger(b, 2, OVS_TRIG_WORD);
	type(b, 2, B);
	EXPECT_NOTHING(1);
	events(b);
	assert_int_equal(seen.trigger[1], 2 << 8 | OVS_TRIG_WORD);
	assert_int_equal(seen.keys, 2);
	assert_int_equal(seen.key[0], 2 << 12 | DOWN | B);
	ovs_close(b);
}

static void beeps(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen);
	int ms = -1;
	bool high = true;

	(void)s;
	assert_int_equal(ovs_fake_beeps(b, 1, &ms, &high), 0);
	ovs_fake_trigger(b, 1, OVS_TRIG_CANCEL);
	assert_int_equal(ovs_fake_beeps(b, 1, &ms, &high), 1);
	assert_int_equal(ms, OVS_BEEP_OWN_MS);
	assert_false(high);
	assert_int_equal(ovs_set_own_beep(b, 1, false), 0);
	assert_int_equal(ovs_beep(b, 1, 55, true), 0);
	done(b);
	assert_int_equal(ovs_fake_beeps(b, 1, &ms, &high), 2);
	assert_int_equal(ms, 55);
	assert_true(high);
	ovs_fake_trigger(b, 1, OVS_TRIG_CANCEL);
	assert_int_equal(ovs_fake_beeps(b, 1, NULL, NULL), 2);	/* a beep does not turn its own ones on again */
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_BEEP), 0);
	assert_int_equal(ovs_set_own_beep(b, 1, true), 0);
	done(b);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_BEEP), OVS_REG_CON_BEEP_RESET);
	assert_int_equal(ovs_fake_beeps(b, 1, NULL, NULL), 2);
	assert_int_equal(ovs_fake_beeps(b, 2, NULL, NULL), 0);
	assert_int_equal(ovs_beep(b, 1, 0, true), OVS_E_RANGE);
	assert_int_equal(ovs_beep(b, 1, 1024, true), OVS_E_RANGE);
	ovs_close(b);
}

/* What is fail-secure stays, what the daemon does with it ends. */
static void a_new_session(void **s)
{
	struct ovs_trigger t = {.key_id = 0x14, .tap_ms = 300, .gap_ms = 400, .menu_ms = 600, .words = true};
	struct seen seen;
	struct ovs_board *b = board(&seen);
	size_t from[5] = {0};

	(void)s;
	ovs_set_trigger(b, 1, &t);
	ovs_set_port_mask(b, 1, 0);
	ovs_set_key_mask(b, 1, 0xC);
	ovs_broadcast(b, 1, 0xC);
	ovs_macro(b, 1, 0x2);
	ovs_macro_key(b, 1, B, true);
	done(b);
	ovs_fake_type(b, 1, A, true);
	EXPECT(3, A | DOWN);
	EXPECT(2, B | DOWN);
	ovs_fake_unplug(b, true);
	until_link(b, false);
	ovs_fake_unplug(b, false);
	until_link(b, true);
	EXPECT(3, A);
	EXPECT(2, B);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_BROADCAST), 0);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_MACRO), 0);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_KEY_MASK), 0xC);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_PORT_MASK), 0);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_TRIGGER), 0x14 | 300 << 8 | 400 << 18);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_MENU_MS), 600 | OVS_CON_MENU_MS_WORDS_MASK);
	ovs_close(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ports_for_viewing), cmocka_unit_test(broadcast), cmocka_unit_test(macro_keys),
		cmocka_unit_test(words), cmocka_unit_test(beeps), cmocka_unit_test(a_new_session),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
