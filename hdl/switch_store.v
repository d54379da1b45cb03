// SPDX-License-Identifier: MIT
// switch_store - what the consoles share to draw with: text memory and font flash, and who writes the flash
//
// Wiring only. All of it sleeps until one of its ports is asked (lib_wake). Without FLASH_WRITER
// the flash is read only. Times and addresses: mem_text, mem_flash, mem_writer.

`default_nettype none

module switch_store #(
    parameter integer CONSOLES     = 1,
    parameter integer EXT_SRAM     = 1,
    parameter integer TEXT_COLS    = 80,
    parameter integer TEXT_ROWS    = 30,
    parameter integer KEPT         = 7,
    parameter [0:0]   FLASH_WRITER = 1'b1,
    parameter [7:0]   FLASH_FIRST  = 8'h10,
    parameter [7:0]   FLASH_STRIDE = 8'h40
) (
    input  wire                   clk,
    input  wire                   rst,
    input  wire                   tick_us,

    // text memory and glyphs, a port for each console
    input  wire [CONSOLES-1:0]    mem_req,
    input  wire [CONSOLES-1:0]    mem_we,
    input  wire [CONSOLES*18-1:0] mem_addr,
    input  wire [CONSOLES*16-1:0] mem_wdata,
    output wire [CONSOLES-1:0]    mem_ack,
    output wire [15:0]            mem_rdata,
    input  wire [CONSOLES-1:0]    gl_req,
    input  wire [CONSOLES*16-1:0] gl_code,
    input  wire [CONSOLES-1:0]    gl_right,
    output wire [CONSOLES-1:0]    gl_valid,
    output wire [15:0]            gl_data,
    output wire [CONSOLES-1:0]    gl_done,

    // the link: which font there is, and its writer
    output wire                   font_ok,
    output wire                   font_slot,
    input  wire                   flash_go,
    input  wire [2:0]             flash_op,
    input  wire [15:0]            flash_at,
    output wire                   flash_done,
    output wire [31:0]            flash_sum,
    input  wire                   flash_write,
    input  wire                   flash_read,
    input  wire [7:0]             flash_index,
    input  wire [31:0]            flash_word,
    output wire [31:0]            flash_data,

    // pins of the font flash
    output wire                   flash_cs_n,
    output wire                   flash_sck_en,
    output wire [3:0]             flash_io_o,
    output wire [3:0]             flash_io_oe,
    input  wire [3:0]             flash_io_i,

    // pins of the text SRAM
    output wire [17:0]            sram_addr,
    output wire [15:0]            sram_dq_o,
    input  wire [15:0]            sram_dq_i,
    output wire                   sram_dq_oe,
    output wire                   sram_ce_n,
    output wire                   sram_oe_n,
    output wire                   sram_we_n
);

    wire mem_clk, flash_stir, writer_stir;
    lib_wake wake (.clk(clk), .rst(rst), .stir((|mem_req) | (|gl_req) | flash_stir | writer_stir), .gclk(mem_clk));

    mem_text #(
        .CONSOLES(CONSOLES), .EXT_SRAM(EXT_SRAM), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)
    ) text (
        .clk(mem_clk), .rst(rst),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata),
        .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .sram_addr(sram_addr), .sram_dq_o(sram_dq_o), .sram_dq_i(sram_dq_i), .sram_dq_oe(sram_dq_oe),
        .sram_ce_n(sram_ce_n), .sram_oe_n(sram_oe_n), .sram_we_n(sram_we_n)
    );

    wire        w_hold, w_choose, w_away, w_want, w_cs_n, w_sck_en, w_mosi, glyph_asked, flash_settled;
    wire [1:0]  flash_lag;

    mem_flash #(.CONSOLES(CONSOLES), .KEPT(KEPT), .WRITER(FLASH_WRITER), .FIRST(FLASH_FIRST), .STRIDE(FLASH_STRIDE)) flash (
        .clk(mem_clk), .rst(rst), .tick_us(tick_us),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right),
        .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done), .font_ok(font_ok), .slot(font_slot), .stir(flash_stir),
        .hold(w_hold), .choose(w_choose), .away(w_away), .want(w_want), .asking(glyph_asked), .settled(flash_settled), .lag(flash_lag),
        .w_cs_n(w_cs_n), .w_sck_en(w_sck_en), .w_mosi(w_mosi),
        .flash_cs_n(flash_cs_n), .flash_sck_en(flash_sck_en),
        .flash_io_o(flash_io_o), .flash_io_oe(flash_io_oe), .flash_io_i(flash_io_i)
    );

    generate
        if (FLASH_WRITER) begin : writes
            wire stir;
            assign writer_stir = stir | flash_read;
            mem_writer writer (
                .clk(mem_clk), .rst(rst), .tick_us(tick_us),
                .go(flash_go), .op(flash_op), .at(flash_at), .done(flash_done), .sum(flash_sum),
                .data_write(flash_write), .data_at(flash_index), .data_in(flash_word), .data(flash_data), .stir(stir),
                .hold(w_hold), .choose(w_choose), .away(w_away), .want(w_want), .asking(glyph_asked), .settled(flash_settled),
                .lag(flash_lag), .cs_n(w_cs_n), .sck_en(w_sck_en), .mosi(w_mosi), .miso(flash_io_i[1])
            );
        end else begin : fixed
            assign {writer_stir, w_hold, w_choose, w_cs_n, w_sck_en, w_mosi, flash_done, flash_sum, flash_data} = {7'b0001_000, 64'd0};
            wire unused = &{1'b0, w_away, w_want, glyph_asked, flash_settled, flash_lag, flash_go, flash_write, flash_read,
                            flash_op, flash_at, flash_index, flash_word};
        end
    endgenerate

endmodule

`default_nettype wire
