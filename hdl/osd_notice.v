// SPDX-License-Identifier: MIT
// osd_notice - a line of text while there is no daemon
//
// Passes the bytes of the link to osd_command while the daemon is alive. While it is not, it
// speaks the same seven commands itself: one line with port and signal state, drawn again
// whenever they change, and a second one with the keys that work while the trigger is
// armed. When the daemon comes or goes the page is reset first, and the link's bytes wait. What it says is in a block RAM.
// On composite video a dot is four samples wide, as much as a television can show, and the text stands clear of its edges.

`default_nettype none

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
    output wire [7:0] data,
    output wire       flush,              // strobe: drop a command half received
    input  wire       quiet               // nothing is being executed
);

    localparam [2:0] LINK = 3'd0, FLUSH = 3'd1, RESET = 3'd2, DRAW = 3'd3, WATCH = 3'd4, BYE = 3'd5;

    // Script: DISPLAY with RESET, COMMIT, then the page and its COMMIT
    localparam [6:0] AT_PAGE = 7'd18, LINE_1 = AT_PAGE + 7'd23, LINE_2 = LINE_1 + 7'd38,
                     AT_COMMIT = LINE_2 + 7'd30, LAST = AT_COMMIT + 7'd2,
                     AT_ROWS = AT_PAGE + 7'd9, AT_PORT = LINE_1 + 7'd5;

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
        if (next && state == RESET && at == 7'd14) state <= DRAW;
        if (next && state == DRAW && at == LAST) state <= WATCH;
        if (state == WATCH && alive) state <= BYE;
        else if (state == WATCH && drawn != now) state <= DRAW;
        if (next && state == BYE && at == 7'd17) state <= LINK;
        if (rst) state <= FLUSH;
    end

    reg  [6:0] at_next;
    always @(*) begin
        at_next = at;
        if (next) at_next = at == 7'd14 && state == RESET ? AT_PAGE : at + 7'd1;
        if (flush) at_next = 7'd0;
        if (state == WATCH) at_next = alive ? 7'd0 : AT_PAGE;
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

    localparam [30*8-1:0] TEXT_DARK = "PORT    NO SIGNAL  - NO DAEMON";
    localparam [30*8-1:0] TEXT_LIT  = "PORT    SIGNAL OK  - NO DAEMON";
    localparam [30*8-1:0] TEXT_KEYS = HOSTS > 9 ? "NN ENTER  ARROWS NEXT  ESC END" : "1-9 PORT  ARROWS NEXT  ESC END";

    function [7:0] letter;
        input [30*8-1:0] text;
        input [6:0]      index;
        integer          n;
        begin
            letter = 8'h20;
            for (n = 0; n < 30; n = n + 1)
                if (index == n[6:0]) letter = text[8*(29-n) +: 8];
        end
    endfunction

    // Bytes that are not text
    function [7:0] order;
        input       on_tv;
        input [6:0] place;
        case (place)
        7'd0, AT_PAGE:                           order = 8'h01;                    // DISPLAY
        7'd1, AT_PAGE + 7'd1:                    order = 8'h0D;
        7'd2:                                    order = 8'h80;                    // reset
        AT_PAGE + 7'd2:                          order = 8'h01;                    // on
        AT_PAGE + 7'd4:                          order = on_tv ? 8'd240 : 8'd16;   // left
        AT_PAGE + 7'd6:                          order = on_tv ? 8'd32 : 8'd16;    // top
        AT_PAGE + 7'd8:                          order = 8'd30;                    // columns
        AT_ROWS:                                 order = 8'd1;
        AT_PAGE + 7'd10:                         order = on_tv ? 8'h02 : 8'h00;    // scale: 4 x 1
        7'd15, AT_COMMIT:                        order = 8'h07;                    // COMMIT
        7'd16, AT_COMMIT + 7'd1:                 order = 8'h01;
        AT_PAGE + 7'd15, LINE_1 + 7'd30:         order = 8'h02;                    // LOCATE
        AT_PAGE + 7'd16, LINE_1 + 7'd31:         order = 8'h04;
        LINE_1 + 7'd32:                          order = 8'd1;                     // row 1
        AT_PAGE + 7'd19:                         order = 8'h1F;                    // white on blue
        LINE_1 + 7'd34:                          order = 8'h1E;                    // yellow on blue
        AT_PAGE + 7'd20, LINE_1 + 7'd35:         order = 8'h08;                    // opaque
        AT_PAGE + 7'd21, LINE_1 + 7'd36:         order = 8'h03;                    // WRITE
        AT_PAGE + 7'd22, LINE_1 + 7'd37:         order = 8'd30;
        default:                                 order = 8'h00;
        endcase
    endfunction

    // All of it as a memory, {composite, dark, at}; its word is that of `at`
    reg  [7:0] rom [0:511];
    reg  [7:0] word;
    integer    k;
    initial
        for (k = 0; k < 512; k = k + 1) begin
            rom[k] = order(k[8], k[6:0]);
            if (k[6:0] >= LINE_1 && k[6:0] < LINE_1 + 7'd30) rom[k] = letter(k[7] ? TEXT_DARK : TEXT_LIT, k[6:0] - LINE_1);
            if (k[6:0] >= LINE_2 && k[6:0] < LINE_2 + 7'd30) rom[k] = letter(TEXT_KEYS, k[6:0] - LINE_2);
        end

    always @(posedge clk) word <= rom[{drawn[7], dark, at_next}];

    reg [7:0] spoken;
    always @(*) begin
        spoken = word;
        if (at == AT_ROWS && drawn[6]) spoken = 8'd2;
        if (at == AT_PORT) spoken = none ? 8'h2D : tens ? 8'h31 : digit;
        if (at == AT_PORT + 7'd1 && tens && !none) spoken = digit;
    end

endmodule

`default_nettype wire
