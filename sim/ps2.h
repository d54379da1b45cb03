/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The PS/2 line protocol at both of its ends (IBM PS/2 Hardware Technical
 * Reference, keyboard and auxiliary device controller): 11-bit frames with odd
 * parity, clock made by the device, inhibit and request-to-send by the host.
 *
 * Times are microseconds of simulated time. Lines are open collector: *_pull is
 * what this end does, clk and dat are the levels on the wire.
 */
#ifndef SIM_PS2_H
#define SIM_PS2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PS2_NEVER UINT64_MAX
#define PS2_QUEUE 64u

struct ps2_wire {
	bool clk_pull, dat_pull;
	bool clk, dat;
};

typedef void ps2_got_fn(void *ctx, uint8_t byte, uint64_t now_us);

/* ---- device end ---- */

struct ps2_dev {
	struct ps2_wire *wire;
	ps2_got_fn *got;
	void *ctx;
	uint64_t due_us;
	uint64_t quiet_us;		/* since when both lines are high */
	uint8_t state;
	uint8_t bit, phase;
	uint16_t frame;
	bool again;			/* the last byte sent is sent again */
	uint8_t queue[PS2_QUEUE];
	uint8_t head, used, last;
	uint32_t sent, received, aborted, bad;
};

void ps2_dev_init(struct ps2_dev *d, struct ps2_wire *w, ps2_got_fn *got,
    void *ctx);
/* False: no room. All or nothing. */
bool ps2_dev_send(struct ps2_dev *d, const uint8_t *bytes, size_t n,
    uint64_t now_us);
/* The same, ahead of what waits: the answer to a command. */
bool ps2_dev_answer(struct ps2_dev *d, const uint8_t *bytes, size_t n,
    uint64_t now_us);
void ps2_dev_flush(struct ps2_dev *d);
/* At due_us, and whenever the level of a line has changed. */
void ps2_dev_step(struct ps2_dev *d, uint64_t now_us);

/* ---- host end ---- */

enum ps2_error { PS2_OK, PS2_PARITY, PS2_TIMEOUT };

typedef void ps2_sent_fn(void *ctx, enum ps2_error e, uint64_t now_us);

struct ps2_port {
	struct ps2_wire *wire;
	ps2_got_fn *got;
	ps2_sent_fn *sent;	/* end of a transmission */
	ps2_got_fn *bad;	/* byte with wrong parity or framing */
	void *ctx;
	uint64_t due_us;
	uint8_t state;
	uint8_t bit;
	uint16_t frame;
	bool clk_was;
	uint32_t received;
};

void ps2_port_init(struct ps2_port *p, struct ps2_wire *w);
bool ps2_port_idle(const struct ps2_port *p);
void ps2_port_send(struct ps2_port *p, uint8_t byte, uint64_t now_us);
void ps2_port_step(struct ps2_port *p, uint64_t now_us);

/* Start bit, eight data bits, odd parity, stop bit; sent from bit 0. */
uint16_t ps2_frame(uint8_t byte);
bool ps2_frame_good(uint16_t frame);

#endif
