// SPDX-License-Identifier: MIT
// link_exec_formal.vh - what is proved of link_exec (tests/formal/link-exec.test); included by it

    reg  f_past = 1'b0, f_session;                       // the session in which this frame was judged
    always @(posedge clk) begin
        f_past <= 1'b1;
        if (state == JUDGE) f_session <= session;
    end
    wire f_acts   = reg_write | |osd_valid | |inj_key_valid | |inj_mouse_valid;
    wire f_inside = state >= COLLECT & state <= MOUSE;
    always @(*) if (!f_past) assume (rst);
    always @(*) assume (frame_len >= OVERHEAD);
    always @(posedge clk) if (f_past & $past(state != IDLE & state != DONE)) assume ($stable(frame_len));
    wire [7:0] f_collected = part == 2'd0 ? {7'd0, state == ACT} : 8'd3 - (state == COLLECT ? {5'd0, need} : 8'd0);

    always @(posedge clk) if (f_past) begin
        // Only the frame after the last one does anything, in a session; then it becomes the last.
        assert (!f_acts | (fresh & f_session & is_new));
        assert (!(f_inside & (is_write | is_osd | is_input)) | (fresh & f_session & is_new));
        assert (!(state > JUDGE) | !fresh | (is_new & !is_sync));
        // What was run before is answered with the result that link_session has kept.
        assert (!(state == RESULT) | !f_session | is_sync | is_new | is_read | is_ping | result == kept);
        assert (!f_inside | is_sync | (known & ~is_ping));
        assert (!(state == STREAM | state == KEY | state == MOUSE) | ({6'd0, con} < CONSOLES));
        assert (!(f_inside & (is_osd | is_input) & part != 2'd0) | ({6'd0, con} < CONSOLES));
        assert (!(state == JUDGE) | left == frame_len - OVERHEAD);
        assert (!(is_osd & (state == COLLECT | state == ACT)) |
                {1'b0, left} + {1'b0, f_collected} <= {1'b0, frame_len} - {1'b0, OVERHEAD});
        assert (!(is_osd & state == COLLECT) | (part == 2'd0 ? need == 3'd1 : part == 2'd1 & need <= 3'd2));
        assert (!(is_osd & state == ACT) | part <= 2'd1);
        assert (!(state == STREAM) | (left != 8'd0 & is_osd & part != 2'd0));
        assert (!(state == KEY | state == MOUSE) | (is_input & part != 2'd0));
        assert (!(state == CHECK) | is_read | is_write);
        assert (!(state == ECHO) | left != 8'd0);
        assert (!(state == COLLECT) | need != 3'd0);
        assert (state <= DONE);
        if ($past(tx_valid & ~tx_ready & ~rst)) assert (tx_valid & $stable(tx_last));
        if ($past(tx_valid & ~tx_ready & ~rst & state != ECHO)) assert ($stable(tx_data));
        cover (|(osd_valid & osd_ready));
        cover (state == KEY);
    end
