// SPDX-License-Identifier: MIT
// A console between a composite source whose every sample is known and an RGB one: luma_bench.v, verilated
#pragma once

#include "around.h"
#include "composite_source.h"
#include "composite_standard.h"
#include "Vluma_bench.h"
#include "verilated.h"
#include <functional>
#include <memory>
#include <type_traits>

typedef std::vector<uint8_t> Bytes;

class Bench : public Around {
public:
    VerilatedContext context;
    std::unique_ptr<Vluma_bench> top;
    Random random;
    Wave wave;
    Source rgb;
    bool wave_on = true, paused = false;
    unsigned clk_khz = 27000 / PIXELS;
    unsigned late = 0;                  // its samples come so much behind the syncs that vid_host foretells
    std::deque<Fed> fed;                // while on_sample is set
    uint64_t clocks = 0;
    unsigned commits = 0;
    std::function<void(const Sample &)> on_sample;

    explicit Bench(uint64_t seed)
    {
        const char *none[] = {"luma"};
        context.commandArgs(1, none);
        random.state = seed;
        for (auto &word : sram.mem)
            word = static_cast<uint16_t>(random.next());
        rgb.id = 1;
        rgb.sign = true;
        top.reset(new Vluma_bench(&context));
        top->clk_khz = static_cast<uint16_t>(clk_khz);
        top->alive = 1;
        top->sel = 31;
        top->rst = 1;
        for (int i = 0; i < 4; i++)
            clock();
        top->rst = 0;
    }

    void source(const Standard &s)
    {
        wave = Wave(wave);
        wave.std = s;
        tell();
    }

    // What vid_host would tell of host 0
    void tell()
    {
        top->wave = wave_on;
        top->pal = wave.std.pal;
        top->tip = wave.std.tip;
        top->blank = wave.std.blank;
        top->v_total = static_cast<uint16_t>(rgb.mode ? rgb.mode->v_total() : 0);
        top->present = static_cast<uint8_t>((wave_on ? 1 : 0) | (rgb.mode ? 2 : 0));
    }

    void clock()
    {
        feed();
        clocks++;
        if (!step(*top))
            return;
        commits += top->commit_done;
        if (top->con_ce)
            take();
        shown_then[clocks & 7] = top->shown;
        switching_then[clocks & 7] = top->switching;
    }

    void until(double ms, const std::string &what, const std::function<bool()> &holds)
    {
        uint64_t end = clocks + static_cast<uint64_t>(ms * clk_khz);
        while (!holds()) {
            if (clocks >= end)
                fail("not within " + std::to_string(ms) + " ms: " + what);
            clock();
        }
    }

    void run_ms(double ms)
    {
        uint64_t end = clocks + static_cast<uint64_t>(ms * clk_khz);
        while (clocks < end)
            clock();
    }

    // From here on each sample put out is the next of `fed`: nothing is on its way any more.
    void follow(const std::function<void(const Sample &)> &each)
    {
        paused = true;
        for (int i = 0; i < 7; i++)       // more would be a source that is gone
            clock();
        paused = false;
        fed.clear();
        on_sample = each;
    }

    void send(const Bytes &bytes) { to_osd.insert(to_osd.end(), bytes.begin(), bytes.end()); }

private:
    unsigned phase = 0;
    unsigned shown_then[8] = {99, 99, 99, 99, 99, 99, 99, 99};  // five clocks ago, when this sample was taken
    bool switching_then[8] = {};

    template <class T> static uint32_t *words(T &port) { return reinterpret_cast<uint32_t *>(&port); }

    void feed()
    {
        top->host_ce = 0;
        phase += 27000 / PIXELS;
        if (phase >= clk_khz) {
            phase -= clk_khz;
            if (wave_on && !paused)
                lanes(0, [this](bool *hs, bool *vs, bool *de, uint32_t *lane) {
                    uint8_t value;
                    wave.sample(hs, vs, de, &value);
                    value = delayed(value);
                    if (on_sample)
                        fed.push_back({*hs, *vs, *de, value});
                    *lane = static_cast<uint32_t>(value) << 24 | (random.state & 0xffffff);
                });
        }
        if (rgb.beat(PIXELS, clk_khz))
            lanes(1, [this](bool *hs, bool *vs, bool *de, uint32_t *lane) {
                rgb.lane(hs, vs, de, lane);
                *hs ^= !rgb.mode->hs_positive;
                *vs ^= !rgb.mode->vs_positive;
            });
    }

    std::deque<uint8_t> on_its_way;

    uint8_t delayed(uint8_t value)
    {
        on_its_way.push_back(value);
        if (on_its_way.size() <= late)
            return wave.std.blank;
        while (on_its_way.size() > late + 1)
            on_its_way.pop_front();
        uint8_t then = on_its_way.front();
        on_its_way.pop_front();
        return then;
    }

    template <class F> void lanes(unsigned host, F one)
    {
        uint32_t hs = 0, vs = 0, de = 0, *rgb_pins = words(top->host_rgb) + host * PIXELS;
        for (unsigned k = 0; k < PIXELS; k++) {
            bool h, v, d;
            one(&h, &v, &d, &rgb_pins[k]);
            hs |= static_cast<uint32_t>(h) << k;
            vs |= static_cast<uint32_t>(v) << k;
            de |= static_cast<uint32_t>(d) << k;
        }
        const uint32_t shift = host * PIXELS, mask = ((1u << PIXELS) - 1) << shift;
        top->host_hs = static_cast<typename std::remove_reference<decltype(top->host_hs)>::type>((top->host_hs & ~mask) | hs << shift);
        top->host_vs = static_cast<typename std::remove_reference<decltype(top->host_vs)>::type>((top->host_vs & ~mask) | vs << shift);
        top->host_de = static_cast<typename std::remove_reference<decltype(top->host_de)>::type>((top->host_de & ~mask) | de << shift);
        top->host_ce = static_cast<uint8_t>(top->host_ce | 1u << host);
    }

    void take()
    {
        if (!on_sample)
            return;
        const uint32_t *lanes = words(top->con_rgb);
        for (unsigned k = 0; k < PIXELS; k++) {
            Sample s;
            s.hs = top->con_hs >> k & 1;
            s.vs = top->con_vs >> k & 1;
            s.de = top->con_de >> k & 1;
            s.wave = top->con_wave;
            s.key = top->con_key >> k & 1;
            s.level = top->con_level >> (2 * k) & 3;
            s.value = static_cast<uint8_t>(lanes[k] >> 24);
            s.rgb = lanes[k] & 0xffffff;
            s.shown = shown_then[(clocks - 5) & 7];
            s.switching = switching_then[(clocks - 5) & 7];
            on_sample(s);
        }
    }
};

static void settle(Bench &b)
{
    b.until(200, "commands executed", [&] { return b.to_osd.empty() && !b.top->commit_busy; });
}

static void begin(Bench &b, const Standard &s)
{
    b.source(s);
    b.top->sel = 0;
    b.until(400, "composite source shown", [&] { return b.top->shown == 0 && !b.top->switching && b.top->font_ok && b.top->con_wave; });
    b.send({1, 13, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 1, 1});
    b.until(200, "a first COMMIT", [&] { return b.commits == 1; });
    settle(b);
    for (int i = 0; i < 200; i++)
        b.clock();
}
