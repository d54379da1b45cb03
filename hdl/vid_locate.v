// SPDX-License-Identifier: MIT
// vid_locate - where the beam is, seen from the overlay window
//
// Follows the visible area of the picture, whatever lane a line starts in. Horizontally it
// gives u: the place of lane 0 less the left edge of the window, less one (so that u is
// negative in the first beat of every line; see osd_text). Vertically it gives text row and
// glyph line. Window inputs are read during vertical sync (lines) and at the start of a
// line (left edge). Stage 0 is the beat at the inputs, stage 1 the registered outputs.

`default_nettype none

module vid_locate #(
    parameter integer PIXELS = 1
) (
    input  wire               clk,
    input  wire               rst,
    input  wire               ce_0,
    input  wire [PIXELS-1:0]  hs_0,       // positive; 0 between beats
    input  wire [PIXELS-1:0]  vs_0,
    input  wire [PIXELS-1:0]  de_0,
    input  wire               frame_0,    // strobe: vertical sync begins

    input  wire [12:0]        win_x,      // pixels
    input  wire [12:0]        win_y,      // lines
    input  wire [5:0]         rows,       // text rows of the window
    input  wire [1:0]         scale_y,    // 0, 1, 2: every line 1, 2, 4 times

    output reg                active_1,   // the beat has visible lanes
    output reg  signed [13:0] u_1,
    output reg                prime_1,    // strobe: horizontal sync begins
    output wire               in_rows,    // this line or the next to come lies in a text row
    output wire               first_line, // ... and is the topmost of it
    output reg  [5:0]         row,
    output reg  [3:0]         line        // line of the glyph
);

    localparam [13:0] BEAT = PIXELS[13:0];

    // Lines begin and end
    // -------------------

    reg  in_line, hs_last;
    wire any_0   = |de_0;
    wire start_0 = any_0 & ~in_line;
    wire stop_0  = ce_0 & (in_line | any_0) & ~de_0[PIXELS-1];

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
        prime_1 <= ce_0 & (|hs_0) & ~hs_last;
        if (ce_0) begin
            in_line <= de_0[PIXELS-1];
            hs_last <= hs_0[PIXELS-1];
        end
        if (frame_0) in_line <= 1'b0;
        if (rst) begin
            in_line <= 1'b0;
            hs_last <= 1'b0;
            prime_1 <= 1'b0;
        end
    end

    // Across
    // ------

    wire [13:0] u_first = ~({1'b0, win_x} + {10'd0, before_first(de_0)});

    always @(posedge clk) begin
        active_1 <= any_0;
        if (start_0) u_1 <= u_first;
        else if (any_0) u_1 <= u_1 + BEAT;
        if (rst) active_1 <= 1'b0;
    end

    // Down
    // ----

    reg [12:0] above;                     // lines still to come above the window
    reg [1:0]  again;                     // repeats of this line done
    wire       again_last = again == (scale_y[1] ? 2'd3 : {1'b0, scale_y[0]});

    assign in_rows    = above == 13'd0 && row < rows;
    assign first_line = line == 4'd0 && again == 2'd0;

    always @(posedge clk) begin
        if (stop_0) begin
            if (above != 13'd0) above <= above - 13'd1;
            else if (in_rows) begin
                again <= again_last ? 2'd0 : again + 2'd1;
                if (again_last) {row, line} <= {row, line} + 10'd1;
            end
        end
        if (frame_0 | (|vs_0)) begin
            above <= win_y;
            again <= 2'd0;
            {row, line} <= 10'd0;
        end
    end

endmodule

`default_nettype wire
