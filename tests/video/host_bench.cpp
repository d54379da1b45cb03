// SPDX-License-Identifier: MIT
// host-bench - what one host port measures of a source, read from its registers as the driver does
//
// usage: host-bench modes | interlace | states | watch   [SEED]
// The sources here keep their timing in their own words: syncs of either polarity, fields with the half line.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <string>

#include "Vhost_bench.h"
#include "verilated.h"

extern "C" {
#include "ctl/video.h"
}
#include "hdl/gen/ovs_regs.h"
#include "modes.h"

double sc_time_stamp() { return 0; }

[[noreturn]] static void fail(const std::string &what)
{
    printf("FAILED: %s\n", what.c_str());
    exit(1);
}

static uint32_t mix(uint32_t a)
{
    a = (a ^ a >> 16) * 0x85ebca6bu;
    a = (a ^ a >> 13) * 0xc2b2ae35u;
    return a ^ a >> 16;
}

static const Timing &timing(const std::string &name)
{
    const Timing *t = find_timing(name);
    if (!t)
        fail("no timing " + name);
    return *t;
}

struct Bench {
    VerilatedContext context;
    std::unique_ptr<Vhost_bench> top;
    uint64_t clocks = 0;
    unsigned clk_khz = 40000, changed = 0, field = 2, fields_seen = 0;
    const Timing *t = nullptr;
    std::function<uint32_t(unsigned x, unsigned y, unsigned frame)> paint = [](unsigned x, unsigned y, unsigned) {
        return mix(x | y << 12) & 0xffffff;
    };
    bool hs_stuck = false, vs_stuck = false, no_de = false;
    unsigned jitter = 0;                // one line in so many frames more or less
    unsigned frame = 0;

    Bench()
    {
        const char *no_arguments[] = {"host-bench"};
        context.commandArgs(1, no_arguments);
        top.reset(new Vhost_bench(&context));
        top->clk_khz = static_cast<uint16_t>(clk_khz);
        top->rst = 1;
        for (int i = 0; i < 4; i++)
            clock();
        top->rst = 0;
    }

    void show(const Timing *timing, unsigned at = 0)
    {
        t = timing;
        x = y = 0;
        second = false;
        frame = at;
        if (t)                          // a beat in most clocks, however fast the source
            clk_khz = t->khz / 8 * 9 / 8 + 1000;
        top->clk_khz = static_cast<uint16_t>(clk_khz);
    }

    void clock()
    {
        feed();
        top->clk = 0;
        top->eval();
        top->clk = 1;
        top->eval();
        changed += top->changed;
        clocks++;
    }

    void run_ms(double ms)
    {
        uint64_t end = clocks + static_cast<uint64_t>(ms * clk_khz);
        while (clocks < end)
            clock();
    }

    void run_frames(unsigned n)
    {
        uint64_t limit = clocks + 60000000;
        for (unsigned end = frame + n; frame < end && clocks < limit;)
            clock();
    }

    uint32_t reg(unsigned address)
    {
        top->addr = static_cast<uint16_t>(address);
        top->ce = 0;
        top->clk = 0;
        top->eval();
        top->clk = 1;
        top->eval();
        return top->word;
    }

    // As driver/status.c and ctl/board_link.c do it
    video measured()
    {
        video v = {};
        uint32_t w = reg(OVS_REG_HOST_VIDEO), h = reg(OVS_REG_HOST_H), l = reg(OVS_REG_HOST_V), m = reg(OVS_REG_HOST_WATCH);
        v.state = static_cast<video_state>((w & OVS_HOST_VIDEO_STATE_MASK) >> OVS_HOST_VIDEO_STATE_SHIFT);
        v.kind = static_cast<video_kind>((w & OVS_HOST_VIDEO_KIND_MASK) >> OVS_HOST_VIDEO_KIND_SHIFT);
        v.interlaced = w & OVS_HOST_VIDEO_INTERLACED_MASK;
        v.pal = w & OVS_HOST_VIDEO_PAL_MASK;
        v.hs_positive = w & OVS_HOST_VIDEO_HS_POL_MASK;
        v.vs_positive = w & OVS_HOST_VIDEO_VS_POL_MASK;
        v.h_total = static_cast<int>(h & OVS_HOST_H_TOTAL_MASK);
        v.h_active = static_cast<int>(h >> OVS_HOST_H_ACTIVE_SHIFT);
        v.v_total = static_cast<int>(l & OVS_HOST_V_TOTAL_MASK);
        v.v_active = static_cast<int>(l >> OVS_HOST_V_ACTIVE_SHIFT);
        v.frame_us = static_cast<int>(reg(OVS_REG_HOST_FRAME_US));
        v.blank = m & OVS_HOST_WATCH_BLANK_MASK;
        v.restless = m & OVS_HOST_WATCH_RESTLESS_MASK;
        if ((v.state == VIDEO_PICTURE) != (w & OVS_HOST_VIDEO_PRESENT_MASK))
            fail("STATE and PRESENT contradict each other");
        return v;
    }

    std::string text()
    {
        char out[64];
        video v = measured();
        return video_text(&v, out, sizeof out);
    }

    void expect(const std::string &want, const std::string &when)
    {
        std::string got = text();
        if (got != want)
            fail(when + ": \"" + got + "\", expected \"" + want + "\"");
    }

    unsigned changes() { return reg(OVS_REG_HOST_WATCH) & OVS_HOST_WATCH_CHANGES_MASK; }
    bool blank() { return reg(OVS_REG_HOST_WATCH) & OVS_HOST_WATCH_BLANK_MASK; }
    bool restless() { return reg(OVS_REG_HOST_WATCH) & OVS_HOST_WATCH_RESTLESS_MASK; }

private:
    unsigned x = 0, y = 0, phase = 0;
    bool second = false;

    void feed()
    {
        top->ce = 0;
        if (!t || (phase += t->khz / 8) < clk_khz)
            return;
        phase -= clk_khz;
        uint32_t hs = 0, vs = 0, de = 0, *rgb = reinterpret_cast<uint32_t *>(&top->rgb);
        for (unsigned k = 0; k < 8; k++) {
            bool h, v, d;
            lane(&h, &v, &d, &rgb[k]);
            hs |= static_cast<uint32_t>(h) << k;
            vs |= static_cast<uint32_t>(v) << k;
            de |= static_cast<uint32_t>(d) << k;
        }
        top->ce = 1;
        top->hs = static_cast<uint8_t>(hs);
        top->vs = static_cast<uint8_t>(vs);
        top->de = static_cast<uint8_t>(de);
    }

    // The vertical sync before the first of two fields begins with a line (where hs begins), that before the second in
    // the middle of one; so both last for a whole number of lines and a half.
    void lane(bool *hs, bool *vs, bool *de, uint32_t *rgb)
    {
        unsigned line = t->h_total(), hs_at = t->w + t->hfp;
        unsigned extra = jitter && frame % jitter == 0 ? 1 : 0;
        unsigned lines = t->field_lines() + (t->interlaced && !second) + extra;
        unsigned vs_from = (t->h + t->vfp) * line + hs_at + (t->interlaced && !second ? line / 2 : 0);
        unsigned here = y * line + x;
        bool in_vs = here >= vs_from && here < vs_from + t->vs * line;
        *hs = hs_stuck ? false : (x >= hs_at && x < hs_at + t->hs) == t->hpos;
        *vs = vs_stuck ? false : in_vs == t->vpos;
        *de = x < t->w && y < t->h && !no_de;
        *rgb = *de ? paint(x, t->interlaced ? 2 * y + second : y, frame) : 0;
        if (++x < line)
            return;
        x = 0;
        if (++y < lines)
            return;
        y = 0;
        frame++;
        second = !second;
    }
};

// ---- names ------------------------------------------------------------------------------------

static void test_modes()
{
    Bench b;
    for (unsigned i = 0; i < TIMINGS_COUNT; i++) {
        const Timing &t = TIMINGS[i];
        b.show(&t);
        b.run_frames(t.interlaced ? 7 : 4);
        b.expect(t.name, "mode " + std::to_string(i));
        video v = b.measured();
        double line_khz = static_cast<double>(t.khz / 8 * 8) / t.h_total();
        if (fabs(video_line_hz(&v) / 1000.0 - line_khz) > 0.0075 + line_khz * 1e-4)
            fail(std::string(t.name) + ": line rate " + std::to_string(video_line_hz(&v)) + " Hz, expected " + std::to_string(line_khz) + " kHz");
        if (v.hs_positive != t.hpos || v.vs_positive != t.vpos)
            fail(std::string(t.name) + ": polarity");
    }
    printf("%u modes named right from their registers\n", TIMINGS_COUNT);
}

// ---- interlace --------------------------------------------------------------------------------

static void test_interlace()
{
    Bench b;
    for (const char *name : {"480i@59.94", "576i@50", "1080i@60", "1024x768i@87"}) {
        const Timing &t = timing(name);
        b.show(&t);
        b.run_frames(7);
        b.changed = 0;
        unsigned by_turns = 0, last = b.top->field;
        for (unsigned n = 0; n < 8; n++) {
            b.run_frames(1);
            by_turns += b.top->field != last;
            last = b.top->field;
            // whose visible part begins now: the first one when its number is even
            if (b.top->field != (b.frame & 1))
                fail(std::string(name) + ": field " + std::to_string(b.top->field) + " told of frame " + std::to_string(b.frame));
        }
        if (by_turns != 8 || b.changed)
            fail(std::string(name) + ": fields not by turns, or a change told while nothing changed");
        video v = b.measured();
        if (v.v_total != static_cast<int>(2 * t.field_lines() + 1) || v.v_active != static_cast<int>(2 * t.h))
            fail(std::string(name) + ": lines of both fields");
    }
    b.show(&timing("640x480@60"));
    b.run_frames(5);
    if (b.measured().interlaced)
        fail("progressive after interlaced: still called interlaced");
    printf("fields told apart in 480i, 576i, 1080i and 1024x768i, none in 640x480\n");
}

// ---- what is wrong ----------------------------------------------------------------------------

static void test_states()
{
    Bench b;
    const Timing &vga = timing("640x480@60");
    Timing slow = vga, fast = timing("1600x1200@85"), wide = timing("1920x1080@60"), quick = fast;

    b.run_ms(5);
    b.expect("no sync", "from reset");
    b.show(&vga);
    b.run_frames(5);
    b.expect("640x480@60", "VGA");
    b.hs_stuck = true;
    b.run_ms(130);
    b.expect("no horizontal sync", "hsync stuck");
    b.hs_stuck = false, b.vs_stuck = true;
    b.run_ms(130);
    b.expect("no vertical sync", "vsync stuck");
    b.vs_stuck = false, b.no_de = true;
    b.run_ms(130);
    b.expect("sync without a picture", "no visible pixel");
    b.no_de = false, b.jitter = 2;
    b.run_ms(130);
    b.expect("unstable sync", "every second frame a line longer");
    b.jitter = 0;
    b.run_frames(4);
    b.expect("640x480@60", "steady again");
    b.show(nullptr);
    b.run_ms(130);
    b.expect("no sync", "unplugged");

    slow.khz = 25175 / 3;               // 10.5 kHz, 20 Hz
    b.show(&slow);
    b.run_frames(5);
    b.expect("unsupported mode 10.5 kHz 20 Hz", "a third of VGA");
    fast.w = 800, fast.khz = 229500;    // 168 kHz
    b.show(&fast);
    b.run_frames(8);
    video v = b.measured();
    if (v.state != VIDEO_LINE_RATE || video_signal(&v) != SIGNAL_UNSUPPORTED)
        fail("line rate of " + std::to_string(video_line_hz(&v)) + " Hz: " + b.text());
    quick.khz = 310000, quick.w = 2000; // 121 kHz
    b.show(&quick);
    b.run_frames(6);
    v = b.measured();
    if (v.state != VIDEO_PIXEL_RATE)
        fail("310 million pixels a second: " + b.text());
    wide.w = 3840, wide.hfp = 176, wide.hs = 88, wide.hbp = 296;        // 3840x1080 in 4400
    b.show(&wide);
    b.run_frames(6);
    v = b.measured();
    if (v.state != VIDEO_TOO_LARGE)
        fail("4400 pixels a line: " + b.text());
    b.show(&vga);
    b.run_frames(5);
    b.expect("640x480@60", "VGA after all that");
    printf("ten signals that are no picture, each with its reason\n");
}

// ---- what moves -------------------------------------------------------------------------------

enum { CYCLE = 8 };                     // frames

// A mark of w x h pixels at x, y appears; must it be noticed?
static bool notices(Bench &b, unsigned mx, unsigned my, unsigned w, unsigned h, uint32_t ink)
{
    unsigned before = b.changes();
    auto was = b.paint;
    b.paint = [=](unsigned x, unsigned y, unsigned f) { return x - mx < w && y - my < h ? was(x, y, f) ^ ink : was(x, y, f); };
    b.run_frames(2 * CYCLE + 1);
    bool noticed = b.changes() != before;
    b.paint = was;
    b.run_frames(2 * CYCLE + 1);
    return noticed;
}

static void test_watch(unsigned seed)
{
    Bench b;
    Timing small = {"small", 4000, 200, 8, 24, 16, 64, 2, 2, 6, false, false, false};   // quick to run, 16 kHz
    uint32_t state = seed;
    auto below = [&](unsigned n) { return (state = mix(state + 0x9e3779b9u)) % n; };

    b.show(&small);
    b.run_frames(40);
    unsigned quiet = b.changes();
    b.run_frames(80);
    if (b.changes() != quiet || b.restless() || b.blank())
        fail("a still picture is said to change");
    uint32_t signature = b.reg(OVS_REG_HOST_SIGNATURE);

    unsigned tried = 0;
    for (unsigned i = 0; i < 40; i++, tried++) {
        unsigned flat = below(2), ink = 1u << below(24);
        unsigned x = below(190), y = below(54);
        if (!notices(b, x, y, flat ? 8 : 1, flat ? 1 : 8, ink))
            fail("a mark of " + std::string(flat ? "8x1" : "1x8") + " at " + std::to_string(x) + "," + std::to_string(y) + " was missed");
        if (b.reg(OVS_REG_HOST_SIGNATURE) != signature)
            fail("the signature of the same picture is another one now");
    }

    // a text cursor that blinks (16 frames on, 16 off) is noticed within a second, and goes on being noticed
    auto still = b.paint;
    b.paint = [=](unsigned x, unsigned y, unsigned f) { return x - 48 < 8 && y - 30 < 2 && f / 16 % 2 ? 0xaaaaaau : still(x, y, f); };
    for (unsigned second = 0; second < 3; second++) {
        unsigned before = b.changes();
        b.run_frames(60);
        if (b.changes() == before)
            fail("a blinking cursor not noticed within a second");
    }
    if (b.restless())
        fail("a blinking cursor is called restless");

    // black, with a cursor; then without
    b.paint = [](unsigned x, unsigned y, unsigned f) { return x - 48 < 8 && y - 30 < 2 && f / 16 % 2 ? 0xaaaaaau : 0x040404u; };
    b.run_frames(200);
    if (b.blank())
        fail("a black picture with a blinking cursor is called blank");
    b.paint = [](unsigned, unsigned, unsigned) { return 0x040404u; };
    b.run_frames(100);
    b.expect("blanked 200x64@" + std::to_string(static_cast<unsigned>(4000e3 / 248 / 74 + 0.5)), "black");
    uint32_t age = b.reg(OVS_REG_HOST_AGE_MS);
    if (age < 200 || age > 600)
        fail("age of the last change: " + std::to_string(age) + " ms");

    // noise of a converter: restless, and no change is counted; a brighter picture is one
    uint32_t *noise = &state;
    auto noisy = [=](uint32_t level) {
        return [=](unsigned x, unsigned, unsigned) { *noise = *noise * 1664525u + 1013904223u + x; return level + (*noise >> 30) * 0x010101u; };
    };
    b.paint = noisy(0x404040);
    b.run_frames(40 * CYCLE);
    unsigned before = b.changes();
    if (!b.restless())
        fail("noise is not called restless");
    b.run_frames(60 * CYCLE);
    if (b.changes() != before)
        fail("noise is counted as changes");
    b.paint = noisy(0x484848);
    b.run_frames(3 * CYCLE);
    if (b.changes() == before)
        fail("a brighter picture under noise was missed");
    b.paint = noisy(0);
    b.run_frames(12 * CYCLE);
    if (!b.blank())
        fail("a black picture under noise is not called blank");
    double mean = b.reg(OVS_REG_HOST_LUMA) * 2.0 / (200 * 64);
    if (mean < 1 || mean > 2)
        fail("brightness of black with noise: " + std::to_string(mean));
    printf("seed %u: %u small marks noticed, still and blinking and noisy pictures told apart\n", seed, tried);
}

int main(int argc, char **argv)
{
    std::string what = argc > 1 ? argv[1] : "";
    if (what == "modes")
        test_modes();
    else if (what == "interlace")
        test_interlace();
    else if (what == "states")
        test_states();
    else if (what == "watch")
        test_watch(argc > 2 ? static_cast<unsigned>(atoi(argv[2])) : 1);
    else
        fail("usage: host-bench modes | interlace | states | watch [SEED]");
    return 0;
}
