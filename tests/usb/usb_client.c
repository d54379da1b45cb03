/* SPDX-License-Identifier: MIT */
/*
 * usb_client - liboverscan driven by lines, for the tests of its USB transport
 *
 * One command a line on standard input, one answer a line: "ok ..." or "error CODE EXIT TEXT". Between
 * commands it does what a daemon does, and tells what the library tells: "! up US", "! down US CODE".
 *
 *   open NAME, close            ping N -> median and 99th percentile in us; requests a second, window full
 *   page N -> median time in us until a whole page of text is taken
 *   key CONSOLE ID DOWN         id NAME      -> of a key          draw TEXT    -> a window with it on console 1, visible
 *   wait MS                     counters     -> NAME=VALUE ...      state -> up | down and why
 *   soak 0|1                    requests without end                 usage -> descriptors and bytes of heap in use
 *   echo NAME BYTES             bytes through the transport alone, at most 512 under way -> us
 */
#include "driver/overscan.h"
#include "driver/transport.h"

#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* sanitizer/allocator_interface.h, which Debian has with clang only */
__attribute__((weak)) size_t __sanitizer_get_current_allocated_bytes(void);

enum { LINE_BYTES = 512, PINGS_MAX = 20000, ECHO_WINDOW = 512, ECHO_MS = 20000 };

static struct ovs_board *board;
static int rtt_us[PINGS_MAX], pings;
static bool soak;
static unsigned soaked;

static int64_t now_micros(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void on_link(void *ctx, bool up, int error)
{
	(void)ctx;
	if (up)
		printf("! up %lld\n", (long long)now_micros());
	else
		printf("! down %lld %d\n", (long long)now_micros(), error);
}

static int complain(int error, const char *text)
{
	printf("error %d %d %s\n", error, ovs_exit_code(error), text);
	return error;
}

static void do_open(const char *name)
{
	static const struct ovs_handlers handlers = {.link = on_link};
	int error = ovs_open(&board, name, &handlers, NULL);

	if (error)
		complain(error, ovs_last_error(NULL));
	else
		printf("ok\n");
}

static void on_ping(void *ctx, int result, unsigned us)
{
	(void)ctx;
	if (!result && pings < PINGS_MAX)
		rtt_us[pings++] = (int)us;
}

static int by_value(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void do_ping(int n)
{
	int64_t start;
	int error = 0;

	pings = 0;
	for (int i = 0; i < n && !error; i++) {
		error = ovs_ping(board, on_ping, NULL);
		error = error ? error : ovs_wait(board, 5000);
	}
	if (error || !pings) {
		complain(error, ovs_last_error(board));
		return;
	}
	qsort(rtt_us, (size_t)pings, sizeof(int), by_value);
	start = now_micros();
	for (int i = 0; i < n; i++)
		ovs_ping(board, NULL, NULL);
	ovs_wait(board, 30000);
	printf("ok %d %d %d\n", rtt_us[pings / 2], rtt_us[pings * 99 / 100], (int)((int64_t)n * 1000000 / (now_micros() - start)));
}

static void do_draw(const char *text)
{
	struct ovs_display display = {.flags = OVS_DISPLAY_ON, .cols = 80, .rows = 30, .scale_x = 1, .scale_y = 1, .dim = 3};
	int error;

	ovs_osd_display(board, 1, &display);
	ovs_osd_window(board, 1, (struct ovs_rect){2, 4, 6, 40}, OVS_ATTR(15, 1, OVS_BACK_OPAQUE), text);
	ovs_osd_commit(board, 1, false);
	error = ovs_wait(board, 10000);
	if (error)
		complain(error, ovs_last_error(board));
	else
		printf("ok\n");
}

/* Text in every cell, another each time. */
static int one_page(int n)
{
	char row[81];
	int error = 0;

	for (int y = 0; y < 30 && !error; y++) {
		for (int x = 0; x < 80; x++)
			row[x] = (char)('!' + (x * 7 + y * 3 + n) % 90);
		row[80] = '\0';
		error = ovs_osd_text(board, 1, y, 0, OVS_ATTR(15, 1, OVS_BACK_OPAQUE), row);
	}
	if (!error)
		error = ovs_osd_commit(board, 1, false);
	return error ? error : ovs_wait(board, 10000);
}

static void do_page(int n)
{
	int error = 0;

	for (int i = 0; i < n && i < PINGS_MAX && !error; i++) {
		int64_t start = now_micros();

		error = one_page(i);
		rtt_us[i] = (int)(now_micros() - start);
	}
	if (error || n < 1) {
		complain(error, ovs_last_error(board));
		return;
	}
	qsort(rtt_us, (size_t)n, sizeof(int), by_value);
	printf("ok %d\n", rtt_us[n / 2]);
}

static void do_counters(void)
{
	struct ovs_counters c;

	ovs_counters(board, &c);
	printf("ok tx_frames=%llu rx_frames=%llu tx_repeats=%llu rx_bad=%llu resyncs=%llu usb_overruns=%llu soaked=%u\n",
	       (unsigned long long)c.tx_frames, (unsigned long long)c.rx_frames, (unsigned long long)c.tx_repeats,
	       (unsigned long long)c.rx_bad, (unsigned long long)c.resyncs, (unsigned long long)c.usb_overruns, soaked);
}

static void do_usage(void)
{
	DIR *dir = opendir("/proc/self/fd");
	unsigned n = 0;

	while (dir && readdir(dir))
		n++;
	closedir(dir);
	printf("ok %u %zu\n", n - 3, __sanitizer_get_current_allocated_bytes ? __sanitizer_get_current_allocated_bytes() : 0);
}

static uint8_t pattern(size_t at)
{
	return (uint8_t)(at * 167 >> 3 ^ at >> 11);
}

/* Keep the window full. */
static int echo_send(struct transport *t, size_t *sent, size_t got, size_t bytes, struct error_text *error)
{
	uint8_t data[ECHO_WINDOW];
	size_t n = 0;

	while (*sent < bytes && *sent - got < ECHO_WINDOW)
		data[n++] = pattern((*sent)++);
	return n ? t->ops->submit(t, data, n, error) : 0;
}

static int echo_receive(struct transport *t, size_t *got, struct error_text *error)
{
	uint8_t data[ECHO_WINDOW];
	int n = t->ops->poll(t, data, sizeof(data), error);

	for (int i = 0; i < n; i++, (*got)++)
		if (data[i] != pattern(*got))
			return error_set(error, OVS_E_IO, "byte %zu came back as another one", *got);
	return n;
}

static int echo(struct transport *t, size_t bytes, struct error_text *error)
{
	int64_t end = now_micros() + ECHO_MS * 1000;
	size_t sent = 0, got = 0;
	int n = 0;

	while (n >= 0 && got < bytes && now_micros() < end) {
		short events;
		struct pollfd p = {.fd = t->ops->wait(t, &events), .events = POLLIN};

		n = echo_send(t, &sent, got, bytes, error);
		if (n < 0)
			break;
		poll(&p, 1, 100);
		n = echo_receive(t, &got, error);
	}
	return n < 0 ? n : got == bytes ? 0 : error_set(error, OVS_E_TIMEOUT, "%zu of %zu bytes came back", got, bytes);
}

static void do_echo(const char *which, size_t bytes)
{
	struct error_text error = {""};
	struct transport *usb = transport_ftdi.await(), *t = NULL;
	int failed = transport_ftdi.open(&t, usb, which, &error);
	int64_t start = now_micros();

	failed = failed ? failed : echo(t, bytes, &error);
	if (failed)
		complain(failed, error.text);
	else
		printf("ok %d\n", (int)(now_micros() - start));
	if (t)
		t->ops->close(t);
	usb->ops->close(usb);
}

static void session_command(const char *line)
{
	int a = 0, b = 0, c = 0;

	if (sscanf(line, "ping %d", &a) == 1)
		do_ping(a);
	else if (sscanf(line, "page %d", &a) == 1)
		do_page(a);
	else if (sscanf(line, "key %d %d %d", &a, &b, &c) == 3)
		printf("ok %d\n", ovs_key(board, a, b, c));
	else if (!strncmp(line, "draw ", 5))
		do_draw(line + 5);
	else if (sscanf(line, "wait %d", &a) == 1)
		printf("ok %d\n", ovs_wait(board, a));
	else if (!strcmp(line, "counters"))
		do_counters();
	else if (!strcmp(line, "state"))
		printf("ok %s %s\n", ovs_link_up(board) ? "up" : "down", ovs_last_error(board));
	else
		printf("error 0 64 what is '%s'?\n", line);
}

static void command(const char *line)
{
	char word[LINE_BYTES] = "";
	int n = 0;

	if (board && !strncmp(line, "open ", 5)) {
		printf("error 0 64 one is open\n");
	} else if (!strncmp(line, "open ", 5)) {
		do_open(line + 5);
	} else if (sscanf(line, "echo %511s %d", word, &n) == 2) {
		do_echo(strcmp(word, "-") ? word : "", (size_t)n);
	} else if (sscanf(line, "soak %d", &n) == 1) {
		soak = n;
		printf("ok\n");
	} else if (sscanf(line, "id %511s", word) == 1) {
		printf("ok %d\n", ovs_key_id(word));
	} else if (!strcmp(line, "usage")) {
		do_usage();
	} else if (!board) {
		printf("error 0 64 no board\n");
	} else if (!strcmp(line, "close")) {
		ovs_close(board);
		board = NULL;
		printf("ok\n");
	} else {
		session_command(line);
	}
}

static void on_soaked(void *ctx, int result, unsigned us)
{
	(void)ctx;
	(void)us;
	soaked += !result;
}

/* What a busy daemon sends: text, keys, questions. */
static void ask(void)
{
	int key = rand() % 2 ? ovs_key_id("a") : ovs_key_id("Left");

	while (soak && ovs_link_up(board) && ovs_pending(board) < 6) {
		ovs_key(board, 1, key, rand() % 2);
		ovs_osd_text(board, 1, rand() % 20, 0, OVS_ATTR(15, 1, OVS_BACK_OPAQUE), "Pulled in the middle of a frame");
		ovs_ping(board, on_soaked, NULL);
	}
}

static bool read_command(void)
{
	static char line[LINE_BYTES];

	if (!fgets(line, sizeof(line), stdin))
		return false;
	line[strcspn(line, "\n")] = '\0';
	command(line);
	return true;
}

int main(void)
{
	bool more = true;

	setvbuf(stdout, NULL, _IOLBF, 0);
	setvbuf(stdin, NULL, _IONBF, 0);
	while (more) {
		struct pollfd p[2] = {{.fd = 0, .events = POLLIN}, {.fd = board ? ovs_fd(board) : -1, .events = POLLIN}};
		int due_ms = board ? ovs_next_deadline_ms(board) : -1;

		poll(p, 2, due_ms);
		if (board) {
			ovs_dispatch(board);
			ask();
		}
		if (p[0].revents)
			more = read_command();
	}
	ovs_close(board);
	return 0;
}
