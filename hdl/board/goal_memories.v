// SPDX-License-Identifier: MIT
// goal_memories - text memory and glyphs of one console with their pads, for goal_engine and goal_matrix
//
// The flash is read only and no glyph is kept. EXT_SRAM = 0: text in block RAM, the pins rest.

`default_nettype none

module goal_memories #(
    parameter integer EXT_SRAM  = 1,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_us,

    input  wire        mem_req,
    input  wire        mem_we,
    input  wire [17:0] mem_addr,
    input  wire [15:0] mem_wdata,
    output wire        mem_ack,
    output wire [15:0] mem_rdata,
    input  wire        gl_req,
    input  wire [15:0] gl_code,
    input  wire        gl_right,
    output wire        gl_valid,
    output wire [15:0] gl_data,
    output wire        gl_done,

    inout  wire        flash_cs_n,
    inout  wire        flash_sck,
    inout  wire [3:0]  flash_io,
    output wire [17:0] sram_a,
    inout  wire [15:0] sram_d,
    output wire        sram_ce_n,
    output wire        sram_oe_n,
    output wire        sram_we_n
);

    wire        cs_n, sck_en, font_ok, slot, stir, away, want, asking, settled, dq_oe;
    wire [1:0]  lag;
    wire [3:0]  o, oe, i;
    wire [15:0] dq_o, dq_i;

    mem_text #(.CONSOLES(1), .EXT_SRAM(EXT_SRAM), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) text (
        .clk(clk), .rst(rst), .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata),
        .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .sram_addr(sram_a), .sram_dq_o(dq_o), .sram_dq_i(dq_i), .sram_dq_oe(dq_oe),
        .sram_ce_n(sram_ce_n), .sram_oe_n(sram_oe_n), .sram_we_n(sram_we_n)
    );

    mem_flash #(.CONSOLES(1), .KEPT(0), .WRITER(1'b0)) flash (
        .clk(clk), .rst(rst), .tick_us(tick_us),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done),
        .font_ok(font_ok), .slot(slot), .stir(stir), .hold(1'b0), .choose(1'b0), .away(away), .want(want), .asking(asking),
        .settled(settled), .lag(lag), .w_cs_n(1'b1), .w_sck_en(1'b0), .w_mosi(1'b1),
        .flash_cs_n(cs_n), .flash_sck_en(sck_en), .flash_io_o(o), .flash_io_oe(oe), .flash_io_i(i)
    );

    board_flash pads (
        .clk(clk), .cs_n(cs_n), .sck_en(sck_en), .o(o), .oe(oe), .i(i),
        .pin_cs_n(flash_cs_n), .pin_sck(flash_sck), .pin_io(flash_io)
    );

    genvar k;
    generate
        if (EXT_SRAM != 0) begin : sram
            for (k = 0; k < 16; k = k + 1) begin : lines
                board_pad pad (.clk(clk), .pin(sram_d[k]), .o(dq_o[k]), .oe(dq_oe), .i(dq_i[k]));
            end
        end else begin : no_sram
            assign dq_i = 16'd0;
            wire unused_dq = &{1'b0, dq_o, dq_oe};
        end
    endgenerate

    wire unused = &{1'b0, font_ok, slot, stir, away, want, asking, settled, lag};

endmodule

`default_nettype wire
