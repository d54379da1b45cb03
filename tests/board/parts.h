// SPDX-License-Identifier: MIT
// parts.h - what is behind the pins of every board: the font flash on its pads, the UART of the link, how a bench fails
//
// Vtop is the board with its flash as separate wires each way (wires.v, wires_composite.v).
#ifndef PARTS_H
#define PARTS_H

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <functional>
#include <iterator>
#include <vector>

#include "Vtop.h"

extern "C" {
#include "driver/frame.h"
#include "sim/mod_flash.h"
}

[[noreturn]] inline void fail(const char *what, long got, long wanted)
{
    std::printf("FAILED: %s: got %ld, wanted %ld\n", what, got, wanted);
    std::exit(1);
}

inline void expect(const char *what, long got, long wanted)
{
    if (got != wanted) fail(what, got, wanted);
}

class FontFlash {
public:
    explicit FontFlash(const char *path)
    {
        std::ifstream file(path, std::ios::binary);
        font.assign(std::istreambuf_iterator<char>(file), {});
        pins.flash_cs_n = &cs_n;
        pins.flash_sck_en = &sck_en;
        pins.flash_io_o = &io_o;
        pins.flash_io_oe = &io_oe;
        pins.flash_io_i = &io_i;
        flash_init(&flash, &pins);
        if (font.empty() || !flash_load(&flash, OVS_FONT_FLASH_BASE, font.data(), font.size())) fail("font image", 0, 1);
    }

    uint8_t glyph(char c, int line) const { return font.at(OVS_FONT_GLYPHS_OFFSET + uint8_t(c) * OVS_FONT_SLOT_BYTES + unsigned(line)); }
    uint8_t byte(uint32_t address) const { return flash_peek(&flash, address); }

    void step(Vtop &top, uint64_t us)
    {
        bool sck = top.FLASH_SCK;
        flash.now_us = us;
        if (sck && !sck_was) io_o = top.flash_level;
        if (!sck && sck_was) {
            sck_en = 1;
            flash_pins(&flash);
            sck_en = 0;
        }
        sck_was = sck;
        if (cs_n != top.FLASH_SSB) {             // with the end of the last pulse, whose bit counts
            cs_n = top.FLASH_SSB;
            flash_pins(&flash);
        }
        bool drives = !cs_n && (flash.phase == FLASH_READ || flash.phase == FLASH_STATUS || flash.phase == FLASH_ID);
        top.flash_on = drives ? flash.width == 4 ? 0xF : 0x2 : 0;
        top.flash_io = io_i;
    }

private:
    model_pins pins = {};
    struct flash flash = {};
    uint8_t cs_n = 1, sck_en = 0, io_o = 0, io_oe = 0xF, io_i = 0xF;    // what mod_flash looks at
    std::vector<uint8_t> font;
    bool sck_was = false;
};

// The other end of the link. `run` lets the board go on for so many clocks.
class Link {
public:
    Link(double clocks_a_bit, std::function<void(long)> go_on) : bit_clocks(clocks_a_bit), run(std::move(go_on)) { frame_decoder_init(&decoder, OVS_SCHEMA); }

    frame ask(uint8_t type, std::vector<uint8_t> payload)
    {
        frame request = {}, reply = {};
        uint8_t wire[FRAME_WIRE_MAX];
        request.seq = type == OVS_FRAME_SYNC ? 0 : ++seq;
        request.type = type;
        request.len = uint8_t(payload.size());
        std::copy(payload.begin(), payload.end(), request.payload);
        size_t bytes = frame_encode(&request, OVS_SCHEMA, wire);
        to_board.insert(to_board.end(), wire, wire + bytes);
        for (long clocks = 0; !take(reply, uint8_t(type | FRAME_REPLY), request.seq); clocks += 100) {
            if (clocks >= 1000000) fail("no reply to a frame of type", 0, type);
            run(100);
        }
        return reply;
    }

    uint8_t write(unsigned reg, uint32_t word)
    {
        return ask(OVS_FRAME_WRITE, {uint8_t(reg), uint8_t(reg >> 8), uint8_t(word), uint8_t(word >> 8), uint8_t(word >> 16), uint8_t(word >> 24)}).payload[0];
    }

    uint32_t read(unsigned reg) { return get_u32(ask(OVS_FRAME_READ, {uint8_t(reg), uint8_t(reg >> 8), 1}).payload + 1); }

    void step(Vtop &top, long now)
    {
        line_out(top, now);
        line_in(top, now);
    }

private:
    double bit_clocks;
    std::function<void(long)> run;
    frame_decoder decoder = {};
    std::deque<frame> frames;
    std::deque<uint8_t> to_board;
    int send_bit = -1, recv_bit = -1;
    double send_due = 0, recv_due = 0;
    uint8_t recv_byte = 0, seq = 0;

    void line_out(Vtop &top, long now)
    {
        if (send_bit < 0 && !to_board.empty()) {
            send_bit = 0;
            send_due = double(now);
        }
        if (send_bit < 0 || double(now) < send_due) return;
        if (send_bit == 10) {
            to_board.pop_front();
            send_bit = -1;
            return;
        }
        top.RX = send_bit == 0 ? 0 : send_bit == 9 ? 1 : to_board.front() >> (send_bit - 1) & 1;
        ++send_bit;
        send_due += bit_clocks;
    }

    void line_in(Vtop &top, long now)
    {
        if (recv_bit < 0) {
            if (top.TX) return;
            recv_bit = 0;
            recv_due = double(now) + 1.5 * bit_clocks;
        } else if (double(now) >= recv_due) {
            if (recv_bit < 8) {
                recv_byte = uint8_t(recv_byte >> 1 | (top.TX ? 0x80 : 0));
                ++recv_bit;
                recv_due += bit_clocks;
            } else {
                frame f;
                if (frame_decode(&decoder, recv_byte, &f)) frames.push_back(f);
                recv_bit = -1;
            }
        }
    }

    bool take(frame &reply, uint8_t type, uint8_t of)
    {
        while (!frames.empty()) {
            reply = frames.front();
            frames.pop_front();
            if (reply.type == type && (type == (OVS_FRAME_SYNC | FRAME_REPLY) || reply.seq == of)) return true;
        }
        return false;
    }
};

#endif
