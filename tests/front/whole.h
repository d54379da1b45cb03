// SPDX-License-Identifier: MIT
// The picture half of the switch (tests/video/vid_bench.v) with a signal at host port 1: what the monitor gets is compared,
// sample by sample, with what came in and with where it was on the screen in truth.
#pragma once

#include "around.h"
#include "signal.h"
#include "Vvid_bench.h"
#include "verilated.h"
#include <deque>
#include <functional>
#include <memory>

struct Window {
    unsigned x, y, cols, rows;          // cells of 8x16, all of them white
    unsigned w() const { return cols * 8; }
    unsigned h() const { return rows * 16; }
};

// What a picture with overlay was worth
struct Verdict {
    uint64_t samples = 0, unlike = 0;   // outside of the overlay; unlike the source, or with other syncs
    uint64_t lines = 0;                 // with overlay
    unsigned ragged = 0, elsewhere = 0; // its lines of another length or with holes; overlay in lines that have none
    double worst = 0, sum = 0, squares = 0;     // of its left edge, samples; composite: beyond the sample that the edge falls in
    double mean() const { return lines ? sum / static_cast<double>(lines) : 0; }
    double jitter() const { return lines ? std::sqrt(std::max(0.0, squares / static_cast<double>(lines) - mean() * mean())) : 0; }
};

class Whole : public Around {
public:
    static const unsigned PIXELS = 8, OVERLAY = 0xffffff;
    static const unsigned LATENCY = 4;  // clocks from a pin of the port to the console's; a source that paused for so long would be gone

    VerilatedContext context;
    std::unique_ptr<Vvid_bench> top;
    Signal *signal = nullptr;
    double khz = 0;                     // of its samples
    uint64_t samples = 0;               // of it, until now
    uint64_t first_shown = 0;           // when the overlay was first seen over it
    Verdict verdict;

    explicit Whole(const Window &window) : w(window)
    {
        const char *no_arguments[] = {"front-table"};
        context.commandArgs(1, no_arguments);
        top.reset(new Vvid_bench(&context));
        pace(4000);
        top->rst = 1;
        for (int i = 0; i < 4; i++)
            clock();
        top->rst = 0;
        top->alive = 1;
        draw();
    }

    void attach(Signal *s, double sample_khz)
    {
        signal = s;
        khz = sample_khz;
        pace(std::max(4000u, static_cast<unsigned>(khz / PIXELS) + 400));
    }

    // Fields of the signal until something holds, or so many
    double until(double most, const std::function<bool()> &holds)
    {
        uint64_t from = samples, end = from + static_cast<uint64_t>(most * signal->field_samples());
        while (!holds() && samples < end)
            clock();
        return static_cast<double>(samples - from) / signal->field_samples();
    }

    void judge(double fields)
    {
        inside.clear();
        judged_from = clocks;
        whole = false;
        verdict = Verdict();
        judging = true;
        until(fields, [] { return false; });
        judging = false;
    }

private:
    struct Sample {
        Pins pins;
        Truth truth;
    };

    Window w;
    std::deque<Sample> inside;          // went in and did not come out
    unsigned clk_khz = 0;
    double phase = 0;
    uint64_t clocks = 0, judged_from = 0;
    bool judging = false;

    template <class T> static uint32_t *words(T &port) { return reinterpret_cast<uint32_t *>(&port); }

    void pace(unsigned clock_khz)
    {
        clk_khz = clock_khz;
        top->clk_khz = static_cast<uint16_t>(clock_khz);
    }

    void draw()
    {
        auto byte = [](unsigned b) { return static_cast<uint8_t>(b); };
        uint8_t cols = byte(w.cols), rows = byte(w.rows);
        to_osd = {1, 13, 1, 0, byte(w.x), byte(w.x >> 8), byte(w.y), byte(w.y >> 8), cols, rows, 0, 0, 0, 2, 0};
        for (unsigned b : {4, 8, 0, 0, 0, 0, 0x20, 0, 0xff, 0x08, 7, 1, 1})
            to_osd.push_back(byte(b));
        to_osd[19] = rows;
        to_osd[20] = cols;
        uint64_t limit = 2000000;
        while (!(top->commit_done && to_osd.empty()) && limit--)
            clock();
        if (!top->overlay_on)
            fail("the overlay did not come");
    }

    void clock()
    {
        feed();
        clocks++;
        if (!step(*top))
            return;
        if (top->con_ce)
            take_beat();
    }

    void feed()
    {
        top->host_ce = 0;
        if (!signal)
            return;
        phase += khz / PIXELS;
        if (phase < clk_khz)
            return;
        phase -= clk_khz;
        uint32_t hs = 0, vs = 0, de = 0, *rgb = words(top->host_rgb);
        for (unsigned k = 0; k < PIXELS; k++) {
            Sample s;
            signal->next(&s.pins, &s.truth);
            hs |= static_cast<uint32_t>(s.pins.hs) << k;
            vs |= static_cast<uint32_t>(s.pins.vs) << k;
            de |= static_cast<uint32_t>(s.pins.de) << k;
            rgb[k] = s.pins.rgb;
            if (judging)
                inside.push_back(s);
        }
        top->host_hs = hs;
        top->host_vs = vs;
        top->host_de = de;
        top->host_ce = 1;
        samples += PIXELS;
    }

    // The monitor
    // -----------

    unsigned keyed = 0;                 // samples of overlay in this line, in one piece
    bool whole = false;                 // the line was seen from its beginning
    int row = -1;
    double before = -1e9;

    void take_beat()
    {
        const uint32_t *rgb = words(top->con_rgb);
        for (unsigned k = 0; k < PIXELS; k++) {
            bool wave = top->con_wave, drawn = wave ? top->con_key >> k & 1 : rgb[k] == OVERLAY;
            if (drawn && !first_shown && top->shown == 0 && !top->switching)
                first_shown = samples;
            if (!judging || clocks < judged_from + LATENCY)
                continue;
            if (inside.empty())
                fail("more samples come out than go in");
            compare(inside.front(), rgb[k], k, drawn, wave);
            inside.pop_front();
        }
    }

    void compare(const Sample &in, uint32_t out, unsigned k, bool drawn, bool wave)
    {
        bool new_line = in.truth.x < before;
        if (new_line)
            end_line();
        if (new_line && in.truth.row >= 0)
            whole = true;
        row = in.truth.row;
        before = in.truth.x;
        if (drawn) {
            if (keyed++ == 0 && whole)
                edge(in.truth.x - w.x, wave);
            if (row < static_cast<int>(w.y) || row >= static_cast<int>(w.y + w.h()))
                verdict.elsewhere++;
            verdict.unlike += wave ? (top->con_level >> 2 * k & 3) != 2 : false;
            return;
        }
        verdict.samples++;
        verdict.unlike += wave ? out != (in.pins.rgb & 0xff000000u) : out != (in.pins.rgb & 0xffffffu) || !(in.pins.de == (top->con_de >> k & 1));
        bool raw = top->kind % 8 == 1;  // two syncs: they pass, too
        verdict.unlike += raw && (in.pins.hs != (top->con_hs >> k & 1) || in.pins.vs != (top->con_vs >> k & 1));
    }

    void edge(double off, bool wave)
    {
        double error = off - (wave ? 0.5 : 0);
        verdict.sum += error;
        verdict.squares += error * error;
        verdict.worst = std::max(verdict.worst, std::fabs(error) - (wave ? 0.5 : 0));
        verdict.lines++;
    }

    void end_line()
    {
        bool has = row >= static_cast<int>(w.y) && row < static_cast<int>(w.y + w.h());
        if (whole && has)
            verdict.ragged += keyed != w.w();
        keyed = 0;
        whole = false;
    }
};
