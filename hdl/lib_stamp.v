// SPDX-License-Identifier: MIT
// lib_stamp - the time in microseconds, for blocks that only want to know how long something took
//
// One counter for all of them: each keeps the value of the beginning and subtracts. It wraps
// after 2**20 us, a little more than a second; who measures longer times must count milliseconds.

`default_nettype none

module lib_stamp (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_us,
    output reg  [19:0] now_us
);

    always @(posedge clk) begin
        if (tick_us) now_us <= now_us + 20'd1;
        if (rst) now_us <= 20'd0;
    end

endmodule

`default_nettype wire
