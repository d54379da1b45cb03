// SPDX-License-Identifier: MIT
// olimex - Olimex iCE40HX8K-EVB with iCE40-IO (CT256): one RGBI source with its keyboard and mouse, out as VGA
//
// The picture comes in at EXT3 with its pixel clock (25.175 MHz, 640x480) and goes out through the 3:3:3 DAC of the
// iCE40-IO, which has the operator's keyboard too; mouse, and what the source sees as keyboard and mouse, are at EXT3.
// Link: RxD and TxD of the PGM header, from any FT2232H or FT231X cable. Font: a W25Q flash at EXT1, for that of the
// board has but one data line wired and 2 MB. Text memory: the 256Kx16 SRAM of the board. Without a picture the pixel
// clock is our own, 25.3125 MHz. Not in it for lack of logic cells: composite sync and composite video, interlaced
// sources, what moves in the picture. Lights: LED1 the daemon is heard, LED2 the source's clock is there.
// Wiring: docs/bring-up.md.

`default_nettype none

module olimex (
    input  wire       CLK,               // 100 MHz
    input  wire       RX,
    output wire       TX,
    output wire       LED1,
    output wire       LED2,

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

    // text memory
    output wire [17:0] SRAM_A,
    inout  wire [15:0] SRAM_D,
    output wire        SRAM_CS_N,
    output wire        SRAM_OE_N,
    output wire        SRAM_WE_N,

    // monitor
    output wire       VGA_HS,
    output wire       VGA_VS,
    output wire [2:0] VGA_R,
    output wire [2:0] VGA_G,
    output wire [2:0] VGA_B,
    output wire       VGA_CLK,           // for measuring, or a DVI encoder
    output wire       VGA_DE
);

    wire own, locked;
    board_pll #(.DIVR(4'd9), .DIVF(7'd80), .DIVQ(3'd5), .RANGE(3'd1), .PAD(1'b0)) pll (.pin(CLK), .clk(own), .locked(locked));

    board_switch #(.EXT_SRAM(1), .BITS(3)) switch (
        .own(own), .locked(locked), .rx(RX), .tx(TX), .alive(LED1), .lives(LED2),
        .flash_cs_n(FLASH_SSB), .flash_sck(FLASH_SCK), .flash_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0}),
        .src_clk(SRC_CLK), .src_hs(SRC_HS), .src_vs(SRC_VS), .src_de(SRC_DE), .src_irgb(SRC_IRGB),
        .ps2({MOUSE_DAT, MOUSE_CLK, KBD_DAT, KBD_CLK, SRC_MOUSE_DAT, SRC_MOUSE_CLK, SRC_KBD_DAT, SRC_KBD_CLK}),
        .sram_a(SRAM_A), .sram_d(SRAM_D), .sram_cs_n(SRAM_CS_N), .sram_oe_n(SRAM_OE_N), .sram_we_n(SRAM_WE_N),
        .out_clk(VGA_CLK), .out_hs(VGA_HS), .out_vs(VGA_VS), .out_de(VGA_DE), .out_r(VGA_R), .out_g(VGA_G), .out_b(VGA_B)
    );

endmodule

`default_nettype wire
