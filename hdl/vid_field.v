// SPDX-License-Identifier: MIT
// vid_field - vertical sync, fields and standard of a source with composite sync
//
// Works in half lines. In the middle of each the sync level of 32 samples is counted: there it is active in broad
// pulses only (27.3 us of 32, ITU-R BT.470 and SMPTE 170M; all of the line without serration), and neither in line
// syncs (4.7 us) nor in equalising pulses (2.3 us). Two such half lines after one that was none are a vertical sync
// that began with the first of them.
// A count of half lines foretells it, so that vertical sync comes out at its true place, in the half line too:
// 525 and 625 half lines are interlaced, even numbers are not. tv = 1: fields of 520 to 530 or 620 to 630 half lines
// are believed at once; tv = 0: any of 360 to 4093 that came twice. Seven fields without a vertical sync, or two with
// one elsewhere, end it.
//
// Half lines of the visible lines, counted from the beginning of vertical sync: 525: lines 23 to 262 and 286 to 525,
// vertical sync begins with line 4 or in the middle of 266 (SMPTE 170M); 625: lines 23 to 310 and 336 to 623, it begins
// with line 1 or in the middle of 313 (ITU-R BT.470).

`default_nettype none

module vid_field #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              ce,
    input  wire              tv,
    input  wire [PIXELS-1:0] low_1,       // sync was active, in the beat before this
    input  wire [11:0]       pos,         // of the flywheel
    input  wire [11:0]       period,
    input  wire              wrap,
    input  wire              line_locked,
    output reg               locked,
    output wire              pal,         // 625 lines
    output reg               second,      // the half line known next begins in the middle of a line
    output reg               vs_now,      // before that half line begins ...
    output reg               vs_next,     // ... and after
    output reg               visible,     // this line
    output wire              may_sync,    // vertical sync is foretold, or was within eight lines
    output wire              missing,     // with ce: it was, and the third half line has none yet
    output wire              confirmed    // with ce: it is there, or is the one that was found
);

    localparam [11:0] LATER = 12'd32;

    function [3:0] ones;
        input [PIXELS-1:0] bits;
        integer k;
        begin
            ones = 4'd0;
            for (k = 0; k < PIXELS; k = k + 1) ones = ones + {3'd0, bits[k]};
        end
    endfunction

    // Broad or not, for each half line, in its middle
    // -----------------------------------------------

    reg  [1:0]  part;                     // 0, 2: before the middle of a half line; 1, 3: counting; then waits for the next line
    reg         over;
    reg  [11:0] mark;                     // where the part ends
    reg  [5:0]  lows;
    wire        reached = ~over & pos >= mark;
    wire        tick    = reached & part[0];
    wire        broad   = lows >= 6'd16;
    wire        unused  = period[0];

    always @(posedge clk) if (ce) begin
        if (part[0]) lows <= lows + {2'd0, ones(low_1)};
        if (reached) begin
            {over, part} <= {1'b0, part} + 3'd1;
            mark <= part == 2'd1 ? {1'b0, period[11:1]} + {2'd0, period[11:2]} : mark + LATER;
            lows <= part[0] ? 6'd0 : {2'd0, ones(low_1)};
        end
        if (wrap) {over, part, mark} <= {3'd0, 2'd0, period[11:2]};
    end

    // Vertical sync: foretold and found
    // ---------------------------------

    reg         was, was_2;               // the two half lines before were broad
    reg  [11:0] at;                       // this half line, from the beginning of vertical sync
    reg  [11:0] total;                    // half lines a field
    reg         found;                    // in this field
    reg  [2:0]  sure;
    wire [11:0] since  = at - 12'd1;
`ifdef SEEDED_BUG_1
    wire        hit    = tick & broad & was;
`else
    wire        hit    = tick & broad & was & ~was_2;
`endif
    wire        known  = (since >= 12'd520 && since <= 12'd530) || (since >= 12'd620 && since <= 12'd630);
    wire        agrees = tv ? known : since == total && since >= 12'd360 && !(&at);
    reg         agreed, ends, first, ninth;     // `at` holds still for a quarter of a line: looked at behind a register
    wire        last   = locked & ends;
    wire        stray  = hit & locked & ~first;
`ifdef SEEDED_BUG_2
    wire        lost   = stray && sure <= 3'd4;
`else
    wire        lost   = (stray && sure <= 3'd4) || (ninth && !found && sure == 3'd1);
`endif
    wire [11:0] next   = last ? 12'd0 : at == 12'hFFF ? at : at + 12'd1;
    assign      pal    = total >= 12'd576;
    assign      may_sync  = at <= 12'd16;
    assign      missing   = tick & locked & at == 12'd2 & ~(broad | was | was_2);
    assign      confirmed = hit & (locked ? ~stray : agreed);

    always @(posedge clk) {agreed, ends, first, ninth} <= {agrees, at == total - 12'd1, at == 12'd1, at == 12'd8};

    always @(posedge clk) begin
        if (ce & tick) begin
            {was_2, was} <= {was, broad};
            at <= hit & (~locked | lost) ? 12'd2 : next;
            if (hit & ~locked) total <= since;
        end
        if (rst | ~line_locked) at <= 12'hFFF;     // nothing was found yet
    end

    always @(posedge clk) begin
        if (ce & tick & locked) begin
            if (last | hit) found <= hit & ~stray;
            if (stray) sure <= sure - 3'd4;
            else if (hit && !(&sure)) sure <= sure + 3'd1;
            else if (ninth && !found) sure <= sure - 3'd1;
            if (lost) locked <= 1'b0;
        end
        if (ce & hit & ~locked & agreed) {locked, found, sure} <= {2'b11, 3'd4};
        if (rst | ~line_locked) locked <= 1'b0;
    end

    // Vertical sync and visible lines to come
    // ---------------------------------------

    wire [11:0] from  = pal ? 12'd44 : 12'd38;
    wire [11:0] upto  = pal ? 12'd620 : 12'd518;
    reg         visible_next;
    reg         zero, short, amid;        // of the half line that comes

`ifdef SEEDED_BUG_3
    wire [11:0] broads = 12'd6;
`else
    wire [11:0] broads = pal ? 12'd5 : 12'd6;
`endif
    always @(posedge clk) {zero, short, amid} <= {next == 12'd0, next < broads, next >= from && next < upto};

    always @(posedge clk) begin
        if (ce & tick) begin
            second  <= ~part[1];
            vs_now  <= vs_next;
            vs_next <= locked && (zero || (vs_next && short));     // never a part of one
            if (part[1]) visible_next <= locked && amid;
        end
        if (ce & wrap) visible <= visible_next;
        if (rst) {second, vs_now, vs_next, visible, visible_next} <= 5'd0;
    end

`ifdef FORMAL
`include "vid_field_formal.vh"
`endif

endmodule

`default_nettype wire
