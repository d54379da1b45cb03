// SPDX-License-Identifier: MIT
// nexys_video - Digilent Nexys Video (XC7A200T-SBG484): one source with keyboards, everything in
//
// Untested: its pins are out of Nexys-Video-Master.xdc (github.com/Digilent/digilent-xdc), the synthesis of yosys goes through,
// nothing was placed, and no board has been seen. One RGBI source with its pixel clock and its keyboard and mouse, as on the
// Olimex board; 3:3:3 VGA by resistors. Everything is in it that small chips leave out. The
// font is in a chip of its own at the XADC header, whose bank gets 3.3 V by VADJ. Link: its FT232R at the UART port.

`default_nettype none

module nexys_video (
    input  wire       CLK,               // 100 MHz
    input  wire       RX,
    output wire       TX,
    output wire       LED0,              // the daemon is heard
    output wire       LED1,              // the source's clock is there
    output wire [1:0] SET_VADJ,          // 11: 3.3 V
    output wire       VADJ_EN,

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

    reg  [1:0] divide = 2'd0;            // 25 MHz, 0.7 per cent below 25.175
    wire       own = divide[1];
    always @(posedge CLK) divide <= divide + 2'd1;

    wire unused_clk, unused_de;
    board_switch #(.BITS(3), .ALL(1'b1)) switch (
        .own(own), .locked(1'b1), .rx(RX), .tx(TX), .alive(LED0), .lives(LED1),
        .flash_cs_n(FLASH_SSB), .flash_sck(FLASH_SCK), .flash_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0}),
        .src_clk(SRC_CLK), .src_hs(SRC_HS), .src_vs(SRC_VS), .src_de(SRC_DE), .src_irgb(SRC_IRGB),
        .ps2({MOUSE_DAT, MOUSE_CLK, KBD_DAT, KBD_CLK, SRC_MOUSE_DAT, SRC_MOUSE_CLK, SRC_KBD_DAT, SRC_KBD_CLK}),
        .out_clk(unused_clk), .out_hs(VGA_HS), .out_vs(VGA_VS), .out_de(unused_de), .out_r(VGA_R), .out_g(VGA_G), .out_b(VGA_B)
    );

    assign {SET_VADJ, VADJ_EN} = 3'b111;

endmodule

`default_nettype wire
