// SPDX-License-Identifier: MIT
// vid_locate - where the beam is, seen from the overlay window
//
// Follows the visible area of the picture, whatever lane a line starts in. Horizontally it
// gives u: how far the pixel before lane 0 lies inside its cell, where the first cell is the
// one left of the window (u is negative further left; see osd_pair). With one pixel a beat all that is told is whether the
// beat is at the left edge of the window or right of it (near). Vertically it gives
// text row and glyph line; a cell of 18 lines shows line 0 and line 15 of its glyph twice,
// marked as rim. Window inputs are read during vertical sync (lines) and at the start of a
// line (left edge). An interlaced picture is a window in every field, so that each line of a
// glyph is drawn in both. Stage 1 is the beat as vid_matrix gives it, stage 2 the registered
// outputs.

`default_nettype none

module vid_locate #(
    parameter integer PIXELS = 1
) (
    input  wire               clk,
    input  wire               rst,
    input  wire               ce_1,
    input  wire [PIXELS-1:0]  hs_1,       // positive
    input  wire [PIXELS-1:0]  vs_1,
    input  wire [PIXELS-1:0]  de_1,
    input  wire               frame_2,    // strobe: vertical sync began

    input  wire [12:0]        win_x,      // pixels
    input  wire [12:0]        win_y,      // lines
    input  wire [5:0]         rows,       // text rows of the window
    input  wire               big,      // cells of 12x18, not 8x16
    input  wire [1:0]         scale_x,    // 0, 1, 2, 3: every pixel 1, 2, 4, 3 times
    input  wire [1:0]         scale_y,    // every line likewise

    output wire               near_2,     // the beat is visible and not left of the cell before the window
    output wire               cross_2,    // ... and the next one begins in another cell
    output wire signed [13:0] u_2,
    output reg                prime_2,    // strobe: horizontal sync begins
    output wire               in_rows,    // this line or the next to come lies in a text row
    output wire               first_line, // ... and is the topmost of it
    output reg  [5:0]         row,
    output reg  [3:0]         line,       // line of the glyph
    output reg                rim         // ... above or below it, in a cell of 18 lines
);

    // Lines begin and end
    // -------------------

    reg in_line, hs_last;
    reg stop_2;                           // strobe: a line ended

    always @(posedge clk) begin
        prime_2 <= 1'b0;
        stop_2  <= 1'b0;
        if (ce_1) begin
            in_line <= de_1[PIXELS-1];
            hs_last <= hs_1[PIXELS-1];
            prime_2 <= |hs_1 & ~hs_last;
            stop_2  <= (in_line | |de_1) & ~de_1[PIXELS-1];
        end
        if (frame_2) in_line <= 1'b0;
        if (rst) {in_line, hs_last, prime_2, stop_2} <= 4'd0;
    end

    // Across
    // ------

    generate
        if (PIXELS == 1) begin : one
            vid_across_one across (
                .clk(clk), .rst(rst | frame_2), .ce_1(ce_1), .de_1(de_1), .win_x(win_x), .near_2(near_2)
            );
            assign {cross_2, u_2} = 15'd0;
            wire unused = &{1'b0, scale_x};
        end else begin : several
            vid_across #(.PIXELS(PIXELS)) across (
                .clk(clk), .rst(rst), .ce_1(ce_1), .de_1(de_1), .in_line(in_line), .win_x(win_x), .big(big), .scale_x(scale_x),
                .near_2(near_2), .cross_2(cross_2), .u_2(u_2)
            );
        end
    endgenerate

    // Down
    // ----

    reg [12:0] above;                     // lines still to come above the window
    reg [1:0]  again;                     // repeats of this line done
    reg [1:0]  repeats;
    always @(*)
        case (scale_y)
        2'd2:    repeats = 2'd3;
        2'd3:    repeats = 2'd2;
        default: repeats = scale_y;
        endcase

    reg        below;                     // above is 0
    reg        past;                      // row was rows a clock ago: lines are longer than that
    wire again_last = again == repeats;
    wire top        = line == 4'd0 && rim == big;
    wire bottom     = &line && rim == big;

    assign in_rows    = below && row != rows;
    assign first_line = top && again == 2'd0;

    always @(posedge clk) begin
        if (stop_2 && !below) {above, below} <= {above - 13'd1, above == 13'd1};
        if (frame_2 || (ce_1 && |vs_1)) {above, below} <= {win_y, win_y == 13'd0};
    end

    always @(posedge clk) begin
        past <= row == rows;
        if (stop_2 && below && !past) begin
            again <= again_last ? 2'd0 : again + 2'd1;
            if (again_last) {row, line} <= {row, line} + {9'd0, bottom | ~(rim | (&line & big))};
            if (again_last) rim <= big & (bottom | (&line & ~rim));
        end
        if (frame_2 || (ce_1 && |vs_1)) begin
            {past, again} <= 3'd0;
            {row, line, rim} <= {10'd0, big};
        end
    end

endmodule

`default_nettype wire
