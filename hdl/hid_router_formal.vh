// SPDX-License-Identifier: MIT
// hid_router_formal - what hid_router promises about one host, any host: who may get keys and mouse, and that
// whoever is left is released; proved by tests/formal/hid-router.test
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
    wire [HOSTS-1:0] f_one = ONE << f_host;
    wire f_key = (key_valid & f_one) != 0, f_mouse = (mouse_valid & f_one) != 0;
    wire f_may = f_host < HOSTS && sel < HOSTS && (reach & f_one) != 0;        // as the daemon said, in plain words
    wire f_keys_to  = f_may && (cast == 0 ? sel == f_host : (cast & f_one) != 0);
    wire f_mouse_to = f_may && cast == 0 && sel == f_host;
    reg  f_macro = 1'b0;                 // the key offered is a macro key
    always @(posedge clk) if (tick) f_macro <= strike || (f_macro && !pass);
    always @(*) if (!f_first) begin
        if (f_key && f_macro)  macro_mask: assert ((macros & f_one) != 0);
        if (f_key && !f_macro) allowed: assert (f_keys_to);                                 // P2
        if (f_mouse) mouse_allowed: assert (f_mouse_to);
        if (mouse_valid != 0) mouse_still_there: assert (mouse_valid == mouse_to);
        if (!f_macro && cast == 0) one_host_key: assert ((key_valid & (key_valid - 1'b1)) == 0);  // P1
        one_host_mouse: assert ((mouse_valid & (mouse_valid - 1'b1)) == 0);
        if (key_valid != 0 && key[8] && !f_macro) captured: assert (!capture);              // P3
        if (mouse_valid != 0) captured_mouse: assert (!capture && (mouse[24:22] & hidden) == 0);
    end
    reg f_cap_rose, f_leaves, f_changed;
    always @(posedge clk) if (!f_first && $past(!rst)) begin
        f_cap_rose = capture && !$past(capture);
        f_changed  = $past({sel, cast, reach, macros}) != {sel, cast, reach, macros} || f_cap_rose;
        f_leaves   = $past(f_keys_to) && (!f_keys_to || f_cap_rose);
        if (f_leaves || $past(f_mouse_to) && !f_mouse_to) released: assert ((release_all & f_one) != 0); // P8
        if ($past((macros & f_one) != 0) && (macros & f_one) == 0) macro_released: assert ((release_all & f_one) != 0);
        if (sel != $past(sel) || cast != $past(cast)) all_released: assert ((release_all & $past(keys_to)) == $past(keys_to));
        if (!f_changed) no_reason: assert (release_all == 0 || !$past(tick));
        if (f_changed) nothing_on_way: assert ($past(key_valid) == 0 && $past(mouse_valid) == 0);
        if ($past(f_key && !(|(key_ready & f_one)))) offered: assert (f_key && $stable(key));           // P7
        if ($past(tick && lives && !alive)) ends: assert (cap_wait && !cap_to && mask_wait);            // W1
        if ($past(tick && act && cap_wait && !cap_to) && !$past(arm)) ended: assert (!capture);
        if ($past(tick && act && mask_wait && !alive)) dead: assert (cast == 0 && macros == 0);
        if ($past(tick && pass && arg[8] && !of_trig && reach == 0 && sel < HOSTS && room))
            mute_told: assert ($past(ev_put && ev == 24'h020007) && key_valid == 0);
    end
    always @(*) cover (!f_first && key_valid != 0 && sel == 1 && !key[8]);
    always @(*) cover (!f_first && mouse_valid != 0 && hidden != 0);
    always @(posedge clk) cover (!f_first && f_cap_rose && release_all != 0);
    always @(*) cover (!f_first && f_key && f_macro && capture && sel == 5'd31);
    always @(*) cover (!f_first && key_valid == cast && cast[0] && cast[1] && !reach[2] && !f_macro);
