// SPDX-License-Identifier: MIT
// lib_cross - a FIFO from one clock domain to another
//
// 2^LOG words in one memory with a registered read (a block RAM), and one more in the output register. Pointers
// cross in Gray code, one bit changing at a time, through lib_sync (C. Cummings, "Simulation and Synthesis
// Techniques for Asynchronous FIFO Design", SNUG 2002). Neither side has a reset: after power-on it is empty,
// and what is in it stays in it. Who writes keeps to wr_room, which may lag but never promises too much.

`default_nettype none

module lib_cross #(
    parameter integer WIDTH = 8,
    parameter integer LOG   = 9
) (
    input  wire             wr_clk,
    input  wire             wr_valid,    // strobe
    input  wire [WIDTH-1:0] wr_data,
    output wire             wr_room,     // two more words fit, so that a strobe may come a clock late

    input  wire             rd_clk,
    output reg              rd_valid,
    output reg  [WIDTH-1:0] rd_data,     // while rd_valid, until rd_take
    input  wire             rd_take
);

    reg  [WIDTH-1:0] mem [0:(1 << LOG) - 1];

    // Write side
    // ----------

    reg  [LOG:0] wr_at, wr_gray;
    wire [LOG:0] wr_next = wr_at + 1'b1;
    wire [LOG:0] rd_gray_seen;
    reg  [LOG:0] rd_at_seen;
    wire [LOG:0] used = wr_at - rd_at_seen;

    initial {wr_at, wr_gray} = 0;

    always @(posedge wr_clk)
        if (wr_valid) begin
            mem[wr_at[LOG-1:0]] <= wr_data;
            wr_at   <= wr_next;
            wr_gray <= wr_next ^ (wr_next >> 1);
        end

    integer i;
    always @(*)
        for (i = 0; i <= LOG; i = i + 1) rd_at_seen[i] = ^(rd_gray_seen >> i);

`ifdef SEEDED_BUG_1
    assign wr_room = used <= 1 << LOG;
`else
    assign wr_room = used <= (1 << LOG) - 2;
`endif

    // Read side
    // ---------

    reg  [LOG:0] rd_at, rd_gray;
    wire [LOG:0] rd_next = rd_at + 1'b1;
    wire [LOG:0] wr_gray_seen;
    wire         any  = wr_gray_seen != rd_gray;
    wire         load = any & (~rd_valid | rd_take);

    initial {rd_at, rd_gray, rd_valid} = 0;

    always @(posedge rd_clk) begin
        if (load) rd_valid <= 1'b1;
        else if (rd_take) rd_valid <= 1'b0;
    end

    always @(posedge rd_clk)
        if (load) begin
            rd_data <= mem[rd_at[LOG-1:0]];
            rd_at   <= rd_next;
            rd_gray <= rd_next ^ (rd_next >> 1);
        end

    lib_sync #(.WIDTH(LOG + 1), .IDLE(1'b0)) to_write (.clk(wr_clk), .en(1'b1), .pin(rd_gray), .level(rd_gray_seen));
    lib_sync #(.WIDTH(LOG + 1), .IDLE(1'b0)) to_read (.clk(rd_clk), .en(1'b1), .pin(wr_gray), .level(wr_gray_seen));

endmodule

`default_nettype wire
