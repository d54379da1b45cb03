// SPDX-License-Identifier: MIT
// switch_host - all that belongs to one host port: its picture, its keyboard and mouse, its front panel
//
// Wiring only. vid_host finds the syncs and measures (vid_outside: composite video that stays outside, PIXELS = 1); hid_host is the keyboard and the mouse that
// the host sees, fed by whatever console speaks (hid_merge: their words do not mix); hid_power
// presses its buttons. What is not built (HID, POWER) says nothing: synthesis drops it.
// us_clk, wclk and pclk are clk with gates that all ports share (switch_core).

`default_nettype none

module switch_host #(
    parameter integer CONSOLES  = 1,
    parameter integer PIXELS    = 1,
    parameter [0:0]   ANALOG    = 1'b1,
    parameter [0:0]   OUTSIDE   = 1'b0,
    parameter [0:0]   POWER     = 1'b1,
    parameter [0:0]   HID       = 1'b1,
    parameter [0:0]   WATCH     = 1'b1,
    parameter [0:0]   INTERLACE = 1'b1
) (
    input  wire                   clk,
    input  wire                   us_clk,    // runs at tick_us
    input  wire                   wclk,      // ... when a port wants to look at a pixel
    input  wire                   pclk,      // ... at tick_ms and when something is pressed
    input  wire                   rst,
    input  wire                   tick_us,
    input  wire                   tick_ms,
    input  wire [19:0]            now_us,

    // picture, as it comes and with its syncs found
    input  wire                   ce,
    input  wire [PIXELS-1:0]      hs,
    input  wire [PIXELS-1:0]      vs,
    input  wire [PIXELS-1:0]      de,
    input  wire [PIXELS*32-1:0]   rgb,
    output wire                   o_ce,
    output wire [PIXELS-1:0]      o_hs,
    output wire [PIXELS-1:0]      o_vs,
    output wire [PIXELS-1:0]      o_de,
    output wire [PIXELS*32-1:0]   o_rgb,
    output wire                   wave,
    output wire                   amiss,
    output wire [2:0]             kind,
    output wire                   pal,
    output wire                   stable,
    output wire                   interlaced,
    output wire                   field,
    output wire [7:0]             tip,
    output wire [7:0]             blank,
    output wire                   hs_pol,
    output wire                   vs_pol,
    output wire                   present,
    output wire [11:0]            h_total,
    output wire [11:0]            h_active,
    output wire [11:0]            v_total,
    output wire [11:0]            v_active,
    output wire [19:0]            frame_us,
    output wire                   vid_changed,
    output wire [3:0]             state,
    output wire                   want,
    output wire [7:0]             changes,
    output wire                   dark,
    output wire                   restless,
    output wire [19:0]            age_ms,
    output wire [28:0]            luma,
    output wire [23:0]            signature,

    // PS/2 pins
    input  wire                   kclk_i,
    input  wire                   kdat_i,
    input  wire                   mclk_i,
    input  wire                   mdat_i,
    output wire                   kclk_oe,
    output wire                   kdat_oe,
    output wire                   mclk_oe,
    output wire                   mdat_oe,

    // what the consoles say, and what the host has made of its keyboard
    input  wire [CONSOLES-1:0]    key_valid,
    output wire [CONSOLES-1:0]    key_ready,
    input  wire [CONSOLES*9-1:0]  key,
    input  wire [CONSOLES-1:0]    mouse_valid,
    output wire [CONSOLES-1:0]    mouse_ready,
    input  wire [CONSOLES*25-1:0] mouse,
    input  wire                   release_all,
    input  wire                   replug,
    output wire [2:0]             leds,
    output wire [1:0]             scan_set,
    output wire                   kbd_on,
    output wire                   mouse_on,
    output wire                   hid_told,

    // front panel
    input  wire                   press,
    input  wire [12:0]            press_ms,
    input  wire                   press_reset,
    output wire                   power_oe,
    output wire                   reset_oe,
    input  wire                   light_i,
    output wire                   down,
    output wire                   which,
    output wire                   busy,
    output wire                   lit,
    output wire                   seen,
    output wire                   panel_changed
);

    generate
        if (OUTSIDE) begin : separated
            vid_outside vid (
                .clk(clk), .rst(rst), .tick_ms(tick_ms), .csync(hs[0]), .hs(o_hs), .vs(o_vs), .de(o_de),
                .present(present), .changed(vid_changed), .pal(pal), .interlaced(interlaced), .field(field), .state(state),
                .h_total(h_total), .v_total(v_total), .v_active(v_active), .frame_us(frame_us)
            );
            assign {o_ce, o_rgb, wave, stable, kind, hs_pol, vs_pol} = {1'b1, {PIXELS*32{1'b0}}, 2'b11, present, 2'b00, 2'b11};
            assign {h_active, tip, blank, want, amiss} = {12'd1440, 18'd0};
            assign {changes, dark, restless, age_ms, luma, signature} = 83'd0;
            wire unused = &{1'b0, wclk, now_us, ce, vs, de, rgb};
        end else begin : found
            vid_host #(.PIXELS(PIXELS), .ANALOG(ANALOG), .WATCH(WATCH), .INTERLACE(INTERLACE)) vid (
                .clk(clk), .rst(rst), .tick_ms(tick_ms), .now_us(now_us),
                .ce(ce), .hs(hs), .vs(vs), .de(de), .rgb(rgb),
                .o_ce(o_ce), .o_hs(o_hs), .o_vs(o_vs), .o_de(o_de), .o_rgb(o_rgb),
                .wave(wave), .amiss(amiss), .kind(kind), .pal(pal), .stable(stable), .interlaced(interlaced), .field(field), .tip(tip), .blank(blank),
                .hs_pol(hs_pol), .vs_pol(vs_pol), .present(present),
                .h_total(h_total), .h_active(h_active), .v_total(v_total), .v_active(v_active),
                .frame_us(frame_us), .changed(vid_changed), .state(state),
                .wclk(wclk), .want(want), .changes(changes), .dark(dark), .restless(restless),
                .age_ms(age_ms), .luma(luma), .signature(signature)
            );
        end
    endgenerate

    wire        key_offer, mouse_offer, key_room, mouse_room, told;
    wire [8:0]  key_word;
    wire [24:0] mouse_word;
    wire [6:0]  hid_state;
    wire [3:0]  lines_oe;
    wire        key_take, mouse_take;
    assign {leds, scan_set, kbd_on, mouse_on}     = HID ? hid_state : 7'd0;
    assign {kclk_oe, kdat_oe, mclk_oe, mdat_oe}   = HID ? lines_oe : 4'd0;
    assign {key_take, mouse_take, hid_told}       = HID ? {key_room, mouse_room, told} : 3'b110;

    hid_merge #(.CONSOLES(CONSOLES), .WIDTH(9)) merge_key (
        .in_valid(key_valid), .in_ready(key_ready), .in_word(key),
        .valid(key_offer), .ready(key_take), .word(key_word)
    );
    hid_merge #(.CONSOLES(CONSOLES), .WIDTH(25)) merge_mouse (
        .in_valid(mouse_valid), .in_ready(mouse_ready), .in_word(mouse),
        .valid(mouse_offer), .ready(mouse_take), .word(mouse_word)
    );

    hid_host hid (
        .clk(clk), .us_clk(us_clk), .rst(rst), .tick_us(tick_us), .tick_ms(tick_ms),
        .kclk_i(kclk_i), .kdat_i(kdat_i), .mclk_i(mclk_i), .mdat_i(mdat_i),
        .kclk_oe(lines_oe[3]), .kdat_oe(lines_oe[2]), .mclk_oe(lines_oe[1]), .mdat_oe(lines_oe[0]),
        .key_valid(key_offer), .key_ready(key_room), .key(key_word), .release_all(release_all),
        .mouse_valid(mouse_offer), .mouse_ready(mouse_room), .mouse(mouse_word),
        .replug(replug), .leds(hid_state[6:4]), .scan_set(hid_state[3:2]),
        .kbd_on(hid_state[1]), .mouse_on(hid_state[0]), .told(told)
    );

    wire [6:0] panel;
    wire       panel_moved;
    hid_power buttons (
        .clk(pclk), .rst(rst), .tick_ms(tick_ms),
        .press(press), .ms(press_ms), .reset_button(press_reset),
        .power_oe(panel[6]), .reset_oe(panel[5]), .down(panel[4]), .which(panel[3]),
        .busy(panel[2]), .light_i(light_i), .lit(panel[1]), .seen(panel[0]), .changed(panel_moved)
    );
    assign {power_oe, reset_oe, down, which, busy, lit, seen} = POWER ? panel : 7'd0;
    assign panel_changed = POWER & panel_moved;

endmodule

`default_nettype wire
