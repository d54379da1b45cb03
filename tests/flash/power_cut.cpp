// SPDX-License-Identifier: MIT
// Power cuts: an installation runs once; at every byte that goes to the chip, and in every erase and program, the power is
// taken from a copy of it, seeds times, and a second board comes up with the copy.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "board.h"

struct Cutter {
    Board &b;
    const Image &old_font, &new_font;
    unsigned every, seeds, first_seed;
    unsigned quiet_every;                // bytes of reads and of polls: they change nothing
    Board second{ 1 };
    uint64_t pulses = 0, bytes = 0, quiet = 0, points = 0, cuts = 0, came_new = 0;

    void copy()
    {
        struct flash &to = second.flash;

        for (size_t i = 0; i < FLASH_SECTORS; i++) {
            if (b.flash.sector[i])
                flash_load(&to, i * FLASH_SECTOR, b.flash.sector[i], FLASH_SECTOR);
            else if (to.sector[i])
                free(to.sector[i]), to.sector[i] = nullptr;
        }
        copy_op(to);
    }
    void copy_op(struct flash &to)
    {
        to.undo_first = b.flash.undo_first;
        to.undo_bytes = b.flash.undo_bytes;
        to.suspended = b.flash.suspended;
        to.busy_until_us = to.now_us + (b.flash.busy_until_us > b.flash.now_us ? b.flash.busy_until_us - b.flash.now_us : 0);
        for (size_t i = 0; i < FLASH_UNDO; i++)
            if (b.flash.undo[i]) {
                to.undo[i] = static_cast<uint8_t *>(malloc(FLASH_SECTOR));
                memcpy(to.undo[i], b.flash.undo[i], FLASH_SECTOR);
            }
    }
    void cut(uint64_t seed)
    {
        uint8_t lines[16];
        unsigned took;

        copy();
        CHECK(flash_power_cut(&second.flash, seed), "out of memory");
        second.reset();
        CHECK(second.font_ok(), "cut %llu (byte %llu): no font", static_cast<unsigned long long>(seed), static_cast<unsigned long long>(bytes));
        bool is_new = image_is(&second.flash, second.slot(), new_font);
        CHECK(is_new || image_is(&second.flash, second.slot(), old_font), "cut %llu (byte %llu): slot %d is neither old nor new",
            static_cast<unsigned long long>(seed), static_cast<unsigned long long>(bytes), second.slot());
        for (uint16_t code : { 'A', 'z' }) {
            CHECK(second.glyph(code, false, lines, &took), "no glyph");
            CHECK(!memcmp(lines, font_image_slot((is_new ? new_font : old_font).data(), code), 16), "glyph %04X is wrong", code);
        }
        came_new += is_new;
        cuts++;
    }
    bool changes() const
    {
        uint8_t c = b.flash.command;

        return b.flash.phase == FLASH_COMMAND || c == 0x02 || c == 0x20 || c == 0xd8 || c == 0x06;
    }
    void byte()
    {
        bytes++;
        if (!changes() && quiet++ % quiet_every)
            return;
        if (points++ % every == 0)
            for (unsigned i = 0; i < seeds; i++)
                cut((first_seed + i) * 1000003ull + bytes);
    }
    void clock()
    {
        if (b.top->flash_cs_n)
            pulses = 0;
        else if (b.top->flash_sck_en && ++pulses % 8 == 0)
            byte();
    }
};

int power_cut(const Image &image, unsigned every, unsigned seeds, unsigned first_seed, unsigned quiet_every)
{
    Board b(3);
    Image older = image_variant(image, 1), old_font = image_variant(image, 2), new_font = image_variant(image, 3);
    Cutter cutter{ b, old_font, new_font, every, seeds, first_seed, quiet_every };
    struct font_flash_result result;
    char msg[300] = "";

    image_number(older, 255, false);
    image_number(old_font, 0, false);
    image_load(&b.flash, 0, old_font);
    image_load(&b.flash, 1, older);
    b.reset();
    b.each_clock = [&] { cutter.clock(); };
    int error = font_flash_install(&board_ops, &b, new_font.data(), &result, msg, sizeof(msg));
    CHECK(!error, "%s", msg);
    b.each_clock = nullptr;
    cutter.cut(first_seed);
    CHECK(cutter.came_new > 0 && cutter.came_new < cutter.cuts, "%llu of %llu new", static_cast<unsigned long long>(cutter.came_new), static_cast<unsigned long long>(cutter.cuts));
    printf("%llu bytes to the chip, power cut at %llu of them, %u seeds from %u on: %llu times up, %llu with the new font, the rest with the old one\n",
        static_cast<unsigned long long>(cutter.bytes), static_cast<unsigned long long>((cutter.points + every - 1) / every), seeds, first_seed,
        static_cast<unsigned long long>(cutter.cuts), static_cast<unsigned long long>(cutter.came_new));
    return 0;
}
