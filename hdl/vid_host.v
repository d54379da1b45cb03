// SPDX-License-Identifier: MIT
// vid_host - the picture side of one host port
//
// Wiring: which kind of source it is (vid_kind), separation of composite sync from a pin or from samples (vid_csync),
// polarity and edges of the syncs (vid_sync_sep), measuring (vid_monitor, vid_verdict), watching (vid_watch). What the consoles get is o_*: with separate
// syncs the pins themselves; else the syncs are the separated ones, positive, foretold and so without delay too, and
// with `wave` so is `de`. Between the edges of syncs and visible area all but a count of pixels sleeps, and with separate
// syncs the front end for the others altogether. ANALOG = 0 leaves it out.

`default_nettype none
`include "ovs_regs.vh"

module vid_host #(
    parameter integer PIXELS = 1,
    parameter [0:0]   ANALOG = 1'b1,      // 0: separate syncs only
    parameter [0:0]   WATCH  = 1'b1,      // 0: nobody looks what moves
    parameter [0:0]   INTERLACE = 1'b1    // see vid_monitor
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
    output wire              wave,        // lanes [31:24] are composite samples ...
    output wire              amiss,       // ... in which syncs are not where they are foretold
    output wire [2:0]        kind,        // 0 none, 1 separate syncs, 2 composite sync, 3 sync-on-green, 4 composite
    output wire              pal,         // 625 lines, 50 fields
    output wire [7:0]        tip,         // levels of a composite source
    output wire [7:0]        blank,

    output wire              present,
    output wire              stable,      // its last frame was good: what is measured is true
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

    wire [PIXELS-1:0] hs_m, vs_m, de_m;    // of the source, wherever they came from
    wire              separated, settled, locked, news;
    wire [11:0]       place;
    assign {o_ce, o_hs, o_vs, o_de, o_rgb} = {ce, hs_m, vs_m, de_m, rgb};

    // Composite sync, sync-on-green, composite video
    // ----------------------------------------------

    wire edges, kind_awake, gclk;

    generate
        if (ANALOG) begin : analog
            wire              front_clk, flipped, restart, pin, tv;
            wire              next_pal;
            wire [7:0]        next_tip, next_blank;
            wire [PIXELS-1:0] next_hs, next_vs, next_de;
            reg  [PIXELS-1:0] r_hs, r_vs, r_de;
            reg  [16:0]       facts;

            lib_gate front_gate (.clk(clk), .en(rst | kind_awake), .gclk(front_clk));

            vid_kind #(.PIXELS(PIXELS)) finder (
                .clk(gclk), .rst(rst), .tick_ms(tick_ms), .ce(ce), .hs(hs), .vs(vs), .de(de), .sample(rgb[31:24]),
                .flipped(flipped), .locked(locked), .in_vs(|next_vs), .awake(kind_awake), .restart(restart),
                .pin(pin), .tv(tv), .separated(separated), .settled(settled), .news(news)
            );

            vid_csync #(.PIXELS(PIXELS)) separator (
                .clk(front_clk), .rst(rst), .ce(ce), .restart(restart), .for_tv(tv), .for_pin(pin), .csync(hs), .rgb(rgb),
                .flipped(flipped), .locked(locked), .pal(next_pal), .tip(next_tip), .blank(next_blank),
                .hs(next_hs), .vs(next_vs), .de(next_de), .now_us(now_us[5:0]), .amiss(amiss), .px(place)
            );

            always @(posedge gclk) begin
                if (ce) {r_hs, r_vs, r_de} <= {next_hs, next_vs, next_de};
                if (tick_ms) facts <= {next_pal, next_tip, next_blank};
            end

            assign {pal, tip, blank} = facts;

            assign wave = separated & tv;
            assign hs_m = separated ? r_hs : hs;
            assign vs_m = separated ? r_vs : vs;
            assign de_m = wave ? r_de : de;
            assign kind = !present ? 3'd0 : !separated ? 3'd1 : tv ? 3'd4 : pin ? 3'd2 : 3'd3;
        end else begin : digital
            assign {separated, settled, locked, kind_awake, wave, amiss, pal, news} = 8'b01000000;
            assign {tip, blank, place} = 28'd0;
            assign {hs_m, vs_m, de_m} = {hs, vs, de};
            assign kind = {2'd0, present};
            wire unused = &{1'b0, locked};
        end
    endgenerate

    // Measuring
    // ---------

    wire              edges_1, pol_h, pol_v, busy, mon_present, mon_stable, mon_changed;
    wire [PIXELS-1:0] hs_1, vs_1, de_1;
    wire [11:0]       px_1;

    wire              watch_busy;          // strobes that must not stay
    wire [3:0]        mon_state;
    reg               forget;
    wire              stay /* verilator public_flat_rd */ = kind_awake | edges_1 | busy | mon_changed | watch_busy;  // kept by the simulator
    lib_gate gate (.clk(clk), .en(edges | tick_ms | rst | stay), .gclk(gclk));

    vid_sync_sep #(.PIXELS(PIXELS)) sync_sep (
        .clk(clk), .gclk(gclk), .rst(rst), .ce(ce), .hs(hs_m), .vs(vs_m), .de(de_m),
        .separated(separated), .placed(wave), .place(place), .edges(edges),
        .edges_1(edges_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .px_1(px_1), .hs_pol(pol_h), .vs_pol(pol_v)
    );

    wire        line, frame, same, seen;
    wire [11:0] line_px;

    vid_monitor #(.PIXELS(PIXELS), .INTERLACE(INTERLACE)) monitor (
        .clk(gclk), .rst(forget), .tick_ms(tick_ms), .now_us(now_us), .loose(wave),
        .edges_1(edges_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .px_1(px_1),
        .h_total(h_total), .h_active(h_active), .v_total(v_total), .v_active(v_active), .frame_us(frame_us),
        .interlaced(interlaced), .field(field), .line(line), .line_px(line_px), .seen(seen),
        .frame(frame), .same(same), .busy(busy)
    );

    vid_verdict verdict (
        .clk(gclk), .rst(forget), .tick_ms(tick_ms), .line(line), .line_px(line_px), .frame(frame), .same(same),
        .h_total(h_total), .h_active(h_active), .v_total(v_total), .v_active(v_active),
        .present(mon_present), .stable(mon_stable), .changed(mon_changed), .state(mon_state)
    );

    // What is not built is not asked: synthesis drops it.
    wire [82:0] watched;
    wire [1:0]  watched_now;
    vid_watch #(.PIXELS(PIXELS)) watch (
        .gclk(gclk), .wclk(wclk), .rst(rst), .tick_ms(tick_ms), .want(watched_now[1]), .busy(watched_now[0]),
        .ce(o_ce), .de(o_de), .rgb(o_rgb), .wave(wave), .black(blank), .present(present), .seen(seen), .frame(frame),
        .changes(watched[82:75]), .age_ms(watched[74:55]), .blank(watched[54]), .restless(watched[53]), .signature(watched[52:29]), .luma(watched[28:0])
    );
    assign {changes, age_ms, dark, restless, signature, luma} = WATCH ? watched : 83'd0;
    assign {want, watch_busy} = WATCH ? watched_now : 2'b00;

    // Composite video is a picture as soon as its lines and fields are known: they can be but one mode.
    // --------------------------------------------------------------------------------------------------

    localparam [31:0] PICTURE = `OVS_VIDEO_PICTURE;
    assign present = settled & (wave | mon_present);
    assign stable  = wave | mon_stable;
    assign state   = wave & settled ? PICTURE[3:0] : mon_state;
    assign changed = mon_changed | news;
    assign hs_pol  = pol_h | separated;
    assign vs_pol  = pol_v | separated;

    always @(posedge gclk) forget <= rst | ~settled;

endmodule

`default_nettype wire
