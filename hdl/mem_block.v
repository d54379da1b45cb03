// SPDX-License-Identifier: MIT
// mem_block - text memory in block RAM, no larger than the text needs
//
// Two single-port memories, cells and soft glyphs, at the word addresses of mem_text; one
// access a clock, read data in the next. Rows and columns beyond the built size fold onto
// others: nobody asks for them. Contents after power-on are unknown.

`default_nettype none

module mem_block #(
    parameter integer CONSOLES  = 1,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire        clk,
    input  wire        en,
    input  wire        we,
    input  wire [17:0] addr,
    input  wire [15:0] wdata,
    output wire [15:0] rdata
);

    localparam integer CON_BITS = CONSOLES > 2 ? 2 : CONSOLES > 1 ? 1 : 0;
    localparam integer ROW_BITS = $clog2(TEXT_ROWS);
    localparam integer COL_BITS = $clog2(TEXT_COLS);
    localparam integer CELL_BITS = CON_BITS + 1 + ROW_BITS + COL_BITS + 1;
    localparam integer SOFT_BITS = CON_BITS + 11;

    wire [CELL_BITS-1:0] cell_at;
    wire [SOFT_BITS-1:0] soft_at;

    generate
        if (CON_BITS != 0) begin : several
            assign cell_at = {addr[13+CON_BITS:13], addr[7+ROW_BITS:8], addr[COL_BITS:0]};
            assign soft_at = {addr[13+CON_BITS:14], addr[10:0]};
        end else begin : one
            assign cell_at = {addr[13], addr[7+ROW_BITS:8], addr[COL_BITS:0]};
            assign soft_at = addr[10:0];
        end
    endgenerate

    reg [15:0] cell_ram [0:(1 << CELL_BITS) - 1];
    reg [15:0] soft_ram [0:(1 << SOFT_BITS) - 1];
    reg [15:0] cell_r, soft_r;
    reg        is_soft;
    wire       unused = &{1'b0, addr};

    always @(posedge clk)
        if (en && !addr[16]) begin
            if (we) cell_ram[cell_at] <= wdata;
            else cell_r <= cell_ram[cell_at];
        end

    always @(posedge clk)
        if (en && addr[16]) begin
            if (we) soft_ram[soft_at] <= wdata;
            else soft_r <= soft_ram[soft_at];
        end

    always @(posedge clk) if (en) is_soft <= addr[16];
    assign rdata = is_soft ? soft_r : cell_r;

endmodule

`default_nettype wire
