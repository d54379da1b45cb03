/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Winbond W25Q128JV (data sheet revision F), 16 MB SPI NOR, at its pins.
 *
 * Does: reset (66 99), power down and release (B9 AB), identify (9F 90), status
 * registers (05 35 15, 50/06 + 01 31 11), Read (03), Fast Read (0B, 6B, EB with
 * continuous read while QE is set), write enable and disable, page program (02),
 * erase of sector, block and chip, suspend and resume (75 7A), power cuts in the
 * middle of these. Does not: dual I/O, protection, security registers. A busy chip
 * answers only status reads, suspend and reset; a suspended one does not write, and
 * a read of what is suspended is an error.
 *
 * Pins as in docs/architecture.md: a clock in which sck_en is 1 holds one SCK
 * pulse; io_o is sampled at its rising edge, io_i changes after its falling edge.
 */
#ifndef SIM_MOD_FLASH_H
#define SIM_MOD_FLASH_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/model.h"

#define FLASH_BYTES (16u << 20)
#define FLASH_SECTOR 4096u
#define FLASH_SECTORS (FLASH_BYTES / FLASH_SECTOR)
#define FLASH_PAGE 256u
#define FLASH_BLOCK 65536u
#define FLASH_UNDO (FLASH_BLOCK / FLASH_SECTOR)

enum flash_phase {
	FLASH_COMMAND, FLASH_ADDRESS, FLASH_MODE, FLASH_DUMMY, FLASH_READ,
	FLASH_WRITE, FLASH_STATUS, FLASH_ID, FLASH_IGNORE
};

struct flash {
	const struct model_pins *pins;
	uint8_t *sector[FLASH_SECTORS];		/* NULL: erased */
	/* transfer */
	bool selected;
	enum flash_phase phase;
	uint8_t command;
	uint32_t shift, left;	/* bits of the phase; clocks left in it */
	unsigned width;		/* data lines in use: 1 or 4 */
	uint32_t addr, count;
	uint8_t out, out_left;	/* byte going out; clocks left of it */
	uint8_t page[FLASH_PAGE];
	uint8_t page_mask[FLASH_PAGE];
	/* chip */
	uint8_t status[3];
	bool write_enable, volatile_enable, reset_enable, power_down;
	bool continuous;
	uint64_t now_us, busy_until_us;
	bool suspended;
	uint64_t rest_us, resumed_us;
	uint8_t *undo[FLASH_UNDO];		/* sectors before the last operation; NULL: erased */
	uint32_t undo_first, undo_bytes;
	uint32_t errors;	/* commands that a chip would ignore */
};

void flash_init(struct flash *f, const struct model_pins *pins);
void flash_fini(struct flash *f);

/* Puts bytes into the array, as a programmer would. False: out of memory or range. */
bool flash_load(struct flash *f, uint32_t addr, const uint8_t *data,
    size_t bytes);
uint8_t flash_peek(const struct flash *f, uint32_t addr);

/* Power comes back; the array stays as it is. */
void flash_power_up(struct flash *f);
/* Power goes and comes: what is being erased or programmed becomes a mixture of before and after. False: out of memory. */
bool flash_power_cut(struct flash *f, uint64_t seed);

/* Chip select has changed, or there is an SCK pulse. */
void flash_pins(struct flash *f);

static inline void
flash_clock(struct flash *f)
{
	if (*f->pins->flash_sck_en || f->selected == *f->pins->flash_cs_n)
		flash_pins(f);
}

#endif
