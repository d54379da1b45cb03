// SPDX-License-Identifier: MIT
// osd_utf8 - bytes of UTF-8 to 16-bit code points
//
// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. One U+FFFD for each
// longest wrong part of a sequence (Unicode chapter 3.9, best practice), and for what is
// right but lies above U+FFFF. A byte that breaks a sequence is looked at again as the
// first of the next: then `again` asks for the same byte once more. Combinational outputs.

`default_nettype none

module osd_utf8 (
    input  wire        clk,
    input  wire        rst,
    input  wire        take,              // byte_0 is offered now
    input  wire [7:0]  byte_0,
    input  wire        clear,             // forget an unfinished sequence
    output reg         emit,              // with take: code is a character
    output reg  [15:0] code,
    output wire        again,             // with take: byte_0 was not used up
    output wire        unfinished
);

    localparam [15:0] BAD = 16'hFFFD;

    reg  [1:0]  need;                     // bytes still to come
    reg  [2:0]  allow;                    // next byte may be 80-8F, 90-9F, A0-BF
    reg  [9:0]  bits;                     // collected so far
    reg         above;                    // a sequence of four: above U+FFFF

    // Class of the byte
    wire [3:0]  high     = byte_0[7:4];
    wire        is_ascii = ~byte_0[7];
    wire        is_next  = byte_0[7:6] == 2'b10
                           && (byte_0[5] ? allow[2] : byte_0[4] ? allow[1] : allow[0]);
    wire        is_two   = byte_0[7:5] == 3'b110 && byte_0[4:1] != 4'd0;
    wire        is_three = high == 4'hE;
    wire        is_four  = high == 4'hF && byte_0[3:0] <= 4'd4;
    wire        first    = need == 2'd0;

    assign unfinished = ~first;
    assign again      = unfinished & ~is_next;

    always @(*) begin
        code = BAD;
        if (first) begin
            emit = ~(is_two | is_three | is_four);
            if (is_ascii) code = {8'd0, byte_0};
        end else begin
            emit = again | need == 2'd1;
            if (!again && !above) code = {bits, byte_0[5:0]};
        end
    end

    // What may follow this lead byte
    reg [2:0] follow;
    always @(*)
        case (byte_0)
        8'hE0:   follow = 3'b100;
        8'hED:   follow = 3'b011;
        8'hF0:   follow = 3'b110;
        8'hF4:   follow = 3'b001;
        default: follow = 3'b111;
        endcase

    always @(posedge clk) begin
        if (take && first) begin
            need  <= is_four ? 2'd3 : is_three ? 2'd2 : {1'b0, is_two};
            allow <= follow;
            bits  <= {5'd0, byte_0[4] & is_two, byte_0[3:0]};
            above <= is_four;
        end else if (take) begin
            need  <= again ? 2'd0 : need - 2'd1;
            allow <= 3'b111;
            bits  <= {bits[3:0], byte_0[5:0]};
        end
        if (clear | rst) need <= 2'd0;
    end

endmodule

`default_nettype wire
