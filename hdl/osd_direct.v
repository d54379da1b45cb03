// SPDX-License-Identifier: MIT
// osd_direct - carries out the seven commands as fast as they come: state machines, where osd_machine has a program
//
// 13 clocks a character, what is fetched for the picture meanwhile included; 440 cells of an iCE40 more than osd_machine with
// osd_display (decision 29). Wiring of osd_command, osd_settings and osd_page, and what osd_notice says.

`default_nettype none
`include "ovs_program.vh"

module osd_direct #(
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire        clk,
    input  wire        rst,

    input  wire        in_valid,
    output wire        in_ready,
    input  wire [7:0]  in_data,
    input  wire        flush,             // strobe, only while quiet: the command half received is dropped
    output wire        quiet,             // nothing is being executed
    output wire        busy,              // drawing, setting, or waiting for a frame
    input  wire        frame,             // strobe: a frame begins

    input  wire [6:0]  script_at,         // a word of what osd_notice says,
    output reg  [15:0] script_word,       // in the next clock

    output wire        page,              // the visible one
    output wire        commit_busy,
    output wire        commit_done,       // strobe, when the command asked for it
    output wire [15:0] commits,
    output wire        error,             // strobe: a command of unknown op or wrong length
    output wire [31:0] crc,               // of the page copied last

    output wire        on,                // settings in force: see osd_display
    output wire        internal,
    output wire        big,
    output wire [1:0]  standard,
    output wire [12:0] win_x,
    output wire [12:0] win_y,
    output wire [7:0]  cols,
    output wire [5:0]  rows,
    output wire [1:0]  scale_x,
    output wire [1:0]  scale_y,
    output wire [2:0]  dim,
    output wire [1:0]  bank,
    output wire        blink_dark,

    output wire        mem_req,
    output wire        mem_we,
    output wire [17:0] mem_addr,
    output wire [15:0] mem_wdata,
    input  wire        mem_ack,
    input  wire [15:0] mem_rdata
);

    wire        swap, set, defaults, start, halves, paging, setting;
    wire [7:0]  set_byte, at_row, at_col, height, width, clip_cols;
    wire [5:0]  clip_rows;
    wire [3:0]  set_at;
    wire [2:0]  soft_at;
    wire [1:0]  op;
    wire [15:0] arg_a, arg_b;
    wire        at_work = paging | setting;
    assign      busy = at_work | commit_busy;

    osd_command command (
        .clk(clk), .rst(rst), .in_valid(in_valid), .in_ready(in_ready), .in_data(in_data),
        .flush(flush), .quiet(quiet), .frame(frame), .error(error), .page(page), .swap(swap),
        .commit_busy(commit_busy), .commit_done(commit_done), .commits(commits),
        .set(set), .set_at(set_at), .set_byte(set_byte), .defaults(defaults),
        .start(start), .op(op), .at_row(at_row), .at_col(at_col), .height(height), .width(width),
        .soft_at(soft_at), .a(arg_a), .b(arg_b), .halves(halves), .busy(at_work)
    );

    osd_settings #(.TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) settings (
        .clk(clk), .rst(rst), .set(set), .set_at(set_at), .set_byte(set_byte), .defaults(defaults),
        .frame(frame), .swap(swap), .busy(setting), .clip_cols(clip_cols), .clip_rows(clip_rows),
        .on(on), .internal(internal), .big(big), .standard(standard), .win_x(win_x), .win_y(win_y), .cols(cols), .rows(rows),
        .scale_x(scale_x), .scale_y(scale_y), .dim(dim), .bank(bank), .blink_dark(blink_dark)
    );

    osd_page pages (
        .clk(clk), .rst(rst), .start(start), .op(op), .at_row(at_row), .at_col(at_col),
        .height(height), .width(width), .soft_at(soft_at), .a(arg_a), .b(arg_b), .halves(halves),
        .clip_rows(clip_rows), .clip_cols(clip_cols), .page(page), .busy(paging), .crc(crc),
        .mem_req(mem_req), .mem_we(mem_we), .mem_addr(mem_addr), .mem_wdata(mem_wdata),
        .mem_ack(mem_ack), .mem_rdata(mem_rdata)
    );

    localparam [16*128-1:0] SCRIPT = `OVS_SCRIPT;
    reg [15:0] script [0:127];
    integer    k;
    initial for (k = 0; k < 128; k = k + 1) script[k] = SCRIPT[16*k +: 16];

    always @(posedge clk) script_word <= script[script_at];

endmodule

`default_nettype wire
