// SPDX-License-Identifier: MIT
// lib_tick - one-clock strobes every microsecond and every millisecond
//
// The rate of clk is an input, so one simulation can change it while it runs; a board
// ties it to a constant and synthesis folds it in. The microsecond strobe comes from a
// phase accumulator: right on average for any clk of 1 MHz or more, early or late by
// at most one clock.

`default_nettype none

module lib_tick (
    input  wire        clk,
    input  wire        rst,
    input  wire [15:0] clk_khz,          // rate of clk in kHz, at least 1000
    output reg         tick_us,
    output reg         tick_ms
);

    reg  [16:0] phase_khz;               // always below clk_khz
    wire [16:0] phase_next = phase_khz + 17'd1000;
    wire        wrap       = phase_next >= {1'b0, clk_khz};
    reg  [9:0]  us;                      // microseconds since the last tick_ms
    wire        last_us    = us == 10'd999;

    always @(posedge clk) begin
        phase_khz <= wrap ? phase_next - {1'b0, clk_khz} : phase_next;
        tick_us   <= wrap;
        tick_ms   <= wrap & last_us;
        if (wrap) us <= last_us ? 10'd0 : us + 10'd1;
        if (rst) begin
            phase_khz <= 17'd0;
            tick_us   <= 1'b0;
            tick_ms   <= 1'b0;
            us        <= 10'd0;
        end
    end

endmodule

`default_nettype wire
