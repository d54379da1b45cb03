// SPDX-License-Identifier: MIT
// lib_cross_free - lib_cross at two clocks of no relation: no word is lost, doubled, changed or out of turn
//
// Words are numbered modulo 8, which is more than can be in it: a number that is not the next is what is ruled out.

`default_nettype none

module lib_cross_free (
    input wire wr_clk, rd_clk,           // rise and fall as they like
    input wire write, late, read
);

    reg  [2:0] sends = 3'd0, wants = 3'd0;
    reg        roomy = 1'b0;             // as it was told a clock before: a strobe may come so late
    wire       wr_room, rd_valid;
    wire [2:0] rd_data;
    wire       wr_valid = write & (late ? roomy : wr_room);

    lib_cross #(.WIDTH(3), .LOG(1)) dut (
        .wr_clk(wr_clk), .wr_valid(wr_valid), .wr_data(sends), .wr_room(wr_room),
        .rd_clk(rd_clk), .rd_valid(rd_valid), .rd_data(rd_data), .rd_take(rd_valid & read)
    );

    always @(posedge wr_clk) begin
        roomy <= wr_room;
        if (wr_valid) sends <= sends + 3'd1;
    end

    always @(posedge rd_clk)
        if (rd_valid & read) wants <= wants + 3'd1;

    always @(*) begin
        if (rd_valid) assert (rd_data == wants);
        cover (wants == 3'd2);
    end

endmodule

`default_nettype wire
