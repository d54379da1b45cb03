// SPDX-License-Identifier: MIT
// osd_machine - carries out the seven commands: a small processor for osd_program.s
//
// An instruction is one word of a block RAM, its operand a word of another, which also holds all that is not needed in every
// clock: operands, cursor, settings that wait, constants. One accumulator, one adder. An instruction that reads a register takes two
// clocks, the others one; those that wait for a byte or the text memory take as long as that does. What a frame asks for
// is done where a byte is waited for and between two cells. Writes go to the page that is not seen, whatever the program says.

`default_nettype none
`include "ovs_program.vh"

module osd_machine #(
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire        clk,
    input  wire        rst,

    input  wire        in_valid,
    output wire        in_ready,
    input  wire [7:0]  in_data,
    input  wire        flush,             // strobe, only while ready, without a byte: the command half received is dropped
    input  wire        frame,             // strobe: a frame begins

    input  wire [6:0]  script_at,         // while a byte is waited for: a word of what osd_notice says,
    output wire [15:0] operand,           // in the next clock

    output reg         page,              // the visible one
    output wire        turn,              // strobe: it changes
    output reg         commit_busy,
    output reg         commit_done,       // strobe, when the command asked for it
    output reg  [15:0] commits,
    output reg         error,             // strobe: a command of unknown op or wrong length
    output wire [31:0] crc,               // of the page copied last

    output wire [7:0]  set,               // settings into force: strobes of osd_display, and their value
    output wire [13:0] value,

    output wire        mem_req,
    output wire        mem_we,
    output wire [17:0] mem_addr,
    output wire [15:0] mem_wdata,
    input  wire        mem_ack,
    input  wire [15:0] mem_rdata
);

    // The instruction
    // ---------------

    wire [15:0] op;
    reg        second;                    // clock of an instruction that reads a register
    reg        listens;                   // likewise, of one that takes a byte
    wire       is_alu   = second & op[14:13] == 2'b00;
    wire       is_store = second & op[14:13] == 2'b01;
    wire       is_crc   = second & op[14:13] == 2'b10;
    wire       is_jump  = op[15:13] == 3'b100;
    wire       is_move  = &op[15:13];
    wire       is_in    = is_move & (op[12] | op[11]);
    wire       is_load  = op[15:12] == 4'b1010;
    wire       is_poll  = op[15:11] == 5'b10110;
    wire       is_ret   = op[15:11] == 5'b10111;
    wire       is_do    = op[15:13] == 3'b110;

    // Where it goes on
    // ----------------

    reg  [8:0] at, resume;
    reg        ask;                       // a frame began that is not seen to
    reg        carry, high;
    wire       crc_last;
    reg        holds;                     // what a jump asks for
    wire       taken = listens & in_valid;
    wire       waits = (is_in & ~taken) | ((is_load | is_store) & ~mem_ack) | (is_crc & ~crc_last) | (~op[15] & ~second);
`ifdef SEEDED_BUG_2
    wire       serve = ask & (is_poll | is_store | (is_in & ~listens));
`else
    wire       serve = ask & (is_poll | (is_in & ~listens));
`endif
    wire       go    = ~waits | serve | flush | rst;
    reg  [8:0] at_next;

    always @(*)
        case (op[12:11])
        2'd0:    holds = 1'b1;
        2'd1:    holds = acc == 16'd0;
        2'd2:    holds = carry;
        default: holds = high;
        endcase

    always @(*) begin
        at_next = is_ret ? resume : is_jump & (holds ^ op[10]) ? op[8:0] : at + 9'd1;
        if (serve) at_next = `OVS_PROGRAM_FRAME;
        if (flush) at_next = `OVS_PROGRAM_NEXT;
        if (rst) at_next = 9'd0;
    end

    osd_program instructions (.clk(clk), .go(go), .at(at_next), .op(op));

    always @(posedge clk) begin
        if (go) at <= at_next;
        second  <= ~op[15] & ~go;
        listens <= is_in & ~go & ~ask;
        if (serve) resume <= at;
        ask <= frame | (ask & ~serve);
        if (rst) ask <= 1'b0;
    end

    assign in_ready = listens;

    // Accumulator and registers
    // -------------------------

    reg  [15:0] acc;
    wire        is_sub = op[10], is_and = op[11];
    wire [15:0] term   = is_and ? ~(acc & ~operand) : operand ^ {16{is_sub}};      // acc and operand = acc - (acc and not operand)
    wire [16:0] sum    = {1'b0, acc} + {1'b0, term} + {16'd0, is_sub | is_and};
    wire        clears = ~second & op[15:12] == 4'b0001;

    always @(posedge clk) begin
        if (is_alu) carry <= sum[16];
        if (is_alu & ~op[9]) acc <= sum[15:0];
        if (clears) acc <= 16'd0;
    end

    wire [15:0] result = is_in ? {2{in_data}} : is_load ? mem_rdata : acc;
    wire        put    = (is_in ? taken : is_move) | (is_load & mem_ack);

    always @(posedge clk) if (taken) high <= in_data[7];

    osd_store #(.TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) store (
        .clk(clk), .is_script(is_in), .from(is_in ? script_at : op[6:0]), .word(operand),
        .put({put & ~(is_in & op[12]), put & ~(is_in & op[11])}), .to(op[6:0]), .put_word(result)
    );

    // Text memory: acc is where
    // -------------------------

    wire   is_soft   = acc[15];
`ifdef SEEDED_BUG_1
    wire   on_page   = ~page ^ (op[11] | acc[14]);
`else
    wire   on_page   = ~page ^ (op[11] & ~is_store);
`endif
    assign mem_req   = is_load | is_store;
    assign mem_we    = is_store;
    assign mem_addr  = {1'b0, is_soft, 2'd0, on_page & ~is_soft, acc[12:0]};
    assign mem_wdata = operand;
    wire   unused    = &{1'b0, acc[14]};

    // What it does besides
    // --------------------

    wire   is_error = is_do & op[8], is_copied = is_do & op[9], is_wait = is_do & op[12];
    assign turn  = is_do & op[10];
    assign set   = op[7:0] & {8{is_do}};
    assign value = acc[13:0];

    always @(posedge clk) begin
        error       <= is_error & ~rst;
        commit_done <= is_copied & acc[0] & ~rst;
        if (turn) page <= ~page;
        if (is_wait) commit_busy <= 1'b1;
        if (is_copied) {commit_busy, commits} <= {1'b0, commits + 16'd1};
        if (rst) {page, commit_busy, commits} <= 18'd0;
    end

    osd_sum sum_of_page (
        .clk(clk), .rst(rst), .start(is_do & op[11]), .go(is_crc), .word(operand), .last(crc_last), .crc(crc)
    );

`ifdef FORMAL
    // Whatever the program says: nothing is written to the visible page, or outside of this console's memory; a request stays as it is until
    // its answer; what a frame asks for never costs a byte.
    reg  f_past = 1'b0, f_waits, f_taken;
    reg  [34:0] f_asked;
    wire [34:0] f_asks = {mem_we, mem_addr, mem_wdata & {16{mem_we}}};
    always @(posedge clk) {f_past, f_waits, f_asked, f_taken} <= {1'b1, mem_req && !mem_ack && !rst, f_asks, taken && !rst};
    always @(*) begin
        if (!f_past) assume (rst);
        assume (!mem_ack || mem_req);
        assume (!flush || (in_ready && !in_valid));
    end

    always @(*) if (f_past) begin
        if (mem_req && mem_we && !mem_addr[16]) write_page: assert (mem_addr[13] == !page);
        if (mem_req) own_memory: assert (!mem_addr[17] && mem_addr[15:14] == 2'd0 && (!mem_addr[16] || !mem_addr[13]));
        if (f_waits) held: assert (mem_req && f_asks == f_asked);
        if (in_ready) waits_for_byte: assert (is_in);
        if (f_taken) once: assert (!in_ready);
        if (taken) kept: assert (put);
        cover (f_past && mem_req && mem_we && f_waits && page);
        cover (taken && ask);
    end
`endif

endmodule

`default_nettype wire
