// SPDX-License-Identifier: MIT
// vid_wave_place - where the composite raster of our own is: beats, samples, half lines, fields, and what a half line has
//
// Makes beats of PIXELS samples at 27 MHz while `run`; clk must run at least at 27 MHz / PIXELS. Lines (1716 or 1728
// samples) need not be whole beats. Half lines are counted within a field, 525 or 625 of them, so both fields are alike but
// for which halves are the first of a line. NTSC (SMPTE 170M): 6 equalising, 6 broad, 6 equalising pulses; PAL (ITU-R
// BT.470): 5 broad, 5 equalising and, before the next field, 5 equalising.
//
// `seen`: no beats are made, those of a source are counted, and its syncs (vid_flywheel's) say where a line and a field
// begin. So it is always known where the source is, and when `run` comes the raster goes on from there, late by two
// beats at most: the same half line, the same field.
// `hold`: a field does not end. It waits before its first equalising pulse with ordinary lines.

`default_nettype none

module vid_wave_place #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire [16:0]       khz,
    input  wire              run,
    input  wire              restart,     // strobe: begin the first field with its vertical sync
    input  wire              pal,         // looked at with restart
    input  wire              of_625,      // what it was
    input  wire              hold,
    input  wire              seen,        // a beat of the source that is followed
    input  wire [PIXELS-1:0] seen_hs,     // positive
    input  wire [PIXELS-1:0] seen_vs,

    output wire              step,        // a beat, made or followed
    output reg               ce_0,        // a beat to be made ...
    output reg  [9:0]        h,           // ... whose lane 0 is this sample of its half line
    output wire [2:0]        into,        // the same of the next one, low bits
    output wire [9:0]        half_line,   // samples
    output wire              turn,        // the next beat begins in another half line
    output reg  [13:0]       now,         // {burst, visible, broad, first of its line, length of its pulse} of this half line
    output wire [13:0]       then,        // and of the next one
    output wire              anchor,      // strobe: a followed source begins the first of them, with vertical sync
    output wire              new_eight    // the eight fields begin anew with it
);

    localparam [9:0]  STEP     = PIXELS[9:0];
    localparam [16:0] BEAT_KHZ = 17'd27000 / PIXELS[16:0];
    localparam [9:0]  H_SYNC   = 10'd127;          // 4.7 us

    assign     half_line = of_625 ? 10'd864 : 10'd858;
    wire [9:0] last_half = of_625 ? 10'd624 : 10'd524;
    wire [9:0] held_half = of_625 ? 10'd619 : 10'd523;
    wire [9:0] equal     = of_625 ? 10'd63  : 10'd62; // 2.35 and 2.3 us

    // Beats
    // -----

    reg  [16:0] clock;
    wire [16:0] clock_next = clock + BEAT_KHZ;
    wire        beat       = clock_next >= khz;

    always @(posedge clk) begin
        ce_0 <= 1'b0;
        if (run) begin
            clock <= beat ? clock_next - khz : clock_next;
            ce_0  <= beat;
        end
        if (rst | restart) begin
            clock <= 17'd0;
            ce_0  <= 1'b0;
        end
    end

    // The source that is followed
    // ---------------------------

    reg  hs_was, vs_was;
    wire h_edge = seen & (|seen_hs) & ~hs_was;
    wire v_edge = seen & (|seen_vs) & ~vs_was;

    always @(posedge clk) begin
        if (seen) {hs_was, vs_was} <= {seen_hs[PIXELS-1], seen_vs[PIXELS-1]};
        if (rst | restart) {hs_was, vs_was} <= 2'b11;
    end

    // Samples, half lines, fields
    // ---------------------------

    reg  [9:0] half;                      // of the field
    reg        field;                     // 1: second
    reg  [1:0] frame;                     // of the sequence of eight fields
    assign     step       = ce_0 | seen;
    wire [9:0] h_next     = h + STEP;
    wire       wrap       = h_next >= half_line;
    wire       last       = half == last_half;
    wire       held       = hold && half == held_half;
    assign     turn       = wrap | v_edge | (h_edge & ~now[10]);
    wire [9:0] half_next  = v_edge ? (of_625 ? 10'd0 : 10'd6) : held ? {half[9:1], 1'b0} : last ? 10'd0 : half + 10'd1;
    wire       field_next = v_edge ? ~h_edge : field ^ last;
    wire [1:0] frame_next = frame + {1'b0, last & field};
    wire [9:0] h_then     = h_edge | v_edge ? STEP : wrap ? h_next - half_line : h_next;
    assign     into       = h_then[2:0];
    assign     anchor     = v_edge & h_edge & (of_625 ? frame == 2'd0 : ~frame[0]);
    assign     new_eight  = last & field & (&frame | ~of_625 & frame[0]);

    always @(posedge clk) begin
        if (step) begin
            h <= h_then;
            if (turn) {half, field, frame} <= {half_next, field_next, frame_next};
        end
        if (rst | restart) {h, half, field, frame} <= {10'd0, pal ? 10'd0 : 10'd6, 3'd0};
    end

    // What a half line has
    // --------------------

    // {burst, visible, broad, first of its line, length of its pulse}
    function [13:0] half_kind;
        input [9:0] n;
        input       second, odd, is_pal;  // of the fields, of the frames
        input [9:0] whole, short;
        reg         broad, equalising, first, visible, burst;
        reg   [9:0] line_from;
        begin
            broad      = is_pal ? n < 10'd5 : n >= 10'd6 && n < 10'd12;
            equalising = is_pal ? n < 10'd10 || n >= 10'd620 : n < 10'd18;
            first      = n[0] == second;
            line_from  = is_pal ? n + {9'd0, second} : n - {9'd0, second};
            visible    = line_from >= 10'd44 && line_from < (is_pal ? 10'd620 : 10'd524);
            burst      = first & ~equalising;
            if (is_pal)
                case ({odd, second})
                2'b00: burst = first && n >= 10'd12 && n <= 10'd616;
                2'b01: burst = first && n >= 10'd11 && n <= 10'd615;
                2'b10: burst = first && n >= 10'd10 && n <= 10'd618;
                2'b11: burst = first && n >= 10'd13 && n <= 10'd617;
                endcase
            half_kind = {burst, visible, broad, first,
                         broad ? whole - H_SYNC : equalising ? short : first ? H_SYNC : 10'd0};
        end
    endfunction

    assign then = half_kind(half_next, field_next, frame_next[0], of_625, half_line, equal);

    always @(posedge clk) begin
        if (step && turn) now <= then;
        if (rst | restart) now <= {4'b0011, 10'd731 + (pal ? 10'd6 : 10'd0)};     // a broad pulse begins a line
    end

endmodule

`default_nettype wire
