/* SPDX-License-Identifier: MIT */
/* fake_flash.c - the font flash of the fake board: slots as on a real one, every command done at once */
#include "driver/fake.h"

#include <stdlib.h>
#include <string.h>

enum {
	FIRST = OVS_FONT_FLASH_BASE / OVS_FLASH_BLOCK_BYTES,
	BLOCKS = 0x21,
	KEPT = BLOCKS + 1,		/* with the block of settings behind it */
	STRIDE = 0x40,
	PAGE = OVS_FLASH_PAGE_BYTES,
};

static uint32_t base_of(int slot)
{
	return (FIRST + (slot ? STRIDE : 0)) * OVS_FLASH_BLOCK_BYTES;
}

/* A slot's memory, all ones; made when it is first looked at. */
static uint8_t *slot_of(struct fake *f, int slot)
{
	size_t bytes = KEPT * OVS_FLASH_BLOCK_BYTES;

	if (!f->flash.slot[slot] && (f->flash.slot[slot] = malloc(bytes)))
		memset(f->flash.slot[slot], 0xFF, bytes);
	return f->flash.slot[slot];
}

static int which_slot(uint32_t address)
{
	uint32_t block = address / OVS_FLASH_BLOCK_BYTES;

	return block >= FIRST && block < FIRST + KEPT ? 0 :
	       block >= FIRST + STRIDE && block < FIRST + STRIDE + KEPT ? 1 : -1;
}

/* behind the font of its slot: free to write, whatever is in use */
static bool is_kept(uint32_t address)
{
	return address / OVS_FLASH_BLOCK_BYTES % STRIDE == FIRST + BLOCKS;
}

/* As hdl/mem_slots.v: -1 no font, 0 plain, else 1 + sequence number */
static int number_of(const uint8_t *header)
{
	const uint8_t *sequence = header + OVS_FONT_SEQUENCE_OFFSET;

	if (memcmp(header, "OVSF", 4) != 0)
		return -1;
	if ((sequence[0] ^ sequence[1]) == 0xFF)
		return 1 + sequence[0];
	return sequence[0] || sequence[1] ? -1 : 0;
}

static void choose(struct fake *f)
{
	int a = number_of(slot_of(f, 0)), b = number_of(slot_of(f, 1));
	bool newer = a > 0 && b > 0 ? (int8_t)(b - a) > 0 : b > a;

	f->flash.font_ok = a >= 0 || b >= 0;
	f->flash.in_use = b >= 0 && newer;
}

static uint32_t sum_of(const uint8_t *data)
{
	uint32_t sum = 0xFFFFFFFF;

	for (unsigned i = 0; i < OVS_FLASH_SECTOR_BYTES * 8; i++)
		sum = sum << 1 ^ ((sum >> 31 ^ (data[i / 8] >> (7 - i % 8) & 1u)) ? 0x04C11DB7u : 0);
	return sum;
}

static void run(struct fake *f, unsigned op, uint32_t address)
{
	static const uint32_t bytes_of[] = {[OVS_FLASH_READ] = PAGE, [OVS_FLASH_PROGRAM] = PAGE,
		[OVS_FLASH_ERASE_SECTOR] = OVS_FLASH_SECTOR_BYTES, [OVS_FLASH_ERASE_BLOCK] = OVS_FLASH_BLOCK_BYTES,
		[OVS_FLASH_SUM_SECTOR] = OVS_FLASH_SECTOR_BYTES};
	int slot = which_slot(address);
	uint32_t at = op == OVS_FLASH_CHOOSE ? 0 : address / bytes_of[op] * bytes_of[op];
	uint8_t *data = op == OVS_FLASH_CHOOSE ? NULL : slot_of(f, slot) + at - base_of(slot);
	uint8_t *page = (uint8_t *)f->flash.data + at % sizeof(f->flash.data) / PAGE * PAGE;

	if (op == OVS_FLASH_CHOOSE)
		choose(f);
	else if (op == OVS_FLASH_READ)
		memcpy(page, data, PAGE);
	else if (op == OVS_FLASH_SUM_SECTOR)
		f->flash.sum = sum_of(data);
	else if (op != OVS_FLASH_PROGRAM)
		memset(data, 0xFF, bytes_of[op]);
	for (unsigned i = 0; op == OVS_FLASH_PROGRAM && i < PAGE; i++)
		data[i] &= page[i];
}

static uint8_t command(struct fake *f, uint32_t word)
{
	unsigned op = word >> OVS_FLASH_COMMAND_OP_SHIFT;
	int slot = which_slot(word & OVS_FLASH_COMMAND_ADDRESS_MASK);
	bool kept = is_kept(word & OVS_FLASH_COMMAND_ADDRESS_MASK);
	bool writes = op >= OVS_FLASH_PROGRAM && op <= OVS_FLASH_ERASE_BLOCK, unlocked = f->flash.unlocked;

	f->flash.unlocked = false;
	if (op < OVS_FLASH_READ || op > OVS_FLASH_CHOOSE)
		return OVS_RESULT_BAD_VALUE;
	if (op != OVS_FLASH_CHOOSE && (slot < 0 || (writes && !kept && f->flash.font_ok && slot == f->flash.in_use)))
		return OVS_RESULT_BAD_ADDRESS;
	if (writes && !unlocked)
		return OVS_RESULT_READ_ONLY;
	run(f, op, word & OVS_FLASH_COMMAND_ADDRESS_MASK);
	return OVS_RESULT_OK;
}

bool fake_flash_has(unsigned a)
{
	return (a >= OVS_REG_FLASH_STATUS && a < OVS_REG_FLASH_STATUS + 8) || a >> 8 == OVS_REG_FLASH_DATA >> 8;
}

uint32_t fake_flash_read(struct fake *f, unsigned a)
{
	switch (a) {
	case OVS_REG_FLASH_STATUS:
		return (f->config.no_flash_writer ? 0 : OVS_FLASH_STATUS_WRITER_MASK) |
		       (f->flash.font_ok ? OVS_FLASH_STATUS_FONT_OK_MASK : 0) | (f->flash.in_use ? OVS_FLASH_STATUS_SLOT_MASK : 0);
	case OVS_REG_FLASH_LAYOUT:
		return FIRST | BLOCKS << OVS_FLASH_LAYOUT_BLOCKS_SHIFT | STRIDE << OVS_FLASH_LAYOUT_STRIDE_SHIFT;
	case OVS_REG_FLASH_SUM:
		return f->flash.sum;
	default:
		return a >> 8 == OVS_REG_FLASH_DATA >> 8 ? f->flash.data[a & 0xFF] : 0;
	}
}

uint8_t fake_flash_write(struct fake *f, unsigned a, uint32_t word)
{
	if (f->config.no_flash_writer)
		return OVS_RESULT_READ_ONLY;
	if (a >> 8 == OVS_REG_FLASH_DATA >> 8)
		f->flash.data[a & 0xFF] = word;
	else if (a == OVS_REG_FLASH_UNLOCK && word != OVS_FLASH_KEY)
		return OVS_RESULT_BAD_VALUE;
	else if (a == OVS_REG_FLASH_UNLOCK)
		f->flash.unlocked = true;
	else
		return a == OVS_REG_FLASH_COMMAND ? command(f, word) : OVS_RESULT_READ_ONLY;
	return OVS_RESULT_OK;
}

void fake_flash_init(struct fake *f)
{
	/* a plain font without a glyph, as from a programmer */
	uint8_t *header = slot_of(f, 0);

	if (header) {
		memcpy(header, "OVSF", 4);
		memset(header + OVS_FONT_SEQUENCE_OFFSET, 0, 8);
		f->flash.font_ok = true;
	}
}

void fake_flash_fini(struct fake *f)
{
	free(f->flash.slot[0]);
	free(f->flash.slot[1]);
}
