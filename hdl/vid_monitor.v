// SPDX-License-Identifier: MIT
// vid_monitor - measures the picture of one source: totals, visible size, frame period
//
// Sees only the beats that hold an edge, with their place on a count of pixels that never
// stops: the pixels between two of them are all like the last lane of the first. Lines go
// from horizontal sync to horizontal sync, frames from vertical sync to vertical sync, exact
// to the pixel in whatever lane an edge falls. A picture is present
// after two equal frames in a row and lost when 100 ms went by without one more frame
// equal to the one before it. The totals are those of the last whole frame. It knows no
// table of modes; interlaced fields count as frames. Its clock may rest while there is no
// edges_1, tick_ms, rst or busy.

`default_nettype none

module vid_monitor #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              tick_ms,
    input  wire [19:0]       now_us,
    input  wire              edges_1,     // the beat holds an edge
    input  wire [PIXELS-1:0] hs_1,        // positive
    input  wire [PIXELS-1:0] vs_1,
    input  wire [PIXELS-1:0] de_1,
    input  wire [11:0]       px_1,        // place of lane 0
    output reg               present,
    output reg  [11:0]       h_total,     // pixels
    output reg  [11:0]       h_active,
    output reg  [11:0]       v_total,     // lines
    output reg  [11:0]       v_active,
    output reg  [19:0]       frame_us,    // all ones: longer than a second
    output reg               changed,     // strobe: picture found, lost or of another shape
    output wire              busy         // a strobe goes through
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

    // Edges of the beat, as strobes
    // -----------------------------

    reg         hs_last, vs_last;         // last lane of the beat before
    reg         line_2, frame_2;          // horizontal, vertical sync began ...
    reg  [3:0]  line_lane, frame_lane;    // ... in this lane
    reg  [11:0] px_2;                     // of lane 0
    wire [PIXELS:0] hs_run = {hs_1, hs_last};
    wire [PIXELS:0] vs_run = {vs_1, vs_last};
    wire [PIXELS-1:0] hs_rise = hs_run[PIXELS:1] & ~hs_run[PIXELS-1:0];
    wire [PIXELS-1:0] vs_rise = vs_run[PIXELS:1] & ~vs_run[PIXELS-1:0];

    always @(posedge clk) begin
        line_2  <= edges_1 & |hs_rise;
        frame_2 <= edges_1 & |vs_rise;
        if (edges_1) begin
            hs_last    <= hs_1[PIXELS-1];
            vs_last    <= vs_1[PIXELS-1];
            px_2       <= px_1;
            line_lane  <= lane_of(hs_rise);
            frame_lane <= lane_of(vs_rise);
        end
        if (rst) {line_2, frame_2, hs_last, vs_last} <= 4'b0011;
    end

    // One line
    // --------

    reg         de_last;
    reg  [11:0] seen_px;                  // visible pixels since horizontal sync ...
    reg  [11:0] seen_to;                  // ... up to this place
    reg  [11:0] from_px;                  // where the line began
    reg  [11:0] total_px, active_px;      // of the last visible line
    wire [11:0] quiet_px = de_last ? px_1 - seen_to : 12'd0;
    wire [11:0] line_px  = px_2 + {8'd0, line_lane};

    always @(posedge clk) begin
        if (edges_1) begin
            de_last <= de_1[PIXELS-1];
            seen_px <= seen_px + quiet_px + {8'd0, ones(de_1)};
            seen_to <= px_1 + BEAT;
        end
        if (line_2) begin
            from_px <= line_px;
            seen_px <= 12'd0;
            if (seen_px != 12'd0) begin
                total_px  <= line_px - from_px;
                active_px <= seen_px;
            end
        end
        if (rst) de_last <= 1'b0;
    end

    // Lines of the frame. One that starts with or before the frame still belongs to the old.
    // --------------------------------------------------------------------------------------

    reg [11:0] lines, seen_lines;         // since vertical sync
    reg [11:0] lines_3, seen_lines_3;     // of the frame that ended
    reg        frame_3;

    always @(posedge clk) begin
        frame_3 <= frame_2;
        if (line_2) begin
            lines <= lines + 12'd1;
            if (seen_px != 12'd0) seen_lines <= seen_lines + 12'd1;
        end
        if (frame_2) begin
            lines        <= {11'd0, line_2 && line_lane > frame_lane};
            seen_lines   <= 12'd0;
            lines_3      <= lines + {11'd0, line_2 && line_lane <= frame_lane};
            seen_lines_3 <= seen_lines + {11'd0, line_2 && seen_px != 12'd0};
        end
        if (rst) frame_3 <= 1'b0;
    end

    // One frame: compare with the one before
    // --------------------------------------

    reg        frame_4, good_4, stable;   // equal to the one before; and that one to its own
    reg [19:0] from_us;                   // when this frame began
    reg [9:0]  age;                       // its milliseconds, stays at the last

    always @(posedge clk) begin
        frame_4 <= frame_3;
        if (frame_3) begin
            good_4 <= {total_px, active_px, lines_3, seen_lines_3} == {h_total, h_active, v_total, v_active}
                      && active_px != 12'd0 && seen_lines_3 != 12'd0;
            {h_total, h_active, v_total, v_active} <= {total_px, active_px, lines_3, seen_lines_3};
            frame_us <= &age ? 20'hFFFFF : now_us - from_us;
        end
        if (frame_4) stable <= good_4;
        if (rst) begin
            {h_total, h_active, v_total, v_active} <= 48'd0;
            {frame_4, good_4, stable} <= 3'd0;
            frame_us <= 20'd0;
        end
    end

    always @(posedge clk) begin
        if (frame_3) from_us <= now_us;
        if (frame_3) age <= 10'd0;
        else if (tick_ms && !(&age)) age <= age + 10'd1;
    end

    assign busy = line_2 | frame_2 | frame_3 | frame_4 | changed;

    // Present or lost
    // ---------------

    reg  [6:0] age_ms;                    // since the last good frame
    wire       lost = age_ms == LOST_MS;

    always @(posedge clk) begin
        changed <= 1'b0;
        if (frame_4 && good_4) begin
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
