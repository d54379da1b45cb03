// SPDX-License-Identifier: MIT
// hid_console - keyboard and mouse of one console, from the PS/2 lines to the hosts
//
// Wiring: line, decoder, key set, trigger, router. Everything but the handshakes with the rest of the
// chip moves once a microsecond. The order of what arrives is kept: see hid_router.

`default_nettype none

module hid_console #(
    parameter integer HOSTS = 4
) (
    input  wire             clk,
    input  wire             rst,
    input  wire             tick_us,
    input  wire             tick_ms,

    // PS/2 pins
    input  wire             kclk_i,
    input  wire             kdat_i,
    input  wire             mclk_i,
    input  wire             mdat_i,
    output wire             kclk_oe,
    output wire             kdat_oe,
    output wire             mclk_oe,
    output wire             mdat_oe,

    // from the link, as if typed here
    input  wire             inj_key_valid,
    output wire             inj_key_ready,
    input  wire [8:0]       inj_key,
    input  wire             inj_mouse_valid,
    output wire             inj_mouse_ready,
    input  wire [24:0]      inj_mouse,

    // settings and commands of the link
    input  wire [7:0]       trig_key,
    input  wire [9:0]       tap_ms,
    input  wire [9:0]       gap_ms,
    input  wire [11:0]      menu_ms,
    input  wire [HOSTS-1:0] port_mask,
    input  wire             alive,
    input  wire             cap_take,
    input  wire             cap_release,
    input  wire             sel_valid,
    input  wire [4:0]       sel_port,
    input  wire [2:0]       leds_host,   // of the selected host

    output wire [4:0]       sel,
    output wire             capture,
    output wire             armed,
    output wire [2:0]       leds,
    output wire             beep,
    output wire             ev_valid,
    input  wire             ev_ready,
    output wire [23:0]      ev,

    // hosts
    output wire [HOSTS-1:0] key_valid,
    input  wire [HOSTS-1:0] key_ready,
    output wire [8:0]       key,
    output wire [HOSTS-1:0] release_all,
    output wire [HOSTS-1:0] mouse_valid,
    input  wire [HOSTS-1:0] mouse_ready,
    output wire [24:0]      mouse
);

    wire tick = tick_us | rst;
    assign leds = leds_host;

    wire        kbd_valid, kbd_ready, kbd_lost, lost_ready;
    wire [8:0]  kbd_key;
    hid_kbd_in kbd (
        .clk(clk), .rst(rst), .tick(tick), .tick_ms(tick_ms),
        .kclk_i(kclk_i), .kdat_i(kdat_i), .kclk_oe(kclk_oe), .kdat_oe(kdat_oe), .leds(leds),
        .key_valid(kbd_valid), .key_ready(kbd_ready), .key(kbd_key), .lost(kbd_lost), .lost_ready(lost_ready)
    );

    wire        phy_valid, phy_ready;
    wire [24:0] phy;
    hid_mouse_in mouse_in (
        .clk(clk), .rst(rst), .tick(tick), .tick_ms(tick_ms),
        .mclk_i(mclk_i), .mdat_i(mdat_i), .mclk_oe(mclk_oe), .mdat_oe(mdat_oe),
        .mouse_valid(phy_valid), .mouse_ready(phy_ready), .mouse(phy)
    );

    wire       go, set_idle, set_valid, set_ready, alone;
    wire [8:0] set_key;
    hid_keyset keyset (
        .clk(clk), .rst(rst), .tick(tick), .go(go),
        .kbd_valid(kbd_valid), .kbd_ready(kbd_ready), .kbd_key(kbd_key),
        .kbd_lost(kbd_lost), .lost_ready(lost_ready),
        .inj_valid(inj_key_valid), .inj_ready(inj_key_ready), .inj_key(inj_key),
        .idle(set_idle), .key_valid(set_valid), .key_ready(set_ready), .key(set_key), .alone(alone)
    );

    wire       trig_idle, op_valid, op_ready, forget, disarm;
    wire [2:0] op;
    wire [8:0] arg;
    hid_trigger #(.HOSTS(HOSTS)) taps (
        .clk(clk), .rst(rst), .tick(tick), .tick_ms(tick_ms),
        .trig_key(trig_key), .tap_ms(tap_ms), .gap_ms(gap_ms), .menu_ms(menu_ms), .port_mask(port_mask),
        .alive(alive), .capture(capture), .sel(sel), .go(go), .forget(forget), .disarm(disarm),
        .key_valid(set_valid), .key_ready(set_ready), .key(set_key), .alone(alone),
        .idle(trig_idle), .armed(armed), .op_valid(op_valid), .op_ready(op_ready), .op(op), .arg(arg)
    );

    hid_router #(.HOSTS(HOSTS)) router (
        .clk(clk), .rst(rst), .tick(tick),
        .alive(alive), .cap_take(cap_take), .cap_release(cap_release), .sel_valid(sel_valid), .sel_port(sel_port),
        .key_idle(set_idle && trig_idle), .go(go),
        .op_valid(op_valid), .op_ready(op_ready), .op(op), .arg(arg), .forget(forget), .disarm(disarm),
        .phy_valid(phy_valid), .phy_ready(phy_ready), .phy(phy),
        .inj_valid(inj_mouse_valid), .inj_ready(inj_mouse_ready), .inj(inj_mouse),
        .sel(sel), .capture(capture), .beep(beep), .ev_valid(ev_valid), .ev_ready(ev_ready), .ev(ev),
        .key_valid(key_valid), .key_ready(key_ready), .key(key), .release_all(release_all),
        .mouse_valid(mouse_valid), .mouse_ready(mouse_ready), .mouse(mouse)
    );

endmodule

`default_nettype wire
