// SPDX-License-Identifier: MIT
// vid_raster - timing of the internal picture: 640x480 at 60 Hz
//
// VESA DMT 640x480: 25.175 MHz, line 640 + 16 + 96 + 48, frame 480 + 10 + 2 + 33, both
// syncs negative on the wire (given positive here). Every interval is a whole number of
// beats at 1, 2, 4 and 8 pixels, so one bit stands for all lanes. Beats come from a phase
// accumulator that counts up to zero; clk must run at least at 25.175 MHz / PIXELS. It has no colour of its own.

`default_nettype none

module vid_raster #(
    parameter integer PIXELS = 1
) (
    input  wire        clk,
    input  wire [15:0] clk_khz,
    input  wire        run,               // nothing moves while this is 0
    input  wire        restart,           // begin a frame with its vertical sync; also the reset
    output reg         ce,
    output wire        hs,
    output wire        vs,
    output wire        de
);

    // Sixteen pixels divide every part of the line: 96, 48, 640 and 16.
    localparam [9:0]  STEP     = 10'd16 / PIXELS[9:0];
    localparam [16:0] BEAT_KHZ = 17'd25175 / PIXELS[16:0];
    localparam [9:0]  H_SYNC   = 10'd6 * STEP;
    localparam [9:0]  H_FIRST  = H_SYNC + 10'd3 * STEP;
    localparam [9:0]  H_BEHIND = H_FIRST + 10'd40 * STEP;
    localparam [9:0]  H_LAST   = H_BEHIND + STEP - 10'd1;
    localparam [9:0]  V_SYNC   = 10'd2;
    localparam [9:0]  V_FIRST  = V_SYNC + 10'd33;
    localparam [9:0]  V_BEHIND = V_FIRST + 10'd480;
    localparam [9:0]  V_LAST   = V_BEHIND + 10'd9;

    wire [16:0] back = BEAT_KHZ - {1'b0, clk_khz};
    reg  [16:0] phase;                    // signed, from back to BEAT_KHZ - 1
    wire        beat = ~phase[16];

    always @(posedge clk) begin
        ce <= 1'b0;
        if (run) begin
            phase <= phase + (beat ? back : BEAT_KHZ);
            ce    <= beat;
        end
        if (restart) begin
            phase <= back;
            ce    <= 1'b0;
        end
    end

    reg [9:0] h, v;                       // beat of the line, line of the frame

    always @(posedge clk) begin
        if (ce) begin
            h <= h == H_LAST ? 10'd0 : h + 10'd1;
            if (h == H_LAST) v <= v == V_LAST ? 10'd0 : v + 10'd1;
        end
        if (restart) begin
            h <= 10'd0;
            v <= 10'd0;
        end
    end

    assign hs = h < H_SYNC;
    assign vs = v < V_SYNC;
    assign de = h >= H_FIRST && h < H_BEHIND && v >= V_FIRST && v < V_BEHIND;

endmodule

`default_nettype wire
