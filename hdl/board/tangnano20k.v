// SPDX-License-Identifier: MIT
// tangnano20k - Sipeed Tang Nano 20K (GW2AR-18, QN88): one source with keyboards, everything in
//
// Untested: its pins are out of the platform file of litex-boards (sipeed_tang_nano_20k.py), the synthesis of yosys goes through,
// nothing was placed, and no board has been seen. One RGBI source with its pixel clock and its keyboard and mouse, as on the
// Olimex board; 3:3:3 VGA by resistors. Everything is in it that small chips leave out. The
// font is in a chip of its own: that of the board has one data line. Link: the UART of its USB chip.

`default_nettype none

module tangnano20k (
    input  wire       CLK,               // 27 MHz
    input  wire       RX,
    output wire       TX,
    output wire       LED0_N,            // the daemon is heard

    // font: a W25Q64 or W25Q128
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

    // monitor: three resistors a colour, as on the iCE40-IO
    output wire       VGA_HS,
    output wire       VGA_VS,
    output wire [2:0] VGA_R,
    output wire [2:0] VGA_G,
    output wire [2:0] VGA_B
);

    wire own, locked, alive, unused_lives;
    board_rpll #(.LARGE(1)) pll (.pin(CLK), .clk(own), .locked(locked));

    wire unused_clk, unused_de;
    board_switch #(.BITS(3), .ALL(1'b1)) switch (
        .own(own), .locked(locked), .rx(RX), .tx(TX), .alive(alive), .lives(unused_lives),
        .flash_cs_n(FLASH_SSB), .flash_sck(FLASH_SCK), .flash_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0}),
        .src_clk(SRC_CLK), .src_hs(SRC_HS), .src_vs(SRC_VS), .src_de(SRC_DE), .src_irgb(SRC_IRGB),
        .ps2({MOUSE_DAT, MOUSE_CLK, KBD_DAT, KBD_CLK, SRC_MOUSE_DAT, SRC_MOUSE_CLK, SRC_KBD_DAT, SRC_KBD_CLK}),
        .out_clk(unused_clk), .out_hs(VGA_HS), .out_vs(VGA_VS), .out_de(unused_de), .out_r(VGA_R), .out_g(VGA_G), .out_b(VGA_B)
    );

    assign LED0_N = ~alive;

endmodule

`default_nettype wire
