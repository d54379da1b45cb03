// SPDX-License-Identifier: MIT
// A verilated vid_host with a signal at its pins, and a judge who compares its syncs with the truth.
#pragma once

#include "signal.h"
#include "Vvid_host.h"
#include "verilated.h"
#include <deque>
#include <functional>
#include <memory>

#ifndef PIXELS
#error PIXELS: lanes of the build
#endif

[[noreturn]] inline void fail(const std::string &what)
{
    printf("FAILED: %s\n", what.c_str());
    exit(1);
}

struct Beat {
    uint32_t hs, vs, de;
};

// What the separated syncs were worth
struct Score {
    uint64_t lines = 0, fields = 0;
    double worst = 0, sum = 0, squares = 0;     // of the beginning of lines, samples
    unsigned wrong_lines = 0;           // no line there within 64 samples, or one too many
    double worst_shown = 0;             // of the visible lines before the last eight of a field, where a tape's heads change
    unsigned wrong_shown = 0;
    unsigned lost_fields = 0, swapped_fields = 0, wrong_fields = 0;
    double mean() const { return lines ? sum / lines : 0; }
    double deviation() const { return lines ? std::sqrt(std::max(0.0, squares / lines - mean() * mean())) : 0; }
};

class Bench {
public:
    VerilatedContext context;
    std::unique_ptr<Vvid_host> top;
    Signal *signal = nullptr;
    uint64_t samples = 0, clocks = 0;
    std::function<void(const Pins *)> each;     // beat, after it

    Bench()
    {
        const char *no_arguments[] = {"front-bench"};
        context.commandArgs(1, no_arguments);
        top.reset(new Vvid_host(&context));
        top->rst = 1;
        for (int i = 0; i < 4; i++)
            clock(false);
        top->rst = 0;
    }

    // One beat of the signal
    void beat()
    {
        Pins pins[PIXELS];
        uint32_t hs = 0, vs = 0, de = 0, *rgb = reinterpret_cast<uint32_t *>(&top->rgb);
        for (unsigned k = 0; k < PIXELS; k++) {
            signal->next(&pins[k], &truth[k]);
            hs |= static_cast<uint32_t>(pins[k].hs) << k;
            vs |= static_cast<uint32_t>(pins[k].vs) << k;
            de |= static_cast<uint32_t>(pins[k].de) << k;
            rgb[k] = pins[k].rgb;
        }
        top->hs = hs;
        top->vs = vs;
        top->de = de;
        clock(true);
        if (each)
            each(pins);
        judge();
        samples += PIXELS;
    }

    void run_fields(double fields)
    {
        uint64_t end = samples + static_cast<uint64_t>(fields * signal->field_samples());
        while (samples < end)
            beat();
    }

    // Fields until a picture is present; fails after so many
    double until_present(double most, const std::string &who)
    {
        uint64_t from = samples, end = samples + static_cast<uint64_t>(most * signal->field_samples());
        while (!top->present) {
            if (samples > end)
                fail(who + ": no picture after " + std::to_string(most) + " fields");
            beat();
        }
        return (samples - from) / signal->field_samples();
    }

    // Judging
    // -------

    Score score;
    bool judging = false;
    int lag_allowed = 64;

    void judge_fields(double fields)
    {
        score = Score();
        true_lines.clear();
        said_lines.clear();
        true_fields.clear();
        said_fields.clear();
        judging = true;
        run_fields(fields);
        judging = false;
    }

    // While a composite picture is present every line has 1684 to 1772 samples, every visible one 1440 visible samples,
    // and every field 240 or 288 visible lines. Counted from the first vertical sync on; 0 when all was well.
    // A source whose own lines jump may have `leaps`: other lines, too, but not many.
    unsigned illegal = 0, whole_fields = 0, leaps = 0;
    bool may_leap = false;
    unsigned khz = 27000;

private:
    struct Line {
        double at;
        int row;
    };
    struct Field {
        uint64_t at;
        bool second;
    };
    Truth truth[PIXELS];
    std::deque<Line> true_lines;
    std::deque<uint64_t> said_lines;
    std::deque<Field> true_fields, said_fields;
    bool hs_was = true, vs_was = true;
    uint64_t line_began = 0;
    double ms = 0;

    void clock(bool ce)
    {
        top->ce = ce;
        ms += double(PIXELS) / khz;
        top->tick_ms = ms >= 1;
        ms -= ms >= 1;
        top->now_us = static_cast<uint32_t>(samples * 1000 / khz) & 0xfffff;
        top->clk = top->wclk = 0;
        top->eval();
        seen = {top->o_hs, top->o_vs, top->o_de};
        top->clk = top->wclk = 1;
        top->eval();
        clocks++;
    }

public:
    Beat seen = {0, 0, 0};

private:
    void judge()
    {
        for (unsigned k = 0; k < PIXELS; k++) {
            bool h = (seen.hs >> k & 1) == top->hs_pol, v = (seen.vs >> k & 1) == top->vs_pol;
            uint64_t at = samples + k;
            if (h && !hs_was)
                line_began = at;
            if (judging) {
                if (h && !hs_was)
                    said_lines.push_back(at);
                if (truth[k].line)
                    true_lines.push_back({truth[k].line_at + offset, truth[k].row});
                if (v && !vs_was)
                    said_fields.push_back({at, at - line_began > signal_line() / 4});
                if (truth[k].field)
                    true_fields.push_back({at, truth[k].second});
                match();
            }
            raster(h && !hs_was, v && !vs_was, seen.de >> k & 1);
            hs_was = h;
            vs_was = v;
        }
    }

    unsigned line_long = 0, de_long = 0, de_lines = 0;
    bool picture = false, whole = false;        // a vertical sync was seen since the picture came

    void raster(bool line, bool field, bool visible)
    {
        bool began = !picture;          // the syncs of this sample may still be those of the pins
        picture = top->present && top->wave;
        if (!picture || began) {
            whole = false;
            return;
        }
        if (line) {
            bool leapt = line_long < 1684 || line_long > 1772;
            leaps += whole && leapt;
            illegal += whole && leapt && !(may_leap && line_long >= 1300 && line_long <= 2160);
            illegal += whole && de_long != 0 && de_long != 1440 && !leapt;
            de_lines += de_long != 0;
            line_long = de_long = 0;
        }
        if (field) {
            illegal += whole && de_lines != (top->pal ? 288 : 240);
            whole_fields += whole;
            de_lines = de_long = 0;
            whole = true;
        }
        line_long++;
        de_long += visible;
    }

public:
    double offset = 0;                  // of the signal's own count of samples to ours
    double line_samples = 1716;

private:
    double signal_line() const { return line_samples; }

    void match()
    {
        while (!true_lines.empty() && !said_lines.empty()) {
            double difference = static_cast<double>(said_lines.front()) - true_lines.front().at;
            bool shown = true_lines.front().row >= 0 && true_lines.front().row < (top->pal ? 288 : 240) - 8;
            if (difference > 64) {
                score.wrong_lines++;
                score.wrong_shown += shown;
                true_lines.pop_front();
            } else if (difference < -64) {
                score.wrong_lines++;
                said_lines.pop_front();
            } else {
                // The first sample behind the point would be 0 to 1 late: half of that is nobody's error.
                double error = difference - 0.5;
                score.lines++;
                score.sum += error;
                score.squares += error * error;
                score.worst = std::max(score.worst, std::fabs(error) - 0.5);
                if (shown)
                    score.worst_shown = std::max(score.worst_shown, std::fabs(error) - 0.5);
                true_lines.pop_front();
                said_lines.pop_front();
            }
        }
        while (!true_fields.empty() && !said_fields.empty()) {
            double difference = double(said_fields.front().at) - double(true_fields.front().at);
            double line = line_samples;
            if (std::fabs(difference) < line / 4) {
                score.fields++;
                score.swapped_fields += said_fields.front().second != true_fields.front().second;
                true_fields.pop_front();
                said_fields.pop_front();
            } else if (difference > 0) {
                score.lost_fields++;
                true_fields.pop_front();
            } else {
                score.wrong_fields++;
                said_fields.pop_front();
            }
        }
    }
};
