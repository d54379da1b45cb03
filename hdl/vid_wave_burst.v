// SPDX-License-Identifier: MIT
// vid_wave_burst - the colour burst of the composite raster of our own
//
// 9 cycles of 227.5 fH, the phase turning by half a cycle a line (NTSC: four fields, SCH 0); 10 cycles of 283.7516 fH at 135
// and 225 degrees in turn (PAL, eight fields). A line begins with a phase computed for it, so nothing drifts within a
// line; the eight fields begin anew with phase 0. The envelope takes eight samples. Which lines have one, says vid_wave_place.

`default_nettype none

module vid_wave_burst #(
    parameter integer PIXELS = 1
) (
    input  wire                clk,
    input  wire                rst,
    input  wire                restart,   // the sequence begins, with vertical sync
    input  wire                of_625,
    input  wire                step,      // the lanes of this beat are used up
    input  wire                new_line,  // the next beat begins in another line ...
    input  wire [2:0]          into,      // ... with this sample of it
    input  wire                new_eight, // ... which begins the eight fields anew
    input  wire [PIXELS*10-1:0] samples,  // each lane's place in its half line
    output wire [PIXELS*6-1:0] burst      // {negative, amplitude} were there one in that half line
);

    localparam [2:0]  STEP      = PIXELS[2:0] - 3'd1;
    localparam [15:0] NTSC_STEP = 16'h8000;        // subcarrier from line to line: 0.5 and
    localparam [15:0] PAL_STEP  = 16'd49257;       // 0.7516 cycles
    localparam [15:0] NTSC_INC  = 16'd8689;        // and from sample to sample: 35 / 264 and
    localparam [15:0] PAL_INC   = 16'd10762;       // 4.43361875 / 27

    wire [9:0] burst_at  = of_625 ? 10'd148 : 10'd140;
    wire [9:0] burst_len = of_625 ? 10'd69  : 10'd76;

    // Subcarrier: phase of the line's first sample, phase of lane 0
    // -------------------------------------------------------------

    reg  [15:0] line_phase, phase;
    reg         v_minus;                  // PAL: the line's burst is at 225 degrees
    wire [15:0] line_then = new_eight ? {~of_625, 15'd0} : line_phase + (of_625 ? PAL_STEP : NTSC_STEP);
    wire [15:0] inc       = of_625 ? PAL_INC : NTSC_INC;

    function [15:0] times;                // the phase n samples on
        input [15:0] one;
        input [3:0]  n;
        times = ({16{n[0]}} & one) + ({16{n[1]}} & {one[14:0], 1'b0}) + ({16{n[2]}} & {one[13:0], 2'b00})
              + ({16{n[3]}} & {one[12:0], 3'b000});
    endfunction

    always @(posedge clk) begin
        if (step) begin
            phase <= (new_line ? line_then : phase) + times(inc, new_line ? {1'b0, into & STEP} : {1'b0, STEP} + 4'd1);
            if (new_line) begin
                line_phase <= line_then;
                v_minus    <= ~v_minus & ~new_eight;
            end
        end
        if (rst | restart) begin
            {line_phase, phase} <= 32'd0; // of line 1 (PAL), of line 4 (NTSC)
            v_minus <= 1'b0;
        end
    end

    // Each lane
    // ---------

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

    // Half a sync edge is one sample behind its pulse: that is where the phase is 0.
    wire [15:0] angle = phase - inc + (!of_625 ? 16'd0 : v_minus ? 16'hA000 : 16'h6000);
    genvar g;
    generate
        for (g = 0; g < PIXELS; g = g + 1) begin : lane
            wire [15:0] turn   = angle + times(inc, g);
            wire        unused = &{1'b0, turn[9:0]};
            assign burst[6*g +: 6] = swing(turn[15:10], samples[10*g +: 10] - burst_at, burst_len, of_625);
        end
    endgenerate

endmodule

`default_nettype wire
