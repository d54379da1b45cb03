// SPDX-License-Identifier: MIT
// vid_host - the picture side of one host port
//
// Wiring: polarity of the syncs (vid_sync_sep), measuring (vid_monitor). The picture does not
// pass through here; it goes straight to the matrix of every console, with the polarity.
// All but a count of pixels sleeps between the edges of the syncs and of the visible area.

`default_nettype none

module vid_host #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              tick_ms,
    input  wire [19:0]       now_us,
    input  wire              ce,
    input  wire [PIXELS-1:0] hs,          // as on the wire
    input  wire [PIXELS-1:0] vs,
    input  wire [PIXELS-1:0] de,
    output wire              hs_pol,
    output wire              vs_pol,
    output wire              present,
    output wire [11:0]       h_total,
    output wire [11:0]       h_active,
    output wire [11:0]       v_total,
    output wire [11:0]       v_active,
    output wire [19:0]       frame_us,
    output wire              changed      // strobe
);

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
