// SPDX-License-Identifier: MIT
#include "tests/link/bench.h"

#include "verilated.h"

Bench::Bench(unsigned khz, double baud_error)
    : top(new Vlink_core), clk_khz(khz), ms_clocks(khz),
      bit_clocks(khz * 1000.0 / (khz < 12000 ? OVS_LINK_BAUD_SLOW : OVS_LINK_BAUD) * (1.0 + baud_error))
{
    frame_decoder_init(&decoder, OVS_SCHEMA);
    top->clk_khz = uint16_t(khz);
    top->rx = 1;
    for (int c = 0; c < CONSOLES; c++) top->con_sel |= uint16_t(c << 5 * c);
    top->con_shown = top->con_sel;
    reset();
}

void Bench::reset()
{
    top->rst = 1;
    for (int i = 0; i < 4; i++) clock();
    top->rst = 0;
    run_us(5);
    frame_decoder_init(&decoder, OVS_SCHEMA);
    frames.clear();
}

void Bench::drive_line()
{
    double now = double(clocks);
    if (tx_bit < 0 && !to_board.empty()) {
        tx_byte = to_board.front();
        to_board.pop_front();
        tx_bit = 0;
        tx_due = now > tx_due ? now : tx_due;
    }
    while (tx_bit >= 0 && now >= tx_due) {
        top->rx = tx_bit == 0 ? 0 : tx_bit == 9 ? 1 : tx_byte >> (tx_bit - 1) & 1;
        tx_due += bit_clocks;
        if (++tx_bit < 10) continue;
        tx_bit = -1;
        return;
    }
}

void Bench::watch_line()
{
    double now = double(clocks);
    if (rx_bit < 0 && !top->tx) {
        rx_bit = 0;
        rx_due = now + bit_clocks * 1.5;
    } else if (rx_bit >= 0 && now >= rx_due) {
        rx_due += bit_clocks;
        if (rx_bit < 8) {
            rx_byte = uint8_t(rx_byte >> 1 | (top->tx ? 0x80 : 0));
            rx_bit++;
            return;
        }
        rx_bit = -1;
        frame f;
        if (keep_raw) raw.push_back(rx_byte);
        if (frame_decode(&decoder, rx_byte, &f)) frames.push_back(f);
    }
}

void Bench::watch_outputs()
{
    for (int c = 0; c < CONSOLES; c++) {
        if (top->osd_valid >> c & top->osd_ready >> c & 1) osd[c].push_back(top->osd_data);
        if (top->inj_key_valid >> c & top->inj_key_ready >> c & 1) keys[c].push_back(uint16_t(top->inj_macro << 9 | top->inj_key));
        if (top->inj_mouse_valid >> c & top->inj_mouse_ready >> c & 1) mice[c].push_back(top->inj_mouse);
        if (top->sel_valid >> c & 1) controls.push_back({c, 's', top->sel_port});
        if (top->cap_take >> c & 1) controls.push_back({c, 't', 0});
        if (top->cap_release >> c & 1) controls.push_back({c, 'r', 0});
        if (top->mask_valid >> c & 1) controls.push_back({c, 'm', 0});
        if (top->beep_valid >> c & 1) controls.push_back({c, 'b', top->beep_high << 10 | top->beep_ms});
        if (top->ev_valid >> c & top->ev_ready >> c & 1) {
            offered[c].push_back(events[c].front());
            events[c].pop_front();
        }
    }
    if (top->host_press)
        controls.push_back({0, 'h', int(top->host_press) << 16 | top->host_press_reset << 13 | top->host_press_ms});
    if (top->edid_go) controls.push_back({0, 'e', top->edid_op << 8 | top->edid_two << 4 | top->edid_host});
    if (top->edid_write) controls.push_back({int(top->edid_index), 'd', int(top->edid_out)});
    if (top->host_replug) controls.push_back({0, 'p', top->host_replug});
}

void Bench::offer_events()
{
    uint64_t words = 0;
    top->ev_valid = 0;
    for (int c = 0; c < CONSOLES; c++) {
        if (events[c].empty()) continue;
        top->ev_valid |= uint8_t(1 << c);
        words |= uint64_t(events[c].front()) << 24 * c;
    }
    top->ev = words;
}

void Bench::clock()
{
    ms_phase++;
    top->tick_ms = ms_phase == ms_clocks;
    if (top->tick_ms) ms_phase = 0;
    drive_line();
    auto ready = [this] { return rng() % 100 >= stall_percent; };
    if (stall_percent || osd_stuck) {
        top->osd_ready = osd_stuck ? 0 : uint8_t((ready() ? 3 : 0));
        top->inj_key_ready = top->inj_mouse_ready = uint8_t((ready() ? 3 : 0));
    } else {
        top->osd_ready = top->inj_key_ready = top->inj_mouse_ready = 3;
    }
    offer_events();
    top->clk = 0;
    top->eval();
    if (!top->rst) watch_outputs();
    top->clk = 1;
    top->eval();
    clocks++;
    watch_line();
}

void Bench::run_us(double us)
{
    for (uint64_t end = clocks + uint64_t(us * clk_khz / 1000.0); clocks < end;) clock();
}

void Bench::send(const Bytes &wire)
{
    to_board.insert(to_board.end(), wire.begin(), wire.end());
}

void Bench::send(const frame &f, uint32_t schema)
{
    uint8_t wire[FRAME_WIRE_MAX];
    send(Bytes(wire, wire + frame_encode(&f, schema, wire)));
}

bool Bench::receive(frame &f)
{
    if (frames.empty()) return false;
    f = frames.front();
    frames.pop_front();
    return true;
}

bool Bench::wait_frame(frame &f, double limit_ms)
{
    for (double end = now_us() + limit_ms * 1000; now_us() < end;) {
        if (receive(f)) return true;
        run_us(5);
    }
    return false;
}
