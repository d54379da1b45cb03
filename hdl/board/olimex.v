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

    wire own, locked, clk, taken, rst;
    board_pll #(.DIVR(4'd9), .DIVF(7'd80), .DIVQ(3'd5), .RANGE(3'd1), .PAD(1'b0)) pll (.pin(CLK), .clk(own), .locked(locked));
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
    wire [15:0] dq_o, dq_i;
    wire        dq_oe;
    wire [7:0]  level, low;              // PS/2 lines

    switch_core #(
        .HOSTS(1), .CONSOLES(1), .PIXELS(1), .TEXT_COLS(80), .TEXT_ROWS(30), .EXT_SRAM(1),
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
        .sram_addr(SRAM_A), .sram_dq_o(dq_o), .sram_dq_i(dq_i), .sram_dq_oe(dq_oe),
        .sram_ce_n(SRAM_CS_N), .sram_oe_n(SRAM_OE_N), .sram_we_n(SRAM_WE_N), .led_alive(alive)
    );

    board_flash flash (
        .clk(clk), .cs_n(cs_n), .sck_en(sck_en), .o(io_o), .oe(io_oe), .i(io_i),
        .pin_cs_n(FLASH_SSB), .pin_sck(FLASH_SCK), .pin_io({FLASH_IO3, FLASH_IO2, FLASH_IO1, FLASH_IO0})
    );

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

    genvar k;
    generate
        for (k = 0; k < 16; k = k + 1) begin : sram
            board_pad pad (.clk(clk), .pin(SRAM_D[k]), .o(dq_o[k]), .oe(dq_oe), .i(dq_i[k]));
        end
    endgenerate

    assign LED1 = alive;
    assign LED2 = lives;

    // Monitor
    // -------

    board_dvi #(.BITS(3)) vga (
        .clk(clk), .hs(con_hs), .vs(con_vs), .de(con_de), .rgb(con_rgb[23:0]),
        .pin_clk(VGA_CLK), .pin_hs(VGA_HS), .pin_vs(VGA_VS), .pin_de(VGA_DE),
        .pin_r(VGA_R), .pin_g(VGA_G), .pin_b(VGA_B)
    );

endmodule

`default_nettype wire
