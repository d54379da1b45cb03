// SPDX-License-Identifier: MIT
// board_keyed - what the boards for composite video share: the switch behind a sync separator, before an analog switch
//
// The picture stays outside; 27 MHz samples. out_key says that the overlay is in the place of the picture, out_level by what: 0 black,
// 1 grey, 2 white, 3 the picture, dimmed. out_key is never 1 within a sync pulse or the burst gate of the separator,
// whatever the switch has made of its syncs.

`default_nettype none

module board_keyed #(
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire       clk,
    input  wire       locked,
    input  wire       rx,
    output wire       tx,
    output wire       alive,             // the daemon is heard
    output wire       shown,             // the overlay is seen

    inout  wire       flash_cs_n,
    inout  wire       flash_sck,
    inout  wire [3:0] flash_io,

    input  wire       csync_n,
    input  wire       burst_n,
    inout  wire       out_key,
    inout  wire [1:0] out_level
);

    wire rst, csync, burst;
    board_reset reset (.clk(clk), .ready(locked), .rst(rst));
    lib_sync #(.WIDTH(2), .IDLE(1'b1)) pins (.clk(clk), .en(1'b1), .pin({csync_n, burst_n}), .level({csync, burst}));

    // Switch
    // ------

    wire       key, cs_n, sck_en;
    wire [1:0] level;
    wire [3:0] io_o, io_oe, io_i;

    switch_core #(
        .HOSTS(1), .CONSOLES(1), .PIXELS(1), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .EXT_SRAM(0),
        .ANALOG(16'd0), .OUTSIDE(16'd1), .POWER(1'b0), .EDID(1'b0), .HID(1'b0), .WATCH(1'b0), .KEEP(1'b0), .KEPT(0)
    ) core (
        .clk(clk), .rst(rst), .clk_khz(16'd27000),
        .host_ce(1'b1), .host_hs(csync), .host_vs(1'b0), .host_de(1'b0), .host_rgb(32'd0),
        .con_key(key), .con_level(level),
        .host_kclk_i(1'b1), .host_kdat_i(1'b1), .host_mclk_i(1'b1), .host_mdat_i(1'b1), .host_light_i(1'b0),
        .host_scl_i(1'b1), .host_sda_i(1'b1),
        .con_kclk_i(1'b1), .con_kdat_i(1'b1), .con_mclk_i(1'b1), .con_mdat_i(1'b1),
        .link_rx(rx), .link_tx(tx),
        .flash_cs_n(cs_n), .flash_sck_en(sck_en), .flash_io_o(io_o), .flash_io_oe(io_oe), .flash_io_i(io_i),
        .sram_dq_i(16'd0), .led_alive(alive)
    );

    // Pads
    // ----

    board_flash flash (
        .clk(clk), .cs_n(cs_n), .sck_en(sck_en), .o(io_o), .oe(io_oe), .i(io_i),
        .pin_cs_n(flash_cs_n), .pin_sck(flash_sck), .pin_io(flash_io)
    );

    wire       safe = key & csync & burst;
    wire [2:0] unused;
    board_pad #(.KIND(1)) key_pad (.clk(clk), .pin(out_key), .o(safe), .oe(1'b1), .i(unused[2]));
    board_pad #(.KIND(1)) level_0 (.clk(clk), .pin(out_level[0]), .o(level[0]), .oe(1'b1), .i(unused[0]));
    board_pad #(.KIND(1)) level_1 (.clk(clk), .pin(out_level[1]), .o(level[1]), .oe(1'b1), .i(unused[1]));

    // For the eye: half a second behind the last sample of the overlay
    reg [23:0] left;
    always @(posedge clk)
        if (key) left <= 24'hFFFFFF;
        else if (|left) left <= left - 24'd1;
    assign shown = |left;

endmodule

`default_nettype wire
