// SPDX-License-Identifier: MIT
// lib_tick - one-clock strobes every microsecond and every millisecond
//
// The rate of clk is an input, so one simulation can change it while it runs; a board
// ties it to a constant and synthesis folds it in. The microsecond strobe comes from a
// phase accumulator: right on average for any clk of 1 MHz or more, early or late by
// at most one clock. It counts up to zero, so that its sign alone says when.

`default_nettype none

module lib_tick (
    input  wire        clk,
    input  wire        rst,
    input  wire [15:0] clk_khz,          // rate of clk in kHz, at least 1000
    output reg         tick_us,
    output reg         tick_ms
);

    localparam [16:0] STEP = 17'd1000;
    wire [16:0] back = STEP - {1'b0, clk_khz};
    reg  [16:0] phase_khz;               // signed, from back to STEP - 1
    wire        wrap       = ~phase_khz[16];
    reg  [9:0]  us;                      // microseconds since the last tick_ms
    wire        last_us    = us == 10'd999;

    always @(posedge clk) begin
        phase_khz <= phase_khz + (wrap ? back : STEP);
        tick_us   <= wrap;
        tick_ms   <= wrap & last_us;
        if (wrap) us <= last_us ? 10'd0 : us + 10'd1;
        if (rst) begin
            phase_khz <= back;
            tick_us   <= 1'b0;
            tick_ms   <= 1'b0;
            us        <= 10'd0;
        end
    end

endmodule

`default_nettype wire
