// SPDX-License-Identifier: MIT
// osd_display - the settings of DISPLAY that are in force
//
// osd_machine sets them within the vertical sync that shows a new page, and says for every frame whether blinking cells are dark.
// Values are in range: positions are cut to 4096 and more (outside of any picture), columns and rows to the built size.

`default_nettype none

module osd_display (
    input  wire        clk,
    input  wire        rst,
    input  wire [7:0]  set,               // strobes, by `out` of osd_program.s
    input  wire [13:0] value,

    output reg         on,
    output reg         internal,
    output reg         big,               // cells of 12x18
    output reg  [1:0]  standard,          // of the internal picture
    output reg  [12:0] win_x,
    output reg  [12:0] win_y,
    output reg  [7:0]  cols,
    output reg  [5:0]  rows,
    output reg  [1:0]  scale_x,
    output reg  [1:0]  scale_y,
    output reg  [2:0]  dim,
    output reg  [1:0]  bank,              // palette
    output reg         blink_dark         // blinking cells show no ink in this frame
);

    always @(posedge clk) begin
        if (set[0]) win_y <= value[12:0];
        if (set[1]) win_x <= value[12:0];
        if (set[2]) rows  <= value[13:8];
        if (set[3]) cols  <= value[7:0];
    end

    always @(posedge clk) begin
        if (set[4]) {dim, scale_y, scale_x} <= {value[10:8], value[5:4], value[1:0]};
        if (set[5]) bank <= {value[1], value[0] & ~value[1]};
        if (set[6]) {standard, big, internal, on} <= {value[9:8], value[2:0]};
        if (set[7]) blink_dark <= value[0];
        if (rst) {standard, big, internal, on, blink_dark} <= 6'd0;
    end

endmodule

`default_nettype wire
