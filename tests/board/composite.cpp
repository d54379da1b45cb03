// SPDX-License-Identifier: MIT
// composite.cpp - the board for composite video through its own pins: a sync separator before it, an analog switch behind
//
// usage: board-composite FONT_IMAGE; prints what is wrong and ends with 1.
// The separator is as the data sheet of the LM1881 has it (TI SNLS384, Features and Application Notes): composite sync is the
// signal below black; vertical sync falls with the first serration and lasts 230 us. The source is NTSC, 525 lines interlaced.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "Vtop.h"

extern "C" {
#include "hdl/gen/ovs_regs.h"
#include "sim/mod_flash.h"
}

namespace {

constexpr int HALF = 858, HALVES = 525;          // samples of half a line; half lines of a field
constexpr int EQUALISING = 62, BROAD = HALF - 127, LINE = 127, VERTICAL = 6210;
constexpr int BACK = 244, STEP = 1;              // first visible sample of a line; samples of a dot in a notice
constexpr int FIELDS = 12;
const std::string NOTICE = "PORT 1  SIGNAL OK  - NO DAEMON";

[[noreturn]] void fail(const char *what, long got, long wanted)
{
    std::printf("FAILED: %s: got %ld, wanted %ld\n", what, got, wanted);
    std::exit(1);
}

struct Sample {
    int line, at, level;                         // line of the field; sample in it
};

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
        top.RX = 1;
        top.CSYNC_N = top.VSYNC_N = 1;
    }

    std::vector<Sample> keyed;                   // of the field under way
    unsigned glyph(char c, int row) const { return font[OVS_FONT_GLYPHS_OFFSET + unsigned(c) * 32 + unsigned(row)]; }
    bool lit() const { return top.LED1; }

    void silence(long clocks)
    {
        top.CSYNC_N = top.VSYNC_N = 1;
        while (clocks-- > 0) clock();
    }

    // One field; lines are counted from its first equalising pulse
    void field(bool second)
    {
        keyed.clear();
        for (int h = 0; h < HALVES; ++h)
            for (int s = 0; s < HALF; ++s) {
                bool starts = (h + second) % 2 == 0;
                top.CSYNC_N = s >= (h < 6 || (h >= 12 && h < 18) ? EQUALISING : h < 12 ? BROAD : starts ? LINE : 0);
                int since = (h - 6) * HALF + s - BROAD;
                top.VSYNC_N = since < 0 || since >= VERTICAL;
                clock();
                if (top.KEY) keyed.push_back({(h + second) / 2, s + (starts ? 0 : HALF), top.LEVEL});
            }
    }

private:
    Vtop top;
    struct flash flash;
    model_pins pins = {};
    std::vector<uint8_t> font;
    uint8_t cs_n = 1, sck_en = 0, io_o = 0xF, io_oe = 0xF, io_i = 0xF;
    bool sck_was = false;
    long now = 0;

    void clock()
    {
        for (int level : {1, 0}) {
            top.CLK = uint8_t(level);
            top.eval();
            memory();
        }
        ++now;
    }

    void memory()
    {
        bool sck = top.FLASH_SCK;
        flash.now_us = uint64_t(now / 27);
        if (sck && !sck_was) io_o = top.flash_level;
        if (!sck && sck_was) {
            sck_en = 1;
            flash_pins(&flash);
            sck_en = 0;
        }
        sck_was = sck;
        if (cs_n != top.FLASH_SSB) {
            cs_n = top.FLASH_SSB;
            flash_pins(&flash);
        }
        bool drives = !cs_n && (flash.phase == FLASH_READ || flash.phase == FLASH_STATUS || flash.phase == FLASH_ID);
        top.flash_on = drives ? flash.width == 4 ? 0xF : 0x2 : 0;
        top.flash_io = io_i;
    }
};

// The notice, dot by dot: letters white, all else of its box not, nothing outside of the box
void notice(const Board &board, const char *what)
{
    if (board.keyed.empty()) fail(what, 0, 1);
    int line = board.keyed.front().line, at = 1 << 30;
    for (const Sample &s : board.keyed) at = s.at < at ? s.at : at;
    size_t want = NOTICE.size() * 8 * STEP * 16;
    if (board.keyed.size() != want) fail(what, long(board.keyed.size()), long(want));
    for (const Sample &s : board.keyed) {
        int x = (s.at - at) / STEP, y = s.line - line;
        if (x < 0 || x >= int(NOTICE.size()) * 8 || y < 0 || y >= 16) fail("sample outside of the notice, line", s.line, line);
        char c = NOTICE[size_t(x / 8)];
        bool ink = c != ' ' && board.glyph(c, y) >> (7 - x % 8) & 1;
        if (ink != (s.level == 2)) {
            std::printf("FAILED: %s: dot %d of row %d: level %d\n", what, x, y, s.level);
            std::exit(1);
        }
    }
    if (at < BACK || at > BACK + 1440) fail("first sample of the notice", at, BACK);
}

}

int main(int argc, char **argv)
{
    if (argc != 2) return 64;
    static Board board(argv[1]);
    int fields = 0;

    board.silence(100000);
    do {
        if (fields == FIELDS) fail("fields without an overlay", fields, 0);
        board.field(fields++ % 2);
    } while (board.keyed.empty());
    board.field(fields++ % 2);
    notice(board, "notice, one field");
    board.field(fields++ % 2);
    notice(board, "notice, the other field");
    if (!board.lit()) fail("light: overlay", 0, 1);
    if (std::getenv("VERBOSE"))
        std::printf("overlay in field %d, line %d, sample %d\n", fields - 2, board.keyed.front().line, board.keyed.front().at);
    return 0;
}
