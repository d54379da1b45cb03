// SPDX-License-Identifier: MIT
// osd_notice - a line of text while there is no daemon
//
// Passes the bytes of the link to osd_machine or osd_direct while the daemon is alive. While it is not, it
// speaks the same seven commands itself: one line with port and signal state, drawn again
// whenever they change, and a second one with the keys that work while the trigger is
// armed. When the daemon comes or goes the page is reset first, and the link's bytes wait. What it says stands in osd_program.s.
// On composite video a dot is four samples wide, as much as a television can show, and the text stands clear of its edges.

`default_nettype none
`include "ovs_program.vh"

module osd_notice #(
    parameter integer HOSTS = 4
) (
    input  wire       clk,
    input  wire       rst,
    input  wire       alive,              // the daemon is heard
    input  wire [4:0] sel,                // 0-based; >= HOSTS: none
    input  wire       no_signal,
    input  wire       hint,               // show the keys
    input  wire       wave,               // the picture is composite video

    input  wire       link_valid,
    output wire       link_ready,
    input  wire [7:0] link_data,

    output wire       valid,
    input  wire       ready,
    input  wire       quiet,              // nothing is being executed
    output wire [7:0] data,
    output wire       flush,              // strobe: drop a command half received

    output reg  [6:0] at_next,            // of the script,
    input  wire [15:0] word               // and what was there in the clock before
);

    localparam [2:0] LINK = 3'd0, FLUSH = 3'd1, RESET = 3'd2, DRAW = 3'd3, WATCH = 3'd4, BYE = 3'd5;

    localparam [6:0] CLEAN = `OVS_SCRIPT_CLEAN, PAGE = `OVS_SCRIPT_PAGE, ROWS = `OVS_SCRIPT_ROWS, LINE_1 = `OVS_SCRIPT_LINE_1,
                     PORT = `OVS_SCRIPT_PORT, KEYS = `OVS_SCRIPT_KEYS, END = `OVS_SCRIPT_END;

    // State
    // -----

    reg  [2:0] state;
    reg  [6:0] at;
    reg  [7:0] drawn;                     // what the page says
    wire [7:0] now     = {wave, hint, no_signal, sel};
    wire       playing = state == RESET || state == DRAW || state == BYE;
    wire       next    = playing & ready;
    assign     flush   = state == FLUSH & quiet;

    always @(posedge clk) begin
        if (state == LINK && !alive) state <= FLUSH;
        if (flush) state <= RESET;
        if (next && state == RESET && at == CLEAN - 7'd1) state <= DRAW;
        if (next && state == DRAW && at == END - 7'd1) state <= WATCH;
        if (state == WATCH && alive) state <= BYE;
        else if (state == WATCH && drawn != now) state <= DRAW;
        if (next && state == BYE && at == PAGE - 7'd1) state <= LINK;
        if (rst) state <= FLUSH;
    end

    always @(*) begin
        at_next = at;
        if (next) at_next = at == CLEAN - 7'd1 && state == RESET ? PAGE : at + 7'd1;
        if (flush) at_next = 7'd0;
        if (state == WATCH) at_next = alive ? 7'd0 : PAGE;
    end

    always @(posedge clk) begin
        at <= at_next;
        if (state == WATCH || state == RESET) drawn <= now;
    end

    assign valid      = state == LINK ? link_valid & alive : playing;
    assign link_ready = state == LINK & alive & ready;
    assign data       = state == LINK ? link_data : spoken;

    // Words
    // -----

    localparam [4:0] NONE = HOSTS[4:0];
    wire       none  = drawn[4:0] >= NONE;
    wire [4:0] port  = drawn[4:0] + 5'd1;
    wire       tens  = port >= 5'd10;
    wire [3:0] units = tens ? port[3:0] - 4'd10 : port[3:0];
    wire [7:0] digit = {4'h3, units};
    wire       dark  = drawn[5] | none;

    wire       first = at >= KEYS ? HOSTS < 10 : at >= LINE_1 ? dark : drawn[7];
    reg  [7:0] spoken;
    always @(*) begin
        spoken = first ? word[15:8] : word[7:0];
        if (at == ROWS && drawn[6]) spoken = 8'd2;
        if (at == PORT) spoken = none ? 8'h2D : tens ? 8'h31 : digit;
        if (at == PORT + 7'd1 && tens && !none) spoken = digit;
    end

endmodule

`default_nettype wire
