/* SPDX-License-Identifier: MIT */
/* unit - the library on the fake board: requests, faults, coming back, opening (cmocka) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "driver/frame.h"
#include "driver/overscan_fake.h"

struct seen {
	int up, down, keys, last_key, triggers, ports, selected, shown, hosts, commits, lost, consoles, down_error;
	int fences, fence_result, pings;
};

static void on_key(void *c, int console, int key, bool down)
{
	struct seen *s = c;

	assert_int_equal(console, 1);
	s->keys++;
	s->last_key = key | down << 8;
}

static void on_trigger(void *c, int console, int action)
{
	(void)console;
	((struct seen *)c)->triggers += action;
}

static void on_port(void *c, int console, int selected, int shown)
{
	struct seen *s = c;

	(void)console;
	s->ports++;
	s->selected = selected;
	s->shown = shown;
}

static void on_console(void *c, int console)
{
	(void)console;
	((struct seen *)c)->consoles++;
}

static void on_host(void *c, int port)
{
	((struct seen *)c)->hosts += port;
}

static void on_commit(void *c, int console, unsigned commits)
{
	(void)console;
	((struct seen *)c)->commits = (int)commits;
}

static void on_lost(void *c)
{
	((struct seen *)c)->lost++;
}

static void on_link(void *c, bool up, int error)
{
	struct seen *s = c;

	if (up)
		s->up++;
	else
		s->down_error = error;
	s->down += !up;
}

static const struct ovs_handlers handlers = {on_key, on_trigger, on_port, on_console, on_host, on_commit, on_lost, on_link};

static struct ovs_board *board(struct seen *seen, const struct ovs_fake_config *config)
{
	struct ovs_board *b;

	memset(seen, 0, sizeof(*seen));
	ovs_fake_configure(config);
	assert_int_equal(ovs_open(&b, "fake:", &handlers, seen), 0);
	ovs_dispatch(b);
	assert_int_equal(seen->up, 1);
	return b;
}

static void settle(struct ovs_board *b, int ms)
{
	struct timespec t0, t;

	clock_gettime(CLOCK_MONOTONIC, &t0);
	do {
		struct pollfd p = {.fd = ovs_fd(b), .events = POLLIN};
		int due = ovs_next_deadline_ms(b);

		poll(&p, 1, due < 5 ? due : 5);
		ovs_dispatch(b);
		clock_gettime(CLOCK_MONOTONIC, &t);
	} while ((t.tv_sec - t0.tv_sec) * 1000 + (t.tv_nsec - t0.tv_nsec) / 1000000 < ms);
}

static void draws_a_page(void **s)
{
	static const int widths[] = {2, 10, 5};
	static const char *const head[] = {"#", "Name", "Video"};
	static const char *const cells[] = {"1", "web-01", "on", "2", "\xe4\xbd\xa0\xe5\xa5\xbd", NULL, "3", "a long name", "off"};
	struct ovs_display d = {.flags = OVS_DISPLAY_ON, .x_px = 8, .y_px = 300, .cols = 24, .rows = 7, .scale_x = 2, .scale_y = 4,
				.dim = 3, .blink_frames = 30, .blink_duty = 2, .palette = 1}, got;
	struct ovs_table table = {.rect = {1, 1, 4, 22}, .columns = 3, .widths = widths, .head = head, .cells = cells, .rows = 3,
				  .current = 1, .attr = 0x801, .head_attr = 0x802, .current_attr = 0x803};
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);
	struct ovs_console_status status;
	char text[2000];
	uint16_t attr;

	(void)s;
	assert_int_equal(ovs_osd_display(b, 1, &d), 0);
	assert_int_equal(ovs_osd_window(b, 1, (struct ovs_rect){0, 0, 6, 24}, 0x80F, "Ports"), 0);
	assert_int_equal(ovs_osd_table(b, 1, &table), 0);
	assert_int_equal(ovs_osd_bar(b, 1, 6, 0, 8, 1, 3, 0x804), 0);
	assert_int_equal(ovs_wait(b, 1000), 0);
	ovs_fake_page_text(b, 1, text, sizeof(text));
	assert_string_equal(text + strspn(text, "\n"), "");	/* nothing is seen before COMMIT */
	assert_int_equal(ovs_osd_commit(b, 1, true), 0);
	assert_int_equal(ovs_wait(b, 1000), 0);
	settle(b, 20);
	assert_int_equal(seen.commits, 1);
	ovs_fake_page_text(b, 1, text, sizeof(text));
	assert_string_equal(text,
		"┌─ Ports ──────────────┐\n"
		"│#  Name       Video   │\n"
		"│1  web-01     on      │\n"
		"│2  你好               │\n"
		"│3  a long nam off     │\n"
		"└──────────────────────┘\n"
		"██▋\n");
	ovs_fake_display(b, 1, &got);
	assert_memory_equal(&got, &d, sizeof(d));
	assert_int_equal(ovs_fake_cell(b, 1, 3, 4, &attr), 0x4F60);
	assert_int_equal(attr, 0x803 | OVS_ATTR_WIDE);
	assert_int_equal(ovs_fake_cell(b, 1, 3, 5, &attr), 0x4F60);
	assert_int_equal(attr, 0x803 | OVS_ATTR_WIDE | OVS_ATTR_RIGHT);
	assert_int_equal(ovs_osd_attr(b, 1, (struct ovs_rect){1, 1, 1, 3}, 0xFFF0, 0x0105), 0);
	ovs_osd_commit(b, 1, false);
	assert_int_equal(ovs_refresh(b), 0);
	assert_int_equal(ovs_wait(b, 1000), 0);
	ovs_fake_cell(b, 1, 1, 2, &attr);
	assert_int_equal(attr, (0x802 & 0xFFF0) ^ 0x105);
	assert_int_equal(ovs_console_status(b, 1, &status), 0);
	assert_int_equal(status.commits, 2);
	assert_int_equal(status.page_crc, ovs_fake_register(b, OVS_REG_CON_PAGE_CRC));
	assert_true(status.overlay);
	ovs_close(b);
}

static void long_text_is_split(void **s)
{
	struct ovs_fake_config wide = {.hosts = 2, .consoles = 2, .cols = 120, .rows = 10};
	struct seen seen;
	struct ovs_board *b = board(&seen, &wide);
	struct ovs_display d = {.flags = OVS_DISPLAY_ON, .cols = 120, .rows = 10, .scale_x = 1, .scale_y = 1};
	char line[120 * 3 + 1] = "", text[6000];

	(void)s;
	for (int i = 0; i < 120; i++)
		strcat(line, i % 2 ? "─" : "█");
	ovs_osd_display(b, 2, &d);
	assert_int_equal(ovs_osd_text(b, 2, 9, 0, OVS_ATTR(15, 0, OVS_BACK_OPAQUE), line), 0);
	ovs_osd_text(b, 2, 0, 118, OVS_ATTR(15, 0, OVS_BACK_OPAQUE), "xyz");
	ovs_osd_commit(b, 2, false);
	assert_int_equal(ovs_wait(b, 1000), 0);
	ovs_fake_page_text(b, 2, text, sizeof(text));
	assert_memory_equal(text + strlen(text) - sizeof(line), line, sizeof(line) - 1);
	assert_int_equal(ovs_fake_cell(b, 2, 0, 119, NULL), 'y');
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_STATUS + OVS_CON_STRIDE) >> 24, 0);
	ovs_close(b);
}

static void refuses_what_is_not_there(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);
	struct ovs_display d = {.cols = 81, .rows = 1, .scale_x = 1, .scale_y = 1};
	struct ovs_console_status status;

	(void)s;
	assert_int_equal(ovs_select(b, 1, 5), OVS_E_RANGE);
	assert_string_equal(ovs_last_error(b), "no port 5: this board has port 0 to 4");
	assert_int_equal(ovs_select(b, 2, 1), OVS_E_RANGE);
	assert_int_equal(ovs_key(b, 1, 0, true), OVS_E_RANGE);
	assert_int_equal(ovs_mouse(b, 1, 8, 0, 0, 0), OVS_E_RANGE);
	assert_int_equal(ovs_osd_display(b, 1, &d), OVS_E_RANGE);
	d.cols = 80;
	d.scale_x = 5;
	assert_int_equal(ovs_osd_display(b, 1, &d), OVS_E_RANGE);
	assert_int_equal(ovs_osd_locate(b, 1, 30, 0, 0), OVS_E_RANGE);
	assert_int_equal(ovs_osd_write(b, 1, "", 0), OVS_E_RANGE);
	assert_int_equal(ovs_osd_fill(b, 1, (struct ovs_rect){0, 79, 1, 2}, 'x', 0), OVS_E_RANGE);
	assert_int_equal(ovs_osd_font(b, 1, 256, (const uint8_t[16]){0}), OVS_E_RANGE);
	assert_int_equal(ovs_set_trigger(b, 1, &(struct ovs_trigger){.key_id = 0x7E, .tap_ms = 1024, .gap_ms = 500, .menu_ms = 700}), OVS_E_RANGE);
	assert_int_equal(ovs_console_status(b, 2, &status), OVS_E_RANGE);
	assert_int_equal(ovs_read(b, 0, 33, NULL, NULL), OVS_E_RANGE);
	assert_int_equal(ovs_pending(b), 0);
	assert_int_equal(ovs_write(b, OVS_REG_ID, 0), 0);
	assert_int_equal(ovs_wait(b, 1000), OVS_E_REFUSED);
	assert_int_equal(ovs_wait(b, 1000), 0);
	ovs_close(b);
}

static void controls_reach_the_board(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);
	uint16_t keys[8];

	(void)s;
	assert_int_equal(ovs_select(b, 1, 3), 0);
	assert_int_equal(ovs_set_trigger(b, 1, &(struct ovs_trigger){.key_id = 0x14, .tap_ms = 300, .gap_ms = 401, .menu_ms = 702}), 0);
	assert_int_equal(ovs_set_port_mask(b, 1, 5), 0);
	assert_int_equal(ovs_key(b, 1, 0x1C, true), 0);
	assert_int_equal(ovs_key(b, 1, 0x1C, false), 0);
	assert_int_equal(ovs_mouse(b, 1, 1, 1000, -1000, 3), 0);
	assert_int_equal(ovs_wait(b, 1000), 0);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_SELECT), 3);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_TRIGGER), 0x14 | 300 << 8 | 401 << 18);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_MENU_MS), 702);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_PORT_MASK), 5);
	assert_int_equal(ovs_fake_host_keys(b, 3, keys, 8), 2);
	assert_int_equal(keys[0], 0x11C);
	assert_int_equal(keys[1], 0x01C);
	settle(b, 20);
	assert_int_equal(seen.selected, 3);
	assert_int_equal(seen.shown, 3);
	assert_int_equal(ovs_capture(b, 1, true), 0);
	assert_int_equal(ovs_wait(b, 1000), 0);
	ovs_fake_type(b, 1, 0x5A, true);
	settle(b, 20);
	assert_int_equal(seen.keys, 1);
	assert_int_equal(seen.last_key, 0x15A);
	ovs_close(b);
}

/* All fields of a port come through; what moves in a picture and a period that trembles call no handler. */
static void watching(void **s)
{
	const struct ovs_host_status pal = {
		.present = true, .hs_positive = true, .vs_positive = true, .interlaced = true, .kind = OVS_KIND_COMPOSITE,
		.pal = true, .state = OVS_VIDEO_PICTURE, .h_total = 1728, .h_active = 1440, .v_total = 625, .v_active = 576,
		.frame_us = 20000, .restless = true, .changes = 200, .age_ms = 1234, .brightness = 77, .signature = 0xABCDEF,
	};
	struct ovs_host_status next = pal, got;
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);

	(void)s;
	ovs_fake_host(b, 3, &pal);
	settle(b, 20);
	assert_int_equal(seen.hosts, 3);
	ovs_host_status(b, 3, &got);
	assert_true(got.interlaced && got.kind == OVS_KIND_COMPOSITE && got.pal && got.state == OVS_VIDEO_PICTURE);
	assert_true(got.restless && !got.blank && got.changes == 200 && got.age_ms == 1234);
	assert_true(got.brightness == 77 && got.signature == 0xABCDEF && got.v_total == 625);
	seen.hosts = 0;
	next.frame_us++;
	next.changes = next.age_ms = next.brightness = next.signature = 3;
	ovs_fake_host(b, 3, &next);
	settle(b, 20);
	assert_int_equal(seen.hosts, 0);
	ovs_host_status(b, 3, &got);
	assert_true(got.changes == 3 && got.age_ms == 3 && got.brightness == 3 && got.signature == 3);
	next.blank = true;
	ovs_fake_host(b, 3, &next);
	settle(b, 20);
	assert_int_equal(seen.hosts, 3);
	ovs_close(b);
}

static void events_and_status(void **s)
{
	struct ovs_host_status gone = {.scan_set = 1, .leds = 5}, got;
	struct ovs_console_status con;
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);

	(void)s;
	assert_int_equal(ovs_host_status(b, 2, &got), 0);
	assert_true(got.present && got.h_active == 640 && got.v_active == 480 && got.frame_us == 16683);
	assert_true(got.kind == OVS_KIND_SEPARATE && got.state == OVS_VIDEO_PICTURE && got.age_ms == OVS_AGE_MAX_MS);
	ovs_fake_host(b, 2, &gone);
	settle(b, 20);
	assert_int_equal(seen.hosts, 2);
	ovs_host_status(b, 2, &got);
	assert_true(!got.present && got.leds == 5 && got.scan_set == 1 && got.state == OVS_VIDEO_NO_SYNC);
	ovs_fake_host(b, 1, &gone);
	ovs_fake_trigger(b, 1, OVS_TRIG_MENU);
	settle(b, 20);
	assert_int_equal(seen.shown, 0);
	assert_int_equal(seen.triggers, OVS_TRIG_MENU);
	ovs_console_status(b, 1, &con);
	assert_true(con.capture && con.no_signal && con.selected == 1 && con.shown == 0);
	assert_true(seen.consoles >= 1);
	ovs_fake_lose_events(b);
	settle(b, 20);
	assert_int_equal(seen.lost, 1);
	/* An acknowledgement that is lost makes the board repeat; nobody sees it twice. */
	ovs_fake_drop(b, 1);
	ovs_fake_type(b, 1, 0x1C, true);
	settle(b, 150);
	assert_int_equal(seen.keys, 1);
	ovs_close(b);
}

static void fence(void *c, int result)
{
	((struct seen *)c)->fences++;
	((struct seen *)c)->fence_result = result;
}

static void lost_and_damaged_answers(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);
	struct ovs_counters c;

	(void)s;
	for (int i = 0; i < 12; i++) {
		if (i % 2)
			ovs_fake_drop(b, 1);
		else
			ovs_fake_damage(b, 1);
		assert_int_equal(ovs_key(b, 1, 0x1C, i % 2 == 0), 0);
		assert_int_equal(ovs_then(b, fence, &seen), 0);
		assert_int_equal(ovs_wait(b, 2000), 0);
		assert_int_equal(seen.fences, i + 1);
		assert_int_equal(seen.fence_result, 0);
	}
	assert_int_equal(ovs_fake_host_keys(b, 1, NULL, 0), 12);	/* each once */
	ovs_counters(b, &c);
	assert_true(c.tx_repeats >= 12 && c.rx_bad >= 6);
	assert_int_equal(seen.up, 1);
	ovs_close(b);
}

static void fences_tell_the_first_error(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);

	(void)s;
	ovs_select(b, 1, 2);
	ovs_write(b, OVS_REG_CON_SELECT, 77);
	ovs_then(b, fence, &seen);
	ovs_select(b, 1, 3);
	assert_int_equal(ovs_wait(b, 1000), OVS_E_RANGE);
	assert_int_equal(seen.fence_result, OVS_E_RANGE);
	ovs_then(b, fence, &seen);
	assert_int_equal(ovs_wait(b, 1000), 0);
	assert_int_equal(seen.fence_result, 0);
	assert_int_equal(seen.fences, 2);
	assert_int_equal(ovs_fake_register(b, OVS_REG_CON_SELECT), 3);
	ovs_close(b);
}

static void comes_back(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);
	struct ovs_counters c;

	(void)s;
	ovs_fake_reset(b);
	ovs_select(b, 1, 2);
	ovs_then(b, fence, &seen);
	assert_int_equal(ovs_wait(b, 1000), OVS_E_LINK);
	assert_int_equal(seen.fence_result, OVS_E_LINK);
	settle(b, 300);
	assert_int_equal(seen.down, 1);
	assert_int_equal(seen.up, 2);
	assert_int_equal(ovs_select(b, 1, 2), 0);
	assert_int_equal(ovs_wait(b, 1000), 0);

	ovs_fake_unplug(b, true);
	settle(b, 50);
	assert_int_equal(seen.down, 2);
	assert_int_equal(seen.down_error, OVS_E_LINK);
	assert_false(ovs_link_up(b));
	assert_int_equal(ovs_select(b, 1, 2), OVS_E_LINK);
	ovs_fake_unplug(b, false);
	settle(b, 1300);
	assert_int_equal(seen.up, 3);
	assert_int_equal(ovs_select(b, 1, 4), 0);
	assert_int_equal(ovs_wait(b, 1000), 0);
	ovs_counters(b, &c);
	assert_int_equal(c.resyncs, 2);

	ovs_fake_mute(b, true);
	ovs_select(b, 1, 1);
	assert_int_equal(ovs_wait(b, 3000), OVS_E_LINK);
	assert_non_null(strstr(ovs_last_error(b), "does not answer"));
	ovs_fake_mute(b, false);
	settle(b, 500);
	assert_int_equal(seen.up, 4);
	ovs_close(b);
}

static void ping(void *c, int result, unsigned us)
{
	struct seen *s = c;

	s->pings += !result && us < 100000;
}

static void many_requests(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);
	int error = 0;

	(void)s;
	for (int i = 0; i < 100; i++)
		ovs_ping(b, ping, &seen);
	assert_int_equal(ovs_wait(b, 2000), 0);
	assert_int_equal(seen.pings, 100);
	for (int i = 0; i < 5000 && !error; i++)
		error = ovs_then(b, fence, &seen);
	assert_int_equal(error, OVS_E_MEMORY);
	assert_int_equal(ovs_wait(b, 1000), 0);
	/* More is answered than fits in one frame, in order. */
	for (int i = 0; i < 500; i++)
		assert_int_equal(ovs_key(b, 1, 1 + i / 2 % 100, i % 2 == 0), 0);
	assert_int_equal(ovs_wait(b, 2000), 0);
	assert_int_equal(ovs_fake_host_keys(b, 1, NULL, 0), 500);
	ovs_close(b);
}

/* As many requests under way as the board has room for, and never one more: then nothing has to be repeated. */
static void window_is_the_boards(void **s)
{
	(void)s;
	for (unsigned window = 0; window <= 15; window++) {
		struct ovs_fake_config config = {.window = window};
		struct seen seen;
		struct ovs_board *b = board(&seen, &config);
		struct ovs_counters c;

		for (int i = 0; i < 100; i++)
			ovs_ping(b, ping, &seen);
		assert_int_equal(ovs_wait(b, 2000), 0);
		assert_int_equal(seen.pings, 100);
		assert_int_equal(ovs_fake_most_under_way(b), window ? window : OVS_LINK_WINDOW_UART);
		assert_int_equal(ovs_fake_register(b, OVS_REG_RX_DUP), 0);
		ovs_counters(b, &c);
		assert_int_equal(c.tx_repeats, 0);
		ovs_close(b);
	}
}

/* Answers that are lost in the middle of a window: all of it is asked for again, each is run once. */
static void lost_answers_of_a_window(void **s)
{
	struct ovs_fake_config config = {.window = OVS_LINK_WINDOW_FIFO};
	struct seen seen;
	struct ovs_board *b = board(&seen, &config);

	(void)s;
	for (unsigned lost = 1; lost <= OVS_LINK_WINDOW_FIFO; lost++) {
		ovs_fake_drop(b, lost);
		for (int i = 0; i < 20; i++) {
			assert_int_equal(ovs_key(b, 1, 0x1C, i % 2 == 0), 0);
			assert_int_equal(ovs_then(b, fence, &seen), 0);
		}
		ovs_write(b, OVS_REG_CON_SELECT, 77);
		assert_int_equal(ovs_wait(b, 2000), OVS_E_RANGE);
		assert_int_equal(ovs_fake_host_keys(b, 1, NULL, 0), 20 * lost);
	}
	assert_int_equal(seen.up, 1);
	ovs_close(b);
}

static void heartbeat_keeps_the_session(void **s)
{
	struct seen seen;
	struct ovs_board *b = board(&seen, NULL);
	uint32_t before = ovs_fake_register(b, OVS_REG_RX_FRAMES), n;

	(void)s;
	settle(b, 1000);
	n = ovs_fake_register(b, OVS_REG_RX_FRAMES) - before;
	assert_true(n >= 10);		/* at least one in each 100 ms */
	assert_true(n <= 40);
	ovs_close(b);
}

/* ---- errors of ovs_open ---- */

static void opening_fails_with_a_reason(void **s)
{
	struct ovs_fake_config other = {.schema = 0x12345678}, no_window = {.window = 16};
	struct ovs_board *b;

	(void)s;
	assert_int_equal(ovs_open(&b, "usb:1", NULL, NULL), OVS_E_NAME);
	assert_null(b);
	assert_non_null(strstr(ovs_last_error(NULL), "socket:PATH"));
	assert_int_equal(ovs_open(&b, "socket:/nowhere/at/all", NULL, NULL), OVS_E_ABSENT);
	assert_non_null(strstr(ovs_last_error(NULL), "/nowhere/at/all"));
	assert_int_equal(ovs_open(&b, "socket:", NULL, NULL), OVS_E_NAME);
	ovs_fake_configure(&other);
	assert_int_equal(ovs_open(&b, "fake:", NULL, NULL), OVS_E_SCHEMA);
	assert_non_null(strstr(ovs_last_error(NULL), "0x12345678"));
	ovs_fake_configure(&no_window);
	assert_int_equal(ovs_open(&b, "fake:", NULL, NULL), OVS_E_PRODUCT);
	assert_int_equal(ovs_exit_code(OVS_E_SCHEMA), 3);
	assert_int_equal(ovs_exit_code(OVS_E_ABSENT), 1);
	assert_int_equal(ovs_exit_code(-99), 2);
	assert_string_equal(ovs_strerror(-99), "unknown error");
	ovs_fake_configure(NULL);
}

/* A socket whose other end takes the connection and says `what` (NULL: hangs up). */
static int other_end(const char *what)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	char name[150];
	int fd = socket(AF_UNIX, SOCK_STREAM, 0), peer, error;
	struct ovs_board *b;
	pid_t child;

	snprintf(a.sun_path, sizeof(a.sun_path), "%s/ovs-unit-%d", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid());
	unlink(a.sun_path);
	assert_int_equal(bind(fd, (struct sockaddr *)&a, sizeof(a)), 0);
	assert_int_equal(listen(fd, 1), 0);
	child = fork();
	if (!child) {
		char sink[64];

		peer = accept(fd, NULL, NULL);
		while (what && write(peer, what, strlen(what) + 1) > 0 && read(peer, sink, sizeof(sink)) > 0)
			;
		_exit(0);
	}
	close(fd);
	snprintf(name, sizeof(name), "socket:%s", a.sun_path);
	error = ovs_open(&b, name, NULL, NULL);
	unlink(a.sun_path);
	return error;
}

static void other_ends(void **s)
{
	(void)s;
	assert_int_equal(other_end(NULL), OVS_E_BUSY);
	assert_int_equal(other_end("login: "), OVS_E_PRODUCT);
	assert_int_equal(other_end(""), OVS_E_PRODUCT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_a_page), cmocka_unit_test(long_text_is_split),
		cmocka_unit_test(refuses_what_is_not_there), cmocka_unit_test(controls_reach_the_board),
		cmocka_unit_test(events_and_status), cmocka_unit_test(watching), cmocka_unit_test(lost_and_damaged_answers),
		cmocka_unit_test(fences_tell_the_first_error), cmocka_unit_test(comes_back), cmocka_unit_test(many_requests),
		cmocka_unit_test(window_is_the_boards), cmocka_unit_test(lost_answers_of_a_window),
		cmocka_unit_test(heartbeat_keeps_the_session), cmocka_unit_test(opening_fails_with_a_reason), cmocka_unit_test(other_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
