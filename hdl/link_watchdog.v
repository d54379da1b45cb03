// SPDX-License-Identifier: MIT
// link_watchdog - is the daemon there
//
// alive rises with the first valid frame of a session and falls LINK_WATCHDOG_MS after the
// last one; expire then ends the session. A new session by itself makes nobody alive: a
// daemon of another schema may ask who we are without taking the console.

`default_nettype none
`include "ovs_regs.vh"

module link_watchdog (
    input  wire clk,
    input  wire rst,
    input  wire tick_ms,
    input  wire session,
    input  wire restart,                 // strobe: a new session
    input  wire heard,                   // strobe: a valid frame
    output reg  alive,
    output reg  expire                   // strobe
);

    localparam [31:0] LIMIT_32 = `OVS_LINK_WATCHDOG_MS;
    localparam [8:0]  LIMIT_MS = LIMIT_32[8:0];

    reg  [8:0] quiet_ms;
    wire       word_in = session & heard;
    wire       over    = tick_ms & (quiet_ms == LIMIT_MS - 9'd1);

    always @(posedge clk) begin
        if (word_in | restart | ~session) quiet_ms <= 9'd0;
        else if (tick_ms) quiet_ms <= quiet_ms + 9'd1;
        if (rst) quiet_ms <= 9'd0;
    end

    always @(posedge clk) begin
        expire <= session & over & ~word_in & ~restart;
        if (word_in) alive <= 1'b1;
        else if (over & ~restart) alive <= 1'b0;
        if (rst) {alive, expire} <= 2'b00;
    end

endmodule

`default_nettype wire
