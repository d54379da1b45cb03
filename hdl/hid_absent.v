// SPDX-License-Identifier: MIT
// hid_absent - selection of a console that has neither keyboard nor mouse
//
// What is left of hid_console on a chip that is too small for it: the link selects, nobody else does.

`default_nettype none

module hid_absent (
    input  wire       clk,
    input  wire       rst,
    input  wire       sel_valid,         // strobe
    input  wire [4:0] sel_port,          // 31: none
    output reg  [4:0] sel
);

    always @(posedge clk) begin
        if (sel_valid) sel <= sel_port;
        if (rst) sel <= 5'd0;
    end

endmodule

`default_nettype wire
