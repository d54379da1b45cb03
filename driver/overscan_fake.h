/* SPDX-License-Identifier: MIT */
/*
 * overscan_fake.h - the board behind "fake:", for tests of programs that use liboverscan
 *
 * A board in this process: it answers the link protocol byte for byte as the gateware does and keeps
 * its text pages in C, so that a test can read a drawn page as text. It has no pictures and no
 * clock but the real one; a COMMIT is on the screen at once. Not for use outside of tests.
 */
#ifndef OVERSCAN_FAKE_H
#define OVERSCAN_FAKE_H

#include "driver/overscan.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What the next board opened as "fake:" has; NULL: 4 ports, 1 console, 80 x 30. */
struct ovs_fake_config {
	int hosts, consoles, cols, rows;
	uint32_t schema;	/* 0 = the right one */
	unsigned window;	/* requests under way; 0 = as over a UART */
	bool no_power;		/* no power outputs */
	bool no_edid;		/* no display data channels */
	bool no_flash_writer;	/* gateware without it */
};
OVS_API void ovs_fake_configure(const struct ovs_fake_config *config);

/* The functions below are for a board opened as "fake:". */

/* Visible page: rows lines, each ending in '\n', right-trimmed. Soft and missing glyphs are kept as UTF-8. */
OVS_API size_t ovs_fake_page_text(const struct ovs_board *board, int console, char *out, size_t size);
/* One cell of the visible page. Returns its code point; *attr gets the attribute word. */
OVS_API unsigned ovs_fake_cell(const struct ovs_board *board, int console, int row, int col, uint16_t *attr);
/* DISPLAY settings in force. */
OVS_API void ovs_fake_display(const struct ovs_board *board, int console, struct ovs_display *out);

/* A key typed at the console: captured, or logged at the ports that it reaches by the rules of the masks. */
OVS_API void ovs_fake_type(struct ovs_board *board, int console, int key_id, bool down);
/*
 * The trigger was used; OVS_TRIG_MENU and OVS_TRIG_WORD start capture as the gateware does (type the word after it
 * with ovs_fake_type), OVS_TRIG_CANCEL beeps.
 */
OVS_API void ovs_fake_trigger(struct ovs_board *board, int console, int action);
/* A port's picture and emulator state change. */
OVS_API void ovs_fake_host(struct ovs_board *board, int port, const struct ovs_host_status *status);
OVS_API void ovs_fake_lose_events(struct ovs_board *board);
/* Keys that went to a port, newest last: key id | 0x100 when down. Returns how many there were. */
OVS_API size_t ovs_fake_host_keys(const struct ovs_board *board, int port, uint16_t *out, size_t max);
/* Times a port's keyboard and mouse were started anew. */
OVS_API unsigned ovs_fake_replugs(const struct ovs_board *board, int port);
/* Times a port got another EDID. */
OVS_API unsigned ovs_fake_edid_changes(const struct ovs_board *board, int port);
/* Presses of a port's buttons so far; *ms and *reset (either may be NULL) get the last. */
OVS_API unsigned ovs_fake_presses(const struct ovs_board *board, int port, int *ms, bool *reset);
/* Beeps so far, own ones too; *last_ms and *high (either may be NULL) get the last. */
OVS_API unsigned ovs_fake_beeps(const struct ovs_board *board, int console, int *last_ms, bool *high);
/* Registers as the board has them. */
OVS_API uint32_t ovs_fake_register(const struct ovs_board *board, unsigned address);

/* Most requests that were under way at once; the board drops, as the real one does, what is more than its window. */
OVS_API unsigned ovs_fake_most_under_way(const struct ovs_board *board);

/* Faults: the next n frames of the board's side are damaged, or swallowed; power cycle; no answers at all. */
OVS_API void ovs_fake_damage(struct ovs_board *board, unsigned frames);
OVS_API void ovs_fake_drop(struct ovs_board *board, unsigned frames);
OVS_API void ovs_fake_reset(struct ovs_board *board);
OVS_API void ovs_fake_mute(struct ovs_board *board, bool mute);
/* Pull the cable: the transport fails until put back. */
OVS_API void ovs_fake_unplug(struct ovs_board *board, bool unplugged);

#ifdef __cplusplus
}
#endif
#endif
