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

    wire own, locked, clk, taken, rst;
    board_pll #(.PAD(1'b0)) pll (.pin(CLK), .clk(own), .locked(locked));
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
    wire [7:0]  level, low;              // PS/2 lines

    switch_core #(
        .HOSTS(1), .CONSOLES(1), .PIXELS(1), .TEXT_COLS(30), .TEXT_ROWS(16), .EXT_SRAM(0),
        .ANALOG(16'd0), .POWER(1'b0), .EDID(1'b0), .HID(1'b1), .WATCH(1'b0), .FLASH_WRITER(1'b0), .INTERLACE(1'b0), .KEEP(1'b0), .KEPT(0)
    ) core (
        .clk(clk), .rst(rst), .clk_khz(16'd25175),
        .host_ce(lives), .host_hs(beat[6]), .host_vs(beat[5]), .host_de(beat[4]), .host_rgb({8'd0, rgb}),
        .con_hs(con_hs), .con_vs(con_vs), .con_de(con_de), .con_rgb(con_rgb),
        .host_kclk_i(level[0]), .host_kdat_i(level[1]), .host_mclk_i(level[2]), .host_mdat_i(level[3]), .host_light_i(1'b0), .host_scl_i(1'b1), .host_sda_i(1'b1),
        .host_kclk_oe(low[0]), .host_kdat_oe(low[1]), .host_mclk_oe(low[2]), .host_mdat_oe(low[3]),
        .con_kclk_i(level[4]), .con_kdat_i(level[5]), .con_mclk_i(level[6]), .con_mdat_i(level[7]),
        .con_kclk_oe(low[4]), .con_kdat_oe(low[5]), .con_mclk_oe(low[6]), .con_mdat_oe(low[7]),
        .link_rx(RX), .link_tx(TX),
        .flash_cs_n(cs_n), .flash_sck_en(sck_en), .flash_io_o(io_o), .flash_io_oe(io_oe), .flash_io_i(io_i),
        .sram_dq_i(16'd0), .led_alive(alive)
    );

    board_flash flash (
        .clk(clk), .cs_n(cs_n), .sck_en(sck_en), .o(io_o), .oe(io_oe), .i(io_i),
        .pin_cs_n(FLASH_SSB), .pin_sck(FLASH_SCK), .pin_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0})
    );

    assign LED0 = alive;
    assign LED1 = lives;

    board_ps2 src_kbd (
        .clk(clk), .pin_clk(SRC_KBD_CLK), .pin_dat(SRC_KBD_DAT),
        .clk_i(level[0]), .dat_i(level[1]), .clk_oe(low[0]), .dat_oe(low[1])
    );
    board_ps2 src_mouse (
        .clk(clk), .pin_clk(SRC_MOUSE_CLK), .pin_dat(SRC_MOUSE_DAT),
        .clk_i(level[2]), .dat_i(level[3]), .clk_oe(low[2]), .dat_oe(low[3])
    );
    board_ps2 kbd (
        .clk(clk), .pin_clk(KBD_CLK), .pin_dat(KBD_DAT),
        .clk_i(level[4]), .dat_i(level[5]), .clk_oe(low[4]), .dat_oe(low[5])
    );
    board_ps2 mouse (
        .clk(clk), .pin_clk(MOUSE_CLK), .pin_dat(MOUSE_DAT),
        .clk_i(level[6]), .dat_i(level[7]), .clk_oe(low[6]), .dat_oe(low[7])
    );

    // Monitor
    // -------

    board_dvi #(.BITS(4)) dvi (
        .clk(clk), .hs(con_hs), .vs(con_vs), .de(con_de), .rgb(con_rgb[23:0]),
        .pin_clk(DVI_CLK), .pin_hs(DVI_HS), .pin_vs(DVI_VS), .pin_de(DVI_DE),
        .pin_r(DVI_R), .pin_g(DVI_G), .pin_b(DVI_B)
    );

endmodule

`default_nettype wire
