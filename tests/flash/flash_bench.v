// SPDX-License-Identifier: MIT
// flash_bench - everything of the gateware that touches the font flash, between registers, glyph port and pins

`default_nettype none

module flash_bench #(
    parameter [7:0] FIRST  = 8'h10,
    parameter [7:0] BLOCKS = 8'h21,
    parameter [7:0] STRIDE = 8'h40
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_us,

    input  wire [15:0] addr,
    input  wire [31:0] wdata,
    input  wire        write,
    output wire [31:0] word,
    output wire [3:0]  result,

    input  wire        gl_req,
    input  wire [15:0] gl_code,
    input  wire        gl_right,
    output wire        gl_valid,
    output wire [15:0] gl_data,
    output wire        gl_done,
    output wire        font_ok,
    output wire        slot,

    output wire        flash_cs_n,
    output wire        flash_sck_en,
    output wire [3:0]  flash_io_o,
    output wire [3:0]  flash_io_oe,
    input  wire [3:0]  flash_io_i
);

    wire        in_flash, hold, choose, away, want, asking, settled, cs_n, sck_en, mosi, stir, writer_stir;
    wire [1:0]  lag;
    wire        go, done, data_write, data_read;
    wire [2:0]  op;
    wire [15:0] at;
    wire [7:0]  data_at;
    wire [31:0] sum, data;

    link_flash_regs #(.FIRST(FIRST), .BLOCKS(BLOCKS), .STRIDE(STRIDE)) regs (
        .clk(clk), .rst(rst), .addr(addr), .wdata(wdata), .write(write), .in_flash(in_flash), .word(word), .result(result),
        .font_ok(font_ok), .slot(slot), .go(go), .op(op), .at(at), .done(done), .sum(sum),
        .data_write(data_write), .data_read(data_read), .data_at(data_at), .data(data)
    );

    mem_writer writer (
        .clk(clk), .rst(rst), .tick_us(tick_us), .go(go), .op(op), .at(at), .done(done), .sum(sum),
        .data_write(data_write), .data_at(data_at), .data_in(wdata), .data(data), .stir(writer_stir),
        .hold(hold), .choose(choose), .away(away), .want(want), .asking(asking), .settled(settled), .lag(lag),
        .cs_n(cs_n), .sck_en(sck_en), .mosi(mosi), .miso(flash_io_i[1])
    );

    mem_flash #(.CONSOLES(1), .FIRST(FIRST), .STRIDE(STRIDE), .KEPT(3)) flash (
        .clk(clk), .rst(rst), .tick_us(tick_us),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done),
        .font_ok(font_ok), .slot(slot), .stir(stir),
        .hold(hold), .choose(choose), .away(away), .want(want), .asking(asking), .settled(settled), .lag(lag),
        .w_cs_n(cs_n), .w_sck_en(sck_en), .w_mosi(mosi),
        .flash_cs_n(flash_cs_n), .flash_sck_en(flash_sck_en),
        .flash_io_o(flash_io_o), .flash_io_oe(flash_io_oe), .flash_io_i(flash_io_i)
    );

    wire unused = &{1'b0, in_flash, data_read, stir, writer_stir};

endmodule

`default_nettype wire
