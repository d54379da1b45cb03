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

// Timing as the standards write it; interlaced: v* are those of a field, without the half line
struct Timing {
    const char *name;
    unsigned khz;
    unsigned w, hfp, hs, hbp;
    unsigned h, vfp, vs, vbp;
    bool hpos, vpos, interlaced;
    unsigned h_total() const { return w + hfp + hs + hbp; }
    unsigned field_lines() const { return h + vfp + vs + vbp; }
};

// VESA DMT 1.13, the IBM VGA, CEA-861-D. Names as an operator reads them.
static const Timing TIMINGS[] = {
    {"640x350@70", 25175, 640, 16, 96, 48, 350, 37, 2, 60, true, false, false},
    {"640x400@70", 25175, 640, 16, 96, 48, 400, 12, 2, 35, false, true, false},
    {"720x400@70", 28322, 720, 18, 108, 54, 400, 12, 2, 35, false, true, false},
    {"640x350@85", 31500, 640, 32, 64, 96, 350, 32, 3, 60, true, false, false},
    {"640x400@85", 31500, 640, 32, 64, 96, 400, 1, 3, 41, false, true, false},
    {"720x400@85", 35500, 720, 36, 72, 108, 400, 1, 3, 42, false, true, false},
    {"640x480@60", 25175, 640, 16, 96, 48, 480, 10, 2, 33, false, false, false},
    {"640x480@72", 31500, 640, 24, 40, 128, 480, 9, 3, 28, false, false, false},
    {"640x480@75", 31500, 640, 16, 64, 120, 480, 1, 3, 16, false, false, false},
    {"640x480@85", 36000, 640, 56, 56, 80, 480, 1, 3, 25, false, false, false},
    {"800x600@56", 36000, 800, 24, 72, 128, 600, 1, 2, 22, true, true, false},
    {"800x600@60", 40000, 800, 40, 128, 88, 600, 1, 4, 23, true, true, false},
    {"800x600@72", 50000, 800, 56, 120, 64, 600, 37, 6, 23, true, true, false},
    {"800x600@75", 49500, 800, 16, 80, 160, 600, 1, 3, 21, true, true, false},
    {"800x600@85", 56250, 800, 32, 64, 152, 600, 1, 3, 27, true, true, false},
    {"1024x768@60", 65000, 1024, 24, 136, 160, 768, 3, 6, 29, false, false, false},
    {"1024x768@70", 75000, 1024, 24, 136, 144, 768, 3, 6, 29, false, false, false},
    {"1024x768@75", 78750, 1024, 16, 96, 176, 768, 1, 3, 28, true, true, false},
    {"1024x768@85", 94500, 1024, 48, 96, 208, 768, 1, 3, 36, true, true, false},
    {"1152x864@75", 108000, 1152, 64, 128, 256, 864, 1, 3, 32, true, true, false},
    {"1280x720@60", 74250, 1280, 110, 40, 220, 720, 5, 5, 20, true, true, false},
    {"1280x720@59.94", 74176, 1280, 110, 40, 220, 720, 5, 5, 20, true, true, false},
    {"1280x720@50", 74250, 1280, 440, 40, 220, 720, 5, 5, 20, true, true, false},
    {"1280x800@60", 83500, 1280, 72, 128, 200, 800, 3, 6, 22, false, true, false},
    {"1280x800@60 RB", 71000, 1280, 48, 32, 80, 800, 3, 6, 14, true, false, false},
    {"1280x1024@60", 108000, 1280, 48, 112, 248, 1024, 1, 3, 38, true, true, false},
    {"1280x1024@75", 135000, 1280, 16, 144, 248, 1024, 1, 3, 38, true, true, false},
    {"1280x1024@85", 157500, 1280, 64, 160, 224, 1024, 1, 3, 44, true, true, false},
    {"1366x768@60", 85500, 1366, 70, 143, 213, 768, 3, 3, 24, true, true, false},
    {"1440x900@75", 136750, 1440, 96, 152, 248, 900, 3, 6, 33, false, true, false},
    {"1600x1200@60", 162000, 1600, 64, 192, 304, 1200, 1, 3, 46, true, true, false},
    {"1600x1200@85", 229500, 1600, 64, 192, 304, 1200, 1, 3, 46, true, true, false},
    {"1680x1050@60 RB", 119000, 1680, 48, 32, 80, 1050, 3, 6, 21, true, false, false},
    {"1920x1080@60", 148500, 1920, 88, 44, 148, 1080, 4, 5, 36, true, true, false},
    {"1920x1080@50", 148500, 1920, 528, 44, 148, 1080, 4, 5, 36, true, true, false},
    {"1920x1200@60 RB", 154000, 1920, 48, 32, 80, 1200, 3, 6, 26, true, false, false},
    {"1920x1200@60", 193250, 1920, 136, 200, 336, 1200, 3, 6, 36, false, true, false},
    {"480p@59.94", 27000, 720, 16, 62, 60, 480, 9, 6, 30, false, false, false},
    {"576p@50", 27000, 720, 12, 64, 68, 576, 5, 5, 39, false, false, false},
    {"480i@59.94", 13500, 720, 19, 62, 57, 240, 4, 3, 15, false, false, true},
    {"480i@59.94", 27000, 1440, 38, 124, 114, 240, 4, 3, 15, false, false, true},
    {"576i@50", 27000, 1440, 24, 126, 138, 288, 2, 3, 19, false, false, true},
    {"1080i@60", 74250, 1920, 88, 44, 148, 540, 2, 5, 15, true, true, true},
    {"1024x768i@87", 44900, 1024, 8, 176, 56, 384, 0, 4, 20, true, true, true},
    // in no table
    {"800x480@62", 32000, 800, 40, 48, 88, 480, 13, 3, 29, false, false, false},
    {"1000x700@66", 62000, 1000, 50, 100, 150, 700, 5, 5, 10, true, true, false},
};
static const unsigned TIMINGS_COUNT = sizeof TIMINGS / sizeof TIMINGS[0];

static const Timing &timing(const std::string &name)
{
    for (const Timing &t : TIMINGS)
        if (name == t.name)
            return t;
    fail("no timing " + name);
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
        top->clk = 0;
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
