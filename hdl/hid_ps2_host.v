// SPDX-License-Identifier: MIT
// hid_ps2_host - one PS/2 line seen from the computer: bytes from a keyboard or mouse, commands to it
//
// Received bytes come out as strobes of one tick, except FA and FE while a command waits for its
// answer. `hold` stops the device between two bytes by holding the clock low. A command is sent
// again when the device answers FE, three times in all; then, or when nothing answers within
// 25 ms, it fails. A byte with wrong parity is asked for again with FE. Not in here: what bytes mean.
// Source: IBM PS/2 Hardware Interface Technical Reference (1990): request to send, 20 ms answer limit.

`default_nettype none

module hid_ps2_host (
    input  wire       clk,
    input  wire       rst,
    input  wire       tick,              // go on by one microsecond; also high in reset
    input  wire       tick_ms,

    // line, open collector; levels in step with clk
    input  wire       pclk_i,
    input  wire       pdat_i,
    output reg        pclk_oe,
    output reg        pdat_oe,

    // commands: cmd and cmd_valid stay until done or fail
    input  wire       cmd_valid,
    input  wire [7:0] cmd,
    output reg        cmd_done,          // acknowledged with FA
    output reg        cmd_fail,

    // bytes from the device
    input  wire       hold,
    output reg        rx_valid,
    output wire [7:0] rx_data,           // stays until the next frame starts
    output wire       still              // nothing to do until an input changes
);

    localparam [2:0] LISTEN = 3'd0, INHIBIT = 3'd1, SEND = 3'd2, ANSWER = 3'd3, SETTLE = 3'd4;
    localparam [6:0] INHIBIT_US = 7'd120, START_US = 7'd110;
    localparam [4:0] FRAME_MS = 5'd3, ANSWER_MS = 5'd25;

    reg [1:0] pins;
    always @(posedge clk) if (tick) pins <= {pclk_i, pdat_i};

    reg [2:0]  state;
    reg [6:0]  us;
    reg [4:0]  ms;
    reg [3:0]  bit_no;
    reg [9:0]  shift;                    // received: {parity, data, start}; sent: {stop, parity, data}
    reg [1:0]  tries;
    reg        again;                    // the byte to send is FE, which nobody acknowledges

    // The clock counts as low only when two samples agree: a glitch is no edge.
    // Nor is it one when the clock is low because of us.
    reg  clk_1, clk_low, ours;
    wire fall = !clk_low && !clk_1 && !pins[1] && !ours;
    always @(posedge clk) if (tick) begin
        clk_1 <= pins[1];
        if (clk_1 == pins[1])      clk_low <= !pins[1];
        if (pclk_oe)               ours <= 1'b1;
        else if (pins[1] && clk_1) ours <= 1'b0;
        if (rst) {clk_1, clk_low, ours} <= 3'b100;
    end

    // Receiving, in LISTEN and ANSWER
    wire listening = state == LISTEN || state == ANSWER;
    wire framed    = listening && fall && bit_no == 4'd10;
    wire good      = framed && !shift[0] && ^shift[9:1] && pins[0];
    wire stale     = bit_no != 4'd0 && ms == FRAME_MS;
    wire answer_fa = good && state == ANSWER && rx_data_next == 8'hFA;
    wire answer_fe = good && state == ANSWER && rx_data_next == 8'hFE;
    wire [7:0] rx_data_next = shift[8:1];
    reg  [7:0] last;
    assign rx_data = last;

    // Sending: eleven clocks, the acknowledge with the last
    wire sent    = state == SEND && fall && bit_no == 4'd10;
    wire acked   = sent && !pins[0];
    wire refused = (sent && pins[0]) || (state == SEND && ms == ANSWER_MS);
    wire settled = state == SETTLE && pins == 2'b11;

    wire expired = state == ANSWER && ms == ANSWER_MS;
    wire retry   = answer_fe || refused;
    wire give_up = expired || (retry && tries == 2'd2);
    wire begin_cmd   = state == LISTEN && cmd_valid && !cmd_done && !cmd_fail && bit_no == 4'd0;
    wire begin_again = framed && !good;

    always @(posedge clk) if (tick) begin
        case (state)
            LISTEN:  if (begin_cmd || begin_again) state <= INHIBIT;
            INHIBIT: if (us == INHIBIT_US) state <= SEND;
            SEND:    if (acked) state <= SETTLE;
                     else if (refused) state <= tries == 2'd2 || again ? LISTEN : INHIBIT;
            SETTLE:  if (settled) state <= again && !cmd_wait ? LISTEN : ANSWER;
            default: if (answer_fa || give_up) state <= LISTEN;
                     else if (answer_fe || begin_again) state <= INHIBIT;
        endcase
        if (rst) state <= LISTEN;
    end

    // An FE of ours in the middle of a command goes back to waiting for its answer.
    reg cmd_wait;
    always @(posedge clk) if (tick) begin
        if (begin_again)                        again <= 1'b1;
        else if (begin_cmd || retry || settled) again <= 1'b0;
        if (begin_again)                        cmd_wait <= state == ANSWER;
        if (rst) {again, cmd_wait} <= 2'd0;
    end

    always @(posedge clk) if (tick) begin
        us <= state == INHIBIT ? us + 7'd1 : 7'd0;
        if (begin_cmd)  tries <= 2'd0;
        else if (retry) tries <= tries + 2'd1;
        if (rst) {us, tries} <= 9'd0;
    end

    wire to_zero = state == INHIBIT || fall || settled;
    always @(posedge clk) if (tick) begin
        if (to_zero)                           ms <= 5'd0;
        else if (tick_ms && ms != ANSWER_MS)   ms <= ms + 5'd1;
        if (rst) ms <= 5'd0;
    end

    always @(posedge clk) if (tick) begin
        if (state == INHIBIT || state == SETTLE || framed || (listening && stale)) bit_no <= 4'd0;
        else if (fall)                                                             bit_no <= bit_no + 4'd1;
        if (rst) bit_no <= 4'd0;
    end

    wire [7:0] out = again ? 8'hFE : cmd;
    always @(posedge clk) if (tick) begin
        if (state == INHIBIT) shift <= {1'b1, ~^out, out};
        else if (fall)        shift <= {state == SEND ? 1'b1 : pins[0], shift[9:1]};
        if (good) last <= rx_data_next;
    end

    always @(posedge clk) if (tick) begin
        pclk_oe <= state == INHIBIT || (state == LISTEN && hold && bit_no == 4'd0);
        case (state)
            INHIBIT: pdat_oe <= us >= START_US;
            SEND:    if (fall) pdat_oe <= !shift[0];
            default: pdat_oe <= 1'b0;
        endcase
        if (rst) {pclk_oe, pdat_oe} <= 2'b00;
    end

    always @(posedge clk) if (tick) begin
        rx_valid <= good && !answer_fa && !answer_fe;
        cmd_done <= answer_fa;
        cmd_fail <= give_up && !again;
        if (rst) {rx_valid, cmd_done, cmd_fail} <= 3'd0;
    end

    wire calm   = state == LISTEN && bit_no == 4'd0 && us == 7'd0 && !pclk_oe && !pdat_oe;
    wire high   = {pins, clk_1} == 3'b111 && !clk_low && !ours;
    wire strobe = cmd_done || cmd_fail || rx_valid;
    assign still = calm && high && !strobe && !cmd_valid && !hold && !tick_ms;

endmodule

`default_nettype wire
