// SPDX-License-Identifier: MIT
// board_ps2 - the two lines of a keyboard or a mouse as pads: pulled low or let go, pulled up weakly by the chip
//
// PS/2 is 5 V: the pins need level shifters (docs/bring-up.md).

`default_nettype none

module board_ps2 (
    input  wire clk,
    inout  wire pin_clk,
    inout  wire pin_dat,
    output wire clk_i,
    output wire dat_i,
    input  wire clk_oe,                  // 1: low
    input  wire dat_oe
);

    board_pad clock (.clk(clk), .pin(pin_clk), .o(1'b0), .oe(clk_oe), .i(clk_i));
    board_pad data (.clk(clk), .pin(pin_dat), .o(1'b0), .oe(dat_oe), .i(dat_i));

endmodule

`default_nettype wire
