// SPDX-License-Identifier: MIT
// hid_rig - two consoles and four host ports for the tests, wired as in switch_core
//
// All lines come out: the harness is the keyboard, the mouse, the hosts and the link. Clock strobes are
// inputs, so a test may stop or hurry the milliseconds. The second console (two_) has a link and nothing plugged in.

`default_nettype none

module hid_rig #(
    parameter integer HALF_US = 40,
    parameter integer BAT_MS  = 350
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_us,
    input  wire        tick_ms,

    // lines: hosts 0 to 3, console is 4
    input  wire [4:0]  kclk_i,
    input  wire [4:0]  kdat_i,
    input  wire [4:0]  mclk_i,
    input  wire [4:0]  mdat_i,
    output wire [4:0]  kclk_oe,
    output wire [4:0]  kdat_oe,
    output wire [4:0]  mclk_oe,
    output wire [4:0]  mdat_oe,

    input  wire        inj_key_valid,
    output wire        inj_key_ready,
    input  wire [8:0]  inj_key,
    input  wire        inj_macro,
    input  wire        inj_mouse_valid,
    output wire        inj_mouse_ready,
    input  wire [24:0] inj_mouse,
    input  wire [7:0]  trig_key,
    input  wire [9:0]  tap_ms,
    input  wire [9:0]  gap_ms,
    input  wire [11:0] menu_ms,
    input  wire        words,
    input  wire        minus,
    input  wire [3:0]  port_mask,
    input  wire [3:0]  key_mask,
    input  wire [3:0]  broadcast,
    input  wire [3:0]  macro,
    input  wire        mask_valid,
    input  wire        beep_valid,
    input  wire [9:0]  beep_ms,
    input  wire        beep_high,
    input  wire        beep_own,
    input  wire        alive,
    input  wire        restart,      // strobe: the daemon begins anew
    input  wire        cap_take,
    input  wire        cap_release,
    input  wire [3:0]  replug,
    input  wire        sel_valid,
    input  wire [4:0]  sel_port,
    output wire [4:0]  sel,
    output wire        capture,
    output wire        armed,
    output wire [15:0] inputs,
    output wire        bing,
    output wire        beep,         // pin
    output wire [11:0] masks,        // in force: macro, broadcast, key mask
    output wire        hold,         // keys of the keyboard wait for the daemon's answer
    output wire        ev_valid,
    input  wire        ev_ready,
    output wire [23:0] ev,
    output wire [3:0]  key_valid,
    output wire [8:0]  key,

    input  wire        two_key_valid,
    output wire        two_key_ready,
    input  wire [8:0]  two_key,
    input  wire        two_macro_key,
    input  wire [3:0]  two_key_mask,
    input  wire [3:0]  two_broadcast,
    input  wire [3:0]  two_macro,
    input  wire        two_mask_valid,
    input  wire        two_cap_take,
    input  wire        two_cap_release,
    input  wire        two_sel_valid,
    input  wire [4:0]  two_sel_port,
    output wire [4:0]  two_sel,
    output wire        two_ev_valid,
    output wire [23:0] two_ev,

    output wire [11:0] host_leds,
    output wire [7:0]  scan_set,
    output wire [3:0]  kbd_on,
    output wire [3:0]  mouse_on,
    output wire [3:0]  changed
);

    wire [3:0]  key_ready, release_all, mouse_valid, mouse_ready;
    assign      hold  = console.behind.hold;
    assign      masks = {console.router.macros, console.router.cast, console.router.reach};
    wire [24:0] mouse;
    reg  [2:0]  leds_sel;
    wire [2:0]  leds;

    always @(*) case (sel)
        5'd0:    leds_sel = host_leds[2:0];
        5'd1:    leds_sel = host_leds[5:3];
        5'd2:    leds_sel = host_leds[8:6];
        5'd3:    leds_sel = host_leds[11:9];
        default: leds_sel = 3'd0;
    endcase

    hid_console #(.HOSTS(4)) console (
        .clk(clk), .us_clk(clk), .rst(rst), .tick_us(tick_us), .tick_ms(tick_ms),
        .kclk_i(kclk_i[4]), .kdat_i(kdat_i[4]), .mclk_i(mclk_i[4]), .mdat_i(mdat_i[4]),
        .kclk_oe(kclk_oe[4]), .kdat_oe(kdat_oe[4]), .mclk_oe(mclk_oe[4]), .mdat_oe(mdat_oe[4]),
        .inj_key_valid(inj_key_valid), .inj_key_ready(inj_key_ready), .inj_key(inj_key), .inj_macro(inj_macro),
        .inj_mouse_valid(inj_mouse_valid), .inj_mouse_ready(inj_mouse_ready), .inj_mouse(inj_mouse),
        .trig_key(trig_key), .tap_ms(tap_ms), .gap_ms(gap_ms), .menu_ms(menu_ms), .words(words), .minus(minus),
        .port_mask(port_mask), .key_mask(key_mask), .broadcast(broadcast), .macro(macro), .mask_valid(mask_valid),
        .alive(alive), .restart(restart), .cap_take(cap_take), .cap_release(cap_release),
        .sel_valid(sel_valid), .sel_port(sel_port), .leds_host(leds_sel),
        .sel(sel), .capture(capture), .armed(armed), .leds(leds), .inputs(inputs), .bing(bing),
        .ev_valid(ev_valid), .ev_ready(ev_ready), .ev(ev),
        .key_valid(key_valid), .key_ready(key_ready), .key(key), .release_all(release_all),
        .mouse_valid(mouse_valid), .mouse_ready(mouse_ready), .mouse(mouse)
    );

    hid_beep beeper (
        .clk(clk), .rst(rst), .tick_us(tick_us), .own(beep_own), .bing(bing),
        .valid(beep_valid), .ms(beep_ms), .high(beep_high), .pin(beep)
    );

    wire [3:0]  lines_two;
    wire [3:0]  two_valid, two_ready, two_release;
    wire [8:0]  two_word;
    hid_console #(.HOSTS(4)) console_two (
        .clk(clk), .us_clk(clk), .rst(rst), .tick_us(tick_us), .tick_ms(tick_ms),
        .kclk_i(!lines_two[0]), .kdat_i(!lines_two[1]), .mclk_i(!lines_two[2]), .mdat_i(!lines_two[3]),
        .kclk_oe(lines_two[0]), .kdat_oe(lines_two[1]), .mclk_oe(lines_two[2]), .mdat_oe(lines_two[3]),
        .inj_key_valid(two_key_valid), .inj_key_ready(two_key_ready), .inj_key(two_key), .inj_macro(two_macro_key),
        .inj_mouse_valid(1'b0), .inj_mouse_ready(), .inj_mouse(25'd0),
        .trig_key(trig_key), .tap_ms(tap_ms), .gap_ms(gap_ms), .menu_ms(menu_ms), .words(words), .minus(minus),
        .port_mask(port_mask), .key_mask(two_key_mask), .broadcast(two_broadcast), .macro(two_macro),
        .mask_valid(two_mask_valid), .alive(alive), .restart(restart), .cap_take(two_cap_take), .cap_release(two_cap_release),
        .sel_valid(two_sel_valid), .sel_port(two_sel_port), .leds_host(3'd0),
        .sel(two_sel), .capture(), .armed(), .leds(), .inputs(), .bing(),
        .ev_valid(two_ev_valid), .ev_ready(1'b1), .ev(two_ev),
        .key_valid(two_valid), .key_ready(two_ready), .key(two_word), .release_all(two_release),
        .mouse_valid(), .mouse_ready(4'hF), .mouse()
    );

    genvar h;
    generate for (h = 0; h < 4; h = h + 1) begin : host
        wire       offer, take;
        wire [8:0] word;
        hid_merge #(.CONSOLES(2), .WIDTH(9)) merge (
            .in_valid({two_valid[h], key_valid[h]}), .in_ready({two_ready[h], key_ready[h]}), .in_word({two_word, key}),
            .valid(offer), .ready(take), .word(word)
        );
        hid_host #(.HALF_US(HALF_US), .BAT_MS(BAT_MS)) hid (
            .clk(clk), .us_clk(clk), .rst(rst), .tick_us(tick_us), .tick_ms(tick_ms),
            .kclk_i(kclk_i[h]), .kdat_i(kdat_i[h]), .mclk_i(mclk_i[h]), .mdat_i(mdat_i[h]),
            .kclk_oe(kclk_oe[h]), .kdat_oe(kdat_oe[h]), .mclk_oe(mclk_oe[h]), .mdat_oe(mdat_oe[h]),
            .key_valid(offer), .key_ready(take), .key(word), .release_all(release_all[h] || two_release[h]),
            .mouse_valid(mouse_valid[h]), .mouse_ready(mouse_ready[h]), .mouse(mouse),
            .replug(replug[h]), .leds(host_leds[3*h +: 3]), .scan_set(scan_set[2*h +: 2]),
            .kbd_on(kbd_on[h]), .mouse_on(mouse_on[h]), .told(changed[h])
        );
    end endgenerate

endmodule

`default_nettype wire
