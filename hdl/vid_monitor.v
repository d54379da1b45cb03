// SPDX-License-Identifier: MIT
// vid_monitor - measures the picture of one source: totals, visible size, frame period
//
// Counts pixels from horizontal sync to horizontal sync and lines from vertical sync to
// vertical sync, exact to the pixel in whatever lane an edge falls. A picture is present
// after two equal frames in a row and lost when 100 ms went by without one more frame
// equal to the one before it. The totals are those of the last whole frame. It knows no
// table of modes; interlaced fields count as frames.

`default_nettype none

module vid_monitor #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              tick_us,
    input  wire              tick_ms,
    input  wire              ce,
    input  wire [PIXELS-1:0] hs,          // positive
    input  wire [PIXELS-1:0] vs,
    input  wire [PIXELS-1:0] de,
    output reg               present,
    output reg  [11:0]       h_total,     // pixels
    output reg  [11:0]       h_active,
    output reg  [11:0]       v_total,     // lines
    output reg  [11:0]       v_active,
    output reg  [19:0]       frame_us,
    output reg               changed      // strobe: picture found, lost or of another shape
);

    localparam [6:0]  LOST_MS = 7'd100;
    localparam [11:0] BEAT    = PIXELS[11:0];

    // Lowest set bit: the lane in which something starts
    function [3:0] lane_of;
        input [PIXELS-1:0] bits;
        integer k;
        begin
            lane_of = 4'd0;
            for (k = PIXELS - 1; k >= 0; k = k - 1)
                if (bits[k]) lane_of = k[3:0];
        end
    endfunction

    function [3:0] ones;
        input [PIXELS-1:0] bits;
        integer k;
        begin
            ones = 4'd0;
            for (k = 0; k < PIXELS; k = k + 1) ones = ones + {3'd0, bits[k]};
        end
    endfunction

    // Edges of this beat
    // ------------------

    reg  hs_last, vs_last;                // last lane of the beat before
    wire [PIXELS:0]   hs_run  = {hs, hs_last};
    wire [PIXELS:0]   vs_run  = {vs, vs_last};
    wire [PIXELS-1:0] hs_up   = hs_run[PIXELS:1] & ~hs_run[PIXELS-1:0];
    wire [PIXELS-1:0] vs_up   = vs_run[PIXELS:1] & ~vs_run[PIXELS-1:0];
    wire              line_0  = ce & (|hs_up);
    wire              frame_0 = ce & (|vs_up);
    wire [11:0]       hs_lane = {8'd0, lane_of(hs_up)};
    // A line that starts with or before the frame still belongs to the old frame.
    wire              line_is_old = line_0 & (lane_of(hs_up) <= lane_of(vs_up));

    always @(posedge clk) begin
        if (ce) begin
            hs_last <= hs[PIXELS-1];
            vs_last <= vs[PIXELS-1];
        end
        if (rst) begin
            hs_last <= 1'b1;
            vs_last <= 1'b1;
        end
    end

    // One line
    // --------

    reg [11:0] line_px, seen_px;          // pixels since horizontal sync, visible ones of them
    reg [11:0] total_px, active_px;       // of the last visible line
    reg [11:0] lines, seen_lines;         // since vertical sync
    wire       visible = line_0 & (seen_px != 12'd0);

    always @(posedge clk) begin
        if (ce) line_px <= line_0 ? BEAT - hs_lane : line_px + BEAT;
        if (line_0) seen_px <= 12'd0;
        else if (ce && |de) seen_px <= seen_px + (&de ? BEAT : {8'd0, ones(de)});
        if (visible) begin
            total_px  <= line_px + hs_lane;
            active_px <= seen_px;
        end
    end

    always @(posedge clk) begin
        if (frame_0) lines <= {11'd0, line_0 & ~line_is_old};
        else if (line_0) lines <= lines + 12'd1;
        if (frame_0) seen_lines <= 12'd0;
        else if (visible) seen_lines <= seen_lines + 12'd1;
    end

    // One frame: compare with the one before
    // --------------------------------------

    reg         frame_1, stable;
    reg  [11:0] lines_1, seen_lines_1;
    reg  [19:0] us;
    wire        same_1 = {total_px, active_px, lines_1, seen_lines_1} == {h_total, h_active, v_total, v_active};
    wire        some_1 = active_px != 12'd0 && seen_lines_1 != 12'd0;
    wire        good_1 = frame_1 & same_1 & some_1;

    always @(posedge clk) begin
        frame_1 <= frame_0;
        if (frame_0) begin
            lines_1      <= lines + {11'd0, line_is_old};
            seen_lines_1 <= seen_lines + {11'd0, visible & line_is_old};
        end
        if (rst) frame_1 <= 1'b0;
    end

    always @(posedge clk) begin
        if (frame_1) begin
            {h_total, h_active, v_total, v_active} <= {total_px, active_px, lines_1, seen_lines_1};
            frame_us <= us;
            stable   <= good_1;
        end
        if (frame_1) us <= {19'd0, tick_us};
        else if (tick_us && us != 20'hFFFFF) us <= us + 20'd1;
        if (rst) begin
            {h_total, h_active, v_total, v_active} <= 48'd0;
            frame_us <= 20'd0;
            stable   <= 1'b0;
        end
    end

    // Present or lost
    // ---------------

    reg  [6:0] age_ms;                    // since the last good frame
    wire       lost = age_ms == LOST_MS;

    always @(posedge clk) begin
        changed <= 1'b0;
        if (good_1) begin
            age_ms  <= 7'd0;
            present <= 1'b1;
            changed <= ~(present & stable);
        end else if (lost) begin
            present <= 1'b0;
            changed <= present;
        end else if (tick_ms) age_ms <= age_ms + 7'd1;
        if (rst) begin
            age_ms  <= LOST_MS;
            present <= 1'b0;
            changed <= 1'b0;
        end
    end

endmodule

`default_nettype wire
