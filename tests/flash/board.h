// SPDX-License-Identifier: MIT
// board - flash_bench with the flash model behind its pins, and the registers as operations of osd-font/font_flash.h
#ifndef TESTS_FLASH_BOARD_H
#define TESTS_FLASH_BOARD_H

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "Vflash_bench.h"
#include "verilated.h"

extern "C" {
#include "hdl/gen/ovs_regs.h"
#include "osd-font/font_flash.h"
#include "osd-font/font_image.h"
#include "sim/mod_flash.h"
}

using Image = std::vector<uint8_t>;

class Board {
public:
    explicit Board(unsigned clocks_a_us);
    ~Board();
    Board(const Board &) = delete;
    Board &operator=(const Board &) = delete;

    void clock();
    void reset();                       // power comes up; until the font is looked for
    bool glyph(uint16_t code, bool right, uint8_t lines[16], unsigned *clocks);
    unsigned write(unsigned address, uint32_t word);
    uint32_t read(unsigned address);
    bool font_ok() const { return top->font_ok; }
    int slot() const { return top->slot; }

    struct flash flash;                 // the chip
    VerilatedContext context;
    std::unique_ptr<Vflash_bench> top;
    std::function<void()> each_clock;
    uint64_t clocks = 0;

private:
    unsigned clocks_a_us;
    unsigned phase = 0;
    struct model_pins pins = {};
};

extern const struct font_flash_ops board_ops;   // ctx is a Board

// The image of a file; words of it changed, so that it differs from any other with another number.
Image image_read(const char *path);
Image image_variant(const Image &image, unsigned number);
void image_number(Image &image, unsigned sequence, bool plain);
void image_load(struct flash *flash, int slot, const Image &image);
// Is it in the slot, whole, whatever its number?
bool image_is(const struct flash *flash, int slot, const Image &image);
uint32_t slot_base(int slot);

#define CHECK(what, ...)                                                  \
    do {                                                                  \
        if (!(what)) {                                                    \
            fprintf(stderr, "%s:%d: %s: ", __FILE__, __LINE__, #what);    \
            fprintf(stderr, __VA_ARGS__);                                 \
            fputc('\n', stderr);                                          \
            exit(1);                                                      \
        }                                                                 \
    } while (0)

#endif
