// SPDX-License-Identifier: MIT
// board_switch - what the boards with one RGBI source share: the switch at the pixel clock of its source, and its pads
//
// All of it runs with the source's clock while that is there (board_clock), else with `own`, so the overlay is in step with
// the picture and nothing crosses. ps2: clock and data of the source's keyboard, its mouse, the operator's keyboard, mouse.
// What a board has not (HID = 0: no PS/2; EXT_SRAM = 0: text in block RAM) has no pads.

`default_nettype none

module board_switch #(
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30,
    parameter integer EXT_SRAM  = 0,
    parameter integer BITS      = 4,     // of a colour at the monitor
    parameter [0:0]   HID       = 1'b1,
    parameter [0:0]   ALL       = 1'b0   // for large chips: whatever the small ones leave out for lack of cells
) (
    input  wire            own,          // near 25.175 MHz, never stops
    input  wire            locked,
    input  wire            rx,
    output wire            tx,
    output wire            alive,        // the daemon is heard
    output wire            lives,        // the source's clock is there

    inout  wire            flash_cs_n,
    inout  wire            flash_sck,
    inout  wire [3:0]      flash_io,

    input  wire            src_clk,      // centre of a pixel at the rising edge
    input  wire            src_hs,
    input  wire            src_vs,
    input  wire            src_de,
    input  wire [3:0]      src_irgb,

    inout  wire [7:0]      ps2,

    output wire [17:0]     sram_a,
    inout  wire [15:0]     sram_d,
    output wire            sram_cs_n,
    output wire            sram_oe_n,
    output wire            sram_we_n,

    inout  wire            out_clk,
    inout  wire            out_hs,
    inout  wire            out_vs,
    inout  wire            out_de,
    inout  wire [BITS-1:0] out_r,
    inout  wire [BITS-1:0] out_g,
    inout  wire [BITS-1:0] out_b
);

    wire clk, taken, rst;
    board_clock pick (.own(own), .src(src_clk), .clk(clk), .taken(taken));
    board_reset reset (.clk(clk), .ready(locked), .rst(rst));

    // Source: pins that mean nothing without their clock
    // --------------------------------------------------

    reg  [6:0]  beat;
    wire [23:0] rgb;
    lib_sync #(.WIDTH(1), .IDLE(1'b0)) sync (.clk(clk), .en(1'b1), .pin(taken), .level(lives));
    always @(posedge clk) beat <= {src_hs, src_vs, src_de, src_irgb};
    board_rgbi in (.irgb(beat[3:0]), .rgb(rgb));

    // Switch
    // ------

    wire        con_hs, con_vs, con_de, cs_n, sck_en;
    wire [31:0] con_rgb;
    wire        unused = &{1'b0, con_rgb[31:24]};
    wire [3:0]  io_o, io_oe, io_i;
    wire [15:0] dq_o, dq_i;
    wire        dq_oe;
    wire [7:0]  level, low;              // PS/2 lines

    switch_core #(
        .HOSTS(1), .CONSOLES(1), .PIXELS(1), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .EXT_SRAM(EXT_SRAM),
        .ANALOG(16'd0), .POWER(1'b0), .EDID(1'b0), .HID(HID), .WATCH(ALL), .INTERLACE(ALL), .KEEP(ALL), .KEPT(ALL ? 7 : 0)
    ) core (
        .clk(clk), .rst(rst), .clk_khz(16'd25175),
        .host_ce(lives), .host_hs(beat[6]), .host_vs(beat[5]), .host_de(beat[4]), .host_rgb({8'd0, rgb}),
        .con_hs(con_hs), .con_vs(con_vs), .con_de(con_de), .con_rgb(con_rgb),
        .host_kclk_i(level[0]), .host_kdat_i(level[1]), .host_mclk_i(level[2]), .host_mdat_i(level[3]), .host_light_i(1'b0),
        .host_scl_i(1'b1), .host_sda_i(1'b1),
        .host_kclk_oe(low[0]), .host_kdat_oe(low[1]), .host_mclk_oe(low[2]), .host_mdat_oe(low[3]),
        .con_kclk_i(level[4]), .con_kdat_i(level[5]), .con_mclk_i(level[6]), .con_mdat_i(level[7]),
        .con_kclk_oe(low[4]), .con_kdat_oe(low[5]), .con_mclk_oe(low[6]), .con_mdat_oe(low[7]),
        .link_rx(rx), .link_tx(tx),
        .flash_cs_n(cs_n), .flash_sck_en(sck_en), .flash_io_o(io_o), .flash_io_oe(io_oe), .flash_io_i(io_i),
        .sram_addr(sram_a), .sram_dq_o(dq_o), .sram_dq_i(dq_i), .sram_dq_oe(dq_oe),
        .sram_ce_n(sram_cs_n), .sram_oe_n(sram_oe_n), .sram_we_n(sram_we_n), .led_alive(alive)
    );

    // Pads
    // ----

    board_flash flash (
        .clk(clk), .cs_n(cs_n), .sck_en(sck_en), .o(io_o), .oe(io_oe), .i(io_i),
        .pin_cs_n(flash_cs_n), .pin_sck(flash_sck), .pin_io(flash_io)
    );

    board_dvi #(.BITS(BITS)) monitor (
        .clk(clk), .hs(con_hs), .vs(con_vs), .de(con_de), .rgb(con_rgb[23:0]),
        .pin_clk(out_clk), .pin_hs(out_hs), .pin_vs(out_vs), .pin_de(out_de), .pin_r(out_r), .pin_g(out_g), .pin_b(out_b)
    );

    genvar k;
    generate
        if (HID) begin : hid
            for (k = 0; k < 8; k = k + 1) begin : lines
                board_pad pad (.clk(clk), .pin(ps2[k]), .o(1'b0), .oe(low[k]), .i(level[k]));
            end
        end else begin : no_hid
            wire unused_low = &{1'b0, low};
            assign level = 8'hFF;
        end
        if (EXT_SRAM != 0) begin : sram
            for (k = 0; k < 16; k = k + 1) begin : lines
                board_pad pad (.clk(clk), .pin(sram_d[k]), .o(dq_o[k]), .oe(dq_oe), .i(dq_i[k]));
            end
        end else begin : no_sram
            wire unused_dq = &{1'b0, dq_o, dq_oe};
            assign dq_i = 16'd0;
        end
    endgenerate

endmodule

`default_nettype wire
