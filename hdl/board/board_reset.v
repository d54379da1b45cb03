// SPDX-License-Identifier: MIT
// board_reset - reset in step with clk, from power-on until `ready` has been 1 for 255 clocks in a row
//
// Registers of an iCE40 are 0 after configuration, which is what begins it.

`default_nettype none

module board_reset (
    input  wire clk,
    input  wire ready,                   // asynchronous
    output reg  rst
);

    wire      level;
    reg [7:0] left_n;                    // 255: over

    lib_sync #(.WIDTH(1), .IDLE(1'b0)) sync (.clk(clk), .en(1'b1), .pin(ready), .level(level));

    initial left_n = 8'd0;
    initial rst    = 1'b1;
    always @(posedge clk) begin
        if (!level) left_n <= 8'd0;
        else if (!(&left_n)) left_n <= left_n + 8'd1;
        rst <= !(&left_n);
    end

endmodule

`default_nettype wire
