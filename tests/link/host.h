// SPDX-License-Identifier: MIT
// host.h - a correct host with one request at a time, and the check that counts failures
#ifndef LINK_HOST_H
#define LINK_HOST_H

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "tests/link/bench.h"

inline int failures;

#define CHECK(what, ...)                                                                        \
    do {                                                                                        \
        if (!(what)) {                                                                          \
            std::printf("%s:%d: " #what " ", __FILE__, __LINE__);                              \
            std::printf("" __VA_ARGS__);                                                       \
            std::printf("\n");                                                                  \
            if (++failures > 20) std::exit(1);                                                  \
        }                                                                                       \
    } while (0)

inline frame make(uint8_t seq, uint8_t type, const Bytes &payload)
{
    frame f = {};
    f.seq = seq;
    f.type = type;
    f.len = uint8_t(payload.size());
    std::copy(payload.begin(), payload.end(), f.payload);
    return f;
}

inline Bytes le32(uint32_t v) { return {uint8_t(v), uint8_t(v >> 8), uint8_t(v >> 16), uint8_t(v >> 24)}; }

inline Bytes write_item(unsigned address, uint32_t word)
{
    Bytes item = {uint8_t(address), uint8_t(address >> 8)}, w = le32(word);
    item.insert(item.end(), w.begin(), w.end());
    return item;
}

// A correct host with one request at a time.
struct Host {
    Bench &b;
    uint8_t seq = 0;
    unsigned window = 0;                         // requests that may be under way, as the board said

    frame ask(uint8_t type, const Bytes &payload, double limit_ms = 50)
    {
        frame reply = {};
        b.send(make(++seq, type, payload));
        while (b.wait_frame(reply, limit_ms))
            if (reply.type == (type | FRAME_REPLY) && reply.seq == seq) return reply;
        CHECK(false, "no reply to type %u seq %u", type, seq);
        return {};
    }
    uint8_t result(uint8_t type, const Bytes &payload) { return ask(type, payload).payload[0]; }
    uint32_t reg(unsigned address)
    {
        frame f = ask(OVS_FRAME_READ, {uint8_t(address), uint8_t(address >> 8), 1});
        CHECK(f.len == 5 && f.payload[0] == 0, "read of %04x: %u bytes, result %u", address, f.len, f.payload[0]);
        return get_u32(f.payload + 1);
    }
    uint8_t write(unsigned address, uint32_t word) { return result(OVS_FRAME_WRITE, write_item(address, word)); }
    frame sync(uint32_t nonce)
    {
        frame reply = {};
        b.send(make(0, OVS_FRAME_SYNC, le32(nonce)));
        while (b.wait_frame(reply) && reply.type != (OVS_FRAME_SYNC | FRAME_REPLY)) {}
        seq = 0;
        window = (get_u32(reply.payload + 13) & OVS_CONFIG_WINDOW_MASK) >> OVS_CONFIG_WINDOW_SHIFT;
        return reply;
    }
};

#endif
