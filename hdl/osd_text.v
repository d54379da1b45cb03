// SPDX-License-Identifier: MIT
// osd_text - from the row buffer to ink, lane by lane, in step with the beam
//
// The row buffer and the walk along it: one cell is read ahead before every line, at horizontal sync, and the next one
// whenever the beam leaves a cell. What becomes of it is in osd_lane for one pixel a beat, in osd_pair for several, which keeps two
// cells ready. Outside of the window nothing is drawn.
// Stage 2: near_2, cross_2 and u_2 as vid_locate gives them. Stage 3: what to do with each lane.

`default_nettype none

module osd_text #(
    parameter integer PIXELS   = 1,
    parameter integer COL_BITS = 7
) (
    input  wire                clk,
    input  wire                rst,

    input  wire                cell_we,   // from osd_fetch
    input  wire [COL_BITS:0]   cell_at,
    input  wire [15:0]         cell_attr,
    input  wire                ink_we,
    input  wire [COL_BITS+3:0] ink_at,
    input  wire [15:0]         ink,       // two lines, the upper one on top

    input  wire                on,
    input  wire [7:0]          cols,
    input  wire                big,     // cells of 12x18
    input  wire [1:0]          scale_x,   // 0, 1, 2, 3: pixels 1, 2, 4, 3 times
    input  wire                blink_dark,
    input  wire                in_rows,   // from vid_locate
    input  wire                first_line,
    input  wire                bank,
    input  wire [3:0]          line,
    input  wire                rim,
    input  wire                row_ready, // from osd_fetch

    input  wire                ce_2,
    input  wire                prime_2,   // strobe
    input  wire                near_2,
    input  wire                cross_2,
    input  wire [5:0]          u_2,       // the low bits
    output wire [PIXELS-1:0]   paint_3,
    output wire [PIXELS-1:0]   dim_3,
    output wire [PIXELS*4-1:0] colour_3
);

    // When to move on
    // ---------------

    reg        row_ok, run;               // this text row, this line is drawn
    reg  [1:0] prime;                     // 3: a new line; 2, 1: steps to go
    wire       drawn = ce_2 & near_2 & run;
    wire       fill, last;                // another step before a line; this beat is the last of its cell
    wire       step  = prime == 2'd2 | fill | (drawn & last);

    always @(posedge clk) begin
        if (prime != 2'd0) prime <= prime - 2'd1;
        if (prime == 2'd3) begin
`ifdef SEEDED_BUG_1
            run <= in_rows & (first_line ? row_ready : row_ok);
`else
            run <= on & in_rows & (first_line ? row_ready : row_ok);
`endif
            if (first_line) row_ok <= row_ready;
        end
        if (prime_2) prime <= 2'd3;
        if (rst) {prime, run} <= 3'd0;
    end

    // Row buffer
    // ----------

    reg [15:0] attr_ram [0:(2 << COL_BITS) - 1];
    reg [15:0] ink_ram [0:(16 << COL_BITS) - 1];
    reg [15:0] attr_r, ink_r;             // line is the same until it is used up
    wire [7:0] ink_line = line[0] ? ink_r[7:0] : ink_r[15:8];
    reg [7:0]  ptr;                       // next column to read
    reg        valid_r;
    wire       valid = ptr != cols;

    always @(posedge clk) begin
        if (cell_we) attr_ram[cell_at] <= cell_attr;
        if (step) attr_r <= attr_ram[{bank, ptr[COL_BITS-1:0]}];
        if (ink_we) ink_ram[ink_at] <= ink;
        if (step) ink_r <= ink_ram[{bank, line[3:1], ptr[COL_BITS-1:0]}];
    end

    always @(posedge clk) begin
        if (step) begin
            valid_r <= valid;
            if (valid) ptr <= ptr + 8'd1;
        end
        if (prime == 2'd3) begin
            valid_r <= 1'b0;
            ptr     <= 8'd0;
        end
    end

    // Lanes
    // -----

    generate
        if (PIXELS == 1) begin : one
            osd_lane lane (
                .clk(clk), .start(prime != 2'd0), .last(last), .valid(valid_r), .attr(attr_r), .ink_line(ink_line),
                .big(big), .rim(rim), .scale_x(scale_x), .blink_dark(blink_dark), .ce_2(ce_2), .drawn(drawn),
                .paint_3(paint_3), .dim_3(dim_3), .colour_3(colour_3)
            );
            assign fill = 1'b0;
            wire unused = &{1'b0, u_2, cross_2};
        end else begin : several
            osd_pair #(.PIXELS(PIXELS)) cells (
                .clk(clk), .step(step), .outside(prime == 2'd3), .valid_r(valid_r), .attr_r(attr_r), .ink_line(ink_line),
                .big(big), .rim(rim), .scale_x(scale_x), .blink_dark(blink_dark), .ce_2(ce_2), .drawn(drawn), .u_2(u_2),
                .paint_3(paint_3), .dim_3(dim_3), .colour_3(colour_3)
            );
            assign last = cross_2;
            assign fill = prime == 2'd1;
        end
    endgenerate

`ifdef FORMAL
    // Overlay off: no lane is touched, whatever the row buffer holds.
    (* anyconst *) reg f_off;
    reg f_past = 1'b0, f_ce_3;
    always @(posedge clk) {f_past, f_ce_3} <= {1'b1, ce_2 & f_past};
    always @(*) if (!f_past) assume (rst);
    always @(*) if (f_off) assume (!on);
    always @(*) if (f_past) begin
        if (f_off) not_running: assert (!run);
        if (f_off && f_ce_3) nothing_drawn: assert (paint_3 == 0 && dim_3 == 0);
        if (f_ce_3) not_both: assert ((paint_3 & dim_3) == 0);
        cover (f_ce_3 && paint_3 != 0);
    end
`endif

endmodule

`default_nettype wire
