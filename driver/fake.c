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

/* ---- frames ---- */

static uint8_t run_write(struct fake *f, const struct frame *in)
{
	uint8_t first = in->len && in->len % 6 == 0 ? OVS_RESULT_OK : OVS_RESULT_BAD_LENGTH;

	for (unsigned i = 0; i + 6 <= in->len; i += 6) {
		uint8_t result = fake_write(f, get_u16(in->payload + i), get_u32(in->payload + i + 2));

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
			 !fake_exists(f, address) ? OVS_RESULT_BAD_ADDRESS : OVS_RESULT_OK;

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

	if (age >= f->config.window && age != 0xFF)
		return;
	f->rx_dup += age != 0xFF;
	if (age == 0xFF) {
		f->last = in->seq;
		memmove(f->result + 1, f->result, sizeof(f->result) - 1);
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

/* As the buffers of link_rx: a request for which there is none is dropped. */
static bool has_room(struct fake *f)
{
	bool room = f->under_way < f->config.window;

	f->under_way += room;
	f->rx_dup += !room;
	if (f->under_way > f->most_under_way)
		f->most_under_way = f->under_way;
	return room;
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
	else if (!has_room(f))
		return;
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
	c->window = c->window ? c->window : OVS_LINK_WINDOW_UART;
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
	fake_flash_init(f);
	fake_power_on(f);
	return f;
}

static int fake_open(struct transport **transport, struct transport *await, const char *arg, struct error_text *error)
{
	struct fake *f = parked;

	(void)await;
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
	f->under_way = 0;
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
	fake_flash_fini(f);
	free(f);
}

struct fake *fake_of(const struct ovs_board *board)
{
	return board->transport ? (struct fake *)board->transport : parked;
}

const struct transport_ops transport_fake = {
	"fake", fake_open, fake_submit, fake_poll, fake_wait, fake_close, NULL, NULL, false,
};
