// SPDX-License-Identifier: MIT
// ddc_slave - answers one host as the memory of a monitor does (VESA E-DDC 1.2: DDC2B and its segment pointer)
//
// A0h takes the offset of the byte to read; more bytes are refused (NAK): nothing can be written. A1h gives bytes
// from there on, as long as the host asks for them; the offset stays where it is after them. 60h takes the
// segment; there are none but 0, so with another A1h is not answered. The clock line is never driven. What is
// under way ends when the host's clock stands still for TIMEOUT_MS, or as soon as `on` falls; an answer has ended by then.
// `data` is the byte at `at`, given in time by ddc_edid: a byte of the wires takes longer.

`default_nettype none

module ddc_slave #(
    parameter [4:0] TIMEOUT_MS = 5'd25
) (
    input  wire       clk,
    input  wire       rst,
    input  wire       tick_ms,
    input  wire       on,                // 0: there is no monitor
    input  wire       two,               // 256 bytes, else 128

    // ddc_lines
    input  wire       sda,
    input  wire       rise,
    input  wire       fall,
    input  wire       start,
    input  wire       stop,
    output reg        sda_oe,            // 1: pull the data line low

    output reg  [7:0] at,
    input  wire       give,              // strobe: data is right
    input  wire [7:0] data,
    output wire       busy,              // something is under way
    output wire       reading,           // ... and it is an answer
    output reg  [7:0] reads              // times byte 127 of block 0 was sent since `on` rose, at most 255
);

    localparam [7:0] OFFSET = 8'hA0, READ = 8'hA1, SEGMENT = 8'h60;
    localparam [2:0] IDLE = 3'd0, ADDRESS = 3'd1, SKIP = 3'd2, ACK = 3'd3, TAKE = 3'd4, SEND = 3'd5, ANSWER = 3'd6;

    reg  [2:0] state;
    reg  [3:0] n;                        // bits seen of this byte
    reg  [7:0] shift;
    reg        sends, taken, above;      // after the ACK; the one byte is there; not segment 0
    reg        is_segment, nak;
    reg  [7:0] next;                     // what data was
    reg  [4:0] still_ms;

    wire whole   = fall & n == 4'd8;
    wire is_read = shift == READ & ~above;
`ifdef SEEDED_BUG_1
    wire mine    = shift[7:1] == OFFSET[7:1] | shift[7:1] == SEGMENT[7:1];
`else
    wire mine    = shift == OFFSET | is_read | shift == SEGMENT;
`endif
`ifdef SEEDED_BUG_2
    wire expired = 1'b0;
`else
    wire expired = tick_ms & still_ms == TIMEOUT_MS - 5'd1;
`endif
    wire begins  = fall & ((state == ACK & sends) | (state == ANSWER & ~nak));     // a byte of ours
    assign busy    = state != IDLE;
    assign reading = state == SEND | state == ANSWER | (state == ACK & sends);

    always @(posedge clk) begin
        case (state)
            ADDRESS: if (whole) state <= mine ? ACK : SKIP;
            ACK:     if (fall) state <= sends ? SEND : TAKE;
            TAKE:    if (whole) state <= taken ? SKIP : ACK;
            SEND:    if (whole) state <= ANSWER;
            ANSWER:  if (fall) state <= nak ? SKIP : SEND;
            default: ;
        endcase
        if (start) state <= ADDRESS;
        if (rst | stop | expired | ~on) state <= IDLE;
    end

    always @(posedge clk) begin
        if (rise) n <= n + 4'd1;
        if (rst | whole | start | ~(state == ADDRESS | state == TAKE | state == SEND)) n <= 4'd0;
        if (rise) {nak, shift} <= {sda, shift[6:0], sda};
        if (begins) shift <= next;
        else if (state == SEND & fall) shift <= {shift[6:0], 1'b0};
        if (rise & state == SEND) shift <= shift;
    end

    always @(posedge clk) begin
        if (state == ADDRESS & whole) {sends, taken, is_segment} <= {is_read, 1'b0, shift == SEGMENT};
        if (state == TAKE & whole) taken <= 1'b1;
        if (state == TAKE & whole & ~taken & is_segment) above <= shift != 8'd0;
        if (rst | stop | ~on) above <= 1'b0;
    end

    // The data line moves while the clock is low, and is let go of when there is no more to say.
    wire acks = whole & ((state == ADDRESS & mine) | (state == TAKE & ~taken));
    always @(posedge clk) begin
        if (fall) sda_oe <= acks | (begins & ~next[7]) | (state == SEND & ~whole & ~shift[6]);
        if (rst | start | stop | expired | ~on) sda_oe <= 1'b0;
    end

    wire ends_block = state == SEND & whole & at[6:0] == 7'd0 & (at[7] | ~two);
    always @(posedge clk) begin
        if (give) next <= data;
        if (begins) at <= at + 8'd1;
        if (state == TAKE & whole & ~taken & ~is_segment) at <= shift;
        if (ends_block & ~&reads) reads <= reads + 8'd1;
        if (rst | ~on) {at, reads} <= 16'd0;
    end

    always @(posedge clk) begin
        if (tick_ms) still_ms <= still_ms + 5'd1;
        if (rst | rise | fall | start | ~busy) still_ms <= 5'd0;
    end

`ifdef FORMAL
    // What the bits of this byte are worth, kept apart from `shift`
    reg        f_past = 1'b0, f_mine, f_scl = 1'b1;
    reg  [7:0] f_byte;
    reg  [4:0] f_ms;                     // that the data line is held without a move of the clock
    wire       f_told = f_byte == OFFSET | f_byte == READ | f_byte == SEGMENT;
    always @(posedge clk) begin
        f_past <= 1'b1;
        if (rise | fall) f_scl <= rise;
        if (rise) f_byte <= {f_byte[6:0], sda};
        if (state == ADDRESS & whole) f_mine <= f_told;
        if (start) f_mine <= 1'b0;
        if (tick_ms) f_ms <= f_ms + 5'd1;
        if (rst | rise | fall | ~sda_oe) f_ms <= 5'd0;
    end
    always @(*) if (!f_past) assume (rst);
    always @(*) assume (rise + fall + start + stop <= 1 && !(f_scl ? rise : fall | start | stop));
    always @(*) if (f_past) begin
        assert (state <= ANSWER && n <= 4'd8 && (n != 4'd8 || f_scl));
        assert (state != ADDRESS || n == 4'd0 || ((f_byte ^ shift) & ((9'd1 << n) - 9'd1)) == 0);
        assert (!(state == ACK || state == TAKE || state == SEND || state == ANSWER) || f_mine);
        assert (!sda_oe || state == ACK || state == SEND);       // an ACK or a bit of ours
        assert (!sda_oe || busy);
        assert (!sda_oe || (still_ms >= f_ms && still_ms < TIMEOUT_MS));
    end
    // It moves when the clock has just fallen; only the end of all makes it let go at another time.
    always @(posedge clk) if (f_past && !$past(rst)) begin
        assert (!$rose(sda_oe) || $past(fall));
        assert (!$fell(sda_oe) || $past(fall | start | stop | expired | ~on));
        assert ($past(on) || !sda_oe);
        assert ($stable(at) || $past(begins || (state == TAKE && whole && !is_segment) || !on));
        cover (state == ANSWER && at == 8'd1 && $past(state == SEND));
        cover ($past(expired) && $past(sda_oe));
    end
`endif

endmodule

`default_nettype wire
