// SPDX-License-Identifier: MIT
// hid_kbd_cmd - what a host says to its keyboard, and the answers
//
// Answers go out before scan codes. A new command drops the answer to an older one. FE repeats the
// last byte sent. FB, FC and FD take a list of set-3 codes until a command comes, and the keyboard
// does not scan meanwhile. Key kinds by default: every key repeats and tells its release, so that no key can stay
// down in a host; hosts that want the kinds of the first set-3 keyboards must ask for them.
// Not in here: the key codes.
// Source: IBM PS/2 Technical Reference, keyboard commands ED to FF.

`default_nettype none

module hid_kbd_cmd (
    input  wire       clk,
    input  wire       rst,
    input  wire       tick,              // go on by one microsecond; also high in reset

    // line
    input  wire       rx_valid,
    input  wire       rx_bad,
    input  wire [7:0] rx_data,
    output wire       tx_valid,
    output wire [7:0] tx_data,
    input  wire       tx_done,

    // scan codes
    input  wire       scan_valid,
    input  wire [7:0] scan,
    output wire       scan_done,

    // state of the keyboard
    input  wire       bat_done,          // self-test passed: say so
    output wire       quiet,             // no answer is waiting
    output reg        flush,             // forget what waits to be sent; one tick
    output reg        restart,           // reset; one tick
    output reg        kind_all,          // every key: kind; one tick
    output reg        kind_one,          // the key of set-3 code kind_code; until taken
    input  wire       kind_taken,
    output reg  [1:0] kind,              // {tells its release, repeats}
    output reg  [7:0] kind_code,
    output reg  [2:0] leds,              // Scroll, Num, Caps from bit 0
    output reg  [1:0] scan_set,
    output reg  [6:0] rate,
    output reg        enabled,
    output wire       scanning,
    output wire       still              // nothing to do until an input changes
);

    localparam [2:0] NONE = 3'd0, ACK = 3'd1, RESEND = 3'd2, ECHO = 3'd3, ID_1 = 3'd4, ID_2 = 3'd5, SET_NO = 3'd6, PASSED = 3'd7;
    localparam [2:0] A_NONE = 3'd0, A_LEDS = 3'd1, A_SET = 3'd2, A_RATE = 3'd3, A_KINDS = 3'd4;
    localparam [6:0] RATE = 7'h2B;       // 500 ms, 10.9 a second

    // Commands
    // --------

    reg  [2:0] await;                    // the byte expected next
    wire       is_cmd = rx_valid && (await == A_NONE || rx_data >= 8'hED);
    wire       is_arg = rx_valid && !is_cmd;
    wire       bad_set = is_arg && await == A_SET && rx_data > 8'd3;
    wire       known  = rx_data >= 8'hED && rx_data != 8'hEF && rx_data != 8'hF1;
    wire       defaults = is_cmd && (rx_data == 8'hF5 || rx_data == 8'hF6 || rx_data == 8'hFF);
    wire       kinds  = is_cmd && rx_data >= 8'hF7 && rx_data <= 8'hFD;

    always @(posedge clk) if (tick) begin
        if (is_cmd) case (rx_data)
            8'hED:                await <= A_LEDS;
            8'hF0:                await <= A_SET;
            8'hF3:                await <= A_RATE;
            8'hFB, 8'hFC, 8'hFD:  await <= A_KINDS;
            8'hFE:                await <= await;
            default:              await <= A_NONE;
        endcase
        else if (is_arg && await != A_KINDS) await <= A_NONE;
        if (rst) await <= A_NONE;
    end
    assign scanning = enabled && await != A_KINDS;

    always @(posedge clk) if (tick) begin
        if (is_arg && await == A_LEDS)  leds <= rx_data[2:0];
        if (is_arg && await == A_SET && !bad_set && rx_data != 8'd0) scan_set <= rx_data[1:0];
        if (is_arg && await == A_RATE)  rate <= rx_data[6:0];
        if (defaults)                   {scan_set, rate} <= {2'd2, RATE};
        if (rst || restart)             {leds, scan_set, rate} <= {3'd0, 2'd2, RATE};
    end

    always @(posedge clk) if (tick) begin
        if (is_cmd && (rx_data == 8'hF4 || rx_data == 8'hFF)) enabled <= 1'b1;
        if (is_cmd && rx_data == 8'hF5)                       enabled <= 1'b0;
        flush   <= (defaults || kinds || (is_cmd && rx_data == 8'hF4)) && rx_data != 8'hFF;
        restart <= is_cmd && rx_data == 8'hFF;
        if (rst) {enabled, flush, restart} <= 3'b101;
    end

    always @(posedge clk) if (tick) begin
        kind_all  <= (kinds && rx_data <= 8'hFA) || (defaults && rx_data != 8'hFF);
        kind_one  <= (is_arg && await == A_KINDS) || (kind_one && !kind_taken);
        if (is_arg) kind_code <= rx_data;
        if (defaults)    kind <= 2'b11;
        else if (kinds) case (rx_data)
            8'hF7, 8'hFB: kind <= 2'b01;
            8'hF8, 8'hFC: kind <= 2'b10;
            8'hF9, 8'hFD: kind <= 2'b00;
            default:      kind <= 2'b11;
        endcase
        if (rst) {kind_all, kind_one} <= 2'd0;
    end

    // Answers
    // -------

    reg  [2:0] answer;                   // the byte to send next
    reg  [1:0] after;                    // following an acknowledge: 1 who I am, 2 set in use
    reg        redo;                     // send the last byte again first
    reg  [7:0] last;

    wire [2:0] reply = is_arg ? (bad_set ? RESEND : ACK) : rx_data == 8'hEE ? ECHO : known ? ACK : RESEND;
    wire       again = is_cmd && rx_data == 8'hFE;
    wire       advance = tx_done && !redo;
    always @(posedge clk) if (tick) begin
        if (rx_bad)                     answer <= RESEND;
        else if (rx_valid && !again)    answer <= reply;
        else if (bat_done)              answer <= PASSED;
        else if (advance) case (answer)
            ACK:     answer <= after == 2'd1 ? ID_1 : after == 2'd2 ? SET_NO : NONE;
            ID_1:    answer <= ID_2;
            default: answer <= NONE;
        endcase
        if (rst) answer <= NONE;
    end

    always @(posedge clk) if (tick) begin
        if (rx_valid && !again)
            after <= is_cmd && rx_data == 8'hF2 ? 2'd1 : is_arg && await == A_SET && rx_data == 8'd0 ? 2'd2 : 2'd0;
        if (again)                     redo <= 1'b1;
        else if (rx_valid || tx_done)  redo <= 1'b0;
        if (tx_done)                   last <= tx_data;
        if (rst) {after, redo, last} <= {3'd0, 8'hAA};
    end

    reg [7:0] value;
    always @(*) case (answer)
        ACK:     value = 8'hFA;
        RESEND:  value = 8'hFE;
        ECHO:    value = 8'hEE;
        ID_1:    value = 8'hAB;
        ID_2:    value = 8'h83;
        SET_NO:  value = {6'd0, scan_set};
        default: value = 8'hAA;
    endcase

    assign quiet     = answer == NONE && !redo;
    assign tx_valid  = !quiet || scan_valid;
    assign tx_data   = redo ? last : answer != NONE ? value : scan;
    assign scan_done = tx_done && quiet;

    wire strobe = flush || restart || kind_all || kind_one;
    assign still = quiet && !strobe && !rx_valid && !rx_bad && !tx_done && !bat_done;

endmodule

`default_nettype wire
