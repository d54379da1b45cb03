// SPDX-License-Identifier: MIT
// vid_keep - the monitor's raster goes on, whatever the source does
//
// Between the source and the picture path. While the source keeps its own rhythm its beats pass unchanged, a clock
// later. A sync that comes where none can be, or none where one must be, is `broken`: it does not pass, and from the
// very next line on the syncs are made here, black, with the line and field of the source that was (`coast`). So the
// monitor sees neither that a source vanished in mid-line nor what it did then, until vid_matrix lets the next one begin.
// Composite video is not guarded (`trusted`): its syncs are vid_flywheel's, which goes on by itself.
//
// Where the next one begins (`arrive`) one line and one field are not like the others: both have between 1/2 and 1 1/2 of
// the old or the new length. For the line a sync pulse too early is left out; for the field `ready` says whether one may
// end, and the one under way waits for the next source when that is `due`.
//
// Times are in clocks, since a source's beats may end any time; a line must be found within 1/32 and 2 clocks of
// where the last ones were, vertical sync within two half lines. After a change of clk_khz lines are learnt anew.

`default_nettype none

module vid_keep #(
    parameter integer PIXELS = 1
) (
    input  wire                 clk,
    input  wire                 rst,
    input  wire [15:0]          clk_khz,

    input  wire                 ce_0,     // beat of the source shown, syncs positive
    input  wire [PIXELS-1:0]    hs_0,
    input  wire [PIXELS-1:0]    vs_0,
    input  wire [PIXELS-1:0]    de_0,
    input  wire [PIXELS*32-1:0] rgb_0,
    input  wire [2:0]           style_0,  // polarities, composite

    input  wire                 trusted,  // our own raster, or composite: nothing is to be looked at
    input  wire                 coast,    // no source

    input  wire                 arrive,   // strobe: another source begins, with vertical sync
    input  wire                 late_hs,  // ... and is in the middle of a horizontal sync
    input  wire [12:0]          next_len, // clocks of its lines; 0: not known
    input  wire [12:0]          next_halves, // half lines of its fields
    input  wire                 due,      // the next source's vertical sync comes within half a field

    output wire                 broken,   // strobe, with the beat at fault
    output wire                 began,    // strobe: vertical sync
    output wire                 half_tick, // strobe: half a line went by
    output wire                 ready,    // half a field went by
    output reg  [12:0]          halves,   // of a field

    output reg                  ce_1,
    output reg  [PIXELS-1:0]    hs_1,
    output reg  [PIXELS-1:0]    vs_1,
    output reg  [PIXELS-1:0]    de_1,
    output reg  [PIXELS*32-1:0] rgb_1,
    output reg  [2:0]           style_1
);

    localparam signed [13:0] NEAR = 14'sd2;

    // Edges of the source
    // -------------------

    reg  hs_was, vs_was;
    wire h_edge = ~coast & ce_0 & (|hs_0) & ~hs_was;
    wire v_edge = ~coast & ce_0 & (|vs_0) & ~vs_was;

    always @(posedge clk) begin
        if (ce_0 & ~coast) {hs_was, vs_was} <= {hs_0[PIXELS-1], vs_0[PIXELS-1]};
        if (arrive) {hs_was, vs_was} <= {late_hs, 1'b1};
        if (rst)    {hs_was, vs_was} <= 2'b11;
    end

    // The line: clocks since it began, and how many it has
    // ----------------------------------------------------

    reg  [12:0] t, len;
    reg         fresh;                    // the first line of another source
    wire [12:0] slack  = {5'd0, len[12:5]} + 13'd2;
    wire [12:0] longest = fresh ? {1'b0, len[12:1]} + next_len + slack : len + slack;
    wire        soon   = fresh ? t < {1'b0, len[12:1]} : t + slack < len;
    wire        late   = (&t) | (known & t >= longest);
    wire        own_line = coast & t >= len;
    wire        h_pass = h_edge & ~(soon & fresh) & ~broken;
    wire        line   = h_pass | own_line;

    always @(posedge clk) begin
        if (line) t <= 13'd1;
        else if (~&t) t <= t + 13'd1;
        if (h_pass) len <= fresh ? (trusted ? len : next_len) : t;
        if (h_pass) fresh <= 1'b0;
        if (coast & fresh) begin
            if (next_len != 13'd0) len <= next_len;
            fresh <= 1'b0;
        end
        if (arrive) fresh <= 1'b1;
        if (rst) {t, len, fresh} <= {13'd1, 13'd0, 1'b1};
    end

    // Lines are known from the second one on with this clk_khz.
    reg [1:0]  lines_known;
    reg [15:0] khz;
    wire       known = &lines_known;
    always @(posedge clk) begin
        khz <= clk_khz;
        if (h_pass && !known) lines_known <= lines_known + 2'd1;
        if (arrive && next_len != 13'd0) lines_known <= 2'd3;
        if (rst | (khz != clk_khz)) lines_known <= 2'd0;
    end

    // The field: half lines since vertical sync began
    // -----------------------------------------------

    reg  signed [13:0] m;
    reg                in_vs, untold;         // its length was only told so far: it may be as long as an odd one
    wire signed [13:0] field   = $signed({1'b0, halves});
    wire signed [13:0] half    = $signed({2'b00, halves[12:1]});
    wire signed [13:0] off     = m - field;
    wire               v_near  = untold ? m >= half : off >= -NEAR && off <= NEAR;
    wire               v_late  = untold ? off > half : off > NEAR;
    wire               nearly  = t > {1'b0, len[12:1]} + {2'b00, len[12:2]} && !h_edge;      // a line is about to begin
    wire               v_pass  = v_edge & ~broken;
    wire               mid     = t == {1'b0, len[12:1]};
    assign             half_tick = line | (mid & ~fresh);
    assign             ready   = m >= half;
    wire               stretch = due & (off < half);
    wire               own_field = coast & half_tick & off >= -14'sd1 & ~stretch;
    assign             began   = v_pass | own_field;

    always @(posedge clk) begin
        if (half_tick && (m[13] || !(&m[12:10]))) m <= m + 14'sd1;
        if (began) m <= v_pass & nearly ? -14'sd1 : 14'sd0;
        if (began) in_vs <= 1'b1;
        else if (m >= 14'sd6) in_vs <= 1'b0;
        if (v_pass && untold) begin
            if (off < -NEAR || off > NEAR) halves <= m[12:0] + {12'd0, half_tick};
            untold <= 1'b0;
        end
        if (coast) untold <= 1'b0;
        if (arrive) begin
            {m, in_vs, untold} <= {14'd0, 2'b11};
            halves     <= next_halves;
        end
        if (rst) {m, in_vs, untold, halves} <= {14'd0, 2'b00, 13'd1050};
    end

    // What no source may do
    // ---------------------

    wire long_hs = hs_was && !fresh && t > {2'b00, len[12:2]};
    wire long_vs = vs_was && m > 14'sd32;
    assign broken = !coast & !trusted & (late | (known & ((h_edge & soon & ~fresh) | long_hs)) | (v_edge & ~v_near) | v_late | long_vs);

    // Out
    // ---

    reg               masked;             // this pulse is left out
    wire              own_hs = t < {4'd0, len[12:4]};
    wire              own_vs = in_vs;
    wire              tail   = fresh & own_hs;
    wire              skip   = (masked & ~(h_edge & ~soon)) | (h_edge & fresh & soon);
    wire              quiet  = broken | coast;
    wire              moves  = hs_1 != {PIXELS{own_hs}} || vs_1 != {PIXELS{own_vs}} || (|de_1);

    // Nothing is visible until the first vertical sync has ended: it may be a polarity that changed.
    reg opening;
    wire hidden = opening & (|vs_0) & ~trusted;
    always @(posedge clk)
        if (rst) opening <= 1'b0;
        else if (arrive) opening <= 1'b1;
        else if (ce_0 && !vs_0[PIXELS-1]) opening <= 1'b0;

    always @(posedge clk) begin
        if (ce_0 & ~coast) masked <= (h_edge ? fresh & soon : masked) & hs_0[PIXELS-1];
        if (arrive) masked <= late_hs;
        if (rst) masked <= 1'b0;
    end

    always @(posedge clk) begin
        ce_1 <= 1'b0;
        if (quiet) begin
            ce_1 <= broken | moves;
            {hs_1, vs_1} <= {{PIXELS{own_hs & ~broken}}, {PIXELS{own_vs & ~broken}}};
            {de_1, rgb_1} <= {(33*PIXELS){1'b0}};
        end else if (ce_0) begin
            ce_1 <= 1'b1;
            hs_1 <= (hs_0 & ~{PIXELS{skip}}) | {PIXELS{tail}};
            {vs_1, style_1} <= {vs_0, style_0};
            {de_1, rgb_1}   <= hidden ? {(33*PIXELS){1'b0}} : {de_0, rgb_0};
        end
        if (rst) ce_1 <= 1'b0;
    end

endmodule

`default_nettype wire
