// SPDX-License-Identifier: MIT
// link_ft245_free - link_ft245 between an FTDI chip that does as it likes and FIFOs of which no more is known than they promise
//
// Each side numbers its bytes, modulo 8, which is more than can be under way. So a byte that is lost, doubled, changed
// or out of turn is one whose number is not the next: that is what is ruled out, with the rules of the bus. What the
// FIFOs promise, at any two clocks, is proved of lib_cross by itself (lib_cross_free).

`default_nettype none

// Of four words: filled and drained at the other end whenever that end likes
module lib_cross #(
    parameter integer WIDTH = 8,
    parameter integer LOG   = 2
) (
    input  wire             wr_clk, wr_valid, rd_clk, rd_take,
    input  wire [WIDTH-1:0] wr_data,
    output wire             wr_room, rd_valid,
    output wire [WIDTH-1:0] rd_data
);

    (* anyseq *) wire told, drained, filled;
    reg  [2:0] fill = 3'd0, wants = 3'd0, gives = 3'd0;
    reg        valid = 1'b0;

    assign wr_room  = told & fill <= 3'd2;
    assign rd_valid = valid;
    assign rd_data  = gives;

    always @(posedge wr_clk) begin
        fill <= fill + wr_valid - (drained & fill != 3'd0);
        if (wr_valid) wants <= wants + 3'd1;
    end

    always @(posedge rd_clk) begin
        valid <= filled | (valid & !rd_take);
        if (rd_take) gives <= gives + 3'd1;
    end

    always @(*) begin
        if (wr_valid) assert (wr_data == {{WIDTH - 3{1'b0}}, wants} & fill <= 3'd3);
        if (rd_take) assert (valid);
    end

endmodule

module link_ft245_free (
    input wire       clk,
    input wire       rxf_n, txe_n, tx_valid,
    input wire [7:0] noise               // on a bus that nobody drives
);

    reg  [2:0] sends = 3'd0, wants = 3'd0, link_sends = 3'd0;
    reg        oe_was = 1'b0, drive_was = 1'b0;
    wire       rx_valid, tx_ready, rd_n, oe_n, wr_n, siwu_n, drive;
    wire [7:0] rx_data, d_o;
    wire       got = !rd_n & !rxf_n, put = !wr_n & !txe_n;

    link_ft245 #(.LOG(2), .BURST(6'd3)) dut (
        .clk(clk), .rx_valid(rx_valid), .rx_data(rx_data), .tx_valid(tx_valid), .tx_ready(tx_ready), .tx_data({5'd0, link_sends}),
        .ft_clk(clk), .ft_rxf_n(rxf_n), .ft_txe_n(txe_n), .ft_d_i(oe_n | rxf_n ? noise : {5'd0, sends}),
        .ft_rd_n(rd_n), .ft_oe_n(oe_n), .ft_wr_n(wr_n), .ft_siwu_n(siwu_n), .ft_d_oe(drive), .ft_d_o(d_o)
    );

    always @(posedge clk) begin
        if (got) sends <= sends + 3'd1;
        if (put) wants <= wants + 3'd1;
        if (tx_valid & tx_ready) link_sends <= link_sends + 3'd1;
        {oe_was, drive_was} <= {!oe_n, drive};
    end

    // What the chip takes is the byte that is next
    always @(*) if (!wr_n) assert (d_o == {5'd0, wants} & drive);

    // The bus
    always @(*) begin
        assert (rd_n | (!oe_n & oe_was));
        assert (!(drive & (!oe_n | oe_was)) & !(!oe_n & drive_was));
        assert (drive == !wr_n);
        cover (sends == 3'd5 & wants == 3'd3);
        cover (!siwu_n);
    end

endmodule

`default_nettype wire
