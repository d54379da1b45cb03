// SPDX-License-Identifier: MIT
// goal_switch - a whole switch of four hosts with keyboards, mice and link, to see what it takes: no board, by `make area`
//
// What board_switch leaves out on small chips is left out here too. The sources are RGBI and in step with one pixel
// clock; no package of an UP5K has the pins, so it is packed and not placed unless it fits.

`default_nettype none

module goal_switch (
    input  wire        CLK,              // pixel clock
    input  wire        READY,
    input  wire        RX,
    output wire        TX,

    input  wire [3:0]  SRC_CE,
    input  wire [3:0]  SRC_HS,
    input  wire [3:0]  SRC_VS,
    input  wire [3:0]  SRC_DE,
    input  wire [15:0] SRC_IRGB,
    inout  wire [15:0] SRC_PS2,          // clock and data of keyboard and mouse
    inout  wire [3:0]  CON_PS2,

    output wire        DVI_HS,
    output wire        DVI_VS,
    output wire        DVI_DE,
    output wire [11:0] DVI_RGB,

    inout  wire        FLASH_CS_N,
    inout  wire        FLASH_SCK,
    inout  wire [3:0]  FLASH_IO
);

    wire rst;
    board_reset reset (.clk(CLK), .ready(READY), .rst(rst));

    reg  [31:0]  beat;
    wire [127:0] rgb;
    always @(posedge CLK) beat <= {SRC_CE, SRC_HS, SRC_VS, SRC_DE, SRC_IRGB};

    wire [15:0]  level, low;
    wire [3:0]   con_level, con_low, io_o, io_oe, io_i;
    wire         cs_n, sck_en;
    wire [31:0]  con_rgb;
    wire         unused = &{1'b0, con_rgb};
    assign       DVI_RGB = {con_rgb[23:20], con_rgb[15:12], con_rgb[7:4]};

    switch_core #(
        .HOSTS(4), .CONSOLES(1), .PIXELS(1), .TEXT_COLS(80), .TEXT_ROWS(30), .EXT_SRAM(0), .ANALOG(16'd0), .POWER(1'b0),
        .EDID(1'b0), .WATCH(1'b0), .FLASH_WRITER(1'b0), .INTERLACE(1'b0), .KEEP(1'b0), .KEPT(0)
    ) core (
        .clk(CLK), .rst(rst), .clk_khz(16'd25175),
        .host_ce(beat[31:28]), .host_hs(beat[27:24]), .host_vs(beat[23:20]), .host_de(beat[19:16]), .host_rgb(rgb),
        .con_hs(DVI_HS), .con_vs(DVI_VS), .con_de(DVI_DE), .con_rgb(con_rgb),
        .host_kclk_i(level[3:0]), .host_kdat_i(level[7:4]), .host_mclk_i(level[11:8]), .host_mdat_i(level[15:12]), .host_light_i(4'd0),
        .host_scl_i(4'hF), .host_sda_i(4'hF),
        .host_kclk_oe(low[3:0]), .host_kdat_oe(low[7:4]), .host_mclk_oe(low[11:8]), .host_mdat_oe(low[15:12]),
        .con_kclk_i(con_level[0]), .con_kdat_i(con_level[1]), .con_mclk_i(con_level[2]), .con_mdat_i(con_level[3]),
        .con_kclk_oe(con_low[0]), .con_kdat_oe(con_low[1]), .con_mclk_oe(con_low[2]), .con_mdat_oe(con_low[3]),
        .link_rx(RX), .link_tx(TX), .sram_dq_i(16'd0),
        .flash_cs_n(cs_n), .flash_sck_en(sck_en), .flash_io_o(io_o), .flash_io_oe(io_oe), .flash_io_i(io_i)
    );

    board_flash flash (
        .clk(CLK), .cs_n(cs_n), .sck_en(sck_en), .o(io_o), .oe(io_oe), .i(io_i),
        .pin_cs_n(FLASH_CS_N), .pin_sck(FLASH_SCK), .pin_io(FLASH_IO)
    );

    genvar k;
    generate
        for (k = 0; k < 4; k = k + 1) begin : lane
            board_rgbi in (.irgb(beat[4*k +: 4]), .rgb(rgb[32*k +: 24]));
            assign rgb[32*k+24 +: 8] = 8'd0;
            board_pad pad (.clk(CLK), .pin(CON_PS2[k]), .o(1'b0), .oe(con_low[k]), .i(con_level[k]));
        end
        for (k = 0; k < 16; k = k + 1) begin : lines
            board_pad pad (.clk(CLK), .pin(SRC_PS2[k]), .o(1'b0), .oe(low[k]), .i(level[k]));
        end
    endgenerate

endmodule

`default_nettype wire
