/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A VNC viewer that follows a script on its command line: what an ordinary viewer would do with a person in front of
 * it, through libvncclient.
 *
 *	viewer HOST:PORT STEP...
 *	key CHORD		Scroll_Lock, Return, Ctrl+Alt+Delete, a ...: pressed, held 30 ms, released in reverse order
 *	down KEY | up KEY	one half of it
 *	type TEXT		each character as its keysym (with Shift where a US keyboard needs it)
 *	pointer X Y MASK	pointer event; MASK 1 left 2 middle 4 right 8 wheel up 16 wheel down
 *	wait SECONDS		and keep the picture up to date
 *	settle SECONDS		until nothing changed for half a second, at most SECONDS (exit 6)
 *	size WxH SECONDS	until the picture has this size, at most SECONDS (exit 6)
 *	shot FILE.png		the picture now, after a full update
 *
 * Exit codes: 0 ok, 1 nobody listens or a file cannot be written, 2 connection lost, 6 timeout, 64 usage.
 */
#include <png.h>
#include <rfb/rfbclient.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EXIT_OK = 0, EXIT_NONE = 1, EXIT_LOST = 2, EXIT_LATE = 6, EXIT_USAGE = 64 };
enum { HOLD_MS = 30, SETTLED_MS = 500, CHORD_MAX = 8, FULL_UPDATE_MS = 5000 };

static int64_t last_change_ms;
static int64_t updated_pixels;		/* since the last full request */

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

static const struct {
	const char *name;
	uint32_t sym;
} key_names[] = {
	{ "Scroll_Lock", XK_Scroll_Lock }, { "Num_Lock", XK_Num_Lock }, { "Caps_Lock", XK_Caps_Lock },
	{ "Return", XK_Return }, { "Escape", XK_Escape }, { "Tab", XK_Tab }, { "BackSpace", XK_BackSpace },
	{ "Up", XK_Up }, { "Down", XK_Down }, { "Left", XK_Left }, { "Right", XK_Right },
	{ "Home", XK_Home }, { "End", XK_End }, { "Page_Up", XK_Page_Up }, { "Page_Down", XK_Page_Down },
	{ "Insert", XK_Insert }, { "Delete", XK_Delete }, { "Pause", XK_Pause }, { "Print", XK_Print },
	{ "Shift", XK_Shift_L }, { "Ctrl", XK_Control_L }, { "Alt", XK_Alt_L }, { "Super", XK_Super_L },
	{ "Shift_R", XK_Shift_R }, { "Ctrl_R", XK_Control_R }, { "Alt_R", XK_Alt_R }, { "space", XK_space },
	{ "F1", XK_F1 }, { "F2", XK_F2 }, { "F3", XK_F3 }, { "F4", XK_F4 }, { "F5", XK_F5 }, { "F6", XK_F6 },
	{ "F7", XK_F7 }, { "F8", XK_F8 }, { "F9", XK_F9 }, { "F10", XK_F10 }, { "F11", XK_F11 }, { "F12", XK_F12 },
};

static int complain(int code, const char *what, const char *detail)
{
	fprintf(stderr, "viewer: %s: %s\n", what, detail);
	return code;
}

/* 0 if there is no such key */
static uint32_t keysym(const char *name)
{
	for (size_t i = 0; i < sizeof(key_names) / sizeof(key_names[0]); i++) {
		if (strcmp(name, key_names[i].name) == 0)
			return key_names[i].sym;
	}
	return name[0] > ' ' && name[0] < 0x7F && name[1] == '\0' ? (uint32_t)name[0] : 0;
}

static void on_update(rfbClient *client, int x, int y, int w, int h)
{
	(void)client;
	(void)x;
	(void)y;
	updated_pixels += (int64_t)w * h;
	last_change_ms = now_ms();
}

/* Take messages for a time; false when the connection is gone. */
static bool run_for(rfbClient *client, int64_t ms)
{
	int64_t end = now_ms() + ms;

	do {
		int64_t left = end - now_ms();
		int got = WaitForMessage(client, left > 0 ? (unsigned int)left * 1000 : 0);

		if (got < 0 || (got > 0 && !HandleRFBServerMessage(client)))
			return false;
	} while (now_ms() < end);
	return true;
}

static int wait_ms(rfbClient *client, int64_t ms)
{
	return run_for(client, ms) ? EXIT_OK : complain(EXIT_LOST, "connection", "closed by the server");
}

static int send_key(rfbClient *client, uint32_t sym, bool down)
{
	if (!SendKeyEvent(client, sym, down))
		return complain(EXIT_LOST, "connection", "a key could not be sent");
	return wait_ms(client, HOLD_MS);
}

static int press_all(rfbClient *client, const uint32_t *syms, int count)
{
	int rc = EXIT_OK;

	for (int i = 0; i < count && !rc; i++)
		rc = send_key(client, syms[i], true);
	for (int i = count - 1; i >= 0 && !rc; i--)
		rc = send_key(client, syms[i], false);
	return rc;
}

static int step_key(rfbClient *client, char **arg)
{
	uint32_t syms[CHORD_MAX];
	char chord[128], *save = NULL;
	int count = 0;

	snprintf(chord, sizeof(chord), "%s", arg[0]);
	for (char *name = strtok_r(chord, "+", &save); name && count < CHORD_MAX; name = strtok_r(NULL, "+", &save)) {
		syms[count] = keysym(name);
		if (!syms[count++])
			return complain(EXIT_USAGE, "no such key", name);
	}
	return press_all(client, syms, count);
}

static int step_half(rfbClient *client, const char *name, bool down)
{
	uint32_t sym = keysym(name);

	return sym ? send_key(client, sym, down) : complain(EXIT_USAGE, "no such key", name);
}

static int step_down(rfbClient *client, char **arg)
{
	return step_half(client, arg[0], true);
}

static int step_up(rfbClient *client, char **arg)
{
	return step_half(client, arg[0], false);
}

static int step_type(rfbClient *client, char **arg)
{
	static const char shifted[] = "~!@#$%^&*()_+{}|:\"<>?ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	int rc = EXIT_OK;

	for (const char *p = arg[0]; *p && !rc; p++) {
		uint32_t sym = *p == '\n' ? XK_Return : (uint32_t)(unsigned char)*p;
		uint32_t with_shift[] = { XK_Shift_L, sym };

		if (strchr(shifted, *p))
			rc = press_all(client, with_shift, 2);
		else
			rc = press_all(client, &sym, 1);
	}
	return rc;
}

static int step_pointer(rfbClient *client, char **arg)
{
	if (!SendPointerEvent(client, atoi(arg[0]), atoi(arg[1]), atoi(arg[2])))
		return complain(EXIT_LOST, "connection", "a pointer event could not be sent");
	return wait_ms(client, HOLD_MS);
}

static int step_wait(rfbClient *client, char **arg)
{
	return wait_ms(client, (int64_t)(atof(arg[0]) * 1000));
}

static int step_settle(rfbClient *client, char **arg)
{
	int64_t end = now_ms() + (int64_t)(atof(arg[0]) * 1000);
	int rc = EXIT_OK;

	last_change_ms = now_ms();
	while (!rc && now_ms() - last_change_ms < SETTLED_MS) {
		if (now_ms() > end)
			return complain(EXIT_LATE, "settle", "the picture keeps changing");
		rc = wait_ms(client, 20);
	}
	return rc;
}

static int step_size(rfbClient *client, char **arg)
{
	int64_t end = now_ms() + (int64_t)(atof(arg[1]) * 1000);
	char size[32];
	int rc;

	for (;;) {
		snprintf(size, sizeof(size), "%dx%d", client->width, client->height);
		if (strcmp(size, arg[0]) == 0)
			return EXIT_OK;
		if (now_ms() > end)
			return complain(EXIT_LATE, "the picture has another size", size);
		rc = wait_ms(client, 20);
		if (rc)
			return rc;
	}
}

/* A full update may come in many rectangles: all of them together have the size of the picture. */
static int refresh(rfbClient *client)
{
	int64_t end = now_ms() + FULL_UPDATE_MS;
	int rc = wait_ms(client, 0);

	updated_pixels = 0;
	SendFramebufferUpdateRequest(client, 0, 0, client->width, client->height, FALSE);
	while (!rc && updated_pixels < (int64_t)client->width * client->height && now_ms() < end)
		rc = wait_ms(client, 10);
	return rc;
}

static int step_shot(rfbClient *client, char **arg)
{
	png_image png = { .version = PNG_IMAGE_VERSION, .format = PNG_FORMAT_RGB };
	uint8_t *rgb;
	size_t pixels;
	bool ok;
	int rc = refresh(client);

	if (rc)
		return rc;
	png.width = (png_uint_32)client->width;
	png.height = (png_uint_32)client->height;
	pixels = (size_t)png.width * png.height;
	rgb = malloc(pixels * 3);
	if (!rgb)
		return complain(EXIT_NONE, arg[0], "out of memory");
	for (size_t i = 0; i < pixels; i++)
		memcpy(rgb + i * 3, client->frameBuffer + i * 4, 3);
	ok = png_image_write_to_file(&png, arg[0], 0, rgb, 0, NULL);
	free(rgb);
	return ok ? EXIT_OK : complain(EXIT_NONE, arg[0], png.message);
}

static const struct {
	const char *name;
	int args;
	int (*run)(rfbClient *client, char **arg);
} steps[] = {
	{ "key", 1, step_key }, { "down", 1, step_down }, { "up", 1, step_up }, { "type", 1, step_type },
	{ "pointer", 3, step_pointer }, { "wait", 1, step_wait }, { "settle", 1, step_settle },
	{ "size", 2, step_size }, { "shot", 1, step_shot },
};

/* Runs or, without a client, only checks the steps. */
static int script(rfbClient *client, int argc, char **argv)
{
	for (int i = 0; i < argc;) {
		const char *name = argv[i];
		int rc = EXIT_USAGE, args = 0;

		for (size_t s = 0; s < sizeof(steps) / sizeof(steps[0]); s++) {
			if (strcmp(name, steps[s].name) != 0)
				continue;
			args = steps[s].args;
			rc = i + args >= argc ? EXIT_USAGE : client ? steps[s].run(client, argv + i + 1) : EXIT_OK;
		}
		if (rc)
			return client ? rc : complain(rc, "no such step, or too few arguments for it", name);
		i += 1 + args;
	}
	return EXIT_OK;
}

static void quiet(const char *format, ...)
{
	(void)format;
}

/*
 * libvncclient 0.9.14 offers ExtendedDesktopSize but then ignores screens of id 0 (QEMU) and loses the connection at
 * the next change of size: it gets a list of encodings that ends with the plain DesktopSize.
 */
static bool choose_encodings(rfbClient *client)
{
	static const int32_t list[] = { rfbEncodingTight, rfbEncodingHextile, rfbEncodingCopyRect, rfbEncodingRaw,
					rfbEncodingNewFBSize, rfbEncodingLastRect };
	enum { COUNT = sizeof(list) / sizeof(list[0]) };
	uint8_t message[4 + 4 * COUNT] = { rfbSetEncodings, 0, 0, COUNT };

	for (int i = 0; i < COUNT * 4; i++)
		message[4 + i] = (uint32_t)list[i / 4] >> (24 - i % 4 * 8) & 0xFF;
	return WriteToRFBServer(client, (char *)message, sizeof(message)) &&
	       SendFramebufferUpdateRequest(client, 0, 0, client->width, client->height, FALSE);
}

static rfbClient *open_client(const char *address)
{
	rfbClient *client = rfbGetClient(8, 3, 4);
	char **none = NULL;
	char host[256];
	const char *colon = strrchr(address, ':');
	int argc = 0;

	if (!client || !colon)
		return NULL;
	snprintf(host, sizeof(host), "%.*s", (int)(colon - address), address);
	client->serverHost = strdup(host);
	client->serverPort = atoi(colon + 1);
	client->canHandleNewFBSize = TRUE;
	client->GotFrameBufferUpdate = on_update;
	client->format.redShift = 0;		/* bytes in memory: red green blue unused */
	client->format.greenShift = 8;
	client->format.blueShift = 16;
	return rfbInitClient(client, &argc, none) ? client : NULL;	/* frees it on failure */
}

int main(int argc, char **argv)
{
	rfbClient *client;
	int rc;

	if (argc < 3 || !strrchr(argv[1], ':'))
		return complain(EXIT_USAGE, "usage", "viewer HOST:PORT STEP... (steps: see viewer.c)");
	rc = script(NULL, argc - 2, argv + 2);
	if (rc)
		return rc;
	rfbClientLog = rfbClientErr = quiet;
	client = open_client(argv[1]);
	if (!client)
		return complain(EXIT_NONE, argv[1], "no VNC server there");
	if (choose_encodings(client))
		rc = script(client, argc - 2, argv + 2);
	else
		rc = complain(EXIT_LOST, "connection", "closed at once");
	rfbClientCleanup(client);
	return rc;
}
