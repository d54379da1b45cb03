/* SPDX-License-Identifier: MIT */
/*
 * font_flash - a font image into a flash with two slots, such that a power cut leaves the old font or the new one
 *
 * The gateware (hdl/mem_slots.v) draws from the slot with the right magic and the higher sequence number. The slot that is
 * not in use is taken: first its magic is cleared, then sectors that differ are erased, programmed and checked, then the
 * header without its magic; the magic is programmed last of all. Programming only turns ones into zeros, so a magic that
 * was cut short is never right. Sectors that are right already are left alone.
 *
 * How the chip is reached is up to the caller (struct font_flash_ops): through the link, or straight. Addresses are bytes of
 * the flash. Operations return 0 or an error of the caller's, which is handed on as it is; font_flash_... return 0, an error of
 * theirs, or FONT_FLASH_BAD with a sentence in msg.
 */
#ifndef OSD_FONT_FLASH_H
#define OSD_FONT_FLASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	FONT_FLASH_PAGE = 256,
	FONT_FLASH_SECTOR = 4096,
	FONT_FLASH_BLOCK = 65536,
	FONT_FLASH_SLOTS = 2,
	FONT_FLASH_BAD = 1000000,	/* not an error of the caller's */
};

struct font_flash_state {
	uint32_t base[FONT_FLASH_SLOTS];	/* address of each slot */
	uint32_t slot_bytes;
	bool font_ok;				/* there is a font ... */
	int slot;				/* ... in this slot */
};

struct font_flash_ops {
	int (*state)(void *ctx, struct font_flash_state *state);
	int (*read)(void *ctx, uint32_t address, uint8_t page[FONT_FLASH_PAGE]);
	/* CRC-32/MPEG-2 of a sector */
	int (*sum)(void *ctx, uint32_t address, uint32_t *sum);
	int (*program)(void *ctx, uint32_t address, const uint8_t page[FONT_FLASH_PAGE]);
	/* A sector, or a whole block */
	int (*erase)(void *ctx, uint32_t address, bool block);
	/* Look at both slots as after power-up; done when it is decided. */
	int (*choose)(void *ctx);
	/* Of a stage ("compare", "erase", "write", "verify", "read"): so many bytes of so many. May be NULL. */
	void (*progress)(void *ctx, const char *stage, size_t done, size_t all);
};

struct font_flash_result {
	int slot;			/* it is in this slot now */
	uint8_t sequence;
	size_t erased, written;		/* bytes */
};

/* image has passed font_image_check(). */
int font_flash_install(const struct font_flash_ops *ops, void *ctx, const uint8_t *image, struct font_flash_result *result,
		       char *msg, size_t msg_len);
/* Is this image in the slot? Sequence numbers may differ. FONT_FLASH_BAD: no; msg says where it differs. */
int font_flash_compare(const struct font_flash_ops *ops, void *ctx, int slot, const uint8_t *image, char *msg, size_t msg_len);
/* Read bytes of a slot from its start. */
int font_flash_read(const struct font_flash_ops *ops, void *ctx, int slot, uint8_t *data, size_t bytes);
/* Why this image cannot go to a board with this state: FONT_FLASH_BAD and msg; 0 when it can. */
int font_flash_fits(const struct font_flash_state *state, const uint8_t *image, char *msg, size_t msg_len);

/*
 * Which slot the gateware draws from, by the headers of both (FONT_FLASH_PAGE bytes of each are enough), as hdl/mem_slots.v;
 * for who reaches the chip without it. Sets font_ok and slot.
 */
void font_flash_choose(struct font_flash_state *state, const uint8_t *header0, const uint8_t *header1);

/* CRC-32/MPEG-2: polynomial 04C11DB7, first bit on top, all ones first, nothing at the end; "123456789" gives 0376E6E7. */
uint32_t font_flash_sum(const uint8_t *data, size_t bytes);

#endif
