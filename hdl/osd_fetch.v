// SPDX-License-Identifier: MIT
// osd_fetch - reads text rows ahead of the beam into the row buffer
//
// The row buffer has two banks; row r lives in bank r & 1. Row 0 and 1 are fetched in the
// vertical blank, row r + 1 as soon as the beam is in row r. For every cell: code and
// attribute from text memory, then the glyph from flash, or from text memory when it is a
// soft one; the words of the next cell are read while the flash works. Blank cells need no
// glyph: bit 15 of the stored attribute says so. Bit 14 says that a glyph is continued to
// the edges of a larger cell (box drawing and block elements, U+2500 to U+259F). `row_ready` tells whether the row of the
// beam is complete; a late row is never offered in part.

`default_nettype none
`include "ovs_regs.vh"

module osd_fetch #(
    parameter integer COL_BITS = 7
) (
    input  wire                clk,
    input  wire                rst,

    input  wire                start,     // strobe: a frame begins, or the settings below are new
    input  wire                on,
    input  wire                page,
    input  wire [7:0]          cols,
    input  wire [5:0]          rows,
    input  wire [5:0]          beam_row,
    output wire                row_ready,

    output wire                mem_req,
    output wire [17:0]         mem_addr,
    input  wire                mem_ack,
    input  wire [15:0]         mem_rdata,

    output reg                 gl_req,
    output reg  [15:0]         gl_code,
    output reg                 gl_right,
    input  wire                gl_valid,
    input  wire [15:0]         gl_data,
    input  wire                gl_done,

    output wire                cell_we,   // attribute of a cell
    output wire [COL_BITS:0]   cell_at,   // {bank, column}
    output wire [15:0]         cell_attr,
    output wire                ink_we,    // two lines of a glyph
    output wire [COL_BITS+3:0] ink_at,    // {bank, pair of lines, column}
    output wire [15:0]         ink        // the upper line on top
);

    localparam [2:0] IDLE = 3'd0, CODE = 3'd1, ATTR = 3'd2, CELL = 3'd3,
                     SOFT = 3'd4, DRAIN = 3'd5;

    reg [2:0]  state;
    reg [5:0]  row;                       // being fetched, or the next to be
    reg [6:0]  col;
    reg [15:0] code, attr;

    // What kind of cell
    // -----------------

    localparam [31:0] SOFT_FIRST = `OVS_SOFT_GLYPH_FIRST;
    wire is_soft  = code[15:8] == SOFT_FIRST[15:8];
    wire right    = attr[13];
    wire is_blank = code == 16'h0000 || code == 16'h0020 || attr[11:10] == 2'd3 || (is_soft && right);
`ifdef SEEDED_BUG_1
    wire last     = {1'b0, col} == cols;
`else
    wire last     = {1'b0, col} + 8'd1 == cols;
`endif
    wire joins    = code[15:8] == 8'h25 && !(code[7] && code[6:5] != 2'd0) && !attr[12];
    // A soft glyph shares the write port with the flash and waits for it.
    wire go       = state == CELL && (is_blank || !gl_req || (gl_done && !is_soft));
    wire cell_end = (go && (is_blank || !is_soft)) || (mem_ack && state == SOFT && &pair);

    // Walk along the row
    // ------------------

    reg  stale;                           // a frame began: what is under way counts no more
    wire [6:0] ahead = {1'b0, row} - {1'b0, beam_row};                     // of the beam
    wire behind  = ahead[6], near = ahead[6:1] == 6'd0;
    wire may     = on && row != rows && near && !gl_req && cols != 8'd0;
    wire begin_row = state == IDLE && !stale && may;
    wire end_row = state == DRAIN && !gl_req;

    always @(posedge clk) begin
        if (begin_row) state <= CODE;
        if (mem_ack && state == CODE) state <= ATTR;
        if (mem_ack && state == ATTR) state <= CELL;
        if (go && is_soft && !is_blank) state <= SOFT;
        if (cell_end) state <= last || stale ? DRAIN : CODE;
        if (end_row) state <= IDLE;
        if (rst) state <= IDLE;
    end

    always @(posedge clk) begin
        if (state == IDLE) begin
            col <= 7'd0;
            if (behind) row <= beam_row;
            if (stale) row <= 6'd0;
            stale <= 1'b0;
        end
        if (cell_end) col <= col + 7'd1;
        if (end_row) row <= row + 6'd1;
        if (start) stale <= 1'b1;
        if (rst) begin
            row   <= 6'd0;
            stale <= 1'b1;
        end
    end

    always @(posedge clk) begin
        if (mem_ack && state == CODE) code <= mem_rdata;
        if (mem_ack && state == ATTR) attr <= mem_rdata;
    end

    // Rows up to the one before `row` are complete, and the bank of the beam's is not written again while the beam is in it.
`ifdef SEEDED_BUG_2
    assign row_ready = row >= beam_row;
`else
    assign row_ready = !stale && !behind && ahead[5:0] != 6'd0;
`endif

    // Glyph from flash: under way while gl_req is 1
    // ---------------------------------------------

    reg [6:0] gl_col;
    reg [2:0] gl_pair;

    always @(posedge clk) begin
        if (gl_valid) gl_pair <= gl_pair + 3'd1;
        if (gl_done) gl_req <= 1'b0;
        if (go && !is_blank && !is_soft) begin
            gl_req   <= 1'b1;
            gl_code  <= code;
            gl_right <= right;
            gl_col   <= col;
            gl_pair  <= 3'd0;
        end
        if (rst) gl_req <= 1'b0;
    end

    // Soft glyph: eight words, the even line in the low byte
    // ------------------------------------------------------

    reg [2:0] pair;

    always @(posedge clk)
        if (state == CELL) pair <= 3'd0;
        else if (mem_ack && state == SOFT) pair <= pair + 3'd1;

    // Ports
    // -----

    wire in_soft = state == SOFT;
    assign mem_req  = state == CODE || state == ATTR || in_soft;
    assign mem_addr = in_soft ? {2'b01, 5'd0, code[7:0], pair}
                              : {4'd0, page, row[4:0], col, state == ATTR};

    assign cell_we   = go;
    assign cell_at   = {row[0], col[COL_BITS-1:0]};
    assign cell_attr = {is_blank, joins, attr[13:0]};
    wire unused      = &{1'b0, attr[15:14], gl_col};
    assign ink_we    = gl_valid | (mem_ack && in_soft);
    assign ink_at    = in_soft ? {row[0], pair, col[COL_BITS-1:0]}
                               : {row[0], gl_pair, gl_col[COL_BITS-1:0]};
    assign ink       = in_soft ? {mem_rdata[7:0], mem_rdata[15:8]} : gl_data;

`ifdef FORMAL
    // Within a frame no cell outside of the window is read, and a row is never offered
    // while it is being written. The beam goes from row to row, and to row 0 in the clock before start: in those two nobody looks.
    reg        f_past = 1'b0;
    reg [13:0] f_window;
    reg [5:0]  f_beam;
    reg        f_fell;
    wire       f_falls = f_past && beam_row != f_beam && beam_row == 6'd0;
    always @(posedge clk) {f_past, f_window, f_beam, f_fell} <= {1'b1, rows, cols, beam_row, f_falls};
    always @(*) begin
        if (!f_past) assume (rst);
        assume (rows <= 6'd32 && cols <= 8'd128);
        if (f_past) assume ({rows, cols} == f_window);
        assume (beam_row <= rows);
        if (f_past) assume (beam_row == f_beam || beam_row == f_beam + 6'd1 || f_falls);
        if (f_past) assume (f_fell ? start : !start || beam_row == 6'd0);       // again in the blank, when settings came into force
        assume (!gl_valid || gl_req);
        assume (!gl_done || gl_req);
    end

    wire f_at_work = state != IDLE && state != DRAIN;
    always @(*) if (f_past) begin
        if (f_at_work) row_in_window: assert (row < rows);
        if (f_at_work) col_in_window: assert ({1'b0, col} < cols);
        if (state != IDLE) known_state: assert (state <= DRAIN);
        if (state == DRAIN) drained_row: assert (row < rows);
        if (in_soft) write_port: assert (!gl_req);
        if (state == IDLE) idle_flash: assert (!gl_req);
        if (state != IDLE) not_offered: assert (!row_ready || row[0] != beam_row[0] || f_falls || f_fell);
        row_at_most: assert (row <= rows);
        if (!stale && !f_falls && !f_fell) not_ahead: assert (row <= beam_row + (state == IDLE ? 6'd2 : 6'd1));
        cover (row_ready && beam_row == 6'd1);
    end
`endif

endmodule

`default_nettype wire
