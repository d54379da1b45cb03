// SPDX-License-Identifier: MIT
// vid_sync_sep - positive syncs of a source with separate sync lines
//
// Inside the visible picture no sync is ever active, so the level seen there is the
// inactive one and tells the polarity. A polarity is changed only after 16 whole visible
// beats in a row have contradicted it: glitches do not turn a picture upside down. It does
// not delay: the outputs belong to the same beat as the inputs. Composite sync is not
// separated here.

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
    output wire [PIXELS-1:0] hs_n,        // positive
    output wire [PIXELS-1:0] vs_n,
    output wire [PIXELS-1:0] de_n,
    output reg               hs_pol,      // 1: positive on the wire
    output reg               vs_pol
);

    assign hs_n = hs ^ {PIXELS{~hs_pol}};
    assign vs_n = vs ^ {PIXELS{~vs_pol}};
    assign de_n = de;

    reg [3:0] hs_doubt, vs_doubt;         // visible beats in a row that contradict

    wire visible   = ce & (&de);
    wire hs_wrong = hs[0] == hs_pol;
    wire vs_wrong = vs[0] == vs_pol;

    always @(posedge clk) begin
        if (visible) begin
            hs_doubt <= hs_wrong ? hs_doubt + 4'd1 : 4'd0;
            vs_doubt <= vs_wrong ? vs_doubt + 4'd1 : 4'd0;
            if (hs_wrong && hs_doubt == 4'd15) hs_pol <= ~hs_pol;
            if (vs_wrong && vs_doubt == 4'd15) vs_pol <= ~vs_pol;
        end
        if (rst) begin
            hs_doubt <= 4'd0;
            vs_doubt <= 4'd0;
            hs_pol   <= 1'b0;
            vs_pol   <= 1'b0;
        end
    end

endmodule

`default_nettype wire
