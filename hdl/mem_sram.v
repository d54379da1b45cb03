// SPDX-License-Identifier: MIT
// mem_sram - one access at a time to an asynchronous 256K x 16 SRAM
//
// All pins come from flip-flops. Read: address out, one clock (and SRAM_WAIT more) of
// access time, data into a register. Write: address and data out, one clock (and more) of
// write pulse, one clock of hold. Between driving the bus and letting the chip drive it
// lies a clock in which nobody does (a read waits for it). Timing as in the IS61WV25616 data sheet (10 ns).

`default_nettype none

module mem_sram #(
    parameter integer SRAM_WAIT = 0
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        ask,               // with we, addr, wdata, until begin_it
    input  wire        we,
    input  wire [17:0] addr,
    input  wire [15:0] wdata,
    output wire        begin_it,          // strobe: taken
    output wire        end_it,            // strobe: done, rdata valid from the next clock on
    output reg  [15:0] rdata,

    output reg  [17:0] sram_addr,
    output reg  [15:0] sram_dq_o,
    input  wire [15:0] sram_dq_i,
    output reg         sram_dq_oe,
    output wire        sram_ce_n,
    output reg         sram_oe_n,
    output reg         sram_we_n
);

    localparam [1:0] IDLE = 2'd0, READ = 2'd1, SETUP = 2'd2, PULSE = 2'd3;
    localparam [1:0] WAIT = SRAM_WAIT[1:0];

    reg  [1:0] state, wait_left;
    wire       ripe = wait_left == 2'd0;

    assign sram_ce_n = 1'b0;
    assign begin_it  = ask & state == IDLE & (we | ~sram_dq_oe);
    assign end_it    = ripe & (state == READ | state == PULSE);

    always @(posedge clk) begin
        if (begin_it) begin
            state     <= we ? SETUP : READ;
            sram_addr <= addr;
            sram_dq_o <= wdata;
        end
        if (state == SETUP) state <= PULSE;
        if (end_it) state <= IDLE;
        if (state == READ && ripe) rdata <= sram_dq_i;
        if (rst) state <= IDLE;
    end

    always @(posedge clk) begin
        wait_left <= state == IDLE || state == SETUP ? WAIT : wait_left - {1'b0, ~ripe};
        if (state == IDLE) sram_dq_oe <= ask & we;
        sram_oe_n <= ~(begin_it & ~we) & ~(state == READ & ~ripe);
        sram_we_n <= ~(state == SETUP) & ~(state == PULSE & ~ripe);
        if (rst) {sram_dq_oe, sram_oe_n, sram_we_n} <= 3'b011;
    end

endmodule

`default_nettype wire
