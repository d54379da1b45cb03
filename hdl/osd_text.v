// SPDX-License-Identifier: MIT
// osd_text - from the row buffer to ink, lane by lane, in step with the beam
//
// Two cells are kept ready: A, in which the place before lane 0 lies, and B, the next one
// to the right. A beat of at most 8 pixels never reaches beyond B, at any scale. Whenever
// the beam passes from A into B the pair moves on by one cell, so all work on a cell is
// done once a cell. Before every line, at horizontal sync, the pair is primed with A =
// outside and B = cell 0. Outside cells draw nothing.
// Stage 2: u_2 as vid_locate gives it. Stage 3: what to do with each lane.

`default_nettype none

module osd_text #(
    parameter integer PIXELS   = 1,
    parameter integer COL_BITS = 7
) (
    input  wire                clk,
    input  wire                rst,

    input  wire                cell_we,   // from osd_fetch
    input  wire [COL_BITS:0]   cell_at,
    input  wire [15:0]         cell_attr,
    input  wire                ink_we,
    input  wire [COL_BITS+4:0] ink_at,
    input  wire [7:0]          ink,

    input  wire                on,
    input  wire [7:0]          cols,
    input  wire [1:0]          scale_x,   // 0, 1, 2: pixels 1, 2, 4 times
    input  wire                blink_dark,
    input  wire                in_rows,   // from vid_locate
    input  wire                first_line,
    input  wire                bank,
    input  wire [3:0]          line,
    input  wire                row_ready, // from osd_fetch

    input  wire                ce_2,
    input  wire                prime_2,   // strobe
    input  wire                near_2,
    input  wire                cross_2,
    input  wire [4:0]          u_2,       // the low bits
    output reg  [PIXELS-1:0]   paint_3,
    output reg  [PIXELS-1:0]   dim_3,
    output reg  [PIXELS*4-1:0] colour_3
);

    // When to move on
    // ---------------

    reg        row_ok, run;               // this text row, this line is drawn
    reg  [1:0] prime;                     // 3: a new line; 2, 1: steps to go
    wire       drawn = ce_2 & near_2 & run;
    wire       step  = prime == 2'd2 | prime == 2'd1 | (drawn & cross_2);

    always @(posedge clk) begin
        if (prime != 2'd0) prime <= prime - 2'd1;
        if (prime == 2'd3) begin
`ifdef SEEDED_BUG_1
            run <= in_rows & (first_line ? row_ready : row_ok);
`else
            run <= on & in_rows & (first_line ? row_ready : row_ok);
`endif
            if (first_line) row_ok <= row_ready;
        end
        if (prime_2) prime <= 2'd3;
        if (rst) {prime, run} <= 3'd0;
    end

    // Row buffer
    // ----------

    reg [15:0] attr_ram [0:(2 << COL_BITS) - 1];
    reg [7:0]  ink_ram [0:(32 << COL_BITS) - 1];
    reg [15:0] attr_r;
    wire       unused_bits = &{1'b0, attr_r[14:12]};
    reg [7:0]  ink_r;
    reg [7:0]  ptr;                       // next column to read
    reg        valid_r;
    wire       valid = ptr < cols;

    always @(posedge clk) begin
        if (cell_we) attr_ram[cell_at] <= cell_attr;
        if (step) attr_r <= attr_ram[{bank, ptr[COL_BITS-1:0]}];
    end

    always @(posedge clk) begin
        if (ink_we) ink_ram[ink_at] <= ink;
        if (step) ink_r <= ink_ram[{bank, line, ptr[COL_BITS-1:0]}];
    end

    always @(posedge clk) begin
        if (step) begin
            valid_r <= valid;
            if (valid) ptr <= ptr + 8'd1;
        end
        if (prime == 2'd3) begin
            valid_r <= 1'b0;
            ptr     <= 8'd0;
        end
    end

    // The pair
    // --------

    localparam [1:0] DIMMED = 2'd1, OPAQUE = 2'd2, NOTHING = 2'd3;
    reg [7:0] bits_a, bits_b;             // ink after blank, invert and blink
    reg [3:0] fg_a, fg_b, bg_a, bg_b;
    reg [1:0] back_a, back_b;

    always @(posedge clk) begin
        if (step) begin
            {bits_a, fg_a, bg_a, back_a} <= {bits_b, fg_b, bg_b, back_b};
            bits_b <= !valid_r || attr_r[11:10] == NOTHING || (attr_r[8] && blink_dark) ? 8'd0
                      : (attr_r[15] ? 8'd0 : ink_r) ^ {8{attr_r[9]}};
            {bg_b, fg_b} <= attr_r[7:0];
            back_b <= valid_r ? attr_r[11:10] : NOTHING;
        end
        if (prime == 2'd3) {bits_b, back_b} <= {8'd0, NOTHING};
    end

    // Lanes
    // -----

    // The PIXELS bits that lie `from` pixels to the right of the start of the pair
    function [PIXELS-1:0] lanes;
        input [15:0] pair;
        input [5:0]  from;                // 1 to cell width
        input [1:0]  scale;
        reg   [15:0] w, e;
        integer      k;
        begin
            w = pair << (from >> scale);
            case (scale)
            2'd0:    e = w;
            2'd1:    e = {{2{w[15]}}, {2{w[14]}}, {2{w[13]}}, {2{w[12]}}, {2{w[11]}}, 6'd0} << from[0];
            default: e = {{4{w[15]}}, {4{w[14]}}, {4{w[13]}}, 4'd0} << from[1:0];
            endcase
            for (k = 0; k < PIXELS; k = k + 1) lanes[k] = e[15-k];
        end
    endfunction

    // {colour, dim, paint} of all lanes
    function [PIXELS*6-1:0] shade;
        input [PIXELS-1:0] dot, in_b;
        input [9:0]        cell_a, cell_b;       // {back, fg, bg}
        reg   [PIXELS-1:0] solid, dark;
        integer            k;
        begin
            solid = (in_b & {PIXELS{cell_b[9:8] == OPAQUE}}) | (~in_b & {PIXELS{cell_a[9:8] == OPAQUE}});
            dark  = (in_b & {PIXELS{cell_b[9:8] == DIMMED}}) | (~in_b & {PIXELS{cell_a[9:8] == DIMMED}});
            shade[2*PIXELS-1:0] = {dark & ~dot, dot | solid};
            for (k = 0; k < PIXELS; k = k + 1)
                shade[2*PIXELS + 4*k +: 4] = in_b[k] ? (dot[k] ? cell_b[7:4] : cell_b[3:0])
                                                     : (dot[k] ? cell_a[7:4] : cell_a[3:0]);
        end
    endfunction

    wire [5:0] from = {1'b0, u_2[4] & scale_x[1], u_2[3] & |scale_x, u_2[2:0]} + 6'd1;

    always @(posedge clk) begin
        if (ce_2) {dim_3, paint_3} <= {(2*PIXELS){1'b0}};
        if (drawn)
            {colour_3, dim_3, paint_3} <= shade(lanes({bits_a, bits_b}, from, scale_x), lanes(16'h00FF, from, scale_x),
                                                {back_a, fg_a, bg_a}, {back_b, fg_b, bg_b});
    end

`ifdef FORMAL
    // Overlay off: no lane is touched, whatever the row buffer holds.
    (* anyconst *) reg f_off;
    reg f_past = 1'b0, f_ce_3;
    always @(posedge clk) {f_past, f_ce_3} <= {1'b1, ce_2 & f_past};
    always @(*) if (!f_past) assume (rst);
    always @(*) if (f_off) assume (!on);
    always @(*) if (f_past) begin
        if (f_off) not_running: assert (!run);
        if (f_off && f_ce_3) nothing_drawn: assert (paint_3 == 0 && dim_3 == 0);
        if (f_ce_3) not_both: assert ((paint_3 & dim_3) == 0);
        cover (f_ce_3 && paint_3 != 0);
    end
`endif

endmodule

`default_nettype wire
