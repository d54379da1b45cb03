// SPDX-License-Identifier: MIT
// vid_console - the picture of one console: source, overlay, output
//
// Wiring of the picture path (vid_matrix, vid_locate, osd_text, vid_mix: four clocks) and
// of the drawing path (osd_notice, osd_command, osd_page, osd_display, osd_fetch). Pixels
// never wait: drawing is late rather than wrong.

`default_nettype none

module vid_console #(
    parameter integer HOSTS     = 4,
    parameter integer PIXELS    = 1,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30,
    parameter [0:0]   WAVE      = 1'b1,  // 0: no composite video, whatever DISPLAY asks for
    parameter [0:0]   KEEP      = 1'b1
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
    input  wire [HOSTS-1:0]           host_pal,
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

    localparam integer COL_BITS = $clog2(TEXT_COLS);
    wire unused = tick_us;                // nothing here runs by the microsecond
    wire unused_field = &{1'b0, host_field};    // all fields show the same

    // Source
    // ------

    wire                 int_run, int_restart, int_ce, force_internal;
    wire [PIXELS-1:0]    int_hs, int_vs, int_de;
    wire [PIXELS*8-1:0]  int_sample;
    wire                 wave, pal, wave_1;
    wire [15:0]          levels;
    wire [1:0]           standard;
    wire                 ce_1, ce_2, hs_pol_1, vs_pol_1, frame_2;
    wire [PIXELS-1:0]    hs_1, vs_1, de_1;
    wire [PIXELS*32-1:0] rgb_1;

    vid_internal #(.PIXELS(PIXELS)) own (
        .clk(clk), .rst(rst), .clk_khz(clk_khz), .run(int_run), .restart(int_restart), .wave(wave), .pal(pal),
        .ce(int_ce), .hs(int_hs), .vs(int_vs), .de(int_de), .sample(int_sample)
    );

    vid_matrix #(.HOSTS(HOSTS), .PIXELS(PIXELS), .KEEP(KEEP)) matrix (
        .clk(clk), .rst(rst), .tick_ms(tick_ms), .clk_khz(clk_khz),
        .host_ce(host_ce), .host_hs(host_hs), .host_vs(host_vs), .host_de(host_de), .host_rgb(host_rgb),
        .host_hs_pol(host_hs_pol), .host_vs_pol(host_vs_pol), .host_present(host_present),
        .host_wave(host_wave), .host_pal(host_pal), .host_interlaced(host_interlaced), .host_v_total(host_v_total), .host_tip(host_tip), .host_blank(host_blank),
        .int_ce(int_ce), .int_hs(int_hs), .int_vs(int_vs), .int_de(int_de), .int_sample(int_sample),
        .int_levels(pal ? PAL_LEVELS : NTSC_LEVELS), .int_run(int_run), .int_restart(int_restart), .standard(WAVE ? standard : DIGITAL),
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

    // Overlay in step with the beam
    // -----------------------------

    wire [12:0]         win_x, win_y;
    wire [7:0]          cols, clip_cols;
    wire [5:0]          rows, clip_rows, row;
    wire [1:0]          scale_x, scale_y;
    wire [2:0]          dim;
    wire [1:0]          bank;
    wire                big, rim, blink_dark;
    wire                near_2, cross_2, prime_2, in_rows, first_line, row_ready;
    wire signed [13:0]  u_2;
    wire                unused_u = &{1'b0, u_2[13:6]};
    wire [3:0]          line;
    wire                cell_we, ink_we;
    wire [COL_BITS:0]   cell_at;
    wire [COL_BITS+3:0] ink_at;
    wire [15:0]         cell_attr;
    wire [15:0]         ink;
    wire                ce_3, wave_3;
    wire [PIXELS-1:0]   de_3, paint_3, dim_3;
    wire [PIXELS*32-1:0] rgb_3, rgb_4, wave_rgb_4;
    wire [PIXELS*4-1:0] colour_3;

    // Without an overlay nothing of it is worked out; it comes and goes at vertical syncs, where the beam is found anew.
    wire text_clk;
    lib_wake text_wake (.clk(clk), .rst(rst), .stir(overlay_on), .gclk(text_clk));

    vid_locate #(.PIXELS(PIXELS)) locate (
        .clk(text_clk), .rst(rst), .ce_1(ce_1), .hs_1(hs_1), .vs_1(vs_1), .de_1(de_1), .frame_2(frame_2),
        .win_x(win_x), .win_y(win_y), .rows(rows), .big(big), .scale_x(scale_x), .scale_y(scale_y),
        .near_2(near_2), .cross_2(cross_2), .u_2(u_2), .prime_2(prime_2),
        .in_rows(in_rows), .first_line(first_line), .row(row), .line(line), .rim(rim)
    );

    osd_text #(.PIXELS(PIXELS), .COL_BITS(COL_BITS)) text (
        .clk(text_clk), .rst(rst),
        .cell_we(cell_we), .cell_at(cell_at), .cell_attr(cell_attr), .ink_we(ink_we), .ink_at(ink_at), .ink(ink),
        .on(overlay_on), .cols(cols), .big(big), .scale_x(scale_x), .blink_dark(blink_dark),
        .in_rows(in_rows), .first_line(first_line), .bank(row[0]), .line(line), .rim(rim), .row_ready(row_ready),
        .ce_2(ce_2), .prime_2(prime_2), .near_2(near_2), .cross_2(cross_2), .u_2(u_2[5:0]),
        .paint_3(paint_3), .dim_3(dim_3), .colour_3(colour_3)
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

    // Commands
    // --------

    wire        cmd_valid, cmd_ready, flush, quiet, page, swap, set, defaults, start, halves, busy;
    wire [7:0]  cmd_data, set_byte, at_row, at_col, height, width;
    wire [3:0]  set_at;
    wire [1:0]  op;
    wire [15:0] arg_a, arg_b;

    // Commands and fetching sleep while nothing is to be drawn.
    // ---------------------------------------------------------

    wire       osd_clk;
    reg  [5:0] row_was;
    reg  [8:0] facts_was;                 // what osd_notice tells
    wire [8:0] facts  = {alive, sel, no_signal, armed, capture};
    wire       drawing = cmd_valid | busy | commit_busy | mem_req | gl_req;
    wire       beam    = frame_2 | frame_3 | (row != row_was) | (facts != facts_was);
    always @(posedge clk) {row_was, facts_was} <= {row, facts};
    lib_wake wake (.clk(clk), .rst(rst), .stir(drawing | beam | tick_ms), .gclk(osd_clk));

    osd_notice #(.HOSTS(HOSTS)) notice (
        .clk(osd_clk), .rst(rst), .alive(alive), .sel(sel), .no_signal(no_signal), .hint(armed | capture),
        .link_valid(osd_valid), .link_ready(osd_ready), .link_data(osd_data),
        .valid(cmd_valid), .ready(cmd_ready), .data(cmd_data), .flush(flush), .quiet(quiet)
    );

    osd_command command (
        .clk(osd_clk), .rst(rst), .in_valid(cmd_valid), .in_ready(cmd_ready), .in_data(cmd_data),
        .flush(flush), .quiet(quiet), .frame(frame_2), .error(osd_error), .page(page), .swap(swap),
        .commit_busy(commit_busy), .commit_done(commit_done), .commits(commits),
        .set(set), .set_at(set_at), .set_byte(set_byte), .defaults(defaults),
        .start(start), .op(op), .at_row(at_row), .at_col(at_col), .height(height), .width(width),
        .a(arg_a), .b(arg_b), .halves(halves), .busy(busy)
    );

    osd_display #(.TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) display (
        .clk(osd_clk), .rst(rst), .set(set), .set_at(set_at), .set_byte(set_byte), .defaults(defaults),
        .frame(frame_2), .swap(swap), .clip_cols(clip_cols), .clip_rows(clip_rows),
        .on(overlay_on), .internal(force_internal), .big(big), .standard(standard), .win_x(win_x), .win_y(win_y), .cols(cols), .rows(rows),
        .scale_x(scale_x), .scale_y(scale_y), .dim(dim), .bank(bank), .blink_dark(blink_dark)
    );

    // Text memory: fetching goes before drawing
    // -----------------------------------------

    wire        page_req, page_we, page_ack, fetch_req, fetch_ack;
    wire [17:0] page_addr, fetch_addr;

    osd_page pages (
        .clk(osd_clk), .rst(rst), .start(start), .op(op), .at_row(at_row), .at_col(at_col),
        .height(height), .width(width), .a(arg_a), .b(arg_b), .halves(halves),
        .clip_rows(clip_rows), .clip_cols(clip_cols), .page(page), .busy(busy), .crc(page_crc),
        .mem_req(page_req), .mem_we(page_we), .mem_addr(page_addr), .mem_wdata(mem_wdata),
        .mem_ack(page_ack), .mem_rdata(mem_rdata)
    );

    osd_fetch #(.COL_BITS(COL_BITS)) fetch (
        .clk(osd_clk), .rst(rst), .start(frame_3), .on(overlay_on), .page(page), .cols(cols), .rows(rows),
        .beam_row(row), .row_ready(row_ready),
        .mem_req(fetch_req), .mem_addr(fetch_addr), .mem_ack(fetch_ack), .mem_rdata(mem_rdata),
        .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right),
        .gl_valid(gl_valid), .gl_data(gl_data), .gl_done(gl_done),
        .cell_we(cell_we), .cell_at(cell_at), .cell_attr(cell_attr), .ink_we(ink_we), .ink_at(ink_at), .ink(ink)
    );

    osd_port port (
        .clk(osd_clk), .rst(rst),
        .one_req(fetch_req), .one_addr(fetch_addr), .one_ack(fetch_ack),
        .two_req(page_req), .two_we(page_we), .two_addr(page_addr), .two_ack(page_ack),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_ack(mem_ack)
    );

endmodule

`default_nettype wire
