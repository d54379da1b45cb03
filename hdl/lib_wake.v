// SPDX-License-Identifier: MIT
// lib_wake - the clock of a block that sleeps unless something stirs it
//
// gclk runs in every clock in which `stir` is 1 and for HOLD clocks after. The block must be such that all it
// does without a stir is over within HOLD clocks: then sleeping changes nothing, and in hardware gclk is clk
// (see lib_gate). Stirs are strobes and levels of other blocks that it must not miss, and its own "busy".

`default_nettype none

module lib_wake #(
    parameter integer HOLD = 24          // clocks, at most 31
) (
    input  wire clk,
    input  wire rst,
    input  wire stir,
    output wire gclk
);

    reg  [4:0] left;
    wire       awake = stir | rst | left != 5'd0;

    always @(posedge gclk)
        if (stir | rst) left <= HOLD[4:0];
        else if (left != 5'd0) left <= left - 5'd1;

    lib_gate gate (.clk(clk), .en(awake), .gclk(gclk));

endmodule

`default_nettype wire
