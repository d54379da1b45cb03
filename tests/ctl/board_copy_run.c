/* SPDX-License-Identifier: MIT */
/*
 * board_copy_run - settings in a flash whose power goes at every operation, and at every byte of one: old or new, always
 *
 * usage: board_copy_run [SEED]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/board_copy.h"

enum { SLOT = 0x21 * FONT_FLASH_BLOCK, STRIDE = 0x40 * FONT_FLASH_BLOCK, GONE = 77, SEEDS = 20 };

struct chip {
	uint8_t block[2][FONT_FLASH_BLOCK];
	long left;			/* operations until the power goes; < 0: never */
	unsigned seed;
};

static uint8_t *
place_of(struct chip *chip, uint32_t address)
{
	uint32_t offset = address % STRIDE - SLOT;

	if (offset >= FONT_FLASH_BLOCK) {
		printf("address 0x%X is not one of the settings\n", (unsigned)address);
		exit(1);
	}
	return chip->block[address / STRIDE] + offset;
}

static unsigned
draw(struct chip *chip)
{
	chip->seed = chip->seed * 1103515245 + 12345;
	return chip->seed >> 16;
}

/* the operation in which the power goes is done in part: some bits of some bytes */
static bool
power(struct chip *chip)
{
	return chip->left < 0 || chip->left-- > 0;
}

static int
state(void *ctx, struct font_flash_state *state)
{
	(void)ctx;
	*state = (struct font_flash_state){ .base = { 0, STRIDE }, .slot_bytes = SLOT };
	return 0;
}

static int
read_page(void *ctx, uint32_t address, uint8_t page[FONT_FLASH_PAGE])
{
	memcpy(page, place_of(ctx, address), FONT_FLASH_PAGE);
	return 0;
}

static int
program(void *ctx, uint32_t address, const uint8_t page[FONT_FLASH_PAGE])
{
	struct chip *chip = ctx;
	uint8_t *to = place_of(chip, address);
	bool whole = power(chip);
	unsigned bytes = whole ? FONT_FLASH_PAGE : draw(chip) % FONT_FLASH_PAGE;

	for (unsigned i = 0; i < bytes; i++)
		to[i] &= page[i];
	if (!whole)
		to[bytes] &= (uint8_t)(page[bytes] | draw(chip));
	return whole ? 0 : GONE;
}

static int
erase(void *ctx, uint32_t address, bool block)
{
	struct chip *chip = ctx;
	uint8_t *to = place_of(chip, address);
	bool whole = power(chip);

	for (int i = 0; block && i < FONT_FLASH_BLOCK; i++)
		to[i] |= whole ? 0xFF : (uint8_t)draw(chip);
	return whole ? 0 : GONE;
}

static const struct font_flash_ops ops = { state, read_page, NULL, program, erase, NULL, NULL };

static char old_text[3000], new_text[2500], text[BOARD_COPY_MAX_BYTES + 1], msg[200];

static void
fill(char *out, size_t bytes, char first)
{
	for (size_t i = 0; i < bytes - 1; i++)
		out[i] = (char)(first + (char)(i * 7 % 50));
}

static void
must(bool good, const char *what, long cut, unsigned seed)
{
	if (good)
		return;
	printf("FAILED: %s (power gone at operation %ld, seed %u; %s)\n", what, cut, seed, msg);
	exit(1);
}

static struct chip *
fresh(unsigned seed)
{
	static struct chip chip;

	memset(chip.block, 0xFF, sizeof(chip.block));
	chip.left = -1;
	chip.seed = seed;
	return &chip;
}

/* false: this many operations were enough */
static bool
cut_at(long cut, unsigned seed)
{
	struct chip *chip = fresh(seed);
	struct board_copy copy;
	int result;
	bool saved;

	must(board_copy_load(&ops, chip, text, &copy, msg, sizeof(msg)) == FONT_FLASH_BAD, "an empty flash holds settings", cut, seed);
	/* twice, so that there is something in both places */
	for (int i = 0; i < 2; i++)
		must(board_copy_save(&ops, chip, old_text, strlen(old_text), 1, &copy, msg, sizeof(msg)) == 0, "save", cut, seed);
	chip->left = cut;
	result = board_copy_save(&ops, chip, new_text, strlen(new_text), 2, &copy, msg, sizeof(msg));
	saved = result == 0;
	must(saved || result == GONE, "save ends otherwise", cut, seed);
	chip->left = -1;
	must(board_copy_load(&ops, chip, text, &copy, msg, sizeof(msg)) == 0, "nothing is left", cut, seed);
	must(strcmp(text, saved ? new_text : old_text) == 0 || (!saved && strcmp(text, new_text) == 0), "neither old nor new", cut, seed);
	must(copy.number == (copy.saved_s == 2 ? 3u : 2u), "number", cut, seed);
	must(board_copy_save(&ops, chip, new_text, strlen(new_text), 3, &copy, msg, sizeof(msg)) == 0 &&
	     board_copy_load(&ops, chip, text, &copy, msg, sizeof(msg)) == 0 && strcmp(text, new_text) == 0, "saved after it", cut, seed);
	return !saved;
}

int
main(int argc, char **argv)
{
	unsigned first = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 1;
	long cuts = 0;

	fill(old_text, sizeof(old_text), ' ');
	fill(new_text, sizeof(new_text), '0');
	for (unsigned seed = first; seed < first + SEEDS; seed++)
		for (long cut = 0; cut_at(cut, seed); cut++)
			cuts++;
	printf("%ld power cuts: old or new settings each time\n", cuts);
	return cuts < SEEDS * 10;
}
