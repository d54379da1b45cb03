// SPDX-License-Identifier: MIT
// hx8k_composite - Lattice iCE40-HX8K breakout board (CT256): overlay on composite video, the picture itself stays outside
//
// A sync separator (LM1881) gives composite sync and vertical sync at header J2; KEY and LEVEL drive an analog switch that
// puts black, grey, white or the picture at half its height in the place of the picture (docs/bring-up.md). NTSC and PAL,
// found by themselves; 27 MHz. Field and burst outputs of the separator are not needed. Link: channel B of the FT2232H.
// Font: a W25Q flash at header J3. Text memory: 30x16 in block RAM. Without a source there is nothing to lay text over:
// the switch's own picture needs a converter, which this board has not. Not in it for lack of logic cells: keyboards and
// mice, what moves in the picture. Lights: LED0 the daemon is heard, LED1 the overlay is seen. Five pins, one PMOD on boards
// that have them; an UP5K is too small for it (docs/boards.md).

`default_nettype none

module hx8k_composite (
    input  wire       CLK,               // 12 MHz
    input  wire       RX,
    output wire       TX,
    output wire       LED0,
    output wire       LED1,

    output wire       FLASH_SCK,
    output wire       FLASH_SSB,
    inout  wire       FLASH_IO0,
    inout  wire       FLASH_IO1,
    inout  wire       FLASH_IO2,
    inout  wire       FLASH_IO3,

    // sync separator, both low at sync; analog switch
    input  wire       CSYNC_N,
    input  wire       VSYNC_N,
    output wire       KEY,
    output wire [1:0] LEVEL              // 0 black, 1 grey, 2 white, 3 the picture, dimmed
);

    wire clk, locked, rst;
    board_pll #(.DIVF(7'd71), .PAD(1'b0)) pll (.pin(CLK), .clk(clk), .locked(locked));   // 27.000 MHz
    board_reset reset (.clk(clk), .ready(locked), .rst(rst));

    wire [1:0] sync;
    lib_sync #(.WIDTH(2), .IDLE(1'b1)) pins (.clk(clk), .en(1'b1), .pin({CSYNC_N, VSYNC_N}), .level(sync));

    // Switch
    // ------

    wire       key, alive, cs_n, sck_en;
    wire [1:0] level, unused;
    wire [3:0] io_o, io_oe, io_i;
    wire       unused_i;

    switch_core #(
        .HOSTS(1), .CONSOLES(1), .PIXELS(1), .TEXT_COLS(30), .TEXT_ROWS(16), .EXT_SRAM(0),
        .ANALOG(16'd1), .POWER(1'b0), .EDID(1'b0), .HID(1'b0), .WATCH(1'b0), .FLASH_WRITER(1'b0), .INTERLACE(1'b1), .KEEP(1'b0), .KEPT(0)
    ) core (
        .clk(clk), .rst(rst), .clk_khz(16'd27000),
        .host_ce(1'b1), .host_hs(sync[1]), .host_vs(sync[0]), .host_de(1'b0), .host_rgb(32'd0),
        .con_key(key), .con_level(level),
        .host_kclk_i(1'b1), .host_kdat_i(1'b1), .host_mclk_i(1'b1), .host_mdat_i(1'b1), .host_light_i(1'b0),
        .host_scl_i(1'b1), .host_sda_i(1'b1),
        .con_kclk_i(1'b1), .con_kdat_i(1'b1), .con_mclk_i(1'b1), .con_mdat_i(1'b1),
        .link_rx(RX), .link_tx(TX),
        .flash_cs_n(cs_n), .flash_sck_en(sck_en), .flash_io_o(io_o), .flash_io_oe(io_oe), .flash_io_i(io_i),
        .sram_dq_i(16'd0), .led_alive(alive)
    );

    board_flash flash (
        .clk(clk), .cs_n(cs_n), .sck_en(sck_en), .o(io_o), .oe(io_oe), .i(io_i),
        .pin_cs_n(FLASH_SSB), .pin_sck(FLASH_SCK), .pin_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0})
    );

    board_pad #(.KIND(1)) key_pad (.clk(clk), .pin(KEY), .o(key), .oe(1'b1), .i(unused_i));
    board_pad #(.KIND(1)) level_0 (.clk(clk), .pin(LEVEL[0]), .o(level[0]), .oe(1'b1), .i(unused[0]));
    board_pad #(.KIND(1)) level_1 (.clk(clk), .pin(LEVEL[1]), .o(level[1]), .oe(1'b1), .i(unused[1]));

    // For the eye: half a second behind the last sample of the overlay
    reg [23:0] shown;
    always @(posedge clk)
        if (key) shown <= 24'hFFFFFF;
        else if (|shown) shown <= shown - 24'd1;
    assign LED0 = alive;
    assign LED1 = |shown;

endmodule

`default_nettype wire
