// SPDX-License-Identifier: MIT
// vid_host - the picture side of one host port
//
// Wiring: raw syncs to positive ones (vid_sync_sep), measuring (vid_monitor). Pixels do not
// pass through here; they go straight to the matrix of every console.

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
    output wire [PIXELS-1:0] hs_n,        // positive, same clock
    output wire [PIXELS-1:0] vs_n,
    output wire [PIXELS-1:0] de_n,
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

    vid_sync_sep #(.PIXELS(PIXELS)) sync_sep (
        .clk(clk), .rst(rst), .ce(ce), .hs(hs), .vs(vs), .de(de),
        .hs_n(hs_n), .vs_n(vs_n), .de_n(de_n), .hs_pol(hs_pol), .vs_pol(vs_pol)
    );

    vid_monitor #(.PIXELS(PIXELS)) monitor (
        .clk(clk), .rst(rst), .tick_us(tick_us), .tick_ms(tick_ms),
        .ce(ce), .hs(hs_n), .vs(vs_n), .de(de_n),
        .present(present), .h_total(h_total), .h_active(h_active),
        .v_total(v_total), .v_active(v_active), .frame_us(frame_us), .changed(changed)
    );

endmodule

`default_nettype wire
