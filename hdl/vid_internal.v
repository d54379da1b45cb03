// SPDX-License-Identifier: MIT
// vid_internal - the picture that the switch makes itself: 640x480, or dark NTSC or PAL
//
// Wiring of vid_raster and vid_wave_raster; only the one in use moves, and while `run` is 0 both sleep. The composite one also
// goes on where a source was (`follow`).

`default_nettype none

module vid_internal #(
    parameter integer PIXELS = 1
) (
    input  wire                 clk,
    input  wire                 rst,
    input  wire [15:0]          clk_khz,
    input  wire                 run,
    input  wire                 restart,  // strobe: begin with a vertical sync; after a reset too
    input  wire                 wave,     // composite video; changes only with restart
    input  wire                 pal,
    input  wire                 hold,     // its fields do not end
    input  wire                 follow,   // be where this source is
    input  wire                 follow_ce,
    input  wire [PIXELS-1:0]    follow_hs,
    input  wire [PIXELS-1:0]    follow_vs,
    input  wire                 follow_low,
    output wire                 late,     // in the second half of a line, its own pulse well over
    output wire                 ce,
    output wire [PIXELS-1:0]    hs,       // positive
    output wire [PIXELS-1:0]    vs,
    output wire [PIXELS-1:0]    de,
    output wire [PIXELS*8-1:0]  sample    // of composite video
);

    wire                gclk, r_ce, r_hs, r_vs, r_de, w_ce;
    wire [PIXELS-1:0]   w_hs, w_vs, w_de;

    lib_gate gate (.clk(clk), .en(rst | restart | run | r_ce), .gclk(gclk));

    vid_raster #(.PIXELS(PIXELS)) raster (
        .clk(gclk), .clk_khz(clk_khz), .run(run & ~wave), .restart(restart),
        .ce(r_ce), .hs(r_hs), .vs(r_vs), .de(r_de)
    );

    vid_wave_raster #(.PIXELS(PIXELS)) wave_raster (
        .clk(clk), .rst(rst), .clk_khz(clk_khz), .run(run & wave), .restart(restart), .pal(pal), .hold(hold),
        .follow(follow), .follow_ce(follow_ce), .follow_hs(follow_hs), .follow_vs(follow_vs), .follow_low(follow_low), .late(late),
        .ce(w_ce), .hs(w_hs), .vs(w_vs), .de(w_de), .wave(sample)
    );

    reg of_wave;                          // kept here, so that nothing is worked out while both rest
    always @(posedge gclk)
        if (rst | restart) of_wave <= wave;

    assign {ce, hs, vs, de} = of_wave ? {w_ce, w_hs, w_vs, w_de} : {r_ce, {PIXELS{r_hs}}, {PIXELS{r_vs}}, {PIXELS{r_de}}};

endmodule

`default_nettype wire
