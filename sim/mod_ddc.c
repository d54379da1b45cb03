/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sim/mod_ddc.h"

#include <string.h>

#define AGAIN_US 250000u
#define EDID_WRITE 0xa0
#define EDID_READ 0xa1
#define BLOCK 128u

/* What the master does, one after the other. */
enum step { IDLE, START, ADDRESS, OFFSET, RESTART, READ, DATA, STOP };

void
ddc_init(struct ddc *d, bool wired)
{
	memset(d, 0, sizeof(*d));
	d->wired = wired;
	d->plugged = true;
	d->due_us = DDC_NEVER;
	d->sda = true;
}

bool
ddc_busy(const struct ddc *d)
{
	return d->step != IDLE;
}

/* ---- what was read ---- */

static bool
checksum_good(const uint8_t *block)
{
	uint8_t sum = 0;

	for (unsigned i = 0; i < BLOCK; i++)
		sum += block[i];
	return sum == 0;
}

static void
read_name(struct ddc *d)
{
	static const uint8_t tag[] = { 0, 0, 0, 0xfc, 0 };

	for (unsigned at = 54; at < 126; at += 18) {
		const uint8_t *text = d->bytes + at + 5;
		unsigned n = 0;

		if (memcmp(d->bytes + at, tag, sizeof(tag)) != 0)
			continue;
		while (n < 13 && text[n] >= 0x20 && text[n] < 0x7f)
			n++;
		memcpy(d->name, text, n);
		d->name[n] = '\0';
	}
}

static void
understand(struct ddc *d)
{
	static const uint8_t header[] = { 0, 255, 255, 255, 255, 255, 255, 0 };
	const uint8_t *b = d->bytes, *t = d->bytes + 54;

	d->known = d->used;
	d->reads++;
	d->good = memcmp(b, header, sizeof(header)) == 0 && checksum_good(b) &&
	    (d->used == BLOCK || checksum_good(b + BLOCK)) &&
	    d->used == (b[126] == 0 ? BLOCK : DDC_BYTES);
	d->name[0] = '\0';
	read_name(d);
	d->w = d->h = 0;
	if (t[0] != 0 || t[1] != 0) {
		d->w = t[2] | (t[4] >> 4) << 8;
		d->h = t[5] | (t[7] >> 4) << 8;
	}
}

/* ---- bits ---- */

/* Data while the clock is low, clock up, look, clock down. True when the bit is over. */
static bool
bit(struct ddc *d, bool level, bool *seen, uint64_t now_us)
{
	static const uint8_t wait_us[] = { 3, 3, 2, 2 };
	uint8_t phase = d->phase++ & 3;

	d->due_us = now_us + wait_us[phase];
	switch (phase) {
	case 0:
		d->sda_pull = !level;
		return false;
	case 1:
		d->scl_pull = false;
		return false;
	case 2:
		*seen = d->sda;
		return false;
	default:
		d->scl_pull = true;
		return true;
	}
}

static void
next_step(struct ddc *d, enum step step)
{
	d->step = (uint8_t)step;
	d->phase = 0;
	d->bit = 0;
}

static void
begin_start(struct ddc *d, uint64_t now_us)
{
	static const uint8_t wait_us[] = { 3, 5, 5, 2 };

	d->due_us = now_us + wait_us[d->phase];
	switch (d->phase++) {
	case 0:
		d->sda_pull = false;
		break;
	case 1:
		d->scl_pull = false;
		break;
	case 2:
		d->sda_pull = true;
		break;
	default:
		d->scl_pull = true;
		next_step(d, d->step == START ? ADDRESS : READ);
		break;
	}
}

/* Eight bits out and the answer. */
static void
send(struct ddc *d, uint8_t byte, enum step then, uint64_t now_us)
{
	bool seen = true;

	if (d->bit == 8 && (d->phase & 3) == 2)
		d->shift = d->sda;
	if (!bit(d, d->bit == 8 || byte >> (7 - d->bit) & 1, &seen, now_us) ||
	    d->bit++ < 8)
		return;
	if (d->shift != 0)
		d->refused++;
	next_step(d, d->shift != 0 ? STOP : then);
}

/* Eight bits in; more are wanted up to the end of the block. */
static void
take(struct ddc *d, uint64_t now_us)
{
	bool seen = d->shift & 1, last = (d->used + 1) % BLOCK == 0;
	bool sample = (d->phase & 3) == 2 && d->bit < 8;
	bool over = bit(d, d->bit < 8 || last, &seen, now_us);

	if (sample)
		d->shift = (uint8_t)(d->shift << 1 | seen);
	if (!over || d->bit++ < 8)
		return;
	d->bytes[d->used++] = d->shift;
	next_step(d, last ? STOP : DATA);
}

static void
after_stop(struct ddc *d, uint64_t now_us)
{
	bool whole = d->used == BLOCK * (d->block + 1);

	next_step(d, IDLE);
	d->due_us = whole ? DDC_NEVER : now_us + AGAIN_US;
	if (!whole)
		return;
	if (d->block == 0 && d->bytes[126] != 0) {
		d->block = 1;
		next_step(d, START);
		d->due_us = now_us + 5;
		return;
	}
	understand(d);
}

static void
end(struct ddc *d, uint64_t now_us)
{
	static const uint8_t wait_us[] = { 3, 5, 5 };

	d->due_us = now_us + wait_us[d->phase];
	switch (d->phase++) {
	case 0:
		d->sda_pull = true;
		break;
	case 1:
		d->scl_pull = false;
		break;
	default:
		d->sda_pull = false;
		after_stop(d, now_us);
		break;
	}
}

void
ddc_step(struct ddc *d, uint64_t now_us)
{
	switch ((enum step)d->step) {
	case IDLE:
		d->used = d->block = 0;
		next_step(d, START);
		begin_start(d, now_us);
		break;
	case START:
	case RESTART:
		begin_start(d, now_us);
		break;
	case ADDRESS:
		send(d, EDID_WRITE, OFFSET, now_us);
		break;
	case OFFSET:
		send(d, (uint8_t)(d->block * BLOCK), RESTART, now_us);
		break;
	case READ:
		send(d, EDID_READ, DATA, now_us);
		break;
	case DATA:
		take(d, now_us);
		break;
	case STOP:
		end(d, now_us);
		break;
	}
}

void
ddc_poll(struct ddc *d, bool on, bool plugged, uint64_t now_us)
{
	bool looks = d->wired && on && plugged && (!d->on || !d->plugged);

	d->on = on;
	d->plugged = plugged;
	if (!plugged)
		d->known = 0;
	if (ddc_busy(d))
		return;
	if (looks)
		d->due_us = now_us;
	else if (!on || !plugged)
		d->due_us = DDC_NEVER;
}
