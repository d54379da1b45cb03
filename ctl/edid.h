/* SPDX-License-Identifier: MIT */
/*
 * EDIDs that the switch keeps for its host ports, by name: what a host at a port reads as its monitor's.
 * A port without one has the board's own, "standard". Pure memory.
 *
 * What is kept is one block of 128 bytes, or two (VESA E-EDID 1.3 and 1.4): header, checksums and the number of extension
 * blocks must be right; what the blocks say is not judged.
 */
#ifndef CTL_EDID_H
#define CTL_EDID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	EDIDS_MAX = 16,
	EDID_NAME_BYTES = 9,		/* 8 letters: a row of the menu has no room for more */
	EDID_BLOCK = 128,
	EDID_BYTES = 256,
	EDID_HEX_BYTES = 2 * EDID_BYTES + 1,
};

#define EDID_STANDARD "standard"	/* nobody else's name */

struct edid {
	char name[EDID_NAME_BYTES];
	int bytes;			/* EDID_BLOCK or EDID_BYTES */
	uint8_t data[EDID_BYTES];	/* zeroes behind them */
};

struct edids {
	int count;
	struct edid list[EDIDS_MAX];	/* by name */
};

/* NULL, or what is wrong with a name */
const char *edid_name_error(const char *name);
/* NULL, or what is wrong with the bytes */
const char *edid_error(const uint8_t *data, size_t bytes);
/* Hexadecimal digits as bytes: NULL, or what is wrong with them or with the EDID. */
const char *edid_from_hex(struct edid *edid, const char *hex);
/* returns `out`, of EDID_HEX_BYTES */
char *edid_hex(const struct edid *edid, char *out);

/* NULL: there is none of this name */
const struct edid *edids_find(const struct edids *edids, const char *name);
/* added, or in the place of the one with its name; false: there is no room */
bool edids_put(struct edids *edids, const struct edid *edid);
void edids_remove(struct edids *edids, const char *name);

/* What an EDID says, for people. */
struct edid_words {
	char maker[4];			/* three letters */
	unsigned product;
	char monitor[14];		/* empty: it has no name */
	int width, height, rate_hz;	/* preferred mode; 0 0 0: none is told */
	bool digital;
};
void edid_describe(const uint8_t *data, struct edid_words *words);

#endif
