// SPDX-License-Identifier: MIT
// link_tx - a payload to a frame on the line: header, CRC-32C, COBS, delimiters
//
// The source holds seq and kind from the first valid on and gives payload bytes until last;
// at most LINK_PAYLOAD_MAX, at least one. The frame is put together in one buffer and then
// sent, so the next source waits meanwhile.
//
// COBS while writing: byte k of the frame belongs at place k+1; a zero is not stored, its
// place is where the next code byte goes, and the code byte of the group it ends is known now.
// One write a byte, no search.

`default_nettype none
`include "ovs_regs.vh"

module link_tx (
    input  wire       clk,
    input  wire       rst,

    output wire       idle,              // takes a new frame
    input  wire       valid,
    output wire       ready,
    input  wire [7:0] data,
    input  wire       last,
    input  wire [7:0] seq,
    input  wire [7:0] kind,

    output wire       tx_valid,
    input  wire       tx_ready,
    output wire [7:0] tx_data
);

    localparam [2:0] IDLE = 3'd0, HEAD = 3'd1, BODY = 3'd2, TAIL = 3'd3, CLOSE = 3'd4,
                     OPEN = 3'd5, SEND = 3'd6, END = 3'd7;
    localparam [31:0] VERSION_32 = `OVS_LINK_VERSION;
    localparam [7:0]  VERSION    = VERSION_32[7:0];

    reg  [2:0] state;
    reg  [1:0] part;                     // byte of header or CRC
    wire       part_last = part == 2'd3;

    // What is put into the frame
    // --------------------------

    reg  [31:0] crc;
    wire [31:0] crc_next;
    wire [31:0] crc_end = ~crc;
    reg  [7:0]  head_byte, push_byte;
    wire        push = state == HEAD | (state == BODY & valid) | state == TAIL;

    assign idle  = state == IDLE;
    assign ready = state == BODY;

    always @(*) begin
        case (part)
            2'd0:    head_byte = VERSION;
            2'd1:    head_byte = seq;
            2'd2:    head_byte = kind;
            default: head_byte = 8'd0;
        endcase
    end

    always @(*) begin
        case (state)
            HEAD:    push_byte = head_byte;
            TAIL:    push_byte = crc_end[8*part +: 8];
            default: push_byte = data;
        endcase
    end

    lib_crc32c step (.crc_0(crc), .data_0(push_byte), .crc_1(crc_next));

    always @(posedge clk) begin
        if (state == IDLE) crc <= (kind == (`OVS_FRAME_SYNC | 8'h80)) ? 32'hFFFFFFFF : `OVS_CRC_SEED;
        else if (push & state != TAIL) crc <= crc_next;
    end

    // Buffer and COBS
    // ---------------

    reg  [7:0] mem [0:255];
    reg  [7:0] place, code_place;
    reg  [7:0] rd_place, rd_data;
    wire       is_zero  = push_byte == 8'd0;
    wire       put_code = (push & is_zero) | state == CLOSE;
    wire [7:0] wr_place = put_code ? code_place : place;
    wire [7:0] wr_byte  = put_code ? place - code_place : push_byte;

    always @(posedge clk) begin
        if (push | state == CLOSE) mem[wr_place] <= wr_byte;
        rd_data <= mem[rd_place];
    end

    always @(posedge clk) begin
        if (state == IDLE) {place, code_place} <= {8'd1, 8'd0};
        else if (push) place <= place + 8'd1;
        if (push & is_zero) code_place <= place;
    end

    // Send
    // ----

    wire sent = tx_valid & tx_ready;

    assign tx_valid = state == OPEN | state == SEND | state == END;
    assign tx_data  = state == SEND ? rd_data : 8'd0;

    // The UART takes many clocks a byte: rd_data is there long before it is wanted.
    always @(posedge clk) begin
        if (state == CLOSE) rd_place <= 8'd0;
        else if (state == SEND & sent) rd_place <= rd_place + 8'd1;
    end

    always @(posedge clk) begin
        if (state == IDLE | state == BODY) part <= 2'd0;
        else if (push) part <= part + 2'd1;
    end

    always @(posedge clk) begin
        case (state)
            IDLE:    if (valid) state <= HEAD;
            HEAD:    if (part_last) state <= BODY;
            BODY:    if (valid & last) state <= TAIL;
            TAIL:    if (part_last) state <= CLOSE;
            CLOSE:   state <= OPEN;
            OPEN:    if (sent) state <= SEND;
            SEND:    if (sent & (rd_place == place - 8'd1)) state <= END;
            default: if (sent) state <= IDLE;
        endcase
        if (rst) state <= IDLE;
    end

endmodule

`default_nettype wire
