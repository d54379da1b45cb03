// SPDX-License-Identifier: MIT
// Is it a raster of SMPTE 170M or ITU-R BT.470? Judges samples: pulses, bursts and their phases, visible lines
#pragma once

#include "composite_standard.h"
#include <cmath>
#include <utility>
#include <vector>

// What it must be: SMPTE 170M and ITU-R BT.470-6 (PAL B/G/I). Times in samples of 1/27 us.
struct Facts {
    double line, sync, equal, broad, from_burst, cycles, subcarrier_khz, burst;
    unsigned lines, pulses_before, broads, pulses_after;
    double tolerance_sync, tolerance_equal, tolerance_broad;
};
static const Facts NTSC_FACTS = {1716, 4.7 * 27, 2.3 * 27, 27.1 * 27, 19 / 3.579545 * 27, 9, 3579.545454545, 56.0 / 2, 525, 6, 6, 6, 0.1 * 27, 0.1 * 27, 0.2 * 27};
static const Facts PAL_FACTS = {1728, 4.7 * 27, 2.35 * 27, 27.3 * 27, 5.6 * 27, 10, 4433.61875, 63.0 / 2 * 300 / 300, 625, 5, 5, 5, 0.2 * 27, 0.1 * 27, 0.2 * 27};

struct Pulse {
    double at, width;
};

// Falling and rising edges at half the sync, between samples
static std::vector<Pulse> pulses_of(const std::vector<uint8_t> &v, double half)
{
    std::vector<Pulse> all;
    double fell = -1;
    for (size_t i = 1; i < v.size(); i++) {
        double part = (half - v[i - 1]) / (v[i] - v[i - 1] + (v[i] == v[i - 1]));
        if (v[i - 1] >= half && v[i] < half)
            fell = static_cast<double>(i) - 1 + part;
        if (v[i - 1] < half && v[i] >= half && fell >= 0)
            all.push_back({fell, static_cast<double>(i) - 1 + part - fell});
    }
    return all;
}

static void near(const char *what, double got, double expected, double tolerance)
{
    if (std::fabs(got - expected) <= tolerance)
        return;
    char text[160];
    snprintf(text, sizeof text, "%s is %.3f, expected %.3f +- %.3f", what, got, expected, tolerance);
    fail(text);
}

// {amplitude, phase in turns} of the subcarrier from sample a to b, as of sample 0
static std::pair<double, double> burst_of(const std::vector<uint8_t> &v, double a, double b, double blank, double khz)
{
    double re = 0, im = 0, n = 0, mean = 0;
    for (double t = std::ceil(a); t < b; t++, n++)
        mean += v[static_cast<size_t>(t)];
    mean = std::fabs(mean / n - blank) > 3 ? mean / n : blank;      // within a broad pulse
    for (double t = std::ceil(a); t < b; t++) {
        double turn = 2 * M_PI * std::fmod(t * khz / 27000, 1), y = v[static_cast<size_t>(t)] - mean;
        re += y * std::cos(turn);
        im += y * std::sin(turn);
    }
    return {2 * std::hypot(re, im) / n, std::atan2(re, im) / (2 * M_PI)};     // y = A sin(wt + phase)
}

static double turns_apart(double a, double b)
{
    double d = std::fmod(a - b + 10, 1);
    return d > 0.5 ? d - 1 : d;
}

// Which lines of BT.470's sequence have no burst, counted from the line after each field's vertical sync begins
static bool pal_burst(unsigned line, unsigned field)
{
    static const unsigned first[4] = {7, 319, 6, 320}, last[4] = {309, 621, 310, 622};
    return line >= first[field] && line <= last[field];
}

static void check_pulses(const std::vector<Pulse> &p, const Facts &f, bool pal)
{
    // The first broad pulse of a first field: lies a whole line after a line sync or an equalising pulse of line 3
    unsigned per_frame = f.lines + (pal ? 2 * (5 + 5 + 5) : 2 * 18) - (pal ? 15 : 18);
    size_t broad_runs = 0;
    for (size_t i = 1; i + per_frame < p.size(); i++) {
        double gap = p[i].at - p[i - 1].at;
        bool half = gap < f.line * 0.75;
        near("the time between pulses", gap, half ? f.line / 2 : f.line, 0.05);
        near("a frame", p[i + per_frame].at - p[i].at, f.line * f.lines, 0.05);
        double width = p[i].width;
        if (width > 300)
            near("a broad pulse", width, f.broad, f.tolerance_broad);
        else if (width > 90)
            near("a line sync", width, f.sync, f.tolerance_sync);
        else
            near("an equalising pulse", width, f.equal, f.tolerance_equal);
        if (width > 300 && p[i - 1].width < 300) {
            broad_runs++;
            size_t n = 0, after = 0, before = 0;
            while (i + n < p.size() && p[i + n].width > 300)
                n++;
            while (i + n + after < p.size() && p[i + n + after].width < 90)
                after++;
            while (before < i && p[i - 1 - before].width < 90)
                before++;
            if (i > 20 && (n != f.broads || after != f.pulses_after || before != f.pulses_before))
                fail("the vertical interval has " + std::to_string(before) + ", " + std::to_string(n) + " and " + std::to_string(after) + " pulses");
        }
    }
    if (broad_runs < 4)
        fail("the test is void: too few fields");
}

// Lines by number, from the first broad pulse that begins with a line
struct Line {
    double at;
    unsigned number, frame;
};

static std::vector<Line> lines_of(const std::vector<Pulse> &p, const Facts &f, bool pal)
{
    std::vector<Line> lines;
    size_t start = 0;
    for (size_t i = 20; i + 700 < p.size() && !start; i++)      // a field of whole lines before its broad pulses is the second
        if (p[i].width > 300 && p[i - 1].width < 300) {
            size_t k = i - 1;
            while (p[k].width < 90)
                k--;
            bool whole = std::fabs(std::fmod((p[i].at - p[k].at) / f.line + 0.25, 1) - 0.25) < 0.1;
            if (whole)
                start = i;
        }
    if (!start)
        fail("no first field found");
    double line_1 = p[start].at - (pal ? 0 : 3 * f.line);
    for (unsigned n = 0;; n++) {
        double at = line_1 + n * f.line;
        if (at + f.line > p.back().at)
            break;
        if (at > 0)
            lines.push_back({at, n % f.lines + 1, n / f.lines});
    }
    return lines;
}

static void check_bursts(const std::vector<uint8_t> &v, const std::vector<Line> &lines, const Facts &f, const Standard &s)
{
    std::vector<double> phases[2];
    double reference = NAN;
    unsigned with = 0, without = 0;
    unsigned odd = 0;
    int frame_shift = -1;               // PAL: which frame of four is the first here
    for (int shift = 0; shift < (s.pal ? 2 : 1) && frame_shift < 0; shift++) {
        bool fits = true;
        for (const Line &l : lines) {
            double a = l.at + f.from_burst + 10, b = a + f.cycles * 27000 / f.subcarrier_khz - 20;
            bool has = burst_of(v, a, b, s.blank, f.subcarrier_khz).first > 5;
            unsigned field = 2 * ((l.frame + static_cast<unsigned>(shift)) & 1) + (l.number > 312);
            bool expected = s.pal ? pal_burst(l.number, field) : !(l.number < 10 || (l.number > 263 && l.number < 273));
            if (has != expected)
                odd = l.number;
            fits &= has == expected;
        }
        if (fits)
            frame_shift = shift;
    }
    if (frame_shift < 0)
        fail("bursts are not on the lines where the standard has them: line " + std::to_string(odd));
    for (const Line &l : lines) {
        double a = l.at + f.from_burst + 6, b = l.at + f.from_burst + f.cycles * 27000 / f.subcarrier_khz - 6;
        auto burst = burst_of(v, a, b, s.blank, f.subcarrier_khz);
        if (burst.first < 5) {
            without++;
            continue;
        }
        with++;
        near("the amplitude of a burst", burst.first, f.burst, f.burst * 0.06);
        near("the blanking after a burst", burst_of(v, b + 14, b + 24, s.blank, f.subcarrier_khz).first, 0, 0.3);
        unsigned frame = (l.frame + static_cast<unsigned>(frame_shift)) & 1;
        bool plus = ((l.number & 1) != 0) != (frame == 1);
        double axis = s.pal ? burst.second - (plus ? 0.375 : 0.625) : burst.second;
        if (std::isnan(reference))
            reference = axis;
        if (std::fabs(turns_apart(axis, reference)) > 0.014)
            fail("line " + std::to_string(l.number) + ": the burst is " + std::to_string(360 * turns_apart(axis, reference)) + " degrees off");
        // Subcarrier to line (SCH): at the edge of line 10 (NTSC) or line 1 (PAL) the phase is 0.
        if (l.number == (s.pal ? 7u : 10u) && !(s.pal && frame)) {
            double sch = axis + l.at * f.subcarrier_khz / 27000 - (s.pal ? 6 * 283.7516 : 0);
            double half = std::fmod(2 * (sch + 10000), 1);      // either colour frame
            near(s.pal ? "subcarrier (U) at the edge of line 1, in half turns" : "subcarrier at the edge of line 10, in half turns",
                 half > 0.5 ? half - 1 : half, 0, 0.04);
        }
    }
    if (with < lines.size() * 8 / 10)
        fail("the test is void: " + std::to_string(with) + " bursts");
}

static void check_visible(const std::vector<uint8_t> &visible, const std::vector<Line> &lines, const Standard &s)
{
    for (const Line &l : lines)         // half sync edge to the first and last visible sample, and on which lines
        for (unsigned x : {100u, s.from - 4, s.from + 4, s.from + 1436, s.from + 1444}) {
            unsigned first = s.pal ? 23 : 23, last = s.pal ? 310 : 262, first_2 = s.pal ? 335 : 286, last_2 = s.pal ? 622 : 525;
            bool in = (l.number >= first && l.number <= last) || (l.number >= first_2 && l.number <= last_2);
            bool expected = in && x >= s.from && x < s.from + 1440;
            size_t at = static_cast<size_t>(l.at + x);
            if (at < visible.size() && visible[at] != expected)
                fail("line " + std::to_string(l.number) + " sample " + std::to_string(x) + (expected ? " is not visible" : " is visible"));
        }
}

struct Found {
    size_t pulses, lines;
};

// visible: 1 for each sample that is said to be part of the picture. Ends the program with a sentence when something is wrong.
static Found check_own_raster(const std::vector<uint8_t> &v, const std::vector<uint8_t> &visible, const Standard &s)
{
    const Facts &f = s.pal ? PAL_FACTS : NTSC_FACTS;
    std::vector<Pulse> pulses = pulses_of(v, (s.tip + s.blank) / 2.0);
    check_pulses(pulses, f, s.pal);
    std::vector<Line> lines = lines_of(pulses, f, s.pal);
    check_bursts(v, lines, f, s);
    check_visible(visible, lines, s);
    return {pulses.size(), lines.size()};
}
