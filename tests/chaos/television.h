// SPDX-License-Identifier: MIT
// The lines of a television: what its oscillators make of the sync pulses of composite video
//
// Whoever made a pulse is told: what the source shown sent, sample for sample, is the source's own, however odd it is. What
// it did not send, the board made, or made by cutting. Of the board's own pulses LEGAL is:
//   place     A line (63.78 us; slow changes of it are followed) behind the last pulse, or where the oscillator expects one, within 1/16 of a line;
//             half a line off only between two that are not: that is vertical sync. Once in eight lines one may be elsewhere:
//             half a line or more, and 1 1/2 lines at most, behind the last (a change of raster, as for RGB).
//   width     2.3, 4.7 or 27.2 us (SMPTE 170M, ITU-R BT.470), in a whole line 4.7; shorter by more than SLACK_US is a pulse
//             cut short, and so is any lesser low that began with the board. What of a pulse the board made is not longer than those either.
// And of all pulses: LOST_LINES in a row may be missing (a television holds its lines through some), and a source may send STRAYS in a
// row elsewhere before somebody else must take over. Half a line off they may be for as long as they like: it is the other half then.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>

class Television {
public:
    static const unsigned LOST_LINES = 24, STRAYS = 6;
    std::function<void(const char *what, const char *how, double length, double rule)> wrong;
    std::function<void(double at)> vertical;
    double us = 4;                      // clocks
    double line() const { return period; }
    uint64_t lines = 0;                 // pulses
    uint64_t own_pulses = 0, odd_lines = 0;    // that the board made; of these out of the raster, legally
    unsigned worst_strays = 0;

    void forget()
    {
        period = LINE_US * us;
        low_from = expect = last = integral = 0;
        known = low = broad = made = false;
        odd_at = -1e18;
        strays = halves = lost = 0;
        before = Pulse();
    }

    // A beat: sync is low or not, and the source shown sent it or not
    void beat(double at, bool is_low, bool sent)
    {
        integrate(at, is_low);
        made |= !sent;
        if (is_low && !low) {
            low_from = at;
            now = Pulse();
            now.begun = now.made = !sent;
            now.ours = made;
        }
        if (is_low && !sent)
            now.made_low += at - last_at;
        if (low || is_low)
            now.made |= !sent;
        if (!is_low && low)
            ended(at);
        low = is_low;
        last_at = at;
        hold(at);
    }

    // Time goes by
    void hold(double at)
    {
        while (known && at > expect + 0.6 * period) {       // no pulse came there
            expect += period;
            if (++lost == LOST_LINES + 1)
                wrong("line sync", "is missing, lines", lost, LOST_LINES);
        }
    }

private:
    struct Pulse {
        bool begun = false;             // by the board
        bool made = false;              // by the board, or its end was
        bool ours = false;              // it began there by the board: it, or something since the last one, was made
        double gap = 0, width = 0, made_low = 0;
    };
    static constexpr double LINE_US = 63.78, SHORT_US = 2.3, SYNC_US = 4.7, BROAD_US = 27.2, SLACK_US = 0.6, NOISE_US = 1.6;

    double period = 0, low_from = 0, last_at = 0, expect = 0, last = 0, integral = 0, odd_at = -1e18;
    bool known = false, low = false, broad = false;
    bool made = false;                  // something since the last pulse
    unsigned strays = 0, halves = 0, lost = 0;
    Pulse now, before;

    // Vertical sync: low for most of half a line
    void integrate(double at, bool is_low)
    {
        integral += (is_low ? 1 : -1.5) * (at - last_at);
        integral = std::min(std::max(integral, 0.0), 26 * us);
        if (!broad && integral > 22 * us) {
            broad = true;
            vertical(at);
        }
        if (broad && integral < 1 * us)
            broad = false;
    }

    void ended(double at)
    {
        now.width = at - low_from;
        if (now.width <= NOISE_US * us) {
            if (now.begun)              // else noise of the source, or too little of its pulse to be one: then it is missing
                wrong("a sync pulse", "is cut short", now.width, SHORT_US * us);
            return;
        }
        lines++;
        own_pulses += now.made;
        if (known) {
            now.gap = low_from - last;
            if (before.made)
                judge_width(before, now.gap);
            place(low_from, now.gap, now.ours);
            before = now;
        } else {
            known = true;
            expect = low_from + period;
            before = Pulse();
        }
        last = low_from;
        made = false;
    }

    void judge_width(const Pulse &p, double next)
    {
        bool whole = is_near(p.gap, period) && is_near(next, period);
        if (p.width < ((whole ? SYNC_US : SHORT_US) - SLACK_US) * us)
            wrong("a sync pulse", "is cut short", p.width, (whole ? SYNC_US : SHORT_US) * us);
        if (p.made_low > ((whole ? SYNC_US : BROAD_US) + SLACK_US) * us)
            wrong("a sync pulse", "is too long", p.made_low, (whole ? SYNC_US : BROAD_US) * us);
    }

    bool is_near(double a, double b) const { return std::fabs(a - b) < period / 16; }

    // How far from a whole number of lines
    double off(double length) const { return length - std::floor(length / period + 0.5) * period; }

    void place(double at, double gap, bool ours)
    {
        double a = std::fabs(off(at - expect)), b = std::fabs(off(gap));
        if (is_near(a, 0) || (b < a && is_near(b, 0) && (ours || strays == 0)))
            regular(at, gap);
        else if (is_near(a, period / 2))
            halfway(at, gap, ours);
        else if (ours)
            odd(at, gap);
        else
            stray(at);
    }

    void regular(double at, double gap)
    {
        if (is_near(gap, period))
            period += (std::min(std::max(gap, 0.95 * LINE_US * us), 1.05 * LINE_US * us) - period) / 8;
        expect = at + period;
        lost = strays = halves = 0;
    }

    // Around vertical sync; or the other half is the line now
    void halfway(double at, double gap, bool ours)
    {
        lost = 0;
        if (ours && halves && is_near(gap, period))
            odd(at, gap);
        else if (++halves > 40)
            expect = at + period;
    }

    void odd(double at, double gap)
    {
        double shortest = is_near(before.gap, period / 2) ? period / 4 : period / 2;
        if (gap < shortest - period / 16)
            wrong("a line", "is too short", gap, period);
        else if (gap > period * 25 / 16 && before.made)
            wrong("a line", "is too long", gap, period);
        else if (at - odd_at < 8 * period)
            wrong("a line", "is odd again", gap, period);
        odd_lines++;
        odd_at = at;
        expect = at + period;
        lost = strays = halves = 0;
    }

    void stray(double at)
    {
        worst_strays = std::max(worst_strays, ++strays);
        if (strays == STRAYS + 1)
            wrong("line sync", "of the source is elsewhere, pulses", strays, STRAYS);
        if (strays > 3) {               // it was a change of raster: one step
            expect = at + period;
            halves = 0;
        }
    }
};
