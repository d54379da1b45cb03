/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/stat.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static void
collect_host(const struct board *b, unsigned h, struct host_stat *s)
{
	const struct source *src = &b->source[h];
	const struct ps2_host *p = &b->host[h];

	s->mode = src->mode;
	s->signal = signal_name(&src->signal);
	s->on = src->step != 0;
	s->frames = src->frames;
	s->key_bytes = p->key_bytes;
	s->mouse_bytes = p->mouse_bytes;
	s->keys_down = p->keys_down;
	s->leds = p->leds;
	s->kbd_ready = p->kbd.ready;
	s->mouse_ready = p->mouse.ready;
	s->panel = b->panel[h];
	s->ddc = b->ddc[h];
}

static uint32_t
selected(const struct board *b, unsigned c)
{
	for (unsigned h = 0; h < b->ops->hosts; h++) {
		unsigned bit = c * b->ops->hosts + h;

		if (b->pins.led_sel[bit / 8] >> bit % 8 & 1)
			return h + 1;
	}
	return 0;
}

void
stat_collect(const struct board *b, struct board_stat *s)
{
	s->hosts = b->ops->hosts;
	s->consoles = b->ops->consoles;
	s->pixels = b->ops->pixels;
	s->clk_khz = b->clk_khz;
	s->sim_us = b->now_us;
	s->clocks = b->clocks;
	s->alive = *b->pins.led_alive & 1;
	for (unsigned h = 0; h < s->hosts; h++)
		collect_host(b, h, &s->host[h]);
	for (unsigned c = 0; c < s->consoles; c++) {
		s->selected[c] = selected(b, c);
		s->console[c] = b->monitor[c].stat;
		s->console_leds[c] = b->kbd[c].leds;
		s->beeper[c] = b->beeper[c];
	}
	s->link_to_board = b->uart.sent;
	s->link_from_board = b->uart.received;
	s->link_framing = b->uart.framing;
	s->link_overrun = b->uart.overrun;
	s->flash_errors = b->flash.errors;
	s->sram_errors = b->sram.errors;
}

static const char *
source_state(const struct host_io *io, const struct host_stat *s)
{
	if (io->kind == HOST_NONE)
		return "none";
	if (io->kind == HOST_VNC && !io->connected)
		return "connecting";
	return s->on ? "on" : "off";
}

static json_t *
mode_json(uint32_t w, uint32_t h, bool interlaced, bool any)
{
	char text[32];

	if (!any)
		return json_null();
	snprintf(text, sizeof(text), "%ux%u%s", w, h, interlaced ? "i" : "");
	return json_string(text);
}

/* null: nobody has wired it */
static json_t *
panel_json(const struct panel *p)
{
	if (!p->wired)
		return json_null();
	return json_pack("{s:b, s:i, s:i, s:i, s:b}", "light", (int)p->on,
	    "presses", (int)p->presses, "resets", (int)p->resets,
	    "ms", (int)p->ms, "down", (int)(p->power || p->reset));
}

/* What the host knows of its monitor; null: it has no display data channel. */
static json_t *
edid_json(const struct ddc *d)
{
	bool known = d->known != 0;

	if (!d->wired)
		return json_null();
	return json_pack("{s:b, s:i, s:i, s:i, s:b, s:s, s:o}",
	    "plugged", (int)d->plugged, "reads", (int)d->reads,
	    "refused", (int)d->refused, "bytes", (int)d->known,
	    "ok", (int)(known && d->good), "name", known ? d->name : "",
	    "preferred", mode_json(d->w, d->h, false, known && d->w != 0));
}

static json_t *
host_json(const struct host_stat *s, const struct host_io *io, unsigned port)
{
	return json_pack("{s:i, s:s, s:s, s:o, s:i, s:I, s:I, s:I, s:i, s:i, s:b, s:b, s:o, s:o}",
	    "port", (int)port, "state", source_state(io, s),
	    "signal", s->signal,
	    "mode", mode_json(s->mode.w, s->mode.h, s->mode.interlaced, s->on),
	    "refresh_hz", s->on ? (int)s->mode.refresh_hz : 0,
	    "frames", (json_int_t)s->frames,
	    "key_bytes", (json_int_t)s->key_bytes,
	    "mouse_bytes", (json_int_t)s->mouse_bytes,
	    "keys_down", (int)s->keys_down,
	    "leds", (int)s->leds, "kbd_ready", (int)s->kbd_ready,
	    "mouse_ready", (int)s->mouse_ready, "panel", panel_json(&s->panel),
	    "edid", edid_json(&s->ddc));
}

static json_t *
complaints_json(const struct mon_stat *m)
{
	json_t *o = json_object();

	for (int i = 0; i < MON_COMPLAINTS; i++)
		json_object_set_new(o, mon_complaint_name(i),
		    json_integer(m->complaints[i]));
	for (int i = 0; i < TV_COMPLAINTS && m->composite; i++)
		json_object_set_new(o, tv_complaint_name(i),
		    json_integer(m->tv.complaints[i]));
	json_object_set_new(o, "last", json_string(m->composite ?
	    m->tv.said[m->tv.last] : m->last));
	return o;
}

/* What the television measures; null when the console sends RGB. */
static json_t *
tv_json(const struct mon_stat *m)
{
	const struct tv_stat *t = &m->tv;

	if (!m->composite)
		return json_null();
	return json_pack("{s:s, s:b, s:I, s:f, s:f, s:i, s:f, s:f, s:f, s:f, s:f, "
	    "s:f, s:f, s:f, s:f, s:f, s:f, s:f}",
	    "standard", tv_standard_name(t->standard), "colour", (int)t->colour,
	    "fields", (json_int_t)t->fields, "line_us", t->line_us,
	    "jitter_ns", t->jitter_ns, "missing", (int)t->missing,
	    "tip", t->tip, "blank", t->blank, "peak", t->peak, "least", t->least,
	    "sync_us", t->sync_us, "equalising_us", t->equalising_us,
	    "broad_us", t->broad_us, "burst", t->burst,
	    "burst_error", t->burst_error, "burst_swing", t->burst_swing,
	    "sch", t->sch, "subcarrier_hz", t->subcarrier_hz);
}

static json_t *
beeper_json(const struct beeper *p)
{
	return json_pack("{s:i, s:i, s:i}", "beeps", (int)p->beeps,
	    "hz", (int)p->hz, "ms", (int)p->ms);
}

static json_t *
console_json(const struct board_stat *s, unsigned c)
{
	const struct mon_stat *m = &s->console[c];
	char crc[16];

	snprintf(crc, sizeof(crc), "%08x", m->crc);
	return json_pack("{s:i, s:i, s:b, s:o, s:i, s:i, s:s, s:s, s:i, s:I, "
	    "s:I, s:s, s:I, s:i, s:o, s:o, s:o}",
	    "console", (int)c + 1, "selected", (int)s->selected[c],
	    "locked", (int)m->locked,
	    "mode", mode_json(m->mode.w, m->mode.h, m->mode.interlaced,
	    m->locked),
	    "h_total", (int)m->mode.h_total, "v_total", (int)m->mode.v_total,
	    "hsync", m->mode.hpos ? "+" : "-",
	    "vsync", m->mode.vpos ? "+" : "-",
	    "frame_us", (int)m->frame_us, "frames", (json_int_t)m->frames,
	    "shown", (json_int_t)m->shown, "crc", crc,
	    "still_ms", (json_int_t)((s->sim_us - m->changed_us) / 1000),
	    "leds", (int)s->console_leds[c], "complaints", complaints_json(m),
	    "beeper", beeper_json(&s->beeper[c]), "tv", tv_json(m));
}

static json_t *
board_json(const struct board_stat *s)
{
	return json_pack("{s:f, s:f, s:f, s:i, s:i, s:b, s:I, s:I, s:i, s:i, "
	    "s:i, s:i}",
	    "sim_ms", (double)s->sim_us / 1000, "real_time", s->factor,
	    "capacity", s->capacity, "clk_khz", (int)s->clk_khz,
	    "pixels", (int)s->pixels, "alive", (int)s->alive,
	    "link_to_board", (json_int_t)s->link_to_board,
	    "link_from_board", (json_int_t)s->link_from_board,
	    "link_framing", (int)s->link_framing,
	    "link_overrun", (int)s->link_overrun,
	    "flash_errors", (int)s->flash_errors,
	    "sram_errors", (int)s->sram_errors);
}

char *
stat_json(const struct board_stat *s, struct sim_io *io)
{
	json_t *root = board_json(s);
	json_t *consoles = json_array(), *hosts = json_array();
	char *text;

	for (unsigned c = 0; c < s->consoles; c++)
		json_array_append_new(consoles, console_json(s, c));
	for (unsigned h = 0; h < s->hosts; h++)
		json_array_append_new(hosts,
		    host_json(&s->host[h], &io->host[h], h + 1));
	json_object_set_new(root, "consoles", consoles);
	json_object_set_new(root, "hosts", hosts);
	text = json_dumps(root, JSON_COMPACT | JSON_REAL_PRECISION(6));
	json_decref(root);
	return text;
}
