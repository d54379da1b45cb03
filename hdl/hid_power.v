// SPDX-License-Identifier: MIT
// hid_power - the front panel of one host: its power and reset buttons, its power light
//
// A contact closed by `press` opens by itself after `ms`, at most POWER_PRESS_MAX_MS, whatever
// becomes of the daemon, and no press is taken until it has rested for POWER_REST_MS: so no row of short
// presses can become the long one that cuts the power. A press of 0 ms lets go. The light counts as
// lit for POWER_LIT_MS after it was seen: a sleeping host blinks. Works in milliseconds; `clk` may sleep
// between the ticks (tick_ms, press and rst must be seen).
// What an ATX front panel header has: two buttons that close a contact to ground, one LED.

`default_nettype none
`include "ovs_regs.vh"

module hid_power #(
    parameter [31:0] MAX_MS  = `OVS_POWER_PRESS_MAX_MS,
    parameter [31:0] REST_MS = `OVS_POWER_REST_MS,
    parameter [31:0] LIT_MS  = `OVS_POWER_LIT_MS
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_ms,

    input  wire        press,            // strobe
    input  wire [12:0] ms,               // 0: let go
    input  wire        reset_button,     // else the power button
    output wire        power_oe,         // 1: the contact is closed
    output wire        reset_oe,
    output wire        down,
    output reg         which,            // 1: the reset button was pressed last
    output wire        busy,             // down, or at rest: no press is taken

    input  wire        light_i,          // pin
    output wire        lit,
    output reg         seen,             // it has been lit since reset
    output reg         changed           // strobe, or until the clock runs again
);

    localparam [12:0] MAX = MAX_MS[12:0];
    localparam [7:0]  RESTS = REST_MS[7:0];

    reg  [12:0] left;                    // ms still to press
    reg  [7:0]  rest;
    assign down     = left != 13'd0;
    assign busy     = down || rest != 8'd0;
    assign power_oe = down && !which;
    assign reset_oe = down && which;

`ifdef SEEDED_BUG_2
    wire [12:0] bounded = ms;
`else
    wire [12:0] bounded = ms > MAX ? MAX : ms;
`endif
`ifdef SEEDED_BUG_1
    wire        taken   = press && ms != 13'd0;
`else
    wire        taken   = press && ms != 13'd0 && !busy;
`endif
    wire        let_go  = press && ms == 13'd0;

    always @(posedge clk) begin
        if (tick_ms && down) left <= left - 13'd1;
        if (taken) {left, which} <= {bounded, reset_button};
        if (let_go) left <= 13'd0;
        if (rst) {left, which} <= 14'd0;
    end

    always @(posedge clk) begin
        if (down || taken) rest <= RESTS;
        else if (tick_ms && busy) rest <= rest - 8'd1;
        if (rst) rest <= 8'd0;
    end

    wire light;
    lib_sync #(.WIDTH(1), .IDLE(1'b0)) sync (.clk(clk), .en(1'b1), .pin(light_i), .level(light));

    reg  [10:0] lit_left;
    assign lit = lit_left != 11'd0;
    always @(posedge clk) begin
        if (tick_ms && light) lit_left <= LIT_MS[10:0];
        else if (tick_ms && lit) lit_left <= lit_left - 11'd1;
        if (tick_ms && light) seen <= 1'b1;
        if (rst) {lit_left, seen} <= 12'd0;
    end

    reg  [1:0] was;
    always @(posedge clk) begin
        was     <= {busy, lit};
        changed <= was != {busy, lit};
        if (rst) {was, changed} <= 3'd0;
    end

`ifdef FORMAL
    reg         f_past = 1'b0;
    reg  [13:0] f_closed;                // ms that a contact has been closed without a break
    reg  [8:0]  f_open;                  // ms since one was closed, as far as it matters
    always @(posedge clk) begin
        f_past <= 1'b1;
        if (tick_ms && down) f_closed <= f_closed + 14'd1;
        if (taken || let_go) f_closed <= 14'd0;
        if (down) f_open <= 9'd0;
        else if (tick_ms && f_open < {1'b0, RESTS}) f_open <= f_open + 9'd1;
        if (rst) {f_closed, f_open} <= {14'd0, {1'b0, RESTS}};
    end
    always @(*) if (!f_past) assume (rst);
    always @(*) if (f_past) begin
        assert (!(power_oe && reset_oe));
        assert (left <= MAX && rest <= RESTS);
        assert (!down || rest == RESTS);
        assert (!down || f_closed + {1'b0, left} <= {1'b0, MAX});
        assert (down || f_open + {1'b0, rest} >= {1'b0, RESTS});
    end
    // Closed only by a press of the clock before, the right one, and after a whole rest.
    always @(posedge clk) if (f_past && !$past(rst)) begin
        assert (!$rose(down) || $past(press && ms != 13'd0));
        assert (!$rose(power_oe) || $past(!reset_button));
        assert (!$rose(reset_oe) || $past(reset_button));
        assert (!$rose(down) || $past(f_open) >= {1'b0, RESTS});
        assert (!(down && $past(down)) || $stable(which));
        assert (!$past(let_go) || !down);
        cover ($fell(power_oe) && !$past(press));
        cover ($rose(reset_oe) && seen);
    end
`endif

endmodule

`default_nettype wire
