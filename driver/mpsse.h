/* SPDX-License-Identifier: MIT */
/*
 * mpsse.h - what is behind overscan_mpsse.h
 *
 * mpsse.c        pins, commands of the engine and of the flash: bytes to an engine and back
 * mpsse_ftdi.c   the engine in an FTDI chip
 */
#ifndef OVS_MPSSE_H
#define OVS_MPSSE_H

#include "driver/overscan_mpsse.h"
#include "driver/transport.h"

/* An engine: an FTDI chip, or the model of one. */
struct mpsse_engine {
	/* All of out to the engine, then exactly in_len bytes of its answer; 0 or OVS_E_... and words. */
	int (*exchange)(void *ctx, const uint8_t *out, size_t out_len, uint8_t *in, size_t in_len, struct error_text *error);
	void (*pause_us)(void *ctx, unsigned us);
	void (*close)(void *ctx);	/* and free ctx */
	void *ctx;
};

/* Takes the engine over, and closes it on error as well. */
int mpsse_start(struct ovs_mpsse **mpsse, const struct mpsse_engine *engine, struct error_text *error);

/* Channel A of the chip that is meant; mpsse_ftdi.c. */
int mpsse_ftdi_open(struct mpsse_engine *engine, const char *which, struct error_text *error);

#endif
