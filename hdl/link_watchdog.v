// SPDX-License-Identifier: MIT
// link_watchdog - is the daemon there
//
// alive rises with the first valid frame of a session and falls LINK_WATCHDOG_MS after the
// last one; expire then ends the session. A new session by itself makes nobody alive: a
// daemon of another schema may ask who we are without taking the console.

`default_nettype none
`include "ovs_regs.vh"

module link_watchdog #(
    parameter [31:0] LIMIT = `OVS_LINK_WATCHDOG_MS
) (
    input  wire clk,
    input  wire rst,
    input  wire tick_ms,
    input  wire session,
    input  wire restart,                 // strobe: a new session
    input  wire heard,                   // strobe: a valid frame
    output reg  alive,
    output reg  expire                   // strobe
);

    localparam [8:0] LIMIT_MS = LIMIT[8:0];

    reg  [8:0] quiet_ms;
`ifdef SEEDED_BUG_1
    wire       word_in = session & heard;
`else
    wire       word_in = session & heard & ~expire;  // in its last clock a session hears nobody
`endif
    wire       over    = tick_ms & (quiet_ms == LIMIT_MS - 9'd1);

    always @(posedge clk) begin
        if (word_in | restart | ~session) quiet_ms <= 9'd0;
        else if (tick_ms) quiet_ms <= quiet_ms + 9'd1;
        if (rst) quiet_ms <= 9'd0;
    end

    always @(posedge clk) begin
        expire <= session & over & ~word_in & ~restart;
        if (word_in) alive <= 1'b1;
`ifdef SEEDED_BUG_2
        else if (over & ~restart & ~session) alive <= 1'b0;
`else
        else if (over & ~restart) alive <= 1'b0;
`endif
        if (rst) {alive, expire} <= 2'b00;
    end

`ifdef FORMAL
    reg       f_past = 1'b0, f_heard;    // a frame of a session was heard since reset
    reg [8:0] f_ms;                      // ticks since then, or since the session began
    always @(posedge clk) begin
        f_past  <= 1'b1;
        f_heard <= (f_heard | (session & heard & ~expire)) & ~rst;
        if (rst | (session & heard & ~expire) | restart) f_ms <= 9'd0;
        else if (tick_ms & f_ms != 9'h1FF) f_ms <= f_ms + 9'd1;
    end
    always @(*) if (!f_past) assume (rst);
    // The session is link_exec's: it ends by expire and by nothing else, and begins with restart.
    always @(posedge clk) if (f_past & $past(expire)) assume (!session | restart);
    always @(posedge clk) if (f_past & $past(session & ~expire & ~rst)) assume (session);
    always @(posedge clk) if (f_past & !$past(session)) assume (!session | restart);

    always @(posedge clk) if (f_past) begin
        assert (!alive | f_heard);                       // nobody is alive who was never heard
        assert (!alive | f_ms < LIMIT_MS);               // nor for longer than the limit
        assert (!(expire & alive));
        assert (!session | expire | (restart & !alive) | quiet_ms == f_ms);
        assert (!alive | session);
        assert (!session | expire | (restart & !alive) | quiet_ms < LIMIT_MS);
        cover (expire & f_heard);
        cover (alive & f_ms == LIMIT_MS - 9'd1);
    end
`endif

endmodule

`default_nettype wire
