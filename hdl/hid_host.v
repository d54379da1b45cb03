// SPDX-License-Identifier: MIT
// hid_host - keyboard and mouse of one host port, always there, selected or not
//
// Wiring of hid_kbd_emul and hid_mouse_emul; `told` tells that one of the outputs changed. Never
// blocks for long: see the two emulators.

`default_nettype none

module hid_host #(
    parameter integer HALF_US = 40,      // half a PS/2 clock; shorter only to save time in tests
    parameter integer BAT_MS  = 350      // length of the self-tests
) (
    input  wire        clk,
    input  wire        us_clk,           // runs at least with tick_us and rst
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

    // from the consoles; looked at in tick_us
    input  wire        key_valid,
    output wire        key_ready,
    input  wire [8:0]  key,              // {down, id}
    input  wire        release_all,      // strobe of one tick
    input  wire        mouse_valid,
    output wire        mouse_ready,
    input  wire [24:0] mouse,            // {buttons, dz, dy, dx}

    input  wire        replug,           // strobe: both start anew, as if plugged in
    output wire [2:0]  leds,             // Scroll, Num, Caps from bit 0
    output wire [1:0]  scan_set,
    output wire        kbd_on,
    output wire        mouse_on,
    output reg         told              // turns over when one of these four has changed
);

    reg  rst_1;
    always @(posedge clk) rst_1 <= rst || replug;
    wire tick = tick_us | rst_1;
    wire kclk, kdat, mclk, mdat;
    lib_sync #(.WIDTH(4)) sync (.clk(us_clk), .en(tick_us), .pin({kclk_i, kdat_i, mclk_i, mdat_i}), .level({kclk, kdat, mclk, mdat}));

    // Both sleep while a tick would change nothing; this is what makes idle ports cheap to simulate.
    wire kbd_still, mouse_still, run;
    reg  asleep, ms;
    wire stir /* verilator public_flat_rd */ = {kclk, kdat, mclk, mdat} != 4'hF || key_valid || mouse_valid || release_all;
    wire wake = stir || tick_ms || rst_1;
    lib_gate gate (.clk(clk), .en(tick && (wake || !asleep)), .gclk(run));
    always @(posedge run) if (tick) begin
        asleep <= kbd_still && mouse_still && !wake;
        ms     <= tick_ms && !rst_1;
    end

    hid_kbd_emul #(.HALF_US(HALF_US), .BAT_MS(BAT_MS)) kbd (
        .clk(run), .rst(rst_1), .tick(tick), .tick_ms(ms),
        .pclk_i(kclk), .pdat_i(kdat), .pclk_oe(kclk_oe), .pdat_oe(kdat_oe),
        .key_valid(key_valid), .key_ready(key_ready), .key(key), .release_all(release_all),
        .leds(leds), .scan_set(scan_set), .enabled(kbd_on), .still(kbd_still)
    );

    hid_mouse_emul #(.HALF_US(HALF_US), .BAT_MS(BAT_MS)) pointer (
        .clk(run), .rst(rst_1), .tick(tick), .tick_ms(ms),
        .pclk_i(mclk), .pdat_i(mdat), .pclk_oe(mclk_oe), .pdat_oe(mdat_oe),
        .mouse_valid(mouse_valid), .mouse_ready(mouse_ready), .mouse(mouse), .release_all(release_all),
        .enabled(mouse_on), .still(mouse_still)
    );

    reg  [6:0] was;
    wire [6:0] now = {leds, scan_set, kbd_on, mouse_on};
    always @(posedge us_clk) begin
        if (tick) was <= now;
        if (tick && !rst_1 && was != now) told <= !told;
        if (rst) told <= 1'b0;
    end

endmodule

`default_nettype wire
