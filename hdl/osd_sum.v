// SPDX-License-Identifier: MIT
// osd_sum - CRC-32C of the words of a page, the lower byte of each first, four bits a clock

`default_nettype none

module osd_sum (
    input  wire        clk,
    input  wire        rst,
    input  wire        start,            // strobe: nothing yet
    input  wire        go,               // four clocks for a word
    input  wire [15:0] word,
    output wire        last,             // with go: the fourth
    output reg  [31:0] crc
);

    reg  [1:0]  part;
    reg  [3:0]  four;
    wire [31:0] next;                    // of what is kept the other way round
    assign      last = &part;

    always @(*)
        case (part)
        2'd0:    four = word[3:0];
        2'd1:    four = word[7:4];
        2'd2:    four = word[11:8];
        default: four = word[15:12];
        endcase

    lib_crc32c #(.BITS(4)) step (.crc_0(~crc), .data_0(four), .crc_1(next));

    always @(posedge clk) begin
        if (go) part <= part + 2'd1;
        if (go) crc <= ~next;
        if (start | rst) crc <= 32'd0;
        if (rst) part <= 2'd0;
    end

endmodule

`default_nettype wire
