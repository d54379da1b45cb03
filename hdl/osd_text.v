// SPDX-License-Identifier: MIT
// osd_text - from the row buffer to ink, lane by lane, in step with the beam
//
// Two cells are kept ready: A, in which the place before lane 0 lies, and B, the next one
// to the right. A beat of at most 8 pixels never reaches beyond B, at any scale. In a cell of 12x18 the glyph of
// 8x16 stands in the middle; box drawing is continued to the edges, and the halves of a wide character meet.
// Whenever the beam passes from A into B the pair moves on by one cell, so all work on a cell is done once a cell. Before every line, at horizontal sync, the pair is primed with A =
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
    input  wire [COL_BITS+3:0] ink_at,
    input  wire [15:0]         ink,       // two lines, the upper one on top

    input  wire                on,
    input  wire [7:0]          cols,
    input  wire                big,     // cells of 12x18
    input  wire [1:0]          scale_x,   // 0, 1, 2, 3: pixels 1, 2, 4, 3 times
    input  wire                blink_dark,
    input  wire                in_rows,   // from vid_locate
    input  wire                first_line,
    input  wire                bank,
    input  wire [3:0]          line,
    input  wire                rim,
    input  wire                row_ready, // from osd_fetch

    input  wire                ce_2,
    input  wire                prime_2,   // strobe
    input  wire                near_2,
    input  wire                cross_2,
    input  wire [5:0]          u_2,       // the low bits
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
    reg [15:0] ink_ram [0:(16 << COL_BITS) - 1];
    reg [15:0] attr_r, ink_r;             // line is the same until it is used up
    wire [7:0] ink_line = line[0] ? ink_r[7:0] : ink_r[15:8];
    reg [7:0]  ptr;                       // next column to read
    reg        valid_r;
    wire       valid = ptr < cols;

    always @(posedge clk) begin
        if (cell_we) attr_ram[cell_at] <= cell_attr;
        if (step) attr_r <= attr_ram[{bank, ptr[COL_BITS-1:0]}];
        if (ink_we) ink_ram[ink_at] <= ink;
        if (step) ink_r <= ink_ram[{bank, line[3:1], ptr[COL_BITS-1:0]}];
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
    reg [11:0] bits_a, bits_b;            // ink after blank, invert and blink
    reg [3:0]  fg_a, fg_b, bg_a, bg_b;
    reg [1:0]  back_a, back_b;

    // A line of a glyph in its cell; a cell of 8 has its bits at the left
    function [11:0] placed;
        input [7:0] bits;
        input       in_big, wide, right, joins;
        begin
            placed = {bits, 4'd0};
            if (in_big && wide && !right) placed = {4'd0, bits};
            if (in_big && !wide) placed = {{2{bits[7] & joins}}, bits, {2{bits[0] & joins}}};
        end
    endfunction

    wire        no_ink = attr_r[15] | (rim & ~attr_r[14]);
    wire [11:0] inked  = no_ink ? 12'd0 : placed(ink_line, big, attr_r[12], attr_r[13], attr_r[14]);

    always @(posedge clk) begin
        if (step) begin
            {bits_a, fg_a, bg_a, back_a} <= {bits_b, fg_b, bg_b, back_b};
            bits_b <= !valid_r || attr_r[11:10] == NOTHING || (attr_r[8] && blink_dark) ? 12'd0
                      : inked ^ {12{attr_r[9]}};
            {bg_b, fg_b} <= attr_r[7:0];
            back_b <= valid_r ? attr_r[11:10] : NOTHING;
        end
        if (prime == 2'd3) {bits_b, back_b} <= {12'd0, NOTHING};
    end

    // Lanes
    // -----

    // {quotient, remainder} of a division by 3, bit by bit
    function [5:0] thirds;
        input [5:0] pixels;               // at most 47
        reg   [2:0] left;
        reg   [3:0] all;
        integer     n;
        begin
            left = 3'd0;
            all  = 4'd0;
            for (n = 5; n >= 0; n = n - 1) begin
                left = {left[1:0], pixels[n]};
                all  = {all[2:0], left >= 3'd3};
                if (left >= 3'd3) left = left - 3'd3;
            end
            thirds = {all, left[1:0]};
        end
    endfunction

    // {dots, pixels of the next dot} from the start of the pair to a pixel
    function [5:0] dots;
        input [5:0] pixels;               // 1 to cell width, at most 48; 36 at 3x
        input [1:0] scale;
        case (scale)
        2'd0:    dots = {pixels[3:0], 2'd0};
        2'd1:    dots = {pixels[4:1], 1'b0, pixels[0]};
        2'd2:    dots = pixels;
        default: dots = thirds(pixels);
        endcase
    endfunction

    // The PIXELS bits that lie so many dots and pixels to the right of the start of the pair
    function [PIXELS-1:0] lanes;
        input [23:0] pair;
        input [3:0]  dot;                 // 0 to 12
        input [1:0]  part;
        input [1:0]  scale;
        reg   [11:0] w, e, unused;
        integer      k;
        begin
            {w, unused} = pair << dot;
            case (scale)
            2'd0:    e = w;
            2'd1:    e = {{2{w[11]}}, {2{w[10]}}, {2{w[9]}}, {2{w[8]}}, {2{w[7]}}, 2'd0} << part[0];
            2'd2:    e = {{4{w[11]}}, {4{w[10]}}, {4{w[9]}}} << part;
            default: e = {{3{w[11]}}, {3{w[10]}}, {3{w[9]}}, {3{w[8]}}} << part;
            endcase
            for (k = 0; k < PIXELS; k = k + 1) lanes[k] = e[11-k];
        end
    endfunction

    // A bit of each lane four times, and a colour for all lanes: only wires, but to look them up is less to work out.
    function [4*PIXELS*(1 << PIXELS)-1:0] all_spread;
        input [31:0] from;
        integer      n, k;
        for (n = from; n < 1 << PIXELS; n = n + 1)
            for (k = 0; k < PIXELS; k = k + 1) all_spread[4*PIXELS*n + 4*k +: 4] = {4{n[k]}};
    endfunction

    function [4*PIXELS*16-1:0] all_filled;
        input [31:0] from;
        integer      n;
        for (n = from; n < 16; n = n + 1) all_filled[4*PIXELS*n +: 4*PIXELS] = {PIXELS{n[3:0]}};
    endfunction

    localparam [4*PIXELS*(1 << PIXELS)-1:0] SPREAD = all_spread(32'd0);
    localparam [4*PIXELS*16-1:0]            FILLED = all_filled(32'd0);

    // {colour, dim, paint} of all lanes
    function [PIXELS*6-1:0] shade;
        input [PIXELS-1:0] dot, in_b;
        input [9:0]        cell_a, cell_b;       // {back, fg, bg}
        reg   [PIXELS-1:0]   solid, dark;
        reg   [PIXELS*4-1:0] is_dot, of_b;
        begin
            solid = (in_b & {PIXELS{cell_b[9:8] == OPAQUE}}) | (~in_b & {PIXELS{cell_a[9:8] == OPAQUE}});
            dark  = (in_b & {PIXELS{cell_b[9:8] == DIMMED}}) | (~in_b & {PIXELS{cell_a[9:8] == DIMMED}});
            shade[2*PIXELS-1:0] = {dark & ~dot, dot | solid};
            is_dot = SPREAD[4*PIXELS*dot +: 4*PIXELS];
            of_b  = SPREAD[4*PIXELS*in_b +: 4*PIXELS];
            shade[2*PIXELS +: 4*PIXELS] =
                (of_b & ((is_dot & FILLED[4*PIXELS*cell_b[7:4] +: 4*PIXELS]) | (~is_dot & FILLED[4*PIXELS*cell_b[3:0] +: 4*PIXELS])))
                | (~of_b & ((is_dot & FILLED[4*PIXELS*cell_a[7:4] +: 4*PIXELS]) | (~is_dot & FILLED[4*PIXELS*cell_a[3:0] +: 4*PIXELS])));
        end
    endfunction

    wire [5:0]  from = u_2 + 6'd1;        // pixels from the start of the pair to lane 0
    wire [5:0]  place = dots(from, scale_x);
    wire [23:0] pair = big ? {bits_a, bits_b} : {bits_a[11:4], bits_b[11:4], 8'd0};

    always @(posedge clk) begin
        if (ce_2) {dim_3, paint_3} <= {(2*PIXELS){1'b0}};
        if (drawn)
            {colour_3, dim_3, paint_3} <= shade(lanes(pair, place[5:2], place[1:0], scale_x),
                                                lanes(big ? 24'h000FFF : 24'h00FF00, place[5:2], place[1:0], scale_x),
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
