/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The RFB ends of the simulated board. A server that behaves as QEMU does stands for the guest, a
 * client of libvncclient for the operator's viewer.
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
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "sim/guest_rfb.h"
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

/* ---- a server that looks like QEMU ---- */

struct machine {
	rfbScreenInfoPtr screen;
	char log[4096];
	unsigned nudges, clients;
	bool plain;			/* a server that is not QEMU */
};

static struct machine machine;

static void
log_add(const char *fmt, ...)
{
	size_t n = strlen(machine.log);
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(machine.log + n, sizeof(machine.log) - n, fmt, ap);
	va_end(ap);
}

static void
pseudo_rect(rfbClientPtr cl, int encoding, int x, const void *data, int len)
{
	rfbFramebufferUpdateMsg u = { .type = rfbFramebufferUpdate,
	    .nRects = Swap16IfLE(1) };
	rfbFramebufferUpdateRectHeader r = { .encoding =
	    Swap32IfLE((uint32_t)encoding), .r.x = Swap16IfLE(x) };

	rfbWriteExact(cl, (char *)&u, sz_rfbFramebufferUpdateMsg);
	rfbWriteExact(cl, (char *)&r, sz_rfbFramebufferUpdateRectHeader);
	if (len > 0)
		rfbWriteExact(cl, data, len);
}

static rfbBool
qemu_new(rfbClientPtr cl, void **data)
{
	(void)cl;
	(void)data;
	return TRUE;
}

static rfbBool
qemu_enable(rfbClientPtr cl, void **data, int encoding)
{
	(void)data;
	if (encoding != -257 && encoding != -258 && encoding != -261)
		return FALSE;
	if (!machine.plain)
		pseudo_rect(cl, encoding, 0, "\0", encoding == -261);
	return TRUE;
}

static rfbBool
qemu_message(rfbClientPtr cl, void *data, const rfbClientToServerMsg *m)
{
	uint8_t b[11];

	(void)data;
	if (m->type != 255 || rfbReadExact(cl, (char *)b, sizeof(b)) <= 0)
		return FALSE;
	log_add("%c%02x/%x ", b[2] ? '+' : '-', b[10],
	    (unsigned)(b[5] << 8 | b[6]));
	return TRUE;
}

static void
got_key(rfbBool down, rfbKeySym sym, rfbClientPtr cl)
{
	(void)cl;
	log_add("%c%x ", down ? '+' : '-', (unsigned)sym);
}

static void
got_pointer(int mask, int x, int y, rfbClientPtr cl)
{
	(void)cl;
	log_add("p%d,%d,%d ", mask, machine.plain ? x : x - 0x7fff,
	    machine.plain ? y : y - 0x7fff);
}

static void
got_text(char *text, int len, rfbClientPtr cl)
{
	(void)text;
	(void)cl;
	machine.nudges += len == 0;
}

static enum rfbNewClientAction
got_client(rfbClientPtr cl)
{
	(void)cl;
	machine.clients++;
	return RFB_CLIENT_ACCEPT;
}

static void
machine_fill(uint32_t colour)
{
	uint32_t *fb = (uint32_t *)(void *)machine.screen->frameBuffer;

	for (int i = 0; i < machine.screen->width * machine.screen->height; i++)
		fb[i] = colour + (uint32_t)i % 251;
	rfbMarkRectAsModified(machine.screen, 0, 0, machine.screen->width,
	    machine.screen->height);
}

static int qemu_encodings[] = { -257, -258, -261, 0 };
static rfbProtocolExtension qemu = { .newClient = qemu_new,
    .pseudoEncodings = qemu_encodings, .enablePseudoEncoding = qemu_enable,
    .handleMessage = qemu_message };

static void
machine_on(int w, int h, bool plain)
{
	rfbScreenInfoPtr s = rfbGetScreen(NULL, NULL, w, h, 8, 3, 4);

	memset(&machine, 0, sizeof(machine));
	machine.plain = plain;
	machine.screen = s;
	s->frameBuffer = calloc((size_t)w * (size_t)h, 4);
	s->listenInterface = htonl(INADDR_LOOPBACK);
	s->autoPort = TRUE;
	s->ipv6port = 0;
	s->cursor = NULL;
	s->deferUpdateTime = 0;
	s->kbdAddEvent = got_key;
	s->ptrAddEvent = got_pointer;
	s->setXCutText = got_text;
	s->newClientHook = got_client;
	rfbRegisterProtocolExtension(&qemu);
	rfbInitServer(s);
	machine_fill(0x10203);
}

static void
machine_resize(int w, int h, uint32_t colour)
{
	char *old = machine.screen->frameBuffer;

	rfbNewFramebuffer(machine.screen, calloc((size_t)w * (size_t)h, 4), w,
	    h, 8, 3, 4);
	free(old);
	machine_fill(colour);
}

static void
machine_off(void)
{
	rfbShutdownServer(machine.screen, TRUE);
	free(machine.screen->frameBuffer);
	machine.screen->frameBuffer = NULL;
	rfbScreenCleanup(machine.screen);
	rfbUnregisterProtocolExtension(&qemu);
}

/* ---- guest ---- */

static struct host_io host;
static struct guest guest;

static void
guest_on(void)
{
	struct guest_addr addr = { .port = machine.screen->port };
	struct fail f;

	snprintf(addr.host, sizeof(addr.host), "127.0.0.1");
	memset(&host, 0, sizeof(host));
	host.kind = HOST_VNC;
	host.shown = true;
	host.wake_fd = eventfd(0, EFD_NONBLOCK);
	assert_true(pic_share_init(&host.share));
	assert_int_equal(guest_start(&guest, &addr, &host, &f), 0);
}

static void
guest_off(void)
{
	while (!guest_stop(&guest))
		rfbProcessEvents(machine.screen, 1000);
	close(host.wake_fd);
	pic_share_fini(&host.share);
}

#define UNTIL(condition) do { \
	uint64_t until_end = now_ms() + WAIT_MS; \
	while (!(condition)) { \
		if (now_ms() > until_end) \
			fail_msg("waited in vain for " #condition \
			    "; log: %s", machine.log); \
		rfbProcessEvents(machine.screen, 2000); \
	} \
} while (0)

/* libvncserver has red in the low byte, we in the high one */
static bool
shows(uint32_t w, uint32_t h, uint32_t colour)
{
	bool same;

	pthread_mutex_lock(&host.share.lock);
	same = host.share.present && host.share.pic.w == w &&
	    host.share.pic.h == h &&
	    host.share.pic.px[0] == __builtin_bswap32(colour) >> 8 &&
	    pic_row(&host.share.pic, h - 1)[w - 1] ==
	    __builtin_bswap32(colour + (w * h - 1) % 251) >> 8;
	pthread_mutex_unlock(&host.share.lock);
	return same;
}

static void
push(uint8_t kind, uint8_t key, uint8_t down_or_buttons, int dx, int dy, int dz)
{
	struct event e = { .kind = kind, .key = key, .down = down_or_buttons,
	    .buttons = down_or_buttons, .dx = (int16_t)dx, .dy = (int16_t)dy,
	    .dz = (int16_t)dz };
	uint64_t one = 1;

	assert_true(event_put(&host.events, &e));
	assert_int_equal(write(host.wake_fd, &one, sizeof(one)), sizeof(one));
}

static void
guest_follows_sizes(void **state)
{
	static const int sizes[][2] = { { 720, 400 }, { 640, 480 }, { 800, 600 },
	    { 720, 400 }, { 1024, 768 } };
	unsigned clients;

	(void)state;
	machine_on(640, 480, false);
	guest_on();
	UNTIL(shows(640, 480, 0x10203));
	clients = machine.clients;
	for (unsigned i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		machine_resize(sizes[i][0], sizes[i][1], 0x30000 * (i + 1));
		UNTIL(shows((uint32_t)sizes[i][0], (uint32_t)sizes[i][1],
		    0x30000 * (i + 1)));
	}
	assert_int_equal(machine.clients, clients);	/* one connection */
	assert_int_equal(host.boots, 1);
	guest_off();
	machine_off();
}

static void
guest_takes_keys(void **state)
{
	(void)state;
	machine_on(640, 480, false);
	guest_on();
	UNTIL(host.connected && guest.qemu);
	push(EVENT_KEY, 0x33, 1, 0, 0, 0);
	push(EVENT_KEY, 0x33, 0, 0, 0, 0);
	push(EVENT_KEY, 0xf1, 1, 0, 0, 0);
	push(EVENT_KEY, 0xf1, 0, 0, 0, 0);
	push(EVENT_KEY, KEY_ID_PAUSE, 1, 0, 0, 0);
	UNTIL(strstr(machine.log, "+c6") != NULL);
	assert_string_equal(machine.log,
	    "+23/68 -23/68 +d3/ffff -d3/ffff +c6/ff13 ");
	guest_off();
	machine_off();
}

static void
guest_takes_mouse(void **state)
{
	(void)state;
	machine_on(640, 480, false);
	guest_on();
	UNTIL(host.connected && guest.qemu && guest.relative);
	push(EVENT_MOUSE, 0, 0, 7, -2, 0);	/* PS/2: up is positive */
	push(EVENT_MOUSE, 0, 2, -9, 0, 0);	/* right button */
	push(EVENT_MOUSE, 0, 2, 0, 0, 2);	/* two notches down */
	push(EVENT_MOUSE, 0, 0, 0, 0, 0);
	UNTIL(strstr(machine.log, "p0,0,0 ") != NULL);
	assert_string_equal(machine.log, "p0,7,2 p4,-9,0 p20,0,0 p4,0,0 "
	    "p20,0,0 p4,0,0 p0,0,0 ");
	guest_off();
	machine_off();
}

static void
guest_leds_and_nudges(void **state)
{
	rfbClientPtr cl;
	unsigned before;
	uint64_t end;

	(void)state;
	machine_on(640, 480, false);
	guest_on();
	UNTIL(host.connected && guest.qemu);
	cl = machine.screen->clientHead;
	pseudo_rect(cl, -261, 0, "\005", 1);
	UNTIL(host.leds == 5);
	before = machine.nudges;
	UNTIL(machine.nudges >= before + 10);
	host.shown = false;
	end = now_ms() + 150;
	UNTIL(now_ms() > end);
	before = machine.nudges;
	end = now_ms() + 300;
	UNTIL(now_ms() > end);
	assert_int_equal(machine.nudges, before);	/* nobody looks */
	guest_off();
	machine_off();
}

/* An ordinary VNC server: symbols, places, and its clipboard is left alone. */
static void
guest_plain_server(void **state)
{
	(void)state;
	machine_on(640, 480, true);
	guest_on();
	UNTIL(shows(640, 480, 0x10203));
	push(EVENT_KEY, 0x1c, 1, 0, 0, 0);
	push(EVENT_KEY, 0x1c, 0, 0, 0, 0);
	push(EVENT_KEY, KEY_ID_LSHIFT, 1, 0, 0, 0);
	push(EVENT_KEY, 0x16, 1, 0, 0, 0);
	push(EVENT_KEY, KEY_ID_LSHIFT, 0, 0, 0, 0);
	push(EVENT_KEY, 0x16, 0, 0, 0, 0);
	push(EVENT_MOUSE, 0, 0, 5, 5, 0);
	push(EVENT_MOUSE, 0, 1, -1000, -1000, 0);
	UNTIL(strstr(machine.log, "p1,") != NULL);
	assert_string_equal(machine.log,
	    "+61 -61 +ffe1 +21 -ffe1 -21 p0,325,235 p1,0,479 ");
	assert_int_equal(machine.nudges, 0);
	guest_off();
	machine_off();
}

static void
guest_comes_back(void **state)
{
	int port;

	(void)state;
	machine_on(640, 480, false);
	port = machine.screen->port;
	guest_on();
	UNTIL(shows(640, 480, 0x10203));
	rfbCloseClient(machine.screen->clientHead);
	UNTIL(!host.share.present || host.boots == 2);
	UNTIL(host.boots == 2 && shows(640, 480, 0x10203));
	assert_int_equal(port, machine.screen->port);
	guest_off();
	machine_off();
}

/* A size that no mode can carry shows nothing and hurts nobody. */
static void
guest_too_large(void **state)
{
	(void)state;
	machine_on(640, 480, false);
	guest_on();
	UNTIL(shows(640, 480, 0x10203));
	machine_resize(4000, 300, 1);
	UNTIL(!host.share.present);
	assert_false(host.connected);
	machine_resize(800, 600, 0x777);
	UNTIL(shows(800, 600, 0x777));
	guest_off();
	machine_off();
}

/* ---- viewer ---- */

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
		cmocka_unit_test(guest_follows_sizes),
		cmocka_unit_test(guest_takes_keys),
		cmocka_unit_test(guest_takes_mouse),
		cmocka_unit_test(guest_leds_and_nudges),
		cmocka_unit_test(guest_plain_server),
		cmocka_unit_test(guest_comes_back),
		cmocka_unit_test(guest_too_large),
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
	guest_rfb_register();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
