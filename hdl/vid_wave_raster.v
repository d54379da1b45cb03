// SPDX-License-Identifier: MIT
// vid_wave_raster - composite video of our own: NTSC-M or PAL-B/G/I, interlaced, dark, with burst
//
// 27 MHz samples in the 8-bit codes of SMPTE 244M and EBU Tech 3280, PIXELS a beat. Where it is, and how it goes on from where a
// source was, is vid_wave_place's; the burst vid_wave_burst's, left out at the field's edges in the sequence of eight fields (Bruch blanking).
// Edges take four samples. Visible: 1440 samples, lines 23-262 and 286-525, or 23-310 and 335-622 (whole lines only).
// Of its own pulse that was under way where it takes over nothing is made, nor of one too soon behind the source's last. Sleeps while neither `run` nor `follow`; of what it follows only the place is kept.

`default_nettype none

module vid_wave_raster #(
    parameter integer PIXELS = 1
) (
    input  wire                clk,
    input  wire                rst,
    input  wire [15:0]         clk_khz,
    input  wire                run,       // nothing is made while this is 0
    input  wire                restart,   // strobe: begin the first field with its vertical sync
    input  wire                pal,       // looked at with restart
    input  wire                hold,      // the field under way does not end
    input  wire                follow,    // be where this source is, in the standard of the last restart
    input  wire                follow_ce,
    input  wire [PIXELS-1:0]   follow_hs,
    input  wire [PIXELS-1:0]   follow_vs,
    input  wire                follow_low,       // its last sample is in sync
    output wire                late,      // in the second half of a line, its own pulse well over
    output reg                 ce,
    output reg  [PIXELS-1:0]   hs,        // positive
    output reg  [PIXELS-1:0]   vs,        // the broad pulses
    output reg  [PIXELS-1:0]   de,
    output reg  [PIXELS*8-1:0] wave
);

    reg  ce_1, seen;
    wire ce_0, gclk;
    lib_gate gate (.clk(clk), .en(rst | restart | run | ce_0 | ce_1 | ce | seen | (follow & follow_ce)), .gclk(gclk));

    localparam [9:0] H_SYNC = 10'd127;    // 4.7 us
    localparam [9:0] STEP   = PIXELS[9:0];

    // What comes from outside is kept here, so that nothing is worked out while asleep.
    reg               of_625;
    reg  [16:0]       khz;
    reg  [PIXELS-1:0] seen_hs, seen_vs;
    reg               seen_low;
    always @(posedge gclk) begin
        khz <= {1'b0, clk_khz};
        {seen, seen_hs, seen_vs, seen_low} <= {follow & follow_ce & ~rst, follow_hs, follow_vs, follow_low};
        if (rst | restart) of_625 <= pal;
    end

    // Place
    // -----

    wire [9:0]  h, half_line;
    wire [2:0]  into;
    wire [13:0] now, then;
    wire        step, turn, anchor, new_eight;
    assign      late = ~now[10] & (now[9:0] == 10'd0 | h[9] | (&h[8:6]));    // of an equalising one: a quarter of a line behind its pulse

    vid_wave_place #(.PIXELS(PIXELS)) place (
        .clk(gclk), .rst(rst), .khz(khz), .run(run), .restart(restart), .pal(pal), .of_625(of_625), .hold(hold),
        .seen(seen), .seen_hs(seen_hs), .seen_vs(seen_vs),
        .step(step), .ce_0(ce_0), .h(h), .into(into), .half_line(half_line), .turn(turn), .now(now), .then(then), .anchor(anchor), .new_eight(new_eight)
    );

    // Of a pulse of our own that is under way where the source breaks off nothing is made, unless the source was in it too:
    // the rest would be a pulse cut short. Nor is one that would begin less than half a line behind the source's last, 1/16 of a line aside;
    // but for broad ones: without one of them a vertical sync would be two.
    reg  [9:0] since;                     // samples since that began; 960 and more: long ago
    reg        low_was, mute;
    wire       soon = since < half_line - {3'd0, half_line[9:3]} & ~then[11];

    always @(posedge gclk) begin
        if (seen) low_was <= seen_low;
        if (seen & seen_low & ~low_was) since <= 10'd0;
        else if (step && !(&since[9:6])) since <= since + STEP;
        if (rst | restart) since <= 10'd960;
    end

    always @(posedge gclk) begin
        if (seen) mute <= ~seen_low;
        else if (step & turn) mute <= soon;
        if (rst | restart) mute <= 1'b0;
    end

    // Stage 1: each lane's pulse, flags and burst
    // -------------------------------------------

    wire [PIXELS*10-1:0] at;              // sample of the half line
    wire [PIXELS*6-1:0]  bursts;

    vid_wave_burst #(.PIXELS(PIXELS)) carrier (
        .clk(gclk), .rst(rst), .restart(restart | anchor), .of_625(of_625), .step(step), .new_line(turn & then[10]), .into(into),
        .new_eight(new_eight), .samples(at), .burst(bursts)
    );

    // {visible, broad pulse, line sync, pulse} of one lane
    function [3:0] lane_of;
        input [9:0]  n;
        input [12:0] has;
        input [9:0]  from, to;
        input        no_pulse;
        lane_of = {has[12] & (has[10] ? n >= from : n < to), has[11], has[10] & (n < H_SYNC), ~no_pulse & (n < has[9:0])};
    endfunction

    wire [9:0]           first_px = of_625 ? 10'd264 : 10'd244;
    wire [9:0]           end_px   = of_625 ? 10'd840 : 10'd826;
    wire [PIXELS*10-1:0] lanes_0;
    genvar g;
    generate
        for (g = 0; g < PIXELS; g = g + 1) begin : lane
            wire [9:0]  ahead = h + g;
            wire        over  = ahead >= half_line;
            wire [13:0] has   = over ? then : now;
            assign at[10*g +: 10]      = over ? ahead - half_line : ahead;
            assign lanes_0[10*g +: 10] = {bursts[6*g +: 6] & {6{has[13]}}, lane_of(at[10*g +: 10], has[12:0], first_px, end_px, over ? soon : mute)};
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
