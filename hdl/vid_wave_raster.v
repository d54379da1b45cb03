// SPDX-License-Identifier: MIT
// vid_wave_raster - composite video of our own: NTSC-M or PAL-B/G/I, interlaced, dark, with burst
//
// 27 MHz samples in the 8-bit codes of SMPTE 244M and EBU Tech 3280, PIXELS a beat; clk must
// run at least at 27 MHz / PIXELS. Lines (1716 or 1728 samples) need not be whole beats.
// Half lines are counted within a field, 525 or 625 of them, so both fields are alike but for
// which halves are the first of a line. NTSC (SMPTE 170M): 6 equalising, 6 broad, 6 equalising
// pulses; PAL (ITU-R BT.470): 5 broad, 5 equalising and, before the next field, 5 equalising.
// Burst: 9 cycles of 227.5 fH, its phase turning by half a cycle a line (four fields, SCH 0); 10 cycles
// of 283.7516 fH at 135 and 225 degrees in turn, left out at the field's edges in the
// sequence of eight fields (Bruch blanking). A line begins with a phase computed for it, so
// nothing drifts within a line; the eight fields begin anew with phase 0.
// Edges take four samples, the burst's envelope eight. Visible: 1440 samples, lines 23-262
// and 286-525, or 23-310 and 335-622 (whole lines only). Sleeps while `run` is 0.

`default_nettype none

module vid_wave_raster #(
    parameter integer PIXELS = 1
) (
    input  wire                clk,
    input  wire                rst,
    input  wire [15:0]         clk_khz,
    input  wire                run,       // nothing moves while this is 0
    input  wire                restart,   // strobe: begin the first field with its vertical sync
    input  wire                pal,       // looked at with restart
    output reg                 ce,
    output reg  [PIXELS-1:0]   hs,        // positive
    output reg  [PIXELS-1:0]   vs,        // the broad pulses
    output reg  [PIXELS-1:0]   de,
    output reg  [PIXELS*8-1:0] wave
);

    reg  ce_0, ce_1;
    wire gclk;
    lib_gate gate (.clk(clk), .en(rst | restart | run | ce_0 | ce_1 | ce), .gclk(gclk));

    localparam [9:0]  STEP      = PIXELS[9:0];
    localparam [16:0] BEAT_KHZ  = 17'd27000 / PIXELS[16:0];
    localparam [9:0]  H_SYNC    = 10'd127;         // 4.7 us
    localparam [15:0] NTSC_STEP = 16'h8000;        // subcarrier from line to line: 0.5 and
    localparam [15:0] PAL_STEP  = 16'd49257;       // 0.7516 cycles
    localparam [15:0] NTSC_INC  = 16'd8689;        // and from sample to sample: 35 / 264 and
    localparam [15:0] PAL_INC   = 16'd10762;       // 4.43361875 / 27

    // What comes from outside is kept here, so that nothing is worked out while asleep.
    reg         of_625;
    reg  [16:0] khz;
    always @(posedge gclk) begin
        khz <= {1'b0, clk_khz};
        if (rst | restart) of_625 <= pal;
    end

    wire [9:0] half_line = of_625 ? 10'd864 : 10'd858;
    wire [9:0] last_half = of_625 ? 10'd624 : 10'd524;
    wire [9:0] equal     = of_625 ? 10'd63  : 10'd62; // 2.35 and 2.3 us
    wire [9:0] first_px  = of_625 ? 10'd264 : 10'd244;
    wire [9:0] end_px    = of_625 ? 10'd840 : 10'd826;
    wire [9:0] burst_at  = of_625 ? 10'd148 : 10'd140;
    wire [9:0] burst_len = of_625 ? 10'd69  : 10'd76;

    // Beats
    // -----

    reg  [16:0] clock;
    wire [16:0] clock_next = clock + BEAT_KHZ;
    wire        beat       = clock_next >= khz;

    always @(posedge gclk) begin
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

    // Samples, half lines, fields
    // ---------------------------

    reg  [9:0] h, half;                   // sample of lane 0 in its half line, half line of the field
    reg        field;                     // 1: second
    reg  [1:0] frame;                     // of the sequence of eight fields
    wire [9:0] h_next     = h + STEP;
    wire       wrap       = h_next >= half_line;
    wire       last       = half == last_half;
    wire [9:0] half_next  = last ? 10'd0 : half + 10'd1;
    wire       field_next = field ^ last;
    wire [1:0] frame_next = frame + {1'b0, last & field};
    wire [9:0] h_then     = wrap ? h_next - half_line : h_next;

    always @(posedge gclk) begin
        if (ce_0) begin
            h <= h_then;
            if (wrap) {half, field, frame} <= {half_next, field_next, frame_next};
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

    reg  [13:0] now;
    wire [13:0] then = half_kind(half_next, field_next, frame_next[0], of_625, half_line, equal);

    always @(posedge gclk) begin
        if (ce_0 && wrap) now <= then;
        if (rst | restart) now <= {4'b0011, 10'd731 + (pal ? 10'd6 : 10'd0)};     // a broad pulse begins a line
    end

    // Subcarrier: phase of the line's first sample, phase of lane 0
    // -------------------------------------------------------------

    reg  [15:0] line_phase, phase;
    reg         v_minus;                  // PAL: the line's burst is at 225 degrees
    wire        new_line  = wrap & then[10];
    wire        sequence_begins = last & field & (&frame | ~of_625 & frame[0]);
    wire [15:0] line_then = sequence_begins ? {~of_625, 15'd0} : line_phase + (of_625 ? PAL_STEP : NTSC_STEP);
    wire [15:0] inc       = of_625 ? PAL_INC : NTSC_INC;

    function [15:0] times;                // the phase n samples on
        input [15:0] one;
        input [3:0]  n;
        times = ({16{n[0]}} & one) + ({16{n[1]}} & {one[14:0], 1'b0}) + ({16{n[2]}} & {one[13:0], 2'b00})
              + ({16{n[3]}} & {one[12:0], 3'b000});
    endfunction

    always @(posedge gclk) begin
        if (ce_0) begin
            phase <= (new_line ? line_then : phase) + times(inc, new_line ? {1'b0, h_then[2:0] & (STEP[2:0] - 3'd1)} : STEP[3:0]);
            if (new_line) begin
                line_phase <= line_then;
                v_minus    <= ~v_minus & ~sequence_begins;
            end
        end
        if (rst | restart) begin
            {line_phase, phase} <= 32'd0; // of line 1 (PAL), of line 4 (NTSC)
            v_minus <= 1'b0;
        end
    end

    // Stage 1: each lane's pulse, flags and burst
    // -------------------------------------------

    // Sine at 64 phases, amplitude 28
    function [4:0] quarter;
        input [3:0] at;
        case (at)
        4'd0:    quarter = 5'd1;
        4'd1:    quarter = 5'd4;
        4'd2:    quarter = 5'd7;
        4'd3:    quarter = 5'd9;
        4'd4:    quarter = 5'd12;
        4'd5:    quarter = 5'd14;
        4'd6:    quarter = 5'd17;
        4'd7:    quarter = 5'd19;
        4'd8:    quarter = 5'd21;
        4'd9:    quarter = 5'd22;
        4'd10:   quarter = 5'd24;
        4'd11:   quarter = 5'd25;
        4'd12:   quarter = 5'd26;
        4'd13:   quarter = 5'd27;
        default: quarter = 5'd28;
        endcase
    endfunction

    // {negative, amplitude} of the burst, q samples after it began
    function [5:0] swing;
        input [5:0] turn;
        input [9:0] q, length;
        input       louder;               // PAL: 9 / 8 of it
        reg   [9:0] to_end, near;
        reg   [2:0] envelope;             // quarters
        reg   [5:0] size;
        reg   [4:0] part;
        reg         unused_top;
        reg   [1:0] unused_low;
        begin
            to_end   = length - 10'd1 - q;
            near     = q < to_end ? q : to_end;
            envelope = q >= length ? 3'd0 : near >= 10'd6 ? 3'd4 : {1'b0, near[2:1]} + 3'd1;
            size     = {1'b0, quarter(turn[3:0] ^ {4{turn[4]}})};
            if (louder) size = size + {3'd0, size[5:3]};
            {unused_top, part, unused_low} = {2'd0, size} * {5'd0, envelope};
            swing    = {turn[5], part};
        end
    endfunction

    // {burst, visible, broad pulse, line sync, pulse} of one lane
    function [9:0] lane_of;
        input [9:0]  at;                  // sample of the half line
        input [13:0] has;
        input [5:0]  turn;
        input [9:0]  from, to, start, length;
        input        is_pal;
        begin
            lane_of[3:0] = {has[12] & (has[10] ? at >= from : at < to), has[11], has[10] & (at < H_SYNC), at < has[9:0]};
            lane_of[9:4] = has[13] ? swing(turn, at - start, length, is_pal) : 6'd0;
        end
    endfunction

    // Half a sync edge is one sample behind its pulse: that is where the phase is 0.
    wire [15:0]         angle = phase - inc + (!of_625 ? 16'd0 : v_minus ? 16'hA000 : 16'h6000);
    wire [PIXELS*10-1:0] lanes_0;
    genvar g;
    generate
        for (g = 0; g < PIXELS; g = g + 1) begin : lane
            wire [9:0]  ahead = h + g;
            wire        over  = ahead >= half_line;
            wire [15:0] turn  = angle + times(inc, g);
            wire        unused = &{1'b0, turn[9:0]};
            assign lanes_0[10*g +: 10] = lane_of(over ? ahead - half_line : ahead, over ? then : now, turn[15:10],
                                                 first_px, end_px, burst_at, burst_len, of_625);
        end
    endgenerate

    reg [PIXELS*10-1:0] lanes_1;
    reg [2:0]           pulses_1;         // the last three samples of the beat before, oldest first

    function [2:0] tail;                  // of all pulses until now
        input [PIXELS*10-1:0] lanes;
        input [2:0]           earlier;
        integer               n;
        begin
            tail = earlier;
            for (n = 0; n < PIXELS; n = n + 1) tail = {lanes[10*n], tail[2:1]};
        end
    endfunction

    always @(posedge gclk) begin
        ce_1 <= ce_0;
        if (ce_0) begin
            lanes_1  <= lanes_0;
            pulses_1 <= tail(lanes_1, pulses_1);
        end
        if (rst | restart) ce_1 <= 1'b0;
    end

    // Stage 2: levels
    // ---------------

    function [7:0] level;
        input [3:0] pulses;               // the last four samples
        input       visible;
        input [5:0] burst;
        input       is_pal;
        reg   [2:0] deep;
        reg   [7:0] base;
        begin
            deep  = {2'd0, pulses[0]} + {2'd0, pulses[1]} + {2'd0, pulses[2]} + {2'd0, pulses[3]};
            base  = is_pal ? 8'd64 - {1'b0, deep, 4'd0} + {7'd0, deep >= 3'd3}
                           : 8'd60 - {1'b0, deep, 4'd0} + {4'd0, deep, 1'b0};
            if (visible) base = is_pal ? 8'd73 : 8'd78;             // black and a sixteenth of the way to white
            level = burst[5] ? base - {3'd0, burst[4:0]} : base + {3'd0, burst[4:0]};
        end
    endfunction

    wire [PIXELS+2:0] pulses;
    assign pulses[2:0] = pulses_1;
    generate
        for (g = 0; g < PIXELS; g = g + 1) begin : pulse
            assign pulses[g+3] = lanes_1[10*g];
        end
    endgenerate

    integer i;
    always @(posedge gclk) begin
        ce <= ce_1;
        if (ce_1)
            for (i = 0; i < PIXELS; i = i + 1) begin
                {de[i], vs[i], hs[i]} <= lanes_1[10*i+1 +: 3];
                wave[8*i +: 8] <= level(pulses[i +: 4], lanes_1[10*i+3], lanes_1[10*i+4 +: 6], of_625);
            end
        if (rst | restart) ce <= 1'b0;
    end

endmodule

`default_nettype wire
