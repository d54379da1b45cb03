/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The monitors of the simulated board as VNC servers. A client of libvncclient stands for the
 * operator's viewer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <arpa/inet.h>
#include <rfb/rfb.h>
#include <rfb/rfbclient.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "sim/keymap.h"
#include "sim/viewer_listen.h"

#include <cmocka.h>		/* last: it has a macro fail() */

#define WAIT_MS 5000

static uint64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static struct sim_io *sim;
static struct viewer viewer;

static void
viewer_on(unsigned consoles)
{
	struct fail f = { 0, "" };

	sim = calloc(1, sizeof(*sim));
	sim->consoles = consoles;
	for (unsigned c = 0; c < consoles; c++)
		assert_true(pic_share_init(&sim->console[c].share));
	if (viewer_start(&viewer, "127.0.0.1:0", sim, &f) != 0)
		fail_msg("%s", f.text);
}

static void
viewer_off(void)
{
	viewer_stop(&viewer);
	for (unsigned c = 0; c < sim->consoles; c++)
		pic_share_fini(&sim->console[c].share);
	free(sim);
}

static int
viewer_port(void)
{
	return atoi(strchr(viewer.address, ':') + 1);
}

static void
show(unsigned console, uint32_t w, uint32_t h, uint32_t colour)
{
	static uint8_t dirty[MODE_MAX_H];
	struct pic p;

	assert_true(pic_init(&p));
	p.w = w;
	p.h = h;
	for (uint32_t y = 0; y < h; y++)
		for (uint32_t x = 0; x < w; x++)
			pic_row(&p, y)[x] = colour + x % 16;
	memset(dirty, 1, sizeof(dirty));
	assert_true(pic_share_put(&sim->console[console].share, &p, dirty, true));
	pic_fini(&p);
}

static rfbClient *
connect_viewer(int port)
{
	rfbClient *c = rfbGetClient(8, 3, 4);

	free(c->serverHost);
	c->serverHost = strdup("127.0.0.1");	/* the name localhost may be unknown */
	c->serverPort = port;
	c->canHandleNewFBSize = TRUE;
	c->format.redShift = 16;
	c->format.greenShift = 8;
	c->format.blueShift = 0;
	assert_true(rfbInitClient(c, NULL, NULL));
	return c;
}

static bool
sees(rfbClient *c, int w, int h, uint32_t colour)
{
	const uint32_t *fb = (const void *)c->frameBuffer;

	return c->width == w && c->height == h &&
	    (fb[0] & 0xffffff) == colour &&
	    (fb[w * h - 1] & 0xffffff) == colour + (uint32_t)(w - 1) % 16;
}

#define VIEW_UNTIL(c, condition) do { \
	uint64_t until_end = now_ms() + WAIT_MS; \
	while (!(condition)) { \
		if (now_ms() > until_end) \
			fail_msg("waited in vain for " #condition \
			    " (%dx%d, first pixel %x)", c->width, c->height, \
			    *(unsigned *)(void *)c->frameBuffer); \
		if (c->buffered > 0 || WaitForMessage(c, 2000) > 0) \
			assert_true(HandleRFBServerMessage(c)); \
	} \
} while (0)

static void
close_viewer(rfbClient *c)
{
	free(c->frameBuffer);
	c->frameBuffer = NULL;
	rfbClientCleanup(c);
}

static void
typed(unsigned console, const char *expect)
{
	char got[512] = "";
	uint64_t end = now_ms() + WAIT_MS;
	struct event e;

	while (strlen(got) < strlen(expect) && now_ms() < end) {
		size_t n = strlen(got);

		if (!event_get(&sim->console[console].input, &e))
			usleep(1000);
		else if (e.kind == EVENT_KEY)
			snprintf(got + n, sizeof(got) - n, "%c%02x ",
			    e.down ? '+' : '-', e.key);
		else
			snprintf(got + n, sizeof(got) - n, "b%u,%d,%d,%d ",
			    e.buttons, e.dx, e.dy, e.dz);
	}
	assert_string_equal(got, expect);
}

static void
viewer_sees_modes(void **state)
{
	rfbClient *c;

	(void)state;
	viewer_on(1);
	show(0, 640, 480, 0x123450);
	c = connect_viewer(viewer_port());
	VIEW_UNTIL(c, sees(c, 640, 480, 0x123450));
	show(0, 720, 400, 0xabcde0);
	VIEW_UNTIL(c, sees(c, 720, 400, 0xabcde0));
	show(0, 640, 480, 0x00ff00);
	VIEW_UNTIL(c, sees(c, 640, 480, 0x00ff00));
	close_viewer(c);
	viewer_off();
}

static void
viewer_types(void **state)
{
	rfbClient *c;

	(void)state;
	viewer_on(1);
	c = connect_viewer(viewer_port());
	SendKeyEvent(c, 'a', TRUE);
	SendKeyEvent(c, 'a', FALSE);
	SendKeyEvent(c, '!', TRUE);		/* without the Shift it needs */
	SendKeyEvent(c, '!', FALSE);
	SendKeyEvent(c, XK_Shift_L, TRUE);
	SendKeyEvent(c, 'Q', TRUE);
	SendKeyEvent(c, 'Q', FALSE);
	SendKeyEvent(c, XK_Shift_L, FALSE);
	SendKeyEvent(c, 0x20ac, TRUE);		/* no such key: the euro */
	SendKeyEvent(c, XK_Scroll_Lock, TRUE);
	typed(0, "+1c -1c +12 +16 -16 -12 +12 +15 -15 -12 +7e ");
	close_viewer(c);
	typed(0, "-7e ");			/* let go when the viewer leaves */
	viewer_off();
}

static void
viewer_types_by_position(void **state)
{
	rfbClient *c;

	(void)state;
	viewer_on(1);
	show(0, 640, 480, 0);
	c = connect_viewer(viewer_port());
	VIEW_UNTIL(c, SendExtendedKeyEvent(c, 'z', 0x15, TRUE));
	SendExtendedKeyEvent(c, 'z', 0x15, FALSE);	/* a German Z is our Y */
	SendExtendedKeyEvent(c, XK_Delete, 0xd3, TRUE);
	SendExtendedKeyEvent(c, XK_Delete, 0xd3, FALSE);
	typed(0, "+35 -35 +f1 -f1 ");
	close_viewer(c);
	viewer_off();
}

static void
viewer_points(void **state)
{
	rfbClient *c;

	(void)state;
	viewer_on(1);
	c = connect_viewer(viewer_port());
	SendPointerEvent(c, 100, 100, 0);	/* the first one only says where */
	SendPointerEvent(c, 110, 95, 0);
	SendPointerEvent(c, 110, 95, rfbButton1Mask);
	SendPointerEvent(c, 110, 95, rfbButton3Mask);
	SendPointerEvent(c, 110, 95, rfbButton2Mask);
	SendPointerEvent(c, 110, 95, 0);
	SendPointerEvent(c, 110, 95, rfbButton4Mask);
	SendPointerEvent(c, 110, 95, 0);
	SendPointerEvent(c, 110, 95, rfbButton5Mask);
	SendPointerEvent(c, 90, 105, rfbButton1Mask);
	typed(0, "b0,10,5,0 b1,0,0,0 b2,0,0,0 b4,0,0,0 b0,0,0,0 b0,0,0,-1 "
	    "b0,0,0,1 b1,-20,-10,0 ");
	close_viewer(c);
	typed(0, "b0,0,0,0 ");
	viewer_off();
}

static void
two_consoles(void **state)
{
	rfbClient *a, *b;

	(void)state;
	viewer_on(2);
	show(0, 640, 480, 0x110000);
	show(1, 800, 600, 0x220000);
	a = connect_viewer(viewer_port());
	b = connect_viewer(viewer_port() + 1);
	VIEW_UNTIL(a, sees(a, 640, 480, 0x110000));
	VIEW_UNTIL(b, sees(b, 800, 600, 0x220000));
	SendKeyEvent(b, 'b', TRUE);
	typed(1, "+32 ");
	SendKeyEvent(a, 'a', TRUE);
	typed(0, "+1c ");
	close_viewer(a);
	close_viewer(b);
	viewer_off();
}

static enum viewer_door
door(const char *head)
{
	return viewer_door(head, strlen(head));
}

/* Pages of other sites must not open the console. */
static void
origins(void **state)
{
	#define HEAD "GET / HTTP/1.1\r\nHost: 127.0.0.1:5900\r\n"

	(void)state;
	assert_int_equal(door("RFB 003.008\n"), DOOR_OPEN);
	assert_int_equal(door("GE"), DOOR_WAIT);
	assert_int_equal(door(HEAD), DOOR_WAIT);
	assert_int_equal(door(HEAD "\r\n"), DOOR_OPEN);
	assert_int_equal(door(HEAD "Origin: http://localhost:8080\r\n\r\n"),
	    DOOR_OPEN);
	assert_int_equal(door(HEAD "origin:http://127.0.0.1\r\n\r\n"), DOOR_OPEN);
	assert_int_equal(door(HEAD "Origin: http://evil.example\r\n\r\n"),
	    DOOR_REFUSE);
	assert_int_equal(door(HEAD "Origin: http://localhost.evil.example\r\n\r\n"),
	    DOOR_REFUSE);
	assert_int_equal(door(HEAD "Origin: null\r\n\r\n"), DOOR_REFUSE);
	#undef HEAD
}

static void
evil_page_is_refused(void **state)
{
	static const char head[] = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
	    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
	    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
	    "Sec-WebSocket-Protocol: binary\r\nOrigin: http://%s\r\n\r\n";
	static const struct { const char *origin, *status; } tries[] = {
		{ "evil.example", "HTTP/1.1 403" }, { "localhost", "HTTP/1.1 101" },
	};

	(void)state;
	viewer_on(1);
	for (int i = 0; i < 2; i++) {
		struct sockaddr_in a = { .sin_family = AF_INET,
		    .sin_port = htons((uint16_t)viewer_port()),
		    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
		int fd = socket(AF_INET, SOCK_STREAM, 0);
		char answer[256] = "";

		assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof(a)), 0);
		dprintf(fd, head, tries[i].origin);
		assert_true(recv(fd, answer, 12, MSG_WAITALL) == 12);
		assert_string_equal(answer, tries[i].status);
		close(fd);
	}
	viewer_off();
}

static void
listen_error(const char *where, int code, const char *words)
{
	struct sim_io io = { .consoles = 1 };
	struct viewer v = { .io = &io, .listener = { -1, -1, -1, -1 } };
	struct fail f = { 0, "" };

	assert_int_equal(viewer_listen(&v, where, &f), code);
	if (strstr(f.text, words) == NULL)
		fail_msg("\"%s\" is not in: %s", words, f.text);
	assert_int_equal(v.listener[0], -1);
}

static void
listen_errors(void **state)
{
	char where[64];

	(void)state;
	listen_error("5900", SIM_USAGE, "write HOST:PORT");
	listen_error("127.0.0.1:", SIM_USAGE, "write HOST:PORT");
	listen_error("127.0.0.1:65536", SIM_USAGE, "port out of range");
	listen_error("127.0.0.1:-1", SIM_USAGE, "write HOST:PORT");
	listen_error("0.0.0.0:5900", SIM_USAGE, "only loopback");
	viewer_on(1);
	snprintf(where, sizeof(where), "127.0.0.1:%d", viewer_port());
	listen_error(where, SIM_BUSY, "port in use");
	viewer_off();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(viewer_sees_modes),
		cmocka_unit_test(viewer_types),
		cmocka_unit_test(viewer_types_by_position),
		cmocka_unit_test(viewer_points),
		cmocka_unit_test(two_consoles),
		cmocka_unit_test(origins),
		cmocka_unit_test(evil_page_is_refused),
		cmocka_unit_test(listen_errors),
	};

	rfbLogEnable(0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
