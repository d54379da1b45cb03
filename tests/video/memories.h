// SPDX-License-Identifier: MIT
// The memories around the chip in these tests, in their simplest strict form: quad SPI flash, asynchronous SRAM.
// Not the models that are shipped: those live in sim/ and are written apart.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

[[noreturn]] inline void fail(const std::string &what)
{
    printf("FAILED: %s\n", what.c_str());
    exit(1);
}

inline uint32_t mix(uint32_t a, uint32_t b)
{
    uint32_t h = a * 0x9e3779b1u ^ (b + 0x7f4a7c15u) * 0x85ebca6bu;
    h ^= h >> 15;
    h *= 0xc2b2ae35u;
    return h ^ (h >> 13);
}

// Ink of a line of a glyph, as this flash holds it
inline uint8_t glyph_line(uint32_t code, bool right, uint32_t line)
{
    return static_cast<uint8_t>(mix(code * 2 + right, line + 100));
}

// W25Q-style flash: powers up asleep, without QE; a pulse at a time.
struct Flash {
    bool image = true;          // holds a font image
    unsigned lag = 0;           // clocks by which its data comes later
    bool awake = false, quad_on = false, may_reset = false, may_set_status = false, continuous = false;
    unsigned refused = 0, glyphs = 0;

    uint8_t at(uint32_t address) const
    {
        static const uint8_t magic[4] = {'O', 'V', 'S', 'F'};
        if (!image || address < 0x100000)
            return 0xff;
        if (address < 0x100004)
            return magic[address - 0x100000];
        if (address < 0x101000)
            return 0;           // a plain image: no sequence number
        if (address >= 0x301000)
            return 0x55;
        uint32_t offset = address - 0x101000;
        return glyph_line(offset / 32, offset / 16 % 2, offset % 16);
    }

    // One clock: what the pins were after the edge -> data for the next edge
    uint8_t clock(bool cs_n, bool sck_en, uint8_t io_o, uint8_t io_oe)
    {
        if (cs_n)
            deselect();
        else if (sck_en)
            pulse(io_o, io_oe);
        history[when & 7] = out;
        uint8_t seen = history[(when - lag) & 7];
        when++;
        return seen;
    }

private:
    uint8_t out = 0xf, history[8] = {};
    unsigned when = 8;
    unsigned pulses = 0;
    uint32_t word = 0;          // collected bits
    unsigned start = 0;         // pulse at which the address began; 0 in continuous mode

    void deselect()
    {
        if (pulses > 0 && !reading)
            command_end();
        pulses = 0;
        start = 0;
        reading = false;
        out = 0xf;
    }

    uint32_t address = 0;
    uint8_t mode_bits = 0;
    bool reading = false;

    void command_end()
    {
        uint8_t code = pulses == 8 ? word & 0xff : pulses == 16 ? word >> 8 & 0xff : 0;
        if (!awake && code != 0xab) {
            refused += code != 0xff;    // ones leave a mode and harm nobody
            return;
        }
        bool was_reset = may_reset, was_set = may_set_status;
        may_reset = may_set_status = false;
        if (code == 0xab && pulses == 8)
            awake = true;
        else if (code == 0x66 && pulses == 8)
            may_reset = true;
        else if (code == 0x99 && pulses == 8 && was_reset)
            quad_on = continuous = false;
        else if (code == 0x50 && pulses == 8)
            may_set_status = true;
        else if (code == 0x31 && pulses == 16 && was_set)
            quad_on = word & 2;
        else if (code != 0xff)
            refused++;
    }

    void pulse(uint8_t io, uint8_t oe)
    {
        pulses++;
        if (!reading && !continuous) {
            if (!(oe & 1))
                refused++;
            word = word << 1 | (io & 1);
            if (pulses == 8 && (word & 0xff) == 0xeb && awake && quad_on) {
                reading = true;
                start = pulses;
            }
            return;
        }
        reading = true;
        unsigned n = pulses - start;            // 1 to 6 address, 7 and 8 mode, 9 to 12 dummy
        if (n <= 8 && oe != 0xf)
            refused++;
        if (n > 8 && oe != 0)
            refused++;                          // two drivers on the lines
        if (n <= 6)
            address = (address << 4 | io) & 0xffffff;
        if (n == 7)
            mode_bits = io;
        if (n == 8)
            continuous = mode_bits == 0xa;
        if (n == 12)
            glyphs++;
        if (n >= 12) {
            uint32_t nibble = n - 12;
            uint8_t byte = at((address + nibble / 2) & 0xffffff);
            out = nibble % 2 ? byte & 15 : byte >> 4;
        } else
            out = static_cast<uint8_t>(mix(n, address)) & 15;
    }
};

// Asynchronous SRAM that checks its write pulses
struct Sram {
    std::vector<uint16_t> mem = std::vector<uint16_t>(1 << 18);
    unsigned writes = 0;

    uint16_t clock(uint32_t addr, uint16_t dq, bool dq_oe, bool ce_n, bool oe_n, bool we_n)
    {
        bool writing = !ce_n && !we_n;
        if (dq_oe && !oe_n)
            fail("text SRAM: chip and gateware drive the bus at once");
        if (writing && !dq_oe)
            fail("text SRAM: write without data");
        if ((writing || was_writing) && (addr != last_addr || dq != last_dq))
            fail("text SRAM: address or data moved around a write pulse");
        if (was_writing && !writing) {
            if (!dq_oe)
                fail("text SRAM: no data hold");
            mem[addr] = dq;
            writes++;
        }
        was_writing = writing;
        last_addr = addr;
        last_dq = dq;
        return !ce_n && !oe_n ? mem[addr] : 0xdead;
    }

private:
    bool was_writing = false;
    uint32_t last_addr = 0;
    uint16_t last_dq = 0;
};
