/* SPDX-License-Identifier: MIT */
/*
 * fake.c - transport "fake:": a board in this process that follows the rules of the gateware
 *
 * Bytes submitted are decoded, run and answered at once; poll hands the answers out. State outlives a
 * reconnection, as that of a real board does.
 */
#include "driver/fake.h"
#include "driver/private.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

static struct ovs_fake_config next_config;
static struct fake *parked;		/* unplugged, waiting to be opened again */

static void put_out(struct fake *f, const struct frame *frame)
{
	uint8_t wire[FRAME_WIRE_MAX];
	size_t len = frame_encode(frame, f->config.schema, wire);

	if (f->mute || (f->drop && f->drop--))
		return;
	if (f->damage && f->damage--)
		wire[len / 2] ^= 0x10;
	if (f->out_len + len > sizeof(f->out))
		return;
	memcpy(f->out + f->out_len, wire, len);
	f->out_len += len;
	eventfd_write(f->event_fd, 1);
}

/* ---- registers ---- */

static uint32_t board_register(const struct fake *f, unsigned address)
{
	const struct ovs_fake_config *c = &f->config;

	switch (address) {
	case OVS_REG_ID:
		return OVS_ID_MAGIC;
	case OVS_REG_SCHEMA:
		return c->schema;
	case OVS_REG_CONFIG:
		return (uint32_t)c->hosts << OVS_CONFIG_HOSTS_SHIFT | (uint32_t)c->consoles << OVS_CONFIG_CONSOLES_SHIFT |
		       1 << OVS_CONFIG_PIXELS_SHIFT | (c->no_power ? 0 : OVS_CONFIG_POWER_MASK);
	case OVS_REG_TEXT:
		return (uint32_t)c->cols << OVS_TEXT_COLS_SHIFT | (uint32_t)c->rows << OVS_TEXT_ROWS_SHIFT |
		       8 << OVS_TEXT_CELL_W_SHIFT | 16u << OVS_TEXT_CELL_H_SHIFT;
	case OVS_REG_UPTIME_MS:
		return (uint32_t)(now_us() / 1000);
	case OVS_REG_BOARD:
		return OVS_BOARD_FONT_OK_MASK | OVS_BOARD_ALIVE_MASK;
	case OVS_REG_RX_FRAMES:
		return (uint32_t)f->decoder.good;
	case OVS_REG_RX_BAD:
		return (uint32_t)f->decoder.bad;
	case OVS_REG_RX_DUP:
		return f->rx_dup;
	case OVS_REG_EV_RESENT:
		return f->ev_resent;
	case OVS_REG_EV_LOST:
		return f->ev_lost;
	default:
		return 0;
	}
}

static uint32_t console_status(const struct fake *f, const struct fake_console *c)
{
	bool no_signal = !c->selected || !f->host[c->selected - 1].status.present;

	return (uint32_t)c->selected << OVS_CON_STATUS_SEL_SHIFT | (uint32_t)c->shown << OVS_CON_STATUS_SHOWN_SHIFT |
	       (no_signal ? OVS_CON_STATUS_NO_SIGNAL_MASK : 0) | (c->capture ? OVS_CON_STATUS_CAPTURE_MASK : 0) |
	       (c->display[OVS_CMD_DISPLAY_FLAGS] & OVS_DISPLAY_ON ? OVS_CON_STATUS_OVERLAY_MASK : 0) |
	       (uint32_t)c->osd_errors << OVS_CON_STATUS_OSD_ERROR_SHIFT;
}

static uint32_t console_register(const struct fake *f, const struct fake_console *c, unsigned reg)
{
	switch (OVS_REG_CON_SELECT + reg) {
	case OVS_REG_CON_SELECT:
		return (uint32_t)c->selected;
	case OVS_REG_CON_STATUS:
		return console_status(f, c);
	case OVS_REG_CON_CAPTURE:
		return c->capture;
	case OVS_REG_CON_TRIGGER:
		return c->trigger;
	case OVS_REG_CON_MENU_MS:
		return c->menu_ms;
	case OVS_REG_CON_PORT_MASK:
		return c->port_mask;
	case OVS_REG_CON_LEDS:
		return c->leds;
	case OVS_REG_CON_PAGE_CRC:
		return fake_page_crc(c);
	case OVS_REG_CON_COMMITS:
		return c->commits;
	case OVS_REG_CON_KEY_MASK:
		return c->key_mask;
	case OVS_REG_CON_BROADCAST:
		return c->broadcast;
	case OVS_REG_CON_MACRO:
		return c->macro;
	case OVS_REG_CON_BEEP:
		return (uint32_t)c->own_beep << OVS_CON_BEEP_OWN_SHIFT;
	case OVS_REG_CON_INPUTS:
		return (uint32_t)c->link_inputs << OVS_CON_INPUTS_LINK_SHIFT | c->inputs;
	default:
		return 0;
	}
}

static uint32_t host_register(const struct ovs_host_status *h, unsigned reg)
{
	switch (OVS_REG_HOST_VIDEO + reg) {
	case OVS_REG_HOST_VIDEO:
		return h->present | (uint32_t)h->hs_positive << OVS_HOST_VIDEO_HS_POL_SHIFT |
		       (uint32_t)h->vs_positive << OVS_HOST_VIDEO_VS_POL_SHIFT |
		       (uint32_t)h->interlaced << OVS_HOST_VIDEO_INTERLACED_SHIFT |
		       (uint32_t)h->kind << OVS_HOST_VIDEO_KIND_SHIFT | (uint32_t)h->pal << OVS_HOST_VIDEO_PAL_SHIFT |
		       (uint32_t)h->state << OVS_HOST_VIDEO_STATE_SHIFT;
	case OVS_REG_HOST_H:
		return h->h_total | (uint32_t)h->h_active << OVS_HOST_H_ACTIVE_SHIFT;
	case OVS_REG_HOST_V:
		return h->v_total | (uint32_t)h->v_active << OVS_HOST_V_ACTIVE_SHIFT;
	case OVS_REG_HOST_FRAME_US:
		return h->frame_us;
	case OVS_REG_HOST_KEYS:
		return h->leds | (uint32_t)h->scan_set << OVS_HOST_KEYS_SCAN_SET_SHIFT |
		       (h->keyboard_on ? OVS_HOST_KEYS_KBD_ON_MASK : 0) | (h->mouse_on ? OVS_HOST_KEYS_MOUSE_ON_MASK : 0);
	case OVS_REG_HOST_POWER:
		return (uint32_t)h->button_down << OVS_HOST_POWER_DOWN_SHIFT | (uint32_t)h->button_rest << OVS_HOST_POWER_REST_SHIFT |
		       (uint32_t)h->light << OVS_HOST_POWER_LIT_SHIFT | (uint32_t)h->light_seen << OVS_HOST_POWER_SEEN_SHIFT;
	case OVS_REG_HOST_WATCH:
		return (h->changes & OVS_HOST_WATCH_CHANGES_MASK) | (h->blank ? OVS_HOST_WATCH_BLANK_MASK : 0) |
		       (h->restless ? OVS_HOST_WATCH_RESTLESS_MASK : 0);
	case OVS_REG_HOST_AGE_MS:
		return h->age_ms;
	case OVS_REG_HOST_LUMA:
		return h->brightness * h->h_active * (h->interlaced ? h->v_active / 2 : h->v_active) / 2;
	case OVS_REG_HOST_SIGNATURE:
		return h->signature;
	default:
		return 0;
	}
}

static bool in_console(const struct fake *f, unsigned a)
{
	return a >= OVS_REG_CON_SELECT && a < OVS_REG_CON_SELECT + OVS_CON_STRIDE * (unsigned)f->config.consoles;
}

static bool in_host(const struct fake *f, unsigned a)
{
	return a >= OVS_REG_HOST_VIDEO && a < OVS_REG_HOST_VIDEO + OVS_HOST_STRIDE * (unsigned)f->config.hosts;
}

static bool exists(const struct fake *f, unsigned a)
{
	return a < 0x10 || in_console(f, a) || in_host(f, a);
}

uint32_t fake_read(struct fake *f, unsigned a)
{
	unsigned con = a - OVS_REG_CON_SELECT, host = a - OVS_REG_HOST_VIDEO;

	if (in_console(f, a))
		return console_register(f, &f->console[con / OVS_CON_STRIDE], con % OVS_CON_STRIDE);
	if (in_host(f, a))
		return host_register(&f->host[host / OVS_HOST_STRIDE].status, host % OVS_HOST_STRIDE);
	return board_register(f, a);
}

static bool write_mask(struct fake *f, int console, uint32_t *mask, uint32_t word)
{
	if (word >> 16)
		return false;
	fake_mask(f, console, mask, word & ((1u << f->config.hosts) - 1));
	return true;
}

static bool write_beep(struct fake *f, int console, uint32_t word)
{
	if (word & ~(OVS_CON_BEEP_MS_MASK | OVS_CON_BEEP_HIGH_MASK | OVS_CON_BEEP_OWN_MASK))
		return false;
	f->console[console - 1].own_beep = word & OVS_CON_BEEP_OWN_MASK;
	if (word & OVS_CON_BEEP_MS_MASK)
		fake_beep(f, console, word & OVS_CON_BEEP_MS_MASK, word & OVS_CON_BEEP_HIGH_MASK);
	return true;
}

/* What reaches the keys of the hosts. False: the value does not fit. *known: there is such a register. */
static bool write_keys(struct fake *f, int console, unsigned reg, uint32_t word, bool *known)
{
	struct fake_console *c = &f->console[console - 1];

	switch (OVS_REG_CON_SELECT + reg) {
	case OVS_REG_CON_KEY_MASK:
		return write_mask(f, console, &c->key_mask, word);
	case OVS_REG_CON_BROADCAST:
		return write_mask(f, console, &c->broadcast, word);
	case OVS_REG_CON_MACRO:
		return write_mask(f, console, &c->macro, word);
	case OVS_REG_CON_BEEP:
		return write_beep(f, console, word);
	default:
		*known = false;
		return true;
	}
}

static uint8_t write_console(struct fake *f, int console, unsigned reg, uint32_t word)
{
	struct fake_console *c = &f->console[console - 1];
	bool fits = true, known = true;

	switch (OVS_REG_CON_SELECT + reg) {
	case OVS_REG_CON_SELECT:
		if ((fits = word <= (uint32_t)f->config.hosts))
			fake_select(f, console, (int)word);
		break;
	case OVS_REG_CON_CAPTURE:
		if ((fits = word <= 1))
			fake_capture(f, console, word);
		break;
	case OVS_REG_CON_TRIGGER:
		if ((fits = word >> 28 == 0))
			c->trigger = word;
		break;
	case OVS_REG_CON_MENU_MS:
		if ((fits = word >> 14 == 0))
			c->menu_ms = word;
		break;
	case OVS_REG_CON_PORT_MASK:
		if ((fits = word >> 16 == 0))
			c->port_mask = word & ((1u << f->config.hosts) - 1);
		break;
	default:
		fits = write_keys(f, console, reg, word, &known);
	}
	if (!known)
		return OVS_RESULT_READ_ONLY;
	return fits ? OVS_RESULT_OK : OVS_RESULT_BAD_VALUE;
}

/* Without a clock there is no while: the press is over at once, and what it does to the host is up to the test. */
static uint8_t write_power(struct fake *f, struct fake_host *h, uint32_t word)
{
	if (f->config.no_power)
		return OVS_RESULT_READ_ONLY;
	if (word >> 14 || (word & OVS_HOST_POWER_MS_MASK) > OVS_POWER_PRESS_MAX_MS)
		return OVS_RESULT_BAD_VALUE;
	if (h->status.button_rest && word & OVS_HOST_POWER_MS_MASK)
		return OVS_RESULT_BUSY;
	h->presses++;
	h->press = word;
	return OVS_RESULT_OK;
}

static uint8_t write_host(struct fake *f, struct fake_host *h, unsigned reg, uint32_t word)
{
	if (OVS_REG_HOST_VIDEO + reg == OVS_REG_HOST_POWER)
		return write_power(f, h, word);
	if (OVS_REG_HOST_VIDEO + reg != OVS_REG_HOST_REPLUG)
		return OVS_RESULT_READ_ONLY;
	if (word != 1)
		return OVS_RESULT_BAD_VALUE;
	h->replugs++;
	return OVS_RESULT_OK;
}

static uint8_t write_word(struct fake *f, unsigned a, uint32_t word)
{
	unsigned con = a - OVS_REG_CON_SELECT, host = a - OVS_REG_HOST_VIDEO;

	if (!exists(f, a))
		return OVS_RESULT_BAD_ADDRESS;
	if (in_host(f, a))
		return write_host(f, &f->host[host / OVS_HOST_STRIDE], host % OVS_HOST_STRIDE, word);
	if (!in_console(f, a))
		return OVS_RESULT_READ_ONLY;
	return write_console(f, (int)(con / OVS_CON_STRIDE) + 1, con % OVS_CON_STRIDE, word);
}

/* ---- frames ---- */

static uint8_t run_write(struct fake *f, const struct frame *in)
{
	uint8_t first = in->len && in->len % 6 == 0 ? OVS_RESULT_OK : OVS_RESULT_BAD_LENGTH;

	for (unsigned i = 0; i + 6 <= in->len; i += 6) {
		uint8_t result = write_word(f, get_u16(in->payload + i), get_u32(in->payload + i + 2));

		first = first ? first : result;
	}
	return first;
}

static uint8_t run_osd(struct fake *f, const struct frame *in)
{
	size_t at = 1;

	if (!in->len)
		return OVS_RESULT_BAD_LENGTH;
	if (in->payload[0] < 1 || in->payload[0] > f->config.consoles)
		return OVS_RESULT_BAD_CONSOLE;
	while (at + 2 <= in->len)
		at += 2u + in->payload[at + 1];
	if (at != in->len)
		return OVS_RESULT_BAD_LENGTH;
	fake_osd(f, in->payload[0], in->payload + 1, in->len - 1u);
	return OVS_RESULT_OK;
}

static uint8_t run_input(struct fake *f, const struct frame *in)
{
	if (!in->len)
		return OVS_RESULT_BAD_LENGTH;
	if (in->payload[0] < 1 || in->payload[0] > f->config.consoles)
		return OVS_RESULT_BAD_CONSOLE;
	for (unsigned at = 1; at < in->len;) {
		const uint8_t *item = in->payload + at;
		unsigned len = item[0] == 2 ? 5 : 3;

		if (item[0] < 1 || item[0] > 3)
			return OVS_RESULT_BAD_VALUE;
		if (at + len > in->len)
			return OVS_RESULT_BAD_LENGTH;
		if (item[0] == 1)
			fake_key(f, in->payload[0], item[1], item[2] & 1);
		else if (item[0] == 3)
			fake_macro_key(f, in->payload[0], item[1], item[2] & 1);
		f->console[in->payload[0] - 1].link_inputs += item[0] != 3;
		at += len;
	}
	return OVS_RESULT_OK;
}

static void reply(struct fake *f, const struct frame *in, uint8_t result, const uint8_t *data, size_t len)
{
	struct frame out = {.seq = in->seq, .type = in->type | FRAME_REPLY, .len = (uint8_t)(1 + len)};

	out.payload[0] = result;
	if (len)
		memcpy(out.payload + 1, data, len);
	put_out(f, &out);
}

static void run_sync(struct fake *f, const struct frame *in)
{
	uint8_t data[20];

	if (in->len != 4) {
		reply(f, in, OVS_RESULT_BAD_LENGTH, NULL, 0);
		return;
	}
	if (!f->session || f->nonce != get_u32(in->payload)) {
		f->session = true;
		f->nonce = get_u32(in->payload);
		f->last = f->event_seq = 0;
		f->event_count = f->event_batch = 0;
		fake_new_daemon(f);
	}
	memcpy(data, in->payload, 4);
	for (unsigned i = 0; i < 4; i++)
		put_u32(data + 4 + 4 * i, fake_read(f, i));
	reply(f, in, OVS_RESULT_OK, data, sizeof(data));
}

static void run_read(struct fake *f, const struct frame *in)
{
	uint8_t data[128];
	unsigned address = get_u16(in->payload), count = in->payload[2];
	uint8_t result = in->len != 3 ? OVS_RESULT_BAD_LENGTH : !count || count > 32 ? OVS_RESULT_BAD_VALUE :
			 !exists(f, address) ? OVS_RESULT_BAD_ADDRESS : OVS_RESULT_OK;

	if (result)
		count = 0;
	for (unsigned i = 0; i < count; i++)
		put_u32(data + 4 * i, fake_read(f, address + i));
	reply(f, in, result, data, 4 * count);
}

static uint8_t run(struct fake *f, const struct frame *in)
{
	switch (in->type) {
	case OVS_FRAME_WRITE:
		return run_write(f, in);
	case OVS_FRAME_OSD:
		return run_osd(f, in);
	case OVS_FRAME_INPUT:
		return run_input(f, in);
	default:
		return OVS_RESULT_BAD_TYPE;
	}
}

/* The exactly-once rule of link_exec. */
static void take_request(struct fake *f, const struct frame *in)
{
	uint8_t age = (uint8_t)(f->last - in->seq);
	bool harmless = in->type == OVS_FRAME_READ || in->type == OVS_FRAME_PING;

	if (age > 1 && age != 0xFF)
		return;
	f->rx_dup += age != 0xFF;
	if (age == 0xFF) {
		f->last = in->seq;
		f->result[1] = f->result[0];
		f->result[0] = harmless ? OVS_RESULT_OK : run(f, in);
		age = 0;
	}
	if (in->type == OVS_FRAME_READ)
		run_read(f, in);
	else if (in->type == OVS_FRAME_PING)
		reply(f, in, OVS_RESULT_OK, in->payload, in->len);
	else
		reply(f, in, f->result[age], NULL, 0);
}

static void send_events(struct fake *f)
{
	struct frame out = {.type = OVS_FRAME_EVENT, .seq = f->event_seq, .len = (uint8_t)(4 * f->event_batch)};

	for (unsigned i = 0; i < f->event_batch; i++)
		put_u32(out.payload + 4 * i, f->events[i]);
	f->event_us = now_us();
	put_out(f, &out);
}

static void next_events(struct fake *f)
{
	if (!f->session || f->event_batch || !f->event_count)
		return;
	f->event_batch = f->event_count < OVS_LINK_EVENTS_MAX ? f->event_count : OVS_LINK_EVENTS_MAX;
	f->event_seq++;
	send_events(f);
}

static void take_ack(struct fake *f, uint8_t seq)
{
	if (!f->event_batch || seq != f->event_seq)
		return;
	f->event_count -= f->event_batch;
	memmove(f->events, f->events + f->event_batch, f->event_count * sizeof(f->events[0]));
	f->event_batch = 0;
	next_events(f);
}

void fake_event(struct fake *f, unsigned type, int index, unsigned data)
{
	if (!f->session)
		return;
	if (f->event_count < FAKE_EVENTS)
		f->events[f->event_count++] = type << 24 | (uint32_t)index << 16 | data;
	else
		f->ev_lost++;
	next_events(f);
}

static void take_frame(struct fake *f, const struct frame *in)
{
	if (f->mute)
		return;
	if (in->type == OVS_FRAME_EVENT_ACK)
		take_ack(f, in->payload[0]);
	else if (in->type == OVS_FRAME_SYNC)
		run_sync(f, in);
	else if (!f->session)
		reply(f, in, OVS_RESULT_NO_SESSION, NULL, 0);
	else
		take_request(f, in);
}

/* ---- transport ---- */

void ovs_fake_configure(const struct ovs_fake_config *config)
{
	next_config = config ? *config : (struct ovs_fake_config){0};
	if (!parked)
		return;
	close(parked->event_fd);
	free(parked);
	parked = NULL;
}

static void configure(struct fake *f)
{
	struct ovs_fake_config *c = &f->config;

	*c = next_config;
	c->hosts = c->hosts ? c->hosts : 4;
	c->consoles = c->consoles ? c->consoles : 1;
	c->cols = c->cols ? c->cols : 80;
	c->rows = c->rows ? c->rows : 30;
	c->schema = c->schema ? c->schema : OVS_SCHEMA;
}

void fake_power_on(struct fake *f)
{
	frame_decoder_init(&f->decoder, f->config.schema);
	f->session = false;
	f->event_count = f->event_batch = 0;
	f->out_len = 0;
	for (int i = 0; i < f->config.consoles; i++) {
		struct fake_console *c = &f->console[i];

		memset(c, 0, sizeof(*c));
		c->trigger = OVS_REG_CON_TRIGGER_RESET;
		c->menu_ms = OVS_REG_CON_MENU_MS_RESET;
		c->port_mask = c->key_mask = (1u << f->config.hosts) - 1;
		c->own_beep = true;
		c->selected = 1;
		c->shown = f->host[0].status.present;
		fake_osd_reset(f, c);
	}
}

static void some_picture(struct ovs_host_status *h)
{
	*h = (struct ovs_host_status){
		.present = true, .h_total = 800, .h_active = 640, .v_total = 525, .v_active = 480,
		.frame_us = 16683, .kind = OVS_KIND_SEPARATE, .state = OVS_VIDEO_PICTURE, .age_ms = OVS_AGE_MAX_MS,
		.scan_set = 2, .keyboard_on = true, .mouse_on = true,
	};
}

static struct fake *make(void)
{
	struct fake *f = calloc(1, sizeof(*f));

	if (!f)
		return NULL;
	f->base.ops = &transport_fake;
	f->event_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	configure(f);
	for (int i = 0; i < f->config.hosts; i++)
		some_picture(&f->host[i].status);
	fake_power_on(f);
	return f;
}

static int fake_open(struct transport **transport, const char *arg, struct error_text *error)
{
	struct fake *f = parked;

	(void)arg;
	if (f && f->unplugged)
		return error_set(error, OVS_E_ABSENT, "the fake board is unplugged");
	parked = NULL;
	if (!f)
		f = make();
	if (!f)
		return error_set(error, OVS_E_MEMORY, "out of memory");
	*transport = &f->base;
	return 0;
}

static int fake_submit(struct transport *transport, const uint8_t *data, size_t len, struct error_text *error)
{
	struct fake *f = (struct fake *)transport;
	struct frame in;

	if (f->unplugged)
		return error_set(error, OVS_E_LINK, "the fake board was unplugged");
	for (size_t i = 0; i < len; i++)
		if (frame_decode(&f->decoder, data[i], &in))
			take_frame(f, &in);
	return 0;
}

static int fake_poll(struct transport *transport, uint8_t *data, size_t size, struct error_text *error)
{
	struct fake *f = (struct fake *)transport;
	eventfd_t count;
	size_t n;

	if (f->unplugged)
		return error_set(error, OVS_E_LINK, "the fake board was unplugged");
	if (f->event_batch && now_us() - f->event_us > OVS_LINK_EVENT_RESEND_MS * 1000) {
		f->ev_resent++;
		send_events(f);
	}
	n = f->out_len < size ? f->out_len : size;
	memcpy(data, f->out, n);
	memmove(f->out, f->out + n, f->out_len - n);
	f->out_len -= n;
	if (!f->out_len && eventfd_read(f->event_fd, &count) && errno != EAGAIN)
		return error_set(error, OVS_E_IO, "eventfd: %s", strerror(errno));
	return (int)n;
}

static int fake_wait(struct transport *transport, short *events)
{
	*events = POLLIN;
	return ((struct fake *)transport)->event_fd;
}

static void fake_close(struct transport *transport)
{
	struct fake *f = (struct fake *)transport;

	if (f->unplugged) {
		parked = f;
		return;
	}
	close(f->event_fd);
	free(f);
}

struct fake *fake_of(const struct ovs_board *board)
{
	return board->transport ? (struct fake *)board->transport : parked;
}

const struct transport_ops transport_fake = {
	"fake", fake_open, fake_submit, fake_poll, fake_wait, fake_close, NULL, NULL, false,
};
