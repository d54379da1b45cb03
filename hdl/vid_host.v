// SPDX-License-Identifier: MIT
// vid_host - the picture side of one host port
//
// Wiring: polarity of the syncs (vid_sync_sep), measuring (vid_monitor, vid_verdict), watching (vid_watch). What the consoles get
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
    output wire              changed,     // strobe: picture found, lost or of another shape
    output wire [3:0]        state,       // picture or why there is none
    input  wire              wclk,        // runs at least with o_ce and want, and with rst
    output wire              want,
    output wire [7:0]        changes,     // what moves: vid_watch
    output wire              dark,
    output wire              restless,
    output wire [19:0]       age_ms,
    output wire [28:0]       luma,
    output wire [23:0]       signature
);

    assign {o_ce, o_hs, o_vs, o_de, o_rgb} = {ce, hs, vs, de, rgb};
    assign {wave, pal} = 2'd0;
    assign {tip, blank} = 16'd0;
    assign kind = {2'd0, present};
    wire unused_analog = ANALOG;

    wire              edges, edges_1, gclk;
    wire [PIXELS-1:0] hs_1, vs_1, de_1;
    wire [11:0]       px_1;

    wire              busy, watch_busy;    // strobes that must not stay
    wire              stir = edges | tick_ms | rst;
    lib_gate gate (.clk(clk), .en(stir | edges_1 | busy | changed | watch_busy), .gclk(gclk));

    vid_sync_sep #(.PIXELS(PIXELS)) sync_sep (
        .clk(clk), .gclk(gclk), .rst(rst), .ce(ce), .hs(hs), .vs(vs), .de(de), .edges(edges),
        .edges_1(edges_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .px_1(px_1), .hs_pol(hs_pol), .vs_pol(vs_pol)
    );

    wire        line, frame, same, seen;
    wire [11:0] line_px;

    vid_monitor #(.PIXELS(PIXELS)) monitor (
        .clk(gclk), .rst(rst), .tick_ms(tick_ms), .now_us(now_us), .loose(wave),
        .edges_1(edges_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .px_1(px_1),
        .h_total(h_total), .h_active(h_active), .v_total(v_total), .v_active(v_active), .frame_us(frame_us),
        .interlaced(interlaced), .field(field), .line(line), .line_px(line_px), .seen(seen),
        .frame(frame), .same(same), .busy(busy)
    );

    vid_verdict verdict (
        .clk(gclk), .rst(rst), .tick_ms(tick_ms), .line(line), .line_px(line_px), .frame(frame), .same(same),
        .h_total(h_total), .h_active(h_active), .v_total(v_total), .v_active(v_active),
        .present(present), .changed(changed), .state(state)
    );

    vid_watch #(.PIXELS(PIXELS)) watch (
        .gclk(gclk), .wclk(wclk), .rst(rst), .tick_ms(tick_ms), .want(want), .busy(watch_busy),
        .ce(o_ce), .de(o_de), .rgb(o_rgb), .wave(wave), .black(blank), .present(present), .seen(seen), .frame(frame),
        .changes(changes), .age_ms(age_ms), .blank(dark), .restless(restless), .signature(signature), .luma(luma)
    );

endmodule

`default_nettype wire
