// SPDX-License-Identifier: MIT
// board.cpp - the top of one board through its own pins: pixel clock, source, monitor, flash, UART, SRAM
//
// usage: board-NAME FONT_IMAGE; prints what is wrong and ends with 1. A source of 296x48, so that a frame is short.
#include <string>

#include "tests/board/font.h"
#include "tests/board/parts.h"

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
const std::string NOTICE = "PORT 1  SIGNAL OK  - NO DAEMON", WORD = "OVERSCAN";

struct Picture {
    std::vector<std::vector<unsigned>> lines;    // {r, g, b} of visible pixels, BITS each
};

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
    explicit Board(const char *image) : flash(image), link(BIT_CLOCKS, [this](long clocks) { run(clocks); }) { top.RX = 1; }

    FontFlash flash;
    Link link;
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
            link.step(top, now);
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

    bool lit_alive() { return top.light_1 == LIT; }
    bool lit_source() { return top.light_2; }

private:
    Vtop top;
    std::vector<uint16_t> sram = std::vector<uint16_t>(1 << 18);
    long now = 0;
    int x = 0, y = 0;                            // of the source
    bool dvi_was = false, vs_was = false, de_was = false;
    Picture picture;

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
        flash.step(top, uint64_t(now / 25));
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
};

// The picture that there must be: the source's, and text over it in the first font, its bits turned by `flip`
Picture wanted(const Board &board, const std::string &text, unsigned flip = 0)
{
    Picture p;
    for (int y = 0; y < HEIGHT; ++y) {
        std::vector<unsigned> line;
        for (int x = 0; x < WIDTH; ++x) {
            int u = x - NOTICE_X, v = y - NOTICE_Y;
            unsigned pixel = shown(pattern(x, y));
            if (u >= 0 && v >= 0 && v < 16 && u < 8 * int(text.size())) {
                char c = text[size_t(u / 8)];
                pixel = c != ' ' && (board.flash.glyph(c, v) ^ flip) >> (7 - u % 8) & 1 ? cut(255, 255, 255) : cut(0, 0, 0xAA);
            }
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

// A word on the screen while the letters of another font are written, and then in those
void font_over_the_link(Board &board)
{
    constexpr uint8_t ON = 1 << OVS_DISPLAY_ON_SHIFT, ROWS = 1;
    constexpr uint16_t ATTR = 15 << OVS_ATTR_FG_SHIFT | 1 << OVS_ATTR_BG_SHIFT | 2 << OVS_ATTR_BACK_SHIFT;
    std::vector<uint8_t> draw = {1, OVS_CMD_DISPLAY, OVS_CMD_DISPLAY_LEN, ON, 0, NOTICE_X, 0, NOTICE_Y, 0, uint8_t(WORD.size()), ROWS, 0, 3, 32, 2, 0,
                                 OVS_CMD_LOCATE, OVS_CMD_LOCATE_LEN, 0, 0, ATTR & 255, ATTR >> 8, OVS_CMD_WRITE, uint8_t(WORD.size())};
    draw.insert(draw.end(), WORD.begin(), WORD.end());
    draw.insert(draw.end(), {OVS_CMD_COMMIT, OVS_CMD_COMMIT_LEN, 0});
    expect("a word", board.link.ask(OVS_FRAME_OSD, draw).payload[0], OVS_RESULT_OK);
    wait_for(board, "a word in the first font", wanted(board, WORD));

    FontWriter writer(board.link, board.flash);
    writer.refused();
    writer.write();
    same("the word after the letters were written", board.last, wanted(board, WORD));
    expect("font 1 in use before it is chosen", writer.new_in_use(), 0);
    writer.choose();
    expect("font 1 in use", writer.new_in_use(), 1);
    wait_for(board, "the word in the other font", wanted(board, WORD, 0xFF));
    expect("hiding it", board.link.ask(OVS_FRAME_OSD, {1, OVS_CMD_DISPLAY, OVS_CMD_DISPLAY_LEN, 1 << OVS_DISPLAY_RESET_SHIFT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
           OVS_CMD_COMMIT, OVS_CMD_COMMIT_LEN, 0}).payload[0], OVS_RESULT_OK);
    wait_for(board, "the word hidden", wanted(board, ""));
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
    wait_for(board, "source with the notice", wanted(board, NOTICE));
    expect("light: source", board.lit_source(), 1);
    expect("light: daemon", board.lit_alive(), 0);

    board.link.ask(OVS_FRAME_SYNC, {1, 2, 3, 4});
    expect("register ID", board.link.read(OVS_REG_ID), OVS_ID_MAGIC);
    expect("light: daemon", board.lit_alive(), 1);
    wait_for(board, "source alone", wanted(board, ""));

    // Selected by the link
    for (uint8_t port : {0, 1}) {
        expect("result of selecting", board.link.write(OVS_REG_CON_SELECT, port), OVS_RESULT_OK);
        board.run(1000);
        expect("port selected", board.link.read(OVS_REG_CON_SELECT) & 255, port);
    }
    wait_for(board, "source selected again", wanted(board, ""));

    font_over_the_link(board);
#ifndef BOARD_icebreaker
    keyboards(board);
#endif

    // The source's clock stops: the link goes on with our own.
    board.source = false;
    board.run(300);
    expect("register ID without a source", board.link.read(OVS_REG_ID), OVS_ID_MAGIC);
    expect("light: source", board.lit_source(), 0);

    board.source = true;
    wait_for(board, "source back", wanted(board, ""));
    return 0;
}
