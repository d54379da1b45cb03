// SPDX-License-Identifier: MIT
// ft245 - link_core with FIFO = 1 behind an FTDI chip in FT245 synchronous FIFO mode: usage: ft245 TEST [SEED]
//
// The chip is modelled at its pins (FTDI DS_FT2232H 4.4): what it says changes after its clock edge, what it is told
// counts at the edge. Told off: RD# without OE# a clock before, both ends driving the bus or no clock between them, WR#
// without data. Behind it USB: a transfer arrives `usb_us` after it was sent, and the next one down begins then, with all that
// waits, as driver/ftdi.c does it; bytes go up when SIWU# asks, a packet is full or the latency timer has run out.
#include <cmath>
#include <cstring>
#include <string>

#include "Vlink_core.h"

extern "C" {
#include "driver/frame.h"
}
#define LINK_BENCH_H                             // host.h: its check and its frames, not its bench
#include <cstdint>
#include <deque>
#include <random>
#include <vector>
using Bytes = std::vector<uint8_t>;
struct Bench {
    void send(const frame &) {}
    bool wait_frame(frame &, double = 0) { return false; }
};
#include "tests/link/host.h"

static constexpr double FT_PS = 1e12 / 60e6;

struct Timed {
    double at_us;
    Bytes bytes;
};

class Chip {
public:
    Chip(unsigned seed, unsigned stall) : rng(seed), stall_percent(stall) {}

    double usb_us = 0;
    Bytes out;                                   // wait for the transfer under way
    std::deque<Timed> in;                        // on their way up to the host

    // Just before an edge: what the pins say counts
    void edge(unsigned tx, double us)
    {
        bool rd = !(tx >> 12 & 1), oe = !(tx >> 11 & 1), wr = !(tx >> 10 & 1), siwu = !(tx >> 9 & 1), drive = tx >> 8 & 1;
        CHECK(!rd || (oe && oe_was), "RD# without OE# a clock before");
        CHECK(!(oe && (drive || drive_was)) && !(drive && oe_was), "both drive the bus");
        CHECK(!wr || drive, "WR# without data");
        if (rd && rxf && !down.empty()) down.pop_front();
        if (wr && txe) up.push_back(uint8_t(tx));
        oe_was = oe;
        drive_was = drive;
        usb(us, siwu);
        flow();
    }
    // What it says until the next edge; the bus is noise unless it has been asked for
    unsigned pins(unsigned tx)
    {
        bool oe = !(tx >> 11 & 1);
        uint8_t data = oe && rxf ? down.front() : uint8_t(rng());
        return unsigned(!rxf) << 9 | unsigned(!txe) << 8 | data;
    }

private:
    static constexpr size_t FIFO = 1024, PACKET = 510;   // FT232H; the FT2232H has 4096
    std::mt19937 rng;
    unsigned stall_percent;
    std::deque<uint8_t> down, up;
    bool rxf = false, txe = false, oe_was = false, drive_was = false, siwu_was = false;
    double packet_us = 0, arrives_us = 0;
    Bytes transfer;                              // on its way down

    void flow()
    {
        rxf = !down.empty() && rng() % 100 >= stall_percent;
        txe = up.size() < FIFO && rng() % 100 >= stall_percent;
    }
    void usb(double us, bool siwu)
    {
        if (transfer.empty() && !out.empty()) {
            transfer.swap(out);
            arrives_us = us + usb_us;
        }
        if (arrives_us <= us) {
            size_t n = std::min(transfer.size(), FIFO - down.size());
            down.insert(down.end(), transfer.begin(), transfer.begin() + long(n));
            transfer.erase(transfer.begin(), transfer.begin() + long(n));
        }
        bool asked = siwu && !siwu_was;
        siwu_was = siwu;
        if (up.empty() || !(asked || up.size() >= PACKET || us - packet_us > 1000)) return;
        size_t n = std::min(up.size(), PACKET);
        in.push_back({us + usb_us, Bytes(up.begin(), up.begin() + long(n))});
        up.erase(up.begin(), up.begin() + long(n));
        packet_us = us;
    }
};

class Board {
public:
    Board(double mhz, unsigned seed, unsigned stall = 0)
        : chip(seed, stall), rng(seed), clk_ps(1e6 / mhz * (1 + (int(rng() % 200) - 100) * 1e-6)), next_clk(double(rng() % 10000))
    {
        frame_decoder_init(&decoder, OVS_SCHEMA);
        top.clk_khz = uint16_t(std::min(65535.0, mhz * 1000));
        top.rx = 0x300;
        top.rst = 1;
        top.eval();
        run_us(2);
        top.rst = 0;
        run_us(2);
    }
    Chip chip;
    unsigned osd_bytes = 0;
    uint8_t seq = 0;
    unsigned window = 0;                         // requests that may be under way, as the board said

    double us() const { return now / 1e6; }
    void run_us(double t)
    {
        for (double end = now + t * 1e6; now < end;) step();
    }
    void send(const frame &f)
    {
        uint8_t wire[FRAME_WIRE_MAX];
        size_t n = frame_encode(&f, OVS_SCHEMA, wire);
        chip.out.insert(chip.out.end(), wire, wire + n);
    }
    bool receive(frame &f)
    {
        while (frames.empty() && !chip.in.empty() && chip.in.front().at_us <= us()) {
            frame got;
            for (uint8_t byte : chip.in.front().bytes)
                if (frame_decode(&decoder, byte, &got)) frames.push_back(got);
            chip.in.pop_front();
        }
        if (frames.empty()) return false;
        f = frames.front();
        frames.pop_front();
        return true;
    }
    bool wait_frame(frame &f, double limit_us)
    {
        for (double end = us() + limit_us; us() < end; run_us(0.2))
            if (receive(f)) return true;
        return false;
    }
    unsigned bad() const { return unsigned(decoder.bad); }

private:
    Vlink_core top;
    std::mt19937 rng;
    double clk_ps, now = 0, next_clk, next_ft = 0;
    bool clk = false, ft = false;
    unsigned ms_clocks = 0;
    frame_decoder decoder;
    std::deque<frame> frames;

    void before_clk()
    {
        top.tick_ms = ++ms_clocks >= 1e9 / clk_ps;
        if (top.tick_ms) ms_clocks = 0;
        top.osd_ready = top.inj_key_ready = top.inj_mouse_ready = 3;
        top.eval();
        if (top.osd_valid & 1) osd_bytes++;
    }
    void step()
    {
        bool is_clk = next_clk <= next_ft;
        now = is_clk ? next_clk : next_ft;
        if (is_clk) {
            if (!clk) before_clk();
            top.clk = clk = !clk;
            top.eval();
            next_clk += clk_ps / 2;
            return;
        }
        if (!ft) chip.edge(top.tx, us());
        ft = !ft;
        top.rx = uint16_t((top.rx & 0x3FF) | unsigned(ft) << 10);
        top.eval();
        if (ft) top.rx = uint16_t((top.rx & 0x400) | chip.pins(top.tx));
        top.eval();
        next_ft += FT_PS / 2;
    }
};

static void start(Board &b)
{
    frame reply = {};
    b.send(make(0, OVS_FRAME_SYNC, le32(77)));
    CHECK(b.wait_frame(reply, 5000) && reply.type == (OVS_FRAME_SYNC | FRAME_REPLY) && get_u32(reply.payload + 1) == 77);
    b.window = (get_u32(reply.payload + 13) & OVS_CONFIG_WINDOW_MASK) >> OVS_CONFIG_WINDOW_SHIFT;
    CHECK(b.window == OVS_LINK_WINDOW_FIFO, "window of %u", b.window);
}

// Requests, as many under way as the board has room for; what came back, in order.
static std::vector<frame> exchange(Board &b, std::vector<frame> requests)
{
    std::vector<frame> replies;
    size_t sent = 0;

    while (replies.size() < requests.size()) {
        for (; sent < requests.size() && sent < replies.size() + b.window; sent++) {
            requests[sent].seq = ++b.seq;
            b.send(requests[sent]);
        }
        frame f;
        if (!b.wait_frame(f, 20000)) {
            CHECK(false, "request %zu of %zu is not answered", replies.size(), requests.size());
            break;
        }
        if (f.type != OVS_FRAME_EVENT) replies.push_back(f);
    }
    return replies;
}

static uint32_t reg(Board &b, unsigned address)
{
    std::vector<frame> r = exchange(b, {make(0, OVS_FRAME_READ, {uint8_t(address), uint8_t(address >> 8), 1})});
    return r.empty() ? ~0u : get_u32(r[0].payload + 1);
}

// Every byte there and back, in order, whatever the chip's flow control and the two clocks do.
static void test_bytes(unsigned seed)
{
    std::mt19937 rng(seed);
    static const double clocks[] = {12, 25.2, 48, 59.9, 60, 60.1, 74.25, 150};

    for (double mhz : clocks)
        for (unsigned stall : {0u, 30u, 90u}) {
            Board b(mhz, unsigned(rng()), stall);
            start(b);
            std::vector<frame> asked;
            for (int i = 0; i < 60; i++) {
                Bytes data(1 + rng() % 64);
                for (uint8_t &byte : data) byte = rng() % 3 ? uint8_t(rng()) : 0;
                asked.push_back(make(0, OVS_FRAME_PING, data));
            }
            std::vector<frame> replies = exchange(b, asked);
            for (size_t i = 0; i < replies.size(); i++)
                CHECK(replies[i].len == asked[i].len + 1 && !replies[i].payload[0] && replies[i].seq == uint8_t(i + 1) &&
                      !std::memcmp(replies[i].payload + 1, asked[i].payload, asked[i].len), "%.1f MHz, %u %%: reply %zu", mhz, stall, i);
            CHECK(!reg(b, OVS_REG_RX_BAD) && !b.bad(), "%.1f MHz, %u %%: damaged frames: %u, %u", mhz, stall, reg(b, OVS_REG_RX_BAD), b.bad());
        }
}

// A page of 80x30 as liboverscan sends it: whole commands, as many as fit a payload.
static std::vector<frame> page_frames()
{
    std::vector<frame> frames;
    Bytes payload = {1};
    auto add = [&](const Bytes &command) {
        if (payload.size() + command.size() > OVS_LINK_PAYLOAD_MAX) {
            frames.push_back(make(0, OVS_FRAME_OSD, payload));
            payload = {1};
        }
        payload.insert(payload.end(), command.begin(), command.end());
    };
    for (unsigned row = 0; row < 30; row++) {
        add({OVS_CMD_LOCATE, OVS_CMD_LOCATE_LEN, uint8_t(row), 0, 0x0F, 0});
        Bytes text = {OVS_CMD_WRITE, 80};
        for (unsigned x = 0; x < 80; x++) text.push_back(uint8_t('!' + (row * 7 + x) % 90));
        add(text);
    }
    add({OVS_CMD_COMMIT, 1, 0});
    frames.push_back(make(0, OVS_FRAME_OSD, payload));
    return frames;
}

// Vertical blank of 640x480@60 (VESA DMT): 45 lines of 31.78 us
static constexpr double BLANK_US = 45 * 31.778;

static void test_page(unsigned seed)
{
    std::vector<frame> page = page_frames();

    for (double mhz : {25.2, 40.0, 74.25})
        for (double usb_us : {0.0, 62.5, 125.0, 250.0}) {
            Board b(mhz, seed);
            b.chip.usb_us = usb_us;
            start(b);
            b.osd_bytes = 0;
            double from = b.us();
            std::vector<frame> replies = exchange(b, page);
            double took = b.us() - from;
            for (const frame &f : replies) CHECK(!f.payload[0], "result %u", f.payload[0]);
            CHECK(b.osd_bytes > 30 * 86, "%u bytes reached the console", b.osd_bytes);
            std::printf("  clk %.2f MHz, USB %.1f us each way: page of %u bytes in %zu frames in %.0f us\n", mhz, usb_us, b.osd_bytes,
                        page.size(), took);
            CHECK(took < BLANK_US, "longer than a vertical blank of %.0f us", BLANK_US);
        }
}

int main(int argc, char **argv)
{
    unsigned seed = argc > 2 ? unsigned(std::strtoul(argv[2], nullptr, 0)) : std::random_device()();
    std::string test = argc > 1 ? argv[1] : "";

    Verilated::commandArgs(argc, argv);
    if (test == "bytes") test_bytes(seed);
    else if (test == "page") test_page(seed);
    else return 64;
    if (failures) std::printf("ft245 %s: SEED=%u, %d failures\n", test.c_str(), seed, failures);
    return failures != 0;
}
