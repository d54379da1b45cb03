// SPDX-License-Identifier: MIT
// hid_typematic - when the key held down is sent again
//
// The clock is 240 Hz, made of milliseconds (6 in 25), so rate and delay are those of the standard:
// delay (D + 1) * 250 ms, period (8 + A) * 2^B / 240 s for a rate byte {D, B, A}. Not in here: which key.
// Source: IBM PS/2 Technical Reference, keyboard command F3.

`default_nettype none

module hid_typematic (
    input  wire       clk,
    input  wire       tick,              // go on by one microsecond; also high in reset
    input  wire       tick_ms,
    input  wire       start,             // a key went down
    input  wire       stop,              // it went up
    input  wire [6:0] rate,              // {delay, exponent, mantissa}
    output reg        due,               // send it again; stays until taken
    input  wire       taken,
    output wire       still              // nothing to do until an input changes
);

    reg  [4:0] phase;                    // in 1/25 of 1/240 s
    reg  [7:0] left;
    reg        on;
    wire [5:0] sum   = {1'b0, phase} + 6'd6;
    wire       step  = tick_ms && sum >= 6'd25;
    wire [2:0] quarters = rate[6:5] + 3'd1;
    wire [7:0] delay = {quarters[1:0], 6'd0} - {3'd0, quarters, 2'd0};             // quarters * 60, below 256
    wire [7:0] period = {4'd0, 1'b1, rate[2:0]} << rate[4:3];
    wire       end_  = step && left == 8'd1;

    always @(posedge clk) if (tick) begin
        if (start)        phase <= 5'd0;
        else if (tick_ms) phase <= sum >= 6'd25 ? sum[4:0] - 5'd25 : sum[4:0];
        if (start)        left <= delay;
        else if (end_)    left <= period;
        else if (step)    left <= left - 8'd1;
    end

    always @(posedge clk) if (tick) begin
        if (stop)         on <= 1'b0;
        else if (start)   on <= 1'b1;
        if (stop || start || taken) due <= 1'b0;
        else if (end_ && on)        due <= 1'b1;
    end

    assign still = !tick_ms && !start && !taken && !(stop && (on || due));

endmodule

`default_nettype wire
