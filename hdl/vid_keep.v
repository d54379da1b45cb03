// SPDX-License-Identifier: MIT
// vid_keep - the monitor's raster goes on, whatever the source does
//
// Between the source and the picture path. While the source keeps its own rhythm its beats pass unchanged and in the same
// clock. A sync that comes where none can be, or none where one must be, is `broken`: that beat does not pass, and from the
// next clocks on the syncs are made here, black, with the line and field of the source that was (`coast`). So the
// monitor sees neither that a source vanished in mid-line nor what it did then, until vid_matrix lets the next one begin.
// Pixels do not come through here: vid_pick darkens them while a beat is broken, in `coast` and under the `veil`.
// Composite video is not guarded (`trusted`): its syncs are vid_flywheel's, which goes on by itself.
//
// Where the next one begins (`arrive`) one line and one field are not like the others: both have between 1/2 and 1 1/2 of
// the old or the new length. For the line a sync pulse too early is left out; for the field `ready` says whether one may
// end, and the one under way waits for the next source when that is `due`.
//
// Times are in clocks, since a source's beats may end any time; a line must be found within 1/32 and 2 clocks of
// where the last ones were, vertical sync within two half lines. After a change of clk_khz lines are learnt anew.
// A count of clocks and the beats' syncs are all that is looked at in every clock: the rest sleeps until the next
// place of the line that means something (`at`), or an edge.

`default_nettype none

module vid_keep #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire [15:0]       clk_khz,

    input  wire              ce_0,        // beat of the source shown, syncs positive
    input  wire [PIXELS-1:0] hs_0,
    input  wire [PIXELS-1:0] vs_0,
    input  wire [PIXELS-1:0] de_0,

    input  wire              trusted,     // our own raster, or composite: nothing is to be looked at
    input  wire              coast,       // no source

    input  wire              arrive,      // strobe: another source begins, with vertical sync
    input  wire              late_hs,     // ... and is in the middle of a horizontal sync
    input  wire [12:0]       next_len,    // clocks of its lines; 0: not known
    input  wire [12:0]       next_halves, // half lines of its fields
    input  wire              due,         // the next source's vertical sync comes within half a field

    output wire              broken,      // strobe, with the beat at fault
    output wire              began,       // strobe: vertical sync
    output wire              half_tick,   // strobe: half a line went by
    output wire              ready,       // half a field went by
    output reg  [12:0]       halves,      // of a field
    output reg               veil,        // of a new source nothing is visible yet

    output wire              ce_1,
    output wire [PIXELS-1:0] hs_1,
    output wire [PIXELS-1:0] vs_1,
    output wire [PIXELS-1:0] de_1
);

    localparam signed [13:0] NEAR = 14'sd2;
    localparam [2:0] PULSE = 3'd0, QUARTER = 3'd1, MID = 3'd2, SOON = 3'd3, LENGTH = 3'd4, LATE = 3'd5, NEVER = 3'd6;

    // Every clock
    // -----------

    reg         hs_was, vs_was, coasting, own_ce, pulse, in_vs, masked, fresh, soon;
    reg  [2:0]  step;                     // what `at` is
    reg  [12:0] t, at;                    // clocks since the line began
    wire        live   = ce_0 & ~coast;
    wire        moved  = live & ({hs_0, vs_0} != {{PIXELS{hs_was}}, {PIXELS{vs_was}}});
    wire        h_edge = moved & (|hs_0) & ~hs_was;
    wire        v_edge = moved & (|vs_0) & ~vs_was;
    wire        ring   = t >= at;
    wire        turn   = coast != coasting;
    wire        gclk;
    lib_gate gate (.clk(clk), .en(moved | ring | turn | arrive | own_ce | rst), .gclk(gclk));

    wire early, stray, over, lost;        // what is wrong with an edge, with none and with the field
    wire sane = trusted | coast | (khz != clk_khz);
    assign broken = ~sane & ((h_edge & early) | (v_edge & stray) | (ring & over) | lost);

    wire h_pass   = h_edge & ~broken & ~(soon & fresh);
    wire v_pass   = v_edge & ~broken;
    wire own_line = ring & coast & step == LENGTH;
    wire line     = h_pass | own_line;

    always @(posedge clk) t <= line | rst ? 13'd1 : t + 13'd1;

    // Out
    // ---

    wire pass = ~(coast | (h_edge ? fresh & soon : masked));
    assign ce_1 = (live & ~broken) | own_ce;
    assign hs_1 = (hs_0 & {PIXELS{pass}}) | {PIXELS{pulse}};
    assign vs_1 = coast ? {PIXELS{in_vs}} : vs_0;
    assign de_1 = de_0 & {PIXELS{~(coast | veil)}};

    // Edges of the source. Nothing of it is visible until the first vertical sync has ended: it may be a polarity that changed.
    always @(posedge gclk) begin
        if (moved) begin
            {hs_was, vs_was} <= {hs_0[PIXELS-1], vs_0[PIXELS-1]};
            masked <= (h_edge ? fresh & soon : masked) & hs_0[PIXELS-1];
            if (!vs_0[PIXELS-1]) veil <= 1'b0;
        end
        if (turn & trusted) veil <= 1'b0;
        if (arrive) {hs_was, vs_was, masked, veil} <= {late_hs, 1'b1, late_hs, 1'b1};
        if (rst) {hs_was, vs_was, masked, veil} <= 4'b1100;
    end

    // The next place of the line
    // --------------------------

    reg  [12:0] len;
    wire [12:0] slack = {5'd0, len[12:5]} + 13'd2;
    wire [12:0] half_len = {1'b0, len[12:1]};
    wire        past_half = ~line & step != PULSE & step != QUARTER & (step != MID | ring);
    assign      early = known & soon & ~fresh;
    assign      over  = (known & (step == LATE || (step == QUARTER && hs_was && !fresh))) || step == NEVER;

    always @(posedge gclk) begin
        if (ring)
            case (step)
            PULSE, QUARTER: {step, at} <= {MID, half_len};
            MID:            {step, at} <= fresh ? {LENGTH, half_len + next_len} : coast ? {LENGTH, len} : {SOON, len - slack};
            SOON:           {step, at} <= {LENGTH, len};
            LENGTH:         {step, at} <= known ? {LATE, at + slack} : {NEVER, 13'h1FFF};
            default:        {step, at} <= {NEVER, 13'h1FFF};
            endcase
        if (moved && !hs_0[PIXELS-1] && step == QUARTER) {step, at} <= {MID, half_len};
        if (line) {step, at} <= coast ? {PULSE, 4'd0, len[12:4]} : fresh & ~trusted ? {QUARTER, 2'd0, next_len[12:2]} : {QUARTER, 2'd0, len[12:2]};
        if (turn & coast & past_half) {step, at} <= {SOON, 13'd0};
        if (arrive & past_half) {step, at} <= {LENGTH, half_len + next_len};
        if (rst) {step, at} <= {NEVER, 13'h1FFF};
    end

    // The line: how many clocks it has. Lines are known from the second one on with this clk_khz.
    // -------------------------------------------------------------------------------------------

    reg  [1:0]  lines_known;
    reg  [15:0] khz;
    wire        known = &lines_known;

    always @(posedge gclk) begin
        if (ring && (fresh ? step == MID : step == SOON)) soon <= 1'b0;
        if (line) soon <= 1'b1;
        if (h_pass) begin
            if (!fresh) len <= t;
            else if (!trusted) len <= next_len;
            fresh <= 1'b0;
        end
        if (turn & coast) begin
            if (fresh && next_len != 13'd0) len <= next_len;
            fresh <= 1'b0;
        end
        if (arrive) {fresh, soon} <= {1'b1, ~past_half};
        if (rst) {len, fresh, soon} <= {13'd0, 2'b10};
    end

    always @(posedge gclk) begin
        khz <= clk_khz;
        if (h_pass && !known) lines_known <= lines_known + 2'd1;
        if (arrive && next_len != 13'd0) lines_known <= 2'd3;
        if (rst | (khz != clk_khz)) lines_known <= 2'd0;
    end

    // The field: half lines since vertical sync began
    // -----------------------------------------------

    reg  signed [13:0] m;
    reg                untold;            // its length was only told so far: it may be as long as an odd one
    wire signed [13:0] field = $signed({1'b0, halves});
    wire signed [13:0] half  = $signed({2'b00, halves[12:1]});
    wire signed [13:0] off   = m - field;
    wire               other = off < -NEAR || off > NEAR;
    assign             stray = untold ? m < half : other;
    assign             lost  = (untold ? off > half : off > NEAR) | (vs_was & m > 14'sd32);
    assign             ready = m >= half;
    wire               stretch = due & (off < half);
    assign             half_tick = line | (ring & step == MID & ~fresh);
    wire               own_field = coast & half_tick & off >= -14'sd1 & ~stretch;
    assign             began = v_pass | own_field;

    always @(posedge gclk) begin
        if (half_tick && (m[13] || !(&m[12:10]))) m <= m + 14'sd1;
        if (began) m <= v_pass & ~soon & ~h_edge ? -14'sd1 : 14'sd0;        // a line is about to begin
        if (began) in_vs <= 1'b1;
        else if (half_tick && m == 14'sd5) in_vs <= 1'b0;
        if (v_pass && untold) begin
            if (other) halves <= m[12:0] + {12'd0, half_tick};
            untold <= 1'b0;
        end
        if (coast) untold <= 1'b0;
        if (arrive) {m, in_vs, untold, halves} <= {14'd0, 2'b11, next_halves};
        if (rst) {m, in_vs, untold, halves} <= {14'd0, 2'b00, 13'd1050};
    end

    // Syncs of our own
    // ----------------

    always @(posedge gclk) begin
        coasting <= coast;
        own_ce   <= coast & (half_tick | turn | (ring & step == PULSE));
        if (own_line) pulse <= 1'b1;
        else if (ring & step == PULSE) pulse <= 1'b0;
        if (turn & coast) pulse <= 1'b0;
        if (arrive) own_ce <= 1'b0;
        if (rst) {coasting, own_ce, pulse} <= 3'b000;
    end

endmodule

`default_nettype wire
