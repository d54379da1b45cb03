/* SPDX-License-Identifier: MIT */
/*
 * fake.h - a board in C, for tests: what its files share
 *
 * fake.c       transport, frames, session, registers, events
 * fake_edid.c  the EDIDs that hosts read
 * fake_flash.c the font flash
 * fake_keys.c  who gets keys, and the beeper
 * fake_osd.c   text pages and the seven commands
 * fake_api.c   what tests may do to it
 */
#ifndef OVS_FAKE_H
#define OVS_FAKE_H

#include "driver/frame.h"
#include "driver/overscan_fake.h"
#include "driver/transport.h"

enum {
	FAKE_COLS = 128,
	FAKE_ROWS = 32,
	FAKE_EVENTS = 64,
	FAKE_KEYS = 1024,
	FAKE_OUT = 16 * 1024,
	FAKE_WINDOW_MAX = OVS_CONFIG_WINDOW_MASK >> OVS_CONFIG_WINDOW_SHIFT,
};

struct fake_cell {
	uint16_t code, attr;
};

struct fake_page {
	struct fake_cell cell[FAKE_ROWS][FAKE_COLS];
};

struct fake_console {
	int cols, rows;			/* of the window in force; the staged one for drawing */
	uint8_t display[OVS_CMD_DISPLAY_LEN], staged[OVS_CMD_DISPLAY_LEN];
	struct fake_page page, draft;
	int row, col;
	uint16_t attr;
	uint8_t glyph[OVS_SOFT_GLYPH_COUNT][16];
	int selected, shown;
	bool capture;
	uint32_t trigger, menu_ms, port_mask, leds;
	uint32_t key_mask, broadcast, macro;
	bool held[256];			/* keys of the operator that are down */
	bool own_beep, high;		/* a cancelled hotkey sounds; the last tone was high */
	unsigned beeps, beep_ms;	/* how many there were; the last */
	uint16_t commits;
	uint8_t osd_errors, inputs, link_inputs;
};

struct fake_host {
	struct ovs_host_status status;
	uint16_t key[FAKE_KEYS];
	size_t keys;
	unsigned replugs, presses;
	uint32_t press;			/* the last word of HOST_POWER */
	uint8_t edid[OVS_EDID_BYTES_MAX];	/* its own, when status.edid_own */
	int edid_bytes;
	unsigned edid_changes;
	bool told[256];			/* keys this host was told are down */
};

struct fake_flash {
	uint8_t *slot[2];		/* NULL: erased */
	uint32_t data[256], sum;
	bool font_ok, unlocked;
	int in_use;
};

struct fake {
	struct transport base;
	struct ovs_fake_config config;
	int event_fd;

	struct frame_decoder decoder;
	uint8_t out[FAKE_OUT];
	size_t out_len;
	unsigned damage, drop;
	bool mute, unplugged;

	bool session;
	uint32_t nonce;
	uint8_t last, result[FAKE_WINDOW_MAX];	/* of last, of the one before ... */
	unsigned under_way, most_under_way;	/* since answers were fetched; ever */
	uint32_t events[FAKE_EVENTS];
	unsigned event_count, event_batch;	/* waiting; of these, under way */
	uint8_t event_seq;
	int64_t event_us;
	uint32_t rx_dup, ev_resent, ev_lost;

	struct fake_console console[OVS_CONSOLES_MAX];
	struct fake_host host[OVS_PORTS_MAX];
	struct fake_flash flash;
	uint32_t edid_data[OVS_EDID_BYTES_MAX / 4];
};

/* fake.c */
struct fake *fake_of(const struct ovs_board *board);
void fake_event(struct fake *f, unsigned type, int index, unsigned data);
void fake_power_on(struct fake *f);

/* fake_regs.c */
bool fake_exists(const struct fake *f, unsigned address);
uint32_t fake_read(struct fake *f, unsigned address);
/* OVS_RESULT_... */
uint8_t fake_write(struct fake *f, unsigned address, uint32_t word);

/* fake_edid.c */
bool fake_edid_has(unsigned address);
uint32_t fake_edid_read(struct fake *f, unsigned address);
uint8_t fake_edid_write(struct fake *f, unsigned address, uint32_t word);

/* fake_flash.c */
void fake_flash_init(struct fake *f);
void fake_flash_fini(struct fake *f);
bool fake_flash_has(unsigned address);
uint32_t fake_flash_read(struct fake *f, unsigned address);
uint8_t fake_flash_write(struct fake *f, unsigned address, uint32_t word);

/* fake_keys.c */
void fake_select(struct fake *f, int console, int port);
void fake_capture(struct fake *f, int console, bool take);
/* A new key_mask, broadcast or macro mask in *mask of this console. */
void fake_mask(struct fake *f, int console, uint32_t *mask, uint32_t ports);
void fake_key(struct fake *f, int console, int key_id, bool down);
void fake_macro_key(struct fake *f, int console, int key_id, bool down);
void fake_beep(struct fake *f, int console, unsigned ms, bool high);
/* What ends with the daemon: capture stays as it is, since a new session follows at once. */
void fake_new_daemon(struct fake *f);

/* fake_osd.c */
void fake_osd_reset(struct fake *f, struct fake_console *c);
/* Whole commands, as the gateware wants them. */
void fake_osd(struct fake *f, int console, const uint8_t *commands, size_t len);
uint32_t fake_page_crc(const struct fake_console *c);

#endif
