// SPDX-License-Identifier: MIT
// vid_pick - the beat of the source that is shown, into registers; the others are not even looked at
//
// Syncs become positive here. Black is no rgb, or of composite video (`wave`: samples in the top bytes, no rgb) the visible
// part at blanking level.

`default_nettype none

module vid_pick #(
    parameter integer HOSTS  = 4,
    parameter integer PIXELS = 1
) (
    input  wire                       clk,
    input  wire                       rst,
    input  wire [HOSTS-1:0]           host_ce,
    input  wire [HOSTS*PIXELS-1:0]    host_hs,
    input  wire [HOSTS*PIXELS-1:0]    host_vs,
    input  wire [HOSTS*PIXELS-1:0]    host_de,
    input  wire [HOSTS*PIXELS*32-1:0] host_rgb,
    input  wire [HOSTS-1:0]           host_hs_pol,
    input  wire [HOSTS-1:0]           host_vs_pol,
    input  wire                       int_ce,        // internal raster
    input  wire [PIXELS-1:0]          int_hs,
    input  wire [PIXELS-1:0]          int_vs,
    input  wire [PIXELS-1:0]          int_de,
    input  wire [PIXELS*8-1:0]        int_sample,

    input  wire [4:0]                 shown,
    input  wire                       internal,
    input  wire                       wave,
    input  wire [7:0]                 blank,         // level of composite video
    input  wire                       own,           // the internal raster instead, black
    input  wire                       skip,          // strobe: this beat is none
    input  wire                       hold,          // nothing is taken
    input  wire                       dark,          // nothing of a picture

    output reg                        ce_0,
    output reg  [2:0]                 style_0,       // polarities of the source, composite
    output reg  [PIXELS-1:0]          hs_0,          // positive
    output reg  [PIXELS-1:0]          vs_0,
    output reg  [PIXELS-1:0]          de_0,
    output reg  [PIXELS*32-1:0]       rgb_0
);

    localparam [31:0] BLUE = 32'h00000050;
    integer i, j;

    always @(posedge clk) begin
        ce_0 <= 1'b0;
        if (hold) style_0[0] <= wave;     // a source that is gone before its first beat: syncs are made of its kind
        else if (internal | own) begin
            ce_0 <= int_ce;
            {hs_0, vs_0, de_0} <= {int_hs, int_vs, int_de & {PIXELS{~own}}};
            style_0 <= {3{wave}};
        end else
            for (i = 0; i < HOSTS; i = i + 1)
                if (host_ce[i] && shown == i[4:0]) begin
                    ce_0    <= 1'b1;
                    hs_0    <= host_hs[i*PIXELS +: PIXELS] ^ {PIXELS{~host_hs_pol[i]}};
                    vs_0    <= host_vs[i*PIXELS +: PIXELS] ^ {PIXELS{~host_vs_pol[i]}};
                    de_0    <= host_de[i*PIXELS +: PIXELS];
                    style_0 <= {host_hs_pol[i], host_vs_pol[i], wave};
                end
        if (rst | skip) ce_0 <= 1'b0;
    end

    // Composite samples without rgb; in black with nothing to see
    function [PIXELS*32-1:0] samples;
        input [PIXELS*8-1:0] lanes;
        input [PIXELS-1:0]   covered;
        input [7:0]          level;
        integer              n;
        for (n = 0; n < PIXELS; n = n + 1) samples[32*n +: 32] = {covered[n] ? level : lanes[8*n +: 8], 24'd0};
    endfunction

    // The top bytes of all lanes
    function [PIXELS*8-1:0] tops;
        input [PIXELS*32-1:0] lanes;
        integer               n;
        for (n = 0; n < PIXELS; n = n + 1) tops[8*n +: 8] = lanes[32*n+24 +: 8];
    endfunction

    always @(posedge clk)
        if (dark && !wave) rgb_0 <= {(PIXELS*32){1'b0}};
        else if (internal | own) begin
            if (int_ce && wave) rgb_0 <= samples(int_sample, int_de & {PIXELS{dark}}, blank);
            else if (int_ce) rgb_0 <= {PIXELS{BLUE}};
        end else
            for (j = 0; j < HOSTS; j = j + 1)
                if (host_ce[j] && shown == j[4:0]) begin
                    rgb_0 <= host_rgb[j*PIXELS*32 +: PIXELS*32];
                    if (wave) rgb_0 <= samples(tops(host_rgb[j*PIXELS*32 +: PIXELS*32]), host_de[j*PIXELS +: PIXELS] & {PIXELS{dark}}, blank);
                end

endmodule

`default_nettype wire
