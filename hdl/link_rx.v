// SPDX-License-Identifier: MIT
// link_rx - bytes to checked frames: COBS, length, version, CRC-32C
//
// A frame is ver seq type flags payload crc32c, at most LINK_FRAME_MAX bytes, COBS coded
// (Cheshire and Baker, IEEE/ACM ToN 7(2) 1999) between zero bytes. A window of buffers: while one
// frame is run the next ones arrive. Nothing of a damaged frame gets out of here except the
// strobe bad. EVENT_ACK has no buffer: it is answered on the spot, so that it gets through
// while all buffers wait. A good frame that finds no buffer is dropped and told by late: the
// sender has no more requests under way than there are buffers, so it is one of those, asked for again.
//
// The CRC starts from the schema id. SYNC leaves it out, which is known only at the third
// byte: a CRC is linear, so taking the schema out then is one exclusive or.

`default_nettype none
`include "ovs_regs.vh"

module link_rx #(
    parameter integer WINDOW = 2         // buffers, a power of two
) (
    input  wire       clk,
    input  wire       rst,

    input  wire       rx_valid,
    input  wire       rx_bad,            // a byte was damaged on the way
    input  wire [7:0] rx_data,

    output wire       frame_valid,       // the oldest frame waits
    output wire [7:0] frame_len,         // its bytes, header and CRC included
    input  wire       frame_done,        // strobe: give its buffer back
    input  wire [7:0] rd_addr,
    output reg  [7:0] rd_data,           // one clock after rd_addr

    output reg        good,              // strobe: a checked frame
    output reg        heard,             // strobe: one that knows our schema (not SYNC)
    output reg        bad,               // strobe: bytes that were no frame
    output reg        late,              // strobe: a checked frame without a buffer
    output reg        ack_valid,         // strobe: EVENT_ACK
    output wire [7:0] ack_seq
);

    localparam [31:0] LEN_MAX_32 = `OVS_LINK_FRAME_MAX;
    localparam [7:0]  LEN_MAX    = LEN_MAX_32[7:0];
    localparam [31:0] VERSION_32 = `OVS_LINK_VERSION;
    localparam [7:0]  VERSION    = VERSION_32[7:0];
    localparam [7:0]  LEN_MIN    = 8'd8;

    // COBS: code bytes count the bytes to the next zero
    // -------------------------------------------------

    reg        begun;                    // at least one byte since the last delimiter
    reg        spoilt;                   // this cannot become a frame any more
    reg  [7:0] group;                    // bytes left of this group
    wire       is_end  = rx_valid & (rx_data == 8'd0);
    wire       is_code = rx_valid & ~is_end & (group == 8'd0);
    wire       is_data = rx_valid & ~is_end & (group != 8'd0);
    wire       emit    = is_data | (is_code & begun);
    wire [7:0] byte_0  = is_data ? rx_data : 8'd0;

    always @(posedge clk) begin
        if (is_end) group <= 8'd0;
        else if (is_code) group <= rx_data - 8'd1;
        else if (is_data) group <= group - 8'd1;
        if (rst) group <= 8'd0;
    end

    always @(posedge clk) begin
        if (is_end) begun <= 1'b0;
        else if (rx_valid | rx_bad) begun <= 1'b1;
        if (rst) begun <= 1'b0;
    end

    // Check while the bytes come in
    // -----------------------------

    reg  [7:0]  len;                     // decoded bytes so far
    reg  [31:0] crc;
    wire [31:0] crc_next;
    reg         sync, ack, knows_ver, no_flags;
    reg  [7:0]  arg;                     // first byte of the payload
    wire        type_sync = byte_0 == `OVS_FRAME_SYNC;

    lib_crc32c step (.crc_0(crc), .data_0(byte_0), .crc_1(crc_next));

    always @(posedge clk) begin
        if (is_end) spoilt <= 1'b0;
        else if (rx_bad | (emit & (len == LEN_MAX))) spoilt <= 1'b1;
        if (rst) spoilt <= 1'b0;
    end

    always @(posedge clk) begin
        if (is_end) len <= 8'd0;
        else if (emit & (len != LEN_MAX)) len <= len + 8'd1;
        if (rst) len <= 8'd0;
    end

    always @(posedge clk) begin
        if (is_end) crc <= `OVS_CRC_SEED;
        else if (emit) crc <= crc_next ^ ((len == 8'd2 & type_sync) ? `OVS_CRC_SYNC_UNDO : 32'd0);
        if (rst) crc <= `OVS_CRC_SEED;
    end

    always @(posedge clk) begin
        if (emit & (len == 8'd0)) knows_ver <= byte_0 == VERSION;
        if (emit & (len == 8'd2)) {sync, ack} <= {type_sync, byte_0 == `OVS_FRAME_EVENT_ACK};
        if (emit & (len == 8'd3)) no_flags <= byte_0 == 8'd0;
        if (emit & (len == 8'd4)) arg <= byte_0;
    end

    // Judge at the closing delimiter
    // ------------------------------

    wire whole   = ~spoilt & (group == 8'd0) & (len >= LEN_MIN) & (crc == `OVS_CRC_RESIDUE);
`ifdef SEEDED_BUG_1
    wire checked = ~spoilt & (len >= LEN_MIN) & knows_ver & no_flags;
`else
    wire checked = whole & knows_ver & no_flags;
`endif
    wire closes  = is_end & begun;
    wire wanted  = closes & checked & ~ack;
`ifdef SEEDED_BUG_2
    wire is_ack  = closes & ack & (len == LEN_MIN + 8'd1);
`else
    wire is_ack  = closes & checked & ack & (len == LEN_MIN + 8'd1);
`endif

    assign ack_seq = arg;

    always @(posedge clk) begin
        good      <= closes & checked & (is_ack | has_buffer);
        heard     <= closes & checked & ~sync;
        bad       <= closes & ~(checked & (is_ack | ~ack));
        late      <= wanted & ~has_buffer;
        ack_valid <= is_ack;
        if (rst) {good, heard, bad, late, ack_valid} <= 5'b00000;
    end

    // Buffers
    // -------

    localparam integer LG_WINDOW = $clog2(WINDOW);

    reg  [7:0] mem [0:256*WINDOW-1];
    reg  [7:0] lens [0:WINDOW-1];
    reg  [LG_WINDOW:0] wr, rd;           // frames stored, and given back; all but the top bit: in which buffer
    reg        has_buffer_q;
    wire [LG_WINDOW-1:0] wr_buf = wr[LG_WINDOW-1:0], rd_buf = rd[LG_WINDOW-1:0];
`ifdef SEEDED_BUG_3
    wire       full       = 1'b0;
`else
    wire       full       = wr == {~rd[LG_WINDOW], rd_buf};
`endif
    wire       has_buffer = begun ? has_buffer_q : ~full;           // decided at the first byte
    wire       store      = wanted & has_buffer;

    assign frame_valid = wr != rd;
    assign frame_len   = lens[rd_buf];

    always @(posedge clk) has_buffer_q <= has_buffer;

`ifndef FORMAL
    always @(posedge clk) begin
        if (emit & has_buffer) mem[{wr_buf, len}] <= byte_0;
        rd_data <= mem[{rd_buf, rd_addr}];
    end
`endif

    always @(posedge clk) begin
        if (store) wr <= wr + 1'b1;
        if (frame_done) rd <= rd + 1'b1;
        if (rst) {wr, rd} <= {2*LG_WINDOW + 2{1'b0}};
    end

    always @(posedge clk) if (store) lens[wr_buf] <= len;

`ifdef FORMAL
    (* anyconst *) wire [LG_WINDOW-1:0] f_buf;
    wire [7:0] f_len = lens[f_buf];
    wire [LG_WINDOW:0] f_waiting = wr - rd;
    reg  f_past = 1'b0;
    always @(posedge clk) f_past <= 1'b1;
    wire f_good = closes & ~spoilt & group == 8'd0 & len >= LEN_MIN & knows_ver & no_flags
                  & crc == `OVS_CRC_RESIDUE;
    always @(*) if (!f_past) assume (rst);
    always @(*) assume (!(rx_valid & rx_bad) & (!frame_done | frame_valid));

    always @(posedge clk) if (f_past) begin
        // What is no good frame changes nothing but the counter of bad ones.
        if (!$past(f_good) | $past(rst)) assert (!good & !heard & !ack_valid);
        if (!$past(f_good) & !$past(rst)) assert ($stable(wr) & $stable(f_len));
        assert (!(emit & has_buffer & f_waiting == WINDOW));    // a waiting frame is never written over
        assert (f_waiting <= WINDOW);
        assert (len <= LEN_MAX & (begun | (len == 8'd0 & group == 8'd0)));
        assert (!begun | !has_buffer_q | f_waiting != WINDOW);
        // All but a right CRC, which the fuzz test sends by the million
        cover (closes & ~spoilt & group == 8'd0 & len == LEN_MIN & knows_ver & no_flags & sync);
        cover (closes & len == LEN_MIN + 8'd1 & ack);
    end
`endif

endmodule

`default_nettype wire
