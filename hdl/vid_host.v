// SPDX-License-Identifier: MIT
// vid_host - the picture side of one host port
//
// Wiring: polarity of the syncs (vid_sync_sep), measuring (vid_monitor). The picture does not
// pass through here; it goes straight to the matrix of every console, with the polarity.

`default_nettype none

module vid_host #(
    parameter integer PIXELS = 1
) (
    input  wire              clk,
    input  wire              rst,
    input  wire              tick_us,
    input  wire              tick_ms,
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

    wire              ce_1;
    wire [PIXELS-1:0] hs_1, vs_1, de_1;

    vid_sync_sep #(.PIXELS(PIXELS)) sync_sep (
        .clk(clk), .rst(rst), .ce(ce), .hs(hs), .vs(vs), .de(de),
        .ce_1(ce_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .hs_pol(hs_pol), .vs_pol(vs_pol)
    );

    vid_monitor #(.PIXELS(PIXELS)) monitor (
        .clk(clk), .rst(rst), .tick_us(tick_us), .tick_ms(tick_ms),
        .ce_1(ce_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1),
        .present(present), .h_total(h_total), .h_active(h_active),
        .v_total(v_total), .v_active(v_active), .frame_us(frame_us), .changed(changed)
    );

endmodule

`default_nettype wire
