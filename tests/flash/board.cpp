// SPDX-License-Identifier: MIT
#include "board.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

Board::Board(unsigned clocks) : top(new Vflash_bench(&context)), clocks_a_us(clocks)
{
    pins.flash_cs_n = &top->flash_cs_n;
    pins.flash_sck_en = &top->flash_sck_en;
    pins.flash_io_o = &top->flash_io_o;
    pins.flash_io_oe = &top->flash_io_oe;
    pins.flash_io_i = &top->flash_io_i;
    flash_init(&flash, &pins);
    top->flash_io_i = 0xf;
}

Board::~Board()
{
    flash_fini(&flash);
}

void Board::clock()
{
    top->tick_us = phase == 0;
    phase = (phase + 1) % clocks_a_us;
    flash.now_us += phase == 0;
    top->clk = 0;
    top->eval();
    top->clk = 1;
    top->eval();
    flash_clock(&flash);
    clocks++;
    if (each_clock)
        each_clock();
}

void Board::reset()
{
    top->rst = 1;
    top->write = 0;
    top->gl_req = 0;
    clock();
    clock();
    top->rst = 0;
    // Six gaps of 64 us in the opening, four headers; as often as there are lags, when there is no font.
    for (unsigned us = 0; us < 2500 && !top->font_ok; us++)
        for (unsigned i = 0; i < clocks_a_us; i++)
            clock();
}

// False: not within a second.
bool Board::glyph(uint16_t code, bool right, uint8_t lines[16], unsigned *took)
{
    unsigned pair = 0;

    *took = 0;
    top->gl_req = 1;
    top->gl_code = code;
    top->gl_right = right;
    for (bool done = false; !done; ++*took) {
        if (*took > clocks_a_us * 1000000)
            return false;
        clock();
        if (top->gl_valid && pair < 8) {
            lines[2 * pair] = top->gl_data >> 8;
            lines[2 * pair++ + 1] = top->gl_data & 0xff;
        }
        done = top->gl_done;
    }
    top->gl_req = 0;
    clock();
    return pair == 8;
}

unsigned Board::write(unsigned address, uint32_t word)
{
    unsigned result;

    top->addr = address;
    top->wdata = word;
    top->write = 1;
    top->clk = 0;
    top->eval();
    result = top->result;
    clock();
    top->write = 0;
    clock();
    return result;
}

uint32_t Board::read(unsigned address)
{
    top->addr = address;
    clock();
    return top->word;
}

/* ---- operations -------------------------------------------------------------------------------- */

static Board &board(void *ctx)
{
    return *static_cast<Board *>(ctx);
}

static int finish(Board &b)
{
    for (unsigned i = 0; i < 20000000; i++)
        if (!(b.read(OVS_REG_FLASH_STATUS) & OVS_FLASH_STATUS_BUSY_MASK))
            return 0;
    return -100;
}

static int command(Board &b, unsigned op, uint32_t address)
{
    unsigned result = b.write(OVS_REG_FLASH_COMMAND, op << OVS_FLASH_COMMAND_OP_SHIFT | address);

    return result ? -static_cast<int>(result) : finish(b);
}

static int get_state(void *ctx, struct font_flash_state *state)
{
    Board &b = board(ctx);
    uint32_t layout = b.read(OVS_REG_FLASH_LAYOUT), status = b.read(OVS_REG_FLASH_STATUS);

    state->base[0] = (layout & 0xff) << 16;
    state->base[1] = state->base[0] + (layout >> 16 << 16);
    state->slot_bytes = (layout >> 8 & 0xff) << 16;
    state->font_ok = status & OVS_FLASH_STATUS_FONT_OK_MASK;
    state->slot = (status & OVS_FLASH_STATUS_SLOT_MASK) != 0;
    return 0;
}

static unsigned data_of(uint32_t address, unsigned i)
{
    return OVS_REG_FLASH_DATA + (address >> 2 & 0xc0) + i;
}

static int get_page(void *ctx, uint32_t address, uint8_t page[256])
{
    int error = command(board(ctx), OVS_FLASH_READ, address);

    for (unsigned i = 0; i < 64; i++) {
        uint32_t word = board(ctx).read(data_of(address, i));

        memcpy(page + 4 * i, &word, 4);
    }
    return error;
}

static int get_sum(void *ctx, uint32_t address, uint32_t *sum)
{
    int error = command(board(ctx), OVS_FLASH_SUM_SECTOR, address);

    *sum = board(ctx).read(OVS_REG_FLASH_SUM);
    return error;
}

static int put_page(void *ctx, uint32_t address, const uint8_t page[256])
{
    for (unsigned i = 0; i < 64; i++) {
        uint32_t word;

        memcpy(&word, page + 4 * i, 4);
        if (unsigned result = board(ctx).write(data_of(address, i), word))
            return -static_cast<int>(result);
    }
    board(ctx).write(OVS_REG_FLASH_UNLOCK, OVS_FLASH_KEY);
    return command(board(ctx), OVS_FLASH_PROGRAM, address);
}

static int erase_part(void *ctx, uint32_t address, bool block)
{
    board(ctx).write(OVS_REG_FLASH_UNLOCK, OVS_FLASH_KEY);
    return command(board(ctx), block ? OVS_FLASH_ERASE_BLOCK : OVS_FLASH_ERASE_SECTOR, address);
}

static int look_anew(void *ctx)
{
    return command(board(ctx), OVS_FLASH_CHOOSE, 0);
}

const struct font_flash_ops board_ops = { get_state, get_page, get_sum, put_page, erase_part, look_anew, nullptr };

/* ---- images ------------------------------------------------------------------------------------ */

Image image_read(const char *path)
{
    char msg[300];
    uint8_t *data;

    CHECK(font_image_load(path, &data, msg, sizeof(msg)) == FONT_IMAGE_OK, "%s", msg);
    Image image(data, data + font_image_bytes(data));
    free(data);
    return image;
}

static void body_crc_anew(Image &image)
{
    std::vector<uint8_t> names(image.begin() + FONT_AT_NAMES, image.begin() + FONT_AT_HEADER_CRC);

    font_image_seal(image.data(), font_image_slots(image.data()), reinterpret_cast<char *>(names.data()));
}

Image image_variant(const Image &image, unsigned number)
{
    Image other = image;

    for (uint32_t code = number; code < font_image_slots(image.data()); code += 7)
        other[FONT_IMAGE_GLYPHS + code * FONT_IMAGE_SLOT + number % 16] ^= 0x55;
    body_crc_anew(other);
    return other;
}

void image_number(Image &image, unsigned sequence, bool plain)
{
    image[FONT_AT_SEQUENCE] = plain ? 0 : sequence;
    image[FONT_AT_SEQUENCE + 1] = plain ? 0 : ~sequence;
    font_image_seal_header(image.data());
}

uint32_t slot_base(int slot)
{
    return OVS_FONT_FLASH_BASE + (slot ? 0x400000 : 0);
}

void image_load(struct flash *flash, int slot, const Image &image)
{
    CHECK(flash_load(flash, slot_base(slot), image.data(), image.size()), "out of memory");
}

bool image_is(const struct flash *flash, int slot, const Image &image)
{
    for (size_t i = 0; i < image.size(); i++) {
        bool counts = i != FONT_AT_SEQUENCE && i != FONT_AT_SEQUENCE + 1 && (i < FONT_AT_HEADER_CRC || i >= FONT_IMAGE_GLYPHS);

        if (counts && flash_peek(flash, slot_base(slot) + static_cast<uint32_t>(i)) != image[i])
            return false;
    }
    return true;
}
