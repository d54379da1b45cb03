/* SPDX-License-Identifier: MIT */
/* status.c - the cache of console, host and board status, filled by READ requests of the library itself */
#include "driver/private.h"

#include <string.h>

enum {
	BOARD_FIRST = OVS_REG_UPTIME_MS,
	BOARD_WORDS = OVS_REG_EV_LOST - OVS_REG_UPTIME_MS + 1,
	CONSOLE_WORDS = OVS_REG_CON_INPUTS - OVS_REG_CON_SELECT + 1,
	HOST_WORDS = OVS_REG_HOST_EDID - OVS_REG_HOST_VIDEO + 1,
};

#define FIELD(word, name) (((word) & OVS_##name##_MASK) >> OVS_##name##_SHIFT)

static int ask(struct ovs_board *board, unsigned address, int words, request_reply *reply, int index)
{
	struct request *r = queue_add(board, OVS_FRAME_READ);

	if (!r)
		return OVS_E_MEMORY;
	put_u16(r->frame.payload, address);
	r->frame.payload[2] = (uint8_t)words;
	r->frame.len = 3;
	r->internal = true;
	board->pending--;
	r->reply = reply;
	r->index = index;
	return 0;
}

static void take_board(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	struct ovs_counters *c = &board->counters;

	(void)r;
	if (result || len < BOARD_WORDS * 4)
		return;
#define WORD(reg) get_u32(data + 4 * (OVS_REG_##reg - BOARD_FIRST))
	c->uptime_ms = WORD(UPTIME_MS);
	c->font_ok = FIELD(WORD(BOARD), BOARD_FONT_OK);
	c->board_rx_frames = WORD(RX_FRAMES);
	c->board_rx_bad = WORD(RX_BAD);
	c->board_rx_dup = WORD(RX_DUP);
	c->board_ev_resent = WORD(EV_RESENT);
	c->board_ev_lost = WORD(EV_LOST);
#undef WORD
}

static void count_osd_errors(struct status *s, int console, uint8_t raw)
{
	if (s->osd_errors_known[console - 1])
		s->console[console - 1].osd_errors += (uint8_t)(raw - s->osd_errors_raw[console - 1]);
	s->osd_errors_known[console - 1] = true;
	s->osd_errors_raw[console - 1] = raw;
}

static void decode_console(struct ovs_console_status *c, const uint8_t *data)
{
#define WORD(reg) get_u32(data + 4 * (OVS_REG_##reg - OVS_REG_CON_SELECT))
	uint32_t word = WORD(CON_STATUS);

	c->selected = (int)FIELD(word, CON_STATUS_SEL);
	c->shown = (int)FIELD(word, CON_STATUS_SHOWN);
	c->no_signal = FIELD(word, CON_STATUS_NO_SIGNAL);
	c->switching = FIELD(word, CON_STATUS_SWITCHING);
	c->capture = FIELD(word, CON_STATUS_CAPTURE);
	c->overlay = FIELD(word, CON_STATUS_OVERLAY);
	c->commit_busy = FIELD(word, CON_STATUS_COMMIT_BUSY);
	c->leds = WORD(CON_LEDS);
	c->frames = WORD(CON_FRAMES);
	c->page_crc = WORD(CON_PAGE_CRC);
	c->commits = WORD(CON_COMMITS);
	c->inputs = FIELD(WORD(CON_INPUTS), CON_INPUTS_LOCAL);
	c->link_inputs = FIELD(WORD(CON_INPUTS), CON_INPUTS_LINK);
#undef WORD
}

static bool console_differs(const struct ovs_console_status *a, const struct ovs_console_status *b)
{
	return a->no_signal != b->no_signal || a->capture != b->capture || a->overlay != b->overlay ||
	       a->leds != b->leds || a->inputs != b->inputs || a->osd_errors != b->osd_errors;
}

void status_port(struct ovs_board *board, int console, int selected, int shown)
{
	struct ovs_console_status *c = &board->status.console[console - 1];

	if (c->selected == selected && c->shown == shown)
		return;
	c->selected = selected;
	c->shown = shown;
	if (board->state == LINK_UP && board->handlers.port)
		board->handlers.port(board->ctx, console, selected, shown);
}

static void take_console(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	struct ovs_console_status *c = &board->status.console[r->index - 1], old = *c, new = *c;

	board->status.console_asked[r->index - 1] = false;
	if (result || len < CONSOLE_WORDS * 4)
		return;
	decode_console(&new, data);
	count_osd_errors(&board->status, r->index, data[4 * (OVS_REG_CON_STATUS - OVS_REG_CON_SELECT) + 3]);
	new.osd_errors = c->osd_errors;
	*c = new;
	c->selected = old.selected;
	c->shown = old.shown;
	status_port(board, r->index, new.selected, new.shown);
	if (board->state == LINK_UP && console_differs(&old, &new) && board->handlers.console)
		board->handlers.console(board->ctx, r->index);
}

/* One pixel in 8, of the frames of a cycle together; the board sums up four times its brightness. */
static unsigned brightness(const struct ovs_host_status *h, uint32_t luma)
{
	unsigned lines = h->interlaced ? h->v_active / 2 : h->v_active;
	uint64_t pixels = (uint64_t)h->h_active * lines;
	uint64_t mean = pixels ? (luma * 2ull + pixels / 2) / pixels : 0;

	return mean < 255 ? (unsigned)mean : 255;
}

static void decode_watch(struct ovs_host_status *h, uint32_t watch)
{
	h->changes = FIELD(watch, HOST_WATCH_CHANGES);
	h->blank = FIELD(watch, HOST_WATCH_BLANK);
	h->restless = FIELD(watch, HOST_WATCH_RESTLESS);
}

static void decode_panel(struct ovs_host_status *h, uint32_t panel)
{
	h->button_down = FIELD(panel, HOST_POWER_DOWN);
	h->button_rest = FIELD(panel, HOST_POWER_REST);
	h->light = FIELD(panel, HOST_POWER_LIT);
	h->light_seen = FIELD(panel, HOST_POWER_SEEN);
}

static void decode_edid(struct ovs_host_status *h, uint32_t edid)
{
	h->edid_own = FIELD(edid, HOST_EDID_OWN);
	h->edid_away = FIELD(edid, HOST_EDID_AWAY);
	h->edid_reads = FIELD(edid, HOST_EDID_READS);
}

static bool panel_differs(const struct ovs_host_status *a, const struct ovs_host_status *b)
{
	return a->button_down != b->button_down || a->button_rest != b->button_rest || a->light != b->light ||
	       a->light_seen != b->light_seen;
}

static void decode_host(struct ovs_host_status *h, const uint8_t *data)
{
#define WORD(reg) get_u32(data + 4 * (OVS_REG_##reg - OVS_REG_HOST_VIDEO))
	h->present = FIELD(WORD(HOST_VIDEO), HOST_VIDEO_PRESENT);
	h->hs_positive = FIELD(WORD(HOST_VIDEO), HOST_VIDEO_HS_POL);
	h->vs_positive = FIELD(WORD(HOST_VIDEO), HOST_VIDEO_VS_POL);
	h->interlaced = FIELD(WORD(HOST_VIDEO), HOST_VIDEO_INTERLACED);
	h->kind = (int)FIELD(WORD(HOST_VIDEO), HOST_VIDEO_KIND);
	h->pal = FIELD(WORD(HOST_VIDEO), HOST_VIDEO_PAL);
	h->state = (int)FIELD(WORD(HOST_VIDEO), HOST_VIDEO_STATE);
	h->h_total = FIELD(WORD(HOST_H), HOST_H_TOTAL);
	h->h_active = FIELD(WORD(HOST_H), HOST_H_ACTIVE);
	h->v_total = FIELD(WORD(HOST_V), HOST_V_TOTAL);
	h->v_active = FIELD(WORD(HOST_V), HOST_V_ACTIVE);
	h->frame_us = WORD(HOST_FRAME_US);
	h->leds = FIELD(WORD(HOST_KEYS), HOST_KEYS_LEDS);
	h->scan_set = (int)FIELD(WORD(HOST_KEYS), HOST_KEYS_SCAN_SET);
	h->keyboard_on = FIELD(WORD(HOST_KEYS), HOST_KEYS_KBD_ON);
	h->mouse_on = FIELD(WORD(HOST_KEYS), HOST_KEYS_MOUSE_ON);
	decode_watch(h, WORD(HOST_WATCH));
	decode_panel(h, WORD(HOST_POWER));
	decode_edid(h, WORD(HOST_EDID));
	h->age_ms = WORD(HOST_AGE_MS);
	h->brightness = brightness(h, WORD(HOST_LUMA));
	h->signature = WORD(HOST_SIGNATURE);
#undef WORD
}

/*
 * The frame period of a real source trembles by a microsecond, so do the measures of a signal that is no picture,
 * and a picture that moves is no news either.
 */
static bool host_differs(const struct ovs_host_status *a, const struct ovs_host_status *b)
{
	uint32_t apart_us = a->frame_us > b->frame_us ? a->frame_us - b->frame_us : b->frame_us - a->frame_us;

	if (b->present && apart_us > b->frame_us / 200)
		return true;
	if (b->present && (a->h_total != b->h_total || a->h_active != b->h_active || a->v_total != b->v_total ||
			   a->v_active != b->v_active || a->interlaced != b->interlaced || a->blank != b->blank))
		return true;
	if (a->edid_own != b->edid_own || a->edid_away != b->edid_away || a->edid_reads != b->edid_reads)
		return true;
	return panel_differs(a, b) || a->present != b->present || a->state != b->state || a->kind != b->kind || a->pal != b->pal ||
	       a->hs_positive != b->hs_positive || a->vs_positive != b->vs_positive || a->leds != b->leds ||
	       a->scan_set != b->scan_set || a->keyboard_on != b->keyboard_on || a->mouse_on != b->mouse_on;
}

static void take_host(struct ovs_board *board, struct request *r, int result, const uint8_t *data, size_t len)
{
	struct ovs_host_status *h = &board->status.host[r->index - 1], old = *h;

	board->status.host_asked[r->index - 1] = false;
	if (result || len < HOST_WORDS * 4)
		return;
	decode_host(h, data);
	if (board->state == LINK_UP && host_differs(&old, h) && board->handlers.host)
		board->handlers.host(board->ctx, r->index);
}

int status_ask_console(struct ovs_board *board, int console)
{
	int error;

	if (board->status.console_asked[console - 1])
		return 0;
	error = ask(board, OVS_REG_CON_SELECT + OVS_CON_STRIDE * (unsigned)(console - 1), CONSOLE_WORDS, take_console, console);
	board->status.console_asked[console - 1] = !error;
	return error;
}

int status_ask_host(struct ovs_board *board, int port)
{
	int error;

	if (board->status.host_asked[port - 1])
		return 0;
	error = ask(board, OVS_REG_HOST_VIDEO + OVS_HOST_STRIDE * (unsigned)(port - 1), HOST_WORDS, take_host, port);
	board->status.host_asked[port - 1] = !error;
	return error;
}

void status_init(struct ovs_board *board)
{
	memset(&board->status, 0, sizeof(board->status));
}

int status_refresh(struct ovs_board *board)
{
	int error = ask(board, BOARD_FIRST, BOARD_WORDS, take_board, 0);

	for (int i = 1; !error && i <= board->info.consoles; i++)
		error = status_ask_console(board, i);
	for (int i = 1; !error && i <= board->info.hosts; i++)
		error = status_ask_host(board, i);
	board->status.refresh_us = now_us() + REFRESH_MS * 1000;
	return error;
}

static void no_news(void *ctx, int result)
{
	(void)ctx;
	(void)result;
}

/* The fence makes ovs_wait see a refresh, which otherwise consists of internal requests. */
int ovs_refresh(struct ovs_board *board)
{
	int error = check_up(board);

	if (!error)
		error = status_refresh(board);
	return error ? error : ovs_then(board, no_news, NULL);
}

int ovs_console_status(const struct ovs_board *board, int console, struct ovs_console_status *out)
{
	if (console < 1 || console > board->info.consoles)
		return OVS_E_RANGE;
	*out = board->status.console[console - 1];
	return 0;
}

int ovs_host_status(const struct ovs_board *board, int port, struct ovs_host_status *out)
{
	if (port < 1 || port > board->info.hosts)
		return OVS_E_RANGE;
	*out = board->status.host[port - 1];
	return 0;
}

void ovs_counters(const struct ovs_board *board, struct ovs_counters *out)
{
	*out = board->counters;
	out->rx_bad = board->old_rx_bad + board->decoder.bad;
	out->usb_overruns += board->transport ? board->transport->stats.usb_overruns : 0;
}
