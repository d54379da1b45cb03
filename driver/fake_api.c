/* SPDX-License-Identifier: MIT */
/* fake_api.c - what a test may see of the fake board and do to it */
#include "driver/fake.h"
#include "driver/private.h"

#include <string.h>
#include <sys/eventfd.h>

static size_t put_utf8(char *out, unsigned code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	out[0] = (char)(0xE0 | code >> 12);
	out[1] = (char)(0x80 | (code >> 6 & 0x3F));
	out[2] = (char)(0x80 | (code & 0x3F));
	return 3;
}

/* The right half of a wide character is no character of its own; "nothing" cells are blank. */
static size_t put_row(char *out, const struct fake_cell *cells, int cols)
{
	size_t len = 0, end = 0;

	for (int col = 0; col < cols; col++) {
		bool nothing = (cells[col].attr & OVS_ATTR_BACK_MASK) == OVS_ATTR_BACK_MASK;

		if (cells[col].attr & OVS_ATTR_RIGHT && !nothing)
			continue;
		len += put_utf8(out + len, nothing ? ' ' : cells[col].code);
		if (!nothing && cells[col].code != ' ')
			end = len;
	}
	out[end] = '\n';
	return end + 1;
}

size_t ovs_fake_page_text(const struct ovs_board *board, int console, char *out, size_t size)
{
	const struct fake_console *c = &fake_of(board)->console[console - 1];
	char row[3 * FAKE_COLS + 1];
	size_t len = 0;

	for (int i = 0; i < c->display[OVS_CMD_DISPLAY_ROWS]; i++) {
		size_t n = put_row(row, c->page.cell[i], c->display[OVS_CMD_DISPLAY_COLS]);

		if (len + n < size)
			memcpy(out + len, row, n);
		len += n;
	}
	if (size)
		out[len < size ? len : size - 1] = '\0';
	return len;
}

unsigned ovs_fake_cell(const struct ovs_board *board, int console, int row, int col, uint16_t *attr)
{
	struct fake_cell cell = {0};

	if (row >= 0 && row < FAKE_ROWS && col >= 0 && col < FAKE_COLS)
		cell = fake_of(board)->console[console - 1].page.cell[row][col];
	if (attr)
		*attr = cell.attr;
	return cell.code;
}

void ovs_fake_display(const struct ovs_board *board, int console, struct ovs_display *out)
{
	static const int scales[4] = {1, 2, 4, 3};
	const uint8_t *p = fake_of(board)->console[console - 1].display;

	*out = (struct ovs_display){
		.flags = p[OVS_CMD_DISPLAY_FLAGS], .standard = p[OVS_CMD_DISPLAY_STANDARD],
		.x_px = (int)get_u16(p + OVS_CMD_DISPLAY_X), .y_px = (int)get_u16(p + OVS_CMD_DISPLAY_Y),
		.cols = p[OVS_CMD_DISPLAY_COLS], .rows = p[OVS_CMD_DISPLAY_ROWS],
		.scale_x = scales[p[OVS_CMD_DISPLAY_SCALE] & 3], .scale_y = scales[p[OVS_CMD_DISPLAY_SCALE] >> 4 & 3],
		.dim = p[OVS_CMD_DISPLAY_DIM], .blink_frames = p[OVS_CMD_DISPLAY_BLINK_FRAMES],
		.blink_duty = p[OVS_CMD_DISPLAY_BLINK_DUTY], .palette = p[OVS_CMD_DISPLAY_PALETTE],
	};
}

void ovs_fake_type(struct ovs_board *board, int console, int key_id, bool down)
{
	fake_of(board)->console[console - 1].inputs++;
	fake_key(fake_of(board), console, key_id, down);
}

void ovs_fake_host(struct ovs_board *board, int port, const struct ovs_host_status *status)
{
	struct fake *f = fake_of(board);

	f->host[port - 1].status = *status;
	fake_event(f, OVS_EV_HOST, port, 0);
	for (int i = 1; i <= f->config.consoles; i++) {
		struct fake_console *c = &f->console[i - 1];
		int shown = c->selected == port ? (status->present ? port : 0) : c->shown;

		if (shown == c->shown)
			continue;
		c->shown = shown;
		fake_event(f, OVS_EV_PORT, i, (unsigned)c->selected << 8 | (unsigned)shown);
	}
}

void ovs_fake_lose_events(struct ovs_board *board)
{
	fake_event(fake_of(board), OVS_EV_LOST, 0, 0);
}

unsigned ovs_fake_presses(const struct ovs_board *board, int port, int *ms, bool *reset)
{
	const struct fake_host *h = &fake_of(board)->host[port - 1];

	if (ms)
		*ms = (int)(h->press & OVS_HOST_POWER_MS_MASK);
	if (reset)
		*reset = h->press & OVS_HOST_POWER_RESET_MASK;
	return h->presses;
}

unsigned ovs_fake_edid_changes(const struct ovs_board *board, int port)
{
	return fake_of(board)->host[port - 1].edid_changes;
}

unsigned ovs_fake_replugs(const struct ovs_board *board, int port)
{
	return fake_of(board)->host[port - 1].replugs;
}

size_t ovs_fake_host_keys(const struct ovs_board *board, int port, uint16_t *out, size_t max)
{
	const struct fake_host *h = &fake_of(board)->host[port - 1];
	size_t n = h->keys < max ? h->keys : max;

	if (n)
		memcpy(out, h->key + h->keys - n, n * sizeof(*out));
	return h->keys;
}

uint32_t ovs_fake_register(const struct ovs_board *board, unsigned address)
{
	return fake_read(fake_of(board), address);
}

unsigned ovs_fake_most_under_way(const struct ovs_board *board)
{
	return fake_of(board)->most_under_way;
}

void ovs_fake_damage(struct ovs_board *board, unsigned frames)
{
	fake_of(board)->damage = frames;
}

void ovs_fake_drop(struct ovs_board *board, unsigned frames)
{
	fake_of(board)->drop = frames;
}

void ovs_fake_reset(struct ovs_board *board)
{
	fake_power_on(fake_of(board));
}

void ovs_fake_mute(struct ovs_board *board, bool mute)
{
	fake_of(board)->mute = mute;
}

void ovs_fake_unplug(struct ovs_board *board, bool unplugged)
{
	struct fake *f = fake_of(board);

	f->unplugged = unplugged;
	eventfd_write(f->event_fd, 1);
}
