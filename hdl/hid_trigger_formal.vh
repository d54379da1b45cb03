// SPDX-License-Identifier: MIT
// hid_trigger_formal - what hid_trigger promises: hotkeys leave no key down at a host, what is typed behind one goes to
// nobody but the daemon, an operation stays as it is until it is taken, and only ports that there are get
// picked; proved by tests/formal/hid-trigger.test
    reg f_past = 1'b0;
    always @(posedge clk) f_past <= 1'b1;
    always @(*) assume (rst == !f_past);
    always @(*) if (rst) assume (tick && !key_valid);
    // What hid_merge and hid_keyset promise: a key on offer stays, and goes down only when it was up.
    reg        f_offer = 1'b0;
    reg  [8:0] f_key;
    always @(posedge clk) {f_offer, f_key} <= {key_valid && !(tick && key_ready), key};
    always @(*) if (f_offer) assume (key_valid && key == f_key);

    // Any one key: whether the operator holds it, and whether a host has been told so.
    (* anyconst *) reg [7:0] f_id;
    reg  f_held, f_told;
    wire f_mine = key[7:0] == f_id;
    always @(*) if (key_valid && f_mine && down) assume (!f_held || decided);
    always @(posedge clk) if (tick) begin
        if (decide && f_mine) f_held <= down;
        if (sent && op == OP_KEY && arg[7:0] == f_id) f_told <= arg[8];
        if (sent && op == OP_ARM) f_told <= 1'b0;        // the capture begins: hid_router releases all at whoever is left
        if (rst) {f_held, f_told} <= 2'b00;
    end

    // How that comes about, step by step: what a host was told is held, or its lifting is on the way.
    wire f_lifts = (todo[0] || todo[2] || todo[6]) && tapped_id == f_id || todo[4] && key == {1'b0, f_id};
    wire f_press = todo[1] && !todo[2] || todo[5] && !todo[6];       // a press that nothing lifts: it is held
    wire f_arms  = todo[3] && verdict == OP_ARM;
    always @(*) if (f_past) begin
        if (f_told) told: assert (f_held || f_lifts || f_arms);
        if (f_press && tapped_id == f_id) pressed: assert (f_held);
        if (decided) on_offer: assert (key_valid);
        if (todo[4]) at_hand: assert (decided);
        if (todo[4] && key == {1'b1, f_id}) pressed_now: assert (f_held);
        if (decided && f_mine) looked_at: assert (f_held == down);
        if (armed && !f_arms) quiet: assert (!f_told && todo == 7'd0);
        if (f_arms) arm_last: assert (todo[6:4] == 3'd0);
        if (state == TAP1 && trig == f_id) first: assert (f_held);
        if (state == GAP && trig == f_id)  gap: assert (!f_held && !by_num);
        if (state == TAP2 && trig == f_id) second: assert (f_held && !f_told && !by_num);
        if (state == TAP1 || state == GAP || state == TAP2) no_num: assert (!by_num);
        if (state == TAP2 || state == GAP) tap_only: assert (todo == 7'd0 || todo == KEY);
        if (todo[3] && verdict == OP_PORT) port_chosen: assert (todo == OP && port != 7'd0 && port <= LAST);
        if (state == TAP2 && todo == KEY) let_go: assert (!key[8]);
        if (state == PICK) picking: assert (todo == 7'd0);
        todo_known: assert (todo[5] == 1'b0 || todo[6]);
        if (todo[6]) late_last: assert (todo[4] == 1'b0);
    end

    always @(*) if (f_past) begin
        if (idle) no_stuck_key: assert (!f_told || f_held);
        if (op_valid && op == OP_PORT) port_there: assert (arg < HOSTS);
        // armed: presses are the tap that makes up for a lock key, and come before the capture
        if (op_valid && op == OP_KEY && arg[8] && armed) nobody_else: assert (todo[3] && verdict == OP_ARM && arg[7:0] == tapped_id);
        if (todo[3]) no_key: assert (verdict != OP_KEY);
    end
    always @(posedge clk) if (f_past && !$past(rst)) begin
        if ($past(tick && op_valid && !op_ready)) stays: assert (op_valid && $stable({op, arg}));
        if ($past(tick && press && armed && !literal && !word && !chord)) swallowed: assert (!todo[4] && !todo[5] && todo[2:0] == 3'd0);
        if ($past(tick && press && state == IDLE && !chord)) passed: assert (todo == KEY);
    end
    always @(*) begin
        cover (f_past && armed && by_num);
        cover (f_past && op_valid && op == OP_WORD && state == IDLE);
        cover (f_past && op_valid && op == OP_LITERAL);
        cover (f_past && op_valid && op == OP_PORT);
        cover (f_past && f_told && state == ARMED && f_id == trig);
    end
