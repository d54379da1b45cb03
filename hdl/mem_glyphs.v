// SPDX-License-Identifier: MIT
// mem_glyphs - the glyphs read last from the flash, so that common ones need not be read again
//
// Direct mapped, 2**BITS glyphs of 16 lines, two lines a word. A page of text has few
// different glyphs: with them at hand a row of 80 costs 900 clocks instead of 3,700. `look`
// is answered by `hit` in the next clock; then a pair of lines is read a clock after its
// number. A miss is filled by 8 `put` and made valid by `keep`. Forgets everything at reset, which takes 2**BITS clocks;
// until then nothing hits. It does not see changes of the flash.

`default_nettype none

module mem_glyphs #(
    parameter integer BITS = 7           // at least 1, at most 7
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        look,             // strobe: is this half glyph here?
    input  wire [15:0] code,
    input  wire        right,
    output wire        hit,              // in the clock after look
    input  wire [2:0]  pair,             // of lines
    output reg  [15:0] ink,              // of the pair given in the clock before
    input  wire        put,              // strobe: ink of the pair
    input  wire [15:0] put_ink,
    input  wire        keep              // strobe: the glyph is complete
);

    reg  [17:0]     tag_ram [0:(1 << BITS) - 1];      // {valid, right, code}
    reg  [15:0]     ink_ram [0:(8 << BITS) - 1];
    reg  [17:0]     tag_r;
    reg  [16:0]     asked;               // {right, code}
    reg  [BITS:0]   wiped;               // entries forgotten since reset; the top bit says all

    // Neighbours in a block of Unicode go to different places, whole blocks and halves too.
    wire [6:0]      mixed = code[6:0] ^ code[13:7] ^ {7{right}};
    wire [BITS-1:0] place = mixed[BITS-1:0];
    reg  [BITS-1:0] here;
    wire            wiping = ~wiped[BITS];
    wire            unused = &{1'b0, mixed};

    assign hit = tag_r == {1'b1, asked} & ~wiping;

    always @(posedge clk) begin
        if (wiping) tag_ram[wiped[BITS-1:0]] <= 18'd0;
        else if (keep) tag_ram[here] <= {1'b1, asked};
        if (look) tag_r <= tag_ram[place];
    end

    always @(posedge clk) begin
        if (put) ink_ram[{here, pair}] <= put_ink;
        ink <= ink_ram[{here, pair}];
    end

    always @(posedge clk) begin
        if (look) begin
            here  <= place;
            asked <= {right, code};
        end
        if (wiping) wiped <= wiped + 1'b1;
        if (rst) wiped <= {(BITS+1){1'b0}};
    end

endmodule

`default_nettype wire
