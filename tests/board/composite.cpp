// SPDX-License-Identifier: MIT
// composite.cpp - a board for composite video through its own pins: a sync separator before it, an analog switch behind
//
// usage: composite-BOARD FONT_IMAGE; prints what is wrong and ends with 1.
// The separator is as the data sheet of the LM1881 has it (TI SNLS384, Features and Application Notes): composite sync is the
// signal below black; the burst gate is low for 4 us behind each of its pulses. The source is NTSC, 525 lines interlaced, then PAL.
#include <string>

#include "tests/board/font.h"
#include "tests/board/parts.h"

namespace {

struct Standard {
    const char *name;
    int half, halves;                            // samples of half a line; half lines of a field
    int pulses;                                  // equalising, broad and again equalising pulses, of each so many
    int back;                                    // first visible sample of a line
};
constexpr Standard NTSC = {"NTSC", 858, 525, 6, 244}, PAL = {"PAL", 864, 625, 5, 264};
constexpr int EQUALISING = 62, SERRATION = 127, LINE = 127, BURST = 108;       // samples
constexpr int STEP = 4;                          // samples of a dot in a notice
constexpr int LATE = 8;                          // samples from the separator's pins to KEY
constexpr int FIELDS = 12;
#ifdef BOARD_hx8k_composite
constexpr bool BOTH = false;                     // standards: one of the boards is enough
#else
constexpr bool BOTH = true;
#endif
const std::string NOTICE = "PORT 1  SIGNAL OK  - NO DAEMON";

struct Sample {
    int line, at, level;                         // line of the field; sample in it
};

class Board {
public:
    bool gate = true;                            // the burst gate works
    int missing = 0;                             // one line sync in so many is missing

    explicit Board(const char *image) : flash(image), link(27000.0 / 3000.0, [this](long clocks) { silence(clocks); })
    {
        top.RX = top.CSYNC_N = top.BURST_N = 1;
    }

    FontFlash flash;
    Link link;
    std::vector<Sample> keyed;                   // of the field under way
    bool lit() const { return top.lit; }

    void silence(long clocks, bool look = false)
    {
        top.CSYNC_N = top.BURST_N = 1;
        while (clocks-- > 0) {
            clock();
            if (look && top.KEY) keyed.push_back({0, 0, top.LEVEL});
        }
    }

    // One field, or some of its half lines; lines are counted from its first equalising pulse
    void field(const Standard &std, bool second, int from = 0, int upto = 1 << 30)
    {
        keyed.clear();
        for (int h = from; h < std.halves && h < upto; ++h)
            for (int s = 0; s < std.half; ++s) {
                bool starts = (h + second) % 2 == 0;
                separate(s >= low(std, h, starts));
                clock();
                if (top.KEY) keyed.push_back({(h + second) / 2, s + (starts ? 0 : std.half), top.LEVEL});
            }
    }

private:
    Vtop top;
    long now = 0;
    int gated = 0, closed = 0;                   // samples of the burst gate left; since KEY must be 0

    // Length of the pulse that half line h begins with
    int low(const Standard &std, int h, bool starts) const
    {
        if (h < std.pulses || (h >= 2 * std.pulses && h < 3 * std.pulses)) return EQUALISING;
        if (h < 2 * std.pulses) return std.half - SERRATION;
        return !starts || (missing && h / 2 % missing == 0) ? 0 : LINE;
    }

    // What the separator says, and that KEY is 0 while it says sync or burst
    void separate(bool high)
    {
        if (high && !top.CSYNC_N) gated = BURST;
        top.CSYNC_N = high;
        top.BURST_N = gate && !gated;
        gated -= gated > 0;
        closed = top.CSYNC_N && top.BURST_N ? 0 : closed + 1;
        if (closed > LATE && top.KEY) fail("KEY within sync or burst, samples", closed, 0);
    }

    void clock()
    {
        for (int level : {1, 0}) {
            top.CLK = uint8_t(level);
            top.eval();
            flash.step(top, uint64_t(now / 27));
        }
        link.step(top, ++now);
    }
};

// The notice, dot by dot: letters white, all else of its box not, nothing outside of the box
void notice(const Board &board, const Standard &std, const char *what)
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
        bool ink = c != ' ' && board.flash.glyph(c, y) >> (7 - x % 8) & 1;
        if (ink != (s.level == 2)) {
            std::printf("FAILED: %s: dot %d of row %d: level %d\n", what, x, y, s.level);
            std::exit(1);
        }
    }
    if (at < std.back || at > std.back + 1440) fail("first sample of the notice", at, std.back);
}

// The other font, all that keeps it from harm, and that it is taken
void font_over_the_link(Board &board)
{
    FontWriter writer(board.link, board.flash);

    board.link.ask(OVS_FRAME_SYNC, {1, 2, 3, 4});
    expect("register ID", board.link.read(OVS_REG_ID), OVS_ID_MAGIC);
    writer.refused();
    writer.write();
    writer.choose();
    expect("font 1 in use", writer.new_in_use(), 1);
}

// From silence to the notice in both fields
void appears(Board &board, const Standard &std)
{
    int fields = 0;

    do {
        if (fields == FIELDS) fail(std.name, fields, 0);
        board.field(std, fields++ % 2);
    } while (board.keyed.empty());
    board.field(std, fields++ % 2);
    notice(board, std, std.name);
    board.field(std, fields++ % 2);
    notice(board, std, "the other field");
    if (!board.lit()) fail("light: overlay", 0, 1);
    if (std::getenv("VERBOSE"))
        std::printf("%s: overlay in field %d, line %d, sample %d\n", std.name, fields - 2, board.keyed.front().line, board.keyed.front().at);
}

// The source breaks off within the notice: nobody makes syncs in its place here, and after half a field the overlay is gone. It
// comes back elsewhere in its field and in its line, and is followed like a new one. KEY is 0 in sync and burst all the time (separate).
void breaks_off(Board &board, const Standard &std)
{
    constexpr int NOTICE_LINE = 60;              // within its rows
    board.field(std, true, 0, 2 * NOTICE_LINE + 1);
    if (board.keyed.empty()) fail("overlay before the source breaks off", 0, 1);
    int last = 0;
    for (int lines = 1; lines <= std.halves; ++lines) {
        board.keyed.clear();
        board.silence(2 * std.half, true);
        if (!board.keyed.empty()) last = lines;
    }
    if (last > std.halves / 4) fail("lines with overlay behind the last sync", last, std.halves / 4);
    board.silence(std.half / 3);
    board.field(std, false, 2 * 200);
    appears(board, std);
    if (std::getenv("VERBOSE")) std::printf("%s: the source breaks off, overlay for %d lines more\n", std.name, last);
}

}

int main(int argc, char **argv)
{
    if (argc != 2) return 64;
    static Board board(argv[1]);

    board.silence(100000);
    appears(board, NTSC);

    board.missing = 5;
    board.field(NTSC, false);
    notice(board, NTSC, "one line sync in five missing");
    board.missing = 0;

    board.gate = false;                          // the pin is low: all the time in the burst
    board.field(NTSC, true);
    if (!board.keyed.empty()) fail("samples of overlay, the burst gate low", long(board.keyed.size()), 0);
    board.gate = true;

    if (BOTH) {
        breaks_off(board, NTSC);
        board.silence(300000);
        appears(board, PAL);
    }
    font_over_the_link(board);
    return 0;
}
