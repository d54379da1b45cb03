// SPDX-License-Identifier: MIT
// vid_flywheel - the line of a source with composite sync: where it begins, how long it is
//
// `pos` is the place of lane 0 in its line, in samples, of the beat that comes next; it runs by itself, so what follows
// from it has no delay. The beginning of a line is where sync becomes active. Once a line the sync levels in the last WIDTH samples
// before and the first WIDTH after the expected place are counted: sync before it means early, none after it late, and
// the difference is the error in samples. So every sample around the edge has its vote, no single one can move the
// line, and pulses at half lines, broad or missing ones are not even looked at, or seen to be no beginning of a line.
//
//   tv = 1: lines of 525 and 625 line standards at 27 MHz: 1696 to 1759 samples (15.34 to 15.92 kHz; nominal are 1716,
//           SMPTE 170M, and 1728, ITU-R BT.470). Proportional and integral part with a fraction of a sample: 1/2 and
//           1/16 while it locks, then 1/8 and 1/256, and again 1/2 for errors of 8 samples and more (head switching of
//           tapes). Captures errors of less than 24 samples. Lines that come later or earlier by up to 320 samples
//           (12 us: a tape's other head) and stay there are leapt to within four lines: one line is longer or shorter
//           by so much, neither lock nor the count of lines suffers, and three good lines more are taken by halves.
//   tv = 0: whole pixels, lines of 256 to 3967, captures errors of less than 12 pixels, sync pulses of 24 pixels at least.
//
// Search: two beginnings of sync in a distance that can be a line (tv = 0: three, equal to 16 pixels) are tried. 24 good
// lines more than twice the bad ones make a lock: the 18 equal half lines around a vertical sync can not.
// A lock ends when bad lines outnumber twice the good ones by 63: it holds through 63 lines without any sync. With tv = 0 it
// also ends when 31 lines in a row have a beginning of sync amid them: lines are a whole number of times shorter, then
// (a source that changed its mode). Serration and equalising pulses of a vertical sync are in far fewer.

`default_nettype none

module vid_flywheel #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              restart,     // forget all
    input  wire              ce,
    input  wire              tv,
    input  wire [PIXELS-1:0] low_1,       // sync was active, in the beat before this
    output reg  [11:0]       pos,
    output reg  [11:0]       len,         // of this line
    output wire [11:0]       left,        // samples from there to the next line, never 0
    output reg               wrap,        // lane 0 of the beat after it is in another line
    output wire [11:0]       period,      // samples a line, whole part
    output reg               tracking,
    output reg               fine,        // the line last judged begins where it should
    output wire              judge,       // with ce: a line is judged ...
    output wire              good,        // ... and begins where it should
    output reg               in_sync,     // without glitches, some 24 samples late
    output wire              begins,      // with ce: so it is from now on ...
    output wire              near,        // ... within 12 us of the place of a line
    output reg               locked
);

    localparam [11:0] BEAT = PIXELS[11:0];
    localparam [5:0]  ENOUGH = 6'd32, MOST = 6'd63;

    function [3:0] ones;
        input [PIXELS-1:0] bits;
        integer k;
        begin
            ones = 4'd0;
            for (k = 0; k < PIXELS; k = k + 1) ones = ones + {3'd0, bits[k]};
        end
    endfunction

    // Beginnings of sync, after a count up and down that no glitch survives
    // ---------------------------------------------------------------------

    reg  [4:0]  heap;
    reg  [11:0] gap, gap_was;             // samples from one to the next
    wire [3:0]  lows = ones(low_1);
    wire [6:0]  sum  = {2'd0, heap} + {2'd0, lows, 1'b0} + 7'd16 - BEAT[6:0];      // 16 more than it is
    wire [4:0]  heap_next = sum < 7'd16 ? 5'd0 : sum > 7'd47 ? 5'd31 : sum[4:0] ^ 5'd16;
    wire        high = sum >= 7'd40;      // heap_next >= 24, sooner
    assign      begins = high & ~in_sync;
    wire [12:0] gap_on = {1'b0, gap} + {1'b0, BEAT};
    wire [12:0] differ = {1'b0, gap} - {1'b0, gap_was} + 13'd16;

    always @(posedge clk) if (ce) begin
        heap <= heap_next;
        if (high) in_sync <= 1'b1;
        else if (sum <= 7'd24) in_sync <= 1'b0;
        gap <= begins ? BEAT : gap_on[12] ? 12'hFFF : gap_on[11:0];
        if (begins) gap_was <= gap;
    end

    wire tv_gap = gap[11:5] == 7'd53 || gap[11:5] == 7'd54;
    wire pc_gap = gap[11:8] != 4'd0 && gap[11:7] != 5'd31 && differ <= 13'd32;
    wire try    = begins && !tracking && (tv ? tv_gap : pc_gap);

    // Votes around the expected beginning
    // -----------------------------------

    wire [5:0]        width = tv ? 6'd32 : 6'd16;
    reg  [PIXELS-1:0] ahead, behind;     // of the expected place
    reg  [PIXELS-1:0] ahead_1, behind_1, ahead_2, behind_2;
    reg  [5:0]        early, late;
    integer           k;

    always @(*)
        for (k = 0; k < PIXELS; k = k + 1) begin
            ahead[k] = (k == 0 || left > k[11:0]) && left - k[11:0] <= {6'd0, width};
            behind[k] = (k != 0 && left <= k[11:0]) || pos + k[11:0] < {6'd0, width};
        end

    wire [11:0]       past  = tv ? 12'd32 + BEAT + BEAT : 12'd16 + BEAT + BEAT;
    assign            judge = tracking & pos >= past & pos < past + BEAT;         // all votes are counted
    wire [6:0]        bad   = {1'b0, early} + {1'b0, late};
    assign            good  = bad < (tv ? 7'd24 : 7'd12);
    wire signed [6:0] error = $signed({1'b0, late}) - $signed({1'b0, early});

    always @(posedge clk) if (ce) begin
        {ahead_1, behind_1} <= {ahead, behind};
        {ahead_2, behind_2} <= {ahead_1, behind_1};
        early <= (judge ? 6'd0 : early) + {2'd0, ones(low_1 & ahead_2)};
        late  <= (judge ? 6'd0 : late) + {2'd0, ones(~low_1 & behind_2)};
        if (try) {ahead_1, behind_1, early, late} <= {2*PIXELS+12{1'b0}};
    end

    // Leaps: sync begins elsewhere, line after line
    // ---------------------------------------------

    reg        leap;                      // they are not where expected ...
    reg  [9:0] apart;                     // ... but so many samples later, or earlier
    reg  [1:0] hasty;                     // good lines to come that are taken by halves
    wire       sooner = left[11:6] < 6'd5;
    assign     near   = sooner || pos[11:6] < 6'd7;
    wire [9:0] place  = sooner ? ~left[9:0] + 10'd1 : pos[9:0];
`ifdef SEEDED_BUG_2
    wire       beside = tv;
`else
    wire       beside = tv & near;
`endif
    wire       sharp  = early >= 6'd24 || late >= 6'd24;          // noise alone does not make that
    wire       leaps  = leap & ~good & sharp & apart[9:4] != {6{apart[9]}};

    always @(posedge clk) begin
        if (ce & begins) begin
            apart  <= place - {5'd0, heap_next} - BEAT[9:0];
            leap   <= beside & tv_gap & ~fine;
        end
        if (ce & judge) begin
            fine <= good;
            leap <= 1'b0;
            hasty <= leaps ? 2'd3 : hasty - {1'b0, good & hasty != 2'd0};
        end
        if ((ce & try) | rst) {leap, fine, hasty} <= 4'b0100;
    end

    // Length of this line and of lines, in 1/256 samples
    // --------------------------------------------------

    reg  [19:0] wheel;                    // of lines
    reg  [7:0]  rest;                     // fraction that this line has left over
    wire        far  = error >= 7'sd8 || error <= -7'sd8;
    wire        fast = !(locked & tv);
    wire signed [20:0] turn  = fast ? {{10{error[6]}}, error, 4'd0} : {{14{error[6]}}, error};
    wire signed [20:0] shift = !good ? (leaps ? {{3{apart[9]}}, apart, 8'd0} : 21'd0)
                             : fast | far | hasty != 2'd0 ? {{7{error[6]}}, error, 7'd0} : {{9{error[6]}}, error, 5'd0};
    reg  signed [20:0] turn_1, shift_1;   // a beat later: votes and sums are too much for one clock
    reg         judge_1, good_1;
    wire [20:0] wheel_next = {1'b0, wheel} + $unsigned(turn_1);
    wire        in_range   = tv ? wheel_next[20:13] == 8'd53 || wheel_next[20:13] == 8'd54
                                : wheel_next[20:16] != 5'd0 && wheel_next[20:15] < 6'd31;
    wire [20:0] line = {1'b0, wheel} + {13'd0, rest} + $unsigned(shift_1);
    assign      period = wheel[19:8];

    always @(posedge clk) begin
        if (ce) {turn_1, shift_1, judge_1, good_1} <= {turn, shift, judge, good};
        if (rst) judge_1 <= 1'b0;
    end

    always @(posedge clk) begin
        if (ce && judge_1) begin
            len <= line[19:8];
            if (tv) rest <= line[7:0];
`ifdef SEEDED_BUG_1
            if (good_1) wheel <= wheel_next[19:0];
`else
            if (good_1 && in_range) wheel <= wheel_next[19:0];
`endif
        end
        if (ce & try) begin
            len   <= gap;
            wheel <= {gap, 8'd0};
        end
        if ((ce & try) | ~tv) rest <= 8'd128;    // whole pixels: rounded, nothing is left over
        if (rst) {len, wheel} <= {12'd1716, 12'd1716, 8'd0};
    end

    wire unused = line[20];

    // Place
    // -----

    assign left = len - pos;

    // left <= BEAT, known a beat before: no line is so short that its length changes near its end
    always @(posedge clk) begin
        if (ce) wrap <= ~try & ~wrap & left <= BEAT + BEAT;
        if (rst) wrap <= 1'b0;
    end

    always @(posedge clk) begin
        if (ce) pos <= try ? {7'd0, heap_next} + BEAT + BEAT    // so many samples of sync were before this beat
                           : wrap ? BEAT - left : pos + BEAT;
        if (rst) pos <= 12'd0;
    end

    // Confidence
    // ----------

    localparam [11:0] AMID = 12'd64;
    reg  [4:0] cut;                       // lines in a row with a beginning amid them
    reg        stray;
    wire       amid     = begins & pos >= AMID & left >= AMID;
    wire       multiple = ~tv & (&cut);

    always @(posedge clk) if (ce) begin
        stray <= ~judge & (stray | amid);
        if (judge) cut <= stray | amid ? cut + {4'd0, ~&cut} : 5'd0;
        if (try) {stray, cut} <= 6'd0;
    end

    reg [5:0] sure;

    always @(posedge clk) if (ce) begin
        if (judge)
            if (good) sure <= !locked ? sure + 6'd1 : sure >= MOST - 6'd1 ? MOST : sure + 6'd2;
            else      sure <= sure - (locked ? 6'd1 : 6'd2);
        if (try) sure <= 6'd8;
    end

    always @(posedge clk) begin
        if (ce && judge) begin
            if (good && sure >= ENOUGH) locked <= 1'b1;
            if ((!good && (locked ? sure == 6'd0 : sure < 6'd2)) || multiple) {tracking, locked} <= 2'b00;
        end
        if (ce & try) tracking <= 1'b1;
`ifdef SEEDED_BUG_3
        if (rst | restart) tracking <= 1'b0;
`else
        if (rst | restart) {tracking, locked} <= 2'b00;
`endif
    end

`ifdef FORMAL
    // A change of tv is a restart one clock later; it is held still here.
    (* anyconst *) reg f_tv;
    reg f_past = 1'b0, f_leapt = 1'b0, f_was_locked = 1'b0;
    always @(posedge clk) begin
        f_past       <= 1'b1;
        f_leapt      <= f_past & (f_leapt | (ce & judge & leaps));
        f_was_locked <= f_past & (f_was_locked | locked);
    end
    wire signed [9:0] f_apart = apart;
    always @(*) begin
        assume (tv == f_tv);
        if (!f_past) assume (rst);
        if (f_past && tracking) begin
            period_holds: assert (tv ? wheel[19:13] == 7'd53 || wheel[19:13] == 7'd54 : period >= 12'd256 && period < 12'd3968);
            line_holds:   assert (tv ? len >= 12'd1330 && len <= 12'd2220 : len >= 12'd250 && len <= 12'd3974);
            inside:       assert (pos < len);
            wrap_known:   assert (wrap == (left <= BEAT));
            judged_early: assert (!judge_1 || (pos >= BEAT && pos < past + BEAT + BEAT));
        end
        if (f_past && judge_1) shift_holds: assert (tv ? shift_1 >= -(21'sd360 <<< 8) && shift_1 < (21'sd448 <<< 8)
                                                       : shift_1 >= -21'sd1536 && shift_1 <= 21'sd1536);
        if (f_past && leap) leaps_near: assert (tv && f_apart >= -10'sd360 && f_apart < 10'sd448);
        if (f_past) locked_tracks: assert (tracking || !locked);
        locks:       cover (f_past && locked);
        unlocks:     cover (f_past && f_was_locked && !tracking);
        gives_up:    cover (f_past && tv && judge && !good && sure < 6'd2);
        leaps_on:    cover (f_past && judge && leaps && !apart[9]);
        leaps_back:  cover (f_past && judge && leaps && apart[9]);
        lands:       cover (f_past && f_leapt && judge && good && hasty == 2'd1);
    end
`endif

endmodule

`default_nettype wire
