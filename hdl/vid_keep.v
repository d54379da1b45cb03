// SPDX-License-Identifier: MIT
// vid_keep - the monitor's raster goes on, whatever the source does
//
// Between the source and the picture path. While the source keeps its own rhythm its beats pass unchanged and in the same
// clock. A sync that comes where none can be, or none where one must be, is `broken`: that beat does not pass, and from the
// next clocks on the syncs are made here, black, with the line and field of the source that was (`coast`). So the
// monitor sees neither that a source vanished in mid-line nor what it did then, until vid_matrix lets the next one begin.
// A vertical sync that has begun lasts half a line at least, whatever becomes of its source. Visible pixels in one are a fault too.
// Pixels do not come through here: vid_pick darkens them while a beat is broken, in `coast` and under the `veil`.
// Composite video is not guarded (`trusted`): its syncs are vid_flywheel's, which goes on by itself.
//
// Where the next one begins (`arrive`) one line and one field are not like the others: both have between 1/2 and 1 1/2 of
// the old or the new length. For the line a sync pulse too early is left out; for the field `ready` says whether one may
// end, and the one under way waits for the next source when that is `due`.
//
// Times are in clocks, since a source's beats may end any time; a line must be found within 1/32 and 4 clocks of
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
    input  wire              wave,        // composite: syncs only go along with its samples, and none is left out
    input  wire              coast,       // no source

    input  wire              arrive,      // strobe: another source begins, with vertical sync
    input  wire              late_hs,     // ... and is in the middle of a horizontal sync
    input  wire [12:0]       next_len,    // clocks of its lines; 0: not known
    input  wire [12:0]       next_halves, // half lines of its fields
    input  wire              due,         // the next source's vertical sync comes within half a field

    output wire              broken,      // strobe, with the beat at fault
    output reg               began,       // strobe, a clock late: vertical sync
    output reg               half_turn,   // turns over with every half line
    output wire              ready,       // half a field went by
    output reg  [12:0]       halves,      // of a field
    output reg  [12:0]       len,         // clocks of a line
    output wire              waits,       // our own composite field is to wait for the next source
    output wire              veil,        // nothing is visible: no source, or one in its first vertical sync

    output wire              ce_1,
    output wire [PIXELS-1:0] hs_1,
    output wire [PIXELS-1:0] vs_1,
    output wire [PIXELS-1:0] de_1
);

    localparam signed [13:0] NEAR = 14'sd2;
    localparam [2:0] PULSE = 3'd0, QUARTER = 3'd1, MID = 3'd2, SOON = 3'd3, LENGTH = 3'd4, LATE = 3'd5, NEVER = 3'd6;

    // Every clock
    // -----------

    reg  [PIXELS-1:0] hs_flat, vs_flat;   // the syncs of the last lane, for all lanes
    reg  [PIXELS-1:0] hs_open, vs_open;   // syncs of the source pass
    reg  [PIXELS-1:0] hs_own, vs_own;     // our own
    reg  [PIXELS-1:0] visible;
    reg         coasting, own_ce, fresh, soon, sane;
    reg  [2:0]  step;                     // what `at` is
    reg  [12:0] t, at;                    // clocks since the line began
    reg  [15:0] khz;

    function turns_back;                  // a sync that changes in a beat stays so in all lanes behind
        input [PIXELS-1:0] changed;
        turns_back = |(~changed & (changed << 1));
    endfunction

    wire        moved  = ce_0 & ({hs_0, vs_0} != {hs_flat, vs_flat});
    wire        h_edge = moved & (|hs_0) & ~hs_flat[0];
    wire        v_edge = moved & (|vs_0) & ~vs_flat[0];
    wire        ring   = t >= at;
    wire        stir /* verilator public_flat_rd */ = (coast != coasting) | arrive | own_ce | began;
    wire        gclk;
    lib_gate gate (.clk(clk), .en(moved | ring | stir | rst | (khz != clk_khz)), .gclk(gclk));

    // What may not be: a line sync, a vertical sync, none of them. Signals of their own for the simulator: they move seldom.
    wire h_never /* verilator public_flat_rd */ = sane & known & soon & ~fresh;
    wire v_never /* verilator public_flat_rd */ = sane & other;
    wire over    /* verilator public_flat_rd */ = sane & ((known & (step == LATE || (step == QUARTER && hs_flat[0] && !fresh))) | step == NEVER);
    wire lost    /* verilator public_flat_rd */ = sane & (off > NEAR | (vs_flat[0] & m > 14'sd32));
    // ... and what a place of the line is.
    wire own_due    /* verilator public_flat_rd */ = coasting & step == LENGTH;
    wire tick_due   /* verilator public_flat_rd */ = step == MID & ~fresh;
    wire soon_ends  /* verilator public_flat_rd */ = step == (fresh ? MID : SOON);
    wire past_mid   /* verilator public_flat_rd */ = step != PULSE && step != QUARTER && step != MID;
    wire field_due  /* verilator public_flat_rd */ = coasting & off >= -14'sd1 & ~(due & ~held & off < half);
`ifdef SEEDED_BUG_4
    wire ragged = 1'b0;
`else
    wire ragged = moved & (turns_back(hs_0 ^ hs_flat) | turns_back(vs_0 ^ vs_flat));
`endif
    assign broken = (sane & ragged) | (h_edge & h_never) | (v_edge & v_never) | (ring & over) | lost | (sane & vs_flat[0] & ce_0 & |(vs_0 & de_0));

    wire h_pass   = h_edge & hs_open[0] & ~broken;
    wire v_pass   = v_edge & ~broken;
    wire own_line = ring & own_due;
    wire line     = h_pass | own_line;
    always @(posedge clk) t <= line | rst ? {11'd0, fresh, ~fresh} : t + 13'd1;   // the first of another source is seen late: its beats up to `arrive` were not

    assign ce_1 = (ce_0 & ~broken & ~arrive) | own_ce;
    assign hs_1 = (hs_0 & hs_open) | hs_own;
    assign vs_1 = (vs_0 & vs_open) | vs_own;
    assign de_1 = de_0 & visible;
    assign veil = ~visible[0];

    // What passes of the source. Nothing is visible until its first vertical sync has ended: it may be a polarity that changed.
    // -------------------------------------------------------------------------------------------------------------------

    wire turn     = coast != coasting;
    wire hs_stays = moved ? hs_0[PIXELS-1] : hs_flat[0];

    always @(posedge gclk) begin
        if (moved) {hs_flat, vs_flat} <= {{PIXELS{hs_0[PIXELS-1]}}, {PIXELS{vs_0[PIXELS-1]}}};
        if (moved && !vs_0[PIXELS-1] && !vs_own[0]) visible <= {PIXELS{1'b1}};
        if (!coast && !hs_stays && ((ring && soon_ends) || !(fresh && soon))) hs_open <= {PIXELS{1'b1}};
        if (turn & coast) {hs_open, vs_open, visible} <= {3*PIXELS{1'b0}};
        if (arrive) begin
            {hs_flat, vs_flat} <= {{PIXELS{late_hs}}, {PIXELS{1'b1}}};
            {hs_open, vs_open, visible} <= {{PIXELS{(second_half & ~late_hs) | wave}}, {PIXELS{1'b1}}, {PIXELS{trusted}}};
        end
        if (rst) {hs_flat, vs_flat, hs_open, vs_open, visible} <= {5*PIXELS{1'b1}};
    end

    always @(posedge gclk) begin
        coasting <= coast;
        sane     <= ~(trusted | coast | rst);
        if (rst) coasting <= 1'b0;
    end

    // The next place of the line
    // --------------------------

    wire [12:0] slack = {5'd0, len[12:5]} + 13'd4;
    wire [12:0] half_len = {1'b0, len[12:1]};
    wire        second_half = ~line & (past_mid | (ring & step == MID));

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
        if (line) {step, at} <= own_line ? {PULSE, 4'd0, len[12:4]} : fresh & ~trusted ? {QUARTER, 2'd0, next_len[12:2]} : {QUARTER, 2'd0, len[12:2]};
        if (turn & coast & second_half) {step, at} <= {SOON, 13'd0};
        if (arrive & second_half) {step, at} <= {LENGTH, (next_len < half_len ? len : half_len) + next_len};     // either way at most 1 1/2 of the longer
        if (rst) {step, at} <= {NEVER, 13'h1FFF};
    end

    // The line: how many clocks it has. Lines are known from the second one on with this clk_khz.
    // -------------------------------------------------------------------------------------------

    reg  [1:0]  lines_known;
    wire        known = &lines_known;

    always @(posedge gclk) begin
        if (ring && soon_ends) soon <= 1'b0;
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
        if (arrive) {fresh, soon} <= {1'b1, ~second_half};
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
    reg                untold;            // its length was only told so far: one that is trusted may have another
    reg                held;              // the field before waited in vain for the next source: this one is an ordinary one
    wire signed [13:0] field = $signed({1'b0, halves});
    wire signed [13:0] half  = $signed({2'b00, halves[12:1]});
    wire signed [13:0] off   = m - field;
    wire               other = off < -NEAR || off > NEAR;
    wire               half_tick = line | (ring & tick_due);
    wire               unseen = h_edge & fresh & ~hs_open[0];  // a line of the source began in one of ours: two half lines until its next, of which the end of ours is one
    wire               own_field = half_tick & field_due;
    assign             ready = m >= half & ~held;
    assign             waits = due & ~held & off < half - 14'sd8;

    always @(posedge gclk) begin
        began <= v_pass | own_field;
        if (half_tick) half_turn <= ~half_turn;
        if ((half_tick | unseen) && (m[13] || !(&m[12:10]))) m <= m + (unseen & m[0] ? 14'sd2 : 14'sd1);
        if (v_pass | own_field) m <= v_pass & ~soon & ~h_edge ? -14'sd1 : 14'sd0;        // a line is about to begin
        if (arrive) m <= $signed({13'd0, late_hs});
        if (rst) {began, half_turn, m} <= 16'd0;
    end

    always @(posedge gclk) begin
        if (v_pass && untold) begin
            if (other) halves <= m[12:0] + {12'd0, half_tick};
            untold <= 1'b0;
        end
        if (coast) untold <= 1'b0;
        if (own_field | (v_pass & wave)) held <= off > (wave ? NEAR : $signed({6'd0, halves[12:5]}));    // what nobody sees of a field is no wait
        if (arrive) {untold, held, halves} <= {2'b10, next_halves};
        if (rst) {untold, held, halves} <= {2'b00, 13'd1050};
    end

    // Syncs of our own
    // ----------------

    reg  [3:0] vs_left;                   // ends of half lines until our vertical sync is over, or the source's may be
    wire [3:0] vs_left_now = vs_left - {3'd0, half_tick & (vs_left != 4'd0)};

    always @(posedge gclk) begin
        vs_left <= vs_left_now;
        if (turn & coast & vs_left_now != 4'd0) vs_left <= 4'd12;    // of lines that may be a tenth as long as those before
`ifdef SEEDED_BUG_2
        if (v_pass) vs_left <= 4'd1;
`else
        if (v_pass) vs_left <= h_edge ? 4'd1 : 4'd2;
`endif
`ifndef SEEDED_BUG_1
        if (own_field) vs_left <= 4'd6;
`endif
        if (arrive) vs_left <= 4'd2;
        if (rst) vs_left <= 4'd0;
    end

    always @(posedge gclk) begin
        own_ce <= coast & (half_tick | turn | (ring & step == PULSE));
        if (ring && step == PULSE) hs_own <= {PIXELS{1'b0}};
        if (own_line) hs_own <= {PIXELS{1'b1}};
        if (vs_left_now == 4'd0) vs_own <= {PIXELS{1'b0}};
        if (own_field | (v_pass & ~trusted)) vs_own <= {PIXELS{1'b1}};
`ifdef SEEDED_BUG_3
        if (turn & coast) hs_own <= {PIXELS{1'b0}};     // a line that began with this source, and that nobody saw
`endif
        if (arrive) vs_own <= {PIXELS{~trusted}};
        if (arrive & wave) hs_own <= {PIXELS{1'b0}};
        if (rst | arrive) own_ce <= 1'b0;
        if (rst) {hs_own, vs_own} <= {2*PIXELS{1'b0}};
    end

`ifdef FORMAL
    // What the monitor sees of vertical syncs, of a source that is not trusted: each begins where the source's may (`v_pass`), where ours
    // is due or with another source; none ends before half a line has. vid_pick gives no beat in coast, vid_matrix lets a broken source coast.
    reg        f_past = 1'b0, f_broke, f_trusted, f_vs, f_told, f_guarded, f_hs, f_line_told;
    reg  [1:0] f_left;                    // ends of half lines that it has to reach
    wire       f_begins = v_pass | own_field | arrive;
    wire       f_rises = ce_1 & |vs_1 & ~f_vs;
    wire       f_falls = ce_1 & ~(&vs_1) & f_vs;
    always @(posedge clk) begin
        f_past  <= 1'b1;
        f_broke <= broken & ~rst;
        f_trusted <= trusted;
        if (ce_1) f_vs <= vs_1[PIXELS-1];
        if (ce_1) {f_hs, f_line_told} <= {hs_1[PIXELS-1], f_line_told & ~(|hs_1)};
        if (ring && step == PULSE && !coasting) f_line_told <= 1'b0;         // a source that gives no beat for so long
        if (own_line) f_line_told <= 1'b1;
        if (arrive & wave) f_line_told <= 1'b0;
        if (ce_1 & |vs_1) f_told <= 1'b0;
        if (half_tick & |f_left) f_left <= f_left - 2'd1;
        if (f_begins) {f_told, f_guarded, f_left} <= {~ce_1 | ~(|vs_1), ~trusted, own_field | (v_pass & h_edge) ? 2'd1 : 2'd2};
        if (rst) {f_vs, f_told, f_guarded, f_left, f_hs, f_line_told} <= 7'b1000010;
    end
    always @(*) begin
        assume (f_past | rst);
        assume (trusted | ~wave);
        if (f_past & (coast | coasting)) assume (!ce_0);
        assume (trusted | (f_past & ~rst & (arrive | ~f_trusted)));
        if (f_past & f_broke) assume (coast & ~ce_0);
        if (f_past & arrive) assume (!coast & !ce_0 & (coasting | trusted));
        if (f_past & coasting & !arrive) assume (coast);
        if (f_past && !rst) begin
            begins_once: assert (!f_rises | f_told | v_pass);
            in_its_time: assert (!v_pass | trusted | (off >= -NEAR && off <= NEAR));
            // Of the source alone: right behind a sync of our own one of it may follow, in lines of a few clocks.
            once_a_beat: assert (trusted | !ce_1 | f_hs != hs_flat[0] | f_vs != vs_flat[0] | !(turns_back(hs_1 ^ {PIXELS{f_hs}}) | turns_back(vs_1 ^ {PIXELS{f_vs}})));
            a_line_once: assert (trusted | !ce_1 | !(|hs_1) | f_hs | f_line_told | h_pass);
            our_line_seen: assert (!f_line_told | hs_own[0]);
            it_ends: assert (!vs_own[0] | vs_left != 4'd0);
            half_a_line: assert (!f_falls | !f_guarded | trusted | f_left == 2'd0);
        end
        held_by_us:   cover (f_past && coasting && f_vs && f_left == 2'd0);
        falls:        cover (f_past && f_falls && f_guarded);
    end
`endif

endmodule

`default_nettype wire
