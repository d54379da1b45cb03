// SPDX-License-Identifier: MIT
// compare - yosys techmap: an unsigned comparison with a constant becomes plain logic
//
// An iCE40 would make a carry chain of it: a logic cell for each bit and one or two for getting in and out, where
// four-input tables need one for three bits. Run after constants are known and before alumacc.
// Not part of the gateware. hdl/board/compare.ys proves it.

(* techmap_celltype = "$lt $le $ge $gt" *)
module compare_constant (A, B, Y);
    parameter A_SIGNED = 0;
    parameter B_SIGNED = 0;
    parameter A_WIDTH  = 1;
    parameter B_WIDTH  = 1;
    parameter Y_WIDTH  = 1;
    parameter _TECHMAP_CELLTYPE_ = "";
    parameter [A_WIDTH-1:0] _TECHMAP_CONSTMSK_A_ = 0;
    parameter [B_WIDTH-1:0] _TECHMAP_CONSTMSK_B_ = 0;

    input  [A_WIDTH-1:0] A;
    input  [B_WIDTH-1:0] B;
    output [Y_WIDTH-1:0] Y;

    localparam WIDTH = A_WIDTH > B_WIDTH ? A_WIDTH : B_WIDTH;

    wire _TECHMAP_FAIL_ = (A_SIGNED && B_SIGNED) || !(&_TECHMAP_CONSTMSK_A_ || &_TECHMAP_CONSTMSK_B_);

    // a < b, or what a < b is the opposite of
    wire              swap    = _TECHMAP_CELLTYPE_ == "$gt" || _TECHMAP_CELLTYPE_ == "$le";
    wire              invert  = _TECHMAP_CELLTYPE_ == "$ge" || _TECHMAP_CELLTYPE_ == "$le";
    wire [WIDTH-1:0]  left    = swap ? B : A;
    wire [WIDTH-1:0]  right   = swap ? A : B;
    wire [WIDTH:0]    less;

    assign less[0] = 1'b0;
    genvar i;
    generate
        for (i = 0; i < WIDTH; i = i + 1) begin : bits
            assign less[i+1] = (right[i] & ~left[i]) | (~(right[i] ^ left[i]) & less[i]);
        end
    endgenerate

    assign Y = less[WIDTH] ^ invert;
endmodule
