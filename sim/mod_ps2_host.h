/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The keyboard controller of a host with its driver: an i8042-like pair of PS/2
 * ports that initialises whatever keyboard and mouse are on the wires, then
 * turns their bytes into key ids and movements, and sets the lock LEDs. Always
 * uses scan code set 2; asks for the wheel.
 */
#ifndef SIM_MOD_PS2_HOST_H
#define SIM_MOD_PS2_HOST_H

#include "sim/ps2.h"
#include "sim/ring.h"

struct ps2_step;

/* One device and the list of commands that initialises it. */
struct ps2_chan {
	struct ps2_port port;
	struct ps2_host *host;
	const struct ps2_step *script, *step;
	uint64_t due_us;
	uint8_t current, await, tries, id;
	bool ready, failed, answered;
	uint32_t resets;
};

struct ps2_host {
	struct ps2_chan kbd, mouse;
	uint64_t due_us;
	/* set 2 decoder */
	bool release, extended;
	uint8_t pause;			/* bytes of E1 14 77 ... still to come */
	uint8_t down[32];		/* keys that are down, by id */
	unsigned keys_down;		/* how many */
	/* mouse packet */
	uint8_t packet[4], packet_len;
	uint64_t packet_us;
	uint8_t leds, leds_sent;
	uint64_t key_bytes, mouse_bytes;
	void (*event)(void *ctx, const struct event *e);
	void *ctx;
};

void ps2_host_init(struct ps2_host *h, struct ps2_wire *kbd,
    struct ps2_wire *mouse, uint64_t now_us);
/* At due_us, and whenever the level of a line has changed. */
void ps2_host_step(struct ps2_host *h, uint64_t now_us);
void ps2_host_leds(struct ps2_host *h, uint8_t leds, uint64_t now_us);
/* As after power on: initialises both devices again. */
void ps2_host_restart(struct ps2_host *h, uint64_t now_us);

#endif
