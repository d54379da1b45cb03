// SPDX-License-Identifier: MIT
// mem_slots - which of the two font slots of the flash to draw from
//
// Looks at pairs of bytes as mem_flash reads them: part 0 is bytes 00h to 0Fh of the image in slot 0, part 1 bytes
// 20h to 2Fh, parts 2 and 3 the same of slot 1. A slot is good when the magic is right and the sequence number is
// followed by its complement, or both are 0: a plain image, older than any with a number. The newer one is chosen, modulo 256.
// A writer programs the magic last of all, into erased bytes, and clears it first of all: programming only turns ones
// into zeros, so a magic that was cut short is never right. Whether the glyphs are whole is for programs to say, by the CRC.

`default_nettype none
`include "ovs_regs.vh"

module mem_slots (
    input  wire        clk,
    input  wire        rst,
    input  wire        start,            // strobe: look at both slots
    input  wire        valid,            // strobe: two bytes of the header
    input  wire [1:0]  part,
    input  wire [2:0]  at,               // which two of the 16
    input  wire [15:0] pair,             // the lower address on top
    output reg         magic_ok,         // of the part read last, from its third pair on
    output wire        some_ok,          // with the last pair of part 3: there is a font
    output reg         slot,             // drawn from
    output reg  [7:0]  last_block        // code point / 256 of its last glyph, 0 = 255
);

    localparam [31:0] MAGIC   = `OVS_FONT_MAGIC;
    localparam [31:0] SEQ_AT  = `OVS_FONT_SEQUENCE_OFFSET, LAST_AT = `OVS_FONT_LAST_BLOCK_OFFSET;
    localparam [2:0]  AT_SEQ  = SEQ_AT[3:1], AT_LAST = LAST_AT[3:1];

    wire first = valid & ~part[0], second = valid & part[0];

    // A magic that is half right counts for nothing.
    wire half  = pair == MAGIC[31:16];
    wire whole = magic_ok & pair == MAGIC[15:0];

    always @(posedge clk)
        if (first & at == 3'd0) magic_ok <= half;
        else if (first & at == 3'd1) magic_ok <= whole;

    // The slot being looked at, and slot 0 when that is slot 1
    // --------------------------------------------------------

    reg        good, numbered, best_ok, best_numbered;
    reg  [7:0] age, best_age, last, best_last;
    wire       has_number = pair[15:8] == ~pair[7:0];

    always @(posedge clk) begin
        if (second & at == AT_SEQ) begin
            good     <= magic_ok & (has_number | pair == 16'd0);
            numbered <= has_number;
            age <= pair[15:8];
        end
        if (second & at == AT_LAST) last <= pair[15:8];
    end

    wire [7:0] ahead  = age - best_age;
    wire       newer  = numbered & (~best_numbered | (ahead != 8'd0 & ~ahead[7]));
    wire       ended  = second & at == 3'd7;
    wire       better = good & (~best_ok | newer);
    assign     some_ok = good | best_ok;

    always @(posedge clk) begin
        if (ended & better) {best_ok, best_numbered, best_age, best_last} <= {1'b1, numbered, age, last};
        if (start | rst) best_ok <= 1'b0;
    end

    always @(posedge clk) begin
        if (ended & part[1] & some_ok) begin
            slot       <= better;
            last_block <= better ? last : best_last;
        end
        if (rst) {slot, last_block} <= 9'd0;
    end

endmodule

`default_nettype wire
