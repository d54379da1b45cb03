// SPDX-License-Identifier: MIT
// osd_engine - the overlay of one console: from the bytes of its commands to what to do with each pixel
//
// Wiring of the drawing path (osd_notice, osd_machine with osd_display or osd_direct, osd_fetch) and of the path in step with
// the beam (vid_locate, osd_text: stage 1 in, stage 3 out). Text memory and glyphs are asked for at ports, for consoles
// share them (mem_text, mem_flash). Pixels never wait: drawing is late rather than wrong.

`default_nettype none

module osd_engine #(
    parameter integer HOSTS     = 4,
    parameter integer PIXELS    = 1,
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30,
    parameter [0:0]   SMALL     = 1'b1   // commands by osd_machine, not by osd_direct
) (
    input  wire                clk,
    input  wire                rst,
    input  wire                tick_ms,

    // what a line of text says while there is no daemon
    input  wire                alive,     // the daemon is heard
    input  wire [4:0]          sel,       // 0-based; >= HOSTS: none
    input  wire                no_signal,
    input  wire                hint,      // show the keys
    input  wire                wave,      // the picture is composite video

    // commands
    input  wire                osd_valid,
    output wire                osd_ready,
    input  wire [7:0]          osd_data,

    // the beam
    input  wire                ce_1,
    input  wire [PIXELS-1:0]   hs_1,      // positive
    input  wire [PIXELS-1:0]   vs_1,
    input  wire [PIXELS-1:0]   de_1,
    input  wire                ce_2,
    input  wire                frame_2,   // strobe: vertical sync began; settings change ...
    input  wire                frame_3,   // a clock later: ... and hold from here on
    output wire [PIXELS-1:0]   paint_3,   // draw colour_3
    output wire [PIXELS-1:0]   dim_3,     // darken the picture; not together with paint
    output wire [PIXELS*4-1:0] colour_3,
    output wire [2:0]          dim,       // brightness in eighths
    output wire [1:0]          bank,      // palette

    // state
    output wire                overlay_on,
    output wire                internal,  // DISPLAY asks for the internal picture
    output wire [1:0]          standard,  // ... and for this standard of it
    output wire                commit_busy,
    output wire                osd_error,   // strobe
    output wire                commit_done, // strobe
    output wire [31:0]         page_crc,  // while commit_busy is 0
    output wire [15:0]         commits,

    // text memory and glyphs
    output wire                mem_req,
    output wire                mem_we,
    output wire [17:0]         mem_addr,
    output wire [15:0]         mem_wdata,
    input  wire                mem_ack,
    input  wire [15:0]         mem_rdata,
    output wire                gl_req,
    output wire [15:0]         gl_code,
    output wire                gl_right,
    input  wire                gl_valid,
    input  wire [15:0]         gl_data,
    input  wire                gl_done
);

    localparam integer COL_BITS = $clog2(TEXT_COLS);

    // Overlay in step with the beam
    // -----------------------------

    wire [12:0]         win_x, win_y;
    wire [7:0]          cols;
    wire [5:0]          rows, row;
    wire [1:0]          scale_x, scale_y;
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

    // Commands
    // --------

    wire        cmd_valid, cmd_ready, flush, quiet, busy, page, turn;
    wire [7:0]  cmd_data;
    wire [6:0]  script_at;
    wire [15:0] script_word;

    // Commands and fetching sleep while nothing is to be drawn.
    // ---------------------------------------------------------

    wire       osd_clk;
    reg  [5:0] row_was;
    reg  [8:0] facts_was;                 // what osd_notice tells
    wire [8:0] facts  = {alive, sel, no_signal, hint, wave};
    wire       drawing = cmd_valid | busy | mem_req | gl_req;
    wire       beam    = frame_2 | frame_3 | (row != row_was) | (facts != facts_was);
    always @(posedge clk) {row_was, facts_was} <= {row, facts};
    lib_wake wake (.clk(clk), .rst(rst), .stir(drawing | beam | tick_ms), .gclk(osd_clk));

    osd_notice #(.HOSTS(HOSTS)) notice (
        .clk(osd_clk), .rst(rst), .alive(alive), .sel(sel), .no_signal(no_signal), .hint(hint), .wave(wave),
        .link_valid(osd_valid), .link_ready(osd_ready), .link_data(osd_data),
        .valid(cmd_valid), .ready(cmd_ready), .data(cmd_data), .flush(flush), .quiet(quiet),
        .at_next(script_at), .word(script_word)
    );

    wire        page_req, page_we, page_ack, fetch_req, fetch_ack;
    wire [17:0] page_addr, fetch_addr;

    generate
        if (SMALL) begin : by_program
            wire [7:0]  set;
            wire [13:0] value;
            assign quiet = cmd_ready;
            assign busy  = ~cmd_ready;

            osd_machine #(.TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) machine (
                .clk(osd_clk), .rst(rst), .in_valid(cmd_valid), .in_ready(cmd_ready), .in_data(cmd_data),
                .flush(flush), .frame(frame_2), .script_at(script_at), .operand(script_word), .page(page), .turn(turn),
                .commit_busy(commit_busy), .commit_done(commit_done), .commits(commits), .error(osd_error), .crc(page_crc),
                .set(set), .value(value), .mem_req(page_req), .mem_we(page_we), .mem_addr(page_addr), .mem_wdata(mem_wdata),
                .mem_ack(page_ack), .mem_rdata(mem_rdata)
            );

            osd_display display (
                .clk(osd_clk), .rst(rst), .set(set), .value(value), .on(overlay_on), .internal(internal), .big(big),
                .standard(standard), .win_x(win_x), .win_y(win_y), .cols(cols), .rows(rows), .scale_x(scale_x), .scale_y(scale_y),
                .dim(dim), .bank(bank), .blink_dark(blink_dark)
            );
        end else begin : by_states
            assign turn = 1'b0;           // settings are in force when a frame is fetched

            osd_direct #(.TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) direct (
                .clk(osd_clk), .rst(rst), .in_valid(cmd_valid), .in_ready(cmd_ready), .in_data(cmd_data),
                .flush(flush), .quiet(quiet), .busy(busy), .frame(frame_2), .script_at(script_at), .script_word(script_word), .page(page),
                .commit_busy(commit_busy), .commit_done(commit_done), .commits(commits), .error(osd_error), .crc(page_crc),
                .on(overlay_on), .internal(internal), .big(big), .standard(standard), .win_x(win_x), .win_y(win_y), .cols(cols),
                .rows(rows), .scale_x(scale_x), .scale_y(scale_y), .dim(dim), .bank(bank), .blink_dark(blink_dark),
                .mem_req(page_req), .mem_we(page_we), .mem_addr(page_addr), .mem_wdata(mem_wdata),
                .mem_ack(page_ack), .mem_rdata(mem_rdata)
            );
        end
    endgenerate

    // Text memory: fetching goes before drawing
    // -----------------------------------------

    osd_fetch #(.COL_BITS(COL_BITS)) fetch (
        .clk(osd_clk), .rst(rst), .start(frame_3 | turn), .on(overlay_on), .page(page), .cols(cols), .rows(rows),
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
