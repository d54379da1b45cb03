// SPDX-License-Identifier: MIT
// core_keys - registers that say who gets keys, macro keys and beeps; what of it outlives the daemon
#include "tests/link/host.h"

static const unsigned TWO = OVS_CON_STRIDE;

static bool strobed(const Bench &b, char what, int console)
{
    return b.controls.size() == 1 && b.controls[0].what == what && b.controls[0].console == console;
}

// Each mask is a register of its own console and tells its console that it is new.
static void each_mask(Bench &b, Host &h)
{
    struct { unsigned address; uint32_t reset; } masks[] = {
        {OVS_REG_CON_KEY_MASK, 0xF}, {OVS_REG_CON_BROADCAST, 0}, {OVS_REG_CON_MACRO, 0}};
    uint8_t value = 0x5;
    for (auto &mask : masks) {
        CHECK(h.reg(mask.address) == mask.reset && h.reg(mask.address + TWO) == mask.reset, "%x", mask.address);
        b.controls.clear();
        CHECK(h.write(mask.address + TWO, 0xFFF0u | value) == 0 && strobed(b, 'm', 1), "%zu", b.controls.size());
        CHECK(h.reg(mask.address + TWO) == value && h.reg(mask.address) == mask.reset, "%x", h.reg(mask.address + TWO));
        CHECK(h.write(mask.address, 0x10000) == OVS_RESULT_BAD_VALUE);
        value = uint8_t(value + 1);
    }
    CHECK(b.pins().key_mask == 0x5F && b.pins().broadcast == 0x60 && b.pins().macro == 0x70);
}

static void words_and_beeps(Bench &b, Host &h)
{
    auto &p = b.pins();
    CHECK(p.words == 0 && p.minus == 0 && p.beep_own == 3);
    CHECK(h.write(OVS_REG_CON_MENU_MS, OVS_CON_MENU_MS_WORDS_MASK | 100) == 0);
    CHECK(h.write(OVS_REG_CON_MENU_MS + TWO, OVS_CON_MENU_MS_MINUS_MASK | 200) == 0);
    CHECK(p.words == 1 && p.minus == 2 && p.menu_ms == (200u << 12 | 100), "%x", p.menu_ms);
    CHECK(h.reg(OVS_REG_CON_MENU_MS) == (OVS_CON_MENU_MS_WORDS_MASK | 100));

    CHECK(h.reg(OVS_REG_CON_BEEP) == OVS_REG_CON_BEEP_RESET);
    b.controls.clear();
    CHECK(h.write(OVS_REG_CON_BEEP + TWO, 1023 | OVS_CON_BEEP_HIGH_MASK) == 0 && strobed(b, 'b', 1));
    CHECK(b.controls.size() == 1 && b.controls[0].value == 0x7FF);
    CHECK(p.beep_own == 1 && h.reg(OVS_REG_CON_BEEP + TWO) == 0);
    for (uint32_t bad : {1u << 11, 1u << 15, 1u << 17, 1u << 31})
        CHECK(h.write(OVS_REG_CON_BEEP, bad) == OVS_RESULT_BAD_VALUE);
    CHECK(b.controls.size() == 1, "a refused beep must not sound");
}

static void macro_items(Bench &b, Host &h)
{
    CHECK(h.result(OVS_FRAME_INPUT, {2, 3, 0x1C, 1, 1, 0x32, 1, 3, 0xF5, 0, 1, 0x32, 0}) == 0);
    CHECK(b.keys[1] == (std::vector<uint16_t>{0x31C, 0x132, 0x2F5, 0x032}) && b.keys[0].empty());
    CHECK(h.result(OVS_FRAME_INPUT, {1, 3, 1}) == OVS_RESULT_BAD_LENGTH);
    CHECK(h.result(OVS_FRAME_INPUT, {1, 4, 1, 1}) == OVS_RESULT_BAD_VALUE);
}

// A console that is locked stays locked; what the daemon did with the keys ends, and the console is told.
static void check_left(Bench &b, Host &h, const char *when)
{
    auto &p = b.pins();
    CHECK(p.broadcast == 0 && p.macro == 0, "%s: %x %x", when, p.broadcast, p.macro);
    CHECK(p.key_mask == 0x5F && p.port_mask == 0x0F && p.words == 1 && p.trig_key == 0x7EFC, "%s", when);
    CHECK(p.tap_ms >> 10 == 300 && p.gap_ms >> 10 == 500 && p.menu_ms >> 12 == 200 && p.beep_own == 1, "%s", when);
    size_t told = 0;
    for (auto &control : b.controls) told += control.what == 'm';
    CHECK(told == 2 && b.controls.size() == 2, "%s: told %zu times", when, told);
    CHECK(h.reg(OVS_REG_CON_BROADCAST + TWO) == 0 && h.reg(OVS_REG_CON_KEY_MASK + TWO) == 5, "%s", when);
}

void test_masks()
{
    Bench b;
    Host h{b};
    b.tick_every(1200);
    h.sync(1);
    each_mask(b, h);
    words_and_beeps(b, h);
    macro_items(b, h);
    CHECK(h.write(OVS_REG_CON_PORT_MASK + TWO, 0) == 0);
    CHECK(h.write(OVS_REG_CON_TRIGGER, 0xFC | 400 << 8 | 500 << 18) == 0);
    CHECK(h.write(OVS_REG_CON_TRIGGER + TWO, 0x7E | 300 << 8 | 500 << 18) == 0);

    b.controls.clear();
    h.sync(2);                                   // another daemon, while the first was still heard
    h.ask(OVS_FRAME_PING, {});
    check_left(b, h, "a new session");

    CHECK(h.write(OVS_REG_CON_BROADCAST + TWO, 6) == 0 && h.write(OVS_REG_CON_MACRO, 1) == 0);
    b.controls.clear();
    h.sync(2);                                   // the running session: nothing changes
    CHECK(b.controls.empty() && b.pins().broadcast == 0x60 && b.pins().macro == 1);
    for (int i = 0; i < 700 && b.pins().alive; i++) b.run_us(100);
    b.run_us(10);
    CHECK(!b.pins().alive && b.pins().broadcast == 0 && b.pins().macro == 0, "with the daemon they end");
    h.sync(3);
    h.ask(OVS_FRAME_PING, {});
    check_left(b, h, "the daemon died");
}
