// SPDX-License-Identifier: MIT
// hid_merge - what several consoles say to one host, one at a time
//
// Each console offers a word and holds it until it is taken; the lowest console that
// offers goes first. Words of the others wait, so nothing is lost. With one console it
// is plain wire. It keeps no state and never mixes bits of two words.

`default_nettype none

module hid_merge #(
    parameter integer CONSOLES = 1,
    parameter integer WIDTH    = 9
) (
    input  wire [CONSOLES-1:0]       in_valid,
    output wire [CONSOLES-1:0]       in_ready,
    input  wire [CONSOLES*WIDTH-1:0] in_word,
    output wire                      valid,
    input  wire                      ready,
    output reg  [WIDTH-1:0]          word
);

    wire [CONSOLES-1:0] first = in_valid & (~in_valid + 1'b1);   // lowest set bit
    assign valid    = |in_valid;
    assign in_ready = first & {CONSOLES{ready}};

    integer c;
    always @(*) begin
        word = {WIDTH{1'b0}};
        for (c = 0; c < CONSOLES; c = c + 1)
            if (first[c]) word = word | in_word[c*WIDTH +: WIDTH];
    end

endmodule

`default_nettype wire
