// SPDX-License-Identifier: MIT
// The verilated picture half of the switch with everything around it, a clock at a time, and a
// monitor that takes frames from the output pins.
#pragma once

#include "around.h"
#include "page_model.h"
#include "Vvid_bench.h"
#include "verilated.h"
#include <cstring>
#include <functional>
#include <memory>

#ifndef PIXELS
#error PIXELS: lanes of the build
#endif
#ifndef BLOCK_RAM
#define BLOCK_RAM 0                     // 1: text memory in block RAM, the SRAM pins are idle
#endif

struct Frame {
    unsigned w = 0, h = 0;              // of the first line; complete lines
    bool ragged = false;                // lines of different length
    uint32_t source_frame = 0;          // of the source shown, when its first pixel came
    unsigned shown = 0, trouble = 0;    // source shown then, and its troubles until then
    bool trouble_while = false;         // the source was cut or changed meanwhile
    std::vector<uint32_t> px;
};

class Bench : public Around {
public:
    VerilatedContext context;
    std::unique_ptr<Vvid_bench> top;
    Source source[4];
    Random random;
    unsigned clk_khz;
    uint64_t clocks = 0;
    unsigned commits_done = 0, errors = 0;
    unsigned changed[4] = {};
    std::function<void(const Frame &)> on_frame;
    uint64_t frames = 0;                // captured, not empty

    explicit Bench(unsigned khz, uint64_t seed, unsigned flash_lag = 0) : clk_khz(khz)
    {
        const char *no_arguments[] = {"vid-bench"};
        context.commandArgs(1, no_arguments);
        random.state = seed;
        top.reset(new Vvid_bench(&context));
        flash.lag = flash_lag;
        for (auto &word : sram.mem)
            word = static_cast<uint16_t>(random.next());
        for (unsigned i = 0; i < 4; i++)
            source[i].id = i;
        top->clk_khz = static_cast<uint16_t>(khz);
        top->rst = 1;
        for (int i = 0; i < 4; i++)
            clock();
        top->rst = 0;
    }

    void clock()
    {
        feed();
        if (!step(*top))
            return;
        commits_done += top->commit_done;
        errors += top->osd_error;
        for (unsigned i = 0; i < 4; i++)
            changed[i] += top->changed >> i & 1;
        if (top->con_ce)
            take_beat();
        clocks++;
    }

    void run_ms(double ms)
    {
        uint64_t end = clocks + static_cast<uint64_t>(ms * clk_khz);
        while (clocks < end)
            clock();
    }

    // Until a condition holds; fails with `what` after so long.
    void until(double ms, const std::string &what, const std::function<bool()> &holds)
    {
        uint64_t end = clocks + static_cast<uint64_t>(ms * clk_khz);
        while (!holds()) {
            if (clocks >= end)
                fail("not within " + std::to_string(ms) + " ms: " + what);
            clock();
        }
    }

    void send(const std::vector<uint8_t> &bytes) { to_osd.insert(to_osd.end(), bytes.begin(), bytes.end()); }

    // All bytes taken and executed, COMMITs done and pages copied
    void settle(double ms = 400)
    {
        send({0, 0});                   // empty command: is taken when the one before is done
        until(ms, "commands executed", [this] { return to_osd.empty() && !top->commit_busy; });
        errors_expected++;
        for (int i = 0; i < 40; i++)    // until it is known to be empty
            clock();
    }
    unsigned errors_expected = 0;       // of settle() itself

    void expect_memory(const PageModel &page, const std::string &when) const
    {
        if (BLOCK_RAM)
            return;                     // nobody sees into it; its pictures must do
        for (uint32_t a = 0; a < sram.mem.size(); a++)
            if (sram.mem[a] != page.mem[a]) {
                char text[160];
                snprintf(text, sizeof text, "%s: text memory %05x (page %u row %u column %u word %u) is %04x, expected %04x", when.c_str(),
                         a, a >> 13 & 1, a >> 8 & 31, a >> 1 & 127, a & 1, sram.mem[a], page.mem[a]);
                fail(text);
            }
    }

private:

    template <class T> static uint32_t *words(T &port) { return reinterpret_cast<uint32_t *>(&port); }

    void feed()
    {
        uint8_t ce = 0;
        for (unsigned i = 0; i < 4; i++) {
            if (!source[i].beat(PIXELS, clk_khz))
                continue;
            ce |= 1u << i;
            uint32_t hs = 0, vs = 0, de = 0, *rgb = words(top->host_rgb) + i * PIXELS;
            for (unsigned k = 0; k < PIXELS; k++) {
                bool h, v, d;
                source[i].lane(&h, &v, &d, &rgb[k]);
                hs |= static_cast<uint32_t>(h) << k;
                vs |= static_cast<uint32_t>(v) << k;
                de |= static_cast<uint32_t>(d) << k;
            }
            const uint32_t mask = ((1u << PIXELS) - 1) << (i * PIXELS);
            top->host_hs = (top->host_hs & ~mask) | hs << (i * PIXELS);
            top->host_vs = (top->host_vs & ~mask) | vs << (i * PIXELS);
            top->host_de = (top->host_de & ~mask) | de << (i * PIXELS);
        }
        top->host_ce = ce;
    }

    // The monitor. Inside the picture vertical sync is inactive: that tells its polarity.
    // ----------------------------------------------------------------------------------

    Frame now;
    unsigned line_px = 0;
    bool vs_idle = true, in_vs = false;

    void take_beat()
    {
        const uint32_t *rgb = words(top->con_rgb);
        for (unsigned k = 0; k < PIXELS; k++) {
            bool vs = top->con_vs >> k & 1, de = top->con_de >> k & 1;
            if (de) {
                vs_idle = vs;
                in_vs = false;
                pixel(rgb[k]);
                continue;
            }
            if (line_px)
                line_end();
            if (vs != vs_idle && !in_vs)
                frame_end();
            in_vs = vs != vs_idle;
        }
    }

    void pixel(uint32_t rgb)
    {
        if (now.px.empty()) {
            now.shown = top->shown;
            const Source *s = now.shown < 4 ? &source[now.shown] : nullptr;
            now.source_frame = s ? s->frame : 0;
            now.trouble = s ? s->troubled : 0;
        }
        now.px.push_back(rgb);
        line_px++;
    }

    void line_end()
    {
        if (now.h == 0)
            now.w = line_px;
        now.ragged |= line_px != now.w;
        now.h++;
        line_px = 0;
    }

    void frame_end()
    {
        if (!now.px.empty()) {
            now.trouble_while = now.shown < 4 && source[now.shown].troubled != now.trouble;
            frames++;
            if (on_frame)
                on_frame(now);
        }
        now = Frame();
    }
};
