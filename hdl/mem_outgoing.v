// SPDX-License-Identifier: MIT
// mem_outgoing - what mem_flash sends in a clock: a bit of a command, or four of an address with its mode
//
// Combinational. Commands: W25Q128JV data sheet, chapter 8.

`default_nettype none

module mem_outgoing (
    input  wire [2:0]  step,             // of the opening
    input  wire [3:0]  count,            // clocks since its command, or the read, began
    input  wire [23:0] from,             // address of the read
    output wire        command,
    output reg  [3:0]  nibble
);

    reg [7:0] word;
    always @(*)
        case (step)
        3'd0:    word = 8'hFF;           // on all four lines: leave continuous read mode
        3'd1:    word = 8'hAB;
        3'd2:    word = 8'h66;
        3'd3:    word = 8'h99;
        3'd4:    word = 8'h50;
        3'd5:    word = count[3] ? 8'h02 : 8'h31;    // QE
        default: word = 8'hEB;
        endcase
    assign command = word[~count[2:0]];

    always @(*)
        case (count[2:0])
        3'd0:    nibble = from[23:20];
        3'd1:    nibble = from[19:16];
        3'd2:    nibble = from[15:12];
        3'd3:    nibble = from[11:8];
        3'd4:    nibble = from[7:4];
        3'd5:    nibble = from[3:0];
        3'd6:    nibble = 4'hA;
        default: nibble = 4'h0;
        endcase

endmodule

`default_nettype wire
