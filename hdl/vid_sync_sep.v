// SPDX-License-Identifier: MIT
// vid_sync_sep - positive syncs of a source with separate sync lines
//
// Inside the visible picture no sync is ever active, so the level seen there is the
// inactive one and tells the polarity. It is looked at once a line and changed only after
// four lines in a row have contradicted it: glitches do not turn a picture upside down.
// The beat comes out one clock later, for measuring; the matrix takes the raw pins and the
// polarity. Composite sync is not separated here.

`default_nettype none

module vid_sync_sep #(
    parameter integer PIXELS = 1          // pixels a beat
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              ce,          // this clock carries a beat
    input  wire [PIXELS-1:0] hs,          // as on the wire
    input  wire [PIXELS-1:0] vs,
    input  wire [PIXELS-1:0] de,          // visible
    output reg               ce_1,
    output reg  [PIXELS-1:0] hs_1,        // positive
    output reg  [PIXELS-1:0] vs_1,
    output reg  [PIXELS-1:0] de_1,
    output reg               hs_pol,      // 1: positive on the wire
    output reg               vs_pol
);

    reg       in_line;                    // the beat before was visible in all lanes
    reg [1:0] hs_doubt, vs_doubt;         // lines in a row that contradict

    always @(posedge clk) begin
        ce_1 <= ce;
        if (ce) begin
            hs_1 <= hs ^ {PIXELS{~hs_pol}};
            vs_1 <= vs ^ {PIXELS{~vs_pol}};
            de_1 <= de;
            in_line <= &de;
        end
        if (rst) ce_1 <= 1'b0;
    end

    always @(posedge clk) begin
        if (ce && &de && !in_line) begin
            hs_doubt <= hs[0] == hs_pol ? hs_doubt + 2'd1 : 2'd0;
            vs_doubt <= vs[0] == vs_pol ? vs_doubt + 2'd1 : 2'd0;
            if (hs[0] == hs_pol && &hs_doubt) hs_pol <= ~hs_pol;
            if (vs[0] == vs_pol && &vs_doubt) vs_pol <= ~vs_pol;
        end
        if (rst) {hs_doubt, vs_doubt, hs_pol, vs_pol} <= 6'd0;
    end

endmodule

`default_nettype wire
