// SPDX-License-Identifier: MIT
// vid_host - the picture side of one host port
//
// Wiring: polarity of the syncs (vid_sync_sep), measuring (vid_monitor). What the consoles get
// is o_*: with separate syncs the pins themselves, in the same clock, with their polarity.
// All but a count of pixels sleeps between the edges of the syncs and of the visible area.

`default_nettype none

module vid_host #(
    parameter integer PIXELS = 1,
    parameter [0:0]   ANALOG = 1'b1       // 0: separate syncs only
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              tick_ms,
    input  wire [19:0]       now_us,
    input  wire              ce,
    input  wire [PIXELS-1:0] hs,          // as on the wire
    input  wire [PIXELS-1:0] vs,
    input  wire [PIXELS-1:0] de,
    input  wire [PIXELS*32-1:0] rgb,

    output wire              o_ce,        // the picture with its syncs
    output wire [PIXELS-1:0] o_hs,
    output wire [PIXELS-1:0] o_vs,
    output wire [PIXELS-1:0] o_de,
    output wire [PIXELS*32-1:0] o_rgb,
    output wire              hs_pol,
    output wire              vs_pol,
    output wire              wave,        // lanes [31:24] are composite samples
    output wire [2:0]        kind,        // 0 none, 1 separate syncs, 2 composite sync, 3 sync-on-green, 4 composite
    output wire              pal,         // 625 lines, 50 fields
    output wire [7:0]        tip,         // levels of a composite source
    output wire [7:0]        blank,

    output wire              present,
    output wire [11:0]       h_total,
    output wire [11:0]       h_active,
    output wire [11:0]       v_total,
    output wire [11:0]       v_active,
    output wire [19:0]       frame_us,
    output wire              interlaced,
    output wire              field,       // 0: the one whose vertical sync starts with a line
    output wire              changed      // strobe
);

    assign {o_ce, o_hs, o_vs, o_de, o_rgb} = {ce, hs, vs, de, rgb};
    assign {wave, pal, interlaced, field}  = 4'd0;
    assign {tip, blank} = 16'd0;
    assign kind = {2'd0, present};
    wire unused_analog = ANALOG;

    wire              edges, edges_1, gclk;
    wire [PIXELS-1:0] hs_1, vs_1, de_1;
    wire [11:0]       px_1;

    wire              busy;                // strobes that must not stay
    wire              stir = edges | tick_ms | rst;
    lib_gate gate (.clk(clk), .en(stir | edges_1 | busy), .gclk(gclk));

    vid_sync_sep #(.PIXELS(PIXELS)) sync_sep (
        .clk(clk), .gclk(gclk), .rst(rst), .ce(ce), .hs(hs), .vs(vs), .de(de), .edges(edges),
        .edges_1(edges_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .px_1(px_1), .hs_pol(hs_pol), .vs_pol(vs_pol)
    );

    vid_monitor #(.PIXELS(PIXELS)) monitor (
        .clk(gclk), .rst(rst), .tick_ms(tick_ms), .now_us(now_us),
        .edges_1(edges_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .px_1(px_1),
        .present(present), .h_total(h_total), .h_active(h_active),
        .v_total(v_total), .v_active(v_active), .frame_us(frame_us), .changed(changed), .busy(busy)
    );

endmodule

`default_nettype wire
