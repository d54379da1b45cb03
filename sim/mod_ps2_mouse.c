/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_ps2_mouse.h"

#include <string.h>

#define BAT_US 400000u

static void
reply(struct ps2_mouse *m, const char *bytes, size_t n, uint64_t now_us)
{
	ps2_dev_send(&m->dev, (const uint8_t *)bytes, n, now_us);
}

static void
defaults(struct ps2_mouse *m)
{
	m->rate = 100;
	m->resolution = 2;
	m->streaming = false;
	m->remote = false;
	m->scaling = false;
	m->dx = 0;
	m->dy = 0;
	m->dz = 0;
}

static void
reset(struct ps2_mouse *m, uint64_t now_us)
{
	defaults(m);
	m->id = 0;
	m->knock = 0;
	m->wrap = false;
	m->bat_us = now_us + BAT_US;
}

static int32_t
clamp(int32_t v, int32_t lo, int32_t hi)
{
	return v < lo ? lo : v > hi ? hi : v;
}

static void
report(struct ps2_mouse *m, uint64_t now_us)
{
	int32_t dx = clamp(m->dx, -256, 255), dy = clamp(m->dy, -256, 255);
	int32_t dz = m->id == 3 ? clamp(m->dz, -8, 7) : m->dz;
	uint8_t packet[4] = {
		(uint8_t)(0x08 | m->buttons | (dx < 0 ? 0x10 : 0) |
		    (dy < 0 ? 0x20 : 0)),
		(uint8_t)dx, (uint8_t)dy, (uint8_t)dz,
	};

	ps2_dev_send(&m->dev, packet, m->id == 3 ? 4 : 3, now_us);
	m->dx -= dx;
	m->dy -= dy;
	m->dz -= dz;
	m->told = m->buttons;
	m->sample_us = now_us + 1000000u / m->rate;
}

static bool
pending(const struct ps2_mouse *m)
{
	return m->dx != 0 || m->dy != 0 || m->dz != 0 || m->buttons != m->told;
}

/* Rates 200, 100, 80 in a row turn the wheel on (Microsoft IntelliMouse). */
static void
set_rate(struct ps2_mouse *m, uint8_t rate)
{
	static const uint8_t knock[] = { 200, 100, 80 };

	m->rate = rate == 0 ? 1 : rate;
	m->knock = rate == knock[m->knock] ? m->knock + 1 :
	    rate == knock[0] ? 1 : 0;
	if (m->knock == sizeof(knock)) {
		m->knock = 0;
		m->id = 3;
	}
}

static void
status(struct ps2_mouse *m, uint64_t now_us)
{
	uint8_t b = m->buttons;
	char bytes[4] = {
		(char)0xfa,
		(char)((m->remote ? 0x40 : 0) | (m->streaming ? 0x20 : 0) |
		    (m->scaling ? 0x10 : 0) | (b & 1) << 2 | (b & 4) >> 1 |
		    (b & 2) >> 1),
		(char)m->resolution, (char)m->rate,
	};

	reply(m, bytes, sizeof(bytes), now_us);
}

/* Commands that answer with more than an acknowledge. True: it was one. */
static bool
question(struct ps2_mouse *m, uint8_t byte, uint64_t now_us)
{
	switch (byte) {
	case 0xe9:
		status(m, now_us);
		return true;
	case 0xeb:
		reply(m, "\xfa", 1, now_us);
		report(m, now_us);
		return true;
	case 0xf2:
		reply(m, m->id == 3 ? "\xfa\x03" : "\xfa\x00", 2, now_us);
		return true;
	case 0xfe:
		reply(m, (const char *)&m->dev.last, 1, now_us);
		return true;
	default:
		return false;
	}
}

static void
command(struct ps2_mouse *m, uint8_t byte, uint64_t now_us)
{
	if (question(m, byte, now_us))
		return;
	switch (byte) {
	case 0xe6: m->scaling = false; break;
	case 0xe7: m->scaling = true; break;
	case 0xe8:
	case 0xf3: m->argument = byte; break;
	case 0xea: m->remote = false; break;
	case 0xec: m->wrap = false; break;
	case 0xee: m->wrap = true; break;
	case 0xf0: m->remote = true; break;
	case 0xf4: m->streaming = true; break;
	case 0xf5: m->streaming = false; break;
	case 0xf6: defaults(m); break;
	case 0xff:
		ps2_dev_flush(&m->dev);
		reset(m, now_us);
		break;
	default:
		reply(m, "\xfe", 1, now_us);
		return;
	}
	reply(m, "\xfa", 1, now_us);
}

static void
got(void *ctx, uint8_t byte, uint64_t now_us)
{
	struct ps2_mouse *m = ctx;
	uint8_t arg = m->argument;

	m->argument = 0;
	if (m->wrap && byte != 0xec && byte != 0xff) {
		reply(m, (const char *)&byte, 1, now_us);
	} else if (arg == 0) {
		command(m, byte, now_us);
	} else {
		if (arg == 0xe8)
			m->resolution = byte & 3;
		else
			set_rate(m, byte);
		reply(m, "\xfa", 1, now_us);
	}
}

static void
schedule(struct ps2_mouse *m)
{
	bool may_report = m->streaming && !m->remote && pending(m) &&
	    m->dev.used == 0;

	m->due_us = m->dev.due_us;
	if (m->bat_us < m->due_us)
		m->due_us = m->bat_us;
	if (may_report && m->sample_us < m->due_us)
		m->due_us = m->sample_us;
}

bool
ps2_mouse_room(const struct ps2_mouse *m, uint8_t buttons)
{
	return m->buttons == m->told || m->buttons == buttons || !m->streaming;
}

void
ps2_mouse_move(struct ps2_mouse *m, uint8_t buttons, int dx, int dy, int dz)
{
	m->buttons = buttons & 7;
	m->dx += dx;
	m->dy += dy;
	m->dz += dz;
	schedule(m);
}

void
ps2_mouse_step(struct ps2_mouse *m, uint64_t now_us)
{
	if (now_us >= m->bat_us) {
		m->bat_us = PS2_NEVER;
		reply(m, "\xaa\x00", 2, now_us);
	}
	if (m->streaming && !m->remote && pending(m) && m->dev.used == 0 &&
	    now_us >= m->sample_us)
		report(m, now_us);
	ps2_dev_step(&m->dev, now_us);
	schedule(m);
}

void
ps2_mouse_init(struct ps2_mouse *m, struct ps2_wire *w, uint64_t now_us)
{
	memset(m, 0, sizeof(*m));
	ps2_dev_init(&m->dev, w, got, m);
	reset(m, now_us);
	schedule(m);
}
