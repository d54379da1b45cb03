// SPDX-License-Identifier: MIT
// vid_luma - lay the overlay over composite video, sample by sample
//
// Between stage 3 and stage 4 of vid_mix, for the lanes' composite sample. Ink and opaque
// backgrounds replace the sample by a level, so the chroma of the picture is gone there;
// dimmed cells pull the sample towards black, chroma with it. Outside of the visible samples
// nothing is touched: sync, burst and blanking are the source's.
// Levels follow the source's own tip and blanking, once a field (SMPTE 170M: sync 40 IRE,
// setup 7.5 IRE, white 100 IRE; ITU-R BT.470 B/G/I: sync 300 mV, no setup, white 700 mV).
// The sixteen colours are sixteenths from black to white, never outside of them: by their
// luminance (BT.601) in banks 0 and 1, by their number in bank 2.
// key and level say the same to an analog switch: 0 black, 1 grey, 2 white, 3 dimmed picture.
// Sleeps while `wave_3` is 0.

`default_nettype none

module vid_luma #(
    parameter integer PIXELS = 1
) (
    input  wire                clk,
    input  wire                rst,

    input  wire                frame,     // strobe: tip, blank and pal are those of the field that begins
    input  wire [7:0]          tip,
    input  wire [7:0]          blank,
    input  wire                pal,       // 625 lines: no setup

    input  wire                ce_3,
    input  wire                wave_3,    // the beat is composite video
    input  wire [PIXELS-1:0]   de_3,
    input  wire [PIXELS*32-1:0] rgb_3,    // lanes [31:24]
    input  wire [PIXELS-1:0]   paint_3,
    input  wire [PIXELS-1:0]   dim_3,
    input  wire [PIXELS*4-1:0] colour_3,
    input  wire [2:0]          dim,
    input  wire [1:0]          bank,

    output reg  [PIXELS*32-1:0] wave_4,   // lanes [31:24]; the rest is 0
    output reg  [PIXELS-1:0]   key_4,
    output reg  [PIXELS*2-1:0] level_4
);

    reg  was;                             // something is at the outputs
    reg  [1:0] step;
    wire gclk;
    lib_gate gate (.clk(clk), .en(rst | frame | (|step) | (ce_3 & (wave_3 | was))), .gclk(gclk));

    localparam [1:0] DIMMED = 2'd3;

    // Black and the way from there to white
    // -------------------------------------

    reg  [7:0]  sync, base, black, span;
    reg         is_pal;
    wire [15:0] reach = is_pal ? {8'd0, sync} * 16'd149 + 16'd32 : {8'd0, sync} * 16'd160;    // / 64
    wire [15:0] setup = {8'd0, sync} * 16'd3;                                              // / 16
    wire [10:0] white = {3'd0, base} + {1'b0, reach[15:6]};
    wire        unused = &{1'b0, reach[5:0], setup[15:12], setup[3:0]};

    always @(posedge gclk) begin
        step <= {step[0], frame};
        if (frame) {sync, base, is_pal} <= {blank > tip ? blank - tip : 8'd0, blank, pal};
        if (step[0]) black <= is_pal ? base : base + setup[11:4];
        if (step[1]) span  <= (white > 11'd254 ? 8'd254 : white[7:0]) - black;
        if (rst) step <= 2'd0;
    end

    // Shades
    // ------

    // Of a colour {bright, red, green, blue}: fifteenths from black to white
    function [3:0] shade;
        input [3:0] colour;
        input [1:0] palette;
        case ({|palette, colour})
        5'h01: shade = 4'd1;
        5'h02: shade = 4'd6;
        5'h03: shade = 4'd7;
        5'h04: shade = 4'd3;
        5'h05: shade = 4'd4;
        5'h06: shade = 4'd6;
        5'h07: shade = 4'd10;
        5'h08: shade = 4'd5;
        5'h09: shade = 4'd6;
        5'h0A: shade = 4'd11;
        5'h0B: shade = 4'd12;
        5'h0C: shade = 4'd8;
        5'h0D: shade = 4'd9;
        5'h0E: shade = 4'd14;
        5'h11: shade = 4'd2;
        5'h12: shade = 4'd9;
        5'h13: shade = 4'd11;
        5'h14: shade = 4'd4;
        5'h15: shade = 4'd6;
        5'h16: shade = 4'd13;
        5'h17: shade = 4'd15;
        5'h18: shade = 4'd8;
        5'h19: shade = 4'd8;
        5'h1A: shade = 4'd12;
        5'h1B: shade = 4'd13;
        5'h1C: shade = 4'd10;
        5'h1D: shade = 4'd11;
        5'h1E: shade = 4'd14;
        default: shade = {4{|colour}};
        endcase
    endfunction

    // low + way * sixteenths / 16, where 15 of ink are the whole way
    function [7:0] along;
        input        ink;
        input [7:0]  low;
        input [8:0]  way;                 // signed
        input [3:0]  sixteenths;
        reg   [12:0] part;
        reg   [3:0]  unused_part;
        reg          unused_sign;
        reg   [7:0]  whole;
        begin
            part = {{4{way[8]}}, way} * {9'd0, sixteenths};
            if (ink) part = part + {4'd0, way & {9{sixteenths[3]}}} + 13'd8;
            {unused_sign, whole, unused_part} = part;
            along = low + whole;
        end
    endfunction

    // One lane: {level, key, sample}
    function [10:0] lane;
        input       ink, darken;
        input [3:0] n;
        input [7:0] sample, low, all;
        input [2:0] eighths;
        reg   [1:0] kind;
        reg   [8:0] way;
        begin
            kind = !ink ? DIMMED : n < 4'd4 ? 2'd0 : n < 4'd10 ? 2'd1 : 2'd2;
            way  = ink ? {1'b0, all} : {1'b0, sample} - {1'b0, low};
            lane = ink | darken ? {kind, 1'b1, along(ink, low, way, ink ? n : {eighths, 1'b0})} : {3'd0, sample};
        end
    endfunction

`ifdef SEEDED_BUG_1
    wire [PIXELS-1:0] seen = {PIXELS{1'b1}};
`else
    wire [PIXELS-1:0] seen = de_3;
`endif

    integer k;
    always @(posedge gclk)
        if (ce_3 && (wave_3 || was)) begin
            was <= wave_3;
            wave_4 <= {(PIXELS*32){1'b0}};
            for (k = 0; k < PIXELS; k = k + 1)
                {level_4[2*k +: 2], key_4[k], wave_4[32*k+24 +: 8]} <= !wave_3 ? 11'd0
                    : lane(paint_3[k] & seen[k], dim_3[k] & seen[k],
                           bank[1] ? colour_3[4*k +: 4] : shade(colour_3[4*k +: 4], bank),
                           rgb_3[32*k+24 +: 8], black, span, dim);
        end

`ifdef FORMAL
    // Samples without overlay pass; ink lies between black and white, a dimmed sample between
    // itself and black.
    reg        f_past = 1'b0;
    reg        f_ce, f_wave;
    reg [7:0]  f_sample, f_black, f_white;
    reg        f_paint, f_dim;
    always @(posedge clk) begin
        f_past   <= 1'b1;
        {f_ce, f_wave, f_sample} <= {ce_3, wave_3, rgb_3[31:24]};
        {f_paint, f_dim} <= {paint_3[0] & de_3[0], dim_3[0] & de_3[0]};
        {f_black, f_white} <= {black, black + span};
    end
    wire f_sane = {1'b0, black} + {1'b0, span} <= 9'd254;
    reg  f_were_sane;
    always @(posedge clk) f_were_sane <= f_sane;
    always @(*) begin
        if (!f_past) assume (rst);
        assume (f_sane);
        assume (!(paint_3[0] & dim_3[0]));
    end

    wire [7:0] f_out = wave_4[31:24];
    always @(*) if (f_past && f_ce && f_wave) begin
        if (!f_paint && !f_dim) untouched: assert (f_out == f_sample && !key_4[0]);
        if (f_paint) legal_ink: assert (f_out >= f_black && f_out <= f_white && key_4[0]);
        if (f_dim && f_sample >= f_black) darker_above: assert (f_out >= f_black && f_out <= f_sample);
        if (f_dim && f_sample < f_black) lighter_below: assert (f_out <= f_black && f_out >= f_sample);
        cover (f_paint && f_out == f_white && f_white > f_black);
        cover (f_dim && f_out < f_sample);
    end
`endif

endmodule

`default_nettype wire
