// SPDX-License-Identifier: MIT
// vid_matrix - which source is on the output, changed only in the vertical blank
//
// The old picture ends at its own vertical sync; from there the output is black, with syncs of
// our own like the old ones (vid_keep), until the wanted source's vertical sync (vid_next), then that
// source is passed through. A frame therefore holds pixels of one source only. Nobody waits for the
// internal raster, for a source without picture or for one whose syncs broke: black begins at once then, and
// that port comes back when it had two equal fields. No vertical sync is waited for longer than 64 ms. With no source wanted, or without picture on the
// wanted port, the internal raster is shown, from a vertical sync on: in the standard of
// the last source, or in the one that DISPLAY names. A source that is waited for in vain for
// 250 ms (its syncs are not what they should be) is shown as it is.
// Composite sources (`wave`) are switched alike; in black it is our own composite raster that goes on, from where the source
// was (`int_follow`). With KEEP = 0 nothing is made: their visible part is at blanking level, sync and burst go on.
// A source that changes its kind is left at once, and nobody waits until one of another kind fits.
// Stage 0 is the registered beat of the source shown; the others are not even looked at.

`default_nettype none

module vid_matrix #(
    parameter integer HOSTS  = 4,
    parameter integer PIXELS = 1,
    parameter [0:0]   KEEP   = 1'b1                  // 0: twelve hundred tables less, and what the source does the monitor sees
) (
    input  wire                       clk,
    input  wire                       rst,
    input  wire                       tick_ms,
    input  wire [15:0]                clk_khz,

    input  wire [HOSTS-1:0]           host_ce,
    input  wire [HOSTS*PIXELS-1:0]    host_hs,       // as on the wire, with the polarities below
    input  wire [HOSTS*PIXELS-1:0]    host_vs,
    input  wire [HOSTS*PIXELS-1:0]    host_de,
    input  wire [HOSTS*PIXELS*32-1:0] host_rgb,
    input  wire [HOSTS-1:0]           host_hs_pol,
    input  wire [HOSTS-1:0]           host_vs_pol,
    input  wire [HOSTS-1:0]           host_present,
    input  wire [HOSTS-1:0]           host_wave,     // composite samples in lanes [31:24], no rgb
    input  wire [HOSTS-1:0]           host_amiss,    // ... that are not what was foretold
    input  wire [HOSTS-1:0]           host_pal,      // of 625 lines
    input  wire [HOSTS-1:0]           host_stable,   // the last frame was good
    input  wire [HOSTS-1:0]           host_interlaced,
    input  wire [HOSTS*12-1:0]        host_v_total,  // lines, of both fields when interlaced
    input  wire [HOSTS*8-1:0]         host_tip,      // measured levels
    input  wire [HOSTS*8-1:0]         host_blank,

    input  wire                       int_ce,        // internal raster
    input  wire [PIXELS-1:0]          int_hs,
    input  wire [PIXELS-1:0]          int_vs,
    input  wire [PIXELS-1:0]          int_de,
    input  wire [PIXELS*8-1:0]        int_sample,    // composite
    input  wire [15:0]                int_levels,    // tip, blank
    output wire                       int_run,
    output reg                        int_restart,
    output reg                        int_hold,      // the field under way does not end
    output wire                       int_follow,    // composite: be where the source shown is
    output wire                       int_follow_ce,
    output wire [PIXELS-1:0]          int_follow_hs,
    output wire [PIXELS-1:0]          int_follow_vs,
    output wire                       int_follow_low,   // its last sample is in sync
    input  wire                       int_late,      // composite: in the second half of a line, its own pulse well over
    input  wire [1:0]                 standard,      // 0 as the last source, 1 640x480, 2 NTSC, 3 PAL

    input  wire [4:0]                 sel,           // >= HOSTS: none
    input  wire                       force_internal,
    output reg  [4:0]                 shown,         // HOSTS: internal raster
    output wire                       no_signal,     // the selected port has no picture
    output wire                       switching,

    output reg                        wave,          // the source shown is composite
    output reg                        pal,
    output reg  [15:0]                levels,        // its tip and blank, since the frame began
    output wire                       ce_1,
    output wire                       wave_1,
    output wire                       hs_pol_1,      // polarity of the source
    output wire                       vs_pol_1,
    output wire [PIXELS-1:0]          hs_1,          // positive
    output wire [PIXELS-1:0]          vs_1,
    output wire [PIXELS-1:0]          de_1,
    output wire                       frame_2,       // strobe: vertical sync began
    output wire [PIXELS*32-1:0]       rgb_1
);

    localparam [4:0]  INTERNAL = HOSTS[4:0];
    localparam [1:0]  SHOW = 2'd0, LEAVE = 2'd1, BLACK = 2'd2;

    // What is wanted. All that decides sleeps while nothing changes.
    // --------------------------------------------------------------

    reg  [1:0]  state;
    reg  [4:0]  target, sel_was;
    reg         to_own;                   // target is INTERNAL
    reg  [HOSTS-1:0] present_was, wave_was;
    wire [31:0] present_all = {{(32 - HOSTS){1'b0}}, host_present};
    wire        restless /* verilator public_flat_rd */ = state != SHOW | arrive | was_black | target != shown;
    wire        news = (sel != sel_was) | (host_present != present_was) | (host_wave != wave_was);
    wire        gclk;
    lib_gate gate (.clk(clk), .en(restless | news | fails | tick_ms | rst), .gclk(gclk));
    assign no_signal = sel < INTERNAL && !present_all[sel];

    always @(posedge gclk) begin
        {sel_was, present_was, wave_was} <= {sel, host_present, host_wave};
        target <= present_all[sel] & ~force_internal ? sel : INTERNAL;
        to_own <= ~present_all[sel] | force_internal;
        if (rst) {target, to_own} <= {INTERNAL, 1'b1};
    end

    // Kind: {composite, 625 lines}
    reg  [1:0]  last;                     // of the last source
    wire [31:0] wave_all = {{(32 - HOSTS){1'b0}}, host_wave};
    wire [31:0] pal_all  = {{(32 - HOSTS){1'b0}}, host_pal};
    wire [31:0] bad_all  = {{(32 - HOSTS){1'b0}}, host_amiss};
    wire [1:0]  own_kind = standard == 2'd0 ? last : {2{standard[1]}} & standard;

    function [1:0] kind_of;
        input is_wave, is_pal;
        kind_of = {is_wave, is_wave & is_pal};
    endfunction

    wire [1:0]  kind_shown = shown == INTERNAL ? own_kind : kind_of(wave_all[shown], pal_all[shown]);
    wire [1:0]  kind_next  = to_own ? own_kind : kind_of(wave_all[target], pal_all[target]);
    wire        other_kind = kind_shown != {wave, pal};

    // The beat of the source shown
    // ----------------------------

    wire [2:0]           style_0;
    wire                 ce_0;
    wire [PIXELS-1:0]    hs_0, vs_0, de_0;
    wire [PIXELS*32-1:0] rgb_0;
    wire                 broken, veil;
    reg                  arrive;          // strobe: the source shown is another one now
    wire                 internal  = shown == INTERNAL;
    wire                 black     = state == BLACK;
    wire                 coast /* verilator public_flat_rd */ = KEEP & black & ~wave;
    wire                 own       = KEEP & black & wave;       // our own raster goes on where the composite source was
    assign               int_run   = internal | own;
    assign               int_follow = KEEP & wave & ~internal & ~black;
    assign               {int_follow_ce, int_follow_hs, int_follow_vs} = {ce_0, hs_0, vs_0};
    assign               int_follow_low = {1'b0, rgb_0[PIXELS*32-1 -: 8], 1'b0} < {2'b00, levels[15:8]} + {2'b00, levels[7:0]};
    assign               switching = state != SHOW;
    assign               rgb_1     = rgb_0;
    assign               {hs_pol_1, vs_pol_1, wave_1} = style_0;

    // A polarity that turns out to be another one before anything is to be seen: it was no vertical sync that the source
    // began with, and to the monitor the field before goes on.
    reg         vs_pol_then;
    wire [31:0] vs_pol_all = {{(32 - HOSTS){1'b0}}, host_vs_pol};
    wire        turned /* verilator public_flat_rd */ = veil & ~internal & ~wave & (vs_pol_all[shown] != vs_pol_then);
    wire        amiss /* verilator public_flat_rd */ = int_follow & bad_all[shown] & ~loose;
    wire        fails  = broken | (turned & ~arrive) | (amiss & ~arrive);
    always @(posedge clk) if (arrive) vs_pol_then <= vs_pol_all[shown];

    wire dark;                            // nothing of a picture
`ifdef SEEDED_BUG_1
    assign dark = 1'b0;
`else
    assign dark = black | (~wave & (broken | veil));
`endif

    vid_pick #(.HOSTS(HOSTS), .PIXELS(PIXELS)) pick (
        .clk(clk), .rst(rst),
        .host_ce(host_ce), .host_hs(host_hs), .host_vs(host_vs), .host_de(host_de), .host_rgb(host_rgb),
        .host_hs_pol(host_hs_pol), .host_vs_pol(host_vs_pol),
        .int_ce(int_ce), .int_hs(int_hs), .int_vs(int_vs), .int_de(int_de), .int_sample(int_sample),
        .shown(shown), .internal(internal), .wave(wave), .blank(levels[7:0]),
        .skip(int_restart & internal), .hold(coast | broken), .dark(dark), .own(own),
        .ce_0(ce_0), .style_0(style_0), .hs_0(hs_0), .vs_0(vs_0), .de_0(de_0), .rgb_0(rgb_0)
    );

    // A frame of the output begins with a vertical sync or with another source: levels of it
    assign frame_2 = began | arrive;
    integer m;
    always @(posedge clk)
        if (frame_2 | own) begin
            levels <= int_levels;
            for (m = 0; m < HOSTS; m = m + 1)
                if (shown == m[4:0] && !own) levels <= {host_tip[8*m +: 8], host_blank[8*m +: 8]};
        end

    // The source to come
    // ------------------

    wire        began, half_turn, ready, waits, due, begins, again, vs_began, late_hs;
    wire [12:0] halves, len_now, halves_next, next_len;
    wire [4:0]  want;                     // the target that this is told of
    reg         fault;                    // the port wanted broke: two fields must be alike
    reg         loose;                    // it is shown as it is

    vid_next #(.HOSTS(HOSTS), .PIXELS(PIXELS), .KEEP(KEEP)) next (
        .gclk(gclk), .rst(rst), .clk_khz(clk_khz), .watch(state != SHOW), .target(target), .kind(kind_next),
        .host_ce(host_ce), .host_hs(host_hs), .host_vs(host_vs), .host_hs_pol(host_hs_pol), .host_vs_pol(host_vs_pol),
        .host_wave(host_wave), .host_stable(host_stable), .host_interlaced(host_interlaced), .host_v_total(host_v_total),
        .half_turn(half_turn), .halves(halves), .len_now(len_now), .fields(fault),
        .want(want), .begins(begins), .again(again), .vs_began(vs_began), .len(next_len), .halves_next(halves_next), .late_hs(late_hs), .due(due)
    );

    // From stage 0 to the monitor
    // ---------------------------

    generate if (KEEP) begin : guarded
        vid_keep #(.PIXELS(PIXELS)) keep (
            .clk(clk), .rst(rst), .clk_khz(clk_khz), .ce_0(ce_0), .hs_0(hs_0), .vs_0(vs_0), .de_0(de_0),
            .trusted(internal | wave | loose), .wave(wave), .coast(coast),
            .arrive(arrive), .late_hs(late_hs & ~internal), .next_len(next_len & {13{~internal}}), .next_halves(halves_next), .due(due),
            .broken(broken), .began(began), .half_turn(half_turn), .ready(ready), .halves(halves), .len(len_now), .waits(waits), .veil(veil),
            .ce_1(ce_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1)
        );
    end else begin : bare
        reg  vs_was;
        wire unused = &{1'b0, due, late_hs, next_len, halves_next, loose, fault};
        assign {ce_1, hs_1, vs_1, de_1} = {ce_0 & ~arrive, hs_0, vs_0, de_0};
        assign {broken, veil, half_turn, halves, len_now, waits} = 30'd0;
        assign ready = 1'b1;
        reg  vs_begins;
        assign began = vs_begins;
        always @(posedge clk) begin
            vs_begins <= ce_1 & (|vs_0) & ~vs_was;
            if (ce_0) vs_was <= vs_0[PIXELS-1];
            if (arrive | rst) vs_was <= 1'b1;
            if (rst) vs_begins <= 1'b0;
        end
    end endgenerate

    // Leave, black, show
    // ------------------

    reg        was_black;                 // nothing else is under way to the output
    reg  [7:0] wait_ms;                   // in black for a source that does not come
    wire       vain = &wait_ms;
    wire       free = (wave != kind_next[1]) | ~KEEP;           // no raster is kept
    wire       stays = own & (kind_next == {wave, pal});        // our own raster is the one under way
    reg        soon, late_was;            // it began in the first half of a line of ours: its turn is in the second, and our field does not end meanwhile
    always @(posedge gclk) begin
        late_was <= int_late;
        soon     <= own & kind_next[1] & (begins | (soon & ~again & (int_late | ~late_was)));
    end
    always @(posedge gclk) int_hold <= own & (waits | soon) & ~bad_all[target];     // half lines early: what hangs on it may sleep
    wire       called = (kind_next[1] ? (begins | again) & ~(KEEP & bad_all[target]) & (int_late | free) : begins) | (vain & vs_began);
    wire       gone /* verilator public_flat_rd */ = ~internal & (~present_all[shown] | other_kind);
`ifdef SEEDED_BUG_2
    wire       come = state != SHOW &
`else
    wire       come = black & was_black &
`endif
              (to_own ? began | free
               : want == target && (ready | free) && called);

    always @(posedge gclk) begin
        case (state)
        SHOW:    if (fails | gone) state <= BLACK;
                 else if (target != shown || other_kind) state <= LEAVE;
        LEAVE:   if (began || fails || gone || internal || wait_ms[6]) state <= BLACK;
                 else if (target == shown) state <= SHOW;
        default: if (come) state <= SHOW;
        endcase
        was_black <= black;
        if (rst) state <= SHOW;
    end

    always @(posedge gclk) begin
        if (tick_ms & ~vain) wait_ms <= wait_ms + 8'd1;
        if (state == SHOW || (black && (to_own || want != target))) wait_ms <= 8'd0;
        if (fails) fault <= target == shown;
        if (come || to_own || (black && want != target)) fault <= 1'b0;
    end

    always @(posedge gclk) begin
        {arrive, int_restart} <= 2'b00;
        if (wave && !bad_all[shown]) loose <= 1'b0;
        if (come) begin
            arrive      <= 1'b1;
            shown       <= target;
            {wave, pal} <= kind_next;
            int_restart <= to_own ? ~stays : KEEP & kind_next[1];
            loose       <= vain & ~(begins | again);
            if (!to_own) last <= kind_next;
        end
        if (rst) begin
            shown       <= INTERNAL;
            {wave, pal, last, loose} <= 5'd0;
            {arrive, int_restart}    <= 2'b01;
        end
    end

`ifdef FORMAL
    localparam [31:0] BLUE = 32'h00000050;
    // Every source signs its visible pixels: in rgb, or in the sample when it is composite.
    // Between pixels of two sources lies the beginning of a frame; from leaving a source to
    // the next frame there is only black; the source and its kind change only then.
    reg        f_past = 1'b0, f_seen;
    reg [7:0]  f_last;
    integer    f_h;
    always @(*) if (!f_past) assume (rst);
    always @(*) for (f_h = 0; f_h < HOSTS; f_h = f_h + 1) begin
        assume (host_rgb[PIXELS*32*f_h+24 +: 8] == f_h + 1);
        assume (host_rgb[PIXELS*32*f_h+16 +: 8] == f_h + 1);
        assume (host_blank[8*f_h +: 8] == 8'd0);
    end
    always @(*) assume (int_sample == 8'hFF && int_levels[7:0] == 8'd0);

    wire [7:0] f_content = wave_1 ? rgb_1[31:24] & {8{de_1[0]}} : rgb_1[31:0] == BLUE ? 8'hFF : rgb_1[23:16];
    wire [7:0] f_before  = style_0[0] ? rgb_0[31:24] & {8{de_0[0]}} : rgb_0[31:0] == BLUE ? 8'hFF : rgb_0[23:16];
    wire       f_beat = ce_0 && !arrive;
    wire       f_ink  = ce_1 && f_content != 8'd0;
    wire [7:0] f_sign = internal ? 8'hFF : {3'd0, shown} + 8'd1;
    always @(posedge clk) begin
        f_past <= 1'b1;
        f_seen <= !rst && (frame_2 ? 1'b0 : f_seen | f_ink);
        if (f_ink) f_last <= f_content;
    end

    always @(*) if (f_past) begin
        if (f_ink && f_seen && !frame_2) never_mixed: assert (f_content == f_last);
        if (f_ink) signed_by_shown: assert (f_content == f_sign);
        if (f_beat && f_before != 8'd0) signed_before: assert (f_before == f_sign);
        if (f_beat) style_of_shown: assert (style_0[0] == wave);
        if (ce_1 && !arrive) kind_of_monitor: assert (wave_1 == wave);
        if (f_seen && !frame_2) last_is_shown: assert (f_last == f_sign);
        if (wave && !(state == SHOW && frame_2)) black_level: assert (levels[7:0] == 8'd0);
    end
    always @(*) if (f_past) begin
        known_source: assert (shown <= INTERNAL && target <= INTERNAL);
        known_state:  assert (state != 2'd3);
        own_wanted:   assert (to_own == (target == INTERNAL));
        cover (shown == 5'd1 && state == BLACK && target == 5'd0);
        cover (shown == 5'd0 && f_ink && wave_1);
        cover (shown == 5'd0 && f_ink && !wave_1);
        cover (internal && wave_1 && f_ink);
    end
    always @(posedge clk) if (f_past && !$past(rst) && ($past(shown) != shown || $past(wave) != wave)) begin
        black_before: assert ($past(state) == BLACK);
        new_frame:    assert (frame_2 && !f_ink);
    end
`endif

endmodule

`default_nettype wire
