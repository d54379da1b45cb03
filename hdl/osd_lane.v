// SPDX-License-Identifier: MIT
// osd_lane - what to do with a pixel, from the cell that the row buffer gives (osd_text, PIXELS = 1)
//
// Counts dots and the pixels of a dot from the left edge of the window on. Dot 0 to 7 is the glyph's; in a cell of 12x18 it
// stands in the middle: counting begins at -2, or -4 for the left half of a wide character, where the halves meet. There box drawing is
// continued to the edges.

`default_nettype none

module osd_lane (
    input  wire        clk,
    input  wire        start,             // a line is to come: no cell was begun
    output reg         last,              // the next pixel drawn is the last of its cell
    input  wire        valid,             // the cell is one of the window,
    input  wire [15:0] attr,              // its attribute as osd_fetch has it,
    input  wire [7:0]  ink_line,          // a line of its glyph
    input  wire        big,               // cells of 12x18
    input  wire        rim,
    input  wire [1:0]  scale_x,           // 0, 1, 2, 3: pixels 1, 2, 4, 3 times
    input  wire        blink_dark,
    input  wire        ce_2,
    input  wire        drawn,             // with ce_2: something may be drawn in this beat
    output reg         paint_3,
    output reg         dim_3,
    output reg  [3:0]  colour_3
);

    localparam [1:0] DIMMED = 2'd1, OPAQUE = 2'd2, NOTHING = 2'd3;

    wire [1:0] back  = attr[11:10];
    wire       wide  = attr[12], right = attr[13], joins = attr[14];

    // Where in the cell
    // -----------------

    reg        began;                     // its first pixel is over
    reg  [1:0] part;
    reg  [3:0] count;                     // dots since the left edge of the glyph, of a cell that began
    wire [1:0] part_last = {scale_x[1], scale_x[0] ^ scale_x[1]};          // 0, 1, 3, 2
    wire       dot_ends  = part == part_last;
    wire [3:0] first     = !big ? 4'd0 : !wide ? 4'd14 : right ? 4'd0 : 4'd12;
    wire [3:0] dot       = began ? count : first;

    // The last pixel is foretold: what the cell is like was there for six pixels at least.
    reg  [3:0] dot_last;                  // dot of the pixel before the last
    wire [1:0] part_past = {scale_x == 2'd2, scale_x == 2'd3};
    always @(posedge clk) dot_last <= (!big ? 4'd7 : !wide ? 4'd9 : right ? 4'd11 : 4'd7) - {3'd0, scale_x == 2'd0};

    always @(posedge clk) begin
        if (drawn) begin
            began <= !last;
            last  <= began && !last && count == dot_last && part == part_past;
            part  <= dot_ends ? 2'd0 : part + 2'd1;
            count <= dot + {3'd0, dot_ends};
        end
        if (start) {began, last, part} <= 4'd0;
    end

    // Its ink
    // -------

    wire [2:0] column = dot[2:0] | {3{dot[3] & ~dot[2]}};
    wire [2:0] at     = column & ~{3{dot[3] & dot[2]}};                    // left and right of the glyph its edges
    wire       bare   = ink_line[~at] & (joins | ~dot[3]);
    wire       no_ink = attr[15] | (rim & ~joins);
    wire       hidden = !valid | back == NOTHING | (attr[8] & blink_dark);
    wire       ink    = !hidden & ((bare & ~no_ink) ^ attr[9]);

    always @(posedge clk) begin
        if (ce_2) {paint_3, dim_3} <= 2'b00;
        if (drawn) begin
            paint_3  <= ink | (valid & back == OPAQUE);
            dim_3    <= ~ink & valid & back == DIMMED;
            colour_3 <= ink ? attr[3:0] : attr[7:4];
        end
    end

endmodule

`default_nettype wire
