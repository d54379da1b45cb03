// SPDX-License-Identifier: MIT
// mem_text - text memory of all consoles behind one request port each
//
// A request is held with its address until the one-clock acknowledge; read data is valid
// with it. Ports take turns. EXT_SRAM = 1: an asynchronous 256K x 16 SRAM; a read takes 3
// clocks and a write 4, address and data are stable around the write pulse, and SRAM_WAIT
// adds clocks to both for a clk faster than the chip (10 ns parts: 0 up to about 50 MHz).
// EXT_SRAM = 0: block RAM of just the built size, 2 clocks an access.
// Word address: {console, page, row[4:0], column[6:0], word}; soft glyphs at 10000h.

`default_nettype none

module mem_text #(
    parameter integer CONSOLES  = 1,
    parameter integer EXT_SRAM  = 1,
    parameter integer TEXT_COLS = 128,    // size of the block RAM
    parameter integer TEXT_ROWS = 32,
    parameter integer SRAM_WAIT = 0       // extra clocks, 0 to 3
) (
    input  wire                   clk,
    input  wire                   rst,

    input  wire [CONSOLES-1:0]    mem_req,
    input  wire [CONSOLES-1:0]    mem_we,
    input  wire [CONSOLES*18-1:0] mem_addr,
    input  wire [CONSOLES*16-1:0] mem_wdata,
    output reg  [CONSOLES-1:0]    mem_ack,
    output wire [15:0]            mem_rdata,   // for all

    output wire [17:0]            sram_addr,
    output wire [15:0]            sram_dq_o,
    input  wire [15:0]            sram_dq_i,
    output wire                   sram_dq_oe,
    output wire                   sram_ce_n,
    output wire                   sram_oe_n,
    output wire                   sram_we_n
);

    // Whose turn: the first asking console behind the one served last
    // ----------------------------------------------------------------

    reg  [1:0]          served;
    wire [CONSOLES-1:0] ask = mem_req & ~mem_ack;
    wire                any = |ask;

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
        if (CONSOLES > 1 && any) turn = next_turn(ask, served);
    end

    reg        we;
    reg [17:0] addr;
    reg [15:0] wdata;

    integer c;
    always @(*) begin
        {we, addr, wdata} = 35'd0;
        for (c = 0; c < CONSOLES; c = c + 1)
            if (CONSOLES == 1 || (any && turn == c[1:0])) begin     // of one there is nothing to choose
                we    = mem_we[c];
`ifdef SEEDED_BUG_1
                addr  = mem_addr[18*c +: 18] | {2'b00, served, 14'd0};
`else
                addr  = mem_addr[18*c +: 18] | {2'b00, turn, 14'd0};
`endif
                wdata = mem_wdata[16*c +: 16];
            end
    end

    wire       begin_it, end_it;          // strobes; the console served is kept in between
    wire [3:0] whom   = 4'd1 << (begin_it ? turn : served);
    wire       unused = &{1'b0, whom};

    always @(posedge clk) begin
        mem_ack <= {CONSOLES{1'b0}};
        if (begin_it) served <= turn;
        if (end_it) mem_ack <= whom[CONSOLES-1:0];
        if (rst) begin
            mem_ack <= {CONSOLES{1'b0}};
            served  <= 2'd0;
        end
    end

    generate
        if (EXT_SRAM != 0) begin : external
            mem_sram #(.SRAM_WAIT(SRAM_WAIT)) sram (
                .clk(clk), .rst(rst), .ask(any), .we(we), .addr(addr), .wdata(wdata),
                .begin_it(begin_it), .end_it(end_it), .rdata(mem_rdata),
                .sram_addr(sram_addr), .sram_dq_o(sram_dq_o), .sram_dq_i(sram_dq_i), .sram_dq_oe(sram_dq_oe),
                .sram_ce_n(sram_ce_n), .sram_oe_n(sram_oe_n), .sram_we_n(sram_we_n)
            );
        end else begin : internal
            assign begin_it = any;
            assign end_it   = any;
            mem_block #(.CONSOLES(CONSOLES), .TEXT_COLS(TEXT_COLS), .TEXT_ROWS(TEXT_ROWS)) block (
                .clk(clk), .en(any), .we(we), .addr(addr), .wdata(wdata), .rdata(mem_rdata)
            );
            // The pins of an SRAM that is not there rest.
            assign sram_addr  = 18'd0;
            assign sram_dq_o  = 16'd0;
            assign sram_dq_oe = 1'b0;
            assign {sram_ce_n, sram_oe_n, sram_we_n} = 3'b111;
            wire unused_pins = &{1'b0, sram_dq_i};
        end
    endgenerate

`ifdef FORMAL
    // A console reaches its own quarter of the memory only, and only it is answered.
    reg     f_past = 1'b0, f_begun;
    integer f_c;
    always @(posedge clk) begin
        f_past  <= 1'b1;
        f_begun <= !rst && (f_begun || begin_it);
    end
    always @(*) begin
        if (!f_past) assume (rst);
        for (f_c = 0; f_c < CONSOLES; f_c = f_c + 1) assume (mem_addr[18*f_c+14 +: 2] == 2'd0);
    end
    always @(*) if (f_past) begin
        one_answer: assert ((mem_ack & (mem_ack - 1'b1)) == 0);
        if (f_begun) own_memory: assert (sram_addr[15:14] == served);
        if (mem_ack != 0 && f_begun) answered: assert (mem_ack == whom_served[CONSOLES-1:0]);
        if (!f_begun) rests: assert (sram_we_n);
        no_clash: assert (!(sram_dq_oe && !sram_oe_n));
        cover (mem_ack[CONSOLES-1] && sram_dq_oe);
    end
    wire [3:0] whom_served = 4'd1 << served;
`endif

endmodule

`default_nettype wire
