// SPDX-License-Identifier: MIT
// hx8k_composite - Lattice iCE40-HX8K breakout board (CT256): overlay on composite video, the picture itself stays outside
//
// A sync separator (LM1881) gives its composite sync and its burst gate at header J2; KEY and LEVEL drive an analog switch that
// puts black, grey, white or the picture at half its height in the place of the picture (docs/bring-up.md). NTSC and PAL,
// found by themselves; 27 MHz. Link: channel B of the FT2232H; fonts are written over it.
// Font: a W25Q flash at header J3. Text memory: 30x16 in block RAM. Without a source there is nothing to lay text over:
// the switch's own picture needs a converter, which this board has not. Lights: LED0 the daemon is heard, LED1 the overlay
// is seen. Not in it: keyboards and mice, what moves in the picture.

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

    // sync separator, low at sync and in the burst; analog switch
    input  wire       CSYNC_N,
    input  wire       BURST_N,
    output wire       KEY,
    output wire [1:0] LEVEL              // 0 black, 1 grey, 2 white, 3 the picture, dimmed
);

    wire clk, locked;
    board_pll #(.DIVF(7'd71), .PAD(1'b0)) pll (.pin(CLK), .clk(clk), .locked(locked));   // 27.000 MHz

    board_keyed #(.TEXT_COLS(30), .TEXT_ROWS(16)) switch (
        .clk(clk), .locked(locked), .rx(RX), .tx(TX), .alive(LED0), .shown(LED1),
        .flash_cs_n(FLASH_SSB), .flash_sck(FLASH_SCK), .flash_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0}),
        .csync_n(CSYNC_N), .burst_n(BURST_N), .out_key(KEY), .out_level(LEVEL)
    );

endmodule

`default_nettype wire
