// SPDX-License-Identifier: MIT
// wires.v - a board with its flash and its SRAM as separate wires each way, for a bench that has no lines of two directions
//
// BOARD is the name of the top. `*_on` says that the memory drives the line; undriven lines are pulled up.

`default_nettype none

module wires (
    input  wire        CLK,
    input  wire        RX,
    output wire        TX,
    output wire        light_1,
    output wire        light_2,
    output wire        FLASH_SCK,
    output wire        FLASH_SSB,
    output wire [3:0]  flash_level,
    input  wire [3:0]  flash_io,
    input  wire [3:0]  flash_on,
    input  wire        SRC_CLK,
    input  wire        SRC_HS,
    input  wire        SRC_VS,
    input  wire        SRC_DE,
    input  wire [3:0]  SRC_IRGB,
    output wire [17:0] SRAM_A,
    output wire [15:0] sram_level,
    input  wire [15:0] sram_word,
    output wire        SRAM_CS_N,
    output wire        SRAM_OE_N,
    output wire        SRAM_WE_N,
    input  wire [7:0]  ps2_low,           // clock and data of: source's keyboard, its mouse, operator's keyboard, mouse
    output wire [7:0]  ps2_level,
    output wire        out_clk,
    output wire        out_hs,
    output wire        out_vs,
    output wire        out_de,
    output wire [3:0]  out_r,
    output wire [3:0]  out_g,
    output wire [3:0]  out_b
);

    tri1 [3:0] io;
    assign flash_level = io;

    genvar k;
    generate
        for (k = 0; k < 4; k = k + 1) begin : flash
            assign io[k] = flash_on[k] ? flash_io[k] : 1'bz;
        end
    endgenerate

`ifdef BOARD_icebreaker
    wire unused_ps2 = &{1'b0, ps2_low};
    assign ps2_level = 8'hFF;
`else
    tri1 [7:0] ps2;
    assign ps2_level = ps2;
    generate
        for (k = 0; k < 8; k = k + 1) begin : lines
            assign ps2[k] = ps2_low[k] ? 1'b0 : 1'bz;
        end
    endgenerate
`endif

`ifdef BOARD_olimex
    wire [15:0] dq;
    wire        sram_on = !SRAM_CS_N && !SRAM_OE_N && SRAM_WE_N;
    assign dq         = sram_on ? sram_word : 16'hzzzz;
    assign sram_level = dq;
    assign {out_r[3], out_g[3], out_b[3]} = 3'b000;
`else
    wire unused = &{1'b0, sram_word};
    assign {SRAM_A, sram_level, SRAM_CS_N, SRAM_OE_N, SRAM_WE_N} = {34'd0, 3'b111};
`endif

    `BOARD board (
        .CLK(CLK), .RX(RX), .TX(TX),
        .FLASH_SCK(FLASH_SCK), .FLASH_SSB(FLASH_SSB), .FLASH_IO0(io[0]), .FLASH_IO1(io[1]), .FLASH_IO2(io[2]), .FLASH_IO3(io[3]),
        .SRC_CLK(SRC_CLK), .SRC_HS(SRC_HS), .SRC_VS(SRC_VS), .SRC_DE(SRC_DE), .SRC_IRGB(SRC_IRGB),
`ifndef BOARD_icebreaker
        .SRC_KBD_CLK(ps2[0]), .SRC_KBD_DAT(ps2[1]), .SRC_MOUSE_CLK(ps2[2]), .SRC_MOUSE_DAT(ps2[3]),
        .KBD_CLK(ps2[4]), .KBD_DAT(ps2[5]), .MOUSE_CLK(ps2[6]), .MOUSE_DAT(ps2[7]),
`endif
`ifdef BOARD_olimex
        .SRAM_A(SRAM_A), .SRAM_D(dq), .SRAM_CS_N(SRAM_CS_N), .SRAM_OE_N(SRAM_OE_N), .SRAM_WE_N(SRAM_WE_N),
        .VGA_CLK(out_clk), .VGA_HS(out_hs), .VGA_VS(out_vs), .VGA_DE(out_de),
        .VGA_R(out_r[2:0]), .VGA_G(out_g[2:0]), .VGA_B(out_b[2:0]), .LED1(light_1), .LED2(light_2)
`else
        .DVI_CLK(out_clk), .DVI_HS(out_hs), .DVI_VS(out_vs), .DVI_DE(out_de),
        .DVI_R(out_r), .DVI_G(out_g), .DVI_B(out_b),
`ifdef BOARD_icebreaker
        .LEDG_N(light_1), .LEDR_N(light_2)
`else
        .LED0(light_1), .LED1(light_2)
`endif
`endif
    );

endmodule

`default_nettype wire
