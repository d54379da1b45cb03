// SPDX-License-Identifier: MIT
// mem_writer - reads, programs and erases the font flash for the link, between the glyphs
//
// A command of link_flash_regs (`go`, `op`, `at`) is done in pieces of 32 bytes, and after each the chip goes back to
// mem_flash when a glyph waits. An erase or program under way is suspended for it (75h, 30 us; 7Ah when no glyph was wanted
// for QUIET_US, not again for RUN_US, so that it comes to its end). So the text stays on the screen. Pages are kept in
// four quarters of a buffer, addressed by bits 9:8 of the flash address. A chip that is busy for ever keeps `done` away for ever.
// FLASH_SUM is CRC-32/MPEG-2: polynomial 04C11DB7h, first bit on top, begins with all ones. Commands: W25Q128JV data sheet, chapter 8.

`default_nettype none
`include "ovs_regs.vh"

module mem_writer (
    input  wire        clk,
    input  wire        rst,
    input  wire        tick_us,

    // link_flash_regs
    input  wire        go,               // until done
    input  wire [2:0]  op,
    input  wire [15:0] at,               // address bits 23:8
    output reg         done,             // until go falls
    output reg  [31:0] sum,
    input  wire        data_write,       // strobe
    input  wire [7:0]  data_at,
    input  wire [31:0] data_in,
    output reg  [31:0] data,             // of data_at, one clock late; undefined while a page is read or programmed
    output wire        stir,             // it must not sleep

    // mem_flash
    output reg         hold,
    output wire        choose,
    input  wire        away,             // the pins are ours
    input  wire        want,             // a glyph waits for them
    input  wire        asking,           // a glyph is asked for
    input  wire        settled,          // the chip is back, and looked at
    input  wire [1:0]  lag,              // clocks from an SCK pulse to its data
    output wire        cs_n,
    output wire        sck_en,
    output wire        mosi,
    input  wire        miso
);

    localparam [2:0] READ = 3'd1, PROGRAM = 3'd2, ERASE_SECTOR = 3'd3, ERASE_BLOCK = 3'd4, SUM = 3'd5, CHOOSE = 3'd6;
    localparam [2:0] IDLE = 3'd0, GRAB = 3'd1, LOAD = 3'd2, SHIFT = 3'd3, GAP = 3'd4, SUSPEND = 3'd5, LENT = 3'd6, END = 3'd7;
    localparam [2:0] ENABLE = 3'd0, DO = 3'd1, POLL = 3'd2, STOP = 3'd3, RESUME = 3'd4;   // what is sent
    localparam [7:0] QUIET_US = 8'd64, SUSPEND_US = 8'd30, RUN_US = 8'd64;

    reg  [2:0] state, what;
    reg        stopped;                  // an erase or program is suspended
    reg  [6:0] piece;                    // of 32 bytes
    reg  [8:0] count;                    // clocks
    reg  [7:0] us;
    reg        busy;                     // the chip, as of the last POLL

    wire writes = op == PROGRAM | op == ERASE_SECTOR | op == ERASE_BLOCK;
    wire reads  = op == READ | op == SUM;
    wire [6:0] last_piece = op == SUM ? 7'd127 : reads | op == PROGRAM ? 7'd7 : 7'd0;

    assign choose = op == CHOOSE;
    assign stir   = (go ^ done) | data_write;

    // What is sent, and for how long
    // ------------------------------

    reg  [7:0] code;
    always @(*)
        case (what)
        ENABLE:  code = 8'h06;
        POLL:    code = 8'h05;
        STOP:    code = 8'h75;
        RESUME:  code = 8'h7A;
        default:
            case (op)
            PROGRAM:      code = 8'h02;
            ERASE_SECTOR: code = 8'h20;
            ERASE_BLOCK:  code = 8'hD8;
            default:      code = 8'h0B;
            endcase
        endcase

    wire [23:0] address = op == SUM ? {at[15:4], piece, 5'd0} : {at, piece[2:0], 5'd0};
    wire [8:0]  head    = what == DO ? 9'd40 : 9'd8;          // clocks before the data that is read
    wire [8:0]  bit_at  = count - head - {7'd0, lag};         // of the data
    reg  [8:0]  last;
    always @(*) begin
        last = 9'd7;
        if (what == POLL) last = 9'd15 + {7'd0, lag};
        if (what == DO & ~reads) last = op == PROGRAM ? 9'd287 : 9'd31;
        if (what == DO & reads) last = 9'd295 + {7'd0, lag};
    end

    wire shifts = state == SHIFT;
    wire sent   = shifts & count == last;

    // Sequence
    // --------

    wire spaced  = state == GAP & count[2];                   // chip select was high for long enough
    wire ran     = us == 8'd0;
    wire polled  = spaced & what == POLL;
    wire piece_end = (polled & ~busy) | (spaced & what == DO & ~writes);
    wire suspend = polled & busy & want & ran;
    wire whole   = piece == last_piece;
    wire lends   = piece_end & want & ~whole;
    wire stands  = state == SUSPEND & us == 8'd0;
    wire again   = state == LENT & us == 8'd0 & ~choose;
    wire grabbed = state == GRAB & away;
    wire returned = state == LENT & choose & settled;
    wire ends     = state == END & settled;
    wire begins  = state == IDLE & go & ~done;

    reg [2:0] next;                      // what is sent next
    always @(*) begin
        next = writes ? ENABLE : DO;
        if (grabbed & stopped) next = RESUME;
        if (spaced & what == ENABLE) next = DO;
        if (spaced & ((what == DO & writes) | what == RESUME | (what == POLL & busy))) next = POLL;
        if (suspend) next = STOP;
    end

    always @(posedge clk) begin
        if (begins) state <= GRAB;
        if (grabbed) state <= choose ? LENT : LOAD;
        if (state == LOAD) state <= SHIFT;
        if (sent) state <= GAP;
        if (spaced) state <= what == STOP ? SUSPEND : LOAD;
        if (stands | lends) state <= LENT;
        if (again) state <= GRAB;
        if ((piece_end & whole) | returned) state <= END;
        if (ends) state <= IDLE;
        if (rst) state <= IDLE;
    end

    always @(posedge clk) begin
        if (grabbed | spaced) what <= next;
        if (begins) piece <= 7'd0;
        else if (piece_end) piece <= piece + 7'd1;
        if (spaced & what == STOP) stopped <= 1'b1;
        else if (spaced & what == RESUME) stopped <= 1'b0;
        if (sent & what == POLL) busy <= miso;
        if (rst) {what, stopped, busy} <= 5'd0;
    end

    always @(posedge clk) begin
        if (begins | again) hold <= 1'b1;
        else if (stands | lends | (piece_end & whole) | (grabbed & choose)) hold <= 1'b0;
        if (ends) done <= 1'b1;
        else if (~go) done <= 1'b0;
        if (rst) {hold, done} <= 2'b00;
    end

    always @(posedge clk) begin
        if (spaced & what == STOP) us <= SUSPEND_US;
        else if (stands | lends | (state == LENT & asking)) us <= QUIET_US;
        else if (spaced & what == RESUME) us <= RUN_US;
        else if (tick_us & us != 8'd0) us <= us - 8'd1;
    end

    // Pins
    // ----

    reg  [31:0] shift;
    wire [31:0] came = {shift[30:0], miso};
    wire        word_end = count[4:0] == 5'd31;

    assign cs_n   = ~shifts;
    assign sck_en = shifts;
    assign mosi   = shift[31];

    function [31:0] turned;              // the first byte of a word is bits 7:0 on the link
        input [31:0] word;
        turned = {word[7:0], word[15:8], word[23:16], word[31:24]};
    endfunction

    always @(posedge clk) begin
        if (state == LOAD) shift <= {code, address};
        else if (word_end & op == PROGRAM) shift <= turned(data);
        else shift <= came;
        if (sent | ~(shifts | state == GAP)) count <= 9'd0;
        else count <= count + 9'd1;
    end

    // Buffer, sum
    // -----------

    reg  [31:0] buffer [0:255];
    wire [4:0]  page_at = {at[1:0], piece[2:0]};
    wire        comes   = shifts & what == DO & reads & ~bit_at[8];
    wire        keeps   = comes & op == READ & bit_at[4:0] == 5'd31;

`ifdef FORMAL
    (* anyseq *) reg [31:0] f_data;      // a proof is about any data
    always @(*) data = f_data;
`else
    always @(posedge clk) begin
        if (data_write | keeps) buffer[data_write ? data_at : {page_at, bit_at[7:5]}] <= data_write ? data_in : turned(came);
        data <= buffer[state != IDLE & op == PROGRAM ? {page_at, count[7:5]} : data_at];
    end
`endif

    always @(posedge clk)
        if (begins & op == SUM) sum <= 32'hFFFFFFFF;
        else if (comes & op == SUM) sum <= {sum[30:0], 1'b0} ^ (sum[31] ^ miso ? 32'h04C11DB7 : 32'd0);

`ifdef FORMAL
`include "mem_writer_formal.vh"
`endif

endmodule

`default_nettype wire
