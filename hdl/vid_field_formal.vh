// SPDX-License-Identifier: MIT
// Proofs about vid_field, inside of it, for television at one sample a clock: lines and fields of either standard are counted rightly
//
// A legal sync (f_legal) is low in the middle of the half lines that are broad pulses in SMPTE 170M or ITU-R BT.470, and high in
// the middle of the others; elsewhere it is anything. Its lines are those of a flywheel that follows (vid_flywheel: 1696 to 1759
// samples). `f_jump`: another source, or another place in it; no line lock then, until a whole line of it has gone by.

    (* anyconst *) reg f_legal, f_pal;
    (* anyseq *) reg f_jump;
    (* anyseq *) reg [9:0] f_to;          // line ...
    (* anyseq *) reg [11:0] f_to_pos;     // ... and place after it
    reg        f_past = 1'b0;
    reg [11:0] f_pos;                     // as pos must be
    reg [9:0]  f_line;                    // as the standard counts them
    reg [1:0]  f_whole;                   // lines that began since
    wire [9:0] f_lines = f_pal ? 10'd625 : 10'd525;
    wire [11:0] f_total = {2'b00, f_lines};
    wire [9:0] f_line_next = f_line == f_lines ? 10'd1 : f_line + 10'd1;
    wire [9:0] f_line_was  = f_line == 10'd1 ? f_lines : f_line - 10'd1;

    // The tables of the standards: vertical sync, visible lines; half lines since a vertical sync began
    function f_sync;
        input [9:0] line;
        input half;
        f_sync = f_pal ? line == 10'd1 | line == 10'd2 | (line == 10'd3 & ~half) | (line == 10'd313 & half) | line == 10'd314 | line == 10'd315
                       : (line >= 10'd4 & line <= 10'd6) | (line == 10'd266 & half) | line == 10'd267 | line == 10'd268 | (line == 10'd269 & ~half);
    endfunction
    function f_seen;
        input [9:0] line;
        f_seen = f_pal ? (line >= 10'd23 & line <= 10'd310) | (line >= 10'd336 & line <= 10'd623)
                       : (line >= 10'd23 & line <= 10'd262) | line >= 10'd286;
    endfunction
    function [11:0] f_count;
        input [9:0] line;
        input half;
        reg [11:0] halves;
        begin
            halves = {1'b0, line, 1'b0} + {11'd0, half};
            if (f_pal) f_count = halves >= 12'd627 ? halves - 12'd627 : halves - 12'd2;
            else f_count = halves >= 12'd533 ? halves - 12'd533 : halves >= 12'd8 ? halves - 12'd8 : halves + 12'd517;
        end
    endfunction

    // Source and flywheel
    // -------------------

    wire f_half = pos >= 12'd848;
    wire f_amid = (pos >= 12'd423 && pos < 12'd476) || (pos >= 12'd1270 && pos < 12'd1355);

    always @(posedge clk) begin
        f_past <= 1'b1;
        f_pos  <= f_jump ? f_to_pos : wrap ? 12'd0 : pos + 12'd1;
        f_line <= f_jump ? f_to : wrap ? f_line_next : f_line;
        f_whole <= f_jump ? 2'd0 : f_whole + {1'b0, wrap & f_whole != 2'd3};
    end

    reg f_line_locked = 1'b1, f_line_locked_2 = 1'b1;
    always @(posedge clk) {f_line_locked_2, f_line_locked} <= {f_line_locked, line_locked};

    always @(*) begin
        assume (ce & tv);
        if (!f_past) assume (rst & f_jump & ~line_locked);
        else assume (~rst);
        if (line_locked & ~f_line_locked) assume (~f_line_locked_2);      // in truth for many lines
        if (f_legal) begin
            if (f_past) assume (pos == f_pos);
            assume (wrap ? pos >= 12'd1695 && pos < 12'd1759 : pos < 12'd1758);
            assume (period >= 12'd1696 && period <= 12'd1759);
            if (f_jump) assume (f_to >= 10'd1 && f_to <= f_lines && f_to_pos < 12'd1695);
            if (f_past & f_whole < 2'd2) assume (~line_locked);
            if (f_past & f_line_locked & ~line_locked) assume (f_jump);
            if (f_past & f_jump) assume (~line_locked);
            if (f_amid & f_past) assume (low_1[0] == f_sync(f_line, f_half));
        end
    end

    // Where it is in a line
    // ---------------------

    wire [2:0] f_part = {over, part};
    wire f_1 = f_part >= 3'd2;            // the first half line of this line is counted ...
    wire f_2 = over;                      // ... and the second
    reg [1:0] f_age;                      // clocks since it was
    always @(posedge clk) f_age <= tick ? 2'd0 : f_age + {1'b0, f_age != 2'd3};

    wire [5:0] f_in = pos[5:0] - mark[5:0] + 6'd32;       // samples in the window
    always @(*) if (f_past & f_legal) line_is: assert (f_line >= 10'd1 && f_line <= f_lines);
    always @(*) if (f_past & f_legal & f_whole != 2'd0) begin
        case (f_part)
        3'd0: at_0: assert (pos <= mark && mark >= 12'd424 && mark <= 12'd439);
        3'd1: at_1: assert (pos <= mark && pos + 12'd32 > mark && mark >= 12'd456 && mark <= 12'd471);
        3'd2: at_2: assert (pos > 12'd456 && pos <= mark && mark >= 12'd1272 && mark <= 12'd1318);
        3'd3: at_3: assert (pos <= mark && pos + 12'd32 > mark && mark >= 12'd1304 && mark <= 12'd1350);
        3'd4: at_4: assert (pos > 12'd1304);
        default: no_other: assert (0);
        endcase
        if (part[0]) window: assert (lows == (f_sync(f_line, f_part[1]) ? f_in : 6'd0));
        if (f_part <= 3'd1) aged_first: assert (f_age == 2'd3 || {10'd0, f_age} >= pos);
        if (f_part <= 3'd1 && f_whole >= 2'd2) aged: assert (f_age == 2'd3);
        if (f_1 && ~f_2) aged_1: assert (f_age == 2'd3 || pos <= 12'd471 + 12'd1 + {10'd0, f_age});
        if (f_2) aged_2: assert (f_age == 2'd3 || pos <= 12'd1350 + 12'd1 + {10'd0, f_age});
    end

    // What it knows
    // -------------

    wire        f_known = f_past & f_legal & (f_whole >= 2'd2 | (f_whole == 2'd1 & f_2));
    wire        f_on    = f_known & line_locked & f_whole >= 2'd2;
    wire [11:0] f_at    = f_2 ? f_count(f_line_next, 1'b0) : f_count(f_line, f_1);       // the half line known next
    wire [11:0] f_now   = f_2 ? f_count(f_line, 1'b1) : f_1 ? f_count(f_line, 1'b0) : f_count(f_line_was, 1'b1);
    wire [11:0] f_broad = f_pal ? 12'd5 : 12'd6;
    reg         f_begun;                  // locked before a vertical sync began
    reg         f_knew, f_knows;          // locked when this line, the next line was looked at
    always @(posedge clk) begin
        if (tick) f_begun <= locked & (f_begun | last);
        if (tick & part[1]) f_knew <= locked;
        if (wrap) f_knows <= f_knew;
        if (~locked) f_begun <= 1'b0;
        if (~line_locked) {f_begun, f_knew, f_knows} <= 3'b000;
    end

    always @(*) begin
        if (f_known | (f_past & f_legal & f_whole == 2'd1 & f_1)) was_1: assert (was == f_sync(f_1 ? f_line : f_line_was, f_2 | ~f_1));
        if (f_known) was_before: assert (was_2 == f_sync(f_2 ? f_line : f_line_was, f_1 & ~f_2));
        if (f_known) half_is: assert (second == (f_1 & ~f_2));
        if (f_past & f_legal & f_whole == 2'd1 & f_1) none_to_come: assert (~vs_next);
        if (f_known & ~locked) none: assert (~vs_next & ~vs_now);
        if (f_past & f_legal & f_whole != 2'd0 & f_whole < 2'd2) not_yet: assert (~locked & ~f_line_locked);
        if (f_past & ~f_line_locked) nothing_yet: assert (at == 12'hFFF && ~locked);
        if (f_on) begin
            if (locked) counted: assert (at == f_at && total == f_total);
            else searched: assert (at == 12'hFFF || at == (f_at < 12'd2 ? f_at + f_total : f_at));
            if (locked & f_at >= 12'd2) seen: assert (found);
            if (locked) certain: assert (sure >= 3'd4);
            if (locked) vertical: assert (vs_next == (f_begun & f_at < f_broad) && vs_now == (f_begun & f_now < f_broad));
            if (f_age >= 2'd2 & locked) looked_on: assert (zero == (f_at == f_total - 12'd1) && short == (f_at == f_total - 12'd1 || f_at + 12'd1 < f_broad));
            if (f_age >= 2'd2 & locked) looked_far: assert (amid == (next >= from && next < upto));
            if (f_knew & f_2) lines_next: assert (visible_next == f_seen(f_line_next));
            if (f_knew & ~f_2) lines_this: assert (visible_next == f_seen(f_line));
            if (f_knows) lines: assert (visible == f_seen(f_line));
        end
    end

    // A lock holds for as long as the sync is legal
    reg f_locked = 1'b0;
    always @(posedge clk) f_locked <= locked & line_locked & f_past;
    always @(*) if (f_past & f_legal & f_locked & line_locked) holds: assert (locked);

    // Whatever comes in: no field begins but when one is foretold, and no more than seven without one outside
    // -------------------------------------------------------------------------------------------------------

    reg [3:0] f_alone;
    reg       f_vs_next = 1'b0, f_last = 1'b0;
    always @(posedge clk) begin
        if (tick & locked & last) f_alone <= f_alone + 4'd1;
        if (tick & hit & (~locked | first)) f_alone <= 4'd0;
        f_vs_next <= f_past & ~rst & vs_next;
        f_last    <= tick & locked;
    end
    always @(*) if (~f_past) start: assert (f_line_locked & f_line_locked_2);
    always @(*) if (f_past) begin
        if (part[0]) apart: assert (f_age != 2'd0);
        if (f_age != 2'd0 & line_locked) looked: assert (agreed == agrees);
        if (vs_next & ~f_vs_next) foretold: assert (f_last);
        if (locked) begin
            alone: assert (f_alone <= 4'd7);
            alone_sure: assert (sure != 3'd0 && f_alone + {1'b0, sure} <= (at <= 12'd8 && !found ? 4'd8 : 4'd7));
            alone_found: assert (!found || f_alone == 4'd0);
            total_known: assert (total >= 12'd520 && total <= 12'd630 && at < total);
            if (f_age != 2'd0) places: assert (first == (at == 12'd1) && ninth == (at == 12'd8) && ends == (at == total - 12'd1));
        end
    end
