// SPDX-License-Identifier: MIT
// hid_beep - the beeper of a console: a square wave for a piezo
//
// Low tone 500 Hz, high tone 2000 Hz. A new sound takes the place of the one that sounds, one that
// the link asks for before one of the board's own. The pin is low in silence, and then the block sleeps.

`default_nettype none
`include "ovs_regs.vh"

module hid_beep (
    input  wire       clk,
    input  wire       rst,
    input  wire       tick_us,

    input  wire       own,               // sound by itself
    input  wire       bing,              // strobe: a hotkey was cancelled
    input  wire       valid,             // strobe: sound for ms
    input  wire [9:0] ms,                // 0: nothing
    input  wire       high,
    output wire       pin
);

    localparam [31:0] OWN_MS = `OVS_BEEP_OWN_MS;
    localparam [7:0]  LAST_US = 8'd249;  // of a quarter of a millisecond, half a wave of the high tone

    reg  [11:0] left;                    // quarters still to sound
    reg  [7:0]  us;
    reg  [1:0]  quarter;
    reg         level, fast;
    wire        sounds = left != 12'd0;
    wire        given  = valid && ms != 10'd0;
    wire        start  = given || (bing && own);
    wire        next   = tick_us && sounds && us == LAST_US;
    assign      pin    = level && sounds;

    wire run;
    lib_gate gate (.clk(clk), .en(start || (tick_us && sounds) || rst), .gclk(run));

    always @(posedge run) begin
        if (tick_us && sounds) us <= us == LAST_US ? 8'd0 : us + 8'd1;
        if (next) {left, quarter} <= {left - 12'd1, quarter + 2'd1};
        if (start) {left, us, quarter} <= {given ? ms : OWN_MS[9:0], 2'd0, 8'd0, 2'd0};
        if (rst) left <= 12'd0;
    end

    always @(posedge run) begin
        if (next && (fast || quarter == 2'd3)) level <= !level;
        if (start) {level, fast} <= {1'b1, given && high};
    end

endmodule

`default_nettype wire
