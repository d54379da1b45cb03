// SPDX-License-Identifier: MIT
// What is around the chip in a bench, and one clock of it all: memories, and bytes for the overlay.
#pragma once

#include <cstdint>
#include <deque>

#include "memories.h"

class Around {
public:
    Flash flash;
    Sram sram;
    std::deque<uint8_t> to_osd;         // bytes of the link

protected:
    // One clock, inputs while it is low (lib_gate asks for it); false in reset.
    template <class Top> bool step(Top &top)
    {
        top.flash_io_i = flash_in;
        top.sram_dq_i = sram_in;
        top.osd_valid = !to_osd.empty();
        if (!to_osd.empty())
            top.osd_data = to_osd.front();
        top.clk = 0;
        top.eval();
        bool taken = top.osd_valid && top.osd_ready;
        top.clk = 1;
        top.eval();
        if (top.rst)
            return false;
        if (taken)
            to_osd.pop_front();
        flash_in = flash.clock(top.flash_cs_n, top.flash_sck_en, top.flash_io_o, top.flash_io_oe);
        sram_in = sram.clock(top.sram_addr, top.sram_dq_o, top.sram_dq_oe, top.sram_ce_n, top.sram_oe_n, top.sram_we_n);
        return true;
    }

private:
    uint8_t flash_in = 0;
    uint16_t sram_in = 0;
};
