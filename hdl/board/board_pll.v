// SPDX-License-Identifier: MIT
// board_pll - the clock of the board made into that of the chip, and a reset that ends with it
//
// rst is 1 for 256 clocks after the loop has locked. In simulation the loop is a wire: the bench gives
// the clock that comes out of it. Values of DIVR, DIVF, DIVQ, RANGE: icepll (fpga-icestorm).
// Source: Lattice FPGA-TN-02052, iCE40 sysCLOCK PLL.

`default_nettype none

module board_pll #(
    parameter [3:0] DIVR  = 4'd0,
    parameter [6:0] DIVF  = 7'd66,
    parameter [2:0] DIVQ  = 3'd5,
    parameter [2:0] RANGE = 3'd1,
    parameter [0:0] PAD   = 1'b1         // the pin belongs to the loop; 0: any other
) (
    input  wire pin,                     // of the oscillator, used for nothing else
    output wire clk,
    output wire locked
);

`ifdef SYNTHESIS
    generate
        if (PAD) begin : pad
            SB_PLL40_PAD #(.FEEDBACK_PATH("SIMPLE"), .DIVR(DIVR), .DIVF(DIVF), .DIVQ(DIVQ), .FILTER_RANGE(RANGE)) pll (
                .PACKAGEPIN(pin), .PLLOUTGLOBAL(clk), .LOCK(locked), .RESETB(1'b1), .BYPASS(1'b0)
            );
        end else begin : core
            SB_PLL40_CORE #(.FEEDBACK_PATH("SIMPLE"), .DIVR(DIVR), .DIVF(DIVF), .DIVQ(DIVQ), .FILTER_RANGE(RANGE)) pll (
                .REFERENCECLK(pin), .PLLOUTGLOBAL(clk), .LOCK(locked), .RESETB(1'b1), .BYPASS(1'b0)
            );
        end
    endgenerate
`else
    assign clk    = pin;
    assign locked = 1'b1;
    wire unused = &{1'b0, DIVR, DIVF, DIVQ, RANGE, PAD};
`endif

endmodule

`default_nettype wire
