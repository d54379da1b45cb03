// SPDX-License-Identifier: MIT
// hid_mouse_cmd - what a host says to its mouse, and the answers and reports
//
// A command ends whatever was being sent. FE sends the last report or answer again from its start.
// Resolution and scaling are kept and told, but do not change the movement: the mouse at the console
// has its own, and the pointer should move alike on every host.
// Not in here: movement and buttons (hid_mouse_emul).
// Source: IBM PS/2 Technical Reference, auxiliary device commands E6 to FF; wheel: Microsoft IntelliMouse.

`default_nettype none

module hid_mouse_cmd (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick,             // go on by one microsecond; also high in reset

    // line
    input  wire        rx_valid,
    input  wire        rx_bad,
    input  wire [7:0]  rx_data,
    output wire        tx_valid,
    output wire [7:0]  tx_data,
    input  wire        tx_done,

    // reports
    input  wire        report,           // one is wanted
    output wire        snap,             // it starts: freeze it; one tick
    output wire        sent,             // it went out whole; one tick
    output wire        lost,             // it did not; one tick
    input  wire [31:0] packet,           // frozen; first byte lowest

    // state of the mouse
    input  wire        bat_done,         // self-test passed: say so
    output wire        quiet,            // nothing is being sent
    input  wire [2:0]  buttons,          // middle, right, left
    output reg         restart,          // reset; one tick
    output reg         fresh,            // reporting is switched on: forget movement; one tick
    output reg         wheel,
    output reg  [7:0]  rate,
    output reg         enabled,
    output reg         remote            // reports only when asked
);

    localparam [3:0] NONE = 4'd0, ACK = 4'd1, RESEND = 4'd2, ECHO = 4'd3, PASSED = 4'd4, ID = 4'd5,
                     STATUS_1 = 4'd6, STATUS_2 = 4'd7, STATUS_3 = 4'd8, P_0 = 4'd9, P_1 = 4'd10, P_2 = 4'd11, P_3 = 4'd12;
    localparam [1:0] A_NONE = 2'd0, A_RATE = 2'd1, A_RESOLUTION = 2'd2;

    // Commands
    // --------

    reg  [1:0] await;                    // the byte expected next
    reg        wrap;                     // echo everything but EC and FF
    wire       is_echo = rx_valid && wrap && rx_data != 8'hEC && rx_data != 8'hFF;
    wire       is_arg  = rx_valid && !wrap && await != A_NONE;
    wire       is_cmd  = rx_valid && !is_echo && !is_arg;
    wire       bad_arg = is_arg && (await == A_RATE ? rx_data == 8'd0 : rx_data > 8'd3);
    wire       known   = (rx_data >= 8'hE6 && rx_data <= 8'hEC) || rx_data == 8'hEE || rx_data == 8'hF0 ||
                         (rx_data >= 8'hF2 && rx_data <= 8'hF6) || rx_data == 8'hFF;
    wire       again   = is_cmd && rx_data == 8'hFE;
    wire       defaults = is_cmd && (rx_data == 8'hF6 || rx_data == 8'hFF);

    always @(posedge clk) if (tick) begin
        if (is_cmd && !again) await <= rx_data == 8'hF3 ? A_RATE : rx_data == 8'hE8 ? A_RESOLUTION : A_NONE;
        else if (is_arg)      await <= A_NONE;
        if (is_cmd && !again) wrap <= rx_data == 8'hEE;
        if (rst) {await, wrap} <= 3'd0;
    end

    reg       double;                    // scaling 2:1 was asked for
    reg [1:0] resolution;
    always @(posedge clk) if (tick) begin
        if (is_cmd && (rx_data == 8'hE6 || rx_data == 8'hE7)) double <= rx_data[0];
        if (is_cmd && (rx_data == 8'hEA || rx_data == 8'hF0)) remote <= rx_data[4];
        if (is_arg && !bad_arg && await == A_RATE)            rate <= rx_data;
        if (is_arg && !bad_arg && await == A_RESOLUTION)      resolution <= rx_data[1:0];
        if (rst || defaults) {double, remote, rate, resolution} <= {2'd0, 8'd100, 2'd2};
    end

    always @(posedge clk) if (tick) begin
        if (is_cmd && rx_data == 8'hF4)                  enabled <= 1'b1;
        if (defaults || (is_cmd && rx_data == 8'hF5))    enabled <= 1'b0;
        fresh   <= is_cmd && (rx_data == 8'hF4 || rx_data == 8'hEA || rx_data == 8'hF0);
        restart <= is_cmd && rx_data == 8'hFF;
        if (rst) {enabled, fresh, restart} <= 3'b001;
    end

    reg [1:0] knock;                     // 200, 100, 80 reports a second wake the wheel
    always @(posedge clk) if (tick) begin
        if (is_arg && await == A_RATE)
            knock <= rx_data == 8'd200 ? 2'd1 : knock == 2'd1 && rx_data == 8'd100 ? 2'd2 : 2'd0;
        if (is_arg && await == A_RATE && knock == 2'd2 && rx_data == 8'd80) wheel <= 1'b1;
        if (rst || restart) {knock, wheel} <= 3'd0;
    end

    // Answers and reports
    // -------------------

    reg  [3:0] say;                      // the byte to send next
    reg  [3:0] after;                    // following an acknowledge
    reg  [3:0] first;                    // where the last report or answer began
    reg  [7:0] heard;                    // to be echoed
    wire       begins = report && quiet && !rx_valid && !rx_bad && !bat_done;   // a report, by itself
    wire       load = rx_valid || rx_bad || bat_done || begins;
    reg  [3:0] start;                    // of what is loaded
    always @(*) begin
        start = known || is_arg ? ACK : RESEND;
        if (bad_arg || rx_bad)        start = RESEND;
        if (is_echo)                  start = ECHO;
        if (again)                    start = first;
        if (bat_done)                 start = PASSED;
        if (begins)                   start = P_0;
    end

    reg [3:0] next;
    always @(*) case (say)
        ACK:      next = after;
        PASSED:   next = ID;
        STATUS_1: next = STATUS_2;
        STATUS_2: next = STATUS_3;
        P_0:      next = P_1;
        P_1:      next = P_2;
        P_2:      next = wheel ? P_3 : NONE;
        default:  next = NONE;
    endcase

    always @(posedge clk) if (tick) begin
        if (load)         say <= start;
        else if (tx_done) say <= next;
        if (load && start != RESEND)               first <= start;
        else if (tx_done && say == ACK && next != NONE) first <= next;
        if (rst) {say, first} <= {NONE, ACK};
    end

    always @(posedge clk) if (tick) begin
        if (rx_valid) heard <= rx_data;
        if (rx_valid && !again) case (rx_data)
            8'hF2:   after <= is_cmd ? ID : NONE;
            8'hE9:   after <= is_cmd ? STATUS_1 : NONE;
            8'hEB:   after <= is_cmd ? P_0 : NONE;
            default: after <= NONE;
        endcase
        if (rst) after <= NONE;
    end

    // A report starts by itself or is asked for by EB; what it tells is frozen then.
    wire in_report = say >= P_0;
    wire asked     = tx_done && say == ACK && after == P_0;
`ifdef SEEDED_BUG_1
    assign snap  = report || asked;
`else
    assign snap  = begins || asked;
`endif
    assign sent  = in_report && tx_done && next == NONE;
    assign lost  = in_report && (rx_valid || rx_bad);
    assign quiet = say == NONE;

    reg [7:0] value;
    always @(*) case (say)
        ACK:      value = 8'hFA;
        RESEND:   value = 8'hFE;
        ECHO:     value = heard;
        PASSED:   value = 8'hAA;
        ID:       value = {6'd0, {2{wheel}}};
        STATUS_1: value = {1'b0, remote, enabled, double, 1'b0, buttons[0], buttons[2], buttons[1]};
        STATUS_2: value = {6'd0, resolution};
        STATUS_3: value = rate;
        P_0:      value = packet[7:0];
        P_1:      value = packet[15:8];
        P_2:      value = packet[23:16];
        default:  value = packet[31:24];
    endcase
    assign tx_valid = !quiet;
    assign tx_data  = value;

`ifdef FORMAL
    reg       f_first = 1'b1;
    reg [2:0] f_at;                      // bytes of the report that are out
    wire [31:0] f_rest = packet >> {f_at, 3'd0};
    always @(posedge clk) f_first <= 1'b0;
    always @(*) if (f_first) assume (rst);
    always @(*) assume (tick);
    // The line sends or receives, and sends only what it is given (tests/formal/hid-ps2-device.test).
    always @(*) assume (!(tx_done && (rx_valid || rx_bad)) && !(rx_valid && rx_bad) && !(quiet && tx_done));
    always @(*) if (bat_done) assume (quiet && !rx_valid && !rx_bad);
    always @(posedge clk) begin
        if (!f_first && !$past(snap)) assume (packet == $past(packet));
        if (!in_report || load || rst) f_at <= 3'd0;
        else if (tx_done)              f_at <= f_at + 3'd1;
    end
    always @(*) if (!f_first && in_report) begin                                            // M5
        in_turn: assert ({1'b0, f_at} == say - P_0 && f_at <= 3'd3);
        as_frozen: assert (tx_data == f_rest[7:0]);
        not_changed: assert (!snap && !restart && (say != P_3 || wheel));
        if (sent) whole: assert (f_at == (wheel ? 3'd3 : 3'd2));
    end
    always @(*) if (!f_first) begin
        if (rx_valid) answered: assert (start == ACK || start == RESEND || start == ECHO || start == first);
        moves_on: assert (rate != 8'd0);
        follows:  assert (after == NONE || after == ID || after == STATUS_1 || after == P_0);
        begun:    assert (first == ACK || first == ECHO || first == PASSED || first == ID || first == STATUS_1 || first == P_0);
    end
    always @(posedge clk) if (!f_first && !$past(rst) && $past(rx_valid || rx_bad)) at_once: assert (tx_valid);   // M6
    always @(*) cover (!f_first && sent && wheel);
    always @(*) cover (!f_first && again && first == P_0 && in_report);
`endif

endmodule

`default_nettype wire
