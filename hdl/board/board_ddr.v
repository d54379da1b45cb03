// SPDX-License-Identifier: MIT
// board_ddr - a pin that changes with both edges, on chips that are no iCE40: `first` after the rising edge, `second` after
// the falling one, both of the clock before
//
// One of PADS_ECP5, PADS_GOWIN, PADS_XILINX is defined for synthesis. Sources: Lattice FPGA-TN-02032 (ODDRX1F), Gowin
// UG289 (ODDR), AMD UG953 (ODDR, SAME_EDGE); none has been seen at work.

`default_nettype none

module board_ddr (
    input  wire clk,
    input  wire first,
    input  wire second,
    output wire pin
);

`ifdef PADS_ECP5
    ODDRX1F pad (.SCLK(clk), .RST(1'b0), .D0(first), .D1(second), .Q(pin));
`elsif PADS_GOWIN
    wire unused;
    ODDR pad (.CLK(clk), .TX(1'b0), .D0(first), .D1(second), .Q0(pin), .Q1(unused));
`elsif PADS_XILINX
    ODDR #(.DDR_CLK_EDGE("SAME_EDGE")) pad (.C(clk), .CE(1'b1), .R(1'b0), .S(1'b0), .D1(first), .D2(second), .Q(pin));
`else
    reg [1:0] both;
    always @(posedge clk) both <= {first, second};
    assign pin = clk ? both[1] : both[0];
`endif

endmodule

`default_nettype wire
