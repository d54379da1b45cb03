// SPDX-License-Identifier: MIT
// core - link_core at its pins: usage: core TEST [ARGUMENT]
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>

#include "verilated.h"

#include "tests/link/host.h"

int driver_test();                               // core_driver.cpp
void test_masks();                               // core_keys.cpp
void test_exactly_once(unsigned rounds);         // core_loss.cpp
void test_impatience();

// ---- session, schema, results ----

static void test_session()
{
    Bench b;
    Host h{b};
    CHECK(h.result(OVS_FRAME_PING, {1, 2}) == OVS_RESULT_NO_SESSION);
    CHECK(!b.pins().alive);

    frame r = h.sync(0x12345678);
    CHECK(r.len == 21 && r.payload[0] == 0 && get_u32(r.payload + 1) == 0x12345678);
    CHECK(get_u32(r.payload + 5) == OVS_ID_MAGIC && get_u32(r.payload + 9) == OVS_SCHEMA);
    CHECK(get_u32(r.payload + 13) == (unsigned(LINK_WINDOW) << 28 | OVS_CONFIG_EDID_MASK | OVS_CONFIG_POWER_MASK | 1u << 16 | 2 << 8 | 4),
          "config %08x", get_u32(r.payload + 13));
    CHECK(get_u32(r.payload + 17) == (16u << 24 | 8 << 16 | 30 << 8 | 80), "text %08x", get_u32(r.payload + 17));
    CHECK(!b.pins().alive, "SYNC alone must not make anybody alive");

    frame p = h.ask(OVS_FRAME_PING, {9, 0, 7});
    CHECK(p.len == 4 && p.payload[0] == 0 && p.payload[1] == 9 && p.payload[2] == 0 && p.payload[3] == 7);
    CHECK(b.pins().alive);
    CHECK(h.result(OVS_FRAME_PING, Bytes(65, 1)) == OVS_RESULT_BAD_LENGTH);
    CHECK(h.ask(OVS_FRAME_PING, Bytes(64, 1)).len == 65);
    CHECK(h.result(0x55, {}) == OVS_RESULT_BAD_TYPE);
    CHECK(h.result(OVS_FRAME_READ, {0, 0}) == OVS_RESULT_BAD_LENGTH);
    CHECK(h.result(OVS_FRAME_READ, {0, 0, 0}) == OVS_RESULT_BAD_VALUE);
    CHECK(h.result(OVS_FRAME_READ, {0, 0, 33}) == OVS_RESULT_BAD_VALUE);
    CHECK(h.ask(OVS_FRAME_READ, {0, 0, 32}).len == 129);
    CHECK(h.result(OVS_FRAME_READ, {0, 3, 1}) == OVS_RESULT_BAD_ADDRESS);
    CHECK(h.result(OVS_FRAME_WRITE, {0, 1, 0, 0, 0}) == OVS_RESULT_BAD_LENGTH);
    CHECK(h.write(OVS_REG_ID, 1) == OVS_RESULT_READ_ONLY);
    CHECK(h.write(0x0300, 1) == OVS_RESULT_BAD_ADDRESS);
    CHECK(h.write(OVS_REG_CON_SELECT, 5) == OVS_RESULT_BAD_VALUE);
    CHECK(h.write(OVS_REG_CON_SELECT + 2 * OVS_CON_STRIDE, 1) == OVS_RESULT_BAD_ADDRESS);
    CHECK(h.result(OVS_FRAME_OSD, {3, 7, 1, 0}) == OVS_RESULT_BAD_CONSOLE);
    CHECK(h.result(OVS_FRAME_OSD, {0, 7, 1, 0}) == OVS_RESULT_BAD_CONSOLE);
    CHECK(h.result(OVS_FRAME_INPUT, {1, 9, 1, 1}) == OVS_RESULT_BAD_VALUE);
    CHECK(h.result(OVS_FRAME_INPUT, {1, 1, 1}) == OVS_RESULT_BAD_LENGTH);
    CHECK(b.osd[0].empty() && b.osd[1].empty() && b.keys[0].empty() && b.controls.empty());

    // Another schema: its frames are noise, but its SYNC learns who we are.
    frame none;
    b.send(make(uint8_t(h.seq + 1), OVS_FRAME_WRITE, write_item(OVS_REG_CON_SELECT, 2)), OVS_SCHEMA ^ 1);
    CHECK(!b.wait_frame(none, 5) && b.controls.empty());
    b.send(make(0, OVS_FRAME_SYNC, le32(77)), OVS_SCHEMA ^ 1);
    CHECK(b.wait_frame(r) && r.len == 21 && get_u32(r.payload + 9) == OVS_SCHEMA);
    CHECK(h.sync(78).len == 21);
    CHECK(h.reg(OVS_REG_RX_BAD) == 1);
}

// ---- every register ----

static void test_registers()
{
    Bench b;
    Host h{b};
    auto &p = b.pins();
    h.sync(1);
    for (int i = 0; i < 4; i++) {
        p.host_h_total |= uint64_t(0x100 + i) << 12 * i;
        p.host_h_active |= uint64_t(0x200 + i) << 12 * i;
        p.host_v_total |= uint64_t(0x300 + i) << 12 * i;
        p.host_v_active |= uint64_t(0x400 + i) << 12 * i;
        p.host_leds |= uint16_t((i + 1) << 3 * i);
        p.host_scan_set |= uint8_t((3 - i % 3) << 2 * i);
    }
    p.host_frame_us[0] = 0x12345 | 0x678u << 20;
    p.host_frame_us[1] = 0xF;                    // host 1: 0x0F678
    p.host_present = 5; p.host_hs_pol = 6; p.host_vs_pol = 3;
    p.host_kbd_on = 9; p.host_mouse_on = 4;
    p.host_interlaced = 3; p.host_pal = 10; p.host_dark = 6; p.host_restless = 12;
    for (int i = 0; i < 4; i++) {
        p.host_kind |= uint16_t((i + 1) << 3 * i);
        p.host_state |= uint16_t((8 - i) << 4 * i);
        p.host_changes |= uint32_t(0x51 + i) << 8 * i;
    }
    p.host_age_ms[0] = 0xABCDE | 0x123u << 20;   // host 1: 0x45123
    p.host_age_ms[1] = 0x45;
    p.host_luma[0] = 0x15555555 | 5u << 29;      // host 1: 0x0AAAAAAD
    p.host_luma[1] = 0x01555555;
    p.host_signature[0] = 0x123456 | 0x9Au << 24;        // host 1: 0x57789A
    p.host_signature[1] = 0x5778;
    p.con_sel = 3 | 31 << 5; p.con_shown = 2 | 4 << 5;
    p.con_flags = 0x15 | 0x2A << 6;
    p.con_leds = 5 | 2 << 3;
    p.con_inputs = 0x0708u | 0x090Au << 16;
    p.con_frames = 0x11111111ull | 0x22222222ull << 32;
    p.con_crc = 0x33333333ull | 0x44444444ull << 32;
    p.con_commits = 0x5555u | 0x6666u << 16;
    p.font_ok = 1;
    b.run_us(1);

    for (unsigned i = 0; i < 4; i++) {
        unsigned base = OVS_REG_HOST_VIDEO + i * OVS_HOST_STRIDE;
        CHECK(h.reg(base) == (5u >> i & 1) + 2 * (6u >> i & 1) + 4 * (3u >> i & 1) + 8 * (3u >> i & 1) + 16 * (i + 1) +
                                 128 * (10u >> i & 1) + 256 * (8 - i));
        CHECK(h.reg(base + 6) == 0x51 + i + 256 * (6u >> i & 1) + 512 * (12u >> i & 1));
        CHECK(h.reg(base + 1) == (0x100 + i) + ((0x200 + i) << 16));
        CHECK(h.reg(base + 2) == (0x300 + i) + ((0x400 + i) << 16));
        CHECK(h.reg(base + 4) == (i + 1) + (3 - i % 3) * 16 + (9u >> i & 1) * 64 + (4u >> i & 1) * 128);
    }
    CHECK(h.reg(OVS_REG_HOST_FRAME_US) == 0x12345);
    CHECK(h.reg(OVS_REG_HOST_FRAME_US + OVS_HOST_STRIDE) == 0x0F678, "%x", h.reg(OVS_REG_HOST_FRAME_US + OVS_HOST_STRIDE));
    CHECK(h.reg(OVS_REG_HOST_AGE_MS) == 0xABCDE && h.reg(OVS_REG_HOST_AGE_MS + OVS_HOST_STRIDE) == 0x45123);
    CHECK(h.reg(OVS_REG_HOST_LUMA) == 0x15555555 && h.reg(OVS_REG_HOST_LUMA + OVS_HOST_STRIDE) == 0x0AAAAAAD);
    CHECK(h.reg(OVS_REG_HOST_SIGNATURE) == 0x123456 && h.reg(OVS_REG_HOST_SIGNATURE + OVS_HOST_STRIDE) == 0x57789A);
    CHECK(h.write(OVS_REG_HOST_WATCH, 1) == OVS_RESULT_READ_ONLY && h.write(OVS_REG_HOST_SIGNATURE, 1) == OVS_RESULT_READ_ONLY);
    unsigned two = OVS_CON_STRIDE;
    CHECK(h.reg(OVS_REG_CON_SELECT) == 4 && h.reg(OVS_REG_CON_SELECT + two) == 0);
    CHECK(h.reg(OVS_REG_CON_STATUS) == (0x15u << 16 | 3 << 8 | 4), "%08x", h.reg(OVS_REG_CON_STATUS));
    CHECK(h.reg(OVS_REG_CON_STATUS + two) == 0xAu << 16, "%08x", h.reg(OVS_REG_CON_STATUS + two));
    CHECK(h.reg(OVS_REG_CON_CAPTURE) == 1 && h.reg(OVS_REG_CON_CAPTURE + two) == 0);
    CHECK(h.reg(OVS_REG_CON_LEDS) == 5 && h.reg(OVS_REG_CON_LEDS + two) == 2);
    CHECK(h.reg(OVS_REG_CON_INPUTS) == 0x0708 && h.reg(OVS_REG_CON_INPUTS + two) == 0x090A);
    CHECK(h.reg(OVS_REG_CON_FRAMES) == 0x11111111 && h.reg(OVS_REG_CON_FRAMES + two) == 0x22222222);
    CHECK(h.reg(OVS_REG_CON_PAGE_CRC) == 0x33333333 && h.reg(OVS_REG_CON_PAGE_CRC + two) == 0x44444444);
    CHECK(h.reg(OVS_REG_CON_COMMITS) == 0x5555 && h.reg(OVS_REG_CON_COMMITS + two) == 0x6666);
    CHECK(h.reg(OVS_REG_BOARD) == 3);

    CHECK(h.reg(OVS_REG_CON_TRIGGER) == OVS_REG_CON_TRIGGER_RESET && h.reg(OVS_REG_CON_MENU_MS) == OVS_REG_CON_MENU_MS_RESET);
    CHECK(h.reg(OVS_REG_CON_PORT_MASK) == 0xF);
    CHECK(h.write(OVS_REG_CON_TRIGGER + two, 0x0ABCDEF1) == 0 && h.write(OVS_REG_CON_MENU_MS + two, 0xFED) == 0);
    CHECK(h.write(OVS_REG_CON_PORT_MASK + two, 0xFFF6) == 0);
    CHECK(h.reg(OVS_REG_CON_TRIGGER) == OVS_REG_CON_TRIGGER_RESET && h.reg(OVS_REG_CON_TRIGGER + two) == 0x0ABCDEF1);
    CHECK(p.trig_key >> 8 == 0xF1 && (p.trig_key & 0xFF) == 0x7E);
    CHECK(p.tap_ms >> 10 == (0x0ABCDEF1 >> 8 & 0x3FF) && p.gap_ms >> 10 == 0x0ABCDEF1 >> 18);
    CHECK(p.menu_ms >> 12 == 0xFED && (p.menu_ms & 0xFFF) == 700 && p.port_mask == 0x6F, "%x", p.port_mask);
    CHECK(h.write(OVS_REG_CON_TRIGGER, 0x10000000) == OVS_RESULT_BAD_VALUE);
    CHECK(h.write(OVS_REG_CON_MENU_MS, 0x4000) == OVS_RESULT_BAD_VALUE);

    // All items are tried, the first refusal is told.
    Bytes both = write_item(OVS_REG_CON_SELECT, 9), good = write_item(OVS_REG_CON_SELECT + two, 3);
    both.insert(both.end(), good.begin(), good.end());
    CHECK(h.result(OVS_FRAME_WRITE, both) == OVS_RESULT_BAD_VALUE);
    CHECK(b.controls.size() == 1 && b.controls[0].console == 1 && b.controls[0].what == 's' && b.controls[0].value == 2);
    CHECK(h.write(OVS_REG_CON_SELECT, 0) == 0 && h.write(OVS_REG_CON_CAPTURE, 1) == 0 && h.write(OVS_REG_CON_CAPTURE + two, 0) == 0);
    CHECK(h.write(OVS_REG_CON_CAPTURE, 2) == OVS_RESULT_BAD_VALUE);
    CHECK(b.controls.size() == 4 && b.controls[1].value == 31 && b.controls[2].what == 't' && b.controls[2].console == 0 &&
          b.controls[3].what == 'r' && b.controls[3].console == 1);

    // A replug reaches its host only, and only by a 1.
    CHECK(h.write(OVS_REG_HOST_REPLUG + 2 * OVS_HOST_STRIDE, 1) == 0);
    CHECK(b.controls.size() == 5 && b.controls[4].what == 'p' && b.controls[4].value == 1 << 2);
    CHECK(h.write(OVS_REG_HOST_REPLUG, 0) == OVS_RESULT_BAD_VALUE && h.write(OVS_REG_HOST_REPLUG, 3) == OVS_RESULT_BAD_VALUE);
    CHECK(h.write(OVS_REG_HOST_KEYS, 1) == OVS_RESULT_READ_ONLY && b.controls.size() == 5);

    // A press reaches its host only, in its range, and not while that one's button is down.
    const unsigned panel = OVS_REG_HOST_POWER + 2 * OVS_HOST_STRIDE;
    CHECK(h.write(panel, 5500) == 0 && b.controls.size() == 6 && b.controls[5].what == 'h' && b.controls[5].value == (4 << 16 | 5500));
    CHECK(h.write(panel, 500 | OVS_HOST_POWER_RESET_MASK) == 0 && b.controls[6].value == (4 << 16 | OVS_HOST_POWER_RESET_MASK | 500));
    CHECK(h.write(panel, OVS_POWER_PRESS_MAX_MS + 1) == OVS_RESULT_BAD_VALUE && h.write(panel, 1 << 14) == OVS_RESULT_BAD_VALUE);
    p.host_down = p.host_busy = p.host_seen = 4;
    p.host_lit = 2;
    CHECK(h.write(panel, 500) == OVS_RESULT_BUSY && b.controls.size() == 7);
    CHECK(h.write(panel, 0) == 0 && b.controls.size() == 8 && b.controls[7].value == 4 << 16);
    CHECK(h.reg(panel) == (OVS_HOST_POWER_DOWN_MASK | OVS_HOST_POWER_REST_MASK | OVS_HOST_POWER_SEEN_MASK));
    CHECK(h.reg(OVS_REG_HOST_POWER + OVS_HOST_STRIDE) == OVS_HOST_POWER_LIT_MASK);
    CHECK(h.write(panel - OVS_HOST_STRIDE, 500) == 0 && b.controls.size() == 9);
    CHECK(h.reg(OVS_REG_CONFIG) & OVS_CONFIG_POWER_MASK);
    p.host_down = p.host_busy = p.host_seen = p.host_lit = 0;

    // An EDID goes word by word, then one command says what becomes of it; not while one is under way.
    b.controls.clear();
    p.host_edid = uint64_t{0x7B << 3 | 5} << 22;
    CHECK(h.reg(OVS_REG_HOST_EDID + 2 * OVS_HOST_STRIDE) == (0x7B00 | OVS_HOST_EDID_OWN_MASK | OVS_HOST_EDID_AWAY_MASK));
    CHECK(h.write(OVS_REG_HOST_EDID, 1) == OVS_RESULT_READ_ONLY && h.reg(OVS_REG_CONFIG) & OVS_CONFIG_EDID_MASK);
    CHECK(h.write(OVS_REG_EDID_DATA + 63, 0x12345678) == 0 && b.controls.size() == 1 && b.controls[0].what == 'd' &&
          b.controls[0].console == 63 && b.controls[0].value == 0x12345678);
    p.edid_data = 0x9ABCDEF0;
    CHECK(h.reg(OVS_REG_EDID_DATA + 3) == 0x9ABCDEF0 && h.reg(OVS_REG_EDID_STATUS) == 0);
    const unsigned keep = OVS_EDID_STORE << OVS_EDID_COMMAND_OP_SHIFT;
    CHECK(h.write(OVS_REG_EDID_COMMAND, keep | OVS_EDID_COMMAND_TWO_MASK | 4) == 0 && b.controls.size() == 2 &&
          b.controls[1].what == 'e' && b.controls[1].value == (OVS_EDID_STORE << 8 | 1 << 4 | 3));
    for (unsigned bad : {keep, keep | 5, 1u, keep | 1 | 1u << 5, keep | 1 | 1u << 18})
        CHECK(h.write(OVS_REG_EDID_COMMAND, bad) == OVS_RESULT_BAD_VALUE, "%x", bad);
    p.edid_busy = 1;
    CHECK(h.write(OVS_REG_EDID_COMMAND, keep | 1) == OVS_RESULT_BUSY && h.write(OVS_REG_EDID_DATA, 1) == OVS_RESULT_BUSY);
    CHECK(h.reg(OVS_REG_EDID_STATUS) == 1 && h.write(OVS_REG_EDID_STATUS, 0) == OVS_RESULT_READ_ONLY && b.controls.size() == 2);
    CHECK(h.write(OVS_REG_EDID_STATUS + 1, 0) == OVS_RESULT_BAD_ADDRESS);
    p.edid_busy = 0;

    p.con_osd_error = 2;
    b.clock();
    p.con_osd_error = 0;
    CHECK(h.reg(OVS_REG_CON_STATUS + two) >> 24 == 1 && h.reg(OVS_REG_CON_STATUS) >> 24 == 0);
    uint32_t up = h.reg(OVS_REG_UPTIME_MS);
    b.run_ms(20);
    CHECK(h.reg(OVS_REG_UPTIME_MS) - up - 20 <= 1);
}

// ---- streams to the consoles ----

static void test_streams()
{
    Bench b;
    Host h{b};
    h.sync(1);
    b.stall_percent = 80;
    Bytes commands = {2, 4, 1, 2, 3, 4, 3, 5, 'h', 0, 'l', 0, 'o', 7, 1, 0}, osd = {2};
    osd.insert(osd.end(), commands.begin(), commands.end());
    CHECK(h.result(OVS_FRAME_OSD, osd) == 0 && b.osd[1] == commands && b.osd[0].empty());
    Bytes large = {1, 3, 230};
    large.resize(233, 0xA5);
    CHECK(h.result(OVS_FRAME_OSD, large) == 0 && b.osd[0].size() == 232);
    // Lengths that do not add up: nothing may reach the console, or its parser would lose step.
    size_t before = b.osd[1].size();
    for (Bytes bad : {Bytes{2, 7}, Bytes{2, 7, 2, 0}, Bytes{2, 7, 1, 0, 3}, Bytes{2, 2, 4, 0, 0, 0, 0, 3, 9, 1}})
        CHECK(h.result(OVS_FRAME_OSD, bad) == OVS_RESULT_BAD_LENGTH);
    CHECK(h.result(OVS_FRAME_OSD, {2}) == 0 && b.osd[1].size() == before);

    CHECK(h.result(OVS_FRAME_INPUT, {2, 1, 0x1C, 1, 2, 5, 0xFF, 0x80, 0xF9, 1, 0xF5, 0}) == 0);
    CHECK(b.keys[1] == (std::vector<uint16_t>{0x11C, 0x0F5}) && b.keys[0].empty());
    CHECK(b.mice[1].size() == 1 && b.mice[1][0] == (5u << 22 | 9u << 18 | 0x180u << 9 | 0x1FF), "%07x", b.mice[1][0]);
}

// ---- watchdog ----

// In these tests a millisecond of the board is 100 us, which is what a frame and its reply take.
static double alive_for_ms(Bench &b)
{
    double from = b.now_us();
    while (b.pins().alive && b.now_us() - from < 1e5) b.run_us(10);
    return (b.now_us() - from) / 100;
}

static void test_watchdog()
{
    Bench b;
    Host h{b};
    b.tick_every(1200);
    h.sync(1);
    h.ask(OVS_FRAME_PING, {});
    double ms = alive_for_ms(b);
    CHECK(ms > OVS_LINK_WATCHDOG_MS - 2 && ms < OVS_LINK_WATCHDOG_MS + 1, "alive for %.1f ms", ms);
    CHECK(h.result(OVS_FRAME_PING, {}) == OVS_RESULT_NO_SESSION && !b.pins().alive, "the session must be over");

    h.sync(2);
    for (int i = 0; i < 8; i++) {
        h.ask(OVS_FRAME_PING, {});
        b.run_us(OVS_LINK_WATCHDOG_MS * 90);         // nine tenths of it: here a millisecond lasts 100 us
        CHECK(b.pins().alive);
    }
    // Noise, frames of another schema and SYNC keep nobody alive.
    h.ask(OVS_FRAME_PING, {});
    for (int i = 0; i < 6; i++) {
        b.send(Bytes{1, 2, 3, 0, 0xFF, 0});
        b.send(make(uint8_t(h.seq + 1), OVS_FRAME_PING, {}), OVS_SCHEMA ^ 4);
        b.send(make(0, OVS_FRAME_SYNC, le32(2)));
        b.run_us(10000);
    }
    CHECK(!b.pins().alive);
    // Frames are heard while a console does not take its bytes.
    h.sync(3);
    h.ask(OVS_FRAME_PING, {});
    b.osd_stuck = true;
    frame stuck = make(2, OVS_FRAME_OSD, {1, 7, 1, 0});
    for (int i = 0; i < 10; i++) {
        b.send(stuck);
        b.run_us(10000);
        CHECK(b.pins().alive, "after %d ms", i * 100);
    }
    b.osd_stuck = false;
    b.run_ms(5);
    CHECK(b.osd[0].size() == 3);
}

// ---- events ----

static void test_events()
{
    Bench b;
    Host h{b};
    frame f;
    h.sync(1);
    h.ask(OVS_FRAME_PING, {});
    b.events[1].push_back(OVS_EV_KEY << 16 | 0x11C);
    CHECK(b.wait_frame(f) && f.type == OVS_FRAME_EVENT && f.seq == 1 && f.len == 4);
    CHECK(get_u32(f.payload) == (uint32_t(OVS_EV_KEY) << 24 | 2 << 16 | 0x11C), "%08x", get_u32(f.payload));
    // Not acknowledged: the same again after 20 ms, whatever has come since.
    double from = b.now_us();
    b.events[0].push_back(OVS_EV_TRIGGER << 16 | OVS_TRIG_MENU);
    CHECK(b.wait_frame(f) && f.seq == 1 && f.len == 4);
    CHECK(b.now_us() - from > 19000 && b.now_us() - from < 21500, "%.0f us", b.now_us() - from);
    b.send(make(0, OVS_FRAME_EVENT_ACK, {0}));                       // a stale one
    CHECK(b.wait_frame(f) && f.seq == 1);
    b.send(make(0, OVS_FRAME_EVENT_ACK, {1}));
    CHECK(b.wait_frame(f) && f.seq == 2 && f.len == 4 && get_u32(f.payload) >> 16 == (OVS_EV_TRIGGER << 8 | 1));
    b.send(make(0, OVS_FRAME_EVENT_ACK, {2}));
    CHECK(!b.wait_frame(f, 30));

    // "Look again" events: one each, however often the source moves.
    for (int i = 0; i < 50; i++) {
        b.pins().host_changed = 0xA;
        b.clock();
        b.pins().host_changed = 0;
        b.pins().con_sel = uint16_t(i % 3);
        b.run_us(1);
    }
    b.pins().con_commits = 7u << 16;
    b.pins().con_commit_done = 2;
    b.clock();
    b.pins().con_commit_done = 0;
    std::map<uint32_t, int> seen;
    uint32_t last_port = 0;
    while (b.wait_frame(f, 5)) {
        for (unsigned i = 0; i < f.len; i += 4) {
            uint32_t w = get_u32(f.payload + i);
            seen[w >> 16]++;
            if (w >> 24 == OVS_EV_PORT) last_port = w & 0xFFFF;
            if (w >> 24 == OVS_EV_COMMIT) CHECK((w & 0xFFFF) == 7);
        }
        b.send(make(0, OVS_FRAME_EVENT_ACK, {f.seq}));
    }
    CHECK(seen[OVS_EV_HOST << 8 | 2] >= 1 && seen[OVS_EV_HOST << 8 | 4] >= 1 && !seen.count(OVS_EV_HOST << 8 | 1));
    CHECK(seen[OVS_EV_COMMIT << 8 | 2] == 1 && seen[OVS_EV_PORT << 8 | 1] >= 1);
    CHECK(last_port == (2u << 8 | 1), "%04x", last_port);
    h.seq = 1;
    CHECK(h.reg(OVS_REG_EV_LOST) == 0);
    CHECK(h.reg(OVS_REG_EV_RESENT) >= 2);

    // A new session drops what waits; without session nothing is kept.
    b.events[0].push_back(OVS_EV_KEY << 16 | 1);
    CHECK(b.wait_frame(f));
    h.sync(9);
    CHECK(!b.wait_frame(f, 30), "type %02x", f.type);
    b.reset();
    b.events[0].push_back(OVS_EV_KEY << 16 | 2);
    b.run_us(10);
    CHECK(b.events[0].empty());
    h.sync(10);
    CHECK(!b.wait_frame(f, 30));
}

// Keys under loss: in order, none twice, none missing unless EV_LOST was told.
static void test_event_loss(unsigned rounds)
{
    for (unsigned seed = 0; seed < rounds; seed++) {
        Bench b;
        Host h{b};
        std::mt19937 rng(seed);
        h.sync(seed + 1);
        unsigned burst = seed % 4 == 3 ? 200 : 20, made = 0, got = 0, told_lost = 0;
        uint8_t expect_seq = 0;
        uint32_t last = 0;
        double ping = 0;
        for (int i = 0; i < 40000 && got + told_lost * 1000 < 400; i++) {
            if (made < 400 && b.events[0].empty() && (burst > 64 || made - got < 20) && rng() % 300 == 0)
                for (unsigned n = 0; n < burst && made < 400; n++) b.events[0].push_back(OVS_EV_KEY << 16 | ++made);
            frame f;
            b.run_us(30);
            if (b.now_us() > ping) {
                b.send(make(++h.seq, OVS_FRAME_PING, {}));
                ping = b.now_us() + 100000;
            }
            while (b.receive(f)) {
                if (f.type != OVS_FRAME_EVENT || rng() % 100 < 15) continue;
                if (rng() % 100 >= 15) b.send(make(0, OVS_FRAME_EVENT_ACK, {f.seq}));
                if (f.seq == expect_seq) continue;
                CHECK(f.seq == uint8_t(expect_seq + 1), "seed %u: event frame %u after %u", seed, f.seq, expect_seq);
                expect_seq = f.seq;
                for (unsigned k = 0; k < f.len; k += 4) {
                    uint32_t w = get_u32(f.payload + k);
                    if (w >> 24 == OVS_EV_LOST) {
                        told_lost++;
                        last = 0;
                        continue;
                    }
                    CHECK((w & 0xFFFF) == last + 1 || !last, "seed %u: key %u after %u", seed, w & 0xFFFF, last);
                    CHECK((w & 0xFFFF) > last, "seed %u", seed);
                    last = w & 0xFFFF;
                    got++;
                }
            }
        }
        CHECK(burst > 64 || (got == 400 && !told_lost), "seed %u: %u of 400 keys, %u losses told", seed, got, told_lost);
        CHECK(burst < 64 || told_lost, "seed %u: a full FIFO is not told", seed);
    }
}

// ---- line rates ----

static void test_rates()
{
    for (unsigned khz : {3200u, 4000u, 7553u, 11999u, 12000u, 13500u, 16000u, 25000u, 27000u, 48000u, 60000u})
        for (double error : {0.0, 0.015, -0.015}) {
            Bench b(khz, error);
            Host h{b};
            std::mt19937 rng(khz);
            h.sync(khz);
            for (int i = 0; i < 12; i++) {
                Bytes data(64);
                for (auto &byte : data) byte = uint8_t(rng());
                frame r = h.ask(OVS_FRAME_PING, data);
                CHECK(r.len == 65 && !std::memcmp(r.payload + 1, data.data(), 64), "%u kHz, baud %+.1f %%", khz, error * 100);
            }
            CHECK(h.reg(OVS_REG_RX_BAD) == 0, "%u kHz, baud %+.1f %%", khz, error * 100);
        }
    // A broken byte spoils its frame and no other.
    Bench b;
    Host h{b};
    h.sync(1);
    b.send(Bytes(30, 0));                        // a long break looks like zeros and missing stop bits
    b.run_us(50);
    CHECK(h.ask(OVS_FRAME_PING, {1}).len == 2);
}

// Bits flipped on the wire itself.
static void test_wire(unsigned frames)
{
    Bench b;
    Host h{b};
    std::mt19937 rng(3);
    Bytes expect;
    unsigned lost = 0;
    h.sync(1);
    for (unsigned i = 0; i < frames; i++) {
        Bytes payload = {1, 3, 3, uint8_t(i), uint8_t(i >> 8), uint8_t(rng())};
        uint8_t raw[FRAME_WIRE_MAX];
        frame f = make(uint8_t(h.seq + 1), OVS_FRAME_OSD, payload), r;
        Bytes wire(raw, raw + frame_encode(&f, OVS_SCHEMA, raw));
        if (rng() % 2) wire[1 + rng() % (wire.size() - 2)] ^= uint8_t(1 << rng() % 8);
        b.send(wire);
        if (b.wait_frame(r, 0.4) && r.payload[0] == 0) {
            h.seq++;
            expect.insert(expect.end(), payload.begin() + 1, payload.end());
        } else {
            lost++;
        }
    }
    CHECK(b.osd[0] == expect);
    CHECK(lost > frames / 3 && lost < frames * 2 / 3, "%u of %u lost", lost, frames);
    CHECK(h.reg(OVS_REG_RX_BAD) >= lost, "%u bad counted, %u lost", h.reg(OVS_REG_RX_BAD), lost);
}

int main(int argc, char **argv)
{
    Verilated::commandArgs(argc, argv);
    std::string test = argc > 1 ? argv[1] : "";
    unsigned n = argc > 2 ? unsigned(std::atoi(argv[2])) : 10;
    if (test == "session") test_session();
    else if (test == "registers") test_registers();
    else if (test == "masks") test_masks();
    else if (test == "streams") test_streams();
    else if (test == "exactly-once") test_exactly_once(n), test_impatience();
    else if (test == "watchdog") test_watchdog();
    else if (test == "events") test_events(), test_event_loss(n);
    else if (test == "rates") test_rates();
    else if (test == "wire") test_wire(n);
    else if (test == "driver") failures += driver_test();
    else {
        std::fprintf(stderr, "usage: core session|registers|streams|exactly-once|watchdog|events|rates|wire|driver [ROUNDS]\n");
        return 64;
    }
    return failures ? 1 : 0;
}
