// SPDX-License-Identifier: MIT
// vid_locate - where the beam is, seen from the overlay window
//
// Follows the visible area of the picture, whatever lane a line starts in. Horizontally it
// gives u: the place of lane 0 less the left edge of the window, less one (so that u is
// negative in the first beat of every line; see osd_text). Vertically it gives text row and
// glyph line. Window inputs are read during vertical sync (lines) and at the start of a
// line (left edge). Stage 1 is the beat as vid_matrix gives it, stage 2 the registered outputs.

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
    input  wire               frame_1,    // strobe: vertical sync begins

    input  wire [12:0]        win_x,      // pixels
    input  wire [12:0]        win_y,      // lines
    input  wire [5:0]         rows,       // text rows of the window
    input  wire [1:0]         scale_y,    // 0, 1, 2: every line 1, 2, 4 times

    output reg                active_2,   // the beat has visible lanes
    output reg  signed [13:0] u_2,
    output reg                prime_2,    // strobe: horizontal sync begins
    output wire               in_rows,    // this line or the next to come lies in a text row
    output wire               first_line, // ... and is the topmost of it
    output reg  [5:0]         row,
    output reg  [3:0]         line        // line of the glyph
);

    localparam [13:0] BEAT = PIXELS[13:0];

    // Lines begin and end
    // -------------------

    reg  in_line, hs_last;
    wire any_1   = ce_1 & (|de_1);
    wire start_1 = any_1 & ~in_line;
    wire stop_1  = ce_1 & (in_line | any_1) & ~de_1[PIXELS-1];

    // Lanes of the beat before the first visible one
    function [3:0] before_first;
        input [PIXELS-1:0] bits;
        integer k;
        begin
            before_first = 4'd0;
            for (k = PIXELS - 1; k >= 0; k = k - 1)
                if (bits[k]) before_first = k[3:0];
        end
    endfunction

    always @(posedge clk) begin
        prime_2 <= ce_1 & (|hs_1) & ~hs_last;
        if (ce_1) begin
            in_line <= de_1[PIXELS-1];
            hs_last <= hs_1[PIXELS-1];
        end
        if (frame_1) in_line <= 1'b0;
        if (rst) begin
            in_line <= 1'b0;
            hs_last <= 1'b0;
            prime_2 <= 1'b0;
        end
    end

    // Across
    // ------

    always @(posedge clk) begin
        active_2 <= any_1;
        if (start_1) u_2 <= ~({1'b0, win_x} + {10'd0, before_first(de_1)});
        else if (any_1) u_2 <= u_2 + BEAT;
        if (rst) active_2 <= 1'b0;
    end

    // Down
    // ----

    reg [12:0] above;                     // lines still to come above the window
    reg [1:0]  again;                     // repeats of this line done
    wire       again_last = again == (scale_y[1] ? 2'd3 : {1'b0, scale_y[0]});

    assign in_rows    = above == 13'd0 && row < rows;
    assign first_line = line == 4'd0 && again == 2'd0;

    always @(posedge clk) begin
        if (stop_1) begin
            if (above != 13'd0) above <= above - 13'd1;
            else if (in_rows) begin
                again <= again_last ? 2'd0 : again + 2'd1;
                if (again_last) {row, line} <= {row, line} + 10'd1;
            end
        end
        if (frame_1 | (ce_1 & (|vs_1))) begin
            above <= win_y;
            again <= 2'd0;
            {row, line} <= 10'd0;
        end
    end

endmodule

`default_nettype wire
