// SPDX-License-Identifier: MIT
// wires_composite.v - a board for composite video with its flash as separate wires each way
//
// BOARD is the name of the top. `lit`: its light says that the overlay is seen.
// flash_on says that the memory drives the line; undriven lines are pulled up.

`default_nettype none

module wires_composite (
    input  wire       CLK,
    input  wire       RX,
    output wire       TX,
    output wire       lit,
    output wire       FLASH_SCK,
    output wire       FLASH_SSB,
    output wire [3:0] flash_level,
    input  wire [3:0] flash_io,
    input  wire [3:0] flash_on,
    input  wire       CSYNC_N,
    input  wire       BURST_N,
    output wire       KEY,
    output wire [1:0] LEVEL
);

    tri1 [3:0] io;
    assign flash_level = io;

    genvar k;
    generate
        for (k = 0; k < 4; k = k + 1) begin : flash
            assign io[k] = flash_on[k] ? flash_io[k] : 1'bz;
        end
    endgenerate

`ifdef BOARD_icebreaker_composite
    wire alive_n, lit_n;
    assign lit = ~lit_n;
`else
    wire alive;
`endif

    `BOARD board (
        .CLK(CLK), .RX(RX), .TX(TX),
`ifdef BOARD_icebreaker_composite
        .LEDG_N(alive_n), .LEDR_N(lit_n),
`else
        .LED0(alive), .LED1(lit),
`endif
        .FLASH_SCK(FLASH_SCK), .FLASH_SSB(FLASH_SSB), .FLASH_IO0(io[0]), .FLASH_IO1(io[1]), .FLASH_IO2(io[2]), .FLASH_IO3(io[3]),
        .CSYNC_N(CSYNC_N), .BURST_N(BURST_N), .KEY(KEY), .LEVEL(LEVEL)
    );

endmodule

`default_nettype wire
