// SPDX-License-Identifier: MIT
// vid_slicer - where a sampled signal is below the slicing level: sync of composite video or of sync-on-green
//
// Without lock the level lies 3/16 of the way from the lowest to the highest mean of 16 samples in 4096. Sync has 30 % of
// the range of a white picture and nearly all of a black one (40 of 140 IRE, SMPTE 170M; 300 of 1000 mV, ITU-R BT.470), so
// that is between 19 and 66 % of its height for any picture, level and offset; noise and colour carrier are averaged out.
// With `measure` the tip is the mean of 16 samples from sample 31 of a line (24 with 8 lanes; also inside an equalising pulse of 2.3 us),
// blanking that from 223 (216; behind the burst, before the first visible sample, both standards at 27 MHz), each averaged over
// lines with a weight of 1/8, and the level lies half way between: the 50 % points of the standards. This clamps: no part of
// the signal need have a known level, only steady over some lines.
// Lines that begin elsewhere, or whose mean there is on the wrong side of the slicing level, are not taken. A single sample is not filtered here:
// vid_flywheel and vid_field count many.
// A range of less than 12 codes is no signal.

`default_nettype none

module vid_slicer #(
    parameter integer PIXELS = 1
) (
    input  wire                clk,
    input  wire                rst,
    input  wire                ce,
    input  wire [PIXELS*32-1:0] rgb,      // samples are in [31:24] of each lane
    input  wire [11:0]         pos,       // of the flywheel
    input  wire                wrap,
    input  wire                measure,   // it tracks lines of 27 MHz
    input  wire                fine,      // the line last judged begins where it should
    input  wire                locked,
    output reg  [PIXELS-1:0]   low_1,     // of the beat before
    output wire [7:0]          tip,
    output wire [7:0]          blank
);

    function [11:0] sum;
        input [PIXELS*32-1:0] lanes;
        integer k;
        begin
            sum = 12'd0;
            for (k = 0; k < PIXELS; k = k + 1) sum = sum + {4'd0, lanes[32*k+24 +: 8]};
        end
    endfunction

    // Slicing, and means of 16 samples
    // --------------------------------

    reg  [7:0]  level;
    reg  [11:0] heap;
    reg         full_1;                   // of the 16 samples ...
    reg  [7:0]  which_1;                  // ... of this place
    wire [4:0]  on   = pos[4:0] + PIXELS[4:0];
    wire        full = ~wrap & (on[4] != pos[4]);
    wire [7:0]  mean = heap[11:4];
    reg         fresh;
    integer     k;

    always @(posedge clk) if (ce) begin
        for (k = 0; k < PIXELS; k = k + 1) low_1[k] <= rgb[32*k+24 +: 8] < level;
        heap    <= (fresh ? 12'd0 : heap) + sum(rgb);
        fresh   <= full | wrap;
        full_1  <= full;
        which_1 <= pos[11:4];
    end

    // Range of the signal
    // -------------------

    reg  [7:0] lowest, highest, low_now, high_now;
    reg  [7:0] means;
    wire [7:0] low_min  = mean < low_now ? mean : low_now;
    wire [7:0] high_max = mean > high_now ? mean : high_now;

    always @(posedge clk) begin
        if (ce & full_1) begin
            means    <= means + 8'd1;
            low_now  <= &means ? 8'hFF : low_min;
            high_now <= &means ? 8'd0 : high_max;
            if (&means) {lowest, highest} <= {low_min, high_max};
        end
        if (rst) {means, lowest, highest} <= 24'd0;
    end

    // Tip and blanking
    // ----------------

    reg  [10:0] tip_8, blank_8;           // in 1/8 codes
    wire [7:0]  range   = highest - lowest;
    wire [8:0]  middle  = {1'b0, tip} + {1'b0, blank};
    assign      tip     = tip_8[10:3];
    assign      blank   = blank_8[10:3];
    wire [10:0] tip_on   = tip_8 - {3'd0, tip} + {3'd0, mean};
    wire [10:0] blank_on = blank_8 - {3'd0, blank} + {3'd0, mean};

    always @(posedge clk) begin
        if (ce & full_1 & measure & fine) begin
            if (which_1 == 8'd2 && mean < level) tip_8 <= locked ? tip_on : {mean, 3'd0};
            if (which_1 == 8'd14 && mean >= level) blank_8 <= locked ? blank_on : {mean, 3'd0};
        end
        if (rst) {tip_8, blank_8} <= 22'd0;
    end

    always @(posedge clk)
        level <= measure & locked ? middle[8:1]
               : range < 8'd12 ? 8'd0
               : lowest + {3'd0, range[7:3]} + {4'd0, range[7:4]};

    wire unused = middle[0] | (|on[3:0]) | (|heap[3:0]);

endmodule

`default_nettype wire
