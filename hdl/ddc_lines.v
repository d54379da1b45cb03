// SPDX-License-Identifier: MIT
// ddc_lines - the two wires of a display data channel, clean: levels and what happens on them
//
// A level counts when two looks in a row agree; there is a look in each clock with `sample`, at most
// 8 million a second, so that what lasts less than 125 ns is nothing. START and STOP are seen on a data line that is
// one look late: a data line that moves together with the falling clock is no START (I2C, UM10204, 3.1.10: a
// device provides the hold time by itself).

`default_nettype none

module ddc_lines (
    input  wire clk,
    input  wire rst,
    input  wire sample,                  // look at the pins in this clock
    input  wire scl_i,                   // pins
    input  wire sda_i,

    output wire moved,                   // a pin differs from its level: do not sleep yet
    output reg  sda,                     // level of the data line
    output wire rise,                    // strobes: of the clock
    output wire fall,
    output wire start,
    output wire stop
);

    wire [1:0] pins;
    lib_sync #(.WIDTH(2)) sync (.clk(clk), .en(sample), .pin({scl_i, sda_i}), .level(pins));

    reg  [1:0] last;
    reg        scl, scl_was, sda_late, sda_was;
    assign     moved = last != pins | pins != {scl, sda} | {scl, sda_late} != {scl_was, sda_was} | sda != sda_late;

    always @(posedge clk) begin
        if (sample) begin
            last     <= pins;
            sda_late <= sda;
            if (last[1] == pins[1]) scl <= pins[1];
            if (last[0] == pins[0]) sda <= pins[0];
        end
        {scl_was, sda_was} <= {scl, sda_late};
        if (rst) {last, scl, sda, sda_late, scl_was, sda_was} <= 7'h7F;
    end

    assign rise  = scl & ~scl_was;
    assign fall  = ~scl & scl_was;
    assign start = scl & scl_was & sda_was & ~sda_late;
    assign stop  = scl & scl_was & ~sda_was & sda_late;

endmodule

`default_nettype wire
