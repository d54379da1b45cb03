// SPDX-License-Identifier: MIT
// vid_verdict - whether what a source sends is a picture, and if not, why
//
// A picture is `present` after two frames in a row that are alike, visible and within what the
// board carries (VIDEO_ constants of hdl/regs.csv), and lost when 100 ms went by without one more.
// Line rate and pixel rate are counted over each millisecond; three in a row out of range make
// it so, one within ends it. Numbers of state: VIDEO_ constants too.
// A sync is missing when it had no edge for 100 ms. Its clock may rest as that of vid_monitor,
// whose strobes it follows.

`default_nettype none
`include "ovs_regs.vh"

module vid_verdict (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_ms,
    input  wire        line,             // strobe: a line of line_px pixels ended
    input  wire [11:0] line_px,
    input  wire        frame,            // strobe: a frame ended; it was ...
    input  wire        same,             // ... like the one before
    input  wire [11:0] h_total,
    input  wire [11:0] h_active,
    input  wire [11:0] v_total,
    input  wire [11:0] v_active,
    output reg         present,
    output reg         stable,           // the last frame was good
    output reg         changed,          // strobe: picture found, lost or of another shape
    output reg  [3:0]  state
);

    localparam [6:0]  LOST_MS    = 7'd100;
    localparam [31:0] LINES_MIN  = `OVS_VIDEO_LINE_KHZ_MIN, LINES_MAX = `OVS_VIDEO_LINE_KHZ_MAX,
                      PIXELS_MAX = `OVS_VIDEO_PIXEL_KHZ_MAX;
    localparam [31:0] PICTURE = `OVS_VIDEO_PICTURE, NOTHING = `OVS_VIDEO_NOTHING, UNSTABLE = `OVS_VIDEO_UNSTABLE,
                      NO_SYNC = `OVS_VIDEO_NO_SYNC, NO_HSYNC = `OVS_VIDEO_NO_HSYNC, NO_VSYNC = `OVS_VIDEO_NO_VSYNC,
                      LINE_RATE = `OVS_VIDEO_LINE_RATE, PIXEL_RATE = `OVS_VIDEO_PIXEL_RATE, TOO_LARGE = `OVS_VIDEO_TOO_LARGE;

    // Syncs
    // -----

    reg [6:0] h_age, v_age;              // milliseconds since the last one
    wire      h_gone = h_age == LOST_MS, v_gone = v_age == LOST_MS;

    always @(posedge clk) begin
        if (line) h_age <= 7'd0;
        else if (tick_ms & ~h_gone) h_age <= h_age + 7'd1;
        if (frame) v_age <= 7'd0;
        else if (tick_ms & ~v_gone) v_age <= v_age + 7'd1;
        if (rst) {h_age, v_age} <= {2{LOST_MS}};
    end

    // Rates: lines and pixels of each millisecond
    // -------------------------------------------

    reg  [7:0]  lines;
    reg  [18:0] pixels;
    reg  [1:0]  line_bad, pixel_bad;     // milliseconds out of range in a row, stays at 3
    wire        bad_lines = lines < LINES_MIN[7:0] || lines > LINES_MAX[7:0];
    wire        bad_pixels = pixels > PIXELS_MAX[18:0];

    always @(posedge clk) begin
        if (line) begin
            lines  <= lines + {7'd0, ~&lines};
            pixels <= (&pixels[18:17]) ? pixels : pixels + {7'd0, line_px};
        end
        if (tick_ms) {lines, pixels} <= {7'd0, line, line ? {7'd0, line_px} : 19'd0};
    end

    always @(posedge clk) begin
        if (tick_ms) begin
            line_bad  <= bad_lines ? line_bad + {1'b0, ~&line_bad} : 2'd0;
            pixel_bad <= bad_pixels ? pixel_bad + {1'b0, ~&pixel_bad} : 2'd0;
        end
        if (rst) {line_bad, pixel_bad} <= 4'd0;
    end

    // A line of 4096 pixels or more is counted modulo 4096: less than is visible of it.
    wire too_large = &v_total || h_total <= h_active;
    wire nothing   = h_active == 12'd0 || v_active == 12'd0;
    wire fits      = ~(&line_bad | &pixel_bad | too_large | nothing);

    // Present or lost
    // ---------------

    reg  [6:0] age;                      // milliseconds since one was good
    wire       good = frame & same & fits;
    wire       lost = age == LOST_MS;

    always @(posedge clk) begin
        changed <= 1'b0;
        if (frame) stable <= good;
        if (good) begin
            age     <= 7'd0;
            present <= 1'b1;
            changed <= ~(present & stable);
        end else if (lost) begin
            present <= 1'b0;
            changed <= present;
        end else if (tick_ms) age <= age + 7'd1;
        if (rst) {present, changed, stable, age} <= {3'd0, LOST_MS};
    end

    // What is wrong, while there is none. An unstable signal may look like any of the others.
    // ---------------------------------------------------------------------------------------

    reg steady;                          // the last frame was like the one before

    always @(posedge clk) begin
        if (frame) steady <= same;
        if (rst) steady <= 1'b0;
    end

    always @(*) begin
        if (h_gone)          state = v_gone ? NO_SYNC[3:0] : NO_HSYNC[3:0];
        else if (v_gone)     state = NO_VSYNC[3:0];
        else if (present)    state = PICTURE[3:0];
        else if (~steady)    state = UNSTABLE[3:0];
        else if (&line_bad)  state = LINE_RATE[3:0];
        else if (nothing)    state = NOTHING[3:0];
        else if (too_large)  state = TOO_LARGE[3:0];
        else if (&pixel_bad) state = PIXEL_RATE[3:0];
        else                 state = UNSTABLE[3:0];
    end

endmodule

`default_nettype wire
