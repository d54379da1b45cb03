// SPDX-License-Identifier: MIT
// hid_hold - keys typed behind a captured one wait until the daemon has said who gets them
//
// Any captured press may be the one that ends the capture: a word after the hotkey, Enter or Esc in a menu, the key that
// wakes a blanked console. Only the daemon knows which, and its answer takes a moment. So after each press that went
// to the daemon no further press of the console's own keyboard is looked at until the daemon has written CON_CAPTURE, with
// whichever value, and the write has acted; then the next key goes where the state says. Releases pass meanwhile: the daemon
// must know how long a key was down, and a host drops one it has no use for. The hold also ends with the daemon
// (its death acts as a write of 0), with a new session of it, and after HOLD_MS. That is longer than LINK_WATCHDOG_MS: a daemon that is merely slow
// has until the board gives it up, and the limit itself meets only one that lives and does not answer. In that time
// nobody types more than the 16 bytes that a keyboard keeps.
// Keys of the link are not held: the answer comes behind them on the same wire, and they would wait for each other.

`default_nettype none

module hid_hold #(
    parameter [9:0] HOLD_MS = 10'd500
) (
    input  wire clk,
    input  wire rst,
    input  wire tick,                    // go on by one microsecond; also high in reset
    input  wire tick_ms,

    input  wire alive,                   // the daemon was heard
    input  wire restart,                 // it has begun a new session
    input  wire told,                    // it was told of a captured press
    input  wire answered,                // its write of CON_CAPTURE, or its death, acts

    output reg  hold
);

    reg  [9:0] ms;                       // milliseconds begun since it was told
    wire       over = tick_ms && ms == HOLD_MS;

    always @(posedge clk) if (tick) begin
        if (told && alive) hold <= 1'b1;
        else if (answered) hold <= 1'b0;
`ifdef SEEDED_BUG_1
        if (over)          hold <= 1'b0;
`else
        if (over || restart) hold <= 1'b0;
`endif
        if (rst) hold <= 1'b0;
    end

    always @(posedge clk) if (tick) begin
`ifdef SEEDED_BUG_2
        if (told || !hold) ms <= 10'd0;
`else
        if (!hold)         ms <= 10'd0;
`endif
        else if (tick_ms)  ms <= ms + 10'd1;
        if (rst) ms <= 10'd0;
    end

`ifdef FORMAL
    reg       f_first = 1'b1;
    reg [9:0] f_ms = 10'd0;              // milliseconds of the hold, counted apart
    always @(posedge clk) f_first <= 1'b0;
    always @(*) if (f_first) assume (rst && tick);
    always @(*) if (rst) assume (tick);
    always @(posedge clk) if (tick) f_ms <= !hold ? 10'd0 : f_ms + {9'd0, tick_ms};

    always @(posedge clk) if (!f_first && $past(!f_first && tick && !rst)) begin
        if ($past(told && alive && !over && !restart)) begins: assert (hold);
        if ($past(restart))                    anew: assert (!hold);
        if ($past(answered && !told))          ends: assert (!hold);
        if ($past(!hold && !(told && alive)))  no_reason: assert (!hold);
        if ($past(hold && !answered && !over && !restart)) kept: assert (hold);
    end
    always @(*) if (!f_first) not_for_ever: assert (!hold || f_ms <= HOLD_MS);
    always @(*) if (!f_first && hold) same: assert (f_ms == ms);
    generate if (HOLD_MS < 10'd4) begin : f_short
        always @(*) cover (!f_first && hold && over);
    end endgenerate
`endif

endmodule

`default_nettype wire
