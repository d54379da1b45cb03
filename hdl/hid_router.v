// SPDX-License-Identifier: MIT
// hid_router - who gets keys and mouse: owns the selection and the capture of one console
//
// One thing at a time: a command of the link waits until the keys that came before it have arrived, and no
// key of the link is taken while a command waits, so a key goes where it was meant to when it arrived and a
// character typed for the menu can reach no host. Before anything goes elsewhere, the host being left is told
// to release everything. A button held across a change stays hidden until it is let go. Events go
// out only while the daemon is alive; one that finds the slot taken waits 63 us at most, since
// stopping the keyboard would save up characters for after the capture.
// Everything is looked at in a tick. Not in here: which keys are down (hid_keyset), what taps mean (hid_trigger).

`default_nettype none

module hid_router #(
    parameter integer HOSTS = 4
) (
    input  wire             clk,
    input  wire             rst,
    input  wire             tick,        // go on by one microsecond; also high in reset

    // from the link
    input  wire             alive,
    input  wire             cap_valid,   // capture shall be cap_want
    input  wire             cap_want,
    input  wire             sel_valid,
    input  wire [4:0]       sel_port,    // 31: none

    // operations of hid_trigger
    input  wire             key_idle,    // no key is in work before the router
    output wire             go,          // no command waits
    input  wire             op_valid,
    output wire             op_ready,
    input  wire [2:0]       op,
    input  wire [8:0]       arg,
    output reg              forget,
    output reg              disarm,

    // mouse and the link's mouse
    input  wire             phy_valid,
    output wire             phy_ready,
    input  wire [24:0]      phy,
    input  wire             inj_valid,
    output wire             inj_ready,
    input  wire [24:0]      inj,

    output reg  [4:0]       sel,
    output reg              capture,
    output wire             bing,        // beep now
    input  wire             ev_full,     // the last event is still there
    output wire             ev_put,
    output wire [23:0]      ev,

    // hosts
    output reg  [HOSTS-1:0] key_valid,
    input  wire [HOSTS-1:0] key_ready,
    output reg  [8:0]       key,
    output reg  [HOSTS-1:0] release_all,
    output reg  [HOSTS-1:0] mouse_valid,
    input  wire [HOSTS-1:0] mouse_ready,
    output reg  [24:0]      mouse,
    output wire             still        // nothing to do until an input changes
);

`include "hid_ops.vh"

    localparam [HOSTS-1:0] ONE = 1;
    wire [HOSTS-1:0] to_sel = ONE << sel;        // no bit when no port is selected

    // Commands of the link wait here until nothing is in work.
    // ---------------------------------------------------------

    reg        sel_wait, cap_wait, cap_to, lives;
    reg  [4:0] sel_to;
    wire       act  = (sel_wait || cap_wait) && key_idle && key_valid == 0 && mouse_valid == 0;
    wire       died = lives && !alive;
    assign     go   = !sel_wait && !cap_wait;

    always @(posedge clk) if (tick) begin
        if (act)                {sel_wait, cap_wait} <= 2'b00;
        if (sel_valid)          {sel_wait, sel_to} <= {1'b1, sel_port};
        if (cap_valid && alive) {cap_wait, cap_to} <= {1'b1, cap_want};
`ifndef SEEDED_BUG_3
        if (died)               {cap_wait, cap_to} <= 2'b10;
`endif
        lives <= alive;
        if (rst) {sel_wait, cap_wait, lives} <= 3'd0;
    end

    // Operations
    // ----------

    reg        room;
    reg  [5:0] patience;
    assign op_ready = key_valid == 0 && (op == OP_KEY || mouse_valid == 0) && (room || patience == 6'h3F);
    wire run   = op_valid && op_ready;
    wire arm   = run && op == OP_ARM;
    wire pick  = run && op == OP_PORT;
    wire leave = run && (op == OP_PORT || op == OP_CANCEL || op == OP_LITERAL || op == OP_END);
    wire pass  = run && op == OP_KEY && !capture;

    always @(posedge clk) if (tick) begin
        room <= !ev_full && !ev_put;
        if (!op_valid || op_ready)    patience <= 6'd0;
        else if (patience != 6'h3F)   patience <= patience + 6'd1;
        if (rst) patience <= 6'd0;
    end

    wire new_sel  = (act && sel_wait && sel_to != sel) || (pick && arg[4:0] != sel);
    wire take     = arm || (act && cap_wait && cap_to);
`ifdef SEEDED_BUG_1
    wire let_go   = new_sel;
`else
    wire let_go   = new_sel || (take && !capture);
`endif

    always @(posedge clk) if (tick) begin
        if (act && sel_wait) sel <= sel_to;
        if (pick)            sel <= arg[4:0];
        if (take)                                    capture <= 1'b1;
        if (leave || (act && cap_wait && !cap_to))   capture <= 1'b0;
        release_all <= let_go ? to_sel : {HOSTS{1'b0}};
        if (rst) {sel, capture, release_all} <= {HOSTS+6{1'b0}};
    end

    always @(posedge clk) if (tick) begin
        forget <= act && sel_wait && sel_to != sel;
        disarm <= act && cap_wait && (cap_to || capture);
        if (rst) {forget, disarm} <= 2'd0;
    end

    always @(posedge clk) if (tick) begin
        if (|(key_valid & key_ready)) key_valid <= {HOSTS{1'b0}};
`ifdef SEEDED_BUG_2
        if (run && op == OP_KEY)      {key_valid, key} <= {to_sel, arg};
`else
        if (pass)                     {key_valid, key} <= {to_sel, arg};
`endif
        if (rst) key_valid <= {HOSTS{1'b0}};
    end

    reg [2:0] code;                      // TRIG_ of hdl/regs.csv
    always @(*) case (op)
        OP_MENU:   code = 3'd1;
        OP_PORT:   code = 3'd2;
        OP_CANCEL: code = 3'd3;
        OP_ARM:    code = 3'd4;
        default:   code = 3'd5;
    endcase
    assign ev     = op == OP_KEY ? {8'h01, 7'd0, arg} : {8'h02, 13'd0, code};
    assign ev_put = run && !pass && op != OP_END && (room || op != OP_KEY);
    assign bing   = run && op == OP_CANCEL;

    // Mouse
    // -----

    reg  [2:0]  phy_down, inj_down;      // buttons as mouse and link last said
    reg  [2:0]  hidden;                  // buttons held since before the last change
    wire        free      = mouse_valid == 0 && go;
    wire        use_phy   = free && phy_valid;
    wire        use_inj   = free && !phy_valid && inj_valid;
    wire [24:0] word      = phy_valid ? phy : inj;
    wire [2:0]  down      = word[24:22] | (phy_valid ? inj_down : phy_down);
    wire [2:0]  now       = use_phy || use_inj ? down : phy_down | inj_down;
    assign      phy_ready = free;
    assign      inj_ready = free && !phy_valid;

    always @(posedge clk) if (tick) begin
        if (use_phy) phy_down <= phy[24:22];
        if (use_inj) inj_down <= inj[24:22];
        hidden <= capture || let_go ? now : hidden & now;
        if (rst) {phy_down, inj_down, hidden} <= 9'd0;
    end

    always @(posedge clk) if (tick) begin
        if (|(mouse_valid & mouse_ready)) mouse_valid <= {HOSTS{1'b0}};
        if ((use_phy || use_inj) && !capture && !let_go) begin
            mouse_valid <= to_sel;
            mouse       <= {down & ~hidden, word[21:0]};
        end
        if (rst) mouse_valid <= {HOSTS{1'b0}};
    end

    wire waits = sel_wait || cap_wait || op_valid || forget || disarm || key_valid != 0 || mouse_valid != 0 || release_all != 0;
    wire [2:0] held = phy_down | inj_down;
    wire same  = lives == alive && patience == 6'd0 && hidden == (capture ? held : hidden & held);
    assign still = !waits && same;

`ifdef FORMAL
    reg f_first = 1'b1;
    reg f_alive = 1'b0, f_armed = 1'b0;  // last tick; capture began with the hotkey and no daemon
    always @(posedge clk) f_first <= 1'b0;
    always @(*) if (f_first) assume (rst && tick);
    always @(*) if (rst) assume (tick);
    always @(*) assume (op <= OP_END);
    // What hid_trigger promises: a waiting operation keeps the console busy and stays as it is.
    always @(*) if (op_valid) assume (!key_idle);
    always @(posedge clk) if (!f_first && $past(tick && !rst && op_valid && !op_ready)) assume (op_valid && $stable({op, arg}));

    (* anyconst *) reg [4:0] f_host;
    wire f_to = f_host < HOSTS && ((key_valid | mouse_valid) >> f_host) & 1'b1;
    always @(*) if (!f_first) begin
        one_host_key:   assert ((key_valid & (key_valid - 1'b1)) == 0);                     // P1
        one_host_mouse: assert ((mouse_valid & (mouse_valid - 1'b1)) == 0);
        if (f_to) selected_only: assert (sel == f_host);                                    // P2
        if (key_valid != 0 && key[8]) captured: assert (!capture);                          // P3
        if (mouse_valid != 0) captured_mouse: assert (!capture && (mouse[24:22] & hidden) == 0);
    end
    reg f_sel_moved, f_cap_rose;
    always @(posedge clk) if (!f_first && $past(!rst)) begin
        f_sel_moved = sel != $past(sel);
        f_cap_rose  = capture && !$past(capture);
        if (f_sel_moved || f_cap_rose) released: assert (release_all == $past(to_sel));     // P8
        if (f_sel_moved || f_cap_rose) nothing_on_way: assert ($past(key_valid) == 0 && $past(mouse_valid) == 0);
        if ($past(key_valid & ~key_ready) != 0) offered: assert ($stable({key_valid, key}));// P7
        if ($past(tick && lives && !alive)) ends: assert (cap_wait && !cap_to);             // W1
        if ($past(tick && act && cap_wait && !cap_to) && !$past(arm)) ended: assert (!capture);
    end
    always @(*) cover (!f_first && key_valid != 0 && sel == 1 && !key[8]);
    always @(*) cover (!f_first && mouse_valid != 0 && hidden != 0);
    always @(posedge clk) cover (!f_first && f_cap_rose && release_all != 0);
`endif

endmodule

`default_nettype wire
