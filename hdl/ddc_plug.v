// SPDX-License-Identifier: MIT
// ddc_plug - one host's monitor that is not there: pulled out and plugged in again, and which EDID it has
//
// An order (`replug`) pulls it out as soon as no answer is under way, after PATIENCE_MS whatever is: a
// host that has begun to read gets to the end of what it began with. It stays `away` for AWAY_MS; a second order
// meanwhile begins that time anew.

`default_nettype none
`include "ovs_regs.vh"

module ddc_plug #(
    parameter [31:0] AWAY_MS     = `OVS_EDID_AWAY_MS,
    parameter [31:0] PATIENCE_MS = 512
) (
    input  wire clk,
    input  wire rst,
    input  wire tick_ms,
    input  wire replug,                  // strobe
    input  wire reading,                 // an answer is under way
    input  wire stay,                    // do not come back yet
    output wire away,
    output wire counts,                  // milliseconds must be seen
    input  wire change,                  // strobe: own and two are new; only while away
    input  wire to_own,
    input  wire to_two,
    output reg  own,                     // it has an EDID of its own, else the built-in one
    output reg  two                      // ... of 256 bytes
);

    localparam [31:0] WAITS = AWAY_MS + PATIENCE_MS;
    localparam [11:0] AWAY = AWAY_MS[11:0], MOST = WAITS[11:0];

    reg [11:0] left;
    assign counts = left != 12'd0;
    assign away   = counts & left <= AWAY;

    always @(posedge clk) begin
        if (tick_ms & counts & ~(away & stay)) left <= left - 12'd1;
        if (counts & ~away & ~reading) left <= AWAY;
        if (replug) left <= away ? AWAY : MOST;
        if (rst) left <= 12'd0;
    end

    always @(posedge clk) begin
`ifdef SEEDED_BUG_1
        if (change) {own, two} <= {to_own, to_two & to_own};
`else
        if (change & away) {own, two} <= {to_own, to_two & to_own};
`endif
        if (rst) {own, two} <= 2'b00;
    end

`ifdef FORMAL
    reg        f_past = 1'b0;
    reg [11:0] f_waits;                  // ms since the order, while it is not away
    always @(posedge clk) begin
        f_past <= 1'b1;
        if (tick_ms) f_waits <= f_waits + 12'd1;
        if (rst | replug | away | ~counts) f_waits <= 12'd0;
    end
    always @(*) if (!f_past) assume (rst);
    always @(*) if (f_past) begin
        assert (left <= MOST);
        assert (own || !two);
        assert (away || !counts || f_waits + left == MOST);
        assert (f_waits <= PATIENCE_MS[11:0]);
    end
    // Never pulled out in the middle of an answer, but for one that goes on for ever; what it has changes only while it is out.
    always @(posedge clk) if (f_past && !$past(rst)) begin
        assert (!$rose(away) || $past(!reading) || $past(f_waits) + 12'd1 >= PATIENCE_MS[11:0]);
        assert (!($past(away) && $past(stay)) || away);
        assert (($stable(own) && $stable(two)) || $past(away));
        cover ($fell(away) && own);
    end
`endif

endmodule

`default_nettype wire
