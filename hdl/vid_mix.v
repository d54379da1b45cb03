// SPDX-License-Identifier: MIT
// vid_mix - lay the overlay over the picture, lane by lane
//
// Three clocks from stage 1 to the output at stage 4, always; syncs and visible flags are only
// delayed. The overlay arrives at stage 3: for each lane paint it, dim the picture there, or
// neither. Outside the visible lanes pixels pass as they are.
// Colours: VGA order {bright, red, green, blue}; see docs/architecture.md.

`default_nettype none

module vid_mix #(
    parameter integer PIXELS = 1
) (
    input  wire                 clk,
    input  wire                 rst,

    input  wire                 ce_1,
    input  wire                 wave_1,   // composite: rgb is dark, lanes [31:24] are for vid_luma
    input  wire                 hs_pol_1, // 1: sync is to be positive on the wire
    input  wire                 vs_pol_1,
    input  wire [PIXELS-1:0]    hs_1,     // positive
    input  wire [PIXELS-1:0]    vs_1,
    input  wire [PIXELS-1:0]    de_1,
    input  wire [PIXELS*32-1:0] rgb_1,

    output reg                  ce_2,     // for the overlay
    input  wire [PIXELS-1:0]    paint_3,  // draw colour_3
    input  wire [PIXELS-1:0]    dim_3,    // darken the picture; not together with paint
    input  wire [PIXELS*4-1:0]  colour_3,
    input  wire [2:0]           dim,      // brightness in eighths
    input  wire [1:0]           bank,     // palette: 0 VGA, 1 high contrast, 2 sixteen greys

    output reg                  ce_3,     // for vid_luma
    output reg                  wave_3,
    output reg  [PIXELS-1:0]    de_3,
    output reg  [PIXELS*32-1:0] rgb_3,

    output reg                  ce_4,
    output reg                  wave_4,
    output reg  [PIXELS-1:0]    hs_4,
    output reg  [PIXELS-1:0]    vs_4,
    output reg  [PIXELS-1:0]    de_4,
    output reg  [PIXELS*32-1:0] rgb_4     // the top byte of a lane is 0
);

    reg                 wave_2;
    reg [PIXELS-1:0]    hs_2, vs_2, de_2, hs_3, vs_3;
    reg [PIXELS*32-1:0] rgb_2;

    always @(posedge clk) begin
        ce_2 <= ce_1;
        if (ce_1) begin
            hs_2  <= hs_1 ^ {PIXELS{~hs_pol_1}};
            vs_2  <= vs_1 ^ {PIXELS{~vs_pol_1}};
            {wave_2, de_2} <= {wave_1, de_1};
            rgb_2 <= rgb_1;
        end
        if (rst) ce_2 <= 1'b0;
    end

    always @(posedge clk) begin
        ce_3 <= ce_2;
        if (ce_2) begin
            {wave_3, hs_3, vs_3, de_3} <= {wave_2, hs_2, vs_2, de_2};
            rgb_3 <= rgb_2;
        end
        if (rst) ce_3 <= 1'b0;
    end

    localparam [3:0] BROWN = 4'd6;        // bank 0: dark yellow is brown

    // One component: on = its bit of the colour
    function [7:0] level;
        input       on;
        input [3:0] colour;
        input [1:0] palette;
        level = palette[1] ? {2{colour}} : palette[0] ? {on | colour[3], {7{on}}} : {4{on, colour[3]}};
    endfunction

    // {red, green, blue} of a colour
    function [23:0] paint;
        input [3:0] colour;
        input [1:0] palette;
        paint = {level(colour[2], colour, palette),
                 colour == BROWN && palette == 2'd0 ? 8'h55 : level(colour[1], colour, palette),
                 level(colour[0], colour, palette)};
    endfunction

    // All of them by {bank, colour}: to look up is less to work out than eight lanes of the above.
    reg [31:0] paints [0:63];
    integer    n;
    initial for (n = 0; n < 64; n = n + 1) paints[n] = {8'd0, paint(n[3:0], n[5:4])};

    // (c * eighths) >> 3 of each component
    function [7:0] darker;
        input [7:0] c;
        input [2:0] eighths;
        reg   [2:0] unused;
        {darker, unused} = (eighths[2] ? {1'b0, c, 2'b00} : 11'd0) + (eighths[1] ? {2'b00, c, 1'b0} : 11'd0)
                         + (eighths[0] ? {3'b000, c} : 11'd0);
    endfunction

    // Of one pixel a beat the darker one is made beforehand, for a fast clock; of several where one is wanted, for a quick simulation.
    wire [23:0] dark_3;
    generate
        if (PIXELS == 1) begin : one
            vid_darker darker (.clk(clk), .ce_1(ce_1), .rgb_1(rgb_1[23:0]), .ce_2(ce_2), .rgb_2(rgb_2[23:0]), .eighths(dim), .rgb_3(dark_3));
        end else begin : several
            assign dark_3 = 24'd0;
        end
    endgenerate

    integer k;
    always @(posedge clk) begin
        ce_4 <= ce_3;
        if (ce_3) begin
            wave_4 <= wave_3;
`ifdef SEEDED_BUG_2
            {hs_4, vs_4, de_4} <= {hs_2, vs_3, de_3};
`else
            {hs_4, vs_4, de_4} <= {hs_3, vs_3, de_3};
`endif
            if (wave_3) rgb_4 <= {(PIXELS*32){1'b0}};
            else if (((paint_3 | dim_3) & de_3) == {PIXELS{1'b0}}) rgb_4 <= rgb_3 & {PIXELS{32'h00FFFFFF}};     // most of a picture
            else for (k = 0; k < PIXELS; k = k + 1)
`ifdef SEEDED_BUG_1
                if (paint_3[k]) begin
`else
                if (paint_3[k] & de_3[k]) begin
`endif
                    rgb_4[32*k +: 32] <= paints[{bank, colour_3[4*k +: 4]}];
                end else if (dim_3[k] & de_3[k]) begin
                    rgb_4[32*k+24 +: 8] <= 8'd0;
                    rgb_4[32*k+16 +: 8] <= PIXELS == 1 ? dark_3[23:16] : darker(rgb_3[32*k+16 +: 8], dim);
                    rgb_4[32*k+8 +: 8]  <= PIXELS == 1 ? dark_3[15:8] : darker(rgb_3[32*k+8 +: 8], dim);
                    rgb_4[32*k +: 8]    <= PIXELS == 1 ? dark_3[7:0] : darker(rgb_3[32*k +: 8], dim);
                end else rgb_4[32*k +: 32] <= {8'd0, rgb_3[32*k +: 24]};
        end
        if (rst) ce_4 <= 1'b0;
    end

`ifdef FORMAL
    reg  [2:0]           f_age = 3'd0;    // clocks since power-on, sticks at 7
    genvar               f_k;
    always @(posedge clk) f_age <= f_age + {2'd0, ~&f_age};
    always @(*) if (f_age == 3'd0) assume (rst);

    // Lanes without overlay: the source, whatever the overlay does in other lanes
    reg  [PIXELS-1:0]    f_plain;
    reg                  f_wave;
    always @(posedge clk) f_wave <= wave_3;
    reg  [PIXELS*32-1:0] f_1, f_2, f_3;
    always @(posedge clk) begin
        {f_1, f_2, f_3} <= {rgb_1, f_1, f_2};
        f_plain <= ~(paint_3 | dim_3) | ~de_3;
    end
    generate
        for (f_k = 0; f_k < PIXELS; f_k = f_k + 1) begin : f_lane
            always @(*) if (f_age == 3'd7 && ce_4 && f_plain[f_k]) begin
                assert (rgb_4[32*f_k +: 24] == (f_wave ? 24'd0 : f_3[32*f_k +: 24]));
                assert (rgb_4[32*f_k+24 +: 8] == 8'd0);
            end
        end
    endgenerate

    always @(posedge clk) if (f_age == 3'd7) begin
        if (ce_4) visible_kept: assert (de_4 == $past(de_1, 3));
        if (ce_4) kind_kept: assert (wave_4 == $past(wave_1, 3));
        if (ce_3) sample_kept: assert (rgb_3[31:24] == $past(rgb_1[31:24], 2) && de_3 == $past(de_1, 2));
        if (ce_4) hs_kept: assert (hs_4 == $past(hs_1 ^ {PIXELS{~hs_pol_1}}, 3));
        if (ce_4) vs_kept: assert (vs_4 == $past(vs_1 ^ {PIXELS{~vs_pol_1}}, 3));
        if (!rst && !$past(rst) && !$past(rst, 2) && !$past(rst, 3)) beat_kept: assert (ce_4 == $past(ce_1, 3));
        cover (ce_4 && !$past(ce_4) && de_4[0] && rgb_4[7:0] != f_3[7:0]);
    end
`endif

endmodule

`default_nettype wire
