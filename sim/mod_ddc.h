/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The display data channel of a host: an I2C master at 100 kHz (UM10204) that reads the EDID
 * of the monitor it sees, as a graphics driver does: when its picture begins, and whenever
 * hot-plug detect comes back. Not answered, it asks again every quarter of a second.
 *
 * Times are microseconds of simulated time. The master never lets a slave stretch its
 * clock. It asks for the second block when the first says that there is one; more are not read.
 * An idle channel costs nothing.
 */
#ifndef SIM_MOD_DDC_H
#define SIM_MOD_DDC_H

#include <stdbool.h>
#include <stdint.h>

#define DDC_BYTES 256u
#define DDC_NEVER UINT64_MAX

struct ddc {
	bool scl_pull, sda_pull, sda;	/* what it does; level on the wire */
	bool wired, on, plugged;	/* on: there is a picture */
	uint64_t due_us;
	/* what is under way */
	uint8_t step, phase, bit, shift;
	unsigned block, used;
	uint8_t bytes[DDC_BYTES];
	/* what is known of the monitor */
	uint32_t reads, refused;	/* whole EDIDs; attempts that nobody answered */
	unsigned known;			/* bytes of the EDID last read; 0: none */
	bool good;			/* header, checksums and length are right */
	char name[14];
	unsigned w, h;			/* preferred mode; 0: none is told */
};

void ddc_init(struct ddc *d, bool wired);
/* Once a millisecond or so: is there a picture; the level of hot-plug detect. */
void ddc_poll(struct ddc *d, bool on, bool plugged, uint64_t now_us);
/* When due_us has come: sda is the level on the wire. */
void ddc_step(struct ddc *d, uint64_t now_us);
/* Something is under way on the wires. */
bool ddc_busy(const struct ddc *d);

#endif
