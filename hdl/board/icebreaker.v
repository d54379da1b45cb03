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

    wire own, locked, clk, taken, rst;
    board_pll   pll (.pin(CLK), .clk(own), .locked(locked));
    board_clock pick (.own(own), .src(SRC_CLK), .clk(clk), .taken(taken));
    board_reset reset (.clk(clk), .ready(locked), .rst(rst));

    // Source: pins that mean nothing without their clock
    // --------------------------------------------------

    reg  [6:0] beat;
    wire       lives;
    lib_sync #(.WIDTH(1), .IDLE(1'b0)) sync (.clk(clk), .en(1'b1), .pin(taken), .level(lives));
    always @(posedge clk) beat <= {SRC_HS, SRC_VS, SRC_DE, SRC_IRGB};

    wire [23:0] rgb;
    board_rgbi in (.irgb(beat[3:0]), .rgb(rgb));

    // Switch
    // ------

    wire        con_hs, con_vs, con_de, alive, cs_n, sck_en;
    wire [31:0] con_rgb;
    wire        unused = &{1'b0, con_rgb[31:24]};
    wire [3:0]  io_o, io_oe, io_i;

    switch_core #(
        .HOSTS(1), .CONSOLES(1), .PIXELS(1), .TEXT_COLS(80), .TEXT_ROWS(30), .EXT_SRAM(0),
        .ANALOG(16'd0), .POWER(1'b0), .EDID(1'b0), .HID(1'b0), .WATCH(1'b0), .FLASH_WRITER(1'b0), .INTERLACE(1'b0), .KEEP(1'b0), .KEPT(0)
    ) core (
        .clk(clk), .rst(rst), .clk_khz(16'd25175),
        .host_ce(lives), .host_hs(beat[6]), .host_vs(beat[5]), .host_de(beat[4]), .host_rgb({8'd0, rgb}),
        .con_hs(con_hs), .con_vs(con_vs), .con_de(con_de), .con_rgb(con_rgb),
        .host_kclk_i(1'b1), .host_kdat_i(1'b1), .host_mclk_i(1'b1), .host_mdat_i(1'b1), .host_light_i(1'b0), .host_scl_i(1'b1), .host_sda_i(1'b1),
        .con_kclk_i(1'b1), .con_kdat_i(1'b1), .con_mclk_i(1'b1), .con_mdat_i(1'b1),
        .link_rx(RX), .link_tx(TX),
        .flash_cs_n(cs_n), .flash_sck_en(sck_en), .flash_io_o(io_o), .flash_io_oe(io_oe), .flash_io_i(io_i),
        .sram_dq_i(16'd0), .led_alive(alive)
    );

    board_flash flash (
        .clk(clk), .cs_n(cs_n), .sck_en(sck_en), .o(io_o), .oe(io_oe), .i(io_i),
        .pin_cs_n(FLASH_SSB), .pin_sck(FLASH_SCK), .pin_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0})
    );

    assign LEDG_N = ~alive;
    assign LEDR_N = lives;

    // Monitor
    // -------

    board_dvi #(.BITS(4)) dvi (
        .clk(clk), .hs(con_hs), .vs(con_vs), .de(con_de), .rgb(con_rgb[23:0]),
        .pin_clk(DVI_CLK), .pin_hs(DVI_HS), .pin_vs(DVI_VS), .pin_de(DVI_DE),
        .pin_r(DVI_R), .pin_g(DVI_G), .pin_b(DVI_B)
    );

endmodule

`default_nettype wire
