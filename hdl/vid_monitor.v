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

    // The beat, registered: measuring may be late, so nothing hangs on the pins themselves
    // ------------------------------------------------------------------------------------

    reg              ce_1;
    reg [PIXELS-1:0] hs_1, vs_1, de_1;
    reg              hs_last, vs_last;    // last lane of the beat before

    always @(posedge clk) begin
        ce_1 <= ce;
        if (ce) begin
            {hs_1, vs_1, de_1} <= {hs, vs, de};
            {hs_last, vs_last} <= {hs_1[PIXELS-1], vs_1[PIXELS-1]};
        end
        if (rst) ce_1 <= 1'b0;
    end

    wire [PIXELS:0]   hs_run  = {hs_1, hs_last};
    wire [PIXELS:0]   vs_run  = {vs_1, vs_last};
    wire [PIXELS-1:0] hs_up   = hs_run[PIXELS:1] & ~hs_run[PIXELS-1:0];
    wire [PIXELS-1:0] vs_up   = vs_run[PIXELS:1] & ~vs_run[PIXELS-1:0];
    wire              line_1  = ce_1 & (|hs_up);
    wire              frame_1 = ce_1 & (|vs_up);

    // One line
    // --------

    reg [11:0] line_px, seen_px;          // pixels since horizontal sync, visible ones of them
    reg [11:0] total_px, active_px;       // of the last visible line
    wire       visible = line_1 & (seen_px != 12'd0);

    always @(posedge clk)
        if (line_1) begin
            line_px <= BEAT - {8'd0, lane_of(hs_up)};
            seen_px <= 12'd0;
            if (visible) begin
                total_px  <= line_px + {8'd0, lane_of(hs_up)};
                active_px <= seen_px;
            end
        end else if (ce_1) begin
            line_px <= line_px + BEAT;
            if (&de_1) seen_px <= seen_px + BEAT;
            else if (|de_1) seen_px <= seen_px + {8'd0, ones(de_1)};
        end

    // Lines of the frame. One that starts with or before the frame still belongs to the old.
    // --------------------------------------------------------------------------------------

    reg [11:0] lines, seen_lines;         // since vertical sync
    reg [11:0] lines_2, seen_lines_2;     // of the frame that ended
    reg        frame_2, line_is_old;

    always @(*) begin
        line_is_old = 1'b0;
        if (line_1 && frame_1) line_is_old = lane_of(hs_up) <= lane_of(vs_up);
    end

    always @(posedge clk) begin
        frame_2 <= frame_1;
        if (frame_1) begin
            lines        <= {11'd0, line_1 & ~line_is_old};
            seen_lines   <= 12'd0;
            lines_2      <= lines + {11'd0, line_is_old};
            seen_lines_2 <= seen_lines + {11'd0, visible};
        end else if (line_1) begin
            lines <= lines + 12'd1;
            if (visible) seen_lines <= seen_lines + 12'd1;
        end
        if (rst) frame_2 <= 1'b0;
    end

    // One frame: compare with the one before
    // --------------------------------------

    reg        frame_3, good_3, stable;   // equal to the one before; and that one to its own
    reg [19:0] us;

    always @(posedge clk) begin
        frame_3 <= frame_2;
        if (frame_2) begin
            good_3 <= {total_px, active_px, lines_2, seen_lines_2} == {h_total, h_active, v_total, v_active}
                      && active_px != 12'd0 && seen_lines_2 != 12'd0;
            {h_total, h_active, v_total, v_active} <= {total_px, active_px, lines_2, seen_lines_2};
            frame_us <= us;
        end
        if (frame_3) stable <= good_3;
        if (rst) begin
            {h_total, h_active, v_total, v_active} <= 48'd0;
            {frame_3, good_3, stable} <= 3'd0;
            frame_us <= 20'd0;
        end
    end

    always @(posedge clk)
        if (frame_2) us <= {19'd0, tick_us};
        else if (tick_us && us != 20'hFFFFF) us <= us + 20'd1;

    // Present or lost
    // ---------------

    reg  [6:0] age_ms;                    // since the last good frame
    wire       lost = age_ms == LOST_MS;

    always @(posedge clk) begin
        changed <= 1'b0;
        if (frame_3 && good_3) begin
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
