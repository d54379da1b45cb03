// SPDX-License-Identifier: MIT
// mem_flash - glyphs from a quad SPI NOR flash (Winbond W25Q family) for all consoles
//
// After reset: leave continuous read mode, wake (ABh), reset (66h 99h), set QE in the
// volatile status register 2 (50h 31h), then Fast Read Quad I/O (EBh) with continuous read
// mode (A0h), so that a glyph costs address, mode, 4 dummy clocks and 32 clocks of data.
// The clocks from an SCK pulse to its data at io_i (board and pad delays) are found by
// reading the headers of both font slots with 0 to 3 of them; mem_slots says which to draw from.
// Without a readable font glyphs are blank and all this is tried again every 16 ms. The
// glyphs read last are kept (mem_glyphs): 11 clocks for one of them, 46 for another.
// mem_writer may hold the chip when no glyph is being read: it is taken out of continuous read mode,
// and the pins are given away. Kept glyphs are given meanwhile; for any other `want` asks for the chip.
// Commands and waits: W25Q128JV data sheet, chapters 8 and 9.5. SCK is one pulse in the second half
// of each clock in which flash_sck_en is 1, so io_i is in step with clk and needs no lib_sync.

`default_nettype none
`include "ovs_regs.vh"

module mem_flash #(
    parameter integer CONSOLES = 1,
    parameter integer KEPT     = 7,           // 2**KEPT glyphs are kept, 1 to 7; 0: none
    parameter [0:0]   WRITER   = 1'b1,        // 0: no mem_writer and no slot 1, for small chips
    parameter [7:0]   FIRST    = 8'h10,       // block of 64 KiB where slot 0 begins
    parameter [7:0]   STRIDE   = 8'h40        // a power of 2: where slot 1 begins, from there; above all of slot 0
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
    output wire                   slot,       // ... in this slot
    output wire                   stir,       // it has work to do and must not sleep

    // mem_writer
    input  wire                   hold,       // wants the chip; keeps it while this is 1
    input  wire                   choose,     // when it gives it back: look at both slots anew
    output reg                    away,       // has the chip
    output wire                   want,       // a glyph waits for the chip
    output wire                   asking,     // a glyph is asked for
    output wire                   settled,    // nothing is under way
    output reg  [1:0]             lag,        // clocks from an SCK pulse to its data
    input  wire                   w_cs_n,     // its pins, one clock ahead
    input  wire                   w_sck_en,
    input  wire                   w_mosi,

    output reg                    flash_cs_n,
    output reg                    flash_sck_en,
    output reg  [3:0]             flash_io_o,
    output reg  [3:0]             flash_io_oe,
    input  wire [3:0]             flash_io_i
);

    localparam [2:0] PAUSE = 3'd0, SEND = 3'd1, READ = 3'd2, IDLE = 3'd3, ZERO = 3'd4, LOOK = 3'd5, HIT = 3'd6;
    localparam [2:0] STEP_LAST = 3'd6;        // EBh, whose address follows at once
    localparam integer GAP = 6, RETRY = 14;   // bits of us: 64 us, 16 ms

    reg [2:0]  state, step;
    reg        training, starved;             // reading headers; a glyph that is not kept waits while the chip is away
    reg [5:0]  count;                         // clocks of this SEND or READ
    reg [14:0] us;                            // since the last command, or since no font was found
    reg        hurry;                         // no wait before this command

    // The opening: what is sent before the first read
    // -----------------------------------------------

    wire [5:0] send_last = step == 3'd5 ? 6'd15 : 6'd7;

    // Which glyph
    // -----------

    wire        right;
    wire [15:0] code;
    wire [7:0]  last_block, last_of;
    reg         give, give_last;              // gl_data is valid
    wire        any = state == IDLE & ~training & ~starved & asking;

    mem_turn #(.CONSOLES(CONSOLES)) whose (
        .clk(clk), .rst(rst), .gl_req(gl_req), .gl_code(gl_code), .gl_right(gl_right), .gl_valid(gl_valid), .gl_done(gl_done),
        .last_block(last_block), .asking(asking), .take(any), .code(code), .right(right), .give(give), .give_last(give_last)
    );

    localparam [31:0] OFFSET = `OVS_FONT_GLYPHS_OFFSET;
    wire [23:0] in_slot_0 = {FIRST, OFFSET[15:0]} + {3'd0, code, right, 4'd0};
    wire [23:0] at_glyph  = in_slot_0 | {slot ? STRIDE : 8'd0, 16'd0};
    wire [23:0] at_header = {part[1] ? FIRST | STRIDE : FIRST, 10'd0, part[0], 5'd0};
    wire [23:0] from      = training ? at_header : at_glyph;

    wire        going_bit;
    wire [3:0]  going;
    mem_outgoing out (.step(step), .count(count[3:0]), .from(from), .command(going_bit), .nibble(going));

    // Sequence
    // --------

    reg  [1:0] part;                          // {slot, half} of them
    reg        quick;                         // only one: the chip was away
    reg        leaving;                       // continuous read mode, to give the chip away
    wire       here, magic_ok, some_ok, newer; // of mem_glyphs and mem_slots
    wire       hit       = KEPT != 0 && here;
    reg        sample;                        // a nibble is there: from clock 12 + lag of a READ on
    reg  [4:0] nibble;                        // which of the 32
    wire [5:0] lead      = {3'b001, lag != 2'd0, lag == 2'd0 || lag == 2'd3, ~lag[0]};    // 11 + lag
    wire       read_end  = sample && &nibble;
    wire       last      = &nibble[1:0];      // of a pair of bytes
    wire       sent      = state == SEND && count == send_last;
    wire       ripe      = state == PAUSE && (us[GAP] | hurry);
    wire       lines     = state == ZERO || state == HIT; // two a clock
    wire       lines_end = lines && count[2:0] == 3'd7;
    wire       one       = quick | ~WRITER;
    wire       looked    = read_end & training & (one | part == 2'd3);
    wire       found     = looked & (one ? magic_ok : some_ok);
    wire       missed    = looked & ~found;
    wire       give_up   = missed & lag == 2'd3;
    wire       next_part = state == IDLE & training;
    wire       idle      = state == IDLE & ~training;
    wire       grant     = idle & hold & ~away & ~asking;
    wire       back      = idle & ~hold & away;
    wire       retry     = idle & ~font_ok & us[RETRY] & ~away & ~hold;
    assign     want      = starved;
    assign     settled   = idle & ~away;
    assign     stir      = ~font_ok | ~settled;

    always @(posedge clk) begin
        if (ripe) state <= SEND;
        if (sent) state <= leaving ? IDLE : step == STEP_LAST ? READ : PAUSE;
        if (any) state <= font_ok ? LOOK : ZERO;
        if (state == LOOK) state <= hit ? HIT : away ? IDLE : READ;
        if (next_part) state <= READ;
        if (read_end || lines_end) state <= IDLE;
        if (missed) state <= give_up ? IDLE : PAUSE;
        if (retry || grant || back) state <= PAUSE;
        if (rst) state <= PAUSE;
    end

    always @(posedge clk) begin
        if (state == SEND || state == READ || lines) count <= count + 6'd1;
        if (ripe || sent || any || next_part) count <= 6'd0;
        if (sent && step != STEP_LAST) step <= step + 3'd1;
        if (missed || retry || grant) step <= 3'd0;
        if (back) step <= STEP_LAST;
        if (missed) lag <= lag + 2'd1;
        if (rst) {step, lag} <= 5'd0;
    end

    always @(posedge clk) begin
        if (tick_us) us <= us + 15'd1;
        if (sent | missed | rst) us <= 15'd0;
        if (grant | back) hurry <= 1'b1;
        if (sent | missed | rst) hurry <= 1'b0;
    end

    always @(posedge clk) begin
        if (sent && step == STEP_LAST) training <= 1'b1;
        if (found) {training, font_ok} <= 2'b01;
        if (missed) training <= 1'b0;
        if (give_up) font_ok <= 1'b0;
        if (rst) {training, font_ok} <= 2'b00;
    end

    always @(posedge clk) begin
        if (state == READ && count == lead) sample <= 1'b1;
        if (read_end) sample <= 1'b0;
        nibble <= sample ? nibble + 5'd1 : 5'd0;
        if (rst) sample <= 1'b0;
    end

    always @(posedge clk) begin
        if (ripe) part <= one ? {slot, 1'b0} : 2'd0;
        else if (read_end && training) part <= part + 2'd1;
        if (back) quick <= font_ok & ~choose;
        else if (missed) quick <= 1'b0;
        if (rst) quick <= 1'b0;
    end

    // The chip is given away after FFh has ended continuous read mode.
    always @(posedge clk) begin
        if (grant || sent) leaving <= grant;
        if (back || (sent && leaving)) away <= ~away;
        if (state == LOOK && !hit && away) starved <= 1'b1;
        else if (!away) starved <= 1'b0;
        if (rst) {leaving, away, starved} <= 3'd0;
    end

    // Pins: one clock behind the sequence
    // -----------------------------------

    wire quad = state == READ || step == 3'd0;

    always @(posedge clk) begin
        flash_cs_n   <= away ? w_cs_n : ~(state == SEND || state == READ);
        flash_sck_en <= away ? w_sck_en : state == SEND || (state == READ && count < 6'd43);
        flash_io_o   <= away ? {3'b111, w_mosi} : state == READ ? going : {3'b111, state != SEND || going_bit};
        flash_io_oe  <= away ? 4'b1101 : state == READ && count >= 6'd8 ? 4'b0000 : quad ? 4'b1111 : 4'b1101;
        if (rst) {flash_cs_n, flash_sck_en, flash_io_o, flash_io_oe} <= 10'b1_0_1111_1101;
    end

    // Data
    // ----

    reg  [15:0] fresh;                        // from the flash
    wire [15:0] pair_in   = {fresh[11:0], flash_io_i};
    wire        pair_end  = sample & last;
    wire        fill      = pair_end & ~training;         // two lines of a glyph
    reg         kept;                         // the lines come from mem_glyphs
    reg  [2:0]  fill_pair;
    wire [15:0] kept_ink;
    assign      gl_data = KEPT != 0 && kept ? kept_ink : fresh;

    mem_slots slots (
        .clk(clk), .rst(rst), .start(ripe), .valid(pair_end & training), .part(part), .at(fill_pair), .pair(pair_in),
        .magic_ok(magic_ok), .some_ok(some_ok), .slot(newer), .last_block(last_of)
    );
    assign {slot, last_block} = WRITER ? {newer, last_of} : 9'd0;

    mem_glyphs #(.BITS(KEPT == 0 ? 1 : KEPT)) glyphs (
        .clk(clk), .rst(rst | (back & choose)), .look(any), .code(code), .right(right), .hit(here),
        .pair(state == HIT ? count[2:0] : fill_pair), .ink(kept_ink),
        .put(fill), .put_ink(pair_in), .keep(fill & read_end)
    );

    always @(posedge clk) begin
        if (sample || state == ZERO) fresh <= state == ZERO ? 16'd0 : pair_in;
        kept      <= state == HIT;
        give      <= fill || lines;
        give_last <= (fill && read_end) || lines_end;
        if (any || sent || next_part) fill_pair <= 3'd0;
        else if (pair_end) fill_pair <= fill_pair + 3'd1;
        if (rst) {give, give_last} <= 2'd0;
    end

endmodule

`default_nettype wire
