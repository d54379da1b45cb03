// SPDX-License-Identifier: MIT
// rx_fuzz - the Verilog receiver against the C decoder, byte for byte, under faults
//
// usage: rx_fuzz FAULTS SEED. Streams of frames with bit flips, dropped and inserted bytes and bursts go into
// link_rx and into driver/frame.c. Both must take the same frames; a frame that was never sent must never be
// taken; a frame whose own bytes are untouched must never be lost, whatever happened beside it. Frames wait in
// link_rx for as long as there is room for another.

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <random>
#include <vector>

#include "Vlink_rx.h"
#include "verilated.h"

extern "C" {
#include "driver/frame.h"
}

using Bytes = std::vector<uint8_t>;

struct Faults {
    long frames = 0, wrong = 0, lost = 0, differ = 0, damaged = 0, damaged_taken = 0;
};

static std::mt19937_64 rng;
static unsigned roll(unsigned n) { return unsigned(rng() % n); }

class Receiver {
public:
    Receiver() : top(new Vlink_rx)
    {
        top->rst = 1;
        clock();
        top->rst = 0;
    }

    // One byte of the line; taken frames are appended, those that wait as places to be filled.
    void byte(uint8_t b, std::vector<Bytes> &taken)
    {
        top->rx_valid = 1;
        top->rx_data = b;
        clock();
        top->rx_valid = 0;
        if (top->good && !top->ack_valid) waiting.push_back(taken.size());
        if (top->good) taken.push_back({top->ack_seq});
        clock();
        while (waiting.size() == LINK_WINDOW || (!waiting.empty() && !roll(100))) fetch(taken);
    }
    void fetch(std::vector<Bytes> &taken)
    {
        taken[waiting.front()] = top->frame_valid ? read() : Bytes{};
        waiting.pop_front();
    }
    void fetch_all(std::vector<Bytes> &taken)
    {
        while (!waiting.empty()) fetch(taken);
    }

private:
    std::unique_ptr<Vlink_rx> top;
    std::deque<size_t> waiting;

    void clock()
    {
        top->clk = 0;
        top->eval();
        top->clk = 1;
        top->eval();
    }

    Bytes read()
    {
        Bytes frame(top->frame_len);
        for (unsigned i = 0; i < frame.size(); i++) {
            top->rd_addr = uint8_t(i);
            clock();
            frame[i] = top->rd_data;
        }
        top->frame_done = 1;
        clock();
        top->frame_done = 0;
        return frame;
    }
};

// What an EVENT_ACK leaves of itself is its argument.
static Bytes shape(const frame &f)
{
    if (f.type == OVS_FRAME_EVENT_ACK) return {f.payload[0]};
    Bytes out = {OVS_LINK_VERSION, f.seq, f.type, 0};
    out.insert(out.end(), f.payload, f.payload + f.len);
    return out;
}

static Bytes shape(const Bytes &raw) { return raw.size() < 8 ? raw : Bytes(raw.begin(), raw.end() - 4); }

static frame make_frame()
{
    static const uint8_t types[] = {OVS_FRAME_SYNC, OVS_FRAME_PING, OVS_FRAME_READ, OVS_FRAME_OSD, OVS_FRAME_EVENT_ACK};
    static uint8_t seq;
    frame f = {};
    f.seq = ++seq;                      // so that neighbours are never alike
    f.type = types[roll(5)];
    f.len = f.type == OVS_FRAME_EVENT_ACK ? 1 : uint8_t(roll(4) ? roll(20) : roll(OVS_LINK_PAYLOAD_MAX + 1));
    for (unsigned i = 0; i < f.len; i++) f.payload[i] = roll(3) ? uint8_t(roll(256)) : 0;
    if (f.type == OVS_FRAME_EVENT_ACK) f.payload[0] = seq;
    return f;
}

static void damage(Bytes &wire, unsigned kind)
{
    unsigned at = roll(unsigned(wire.size()));
    switch (kind) {
    case 0:
        for (unsigned n = 1 + roll(3); n; n--) wire[roll(unsigned(wire.size()))] ^= uint8_t(1 << roll(8));
        break;
    case 1: wire.erase(wire.begin() + at); break;
    case 2: wire.insert(wire.begin() + at, uint8_t(roll(256))); break;
    default:
        for (unsigned n = 1 + roll(16); n && at < wire.size(); n--, at++) wire[at] = uint8_t(roll(256));
    }
}

// Eight frames, one of them damaged.
static void round_of(Receiver &rtl, frame_decoder &c, Faults &count)
{
    unsigned hurt = roll(8);
    std::vector<Bytes> sent, taken_rtl, taken_c;
    Bytes stream;
    for (unsigned i = 0; i < 8; i++) {
        frame f = make_frame();
        uint8_t raw[FRAME_WIRE_MAX];
        Bytes wire(raw, raw + frame_encode(&f, OVS_SCHEMA, raw));
        sent.push_back(shape(f));
        if (i == hurt) damage(wire, roll(4));
        stream.insert(stream.end(), wire.begin(), wire.end());
    }
    stream.push_back(0);
    for (uint8_t b : stream) {
        frame f;
        rtl.byte(b, taken_rtl);
        if (frame_decode(&c, b, &f) && (f.type != OVS_FRAME_EVENT_ACK || f.len == 1)) taken_c.push_back(shape(f));
    }
    rtl.fetch_all(taken_rtl);
    for (Bytes &raw : taken_rtl) raw = shape(raw);
    count.frames += 8;
    count.damaged++;
    count.differ += taken_rtl != taken_c;

    // Walk through what was taken: every frame but the damaged one must be there, nothing else.
    size_t at = 0;
    for (unsigned i = 0; i < 8; i++) {
        if (at < taken_rtl.size() && taken_rtl[at] == sent[i]) {
            at++;
            count.damaged_taken += i == hurt;
        } else if (i != hurt) {
            count.lost++;
        }
    }
    count.wrong += long(taken_rtl.size() - at);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: rx_fuzz FAULTS SEED\n");
        return 64;
    }
    long rounds = std::atol(argv[1]);
    rng.seed(std::strtoull(argv[2], nullptr, 0));
    Receiver rtl;
    frame_decoder c;
    frame_decoder_init(&c, OVS_SCHEMA);
    Faults count;
    for (long i = 0; i < rounds; i++) round_of(rtl, c, count);
    std::printf("%ld faults in %ld frames: %ld wrong frames taken, %ld undamaged frames lost, %ld differences, "
                "%ld damaged frames taken whole\n",
                count.damaged, count.frames, count.wrong, count.lost, count.differ, count.damaged_taken);
    return count.wrong || count.lost || count.differ ? 1 : 0;
}
