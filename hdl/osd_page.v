// SPDX-License-Identifier: MIT
// osd_page - works on rectangles of cells in text memory
//
// FILL writes code a and attribute b; MASK makes attributes (old and a) xor b; COPY copies
// the visible page to the write page, likewise, and leaves the CRC-32C of it; WORD writes b to word
// {at_row, soft_at} of the soft glyphs. Cells outside clip_rows x clip_cols are never touched. `busy` from
// the clock after start, and what is asked for is held until it falls. A rectangle that lies outside ends at once.

`default_nettype none

module osd_page (
    input  wire        clk,
    input  wire        rst,

    input  wire        start,             // strobe, only while not busy
    input  wire [1:0]  op,
    input  wire [7:0]  at_row,
    input  wire [7:0]  at_col,
    input  wire [7:0]  height,
    input  wire [7:0]  width,
    input  wire [2:0]  soft_at,
    input  wire [15:0] a,
    input  wire [15:0] b,
    input  wire        halves,            // FILL: cells after the first are right halves
    input  wire [5:0]  clip_rows,
    input  wire [7:0]  clip_cols,
    input  wire        page,              // the visible one
    output wire        busy,
    output wire [31:0] crc,               // of the last COPY

    output wire        mem_req,
    output wire        mem_we,
    output wire [17:0] mem_addr,
    output wire [15:0] mem_wdata,
    input  wire        mem_ack,
    input  wire [15:0] mem_rdata
);

    localparam [1:0] FILL = 2'd0, MASK = 2'd1, COPY = 2'd2, WORD = 2'd3;
    localparam [1:0] IDLE = 2'd0, READ = 2'd1, STORE = 2'd2;

    reg [1:0]  state;
    wire [1:0] doing = op;
    reg [4:0]  row;
    reg [6:0]  col;
    reg [7:0]  rows_left, cols_left;
    reg [15:0] data;
    reg        word;                      // 0: code, 1: attribute
    reg        right;

    assign busy = state != IDLE || sums;

    // The walk
    // --------

    wire empty    = {2'd0, clip_rows} <= at_row || clip_cols <= at_col || height == 8'd0 || width == 8'd0;
`ifdef SEEDED_BUG_1
    wire last_col = cols_left == 8'd1;
`else
    wire last_col = cols_left == 8'd1 || {1'b0, col} + 8'd1 == clip_cols;
`endif
    wire last_row = rows_left == 8'd1 || {1'b0, row} + 6'd1 == clip_rows;
    wire stored   = state == STORE && mem_ack;
    wire cell_end = stored && word && doing != WORD;
    wire all_done = stored && (doing == WORD || (word && last_col && last_row));

    always @(posedge clk) begin
        if (start) begin
            {row, rows_left} <= {at_row[4:0], height};
            {col, cols_left} <= {at_col[6:0], width};
        end
        if (cell_end) begin
            col       <= last_col ? at_col[6:0] : col + 7'd1;
            cols_left <= last_col ? width : cols_left - 8'd1;
            if (last_col) row <= row + 5'd1;
            if (last_col) rows_left <= rows_left - 8'd1;
        end
    end

    always @(posedge clk) begin
        if (start) begin
            state <= op == WORD ? STORE : empty ? IDLE : op == FILL ? STORE : READ;
        end
        if (state == READ && mem_ack) state <= STORE;
        if (all_done) state <= IDLE;
        else if (stored) state <= doing == FILL ? STORE : READ;
        if (rst) state <= IDLE;
    end

    always @(posedge clk) begin
        if (start) begin
            right <= 1'b0;
            word  <= op == MASK;
        end
        if (stored && doing != MASK) word <= ~word;
        if (cell_end) right <= halves;
    end

    // What is stored next: while code is stored, its attribute is; what was read stays for the CRC.
    wire take_b = start ? op == WORD : ~word;
    always @(posedge clk)
        if (start || (mem_ack && (state == READ || doing == FILL)))
            data <= state == READ ? (mem_rdata & a) ^ b : take_b ? {b[15:14], b[13] | (right & ~start), b[12:0]} : a;

    // Memory
    // ------

`ifdef SEEDED_BUG_2
    wire        on_page = ~page ^ (doing == COPY);
`else
    wire        on_page = ~page ^ (state == READ && doing == COPY);
`endif
    assign mem_req   = state != IDLE;
    assign mem_we    = state == STORE;
    assign mem_addr  = doing == WORD ? {2'b01, 5'd0, at_row, soft_at} : {4'd0, on_page, row, col, word};
    assign mem_wdata = data;

    // CRC of the page copied: four bits a clock, the lower byte first. Storing a word and reading the next takes the memory
    // four clocks at least.
    // ------------------------------------------------------------------------------------------------------------------

    reg         sums;                     // data is being summed up
    wire        summed;
    osd_sum sum_of_page (.clk(clk), .rst(rst), .start(start && op == COPY), .go(sums), .word(data), .last(summed), .crc(crc));

    always @(posedge clk) begin
        if (state == READ && mem_ack && doing == COPY) sums <= 1'b1;
        else if (summed) sums <= 1'b0;
        if (rst) sums <= 1'b0;
    end

`ifdef FORMAL
    // No command, however wrong, reaches a cell outside of the window, the visible page, or
    // anything but the soft glyphs when it writes a soft glyph.
    reg        f_past = 1'b0, f_hold;
    reg [64:0] f_held;
    wire [64:0] f_given = {clip_rows, clip_cols, page, op, at_col, width, a, b};
    reg        f_halves;
    always @(posedge clk) {f_past, f_hold, f_held, f_halves} <= {1'b1, start || busy, f_given, halves};
    always @(*) begin
        if (!f_past) assume (rst);
        assume (!(start && busy));
        assume (clip_rows <= 6'd32 && clip_cols <= 8'd128);
        if (f_past && f_hold) assume (f_given == f_held && halves == f_halves);
    end

    wire f_cells = mem_req && doing != WORD;
    always @(*) if (f_past) begin
        if (f_cells) row_in_window: assert ({1'b0, row} < clip_rows);
        if (f_cells) col_in_window: assert ({1'b0, col} < clip_cols && {1'b0, at_col[6:0]} < clip_cols);
        if (f_cells && mem_we) write_page: assert (mem_addr[17:13] == {4'd0, ~page});
        if (mem_req && !f_cells) soft_glyph: assert (mem_we && mem_addr[17:11] == 7'b0100000);
        if (f_cells) one_state: assert (state == READ || state == STORE);
        cover (all_done && doing == COPY && clip_rows == 6'd2 && clip_cols == 8'd1);
        cover (all_done && doing == MASK && last_col && cols_left != 8'd1);
    end
`endif

endmodule

`default_nettype wire
