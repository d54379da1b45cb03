// SPDX-License-Identifier: MIT
// Switching between sources, and measuring them.
#include "tests.h"

namespace {

const uint32_t BLUE = 0x000050;

// One frame: of one source only, whole unless its source was cut meanwhile. Returns the source; 4 = internal, 5 = black.
unsigned judge(const Frame &f, const Bench &b, const Mode *const *last_mode)
{
    char text[160];
    unsigned blue = 0, black = 0, id = 9;
    for (uint32_t px : f.px) {
        blue += px == BLUE;
        black += px == 0;
    }
    if (black == f.px.size())
        return 5;
    if (blue + black == f.px.size()) {              // nobody waits for the internal picture: it may end anywhere
        if (f.w > 640 || f.h > 480)
            fail("internal picture of wrong size");
        return 4;
    }
    id = (f.px[0] >> 20 & 15) - 1;
    if (id > 3)
        fail("frame begins with a pixel of no source");
    if ((f.px[0] >> 16 & 15) != (f.source_frame & 15))
        fail("frame is older than its source");
    if (f.trouble_while || b.source[id].troubled != f.trouble || f.shown != id || f.source_frame < b.source[id].young_until) {
        for (uint32_t px : f.px)
            if (px && (px >> 20 & 15) - 1 != id)
                fail("frame holds pixels of two sources");
        return id;
    }
    const Mode &m = *last_mode[id];
    if (f.ragged || f.w != m.w || f.h != m.h) {
        snprintf(text, sizeof text, "torn frame of source %u: %u x %u, expected %u x %u", id + 1, f.w, f.h, m.w, m.h);
        fail(text);
    }
    for (unsigned i = 0; i < f.px.size(); i++)
        if (f.px[i] != Source::pixel(id, f.source_frame, i % f.w, i / f.w, true)) {
            snprintf(text, sizeof text, "source %u, pixel %u,%u is %06x", id + 1, i % f.w, i / f.w, f.px[i]);
            fail(text);
        }
    return id;
}

} // namespace

void test_switch(unsigned count, unsigned seed)
{
    // 640x480, 720x400, 800x600 and 1024x768 in turns: all polarities, lanes that rotate
    const unsigned modes = PIXELS > 1 ? 4 : 3;
    Bench b(clk_for(MODES[modes - 1], 0), seed * 10 + PIXELS);
    const Mode *last_mode[4];
    unsigned seen[6] = {}, switches = 0, slow = 0;
    for (unsigned i = 0; i < 4; i++) {
        b.source[i].sign = true;
        b.source[i].show(last_mode[i] = &MODES[i % modes], b.random.next());
    }
    b.top->alive = 1;
    b.run_ms(200);
    b.on_frame = [&](const Frame &f) { seen[judge(f, b, last_mode)]++; };
    for (unsigned n = 0; n < count; n++) {
        unsigned what = b.random.below(16), i = b.random.below(4);
        if (what == 0)
            b.source[i].show(nullptr, 0);
        else if (what == 1 || (what < 4 && !b.source[i].mode))
            b.source[i].show(last_mode[i] = &MODES[b.random.below(modes)], b.random.next());
        else if (what == 4)
            b.send({1, 13, b.random.chance(2) ? uint8_t(2) : uint8_t(0), 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 2, 0, 7, 1, 0});
        else {
            b.top->sel = static_cast<uint8_t>(b.random.below(5));
            switches++;
        }
        b.run_ms(b.random.chance(8) ? 60 : b.random.below(24));
    }
    // Everything alive: a switch waits for the end of the old frame and the beginning of a new one, which may not be within half a
    // frame of that.
    b.send({1, 13, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 2, 0, 7, 1, 0});
    for (unsigned i = 0; i < 4; i++)
        b.source[i].show(last_mode[i], b.random.next());
    b.run_ms(300);
    const unsigned quick = PIXELS < 4 ? 6 : 24;
    for (unsigned n = 0; n < quick; n++) {
        unsigned want = (b.top->shown + 1 + b.random.below(3)) % 4;
        b.top->sel = static_cast<uint8_t>(want);
        b.run_ms(b.random.below(100) / 10.0 + 17 + 17 + 17);
        if (b.top->shown != want || b.top->switching || b.top->no_signal)
            slow++;
    }
    if (slow)
        fail(std::to_string(slow) + " switches took longer than three frames");
    for (unsigned i = 0; i < 5; i++)             // 5, black, has no visible pixels
        if (!seen[i])
            fail("the test is void: never saw picture " + std::to_string(i));
    printf("%u switches at %u pixels a beat: frames of ports %u %u %u %u, internal %u, black %u; none torn or mixed\n", switches + quick, PIXELS,
           seen[0], seen[1], seen[2], seen[3], seen[4], seen[5]);
}

void test_measure(unsigned seed)
{
    // clk_khz has 16 bits: beats of one pixel at 108 MHz do not fit
    const unsigned modes = PIXELS > 1 ? 5 : 4;
    Bench b(clk_for(MODES[modes - 1], 0), seed);
    b.top->alive = 1;
    for (unsigned round = 0; round < (PIXELS < 4 ? 2 : 5); round++) {
        for (unsigned i = 0; i < 4; i++)
            b.source[i].show(&MODES[(round + i) % modes], b.random.next());
        b.run_ms(90);
        for (unsigned i = 0; i < 4; i++) {
            const Mode &m = *b.source[i].mode;
            auto got = [&](uint64_t all) { return static_cast<unsigned>(all >> (12 * i) & 0xfff); };
            const uint32_t *w = reinterpret_cast<const uint32_t *>(&b.top->frame_us);
            uint64_t low = w[20 * i / 32] | (20 * i / 32 < 2 ? static_cast<uint64_t>(w[20 * i / 32 + 1]) << 32 : 0);
            unsigned us = static_cast<unsigned>(low >> (20 * i % 32) & 0xfffff);
            double expected_us = 1000.0 * m.h_total() * m.v_total() / (m.khz / PIXELS * PIXELS);
            if (!(b.top->present >> i & 1))
                fail("picture not found within 90 ms");
            if (got(b.top->h_total) != m.h_total() || got(b.top->h_active) != m.w || got(b.top->v_total) != m.v_total() || got(b.top->v_active) != m.h)
                fail("totals of " + std::to_string(m.w) + "x" + std::to_string(m.h) + " measured wrong");
            if ((b.top->hs_pol >> i & 1) != m.hs_positive || (b.top->vs_pol >> i & 1) != m.vs_positive)
                fail("polarity of " + std::to_string(m.w) + "x" + std::to_string(m.h) + " wrong");
            if (us < expected_us - 3 || us > expected_us + 3)
                fail("frame period " + std::to_string(us) + " us, expected " + std::to_string(expected_us));
            if (b.changed[i] == 0)
                fail("no change reported");
            b.changed[i] = 0;
        }
        b.run_ms(40);
        for (unsigned i = 0; i < 4; i++)
            if (b.changed[i])
                fail("a change reported while nothing changed");
    }
    for (unsigned i = 0; i < 4; i++)
        b.source[i].show(nullptr, 0);
    b.run_ms(80);
    if (b.top->present != 15)
        fail("pictures lost too early");
    b.run_ms(40);
    if (b.top->present || !b.changed[0] || !b.changed[3])
        fail("dead pictures not reported as lost");
    printf("%u pictures measured to the pixel, loss told after 100 ms\n", PIXELS < 4 ? 8 : 20);
}
