// SPDX-License-Identifier: MIT
// lib_sync - bring asynchronous pins into the clock domain of clk
//
// Two flip-flops a bit, two to three clocks with `en` of latency. Bits are independent: it is
// not meant for buses whose bits must arrive together. The only place in the chip
// where a signal may cross into clk.

`default_nettype none

module lib_sync #(
    parameter integer WIDTH = 1,
    parameter IDLE = 1'b1                // level of every bit after power-on
) (
    input  wire             clk,
    input  wire             en,          // look at the pins in this clock
    input  wire [WIDTH-1:0] pin,         // asynchronous
    output reg  [WIDTH-1:0] level        // in step with clk
);

    reg [WIDTH-1:0] meta;

    initial begin
        meta  = {WIDTH{IDLE}};
        level = {WIDTH{IDLE}};
    end

    always @(posedge clk)
        if (en) begin
            meta  <= pin;
            level <= meta;
        end

endmodule

`default_nettype wire
