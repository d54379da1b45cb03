// SPDX-License-Identifier: MIT
// mem_flash - glyphs from a quad SPI NOR flash (Winbond W25Q family) for all consoles
//
// After reset: leave continuous read mode, wake (ABh), reset (66h 99h), set QE in the
// volatile status register 2 (50h 31h), then Fast Read Quad I/O (EBh) with continuous read
// mode (A0h), so that a glyph costs address, mode, 4 dummy clocks and 32 clocks of data.
// The clocks from an SCK pulse to its data at io_i (board and pad delays) are found by
// reading the font magic with 0 to 3 of them. Without a readable font image glyphs are
// blank and all this is tried again every 16 ms. Nothing is ever written to the array. The
// glyphs read last are kept (mem_glyphs): 11 clocks for one of them, 46 for another.
// Commands and waits: W25Q128JV data sheet, chapters 8 and 9.5. SCK is one pulse in the second half
// of each clock in which flash_sck_en is 1, so io_i is in step with clk and needs no lib_sync.

`default_nettype none
`include "ovs_regs.vh"

module mem_flash #(
    parameter integer CONSOLES = 1,
    parameter integer KEPT     = 7            // 2**KEPT glyphs are kept, 1 to 7; 0: none
) (
    input  wire                   clk,
    input  wire                   rst,
    input  wire                   tick_us,

    input  wire [CONSOLES-1:0]    gl_req,     // held until gl_done
    input  wire [CONSOLES*16-1:0] gl_code,
    input  wire [CONSOLES-1:0]    gl_right,
    output wire [CONSOLES-1:0]    gl_valid,   // 8 times, top lines first
    output wire [15:0]            gl_data,    // for all: two lines, the upper one on top
    output wire [CONSOLES-1:0]    gl_done,    // with the last gl_valid

    output reg                    font_ok,    // an image with the right magic is there

    output reg                    flash_cs_n,
    output reg                    flash_sck_en,
    output reg  [3:0]             flash_io_o,
    output reg  [3:0]             flash_io_oe,
    input  wire [3:0]             flash_io_i
);

    localparam [2:0] PAUSE = 3'd0, SEND = 3'd1, READ = 3'd2, IDLE = 3'd3, ZERO = 3'd4, LOOK = 3'd5, HIT = 3'd6;
    localparam [2:0] STEP_LAST = 3'd6;        // EBh, whose address follows at once
    localparam [14:0] GAP_US = 15'd64, RETRY_US = 15'd16384;

    reg [2:0]  state, step;
    reg [5:0]  count;                         // clocks of this SEND or READ
    reg [1:0]  lag;                           // clocks from a pulse to its data
    reg [31:0] shift;                         // going out, first bit on top
    reg [14:0] us;

    // The opening: what is sent before the first read
    // -----------------------------------------------

    reg [15:0] words;
    always @(*)
        case (step)
        3'd0:    words = 16'hFFFF;            // on all four lines: leave continuous read mode
        3'd1:    words = 16'hAB00;
        3'd2:    words = 16'h6600;
        3'd3:    words = 16'h9900;
        3'd4:    words = 16'h5000;
        3'd5:    words = 16'h3102;            // QE
        default: words = 16'hEB00;
        endcase
    wire [5:0] send_last = step == 3'd5 ? 6'd15 : 6'd7;

    // Whose turn
    // ----------

    reg  [1:0]          served;
    reg  [15:0]         code;
    reg                 right;
    reg                 give, give_last;      // gl_data is valid
    wire [3:0]          whom  = 4'd1 << served;
    wire                unused = &{1'b0, whom};
    wire [CONSOLES-1:0] ask   = gl_req & ~gl_done;
    wire                any   = state == IDLE & (|ask);
    assign gl_valid = give ? whom[CONSOLES-1:0] : {CONSOLES{1'b0}};
    assign gl_done  = give_last ? whom[CONSOLES-1:0] : {CONSOLES{1'b0}};

    function [1:0] next_turn;
        input [CONSOLES-1:0] asking;
        input [1:0]          last;
        integer              k;
        begin
            next_turn = 2'd0;
            for (k = CONSOLES - 1; k >= 0; k = k - 1) if (asking[k]) next_turn = k[1:0];
            for (k = CONSOLES - 1; k >= 0; k = k - 1) if (asking[k] && k[1:0] > last) next_turn = k[1:0];
        end
    endfunction
    reg  [1:0] turn;
    always @(*) begin
        turn = 2'd0;
        if (any) turn = next_turn(ask, served);
    end

    integer c;
    always @(*) begin
        {code, right} = 17'd0;
        for (c = 0; c < CONSOLES; c = c + 1)
            if (any && turn == c[1:0]) {code, right} = {gl_code[16*c +: 16], gl_right[c]};
    end

    localparam [31:0] AT_MAGIC  = `OVS_FONT_FLASH_BASE;
    localparam [31:0] AT_GLYPHS = `OVS_FONT_FLASH_BASE + `OVS_FONT_GLYPHS_OFFSET;
    wire [23:0] at_glyph = AT_GLYPHS[23:0] + {3'd0, code, right, 4'd0};

    // Sequence
    // --------

    reg        training;                      // reading the magic
    wire       here;                          // ... of mem_glyphs
    wire       hit  = KEPT != 0 && here;
    reg        match;                         // ... and it was right so far
    wire [5:0] first     = 6'd12 + {4'd0, lag};          // clock of the first nibble
    wire       sample    = state == READ && count >= first;
    wire       read_end  = sample && count == first + (training ? 6'd7 : 6'd31);
    wire [1:0] nibble    = count[1:0] - first[1:0];      // of a pair of bytes
    wire       last      = nibble == 2'd3;
    wire       sent      = state == SEND && count == send_last;
    wire       ripe      = state == PAUSE && us == 15'd0;
    wire       lines     = state == ZERO || state == HIT; // two a clock
    wire       lines_end = lines && count[2:0] == 3'd7;
    wire       found     = read_end & training & match & good_pair;
    wire       missed    = read_end & training & ~(match & good_pair);
    wire       give_up   = missed & lag == 2'd3;

    always @(posedge clk) begin
        if (ripe) state <= SEND;
        if (sent) state <= step == STEP_LAST ? READ : PAUSE;
        if (any) state <= font_ok ? LOOK : ZERO;
        if (state == LOOK) state <= hit ? HIT : READ;
        if (read_end || lines_end) state <= IDLE;
        if (missed) state <= give_up ? IDLE : PAUSE;
        if (state == IDLE && !font_ok && us == 15'd0) state <= PAUSE;
        if (rst) state <= PAUSE;
    end

    always @(posedge clk) begin
        if (state == SEND || state == READ || lines) count <= count + 6'd1;
        if (ripe || sent || any) count <= 6'd0;
        if (sent && step != STEP_LAST) step <= step + 3'd1;
        if (missed) step <= 3'd0;
        if (missed) lag <= lag + 2'd1;
        if (give_up) us <= RETRY_US;
        else if (sent | missed) us <= GAP_US;
        else if (tick_us && us != 15'd0) us <= us - 15'd1;
        if (rst) begin
            step <= 3'd0;
            lag  <= 2'd0;
            us   <= GAP_US;
        end
    end

    always @(posedge clk) begin
        if (sent && step == STEP_LAST) training <= 1'b1;
        if (found) {training, font_ok} <= 2'b01;
        if (give_up) training <= 1'b0;
        if (rst) {training, font_ok} <= 2'b00;
    end

    // Pins: one clock behind the sequence
    // -----------------------------------

    wire quad = state == READ || step == 3'd0;

    always @(posedge clk) begin
        if (ripe) shift <= {words, 16'd0};
        if (sent) shift <= {AT_MAGIC[23:0], 8'hA0};
        if (any) shift <= {at_glyph, 8'hA0};
        if (state == READ) shift <= {shift[27:0], 4'd0};
        else if (state == SEND && !sent) shift <= {shift[30:0], 1'b0};
    end

    always @(posedge clk) begin
        flash_cs_n   <= ~(state == SEND || state == READ);
        flash_sck_en <= state == SEND || (state == READ && count < 6'd43);
        flash_io_o   <= state == READ ? shift[31:28] : {3'b111, state != SEND || shift[31]};
        flash_io_oe  <= state == READ && count >= 6'd8 ? 4'b0000 : quad ? 4'b1111 : 4'b1101;
        if (rst) {flash_cs_n, flash_sck_en, flash_io_o, flash_io_oe} <= 10'b1_0_1111_1101;
    end

    // Data
    // ----

    reg  [11:0] nibbles;
    wire [15:0] pair_in   = {nibbles, flash_io_i};
    wire [31:0] magic     = `OVS_FONT_MAGIC;
    reg         second;                       // half of the magic
    wire        good_pair = pair_in == (second ? magic[15:0] : magic[31:16]);
    wire        fill      = sample & last & ~training;    // two lines of a glyph
    reg  [15:0] fresh;                        // from the flash
    reg         kept;                         // the lines come from mem_glyphs
    reg  [2:0]  fill_pair;
    wire [15:0] kept_ink;
    assign      gl_data = KEPT != 0 && kept ? kept_ink : fresh;

    mem_glyphs #(.BITS(KEPT == 0 ? 1 : KEPT)) glyphs (
        .clk(clk), .rst(rst), .look(any), .code(code), .right(right), .hit(here),
        .pair(state == HIT ? count[2:0] : fill_pair), .ink(kept_ink),
        .put(fill), .put_ink(pair_in), .keep(fill & read_end)
    );

    always @(posedge clk) begin
        if (sample) nibbles <= {nibbles[7:0], flash_io_i};
        if (sample && last) match <= match & good_pair;
        else if (!sample) match <= 1'b1;
        if (!sample) second <= 1'b0;
        else if (last) second <= 1'b1;
        if (sample || state == ZERO) fresh <= state == ZERO ? 16'd0 : pair_in;
        kept      <= state == HIT;
        give      <= fill || lines;
        give_last <= (fill && read_end) || lines_end;
        if (any) served <= turn;
        if (any) fill_pair <= 3'd0;
        else if (fill) fill_pair <= fill_pair + 3'd1;
        if (rst) {give, give_last, served} <= 4'd0;
    end

endmodule

`default_nettype wire
