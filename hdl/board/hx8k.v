// SPDX-License-Identifier: MIT
// hx8k - Lattice iCE40-HX8K breakout board (CT256): one RGBI source with its keyboard and mouse
//
// At header J2 the picture with its pixel clock (25.175 MHz, 640x480) comes in, and goes out as 12-bit colour for a DVI
// encoder; keyboards and mice, the operator's and those the source sees, are at the header of bank 0. Link: channel B of
// the FT2232H. Font: a W25Q flash at header J3, for that of the board has but one data line wired. Text memory: 30x16 in
// block RAM. Without a picture the pixel clock is our own, 25.125 MHz. Not in it for lack of logic cells: composite sync
// and composite video, interlaced sources, what moves in the picture. Lights: LED0 the daemon is heard, LED1 the
// source's clock is there. Wiring: docs/bring-up.md.

`default_nettype none

module hx8k (
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

    // source: centre of a pixel at the rising edge
    input  wire       SRC_CLK,
    input  wire       SRC_HS,
    input  wire       SRC_VS,
    input  wire       SRC_DE,
    input  wire [3:0] SRC_IRGB,

    // keyboard and mouse: those of the operator, and those that the source is given
    inout  wire       KBD_CLK,
    inout  wire       KBD_DAT,
    inout  wire       MOUSE_CLK,
    inout  wire       MOUSE_DAT,
    inout  wire       SRC_KBD_CLK,
    inout  wire       SRC_KBD_DAT,
    inout  wire       SRC_MOUSE_CLK,
    inout  wire       SRC_MOUSE_DAT,

    // monitor
    output wire       DVI_CLK,
    output wire       DVI_HS,
    output wire       DVI_VS,
    output wire       DVI_DE,
    output wire [3:0] DVI_R,
    output wire [3:0] DVI_G,
    output wire [3:0] DVI_B
);

    wire own, locked;
    board_pll #(.PAD(1'b0)) pll (.pin(CLK), .clk(own), .locked(locked));

    board_switch #(.TEXT_COLS(30), .TEXT_ROWS(16)) switch (
        .own(own), .locked(locked), .rx(RX), .tx(TX), .alive(LED0), .lives(LED1),
        .flash_cs_n(FLASH_SSB), .flash_sck(FLASH_SCK), .flash_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0}),
        .src_clk(SRC_CLK), .src_hs(SRC_HS), .src_vs(SRC_VS), .src_de(SRC_DE), .src_irgb(SRC_IRGB),
        .ps2({MOUSE_DAT, MOUSE_CLK, KBD_DAT, KBD_CLK, SRC_MOUSE_DAT, SRC_MOUSE_CLK, SRC_KBD_DAT, SRC_KBD_CLK}),
        .out_clk(DVI_CLK), .out_hs(DVI_HS), .out_vs(DVI_VS), .out_de(DVI_DE), .out_r(DVI_R), .out_g(DVI_G), .out_b(DVI_B)
    );

endmodule

`default_nettype wire
