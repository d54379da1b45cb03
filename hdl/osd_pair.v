// SPDX-License-Identifier: MIT
// osd_pair - what to do with each lane of a beat, from two cells kept ready (osd_text, PIXELS above 1)
//
// A, in which the place before lane 0 lies, and B, the next one to the right. A beat of at most 8 pixels never reaches
// beyond B, at any scale. In a cell of 12x18 the glyph of 8x16 stands in the middle; box drawing is continued to the edges, and
// the halves of a wide character meet. With `step` the pair moves on by one cell, so all work on a cell is done once a cell; a line
// begins (`outside`) with A and B outside of the window, where nothing is drawn.

`default_nettype none

module osd_pair #(
    parameter integer PIXELS = 2
) (
    input  wire                clk,
    input  wire                step,
    input  wire                outside,
    input  wire                valid_r,   // of the cell to come: it is one of the window,
    input  wire [15:0]         attr_r,    // its attribute as osd_fetch has it,
    input  wire [7:0]          ink_line,  // a line of its glyph
    input  wire                big,       // cells of 12x18
    input  wire                rim,
    input  wire [1:0]          scale_x,
    input  wire                blink_dark,
    input  wire                ce_2,
    input  wire                drawn,     // with ce_2: something may be drawn in this beat
    input  wire [5:0]          u_2,       // how far the pixel before lane 0 lies inside A
    output reg  [PIXELS-1:0]   paint_3,
    output reg  [PIXELS-1:0]   dim_3,
    output reg  [PIXELS*4-1:0] colour_3
);

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
        if (outside) {bits_b, back_b} <= {12'd0, NOTHING};
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

endmodule

`default_nettype wire
