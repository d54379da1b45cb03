// SPDX-License-Identifier: MIT
// hid_trigger - finds tap-tap among the keys and reads what follows it
//
// Keys in, operations for hid_router out, in order. The first tap passes at once. The second press is
// withheld until it proves clean: then it is absorbed and the console is armed, otherwise it passes late but in
// order. A lock key then gets one tap more, so that the host's lock is as it was. Armed: digit or
// arrow picks a port, Enter, Space or silence the menu, a third tap is meant for the host, a letter of
// the daemon's grammar is a word that it gets (with `words`, digits and arrows too); anything else cancels.
// With `minus`, Num Lock held alone and then minus arms as well: minus goes nowhere, and Num Lock is
// let go and tapped once more for the host's lock. While keys are captured otherwise, they just
// pass. Not in here: who gets what passes.

`default_nettype none

module hid_trigger #(
    parameter integer HOSTS = 4
) (
    input  wire             clk,
    input  wire             rst,
    input  wire             tick,        // go on by one microsecond; also high in reset
    input  wire             tick_ms,

    input  wire [7:0]       trig_key,
    input  wire [9:0]       tap_ms,      // longest tap
    input  wire [9:0]       gap_ms,      // longest gap between taps
    input  wire [11:0]      menu_ms,     // silence that opens the menu
    input  wire             words,       // digits and arrows are words too while alive
    input  wire             minus,       // Num Lock and minus arm
    input  wire [HOSTS-1:0] port_mask,   // ports that may be picked here
    input  wire             alive,
    input  wire             capture,
    input  wire [4:0]       sel,
    input  wire             go,          // no command of the link waits
    input  wire             forget,      // selection was changed from outside: no tap is under way
    input  wire             disarm,      // capture was changed from outside

    input  wire             key_valid,
    output wire             key_ready,
    input  wire [8:0]       key,         // {down, id}
    input  wire             alone,       // no other key is down

    output wire             idle,        // no operation is on its way
    output wire             armed,
    output wire             op_valid,
    input  wire             op_ready,    // looked at in a tick
    output reg  [2:0]       op,          // OP_ of hid_router
    output reg  [8:0]       arg,         // key, or port from 0
    output wire             of_trig,     // arg is of a hotkey: nobody complains of it
    output wire             still        // nothing to do until an input changes
);

`include "hid_ops.vh"

    localparam [2:0] IDLE = 3'd0, TAP1 = 3'd1, GAP = 3'd2, TAP2 = 3'd3, ARMED = 3'd4, NUMBER = 3'd5, PICK = 3'd6;
    localparam [11:0] NUMBER_MS = 12'd2000;
    localparam [6:0]  LAST = HOSTS[6:0];
    localparam        SHORT = HOSTS <= 9;                    // one digit names any port

    // What a key means after the trigger
    // ----------------------------------

    wire [3:0] digit;
    wire       is_digit, is_enter, is_space, is_prev, is_next, is_shift, is_letter;
    hid_words meaning (
        .id(key[7:0]), .digit(digit), .is_digit(is_digit), .is_enter(is_enter), .is_space(is_space),
        .is_prev(is_prev), .is_next(is_next), .is_shift(is_shift), .is_letter(is_letter)
    );

    // State
    // -----

    reg  [2:0]  state;
    reg  [11:0] ms;
    reg  [6:0]  todo;                    // operations to send, lowest first
    reg         decided;                 // the key offered has been looked at
    reg  [2:0]  verdict;                 // the operation of todo[3]
    reg  [6:0]  port;                    // from 1
    reg  [4:0]  steps;                   // ports still to be tried

    reg         num_held;                // Num Lock went down alone and nothing else has happened since
    reg         by_num;                  // armed by it

    localparam [6:0] LIFT = 7'd1, T_DOWN = 7'd2, T_UP = 7'd4, OP = 7'd8, KEY = 7'd16, LATE_TAP = 7'd96;
    localparam [7:0] NUM_LOCK = 8'h77, MINUS = 8'h4E, KP_MINUS = 8'h7B;

    wire down     = key[8];
    reg  [7:0] trig;                     // looked at every millisecond, but not in the middle of a hotkey
`ifdef SEEDED_BUG_2
    wire new_trig = tick_ms;
`else
    wire new_trig = tick_ms && state == IDLE && idle && !key_valid;
`endif
    always @(posedge clk) if (tick && (new_trig || rst)) trig <= trig_key;
    wire is_trig  = key[7:0] == trig;
    wire is_num   = key[7:0] == NUM_LOCK;
    wire third    = is_trig && !by_num;                      // when armed: the third tap
    wire lock_key = trig == 8'h7E || trig == NUM_LOCK || trig == 8'h58;
    wire decide   = key_valid && !decided && todo == 7'd0 && state != PICK;
    wire expired  = !key_valid && todo == 7'd0 && ms == 12'd0 && go && !forget && !disarm;
    wire press    = decide && down;
    wire tapped   = decide && !down && is_trig;              // the trigger key was let go
    wire waiting  = state == ARMED || state == NUMBER;

    wire first_tap = state == IDLE && !capture && press && is_trig && alone;
    wire twice     = state == TAP2 && tapped;
    wire chord     = num_held && press && (key[7:0] == MINUS || key[7:0] == KP_MINUS) && !capture;
    wire arming    = twice || chord;

    wire as_word   = is_letter || (words && (is_digit || is_prev || is_next));
    wire word      = state == ARMED && press && !third && as_word && alive;
    wire named     = waiting && press && is_digit && (SHORT || state == NUMBER) && !word;
    wire numbered  = state == NUMBER && press && is_enter;
    wire digit_1   = state == ARMED && press && is_digit && !SHORT && !third && !word;
    wire seek      = state == ARMED && press && (is_prev || is_next) && !third && !word;
    wire literal   = state == ARMED && press && third;
    wire to_menu   = state == ARMED && (expired || (press && !third && (is_enter || is_space)));
    wire ignored   = state == ARMED && press && !third && is_shift;

    // Picking a port: one step a tick until one is allowed
    localparam [HOSTS-1:0] ONE = 1;
    wire [6:0] port_0 = port - 7'd1;
    wire allowed  = port != 7'd0 && port <= LAST && (port_mask & (ONE << port_0)) != 0;
    wire stepping = state == PICK && steps != 5'd0 && (steps == LAST[4:0] || !allowed);
    wire picked   = state == PICK && !stepping;

    wire [2:0] next_wait = ignored ? ARMED : digit_1 ? NUMBER : (named && !literal) || numbered || seek ? PICK : IDLE;
    always @(posedge clk) if (tick) begin
        case (state)
            IDLE:    if (first_tap) state <= TAP1;
            TAP1:    if (tapped) state <= GAP; else if (press || expired) state <= IDLE;
            GAP:     if (press && is_trig) state <= TAP2; else if (press || expired) state <= IDLE;
            TAP2:    if (twice) state <= ARMED; else if (press || expired) state <= IDLE;
            PICK:    if (picked) state <= IDLE;
            default: if (press || expired) state <= next_wait;
        endcase
        if (chord) state <= ARMED;
        if (disarm || (forget && !armed)) state <= IDLE;
        if (rst) state <= IDLE;
    end
    assign armed = waiting || state == PICK;

    wire enter_tap = first_tap || (state == GAP && press && is_trig);
    always @(posedge clk) if (tick) begin
        if (enter_tap)                          ms <= {2'd0, tap_ms};
        else if (state == TAP1 && tapped)       ms <= {2'd0, gap_ms};
        else if (arming)                        ms <= menu_ms;
        else if (digit_1)                       ms <= NUMBER_MS;
        else if (tick_ms && ms != 12'd0)        ms <= ms - 12'd1;
        if (rst) ms <= 12'd0;
    end

    always @(posedge clk) if (tick) begin
        if (decide) num_held <= down && is_num && alone && minus && !capture;
        if (forget || disarm) num_held <= 1'b0;
        if (arming) by_num <= chord;
        else if (enter_tap) by_num <= 1'b0;
        if (rst) {num_held, by_num} <= 2'd0;
    end

    wire [6:0] under = port <= 7'd1 || port > LAST ? LAST : port - 7'd1;
    wire [6:0] over  = port >= LAST ? 7'd1 : port + 7'd1;
    reg        backwards;
    always @(posedge clk) if (tick) begin
        if (seek)                    port <= {2'd0, sel} + 7'd1;
        else if (digit_1 || SHORT && named) port <= {3'd0, digit};
        else if (named)              port <= {port[3:0], 3'd0} + {port[5:0], 1'b0} + {3'd0, digit};
        else if (stepping)           port <= backwards ? under : over;
        if (seek)                    {steps, backwards} <= {LAST[4:0], is_prev};
        else if (named || numbered)  steps <= 5'd0;
        else if (stepping)           steps <= steps - 5'd1;
    end

    // Operations
    // ----------

`ifdef SEEDED_BUG_1
    wire hold_back = 1'b0;
`else
    wire hold_back = state == GAP && press && is_trig;       // the second press proves itself first
`endif
    wire [6:0] lock_tap = lock_key ? T_DOWN | T_UP : 7'd0;
    wire [6:0] num_tap  = (state == TAP2 ? 7'd0 : LIFT) | T_DOWN | T_UP;
    reg  [6:0] plan;                     // what the key at hand leads to
    always @(*) begin
        plan = KEY;
        if (hold_back)                        plan = 7'd0;
        if (state == TAP2)                    plan = twice ? lock_tap | OP : down ? T_DOWN | KEY : KEY;
        if (waiting)                          plan = down ? OP : 7'd0;
        if (word)                             plan = OP | KEY;
        if (literal)                          plan = lock_key ? OP : OP | LATE_TAP;
        if (ignored || digit_1 || (named && !literal) || numbered || seek) plan = 7'd0;
        if (chord)                            plan = num_tap | OP;
    end

    wire late    = state == TAP2 && expired;                 // too long for a tap
    wire silence = waiting && expired;
    wire sent    = op_valid && op_ready;
    always @(posedge clk) if (tick) begin
        if (decide)                   todo <= plan;
        else if (late)                todo <= T_DOWN;
        else if (silence || picked)   todo <= OP;
        else if (sent)                todo <= todo & (todo - 7'd1);
        decided <= decide || (decided && !key_ready);
        if (rst) {todo, decided} <= 8'd0;
    end

    always @(posedge clk) if (tick) begin
        if (arming)                      verdict <= OP_ARM;
        else if (word)                   verdict <= OP_WORD;
        else if (to_menu)                verdict <= alive ? OP_MENU : OP_END;
        else if (literal)                verdict <= OP_LITERAL;
        else if (picked && allowed)      verdict <= OP_PORT;
        else if (decide || silence || picked) verdict <= OP_CANCEL;
    end

    assign idle      = todo == 7'd0 && !decided && state != PICK;
    assign key_ready = decided && todo == 7'd0 && state != PICK;
    assign op_valid  = todo != 7'd0;

    wire [7:0] tapped_id = by_num ? NUM_LOCK : trig;
    always @(*) begin
        op  = OP_KEY;
        arg = {1'b0, tapped_id};
        if (todo[0])      arg = {1'b0, tapped_id};
        else if (todo[1]) arg = {1'b1, tapped_id};
        else if (todo[2]) arg = {1'b0, tapped_id};
        else if (todo[3]) {op, arg} = {verdict, 2'd0, port_0};
        else if (todo[4]) arg = key;
        else if (todo[5]) arg = {1'b1, tapped_id};
    end
    assign of_trig = arg[7:0] == trig || todo[1];

    assign still = idle && !(expired && state != IDLE) && !forget && !disarm && !tick_ms;

`ifdef FORMAL
`include "hid_trigger_formal.vh"
`endif

endmodule

`default_nettype wire
