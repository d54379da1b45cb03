// SPDX-License-Identifier: MIT
// vid_console - the picture of one console: source, overlay, output
//
// Wiring of the picture path: vid_matrix, osd_engine, vid_mix, vid_luma, four clocks from pin to pin.

`default_nettype none

module vid_console #(
    parameter integer HOSTS     = 4,
    parameter integer PIXELS    = 1,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30,
    parameter [0:0]   WAVE      = 1'b1,  // 0: no composite video of its own, whatever DISPLAY asks for
    parameter [0:0]   KEEP      = 1'b1,
    parameter [0:0]   SMALL     = PIXELS == 1
) (
    input  wire                       clk,
    input  wire                       rst,
    input  wire [15:0]                clk_khz,
    input  wire                       tick_us,
    input  wire                       tick_ms,

    // sources, syncs as on the wire
    input  wire [HOSTS-1:0]           host_ce,
    input  wire [HOSTS*PIXELS-1:0]    host_hs,
    input  wire [HOSTS*PIXELS-1:0]    host_vs,
    input  wire [HOSTS*PIXELS-1:0]    host_de,
    input  wire [HOSTS*PIXELS*32-1:0] host_rgb,
    input  wire [HOSTS-1:0]           host_hs_pol,
    input  wire [HOSTS-1:0]           host_vs_pol,
    input  wire [HOSTS-1:0]           host_present,
    input  wire [HOSTS-1:0]           host_wave,       // lanes [31:24] are composite samples
    input  wire [HOSTS-1:0]           host_amiss,
    input  wire [HOSTS-1:0]           host_pal,
    input  wire [HOSTS-1:0]           host_stable,     // its last frame was good
    input  wire [HOSTS-1:0]           host_interlaced,
    input  wire [HOSTS-1:0]           host_field,
    input  wire [HOSTS*12-1:0]        host_v_total,    // lines, of both fields when interlaced
    input  wire [HOSTS*8-1:0]         host_tip,        // levels of a composite source
    input  wire [HOSTS*8-1:0]         host_blank,

    // control and drawing
    input  wire [4:0]                 sel,       // 0-based; >= HOSTS: none
    input  wire                       alive,     // the daemon is heard
    input  wire                       capture,
    input  wire                       armed,
    input  wire                       osd_valid,
    output wire                       osd_ready,
    input  wire [7:0]                 osd_data,

    // monitor
    output wire                       con_ce,
    output wire [PIXELS-1:0]          con_hs,
    output wire [PIXELS-1:0]          con_vs,
    output wire [PIXELS-1:0]          con_de,
    output wire [PIXELS*32-1:0]       con_rgb,
    output wire                       con_wave,  // lanes [31:24] are composite samples, 27 MHz
    output wire [PIXELS-1:0]          con_key,   // composite: the overlay replaces this sample
    output wire [PIXELS*2-1:0]        con_level, // ... by 0 black, 1 grey, 2 white, 3 the picture, dimmed

    // state
    output wire [4:0]                 shown,     // HOSTS: internal picture
    output wire                       no_signal,
    output wire                       switching,
    output wire                       overlay_on,
    output wire                       commit_busy,
    output wire                       osd_error,   // strobe
    output wire                       commit_done, // strobe
    output reg  [31:0]                frames,
    output wire [31:0]                page_crc,  // while commit_busy is 0
    output wire [15:0]                commits,

    // text memory and glyphs
    output wire                       mem_req,
    output wire                       mem_we,
    output wire [17:0]                mem_addr,
    output wire [15:0]                mem_wdata,
    input  wire                       mem_ack,
    input  wire [15:0]                mem_rdata,
    output wire                       gl_req,
    output wire [15:0]                gl_code,
    output wire                       gl_right,
    input  wire                       gl_valid,
    input  wire [15:0]                gl_data,
    input  wire                       gl_done
);

    wire unused = tick_us;                // nothing here runs by the microsecond
    wire unused_field = &{1'b0, host_field};    // all fields show the same

    // Source
    // ------

    wire                 int_run, int_restart, int_hold, int_follow, int_follow_ce, int_follow_low, int_late, int_ce, force_internal;
    wire [PIXELS-1:0]    int_follow_hs, int_follow_vs, int_hs, int_vs, int_de;
    wire [PIXELS*8-1:0]  int_sample;
    wire                 wave, pal, wave_1;
    wire [15:0]          levels;
    wire [1:0]           standard;
    wire                 ce_1, ce_2, hs_pol_1, vs_pol_1, frame_2;
    wire [PIXELS-1:0]    hs_1, vs_1, de_1;
    wire [PIXELS*32-1:0] rgb_1;

    vid_internal #(.PIXELS(PIXELS)) own (
        .clk(clk), .rst(rst), .clk_khz(clk_khz), .run(int_run), .restart(int_restart), .wave(WAVE & wave), .pal(pal),
        .hold(int_hold), .follow(int_follow), .follow_ce(int_follow_ce), .follow_hs(int_follow_hs), .follow_vs(int_follow_vs), .follow_low(int_follow_low), .late(int_late),
        .ce(int_ce), .hs(int_hs), .vs(int_vs), .de(int_de), .sample(int_sample)
    );

    vid_matrix #(.HOSTS(HOSTS), .PIXELS(PIXELS), .KEEP(KEEP)) matrix (
        .clk(clk), .rst(rst), .tick_ms(tick_ms), .clk_khz(clk_khz),
        .host_ce(host_ce), .host_hs(host_hs), .host_vs(host_vs), .host_de(host_de), .host_rgb(host_rgb),
        .host_hs_pol(host_hs_pol), .host_vs_pol(host_vs_pol), .host_present(host_present),
        .host_wave(host_wave), .host_amiss(host_amiss), .host_pal(host_pal), .host_stable(host_stable), .host_interlaced(host_interlaced), .host_v_total(host_v_total), .host_tip(host_tip), .host_blank(host_blank),
        .int_ce(int_ce), .int_hs(int_hs), .int_vs(int_vs), .int_de(int_de), .int_sample(int_sample),
        .int_levels(pal ? PAL_LEVELS : NTSC_LEVELS), .int_run(int_run), .int_restart(int_restart), .int_hold(int_hold), .int_follow(int_follow),
        .int_follow_ce(int_follow_ce), .int_follow_hs(int_follow_hs), .int_follow_vs(int_follow_vs), .int_follow_low(int_follow_low), .int_late(int_late), .standard(WAVE ? standard : DIGITAL),
        .sel(sel), .force_internal(force_internal), .shown(shown), .no_signal(no_signal), .switching(switching),
        .wave(wave), .pal(pal), .levels(levels),
        .ce_1(ce_1), .wave_1(wave_1), .hs_pol_1(hs_pol_1), .vs_pol_1(vs_pol_1),
        .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .frame_2(frame_2), .rgb_1(rgb_1)
    );

    localparam [1:0]  DIGITAL     = 2'd1;
    localparam [15:0] NTSC_LEVELS = {8'd4, 8'd60};
    localparam [15:0] PAL_LEVELS  = {8'd1, 8'd64};

    // A new frame: settings change at frame_2 and hold from frame_3 on.
    reg frame_3;
    always @(posedge clk) begin
        frame_3 <= frame_2;
        if (frame_2) frames <= frames + 32'd1;
        if (rst) {frame_3, frames} <= 33'd0;
    end

    // Overlay
    // -------

    wire [2:0]          dim;
    wire [1:0]          bank;
    wire                ce_3, wave_3;
    wire [PIXELS-1:0]   de_3, paint_3, dim_3;
    wire [PIXELS*32-1:0] rgb_3, rgb_4, wave_rgb_4;
    wire [PIXELS*4-1:0] colour_3;

    osd_engine #(.HOSTS(HOSTS), .PIXELS(PIXELS), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS), .SMALL(SMALL)) engine (
        .clk(clk), .rst(rst), .tick_ms(tick_ms),
        .alive(alive), .sel(sel), .no_signal(no_signal), .hint(armed | capture), .wave(wave),
        .osd_valid(osd_valid), .osd_ready(osd_ready), .osd_data(osd_data),
        .ce_1(ce_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .ce_2(ce_2), .frame_2(frame_2), .frame_3(frame_3),
        .paint_3(paint_3), .dim_3(dim_3), .colour_3(colour_3), .dim(dim), .bank(bank),
        .overlay_on(overlay_on), .internal(force_internal), .standard(standard),
        .commit_busy(commit_busy), .osd_error(osd_error), .commit_done(commit_done), .page_crc(page_crc), .commits(commits),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata), .mem_ack(mem_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done)
    );

    vid_mix #(.PIXELS(PIXELS)) mix (
        .clk(clk), .rst(rst), .ce_1(ce_1), .wave_1(wave_1), .hs_pol_1(hs_pol_1), .vs_pol_1(vs_pol_1),
        .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .rgb_1(rgb_1), .ce_2(ce_2),
        .paint_3(paint_3), .dim_3(dim_3), .colour_3(colour_3), .dim(dim), .bank(bank),
        .ce_3(ce_3), .wave_3(wave_3), .de_3(de_3), .rgb_3(rgb_3),
        .ce_4(con_ce), .wave_4(con_wave), .hs_4(con_hs), .vs_4(con_vs), .de_4(con_de), .rgb_4(rgb_4)
    );

    vid_luma #(.PIXELS(PIXELS)) luma (
        .clk(clk), .rst(rst), .frame(frame_3 & wave), .tip(levels[15:8]), .blank(levels[7:0]), .pal(pal),
        .ce_3(ce_3), .wave_3(wave_3), .de_3(de_3), .rgb_3(rgb_3),
        .paint_3(paint_3), .dim_3(dim_3), .colour_3(colour_3), .dim(dim), .bank(bank),
        .wave_4(wave_rgb_4), .key_4(con_key), .level_4(con_level)
    );

    assign con_rgb = con_wave ? wave_rgb_4 : rgb_4;

endmodule

`default_nettype wire
