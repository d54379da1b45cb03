// SPDX-License-Identifier: MIT
// board_rgbi - four digital colour lines to 24 bits: the colours of a CGA monitor, brown included

`default_nettype none

module board_rgbi (
    input  wire [3:0]  irgb,             // intensity on top
    output wire [23:0] rgb
);

    wire [7:0] up = {1'b0, irgb[3], 1'b0, irgb[3], 1'b0, irgb[3], 1'b0, irgb[3]};

    function [7:0] component;
        input       lit;
        input [7:0] bright;
        component = {4{lit, 1'b0}} | bright;
    endfunction

    wire brown = irgb == 4'b0110;
    assign rgb = {component(irgb[2], up), brown ? 8'h55 : component(irgb[1], up), component(irgb[0], up)};

endmodule

`default_nettype wire
