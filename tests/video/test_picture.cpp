// SPDX-License-Identifier: MIT
// Outside the overlay the source, pixel for pixel; inside it the page as software draws it.
#include "tests.h"

void test_overlay(unsigned which, unsigned pages, unsigned seed)
{
    const Mode &mode = MODES[which];
    Bench b(clk_for(mode), seed * 1000 + which * 10 + PIXELS);
    begin_picture(b, mode);
    PageModel before = model_of(b), after = before;
    unsigned target = 0, checked = 0;
    b.commits_done = 0;
    b.on_frame = [&](const Frame &f) {
        std::string why;
        bool is_new = b.commits_done == target;
        if (f.shown != 0)
            fail("the source is not shown any more");
        if (!same_picture(f, mode, b.source[0], is_new ? after : before, -1, &why))
            fail("page " + std::to_string(target) + (is_new ? " (new): " : " (old): ") + why);
        checked++;
    };
    for (unsigned i = 0; i < pages; i++) {
        Bytes bytes = random_display(b.random, mode);
        Bytes page = random_page(b.random, b.random.chance(4) ? 3 : 60);
        bytes.insert(bytes.end(), page.begin(), page.end());
        if (i == 0) {                   // soft glyphs change at once and not with a COMMIT
            page = random_font(b.random);
            bytes.insert(bytes.end(), page.begin(), page.end());
        }
        append(bytes, {7, 1, 1});
        before = after;
        after.run(bytes);
        target++;
        b.send(bytes);
        b.until(2000, "COMMIT", [&] { return b.commits_done == target; });
        uint64_t seen = b.frames;
        b.until(200, "a frame", [&] { return b.frames > seen; });
        b.settle();
        b.expect_memory(after, "page " + std::to_string(target));
        if (b.top->page_crc != after.crc())
            fail("CON_PAGE_CRC differs from that of the page");
    }
    printf("%ux%u, %u pixels a beat: %u random pages, %u frames equal to source and page\n", mode.w, mode.h, PIXELS, pages, checked);
}

// Too little time to fetch a row of ever new glyphs: it is missing or right, never wrong
void test_late(unsigned seed)
{
    const Mode &mode = MODES[4];
    Bench b(std::max(12000u, mode.khz / PIXELS + 100), seed);
    if (PIXELS < 8)
        fail("meant for 8 pixels a beat");
    begin_picture(b, mode);
    PageModel page = model_of(b);
    unsigned missing = 0, drawn = 0;
    Bytes bytes;
    append(bytes, {1, 13, 1, 0, 100, 0, 50, 0, 80, 30, 0, 3, 0, 2, 0});
    for (unsigned row = 0; row < ROWS; row++)
        for (unsigned col = 0; col < COLS; col++)
            append(bytes, {4, 8, row, col, 1, 1, b.random.between(0x21, 0x7e), row % 3 ? b.random.below(200) : 0u, 0x1f, 0x08});
    append(bytes, {7, 1, 1});
    page.run(bytes);
    PageModel blank = page;
    blank.active.on = false;
    b.send(bytes);
    b.until(2000, "COMMIT", [&] { return b.commits_done == 1; });
    b.on_frame = [&](const Frame &f) {
        for (unsigned row = 0; row < ROWS; row++) {
            bool is_page = true, is_source = true;
            for (unsigned y = 50 + row * 16; y < 66 + row * 16; y++)
                for (unsigned x = 100; x < 740; x++) {
                    uint32_t under = Source::pixel(0, f.source_frame, x, y, false), got = f.px[y * mode.w + x];
                    is_page &= got == page.pixel(x, y, under, false);
                    is_source &= got == under;
                }
            if (!is_page && !is_source)
                fail("text row " + std::to_string(row) + " is neither right nor left out");
            is_page ? drawn++ : missing++;
        }
    };
    b.run_ms(80);
    if (!missing || !drawn)
        fail("the test is void: " + std::to_string(missing) + " rows left out, " + std::to_string(drawn) + " drawn");
    printf("clk too slow on purpose: %u rows drawn right, %u left out, none wrong\n", drawn, missing);
}

void test_blink(unsigned seed)
{
    const Mode &mode = MODES[0];
    Bench b(clk_for(mode), seed);
    begin_picture(b, mode);
    PageModel page = model_of(b);
    for (unsigned duty = 1; duty <= 3; duty++) {
        const unsigned period = 8;
        Bytes bytes;
        append(bytes, {1, 13, 1, 0, 8, 0, 8, 0, 4, 2, 0, 3, period, duty, 0});
        append(bytes, {4, 8, 0, 0, 1, 4, 'X', 0, 0x1f, 0x09, 4, 8, 1, 0, 1, 4, 0x20, 0, 0x1f, 0x0b, 7, 1, 1});
        page.run(bytes);
        unsigned done = b.commits_done;
        b.send(bytes);
        b.until(200, "COMMIT", [&] { return b.commits_done == done + 1; });
        uint64_t seen = b.frames;
        b.until(100, "a frame", [&] { return b.frames > seen; });
        std::vector<int> phases;
        b.on_frame = [&](const Frame &f) {
            std::string why;
            bool dark = same_picture(f, mode, b.source[0], page, 1, &why);
            if (!dark && !same_picture(f, mode, b.source[0], page, 0, &why))
                fail("blinking page is neither lit nor dark: " + why);
            phases.push_back(dark);
        };
        b.until(2000, "frames", [&] { return phases.size() >= 3 * period; });
        b.on_frame = nullptr;
        unsigned dark = 0, turns = 0;
        for (unsigned i = 0; i < 2 * period; i++) {
            dark += phases[i];
            turns += phases[i] != phases[i + 1];
            if (phases[i] != phases[i + period])
                fail("blinking has not the period of DISPLAY");
        }
        if (dark != 2 * (period - period * duty / 4) || turns != 4)
            fail("blinking is dark for " + std::to_string(dark) + " of " + std::to_string(2 * period) + " frames at duty " + std::to_string(duty));
    }
    printf("blinking: period and duty right\n");
}
