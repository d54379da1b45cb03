// SPDX-License-Identifier: MIT
// wires_composite.v - the board for composite video with its flash as separate wires each way
//
// flash_on says that the memory drives the line; undriven lines are pulled up.

`default_nettype none

module wires_composite (
    input  wire       CLK,
    input  wire       RX,
    output wire       TX,
    output wire       LED0,
    output wire       LED1,
    output wire       FLASH_SCK,
    output wire       FLASH_SSB,
    output wire [3:0] flash_level,
    input  wire [3:0] flash_io,
    input  wire [3:0] flash_on,
    input  wire       CSYNC_N,
    input  wire       VSYNC_N,
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

    hx8k_composite board (
        .CLK(CLK), .RX(RX), .TX(TX), .LED0(LED0), .LED1(LED1),
        .FLASH_SCK(FLASH_SCK), .FLASH_SSB(FLASH_SSB), .FLASH_IO0(io[0]), .FLASH_IO1(io[1]), .FLASH_IO2(io[2]), .FLASH_IO3(io[3]),
        .CSYNC_N(CSYNC_N), .VSYNC_N(VSYNC_N), .KEY(KEY), .LEVEL(LEVEL)
    );

endmodule

`default_nettype wire
