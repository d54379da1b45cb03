// SPDX-License-Identifier: MIT
// Free stand-ins of what vid_csync is made of, for a proof of vid_outside: a flywheel that follows lines of 1696 to 1759 samples, and
// fields of which nothing is held but when they are told, as vid_flywheel and vid_field do (video-flywheel.test, video-outside.test).

`default_nettype none

module vid_slicer #(
    parameter integer PIXELS = 1
) (
    input  wire                 clk,
    input  wire                 rst,
    input  wire                 ce,
    input  wire [PIXELS*32-1:0] rgb,
    input  wire [11:0]          pos,
    input  wire                 wrap,
    input  wire                 measure,
    input  wire                 fine,
    input  wire                 locked,
    output wire [PIXELS-1:0]    low_1,
    output wire [7:0]           tip,
    output wire [7:0]           blank
);
    assign {low_1, tip, blank} = {PIXELS+16{1'b0}};
endmodule

module vid_flywheel #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              restart,
    input  wire              ce,
    input  wire              tv,
    input  wire [PIXELS-1:0] low_1,
    output reg  [11:0]       pos,
    output reg  [11:0]       len,
    output wire [11:0]       left,
    output wire              wrap,
    output wire [11:0]       period,
    output wire              tracking,
    output wire              fine,
    output wire              judge,
    output wire              good,
    output wire              in_sync,
    output wire              begins,
    output wire              near,
    output wire              locked
);
    (* anyseq *) wire f_locked, f_judged;
    (* anyseq *) wire [11:0] f_len;
    assign left   = len - pos;
    assign wrap   = left == 12'd1;
    assign locked = f_locked;
    assign period = len;
    assign {tracking, fine, judge, good, in_sync, begins, near} = 7'd0;

    always @(posedge clk) begin
        pos <= rst | wrap ? 12'd0 : pos + 12'd1;
        if (rst | (f_judged & pos < 12'd100)) len <= f_len;
    end
    always @(*) assume (f_len >= 12'd1696 && f_len <= 12'd1759);
    reg f_past = 1'b0;
    always @(posedge clk) f_past <= 1'b1;
    always @(*) if (f_past) line: assert (len >= 12'd1696 && len <= 12'd1759 && pos < len);
endmodule

module vid_field #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              ce,
    input  wire              tv,
    input  wire [PIXELS-1:0] low_1,
    input  wire [11:0]       pos,
    input  wire [11:0]       period,
    input  wire              wrap,
    input  wire              line_locked,
    output wire              locked,
    output wire              pal,
    output reg               second,
    output reg               vs_now,
    output reg               vs_next,
    output reg               visible,
    output wire              may_sync,
    output wire              missing,
    output wire              confirmed
);
    (* anyseq *) wire f_locked, f_pal, f_tick, f_vs, f_visible;
    assign locked = f_locked & line_locked;
    assign pal    = f_pal;
    assign {may_sync, missing, confirmed} = 3'b000;

    // A half line is known in its middle, once
    reg  f_1, f_2;
    wire f_first = pos >= 12'd456 && pos < 12'd472, f_last = pos >= 12'd1304 && pos < 12'd1351;
    always @(posedge clk) begin
        if (f_tick) {vs_now, vs_next, second} <= {vs_next, f_vs, f_first};
        if (wrap) visible <= f_visible;
        {f_2, f_1} <= wrap ? 2'b00 : {f_2 | (f_tick & f_last), f_1 | (f_tick & f_first)};
        if (rst) {second, vs_now, vs_next, visible, f_1, f_2} <= 6'd0;
    end
    always @(*) assume (f_tick ? (f_first & ~f_1) | (f_last & ~f_2) : !(pos == 12'd471 && !f_1) && !(pos == 12'd1350 && !f_2));
    reg f_past = 1'b0;
    always @(posedge clk) f_past <= 1'b1;
    always @(*) if (f_past) begin
        once_1: assert (pos < 12'd472 ? pos >= 12'd456 || ~f_1 : f_1);
        once_2: assert (pos < 12'd1351 ? pos >= 12'd1304 || ~f_2 : f_2);
        which: assert (second == (f_1 & ~f_2));
    end
endmodule

module vid_wave_judge (
    input  wire clk,
    input  wire rst,
    input  wire ce,
    input  wire [5:0] now_us,
    input  wire locked,
    input  wire in_sync,
    input  wire begins,
    input  wire beside,
    input  wire judge,
    input  wire good,
    input  wire visible,
    input  wire may,
    input  wire missing,
    input  wire confirmed,
    output wire amiss
);
    assign amiss = 1'b0;
endmodule

`default_nettype wire
