// SPDX-License-Identifier: MIT
// The seven commands against the model, notices without a daemon, the flash.
#include "tests.h"

namespace {

void random_rect(Random &r, Bytes &b)
{
    unsigned how = r.below(4);
    if (how == 0)
        append(b, {r.below(256), r.below(256), r.below(256), r.below(256)});
    else
        append(b, {r.below(ROWS + 2), r.below(COLS + 2), r.below(how * 4), r.below(how * 10)});
}

// Text with everything that can be wrong about UTF-8
void random_text(Random &r, Bytes &b, unsigned len)
{
    static const unsigned interesting[] = {0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff,
                                           0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0x00, 0x20, 0x41, 0x7f};
    for (unsigned i = 0; i < len; i++)
        append(b, {r.chance(4) ? r.below(256) : interesting[r.below(23)]});
}

Bytes random_command(Random &r)
{
    Bytes b;
    unsigned op = r.between(2, 6);
    switch (r.chance(6) ? 1 : op) {
    case 1:
        if (r.chance(8)) {
            append(b, {1, 13, 0x80});
            for (int i = 0; i < 12; i++)
                append(b, {r.below(256)});
        } else
            b = random_display(r, MODES[0]);
        break;
    case 2:
        append(b, {2, 4, r.chance(5) ? r.below(256) : r.below(ROWS), r.chance(5) ? r.below(256) : r.below(COLS), r.below(256), r.below(256)});
        break;
    case 3: {
        unsigned len = r.chance(10) ? r.between(200, 255) : r.between(1, 40);
        append(b, {3, len});
        random_text(r, b, len);
        break;
    }
    case 6:
        append(b, {6, 17});
        for (int i = 0; i < 17; i++)
            append(b, {r.below(256)});
        break;
    default:
        append(b, {op, 8});
        random_rect(r, b);
        for (int i = 0; i < 4; i++)
            append(b, {r.below(256)});
    }
    if (r.chance(25)) {                             // malformed: unknown op or wrong length
        unsigned len = r.below(20);
        b.clear();
        append(b, {r.chance(2) ? r.below(256) : r.below(8), len});
        for (unsigned i = 0; i < len; i++)
            append(b, {r.below(256)});
        if (b[0] == 7 && len == 1)
            b[0] = 8;
    }
    return b;
}

// The bytes of a notice, as an operator reads them
void expect_notice(Bench &b, const std::string &line, const std::string &keys, const std::string &when)
{
    b.run_ms(120);
    if (!b.top->overlay_on || b.top->commit_busy)
        fail(when + ": no notice on the screen");
    unsigned visible = 1 ^ (b.top->commits & 1);
    for (unsigned row = 0; row < 2; row++) {
        const std::string &text = row ? keys : line;
        std::string got;
        for (unsigned col = 0; col < text.size(); col++)
            got += static_cast<char>(b.sram.mem[PageModel::cell(visible, row, col)]);
        if (got != text)
            fail(when + ": screen says \"" + got + "\", expected \"" + text + "\"");
    }
}

} // namespace

void test_commands(unsigned count, unsigned seed)
{
    const Mode &mode = MODES[0];
    Bench b(12000 * (PIXELS < 4 ? 3 : 1), seed * 100 + PIXELS);
    std::vector<uint16_t> power_up = b.sram.mem;
    begin_picture(b, mode);
    for (uint32_t a = 0; a < power_up.size(); a++) {
        bool is_cell = a < 0x4000 && (a >> 8 & 31) < ROWS && (a >> 1 & 127) < COLS;
        if (!is_cell && b.sram.mem[a] != power_up[a])
            fail("a word outside of the pages was touched");
        if (is_cell && b.sram.mem[a] != (a & 1 ? 7 : 0x20))
            fail("the pages are not cleared");
    }
    PageModel page = model_of(b);
    unsigned commands = 0, commits = b.top->commits;
    b.errors = b.errors_expected = 0;
    for (unsigned n = 0; n < count; n++) {
        for (unsigned i = b.random.between(1, 40); i > 0; i--) {
            Bytes bytes = random_command(b.random);
            page.run(bytes);
            b.send(bytes);
            commands++;
        }
        b.settle(3000);
        b.expect_memory(page, "after " + std::to_string(commands) + " commands");
        bool internal = page.active.internal;
        uint32_t crc = b.top->page_crc;
        if (page.commits && crc != page.crc() && !internal)
            fail("CON_PAGE_CRC moved without a COMMIT");
        Bytes commit = {7, 1, static_cast<uint8_t>(b.random.below(256))};
        unsigned told = b.commits_done + (commit[2] & 1);
        page.run(commit);
        b.send(commit);
        b.settle();
        b.expect_memory(page, "after the COMMIT behind " + std::to_string(commands) + " commands");
        if (b.top->page_crc != page.crc())
            fail("CON_PAGE_CRC differs from the model");
        if (b.top->commits != static_cast<uint16_t>(commits + page.commits) || b.commits_done != told)
            fail("COMMIT counted or told wrong");
        if (b.errors != page.errors + b.errors_expected)
            fail("malformed commands: " + std::to_string(b.errors) + " told, " + std::to_string(page.errors + b.errors_expected) + " sent");
        if (b.top->overlay_on != page.active.on)
            fail("overlay state differs");
    }
    // COMMIT with no source at all: the internal picture has vertical blanks too.
    b.source[0].show(nullptr, 0);
    b.run_ms(150);
    page.run({7, 1, 0});
    b.send({7, 1, 0});
    b.settle(60);
    b.expect_memory(page, "COMMIT without a source");
    printf("%u random commands, %u COMMITs: text memory and CRC as in the model\n", commands, page.commits);
}

void test_notice(unsigned seed)
{
    const std::string keys = "1-9 PORT  ARROWS NEXT  ESC END", none = "";
    Bench b(clk_for(MODES[0]), seed);
    expect_notice(b, "PORT 1  NO SIGNAL  - NO DAEMON", none, "after reset, no source");
    b.source[0].show(&MODES[0], 0);
    expect_notice(b, "PORT 1  SIGNAL OK  - NO DAEMON", none, "source came");
    b.top->sel = 2;
    expect_notice(b, "PORT 3  NO SIGNAL  - NO DAEMON", none, "dead port selected");
    b.top->sel = 31;
    expect_notice(b, "PORT -  NO SIGNAL  - NO DAEMON", none, "no port selected");
    b.top->sel = 0;
    b.top->armed = 1;
    expect_notice(b, "PORT 1  SIGNAL OK  - NO DAEMON", keys, "trigger armed");

    // The pixels of it: one window of two rows, white and yellow on blue, over the live picture
    PageModel page(COLS, ROWS, b.sram.mem);
    Bytes text = {3, 30};
    for (char c : std::string("PORT 1  SIGNAL OK  - NO DAEMON"))
        text.push_back(static_cast<uint8_t>(c));
    append(text, {2, 4, 1, 0, 0x1e, 8, 3, 30});
    for (char c : keys)
        text.push_back(static_cast<uint8_t>(c));
    append(text, {7, 1, 0});
    page.run({1, 13, 1, 0, 16, 0, 16, 0, 30, 2, 0, 0, 0, 0, 0, 2, 4, 0, 0, 0x1f, 8});
    page.run(text);
    unsigned checked = 0;
    b.run_ms(20);
    b.on_frame = [&](const Frame &f) {
        std::string why;
        if (!same_picture(f, MODES[0], b.source[0], page, 0, &why))
            fail("notice: " + why);
        checked++;
    };
    b.until(100, "frames", [&] { return checked == 3; });
    b.on_frame = nullptr;

    // The daemon comes: the page is reset before its first byte is taken.
    b.top->armed = 0;
    b.run_ms(100);
    b.send({2, 4, 0, 0, 0x1f, 8, 3, 2, 'O', 'K'});
    b.top->alive = 1;
    b.run_ms(60);
    if (b.top->overlay_on || !b.to_osd.empty())
        fail("the daemon came: notice still there or its bytes not taken");
    // ... and goes in the middle of a command
    b.send({4, 8, 1, 2});
    b.run_ms(1);
    b.top->alive = 0;
    expect_notice(b, "PORT 1  SIGNAL OK  - NO DAEMON", none, "daemon gone within a command");
    unsigned before = b.errors;
    b.top->alive = 1;
    b.run_ms(60);
    b.settle();
    if (b.errors != before + 1 || b.top->overlay_on)
        fail("after the daemon's return commands are out of step: " + std::to_string(b.errors - before) + " errors, overlay " + std::to_string(b.top->overlay_on));
    printf("notices: seven situations readable, daemon comes and goes\n");
}

void test_flash(unsigned seed)
{
    for (unsigned lag = 0; lag < 4; lag++) {
        Bench b(12000 * (PIXELS < 4 ? 3 : 1), seed, lag);
        begin_picture(b, MODES[0]);
        PageModel page = model_of(b);
        Bytes bytes = {1, 13, 1, 0, 3, 0, 5, 0, 40, 4, 0, 0, 0, 0, 0};
        append(bytes, {4, 8, 0, 0, 2, 40, 'x', 0, 0x1f, 8, 4, 8, 2, 0, 2, 40, 0xff, 0xff, 0x2e, 0x28, 7, 1, 1});
        page.run(bytes);
        b.commits_done = 0;
        const unsigned reads = b.flash.glyphs;
        b.send(bytes);
        b.until(200, "COMMIT", [&] { return b.commits_done == 1; });
        unsigned checked = 0;
        b.on_frame = [&](const Frame &f) {
            std::string why;
            if (!same_picture(f, MODES[0], b.source[0], page, 0, &why))
                fail("flash data " + std::to_string(lag) + " clocks late: " + why);
            checked++;
        };
        b.until(100, "frames", [&] { return checked == 2; });
        if (b.flash.refused)
            fail("the flash refused " + std::to_string(b.flash.refused) + " commands or pulses");
        // Two different glyphs stand in four rows of forty: each is read once and kept.
        if (b.flash.glyphs - reads != 2)
            fail("the flash was read " + std::to_string(b.flash.glyphs - reads) + " times for two glyphs");
    }
    // No image: no font, blank glyphs, and it is found when it comes.
    Bench b(12000 * (PIXELS < 4 ? 3 : 1), seed);
    b.flash.image = false;
    b.source[0].show(&MODES[0], 0);
    b.top->alive = 1;
    b.run_ms(150);
    if (b.top->font_ok || b.top->shown != 0)
        fail("font reported good without an image");
    b.flash.image = true;
    b.until(40, "font found when the image came", [&] { return b.top->font_ok != 0; });
    printf("flash: woken, reset and read with 0 to 3 clocks of delay; missing image survived\n");
}

// A full page of text over a picture, its bytes there at once: in so many clocks at most
void test_page(unsigned most, unsigned seed)
{
    Bench b(clk_for(MODES[0]), seed);
    begin_picture(b, MODES[0]);
    Bytes bytes;
    append(bytes, {1, 13, 1, 0, 0, 0, 0, 0, COLS, ROWS, 0, 0, 0, 2, 0, 7, 1, 1});
    b.send(bytes);
    b.until(200, "COMMIT", [&] { return b.commits_done > 0; });
    b.settle();
    bytes.clear();
    for (unsigned row = 0; row < ROWS; row++) {
        append(bytes, {2, 4, row, 0, 7, 0, 3, COLS});
        bytes.insert(bytes.end(), COLS, static_cast<uint8_t>('A' + row));
    }
    uint64_t start = b.clocks;
    b.send(bytes);
    b.send({0, 0});                     // is taken when all before it is done
    b.until(1000, "the page", [&] { return b.to_osd.empty(); });
    uint64_t took = b.clocks - start;
    if (took > most)
        fail("a page of text takes " + std::to_string(took) + " clocks, not " + std::to_string(most));
    printf("a page of text: %llu clocks, %.1f a character\n", static_cast<unsigned long long>(took), static_cast<double>(took) / (COLS * ROWS));
}
