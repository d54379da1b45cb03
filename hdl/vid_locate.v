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
    input  wire               frame_2,    // strobe: vertical sync began

    input  wire [12:0]        win_x,      // pixels
    input  wire [12:0]        win_y,      // lines
    input  wire [5:0]         rows,       // text rows of the window
    input  wire [1:0]         scale_x,    // 0, 1, 2: every pixel 1, 2, 4 times
    input  wire [1:0]         scale_y,    // every line likewise

    output reg                near_2,     // the beat is visible and not left of the window (see osd_text)
    output reg                cross_2,    // ... and the next one begins in another cell
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

    reg in_line, hs_last;
    reg stop_2;                           // strobe: a line ended

    // Lanes of the beat before the first visible one
    function [13:0] dark_lanes;
        input [PIXELS-1:0] bits;
        integer k;
        begin
            dark_lanes = 14'd0;
            for (k = PIXELS - 1; k >= 0; k = k - 1)
                if (bits[k]) dark_lanes = k[13:0];
        end
    endfunction

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

    // {not left of the window, next beat in another cell, u}
    function [15:0] with_flags;
        input [13:0] u;
        input [1:0]  scale;
        reg          near, crosses;
        reg   [2:0]  unused;
        begin
            near  = ~u[13] | (&u[12:5] & (u[4] | scale[1]) & (u[3] | |scale));
            {crosses, unused} = {1'b0, u[2:0]} + BEAT[3:0];
            crosses = crosses & (u[3] | ~|scale) & (u[4] | ~scale[1]);
            with_flags = {near, crosses, u};
        end
    endfunction

    always @(posedge clk) begin
        near_2 <= 1'b0;
        if (ce_1 && |de_1) begin
            if (in_line) {near_2, cross_2, u_2} <= with_flags(u_2 + BEAT, scale_x);
            if (!in_line) {near_2, cross_2, u_2} <= with_flags(~({1'b0, win_x} + dark_lanes(de_1)), scale_x);
        end
        if (rst) near_2 <= 1'b0;
    end

    // Down
    // ----

    reg [12:0] above;                     // lines still to come above the window
    reg [1:0]  again;                     // repeats of this line done
    wire       again_last = again == (scale_y[1] ? 2'd3 : {1'b0, scale_y[0]});

    assign in_rows    = above == 13'd0 && row < rows;
    assign first_line = line == 4'd0 && again == 2'd0;

    always @(posedge clk) begin
        if (stop_2) begin
            if (above != 13'd0) above <= above - 13'd1;
            else if (in_rows) begin
                again <= again_last ? 2'd0 : again + 2'd1;
                if (again_last) {row, line} <= {row, line} + 10'd1;
            end
        end
        if (frame_2 || (ce_1 && |vs_1)) begin
            above <= win_y;
            again <= 2'd0;
            {row, line} <= 10'd0;
        end
    end

endmodule

`default_nettype wire
