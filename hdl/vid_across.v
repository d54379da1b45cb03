// SPDX-License-Identifier: MIT
// vid_across - where the lanes of a beat are, seen from the left edge of the overlay window (vid_locate, PIXELS above 1)
//
// Follows the visible part of a line, whatever lane it starts in: u is how far the pixel before lane 0 lies inside its cell, where the
// first cell is the one left of the window; negative further left. The left edge is read at the start of a line.

`default_nettype none

module vid_across #(
    parameter integer PIXELS = 2
) (
    input  wire               clk,
    input  wire               rst,
    input  wire               ce_1,
    input  wire [PIXELS-1:0]  de_1,
    input  wire               in_line,    // the beat before was visible
    input  wire [12:0]        win_x,
    input  wire               big,        // cells of 12x18, not 8x16
    input  wire [1:0]         scale_x,    // 0, 1, 2, 3: every pixel 1, 2, 4, 3 times
    output reg                near_2,     // the beat is visible and not left of the cell before the window
    output reg                cross_2,    // ... and the next one begins in another cell
    output reg  signed [13:0] u_2
);

    localparam [13:0] BEAT = PIXELS[13:0];

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

    reg [5:0] width;                      // of a cell, in pixels
    always @(*)
        case (scale_x)
        2'd0:    width = big ? 6'd12 : 6'd8;
        2'd1:    width = big ? 6'd24 : 6'd16;
        2'd2:    width = big ? 6'd48 : 6'd32;
        default: width = big ? 6'd36 : 6'd24;
        endcase

    // {near, next beat in another cell, u}
    function [15:0] with_flags;
        input [13:0] u;
        input [5:0]  cell_width;
        reg   [6:0]  next;
        begin
            next = {1'b0, u[5:0]} + BEAT[6:0];
            with_flags = {~u[13], ~u[13] & (next >= {1'b0, cell_width}), u};
        end
    endfunction

    wire [13:0] u_next  = u_2 + BEAT - {8'd0, width & {6{cross_2}}};

    always @(posedge clk) begin
        near_2 <= 1'b0;
        if (ce_1 && |de_1) begin          // the first place is worked out at the first beat of a line only
            if (in_line) {near_2, cross_2, u_2} <= with_flags(u_next, width);
            else {near_2, cross_2, u_2} <= with_flags({8'd0, width} + ~({1'b0, win_x} + dark_lanes(de_1)), width);
        end
        if (rst) near_2 <= 1'b0;
    end

endmodule

`default_nettype wire
