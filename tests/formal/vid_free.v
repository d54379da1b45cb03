// SPDX-License-Identifier: MIT
// Free stand-ins of what vid_matrix asks when the source may change: whatever they answer, no frame may hold two pictures.
// What passes through vid_keep is what passes through the real one: a beat, or black.

`default_nettype none

module vid_keep #(
    parameter integer PIXELS = 1
) (
    input  wire                 clk,
    input  wire                 rst,
    input  wire [15:0]          clk_khz,
    input  wire                 ce_0,
    input  wire [PIXELS-1:0]    hs_0,
    input  wire [PIXELS-1:0]    vs_0,
    input  wire [PIXELS-1:0]    de_0,
    input  wire [PIXELS*32-1:0] rgb_0,
    input  wire [2:0]           style_0,
    input  wire                 trusted,
    input  wire                 coast,
    input  wire                 arrive,
    input  wire                 late_hs,
    input  wire [12:0]          next_len,
    input  wire [12:0]          next_halves,
    input  wire                 due,
    output wire                 broken,
    output wire                 began,
    output wire                 half_tick,
    output wire                 ready,
    output wire [12:0]          halves,
    output reg                  ce_1,
    output reg  [PIXELS-1:0]    hs_1,
    output reg  [PIXELS-1:0]    vs_1,
    output reg  [PIXELS-1:0]    de_1,
    output reg  [PIXELS*32-1:0] rgb_1,
    output reg  [2:0]           style_1
);

    (* anyseq *) wire f_broken, f_began, f_ready, f_beat, f_hs, f_vs;
    assign broken = f_broken & ~coast & ~trusted;
    assign began  = f_began;
    assign ready  = f_ready;
    assign {half_tick, halves} = 14'd0;

    always @(posedge clk) begin
        ce_1 <= 1'b0;
        if (broken | coast) begin
            ce_1 <= f_beat;
            {hs_1, vs_1} <= {f_hs, f_vs};
            de_1 <= 1'b0;
            rgb_1 <= 32'd0;
        end else if (ce_0) begin
            ce_1 <= 1'b1;
            {hs_1, vs_1, de_1, rgb_1, style_1} <= {hs_0, vs_0, de_0, rgb_0, style_0};
        end
        if (rst) ce_1 <= 1'b0;
    end

endmodule

module vid_next #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire [15:0]       clk_khz,
    input  wire              watch,
    input  wire              again,
    input  wire              ce,
    input  wire [PIXELS-1:0] hs,
    input  wire [PIXELS-1:0] vs,
    input  wire              half_tick,
    input  wire [12:0]       halves,
    input  wire              fields,
    output wire              begins,
    output wire              vs_began,
    output wire [12:0]       len,
    output wire              late_hs,
    output wire              due
);

    (* anyseq *) wire f_begins;
    assign begins = f_begins;
    assign {vs_began, len, late_hs, due} = {f_begins, 15'd0};

endmodule

`default_nettype wire
