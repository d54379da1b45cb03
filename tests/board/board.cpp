// SPDX-License-Identifier: MIT
// board.cpp - the top of one board through its own pins: pixel clock, source, monitor, flash, UART, SRAM
//
// usage: board-NAME FONT_IMAGE; prints what is wrong and ends with 1. A source of 296x48, so that a frame is short.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "Vtop.h"

extern "C" {
#include "driver/frame.h"
#include "sim/mod_flash.h"
}

namespace {

#ifdef BOARD_olimex
constexpr int BITS = 3;                          // of a colour at the monitor
#else
constexpr int BITS = 4;
#endif
#ifdef BOARD_icebreaker
constexpr int LIT = 0;                           // level of a light that tells "the daemon is heard"
#else
constexpr int LIT = 1;
#endif

constexpr int WIDTH = 272, H_FRONT = 8, H_SYNC = 8, H_TOTAL = 296, HEIGHT = 40, V_FRONT = 2, V_SYNC = 2, V_TOTAL = 48;
constexpr double BIT_CLOCKS = 25175.0 / 3000.0;
constexpr long PS2_HALF = 1000;                  // clocks, 40 us
constexpr int NOTICE_X = 16, NOTICE_Y = 16;
const std::string NOTICE = "PORT 1  SIGNAL OK  - NO DAEMON";

struct Picture {
    std::vector<std::vector<unsigned>> lines;    // {r, g, b} of visible pixels, BITS each
};

[[noreturn]] void fail(const char *what, long got, long wanted)
{
    std::printf("FAILED: %s: got %ld, wanted %ld\n", what, got, wanted);
    std::exit(1);
}

void expect(const char *what, long got, long wanted)
{
    if (got != wanted) fail(what, got, wanted);
}

unsigned cut(unsigned red, unsigned green, unsigned blue)
{
    return red >> (8 - BITS) << 2 * BITS | green >> (8 - BITS) << BITS | blue >> (8 - BITS);
}

unsigned pattern(int x, int y) { return unsigned(x * 7 + y * 5 + (x >> 4) * y) >> 1 & 15; }

// What a CGA monitor shows for intensity, red, green, blue
unsigned shown(unsigned irgb)
{
    static const unsigned cga[16] = {0x000000, 0x0000AA, 0x00AA00, 0x00AAAA, 0xAA0000, 0xAA00AA, 0xAA5500, 0xAAAAAA,
                                     0x555555, 0x5555FF, 0x55FF55, 0x55FFFF, 0xFF5555, 0xFF55FF, 0xFFFF55, 0xFFFFFF};
    return cut(cga[irgb] >> 16, cga[irgb] >> 8 & 255, cga[irgb] & 255);
}

class Board {
public:
    explicit Board(const char *image)
    {
        std::ifstream file(image, std::ios::binary);
        font.assign(std::istreambuf_iterator<char>(file), {});
        pins.flash_cs_n = &cs_n;
        pins.flash_sck_en = &sck_en;
        pins.flash_io_o = &io_o;
        pins.flash_io_oe = &io_oe;
        pins.flash_io_i = &io_i;
        flash_init(&flash, &pins);
        if (font.empty() || !flash_load(&flash, OVS_FONT_FLASH_BASE, font.data(), font.size())) fail("font image", 0, 1);
        frame_decoder_init(&decoder, OVS_SCHEMA);
        top.RX = 1;
    }

    bool source = false;                         // its clock runs
    Picture last;                                // the last whole picture on the monitor
    unsigned pictures = 0;
    unsigned long edges = 0;                     // of the monitor's clock

    void run(long clocks)
    {
        while (clocks-- > 0) {
            half(1);
            half(0);
            ++now;
            line_out();
            line_in();
        }
    }

    bool until(const std::function<bool()> &done, long clocks)
    {
        for (; clocks > 0; clocks -= 100) {
            if (done()) return true;
            run(100);
        }
        return done();
    }

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
        if (!until([&] { return take(reply, uint8_t(type | FRAME_REPLY), request.seq); }, 60000)) fail("no reply to a frame of type", 0, type);
        return reply;
    }

    // PS/2: a line of wires.v is pulled down or let go; a byte as a keyboard or mouse sends it
    void pull(int line, bool low) { top.ps2_low = uint8_t((top.ps2_low & ~(1u << line)) | unsigned(low) << line); }
    bool level(int line) { return top.ps2_level >> line & 1; }
    void device_byte(int clock, unsigned byte)
    {
        unsigned bits = byte << 1 | unsigned(!__builtin_parity(byte)) << 9 | 1u << 10;
        for (int k = 0; k < 11; ++k) {
            pull(clock + 1, !(bits >> k & 1));
            run(PS2_HALF / 2);
            pull(clock, true);
            run(PS2_HALF);
            pull(clock, false);
            run(PS2_HALF / 2);
        }
        pull(clock + 1, false);
    }

    uint8_t glyph(char c, int line) const { return font.at(OVS_FONT_GLYPHS_OFFSET + uint8_t(c) * OVS_FONT_SLOT_BYTES + unsigned(line)); }
    bool lit_alive() { return top.light_1 == LIT; }
    bool lit_source() { return top.light_2; }

private:
    Vtop top;
    model_pins pins = {};
    struct flash flash = {};
    uint8_t cs_n = 1, sck_en = 0, io_o = 0, io_oe = 0xF, io_i = 0xF;    // what mod_flash looks at
    std::vector<uint8_t> font;
    std::vector<uint16_t> sram = std::vector<uint16_t>(1 << 18);
    long now = 0;
    int x = 0, y = 0;                            // of the source
    bool sck_was = false, dvi_was = false, vs_was = false, de_was = false;
    Picture picture;
    frame_decoder decoder = {};
    std::deque<frame> frames;
    std::deque<uint8_t> to_board;
    int send_bit = -1, recv_bit = -1;
    double send_due = 0, recv_due = 0;
    uint8_t recv_byte = 0, seq = 0;

    void half(int level)
    {
        top.CLK = uint8_t(level);
        if (source) {
            top.SRC_CLK = uint8_t(level);
            if (!level) next_pixel();
        }
        top.eval();
        memories();
        monitor();
    }

    void next_pixel()
    {
        x = x + 1 == H_TOTAL ? 0 : x + 1;
        if (x == 0) y = y + 1 == V_TOTAL ? 0 : y + 1;
        bool de = x < WIDTH && y < HEIGHT;
        top.SRC_DE = de;
        top.SRC_HS = x >= WIDTH + H_FRONT && x < WIDTH + H_FRONT + H_SYNC;
        top.SRC_VS = y >= HEIGHT + V_FRONT && y < HEIGHT + V_FRONT + V_SYNC;
        top.SRC_IRGB = de ? uint8_t(pattern(x, y)) : 0;
    }

    void memories()
    {
        bool sck = top.FLASH_SCK;
        flash.now_us = uint64_t(now / 25);
        if (sck && !sck_was) {
            io_o = top.flash_level;
        }
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
        if (!top.SRAM_CS_N && !top.SRAM_WE_N) sram[top.SRAM_A] = top.sram_level;
        top.sram_word = sram[top.SRAM_A];
    }

    void monitor()
    {
        bool clk = top.out_clk;
        if (clk && !dvi_was) {
            bool vs = top.out_vs, de = top.out_de;
            ++edges;
            if (de && !de_was) picture.lines.emplace_back();
            if (de) picture.lines.back().push_back(unsigned(top.out_r) << 2 * BITS | unsigned(top.out_g) << BITS | top.out_b);
            if (vs && !vs_was) {
                last = std::move(picture);
                picture = {};
                ++pictures;
            }
            vs_was = vs;
            de_was = de;
        }
        dvi_was = clk;
    }

    void line_out()
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
        send_due += BIT_CLOCKS;
    }

    void line_in()
    {
        if (recv_bit < 0) {
            if (top.TX) return;
            recv_bit = 0;
            recv_due = double(now) + 1.5 * BIT_CLOCKS;
        } else if (double(now) >= recv_due) {
            if (recv_bit < 8) {
                recv_byte = uint8_t(recv_byte >> 1 | (top.TX ? 0x80 : 0));
                ++recv_bit;
                recv_due += BIT_CLOCKS;
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

// The picture that there must be: the source's, and the notice over it
Picture wanted(const Board &board, bool notice)
{
    Picture p;
    for (int y = 0; y < HEIGHT; ++y) {
        std::vector<unsigned> line;
        for (int x = 0; x < WIDTH; ++x) {
            int u = x - NOTICE_X, v = y - NOTICE_Y;
            unsigned pixel = shown(pattern(x, y));
            if (notice && u >= 0 && v >= 0 && v < 16 && u < 8 * int(NOTICE.size()))
                pixel = NOTICE[size_t(u / 8)] != ' ' && board.glyph(NOTICE[size_t(u / 8)], v) >> (7 - u % 8) & 1 ? cut(255, 255, 255) : cut(0, 0, 0xAA);
            line.push_back(pixel);
        }
        p.lines.push_back(line);
    }
    return p;
}

void same(const char *what, const Picture &got, const Picture &want)
{
    if (got.lines == want.lines) return;
    std::printf("%s\n", what);
    expect("visible lines", long(got.lines.size()), long(want.lines.size()));
    for (size_t y = 0; y < want.lines.size(); ++y) {
        expect("visible pixels of a line", long(got.lines[y].size()), long(want.lines[y].size()));
        for (size_t x = 0; x < want.lines[y].size(); ++x)
            if (got.lines[y][x] != want.lines[y][x]) {
                std::printf("FAILED: pixel %zu of line %zu: got %03x, wanted %03x\n", x, y, got.lines[y][x], want.lines[y][x]);
                std::exit(1);
            }
    }
}

void wait_for(Board &board, const char *what, const Picture &want)
{
    long frame = H_TOTAL * V_TOTAL;
    board.until([&] { return board.last.lines == want.lines; }, 16 * frame);
    same(what, board.last, want);
}

}

#ifndef BOARD_icebreaker
// A keyboard and a mouse that were just plugged in are spoken to; one that a host asks to listen makes the clock.
void keyboards(Board &board)
{
    for (int clock : {0, 2}) {
        board.pull(clock + 1, true);
        if (!board.until([&] { return !board.level(clock); }, 5 * PS2_HALF)) fail("clock of the source's line", clock, 0);
        board.pull(clock + 1, false);
        board.run(80 * PS2_HALF);                // eleven clocks, and the answer: it was no byte
        expect("line of the source at rest", board.level(clock), 1);
    }
    for (int clock : {4, 6}) {
        board.device_byte(clock, 0xAA);
        if (clock == 6) board.device_byte(clock, 0x00);
        // a mouse only when 20 ms went by without a third byte
        if (!board.until([&] { return !board.level(clock); }, 750 * PS2_HALF)) fail("clock of the operator's line", clock, 0);
    }
}
#endif

int main(int argc, char **argv)
{
    if (argc != 2) return 64;
    static Board board(argv[1]);

    // Without a source: our own clock and raster. After the vertical sync it begins with there are 33 lines of 800.
    board.run(1000);
    unsigned long before = board.edges;
    board.run(1000);
    expect("clocks at the monitor in 1000 without a source", long(board.edges - before), 1000);
    expect("light: source", board.lit_source(), 0);

    board.source = true;
    wait_for(board, "source with the notice", wanted(board, true));
    expect("light: source", board.lit_source(), 1);
    expect("light: daemon", board.lit_alive(), 0);

    board.ask(OVS_FRAME_SYNC, {1, 2, 3, 4});
    frame id = board.ask(OVS_FRAME_READ, {OVS_REG_ID, 0, 1});
    expect("light: daemon", board.lit_alive(), 1);
    expect("register ID", get_u32(id.payload + 1), OVS_ID_MAGIC);
    wait_for(board, "source alone", wanted(board, false));

    // Selected by the link
    for (uint8_t port : {0, 1}) {
        frame done = board.ask(OVS_FRAME_WRITE, {OVS_REG_CON_SELECT & 255, OVS_REG_CON_SELECT >> 8, port, 0, 0, 0});
        expect("result of selecting", done.payload[0], OVS_RESULT_OK);
        board.run(1000);
        frame now = board.ask(OVS_FRAME_READ, {OVS_REG_CON_SELECT & 255, OVS_REG_CON_SELECT >> 8, 1});
        expect("port selected", now.payload[1], port);
    }
    wait_for(board, "source selected again", wanted(board, false));

#ifndef BOARD_icebreaker
    keyboards(board);
#endif

    // The source's clock stops: the link goes on with our own.
    board.source = false;
    board.run(300);
    id = board.ask(OVS_FRAME_READ, {OVS_REG_ID, 0, 1});
    expect("register ID without a source", get_u32(id.payload + 1), OVS_ID_MAGIC);
    expect("light: source", board.lit_source(), 0);

    board.source = true;
    wait_for(board, "source back", wanted(board, false));
    return 0;
}
