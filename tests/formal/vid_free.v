// SPDX-License-Identifier: MIT
// Free stand-ins of what vid_matrix asks when the source may change: whatever they answer, no frame may hold two pictures.
// What passes through vid_keep is what passes through the real one: a beat, or black.

`default_nettype none

module vid_keep #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire [15:0]       clk_khz,
    input  wire              ce_0,
    input  wire [PIXELS-1:0] hs_0,
    input  wire [PIXELS-1:0] vs_0,
    input  wire [PIXELS-1:0] de_0,
    input  wire              trusted,
    input  wire              wave,
    input  wire              coast,
    input  wire              arrive,
    input  wire              late_hs,
    input  wire [12:0]       next_len,
    input  wire [12:0]       next_halves,
    input  wire              due,
    output wire              broken,
    output wire              began,
    output wire              half_turn,
    output wire              ready,
    output wire [12:0]       halves,
    output wire [12:0]       len,
    output wire              waits,
    output wire              veil,
    output wire              ce_1,
    output wire [PIXELS-1:0] hs_1,
    output wire [PIXELS-1:0] vs_1,
    output wire [PIXELS-1:0] de_1
);

    (* anyseq *) wire f_broken, f_began, f_ready, f_beat, f_hs, f_vs, f_veil;
    reg    f_coast = 1'b0;                // beats of its own come a clock after
    always @(posedge clk) f_coast <= coast;
    assign broken = f_broken & ~coast & ~trusted;
    assign began  = f_began;
    assign ready  = f_ready;
    assign veil   = f_veil;
    assign {half_turn, halves, len, waits} = 28'd0;
    assign ce_1   = coast ? f_beat & f_coast : ce_0 & ~broken & ~arrive;
    assign {hs_1, vs_1} = coast ? {f_hs, f_vs} : {hs_0, vs_0};
    assign de_1   = de_0 & ~coast;

endmodule

module vid_next #(
    parameter integer HOSTS  = 4,
    parameter integer PIXELS = 1,
    parameter [0:0]   KEEP   = 1'b1
) (
    input  wire                    gclk,
    input  wire                    rst,
    input  wire [15:0]             clk_khz,
    input  wire                    watch,
    input  wire [4:0]              target,
    input  wire [1:0]              kind,
    input  wire [HOSTS-1:0]        host_ce,
    input  wire [HOSTS*PIXELS-1:0] host_hs,
    input  wire [HOSTS*PIXELS-1:0] host_vs,
    input  wire [HOSTS-1:0]        host_hs_pol,
    input  wire [HOSTS-1:0]        host_vs_pol,
    input  wire [HOSTS-1:0]        host_wave,
    input  wire [HOSTS-1:0]        host_stable,
    input  wire [HOSTS-1:0]        host_interlaced,
    input  wire [HOSTS*12-1:0]     host_v_total,
    input  wire                    half_turn,
    input  wire [12:0]             halves,
    input  wire [12:0]             len_now,
    input  wire                    fields,
    output wire [4:0]              want,
    output wire                    begins,
    output wire                    again,
    output wire                    vs_began,
    output wire [12:0]             len,
    output wire [12:0]             halves_next,
    output wire                    late_hs,
    output wire                    due
);

    (* anyseq *) wire f_begins;
    (* anyseq *) wire [4:0] f_want;
    assign begins = f_begins;
    assign want   = f_want;
    assign again  = 1'b0;
    assign {vs_began, len, halves_next, late_hs, due} = {f_begins, 28'd0};

endmodule

`default_nettype wire
