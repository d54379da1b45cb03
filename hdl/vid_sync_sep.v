// SPDX-License-Identifier: MIT
// vid_sync_sep - edges of a source with two syncs, as positive syncs
//
// Most beats are like the last lane of the beat before: they hold no edge and only move the
// count of pixels on. Any other beat comes out one clock later, for measuring; the matrix
// takes the raw pins and the polarity.
// Inside the visible picture no sync is ever active, so the level seen there is the inactive
// one and tells the polarity. It is looked at where a line begins and changed only after four
// lines in a row have contradicted it: glitches do not turn a picture upside down.
// Composite sync is not separated here: what vid_csync has made of it comes in with `separated`, and is positive.

`default_nettype none

module vid_sync_sep #(
    parameter integer PIXELS = 1          // pixels a beat
) (
    input  wire              clk,
    input  wire              gclk,        // runs at least in every clock with `edges`
    input  wire              rst,
    input  wire              ce,          // this clock carries a beat
    input  wire [PIXELS-1:0] hs,          // as on the wire
    input  wire [PIXELS-1:0] vs,
    input  wire [PIXELS-1:0] de,          // visible
    input  wire              separated,
    input  wire              placed,      // `place` is the place of lane 0, not the count of pixels
    input  wire [11:0]       place,
    output wire              edges,       // the beat holds one
    output reg               edges_1,
    output reg  [PIXELS-1:0] hs_1,        // positive
    output reg  [PIXELS-1:0] vs_1,
    output reg  [PIXELS-1:0] de_1,
    output reg  [11:0]       px_1,        // of lane 0; counts all pixels, modulo 4096
    output reg               hs_pol,      // 1: positive on the wire
    output reg               vs_pol
);

    localparam [11:0] BEAT = PIXELS[11:0];
    localparam integer LAST = PIXELS - 1;

    // Edges
    // -----

    reg  [11:0]       px;
    reg  [PIXELS-1:0] hs_was, vs_was, de_was;     // last lane of the beat before, in every bit
    assign edges = ce && ((hs ^ hs_was) | (vs ^ vs_was) | (de ^ de_was)) != {PIXELS{1'b0}};

    always @(posedge clk)
        if (ce) px <= px + BEAT;

    always @(posedge gclk) begin
        edges_1 <= edges;
        if (edges) begin
            hs_was <= {PIXELS{hs[LAST]}};
            vs_was <= {PIXELS{vs[LAST]}};
            de_was <= {PIXELS{de[LAST]}};
            hs_1   <= hs ^ {PIXELS{~hs_pol}};
            vs_1   <= vs ^ {PIXELS{~vs_pol}};
            de_1   <= de;
            px_1   <= placed ? place : px;
        end
        if (rst) edges_1 <= 1'b0;
    end

    // Polarity
    // --------

    reg  [1:0] hs_doubt, vs_doubt;        // lines in a row that contradict

    always @(posedge gclk) begin
        if (edges & de[LAST] & ~de_was[LAST]) begin             // a line begins
            hs_doubt <= hs[LAST] == hs_pol ? hs_doubt + 2'd1 : 2'd0;
            vs_doubt <= vs[LAST] == vs_pol ? vs_doubt + 2'd1 : 2'd0;
            if (hs[LAST] == hs_pol && &hs_doubt) hs_pol <= ~hs_pol;
            if (vs[LAST] == vs_pol && &vs_doubt) vs_pol <= ~vs_pol;
        end
        if (separated) {hs_doubt, vs_doubt, hs_pol, vs_pol} <= 6'b000011;
        if (rst) {hs_doubt, vs_doubt, hs_pol, vs_pol} <= 6'd0;
    end

endmodule

`default_nettype wire
