// SPDX-License-Identifier: MIT
// osd_program - the instructions of osd_machine, in block RAM: osd_program.s

`default_nettype none
`include "ovs_program.vh"

module osd_program (
    input  wire        clk,
    input  wire        go,
    input  wire [8:0]  at,
    output reg  [15:0] op                // with go: that at the place given
);

    localparam [16*512-1:0] PROGRAM = `OVS_PROGRAM;

    reg [15:0] rom [0:511];
    integer    k;
    initial for (k = 0; k < 512; k = k + 1) rom[k] = PROGRAM[16*k +: 16];

    always @(posedge clk) if (go) op <= rom[at];

endmodule

`default_nettype wire
