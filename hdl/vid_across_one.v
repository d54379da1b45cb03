// SPDX-License-Identifier: MIT
// vid_across_one - whether the beam is right of the left edge of the overlay window (vid_locate, PIXELS = 1)

`default_nettype none

module vid_across_one (
    input  wire        clk,
    input  wire        rst,
    input  wire        ce_1,
    input  wire        de_1,
    input  wire [12:0] win_x,
    output reg         near_2            // the beat is visible and not left of the window
);

    reg [12:0] x;                        // of the beat

    always @(posedge clk) begin
        if (ce_1) begin
            x      <= x + 13'd1;
            near_2 <= near_2 | x == win_x;
        end
        if (rst || (ce_1 && !de_1)) {x, near_2} <= 14'd0;
    end

endmodule

`default_nettype wire
