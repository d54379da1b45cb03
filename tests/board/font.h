// SPDX-License-Identifier: MIT
// font.h - a font over the link and through the pads of a board: pages of the slot that is not in use, header last, then it is chosen
//
// Only letters A to Z are written, each with ink and paper exchanged, so that it is seen which font is drawn from. No erasing:
// the slot is empty, and a sector takes a million clocks.
#ifndef FONT_H
#define FONT_H

#include "tests/board/parts.h"

class FontWriter {
public:
    FontWriter(Link &to, const FontFlash &chip) : link(to), flash(chip) {}

    bool new_in_use() { return link.read(OVS_REG_FLASH_STATUS) & OVS_FLASH_STATUS_SLOT_MASK; }

    // What the guard keeps away, and where the slots are
    void refused()
    {
        expect("status: writer, font, slot 0", link.read(OVS_REG_FLASH_STATUS), OVS_FLASH_STATUS_WRITER_MASK | OVS_FLASH_STATUS_FONT_OK_MASK);
        expect("layout", link.read(OVS_REG_FLASH_LAYOUT), 0x402110);
        expect("a page that is not unlocked", command(OVS_FLASH_PROGRAM, SLOT_1), OVS_RESULT_READ_ONLY);
        for (uint32_t address : {0u, OVS_FONT_FLASH_BASE - 1, OVS_FONT_FLASH_BASE, SLOT_1 - 1, SLOT_1 + SLOT_BYTES, 0xFFFFFFu})
            for (uint32_t op : {OVS_FLASH_PROGRAM, OVS_FLASH_ERASE_SECTOR, OVS_FLASH_ERASE_BLOCK}) {
                unlock();
                expect("a write outside of slot 1", command(op, address), OVS_RESULT_BAD_ADDRESS);
            }
    }

    // The letters, then the header with number 1
    void write()
    {
        constexpr uint32_t FIRST = OVS_FONT_GLYPHS_OFFSET + 0x40 * OVS_FONT_SLOT_BYTES, END = OVS_FONT_GLYPHS_OFFSET + 0x60 * OVS_FONT_SLOT_BYTES;
        for (uint32_t at = FIRST; at < END; at += OVS_FLASH_PAGE_BYTES) page(at, 0xFF);
        page(0, 0);
        for (uint32_t at = FIRST; at < END; ++at) expect("byte of a letter", flash.byte(SLOT_1 + at), byte(at, 0xFF));
        for (uint32_t at = 0; at < OVS_FLASH_PAGE_BYTES; ++at) expect("byte of the header", flash.byte(SLOT_1 + at), byte(at, 0));
    }

    void choose()
    {
        expect("choosing", command(OVS_FLASH_CHOOSE, 0), OVS_RESULT_OK);
        rest();
    }

private:
    static constexpr uint32_t SLOT_1 = 0x500000, SLOT_BYTES = 0x220000;      // with the block of settings
    Link &link;
    const FontFlash &flash;

    uint8_t command(uint32_t op, uint32_t address) { return link.write(OVS_REG_FLASH_COMMAND, op << OVS_FLASH_COMMAND_OP_SHIFT | address); }
    void unlock() { expect("unlocking", link.write(OVS_REG_FLASH_UNLOCK, OVS_FLASH_KEY), OVS_RESULT_OK); }

    void rest()
    {
        for (int k = 0; link.read(OVS_REG_FLASH_STATUS) & OVS_FLASH_STATUS_BUSY_MASK; ++k)
            if (k == 100) fail("the flash stays busy", k, 0);
    }

    uint8_t byte(uint32_t at, uint8_t flip) const
    {
        if (at == OVS_FONT_SEQUENCE_OFFSET) return 1;
        if (at == OVS_FONT_SEQUENCE_OFFSET + 1) return 0xFE;
        return flash.byte(OVS_FONT_FLASH_BASE + at) ^ flip;
    }

    // 64 words of the buffer, 32 a frame
    void page(uint32_t at, uint8_t flip)
    {
        for (unsigned half = 0; half < 2; ++half) {
            std::vector<uint8_t> payload;
            for (unsigned k = 32 * half; k < 32 * half + 32; ++k) {
                unsigned reg = OVS_REG_FLASH_DATA + (at >> 2 & 0xC0) + k;
                payload.insert(payload.end(), {uint8_t(reg), uint8_t(reg >> 8)});
                for (unsigned b = 0; b < 4; ++b) payload.push_back(byte(at + 4 * k + b, flip));
            }
            expect("data of a page", link.ask(OVS_FRAME_WRITE, payload).payload[0], OVS_RESULT_OK);
        }
        unlock();
        expect("a page", command(OVS_FLASH_PROGRAM, SLOT_1 + at), OVS_RESULT_OK);
        rest();
    }
};

#endif
