/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/viewer_input.h"

#include <stdlib.h>
#include <string.h>

#include "sim/keymap.h"

#define ENCODING_EXTENDED_KEY	(-258)	/* rfbproto, QEMU Extended Key Event */
#define MSG_QEMU		255
#define MSG_QEMU_BYTES		12

#define RFB_WHEEL_UP	0x08
#define RFB_WHEEL_DOWN	0x10

/* What one viewer holds down, so that it can be let go when it leaves. */
struct viewer_client {
	uint8_t held[32];
	bool shift_added;	/* for a symbol that needs Shift */
	uint8_t shift_for;
	int x, y, mask;
	bool placed;
};

static struct viewer_console *
console_of(rfbClientPtr cl)
{
	return cl->screen->screenData;
}

static void
put_key(rfbClientPtr cl, uint8_t id, bool down)
{
	struct viewer_console *c = console_of(cl);
	struct viewer_client *v = cl->clientData;
	struct event e = { .kind = EVENT_KEY, .key = id, .down = down };
	uint8_t bit = (uint8_t)(1u << id % 8);

	if (down)
		v->held[id / 8] |= bit;
	else
		v->held[id / 8] &= (uint8_t)~bit;
	event_put(&c->io->console[c->index].input, &e);
}

static bool
holds(const struct viewer_client *v, uint8_t id)
{
	return v->held[id / 8] >> id % 8 & 1;
}

/*
 * Viewers that type symbols without the Shift they need on a US keyboard (other
 * layouts, scripts) get it added around the key.
 */
static void
add_shift(rfbClientPtr cl, uint8_t id)
{
	struct viewer_client *v = cl->clientData;

	if (holds(v, KEY_ID_LSHIFT) || holds(v, KEY_ID_RSHIFT))
		return;
	put_key(cl, KEY_ID_LSHIFT, true);
	v->shift_added = true;
	v->shift_for = id;
}

static void
key_sym(rfbBool down, rfbKeySym sym, rfbClientPtr cl)
{
	struct viewer_client *v = cl->clientData;
	bool shift;
	const struct key *k = key_by_sym(sym, &shift);

	if (k == NULL)
		return;
	if (down && shift)
		add_shift(cl, k->id);
	put_key(cl, k->id, down);
	if (!down && v->shift_added && v->shift_for == k->id) {
		v->shift_added = false;
		put_key(cl, KEY_ID_LSHIFT, false);
	}
}

static uint8_t
ps2_buttons(int mask)
{
	return (uint8_t)((mask & 1) | (mask & 4) >> 1 | (mask & 2) << 1);
}

static void
pointer(int mask, int x, int y, rfbClientPtr cl)
{
	struct viewer_console *c = console_of(cl);
	struct viewer_client *v = cl->clientData;
	int pressed = mask & ~v->mask;
	struct event e = { .kind = EVENT_MOUSE, .buttons = ps2_buttons(mask) };

	if (v->placed) {
		e.dx = (int16_t)(x - v->x);
		e.dy = (int16_t)(v->y - y);
	}
	e.dz = (int16_t)(!!(pressed & RFB_WHEEL_DOWN) -
	    !!(pressed & RFB_WHEEL_UP));
	if (e.dx != 0 || e.dy != 0 || e.dz != 0 ||
	    ps2_buttons(mask) != ps2_buttons(v->mask))
		event_put(&c->io->console[c->index].input, &e);
	v->x = x;
	v->y = y;
	v->mask = mask;
	v->placed = true;
}

static void
client_gone(rfbClientPtr cl)
{
	struct viewer_client *v = cl->clientData;

	for (unsigned id = 0; id < 256; id++)
		if (holds(v, (uint8_t)id))
			put_key(cl, (uint8_t)id, false);
	if (ps2_buttons(v->mask) != 0)
		pointer(0, v->x, v->y, cl);
	free(v);
	cl->clientData = NULL;
}

static enum rfbNewClientAction
client_new(rfbClientPtr cl)
{
	cl->clientData = calloc(1, sizeof(struct viewer_client));
	if (cl->clientData == NULL)
		return RFB_CLIENT_REFUSE;
	cl->clientGoneHook = client_gone;
	return RFB_CLIENT_ACCEPT;
}

/* Bit 0 Scroll, 1 Num, 2 Caps: the same in PS/2 and in RFB. */
static int
led_state(rfbScreenInfoPtr screen)
{
	struct viewer_console *c = screen->screenData;

	return (int)c->io->console[c->index].leds;
}

/* ---- QEMU extended key events ---- */

static rfbBool
extension_new_client(rfbClientPtr cl, void **data)
{
	(void)cl;
	*data = NULL;
	return TRUE;
}

/* The answer to the pseudo-encoding is one rectangle of it. */
static rfbBool
extension_enable(rfbClientPtr cl, void **data, int encoding)
{
	struct {
		rfbFramebufferUpdateMsg update;
		rfbFramebufferUpdateRectHeader rect;
	} msg;

	(void)data;
	if (encoding != ENCODING_EXTENDED_KEY)
		return FALSE;
	memset(&msg, 0, sizeof(msg));
	msg.update.type = rfbFramebufferUpdate;
	msg.update.nRects = Swap16IfLE(1);
	msg.rect.encoding = Swap32IfLE((uint32_t)ENCODING_EXTENDED_KEY);
	return rfbWriteExact(cl, (const char *)&msg, sz_rfbFramebufferUpdateMsg +
	    sz_rfbFramebufferUpdateRectHeader) > 0;
}

static void
key_xt(rfbClientPtr cl, const uint8_t *body)
{
	uint32_t xt = (uint32_t)body[7] << 24 | (uint32_t)body[8] << 16 |
	    (uint32_t)body[9] << 8 | body[10];
	const struct key *k = xt < 0x100 ? key_by_xt((uint8_t)xt) : NULL;

	if (k != NULL)
		put_key(cl, k->id, body[1] != 0 || body[2] != 0);
}

static rfbBool
extension_message(rfbClientPtr cl, void *data, const rfbClientToServerMsg *msg)
{
	uint8_t body[MSG_QEMU_BYTES - 1];

	(void)data;
	if (msg->type != MSG_QEMU)
		return FALSE;
	if (rfbReadExact(cl, (char *)body, sizeof(body)) <= 0 || body[0] != 0) {
		rfbCloseClient(cl);
		return TRUE;
	}
	key_xt(cl, body);
	return TRUE;
}

void
viewer_input_register(void)
{
	static int encodings[] = { ENCODING_EXTENDED_KEY, 0 };
	static rfbProtocolExtension extension = {
		.newClient = extension_new_client,
		.pseudoEncodings = encodings,
		.enablePseudoEncoding = extension_enable,
		.handleMessage = extension_message,
	};

	rfbRegisterProtocolExtension(&extension);
}

void
viewer_input_attach(rfbScreenInfoPtr screen)
{
	screen->kbdAddEvent = key_sym;
	screen->ptrAddEvent = pointer;
	screen->newClientHook = client_new;
	screen->getKeyboardLedStateHook = led_state;
}
