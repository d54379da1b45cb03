// SPDX-License-Identifier: MIT
// hid_mouse_emul_formal - what is proved of hid_mouse_emul (tests/formal/hid-mouse-emul.test)
    reg f_first = 1'b1;
    always @(posedge clk) f_first <= 1'b0;
    always @(*) if (f_first) assume (rst);
    always @(*) assume (tick);
    // The line sends or receives, and sends only what it is given (tests/formal/hid-ps2-device.test).
    always @(*) assume (!(tx_done && (rx_valid || rx_bad)) && !(rx_valid && rx_bad));
    always @(*) if (quiet) assume (!tx_done);

    // What the host knows: the buttons of the last report of which every byte went out (tests/formal/hid-mouse-cmd.test)
    reg [2:0] f_known = 3'd0;
    always @(posedge clk) begin
        if (rst || restart)  f_known <= 3'd0;
        else if (sent)       f_known <= packet[2:0];
    end

    // Nothing was moved or pressed since everything was let go
    reg f_clean = 1'b0;
    always @(posedge clk) f_clean <= !rst && (let_go || (f_clean && !take));
    wire f_rests = {x, y, z, x_over, y_over, buttons} == 27'd0;
    reg f_clean_report = 1'b0;
    always @(posedge clk) if (snap || rst) f_clean_report <= f_clean && !rst;

    always @(*) if (!f_first) begin
        knows:     assert (told == f_known);                                                // M1
        let_go_is_clean:  assert (!f_clean || f_rests);                                     // M2
        report_is_clean:  assert (!f_clean_report || {frozen[31:4], frozen[2:0]} == 31'd0);
        goes_on:   assert (rate != 8'd0 && phase < 10'd1000);                               // M3
        owed:      assert (!(enabled && !remote && !bat && due && buttons != told) || report);
    end
    always @(posedge clk) if (!f_first && !$past(rst)) begin
        if ($past(waits && !let_go)) none_skipped: assert (buttons == $past(buttons));         // M4
        if ($past(stuck) && !stuck) patience: assert ($past(!untold || !enabled || snap));
    end
    always @(*) cover (!f_first && sent && frozen[0]);
    always @(*) cover (!f_first && f_clean_report && sent);
