// SPDX-License-Identifier: MIT
// ddc - two hosts read the EDIDs of ddc_edid over I2C, at several rates of clk, and do what they should not
//
//   ddc bytes PORT         the built-in EDID as PORT (1 analogue, 2 digital) reads it, in hexadecimal
//   ddc check SEED ROUNDS  all the rules; ROUNDS times an EDID is stored while a host reads
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

#include "Vddc_edid.h"
#include "hdl/gen/ovs_regs.h"
#include "verilated.h"

namespace {

using Bytes = std::vector<uint8_t>;

[[noreturn]] void die(const char *what, unsigned a = 0, unsigned b = 0)
{
    std::printf("ddc: %s (%u, %u)\n", what, a, b);
    std::exit(1);
}

// Gateware, time and the four wires; what the masters pull.
struct Bed {
    VerilatedContext context;
    Vddc_edid top{&context};
    unsigned khz;
    double ns = 0, ms_ns = 0;
    unsigned scl = 3, sda = 3;           // what the masters let the lines do
    bool spikes = false;                 // of one clock, 300 ns from each other or more
    double spike_ns = 0;
    std::mt19937 random;

    Bed(unsigned rate_khz, unsigned seed) : khz(rate_khz), random(seed)
    {
        top.clk_khz = static_cast<uint16_t>(khz);
        top.rst = 1;
        for (int i = 0; i < 4; i++)
            clock();
        top.rst = 0;
        run(20000);
    }

    unsigned wire() const { return sda & ~top.sda_oe; }

    void clock()
    {
        unsigned noise_scl = 0, noise_sda = 0;

        if (spikes && ns > spike_ns + 300 && random() % 16 == 0) {
            (random() & 1 ? noise_scl : noise_sda) = 1 + random() % 3;
            spike_ns = ns;
        }
        ns += 1e6 / khz;
        top.tick_ms = ns >= ms_ns;
        if (top.tick_ms)
            ms_ns += 1e6;
        top.scl_i = (scl ^ noise_scl) & 3;
        top.sda_i = (wire() ^ noise_sda) & 3;
        top.clk = 0;
        top.eval();
        top.clk = 1;
        top.eval();
    }

    void run(double for_ns)
    {
        for (double end = ns + for_ns; ns < end;)
            clock();
    }

    void write(unsigned at, uint32_t word)
    {
        top.data_write = 1;
        top.data_at = static_cast<uint8_t>(at);
        top.data_in = word;
        clock();
        top.data_write = 0;
    }

    uint32_t read(unsigned at)
    {
        top.data_read = 1;
        top.data_at = static_cast<uint8_t>(at);
        clock();
        top.data_read = 0;
        return top.data;
    }

    void order(unsigned op, unsigned host, bool two)
    {
        top.go = 1;
        top.op = static_cast<uint8_t>(op);
        top.host = static_cast<uint8_t>(host);
        top.two = two;
        clock();
        top.go = 0;
    }

    void finish()
    {
        for (double end = ns + 600e6; top.busy;)
            if (clock(), ns > end)
                die("a command takes longer than 600 ms");
    }
};

// An I2C master at one host port (UM10204); every wait is a quarter of a bit.
struct Master {
    Bed &bed;
    unsigned mask;
    double quarter;

    Master(Bed &b, unsigned host, unsigned i2c_khz) : bed(b), mask(1u << host), quarter(250000.0 / i2c_khz) {}

    void scl(bool level) { bed.scl = level ? bed.scl | mask : bed.scl & ~mask; bed.run(quarter); }
    void sda(bool level) { bed.sda = level ? bed.sda | mask : bed.sda & ~mask; bed.run(quarter); }
    bool line() const { return bed.wire() & mask; }

    void start() { sda(true); scl(true); bed.run(quarter); sda(false); scl(false); }
    void stop() { sda(false); scl(true); sda(true); bed.run(2 * quarter); }

    bool bit(bool level)
    {
        sda(level);
        scl(true);
        bool seen = line();
        bed.run(quarter);
        scl(false);
        return seen;
    }

    bool send(unsigned byte)                       // acknowledged?
    {
        for (int i = 7; i >= 0; i--)
            bit(byte >> i & 1);
        return !bit(true);
    }

    uint8_t take(bool more)
    {
        unsigned byte = 0;

        for (int i = 0; i < 8; i++)
            byte = byte << 1 | bit(true);
        bit(!more);
        return static_cast<uint8_t>(byte);
    }

    bool begin(unsigned offset)                    // a random read up to its first byte
    {
        start();
        if (!send(0xA0) || !send(offset))
            return stop(), false;
        start();
        return send(0xA1) || (stop(), false);
    }

    Bytes rest(unsigned count)
    {
        Bytes got;

        for (unsigned i = 0; i < count; i++)
            got.push_back(take(i + 1 < count));
        stop();
        return got;
    }

    Bytes read(unsigned offset, unsigned count) { return begin(offset) ? rest(count) : Bytes(); }
};

Bytes turned(const Bytes &edid, unsigned offset, unsigned count)
{
    Bytes out;

    for (unsigned i = 0; i < count; i++)
        out.push_back(edid[(offset + i) % edid.size()]);
    return out;
}

void store(Bed &bed, unsigned host, const Bytes &edid)
{
    for (unsigned i = 0; i < edid.size() / 4; i++) {
        uint32_t word;
        std::memcpy(&word, &edid[4 * i], 4);
        bed.write(i, word);
    }
    bed.order(OVS_EDID_STORE, host, edid.size() == 256);
}

Bytes some_edid(Bed &bed, size_t size)
{
    Bytes edid(size);

    for (auto &byte : edid)
        byte = static_cast<uint8_t>(bed.random());
    return edid;
}

void check_reads(Bed &bed, unsigned i2c_khz)
{
    Master one(bed, 0, i2c_khz), two(bed, 1, i2c_khz);
    Bytes whole = one.read(0, 128);

    if (whole.size() != 128 || one.read(0, 300) != turned(whole, 0, 300))
        die("the offset does not wrap", bed.khz, i2c_khz);
    for (int i = 0; i < 20; i++) {
        unsigned offset = bed.random() % 256, count = 1 + bed.random() % 40;

        if (one.read(offset, count) != turned(whole, offset, count))
            die("wrong bytes from offset", offset, count);
        one.start();                               // the offset stays where it is
        if (!one.send(0xA1) || one.rest(3) != turned(whole, offset + count, 3))
            die("a read goes not on where the last one ended", offset, count);
    }
    if (two.read(0, 128) == whole)
        die("port 2 is digital and reads as port 1 does");
}

void check_refusals(Bed &bed)
{
    Master m(bed, 0, 100);
    Bytes whole = m.read(0, 128);

    for (unsigned a = 0; a < 256; a++) {
        m.start();
        bool ours = m.send(a), wanted = a == 0xA0 || a == 0xA1 || a == 0x60;
        if (a & 1 && ours)
            m.take(false);
        m.stop();
        if (ours != wanted)
            die("who answers address", a, ours);
    }
    m.start();
    if (!m.send(0xA0) || !m.send(5) || m.send(0x12) || m.send(0x34))
        die("a byte behind the offset is taken");
    m.stop();
    for (unsigned segment : {0u, 1u, 255u}) {
        m.start();
        if (!m.send(0x60) || !m.send(segment))
            die("segment not taken", segment);
        m.start();
        bool offset = m.send(0xA0) && m.send(0);
        m.start();
        if (!offset || m.send(0xA1) != (segment == 0))
            die("segment", segment);
        if (segment == 0)
            m.take(false);
        m.stop();
    }
    if (m.read(0, 128) != whole)
        die("something was written");
}

// A host that stops in the middle of a bit of ours: the line is free 25 ms later, and it may begin anew.
void check_hung(Bed &bed)
{
    Master m(bed, 0, 100);
    Bytes whole = m.read(0, 128);

    if (!m.begin(0))
        die("not answered");                       // byte 0 is 00: our zero is on the line
    bed.run(24e6);
    if (m.line())
        die("let go too early");
    bed.run(2.1e6);
    if (!m.line())
        die("a host that stops leaves the line held");
    m.stop();
    if (m.read(0, 128) != whole)
        die("no read after a host had stopped");
}

void check_spikes(Bed &bed)
{
    Master m(bed, 0, 100);
    Bytes whole = m.read(0, 128);

    bed.spikes = true;
    if (m.read(0, 128) != whole)
        die("spikes are taken for levels", bed.khz);
    bed.spikes = false;
}

// Away for 1.2 s, then anew; the other host sees nothing of it.
void check_plug(Bed &bed)
{
    Master one(bed, 0, 100), two(bed, 1, 100);
    Bytes before = one.read(0, 128), other = two.read(0, 128), fresh = some_edid(bed, 256);

    store(bed, 0, fresh);
    bed.finish();
    double since = bed.ns;
    if (bed.top.hpd_oe != 1 || !one.read(0, 1).empty() || two.read(0, 128) != other)
        die("what is away while an EDID is stored", bed.top.hpd_oe);
    while (bed.top.hpd_oe)
        bed.clock();
    if (bed.ns - since < 1190e6 || bed.ns - since > 1210e6)
        die("away for so many microseconds", static_cast<unsigned>((bed.ns - since) / 1e3));
    if ((bed.top.told & 7) != 3 || (bed.top.told >> 3 & 255) != 0)
        die("what is told after a store", static_cast<unsigned>(bed.top.told));
    if (one.read(0, 256) != fresh || one.read(250, 10) != turned(fresh, 250, 10))
        die("the new EDID reads otherwise");
    if ((bed.top.told >> 3 & 255) != 1)
        die("reads that are told", static_cast<unsigned>(bed.top.told >> 3 & 255));
    bed.order(OVS_EDID_LOAD, 0, false);
    bed.finish();
    for (unsigned i = 0; i < 64; i++)
        if (std::memcmp(&fresh[4 * i], std::array<uint32_t, 1>{bed.read(i)}.data(), 4))
            die("the link reads another word", i);
    bed.order(OVS_EDID_STANDARD, 0, false);
    bed.run(1300e6);
    if (one.read(0, 128) != before || bed.top.hpd_oe)
        die("the built-in EDID does not come back");
}

// Whatever a host has begun to read it reads to its end, or it is not answered.
void check_whole(Bed &bed, unsigned rounds)
{
    Master m(bed, 0, 400);
    Bytes now = some_edid(bed, 128);

    store(bed, 0, now);
    for (unsigned i = 0; i < rounds; i++) {
        bed.run(1300e6);
        Bytes next = some_edid(bed, bed.random() % 2 ? 256 : 128), got;
        unsigned before = bed.random() % now.size();

        if (!m.begin(0))
            die("not answered in round", i);
        for (unsigned k = 0; k < before; k++)
            got.push_back(m.take(true));
        store(bed, 0, next);
        Bytes more = m.rest(static_cast<unsigned>(now.size()) - before);
        got.insert(got.end(), more.begin(), more.end());
        if (got != now)
            die("half of one EDID and half of another in round", i, before);
        bed.finish();
        if (m.begin(0))
            die("answered while it is away", i);
        now = next;
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && !std::strcmp(argv[1], "bytes")) {
        Bed bed(25175, 1);
        for (uint8_t byte : Master(bed, static_cast<unsigned>(std::atoi(argv[2])) - 1, 100).read(0, 128))
            std::printf("%02x", byte);
        std::printf("\n");
        return 0;
    }
    if (argc != 4 || std::strcmp(argv[1], "check"))
        return 64;
    unsigned seed = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 0));
    const unsigned rates[][2] = {{3200, 100}, {8000, 400}, {12000, 400}, {25175, 400}, {65000, 400}};
    for (auto &rate : rates) {
        Bed bed(rate[0], seed);
        check_reads(bed, rate[1]);
        if (rate[0] >= 16000)
            check_spikes(bed);
    }
    Bed bed(3200, seed);
    check_refusals(bed);
    check_hung(bed);
    check_plug(bed);
    Bed fast(8000, seed);
    check_whole(fast, static_cast<unsigned>(std::atoi(argv[3])));
    std::printf("ddc: seed %u, all rules hold\n", seed);
    return 0;
}
