// SPDX-License-Identifier: MIT
// lib_crc32c - CRC-32C of one more byte, or of BITS of it, the lower ones first
//
// Combinational: crc_1 is crc_0 after data_0. Castagnoli polynomial 1EDC6F41, reflected
// (RFC 3720 appendix B.4). Start from FFFFFFFF and invert the end are the caller's: over
// "123456789" that gives E3069283. A whole message followed by its CRC in little endian
// leaves the residue B798B438.

`default_nettype none

module lib_crc32c #(
    parameter integer BITS = 8
) (
    input  wire [31:0]     crc_0,
    input  wire [BITS-1:0] data_0,
    output wire [31:0]     crc_1
);

    localparam [31:0] POLY = 32'h82F63B78;

    function [31:0] step;
        input [31:0]     crc;
        input [BITS-1:0] data;
        integer i;
        begin
            step = crc ^ {{(32-BITS){1'b0}}, data};
            for (i = 0; i < BITS; i = i + 1)
                step = {1'b0, step[31:1]} ^ (step[0] ? POLY : 32'd0);
        end
    endfunction

    assign crc_1 = step(crc_0, data_0);

endmodule

`default_nettype wire
