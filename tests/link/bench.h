// SPDX-License-Identifier: MIT
// bench.h - link_core with a UART at its pins and simple models of what it drives (4 hosts, 2 consoles)
#ifndef LINK_BENCH_H
#define LINK_BENCH_H

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <vector>

#include "Vlink_core.h"

extern "C" {
#include "driver/frame.h"
}

using Bytes = std::vector<uint8_t>;

class Bench {
public:
    static constexpr int HOSTS = 4, CONSOLES = 2;

    explicit Bench(unsigned clk_khz = 12000, double baud_error = 0.0);

    // Time
    void clock();
    void run_us(double us);
    void run_ms(double ms) { run_us(ms * 1000); }
    void reset();
    // A shorter millisecond for tests of long times
    void tick_every(unsigned clocks_a_ms) { ms_clocks = clocks_a_ms; }
    double now_us() const { return double(clocks) * 1000.0 / clk_khz; }

    // Line, from the host's side
    void send(const Bytes &wire);                // bytes to the board
    void send(const frame &f, uint32_t schema = OVS_SCHEMA);
    bool sending() const { return !to_board.empty() || tx_bit >= 0; }
    bool receive(frame &f);                      // next good frame from the board
    // Run until a frame comes; false after limit_ms
    bool wait_frame(frame &f, double limit_ms = 50);
    Bytes raw;                                   // bytes of the board since it was cleared
    bool keep_raw = false;

    // What the board did
    std::vector<Bytes> osd{CONSOLES};            // bytes taken by each console
    std::vector<uint16_t> keys[CONSOLES];        // {macro, down, id}
    std::vector<uint32_t> mice[CONSOLES];
    // 's' select, 't' take, 'r' release, 'p' replug (hosts), 'h' press (hosts << 16 | HOST_POWER word), 'm' a mask is new, 'b' beep (ms, bit 10 high)
    struct Control { int console; char what; int value; };
    std::vector<Control> controls;

    // Events waiting to be offered by each console
    std::deque<uint32_t> events[CONSOLES];
    std::deque<uint32_t> offered[CONSOLES];      // taken by link_core

    unsigned stall_percent = 0;                  // how often osd_ready and inj_ready are low
    bool osd_stuck = false;
    std::mt19937 rng{1};
    Vlink_core &pins() { return *top; }
    frame_decoder decoder;

private:
    std::unique_ptr<Vlink_core> top;
    unsigned clk_khz, ms_clocks;
    double bit_clocks;
    uint64_t clocks = 0;
    uint64_t ms_phase = 0;

    std::deque<uint8_t> to_board;
    int tx_bit = -1;
    double tx_due = 0;
    uint8_t tx_byte = 0;
    int rx_bit = -1;
    double rx_due = 0;
    uint8_t rx_byte = 0;
    std::deque<frame> frames;

    void drive_line();
    void watch_line();
    void watch_outputs();
    void offer_events();
};

#endif
