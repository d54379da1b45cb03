// SPDX-License-Identifier: MIT
// hid_router_twice - two routers that differ in nothing but which keys are typed and how far the mouse goes
//
// Same commands, masks, buttons, presses and releases at the same ticks; the ids of keys and the distances are two
// different secrets. Whatever tells a host, or anybody but the daemon's log of captured keys, that something happens must be the
// same in both: so who types what at one host can be read off the lines of another in no way, not even by when it
// gets something. And what is offered to a host is what went in one tick before, of this very operation.

`undef FORMAL                           // the router without its own properties
`include "hid_router.v"

`default_nettype none

module hid_router_twice #(
    parameter integer HOSTS = 4
) (
    input wire             clk, rst, tick, alive, cap_valid, cap_want, sel_valid, mask_valid, key_idle, op_valid, of_trig,
    input wire             macro_valid, phy_valid, inj_valid, ev_full,
    input wire [4:0]       sel_port,
    input wire [HOSTS-1:0] key_mask, broadcast, macro, key_ready, mouse_ready,
    input wire [2:0]       op,
    input wire [8:0]       arg_0, arg_1, macro_0, macro_1,
    input wire [24:0]      phy_0, phy_1, inj_0, inj_1
);
`include "hid_ops.vh"

    // What both see: what is behind it may differ.
    always @(*) assume (arg_0[8] == arg_1[8] && (op == OP_KEY || arg_0 == arg_1));
    always @(*) assume (macro_0[8] == macro_1[8] && phy_0[24:22] == phy_1[24:22] && inj_0[24:22] == inj_1[24:22]);

    wire [HOSTS*3+16:0] seen_0, seen_1;
    wire [HOSTS-1:0]    key_valid_0, key_valid_1, mouse_valid_0, mouse_valid_1;
    wire [8:0]          key_0, key_1;
    wire [24:0]         mouse_0, mouse_1;

    genvar g;
    generate
        for (g = 0; g < 2; g = g + 1) begin : copy
            wire go, op_ready, forget, disarm, macro_ready, phy_ready, inj_ready, capture, cancel, told, answered, ev_put, still;
            wire [4:0]       sel;
            wire [23:0]      ev;
            wire [HOSTS-1:0] key_valid, release_all, mouse_valid;
            wire [8:0]       key;
            wire [24:0]      mouse;
            hid_router #(.HOSTS(HOSTS)) router (
                .clk(clk), .rst(rst), .tick(tick), .alive(alive), .cap_valid(cap_valid), .cap_want(cap_want),
                .sel_valid(sel_valid), .sel_port(sel_port), .mask_valid(mask_valid), .key_mask(key_mask),
                .broadcast(broadcast), .macro(macro), .key_idle(key_idle), .go(go), .op_valid(op_valid),
                .op_ready(op_ready), .op(op), .arg(g ? arg_1 : arg_0), .of_trig(of_trig), .forget(forget),
                .disarm(disarm), .macro_valid(macro_valid), .macro_ready(macro_ready), .macro_key(g ? macro_1 : macro_0),
                .phy_valid(phy_valid), .phy_ready(phy_ready), .phy(g ? phy_1 : phy_0),
                .inj_valid(inj_valid), .inj_ready(inj_ready), .inj(g ? inj_1 : inj_0),
                .sel(sel), .capture(capture), .cancel(cancel), .told(told), .answered(answered), .ev_full(ev_full),
                .ev_put(ev_put), .ev(ev), .key_valid(key_valid), .key_ready(key_ready), .key(key),
                .release_all(release_all), .mouse_valid(mouse_valid), .mouse_ready(mouse_ready), .mouse(mouse), .still(still)
            );
            wire [HOSTS*3+16:0] all = {key_valid, release_all, mouse_valid, sel, go, op_ready, forget, disarm, macro_ready,
                                       phy_ready, inj_ready, capture, cancel, told, answered, ev_put};
            if (g) begin : second
                assign {seen_1, key_valid_1, key_1, mouse_valid_1, mouse_1} = {all, key_valid, key, mouse_valid, mouse};
            end else begin : first
                assign {seen_0, key_valid_0, key_0, mouse_valid_0, mouse_0} = {all, key_valid, key, mouse_valid, mouse};
            end
        end
    endgenerate

    reg f_in_reset = 1'b1, f_past = 1'b0;   // two ticks of reset: what is not reset follows from what is
    always @(posedge clk) {f_in_reset, f_past} <= {1'b0, !f_in_reset};
    always @(*) if (!f_past) assume (rst && tick);
    always @(*) if (rst) assume (tick && !op_valid);

    // What is on offer came in one and the same: then it is the same.
    reg  f_key_same = 1'b1, f_mouse_same = 1'b1;
    wire f_new_key   = key_valid_0 == 0 && (op_valid || macro_valid);
    wire f_new_mouse = mouse_valid_0 == 0 && (phy_valid || inj_valid);
    always @(posedge clk) if (tick) begin
        if (f_new_key)   f_key_same   <= arg_0 == arg_1 && macro_0 == macro_1;
        if (f_new_mouse) f_mouse_same <= phy_0 == phy_1 && inj_0 == inj_1;
    end

    always @(*) if (f_past) begin
        who_and_when: assert (seen_0 == seen_1);
        if (key_valid_0 != 0) up_or_down: assert (key_0[8] == key_1[8]);
        if (mouse_valid_0 != 0) buttons: assert (mouse_0[24:22] == mouse_1[24:22]);
        if (key_valid_0 != 0 && f_key_same) key_of_now: assert (key_0 == key_1);
        if (mouse_valid_0 != 0 && f_mouse_same) mouse_of_now: assert (mouse_0 == mouse_1);
        cover (key_valid_0 == 4'b0010 && key_0 != key_1);
        cover (mouse_valid_0 == 4'b0100 && mouse_0 != mouse_1);
        cover (key_valid_0 == 4'b1010 && key_0 != key_1);
    end

endmodule

`default_nettype wire
