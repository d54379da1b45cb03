// SPDX-License-Identifier: MIT
// board_clock - the pixel clock of the source while it is there and right, else our own
//
// For boards with one source: the whole switch runs with the pixel clock, so the overlay is in step
// with the picture and nothing has to cross. `src` is taken while there are EDGES_MIN to EDGES_MAX
// groups of 16 of its clocks in 2048 of `own`: 126 to 131 are within 2 per cent of 25.175 MHz beside an own
// clock of 25.125 MHz. When it stops, `own` takes over within 96 clocks; `taken` tells which one it is.
// The change is without a short pulse: each clock is let go at its own falling edge, the other is taken
// up after that, at its own. A source that has stopped cannot let go by itself; it is made to, and as it
// stands still that is at most one falling edge of clk.

`default_nettype none

module board_clock #(
    parameter [7:0] EDGES_MIN = 8'd126,
    parameter [7:0] EDGES_MAX = 8'd131
) (
    input  wire own,                     // never stops
    input  wire src,
    output wire clk,
    output wire taken                    // clk is src; in step with own
);

    // Rate of the source: its groups of 16 in a window of 2048 own clocks
    // -------------------------------------------------------------------

    reg  [4:0]  group;                   // of the source
    wire        group_1;
    reg         group_2;
    reg  [10:0] window;
    reg  [7:0]  edges;
    reg  [6:0]  quiet;                   // own clocks without an edge
    reg         wanted;
    reg         dead;                    // a register: it resets, and must not twitch
    wire        moved = group_1 != group_2;

    initial {group, group_2, window, edges, quiet, wanted, dead} = 34'd0;
    always @(posedge src) group <= group + 5'd1;

    lib_sync #(.WIDTH(1), .IDLE(1'b0)) sync (.clk(own), .en(1'b1), .pin(group[4]), .level(group_1));

    always @(posedge own) begin
        group_2 <= group_1;
        window  <= window + 11'd1;
        if (window == 11'd0) edges <= {7'd0, moved};
        else if (moved && !(&edges)) edges <= edges + 8'd1;
        if (moved) {dead, quiet} <= 8'd0;
        else if (quiet == 7'd94) dead <= 1'b1;
        else quiet <= quiet + 7'd1;
    end

    always @(posedge own) begin
        if (window == 11'd0) wanted <= edges >= EDGES_MIN && edges <= EDGES_MAX;
        if (dead) wanted <= 1'b0;
    end

    // The change
    // ----------

    reg own_0, own_on, src_0, src_on;
    initial {own_0, own_on, src_0, src_on} = 4'b0000;

    always @(posedge own) own_0  <= !wanted && !src_on;
    always @(negedge own) own_on <= own_0;
    always @(posedge src or posedge dead)
        if (dead) src_0 <= 1'b0;
        else src_0 <= wanted && !own_on;
    always @(negedge src or posedge dead)
        if (dead) src_on <= 1'b0;
        else src_on <= src_0;

    assign clk   = (own && own_on) || (src && src_on);
    assign taken = wanted && src_on;

endmodule

`default_nettype wire
