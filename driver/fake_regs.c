/* SPDX-License-Identifier: MIT */
/* fake_regs.c - the registers of the fake board: what reading and writing them does (docs/registers.md) */
#include "driver/fake.h"
#include "driver/private.h"

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
		       1 << OVS_CONFIG_PIXELS_SHIFT | c->window << OVS_CONFIG_WINDOW_SHIFT | (c->no_power ? 0 : OVS_CONFIG_POWER_MASK) | (c->no_edid ? 0 : OVS_CONFIG_EDID_MASK);
	case OVS_REG_TEXT:
		return (uint32_t)c->cols << OVS_TEXT_COLS_SHIFT | (uint32_t)c->rows << OVS_TEXT_ROWS_SHIFT |
		       8 << OVS_TEXT_CELL_W_SHIFT | 16u << OVS_TEXT_CELL_H_SHIFT;
	case OVS_REG_UPTIME_MS:
		return (uint32_t)(now_us() / 1000);
	case OVS_REG_BOARD:
		return (f->flash.font_ok ? OVS_BOARD_FONT_OK_MASK : 0) | OVS_BOARD_ALIVE_MASK;
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

static uint32_t host_register(const struct fake_host *host, unsigned reg)
{
	const struct ovs_host_status *h = &host->status;

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
	case OVS_REG_HOST_EDID:
		return h->edid_own | (uint32_t)(host->edid_bytes == OVS_EDID_BYTES_MAX) << OVS_HOST_EDID_TWO_SHIFT |
		       (uint32_t)h->edid_away << OVS_HOST_EDID_AWAY_SHIFT | h->edid_reads << OVS_HOST_EDID_READS_SHIFT;
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

bool fake_exists(const struct fake *f, unsigned a)
{
	return a < 0x10 || fake_flash_has(a) || fake_edid_has(a) || in_console(f, a) || in_host(f, a);
}

uint32_t fake_read(struct fake *f, unsigned a)
{
	unsigned con = a - OVS_REG_CON_SELECT, host = a - OVS_REG_HOST_VIDEO;

	if (in_console(f, a))
		return console_register(f, &f->console[con / OVS_CON_STRIDE], con % OVS_CON_STRIDE);
	if (in_host(f, a))
		return host_register(&f->host[host / OVS_HOST_STRIDE], host % OVS_HOST_STRIDE);
	if (fake_edid_has(a))
		return fake_edid_read(f, a);
	return fake_flash_has(a) ? fake_flash_read(f, a) : board_register(f, a);
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

uint8_t fake_write(struct fake *f, unsigned a, uint32_t word)
{
	unsigned con = a - OVS_REG_CON_SELECT, host = a - OVS_REG_HOST_VIDEO;

	if (!fake_exists(f, a))
		return OVS_RESULT_BAD_ADDRESS;
	if (in_host(f, a))
		return write_host(f, &f->host[host / OVS_HOST_STRIDE], host % OVS_HOST_STRIDE, word);
	if (fake_edid_has(a))
		return fake_edid_write(f, a, word);
	if (fake_flash_has(a))
		return fake_flash_write(f, a, word);
	if (!in_console(f, a))
		return OVS_RESULT_READ_ONLY;
	return write_console(f, (int)(con / OVS_CON_STRIDE) + 1, con % OVS_CON_STRIDE, word);
}
