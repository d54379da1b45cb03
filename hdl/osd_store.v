// SPDX-License-Identifier: MIT
// osd_store - the registers and constants of osd_machine, and what osd_notice says: one block RAM
//
// Read every clock, written a byte or two at a time, not where it is read in the same clock.

`default_nettype none
`include "ovs_program.vh"

module osd_store #(
    parameter integer TEXT_COLS = 80,
    parameter integer TEXT_ROWS = 30
) (
    input  wire        clk,
    input  wire        is_script,         // read the script, not a register
    input  wire [6:0]  from,
    output reg  [15:0] word,
    input  wire [1:0]  put,               // strobes: high, low byte
    input  wire [6:0]  to,                // a register
    input  wire [15:0] put_word
);

    localparam [16*128-1:0] REGISTERS = `OVS_PROGRAM_REGISTERS;
    localparam [16*128-1:0] SCRIPT    = `OVS_SCRIPT;

    reg [15:0] ram [0:255];
    integer    k;
    initial begin
        for (k = 0; k < 128; k = k + 1) begin
            ram[k]       = REGISTERS[16*k +: 16];
            ram[128 + k] = SCRIPT[16*k +: 16];
        end
        ram[`OVS_PROGRAM_MAX_COLS]   = TEXT_COLS[15:0];
        ram[`OVS_PROGRAM_MAX_ROWS_H] = {TEXT_ROWS[7:0], 8'd0};
    end

    always @(posedge clk) begin
        word <= ram[{is_script, from}];
        if (put[0]) ram[{1'b0, to}][7:0]  <= put_word[7:0];
        if (put[1]) ram[{1'b0, to}][15:8] <= put_word[15:8];
    end

endmodule

`default_nettype wire
