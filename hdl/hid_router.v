// SPDX-License-Identifier: MIT
// hid_router - who gets keys and mouse: owns selection, capture and masks of one console
//
// Keys go to the selected port or, in a broadcast, to the ports of it; to those only that the key mask lets
// this console reach, and to nobody when no port is selected. A press that the mask alone keeps from everybody is
// told to the daemon. The mouse goes to the selected port, and nowhere in a broadcast. Macro keys of the daemon go to
// the ports of their own mask, past all of this.
//
// One thing at a time: a command of the link waits until the keys that came before it have arrived, and no
// key of the link is taken while a command waits, so a key goes where it was meant to when it arrived and a
// character typed for the menu can reach no host. Before anything goes elsewhere, the host being left is told
// to release everything; so is every host that leaves a mask. A button held across a change stays hidden until it is let go. Events go
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
    input  wire             mask_valid,  // one of the next three is new
    input  wire [HOSTS-1:0] key_mask,
    input  wire [HOSTS-1:0] broadcast,   // nothing: off
    input  wire [HOSTS-1:0] macro,

    // operations of hid_trigger
    input  wire             key_idle,    // no key is in work before the router
    output wire             go,          // no command waits
    input  wire             op_valid,
    output wire             op_ready,
    input  wire [2:0]       op,
    input  wire [8:0]       arg,
    input  wire             of_trig,     // arg is of a hotkey
    output reg              forget,
    output reg              disarm,

    // macro keys of the link
    input  wire             macro_valid,
    output wire             macro_ready,
    input  wire [8:0]       macro_key,

    // mouse and the link's mouse
    input  wire             phy_valid,
    output wire             phy_ready,
    input  wire [24:0]      phy,
    input  wire             inj_valid,
    output wire             inj_ready,
    input  wire [24:0]      inj,

    output reg  [4:0]       sel,
    output reg              capture,
    output wire             cancel,      // a hotkey is cancelled now
    output wire             told,        // a captured press goes to the daemon
    output wire             answered,    // a write of capture acts
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
    reg  [HOSTS-1:0] reach, cast, macros;        // the masks in force
    wire [HOSTS-1:0] to_sel = ONE << sel;        // no bit when no port is selected
    wire             casts  = cast != 0;
    wire [HOSTS-1:0] aim    = to_sel == 0 ? to_sel : casts ? cast : to_sel;
`ifdef SEEDED_BUG_4
    wire [HOSTS-1:0] keys_to = casts ? aim : aim & reach;
`else
    wire [HOSTS-1:0] keys_to = aim & reach;
`endif
    wire [HOSTS-1:0] mouse_to = casts ? {HOSTS{1'b0}} : to_sel & reach;

    // Commands of the link wait here until nothing is in work.
    // ---------------------------------------------------------

    reg        sel_wait, cap_wait, cap_to, mask_wait, lives;
    reg  [4:0] sel_to;
    assign     go   = !sel_wait && !cap_wait && !mask_wait;
    wire       act  = !go && key_idle && key_valid == 0 && mouse_valid == 0;
    wire       died = lives && !alive;

    always @(posedge clk) if (tick) begin
        if (act)                {sel_wait, cap_wait, mask_wait} <= 3'b000;
        if (sel_valid)          {sel_wait, sel_to} <= {1'b1, sel_port};
        if (cap_valid && alive) {cap_wait, cap_to} <= {1'b1, cap_want};
        if (mask_valid)         mask_wait <= 1'b1;
`ifndef SEEDED_BUG_3
        if (died)               {cap_wait, cap_to, mask_wait} <= 3'b101;
`endif
        lives <= alive;
        if (rst) {sel_wait, cap_wait, mask_wait, lives} <= 4'd0;
    end

    // Masks: what keys leave is released. Those of the daemon end with it.
    wire             mask_act   = act && mask_wait;
    wire [HOSTS-1:0] cast_to    = alive ? broadcast : {HOSTS{1'b0}};
    wire [HOSTS-1:0] macros_to  = alive ? macro : {HOSTS{1'b0}};
    wire             new_cast   = mask_act && cast_to != cast;
    wire             new_reach  = mask_act && key_mask != reach;
`ifdef SEEDED_BUG_8
    wire [HOSTS-1:0] lost       = {HOSTS{1'b0}};
`else
    wire [HOSTS-1:0] lost       = new_reach ? keys_to & ~key_mask : {HOSTS{1'b0}};
`endif
`ifdef SEEDED_BUG_5
    wire [HOSTS-1:0] macro_left = {HOSTS{1'b0}};
`else
    wire [HOSTS-1:0] macro_left = mask_act ? macros & ~macros_to : {HOSTS{1'b0}};
`endif

    always @(posedge clk) if (tick) begin
        if (mask_act) {reach, cast, macros} <= {key_mask, cast_to, macros_to};
        if (rst) {reach, cast, macros} <= {{HOSTS{1'b1}}, {2*HOSTS{1'b0}}};
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
    wire muted = pass && arg[8] && keys_to == 0 && aim != 0 && !of_trig;
    assign macro_ready = go && key_idle && key_valid == 0;
    wire strike = macro_valid && macro_ready;

    always @(posedge clk) if (tick) begin
        room <= !ev_full && !ev_put;
        if (!op_valid || op_ready)    patience <= 6'd0;
        else if (patience != 6'h3F)   patience <= patience + 6'd1;
        if (rst) patience <= 6'd0;
    end

    wire new_sel  = (act && sel_wait && sel_to != sel) || (pick && arg[4:0] != sel);
    wire take     = arm || (act && cap_wait && cap_to);
`ifdef SEEDED_BUG_1
    wire let_go   = new_sel || new_cast;
`else
    wire let_go   = new_sel || new_cast || (take && !capture);
`endif
    wire [HOSTS-1:0] left = (let_go ? (cast | to_sel) & reach : {HOSTS{1'b0}}) | lost | macro_left;

    always @(posedge clk) if (tick) begin
        if (act && sel_wait) sel <= sel_to;
        if (pick)            sel <= arg[4:0];
        if (take)                                    capture <= 1'b1;
        if (leave || (act && cap_wait && !cap_to))   capture <= 1'b0;
`ifdef SEEDED_BUG_9
        release_all <= left | (key_valid & {HOSTS{key[7]}});
`else
        release_all <= left;
`endif
        if (rst) {sel, capture, release_all} <= {HOSTS+6{1'b0}};
    end

    always @(posedge clk) if (tick) begin
        forget <= (act && sel_wait && sel_to != sel) || new_cast || new_reach;
        disarm <= act && cap_wait && (cap_to || capture);
        if (rst) {forget, disarm} <= 2'd0;
    end

    always @(posedge clk) if (tick) begin
        key_valid <= key_valid & ~key_ready;
`ifdef SEEDED_BUG_2
        if (run && op == OP_KEY) {key_valid, key} <= {keys_to, arg};
`else
        if (pass)                {key_valid, key} <= {keys_to, arg};
`endif
`ifdef SEEDED_BUG_6
        if (strike)              {key_valid, key} <= {macros | keys_to, macro_key};
`else
        if (strike)              {key_valid, key} <= {macros, macro_key};
`endif
        if (rst) key_valid <= {HOSTS{1'b0}};
    end

    reg [2:0] code;                      // TRIG_ of hdl/regs.csv
    always @(*) case (op)
        OP_MENU:   code = 3'd1;
        OP_PORT:   code = 3'd2;
        OP_CANCEL: code = 3'd3;
        OP_ARM:    code = 3'd4;
        OP_WORD:   code = 3'd6;
        OP_KEY:    code = 3'd7;          // muted
        default:   code = 3'd5;
    endcase
    assign ev     = op == OP_KEY && !muted ? {8'h01, 7'd0, arg} : {8'h02, 13'd0, code};
    assign ev_put = run && (!pass || muted) && op != OP_END && (room || op != OP_KEY);
    assign cancel = run && op == OP_CANCEL;
    assign told     = ev_put && op == OP_KEY && !muted && arg[8];
    assign answered = act && cap_wait;

    // Mouse
    // -----

    reg  [2:0]  phy_down, inj_down;      // buttons as mouse and link last said
    reg  [2:0]  hidden;                  // buttons held since before the last change
    wire        blind     = capture || mouse_to == 0;
    wire        dropped   = let_go || (left & to_sel) != 0;
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
        hidden <= blind || dropped ? now : hidden & now;
        if (rst) {phy_down, inj_down, hidden} <= 9'd0;
    end

    always @(posedge clk) if (tick) begin
        if (|(mouse_valid & mouse_ready)) mouse_valid <= {HOSTS{1'b0}};
        if ((use_phy || use_inj) && !capture && !let_go) begin
`ifdef SEEDED_BUG_7
            mouse_valid <= to_sel;
`else
            mouse_valid <= mouse_to;
`endif
`ifdef SEEDED_BUG_10
            mouse       <= {down & ~hidden, word[21:1], key[0]};
`else
            mouse       <= {down & ~hidden, word[21:0]};
`endif
        end
        if (rst) mouse_valid <= {HOSTS{1'b0}};
    end

    wire waits = !go || op_valid || forget || disarm || key_valid != 0 || mouse_valid != 0 || release_all != 0;
    wire [2:0] held = phy_down | inj_down;
    wire same  = lives == alive && patience == 6'd0 && hidden == (blind ? held : hidden & held);
    assign still = !waits && same;

`ifdef FORMAL
`include "hid_router_formal.vh"
`endif

endmodule

`default_nettype wire
