/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/guest_rfb.h"

#include <stdlib.h>
#include <string.h>

#include "sim/keymap.h"

#define ENC_DESKTOP_SIZE	(-223)
#define ENC_LAST_RECT		(-224)
#define ENC_POINTER_TYPE	(-257)	/* QEMU Pointer Motion Change */
#define ENC_EXTENDED_KEY	(-258)
#define ENC_LED_STATE		(-261)	/* QEMU LED State */

#define CONNECT_S	5
#define READ_S		5
#define RELATIVE_ZERO	0x7fff
#define RFB_WHEEL_UP	0x08
#define RFB_WHEEL_DOWN	0x10

static char tag;			/* its address finds our data */

static struct guest *
guest_of(rfbClient *c)
{
	return rfbClientGetClientData(c, &tag);
}

static void
quiet(const char *format, ...)
{
	(void)format;
}

/* Without this the library would ask at the terminal. */
static char *
no_password(rfbClient *c)
{
	(void)c;
	return NULL;
}

/* ---- picture ---- */

static rfbBool
new_size(rfbClient *c)
{
	struct guest *g = guest_of(c);
	struct mode m;

	if (!mode_find(&m, (uint32_t)c->width, (uint32_t)c->height, 0))
		return FALSE;
	free(c->frameBuffer);
	c->frameBuffer = calloc((size_t)c->width * (size_t)c->height, 4);
	g->fb_w = (uint32_t)c->width;
	g->fb_h = (uint32_t)c->height;
	memset(g->dirty, 1, sizeof(g->dirty));
	return c->frameBuffer != NULL;
}

static void
got_rect(rfbClient *c, int x, int y, int w, int h)
{
	struct guest *g = guest_of(c);

	(void)x;
	(void)w;
	for (int line = y; line < y + h && line < (int)g->fb_h; line++)
		g->dirty[line] = 1;
}

static void
share_lines(struct guest *g, struct pic_share *s)
{
	const uint32_t *fb = (const void *)g->client->frameBuffer;
	bool all = s->pic.w != g->fb_w || s->pic.h != g->fb_h;

	s->pic.w = g->fb_w;
	s->pic.h = g->fb_h;
	for (uint32_t y = 0; y < g->fb_h; y++) {
		if (!all && !g->dirty[y])
			continue;
		for (uint32_t x = 0; x < g->fb_w; x++)
			pic_row(&s->pic, y)[x] =
			    fb[(size_t)y * g->fb_w + x] & 0xffffff;
		s->dirty[y] = 1;
		g->dirty[y] = 0;
	}
}

static void
got_update(rfbClient *c)
{
	struct guest *g = guest_of(c);
	struct pic_share *s = &g->io->share;

	pthread_mutex_lock(&s->lock);
	share_lines(g, s);
	s->present = true;
	s->changed = true;
	pthread_mutex_unlock(&s->lock);
	g->io->connected = true;
}

/* ---- QEMU's own pseudo-encodings ---- */

static rfbBool
own_encoding(rfbClient *c, rfbFramebufferUpdateRectHeader *rect)
{
	struct guest *g = guest_of(c);
	uint8_t leds;

	if (g == NULL)
		return FALSE;
	switch ((int32_t)rect->encoding) {
	case ENC_POINTER_TYPE:
		g->qemu = true;
		g->relative = rect->r.x == 0;
		return TRUE;
	case ENC_LED_STATE:
		g->qemu = true;
		if (!ReadFromRFBServer(c, (char *)&leds, 1))
			return FALSE;
		g->io->leds = leds & 7u;
		return TRUE;
	default:
		return FALSE;
	}
}

void
guest_rfb_register(void)
{
	static int encodings[] = { ENC_POINTER_TYPE, ENC_LED_STATE, 0 };
	static rfbClientProtocolExtension extension = {
		.encodings = encodings, .handleEncoding = own_encoding,
	};

	rfbEnableClientLogging = FALSE;
	rfbClientLog = quiet;
	rfbClientErr = quiet;
	rfbClientRegisterExtension(&extension);
}

/*
 * Replaces the library's list. With ExtendedDesktopSize in it libvncclient 0.9.14
 * loses QEMU at the first change of mode (screen id 0); and plain pixels keep
 * its decoders out of the way.
 */
static bool
set_encodings(rfbClient *client)
{
	static const int32_t list[] = {
		rfbEncodingRaw, rfbEncodingCopyRect, ENC_DESKTOP_SIZE,
		ENC_LAST_RECT, ENC_EXTENDED_KEY, ENC_POINTER_TYPE,
		ENC_LED_STATE,
	};
	#define COUNT (sizeof(list) / sizeof(list[0]))
	struct {
		rfbSetEncodingsMsg head;
		uint32_t list[COUNT];
	} msg = { .head = { .type = rfbSetEncodings } };

	msg.head.nEncodings = rfbClientSwap16IfLE(COUNT);
	for (size_t i = 0; i < COUNT; i++)
		msg.list[i] = rfbClientSwap32IfLE((uint32_t)list[i]);
	return WriteToRFBServer(client, (char *)&msg, sizeof(msg)) &&
	    SendFramebufferUpdateRequest(client, 0, 0, client->width,
	    client->height, FALSE);
	#undef COUNT
}

static rfbClient *
new_client(struct guest *g)
{
	rfbClient *c = rfbGetClient(8, 3, 4);

	if (c == NULL)
		return NULL;
	free(c->serverHost);
	c->serverHost = strdup(g->addr.host);
	c->serverPort = g->addr.port;
	c->format.redShift = 16;
	c->format.greenShift = 8;
	c->format.blueShift = 0;
	c->canHandleNewFBSize = TRUE;
	c->appData.encodingsString = "raw copyrect";
	c->appData.useRemoteCursor = FALSE;
	c->connectTimeout = CONNECT_S;
	c->readTimeout = READ_S;
	c->MallocFrameBuffer = new_size;
	c->GotFrameBufferUpdate = got_rect;
	c->FinishedFrameBufferUpdate = got_update;
	c->GetPassword = no_password;
	rfbClientSetClientData(c, &tag, g);
	return c;
}

bool
guest_rfb_open(struct guest *g)
{
	g->qemu = false;
	g->relative = false;
	g->buttons = 0;
	memset(g->shift, 0, sizeof(g->shift));
	g->client = new_client(g);
	if (g->client == NULL)
		return false;
	if (!rfbInitClient(g->client, NULL, NULL)) {
		g->client = NULL;	/* the library has freed it */
		return false;
	}
	g->x = g->client->width / 2;
	g->y = g->client->height / 2;
	if (set_encodings(g->client))
		return true;
	guest_rfb_close(g);
	return false;
}

void
guest_rfb_close(struct guest *g)
{
	rfbClient *c = g->client;

	g->client = NULL;
	free(c->frameBuffer);
	c->frameBuffer = NULL;
	rfbClientCleanup(c);
}

bool
guest_rfb_receive(struct guest *g)
{
	do {
		if (!HandleRFBServerMessage(g->client))
			return false;
	} while (g->client->buffered > 0);
	return true;
}

/* ---- keys and mouse ---- */

static uint32_t
symbol(struct guest *g, const struct key *k, bool down)
{
	bool shift = g->shift[0] || g->shift[1];

	if (down)
		g->sent_sym[k->id] = shift && k->shifted != 0 ? k->shifted :
		    k->sym;
	return g->sent_sym[k->id];
}

static bool
send_key(struct guest *g, const struct event *e)
{
	const struct key *k = key_by_id(e->key);
	uint32_t sym;

	if (k == NULL)
		return true;
	if (e->key == KEY_ID_LSHIFT || e->key == KEY_ID_RSHIFT)
		g->shift[e->key == KEY_ID_RSHIFT] = e->down;
	sym = symbol(g, k, e->down);
	return SendExtendedKeyEvent(g->client, sym, k->xt, e->down) ||
	    SendKeyEvent(g->client, sym, e->down);
}

static int
limit(int v, int most)
{
	return v < 0 ? 0 : v > most ? most : v;
}

static bool
send_pointer(struct guest *g, int mask, int dx, int dy)
{
	if (g->relative)
		return SendPointerEvent(g->client, RELATIVE_ZERO + dx,
		    RELATIVE_ZERO + dy, mask);
	g->x = limit(g->x + dx, g->client->width - 1);
	g->y = limit(g->y + dy, g->client->height - 1);
	return SendPointerEvent(g->client, g->x, g->y, mask);
}

/* A notch of the wheel is a press and release of button 4 or 5. */
static bool
send_mouse(struct guest *g, const struct event *e)
{
	int b = e->buttons;
	int mask = (b & 1) | (b & 2) << 1 | (b & 4) >> 1;
	int wheel = e->dz > 0 ? RFB_WHEEL_DOWN : RFB_WHEEL_UP;
	bool ok = true;

	if (e->dx != 0 || e->dy != 0 || mask != g->buttons)
		ok = send_pointer(g, mask, e->dx, -e->dy);
	g->buttons = mask;
	for (int n = abs(e->dz); ok && n > 0; n--)
		ok = send_pointer(g, mask | wheel, 0, 0) &&
		    send_pointer(g, mask, 0, 0);
	return ok;
}

bool
guest_rfb_event(struct guest *g, const struct event *e)
{
	return e->kind == EVENT_KEY ? send_key(g, e) : send_mouse(g, e);
}

bool
guest_rfb_nudge(struct guest *g)
{
	static char nothing[] = "";

	return !g->qemu || SendClientCutText(g->client, nothing, 0);
}
