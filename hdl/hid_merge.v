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

`ifdef SEEDED_BUG_1
    wire [CONSOLES-1:0] first = in_valid;
`else
    wire [CONSOLES-1:0] first = in_valid & (~in_valid + 1'b1);   // lowest set bit
`endif
    assign valid    = |in_valid;
`ifdef SEEDED_BUG_2
    assign in_ready = in_valid & {CONSOLES{ready}};
`else
    assign in_ready = first & {CONSOLES{ready}};
`endif

    integer c;
    always @(*) begin
        word = {WIDTH{1'b0}};
        for (c = 0; c < CONSOLES; c = c + 1)
            if (first[c]) word = word | in_word[c*WIDTH +: WIDTH];
    end

`ifdef FORMAL
    (* anyconst *) reg [1:0] f_console;
    wire f_mine = f_console < CONSOLES && in_ready[f_console];
    wire [WIDTH-1:0] f_word = in_word >> (f_console * WIDTH);
    always @(*) begin
        one_at_a_time: assert ((in_ready & (in_ready - 1'b1)) == 0);
        taken_if_any:  assert ((|in_ready) == (valid && ready));
        if (f_mine) begin
            only_offered: assert (in_valid[f_console]);
            its_own_word: assert (word == f_word);
        end
        cover (f_mine && f_console == CONSOLES - 1);
    end
`endif

endmodule

`default_nettype wire
