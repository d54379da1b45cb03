// SPDX-License-Identifier: MIT
// hid_host - keyboard and mouse of one host port, always there, selected or not
//
// Wiring of hid_kbd_emul and hid_mouse_emul; `changed` tells that one of the outputs did. Never
// blocks for long: see the two emulators.

`default_nettype none

module hid_host #(
    parameter integer HALF_US = 40,      // half a PS/2 clock; shorter only to save time in tests
    parameter integer BAT_MS  = 350      // length of the self-tests
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_us,
    input  wire        tick_ms,

    // PS/2 pins
    input  wire        kclk_i,
    input  wire        kdat_i,
    input  wire        mclk_i,
    input  wire        mdat_i,
    output wire        kclk_oe,
    output wire        kdat_oe,
    output wire        mclk_oe,
    output wire        mdat_oe,

    // from the consoles
    input  wire        key_valid,
    output wire        key_ready,
    input  wire [8:0]  key,              // {down, id}
    input  wire        release_all,      // strobe
    input  wire        mouse_valid,
    output wire        mouse_ready,
    input  wire [24:0] mouse,            // {buttons, dz, dy, dx}

    output wire [2:0]  leds,             // Scroll, Num, Caps from bit 0
    output wire [1:0]  scan_set,
    output wire        kbd_on,
    output wire        mouse_on,
    output reg         changed           // strobe
);

    wire tick = tick_us | rst;

    hid_kbd_emul #(.HALF_US(HALF_US), .BAT_MS(BAT_MS)) kbd (
        .clk(clk), .rst(rst), .tick(tick), .tick_ms(tick_ms),
        .pclk_i(kclk_i), .pdat_i(kdat_i), .pclk_oe(kclk_oe), .pdat_oe(kdat_oe),
        .key_valid(key_valid), .key_ready(key_ready), .key(key), .release_all(release_all),
        .leds(leds), .scan_set(scan_set), .enabled(kbd_on)
    );

    hid_mouse_emul #(.HALF_US(HALF_US), .BAT_MS(BAT_MS)) pointer (
        .clk(clk), .rst(rst), .tick(tick), .tick_ms(tick_ms),
        .pclk_i(mclk_i), .pdat_i(mdat_i), .pclk_oe(mclk_oe), .pdat_oe(mdat_oe),
        .mouse_valid(mouse_valid), .mouse_ready(mouse_ready), .mouse(mouse), .release_all(release_all),
        .enabled(mouse_on)
    );

    reg  [6:0] was;
    wire [6:0] now = {leds, scan_set, kbd_on, mouse_on};
    always @(posedge clk) begin
        if (tick) was <= now;
        changed <= tick && !rst && was != now;
    end

endmodule

`default_nettype wire
