// SPDX-License-Identifier: MIT
// tangnano9k - Sipeed Tang Nano 9K (GW1NR-9, QN88): overlay over one source
//
// Untested: its pins are out of the platform file of litex-boards (sipeed_tang_nano_9k.py), the synthesis of yosys goes through,
// nothing was placed, and no board has been seen. One RGBI source with its pixel clock, as on the iCEBreaker;
// 3:3:3 VGA by resistors. Left out for lack of cells, as there: keyboards and mice,
// interlaced sources, what moves in the picture; text of 30x16.
// The font is in a chip of its own: that of the board has one data line.
// Link: the UART of its USB chip.

`default_nettype none

module tangnano9k (
    input  wire       CLK,               // 27 MHz
    input  wire       RX,
    output wire       TX,
    output wire       LED0_N,            // the daemon is heard
    output wire       LED1_N,            // the source's clock is there

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

    // monitor: three resistors a colour, as on the iCE40-IO
    output wire       VGA_HS,
    output wire       VGA_VS,
    output wire [2:0] VGA_R,
    output wire [2:0] VGA_G,
    output wire [2:0] VGA_B
);

    wire own, locked, alive, lives;
    board_rpll #(.LARGE(0)) pll (.pin(CLK), .clk(own), .locked(locked));

    wire unused_clk, unused_de;
    board_switch #(.TEXT_COLS(30), .TEXT_ROWS(16), .BITS(3), .HID(1'b0)) switch (
        .own(own), .locked(locked), .rx(RX), .tx(TX), .alive(alive), .lives(lives),
        .flash_cs_n(FLASH_SSB), .flash_sck(FLASH_SCK), .flash_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0}),
        .src_clk(SRC_CLK), .src_hs(SRC_HS), .src_vs(SRC_VS), .src_de(SRC_DE), .src_irgb(SRC_IRGB),
        .out_clk(unused_clk), .out_hs(VGA_HS), .out_vs(VGA_VS), .out_de(unused_de), .out_r(VGA_R), .out_g(VGA_G), .out_b(VGA_B)
    );

    assign {LED0_N, LED1_N} = ~{alive, lives};

endmodule

`default_nettype wire
