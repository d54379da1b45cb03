// SPDX-License-Identifier: MIT
// vid_darker - a pixel times so many eighths, in two clocks (vid_mix, PIXELS = 1)

`default_nettype none

module vid_darker (
    input  wire        clk,
    input  wire        ce_1,
    input  wire [23:0] rgb_1,
    input  wire        ce_2,
    input  wire [23:0] rgb_2,             // rgb_1 a beat later
    input  wire [2:0]  eighths,           // stands still while anything is visible
    output reg  [23:0] rgb_3
);

    // c * n / 4
    function [7:0] quarter;
        input [7:0] c;
        input [1:0] n;
        reg   [1:0] unused;
        {quarter, unused} = {1'b0, c & {8{n[1]}}, 1'b0} + {2'd0, c & {8{n[0]}}};
    endfunction

    // (a + b) / 2
    function [7:0] mean;
        input [7:0] a, b;
        reg         unused;
        {mean, unused} = {1'b0, a} + {1'b0, b};
    endfunction

    reg [23:0] low_2;                     // a quarter of what the two lower bits ask for, in eighths
    integer    k, m;

    always @(posedge clk)
        if (ce_1) for (k = 0; k < 3; k = k + 1) low_2[8*k +: 8] <= quarter(rgb_1[8*k +: 8], eighths[1:0]);

    always @(posedge clk)
        if (ce_2) for (m = 0; m < 3; m = m + 1) rgb_3[8*m +: 8] <= mean(low_2[8*m +: 8], rgb_2[8*m +: 8] & {8{eighths[2]}});

endmodule

`default_nettype wire
