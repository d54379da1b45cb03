// SPDX-License-Identifier: MIT
// vid_monitor - measures the picture of one source: totals, visible size, frame period, interlace
//
// Sees only the beats that hold an edge, with their place on a count of pixels that never
// stops: the pixels between two of them are all like the last lane of the first. Lines go
// from horizontal sync to horizontal sync, frames from vertical sync to vertical sync, exact
// to the pixel in whatever lane an edge falls.
// Interlace: vertical sync begins with a line and in the middle of one by turns. Then a "frame"
// above is a field (262 and 263 lines, 312 and 313), v_total and v_active are those of two fields,
// frame_us is still that of one, and fields that differ by a line are alike.
// A source that is `loose` (recovered from a wave) may tremble by three pixels a line.
// All values are those of the last whole frame. Whether it is a picture, or why not, is told by
// vid_verdict; names of modes are the daemon's. Its clock may rest while there is no
// edges_1, tick_ms, rst or busy.

`default_nettype none

module vid_monitor #(
    parameter integer PIXELS = 1,
    parameter [0:0]   INTERLACE = 1'b1    // 0: fields of a source differ by a line, and so are no picture
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
    input  wire              loose,
    output reg  [11:0]       h_total,     // pixels
    output reg  [11:0]       h_active,
    output reg  [11:0]       v_total,     // lines; 4095: that many or more
    output reg  [11:0]       v_active,
    output reg  [19:0]       frame_us,    // all ones: longer than a second
    output reg               interlaced,
    output reg               field,       // 0: the one whose vertical sync begins with a line
    output reg               line,        // strobe: a line ended ...
    output reg  [11:0]       line_px,     // ... of so many pixels
    output reg               seen,        // ... with visible ones
    output reg               frame,       // strobe: the values above are new ...
    output reg               same,        // ... and like those of the frame before
    output wire              busy         // a strobe goes through
);

    localparam [11:0] BEAT  = PIXELS[11:0];
    localparam [1:0]  LOOSE = 2'd3;

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
    wire [11:0] at_px    = px_2 + {8'd0, line_lane};

    always @(posedge clk) begin
        if (edges_1) begin
            de_last <= de_1[PIXELS-1];
            seen_px <= seen_px + quiet_px + {8'd0, ones(de_1)};
            seen_to <= px_1 + BEAT;
        end
        if (line_2) begin
            from_px <= at_px;
            seen_px <= 12'd0;
            if (seen_px != 12'd0) begin
                total_px  <= at_px - from_px;
                active_px <= seen_px;
            end
        end
        if (rst) de_last <= 1'b0;
    end

    always @(posedge clk) begin
        line <= line_2;
        seen <= line_2 && seen_px != 12'd0;
        if (line_2) line_px <= at_px - from_px;
        if (rst) {line, seen} <= 2'd0;
    end

    // Lines of the frame. One that starts with or before the frame still belongs to the old.
    // --------------------------------------------------------------------------------------

    reg [11:0] lines, seen_lines;         // since vertical sync
    reg [11:0] lines_3, seen_lines_3;     // of the frame that ended
    reg [11:0] frame_px_3;                // where it ended
    reg        frame_3;

    function [11:0] next;                 // stays at the last
        input [11:0] count;
        next = count + {11'd0, ~&count};
    endfunction

    always @(posedge clk) begin
        frame_3 <= frame_2;
        if (line_2) begin
            lines <= next(lines);
            if (seen_px != 12'd0) seen_lines <= next(seen_lines);
        end
        if (frame_2) begin
            lines        <= {11'd0, line_2 && line_lane > frame_lane};
            seen_lines   <= 12'd0;
            lines_3      <= line_2 && line_lane <= frame_lane ? next(lines) : lines;
            seen_lines_3 <= line_2 && seen_px != 12'd0 ? next(seen_lines) : seen_lines;
            frame_px_3   <= px_2 + {8'd0, frame_lane};
        end
        if (rst) frame_3 <= 1'b0;
    end

    // Where in its line vertical sync begins: in the middle half, or near an end
    // --------------------------------------------------------------------------

    reg         half, half_was;           // of this frame's end, of its beginning
    wire [11:0] into_px = frame_px_3 - from_px;
    wire [14:0] past_px = {1'b0, into_px, 2'b00} - {3'd0, total_px};  // four times beyond the first quarter
    wire        half_3  = !past_px[14] && past_px[13:0] < {1'b0, total_px, 1'b0};
    wire        turns_3 = INTERLACE && half_3 != half && half != half_was;   // three in a row, by turns

    always @(posedge clk) begin
        if (frame_3) begin
            {half_was, half} <= {half, half_3};
            interlaced       <= turns_3;
            field            <= turns_3 & half_3;
        end
        if (rst) {half_was, half, interlaced, field} <= 4'd0;
    end

    // One frame: compare with the one before
    // --------------------------------------

    reg  [11:0] lines_4, seen_lines_4;    // of the frame before

    function near;                        // a and b are at most `by` apart, which is 0 to 3
        input [11:0] a, b;
        input [1:0]  by;
        reg   [11:0] apart;
        begin
            apart = a - b;
            near  = (apart[11:2] == 10'd0 && apart[1:0] <= by) || (&apart[11:2] && {1'b0, ~apart[1:0]} + 3'd1 <= {1'b0, by});
        end
    endfunction

    wire same_lines = near(lines_3, lines_4, {1'b0, turns_3}) && near(seen_lines_3, seen_lines_4, {1'b0, turns_3});
    wire same_px    = near(total_px, h_total, loose ? LOOSE : 2'd0) && active_px == h_active;

    always @(posedge clk) begin
        frame <= frame_3;
        if (frame_3) begin
            same     <= same_lines && same_px && turns_3 == interlaced;
            {lines_4, seen_lines_4} <= {lines_3, seen_lines_3};
            v_total  <= lines_3 + (lines_4 & {12{turns_3}});
            v_active <= seen_lines_3 + (seen_lines_4 & {12{turns_3}});
            h_active <= active_px;
            if (!same_px) h_total <= total_px;
        end
        if (rst) begin
            {h_total, h_active, v_total, v_active} <= 48'd0;
            {lines_4, seen_lines_4} <= 24'd0;
            {frame, same} <= 2'd0;
        end
    end

    // Its period
    // ----------

    reg [19:0] from_us;                   // when this frame began
    reg [9:0]  age;                       // its milliseconds, stays at the last

    always @(posedge clk) begin
        if (frame_3) {frame_us, from_us} <= {&age ? 20'hFFFFF : now_us - from_us, now_us};
        if (frame_3) age <= 10'd0;
        else if (tick_ms && !(&age)) age <= age + 10'd1;
        if (rst) frame_us <= 20'd0;
    end

    assign busy = line_2 | frame_2 | frame_3 | frame | line;

endmodule

`default_nettype wire
