// SPDX-License-Identifier: MIT
// core_loss - exactly once, whatever the line does: frames lost, damaged, doubled, late, and a board that forgets
#include <cstdio>
#include <map>

#include "tests/link/host.h"

void test_exactly_once(unsigned rounds);
void test_impatience();

// A host with a window of frames under way over a line that loses, damages and doubles frames both ways.
struct Lossy {
    Bench &b;
    std::mt19937 rng;
    unsigned percent;
    std::deque<std::pair<uint8_t, Bytes>> under_way;
    uint8_t seq = 0;
    double repeat_us = 0;
    unsigned acked = 0;
    bool refused = false;

    void put(const frame &f)
    {
        uint8_t raw[FRAME_WIRE_MAX];
        Bytes wire(raw, raw + frame_encode(&f, OVS_SCHEMA, raw));
        unsigned r = rng() % 100;
        if (r < percent) return;
        if (r < 2 * percent) wire[rng() % wire.size()] ^= uint8_t(1 << rng() % 8);
        b.send(wire);
        if (r > 100 - percent) b.send(wire);
    }
    void push(const Bytes &payload, uint8_t type)
    {
        under_way.push_back({++seq, payload});
        types[seq] = type;
        put(make(seq, type, payload));
        repeat_us = b.now_us() + 1200;
    }
    std::map<uint8_t, uint8_t> types;
    void step()
    {
        frame r;
        b.run_us(20);
        while (b.receive(r)) {
            if (rng() % 100 < percent) continue;                     // the answer is lost
            if (r.payload[0] == OVS_RESULT_NO_SESSION) refused = true;
            for (auto it = under_way.begin(); it != under_way.end(); ++it)
                if (it->first == r.seq && r.type == (types[r.seq] | FRAME_REPLY)) {
                    under_way.erase(it);
                    acked++;
                    break;
                }
        }
        if (!under_way.empty() && b.now_us() > repeat_us) {
            for (auto &u : under_way) put(make(u.first, types[u.first], u.second));
            repeat_us = b.now_us() + 1200;
        }
    }
};

static void exactly_once(unsigned seed, unsigned percent, unsigned count)
{
    Bench b;
    Host h{b};
    b.rng.seed(seed);
    b.stall_percent = 30;
    h.sync(seed + 1);
    Lossy l{b, std::mt19937(seed), percent, {}, 0, 0, 0, false, {}};
    auto room = [&] { return l.under_way.empty() || uint8_t(l.seq + 1 - l.under_way[0].first) < h.window; };
    Bytes expect;
    unsigned made = 0;
    double limit = b.now_us() + 20e6;
    while ((made < count || !l.under_way.empty()) && b.now_us() < limit) {
        while (made < count && room()) {
            Bytes item = {3, 4, uint8_t(made), uint8_t(made >> 8), uint8_t(made >> 16), uint8_t(l.rng())};
            Bytes payload = {1};
            payload.insert(payload.end(), item.begin(), item.end());
            expect.insert(expect.end(), item.begin(), item.end());
            l.push(payload, OVS_FRAME_OSD);
            made++;
        }
        l.step();
    }
    CHECK(b.osd[0] == expect, "seed %u: %zu bytes instead of %zu", seed, b.osd[0].size(), expect.size());
    CHECK(l.acked == count && !l.refused, "seed %u: %u answers, %u frames", seed, l.acked, count);
}

// The board loses its memory in mid-stream: nothing is run twice, the host is told NO_SESSION.
static void reset_histories(unsigned seed)
{
    Bench b;
    Host h{b};
    std::mt19937 rng(seed);
    uint32_t made = 0;
    h.sync(seed);
    Lossy l{b, std::mt19937(seed), 10, {}, 0, 0, 0, false, {}};
    for (int life = 0; life < 6; life++) {
        unsigned until = made + rng() % 20;
        for (int i = 0; i < 4000 && made < until; i++) {
            if (l.under_way.empty()) {
                l.push({1, 3, 4, uint8_t(made), uint8_t(made >> 8), 0, 0}, OVS_FRAME_OSD);
                made++;
            }
            l.step();
        }
        b.reset();
        l.refused = false;
        if (l.under_way.empty()) l.push({1, 3, 4, uint8_t(made), uint8_t(made >> 8), 0, 0}, OVS_FRAME_OSD), made++;
        for (int i = 0; i < 20000 && !l.refused; i++) l.step();
        CHECK(l.refused, "seed %u: the host never learns of the reset", seed);
        b.run_ms(5);
        CHECK(h.sync(seed + 1 + unsigned(life) * 1000).len == 21);
        l.under_way.clear();
        l.seq = 0;
    }
    int32_t last = -1;
    for (size_t i = 0; i + 6 <= b.osd[0].size(); i += 6) {
        int32_t n = b.osd[0][i + 2] | b.osd[0][i + 3] << 8;
        CHECK(n > last, "seed %u: %d after %d", seed, n, last);
        last = n;
    }
    CHECK(b.osd[0].size() % 6 == 0 && last >= 0);
}

void test_exactly_once(unsigned rounds)
{
    for (unsigned i = 0; i < rounds; i++) {
        exactly_once(i, i % 25, 150);
        reset_histories(i);
    }
    // A repeated SYNC of the running session changes nothing.
    Bench b;
    Host h{b};
    h.sync(5);
    frame f = make(1, OVS_FRAME_OSD, {1, 7, 1, 0}), r;
    b.send(f);
    CHECK(b.wait_frame(r) && r.payload[0] == 0);
    b.send(make(0, OVS_FRAME_SYNC, le32(5)));
    CHECK(b.wait_frame(r) && r.len == 21);
    b.send(f);
    CHECK(b.wait_frame(r) && r.payload[0] == 0 && b.osd[0].size() == 3, "%zu", b.osd[0].size());
    // Results of the last ones are kept, as many as may be under way, also refusals.
    h.seq = 1;
    auto port = [](unsigned seq) { return seq % 3 ? 1u : 99u; };
    auto result = [&](unsigned seq) { return seq % 3 ? OVS_RESULT_OK : OVS_RESULT_BAD_VALUE; };
    for (unsigned seq = 2; seq <= 1 + h.window; seq++) CHECK(h.write(OVS_REG_CON_SELECT, port(seq)) == result(seq));
    size_t selected = b.controls.size();
    for (unsigned seq = 2; seq <= 1 + h.window; seq++) {
        b.send(make(uint8_t(seq), OVS_FRAME_WRITE, write_item(OVS_REG_CON_SELECT, port(seq))));
        CHECK(b.wait_frame(r) && r.seq == seq && r.payload[0] == result(seq), "result %u of %u", r.payload[0], seq);
    }
    CHECK(b.controls.size() == selected, "run again");
    b.send(make(1, OVS_FRAME_OSD, {1, 7, 1, 0}));
    CHECK(!b.wait_frame(r, 3), "an old frame must be dropped");
    CHECK(h.reg(OVS_REG_RX_DUP) == 1 + h.window);
}

// A daemon that loses patience asks again while its first requests still wait: nothing was damaged.
void test_impatience()
{
    Bench b;
    Host h{b};
    frame r;
    h.sync(6);
    b.osd_stuck = true;
    for (unsigned asked = 0; asked < 5; asked++)
        for (uint8_t seq = 1; seq <= h.window; seq++)
            b.send(make(seq, OVS_FRAME_OSD, {1, 7, 1, seq}));
    CHECK(!b.wait_frame(r, 3), "nothing can be answered yet");
    b.osd_stuck = false;
    for (uint8_t seq = 1; seq <= h.window; seq++)
        CHECK(b.wait_frame(r) && r.seq == seq && r.payload[0] == 0);
    h.seq = uint8_t(h.window);
    CHECK(b.osd[0].size() == 3 * h.window, "run %zu times", b.osd[0].size() / 3);
    CHECK(h.reg(OVS_REG_RX_BAD) == 0, "%u damaged", h.reg(OVS_REG_RX_BAD));
    CHECK(h.reg(OVS_REG_RX_DUP) == 4 * h.window, "%u repeated", h.reg(OVS_REG_RX_DUP));
}
