// SPDX-License-Identifier: MIT
// vid_watch - whether the picture of one host moves, and whether it is black
//
// Samples one pixel in 64: in eight frames, a cycle, the points (column + 5 * frame, line + frame)
// of every block of 8 by 8, so that each line and each column of it is met once. A mark that is
// eight pixels wide on one line, or eight high in one column, is always met (any text cursor);
// a smaller one may be missed, so may what comes and goes within a cycle (133 ms at 60 Hz), and in
// an interlaced picture every other line of each field. Samples of a cycle go into:
//   a signature: state * x + {r, g, b}, modulo the primitive polynomial x^24 + x^7 + x^2 + x + 1. Like a
//     CRC it differs after any single change and misses others one time in 16 million; it costs 32 LUT.
//   the sum of brightness r + 2g + b; of a composite source, of its samples times four.
//   a count of samples that are not black.
// A cycle with another signature than the one before has changed. After 16 such in a row the
// picture is `restless`, noise or a film, until two are alike; then a change is one of brightness
// by more than 1/128 against the last change. It is blank when, for eight cycles, next to
// nothing was brighter than black and nothing has changed (a blinking cursor keeps it from that).
// Nothing is judged while there is no picture, nor in the first cycle of a new one.
// All that happens for each beat is in one block behind wclk, which need run only with ce and want: so it
// costs the simulator next to nothing. Wires of it would be looked at in every clock: hence the functions.

`default_nettype none

module vid_watch #(
    parameter integer PIXELS = 1
) (
    input  wire                 gclk,      // runs at least with the strobes, tick_ms, rst and busy
    input  wire                 wclk,      // runs at least with ce and want, and with rst
    input  wire                 rst,
    input  wire                 tick_ms,
    input  wire                 ce,
    input  wire [PIXELS-1:0]    de,
    input  wire [PIXELS*32-1:0] rgb,
    input  wire                 wave,      // samples are in the top bytes
    input  wire [7:0]           black,     // level of black then
    input  wire                 present,
    input  wire                 seen,      // strobe: a visible line ended
    input  wire                 frame,     // strobe: a frame ended
    output reg                  want,      // this line is sampled
    output reg                  busy,
    output reg  [7:0]           changes,   // modulo 256
    output reg  [19:0]          age_ms,    // since the last change or the beginning, stays at all ones
    output reg                  blank,
    output wire                 restless,
    output reg  [23:0]          signature, // of the last cycle
    output reg  [28:0]          luma       // likewise
);

    localparam integer BEATS = 8 / PIXELS; // of eight pixels
    localparam integer SHIFT = PIXELS == 8 ? 3 : PIXELS == 4 ? 2 : PIXELS == 2 ? 1 : 0;
    localparam [7:0]  DARK      = 8'd16;   // up to here RGB is black ...
    localparam [7:0]  DARK_WAVE = 8'd24;   // ... and a wave, so much above its level of black
    localparam [3:0]  ALIGHT    = 4'd8;    // fewer samples that are not black: noise of a converter
    localparam [18:0] STEP      = 19'd16;  // a step of brightness is at least this

    // Which points: line, lane, and beat when eight pixels take several
    // -----------------------------------------------------------------

    reg  [2:0] phase, y;                   // frame of the cycle, line of the block
    reg        running;
    wire       cycle   = frame & running & (&phase);
    wire [2:0] y_0     = frame ? 3'd0 : y + 3'd1;
    wire [2:0] phase_0 = phase + {2'd0, running};

    always @(posedge gclk) begin
        if (frame) {running, phase} <= {present, present ? phase_0 : 3'd0};
        if (frame | seen) begin
            y    <= y_0;
            want <= present & y_0 == (frame ? phase_0 : phase);
        end
        if (rst) {running, phase, y, want} <= 8'd0;
    end

    wire [2:0]        point = {phase[0], 2'b00} + phase;     // 5 * phase
    wire [2:0]        lane  = point & (PIXELS[2:0] - 3'd1);
    wire [2:0]        which = point >> SHIFT;
    wire [PIXELS-1:0] one   = 1;
    wire [PIXELS-1:0] pick  = one << lane;
    wire [7:0]        dark  = wave ? black + DARK_WAVE : DARK;

    // What a cycle adds up to; a pixel is added with the next beat
    // ------------------------------------------------------------

    function [9:0] light;                  // of a pixel, in quarters
        input        is_wave;
        input [31:0] of;
        light = is_wave ? {of[31:24], 2'd0} : {2'd0, of[23:16]} + {1'b0, of[15:8], 1'b0} + {2'd0, of[7:0]};
    endfunction

    function [23:0] times_x;
        input [23:0] of;
        times_x = {of[22:0], 1'b0} ^ (of[23] ? 24'h000087 : 24'd0);
    endfunction

    reg         turn, turned;              // differ: the next pixel is the first of a cycle
    reg         take;
    reg  [2:0]  beat;
    reg  [31:0] pixel;
    reg  [23:0] sign;
    reg  [28:0] sum;
    reg  [3:0]  lights;                    // stays at ALIGHT

    always @(posedge wclk) begin
        if (ce & want) begin
            beat  <= (|de) & beat != BEATS[2:0] - 3'd1 ? beat + 3'd1 : 3'd0;
            take  <= (|(de & pick)) & beat == which;
            pixel <= rgb[32*lane +: 32];
        end
        if (ce & want & take) begin
            turned <= turn;
            sign   <= (turn == turned ? times_x(sign) : 24'd0) ^ (wave ? {16'd0, pixel[31:24]} : pixel[23:0]);
            sum    <= (turn == turned ? sum : 29'd0) + {19'd0, light(wave, pixel)};
            lights <= (turn == turned ? lights : 4'd0)
                      + {3'd0, light(wave, pixel) > {dark, 2'd0} & (lights != ALIGHT | turn != turned)};
        end
        if (rst) {turned, take} <= 2'd0;
    end

    always @(posedge gclk) begin
        if (frame & (cycle | ~running)) turn <= ~turned;
        if (rst) turn <= 1'b0;
    end

    // Cycles compared
    // ---------------

    reg  [23:0] sign_2;
    reg  [28:0] sum_2;
    reg         dark_2;

    always @(posedge gclk) begin
        busy <= cycle;
        if (cycle) {sign_2, sum_2, dark_2} <= {sign, sum, lights != ALIGHT};
        if (rst) busy <= 1'b0;
    end

    reg  [18:0] was;                       // brightness at the last change
    reg         known;                     // there is a cycle to compare with
    reg  [3:0]  streak;                    // cycles in a row that differed, stays at 15
    reg  [2:0]  dim;                       // dark and quiet cycles in a row, stays at 7
    wire [18:0] now     = sum_2[28:10];
    wire [18:0] apart   = now > was ? now - was : was - now;
    wire        differs = sign_2 != signature;
    wire        stepped = apart > {7'd0, was[18:7]} + STEP;
    wire        changed = known & (restless ? stepped : differs);
    wire        quiet   = known & dark_2 & (restless | ~differs);
    assign      restless = known & (&streak);

    always @(posedge gclk) begin
        if (busy) begin
            {known, signature, luma} <= {1'b1, sign_2, sum_2};
            streak  <= known & ~differs ? 4'd0 : streak + {3'd0, ~&streak};
            dim     <= quiet ? dim + {2'd0, ~&dim} : 3'd0;
            blank   <= quiet & (&dim);
            changes <= changes + {7'd0, changed};
            if (changed | ~known) was <= now;
        end
        if (~present) {known, blank, dim, streak} <= {1'b0, 1'b0, 3'd0, 4'd15};
        if (rst) {known, blank, dim, streak, changes, signature, luma} <= {5'd0, 4'd15, 8'd0, 24'd0, 29'd0};
    end

    always @(posedge gclk) begin
        if (busy & (changed | ~known)) age_ms <= 20'd0;
        else if (tick_ms & ~&age_ms) age_ms <= age_ms + 20'd1;
        if (rst) age_ms <= 20'hFFFFF;
    end

endmodule

`default_nettype wire
