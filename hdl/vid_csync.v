// SPDX-License-Identifier: MIT
// vid_csync - syncs of a source that has only one: from a pin (or an external separator) or sliced from samples
//
// vid_slicer, vid_flywheel and vid_field, and what follows from the place in the line and the half line in the field:
// positive syncs, and for television the visible samples. All are foretold: they are those of the next beat, and with a
// register behind them the picture needs no delay. Composite sync on the pin may have either polarity (active is the level that it
// has less of, over 65,536 samples), serrated or not; where vertical sync inverts it (XOR) the line is bridged.
// Visible then are 1440 samples from sample 244 (525 lines) or 264 (625), as 720 at 13.5 MHz in ITU-R BT.601.
// OUTSIDE = 1: never anything but a television's composite sync on the pin, low at sync, as a separator gives it.
// What was foretold is compared with the samples by vid_wave_judge.
// `px` is the place on a count in which every line has its nominal 1716 or 1728 samples, for measuring.

`default_nettype none

module vid_csync #(
    parameter integer PIXELS = 1,
    parameter [0:0]   OUTSIDE = 1'b0
) (
    input  wire                 clk,
    input  wire                 rst,
    input  wire                 ce,
    input  wire                 restart,  // forget all, whatever ce
    input  wire                 for_tv,   // lines of 27 MHz samples; else pixels with their own `de`
    input  wire                 for_pin,  // sync is on the pin; else in the samples
    input  wire [PIXELS-1:0]    csync,
    input  wire [PIXELS*32-1:0] rgb,
    output wire                 flipped,  // with ce: the polarity of the pin changes
    output wire                 locked,
    output wire                 pal,
    output wire [7:0]           tip,
    output wire [7:0]           blank,
    output wire [PIXELS-1:0]    hs,
    output wire [PIXELS-1:0]    vs,
    output wire [PIXELS-1:0]    de,
    input  wire [5:0]           now_us,
    output wire                 amiss,    // television: the samples are not what is foretold
    output reg  [11:0]          px        // of the beat at the input
);

    localparam [11:0] BEAT = PIXELS[11:0];
    localparam [PIXELS-1:0] BEHIND = {PIXELS{1'b1}} << 1;
    localparam integer HEAP = PIXELS == 8 ? 13 : PIXELS == 4 ? 14 : PIXELS == 2 ? 15 : 16;

    // Lanes at and behind a place in this line
    function [PIXELS-1:0] from;
        input [12:0] edge_at;
        integer k;
        for (k = 0; k < PIXELS; k = k + 1) from[k] = {1'b0, pos} + k[12:0] >= edge_at;
    endfunction

    // What to look at holds still in this clock, which rests while it is not needed.
    reg  tv_1, pin_1;
    wire tv  = tv_1 | OUTSIDE;
    wire pin = pin_1 | OUTSIDE;
    always @(posedge clk) {tv_1, pin_1} <= {for_tv, for_pin};

    // Polarity of the pin
    // -------------------

    reg  [HEAP-1:0] heap;
    reg             negative;
    wire            full  = &heap, empty = heap == {HEAP{1'b0}};
    assign          flipped = ~OUTSIDE & pin & (negative ? empty : full);

    always @(posedge clk) begin
        if (ce) begin
            if (csync[0] ? !full : !empty) heap <= csync[0] ? heap + 1'b1 : heap - 1'b1;
            negative <= negative ^ flipped;
        end
        if (rst) {heap, negative} <= {1'b1, {HEAP{1'b0}}};
    end

    // Line and field
    // --------------

    wire [PIXELS-1:0] sliced;
    wire [11:0]       pos, len, left, period;
    wire              wrap, tracking, fine, line_locked, second, vs_now, vs_next, visible;
    wire              judge, good, in_sync, begins, near, may_sync, missing, confirmed;
    reg  [PIXELS-1:0] active_1;
    wire [PIXELS-1:0] low_1 = pin ? active_1 : sliced;

    always @(posedge clk) if (ce) active_1 <= csync ^ {PIXELS{negative | OUTSIDE}};

    vid_slicer #(.PIXELS(PIXELS)) slicer (
        .clk(clk), .rst(rst), .ce(ce), .rgb(rgb), .pos(pos), .wrap(wrap),
        .measure(tracking & tv), .fine(fine), .locked(line_locked), .low_1(sliced), .tip(tip), .blank(blank)
    );

    vid_flywheel #(.PIXELS(PIXELS)) flywheel (
        .clk(clk), .rst(rst), .restart(restart), .ce(ce), .tv(tv), .low_1(low_1), .pos(pos), .len(len), .left(left),
        .wrap(wrap), .period(period), .tracking(tracking), .fine(fine), .locked(line_locked),
        .judge(judge), .good(good), .in_sync(in_sync), .begins(begins), .near(near)
    );

    vid_field #(.PIXELS(PIXELS)) field (
        .clk(clk), .rst(rst), .ce(ce), .tv(tv), .low_1(low_1), .pos(pos), .period(period), .wrap(wrap),
        .line_locked(line_locked), .locked(locked), .pal(pal), .second(second),
        .vs_now(vs_now), .vs_next(vs_next), .visible(visible),
        .may_sync(may_sync), .missing(missing), .confirmed(confirmed)
    );

    vid_wave_judge judges (
        .clk(clk), .rst(rst), .ce(ce), .now_us(now_us), .locked(locked), .in_sync(in_sync), .begins(begins), .beside(near), .judge(judge),
        .good(good), .visible(visible), .may(may_sync), .missing(missing), .confirmed(confirmed), .amiss(amiss)
    );

    // Syncs and visible samples of the next beat
    // ------------------------------------------

    wire [10:0]        half     = len[11:1];
    wire               unused   = len[0];
    wire [12:0]        hs_long  = tv ? 13'd128 : {5'd0, period[11:4]};
    wire [12:0]        de_at    = pal ? 13'd264 : 13'd244;
    wire [12:0]        de_end   = pal ? 13'd1704 : 13'd1684;
    wire [PIXELS-1:0]  new_line = from({1'b0, len}) & BEHIND;     // lane 0 never is
    wire [PIXELS-1:0]  new_half = from({2'b00, half});
    wire [PIXELS-1:0]  behind   = second ? new_half : new_line | {PIXELS{pos < {1'b0, half}}};

    assign hs = new_line | ~from(hs_long);
    assign vs = (behind & {PIXELS{vs_next}}) | (~behind & {PIXELS{vs_now}});
    assign de = {PIXELS{visible}} & ~new_line & from(de_at) & ~from(de_end);

    // Nominal place
    // -------------

    reg  [11:0] line_px;                  // of the line
    wire [11:0] next_px = line_px + (pal ? 12'd1728 : 12'd1716);

    always @(posedge clk) if (ce) begin
        px <= PIXELS > 1 && left < BEAT ? next_px - left : line_px + pos;
        if (wrap) line_px <= next_px;
    end

`ifdef FORMAL
    // One sample a clock: vertical sync begins and ends where a line or the second half of one begins, and nowhere else.
    reg f_past = 1'b0, f_vs;
    always @(posedge clk) {f_past, f_vs} <= {1'b1, vs[0] & ~rst};
    always @(*) if (f_past && !rst) begin
        edges: assert (vs[0] == f_vs || pos == 12'd0 || pos == {1'b0, half});
        line_syncs: assert (!OUTSIDE || hs[0] == (pos < 12'd128));
        samples: assert (de[0] == (visible && pos >= (pal ? 12'd264 : 12'd244) && pos < (pal ? 12'd1704 : 12'd1684)));
    end
`endif

endmodule

`default_nettype wire
