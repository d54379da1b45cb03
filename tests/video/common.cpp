// SPDX-License-Identifier: MIT
// What several tests of vid-bench need.
#include "tests.h"

unsigned clk_for(const Mode &mode, unsigned cols)
{
    unsigned row_us = 16 * mode.h_total() * 1000 / mode.khz;
    unsigned fetch = cols * 52 * 1000 / row_us;
    return std::max({12000u, mode.khz / PIXELS + 300, fetch, 25175u / PIXELS + 100});
}

void begin_picture(Bench &b, const Mode &mode)
{
    b.source[0].show(&mode, b.random.next());
    b.top->alive = 1;
    b.until(300, "source shown", [&] { return b.top->shown == 0 && !b.top->switching && b.top->font_ok; });
    b.send({1, 13, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 1, 0});
    b.settle();
}

PageModel model_of(const Bench &b)
{
    PageModel page(COLS, ROWS, b.sram.mem);
    page.visible = 1 ^ (b.top->commits & 1);
    page.active = page.staged;
    b.expect_memory(page, "after the daemon came and reset the page");
    return page;
}

void append(Bytes &to, std::initializer_list<unsigned> bytes)
{
    for (unsigned byte : bytes)
        to.push_back(static_cast<uint8_t>(byte));
}

Bytes random_display(Random &r, const Mode &mode)
{
    unsigned x = r.chance(3) ? 0 : r.below(mode.w + 40), y = r.chance(3) ? 0 : r.below(mode.h + 20);
    if (r.chance(2)) {
        x /= 4;
        y /= 4;
    }
    if (r.chance(16))
        x = r.next() & 0xffff;
    unsigned cols = r.chance(3) ? COLS : r.below(COLS + 20), rows = r.chance(3) ? ROWS : r.below(ROWS + 5);
    unsigned scale = r.chance(2) ? 0 : r.below(4) | r.below(4) << 4;
    Bytes bytes;
    append(bytes, {1, 13, (r.chance(12) ? 0u : 1u) | r.below(2) << 2, r.below(4), x & 255, x >> 8, y & 255, y >> 8, cols, rows, scale,
                   r.below(8), r.chance(3) ? 0 : r.between(1, 9), r.below(4), r.below(4)});
    return bytes;
}

static unsigned random_code(Random &r)
{
    switch (r.below(9)) {
    case 0: return 0x20;
    case 1: return r.below(2) ? 0 : 0xe100;
    case 2: return 0xe000 + r.below(256);
    case 3: return r.next() & 0xffff;
    case 4: return r.between(0x24f8, 0x25a8);
    default: return r.between(0x21, 0x7e);
    }
}

Bytes random_page(Random &r, unsigned percent)
{
    Bytes b;
    unsigned code = random_code(r), attr = r.next() & 0xffff;
    append(b, {4, 8, 0, 0, ROWS, COLS, code & 255, code >> 8, attr & 255, attr >> 8});
    for (unsigned row = 0; row < ROWS; row++)
        for (unsigned col = 0; col < COLS; col++)
            if (r.below(100) < percent) {
                code = random_code(r);
                attr = r.next() & 0xffff;
                append(b, {4, 8, row, col, 1, 1, code & 255, code >> 8, attr & 255, attr >> 8});
            }
    for (unsigned i = 0; i < 3; i++) {              // wide text
        attr = (r.next() & 0xffff) | 0x1000;
        append(b, {2, 4, r.below(ROWS), r.below(COLS), attr & 255, attr >> 8, 3, 9,
                   'a', 0xe4, 0xb8, 0xad, 0xe6, 0x96, 0x87, 0xc3, 0xa9});
    }
    return b;
}

Bytes random_font(Random &r)
{
    Bytes b;
    for (unsigned i = 0; i < 256; i++) {
        append(b, {6, 17, i});
        for (unsigned line = 0; line < 16; line++)
            append(b, {r.next() & 255});
    }
    return b;
}

bool same_picture(const Frame &f, const Mode &mode, const Source &s, const PageModel &page, int dark, std::string *why)
{
    char text[200];
    if (f.ragged || f.w != mode.w || f.h != mode.h) {
        snprintf(text, sizeof text, "frame is %u x %u%s, expected %u x %u", f.w, f.h, f.ragged ? " with ragged lines" : "", mode.w, mode.h);
        *why = text;
        return false;
    }
    for (int phase = 0; phase < 2; phase++) {
        if (dark >= 0 && phase != dark)
            continue;
        *why = "";
        for (unsigned i = 0; i < f.px.size() && why->empty(); i++) {
            unsigned x = i % f.w, y = i / f.w;
            uint32_t under = Source::pixel(s.id, f.source_frame, x, y, s.sign);
            uint32_t expected = page.pixel(x, y, under, phase);
            if (f.px[i] == expected)
                continue;
            const Display &d = page.active;
            snprintf(text, sizeof text, "pixel %u,%u is %06x, expected %06x (source %06x; window at %u,%u %ux%u scale %u,%u%s)", x, y,
                     f.px[i], expected, under, d.x, d.y, d.cols, d.rows, d.sx, d.sy, d.big ? ", large cells" : "");
            *why = text;
        }
        if (why->empty())
            return true;
    }
    return false;
}
