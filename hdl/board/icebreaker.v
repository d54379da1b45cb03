// SPDX-License-Identifier: MIT
// icebreaker - 1BitSquared iCEBreaker V1.0 (iCE40UP5K-SG48): overlay over one RGBI picture
//
// The picture comes in at PMOD2 with its pixel clock (25.175 MHz, 640x480) and goes out at PMOD1A and 1B through the
// 12-bit DVI PMOD. Link: channel B of the FT2232H. Font: the W25Q128 of the board. Text memory: 80x30 in SPRAM.
// Without a picture the pixel clock is our own, 25.125 MHz. Not in it for lack of logic cells: keyboards and mice,
// composite sync and composite video, interlaced sources, what moves in the picture. Lights: green lit, the daemon is
// heard; red lit, the source's clock is not there. Wiring: docs/bring-up.md.

`default_nettype none

module icebreaker (
    input  wire       CLK,               // 12 MHz
    input  wire       RX,
    output wire       TX,
    output wire       LEDR_N,
    output wire       LEDG_N,

    output wire       FLASH_SCK,
    output wire       FLASH_SSB,
    inout  wire       FLASH_IO0,
    inout  wire       FLASH_IO1,
    inout  wire       FLASH_IO2,
    inout  wire       FLASH_IO3,

    // source, PMOD2: centre of a pixel at the rising edge
    input  wire       SRC_CLK,
    input  wire       SRC_HS,
    input  wire       SRC_VS,
    input  wire       SRC_DE,
    input  wire [3:0] SRC_IRGB,

    // monitor, PMOD1A and 1B
    output wire       DVI_CLK,
    output wire       DVI_HS,
    output wire       DVI_VS,
    output wire       DVI_DE,
    output wire [3:0] DVI_R,
    output wire [3:0] DVI_G,
    output wire [3:0] DVI_B
);

    wire own, locked, alive, lives;
    board_pll pll (.pin(CLK), .clk(own), .locked(locked));

    board_switch #(.HID(1'b0)) switch (
        .own(own), .locked(locked), .rx(RX), .tx(TX), .alive(alive), .lives(lives),
        .flash_cs_n(FLASH_SSB), .flash_sck(FLASH_SCK), .flash_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0}),
        .src_clk(SRC_CLK), .src_hs(SRC_HS), .src_vs(SRC_VS), .src_de(SRC_DE), .src_irgb(SRC_IRGB),
        .out_clk(DVI_CLK), .out_hs(DVI_HS), .out_vs(DVI_VS), .out_de(DVI_DE), .out_r(DVI_R), .out_g(DVI_G), .out_b(DVI_B)
    );

    assign LEDG_N = ~alive;
    assign LEDR_N = lives;

endmodule

`default_nettype wire
