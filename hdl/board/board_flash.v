// SPDX-License-Identifier: MIT
// board_flash - the pins of mem_flash as pads of the chip
//
// See mem_flash for the timing: SCK has a pulse in the second half of each clock in which sck_en is 1.

`default_nettype none

module board_flash (
    input  wire       clk,
    input  wire       cs_n,
    input  wire       sck_en,
    input  wire [3:0] o,
    input  wire [3:0] oe,
    output wire [3:0] i,
    inout  wire       pin_cs_n,
    inout  wire       pin_sck,
    inout  wire [3:0] pin_io
);

    wire unused;

`ifdef PADS_LATE
    reg cs_n_late;                       // with the others
    always @(posedge clk) cs_n_late <= cs_n;
    assign pin_cs_n = cs_n_late;
`else
    assign pin_cs_n = cs_n;
`endif

    board_pad #(.KIND(2)) sck (.clk(clk), .pin(pin_sck), .o(sck_en), .oe(1'b1), .i(unused));

    genvar k;
    generate
        for (k = 0; k < 4; k = k + 1) begin : io
            board_pad pad (.clk(clk), .pin(pin_io[k]), .o(o[k]), .oe(oe[k]), .i(i[k]));
        end
    endgenerate

endmodule

`default_nettype wire
