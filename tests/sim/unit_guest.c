/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The simulated board as a viewer of its guests. A server that behaves as QEMU does stands for the
 * guest.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <rfb/rfb.h>
#include <rfb/rfbclient.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "sim/guest_rfb.h"
#include "sim/keymap.h"

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
	};

	rfbLogEnable(0);
	guest_rfb_register();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
