// SPDX-License-Identifier: MIT
// board_dvi - a picture to a parallel DVI encoder (TFP410) or a resistor DAC: BITS of each colour, sync, enable, clock
//
// Black where nothing is visible. A pixel changes at the falling edge of pin_clk and is to be taken at the rising one. For a clk that is the
// pixel clock; the outputs of the switch stay as they are in a clock without a beat.

`default_nettype none

module board_dvi #(
    parameter integer BITS = 4
) (
    input  wire            clk,
    input  wire            hs,
    input  wire            vs,
    input  wire            de,
    input  wire [23:0]     rgb,
    inout  wire            pin_clk,
    inout  wire            pin_hs,
    inout  wire            pin_vs,
    inout  wire            pin_de,
    inout  wire [BITS-1:0] pin_r,
    inout  wire [BITS-1:0] pin_g,
    inout  wire [BITS-1:0] pin_b
);

    wire [3*BITS+2:0] beat = {hs, vs, de, {3*BITS{de}} & {rgb[23 -: BITS], rgb[15 -: BITS], rgb[7 -: BITS]}};
    wire [3*BITS+3:0] unused;
    wire              unused_low = &{1'b0, rgb, unused};

    wire [3*BITS+2:0] pins;
    assign {pin_hs, pin_vs, pin_de, pin_r, pin_g, pin_b} = pins;

    board_pad #(.KIND(3)) clock (.clk(clk), .pin(pin_clk), .o(1'b1), .oe(1'b1), .i(unused[3*BITS+3]));

    genvar k;
    generate
        for (k = 0; k < 3*BITS+3; k = k + 1) begin : bits
            board_pad #(.KIND(1)) pad (.clk(clk), .pin(pins[k]), .o(beat[k]), .oe(1'b1), .i(unused[k]));
        end
    endgenerate

endmodule

`default_nettype wire
