/* SPDX-License-Identifier: MIT */
/*
 * on_board - the console states by the library on a board with the real gateware, seen from outside
 *
 * usage: on_board BOARD      what the hosts got is read from the simulated board's own account ("stat")
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver/overscan.h"

enum { A = 0x1C, TAP_BYTES = 3 };	/* make, break code, F0 before it */

struct seen {
	int actions[OVS_TRIG_MUTED + 1];
};

static struct ovs_board *board;
static struct seen seen;

static void fail(const char *what, long got)
{
	printf("FAILED: %s: %ld (%s)\n", what, got, ovs_last_error(board));
	exit(1);
}

static void on_trigger(void *ctx, int console, int action)
{
	(void)ctx;
	(void)console;
	if (action <= (int)OVS_TRIG_MUTED)
		seen.actions[action]++;
}

static void run_ms(int ms)
{
	for (int left = ms; left > 0; left -= 5) {
		struct pollfd p = {.fd = ovs_fd(board), .events = POLLIN};

		poll(&p, 1, 5);
		ovs_dispatch(board);
	}
}

static void done(const char *what, int error)
{
	if (!error)
		error = ovs_wait(board, 5000);
	if (error)
		fail(what, error);
}

/* The n-th number behind "NAME": in the answer to stat; n counts from 1. */
static long stat_number(const char *name, int n)
{
	char key[40], *answer = NULL, *at;
	long value = -1;

	if (ovs_monitor_ask(board, "stat", &answer))
		fail("no stat", 0);
	snprintf(key, sizeof(key), "\"%s\":", name);
	for (at = answer; at && n > 0; n--)
		if ((at = strstr(at, key)))
			at += strlen(key);
	if (at)
		value = strtol(at, NULL, 10);
	free(answer);
	return value;
}

static void tap(int key)
{
	done("press", ovs_key(board, 1, key, true));
	done("release", ovs_key(board, 1, key, false));
}

/* So many bytes more than before at each of the four ports, within two seconds, and then no more. */
static void expect_bytes(const char *what, const long before[4], const int more[4])
{
	for (int port = 0; port < 4; port++) {
		long got = 0;

		for (int i = 0; i < 100 && (got = stat_number("key_bytes", port + 1) - before[port]) < more[port]; i++)
			run_ms(20);
		if (got == more[port])
			run_ms(30);
		got = stat_number("key_bytes", port + 1) - before[port];
		if (got == more[port])
			continue;
		printf("port %d got %ld bytes instead of %d\n", port + 1, got, more[port]);
		fail(what, port + 1);
	}
}

static void count(long before[4])
{
	run_ms(60);
	for (int port = 0; port < 4; port++)
		before[port] = stat_number("key_bytes", port + 1);
}

static void check_keys(void)
{
	static const int first[4] = {TAP_BYTES}, none[4] = {0}, cast[4] = {0, TAP_BYTES, 0, TAP_BYTES};
	static const int macro[4] = {0, 0, TAP_BYTES, 0};
	long before[4];

	count(before);
	tap(A);
	expect_bytes("a key for the selected port", before, first);
	done("key mask", ovs_set_key_mask(board, 1, 0xE));
	count(before);
	tap(A);
	expect_bytes("a port for viewing only", before, none);
	if (seen.actions[OVS_TRIG_MUTED] != 1)
		fail("presses told as muted", seen.actions[OVS_TRIG_MUTED]);
	done("broadcast", ovs_broadcast(board, 1, 0xB));
	tap(A);
	expect_bytes("a broadcast past the port for viewing only", before, cast);
	done("broadcast off", ovs_broadcast(board, 1, 0));
	done("no port", ovs_select(board, 1, 0));
	done("macro", ovs_macro(board, 1, 0x4));
	count(before);
	tap(A);
	done("macro key", ovs_macro_key(board, 1, A, true));
	done("macro mask off", ovs_macro(board, 1, 0));	/* lets the key go */
	expect_bytes("a macro key with no port selected", before, macro);
	done("key mask", ovs_set_key_mask(board, 1, 0xF));
	done("select", ovs_select(board, 1, 1));
}

/* A program ends with a key down, and the next one begins before the board has missed it. */
static void check_anew(const char *name, const struct ovs_handlers *handlers)
{
	static const int all[4] = {TAP_BYTES};
	long before[4];

	count(before);
	done("press", ovs_key(board, 1, A, true));
	ovs_close(board);
	if (ovs_open(&board, name, handlers, NULL)) {
		printf("%s\n", ovs_last_error(NULL));
		exit(1);
	}
	expect_bytes("a key that the session before held down", before, all);
}

static void expect_beep(const char *what, long beeps, long hz, long ms)
{
	for (int i = 0; i < 200 && (stat_number("beeps", 1) != beeps || stat_number("hz", 1) != hz || stat_number("ms", 1) != ms); i++)
		run_ms(20);
	if (stat_number("beeps", 1) == beeps && stat_number("hz", 1) == hz && stat_number("ms", 1) == ms)
		return;
	printf("heard %ld beeps, the last of %ld Hz for %ld ms\n", stat_number("beeps", 1), stat_number("hz", 1), stat_number("ms", 1));
	fail(what, beeps);
}

static void tap_trigger_esc(void)
{
	tap(OVS_CON_TRIGGER_KEY_RESET);
	run_ms(20);
	tap(OVS_CON_TRIGGER_KEY_RESET);
	tap(ovs_key_id("Esc"));
}

static void check_beeps(void)
{
	done("beep", ovs_beep(board, 1, 70, true));
	expect_beep("a high beep", 1, OVS_BEEP_HIGH_HZ, 70);
	tap_trigger_esc();
	expect_beep("a cancelled hotkey", 2, OVS_BEEP_LOW_HZ, OVS_BEEP_OWN_MS);
	done("own beep off", ovs_set_own_beep(board, 1, false));
	tap_trigger_esc();
	done("beep", ovs_beep(board, 1, 40, false));
	expect_beep("a low beep, and none by itself", 3, OVS_BEEP_LOW_HZ, 40);
	if (seen.actions[OVS_TRIG_CANCEL] != 2)
		fail("hotkeys cancelled", seen.actions[OVS_TRIG_CANCEL]);
}

int main(int argc, char **argv)
{
	static const struct ovs_handlers handlers = {.trigger = on_trigger};

	if (argc != 2)
		return 64;
	if (ovs_open(&board, argv[1], &handlers, NULL)) {
		printf("%s\n", ovs_last_error(NULL));
		return 1;
	}
	run_ms(50);
	check_keys();
	check_beeps();
	check_anew(argv[1], &handlers);
	ovs_close(board);
	return 0;
}
